#include <QAccessible>
#include <QAction>
#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include "core/clinic/attachments.h"
#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "tests/ui/open_desk.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/match_words.h"
#include "ui/desk/new_patient_page.h"
#include "ui/patients/day_cards.h"
#include "ui/patients/edit_patient_page.h"
#include "ui/patients/facts_delegate.h"
#include "ui/patients/patient_page.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::enterInto;
using opdesk::tests::field;
using opdesk::tests::OpenDesk;
using widgets::qt;

namespace {

QString wordsOf(const QList<patients::FactLine>& facts, const QString& label) {
    for (const auto& fact : facts)
        if (fact.label == label)
            return fact.words;
    return {};
}

}  // namespace

class RegistrationTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void noPhone_isTickedNotLeftOut();
    void enter_walksPastTheTickWhereANumberStands();
    void more_isARowThatOpens();
    void aChild_isNotSavedWithoutTheRelation();
    void aMatch_saysWhyFieldByField();
    void moreOfAMatch_isShownBesideTheForm();
    void whatIsStillOpen_standsInLineWithTheButtons();
    void theFigures_haveTheirNames();
    void aDay_isOneCard();
    void aPhone_isWholeOnlyInItsField();
    void aStoredPhone_isNotReadOutWhole();
    void aHalfTypedAllergy_isKeptAndAskedFor();
    void nothingChanged_isNotSaidToBeSaved();
    void aPhoto_isSmallAndSaysNothingElse();
    void everyPage_fitsASmallScreenAt150Percent();
};

void RegistrationTest::initTestCase() {
    opdesk::tests::installTheme();
}

void RegistrationTest::noPhone_isTickedNotLeftOut() {
    OpenDesk counter;
    desk::NewPatientPage page;
    counter.show(page);
    QSignalSpy registered(&page, &desk::NewPatientPage::registered);
    page.begin(QStringLiteral("Kamala Bai"));
    enterInto(page, "new_age", QStringLiteral("63"));
    QTest::keyClick(field<QWidget>(page, "new_sex"), Qt::Key_F);
    field<QAction>(page, "new_save")->trigger();
    QCOMPARE(registered.count(), 0);
    QTest::keyClick(field<QCheckBox>(page, "new_no_phone"), Qt::Key_Space);
    QVERIFY(!field(page, "new_phone")->isEnabled());
    field<QAction>(page, "new_save")->trigger();
    QCOMPARE(registered.count(), 1);
}

void RegistrationTest::enter_walksPastTheTickWhereANumberStands() {
    OpenDesk counter;
    desk::NewPatientPage page;
    counter.show(page);
    const auto focus = [] { return QApplication::focusWidget()->objectName(); };
    const auto enter = [] { QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); };
    page.begin(QStringLiteral("9876543210"));
    auto* phone = field(page, "new_phone");
    auto* none = field<QCheckBox>(page, "new_no_phone");
    QVERIFY(!none->isEnabled());
    phone->setFocus();
    enter();
    QCOMPARE(focus(), QStringLiteral("new_whose_phone"));
    enter();
    QCOMPARE(focus(), QStringLiteral("new_locality"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Karve Nagar"));
    QCOMPARE(field(page, "new_locality")->text(), QStringLiteral("Karve Nagar"));
    QVERIFY(!none->isChecked());

    phone->clear();
    phone->setFocus();
    enter();
    QCOMPARE(focus(), QStringLiteral("new_no_phone"));
    QTest::keyClick(none, Qt::Key_Space);
    QVERIFY(none->isChecked() && none->isEnabled());
    enter();
    QCOMPARE(focus(), QStringLiteral("new_locality"));
}

void RegistrationTest::more_isARowThatOpens() {
    OpenDesk counter;
    desk::NewPatientPage page;
    counter.show(page);
    auto* row = field<QAbstractButton>(page, "new_more_row");
    QVERIFY(row->isVisible());
    QVERIFY(!field(page, "new_guardian")->isVisible());
    row->click();
    QVERIFY(field(page, "new_guardian")->isVisible());
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("new_guardian"));
    row->click();
    QVERIFY(!field(page, "new_guardian")->isVisible());
}

