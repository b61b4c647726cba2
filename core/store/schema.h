#pragma once

#include <cstdint>

#include "core/base/result.h"
#include "core/model/ids.h"
#include "core/store/database.h"
#include "core/store/store.h"

namespace opdesk::store {

/// "OPDk": marks the file as a cache of this program.
inline constexpr std::int64_t kApplicationId = 0x4F50446B;

/// Versions of the tables that hold what cannot be rebuilt; projections have numbers of their own.
enum class SchemaVersion : std::int64_t {
    empty = 0,
    firstTables = 1,    ///< records, outbox, audit, sync state, drafts, counters
    carriedGroups = 2,  ///< groups signed as the device this one was before
    digests = 3,        ///< leaf of every server image and their sums, why a look is parked
    blobs = 4,          ///< attachments on their way
    leafParts = 5,      ///< their sums in parts of 16 buckets
    leaseTexts = 6,     ///< leases as the server signed them, for a server that was put back
    newest = leaseTexts,
};

/// Brings the file to the newest version, one transaction a step that also sets the version, and ties a new file to
/// clinic and device. Errors: foreignFile, newerSchema, damaged.
base::Status prepareSchema(Database& database, const StoreOptions& options);

}  // namespace opdesk::store
