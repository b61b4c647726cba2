#include <QAction>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <boost/json.hpp>

#include "core/clinic/desk.h"
#include "core/clinic/documents.h"
#include "core/clinic/settling.h"
#include "core/model/kinds/conflict.h"
#include "core/store/sync_store.h"
#include "tests/ui/sync_center/open_inbox.h"
#include "tests/ui/sync_center/sync_status.h"
#include "ui/shell/sync_popover.h"
#include "ui/sync_center/conflict_words.h"
#include "ui/sync_center/sync_center_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/conflict_card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::TestClinic;
using std::chrono::milliseconds;
using std::chrono::minutes;
using sync_center::tests::Inbox;
using tests::kNow;
using tests::status;
using widgets::ConflictSide;

class SyncCenterTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void settlingByKeysAlone_changesTheRecordAndIsTakenBack();
    void settleIsOff_untilEveryRowHasAnAnswer();
    void ownWords_areTypedAndStand();
    void aFigureTypedIntoTheField_isNoChoice();
    void aPrescriberMarksACardAsSeen_andNobodyElseIsOffered();
    void whatWasMerged_standsInItsOwnListWithUndo();
    void whatIsParked_saysWhyAndIsTriedAgain();
    void aRoleThatNeedsAReason_isAskedForIt();
    void emptyLists_sayWhatTheyAreFor();
    void stop_forgetsEverythingOfTheSession();
    void columns_standSoThatYoursIsLeft();
    void anAllergy_hasItsSafeSideMarked();
    void theHead_saysWhoItIsWhenTheNameIsDisputed();
    void theHead_breaksNeitherTheNameNorTheNumberInANarrowWindow();
    void theStory_namesNoPlaceItDoesNotKnow();
    void everyReasonOfTheRegistry_hasWords();
    void aRestoredPc_listsExactlyWhatIsMissing();
    void everyStopOfTheKeyboard_hasNames();
    void thePage_saysAllIsSentOnlyWhenItIs();
};

void SyncCenterTest::initTestCase() {
    static theme::Theme look{theme::ThemeChoice{}};
    theme::install(*qApp, look);
}

void SyncCenterTest::settlingByKeysAlone_changesTheRecordAndIsTakenBack() {
    Inbox inbox;
    inbox.raise(inbox.card());
    inbox.start();
    QCOMPARE(inbox.rows(), 1);
    QSignalSpy undoable(&inbox.page, &widgets::Page::saidWithUndo);
    inbox.press("conflict_mine");
    QVERIFY(inbox.can("conflict_settle"));
    inbox.press("conflict_settle");
    QCOMPARE(undoable.count(), 1);
    QCOMPARE(inbox.nameNow(), std::string("Sunita Verma"));
    QCOMPARE(inbox.rows(), 0);
    inbox.page.undoLast();
    QCOMPARE(inbox.nameNow(), std::string("Sunita Varma"));
    QCOMPARE(inbox.rows(), 1);
}

void SyncCenterTest::settleIsOff_untilEveryRowHasAnAnswer() {
    Inbox inbox;
    inbox.raise(inbox.card());
    auto second = inbox.card();
    second.field = "sex";
    second.before = {"female"};
    second.mine = {"male"};
    second.theirs = {"female"};
    inbox.raise(second);
    inbox.start();
    QCOMPARE(inbox.rows(), 1);
    auto* card = inbox.page.findChild<widgets::ConflictCard*>();
    QCOMPARE(card->content().rows.size(), 2);
    inbox.press("conflict_mine");
    QVERIFY(!inbox.can("conflict_settle"));
    QVERIFY(inbox.words("conflict_open").contains(QStringLiteral("Sex")) ||
            inbox.words("conflict_open").contains(QStringLiteral("Name")));
    card->focusCurrent();
    QTest::keyClick(card, card->currentRow() == 0 ? Qt::Key_Down : Qt::Key_Up);
    inbox.press("conflict_theirs");
    QVERIFY(inbox.can("conflict_settle"));
    inbox.press("conflict_settle");
    QCOMPARE(inbox.rows(), 0);
}

