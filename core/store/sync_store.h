#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/store/store.h"

/// What the sync engine asks of the store. Every call is one transaction.
namespace opdesk::store {

struct SyncState {
    std::string epoch;  ///< of the server's history; empty before the first contact
    std::int64_t cursor = 0;
    std::string scope;                              ///< compartments the cursor stands for, as the server named them
    std::string fill;                               ///< compartments whose rows before the cursor are still coming
    std::int64_t filled = 0;                        ///< how far those have come
    std::int64_t deviceSeq = 0;                     ///< last one given out
    std::optional<std::int64_t> clockOffsetMillis;  ///< server minus device
    std::string lease;                              ///< the signed lease text
    std::optional<base::Instant> lastSuccess;
    std::int64_t failures = 0;  ///< in a row; drives the back-off over restarts
    std::optional<base::Instant> nextTryAt;
};
base::Result<SyncState> syncState(Store& store);
base::Status saveSyncState(Store& store, const SyncState& state);

/// An op as it lies in the outbox and travels: envelope in the clear, payload as stored (canonical JSON for desk kinds;
/// key epoch, nonce and ciphertext for sealed kinds).
struct QueuedOp {
    model::OpId id;
    model::json::object envelope;
    std::int64_t keyEpoch = 0;  ///< 0: payload is plain canonical JSON
    base::Bytes payload;
};
struct QueuedAudit {
    model::json::object event;  ///< as chained; holds the commitment
    std::int64_t keyEpoch = 0;
    model::Compartment compartment = model::Compartment::desk;
    base::Bytes sealed;  ///< salt and payload, sealed
};
struct QueuedGroup {
    model::GroupId group;
    model::StaffId actor;
    model::LeaseId lease;
    base::Bytes signature;
    std::vector<QueuedOp> ops;
    std::vector<QueuedAudit> audit;
};

struct OutboxCounts {
    std::int64_t waiting = 0;  ///< ops queued or sent
    std::int64_t parked = 0;   ///< ops, and looks the server cannot take
    std::int64_t looks = 0;    ///< audit-only groups waiting
    std::optional<base::Instant> oldest;
};
base::Result<OutboxCounts> outboxCounts(Store& store);
/// Whole groups in device order that are due at `now`, up to the limits but at least one; marks nothing. A group that
/// depends on a parked op waits with it.
base::Result<std::vector<QueuedGroup>> nextGroups(Store& store, base::Instant now, std::size_t maxOps,
                                                  std::size_t maxBytes);
base::Status markSent(Store& store, std::span<const model::GroupId> groups);
/// The request's fate is unknown: sent ops go back to queued.
base::Status markUnsent(Store& store, std::span<const model::GroupId> groups);

/// Audit-only groups the server cannot take: they stay here, count as parked and are not sent again until retryLooks().
base::Status parkLooks(Store& store, std::span<const model::GroupId> groups);
base::Status retryLooks(Store& store);

struct OpAck {
    model::OpId op;
    model::Verdict verdict = model::Verdict::applied;
    std::int64_t version = 0;
    std::string code;  ///< error name when parked
    std::string detail;
};

/// Rows of one compartment of a page, opened; or, when the session lacks the key, the sealed part as it came.
struct PagePart {
    model::Compartment compartment = model::Compartment::desk;
    std::int64_t keyEpoch = 0;
    std::int64_t fromSeq = 0, toSeq = 0;
    std::vector<model::RecordImage> rows;
    base::Bytes sealed;  ///< kept in sealed_page when the compartment is not open
};
/// What the cursor stands for after a page; opaque to the store, see SyncState.
struct PageCoverage {
    std::string scope, fill;
    std::int64_t filled = 0;
};
struct Page {
    std::string epoch;
    std::optional<std::int64_t> cursor;  ///< new cursor; absent for the rows of a push answer
    std::vector<PagePart> parts;
    std::optional<PageCoverage> coverage{};  ///< absent: as before
};

/// base body + queued ops → what the desk shows. Given by the engine (sync/merge), so that both ends use one function.
using Fold = std::function<model::json::object(model::KindId kind, const model::json::object& base,
                                               std::span<const model::Op> queued)>;
void setFold(Store& store, Fold fold);
/// Opens a sealed part that arrived earlier. Given by the engine (sync/protocol knows compression and framing).
using Unfolder = std::function<base::Result<std::vector<model::RecordImage>>(const PagePart& part, base::ByteView key)>;
void setUnfolder(Store& store, Unfolder unfolder);

/// Acknowledges ops by id only, applies the rows, saves the cursor: one transaction. A row not newer than what is here
/// is skipped; a dirty record takes the row as its base and folds its queued ops on top; its base goes when its last op
/// is acknowledged. Audit-only groups are acknowledged by `groups`.
base::Status applyAnswer(Store& store, std::span<const OpAck> acks, std::span<const model::GroupId> groups,
                         const Page& page);

struct ParkedOp {
    model::OpId op;
    model::KindId kind;
    base::Uuid record;
    std::string code, detail;
    base::Instant at{};
};
base::Result<std::vector<ParkedOp>> parkedOps(Store& store);
/// Puts a parked group back into the queue.
base::Status retryParked(Store& store, const model::OpId& op);
/// The sealed rows and pages the session cannot open.
base::Result<std::int64_t> sealedPageCount(Store& store);

/// Every live record this session can open, as canonical JSON lines sorted by kind and id: {"kind","id","version",
/// "deleted","dirty","body"}. For checks that compare desks with each other and with the server.
base::Status exportRecords(Store& store, const std::function<void(std::string_view line)>& line);

/// Test switch of the demonstration checker: forgets one acknowledged op's effect, as a faulty desk would.
base::Status dropOneAcknowledged(Store& store);

}  // namespace opdesk::store
