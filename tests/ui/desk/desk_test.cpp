#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <boost/json.hpp>

#include "core/clinic/desk.h"
#include "core/clinic/drafts.h"
#include "core/clinic/queue.h"
#include "tests/ui/open_desk.h"
#include "ui/board/board_painter.h"
#include "ui/board/chime.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/new_patient_page.h"
#include "ui/desk/queue_model.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_painter.h"
#include "ui/patients/edit_patient_page.h"
#include "ui/patients/patient_form.h"
#include "ui/patients/patient_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::field;
using opdesk::tests::press;
using opdesk::tests::typeInto;
using widgets::qt;
using widgets::utf8;

namespace {

struct Front : opdesk::tests::OpenDesk {
    using OpenDesk::OpenDesk;
    model::VisitId token(const model::PatientId& patient) {
        clinic::IssueToken issue;
        issue.patient = patient;
        issue.doctor = clinic.doctor;
        clinic.clock.advance(std::chrono::minutes(1));
        return execute(clinic.as("Receptionist"), issue)->visit;
    }
    std::string order() {
        std::string tokens;
        const auto list = execute(clinic.as("Receptionist"), clinic::ListQueue{});
        for (const auto& line : list->tokens)
            tokens += line.token + ":" + line.status + " ";
        return tokens;
    }
};

const char* const kLiteral[] = {
    "<b>Anand</b> <img src=x> &amp; Rao", "=cmd|' /C calc'!A0 Anand",        "{{7*7}} ${x} %s Anand",
    "Robert'); DROP TABLE record;--",     "Asha 😀👨‍👩‍👧 Rao", "सुनीता <i>शर्मा</i>"};

}  // namespace

class DeskTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void whatIsTyped_survivesALockAndComesBackWithItsForm();
    void whatIsTyped_liesOnTheDiskSoonAfterTheLastKey();
    void anotherSearch_putsTheFormAsideAndNothingIsLost();
    void aSavedPatient_leavesNoDraft();
    void aKnownPerson_isOfferedWhatWasTyped();
    void details_areSavedWithPhoneAndConsents();
    void unsavedDetails_belongToTheirPatient();
    void queueKeys_doWhatTheyName();
    void aWaitOverTheLimit_isAmberAndSaid();
    void hostileText_isShownLiterallyOnEveryPage();
    void hostileText_isPrintedLiterallyOnTheSlip();
    void slip_fitsItsPaperInEveryLanguage();
    void everyLabel_isPlainText();
    void everyPage_fitsTheSmallestScreen();
    void board_showsUpToFourDoctorsWithoutNames();
    void aCall_isSaidWithoutAName();
};

void DeskTest::initTestCase() {
    static theme::Theme theme;
    theme::install(*qApp, theme);
}

void DeskTest::whatIsTyped_survivesALockAndComesBackWithItsForm() {
    Front front;
    desk::NewPatientPage page;
    front.show(page);
    page.begin({});
    typeInto(page, "new_name", QStringLiteral("Kamala Bai"));
    typeInto(page, "new_age", QStringLiteral("63"));
    typeInto(page, "new_guardian", QStringLiteral("Ganpat"));
    // The lock: the page forgets, the desk goes, and what was typed 300 ms ago or less is kept all the same.
    page.stop();
    front.desk.reset();
    QCOMPARE(field(page, "new_name")->text(), QString());
    front.open();
    front.show(page);
    page.begin({});
    QCOMPARE(field(page, "new_name")->text(), QStringLiteral("Kamala Bai"));
    QCOMPARE(field(page, "new_age")->text(), QStringLiteral("63"));
    QCOMPARE(field(page, "new_guardian")->text(), QStringLiteral("Ganpat"));
    QVERIFY(field(page, "new_guardian")->isVisible());
    // Another user of this PC sees nothing of it.
    page.stop();
    Front other;
    front.show(page);
    QVERIFY(!execute(front.clinic.as("Nurse"), clinic::ReadDraft{"new_patient", {}})->found);
}

