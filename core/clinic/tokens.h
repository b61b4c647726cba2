#pragma once

#include <string>

#include "core/clinic/day.h"
#include "core/clinic/token_states.h"
#include "core/model/kinds/visit.h"
#include "core/store/queries.h"

/// The arithmetic of the queue: sessions, letters, waits and what may follow what.
namespace opdesk::clinic {

/// morning or evening: by the doctor's hours of the day, else by the clock (before 15:00 is morning).
base::Result<std::string> sessionAt(Session& session, const StaffId& doctor, base::Instant at);
std::string tokenCounter(const StaffId& doctor, base::Date day, std::string_view daySession);
/// A-12; desks other than the first add their mark: A-4·2.
std::string tokenText(std::string_view letter, std::int64_t number, std::int64_t deskDigit);
/// follow_up when a "new" visit to the doctor lies inside his free window (staff.follow_up_days, 7 when not set), else
/// new.
base::Result<std::string> visitKindFor(Session& session, const model::PatientId& patient, const StaffId& doctor,
                                       base::Date day);

struct Wait {
    std::int64_t ahead = 0;
    std::int64_t expectedMinutes = 0;
};
/// Of `visit` in today's queue; a null visit asks for the next one to come.
base::Result<Wait> waitOf(Session& session, const StaffId& doctor, const model::VisitId& visit);

/// Usual minutes of a consultation of these rows, which are one doctor's.
std::int64_t minutesEach(const std::vector<store::QueueRow>& rows);

struct Priority {
    std::string priority, reason;
};
/// A known priority with a reason for any but normal; empty is normal. Errors name "priority" or `reasonField`.
base::Result<Priority> checkedPriority(std::string_view priority, std::string_view reason,
                                       std::string_view reasonField);

}  // namespace opdesk::clinic
