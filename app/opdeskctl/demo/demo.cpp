#include "app/opdeskctl/demo/demo.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <optional>

#include "app/opdeskctl/demo/demo_history.h"
#include "core/clinic/documents.h"
#include "core/clinic/money.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"

namespace opdesk::app::opdeskctl::demo {

namespace {

constexpr auto kLines = std::to_array<std::array<const char*, 3>>({
    {"panto 40 1-0-0 5d ac", "Gastritis", "burning in the stomach for two days"},
    {"paracetamol 500 1-1-1 3d pc", "Fever", "fever since yesterday"},
    {"cetirizine 10 0-0-1 5d", "Allergic rhinitis", "sneezing and a running nose"},
    {"metformin 500 1-0-1 30d pc", "Type 2 diabetes", "follow-up, no complaint"},
    {"amlodipine 5 1-0-0 30d", "Hypertension", "follow-up, no complaint"},
});

std::optional<clinic::DoctorLine> self(const clinic::Session& session, const std::vector<clinic::DoctorLine>& doctors) {
    const auto found = std::ranges::find(doctors, session.lease.user, &clinic::DoctorLine::doctor);
    return found == doctors.end() ? std::nullopt : std::optional(*found);
}

/// A share of adults gets a signed prescription by the doctor of the session, through the same use cases as at the desk. A rule that
/// stops one of them (an allergy, a missing weight) leaves its draft, as it would in a clinic.
base::Status addPrescriptions(clinic::Session& session, const std::vector<model::PatientId>& adults, DemoPeople& people, DemoSummary& summary) {
    const auto wanted = std::min<std::size_t>(adults.size(), adults.size() / 40 + 5);
    for (std::size_t i = 0; i < wanted; ++i) {
        const auto& drawn = kLines[people.random().below(kLines.size())];
        clinic::WritePrescription write;
        write.patient = adults[people.random().below(adults.size())];
        write.mode = "in_person";
        write.complaints = drawn[2];
        write.typedLines = {drawn[0]};
        write.diagnoses = {{drawn[1], "", "provisional"}};
        write.advice = "Drink enough water. Come back if it does not get better.";
        write.followUp = "1w";
        OPDESK_TRY(const auto written, execute(session, write));
        const auto isSigned = execute(session, clinic::SignPrescription{written.prescription});
        if (isSigned) ++summary.prescriptions;
        else if (isSigned.error().code != base::ErrorCode::invalidInput && isSigned.error().code != base::ErrorCode::conflict)
            return base::fail(isSigned.error());
    }
    return {};
}

base::Status addBills(clinic::Session& session, const std::vector<model::PatientId>& patients, DemoPeople& people, DemoSummary& summary) {
    const auto wanted = patients.size() / 50 + 4;
    for (std::size_t i = 0; i < wanted; ++i) {
        clinic::IssueInvoice issue;
        issue.patient = patients[people.random().below(patients.size())];
        issue.lines = {{"CONS", "Consultation", "9993", 1, 40000, 0, 0, 40000}};
        OPDESK_TRY(const auto issued, execute(session, issue));
        ++summary.invoices;
        const bool pays = people.random().below(100) < 60 && clinic::mayQuietly(session, "payment.collect", true);
        if (!pays) {
            ++summary.unpaid;
            continue;
        }
        clinic::TakePayment take;
        take.patient = issue.patient;
        take.invoice = issued.invoice;
        take.amount = issued.total;
        take.mode = people.random().below(100) < 55 ? "cash" : "upi";
        if (take.mode == "upi") take.reference = std::to_string(600000000000 + people.random().below(99999999999));
        OPDESK_TRY([[maybe_unused]] const auto taken, execute(session, take));
    }
    return {};
}

}  // namespace

base::json::object toJson(const DemoSummary& summary) {
    return {{"patients", summary.patients},           {"families", summary.families},         {"visits", summary.visits},
            {"vitals", summary.vitals},               {"allergies", summary.allergies},       {"problems", summary.problems},
            {"prescriptions", summary.prescriptions}, {"appointments", summary.appointments}, {"invoices", summary.invoices},
            {"unpaid", summary.unpaid}};
}

base::Result<DemoSummary> makeDemo(clinic::Session& session, const DemoOptions& asked, const clinic::Progress& progress) {
    auto options = asked;
    if (!options.today.ok()) options.today = session.today();
    OPDESK_CHECK(clinic::allow(session, {.permission = "patient.create"}));
    if (options.patients < 1 || options.patients > 1000000) return base::failField("patients", "the number is out of range", "1 to 1,000,000");
    DemoSummary summary;
    DemoPeople people(options.seed, options.today);
    DemoWriter writer(session);
    std::vector<clinic::DoctorLine> doctors;
    if (!options.bare) {
        OPDESK_TRY(doctors, clinic::activeDoctors(session));
        std::erase_if(doctors, [](const auto& doctor) { return doctor.letter.empty(); });
        if (doctors.empty()) return base::fail(base::ErrorCode::wrongState, "the clinic has no doctor with a token letter");
    }
    DemoHistory history(session, options, doctors, people, writer, summary);
    const bool mayAllergies = history.mayCare("allergy.manage");
    std::vector<model::PatientId> all, adults;
    while (summary.patients < options.patients) {
        auto family = people.nextFamily(options.patients - summary.patients);
        ++summary.families;
        for (auto& person : family) {
            const auto id = model::PatientId::make(session.clock, session.random);
            // Drawn whether or not the allergy can be written, so that the people are the same for every role.
            const bool allergic = people.random().below(100) < 8;
            if (!options.bare && allergic && mayAllergies) person.patient.allergyStatus = "yes";
            const auto patient = person.patient;
            OPDESK_CHECK(writer.addPerson(id, std::move(person)));
            if (!options.bare) {
                all.push_back(id);
                if (patient.guardianName.empty() && !patient.allergyStatus.is("yes")) adults.push_back(id);
                OPDESK_CHECK(history.addPast(id, patient));
            }
            ++summary.patients;
        }
        if (progress && summary.patients % 100 < 5 && !progress(summary.patients, options.patients))
            return base::fail(base::ErrorCode::cancelled, "stopped by the caller");
    }
    if (!options.bare) OPDESK_CHECK(history.addAppointments(all));
    OPDESK_CHECK(writer.flush());
    if (options.bare) return summary;
    if (clinic::mayQuietly(session, "prescription.sign", true) && session.store.canOpen(model::Compartment::care) && self(session, doctors))
        OPDESK_CHECK(addPrescriptions(session, adults, people, summary));
    if (clinic::mayQuietly(session, "invoice.create", true)) OPDESK_CHECK(addBills(session, all, people, summary));
    return summary;
}

}  // namespace opdesk::app::opdeskctl::demo