void RegistrationTest::aMatch_saysWhyFieldByField() {
    clinic::PossibleDuplicate match;
    match.patient.name = "Lakshmi Venkatesan";
    match.patient.sex = "female";
    match.patient.phone = "+919800007731";
    match.patient.phoneMasked = "98•••• 7731";
    match.patient.locality = "Erandwane";
    match.patient.birthDate = base::Date{std::chrono::year(1992), std::chrono::January, std::chrono::day(1)};
    match.reasons = {"sounds_alike", "same_birth_year"};
    clinic::FindDuplicates typed;
    typed.age = "34";
    typed.phone = "98000 0773";
    typed.sex = "male";
    const auto facts = desk::matchFacts(match, typed, QStringLiteral("erandwane"));
    QCOMPARE(wordsOf(facts, QStringLiteral("Name")), QStringLiteral("Sounds the same, other spelling"));
    QCOMPARE(wordsOf(facts, QStringLiteral("Born")), QStringLiteral("1992 (stated)"));
    QVERIFY(wordsOf(facts, QStringLiteral("Mobile")).startsWith(QStringLiteral("All 9 digit")));
    QCOMPARE(wordsOf(facts, QStringLiteral("Locality")), QStringLiteral("Erandwane"));
    using Mark = patients::FactLine::Mark;
    QList<Mark> marks;
    for (const auto& fact : facts)
        marks << fact.mark;
    // Name, born, sex, mobile, locality, last visit: a different sex speaks against.
    QCOMPARE(marks, (QList<Mark>{Mark::alike, Mark::same, Mark::differs, Mark::alike, Mark::same, Mark::none}));
    typed.phone = "9911122233";
    QVERIFY(
        wordsOf(desk::matchFacts(match, typed, {}), QStringLiteral("Mobile")).startsWith(QStringLiteral("Different")));
}

void RegistrationTest::aChild_isNotSavedWithoutTheRelation() {
    OpenDesk counter;
    desk::NewPatientPage page;
    counter.show(page);
    QSignalSpy registered(&page, &desk::NewPatientPage::registered);
    page.begin(QStringLiteral("9800077123"));
    opdesk::tests::typeInto(page, "new_name", QStringLiteral("Arjun Rao"));
    opdesk::tests::typeInto(page, "new_age", QStringLiteral("8"));
    QTest::keyClick(field(page, "new_age"), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_M);
    opdesk::tests::typeInto(page, "new_guardian", QStringLiteral("Meena Rao"));
    page.findChild<QAction*>(QStringLiteral("new_save_token"))->trigger();
    QCOMPARE(registered.count(), 0);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("new_guardian_relation"));
    opdesk::tests::typeInto(page, "new_guardian_relation", QStringLiteral("mother"));
    page.findChild<QAction*>(QStringLiteral("new_save_token"))->trigger();
    QCOMPARE(registered.count(), 1);
}

void RegistrationTest::moreOfAMatch_isShownBesideTheForm() {
    OpenDesk counter;
    counter.clinic.patient("Lakshmi Venkatesan", "34", "9800007731");
    desk::NewPatientPage page;
    counter.show(page);
    page.begin(QStringLiteral("Laxmi Venkatesan"));
    auto* list = field<widgets::ListView>(page, "new_matches");
    QTRY_VERIFY(list->model()->rowCount() > 0);
    QVERIFY(field<widgets::OpButton>(page, "new_match_use")->isVisible());
    const auto labels = page.findChildren<widgets::Label*>();
    QVERIFY(std::ranges::any_of(
        labels, [](const auto* label) { return label->isVisible() && label->text() == QLatin1String("1 match(es)"); }));
    const auto first = list->model()->index(0, 0);
    const auto before = first.data(widgets::kRowRole).value<patients::FactsRow>().facts.size();
    field<QAction>(page, "new_beside")->trigger();
    const auto shown = first.data(widgets::kRowRole).value<patients::FactsRow>();
    QVERIFY(shown.facts.size() > before);
    QVERIFY(!wordsOf(shown.facts, QStringLiteral("Number")).isEmpty());
    // What is typed stays.
    QCOMPARE(field(page, "new_name")->text(), QStringLiteral("Laxmi Venkatesan"));
    field<QAction>(page, "new_beside")->trigger();
    QCOMPARE(first.data(widgets::kRowRole).value<patients::FactsRow>().facts.size(), before);
}

void RegistrationTest::whatIsStillOpen_standsInLineWithTheButtons() {
    OpenDesk counter;
    desk::NewPatientPage page;
    counter.show(page);
    page.begin(QStringLiteral("Asha"));
    const auto middle = [&](const char* name) {
        const auto* part = field<QWidget>(page, name);
        return part->mapTo(&page, part->rect().center()).y();
    };
    QTRY_VERIFY2(std::abs(middle("new_open") - middle("new_button_back")) <= 2,
                 qPrintable(QStringLiteral("%1 %2").arg(middle("new_open")).arg(middle("new_button_back"))));
}