void DeskTest::whatIsTyped_liesOnTheDiskSoonAfterTheLastKey() {
    Front front;
    desk::NewPatientPage page;
    front.show(page);
    page.begin(QStringLiteral("Shanta Gaikwad"));
    typeInto(page, "new_age", QStringLiteral("71"));
    // Nobody leaves the form, nothing is locked: the power may go.
    QTRY_VERIFY_WITH_TIMEOUT(execute(front.session, clinic::ReadDraft{"new_patient", {}})->found, 3000);
    const auto kept = execute(front.session, clinic::ReadDraft{"new_patient", {}});
    QVERIFY(kept->typed.at("name") == "Shanta Gaikwad");
    QVERIFY(kept->typed.at("age") == "71");
}

void DeskTest::anotherSearch_putsTheFormAsideAndNothingIsLost() {
    Front front;
    desk::NewPatientPage page;
    front.show(page);
    page.begin(QStringLiteral("Kamala"));
    typeInto(page, "new_age", QStringLiteral("63"));
    page.begin(QStringLiteral("Kamala"));
    QCOMPARE(field(page, "new_age")->text(), QStringLiteral("63"));
    page.begin(QStringLiteral("98000 07731"));
    QCOMPARE(field(page, "new_phone")->text(), QStringLiteral("98000 07731"));
    QCOMPARE(field(page, "new_name")->text(), QString());
    page.stop();
    front.show(page);
    press(page, "new_bring_back");
    QCOMPARE(field(page, "new_name")->text(), QStringLiteral("Kamala"));
    QCOMPARE(field(page, "new_age")->text(), QStringLiteral("63"));
    press(page, "new_bring_back");
    QCOMPARE(field(page, "new_phone")->text(), QStringLiteral("98000 07731"));
}

void DeskTest::aSavedPatient_leavesNoDraft() {
    Front front;
    desk::NewPatientPage page;
    front.show(page);
    QSignalSpy registered(&page, &desk::NewPatientPage::registered);
    page.begin(QStringLiteral("9800077123"));
    typeInto(page, "new_name", QStringLiteral("Ananya Deshmukh"));
    QTest::keyClick(field(page, "new_name"), Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("34"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("new_phone"));
    press(page, "new_save_token");
    QCOMPARE(registered.count(), 1);
    QVERIFY(registered.at(0).at(1).toBool());
    QVERIFY(!execute(front.session, clinic::ReadDraft{"new_patient", {}})->found);
}

void DeskTest::aKnownPerson_isOfferedWhatWasTyped() {
    Front front;
    const auto known = front.clinic.patient("Lakshmi Venkatesan", "34", "9800007731");
    desk::NewPatientPage page;
    front.show(page);
    QSignalSpy asked(&page, &desk::NewPatientPage::knownPerson);
    page.begin(QStringLiteral("Laxmi Venkatesan"));
    typeInto(page, "new_age", QStringLiteral("34"));
    typeInto(page, "new_locality", QStringLiteral("Erandwane"));
    QTRY_VERIFY(page.findChild<widgets::ListView*>(QStringLiteral("new_matches"))->model()->rowCount() > 0);
    press(page, "new_use");
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), qt(known.text()));

    patients::EditPatientPage edit;
    front.show(edit);
    edit.offer(qt(known.text()), {{"name", "Laxmi Venkatesan"}, {"locality", "Erandwane"}});
    QCOMPARE(field(edit, "edit_name")->text(), QStringLiteral("Lakshmi Venkatesan"));
    QCOMPARE(field(edit, "edit_locality")->text(), QStringLiteral("Erandwane"));
    QSignalSpy finished(&edit, &patients::EditPatientPage::finished);
    press(edit, "edit_save");
    QCOMPARE(finished.count(), 1);
    QCOMPARE(execute(front.session, clinic::OpenPatient{known, {}})->line.locality, std::string("Erandwane"));
}

