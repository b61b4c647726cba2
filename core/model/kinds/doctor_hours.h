#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// One session of one weekday in which a doctor sees patients.
struct DoctorHours {
    StaffId doctor;
    std::optional<std::int64_t> weekday;  ///< 0 is Sunday
    OpenText session;
    std::optional<std::int64_t> fromMinute;  ///< since local midnight
    std::optional<std::int64_t> toMinute;
    std::optional<std::int64_t> slotMinutes;
    std::string room;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<DoctorHours> {
    static constexpr KindId id = KindId::doctorHours;
    static constexpr auto fields =
        std::make_tuple(field("doctor", &DoctorHours::doctor, Merge::laterAuthor).require().to("staff"),
                        field("weekday", &DoctorHours::weekday, Merge::laterAuthor).require().between(0, 6),
                        field("session", &DoctorHours::session, Merge::laterAuthor).values(kSessions),
                        field("from_minute", &DoctorHours::fromMinute, Merge::laterAuthor).require().between(0, 1439),
                        field("to_minute", &DoctorHours::toMinute, Merge::laterAuthor).require().between(1, 1440),
                        field("slot_minutes", &DoctorHours::slotMinutes, Merge::laterAuthor).between(5, 120),
                        field("room", &DoctorHours::room, Merge::laterAuthor).upTo(40));
};

}  // namespace opdesk::model
