#include "core/clinic/catalogue.h"

#include <algorithm>

#include "core/clinic/catalogue_entry.h"

namespace opdesk::clinic {

std::span<const CatalogueEntry> catalogue() {
    static const std::vector<CatalogueEntry> all = [] {
        std::vector<CatalogueEntry> entries;
        for (const auto part :
             {peopleEntries(), dayEntries(), queueEntries(), scheduleEntries(), documentEntries(), attachmentEntries(),
              billEntries(), settingsEntries(), settlingEntries(), deviceEntries()})
            entries.insert(entries.end(), part.begin(), part.end());
        return entries;
    }();
    return all;
}

const CatalogueEntry* findCommand(std::string_view name) {
    const auto all = catalogue();
    const auto found = std::ranges::find(all, name, &CatalogueEntry::name);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace opdesk::clinic
