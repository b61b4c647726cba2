#include "core/store/answer_writer.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/store/change_rules.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;
using model::Action;
using model::Verdict;
namespace json = model::json;

/// A row on its way in, its body as text and as a tree.
struct AnswerWriter::Incoming {
    model::KindId kind;
    base::Uuid id;
    std::int64_t version;
    model::Compartment compartment;
    bool deleted;
    std::string_view text;
    const json::object& body;
    const Leaf* leaf = nullptr;  ///< made already
};

namespace {

/// After so many rows in a row that were not here, the next is written without looking first.
constexpr int kSurelyNew = 8;

}  // namespace

json::object AnswerWriter::fold(model::KindId kind, const json::object& base, std::span<const model::Op> queued) const {
    return m_store.fold ? m_store.fold(kind, base, queued) : plainFold(base, queued);
}

LeafColumn AnswerWriter::leafOf(model::KindId kind, model::Compartment compartment, const base::Uuid& id,
                                std::int64_t version, bool deleted, std::string_view text) const {
    if (deleted)
        return {true, std::nullopt};
    const auto leaf = m_store.leaves.make(kind, compartment, id, version, text);
    return {leaf.has_value(), leaf};
}

LeafColumn AnswerWriter::leafOf(const Incoming& row) const {
    if (row.leaf && !row.deleted)
        return {true, *row.leaf};
    return leafOf(row.kind, row.compartment, row.id, row.version, row.deleted, row.text);
}

Status AnswerWriter::moveLeaf(const base::Uuid& id, model::Compartment before, const LeafColumn& old,
                              model::Compartment after, const LeafColumn& fresh) {
    if (old.leaf)
        OPDESK_CHECK(m_store.leaves.fold(before, id, *old.leaf));
    if (fresh.leaf)
        OPDESK_CHECK(m_store.leaves.fold(after, id, *fresh.leaf));
    return {};
}

Result<std::optional<AnswerWriter::Judged>> AnswerWriter::find(const OpAck& ack) {
    OPDESK_TRY(auto row, m_store.database->query("SELECT group_id, compartment, epoch, kind, id, action FROM outbox"
                                                 " WHERE op_id = ? AND state <> 'acked'",
                                                 ack.op.uuid()));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<Judged>();  // an answer that came twice
    const auto compartment = m_store.words.compartment(row.integer(1)).value_or(model::Compartment::admin);
    const auto kind = m_store.words.kind(row.integer(3));
    const auto action = model::actionFromName(row.text(5));
    if (!kind || !action)
        return base::fail(base::ErrorCode::damaged, "an op of an unknown kind");
    const bool readable = row.integer(2) == 0 || m_store.keys.has(compartment, row.integer(2));
    return std::optional(Judged{&ack, row.uuid(0), *kind, row.uuid(4), *action, readable});
}

Status AnswerWriter::acknowledge(std::span<const OpAck> acks) {
    // A record is settled once for all its ops; which of them is first in the answer does not matter to the others.
    std::vector<std::vector<Judged>> records;
    std::map<std::pair<model::KindId, base::Uuid>, std::size_t> places;
    for (const auto& ack : acks) {
        OPDESK_TRY(const auto op, find(ack));
        if (!op)
            continue;
        const auto [place, isNew] = places.try_emplace({op->kind, op->record}, records.size());
        if (isNew)
            records.emplace_back();
        records[place->second].push_back(*op);
    }
    for (const auto& ops : records)
        OPDESK_CHECK(settleRecord(ops));
    for (const auto& group : std::exchange(m_judgedGroups, {}))
        OPDESK_CHECK(acknowledgeGroup(model::GroupId(group)));
    return {};
}

Status AnswerWriter::markAcked(const Judged& op) {
    m_judgedGroups.insert(op.group);
    return m_store.database->run(
        "UPDATE outbox SET state = 'acked', verdict = ?, result_version = ?, code = NULL, detail = NULL,"
        " judged_at = ?, only_here = 0 WHERE op_id = ?",
        model::verdictName(op.ack->verdict), op.ack->version, m_now, op.ack->op.uuid());
}

