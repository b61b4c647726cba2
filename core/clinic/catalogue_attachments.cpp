#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_attachments.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kAttachmentsEntries[] = {
    entry<AddAttachment>(),
    entry<ListAttachments>(),
    entry<OpenAttachment>(),
    entry<VoidAttachment>(),
};

}  // namespace

std::span<const CatalogueEntry> attachmentEntries() {
    return kAttachmentsEntries;
}

}  // namespace opdesk::clinic