void DeskTest::details_areSavedWithPhoneAndConsents() {
    Front front;
    const auto patient = front.clinic.patient("Sunita Sharma");
    patients::EditPatientPage edit;
    front.show(edit);
    edit.edit(qt(patient.text()));
    QCOMPARE(field(edit, "edit_age")->text(), QStringLiteral("34"));
    typeInto(edit, "edit_name", QStringLiteral("Sunita Sharma-Rao"));
    typeInto(edit, "edit_phone", QStringLiteral("98765 43210"));
    typeInto(edit, "edit_whose_phone", QStringLiteral("son"));
    QTest::keyClick(field<QCheckBox>(edit, "edit_consent_reminders"), Qt::Key_Space);
    press(edit, "edit_save");
    auto opened = execute(front.session, clinic::OpenPatient{patient, {}});
    QCOMPARE(opened->line.name, std::string("Sunita Sharma-Rao"));
    QCOMPARE(opened->line.phone, std::string("+919876543210"));
    QCOMPARE(opened->phoneRelation, std::string("son"));
    QCOMPARE(opened->consents.size(), 1u);
    QVERIFY(opened->consents[0].given);
    // Taking a consent back is as easy.
    edit.edit(qt(patient.text()));
    front.clinic.clock.advance(std::chrono::minutes(1));
    QTest::keyClick(field<QCheckBox>(edit, "edit_consent_reminders"), Qt::Key_Space);
    press(edit, "edit_save");
    opened = execute(front.session, clinic::OpenPatient{patient, {}});
    QVERIFY(!opened->consents[0].given);
}

void DeskTest::unsavedDetails_belongToTheirPatient() {
    Front front;
    const auto first = front.clinic.patient("Sunita Sharma");
    const auto second = front.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    patients::EditPatientPage edit;
    front.show(edit);
    edit.edit(qt(first.text()));
    typeInto(edit, "edit_locality", QStringLiteral("Warje"));
    edit.edit(qt(second.text()));
    QCOMPARE(field(edit, "edit_locality")->text(), QString());
    edit.edit(qt(first.text()));
    QCOMPARE(field(edit, "edit_locality")->text(), QStringLiteral("Warje"));
    press(edit, "edit_reset");
    QCOMPARE(field(edit, "edit_locality")->text(), QString());
}

void DeskTest::queueKeys_doWhatTheyName() {
    Front front;
    for (int i = 0; i < 3; ++i)
        front.token(front.clinic.patient(std::string("Patient ") + "ABC"[i], "34", "980001110" + std::to_string(i)));
    desk::DeskPage page;
    front.show(page);
    page.focusQueue();
    auto* table = page.findChild<widgets::TableView*>(QStringLiteral("queue_table"));
    table->setCurrentIndex(table->model()->index(2, 0));
    const auto ask = [&](const QString& words) {
        auto* reason = field(page, "queue_ask_reason");
        QVERIFY(reason->hasFocus());
        QTest::keyClicks(reason, words);
        QTest::keyClick(reason, Qt::Key_Return);
    };
    press(page, "desk_up");
    ask(QStringLiteral("has a bus to catch"));
    page.refresh({"visit"});
    QCOMPARE(front.order(), std::string("A-1:waiting A-3:waiting A-2:waiting "));
    QCOMPARE(table->currentIndex().row(), 1);  // the mark moved with its token
    QVERIFY(table->hasFocus());
    page.undoLast();
    QCOMPARE(front.order(), std::string("A-1:waiting A-2:waiting A-3:waiting "));
    page.refresh({"visit"});
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Space);
    QCOMPARE(front.order(), std::string("A-1:called A-2:waiting A-3:waiting "));
    page.refresh({"visit"});
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Delete);
    QTest::keyClick(field(page, "queue_ask_reason"), Qt::Key_Return);  // without a reason nothing happens
    QCOMPARE(front.order(), std::string("A-1:called A-2:waiting A-3:waiting "));
    QTest::keyClick(field(page, "queue_ask_reason"), Qt::Key_Escape);
    QVERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Delete);
    ask(QStringLiteral("went home"));
    QCOMPARE(front.order(), std::string("A-1:called A-3:waiting A-2:cancelled "));
    page.undoLast();
    QCOMPARE(front.order(), std::string("A-1:called A-2:waiting A-3:waiting "));
}

void DeskTest::aWaitOverTheLimit_isAmberAndSaid() {
    Front front;
    front.token(front.clinic.patient("Sunita Sharma"));
    front.clinic.clock.advance(std::chrono::minutes(26));
    desk::DeskPage page;
    front.show(page);
    auto* table = page.findChild<widgets::TableView*>(QStringLiteral("queue_table"));
    const auto* model = qobject_cast<desk::QueueModel*>(table->model());
    QVERIFY(model->token(model->index(0, 0)).waitedLong);
    QVERIFY(model->token(model->index(0, 0)).spoken.contains(QStringLiteral("waits too long")));
}