Status AnswerWriter::settleRecord(std::span<const Judged> ops) {
    OPDESK_TRY(auto head, m_store.records.head(ops.front().kind, ops.front().record));
    if (head && head->dirty && versionAsSent(ops, *head)) {
        OPDESK_TRY(const bool isOffer, isOffered(ops.front().kind, ops.front().record, *head));
        if (!isOffer)
            return settleAsSent(ops, *head);
    }
    const bool comes = m_expected.contains({ops.front().kind, ops.front().record});
    for (const auto& op : ops) {
        if (op.ack->verdict == Verdict::parked) {
            OPDESK_CHECK(park(*op.ack, op.group));
            continue;
        }
        m_hasWhatStands = m_hasWhatStands && (comes || (head && op.ack->version <= head->version));
        OPDESK_CHECK(markAcked(op));
        OPDESK_TRY(head, m_store.records.head(op.kind, op.record));
        if (head && head->dirty)
            OPDESK_CHECK(settle(*op.ack, op, *head));
        OPDESK_TRY(head, m_store.records.head(op.kind, op.record));
    }
    return {};
}

/// It lies here as a history that ended left it, with what others made of it then: the server's image is another one.
Result<bool> AnswerWriter::isOffered(model::KindId kind, const base::Uuid& id, const RecordHead& head) {
    if (head.version > 0)
        return false;
    OPDESK_TRY(const auto base,
               m_store.database->number("SELECT 1 FROM base WHERE kind = ? AND id = ?", m_store.words.of(kind), id));
    return base.has_value();
}

std::optional<std::int64_t> AnswerWriter::versionAsSent(std::span<const Judged> ops, const RecordHead& head) const {
    if (!m_store.keys.canOpen(head.compartment) || m_rowless.contains(head.compartment) ||
        m_expected.contains({ops.front().kind, ops.front().record}))
        return std::nullopt;
    auto version = head.version;
    for (const auto& op : ops) {
        if (!op.readable || op.ack->verdict != Verdict::applied)
            return std::nullopt;
        // Ops of one group share the version it made.
        if (op.ack->version == version && version > head.version)
            continue;
        if (op.ack->version != version + 1)
            return std::nullopt;
        ++version;
    }
    return version;
}

/// The server took every op as it was and nothing lies between: they move from the queue into the base, and with the
/// last one what is shown is the server's image.
Status AnswerWriter::settleAsSent(std::span<const Judged> ops, const RecordHead& head) {
    const auto kind = ops.front().kind;
    const auto& id = ops.front().record;
    const auto version = versionAsSent(ops, head).value_or(head.version);
    for (const auto& op : ops)
        OPDESK_CHECK(markAcked(op));
    m_changed[kind].push_back(id);
    OPDESK_TRY(const bool more, m_store.outbox.hasPending(kind, id));
    if (!more) {
        std::string text;
        if (!head.deleted) {
            OPDESK_TRY(text, m_store.records.text(kind, id));
        }
        const auto leaf = leafOf(kind, head.compartment, id, version, head.deleted, text);
        OPDESK_CHECK(moveLeaf(id, head.compartment, head.leaf, head.compartment, leaf));
        OPDESK_CHECK(m_store.records.setServerHead(kind, id, version, false, leaf));
        return m_store.records.dropBase(kind, id);
    }
    OPDESK_TRY(auto image, m_store.records.loadBase(kind, id, head.compartment));
    if (!image)
        image = BaseImage{};
    for (const auto& op : ops) {
        OPDESK_TRY(const auto whole, m_store.outbox.find(op.ack->op, true));
        image->body = fold(kind, image->body, std::span(&*whole, 1));
        if (op.action != Action::voided)
            image->deleted = op.action == Action::remove;
    }
    image->version = version;
    const auto leaf = leafOf(kind, head.compartment, id, version, image->deleted, base::canonicalJson(image->body));
    OPDESK_CHECK(moveLeaf(id, head.compartment, head.leaf, head.compartment, leaf));
    OPDESK_CHECK(m_store.records.setServerHead(kind, id, version, true, leaf));
    return m_store.records.saveBase(kind, id, head.compartment, *image);
}

