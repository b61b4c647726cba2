#pragma once

#include <cstdint>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace opdesk::rules {

/// The percents of GST there are on a day, the least first, from resources/data/gst_slabs.csv: what a price can be
/// given by hand. 0 is exempt.
base::Result<std::vector<std::int64_t>> taxSlabsOn(base::Date day);

}  // namespace opdesk::rules
