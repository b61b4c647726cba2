#include "app/opdeskctl/demo/demo_history.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/clinic/records.h"
#include "core/clinic/tokens.h"
#include "core/model/kinds/allergy.h"
#include "core/model/kinds/appointment.h"
#include "core/model/kinds/problem.h"
#include "core/model/kinds/visit.h"
#include "core/model/kinds/vitals.h"

namespace opdesk::app::opdeskctl::demo {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr auto kSubstances = std::to_array<std::array<const char*, 3>>({
    {"Penicillin", "rash", "moderate"},
    {"Sulfa", "rash", "mild"},
    {"Ibuprofen", "swelling of the face", "severe"},
    {"Peanut", "itching", "mild"},
    {"Diclofenac", "wheeze", "severe"},
    {"Dust", "sneezing", "mild"},
    {"Egg", "hives", "moderate"},
});
constexpr auto kProblems = std::to_array<std::pair<const char*, const char*>>({
    {"Hypertension", "I10"},
    {"Type 2 diabetes", "E11"},
    {"Asthma", "J45"},
    {"Hypothyroidism", "E03.9"},
    {"Migraine", "G43"},
    {"Osteoarthritis of knee", "M17"},
});

constexpr std::uint64_t kOwnSequence = 0x68697374;

std::int64_t between(base::Random& random, std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

int yearsOf(const model::Patient& patient, base::Date on) {
    return static_cast<int>((sys_days(on) - sys_days(*patient.birthDate)).count() / 365);
}

}  // namespace

DemoHistory::DemoHistory(clinic::Session& session, const DemoOptions& options, std::vector<clinic::DoctorLine> doctors,
                         DemoWriter& writer, DemoSummary& summary)
    : m_session(session),
      m_options(options),
      m_doctors(std::move(doctors)),
      m_random(options.seed ^ kOwnSequence),
      m_writer(writer),
      m_summary(summary) {}

bool DemoHistory::mayCare(std::string_view permission, bool own) const {
    return m_session.store.canOpen(model::Compartment::care) && clinic::mayQuietly(m_session, permission, own);
}

store::Change DemoHistory::vitalsAt(const model::PatientId& id, const model::VisitId& visit, base::Instant at,
                                    const model::Patient& patient) {
    auto& random = m_random;
    const int years = yearsOf(patient, m_options.today);
    model::Vitals vitals;
    vitals.patient = id;
    vitals.visit = visit;
    vitals.takenAt = at;
    vitals.takenBy = m_session.lease.user;
    vitals.temperature = between(random, 362, 378);
    vitals.pulse = years < 5 ? between(random, 85, 130) : between(random, 64, 98);
    vitals.spo2 = between(random, 95, 99);
    if (years >= 16) {
        vitals.systolic = between(random, 104, 148);
        vitals.diastolic = between(random, 66, 92);
        vitals.height = between(random, 1480, 1790);
        vitals.weight = between(random, 45, 88) * 1000 + between(random, 0, 9) * 100;
    } else {
        vitals.weight = (3 + 2 * years) * 1000 + between(random, 0, 30) * 100;
    }
    return clinic::newRecord(base::Uuid::v7(m_session.clock, m_session.random), vitals);
}

Past DemoHistory::visitsOf(const model::PatientId& id, const model::Patient& patient,
                           std::vector<store::Change>& changes) {
    auto& random = m_random;
    Past past;
    const auto count = random.below(8);
    const auto& usual = m_doctors[random.below(m_doctors.size())];
    const bool vitalsToo = mayCare("vitals.record");
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto day = sys_days(m_options.today) - days(between(random, 1, 3 * 365));
        const bool sunday = std::chrono::weekday(day) == std::chrono::Sunday;
        if (sunday || day <= sys_days(*patient.birthDate))
            continue;
        past.own = usual.doctor == m_session.lease.user;
        const bool morning = random.below(100) < 60;
        const auto start = base::startOfDay(base::Date(day), m_session.desk.offset) +
                           minutes((morning ? 600 : 1020) + between(random, 0, 170));
        model::Visit visit;
        visit.patient = id;
        visit.doctor = usual.doctor;
        visit.day = base::Date(day);
        visit.session = morning ? "morning" : "evening";
        visit.number = ++m_tokens[usual.doctor.text() + base::toIso(base::Date(day)) + visit.session.text];
        visit.letter = usual.letter;
        if (m_session.desk.deskDigit != 1)
            visit.deskMark = m_session.desk.deskDigit;
        visit.token = clinic::tokenText(usual.letter, *visit.number, m_session.desk.deskDigit);
        visit.visitKind = random.below(100) < 70 ? "new" : "follow_up";
        visit.priority = yearsOf(patient, m_options.today) >= 75 ? "elderly" : "normal";
        visit.issuedAt = start;
        const bool left = random.below(100) < 4;
        visit.status = left ? "no_show" : "done";
        if (!left) {
            visit.calledAt = start + minutes(between(random, 3, 40));
            visit.inRoomAt = *visit.calledAt + minutes(1);
            visit.doneAt = *visit.inRoomAt + minutes(between(random, 4, 16));
        }
        const auto visitId = model::VisitId::make(m_session.clock, m_session.random);
        changes.push_back(clinic::newRecord(visitId.uuid(), visit));
        ++m_summary.visits;
        const bool measured = random.below(100) < 60;
        if (left)
            continue;
        past.visits.push_back({id, visitId, *visit.doneAt, visit.visitKind.is("new")});
        auto vitals = vitalsAt(id, visitId, *visit.calledAt, patient);
        if (!vitalsToo || !measured)
            continue;
        changes.push_back(std::move(vitals));
        ++m_summary.vitals;
    }
    std::ranges::sort(past.visits, {}, &PastVisit::doneAt);
    return past;
}

