#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/ids.h"
#include "core/store/store.h"

namespace opdesk::store {

/// Leases as the server signed them. A server that was put back does not know those it gave since its backup; it takes
/// them in again from their texts, so that what was written under them stands. The text is not proved here. A text that
/// names no lease is passed over. One that no group of the outbox names goes after fourteen days.
base::Status keepLease(Store& store, std::string_view text);
/// Texts of those of these leases that the server's present history was not told of.
base::Result<std::vector<std::string>> leasesToTell(Store& store, std::span<const model::LeaseId> leases);
/// An answer of this history came to a request that carried them.
base::Status leasesTold(Store& store, std::span<const std::string> texts, std::string_view epoch);

}  // namespace opdesk::store