Status AnswerWriter::park(const OpAck& ack, const base::Uuid& group) {
    OPDESK_CHECK(m_store.database->run(
        "UPDATE outbox SET state = 'parked', verdict = 'parked', code = ?, detail = ?, judged_at = ?, only_here = ?"
        " WHERE op_id = ?",
        ack.code, ack.detail, m_now, ack.onlyHere, ack.op.uuid()));
    return m_store.database->run("UPDATE outbox_group SET state = 'parked' WHERE group_id = ?", group);
}

/// The op is the server's now: it moves from the queue into the base. What the desk shows stays as it is until the row
/// comes. The version moves only where nothing else can lie between; otherwise the row must still count as newer.
Status AnswerWriter::settle(const OpAck& ack, const Judged& op, const RecordHead& head) {
    OPDESK_TRY(const bool more, m_store.outbox.hasPending(op.kind, op.record));
    const bool readable = m_store.keys.canOpen(head.compartment) && op.readable;
    OPDESK_TRY(const bool isOffer, isOffered(op.kind, op.record, head));
    const bool exact = readable && ack.verdict == Verdict::applied && ack.version == head.version + 1 && !isOffer &&
                       !m_rowless.contains(head.compartment) && !m_expected.contains({op.kind, op.record});
    m_changed[op.kind].push_back(op.record);
    OPDESK_CHECK(m_store.records.setHead(op.kind, op.record, exact ? ack.version : head.version, more));
    if (!more && readable)
        return settleLast(ack, op, head, exact);
    if (!more)
        return m_store.records.dropBase(op.kind, op.record);
    if (!readable)
        return {};
    // The base has it already when its row came before the verdict; folded in again it would undo what came after it.
    if (ack.version <= head.version)
        return showAnew(op, head);
    OPDESK_TRY(auto image, m_store.records.loadBase(op.kind, op.record, head.compartment));
    if (!image)
        image = BaseImage{};
    OPDESK_TRY(const auto whole, m_store.outbox.find(ack.op, true));
    image->body = fold(op.kind, image->body, std::span(&*whole, 1));
    if (op.action != Action::voided)
        image->deleted = op.action == Action::remove;
    image->version = exact ? ack.version : head.version;
    if (exact) {
        const auto leaf =
            leafOf(op.kind, head.compartment, op.record, ack.version, image->deleted, base::canonicalJson(image->body));
        OPDESK_CHECK(moveLeaf(op.record, head.compartment, head.leaf, head.compartment, leaf));
        OPDESK_CHECK(m_store.records.setLeaf(op.kind, op.record, leaf));
    }
    return m_store.records.saveBase(op.kind, op.record, head.compartment, *image);
}

/// What is left of the queue over the base: an op the base has is not shown over what came after it any more.
Status AnswerWriter::showAnew(const Judged& op, const RecordHead& head) {
    OPDESK_TRY(const auto image, m_store.records.loadBase(op.kind, op.record, head.compartment));
    if (!image || image->version == 0 || image->version != head.version)
        return {};
    const auto text = image->deleted ? std::string() : base::canonicalJson(image->body);
    return takeDirty({op.kind, op.record, image->version, head.compartment, image->deleted, text, image->body}, head);
}