void RegistrationTest::theFigures_haveTheirNames() {
    const auto words = [](const std::vector<clinic::TimelineFigure>& figures) {
        return patients::figureWords(figures).split(QStringLiteral(" · "));
    };
    // A line may break between two figures, never in one.
    const auto whole = [](QString figure) { return figure.replace(u' ', QChar::Nbsp); };
    QCOMPARE(words({{"systolic", 152, "warn", "high"},
                    {"diastolic", 94, "warn", "high"},
                    {"pulse", 82, {}, {}},
                    {"temperature", 369, {}, {}},
                    {"spo2", 88, "critical", "low"},
                    {"weight", 78'400, {}, {}}}),
             (QStringList{whole(QStringLiteral("BP 152/94 mmHg ↑ High")), whole(QStringLiteral("Pulse 82 /min")),
                          whole(QStringLiteral("Temp 98.4 °F")), whole(QStringLiteral("SpO₂ 88 % ↓ Very low")),
                          whole(QStringLiteral("Weight 78.4 kg"))}));
    QCOMPARE(words({{"pulse", 82, {}, {}}}), QStringList{whole(QStringLiteral("Pulse 82 /min"))});
    QCOMPARE(patients::figureWords({}), QString());
}

void RegistrationTest::aDay_isOneCard() {
    clinic::OpenPatient::Answer patient;
    const auto at = [](int hours) { return base::fromMillis(1'763'360'000'000 - hours * 3'600'000LL); };
    const auto line = [&](const char* kind, int hours, const char* summary) {
        clinic::TimelineLine one;
        one.kind = kind;
        one.at = at(hours);
        one.summary = summary;
        return one;
    };
    auto paper = line("prescription", 0, "Fever · PARACETAMOL");
    paper.reason = "Fever for 3 days";
    paper.diagnosis = "Viral fever";
    paper.medicines = "PARACETAMOL 500 mg";
    auto note = line("note", 0, "Viral fever");
    note.diagnosis = "Viral fever";
    auto taken = line("vitals", 0, "120/80 · 72");
    taken.figures = {{"systolic", 120, {}, {}}, {"diastolic", 80, {}, {}}, {"pulse", 72, {}, {}}};
    auto before = line("vitals", 48, "130/90");
    before.figures = {{"systolic", 130, {}, {}}, {"diastolic", 90, {}, {}}};
    patient.timeline = {paper, note, taken, line("visit", 0, "A-1 · done"), before};
    QSet<QString> papers;
    const auto rows = patients::dayCards(patient, std::chrono::minutes(330), {}, papers);
    QCOMPARE(rows.size(), std::size_t(2));
    const auto today = rows.front().shown.value<patients::FactsRow>();
    QCOMPARE(wordsOf(today.facts, QStringLiteral("Reason")), QStringLiteral("Fever for 3 days"));
    QCOMPARE(wordsOf(today.facts, QStringLiteral("Diagnosis")), QStringLiteral("Viral fever"));
    QCOMPARE(wordsOf(today.facts, QStringLiteral("Medicines")), QStringLiteral("PARACETAMOL 500 mg"));
    QCOMPARE(wordsOf(today.facts, QStringLiteral("Vitals")).replace(QChar::Nbsp, u' '),
             QStringLiteral("BP 120/80 mmHg · Pulse 72 /min"));
    QVERIFY2(today.aside.startsWith(QStringLiteral("A-1 · given ")), qPrintable(today.aside));
    QCOMPARE(patients::dayCards(patient, std::chrono::minutes(330), {QStringLiteral("vitals"), {}}, papers).size(),
             std::size_t(2));
    QCOMPARE(patients::dayCards(patient, std::chrono::minutes(330), {{}, QStringLiteral("viral")}, papers).size(),
             std::size_t(1));
}

void RegistrationTest::aPhone_isWholeOnlyInItsField() {
    OpenDesk counter;
    const auto patient = counter.clinic.patient("Sunita Sharma", "34", "9822010926");
    patients::PatientPage page;
    counter.show(page);
    page.showPatient(qt(patient.text()));
    auto* phone = field(page, "patient_phone");
    QVERIFY(!phone->text().contains(QStringLiteral("98220")));
    const auto looks = counter.clinic.auditCount("patient.open");
    phone->setFocus();
    QTRY_VERIFY(phone->text().contains(QStringLiteral("98220")));
    QCOMPARE(counter.clinic.auditCount("patient.open"), looks + 1);
    field<widgets::ListView>(page, "patient_timeline")->setFocus();
    QVERIFY(!phone->text().contains(QStringLiteral("98220")));
}

void RegistrationTest::aStoredPhone_isNotReadOutWhole() {
    OpenDesk counter;
    const auto patient = counter.clinic.patient("Sunita Sharma", "34", "9822010926");
    patients::EditPatientPage page;
    counter.show(page);
    page.edit(qt(patient.text()));
    auto* phone = field(page, "edit_phone");
    QCOMPARE(phone->text(), QStringLiteral("9822010926"));
    field(page, "edit_name")->setFocus();
    const auto heard = [&] {
        auto* spoken = QAccessible::queryAccessibleInterface(phone);
        return QStringList{spoken->text(QAccessible::Value), spoken->text(QAccessible::Description)}.join(u'|');
    };
    QVERIFY2(!heard().contains(QStringLiteral("98220")), qPrintable(heard()));
    QVERIFY2(heard().contains(QStringLiteral("926")), qPrintable(heard()));
    phone->setFocus();
    QVERIFY2(heard().contains(QStringLiteral("9822010926")), qPrintable(heard()));
}

void RegistrationTest::aHalfTypedAllergy_isKeptAndAskedFor() {
    OpenDesk counter("Doctor");
    const auto patient = counter.clinic.patient("Sunita Sharma");
    clinic::IssueToken issue;
    issue.patient = patient;
    issue.doctor = counter.clinic.doctor;
    QVERIFY(execute(counter.clinic.as("Receptionist"), issue).has_value());
    patients::EditPatientPage page;
    counter.show(page);
    page.edit(qt(patient.text()));
    QVERIFY(field(page, "edit_allergy_substance")->isVisible());
    enterInto(page, "edit_allergy_substance", QStringLiteral("Penicillin"));
    QSignalSpy left(&page, &widgets::Page::patientAsked);
    field<QAction>(page, "edit_save")->trigger();
    QCOMPARE(left.count(), 0);
    page.stop();
    page.start(counter.desk);
    page.edit(qt(patient.text()));
    QCOMPARE(field(page, "edit_allergy_substance")->text(), QStringLiteral("Penicillin"));
}

void RegistrationTest::nothingChanged_isNotSaidToBeSaved() {
    OpenDesk counter;
    const auto patient = counter.clinic.patient("Sunita Sharma");
    patients::EditPatientPage page;
    counter.show(page);
    QSignalSpy left(&page, &widgets::Page::patientAsked);
    QSignalSpy said(&page, &widgets::Page::said);
    page.edit(qt(patient.text()));
    field<QAction>(page, "edit_save")->trigger();
    QCOMPARE(left.count(), 1);
    QCOMPARE(said.count(), 0);
    page.edit(qt(patient.text()));
    enterInto(page, "edit_locality", QStringLiteral("Erandwane"));
    field<QAction>(page, "edit_save")->trigger();
    QCOMPARE(left.count(), 2);
    QCOMPARE(said.count(), 1);
}

void RegistrationTest::aPhoto_isSmallAndSaysNothingElse() {
    OpenDesk counter("Doctor");
    const auto patient = counter.clinic.patient("Sunita Sharma");
    QImage face(64, 64, QImage::Format_RGB32);
    face.fill(Qt::gray);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    QVERIFY(face.save(&buffer, "JPEG"));
    clinic::AddAttachment add;
    add.patient = patient;
    add.title = std::string(clinic::kPhotoTitle);
    add.content.assign(bytes.begin(), bytes.end());
    const auto added = execute(counter.session, add);
    QVERIFY(added.has_value());
    clinic::OpenAttachment open;
    open.attachment = added->attachment;
    const auto opened = execute(counter.session, open);
    QVERIFY(opened.has_value());
    QCOMPARE(opened->content, add.content);
}

void RegistrationTest::everyPage_fitsASmallScreenAt150Percent() {
    // 1366x768 at 150 % without rail, top bar and key bar.
    constexpr QSize kRoom(835, 436);
    OpenDesk counter;
    const auto patient = counter.clinic.patient("Sunita Sharma");
    desk::DeskPage desk;
    desk::NewPatientPage fresh;
    patients::EditPatientPage edit;
    patients::PatientPage record;
    for (widgets::Page* page : {static_cast<widgets::Page*>(&desk), static_cast<widgets::Page*>(&fresh),
                                static_cast<widgets::Page*>(&edit), static_cast<widgets::Page*>(&record)}) {
        counter.show(*page, kRoom);
        edit.edit(qt(patient.text()));
        record.showPatient(qt(patient.text()));
        QTest::qWait(0);
        const auto least = page->minimumSizeHint();
        QVERIFY2(
            least.width() <= kRoom.width() && least.height() <= kRoom.height(),
            qPrintable(QStringLiteral("%1: %2x%3").arg(page->objectName()).arg(least.width()).arg(least.height())));
    }
}

QTEST_MAIN(RegistrationTest)
#include "registration_test.moc"
