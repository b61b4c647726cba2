#pragma once

#include <vector>

#include "app/opdeskctl/demo/demo_history.h"
#include "core/base/random.h"

namespace opdesk::app::opdeskctl::demo {

/// Prescriptions and bills of past visits, through the same use cases as at the desk and with a clock that stands at
/// the visit's end. Whatever the session's roles may not do is left out.
class DemoPapers {
public:
    DemoPapers(clinic::Session& session, const DemoOptions& options, DemoSummary& summary);
    /// Remembers what could get a paper. `adult`: grown up and without a known allergy.
    void consider(const Past& past, bool adult);
    /// Oldest first, as numbers of bills run with time. Errors: cancelled and those of the store.
    base::Status write(const clinic::Progress& progress);

private:
    struct Paper {
        PastVisit visit;
        bool bill = false;
    };
    base::Status addPrescription(clinic::Session& at, const PastVisit& visit);
    base::Status addBill(clinic::Session& at, const PastVisit& visit);

    clinic::Session& m_session;
    const DemoOptions& m_options;
    DemoSummary& m_summary;
    base::SeededRandom m_random;
    bool m_maySign, m_mayBill, m_mayCollect;
    bool m_signsRefused = false, m_billsRefused = false;
    std::vector<Paper> m_papers;
};

}  // namespace opdesk::app::opdeskctl::demo
