#pragma once

#include <array>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/store/store.h"

/// What the sync engine asks of the store. Every call is one transaction.
namespace opdesk::store {

/// A load of everything from the beginning of the clinic: a new desk, another history, a newer program.
struct BootstrapState {
    bool active = false;
    bool paused = false;     ///< by a person; nothing is pulled until it goes on
    bool firstDone = false;  ///< the patients of the day are here
    std::int64_t total = 0;  ///< rows as the server counted them when it began; 0: not known
    std::int64_t done = 0;   ///< rows that came; grows with the cursor
};

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
    std::uint32_t schema = 0;  ///< of the program that pulled up to the cursor; 0: none yet
    BootstrapState bootstrap;
    std::int64_t load = 0;          ///< how often this file began at the beginning of the clinic; read only
    std::string draining;           ///< compartments the desk lost: their ops go out, then they are deleted
    bool historyBegins = false;     ///< see noteHistory(); read only
    std::string sweep;              ///< compartments of which records still at version 0 are not in the new history
    std::int64_t healed = 0;        ///< records the digests found wrong, over all runs
    std::int64_t skippedKinds = 0;  ///< rows of kinds this program does not know, over all runs
};
base::Result<SyncState> syncState(Store& store);
/// Reads, changes and writes in one transaction, so that nothing another program on the file moved since the state was
/// last read is put back. Answers what stands now.
base::Result<SyncState> changeSyncState(Store& store, const std::function<void(SyncState&)>& change);

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
    std::optional<model::DeviceId> signedDevice;  ///< the predecessor that made it; absent: this device
};

struct OutboxCounts {
    std::int64_t waiting = 0;  ///< ops queued or sent
    std::int64_t parked = 0;   ///< ops, and looks the server cannot take
    std::int64_t looks = 0;    ///< audit-only groups waiting
    std::int64_t blobs = 0;    ///< attachments whose bytes the server does not have
    std::optional<base::Instant> oldest;
};
base::Result<OutboxCounts> outboxCounts(Store& store);
/// A group as it lies in the outbox: what is canonical JSON there stays text.
struct DueGroup {
    struct Op {
        model::OpId id;
        std::string envelope;
        std::int64_t keyEpoch = 0;
        base::Bytes payload;
    };
    struct Audit {
        std::string event;
        std::int64_t keyEpoch = 0;
        model::Compartment compartment = model::Compartment::desk;
        base::Bytes sealed;
    };
    model::GroupId group;
    model::StaffId actor;
    model::LeaseId lease;
    base::Bytes signature;
    std::vector<Op> ops;
    std::vector<Audit> audit;
    std::optional<model::DeviceId> signedDevice;
};
/// Whole groups in device order that are due at `now`, up to the limits but at least one, those in `without` passed
/// over; marks nothing. A group that depends on a parked op waits with it.
base::Result<std::vector<DueGroup>> dueGroups(Store& store, base::Instant now, std::size_t maxOps, std::size_t maxBytes,
                                              const std::set<model::GroupId>& without = {});
/// The same, its texts read.
base::Result<std::vector<QueuedGroup>> nextGroups(Store& store, base::Instant now, std::size_t maxOps,
                                                  std::size_t maxBytes);
base::Status markSent(Store& store, std::span<const model::GroupId> groups);
/// The request's fate is unknown: sent ops go back to queued.
base::Status markUnsent(Store& store, std::span<const model::GroupId> groups);

/// Audit-only groups the server cannot take: they stay here, count as parked and are not sent again until retryLooks().
base::Status parkLooks(Store& store, std::span<const model::GroupId> groups, const std::string& code = {});
base::Status retryLooks(Store& store);

struct OpAck {
    model::OpId op;
    model::Verdict verdict = model::Verdict::applied;
    std::int64_t version = 0;
    std::string code;  ///< error name when parked
    std::string detail;
    bool onlyHere = false;  ///< parked by this desk: the server does not hold it
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
    std::optional<PageCoverage> coverage{};  ///< absent: as before. A compartment it no longer names is to be drained.
    std::optional<std::uint32_t> schema{};   ///< of the program that asked; kept with the cursor
    std::int64_t bootstrapRows = 0;          ///< added to BootstrapState::done
    std::int64_t skippedKinds = 0;           ///< added to SyncState::skippedKinds
    std::optional<std::int64_t> load{};      ///< SyncState::load when it was asked for; absent: belongs to any
};

