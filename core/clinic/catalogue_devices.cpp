#include "core/clinic/catalogue_entry.h"
#include "core/clinic/described_devices.h"

namespace opdesk::clinic {

namespace {

constexpr CatalogueEntry kDeviceEntries[] = {
    entry<ListDevices>(),  entry<StopDevice>(),     entry<ResumeDevice>(),
    entry<ListSetAside>(), entry<TakeInSetAside>(), entry<RefuseSetAside>(),
};

}  // namespace

std::span<const CatalogueEntry> deviceEntries() {
    return kDeviceEntries;
}

}  // namespace opdesk::clinic
