#include <QAction>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

#include "tests/support/billing_rows.h"
#include "tests/support/clinic_server.h"
#include "tests/ui/open_desk.h"
#include "ui/devices/devices_page.h"
#include "ui/widgets/label.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::tests;
using namespace opdesk::ui;

namespace {

/// The admin's page over a server that knows three PCs.
struct Office : OpenDesk {
    Office() : OpenDesk("ClinicAdmin") {
        session.sync = &server;
        session.presence = &presence;
        server.add(clinic.device.uuid(), "Office", 1, "active", clinic.clock.now());
        server.add(front, "Front", 2, "active", clinic.clock.now());
        server.add(old, "Old", 3, "revoked", clinic.clock.now());
        group = server.setAside(front, clinic.doctor.uuid(), "wrong_state", clinic.clock.now(),
                                {base::json::object{{"kind", "patient"},
                                                    {"record", front.text()},
                                                    {"action", "create"},
                                                    {"patient", front.text()},
                                                    {"name", "Asha Leaver"},
                                                    {"fields", base::json::array{"name", "birth_date"}}}},
                                clinic);
        server.setAside(front, clinic.doctor.uuid(), "not_found", clinic.clock.now(),
                        {base::json::object{{"kind", "visit"}, {"record", old.text()}, {"action", "set"}}}, clinic);
        show(page);
    }
    widgets::ListView* list() { return field<widgets::ListView>(page, "devices_list"); }
    void goToRow(int row) { list()->setCurrentIndex(list()->model()->index(row, 0)); }
    QString title(int row) {
        return list()->model()->index(row, 0).data(widgets::kRowRole).value<widgets::TwoLineRow>().title;
    }
    QString words(const char* name) { return field<widgets::Label>(page, name)->text(); }
    /// What taking it in would change, as it stands on the page.
    QString changes() {
        QStringList all;
        for (const auto* label : page.findChild<QWidget*>(QStringLiteral("devices_changes"))->findChildren<QLabel*>())
            all << label->text();
        return all.join(QLatin1Char('\n'));
    }
    QAction* doIt() { return page.findChild<QAction*>(QStringLiteral("devices_do")); }
    QString toFill() { return page.findChild<widgets::OpenSummary*>(QStringLiteral("devices_to_fill"))->summary(); }
    widgets::SegmentedControl* how() { return field<widgets::SegmentedControl>(page, "devices_how"); }

    ClinicServer server;
    Presence presence;
    base::Uuid front = base::Uuid::v7(clinic.clock, clinic.random), old = base::Uuid::v7(clinic.clock, clinic.random);
    base::Uuid group;
    devices::DevicesPage page;
};

}  // namespace

class DevicesTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        installTheme();
    }
    void everyPcIsListedAndTheOneAtHandCannotStopItself();
    void aPcIsLetGoByKeysWithReasonAndPassword();
    void stoppingForGoodSaysWhatItWillDo();
    void aWrongPasswordKeepsWhatWasTypedAndChangesNothing();
    void whatWasSetAsideIsTakenInAndWhatCannotStandStays();
    void whatItWouldChangeIsSaidBeforeItIsDecidedAndWhatCannotBeRead();
    void whatIsDamagedOnTheServerIsShownAsThatWithTheWaysThatAreLeft();
    void theButtonIsOffUntilWhatItNeedsIsThere();
    void aPcThatLeavesHasItsBadge();
    void refusingWritesAFileAndNeedsAReason();
    void withoutTheServerThereIsNothingToPress();
    void namesAreHiddenAndALockForgetsEverything();
    void aReasonTypedBeforeTheLockIsThereAfterIt();
};

void DevicesTest::everyPcIsListedAndTheOneAtHandCannotStopItself() {
    Office office;
    QCOMPARE(office.list()->model()->rowCount(), 3);
    QVERIFY(office.title(0).contains("this PC"));
    office.goToRow(0);
    QVERIFY(!office.how()->isVisible());
    QVERIFY(office.words("devices_what").contains("Only another PC can stop it."));
    office.goToRow(1);
    QVERIFY(office.how()->isVisible());
    office.goToRow(2);
    QVERIFY(!office.how()->isVisible());
}

void DevicesTest::aPcIsLetGoByKeysWithReasonAndPassword() {
    Office office;
    QTest::keyClick(office.list(), Qt::Key_Down);
    QTest::keyClick(office.list(), Qt::Key_Return);
    QVERIFY(office.how()->hasFocus());
    QCOMPARE(office.how()->current(), QStringLiteral("drain"));
    press(office.page, "devices_do");
    QVERIFY2(office.server.asked.empty(), "nothing without a reason");
    QVERIFY(field(office.page, "devices_reason")->hasFocus());
    QTest::keyClicks(field(office.page, "devices_reason"), "sold");
    QTest::keyClick(field(office.page, "devices_reason"), Qt::Key_Return);
    QVERIFY(field(office.page, "devices_password")->hasFocus());
    press(office.page, "devices_do");
    QVERIFY2(office.server.asked.empty(), "nothing without the password");
    QTest::keyClicks(field(office.page, "devices_password"), "right words");
    QSignalSpy said(&office.page, &widgets::Page::said);
    QTest::keyClick(field(office.page, "devices_password"), Qt::Key_Return);
    QCOMPARE(office.server.asked.size(), 1U);
    QCOMPARE(office.server.asked[0].body.at("state").as_string(), "drain");
    QCOMPARE(office.server.asked[0].body.at("reason").as_string(), "sold");
    QCOMPARE(said.count(), 1);
    QVERIFY(field(office.page, "devices_password")->text().isEmpty());
    office.goToRow(1);
    QCOMPARE(office.how()->current(), QStringLiteral("resume"));
}

