#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_settling.h"
#include "core/clinic/sync_detail.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kSettlingEntries[] = {
    entry<ListConflicts>(),  entry<ShowConflict>(), entry<ConflictsOfPatient>(), entry<ResolveConflict>(),
    entry<UndoConflict>(),   entry<SeeConflict>(),  entry<ReadSyncStatus>(),     entry<PauseLoad>(),
    entry<ListParked>(),     entry<RetryParked>(),  entry<ExportParked>(),       entry<WriteSupportFile>(),
    entry<ImportPatients>(), entry<UndoImport>(),   entry<ShowSyncDetail>(),
};

}  // namespace

std::span<const CatalogueEntry> settlingEntries() {
    return kSettlingEntries;
}

}  // namespace opdesk::clinic
