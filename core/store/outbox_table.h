#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "core/model/op.h"
#include "core/store/projection.h"
#include "core/store/sync_store.h"

namespace opdesk::store {

/// The tables outbox, outbox_group and audit. Inside the caller's transaction.
class OutboxTable {
public:
    explicit OutboxTable(const ProjectionContext& context) : m_context(context) {}

    base::Result<Stored> sealPayload(const model::Op& op);
    base::Status add(const model::Op& op, const Stored& payload);
    base::Status addGroup(const QueuedGroup& group, std::int64_t bytes, std::int64_t nowMillis);
    /// Ops of a record that the server has not taken (queued, sent or parked), in device order, payloads opened.
    /// Errors: locked.
    base::Result<std::vector<model::Op>> pending(model::KindId kind, const base::Uuid& id);
    base::Result<bool> hasPending(model::KindId kind, const base::Uuid& id);
    /// An op by its id with its payload opened; nullopt when it is not here or its payload is locked.
    base::Result<std::optional<model::Op>> find(const model::OpId& op, bool openPayload);

private:
    /// Columns: envelope, compartment, epoch, payload.
    base::Result<model::Op> read(Statement& row, int first, bool openPayload);
    ProjectionContext m_context;
};

/// How long what the server took is kept, so that it can be offered again to a server restored from a backup (sync.md):
/// thirty days on which this desk heard the server. A month away is one day, and a clock that jumps drops nothing.
inline constexpr std::chrono::days kKeepAcknowledged{30};
/// An answer came. A day is counted when the server's clock and the desk's own both say that one is over: a single
/// wrong clock, in whatever direction, counts none that did not pass.
base::Status countDay(Database& database, std::int64_t serverMillis, std::int64_t deskMillis);
/// Groups acknowledged before this are past that time, in ms of the server's clock: the earliest it said on the days
/// that are kept. The least number while so many days were not heard.
base::Result<std::int64_t> keptSince(Database& database);
/// An acknowledged group goes back to the queue with all its ops.
base::Status requeueGroup(Database& database, const base::Uuid& group);

}  // namespace opdesk::store