void DevicesTest::stoppingForGoodSaysWhatItWillDo() {
    Office office;
    office.goToRow(1);
    office.how()->setFocus();
    QTest::keyClick(office.how(), Qt::Key_Right);
    QCOMPARE(office.how()->current(), QStringLiteral("revoke"));
    QVERIFY(office.words("devices_what").contains("for good"));
    QVERIFY(office.words("devices_what").contains("Front"));
    enterInto(office.page, "devices_reason", "stolen");
    enterInto(office.page, "devices_password", "right words");
    press(office.page, "devices_do");
    QCOMPARE(office.server.asked[0].body.at("state").as_string(), "revoked");
}

void DevicesTest::aWrongPasswordKeepsWhatWasTypedAndChangesNothing() {
    Office office;
    office.goToRow(1);
    enterInto(office.page, "devices_reason", "sold");
    enterInto(office.page, "devices_password", "a guess");
    press(office.page, "devices_do");
    QVERIFY(office.server.asked.empty());
    QCOMPARE(field(office.page, "devices_reason")->text(), QStringLiteral("sold"));
    QVERIFY(field(office.page, "devices_password")->text().isEmpty());
    QVERIFY(field(office.page, "devices_password")->hasFocus());
    const auto said = [&] { return field(office.page, "devices_password")->accessibleDescription(); };
    QVERIFY2(said().contains(QStringLiteral("Not right")), qPrintable(said()));
    enterInto(office.page, "devices_password", "right words");
    press(office.page, "devices_do");
    QCOMPARE(office.server.asked.size(), std::size_t{1});
    QVERIFY2(!said().contains(QStringLiteral("Not right")), qPrintable(said()));
}

void DevicesTest::whatWasSetAsideIsTakenInAndWhatCannotStandStays() {
    Office office;
    press(office.page, "devices_tab");
    QCOMPARE(office.list()->model()->rowCount(), 2);
    QCOMPARE(office.title(0), QStringLiteral("Asha Leaver"));
    office.goToRow(0);
    QVERIFY(office.changes().contains("Asha Leaver"));
    office.how()->setFocus();
    QTest::keyClick(office.how(), Qt::Key_Right);
    QCOMPARE(office.how()->current(), QStringLiteral("take_all"));
    enterInto(office.page, "devices_password", "right words");
    QSignalSpy said(&office.page, &widgets::Page::said);
    press(office.page, "devices_do");
    QCOMPARE(office.server.asked.size(), 2U);
    QCOMPARE(said.count(), 1);
    QVERIFY(said[0][0].toString().contains("1 taken in, 1"));
    QCOMPARE(office.list()->model()->rowCount(), 1);
}

void DevicesTest::whatItWouldChangeIsSaidBeforeItIsDecidedAndWhatCannotBeRead() {
    Office office;
    office.server.setAside(office.front, office.clinic.doctor.uuid(), "damaged", office.clinic.clock.now(), {},
                           office.clinic);
    office.server.groups.back().as_object()["ops"] = base::json::array{office.front.text()};
    office.page.enter();
    press(office.page, "devices_tab");
    office.goToRow(0);
    QCOMPARE(office.changes(), QStringLiteral("Patient, new\nAsha Leaver\nFull name, Born"));
    QVERIFY(office.words("devices_unread").contains("Only the names of the fields are shown"));
    office.goToRow(2);
    QCOMPARE(office.title(2), QStringLiteral("Cannot be read"));
    QVERIFY(office.changes().isEmpty());
    QVERIFY(office.words("devices_unread").contains("cannot be read"));
}

