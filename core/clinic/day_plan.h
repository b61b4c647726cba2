#pragma once

#include <vector>

#include "core/clinic/records.h"
#include "core/clinic/schedule.h"
#include "core/model/kinds/doctor_hours.h"

/// A doctor's day, worked out from weekly hours and days away.
namespace opdesk::clinic {

using HoursRecords = std::vector<Stored<model::DoctorHours>>;

struct DayPlan {
    std::vector<OpenPiece> open;  ///< by time
    std::vector<AwayPiece> away;  ///< by time

    /// Where a slot begins and the doctor is there for all of it.
    std::vector<std::int64_t> slots() const;
    /// The time away that meets [from, to); null when none does.
    const AwayPiece* awayIn(std::int64_t from, std::int64_t to) const;
    /// Length of a slot at `minute`: of its piece, else of the first, else a quarter of an hour.
    std::int64_t slotAt(std::int64_t minute) const;
};

inline constexpr std::int64_t kUsualSlot = 15;
inline constexpr std::int64_t kDayMinutes = 24 * 60;

bool isWeekly(const model::DoctorHours& hours);
DayPlan planOf(const HoursRecords& hours, const StaffId& doctor, base::Date day);
/// Minutes since midnight of the clinic's day.
std::int64_t minuteOf(const Session& session, base::Instant at);
base::Instant instantOf(const Session& session, base::Date day, std::int64_t minute);
base::Date dayAfter(base::Date day, std::int64_t days);

/// A state in which a booking keeps its time.
bool holdsSlot(std::string_view status);
/// Whether one of `rows` other than `except` meets [at, at + length).
bool isTaken(const std::vector<store::AppointmentRow>& rows, base::Instant at, std::int64_t length,
             const AppointmentId& except);
/// The bookings that can meet [from, to).
base::Result<std::vector<store::AppointmentRow>> rowsAround(Session& session, const StaffId& doctor, base::Instant from,
                                                            base::Instant to);
/// Errors: invalidInput "starts_at" on a time that has passed, is a year away, or falls into a time away;
/// alreadyExists when it is taken. `overbook` allows all but the first two.
base::Status checkSlot(Session& session, const StaffId& doctor, base::Instant at, std::int64_t length,
                       const AppointmentId& except, bool overbook);
/// The first `count` free times from `from` on, at most `kFreeDays` ahead.
inline constexpr std::int64_t kFreeDays = 60;
base::Result<std::vector<base::Instant>> nextFreeTimes(Session& session, const HoursRecords& hours,
                                                       const StaffId& doctor, base::Instant from, std::int64_t length,
                                                       std::int64_t count);
/// yes, no or not_asked: the last word of the patient on being reminded.
base::Result<std::string> remindersOf(Session& session, const PatientId& patient);

}  // namespace opdesk::clinic
