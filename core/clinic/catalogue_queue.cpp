#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_queue.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kQueueEntries[] = {
    entry<TransferToken>(), entry<ReorderToken>(), entry<SetPriority>(), entry<RecallToken>(), entry<MarkTokenNoShow>(),
    entry<WhoseVisit>(),    entry<PublicQueue>(),  entry<SaveDraft>(),   entry<ReadDraft>(),   entry<DropDraft>(),
};

}  // namespace

std::span<const CatalogueEntry> queueEntries() {
    return kQueueEntries;
}

}  // namespace opdesk::clinic
