#include "core/store/answer_writer.h"

#include <boost/json.hpp>

#include "core/store/change_rules.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;
using model::Action;
using model::Verdict;
namespace json = model::json;

json::object AnswerWriter::fold(model::KindId kind, const json::object& base, std::span<const model::Op> queued) const {
    return m_store.fold ? m_store.fold(kind, base, queued) : plainFold(base, queued);
}

Status AnswerWriter::acknowledge(const OpAck& ack) {
    auto& database = *m_store.database;
    OPDESK_TRY(auto row,
               database.query("SELECT group_id, compartment, epoch FROM outbox WHERE op_id = ? AND state <> 'acked'",
                              ack.op.uuid()));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return {};  // an answer that came twice
    const auto group = row.uuid(0);
    if (ack.verdict == Verdict::parked)
        return park(ack, group);
    const auto compartment = m_store.words.compartment(row.integer(1)).value_or(model::Compartment::admin);
    const bool readable = row.integer(2) == 0 || m_store.keys.has(compartment, row.integer(2));
    OPDESK_TRY(const auto op, m_store.outbox.find(ack.op, readable));
    OPDESK_CHECK(
        database.run("UPDATE outbox SET state = 'acked', verdict = ?, result_version = ?, code = NULL, detail = NULL,"
                     " judged_at = ? WHERE op_id = ?",
                     model::verdictName(ack.verdict), ack.version, m_now, ack.op.uuid()));
    OPDESK_TRY(const auto head, m_store.records.head(op->kind, op->record));
    if (head && head->dirty)
        OPDESK_CHECK(settle(ack, *op, *head));
    return acknowledgeGroup(model::GroupId(group));
}

Status AnswerWriter::park(const OpAck& ack, const base::Uuid& group) {
    OPDESK_CHECK(m_store.database->run(
        "UPDATE outbox SET state = 'parked', verdict = 'parked', code = ?, detail = ?, judged_at = ?"
        " WHERE op_id = ?",
        ack.code, ack.detail, m_now, ack.op.uuid()));
    return m_store.database->run("UPDATE outbox_group SET state = 'parked' WHERE group_id = ?", group);
}

/// The op is the server's now: it moves from the queue into the base. What the desk shows stays as it is until the row
/// comes. The version moves only where nothing else can lie between; otherwise the row must still count as newer.
Status AnswerWriter::settle(const OpAck& ack, const model::Op& op, const RecordHead& head) {
    OPDESK_TRY(const bool more, m_store.outbox.hasPending(op.kind, op.record));
    const bool exact = ack.verdict == Verdict::applied && ack.version == head.version + 1 &&
                       !m_expected.contains({op.kind, op.record});
    const bool readable = m_store.keys.canOpen(head.compartment) && (op.action != Action::set || !op.fields.empty());
    const auto version = exact && readable ? ack.version : head.version;
    m_changed[op.kind].push_back(op.record);
    OPDESK_CHECK(m_store.records.setHead(op.kind, op.record, version, more));
    if (!more)
        return m_store.records.dropBase(op.kind, op.record);
    if (!readable)
        return {};
    OPDESK_TRY(auto image, m_store.records.loadBase(op.kind, op.record, head.compartment));
    if (!image)
        image = BaseImage{};
    image->body = fold(op.kind, image->body, std::span(&op, 1));
    if (op.action != Action::voided)
        image->deleted = op.action == Action::remove;
    image->version = version;
    return m_store.records.saveBase(op.kind, op.record, head.compartment, *image);
}

Status AnswerWriter::acknowledgeGroup(const model::GroupId& group) {
    return m_store.database->run(
        "UPDATE outbox_group SET state = 'acked', acked_at = ? WHERE group_id = ? AND state <> 'acked'"
        " AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.group_id = outbox_group.group_id AND state <> 'acked')",
        m_now, group.uuid());
}

Status AnswerWriter::take(const model::RecordImage& row) {
    OPDESK_TRY(const auto head, m_store.records.head(row.kind, row.id));
    // While a record is dirty its version is that of its base, so one comparison serves both.
    if (head && row.version <= head->version)
        return {};
    if (!head && row.deleted)
        return {};
    m_changed[row.kind].push_back(row.id);
    if (head && head->dirty)
        return takeDirty(row, *head);
    return m_store.records.save({row.kind, row.id, row.version, row.compartment, row.deleted, false, row.body});
}

