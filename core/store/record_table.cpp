#include "core/store/record_table.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/model/op.h"
#include "core/model/validate.h"

namespace opdesk::store {

using base::Result;
using base::Status;
using base::Uuid;
using model::Compartment;
using model::KindId;

std::string_view recordRole(KindId kind) {
    return kind == KindId::conflict ? "conflict" : "record";
}

Uuid subjectOf(KindId kind, const model::json::object& body) {
    const auto field = model::describe(kind).subjectField;
    if (field.empty() || field == "id")
        return {};
    const auto* text = model::valueOf(body, field).if_string();
    return text ? Uuid::parse({text->data(), text->size()}).value_or(Uuid{}) : Uuid{};
}

std::string RecordTable::contextOf(KindId kind, const Uuid& id, std::string_view role) const {
    return model::sealContext(m_context.tenant, kind, id, role);
}

Result<model::json::object> RecordTable::openBody(KindId kind, const Uuid& id, Compartment compartment,
                                                  std::int64_t epoch, base::ByteView bytes, std::string_view role) {
    if (epoch == 0)
        return base::parseJsonObject(base::asText(bytes));
    OPDESK_TRY(const auto plain, m_context.keys.open(compartment, epoch, bytes, contextOf(kind, id, role)));
    return base::parseJsonObject(base::asText(plain));
}

Result<std::optional<RecordHead>> RecordTable::head(KindId kind, const Uuid& id) {
    OPDESK_TRY(auto row,
               m_context.database.query(
                   "SELECT version, compartment, deleted, dirty, subject, leaf FROM record WHERE kind = ? AND id = ?",
                   m_context.words.of(kind), id));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<RecordHead>();
    const auto compartment = m_context.words.compartment(row.integer(1));
    if (!compartment)
        return base::fail(base::ErrorCode::damaged, "a record lies in an unknown compartment");
    return std::optional(RecordHead{row.integer(0), *compartment, row.integer(2) != 0, row.integer(3) != 0,
                                    model::PatientId(row.uuid(4)), leafColumn(row, 5)});
}

/// Columns: id, version, compartment, deleted, dirty, epoch, body.
Result<Record> RecordTable::read(Statement& row, KindId kind) {
    Record record;
    record.kind = kind;
    record.id = row.uuid(0);
    record.version = row.integer(1);
    const auto compartment = m_context.words.compartment(row.integer(2));
    if (!compartment)
        return base::fail(base::ErrorCode::damaged, "a record lies in an unknown compartment");
    record.compartment = *compartment;
    record.deleted = row.integer(3) != 0;
    record.dirty = row.integer(4) != 0;
    OPDESK_TRY(record.body,
               openBody(kind, record.id, record.compartment, row.integer(5), row.blob(6), recordRole(kind)));
    return record;
}

Result<std::optional<Record>> RecordTable::load(KindId kind, const Uuid& id) {
    OPDESK_TRY(auto row,
               m_context.database.query("SELECT id, version, compartment, deleted, dirty, epoch, body FROM record"
                                        " WHERE kind = ? AND id = ?",
                                        m_context.words.of(kind), id));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<Record>();
    OPDESK_TRY(auto record, read(row, kind));
    return std::optional(std::move(record));
}

Result<std::vector<Record>> RecordTable::list(KindId kind, std::span<const Uuid> subjects, bool everybody) {
    std::vector<Record> records;
    const auto take = [&](Statement& rows) -> Status {
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                return {};
            OPDESK_TRY(auto record, read(rows, kind));
            records.push_back(std::move(record));
        }
    };
    if (everybody) {
        OPDESK_TRY(auto rows,
                   m_context.database.query("SELECT id, version, compartment, deleted, dirty, epoch, body FROM record"
                                            " WHERE kind = ? AND deleted = 0 ORDER BY id",
                                            m_context.words.of(kind)));
        OPDESK_CHECK(take(rows));
        return records;
    }
    for (const auto& subject : subjects) {
        OPDESK_TRY(auto rows,
                   m_context.database.query("SELECT id, version, compartment, deleted, dirty, epoch, body FROM record"
                                            " INDEXED BY record_subject"
                                            " WHERE subject = ? AND kind = ? AND deleted = 0 ORDER BY id",
                                            subject, m_context.words.of(kind)));
        OPDESK_CHECK(take(rows));
    }
    std::ranges::sort(records, {}, &Record::id);
    return records;
}

