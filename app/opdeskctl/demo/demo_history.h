#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/opdeskctl/demo/demo_people.h"
#include "app/opdeskctl/demo/demo_writer.h"
#include "core/clinic/day.h"

namespace opdesk::app::opdeskctl::demo {

/// What happened to the invented people: visits of three years, measurements, allergies, problems, appointments.
class DemoHistory {
public:
    DemoHistory(clinic::Session& session, const DemoOptions& options, std::vector<clinic::DoctorLine> doctors, DemoPeople& people,
                DemoWriter& writer, DemoSummary& summary);
    /// Whether this session may write facts of the care compartment.
    bool mayCare(std::string_view permission) const;
    base::Status addPast(const model::PatientId& id, const model::Patient& patient);
    base::Status addAppointments(const std::vector<model::PatientId>& patients);

private:
    std::vector<store::Change> visitsOf(const model::PatientId& id, const model::Patient& patient);
    store::Change vitalsAt(const model::PatientId& id, const model::VisitId& visit, base::Instant at, const model::Patient& patient);

    clinic::Session& m_session;
    const DemoOptions& m_options;
    std::vector<clinic::DoctorLine> m_doctors;
    DemoPeople& m_people;
    DemoWriter& m_writer;
    DemoSummary& m_summary;
    std::map<std::string, std::int64_t> m_tokens;  // doctor, day and session → last token
};

}  // namespace opdesk::app::opdeskctl::demo
