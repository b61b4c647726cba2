#pragma once

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include "core/clinic/desk.h"
#include "tests/support/test_session.h"
#include "ui/vitals/vitals_page.h"

namespace opdesk::tests {

/// The vitals page in front of a nurse, with everything on one thread.
struct OpenVitals {
    OpenVitals()
        : desk(std::make_shared<clinic::Desk>(
              clinic.as("Nurse"), [](std::function<void()> work) { work(); },
              [](std::function<void()> work) { work(); })) {
        page.resize(1270, 690);
        page.show();
        page.activateWindow();
        page.start(desk);
    }
    clinic::IssueToken::Answer token(const model::PatientId& who) {
        clinic::IssueToken issue;
        issue.patient = who;
        issue.doctor = clinic.doctor;
        return *clinic::execute(clinic.as("Receptionist"), issue);
    }
    void show(const model::PatientId& who, const model::VisitId& visit) {
        page.showVisit(QString::fromStdString(who.text()), QString::fromStdString(visit.text()));
        QVERIFY(QTest::qWaitForWindowActive(&page));
        field("vitals_blood_pressure")->setFocus();
    }
    QLineEdit* field(const char* name) { return page.findChild<QLineEdit*>(QLatin1String(name)); }
    QString under(const char* name) { return field(name)->accessibleDescription(); }
    void type(const QString& words) {
        QTest::keyClicks(QApplication::focusWidget(), words);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    void save() { page.findChild<QAction*>(QStringLiteral("vitals_save"))->trigger(); }
    std::vector<clinic::VitalsLine> taken(const model::PatientId& who) {
        return clinic::execute(clinic.as("Nurse"), clinic::OpenPatient{who, {}})->vitals;
    }

    TestClinic clinic;
    model::PatientId patient = clinic.patient("Sunita Sharma");
    std::shared_ptr<clinic::Desk> desk;
    ui::vitals::VitalsPage page;
};

}  // namespace opdesk::tests