Status RecordTable::save(const Record& record) {
    const auto plain = base::canonicalJson(record.body);
    const auto context = record.compartment == Compartment::desk
                             ? std::string()
                             : contextOf(record.kind, record.id, recordRole(record.kind));
    OPDESK_TRY(const auto stored, m_context.keys.seal(record.compartment, plain, context, m_context.random));
    const auto subject = subjectOf(record.kind, record.body);
    OPDESK_CHECK(m_context.database.run(
        "INSERT INTO record(kind, id, version, compartment, subject, epoch, body, deleted, dirty) "
        "VALUES(?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT(kind, id) DO UPDATE SET version = excluded.version, epoch = excluded.epoch,"
        " body = excluded.body, deleted = excluded.deleted, dirty = excluded.dirty",
        m_context.words.of(record.kind), record.id, record.version, m_context.words.of(record.compartment), subject,
        stored.epoch, stored.bytes, record.deleted, record.dirty));
    OPDESK_CHECK(move(record.kind, record.id, record.compartment, subject));
    return m_projections.put({record.kind, record.id, record.compartment, record.deleted, &record.body});
}

/// Both hardly ever change, and to set them with the rest would write their indexes anew each time.
Status RecordTable::move(KindId kind, const Uuid& id, Compartment compartment, const Uuid& subject) {
    const auto word = m_context.words.of(compartment);
    return m_context.database.run(
        "UPDATE record SET compartment = ?, subject = ? WHERE kind = ? AND id = ?"
        " AND (compartment <> ? OR subject IS NOT ?)",
        word, subject, m_context.words.of(kind), id, word, subject);
}

Result<Stored> RecordTable::sealed(const ServerRow& row) {
    const auto context =
        row.compartment == Compartment::desk ? std::string() : contextOf(row.kind, row.id, recordRole(row.kind));
    return m_context.keys.seal(row.compartment, row.text, context, m_context.random);
}

Status RecordTable::saveServer(const ServerRow& row) {
    OPDESK_TRY(const auto stored, sealed(row));
    const auto subject = subjectOf(row.kind, row.body);
    OPDESK_CHECK(m_context.database.run(
        "INSERT INTO record(kind, id, version, compartment, subject, epoch, body, deleted, dirty, leaf) "
        "VALUES(?,?,?,?,?,?,?,?,?,?)"
        " ON CONFLICT(kind, id) DO UPDATE SET version = excluded.version, epoch = excluded.epoch,"
        " body = excluded.body, deleted = excluded.deleted, dirty = excluded.dirty, leaf = excluded.leaf",
        m_context.words.of(row.kind), row.id, row.version, m_context.words.of(row.compartment), subject, stored.epoch,
        stored.bytes, row.deleted, row.dirty, leafBytes(row.leaf)));
    OPDESK_CHECK(move(row.kind, row.id, row.compartment, subject));
    return m_projections.put({row.kind, row.id, row.compartment, row.deleted, &row.body});
}

Result<bool> RecordTable::insertServer(const ServerRow& row) {
    OPDESK_TRY(const auto stored, sealed(row));
    OPDESK_CHECK(m_context.database.run(
        "INSERT INTO record(kind, id, version, compartment, subject, epoch, body, deleted, dirty, leaf) "
        "VALUES(?,?,?,?,?,?,?,?,?,?) ON CONFLICT(kind, id) DO NOTHING",
        m_context.words.of(row.kind), row.id, row.version, m_context.words.of(row.compartment),
        subjectOf(row.kind, row.body), stored.epoch, stored.bytes, row.deleted, row.dirty, leafBytes(row.leaf)));
    if (m_context.database.changes() == 0)
        return false;
    OPDESK_CHECK(m_projections.put({row.kind, row.id, row.compartment, row.deleted, &row.body, true}));
    return true;
}

Status RecordTable::setLeaf(KindId kind, const Uuid& id, const LeafColumn& leaf) {
    return m_context.database.run("UPDATE record SET leaf = ? WHERE kind = ? AND id = ?", leafBytes(leaf),
                                  m_context.words.of(kind), id);
}

Result<std::string> RecordTable::text(KindId kind, const Uuid& id) {
    OPDESK_TRY(auto row,
               m_context.database.query("SELECT compartment, epoch, body FROM record WHERE kind = ? AND id = ?",
                                        m_context.words.of(kind), id));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return base::fail(base::ErrorCode::notFound, "no such record");
    if (row.integer(1) == 0)
        return std::string(base::asText(row.blob(2)));
    const auto compartment = m_context.words.compartment(row.integer(0)).value_or(Compartment::admin);
    OPDESK_TRY(const auto plain,
               m_context.keys.open(compartment, row.integer(1), row.blob(2), contextOf(kind, id, recordRole(kind))));
    return std::string(base::asText(plain));
}

