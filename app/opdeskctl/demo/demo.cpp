#include "app/opdeskctl/demo/demo.h"

#include <algorithm>
#include <boost/json.hpp>

#include "app/opdeskctl/demo/demo_papers.h"
#include "app/opdeskctl/demo/demo_people.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"

namespace opdesk::app::opdeskctl::demo {

base::json::object toJson(const DemoSummary& summary) {
    return {{"patients", summary.patients},
            {"families", summary.families},
            {"visits", summary.visits},
            {"vitals", summary.vitals},
            {"allergies", summary.allergies},
            {"problems", summary.problems},
            {"prescriptions", summary.prescriptions},
            {"appointments", summary.appointments},
            {"invoices", summary.invoices},
            {"unpaid", summary.unpaid}};
}

base::Result<DemoSummary> makeDemo(clinic::Session& session, const DemoOptions& asked,
                                   const clinic::Progress& progress) {
    auto options = asked;
    if (!options.today.ok())
        options.today = session.today();
    OPDESK_CHECK(clinic::allow(session, {.permission = "patient.create"}));
    if (options.patients < 1 || options.patients > 1000000)
        return base::failField("patients", "the number is out of range", "1 to 1,000,000");
    DemoSummary summary;
    DemoPeople people(options.seed, options.today);
    DemoWriter writer(session);
    std::vector<clinic::DoctorLine> doctors;
    if (!options.bare) {
        OPDESK_TRY(doctors, clinic::activeDoctors(session));
        std::erase_if(doctors, [](const auto& doctor) { return doctor.letter.empty(); });
        if (doctors.empty())
            return base::fail(base::ErrorCode::wrongState, "the clinic has no doctor with a token letter");
    }
    // Thousands of records wait for the disk once.
    store::BulkLoad load(session.store);
    DemoHistory history(session, options, doctors, writer, summary);
    DemoPapers papers(session, options, summary);
    const bool mayAllergies = history.mayCare("allergy.manage");
    std::vector<model::PatientId> all;
    while (summary.patients < options.patients) {
        auto family = people.nextFamily(options.patients - summary.patients);
        ++summary.families;
        for (auto& person : family) {
            const auto id = model::PatientId::make(session.clock, session.random);
            // Drawn whether or not the allergy can be written, so that the people are the same for every role.
            const bool allergic = people.random().below(100) < 8;
            if (!options.bare && allergic && mayAllergies)
                person.patient.allergyStatus = "yes";
            const auto patient = person.patient;
            OPDESK_CHECK(writer.addPerson(id, std::move(person)));
            ++summary.patients;
            if (options.bare)
                continue;
            all.push_back(id);
            OPDESK_TRY(const auto past, history.addPast(id, patient));
            papers.consider(past, patient.guardianName.empty() && !patient.allergyStatus.is("yes"));
        }
        if (progress && summary.patients % 100 < 5 && !progress(summary.patients, options.patients))
            return base::fail(base::ErrorCode::cancelled, "stopped by the caller");
    }
    if (!options.bare)
        OPDESK_CHECK(history.addAppointments(all));
    OPDESK_CHECK(writer.flush());
    if (!options.bare)
        OPDESK_CHECK(papers.write(progress));
    OPDESK_CHECK(load.finish());
    if (session.sync)
        session.sync->localChange();
    return summary;
}

}  // namespace opdesk::app::opdeskctl::demo
