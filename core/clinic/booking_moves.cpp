#include <algorithm>
#include <chrono>

#include "core/clinic/day_plan.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/schedule.h"
#include "core/model/kinds/appointment.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kMayReschedule = "appointment.reschedule";

using Booking = Stored<model::Appointment>;

bool waitsForItsTime(const model::Appointment& booking) {
    return booking.status.is("booked") || booking.status.is("needs_slot");
}

base::Result<Booking> openAppointment(Session& session, const AppointmentId& id) {
    OPDESK_TRY(auto stored, needRecord<model::Appointment>(session, id.uuid(), "appointment"));
    if (!waitsForItsTime(stored.value))
        return base::fail(base::Error{
            base::ErrorCode::wrongState, "the appointment is " + stored.value.status.text, "appointment", {}});
    return stored;
}

/// The bookings that were made together with `one`, by time; itself alone without a series.
base::Result<std::vector<Booking>> togetherWith(Session& session, const Booking& one) {
    std::vector<Booking> together;
    if (one.value.series.empty()) {
        together.push_back(one);
        return together;
    }
    OPDESK_TRY(auto all, recordsOfPatient<model::Appointment>(session, one.value.patient));
    for (auto& other : all)
        if (other.value.series == one.value.series)
            together.push_back(std::move(other));
    std::ranges::stable_sort(together, {}, [](const Booking& other) { return other.value.startsAt; });
    return together;
}

/// What a command with `series` means: `one` first, then the other open bookings of its series that are still to come.
base::Result<std::vector<Booking>> meantBy(Session& session, const Booking& one, std::string_view series) {
    if (!series.empty() && series != "following" && series != "all")
        return base::failField("series", "this is not a part of a series", "following or all, or empty for this one");
    std::vector<Booking> meant{one};
    if (series.empty())
        return meant;
    OPDESK_TRY(auto together, togetherWith(session, one));
    for (auto& other : together) {
        const bool isAfter = other.value.startsAt > one.value.startsAt;
        if (other.record.id != one.record.id && waitsForItsTime(other.value) && other.value.startsAt > session.now() &&
            (series == "all" || isAfter))
            meant.push_back(std::move(other));
    }
    return meant;
}

BookingPlace placeOf(const Booking& booking) {
    return {AppointmentId(booking.record.id), booking.value.doctor, booking.value.startsAt.value_or(base::Instant{})};
}

base::Status commitAll(Session& session, store::ActionGroup group) {
    if (group.changes.empty())
        return {};
    OPDESK_TRY([[maybe_unused]] const auto receipt, session.store.commit(session.actor(), group));
    if (session.sync)
        session.sync->localChange();
    return {};
}

void addMove(store::ActionGroup& group, const Booking& booking, const StaffId& doctor, base::Instant at,
             const std::string& reason) {
    json::object fields{{"starts_at", base::toIso(at)}, {"status", "booked"}};
    if (doctor != booking.value.doctor)
        fields["doctor"] = doctor.text();
    if (!reason.empty())
        fields["status_reason"] = reason;
    group.changes.push_back(setFields(model::KindId::appointment, booking.record.id, std::move(fields)));
    group.audit.push_back(auditOf("appointment.move", model::KindId::appointment, booking.record.id,
                                  booking.value.patient, kMayReschedule));
}

/// Whether a booking that is itself among the moved ones is what stands in the way: it goes on as well.
base::Status checkPlace(Session& session, const std::vector<Booking>& moved, const Booking& booking,
                        const StaffId& doctor, base::Instant at) {
    const auto length = booking.value.minutes.value_or(kUsualSlot);
    if (moved.size() == 1)
        return checkSlot(session, doctor, at, length, AppointmentId(booking.record.id), false);
    // All of them leave their places: only what others hold is in the way.
    OPDESK_CHECK(checkSlot(session, doctor, at, length, {}, true));
    OPDESK_TRY(auto rows, rowsAround(session, doctor, at, at + std::chrono::minutes(length)));
    std::erase_if(rows, [&](const store::AppointmentRow& row) {
        return std::ranges::any_of(moved,
                                   [&](const Booking& other) { return other.record.id == row.appointment.uuid(); });
    });
    if (isTaken(rows, at, length, {}))
        return base::fail(base::Error{base::ErrorCode::alreadyExists, "the doctor has another appointment then",
                                      "starts_at", "a time from appointment.free, or overbook"});
    OPDESK_TRY(const auto hours, recordsOf<model::DoctorHours>(session));
    const auto minute = minuteOf(session, at);
    if (planOf(hours, doctor, base::localDate(at, session.desk.offset)).awayIn(minute, minute + length))
        return base::failField("starts_at", "the doctor is away then", "a time from appointment.free, or overbook");
    return {};
}

}  // namespace

