#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// A booked slot. Tentative until the server has it.
struct Appointment {
    PatientId patient;
    StaffId doctor;
    std::optional<Instant> startsAt;
    std::optional<std::int64_t> minutes;
    OpenText visitKind;
    std::string reason;  ///< short; no illness is asked at the desk
    OpenText status;
    std::string statusReason;
    bool overbook = false;  ///< booked over another with permission
    bool reminder = false;
    std::string series;    ///< shared by bookings made as one series; empty for one by itself
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Appointment> {
    static constexpr KindId id = KindId::appointment;
    static constexpr auto fields =
        std::make_tuple(field("patient", &Appointment::patient, Merge::fixed).require().to("patient"),
                        field("doctor", &Appointment::doctor, Merge::laterAuthor).require().to("staff"),
                        field("starts_at", &Appointment::startsAt, Merge::laterAuthor).require(),
                        field("minutes", &Appointment::minutes, Merge::laterAuthor).require().between(5, 480),
                        field("visit_kind", &Appointment::visitKind, Merge::laterAuthor).values(kVisitKinds),
                        field("reason", &Appointment::reason, Merge::laterAuthor).person().upTo(200),
                        field("status", &Appointment::status, Merge::ladder).require().values(kAppointmentStatuses),
                        field("status_reason", &Appointment::statusReason, Merge::laterAuthor).person().upTo(300),
                        field("overbook", &Appointment::overbook, Merge::laterAuthor),
                        field("reminder", &Appointment::reminder, Merge::laterAuthor),
                        field("series", &Appointment::series, Merge::fixed).upTo(36));
};

}  // namespace opdesk::model