/// Nothing waits any more: what is shown is the server's image, or becomes it.
Status AnswerWriter::settleLast(const OpAck& ack, const Judged& op, const RecordHead& head, bool exact) {
    if (exact) {
        std::string text;
        if (!head.deleted) {
            OPDESK_TRY(text, m_store.records.text(op.kind, op.record));
        }
        const auto leaf = leafOf(op.kind, head.compartment, op.record, ack.version, head.deleted, text);
        OPDESK_CHECK(moveLeaf(op.record, head.compartment, head.leaf, head.compartment, leaf));
        OPDESK_CHECK(m_store.records.setLeaf(op.kind, op.record, leaf));
    } else if (ack.version <= head.version) {
        // The row with what became of the op is already here: it is shown, not our wish. A newer one of the same answer
        // comes on top of it.
        OPDESK_TRY(const auto image, m_store.records.loadBase(op.kind, op.record, head.compartment));
        if (image && image->version == head.version)
            OPDESK_CHECK(m_store.records.save(
                {op.kind, op.record, head.version, head.compartment, image->deleted, false, image->body}));
        // The server made no such record: a card says why (a second joining of the same people).
        if (!image && head.version == 0 && ack.version == 0) {
            OPDESK_CHECK(m_store.records.erase(op.kind, op.record));
            return {};
        }
    }
    return m_store.records.dropBase(op.kind, op.record);
}

Status AnswerWriter::acknowledgeGroup(const model::GroupId& group) {
    if (!m_serverTimeRead) {
        OPDESK_TRY(m_serverTime, readSyncNumber(*m_store.database, SyncValue::serverTime));
        m_serverTimeRead = true;
    }
    return m_store.database->run(
        "UPDATE outbox_group SET state = 'acked', acked_at = ? WHERE group_id = ? AND state <> 'acked'"
        " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.group_id = outbox_group.group_id AND state <> 'acked')",
        m_serverTime, group.uuid());
}

Status AnswerWriter::take(const model::RecordImage& row) {
    const auto text = row.deleted ? std::string() : base::canonicalJson(row.body);
    return take({row.kind, row.id, row.version, row.compartment, row.deleted, text, row.body}, false);
}

Status AnswerWriter::take(const PageRow& row) {
    if (row.body.empty())
        return take({row.kind, row.id, row.version, row.compartment, row.deleted, {}, json::object()}, false);
    if (row.tree)
        return take({row.kind, row.id, row.version, row.compartment, row.deleted, row.body, *row.tree, row.leaf},
                    false);
    json::error_code error;
    json::monotonic_resource memory;
    const auto tree = json::parse({row.body.data(), row.body.size()}, error, &memory);
    if (error || !tree.is_object())
        return base::fail(base::ErrorCode::damaged, "a body that is no object");
    return take({row.kind, row.id, row.version, row.compartment, row.deleted, row.body, tree.get_object()}, false);
}

Status AnswerWriter::take(const Incoming& row, bool whatever) {
    const ServerRow fresh{row.kind, row.id,   row.version, row.compartment, row.deleted,
                          false,    row.body, row.text,    leafOf(row)};
    if (m_newInRow >= kSurelyNew && !row.deleted && !whatever) {
        OPDESK_TRY(const bool isWaitedFor, hasWaiting(row));
        OPDESK_TRY(const bool isNew, isWaitedFor ? Result<bool>(false) : m_store.records.insertServer(fresh));
        if (isNew) {
            m_changed[row.kind].push_back(row.id);
            return moveLeaf(row.id, row.compartment, {}, row.compartment, fresh.leaf);
        }
    }
    OPDESK_TRY(const auto head, m_store.records.head(row.kind, row.id));
    m_newInRow = head ? 0 : m_newInRow + 1;
    // While a record is dirty its version is that of its base, so one comparison serves both.
    if (head && row.version <= head->version && !whatever)
        return {};
    // The removal of what is not here is kept: an older page, asked for by another window, may still bring the record.
    OPDESK_TRY(const bool isWaitedFor, head ? Result<bool>(false) : hasWaiting(row));
    // An edit beats a delete here too, but over a removal without its body there is nothing to show it on.
    if (isWaitedFor && row.deleted && row.body.empty())
        return {};
    m_changed[row.kind].push_back(row.id);
    OPDESK_CHECK(moveLeaf(row.id, head ? head->compartment : row.compartment, head ? head->leaf : LeafColumn{},
                          row.compartment, fresh.leaf));
    if (head && head->dirty)
        return takeDirty(row, *head);
    if (isWaitedFor)
        return takeDirty(row, {0, row.compartment, false, true, {}, {}});
    if (!row.text.empty())
        return m_store.records.saveServer(fresh);
    const auto text = base::canonicalJson(row.body);
    return m_store.records.saveServer(
        {row.kind, row.id, row.version, row.compartment, row.deleted, false, row.body, text, fresh.leaf});
}