base::Result<SeriesOf::Answer> execute(Session& session, const SeriesOf& command) {
    constexpr std::string_view kView = "appointment.view";
    const auto mayLook = [&](bool own) {
        return allow(session, {.permission = kView,
                               .kind = model::KindId::appointment,
                               .object = command.appointment.uuid(),
                               .own = own});
    };
    OPDESK_CHECK(mayLook(true));
    OPDESK_TRY(const auto one, needRecord<model::Appointment>(session, command.appointment.uuid(), "appointment"));
    if (one.value.doctor != session.lease.user) {
        OPDESK_CHECK(mayLook(false));
    }
    OPDESK_TRY(const auto together, togetherWith(session, one));
    SeriesOf::Answer answer;
    answer.series = one.value.series;
    OPDESK_TRY(const auto card, store::patientCard(session.store, one.value.patient));
    const bool masked = access::levelOf(session.lease.roles, kView) == access::Level::masked;
    for (const auto& booking : together) {
        const auto& value = booking.value;
        AppointmentLine line;
        line.appointment = AppointmentId(booking.record.id);
        line.patient = value.patient;
        line.doctor = value.doctor;
        if (card) {
            OPDESK_TRY(const auto person, lineOf(session, *card));
            line.patientName = person.name;
            line.ageText = person.ageText;
            line.sex = person.sex;
        }
        line.doctorName = staffName(session, value.doctor);
        line.status = value.status.text;
        line.visitKind = value.visitKind.text;
        line.reason = masked ? std::string{} : value.reason;
        line.startsAt = value.startsAt.value_or(base::Instant{});
        line.minutes = value.minutes.value_or(kUsualSlot);
        line.overbook = value.overbook;
        answer.bookings.push_back(std::move(line));
    }
    return answer;
}

base::Result<MoveAppointment::Answer> execute(Session& session, const MoveAppointment& command) {
    OPDESK_CHECK(allow(session, {.permission = kMayReschedule,
                                 .kind = model::KindId::appointment,
                                 .object = command.appointment.uuid(),
                                 .hasReason = !command.reason.empty()}));
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_TRY(const auto one, openAppointment(session, command.appointment));
    auto doctor = one.value.doctor;
    if (!command.doctor.isNull() && command.doctor != doctor) {
        OPDESK_TRY(const auto other, needDoctor(session, command.doctor));
        doctor = other.doctor;
    }
    OPDESK_TRY(const auto meant, meantBy(session, one, command.series));
    if (one.value.status.is("booked") && one.value.startsAt == command.startsAt && doctor == one.value.doctor &&
        meant.size() == 1)
        return MoveAppointment::Answer{};
    const auto by = command.startsAt - one.value.startsAt.value_or(command.startsAt);
    const auto isFirst = [&](const Booking& booking) { return booking.record.id == one.record.id; };
    const auto newTime = [&](const Booking& booking) {
        return isFirst(booking) ? command.startsAt : booking.value.startsAt.value_or(base::Instant{}) + by;
    };
    // A series goes to the other doctor whole; one of it that had been given to somebody else stays with that doctor.
    const auto newDoctor = [&](const Booking& booking) {
        return booking.value.doctor == one.value.doctor ? doctor : booking.value.doctor;
    };
    MoveAppointment::Answer answer;
    // What stays keeps its time, and may be in the way of another of the series: until nobody else has to stay.
    for (auto going = meant;;) {
        std::vector<base::Uuid> stay;
        for (const auto& booking : going) {
            auto free = checkPlace(session, going, booking, newDoctor(booking), newTime(booking));
            if (free)
                continue;
            if (isFirst(booking))
                return base::fail(std::move(free).error());
            stay.push_back(booking.record.id);
            answer.notFree.push_back(newTime(booking));
        }
        if (!stay.empty()) {
            std::erase_if(going,
                          [&](const Booking& booking) { return std::ranges::count(stay, booking.record.id) > 0; });
            continue;
        }
        store::ActionGroup group;
        for (const auto& booking : going) {
            answer.before.push_back(placeOf(booking));
            addMove(group, booking, newDoctor(booking), newTime(booking), reason);
        }
        OPDESK_CHECK(commitAll(session, std::move(group)));
        break;
    }
    answer.moved = true;
    return answer;
}

