#pragma once

#include <set>

#include "core/store/impl.h"

namespace opdesk::store {

/// Puts the server's acknowledgements and rows into the store. Lives inside one transaction of the caller.
class AnswerWriter {
public:
    explicit AnswerWriter(Store::Impl& store) : m_store(store), m_now(base::toMillis(store.clock.now())) {}

    /// First in the transaction. wrongState when the file goes over to another history than that of the answer, or has
    /// done so: another window on it may have heard first, and versions and verdicts of the one that ended mean
    /// nothing. Of the same history too, when a load from the beginning was begun since the page was asked for: its
    /// cursor would pass over what that load has yet to bring.
    base::Status isOf(const Page& page);
    /// Rows of the same answer tell more than an acknowledgement, so it must know which records come with one.
    void expect(const model::RecordImage& row) { m_expected.insert({row.kind, row.id}); }
    /// Rows of it are not told or cannot be read: that a record comes without one says nothing.
    void hasNoRowsOf(model::Compartment compartment) { m_rowless.insert(compartment); }
    /// All acknowledgements of one answer, in the order of their ops; groups that are whole with them are.
    base::Status acknowledge(std::span<const OpAck> acks);
    base::Status acknowledgeGroup(const model::GroupId& group);
    /// After acknowledge() and every take(): is what the server made of each op here?
    bool hasWhatStands() const { return m_hasWhatStands; }
    /// Moves the cursor over what the answer told when it stood right before that. True: it moved.
    base::Result<bool> moveCursor(const CursorMove& move);
    base::Status take(const model::RecordImage& row);
    base::Status take(const PageRow& row);
    /// Takes the row whatever its version says; true when the record here was another one.
    base::Result<bool> heal(const model::RecordImage& row);
    /// The server has no such record; true when that changed something. `keptGroups`: acknowledged groups still here
    /// that hold an op of it.
    base::Result<bool> healMissing(const RecordName& name, std::span<const base::Uuid> keptGroups);
    /// Records that do not lie here although their compartment does, and that only parked ops would make, are shown as
    /// those make them.
    base::Status showPutAside();
    base::Result<bool> hasUnshown();
    /// What a page carries beside rows: sealed parts, cursor, coverage and counts.
    base::Status close(const Page& page);
    const ChangedIds& changed() const { return m_changed; }

private:
    struct Incoming;
    /// An acknowledged op as far as the outbox says without opening it.
    struct Judged {
        const OpAck* ack = nullptr;
        base::Uuid group;
        model::KindId kind = model::KindId::patient;
        base::Uuid record;
        model::Action action = model::Action::create;
        bool readable = false;  ///< its payload can be opened
    };
    base::Result<std::optional<Judged>> find(const OpAck& ack);
    base::Status markAcked(const Judged& op);
    base::Status settleRecord(std::span<const Judged> ops);
    base::Status settleAsSent(std::span<const Judged> ops, const RecordHead& head);
    base::Result<bool> isOffered(model::KindId kind, const base::Uuid& id, const RecordHead& head);
    /// Version of the record when the server took every op as it was and nothing lies between; else nothing.
    std::optional<std::int64_t> versionAsSent(std::span<const Judged> ops, const RecordHead& head) const;
    base::Status park(const OpAck& ack, const base::Uuid& group);
    base::Status settle(const OpAck& ack, const Judged& op, const RecordHead& head);
    base::Status showAnew(const Judged& op, const RecordHead& head);
    base::Status settleLast(const OpAck& ack, const Judged& op, const RecordHead& head, bool exact);
    base::Status take(const Incoming& row, bool whatever);
    base::Result<bool> hasWaiting(const Incoming& row);
    base::Status takeDirty(const Incoming& row, const RecordHead& head);
    base::Result<std::vector<RecordName>> unshown();
    base::Status showUnmade(const RecordName& name);
    base::Status keepSealed(const PagePart& part);
    base::Status cover(const PageCoverage& coverage);
    LeafColumn leafOf(const Incoming& row) const;
    LeafColumn leafOf(model::KindId kind, model::Compartment compartment, const base::Uuid& id, std::int64_t version,
                      bool deleted, std::string_view text) const;
    /// Moves the sums from one leaf to the other.
    base::Status moveLeaf(const base::Uuid& id, model::Compartment before, const LeafColumn& old,
                          model::Compartment after, const LeafColumn& fresh);
    model::json::object fold(model::KindId kind, const model::json::object& base,
                             std::span<const model::Op> queued) const;

    Store::Impl& m_store;
    std::int64_t m_now;
    std::optional<std::int64_t> m_serverTime;  ///< of acknowledgements; absent: never heard
    bool m_serverTimeRead = false;
    bool m_hasWhatStands = true;
    std::optional<bool> m_anyWaits;  ///< ops that are not acknowledged, of whatever record
    int m_newInRow = 0;              ///< rows that were not here: then looking first is a waste
    std::set<std::pair<model::KindId, base::Uuid>> m_expected;
    std::set<model::Compartment> m_rowless;
    std::set<base::Uuid> m_judgedGroups;
    ChangedIds m_changed;
};

}  // namespace opdesk::store