void DemoHistory::addAllergy(const model::PatientId& id, std::vector<store::Change>& changes) {
    const auto& drawn = kSubstances[m_random.below(kSubstances.size())];
    model::Allergy allergy;
    allergy.patient = id;
    allergy.substance = drawn[0];
    allergy.reaction = drawn[1];
    allergy.severity = drawn[2];
    allergy.notedOn = m_options.today;
    allergy.notedBy = m_session.lease.user;
    allergy.status = "active";
    changes.push_back(clinic::newRecord(base::Uuid::v7(m_session.clock, m_session.random), allergy));
    ++m_summary.allergies;
}

void DemoHistory::addProblem(const model::PatientId& id, std::vector<store::Change>& changes) {
    const auto& [name, code] = kProblems[m_random.below(kProblems.size())];
    model::Problem problem;
    problem.patient = id;
    problem.name = name;
    problem.icd10 = code;
    problem.status = "active";
    changes.push_back(clinic::newRecord(base::Uuid::v7(m_session.clock, m_session.random), problem));
    ++m_summary.problems;
}

base::Result<Past> DemoHistory::addPast(const model::PatientId& id, const model::Patient& patient) {
    std::vector<store::Change> changes;
    auto past = visitsOf(id, patient, changes);
    if (patient.allergyStatus.is("yes"))
        addAllergy(id, changes);
    const bool ill = m_random.below(100) < (yearsOf(patient, m_options.today) > 45 ? 30u : 5u);
    if (ill && mayCare("problem.manage", past.own))
        addProblem(id, changes);
    OPDESK_CHECK(m_writer.addHistory(std::move(changes), id, "demo.history"));
    return past;
}

base::Status DemoHistory::addAppointments(const std::vector<model::PatientId>& patients) {
    auto& random = m_random;
    if (!clinic::mayQuietly(m_session, "appointment.book", true) || patients.empty())
        return {};
    for (int offset = -7; offset <= 14; ++offset) {
        const auto day = sys_days(m_options.today) + days(offset);
        if (std::chrono::weekday(day) == std::chrono::Sunday)
            continue;
        for (const auto& doctor : m_doctors) {
            for (std::int64_t slot = 0; slot < 24; ++slot) {
                if (random.below(100) >= (offset > 7 ? 15u : 35u))
                    continue;
                model::Appointment appointment;
                appointment.patient = patients[random.below(patients.size())];
                appointment.doctor = doctor.doctor;
                const auto minute = slot < 12 ? 600 + slot * 15 : 1020 + (slot - 12) * 15;
                appointment.startsAt = base::startOfDay(base::Date(day), m_session.desk.offset) + minutes(minute);
                appointment.minutes = 15;
                appointment.visitKind = random.below(100) < 65 ? "new" : "follow_up";
                const auto fate = random.below(100);
                appointment.status = offset >= 0 ? "booked" : fate < 82 ? "done" : fate < 92 ? "no_show" : "cancelled";
                if (appointment.status.is("cancelled"))
                    appointment.statusReason = "called to cancel";
                appointment.reminder = random.below(100) < 50;
                const auto id = base::Uuid::v7(m_session.clock, m_session.random);
                OPDESK_CHECK(
                    m_writer.addHistory({clinic::newRecord(id, appointment)}, appointment.patient, "appointment.book"));
                ++m_summary.appointments;
            }
        }
    }
    return {};
}

}  // namespace opdesk::app::opdeskctl::demo