Status RecordTable::setServerHead(KindId kind, const Uuid& id, std::int64_t version, bool dirty,
                                  const LeafColumn& leaf) {
    return m_context.database.run("UPDATE record SET version = ?, dirty = ?, leaf = ? WHERE kind = ? AND id = ?",
                                  version, dirty, leafBytes(leaf), m_context.words.of(kind), id);
}

Status RecordTable::setHead(KindId kind, const Uuid& id, std::int64_t version, bool dirty) {
    return m_context.database.run("UPDATE record SET version = ?, dirty = ? WHERE kind = ? AND id = ?", version, dirty,
                                  m_context.words.of(kind), id);
}

Status RecordTable::erase(KindId kind, const Uuid& id) {
    OPDESK_TRY(const auto known, head(kind, id));
    if (!known)
        return {};
    OPDESK_CHECK(m_context.database.run("DELETE FROM record WHERE kind = ? AND id = ?", m_context.words.of(kind), id));
    return m_projections.put({kind, id, known->compartment, true, nullptr});
}

Result<std::optional<BaseImage>> RecordTable::loadBase(KindId kind, const Uuid& id, Compartment compartment) {
    OPDESK_TRY(auto row,
               m_context.database.query("SELECT version, deleted, epoch, body FROM base WHERE kind = ? AND id = ?",
                                        m_context.words.of(kind), id));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<BaseImage>();
    BaseImage image;
    image.version = row.integer(0);
    image.deleted = row.integer(1) != 0;
    OPDESK_TRY(image.body, openBody(kind, id, compartment, row.integer(2), row.blob(3), "base"));
    return std::optional(std::move(image));
}

Result<std::optional<std::int64_t>> RecordTable::baseVersion(KindId kind, const Uuid& id) {
    return m_context.database.number("SELECT version FROM base WHERE kind = ? AND id = ?", m_context.words.of(kind),
                                     id);
}

Status RecordTable::saveBase(KindId kind, const Uuid& id, Compartment compartment, const BaseImage& image) {
    const auto plain = base::canonicalJson(image.body);
    const auto context = compartment == Compartment::desk ? std::string() : contextOf(kind, id, "base");
    OPDESK_TRY(const auto stored, m_context.keys.seal(compartment, plain, context, m_context.random));
    return m_context.database.run(
        "INSERT INTO base(kind, id, version, epoch, body, deleted) VALUES(?,?,?,?,?,?)"
        " ON CONFLICT(kind, id) DO UPDATE SET version = excluded.version, epoch = excluded.epoch, body = excluded.body,"
        " deleted = excluded.deleted",
        m_context.words.of(kind), id, image.version, stored.epoch, stored.bytes, image.deleted);
}

Status RecordTable::dropBase(KindId kind, const Uuid& id) {
    return m_context.database.run("DELETE FROM base WHERE kind = ? AND id = ?", m_context.words.of(kind), id);
}

Result<std::vector<Compartment>> RecordTable::project(Projection& projection) {
    std::vector<Compartment> locked;
    for (const auto& kind : model::allKinds()) {
        if (!projection.wants(kind.id))
            continue;
        OPDESK_TRY(auto rows, m_context.database.query("SELECT id, compartment, epoch, body FROM record"
                                                       " WHERE kind = ? AND deleted = 0",
                                                       m_context.words.of(kind.id)));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            const auto compartment = m_context.words.compartment(rows.integer(1)).value_or(kind.compartment);
            auto body =
                openBody(kind.id, rows.uuid(0), compartment, rows.integer(2), rows.blob(3), recordRole(kind.id));
            if (!body && body.error().code != base::ErrorCode::locked)
                return base::fail(body.error());
            if (!body && std::ranges::find(locked, compartment) == locked.end())
                locked.push_back(compartment);
            OPDESK_CHECK(projection.put({kind.id, rows.uuid(0), compartment, false, body ? &body.value() : nullptr}));
        }
    }
    return locked;
}

Status RecordTable::projectCompartment(Compartment compartment) {
    OPDESK_TRY(auto rows, m_context.database.query(
                              "SELECT kind, id, epoch, body FROM record WHERE compartment = ? AND deleted = 0",
                              m_context.words.of(compartment)));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return {};
        const auto kind = m_context.words.kind(rows.integer(0));
        if (!kind)
            continue;
        auto body = openBody(*kind, rows.uuid(1), compartment, rows.integer(2), rows.blob(3), recordRole(*kind));
        if (!body && body.error().code == base::ErrorCode::locked)
            continue;
        if (!body)
            return base::fail(body.error());
        OPDESK_CHECK(m_projections.put({*kind, rows.uuid(1), compartment, false, &body.value()}));
    }
}

}  // namespace opdesk::store
