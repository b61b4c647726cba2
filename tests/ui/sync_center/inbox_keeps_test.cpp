#include <QAbstractButton>
#include <QLineEdit>
#include <QSet>
#include <QTest>

#include <algorithm>

#include "core/clinic/settling.h"
#include "tests/ui/sync_center/open_inbox.h"
#include "tests/ui/sync_center/sync_status.h"
#include "ui/sync_center/conflict_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/conflict_card.h"

using namespace opdesk;
using namespace opdesk::ui;
using std::chrono::minutes;
using sync_center::tests::Inbox;
using tests::kNow;
using widgets::ConflictSide;

/// What the inbox keeps over a lock, what it hides, and how its foot stands.
class InboxKeepsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void whatWasChosenAndTyped_comesBackAfterALock();
    void anotherPcNobodyKnows_hasItsLineInTheStory();
    void hiddenNames_standNowhereOnThePage();
    void settle_standsAtTheRightEndAndNeverAlone();
};

void InboxKeepsTest::initTestCase() {
    static theme::Theme look{theme::ThemeChoice{}};
    theme::install(*qApp, look);
}

void InboxKeepsTest::whatWasChosenAndTyped_comesBackAfterALock() {
    Inbox inbox("ClinicAdmin");
    inbox.raise(inbox.card());
    auto second = inbox.card();
    second.field = "locality";
    second.before = {"Kothrud"};
    second.mine = {"Karve Nagar"};
    second.theirs = {"Erandwane"};
    inbox.raise(second);
    inbox.start();
    auto* card = inbox.page.findChild<widgets::ConflictCard*>();
    const auto rowOf = [&](const char* field) {
        for (int row = 0; row < card->content().rows.size(); ++row)
            if (card->content().rows.at(row).field == QLatin1String(field))
                return row;
        return -1;
    };
    const auto sideOf = [&](const char* field) { return card->choices().at(rowOf(field)).side; };
    card->focusCurrent();
    QTest::keyClick(card, card->currentRow() == rowOf("name") ? Qt::Key_Right : Qt::Key_Up);
    QVERIFY(card->currentRow() == rowOf("name"));
    inbox.press("conflict_theirs");
    QTest::keyClick(card, rowOf("locality") > rowOf("name") ? Qt::Key_Down : Qt::Key_Up);
    inbox.press("conflict_edit");
    auto* own = inbox.page.findChild<QLineEdit*>(QStringLiteral("conflict_own"));
    own->selectAll();
    QTest::keyClicks(own, QStringLiteral("Warje"));
    inbox.page.stop();
    QVERIFY(own->text().isEmpty());
    inbox.start();
    QCOMPARE(sideOf("name"), ConflictSide::theirs);
    QCOMPARE(sideOf("locality"), ConflictSide::undecided);
    QVERIFY(own->isVisibleTo(&inbox.page));
    QCOMPARE(own->text(), QStringLiteral("Warje"));
    QTest::keyClick(own, Qt::Key_Return);
    auto* reason = inbox.page.findChild<QLineEdit*>(QStringLiteral("conflict_reason"));
    inbox.press("conflict_settle");
    QVERIFY(reason->isVisibleTo(&inbox.page));
    QTest::keyClicks(reason, QStringLiteral("asked her"));
    inbox.page.stop();
    inbox.start();
    QCOMPARE(reason->text(), QStringLiteral("asked her"));
    QCOMPARE(sideOf("locality"), ConflictSide::edited);
    inbox.press("conflict_settle");
    QCOMPARE(inbox.rows(), 0);
    // Settled, nothing of it is kept.
    inbox.raise(inbox.card());
    inbox.page.refresh({"conflict"});
    QCOMPARE(inbox.rows(), 1);
    QCOMPARE(card->choices().at(0).side, ConflictSide::undecided);
    QVERIFY(reason->text().isEmpty());
}

void InboxKeepsTest::anotherPcNobodyKnows_hasItsLineInTheStory() {
    clinic::ConflictView card;
    card.line.recordKind = "patient";
    card.line.field = "name";
    card.line.raisedAt = kNow;
    card.mine = {clinic::json::value("Later"), "Rohini", "Vitals room", kNow - minutes(5), {}};
    card.theirs = {clinic::json::value("Earlier"), "", "", {}, {}};
    QStringList sentences;
    for (const auto& [at, sentence] : sync_center::storyOf({card}, minutes(330)))
        sentences << sentence;
    QVERIFY2(sentences.contains(QStringLiteral("Another PC changed Full name")), qPrintable(sentences.join(u'|')));
    QCOMPARE(sentences.size(), 3);
}

void InboxKeepsTest::hiddenNames_standNowhereOnThePage() {
    Inbox inbox;
    inbox.raise(inbox.card());
    inbox.start();
    inbox.page.setNamesHidden(true);
    for (const auto* label : inbox.page.findChildren<widgets::Label*>())
        QVERIFY2(!label->text().contains(QStringLiteral("Sunita")), qPrintable(label->text()));
    const auto* list = inbox.page.findChild<widgets::ListView*>(QStringLiteral("conflict_list"));
    const auto row = list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(!row.contains(QStringLiteral("Sunita")), qPrintable(row));
    inbox.page.setNamesHidden(false);
    QVERIFY(inbox.words("conflict_title").contains(QStringLiteral("Sunita")));
}

void InboxKeepsTest::settle_standsAtTheRightEndAndNeverAlone() {
    Inbox inbox("Doctor");
    inbox.raise(inbox.card());
    inbox.start();
    auto* settle = inbox.page.findChild<QAbstractButton*>(QStringLiteral("conflict_button_settle"));
    int lines = 0;
    for (int wide = 1500; wide >= 840; wide -= 10) {
        inbox.page.resize(wide, 690);
        for (int round = 0; round < 3; ++round)
            QCoreApplication::sendPostedEvents();
        int beside = 0, right = 0;
        QSet<int> middles;
        for (const auto* button : settle->parentWidget()->findChildren<QAbstractButton*>()) {
            if (button->isHidden())
                continue;
            middles << button->geometry().center().y();
            right = std::max(right, button->geometry().right());
            beside += button != settle && button->geometry().center().y() == settle->geometry().center().y();
        }
        QVERIFY2(beside > 0, qPrintable(QString::number(wide)));
        QCOMPARE(settle->geometry().right(), right);
        lines = std::max(lines, static_cast<int>(middles.size()));
    }
    QVERIFY2(lines > 1, "the row breaks in a narrow window");
}

QTEST_MAIN(InboxKeepsTest)
#include "inbox_keeps_test.moc"