void DevicesTest::whatIsDamagedOnTheServerIsShownAsThatWithTheWaysThatAreLeft() {
    Office office;
    const auto broken = office.server.setAside(office.front, office.clinic.doctor.uuid(), "wrong_state",
                                               office.clinic.clock.now(), {}, office.clinic);
    office.server.groups.back().as_object()["unreadable"] = true;
    office.page.enter();
    press(office.page, "devices_tab");
    const auto row = office.list()->model()->index(2, 0).data(widgets::kRowRole).value<widgets::TwoLineRow>();
    QCOMPARE(row.title, QStringLiteral("Cannot be read"));
    QCOMPARE(row.detail, QStringLiteral("Damaged on the server"));
    office.goToRow(2);
    QVERIFY(office.words("devices_unread").contains("damaged"));
    QVERIFY2(!office.how()->isVisible() && !office.doIt()->isEnabled(), "neither way would go through");
    QVERIFY(office.words("devices_what").contains("enter it again"));
    const auto labels = office.page.findChildren<QLabel*>();
    QVERIFY2(
        std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().toStdString() == broken.text(); }),
        "whoever looks after the server needs its number");
    // The others of that PC are taken in without it.
    office.goToRow(0);
    office.how()->setFocus();
    QTest::keyClick(office.how(), Qt::Key_Right);
    QCOMPARE(office.how()->current(), QStringLiteral("take_all"));
    enterInto(office.page, "devices_password", "right words");
    press(office.page, "devices_do");
    QCOMPARE(office.server.asked.size(), 2U);
    for (const auto& asked : office.server.asked)
        QVERIFY(asked.path.find(broken.text()) == std::string::npos);
}

void DevicesTest::theButtonIsOffUntilWhatItNeedsIsThere() {
    Office office;
    office.goToRow(1);
    QVERIFY(widgets::isOffNow(*office.doIt()));
    QCOMPARE(office.toFill(), QStringLiteral("2 field(s) to fill: reason, your password"));
    enterInto(office.page, "devices_reason", "sold");
    QCOMPARE(office.toFill(), QStringLiteral("1 field(s) to fill: your password"));
    enterInto(office.page, "devices_password", "right words");
    QVERIFY(!widgets::isOffNow(*office.doIt()));
    QVERIFY(office.toFill().isEmpty());
    press(office.page, "devices_tab");
    field(office.page, "devices_reason")->clear();
    QCOMPARE(office.how()->current(), QStringLiteral("take_in"));
    QVERIFY2(office.toFill().isEmpty(), "taking in needs no reason");
    office.how()->setFocus();
    QTest::keyClick(office.how(), Qt::Key_End);
    QCOMPARE(office.how()->current(), QStringLiteral("refuse"));
    QCOMPARE(office.toFill(), QStringLiteral("1 field(s) to fill: reason"));
}

void DevicesTest::aPcThatLeavesHasItsBadge() {
    Office office;
    office.server.devices[1].as_object()["state"] = "drain";
    office.page.enter();
    const auto row = office.list()->model()->index(1, 0).data(widgets::kRowRole).value<widgets::TwoLineRow>();
    QCOMPARE(row.status, widgets::Status::leaving);
    QVERIFY(row.spoken.contains("leaving"));
}

void DevicesTest::refusingWritesAFileAndNeedsAReason() {
    Office office;
    press(office.page, "devices_tab");
    office.goToRow(0);
    office.how()->setFocus();
    QTest::keyClick(office.how(), Qt::Key_Right);
    QTest::keyClick(office.how(), Qt::Key_Right);
    QCOMPARE(office.how()->current(), QStringLiteral("refuse"));
    enterInto(office.page, "devices_password", "right words");
    press(office.page, "devices_do");
    QVERIFY(office.server.asked.empty());
    enterInto(office.page, "devices_reason", "entered by hand");
    QSignalSpy said(&office.page, &widgets::Page::said);
    press(office.page, "devices_do");
    QCOMPARE(office.server.asked.size(), 1U);
    QCOMPARE(office.server.asked[0].body.at("decision").as_string(), "discard");
    QVERIFY(said[0][0].toString().contains("opdesk-refused-"));
}

void DevicesTest::withoutTheServerThereIsNothingToPress() {
    Office office;
    office.server.isAway = true;
    office.page.enter();
    office.goToRow(0);
    QVERIFY(!office.how()->isVisible());
    QVERIFY(!office.page.findChild<QAction*>(QStringLiteral("devices_do"))->isEnabled());
}

void DevicesTest::namesAreHiddenAndALockForgetsEverything() {
    Office office;
    press(office.page, "devices_tab");
    office.page.setNamesHidden(true);
    QVERIFY(!office.title(0).contains("Asha"));
    QVERIFY(!office.changes().contains("Asha"));
    QVERIFY(!office.words("devices_title").contains("Asha"));
    office.page.stop();
    QCOMPARE(office.list()->model()->rowCount(), 0);
    for (const auto* label : office.page.findChildren<widgets::Label*>())
        QVERIFY2(!label->text().contains("Patient") && !label->text().contains("Leaver"), qPrintable(label->text()));
}

void DevicesTest::aReasonTypedBeforeTheLockIsThereAfterIt() {
    Office office;
    office.goToRow(1);
    typeInto(office.page, "devices_reason", "sold to the clinic next door");
    office.page.stop();
    QVERIFY(field(office.page, "devices_reason")->text().isEmpty());
    office.open();
    office.page.start(office.desk);
    office.page.enter();
    QCOMPARE(field(office.page, "devices_reason")->text(), QStringLiteral("sold to the clinic next door"));
}

QTEST_MAIN(DevicesTest)
#include "devices_test.moc"