Status AnswerWriter::takeDirty(const model::RecordImage& row, const RecordHead& head) {
    OPDESK_TRY(const auto queued, m_store.outbox.pending(row.kind, row.id));
    BaseImage image{row.version, row.deleted, row.body};
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
    OPDESK_CHECK(m_store.records.save(record));
    if (queued.empty())
        return m_store.records.dropBase(row.kind, row.id);
    return m_store.records.saveBase(row.kind, row.id, row.compartment, image);
}

Status AnswerWriter::keepSealed(const PagePart& part) {
    return m_store.database->run(
        "INSERT INTO sealed_page(compartment, epoch, from_seq, to_seq, sealed) VALUES(?,?,?,?,?)",
        m_store.words.of(part.compartment), part.keyEpoch, part.fromSeq, part.toSeq, part.sealed);
}

Status applyAnswer(Store& store, std::span<const OpAck> acks, std::span<const model::GroupId> groups,
                   const Page& page) {
    auto& impl = store.impl();
    AnswerWriter writer(impl);
    const auto write = [&]() -> Status {
        // Lost with a power cut, all of it comes again: rows and cursor are one transaction, and acknowledged ops are
        // resent.
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
        if (!acks.empty())
            for (const auto& part : page.parts)
                for (const auto& row : part.rows)
                    writer.expect(row);
        for (const auto& ack : acks)
            OPDESK_CHECK(writer.acknowledge(ack));
        for (const auto& group : groups)
            OPDESK_CHECK(writer.acknowledgeGroup(group));
        for (const auto& part : page.parts) {
            if (!part.sealed.empty() && part.rows.empty()) {
                OPDESK_CHECK(writer.keepSealed(part));
                continue;
            }
            for (const auto& row : part.rows)
                OPDESK_CHECK(writer.take(row));
        }
        if (page.cursor)
            OPDESK_CHECK(writeSyncNumber(*impl.database, SyncValue::cursor, page.cursor));
        if (!page.epoch.empty())
            OPDESK_CHECK(writeSyncText(*impl.database, SyncValue::epoch, page.epoch));
        if (page.coverage) {
            OPDESK_CHECK(writeSyncText(*impl.database, SyncValue::scope, page.coverage->scope));
            OPDESK_CHECK(writeSyncText(*impl.database, SyncValue::fill, page.coverage->fill));
            OPDESK_CHECK(writeSyncNumber(*impl.database, SyncValue::filled, page.coverage->filled));
        }
        return transaction.commit();
    };
    auto written = write();
    if (!written) {
        impl.rolledBack();
        return written;
    }
    impl.announce(writer.changed());
    return {};
}

Status Store::Impl::unfoldPages(model::Compartment compartment, ChangedIds& changed) {
    if (!unfolder || readOnly)
        return {};
    std::vector<std::pair<std::int64_t, PagePart>> pages;
    {
        OPDESK_TRY(auto rows,
                   database->query("SELECT number, epoch, from_seq, to_seq FROM sealed_page WHERE compartment = ?"
                                   " ORDER BY from_seq, number",
                                   words.of(compartment)));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            PagePart part;
            part.compartment = compartment;
            part.keyEpoch = rows.integer(1);
            part.fromSeq = rows.integer(2);
            part.toSeq = rows.integer(3);
            if (keys.has(compartment, part.keyEpoch))
                pages.emplace_back(rows.integer(0), std::move(part));
        }
    }
    for (auto& [number, part] : pages) {
        {
            OPDESK_TRY(auto row, database->query("SELECT sealed FROM sealed_page WHERE number = ?", number));
            OPDESK_TRY(const bool found, row.step());
            if (!found)
                continue;
            const auto sealed = row.blob(0);
            part.sealed.assign(sealed.begin(), sealed.end());
        }
        OPDESK_TRY(const auto images, unfolder(part, keys.key(compartment, part.keyEpoch)));
        AnswerWriter writer(*this);
        const auto write = [&, page = number]() -> Status {
            OPDESK_TRY(auto transaction, Transaction::begin(*database, Durability::memory));
            for (const auto& image : images)
                OPDESK_CHECK(writer.take(image));
            OPDESK_CHECK(database->run("DELETE FROM sealed_page WHERE number = ?", page));
            return transaction.commit();
        };
        if (auto written = write(); !written) {
            rolledBack();
            return written;
        }
        for (const auto& [kind, ids] : writer.changed())
            changed[kind].insert(changed[kind].end(), ids.begin(), ids.end());
    }
    return {};
}

}  // namespace opdesk::store