using Leaf = std::array<std::uint8_t, 32>;  ///< digest of a record as the server sent it

/// A row on its way in whose body is still text.
struct PageRow {
    model::KindId kind = model::KindId::patient;
    base::Uuid id;
    std::int64_t version = 0;
    model::Compartment compartment = model::Compartment::desk;
    bool deleted = false;
    std::string_view body;  ///< canonical JSON; lives until the next row is asked for
    /// What the source may have made of it already, living as long: the body as a tree, and what the LeafMaker makes.
    const model::json::object* tree = nullptr;
    const Leaf* leaf = nullptr;
};
/// Gives rows one by one; false at their end.
using RowSource = std::function<base::Result<bool>(PageRow& row)>;
struct SliceBound {
    std::size_t rows = 0;                ///< at most; 0: no bound
    std::function<bool()> someoneWaits;  ///< true: end the transaction now; may be empty
};
struct SliceEnd {
    bool finished = false;  ///< the rows came to their end and `close` is in
    std::size_t rows = 0;   ///< taken from the source, skipped ones included
};
/// One transaction of a long page: rows until the source or the bound ends, then, when the source ended, what `close`
/// holds (sealed parts, cursor, coverage). A row that is not newer than what is here is skipped, so a page that was cut
/// is applied again without harm. What changed is announced with the end of the page. wrongState for a page of a load
/// before the one that goes on: what it follows is not here any more.
base::Result<SliceEnd> applySlice(Store& store, const RowSource& rows, const SliceBound& bound, const Page& close);

/// base body + queued ops → what the desk shows. Given by the engine (sync/merge), so that both ends use one function.
using Fold = std::function<model::json::object(model::KindId kind, const model::json::object& base,
                                               std::span<const model::Op> queued)>;
void setFold(Store& store, Fold fold);
/// Opens a sealed part that arrived earlier. Given by the engine (sync/protocol knows compression and framing).
using Unfolder = std::function<base::Result<std::vector<model::RecordImage>>(const PagePart& part, base::ByteView key)>;
void setUnfolder(Store& store, Unfolder unfolder);

/// Acknowledges ops by id only, applies the rows, saves the cursor: one transaction. A row not newer than what is here
/// is skipped; a dirty record takes the row as its base and folds its queued ops on top; its base goes when its last op
/// is acknowledged. Audit-only groups are acknowledged by `groups`. Errors, of slices and healing too: wrongState for
/// an answer of a history that ended, or ends just now.
base::Status applyAnswer(Store& store, std::span<const OpAck> acks, std::span<const model::GroupId> groups,
                         const Page& page);
/// Everything the server numbered after `from` up to `to` was written by the request that is answered.
struct CursorMove {
    std::int64_t from = 0, to = 0;
    std::string scope;  ///< what the server gives this desk now; another one than the cursor stands for needs a pull
    std::uint32_t schema = 0;  ///< of the program that asked; a newer one that pulled up to the cursor reads more
};
/// The same for the answer of a push. When the cursor stands at `move.from` and for `move.scope`, nothing is being
/// loaded or filled in, and what the server made of every op is here now, the cursor goes to `move.to`; true: it did.
base::Result<bool> applyPushAnswer(Store& store, std::span<const OpAck> acks, std::span<const model::GroupId> groups,
                                   const Page& page, const std::optional<CursorMove>& move);

// ---- digests (docs/sync-algorithm.md)
inline constexpr std::size_t kBuckets = 256;
using LeafSums = std::array<Leaf, kBuckets>;
/// Digest of a record as the server sent it. Given by the engine; nothing for a compartment whose key it lacks.
using LeafMaker =
    std::function<std::optional<Leaf>(model::KindId kind, model::Compartment compartment, const base::Uuid& id,
                                      std::int64_t version, std::string_view canonicalBody)>;