void DeskTest::hostileText_isShownLiterallyOnEveryPage() {
    for (const auto* literal : kLiteral) {
        Front front;
        clinic::RegisterPatient command;
        command.name = command.locality = command.address = command.remark = literal;
        command.sex = "female";
        command.age = "34";
        command.noPhone = command.acceptDuplicate = true;
        const auto added = execute(front.session, command);
        QVERIFY2(added.has_value(), literal);
        const auto words = QString::fromUtf8(literal);
        front.token(added->patient);

        desk::DeskPage page;
        front.show(page);
        auto* table = page.findChild<widgets::TableView*>(QStringLiteral("queue_table"));
        const auto* model = qobject_cast<desk::QueueModel*>(table->model());
        QCOMPARE(model->token(model->index(0, 0)).patient, words);
        page.searchFor(words.left(12));
        const auto hits = page.findChild<widgets::ListView*>(QStringLiteral("desk_results"));
        for (int row = 0; row < hits->model()->rowCount(); ++row)
            QVERIFY(!hits->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().isEmpty());

        patients::EditPatientPage edit;
        front.show(edit);
        edit.edit(qt(added->patient.text()));
        for (const auto* name : {"edit_name", "edit_locality", "edit_address", "edit_remark"})
            QCOMPARE(field(edit, name)->text(), words);

        patients::PatientPage record;
        front.show(record);
        record.showPatient(qt(added->patient.text()));
        bool shown = false;
        for (const auto* label : record.findChildren<QLabel*>())
            shown = shown || label->text() == words;
        QVERIFY2(shown, literal);
        // Saved as it stands, nothing is a change.
        QVERIFY(edit.findChild<patients::PatientForm*>()->edits().empty());
    }
}

void DeskTest::hostileText_isPrintedLiterallyOnTheSlip() {
    const auto reader = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    QVERIFY2(!reader.isEmpty(), "pdftotext (poppler-utils) is needed to read the paper back");
    QTemporaryDir folder;
    for (const auto* literal : {"<b>Anand</b>", "=cmd|'/C", "{{7*7}}", "Robert');", "&amp;Rao"}) {
        paper::TokenSlip slip;
        slip.clinic = "Banyan & <i>Lane</i>";
        slip.token = "A-14";
        slip.firstName = literal;
        const auto file = folder.filePath(QStringLiteral("slip.pdf"));
        QFile pdf(file);
        QVERIFY(pdf.open(QIODevice::WriteOnly));
        pdf.write(paper::toPdf(slip, paper::SlipPaper::a6));
        pdf.close();
        QProcess read;
        read.start(reader, {QStringLiteral("-layout"), file, QStringLiteral("-")});
        QVERIFY(read.waitForFinished());
        const auto words = QString::fromUtf8(read.readAllStandardOutput());
        QVERIFY2(words.contains(QString::fromUtf8(literal)), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("Banyan & <i>Lane</i>")), qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("A-14")));
    }
}

void DeskTest::slip_fitsItsPaperInEveryLanguage() {
    for (const auto* language : {"en", "hi", "mr", "ta", "te", "bn", "gu", "kn", "ml", "pa"}) {
        clinic::TokenSlipOf::Answer answer;
        answer.clinic = "Banyan Lane Clinic, Kothrud";
        answer.token = "A-114·2";
        answer.doctor = "Dr. Meera Kulkarni";
        answer.room = "1";
        answer.firstNameAge = "सुनीता, 42 y";
        answer.waitText = "about 38 min";
        answer.dateText = "17-11-2026";
        answer.timeText = "11:42 am";
        answer.language = language;
        const auto slip = paper::toPaper(answer);
        QVERIFY2((std::string_view(language) == "en") == slip.local.empty(), language);
        const auto image = paper::toSlip(slip);
        QCOMPARE(image.width(), 576);
        // Nothing runs into the edges of the roll.
        for (int y = 0; y < image.height(); ++y) {
            QVERIFY2(image.pixelColor(0, y) == Qt::white, language);
            QVERIFY2(image.pixelColor(575, y) == Qt::white, language);
        }
        for (const auto paper : {paper::SlipPaper::roll80, paper::SlipPaper::roll58, paper::SlipPaper::a6})
            QVERIFY(paper::toPdf(slip, paper).startsWith("%PDF"));
        if (const auto pictures = qEnvironmentVariable("OPDESK_PICTURES"); !pictures.isEmpty()) {
            image.save(pictures + QStringLiteral("/slip-%1.png").arg(QLatin1String(language)));
            QFile pdf(pictures + QStringLiteral("/slip-%1.pdf").arg(QLatin1String(language)));
            if (pdf.open(QIODevice::WriteOnly))
                pdf.write(paper::toPdf(slip, paper::SlipPaper::a6));
        }
    }
}

