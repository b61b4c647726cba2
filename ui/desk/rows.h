#pragma once

#include "core/clinic/day.h"
#include "core/clinic/patients.h"
#include "ui/widgets/row_types.h"

/// Answers of the use cases as the rows the delegates paint. Names shorten to initials while names are hidden (F11).
namespace opdesk::ui::desk {

/// `tokens`: those with which the patient stands in a queue now ("A-2"); empty: none.
widgets::PatientRow patientRow(const clinic::PatientLine& line, bool namesHidden, const QString& tokens = {});
/// A wait over `waitLimit` minutes is amber.
widgets::QueueRow queueRow(const clinic::QueueLine& line, bool namesHidden, std::int64_t waitLimit);
widgets::AppointmentRow appointmentRow(const clinic::AppointmentLine& line, std::chrono::minutes offset,
                                       base::Instant now, bool namesHidden);
QString shownName(const std::string& name, bool namesHidden);
/// Of today's bookings: who has not come yet.
bool isAwaited(const clinic::AppointmentLine& line);
/// "Booked 11:30 am, Dr Rao".
QString bookedWords(const clinic::AppointmentLine& line, std::chrono::minutes offset);

}  // namespace opdesk::ui::desk