/// Before setUnfolder(), which may write rows.
void setLeafMaker(Store& store, LeafMaker maker);
/// XOR of the leaves by last byte of the id, kept with the rows. Nothing while the compartment cannot be compared:
/// sealed pages wait, or leaves are missing (an older file; see makeLeaves).
base::Result<std::optional<LeafSums>> leafSums(Store& store, model::Compartment compartment);
/// The same from the rows alone, and their number; for tests and support.
struct CountedSums {
    LeafSums sums{};
    std::int64_t live = 0;
};
base::Result<CountedSums> recomputeLeafSums(Store& store, model::Compartment compartment);
struct LeafEntry {
    model::KindId kind = model::KindId::patient;
    base::Uuid id;
    std::int64_t version = 0;
    Leaf leaf{};
};
base::Result<std::vector<LeafEntry>> leavesIn(Store& store, model::Compartment compartment, std::uint8_t bucket);
/// Makes up to `most` missing leaves of compartments open now; true when some were made and there may be more.
base::Result<bool> makeLeaves(Store& store, std::size_t most);

using RecordName = std::pair<model::KindId, base::Uuid>;
/// Takes the server's word for these records whatever the versions say. One the server does not have is deleted here,
/// unless an acknowledged op of it is still kept: then its groups are queued again. Returns how many were changed.
base::Result<std::int64_t> healRecords(Store& store, std::span<const RecordName> asked, const Page& page);

// ---- another history, lost compartments
/// The server's history is another one (restored from a backup): what it took and still lies here is queued again,
/// every record goes to version 0, sealed pages of the old history go, cursor 0, bootstrap. This only notes it; until
/// beginHistorySlice() said that nothing is left, over restarts too, nothing may be pushed, pulled or unfolded.
base::Status noteHistory(Store& store, const std::string& epoch);
/// The same history from its beginning, for a cursor the server does not take any more: nothing is queued again.
base::Status noteLoadAnew(Store& store);
/// One transaction of it, of about `most` rows; true: there is more.
base::Result<bool> beginHistorySlice(Store& store, std::size_t most);
/// All of it.
base::Status beginHistory(Store& store, const std::string& epoch);
/// Everything is pulled again by version: the program knows more than the one before it.
base::Status pullAgain(Store& store);
/// Deletes up to `most` records that the new history does not have; true: there may be more. Compartments with sealed
/// pages wait.
base::Result<bool> sweepOldHistory(Store& store, std::size_t most);
/// Ops and attachments of a compartment the server does not hold yet; what it holds parked is not counted.
base::Result<std::int64_t> pendingOf(Store& store, model::Compartment compartment);
/// Deletes up to `most` records of a compartment being drained with all that belongs to them; true: there may be more.
/// With the last one drafts and pages go and the compartment is drained no longer. Errors: wrongState (not draining, or
/// ops are pending).
base::Result<bool> dropCompartment(Store& store, model::Compartment compartment, std::size_t most);

struct ParkedOp {
    model::OpId op;  ///< null for a look
    model::KindId kind;
    base::Uuid record;
    std::string code, detail;
    base::Instant at{};
    model::GroupId group{};
    bool look = false;      ///< an audit event without ops
    bool onlyHere = false;  ///< the server does not hold it
    std::string action{};   ///< of a look: patient.open, search …
};
/// Ops in device order, then looks.
base::Result<std::vector<ParkedOp>> parkedOps(Store& store);
/// Puts a parked group back into the queue.
base::Status retryParked(Store& store, const model::OpId& op);
base::Status retryParkedGroup(Store& store, const model::GroupId& group);
/// Puts back what was parked because a record it stands on was missing, where all it stands on came from the server by
/// now. True: something was.
base::Result<bool> retryWaiting(Store& store);

/// Moves the write-ahead log into the file when it has grown, as far as readers let it. For idle moments only: commits
/// never do it. `hardBound`: only when it passed the size no log should have.
base::Status tidyLog(Store& store, bool hardBound = false);
/// The sealed rows and pages the session cannot open.
base::Result<std::int64_t> sealedPageCount(Store& store);

/// Every live record this session can open, as canonical JSON lines sorted by kind and id: {"kind","id","version",
/// "deleted","dirty","body"}. For checks that compare desks with each other and with the server.
base::Status exportRecords(Store& store, const std::function<void(std::string_view line)>& line);

/// Test switch of the demonstration checker: forgets one acknowledged op's effect, as a faulty desk would.
base::Status dropOneAcknowledged(Store& store);

}  // namespace opdesk::store
