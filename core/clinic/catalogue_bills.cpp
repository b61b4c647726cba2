#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_bills.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kBillsEntries[] = {
    entry<ListPrices>(), entry<StartBill>(),  entry<CountBill>(),       entry<ChargeBill>(),
    entry<ReadBill>(),   entry<RefundBill>(), entry<RefundWitnesses>(), entry<BillPaperOf>(),
    entry<ShowDay>(),    entry<CloseDay>(),   entry<DayWitnesses>(),    entry<DayPaperOf>(),
};

}  // namespace

std::span<const CatalogueEntry> billEntries() {
    return kBillsEntries;
}

}  // namespace opdesk::clinic
