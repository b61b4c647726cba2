#pragma once

#include <vector>

#include "core/clinic/records.h"
#include "core/model/kinds/price.h"

namespace opdesk::clinic {

using PriceRecords = std::vector<Stored<model::Price>>;

/// Whether `one` stands over `other`, a line of the same code: by its day, then what is billed over what is not, then
/// the one made later.
bool standsOver(const Stored<model::Price>& one, const Stored<model::Price>& other);
/// The line of each code that stands on `day`, also when it says that the code is not billed.
PriceRecords pricesOn(const PriceRecords& all, base::Date day);
/// What can be billed today.
base::Result<PriceRecords> billablePrices(Session& session);

}  // namespace opdesk::clinic
