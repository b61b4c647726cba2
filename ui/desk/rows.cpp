#include "ui/desk/rows.h"

#include <QCoreApplication>

#include "core/text/dates.h"
#include "core/text/names.h"
#include "ui/labels/labels.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::desk {

using widgets::qt;
using widgets::Status;

namespace {

Status statusOf(const clinic::QueueLine& line) {
    if (line.status == "called")
        return Status::called;
    if (line.status == "in_room")
        return Status::inRoom;
    if (line.status == "done")
        return Status::done;
    if (line.status == "skipped")
        return Status::skipped;
    if (line.status == "no_show")
        return Status::noShow;
    if (line.status == "cancelled")
        return Status::cancelled;
    return Status::waiting;
}

/// "Dr Kulkarni" for "Dr Meera Kulkarni", as the clinic calls the doctor.
QString calledName(const QString& doctor) {
    const auto parts = doctor.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return parts.size() > 2 && parts.front().startsWith(QLatin1String("Dr"))
               ? parts.front() + QLatin1Char(' ') + parts.back()
               : doctor;
}

}  // namespace

QString shownName(const std::string& name, bool namesHidden) {
    return qt(namesHidden ? text::initials(name) : name);
}

widgets::PatientRow patientRow(const clinic::PatientLine& line, bool namesHidden, const QString& tokens) {
    widgets::PatientRow row;
    row.id = qt(line.patient.text());
    row.name = shownName(line.name, namesHidden);
    if (!line.nameLocal.empty() && !namesHidden)
        row.name += QStringLiteral(" · ") + qt(line.nameLocal);
    row.ageSex = labels::ageSex(line.ageText, line.sex);
    QStringList place;
    if (!line.locality.empty())
        place << qt(line.locality);
    place << (!tokens.isEmpty() ? QCoreApplication::translate("DeskRows", "in queue now, %1").arg(tokens)
              : line.lastVisit
                  ? QCoreApplication::translate("DeskRows", "seen %1").arg(qt(text::formatDate(*line.lastVisit)))
                  : QCoreApplication::translate("DeskRows", "not seen yet"));
    row.place = place.join(QStringLiteral(" · "));
    row.uhid = qt(line.clinicNumber);
    row.owes = line.balance > 0;
    row.balance = row.owes ? QCoreApplication::translate("DeskRows", "%1 due").arg(widgets::moneyText(line.balance))
                           : widgets::moneyText(line.balance);
    row.spoken = QStringLiteral("%1, %2, %3, %4").arg(row.name, row.ageSex, row.place, row.uhid);
    return row;
}

widgets::QueueRow queueRow(const clinic::QueueLine& line, bool namesHidden, std::int64_t waitLimit) {
    widgets::QueueRow row;
    row.id = qt(line.visit.text());
    row.patientId = qt(line.patient.text());
    row.token = qt(line.token);
    row.patient = shownName(line.patientName, namesHidden);
    if (line.elderly)
        row.tag = QStringLiteral("60+");
    row.place = namesHidden ? QString() : qt(line.locality);
    row.isPriority = !line.priority.empty() && line.priority != "normal";
    row.hasConflict = line.hasConflict;
    row.tellDoctor = line.attention;
    row.ageSex = labels::ageSex(line.ageText, line.sex);
    row.doctor = qt(line.doctorName).section(QLatin1Char(' '), -1);
    row.status = statusOf(line);
    row.isPast = row.status == Status::done || row.status == Status::skipped || row.status == Status::noShow ||
                 row.status == Status::cancelled;
    row.billDue = line.dueBill && row.status == Status::done;
    if (row.billDue)
        row.waited = QCoreApplication::translate("DeskRows", "Bill due");
    else if (row.isPast)
        row.waited = QStringLiteral("—");
    else
        row.waited = QCoreApplication::translate("DeskRows", "%1 min").arg(line.waitedMinutes);
    row.waitedLong = !row.isPast && line.waitedMinutes > waitLimit;
    QString more;
    if (row.waitedLong)
        more += QCoreApplication::translate("DeskRows", ", waits too long");
    if (row.isPriority)
        more += QStringLiteral(", ") + labels::valueLabel("visit", "priority", line.priority);
    if (row.hasConflict)
        more += QCoreApplication::translate("DeskRows", ", has something to settle");
    if (row.tellDoctor)
        more += QStringLiteral(", ") + widgets::statusLook(Status::critical).spoken;
    row.spoken = QCoreApplication::translate("DeskRows", "Token %1, %2, %3, %4, %5, %6")
                     .arg(QString(row.token).replace(QLatin1Char('-'), QLatin1Char(' ')), row.patient, row.ageSex,
                          qt(line.doctorName), widgets::statusLook(row.status).spoken, row.waited) +
                 more;
    return row;
}

widgets::AppointmentRow appointmentRow(const clinic::AppointmentLine& line, std::chrono::minutes offset,
                                       base::Instant now, bool namesHidden) {
    widgets::AppointmentRow row;
    row.id = qt(line.appointment.text());
    row.patientId = qt(line.patient.text());
    row.time = qt(text::formatTime12(line.startsAt, offset));
    row.patient = shownName(line.patientName, namesHidden);
    row.ageSex = labels::ageSex(line.ageText, line.sex);
    row.doctor = calledName(qt(line.doctorName));
    row.status = Status::booked;
    if (line.status == "arrived")
        row.status = Status::arrived;
    else if (line.status == "done")
        row.status = Status::done;
    else if (line.status == "cancelled")
        row.status = Status::cancelled;
    else if (line.status == "no_show")
        row.status = Status::noShow;
    else if (line.status == "needs_slot")
        row.status = Status::rescheduled;
    else if (line.tentative)
        row.status = Status::tentative;
    else if (line.late) {
        row.status = Status::late;
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now - line.startsAt).count();
        row.statusWord = QCoreApplication::translate("DeskRows", "%1 min late").arg(minutes);
    }
    row.spoken = QStringLiteral("%1, %2, %3, %4")
                     .arg(row.time, row.patient, qt(line.doctorName), widgets::statusLook(row.status).spoken);
    return row;
}

QString bookedWords(const clinic::AppointmentLine& line, std::chrono::minutes offset) {
    return QCoreApplication::translate("DeskRows", "Booked %1, %2", "time, doctor")
        .arg(qt(text::formatTime12(line.startsAt, offset)), calledName(qt(line.doctorName)));
}

bool isAwaited(const clinic::AppointmentLine& line) {
    return !line.hasToken && (line.status == "booked" || line.status == "needs_slot");
}

}  // namespace opdesk::ui::desk
