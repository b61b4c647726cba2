#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// One coming of a patient to a doctor: the queue token and its way through the day.
struct Visit {
    PatientId patient;
    StaffId doctor;  ///< changes on transfer
    AppointmentId appointment;
    std::string token;  ///< as printed: A-12, A-4·2
    std::string letter;
    std::optional<std::int64_t> number;
    std::optional<std::int64_t> deskMark;  ///< shown for desks other than the first
    std::optional<Date> day;               ///< the clinic's date
    OpenText session;
    OpenText visitKind;
    OpenText status;
    OpenText priority;
    std::string priorityReason;
    std::optional<std::int64_t> rank;  ///< moves a token in the order; lower goes first
    std::optional<Instant> issuedAt;   ///< corrected by the last measured clock offset
    std::optional<Instant> calledAt;
    std::optional<Instant> inRoomAt;
    std::optional<Instant> doneAt;
    std::optional<Date> followUp;  ///< when the doctor wants to see the patient again
    bool attention = false;        ///< a measurement the doctor must hear of before the turn comes
    std::string reason;            ///< why cancelled, skipped or reordered
    json::object unknown;          ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Visit> {
    static constexpr KindId id = KindId::visit;
    static constexpr auto fields = std::make_tuple(
        field("patient", &Visit::patient, Merge::fixed).require().to("patient"),
        field("doctor", &Visit::doctor, Merge::laterAuthor).require().to("staff"),
        field("appointment", &Visit::appointment, Merge::fixed).to("appointment"),
        field("token", &Visit::token, Merge::fixed).require().upTo(16),
        field("letter", &Visit::letter, Merge::fixed).require().upTo(4),
        field("number", &Visit::number, Merge::fixed).require().between(1, 9999),
        field("desk_mark", &Visit::deskMark, Merge::fixed).between(1, 9),
        field("day", &Visit::day, Merge::fixed).require(),
        field("session", &Visit::session, Merge::fixed).require().values(kSessions),
        field("visit_kind", &Visit::visitKind, Merge::laterAuthor).values(kVisitKinds),
        field("status", &Visit::status, Merge::ladder).require().values(kVisitStatuses),
        field("priority", &Visit::priority, Merge::laterAuthor).values(kPriorities),
        field("priority_reason", &Visit::priorityReason, Merge::laterAuthor).person().upTo(200),
        field("rank", &Visit::rank, Merge::laterAuthor), field("issued_at", &Visit::issuedAt, Merge::fixed).require(),
        field("called_at", &Visit::calledAt, Merge::laterAuthor),
        field("in_room_at", &Visit::inRoomAt, Merge::laterAuthor), field("done_at", &Visit::doneAt, Merge::laterAuthor),
        field("follow_up", &Visit::followUp, Merge::laterAuthor),
        field("attention", &Visit::attention, Merge::laterAuthor),
        field("reason", &Visit::reason, Merge::laterAuthor).person().upTo(300));
};

}  // namespace opdesk::model