/// Work on it lies here although it does not: its compartment went while the server held the work aside, and is back.
Result<bool> AnswerWriter::hasWaiting(const Incoming& row) {
    if (!m_anyWaits) {
        OPDESK_TRY(const auto one, m_store.database->number("SELECT 1 FROM outbox WHERE state <> 'acked' LIMIT 1"));
        m_anyWaits = one.has_value();
    }
    return *m_anyWaits ? m_store.outbox.hasPending(row.kind, row.id) : Result<bool>(false);
}

Status AnswerWriter::takeDirty(const Incoming& row, const RecordHead& head) {
    OPDESK_TRY(const auto queued, m_store.outbox.pending(row.kind, row.id));
    BaseImage image{row.version, row.deleted, json::object(row.body, json::storage_ptr())};
    if (row.deleted && row.body.empty()) {
        // A tombstone may come without its body; the edits fold over what was there.
        OPDESK_TRY(const auto before, m_store.records.loadBase(row.kind, row.id, head.compartment));
        if (before)
            image.body = before->body;
    }
    Record record{row.kind, row.id, row.version, row.compartment, row.deleted, !queued.empty(), {}};
    for (const auto& op : queued)
        if (op.action != Action::voided)
            record.deleted = op.action == Action::remove;
    // An edit beats a delete: what is edited comes back without the mark of its removal.
    auto under = image.body;
    if (row.deleted && !record.deleted)
        under.erase(model::kRemovedReasonField);
    record.body = fold(row.kind, under, queued);
    const auto text = base::canonicalJson(record.body);
    OPDESK_CHECK(m_store.records.saveServer({record.kind, record.id, record.version, record.compartment, record.deleted,
                                             record.dirty, record.body, text, leafOf(row)}));
    if (queued.empty())
        return m_store.records.dropBase(row.kind, row.id);
    return m_store.records.saveBase(row.kind, row.id, row.compartment, image);
}

Result<bool> AnswerWriter::heal(const model::RecordImage& row) {
    const auto text = row.deleted ? std::string() : base::canonicalJson(row.body);
    const Incoming incoming{row.kind, row.id, row.version, row.compartment, row.deleted, text, row.body};
    OPDESK_TRY(const auto head, m_store.records.head(row.kind, row.id));
    if (!head && row.deleted)
        return false;
    const auto leaf = leafOf(incoming);
    const bool same = head && head->version == row.version && head->leaf.isKnown && head->leaf.leaf == leaf.leaf &&
                      (head->dirty || head->deleted == row.deleted);
    if (same)
        return false;
    OPDESK_CHECK(take(incoming, true));
    return true;
}

Result<bool> AnswerWriter::healMissing(const RecordName& name, std::span<const base::Uuid> keptGroups) {
    const auto& [kind, id] = name;
    OPDESK_TRY(const auto head, m_store.records.head(kind, id));
    if (!head || head->version == 0)
        return false;
    OPDESK_CHECK(moveLeaf(id, head->compartment, head->leaf, head->compartment, {}));
    m_changed[kind].push_back(id);
    if (!head->dirty && keptGroups.empty()) {
        OPDESK_CHECK(m_store.records.erase(kind, id));
        return true;
    }
    if (!head->dirty && m_store.keys.canOpen(head->compartment)) {
        OPDESK_TRY(const auto record, m_store.records.load(kind, id));
        if (record)
            OPDESK_CHECK(m_store.records.saveBase(kind, id, head->compartment, {0, record->deleted, record->body}));
    }
    for (const auto& group : keptGroups)
        OPDESK_CHECK(requeueGroup(*m_store.database, group));
    OPDESK_CHECK(m_store.records.setLeaf(kind, id, {true, std::nullopt}));
    OPDESK_CHECK(
        m_store.database->run("UPDATE base SET version = 0 WHERE kind = ? AND id = ?", m_store.words.of(kind), id));
    OPDESK_CHECK(m_store.records.setHead(kind, id, 0, true));
    return true;
}

