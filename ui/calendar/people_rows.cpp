#include "ui/calendar/people_rows.h"

#include <QCoreApplication>

#include "core/text/dates.h"
#include "core/text/names.h"
#include "core/text/phone.h"
#include "ui/calendar/calendar_grid.h"
#include "ui/labels/labels.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::calendar {

using widgets::qt;
using widgets::Status;

namespace {

/// Breaks a line in a text layout, where \n does not.
constexpr QChar kNewLine = QChar::LineSeparator;

QString phrase(const char* text) {
    return QCoreApplication::translate("CalendarPeople", text);
}

QString phoneText(const std::string& whole, const std::string& masked) {
    return qt(whole.empty() ? masked : text::formatPhone(whole));
}

}  // namespace

QString shownName(const std::string& name, bool namesHidden) {
    return qt(namesHidden ? text::initials(name) : name);
}

QString ageSex(const std::string& ageText, const std::string& sex) {
    return labels::ageSex(ageText, sex);
}

QString whenText(base::Instant at, std::chrono::minutes offset) {
    return QStringLiteral("%1, %2").arg(shortDay(base::localDate(at, offset)), qt(text::formatTime12(at, offset)));
}

widgets::PatientRow personRow(const clinic::PatientLine& line, bool namesHidden) {
    widgets::PatientRow row;
    row.id = qt(line.patient.text());
    row.name = shownName(line.name, namesHidden);
    row.ageSex = ageSex(line.ageText, line.sex);
    // Namesakes are told apart by place and phone.
    QStringList about;
    for (const auto& one : {line.locality, line.phoneMasked})
        if (!one.empty())
            about << qt(one);
    row.place =
        about.isEmpty() ? phrase(QT_TRANSLATE_NOOP("CalendarPeople", "No phone")) : about.join(QStringLiteral(" · "));
    row.uhid = qt(line.clinicNumber);
    row.spoken = QStringLiteral("%1, %2, %3, %4").arg(row.name, row.ageSex, row.place, row.uhid);
    return row;
}

widgets::TwoLineRow needsTimeRow(const clinic::NeedsTimeLine& line, std::chrono::minutes offset, bool namesHidden) {
    widgets::TwoLineRow row;
    row.id = qt(line.appointment.appointment.text());
    row.title = shownName(line.appointment.patientName, namesHidden);
    const auto why = line.why == "taken"     ? phrase(QT_TRANSLATE_NOOP("CalendarPeople", "somebody else has it"))
                     : line.why == "holiday" ? phrase(QT_TRANSLATE_NOOP("CalendarPeople", "holiday"))
                     : line.why == "leave"   ? phrase(QT_TRANSLATE_NOOP("CalendarPeople", "doctor on leave"))
                                             : phrase(QT_TRANSLATE_NOOP("CalendarPeople", "doctor is busy"));
    row.detail = QStringLiteral("%1, %2").arg(whenText(line.appointment.startsAt, offset), why);
    QStringList small;
    if (const auto phone = phoneText(line.phone, line.phoneMasked); !phone.isEmpty())
        small << phone;
    QStringList free;
    for (const auto at : line.free)
        free << whenText(at, offset);
    if (!free.isEmpty())
        small << phrase(QT_TRANSLATE_NOOP("CalendarPeople", "Free: %1")).arg(free.join(QStringLiteral(" · ")));
    // All of it must be readable: the row wraps its detail, so the free times go there.
    if (!small.isEmpty())
        row.detail += kNewLine + small.join(kNewLine);
    row.spoken = QStringLiteral("%1, %2").arg(row.title, QString(row.detail).replace(kNewLine, QLatin1String(", ")));
    return row;
}

QString callReason(const clinic::CallLine& line) {
    const auto words = line.state == "no_show" ? phrase(QT_TRANSLATE_NOOP("CalendarPeople", "Did not come on %1"))
                       : line.state == "follow_up"
                           ? phrase(QT_TRANSLATE_NOOP("CalendarPeople", "To be seen on %1, never booked"))
                           : phrase(QT_TRANSLATE_NOOP("CalendarPeople", "To be seen on %1"));
    return words.arg(qt(text::formatDate(line.due)));
}

widgets::TwoLineRow callRow(const clinic::CallLine& line, std::chrono::minutes offset, bool namesHidden) {
    widgets::TwoLineRow row;
    row.id = qt(line.patient.text());
    row.title = QStringLiteral("%1, %2").arg(shownName(line.patientName, namesHidden), ageSex(line.ageText, line.sex));
    row.detail = line.state == "came"
                     ? phrase(QT_TRANSLATE_NOOP("CalendarPeople", "%1, has come")).arg(qt(text::formatDate(line.due)))
                 : line.state == "booked" && line.bookedAt
                     ? phrase(QT_TRANSLATE_NOOP("CalendarPeople", "%1, booked %2"))
                           .arg(qt(text::formatDate(line.due)), whenText(*line.bookedAt, offset))
                     : callReason(line);
    if (const auto phone = phoneText(line.phone, line.phoneMasked); !phone.isEmpty())
        row.detail += kNewLine + phone;
    else if (line.reminders == "no")
        row.detail += kNewLine + phrase(QT_TRANSLATE_NOOP("CalendarPeople", "Wants no reminders"));
    else if (line.reminders == "not_asked")
        row.detail += kNewLine + phrase(QT_TRANSLATE_NOOP("CalendarPeople", "Reminders not asked"));
    row.spoken = QStringLiteral("%1, %2").arg(row.title, QString(row.detail).replace(kNewLine, QLatin1String(", ")));
    return row;
}

}  // namespace opdesk::ui::calendar
