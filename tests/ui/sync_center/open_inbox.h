#pragma once

#include <QAction>

#include "core/clinic/desk.h"
#include "core/model/kinds/conflict.h"
#include "tests/support/test_session.h"
#include "ui/sync_center/sync_center_page.h"
#include "ui/widgets/label.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::sync_center::tests {

using opdesk::tests::TestClinic;

/// The inbox over a real store; the store "thread" is the test's own.
struct Inbox {
    explicit Inbox(const std::string& role = "Receptionist")
        : desk(std::make_shared<clinic::Desk>(
              clinic.as(role), [](std::function<void()> work) { work(); },
              [](std::function<void()> work) { work(); })) {
        page.resize(1270, 690);
        page.show();
        page.activateWindow();
    }
    model::Conflict card(std::string severity = "high", std::string reason = "same_field") {
        model::Conflict made;
        made.recordKind = "patient";
        made.recordId = patient.uuid();
        made.patient = patient;
        made.field = "name";
        made.reason = std::move(reason);
        made.severity = std::move(severity);
        made.state = "open";
        made.before = {"Sunita Sharma"};
        made.mine = {"Sunita Verma"};
        made.mineBy = clinic.doctor.text();
        made.mineAt = clinic.clock.now();
        made.theirs = {"Sunita Varma"};
        made.standing = "theirs";
        made.raisedAt = clinic.clock.now();
        return made;
    }
    clinic::ConflictId raise(const model::Conflict& conflict) {
        return clinic::ConflictId(clinic.pullRecord(conflict));
    }
    void start() {
        page.start(desk);
        page.enter();
    }
    void press(const char* action) { page.findChild<QAction*>(QLatin1String(action))->trigger(); }
    bool can(const char* action) { return page.findChild<QAction*>(QLatin1String(action))->isEnabled(); }
    QString words(const char* label) { return page.findChild<widgets::Label*>(QLatin1String(label))->text(); }
    int rows() { return page.findChild<widgets::ListView*>(QStringLiteral("conflict_list"))->model()->rowCount(); }
    std::string nameNow() {
        return clinic::execute(clinic.as("Receptionist"), clinic::OpenPatient{patient, {}})->line.name;
    }

    TestClinic clinic;
    model::PatientId patient = clinic.patient("Sunita Varma");
    std::shared_ptr<clinic::Desk> desk;
    sync_center::SyncCenterPage page;
};

}  // namespace opdesk::ui::sync_center::tests
