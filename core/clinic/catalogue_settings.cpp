#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_settings.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kSettingsEntries[] = {
    entry<ShowPriceList>(),      entry<SetPrice>(),          entry<RetirePrice>(),     entry<PutPriceBack>(),
    entry<ShowClinicSettings>(), entry<SetClinicSettings>(), entry<PutSettingsBack>(), entry<ShowIdleLimit>(),
};

}  // namespace

std::span<const CatalogueEntry> settingsEntries() {
    return kSettingsEntries;
}

}  // namespace opdesk::clinic
