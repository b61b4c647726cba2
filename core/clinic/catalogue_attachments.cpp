#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_attachments.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kEntries[] = {
    entry<AddAttachment>(),
    entry<ListAttachments>(),
    entry<OpenAttachment>(),
    entry<VoidAttachment>(),
};

}  // namespace

std::span<const CatalogueEntry> attachmentEntries() {
    return kEntries;
}

}  // namespace opdesk::clinic
