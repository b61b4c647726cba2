#include <QCoreApplication>

#include "ui/labels/labels.h"

namespace opdesk::ui::labels {

namespace {

struct Word {
    std::string_view name;
    const char* words;
};

constexpr Word kKinds[] = {
    {"patient", QT_TRANSLATE_NOOP("Kind", "Patient")},
    {"contact", QT_TRANSLATE_NOOP("Kind", "Contact")},
    {"allergy", QT_TRANSLATE_NOOP("Kind", "Allergy")},
    {"problem", QT_TRANSLATE_NOOP("Kind", "Problem")},
    {"alias", QT_TRANSLATE_NOOP("Kind", "Joined record")},
    {"consent", QT_TRANSLATE_NOOP("Kind", "Consent")},
    {"visit", QT_TRANSLATE_NOOP("Kind", "Visit")},
    {"appointment", QT_TRANSLATE_NOOP("Kind", "Appointment")},
    {"doctor_hours", QT_TRANSLATE_NOOP("Kind", "Doctor’s hours")},
    {"vitals", QT_TRANSLATE_NOOP("Kind", "Vitals")},
    {"attachment", QT_TRANSLATE_NOOP("Kind", "Attachment")},
    {"day_close", QT_TRANSLATE_NOOP("Kind", "Day close")},
    {"note", QT_TRANSLATE_NOOP("Kind", "Note")},
    {"prescription", QT_TRANSLATE_NOOP("Kind", "Prescription")},
    {"invoice", QT_TRANSLATE_NOOP("Kind", "Bill")},
    {"payment", QT_TRANSLATE_NOOP("Kind", "Payment")},
    {"price", QT_TRANSLATE_NOOP("Kind", "Price")},
    {"staff", QT_TRANSLATE_NOOP("Kind", "Person of the clinic")},
    {"role", QT_TRANSLATE_NOOP("Kind", "Role")},
    {"device", QT_TRANSLATE_NOOP("Kind", "PC")},
    {"setting", QT_TRANSLATE_NOOP("Kind", "Setting")},
    {"conflict", QT_TRANSLATE_NOOP("Kind", "Two versions")},
    {"audit_event", QT_TRANSLATE_NOOP("Kind", "Audit record")},
};

constexpr Word kRoles[] = {
    {"CA", QT_TRANSLATE_NOOP("Role", "Clinic admin")},
    {"DR", QT_TRANSLATE_NOOP("Role", "Doctor")},
    {"NU", QT_TRANSLATE_NOOP("Role", "Nurse")},
    {"RC", QT_TRANSLATE_NOOP("Role", "Reception")},
    {"PH", QT_TRANSLATE_NOOP("Role", "Pharmacist")},
    {"BL", QT_TRANSLATE_NOOP("Role", "Billing")},
    {"RO", QT_TRANSLATE_NOOP("Role", "Read only")},
    {"SA", QT_TRANSLATE_NOOP("Role", "Super admin")},
    {"PT", QT_TRANSLATE_NOOP("Role", "Patient")},
    {"ClinicAdmin", QT_TRANSLATE_NOOP("Role", "Clinic admin")},
    {"Doctor", QT_TRANSLATE_NOOP("Role", "Doctor")},
    {"Nurse", QT_TRANSLATE_NOOP("Role", "Nurse")},
    {"Receptionist", QT_TRANSLATE_NOOP("Role", "Reception")},
    {"Pharmacist", QT_TRANSLATE_NOOP("Role", "Pharmacist")},
    {"Billing", QT_TRANSLATE_NOOP("Role", "Billing")},
    {"ReadOnly", QT_TRANSLATE_NOOP("Role", "Read only")},
    {"SuperAdmin", QT_TRANSLATE_NOOP("Role", "Super admin")},
    {"Patient", QT_TRANSLATE_NOOP("Role", "Patient")},
};

QString asText(std::string_view name) {
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

}  // namespace

QString kindLabel(std::string_view kind) {
    for (const Word& row : kKinds) {
        if (row.name == kind)
            return QCoreApplication::translate("Kind", row.words);
    }
    return asText(kind);
}

QString roleLabel(std::string_view role) {
    for (const Word& row : kRoles) {
        if (row.name == role)
            return QCoreApplication::translate("Role", row.words);
    }
    return asText(role);
}

}  // namespace opdesk::ui::labels
