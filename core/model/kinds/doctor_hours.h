#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// weekly: what a doctor does every week; the others take time out of it.
inline constexpr auto kHoursUses = std::to_array<std::string_view>({"weekly", "leave", "holiday", "busy"});

/// A piece of one session of one weekday in which a doctor sees patients (two pieces with a break between them are one
/// session), or days on which nobody is seen.
struct DoctorHours {
    StaffId doctor;                       ///< null: a holiday of the whole clinic
    OpenText use;                         ///< empty: weekly
    std::optional<std::int64_t> weekday;  ///< of weekly hours; 0 is Sunday
    std::optional<Date> fromDay, toDay;   ///< of the others; both are days away
    OpenText session;
    std::optional<std::int64_t> fromMinute;  ///< since local midnight
    std::optional<std::int64_t> toMinute;
    std::optional<std::int64_t> slotMinutes;
    std::string room;
    std::string note;      ///< "Camp: BP check"; no reason of health
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<DoctorHours> {
    static constexpr KindId id = KindId::doctorHours;
    static constexpr auto fields =
        std::make_tuple(field("doctor", &DoctorHours::doctor, Merge::laterAuthor).to("staff"),
                        field("use", &DoctorHours::use, Merge::laterAuthor).values(kHoursUses),
                        field("weekday", &DoctorHours::weekday, Merge::laterAuthor).between(0, 6),
                        field("from_day", &DoctorHours::fromDay, Merge::laterAuthor),
                        field("to_day", &DoctorHours::toDay, Merge::laterAuthor),
                        field("session", &DoctorHours::session, Merge::laterAuthor).values(kSessions),
                        field("from_minute", &DoctorHours::fromMinute, Merge::laterAuthor).require().between(0, 1439),
                        field("to_minute", &DoctorHours::toMinute, Merge::laterAuthor).require().between(1, 1440),
                        field("slot_minutes", &DoctorHours::slotMinutes, Merge::laterAuthor).between(5, 120),
                        field("room", &DoctorHours::room, Merge::laterAuthor).upTo(40),
                        field("note", &DoctorHours::note, Merge::laterAuthor).upTo(120));
};

}  // namespace opdesk::model
