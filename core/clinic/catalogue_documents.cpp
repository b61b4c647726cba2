#include "core/clinic/catalogue_entry.h"
#ifdef OPDESK_CLINIC_DOCUMENTS
#include "core/clinic/described_documents.h"
#endif

namespace opdesk::clinic {

namespace {

#ifdef OPDESK_CLINIC_DOCUMENTS
constexpr CatalogueEntry kEntries[] = {
    entry<ReadLine>(),           entry<CheckPrescription>(),  entry<WritePrescription>(), entry<SignPrescription>(),
    entry<AmendPrescription>(),  entry<CancelPrescription>(), entry<PrescriptionPaperOf>(), entry<WriteNote>(),
    entry<SignNote>(),           entry<AmendNote>(),          entry<ReadDocument>(),      entry<SuggestBill>(),
    entry<IssueInvoice>(),       entry<TakePayment>(),        entry<ShowLedger>(),
};
#endif

}  // namespace

std::span<const CatalogueEntry> documentEntries() {
#ifdef OPDESK_CLINIC_DOCUMENTS
    return kEntries;
#else
    return {};
#endif
}

}  // namespace opdesk::clinic
