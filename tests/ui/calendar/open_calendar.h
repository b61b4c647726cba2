#pragma once

#include <QAccessible>
#include <QAction>
#include <QLayout>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <boost/json.hpp>

#include "core/clinic/desk.h"
#include "core/clinic/schedule.h"
#include "tests/support/test_session.h"
#include "ui/calendar/calendar_page.h"
#include "ui/calendar/calendar_view.h"

namespace opdesk::ui::calendar::tests {

inline base::Date date(unsigned day) {
    return {std::chrono::year(2026), std::chrono::November, std::chrono::day(day)};
}

/// The calendar over a real store; the store "thread" is the test's own. Tuesday 17-11-2026, half past nine.
struct Open {
    explicit Open(const std::string& role = "Receptionist")
        : desk(std::make_shared<clinic::Desk>(
              clinic.as(role), [](std::function<void()> work) { work(); },
              [](std::function<void()> work) { work(); })) {
        clinic.clock.set(*base::instantFromIso("2026-11-17T04:00:00.000Z"));
        page.resize(1270, 690);
        page.show();
        page.activateWindow();
    }
    void start() {
        page.start(desk);
        page.enter();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        view()->setFocus();
    }
    CalendarView* view() { return page.findChild<CalendarView*>(QStringLiteral("calendar_grid")); }
    QString here() { return view()->spokenCell(view()->current()); }
    const CalendarCell& cell() { return *view()->currentCell(); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString& words) { QTest::keyClicks(QApplication::focusWidget(), words); }
    bool can(const char* action) { return page.findChild<QAction*>(QLatin1String(action))->isEnabled(); }
    bool shows(const char* name) {
        auto* widget = page.findChild<QWidget*>(QLatin1String(name));
        return widget && widget->isVisible();
    }
    base::Instant at(unsigned day, int minute) {
        return base::startOfDay(date(day), clinic.identity.offset) + std::chrono::minutes(minute);
    }
    model::AppointmentId book(const model::PatientId& who, base::Instant when) {
        clinic::BookAppointment command;
        command.patient = who;
        command.doctor = clinic.doctor;
        command.startsAt = when;
        const auto answer = clinic::execute(clinic.as("Receptionist"), command);
        return answer ? answer->appointment : model::AppointmentId{};
    }
    std::vector<clinic::AppointmentLine> bookings() {
        clinic::ListAppointments list;
        list.from = date(16);
        list.to = date(30);
        return clinic::execute(clinic.as("ClinicAdmin"), list)->appointments;
    }

    opdesk::tests::TestClinic clinic;
    model::PatientId patient = clinic.patient("Sunita Sharma");
    std::shared_ptr<clinic::Desk> desk;
    CalendarPage page;
};

}  // namespace opdesk::ui::calendar::tests
