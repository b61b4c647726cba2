#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_day.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kDayEntries[] = {
    entry<ListDoctors>(),       entry<ListQueue>(),       entry<NextToken>(),       entry<IssueToken>(),
    entry<CallToken>(),         entry<CallNext>(),        entry<StartVisit>(),      entry<FinishToken>(),
    entry<SkipToken>(),         entry<CancelToken>(),     entry<TokenSlipOf>(),     entry<ListAppointments>(),
    entry<FreeSlots>(),         entry<BookAppointment>(), entry<MoveAppointment>(), entry<CancelAppointment>(),
    entry<ArriveAppointment>(), entry<RecordVitals>(),
};

}  // namespace

std::span<const CatalogueEntry> dayEntries() {
    return kDayEntries;
}

}  // namespace opdesk::clinic
