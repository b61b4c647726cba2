#pragma once

#include <map>

#include "core/store/blob_files.h"
#include "core/store/database.h"
#include "core/store/device_renewal.h"
#include "core/store/mark_keeper.h"
#include "core/store/outbox_table.h"
#include "core/store/projection.h"
#include "core/store/record_table.h"
#include "core/store/session_keys.h"
#include "core/store/store.h"
#include "core/store/sync_store.h"
#include "core/store/words.h"

namespace opdesk::store {

class LogKeeper;

/// The parts of an open store. Included by core/store/*.cpp only.
struct Store::Impl {
    Impl(const StoreOptions& options, std::unique_ptr<Database> opened, const base::Clock& storeClock,
         base::Random& storeRandom);

    // constant after open()
    model::TenantId tenant;
    bool readOnly = false;
    const base::Clock& clock;
    base::Random& random;
    std::unique_ptr<Database> database;
    std::shared_ptr<BlobFiles> blobs;  ///< null: attachments cannot be kept here

    // owned by the store thread
    model::DeviceId device;             ///< changes when the device is renewed (device_renewal.h)
    FormerDevices former;               ///< what it was before
    std::vector<model::DeviceId> told;  ///< what profile and marks said the device is and was when it was opened
    bool renewalByServer = false;       ///< a renewal is due and the other disk may give the same numbers
    MarkKeeper marks;
    Durability durability = Durability::disk;  ///< of commits and drafts; memory within a BulkLoad
    Words words;
    SessionKeys keys;
    ProjectionSet projections;
    LeafTable leaves;
    RecordTable records;
    OutboxTable outbox;
    LogKeeper* logKeeper = nullptr;          ///< not owned; null: the log is tidied on the store thread
    std::optional<std::int64_t> logStuckAt;  ///< how long the log was when the store thread could not move it
    Fold fold;
    Unfolder unfolder;
    std::function<void(const std::vector<Changed>&)> listener;
    std::map<model::KindId, std::vector<base::Uuid>> unannounced;  ///< by slices of a page that is not whole yet

    /// As read outside a transaction; good as long as neither this connection nor another has written anything since.
    struct KnownSyncState {
        SyncState state;
        std::int64_t ownWrites = 0;
        std::optional<std::int64_t> othersWrites;
    };
    std::optional<KnownSyncState> knownSyncState;

    struct WaitingLook {
        Actor actor;
        AuditEntry look;
        std::int64_t atMillis = 0;
    };
    std::vector<WaitingLook> waitingLooks;  ///< there was no room on the disk for them

    /// Writes the looks that wait, all or none. Errors: as commit().
    base::Status writeWaitingLooks();
    base::Status prepare(const StoreOptions& options);
    /// Rebuilds projections whose schema number changed.
    base::Status prepareProjections();
    base::Status dropOldAcknowledged();
    /// Applies the sealed pages of a compartment that just opened, in seq order.
    base::Status unfoldPages(model::Compartment compartment, std::map<model::KindId, std::vector<base::Uuid>>& changed);
    void announce(const std::map<model::KindId, std::vector<base::Uuid>>& changed);
    /// Ends a transaction that may have written server images: their sums go in with them.
    base::Status commitRows(Transaction& transaction);
    /// The write found no room, and emptying the write-ahead log into the file made some: worth one more try.
    template <typename Written>
    bool madeRoomAfter(const Written& written) {
        if (written || written.error().code != base::ErrorCode::diskFull)
            return false;
        rolledBack();
        return static_cast<bool>(database->emptyLog());
    }
    /// After a rollback: what is remembered in memory may not be true any more.
    void rolledBack() {
        projections.forget();
        leaves.forget();
    }
};

using ChangedIds = std::map<model::KindId, std::vector<base::Uuid>>;

/// patient and everybody merged into the same person by an alias, the winner first.
base::Result<std::vector<base::Uuid>> samePerson(Database& database, const model::PatientId& patient);

}  // namespace opdesk::store