void SyncCenterTest::ownWords_areTypedAndStand() {
    Inbox inbox;
    inbox.raise(inbox.card());
    inbox.start();
    inbox.press("conflict_edit");
    auto* field = inbox.page.findChild<QLineEdit*>(QStringLiteral("conflict_own"));
    field->setText(QStringLiteral("Sunita Verma Rao"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(inbox.can("conflict_settle"));
    QVERIFY(inbox.words("conflict_result").contains(QStringLiteral("Sunita Verma Rao")));
    inbox.press("conflict_settle");
    QCOMPARE(inbox.nameNow(), std::string("Sunita Verma Rao"));
}

void SyncCenterTest::aFigureTypedIntoTheField_isNoChoice() {
    Inbox inbox;
    inbox.raise(inbox.card());
    inbox.start();
    inbox.press("conflict_edit");
    auto* field = inbox.page.findChild<QLineEdit*>(QStringLiteral("conflict_own"));
    field->clear();
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("1 e 2"));
    QCOMPARE(field->text(), QStringLiteral("1 e 2"));
    QVERIFY(!inbox.can("conflict_settle"));
}

void SyncCenterTest::aPrescriberMarksACardAsSeen_andNobodyElseIsOffered() {
    {
        Inbox reception;
        reception.raise(reception.card());
        reception.start();
        QVERIFY(!reception.page.findChild<QAction*>(QStringLiteral("conflict_see"))->isVisible());
    }
    Inbox inbox("Doctor");
    inbox.raise(inbox.card());
    inbox.start();
    auto* see = inbox.page.findChild<QAction*>(QStringLiteral("conflict_see"));
    QVERIFY(see->isVisible());
    see->trigger();
    QVERIFY(!see->isVisible());
    QCOMPARE(inbox.clinic.auditCount("conflict.see"), 1);
    QCOMPARE(inbox.rows(), 1);
}

void SyncCenterTest::whatWasMerged_standsInItsOwnListWithUndo() {
    Inbox inbox;
    inbox.raise(inbox.card("low", "later_author"));
    inbox.start();
    QCOMPARE(inbox.rows(), 0);
    inbox.page.showTab(sync_center::SyncCenterPage::Tab::merged);
    QCOMPARE(inbox.rows(), 1);
    QVERIFY(inbox.can("conflict_undo"));
    QVERIFY(!inbox.page.findChild<QAction*>(QStringLiteral("conflict_settle"))->isVisible());
    inbox.press("conflict_undo");
    QCOMPARE(inbox.nameNow(), std::string("Sunita Verma"));
    QCOMPARE(inbox.rows(), 0);
}

void SyncCenterTest::whatIsParked_saysWhyAndIsTriedAgain() {
    Inbox inbox;
    const auto groups = store::nextGroups(*inbox.clinic.store, inbox.clinic.clock.now(), 1000, 1U << 24U);
    std::vector<store::OpAck> acks;
    for (const auto& op : groups->front().ops)
        acks.push_back({op.id, model::Verdict::parked, 0, "permission_denied", {}});
    QVERIFY(store::applyAnswer(*inbox.clinic.store, acks, {}, {}).has_value());
    inbox.start();
    inbox.page.showTab(sync_center::SyncCenterPage::Tab::parked);
    QCOMPARE(inbox.rows(), static_cast<int>(acks.size()));
    QVERIFY(inbox.words("parked_why").contains(QStringLiteral("no right")));
    inbox.press("parked_retry");
    QCOMPARE(inbox.rows(), 0);
}

void SyncCenterTest::aRoleThatNeedsAReason_isAskedForIt() {
    Inbox inbox("ClinicAdmin");
    inbox.raise(inbox.card());
    inbox.start();
    inbox.press("conflict_mine");
    inbox.press("conflict_settle");
    QCOMPARE(inbox.rows(), 1);
    auto* reason = inbox.page.findChild<QLineEdit*>(QStringLiteral("conflict_reason"));
    QVERIFY(reason->isVisibleTo(&inbox.page));
    reason->setText(QStringLiteral("asked the patient"));
    inbox.press("conflict_settle");
    QCOMPARE(inbox.rows(), 0);
    QCOMPARE(inbox.nameNow(), std::string("Sunita Verma"));
}

void SyncCenterTest::emptyLists_sayWhatTheyAreFor() {
    Inbox inbox;
    inbox.start();
    QStringList sentences;
    for (const auto tab : {sync_center::SyncCenterPage::Tab::toSettle, sync_center::SyncCenterPage::Tab::merged,
                           sync_center::SyncCenterPage::Tab::parked}) {
        inbox.page.showTab(tab);
        sentences << inbox.words("conflict_empty");
    }
    sentences.removeDuplicates();
    QCOMPARE(sentences.size(), 3);
}

void SyncCenterTest::stop_forgetsEverythingOfTheSession() {
    Inbox inbox;
    inbox.raise(inbox.card());
    inbox.start();
    inbox.page.stop();
    QCOMPARE(inbox.rows(), 0);
    for (const auto* label : inbox.page.findChildren<widgets::Label*>())
        QVERIFY2(!label->text().contains(QStringLiteral("Sunita")), qPrintable(label->text()));
}

void SyncCenterTest::columns_standSoThatYoursIsLeft() {
    clinic::ConflictView card;
    card.line.recordKind = "patient";
    card.line.field = "name";
    card.line.maySettle = true;
    card.line.state = "open";
    card.choices = {"mine", "theirs"};
    card.standing = "theirs";
    card.mine = {clinic::json::value("Later"), "Rohini", "Desk 1", {}, {}};
    card.theirs = {clinic::json::value("Earlier"), "Lata", "Vitals room", {}, {}};
    const auto here = sync_center::contentOf({card}, minutes(330), "Desk 1");
    QCOMPARE(here.rows.at(0).mine, QStringLiteral("Later"));
    QCOMPARE(here.mine.title, QStringLiteral("Yours"));
    const auto there = sync_center::contentOf({card}, minutes(330), "Vitals room");
    QCOMPARE(there.rows.at(0).mine, QStringLiteral("Earlier"));
    QCOMPARE(there.mine.title, QStringLiteral("Yours"));
    QCOMPARE(sync_center::choiceOf(ConflictSide::mine, sync_center::isSwapped(card, "Vitals room")),
             std::string("theirs"));
    QCOMPARE(there.mine.keep, QStringLiteral("Keep mine"));
    const auto elsewhere = sync_center::contentOf({card}, minutes(330), "Desk 9");
    QCOMPARE(elsewhere.mine.title, QStringLiteral("First"));
    QCOMPARE(elsewhere.mine.keep, QStringLiteral("Keep the first"));
    QCOMPARE(elsewhere.theirs.keep, QStringLiteral("Keep the second"));
}

void SyncCenterTest::anAllergy_hasItsSafeSideMarked() {
    clinic::ConflictView card;
    card.line.recordKind = "patient";
    card.line.field = "allergy_status";
    card.line.maySettle = true;
    card.line.state = "open";
    card.choices = {"mine", "theirs", "edited"};
    card.standing = "theirs";
    card.mine.value = "known";
    card.theirs.value = "none_known";
    const auto content = sync_center::contentOf({card}, minutes(330), {});
    QCOMPARE(content.rows.at(0).safeChoice, ConflictSide::mine);
    QVERIFY(content.rows.at(0).isClinical);
}

void SyncCenterTest::theHead_saysWhoItIsWhenTheNameIsDisputed() {
    Inbox inbox;
    inbox.raise(inbox.card());
    inbox.start();
    const auto about = inbox.words("conflict_about").replace(QChar(QChar::Nbsp), QLatin1Char(' '));
    QVERIFY2(about.contains(QStringLiteral(" · Female · UHID ")), qPrintable(about));
    const auto* list = inbox.page.findChild<widgets::ListView*>(QStringLiteral("conflict_list"));
    const auto row = list->model()
                         ->index(0, 0)
                         .data(Qt::AccessibleTextRole)
                         .toString()
                         .replace(QChar(QChar::Nbsp), QLatin1Char(' '));
    QVERIFY2(row.contains(QStringLiteral(" · Female, ")), qPrintable(row));
}

void SyncCenterTest::theHead_breaksNeitherTheNameNorTheNumberInANarrowWindow() {
    Inbox inbox;
    inbox.raise(inbox.card());
    inbox.start();
    const auto* title = inbox.page.findChild<widgets::Label*>(QStringLiteral("conflict_title"));
    const auto* about = inbox.page.findChild<widgets::Label*>(QStringLiteral("conflict_about"));
    const auto settle = [&](int width) {
        inbox.page.resize(width, 690);
        QTRY_COMPARE(inbox.page.width(), width);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    };
    settle(1270);
    QVERIFY(about->x() > title->geometry().right());
    settle(820);
    QVERIFY2(about->y() > title->geometry().bottom() - 2, "below the name");
    QCOMPARE(about->x(), title->x());
    for (const auto* label : {title, about})
        QVERIFY2(label->height() < 2 * label->fontMetrics().height(), qPrintable(label->text()));
    settle(1270);
    QVERIFY(about->x() > title->geometry().right());
}

void SyncCenterTest::theStory_namesNoPlaceItDoesNotKnow() {
    clinic::ConflictView card;
    card.line.recordKind = "patient";
    card.line.field = "name";
    card.mine = {clinic::json::value("Later"), "Rohini", "Vitals room", kNow, {}};
    card.theirs = {clinic::json::value("Earlier"), "Lata", "", kNow - minutes(5), {}};
    const auto story = sync_center::storyOf({card}, minutes(330));
    QStringList sentences;
    for (const auto& [at, sentence] : story) {
        QVERIFY2(!at.contains(QLatin1Char(' ')), qPrintable(at));  // a time is never broken
        sentences << sentence;
    }
    QVERIFY(sentences.contains(QStringLiteral("Lata changed Full name")));
    QVERIFY(sentences.contains(QStringLiteral("Rohini changed Full name (Vitals room)")));
    const auto content = sync_center::contentOf({card}, minutes(330), "Desk 9");
    QVERIFY(!content.mineIsHere);
}

void SyncCenterTest::everyReasonOfTheRegistry_hasWords() {
    const auto kind = model::describe(model::KindId::conflict);
    for (const auto reason : kind.find("reason")->known) {
        clinic::ConflictView card;
        card.line.recordKind = "appointment";
        card.line.reason = std::string(reason);
        card.line.state = "open";
        card.line.maySettle = true;
        QVERIFY2(!sync_center::conflictWords(card.line).isEmpty(), card.line.reason.c_str());
        QVERIFY2(!sync_center::conflictAdvice(card).isEmpty(), card.line.reason.c_str());
        QVERIFY2(!sync_center::whyNotBoth(card).isEmpty(), card.line.reason.c_str());
    }
}

void SyncCenterTest::aRestoredPc_listsExactlyWhatIsMissing() {
    const auto missing = boost::json::parse(
        R"({"ops":[17,18,19,22],"documents":{"invoice:A07:2627":[41,42],"patient:A07":[9]},"beyond":3})");
    const auto words = sync_center::missingWords(missing);
    for (const auto* part : {"A07/2627/00041", "A07/2627/00042", "A07-9", "17 \xe2\x80\x93 19", "22", "and 3 more"})
        QVERIFY2(words.contains(QString::fromUtf8(part)), qPrintable(words));
    Inbox inbox("ClinicAdmin");
    auto card = inbox.card("high", "device_restored");
    card.recordKind = "device";
    card.recordId = inbox.clinic.device.uuid();
    card.patient = {};
    card.field.clear();
    card.before = {};
    card.mine = {missing};
    card.theirs = {};
    inbox.raise(card);
    inbox.start();
    QCOMPARE(inbox.rows(), 1);
    QVERIFY(inbox.page.findChild<widgets::ConflictCard*>()->content().rows.at(0).mine.contains(
        QStringLiteral("A07/2627/00041")));
}

void SyncCenterTest::everyStopOfTheKeyboard_hasNames() {
    Inbox inbox("Doctor");
    inbox.raise(inbox.card());
    inbox.start();
    shell::SyncPopover popover;
    popover.setStatus(status(), kNow, minutes(330));
    for (const QWidget* whole : {static_cast<const QWidget*>(&inbox.page), static_cast<const QWidget*>(&popover)})
        for (const auto* widget : whole->findChildren<QWidget*>())
            if (widget->focusPolicy() & Qt::TabFocus) {
                QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            }
}

void SyncCenterTest::thePage_saysAllIsSentOnlyWhenItIs() {
    Inbox inbox;
    inbox.start();
    const auto said = [&](auto change) {
        auto now = status();
        change(now);
        inbox.page.setStatus(now);
        return inbox.words("sync_sentence");
    };
    const auto all = QStringLiteral("All work is sent");
    QVERIFY(said([](auto&) {}).contains(all));
    QVERIFY(!said([](auto& now) { now.parked = 1; }).contains(all));
    QVERIFY(said([](auto& now) { now.parked = 1; }).contains(QStringLiteral("admin")));
    QVERIFY(!said([](auto& now) { now.attachments.toSend = 1; }).contains(all));
    const auto both = said([](auto& now) {
        now.waiting = 9;
        now.oldestWaiting = kNow - minutes(14);
        now.parked = 1;
    });
    QVERIFY2(both.contains(QStringLiteral("wait since")) && both.contains(QStringLiteral("admin")), qPrintable(both));
}

QTEST_MAIN(SyncCenterTest)
#include "sync_center_test.moc"
