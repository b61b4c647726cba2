#include <algorithm>
#include <map>

#include "core/clinic/day_plan.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/schedule.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kView = "appointment.view";
constexpr int kMostPeople = 200;
/// A wish for tomorrow that nobody has booked is a call today.
constexpr std::int64_t kCallAhead = 2;

/// Whose lists this session sees: one doctor's, or all.
base::Result<std::optional<StaffId>> doctorFor(Session& session, const StaffId& asked) {
    const bool onlyOwn = access::levelOf(session.lease.roles, kView) == access::Level::own;
    OPDESK_CHECK(allow(
        session,
        {.permission = kView, .kind = model::KindId::visit, .own = asked.isNull() || asked == session.lease.user}));
    if (onlyOwn)
        return std::optional(session.lease.user);
    return asked.isNull() ? std::nullopt : std::optional(asked);
}

/// A call is a reminder: without the patient's consent to be reminded the number is left out.
base::Status addReminders(Session& session, CallLine& line) {
    OPDESK_TRY(line.reminders, remindersOf(session, line.patient));
    if (line.reminders != "yes")
        return {};
    OPDESK_TRY(const auto card, store::patientCard(session.store, line.patient));
    if (!card)
        return {};
    OPDESK_TRY(const auto person, clinic::lineOf(session, *card));
    line.phone = person.phone;
    line.phoneMasked = person.phoneMasked;
    return {};
}

class DoctorNames {
public:
    explicit DoctorNames(Session& session) : m_session(session) {}
    const std::string& of(const StaffId& doctor) {
        const auto [it, isNew] = m_names.try_emplace(doctor);
        if (isNew)
            it->second = staffName(m_session, doctor);
        return it->second;
    }

private:
    Session& m_session;
    std::map<StaffId, std::string> m_names;
};

CallLine lineOf(Session& session, const store::FollowUpRow& row, DoctorNames& names) {
    CallLine line;
    line.patient = row.patient;
    line.doctor = row.doctor;
    line.patientName = shownName(session, row.patientName);
    line.ageText = ageTextOf(session, row.birthDate);
    line.sex = row.sex;
    line.doctorName = names.of(row.doctor);
    line.due = row.due;
    line.bookedAt = row.bookedAt;
    line.state = row.cameOn ? "came" : row.bookedAt ? "booked" : "open";
    return line;
}

/// Whether somebody who missed his time has come or has a new one since.
base::Result<bool> hasComeBack(Session& session, const store::AppointmentRow& missed) {
    OPDESK_TRY(const auto visits, session.store.ofPatient(model::KindId::visit, missed.patient));
    for (const auto& visit : visits)
        if (const auto* issued = visit.body.if_contains("issued_at"); issued && issued->is_string())
            if (const auto at = base::instantFromIso(issued->get_string()); at && *at > missed.startsAt)
                return true;
    OPDESK_TRY(const auto bookings, session.store.ofPatient(model::KindId::appointment, missed.patient));
    for (const auto& booking : bookings) {
        const auto* status = booking.body.if_contains("status");
        const auto* starts = booking.body.if_contains("starts_at");
        if (!status || !starts || !status->is_string() || !starts->is_string())
            continue;
        const auto at = base::instantFromIso(starts->get_string());
        if (at && *at > missed.startsAt && (status->get_string() == "booked" || status->get_string() == "needs_slot"))
            return true;
    }
    return false;
}

}  // namespace

base::Result<ListFollowUps::Answer> execute(Session& session, const ListFollowUps& command) {
    OPDESK_TRY(const auto doctor, doctorFor(session, command.doctor));
    const auto from = command.from.value_or(session.today());
    const auto to = command.to.value_or(dayAfter(from, 6));
    if (std::chrono::sys_days(to) < std::chrono::sys_days(from) ||
        std::chrono::sys_days(to) - std::chrono::sys_days(from) > std::chrono::days(92))
        return base::failField("to", "the last day is before the first or too far from it",
                               "at most 92 days after from");
    OPDESK_TRY(const auto rows, store::followUpsBetween(session.store, from, to, doctor, kMostPeople));
    DoctorNames names(session);
    ListFollowUps::Answer answer;
    for (const auto& row : rows) {
        answer.people.push_back(lineOf(session, row, names));
        OPDESK_CHECK(addReminders(session, answer.people.back()));
    }
    return answer;
}

base::Result<ListRecalls::Answer> execute(Session& session, const ListRecalls& command) {
    OPDESK_TRY(const auto doctor, doctorFor(session, command.doctor));
    if (command.days < 1 || command.days > 400)
        return base::failField("days", "too many or too few", "1 to 400");
    const auto today = session.today();
    const auto first = dayAfter(today, -command.days);
    OPDESK_TRY(const auto wished,
               store::followUpsBetween(session.store, first, dayAfter(today, kCallAhead), doctor, 10 * kMostPeople));
    OPDESK_TRY(const auto missed,
               store::appointmentsInState(session.store, "no_show", instantOf(session, first, 0), session.now()));
    DoctorNames names(session);
    ListRecalls::Answer answer;
    for (const auto& row : wished) {
        if (row.bookedAt || row.cameOn)
            continue;
        auto line = lineOf(session, row, names);
        line.state = "follow_up";
        answer.people.push_back(std::move(line));
    }
    for (const auto& row : missed) {
        if (doctor && row.doctor != *doctor)
            continue;
        OPDESK_TRY(const bool back, hasComeBack(session, row));
        if (back)
            continue;
        CallLine line;
        line.patient = row.patient;
        line.doctor = row.doctor;
        line.appointment = row.appointment;
        line.patientName = shownName(session, row.patientName);
        line.ageText = ageTextOf(session, row.birthDate);
        line.sex = row.sex;
        line.doctorName = names.of(row.doctor);
        line.due = base::localDate(row.startsAt, session.desk.offset);
        line.state = "no_show";
        // Of two reasons to call somebody the missed booking is the one to speak of.
        std::erase_if(answer.people, [&](const CallLine& one) { return one.patient == row.patient; });
        answer.people.push_back(std::move(line));
    }
    std::ranges::stable_sort(answer.people, {}, [](const CallLine& line) { return std::chrono::sys_days(line.due); });
    if (answer.people.size() > static_cast<std::size_t>(kMostPeople))
        answer.people.resize(static_cast<std::size_t>(kMostPeople));
    for (auto& line : answer.people)
        OPDESK_CHECK(addReminders(session, line));
    return answer;
}

}  // namespace opdesk::clinic
