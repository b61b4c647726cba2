#pragma once

#include <cstdint>

#include "core/base/result.h"
#include "core/model/ids.h"
#include "core/store/database.h"

namespace opdesk::store {

/// "OPDk": marks the file as a cache of this program.
inline constexpr std::int64_t kApplicationId = 0x4F50446B;

/// Versions of the tables that hold what cannot be rebuilt; projections have numbers of their own.
enum class SchemaVersion : std::int64_t {
    empty = 0,
    firstTables = 1,  ///< records, outbox, audit, sync state, drafts, counters
    newest = firstTables,
};

/// Brings the file to the newest version, one transaction a step that also sets the version, and ties a new file to
/// clinic and device. Errors: foreignFile, newerSchema, damaged.
base::Status prepareSchema(Database& database, const model::TenantId& tenant, const model::DeviceId& device,
                           bool readOnly);

}  // namespace opdesk::store