base::Result<CancelAppointment::Answer> execute(Session& session, const CancelAppointment& command) {
    constexpr std::string_view kPermission = "appointment.cancel";
    OPDESK_CHECK(allow(session, {.permission = kPermission,
                                 .kind = model::KindId::appointment,
                                 .object = command.appointment.uuid(),
                                 .hasReason = !command.reason.empty()}));
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY(const auto one, openAppointment(session, command.appointment));
    OPDESK_TRY(const auto meant, meantBy(session, one, command.series));
    CancelAppointment::Answer answer;
    store::ActionGroup group;
    for (const auto& booking : meant) {
        answer.before.push_back(placeOf(booking));
        group.changes.push_back(setFields(model::KindId::appointment, booking.record.id,
                                          {{"status", "cancelled"}, {"status_reason", reason}}));
        group.audit.push_back(auditOf("appointment.cancel", model::KindId::appointment, booking.record.id,
                                      booking.value.patient, kPermission));
    }
    OPDESK_CHECK(commitAll(session, std::move(group)));
    answer.cancelled = true;
    return answer;
}

base::Result<PutBack::Answer> execute(Session& session, const PutBack& command) {
    OPDESK_CHECK(allow(session, {.permission = kMayReschedule, .kind = model::KindId::appointment}));
    if (command.places.empty() || command.places.size() > 60)
        return base::failField("places", "nothing to put back, or too much at once", "1 to 60 places");
    std::vector<Booking> back;
    for (const auto& place : command.places) {
        OPDESK_TRY(auto stored, needRecord<model::Appointment>(session, place.appointment.uuid(), "places"));
        if (!waitsForItsTime(stored.value) && !stored.value.status.is("cancelled") &&
            !stored.value.status.is("no_show"))
            return base::fail(base::Error{
                base::ErrorCode::wrongState, "the appointment is " + stored.value.status.text, "places", {}});
        back.push_back(std::move(stored));
    }
    store::ActionGroup group;
    for (std::size_t i = 0; i < back.size(); ++i) {
        const auto& place = command.places[i];
        const auto& was = back[i].value;
        auto doctor = place.doctor.isNull() ? was.doctor : place.doctor;
        if (doctor != was.doctor) {
            OPDESK_TRY(const auto known, needDoctor(session, doctor));
            doctor = known.doctor;
        }
        const auto length = was.minutes.value_or(kUsualSlot);
        OPDESK_TRY(auto rows,
                   rowsAround(session, doctor, place.startsAt, place.startsAt + std::chrono::minutes(length)));
        std::erase_if(rows, [&](const store::AppointmentRow& row) {
            return std::ranges::any_of(back,
                                       [&](const Booking& one) { return one.record.id == row.appointment.uuid(); });
        });
        // The time itself may have begun: it is where the booking stood.
        if (!was.overbook && isTaken(rows, place.startsAt, length, {}))
            return base::fail(base::Error{base::ErrorCode::alreadyExists, "somebody else has the time now", "starts_at",
                                          "book a new time"});
        json::object fields{{"status", "booked"}, {"status_reason", nullptr}};
        if (was.startsAt != place.startsAt)
            fields["starts_at"] = base::toIso(place.startsAt);
        if (doctor != was.doctor)
            fields["doctor"] = doctor.text();
        group.changes.push_back(setFields(model::KindId::appointment, back[i].record.id, std::move(fields)));
        group.audit.push_back(auditOf("appointment.put_back", model::KindId::appointment, back[i].record.id,
                                      was.patient, kMayReschedule));
    }
    OPDESK_CHECK(commitAll(session, std::move(group)));
    return PutBack::Answer{static_cast<std::int64_t>(back.size())};
}

}  // namespace opdesk::clinic