void DeskTest::everyLabel_isPlainText() {
    Front front;
    desk::DeskPage desk;
    desk::NewPatientPage fresh;
    patients::EditPatientPage edit;
    patients::PatientPage record;
    for (widgets::Page* page : {static_cast<widgets::Page*>(&desk), static_cast<widgets::Page*>(&fresh),
                                static_cast<widgets::Page*>(&edit), static_cast<widgets::Page*>(&record)}) {
        front.show(*page);
        for (const auto* label : page->findChildren<QLabel*>())
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
        for (const auto* widget : page->findChildren<QWidget*>())
            QVERIFY2(widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
    }
}

void DeskTest::everyPage_fitsTheSmallestScreen() {
    // 1366x768 without rail, top bar and key bar.
    constexpr int kWidth = 1366 - 76, kHeight = 768 - 48 - 28;
    Front front;
    const auto patient = front.clinic.patient("Sunita Sharma");
    front.token(patient);
    desk::DeskPage desk;
    desk::NewPatientPage fresh;
    patients::EditPatientPage edit;
    patients::PatientPage record;
    for (widgets::Page* page : {static_cast<widgets::Page*>(&desk), static_cast<widgets::Page*>(&fresh),
                                static_cast<widgets::Page*>(&edit), static_cast<widgets::Page*>(&record)}) {
        front.show(*page);
        edit.edit(qt(patient.text()));
        record.showPatient(qt(patient.text()));
        QVERIFY2(page->minimumSizeHint().width() <= kWidth, page->metaObject()->className());
        const int high = std::max(page->minimumSizeHint().height(), page->heightForWidth(kWidth));
        QVERIFY2(high <= kHeight, qPrintable(QStringLiteral("%1: %2").arg(page->objectName()).arg(high)));
    }
}

void DeskTest::board_showsUpToFourDoctorsWithoutNames() {
    clinic::PublicQueue::Answer content;
    content.clinic = "Banyan Lane Clinic";
    content.language = "mr";
    const base::ManualClock clock(base::fromMillis(1'763'360'000'000));
    clinic::BoardLine called{"Dr. Meera Kulkarni",     "1", "called", "A-13", "G. K. N.", clock.now(), {},
                             {"A-14", "A-15", "A-16"}, 3,   28};
    clinic::BoardLine inside{"Dr. Joseph Fernandes", "2", "in_room", "B-07", "A. J.", {}, {}, {"B-08", "B-09"}, 2, 15};
    clinic::BoardLine away{"Dr. Nilufar Ansari", "3", "away", {}, {}, {}, "6:00 pm", {}, 0, 0};
    content.doctors = {called, inside, away};
    for (const QSize size : {QSize(1366, 768), QSize(1920, 1080), QSize(960, 540)}) {
        QImage image(size, QImage::Format_RGB32);
        QPainter painter(&image);
        board::paintBoard(painter, image.rect(), {&content, 0, clock.now(), clock.now(), std::chrono::minutes(330)});
        painter.end();
        // Something stands in each third, and the frame at the screen's edge stays empty.
        const auto ground = image.pixelColor(2, 2);
        for (int x = 0; x < size.width(); ++x)
            QVERIFY(image.pixelColor(x, size.height() - 2) == ground);
        if (const auto pictures = qEnvironmentVariable("OPDESK_PICTURES"); !pictures.isEmpty())
            image.save(pictures + QStringLiteral("/board-%1.png").arg(size.width()));
    }
}

void DeskTest::aCall_isSaidWithoutAName() {
    QCOMPARE(board::spokenCall(QStringLiteral("A-13"), QStringLiteral("1")), QStringLiteral("A 13, room 1"));
    QCOMPARE(board::spokenCall(QStringLiteral("A-4·2"), QStringLiteral("Room 2")), QStringLiteral("A 4 2, room 2"));
}

QTEST_MAIN(DeskTest)
#include "desk_test.moc"
