#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_documents.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kDocumentsEntries[] = {
    entry<ReadLine>(),         entry<CheckPrescription>(), entry<WritePrescription>(),  entry<DraftOf>(),
    entry<SignPrescription>(), entry<AmendPrescription>(), entry<CancelPrescription>(), entry<PrescriptionPaperOf>(),
    entry<WriteNote>(),        entry<SignNote>(),          entry<AmendNote>(),          entry<ReadDocument>(),
    entry<SuggestBill>(),      entry<IssueInvoice>(),      entry<TakePayment>(),        entry<ShowLedger>(),
};

}  // namespace

std::span<const CatalogueEntry> documentEntries() {
    return kDocumentsEntries;
}

}  // namespace opdesk::clinic
