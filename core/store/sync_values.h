#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/audit/event.h"
#include "core/store/database.h"

namespace opdesk::store {

/// Single values of sync_state, counter and meta.
enum class SyncValue { epoch, cursor, clockOffset, lease, lastSuccess, failures, nextTryAt, scope, fill, filled };

base::Result<std::optional<std::int64_t>> readSyncNumber(Database& database, SyncValue value);
base::Status writeSyncNumber(Database& database, SyncValue value, const std::optional<std::int64_t>& number);
base::Result<std::string> readSyncText(Database& database, SyncValue value);
base::Status writeSyncText(Database& database, SyncValue value, std::string_view text);

inline constexpr std::string_view kDeviceSeqCounter = "store.device_seq";

/// Where this device's audit chain stands.
base::Result<audit::ChainHead> readAuditHead(Database& database);
base::Status writeAuditHead(Database& database, const audit::ChainHead& head);

}  // namespace opdesk::store
