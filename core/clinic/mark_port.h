#pragma once

#include "core/store/marks.h"

/// Where a device's marks are kept, as a port: app/platform implements it.
namespace opdesk::clinic {

using store::Marks;
using store::MarkStore;

}  // namespace opdesk::clinic