Status AnswerWriter::keepSealed(const PagePart& part) {
    return m_store.database->run(
        "INSERT INTO sealed_page(compartment, epoch, from_seq, to_seq, sealed) VALUES(?,?,?,?,?)",
        m_store.words.of(part.compartment), part.keyEpoch, part.fromSeq, part.toSeq, part.sealed);
}

/// What the cursor stood for and no longer does is drained, unless it came back.
Status AnswerWriter::cover(const PageCoverage& coverage) {
    auto& database = *m_store.database;
    OPDESK_TRY(const auto scope, readSyncText(database, SyncValue::scope));
    OPDESK_TRY(const auto fill, readSyncText(database, SyncValue::fill));
    OPDESK_TRY(const auto draining, readSyncText(database, SyncValue::draining));
    const auto now = namesWith(coverage.scope, coverage.fill);
    const auto lost = namesWithout(namesWith(scope, fill), now);
    const auto drained = namesWithout(namesWith(draining, lost), now);
    if (drained != draining)
        OPDESK_CHECK(writeSyncText(database, SyncValue::draining, drained));
    OPDESK_TRY(const auto gone, readSyncText(database, SyncValue::lost));
    if (!gone.empty())
        OPDESK_CHECK(writeSyncText(database, SyncValue::lost, namesWithout(gone, now)));
    OPDESK_CHECK(writeSyncText(database, SyncValue::scope, coverage.scope));
    OPDESK_CHECK(writeSyncText(database, SyncValue::fill, coverage.fill));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::filled, coverage.filled));
    if (namesWithout(now, namesWith(scope, fill)).empty())
        return {};
    return showPutAside();
}

Result<bool> AnswerWriter::moveCursor(const CursorMove& move) {
    auto& database = *m_store.database;
    if (!m_hasWhatStands || move.to <= move.from)
        return false;
    OPDESK_TRY(const auto cursor, readSyncNumber(database, SyncValue::cursor));
    OPDESK_TRY(const auto loads, readSyncNumber(database, SyncValue::bootstrap));
    OPDESK_TRY(const auto fill, readSyncText(database, SyncValue::fill));
    OPDESK_TRY(const auto scope, readSyncText(database, SyncValue::scope));
    if (scope != move.scope)
        return false;
    if (cursor.value_or(0) == 0 || cursor != move.from || loads.value_or(0) != 0 || !fill.empty())
        return false;
    // What this program passes over the newer one reads. A pull goes on, and notes that it was this one.
    OPDESK_TRY(const auto schema, readSyncNumber(database, SyncValue::schema));
    if (schema.value_or(0) > static_cast<std::int64_t>(move.schema))
        return false;
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::cursor, move.to));
    return true;
}

Status AnswerWriter::close(const Page& page) {
    auto& database = *m_store.database;
    for (const auto& part : page.parts)
        if (!part.sealed.empty() && part.rows.empty())
            OPDESK_CHECK(keepSealed(part));
    if (page.cursor) {
        // A push may have moved it on while the page was on its way; what the page brings lies before that.
        OPDESK_TRY(const auto here, readSyncNumber(database, SyncValue::cursor));
        OPDESK_CHECK(writeSyncNumber(database, SyncValue::cursor, std::max(*page.cursor, here.value_or(0))));
    }
    if (!page.epoch.empty())
        OPDESK_CHECK(writeSyncText(database, SyncValue::epoch, page.epoch));
    if (page.coverage)
        OPDESK_CHECK(cover(*page.coverage));
    if (page.schema)
        OPDESK_CHECK(writeSyncNumber(database, SyncValue::schema, *page.schema));
    OPDESK_CHECK(addSyncNumber(database, SyncValue::bootstrapDone, page.bootstrapRows));
    return addSyncNumber(database, SyncValue::skippedKinds, page.skippedKinds);
}

}  // namespace opdesk::store
