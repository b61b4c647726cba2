#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/opdeskctl/demo/demo.h"
#include "app/opdeskctl/demo/demo_writer.h"
#include "core/base/random.h"
#include "core/clinic/day.h"

namespace opdesk::app::opdeskctl::demo {

/// A visit that took place.
struct PastVisit {
    model::PatientId patient;
    model::VisitId visit;
    base::Instant doneAt{};
    bool isNew = false;  ///< not a follow-up
};

/// What happened to one invented person.
struct Past {
    std::vector<PastVisit> visits;  ///< oldest first
    bool own = true;                ///< the session's user may treat this person as a patient of their own
};

/// What happened to the invented people: visits of three years, measurements, allergies, problems, appointments. Draws
/// from a sequence of its own, so that what a role may not write changes nothing about the people.
class DemoHistory {
public:
    DemoHistory(clinic::Session& session, const DemoOptions& options, std::vector<clinic::DoctorLine> doctors,
                DemoWriter& writer, DemoSummary& summary);
    /// Whether this session may write facts of the care compartment; `own` as in Past.
    bool mayCare(std::string_view permission, bool own = true) const;
    base::Result<Past> addPast(const model::PatientId& id, const model::Patient& patient);
    base::Status addAppointments(const std::vector<model::PatientId>& patients);

private:
    Past visitsOf(const model::PatientId& id, const model::Patient& patient, std::vector<store::Change>& changes);
    store::Change vitalsAt(const model::PatientId& id, const model::VisitId& visit, base::Instant at,
                           const model::Patient& patient);
    void addAllergy(const model::PatientId& id, std::vector<store::Change>& changes);
    void addProblem(const model::PatientId& id, std::vector<store::Change>& changes);

    clinic::Session& m_session;
    const DemoOptions& m_options;
    std::vector<clinic::DoctorLine> m_doctors;
    base::SeededRandom m_random;
    DemoWriter& m_writer;
    DemoSummary& m_summary;
    std::map<std::string, std::int64_t> m_tokens;  // doctor, day and session → last token
};

}  // namespace opdesk::app::opdeskctl::demo
