#include "app/opdeskctl/demo/demo_papers.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/clinic/documents.h"
#include "core/clinic/money.h"
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
constexpr auto kBilledDays = std::chrono::days(60);
constexpr unsigned kSignedShare = 35, kPaidShare = 85, kCashShare = 55;  // of a hundred
constexpr std::uint64_t kOwnSequence = 0x70617065;

bool isRuleOrState(const base::Error& error) {
    return error.code == base::ErrorCode::invalidInput || error.code == base::ErrorCode::conflict ||
           error.code == base::ErrorCode::wrongState;
}

}  // namespace

DemoPapers::DemoPapers(clinic::Session& session, const DemoOptions& options, DemoSummary& summary)
    : m_session(session),
      m_options(options),
      m_summary(summary),
      m_random(options.seed ^ kOwnSequence),
      m_maySign(session.store.canOpen(model::Compartment::care) &&
                clinic::mayQuietly(session, "prescription.write", true) &&
                clinic::mayQuietly(session, "prescription.sign", true)),
      m_mayBill(clinic::mayQuietly(session, "invoice.create", true)),
      m_mayCollect(clinic::mayQuietly(session, "payment.collect", true)) {}

void DemoPapers::consider(const Past& past, bool adult) {
    if (past.visits.empty())
        return;
    const auto oldestBill = m_session.now() - kBilledDays;
    // The last visit: measurements and allergies that the paper prints are not younger than it.
    const bool drawn = m_random.below(100) < kSignedShare;
    if (drawn && adult && past.own && m_maySign)
        m_papers.push_back({past.visits.back(), false});
    if (m_mayBill)
        for (const auto& visit : past.visits)
            if (visit.isNew && visit.doneAt > oldestBill)
                m_papers.push_back({visit, true});
}

base::Status DemoPapers::write(const clinic::Progress& progress) {
    std::ranges::stable_sort(m_papers, {}, [](const Paper& paper) { return paper.visit.doneAt; });
    base::ManualClock clock(m_session.now());
    clinic::Session then{m_session.store,      clock,           m_session.random,
                         m_session.rules,      m_session.lease, m_session.userName,
                         m_session.signingKey, m_session.desk};
    std::size_t done = 0;
    for (const auto& [visit, bill] : m_papers) {
        clock.set(visit.doneAt);
        if (bill)
            OPDESK_CHECK(addBill(then, visit));
        else
            OPDESK_CHECK(addPrescription(then, visit));
        if (++done % 50 == 0 && progress && !progress(m_options.patients, m_options.patients))
            return base::fail(base::ErrorCode::cancelled, "stopped by the caller");
    }
    return {};
}

base::Status DemoPapers::addPrescription(clinic::Session& at, const PastVisit& visit) {
    const auto& drawn = kLines[m_random.below(kLines.size())];
    if (m_signsRefused)
        return {};
    clinic::WritePrescription write;
    write.patient = visit.patient;
    write.visit = visit.visit;
    write.mode = "in_person";
    write.complaints = drawn[2];
    write.typedLines = {drawn[0]};
    write.diagnoses = {{drawn[1], "", "provisional"}};
    write.advice = "Drink enough water. Come back if it does not get better.";
    write.followUp = "1w";
    OPDESK_TRY(const auto written, execute(at, write));
    const auto isSigned = execute(at, clinic::SignPrescription{written.prescription});
    if (isSigned) {
        ++m_summary.prescriptions;
        return {};
    }
    if (!isRuleOrState(isSigned.error()))
        return base::fail(isSigned.error());
    // A rule that stops one leaves its draft, as in a clinic; one that stops the first (no registration number) stops
    // them all.
    m_signsRefused = m_summary.prescriptions == 0;
    return {};
}

base::Status DemoPapers::addBill(clinic::Session& at, const PastVisit& visit) {
    const bool pays = m_random.below(100) < kPaidShare, cash = m_random.below(100) < kCashShare;
    const auto reference = std::to_string(600000000000 + m_random.below(99999999999));
    // Who may not take money leaves only bills that wait for it.
    if (m_billsRefused || (pays && !m_mayCollect))
        return {};
    clinic::IssueInvoice issue;
    issue.patient = visit.patient;
    issue.visit = visit.visit;
    auto issued = execute(at, issue);  // by the clinic's price list
    if (!issued && issued.error().field == "lines") {
        clinic::BillLine consultation;
        consultation.text = "Consultation";
        consultation.sac = "9993";
        consultation.rate = consultation.amount = 40000;
        issue.lines = {consultation};
        issued = execute(at, issue);
    }
    if (!issued) {
        if (!isRuleOrState(issued.error()))
            return base::fail(issued.error());
        // A desk that has billed already gets no bills of the past: its numbers run with time.
        m_billsRefused = issued.error().field == "clock";
        return {};
    }
    ++m_summary.invoices;
    if (!pays) {
        ++m_summary.unpaid;
        return {};
    }
    clinic::TakePayment take;
    take.patient = visit.patient;
    take.invoice = issued->invoice;
    take.amount = issued->total;
    take.mode = cash ? "cash" : "upi";
    if (!cash)
        take.reference = reference;
    OPDESK_TRY([[maybe_unused]] const auto taken, execute(at, take));
    return {};
}

}  // namespace opdesk::app::opdeskctl::demo
