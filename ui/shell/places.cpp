#include "ui/shell/places.h"

#include <QCoreApplication>

#include <array>

#include "ui/billing/billing_page.h"
#include "ui/billing/day_close_page.h"
#include "ui/calendar/calendar_page.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/new_patient_page.h"
#include "ui/devices/devices_page.h"
#include "ui/patients/edit_patient_page.h"
#include "ui/patients/import_page.h"
#include "ui/patients/patient_page.h"
#include "ui/settings/settings_page.h"
#include "ui/sync_center/sync_center_page.h"
#include "ui/vitals/vitals_page.h"

namespace opdesk::ui::shell {

namespace {

template <typename Page>
widgets::Page* plain(const PageNeeds&) {
    return new Page;
}
widgets::Page* consultPage(const PageNeeds& needs) {
    auto* page = new consult::ConsultPage;
    page->setClock(needs.clock);
    page->setPrinter(needs.print);
    return page;
}
widgets::Page* deskPage(const PageNeeds& needs) {
    auto* page = new desk::DeskPage;
    page->setClock(needs.clock);
    page->setPrinter(needs.sheet);
    page->setSlipPaper([&preferences = needs.preferences] { return preferences.value(settings::Choice::slipPaper); });
    page->setUsualDoctor(
        [&preferences = needs.preferences] { return preferences.value(settings::Choice::usualDoctor); });
    return page;
}
widgets::Page* calendarPage(const PageNeeds& needs) {
    auto* page = new calendar::CalendarPage;
    page->setPrinter(needs.sheet);
    page->setSlipPaper([&preferences = needs.preferences] { return preferences.value(settings::Choice::slipPaper); });
    return page;
}
widgets::Page* syncCenterPage(const PageNeeds& needs) {
    auto* page = new sync_center::SyncCenterPage;
    page->setClock(needs.clock);
    return page;
}
widgets::Page* billingPage(const PageNeeds& needs) {
    auto* page = new billing::BillingPage;
    page->setPrinter(needs.sheet);
    page->setLanguage(needs.preferences.value(settings::Choice::language));
    return page;
}
widgets::Page* dayClosePage(const PageNeeds& needs) {
    auto* page = new billing::DayClosePage;
    page->setPrinter(needs.sheet);
    return page;
}
widgets::Page* settingsPage(const PageNeeds& needs) {
    auto* page = new settings::SettingsPage(needs.preferences);
    page->setPrinters(needs.printers);
    return page;
}

// clang-format off
constexpr std::array kPlaces{
    //     id             icon                    word                                             permission                   lit           palette words                    maker
    Place{"desk",        "layout-dashboard",     QT_TRANSLATE_NOOP("Places", "Front desk"),       "patient.search",            "desk",       "front desk queue register",     deskPage},
    Place{"patient",     "users",                QT_TRANSLATE_NOOP("Places", "Patient"),          "patient.view_demographics", "patient",    "patient profile record",        plain<patients::PatientPage>},
    Place{"calendar",    "calendar-days",        QT_TRANSLATE_NOOP("Places", "Calendar"),         "appointment.view",          "calendar",   "calendar appointments book",    calendarPage},
    Place{"vitals",      "activity",             QT_TRANSLATE_NOOP("Places", "Vitals"),           "vitals.record",             "patient",    "vitals blood pressure weight",  plain<vitals::VitalsPage>},
    Place{"consult",     "stethoscope",          QT_TRANSLATE_NOOP("Places", "Consult"),          "prescription.write",        "consult",    "consult prescription visit",    consultPage},
    Place{"billing",     "receipt-indian-rupee", QT_TRANSLATE_NOOP("Places", "Billing"),          "invoice.view",              "billing",    "billing bill money payment",    billingPage},
    Place{"day_close",   "wallet",               QT_TRANSLATE_NOOP("Places", "Day close"),        "dayclose.perform",          "billing",    "close day cash count",          dayClosePage},
    Place{"conflicts",   "git-compare",          QT_TRANSLATE_NOOP("Places", "Conflicts"),        "",                          "conflicts",  "conflicts settle parked sync",  syncCenterPage},
    Place{"settings",    "settings",             QT_TRANSLATE_NOOP("Places", "Settings"),         "",                          "settings",   "settings language theme",       settingsPage},
    Place{"devices",     "monitor-smartphone",   QT_TRANSLATE_NOOP("Places", "PCs of the clinic"),"device.approve",            "settings",   "pc device stop set aside",      plain<devices::DevicesPage>},
    Place{"edit_patient","pencil",               QT_TRANSLATE_NOOP("Places", "Edit details"),     "patient.edit_demographics", "patient",    "edit details phone consent",    plain<patients::EditPatientPage>},
    Place{"new_patient", "user-plus",            QT_TRANSLATE_NOOP("Places", "New patient"),      "patient.create",            "desk",       "new patient register",          plain<desk::NewPatientPage>},
    Place{"import",      "upload",               QT_TRANSLATE_NOOP("Places", "Take in a list of patients"), "patient.create",            "desk",       "import list csv patients",      plain<patients::ImportPage>},
};
// clang-format on

}  // namespace

QString Place::shownWord() const {
    return QCoreApplication::translate("Places", word);
}

std::span<const Place> places() {
    return kPlaces;
}

const Place* placeOf(const QString& id) {
    for (const auto& place : kPlaces)
        if (id == QLatin1String(place.id))
            return &place;
    return nullptr;
}

}  // namespace opdesk::ui::shell
