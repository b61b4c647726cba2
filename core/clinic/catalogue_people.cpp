#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_patients.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kPeopleEntries[] = {
    entry<FindPatients>(),  entry<FindDuplicates>(), entry<RegisterPatient>(), entry<EditPatient>(),
    entry<SetPhone>(),      entry<OpenPatient>(),    entry<AddAllergy>(),      entry<RemoveAllergy>(),
    entry<AddProblem>(),    entry<RecordConsent>(),  entry<MergePatients>(),   entry<UnmergePatients>(),
    entry<DeletePatient>(),
};

}  // namespace

std::span<const CatalogueEntry> peopleEntries() {
    return kPeopleEntries;
}

}  // namespace opdesk::clinic
