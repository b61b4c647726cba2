#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/audit/event.h"
#include "core/model/kind.h"
#include "core/store/database.h"

namespace opdesk::store {

/// Single values of sync_state, counter and meta.
enum class SyncValue {
    epoch,
    cursor,
    clockOffset,
    lease,
    lastSuccess,
    failures,
    nextTryAt,
    scope,
    fill,
    filled,
    schema,
    bootstrap,  ///< 1 while everything is being loaded
    bootstrapPaused,
    bootstrapFirst,
    bootstrapTotal,
    bootstrapDone,
    draining,
    sweep,
    healed,
    skippedKinds,
    serverTime,  ///< the server's clock as it was last heard, in ms
    heardDays,   ///< see countDay
    history,     ///< another history that is being begun, and how far that came
    lost,        ///< compartments that left this file and were not given back since
    load,        ///< see SyncState::load
};
inline constexpr auto kLastSyncValue = SyncValue::load;

base::Result<std::optional<std::int64_t>> readSyncNumber(Database& database, SyncValue value);
base::Status writeSyncNumber(Database& database, SyncValue value, const std::optional<std::int64_t>& number);
base::Result<std::string> readSyncText(Database& database, SyncValue value);
base::Status writeSyncText(Database& database, SyncValue value, std::string_view text);
/// Every value there is, one query for all; column 1 of the row holds it.
base::Status eachSyncValue(Database& database, const std::function<void(SyncValue, const Statement&)>& take);
base::Status addSyncNumber(Database& database, SyncValue value, std::int64_t more);

/// Compartment names with commas between, as SyncState keeps them; unknown ones are left out.
std::vector<model::Compartment> compartmentsIn(std::string_view text);
/// Names of a text that are not in another; nothing is taken out of `from` that is not a name.
std::string namesWithout(std::string_view from, std::string_view without);
std::string namesWith(std::string_view from, std::string_view more);

inline constexpr std::string_view kDeviceSeqCounter = "store.device_seq";

/// Where this device's audit chain stands.
base::Result<audit::ChainHead> readAuditHead(Database& database);
base::Status writeAuditHead(Database& database, const audit::ChainHead& head);

}  // namespace opdesk::store
