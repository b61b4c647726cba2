#include "sync/server/record_repository.h"

#include <algorithm>

#include "core/crypto/aead.h"
#include "core/crypto/hash.h"

namespace opdesk::sync::server {

namespace {

constexpr std::string_view kBodyRole = "server";
constexpr std::string_view kAuthorsRole = "server-authors";
constexpr std::string_view kByAuthor = "";  // no field has this name
constexpr std::size_t kAuthorMembers = 4;

/// Fields by their author: most records have one or two, who would otherwise be written out for every field.
json::object authorsJson(const merge::State& state) {
    std::vector<std::pair<const merge::FieldAuthor*, json::array>> by;
    for (const auto& [field, author] : state.authors) {
        auto it = std::ranges::find_if(by, [&](const auto& known) { return *known.first == author; });
        if (it == by.end())
            it = by.insert(by.end(), {&author, json::array{author.staff.text(), author.device.text(), author.atMillis,
                                                           author.version}});
        it->second.push_back(json::value(field));
    }
    json::array all;
    for (auto& [author, entry] : by)
        all.push_back(std::move(entry));
    return {{kByAuthor, std::move(all)}};
}

std::string_view textOf(const json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

std::optional<merge::FieldAuthor> readAuthor(const json::array& list) {
    if (list.size() < kAuthorMembers || !list[2].is_int64() || !list[3].is_int64())
        return std::nullopt;
    return merge::FieldAuthor{model::StaffId::parse(textOf(list[0])).value_or(model::StaffId{}),
                              model::DeviceId::parse(textOf(list[1])).value_or(model::DeviceId{}), list[2].get_int64(),
                              list[3].get_int64()};
}

void readAuthors(const json::object& from, merge::State& state) {
    for (const auto& [field, entry] : from) {
        const auto* list = entry.if_array();
        if (!list)
            continue;
        if (std::string_view(field) != kByAuthor) {  // as rows held them before: field by field
            if (const auto author = readAuthor(*list))
                state.authors.emplace_back(std::string(field), *author);
            continue;
        }
        for (const auto& one : *list) {
            const auto* of = one.if_array();
            const auto author = of ? readAuthor(*of) : std::nullopt;
            for (std::size_t i = kAuthorMembers; author && i < of->size(); ++i)
                state.authors.emplace_back(std::string(textOf((*of)[i])), *author);
        }
    }
    std::ranges::sort(state.authors, {}, [](const auto& entry) -> const std::string& { return entry.first; });
}

}  // namespace

model::RecordImage imageOf(const StoredRecord& record) {
    return {record.kind,          record.id,        record.state.version, record.seq, record.state.compartment,
            record.state.deleted, record.state.body};
}

std::optional<base::Uuid> subjectOf(model::KindId kind, const base::Uuid& id, const json::object& body) {
    const auto field = model::describe(kind).subjectField;
    if (field.empty())
        return std::nullopt;
    if (field == "id")
        return id;
    const auto* value = body.if_contains(field);
    return value ? base::Uuid::parse(textOf(*value)) : std::nullopt;
}

base::Status pokeRights(Transaction& transaction, const model::TenantId& tenant) {
    Params params;
    params.add(tenant.text() + " -1");  // HeadBus::kLookAgain
    OPDESK_CHECK(transaction.execute("SELECT pg_notify('opdesk_head', $1)", params));
    return {};
}

crypto::Sealer* RecordRepository::sealerOf(model::Compartment compartment, std::int64_t epoch) {
    const std::pair which{compartment, epoch};
    auto it = m_sealers.find(which);
    if (it == m_sealers.end()) {
        const auto* key = m_keys.find(compartment, epoch);
        auto made = key ? crypto::Sealer::make(key->key.view()) : base::fail(base::ErrorCode::internal);
        if (!made)
            return nullptr;
        it = m_sealers.emplace(which, std::move(*made)).first;
    }
    return &it->second;
}

base::Result<StoredRecord> RecordRepository::open(const Rows& rows, int row) {
    StoredRecord record;
    const auto kind = model::kindFromName(rows.text(row, 0));
    const auto compartment = model::compartmentFromName(rows.text(row, 5));
    if (!kind || !compartment)
        return base::fail(base::ErrorCode::internal, "a record of an unknown kind");
    record.kind = *kind;
    record.id = rows.uuid(row, 1);
    record.seq = rows.integer(row, 2);
    record.isStored = true;
    record.state.exists = true;
    record.state.version = rows.integer(row, 3);
    record.state.deleted = rows.flag(row, 4);
    record.state.compartment = *compartment;
    auto* key = sealerOf(*compartment, rows.integer(row, 6));
    if (!key)
        return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
    const auto openOne = [&](int column, std::string_view role) -> base::Result<json::object> {
        OPDESK_TRY(const auto plain, key->open(rows.bytes(row, column),
                                               base::asBytes(model::sealContext(m_tenant, *kind, record.id, role))));
        return base::parseJsonObject(base::asText(plain));
    };
    auto body = openOne(7, kBodyRole);
    auto authors = openOne(8, kAuthorsRole);
    if (!body || !authors)
        return base::fail(base::ErrorCode::internal, "the integrity of a stored record is broken");
    record.state.body = std::move(*body);
    readAuthors(*authors, record.state);
    return record;
}

Statement RecordRepository::keyedStatement(const char* sql, std::span<const RecordKey> wanted) const {
    std::vector<std::string> kinds;
    std::vector<base::Uuid> ids;
    for (const auto& [kind, id] : wanted) {
        kinds.emplace_back(model::kindName(kind));
        ids.push_back(id);
    }
    Params params;
    params.add(m_tenant).add(kinds).add(std::span<const base::Uuid>(ids));
    return {sql, std::move(params)};
}

base::Result<std::map<RecordKey, StoredRecord>> RecordRepository::opened(const Rows& rows) {
    std::map<RecordKey, StoredRecord> found;
    for (int i = 0; i < rows.size(); ++i) {
        OPDESK_TRY(StoredRecord record, open(rows, i));
        const RecordKey key{record.kind, record.id};
        found.emplace(key, std::move(record));
    }
    return found;
}

#define OPDESK_RECORD_COLUMNS "r.kind, r.id, r.seq, r.version, r.deleted, r.compartment, r.key_id, r.body, r.authors"

// One look into the index for each key: a planner left to join against the array reads the whole table once its
// statistics are old.
#define OPDESK_KEYED_RECORDS(LOCKING)                                                                          \
    " FROM (SELECT k, i FROM unnest($2, $3) AS u(k, i) ORDER BY k, i) AS t CROSS JOIN LATERAL (SELECT * FROM " \
    "app.record WHERE tenant = $1 AND kind = t.k AND id = t.i " LOCKING ") AS r"

Statement RecordRepository::lockStatement(std::span<const RecordKey> wanted) const {
    return keyedStatement("SELECT " OPDESK_RECORD_COLUMNS OPDESK_KEYED_RECORDS("FOR UPDATE"), wanted);
}

Statement RecordRepository::lookStatement(std::span<const RecordKey> wanted) const {
    return keyedStatement("SELECT " OPDESK_RECORD_COLUMNS OPDESK_KEYED_RECORDS("OFFSET 0"), wanted);
}

base::Result<std::map<RecordKey, StoredRecord>> RecordRepository::lock(std::span<const RecordKey> wanted) {
    if (wanted.empty())
        return std::map<RecordKey, StoredRecord>{};
    const auto asked = lockStatement(wanted);
    OPDESK_TRY(const Rows rows, m_transaction.execute(asked.sql, asked.params));
    return opened(rows);
}

base::Result<std::map<RecordKey, StoredRecord>> RecordRepository::look(std::span<const RecordKey> wanted) {
    if (wanted.empty())
        return std::map<RecordKey, StoredRecord>{};
    const auto asked = lookStatement(wanted);
    OPDESK_TRY(const Rows rows, m_transaction.execute(asked.sql, asked.params));
    return opened(rows);
}

base::Result<std::vector<StoredRecord>> RecordRepository::ofKind(model::KindId kind) {
    Params params;
    params.add(m_tenant).add(model::kindName(kind));
    OPDESK_TRY(const Rows rows, m_transaction.execute("SELECT " OPDESK_RECORD_COLUMNS " FROM app.record r "
                                                      "WHERE r.tenant = $1 AND r.kind = $2 ORDER BY r.id",
                                                      params));
    std::vector<StoredRecord> all;
    for (int i = 0; i < rows.size(); ++i) {
        OPDESK_TRY(StoredRecord record, open(rows, i));
        all.push_back(std::move(record));
    }
    return all;
}

#define OPDESK_TEXT_COLUMNS "r.kind, r.id, r.seq, r.version, r.deleted, r.compartment, r.key_id, r.body"

base::Status RecordRepository::openText(const Rows& rows, int row, Texts& into) {
    const auto kind = model::kindFromName(rows.text(row, 0));
    const auto compartment = model::compartmentFromName(rows.text(row, 5));
    if (!kind || !compartment)
        return base::fail(base::ErrorCode::internal, "a record of an unknown kind");
    auto* key = sealerOf(*compartment, rows.integer(row, 6));
    if (!key)
        return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
    const auto id = rows.uuid(row, 1);
    auto plain = key->open(rows.bytes(row, 7), base::asBytes(model::sealContext(m_tenant, *kind, id, kBodyRole)));
    if (!plain)
        return base::fail(base::ErrorCode::internal, "the integrity of a stored record is broken");
    into.bodies.push_back(std::move(*plain));
    into.rows[*compartment].push_back(
        {*kind, id, rows.integer(row, 3), rows.integer(row, 2), rows.flag(row, 4), base::asText(into.bodies.back())});
    ++into.count;
    return {};
}

Statement RecordRepository::afterStatement(std::int64_t cursor, std::int64_t head,
                                           const std::vector<std::string>& compartments, std::int64_t limit,
                                           std::int64_t forgotten) const {
    Params params;
    params.add(m_tenant).add(cursor).add(head).add(compartments).add(limit + 1).add(forgotten);
    return {"SELECT " OPDESK_TEXT_COLUMNS
            " FROM app.record r WHERE r.tenant = $1 "
            "AND r.seq > $2 AND r.seq <= $3 AND r.compartment = ANY ($4) "
            "AND (NOT r.deleted OR r.seq > $6) ORDER BY r.seq LIMIT $5",
            std::move(params)};
}

base::Result<RecordRepository::Texts> RecordRepository::after(std::int64_t cursor, std::int64_t head,
                                                              const std::vector<std::string>& compartments,
                                                              std::int64_t limit, std::size_t maxBytes,
                                                              std::int64_t forgotten) {
    const auto wanted = afterStatement(cursor, head, compartments, limit, forgotten);
    OPDESK_TRY(const Rows rows, m_transaction.execute(wanted.sql, wanted.params));
    return pageOf(rows, cursor, head, limit, maxBytes);
}

base::Result<RecordRepository::Texts> RecordRepository::pageOf(const Rows& rows, std::int64_t cursor, std::int64_t head,
                                                               std::int64_t limit, std::size_t maxBytes) {
    Texts page;
    std::size_t bytes = 0;
    for (int i = 0; i < rows.size(); ++i) {
        if (i == limit || (i > 0 && bytes > maxBytes)) {
            page.more = true;
            break;
        }
        OPDESK_CHECK(openText(rows, i, page));
        bytes += page.bodies.back().size();
        page.cursor = rows.integer(i, 2);
    }
    if (!page.more)
        page.cursor = std::max(cursor, head);
    return page;
}

base::Result<std::vector<std::pair<base::Uuid, std::string>>> RecordRepository::ofKindAfter(model::KindId kind,
                                                                                            const base::Uuid& after,
                                                                                            std::int64_t limit) {
    Params params;
    params.add(m_tenant).add(model::kindName(kind)).add(after).add(limit);
    OPDESK_TRY(const Rows rows,
               m_transaction.execute("SELECT " OPDESK_TEXT_COLUMNS
                                     " FROM app.record r WHERE r.tenant = $1 AND r.kind = $2 AND r.id > $3 "
                                     "ORDER BY r.id LIMIT $4",
                                     params));
    std::vector<std::pair<base::Uuid, std::string>> out;
    for (int i = 0; i < rows.size(); ++i) {
        Texts one;
        OPDESK_CHECK(openText(rows, i, one));
        out.emplace_back(rows.uuid(i, 1), base::asText(one.bodies.back()));
    }
    return out;
}

base::Result<RecordRepository::Texts> RecordRepository::named(
    const std::vector<std::pair<std::string, base::Uuid>>& wanted, const std::vector<std::string>& compartments) {
    std::vector<std::string> kinds;
    std::vector<base::Uuid> ids;
    for (const auto& [kind, id] : wanted) {
        kinds.push_back(kind);
        ids.push_back(id);
    }
    Params params;
    params.add(m_tenant).add(kinds).add(std::span<const base::Uuid>(ids)).add(compartments);
    OPDESK_TRY(
        const Rows rows,
        m_transaction.execute(
            "SELECT " OPDESK_TEXT_COLUMNS OPDESK_KEYED_RECORDS("OFFSET 0") " WHERE r.compartment = ANY ($4)", params));
    Texts page;
    for (int i = 0; i < rows.size(); ++i)
        OPDESK_CHECK(openText(rows, i, page));
    return page;
}

base::Result<RecordRepository::Texts> RecordRepository::ofDay(std::int64_t fromMillis,
                                                              const std::vector<std::string>& compartments,
                                                              std::int64_t limit) {
    constexpr std::int64_t kDayMillis = 24 * 60 * 60 * 1000;
    // An id begins with the time it was made, so the visits of a day lie together in the primary key.
    const auto idAt = [](std::int64_t millis) {
        std::array<std::uint8_t, 16> bytes{};
        for (std::size_t i = 0; i < 6; ++i)
            bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(millis) >> (8 * (5 - i)));
        return base::Uuid(bytes);
    };
    std::vector<std::string> always;
    for (const auto& kind : model::allKinds())
        if (kind.shape == model::Shape::onlineOnly || kind.id == model::KindId::doctorHours ||
            kind.id == model::KindId::price || kind.id == model::KindId::setting)
            always.emplace_back(kind.name);
    Params params;
    params.add(m_tenant)
        .add(idAt(fromMillis))
        .add(idAt(fromMillis + kDayMillis))
        .add(fromMillis / 60'000)
        .add((fromMillis + kDayMillis) / 60'000)
        .add(compartments)
        .add(always)
        .add(limit);
    OPDESK_TRY(
        const Rows rows,
        m_transaction.execute(
            "WITH people AS (SELECT subject FROM app.record WHERE tenant = $1 AND kind = 'visit' AND id >= $2 AND id < "
            "$3 AND NOT deleted "
            "UNION SELECT a.subject FROM app.appointment_slot s JOIN app.record a ON a.tenant = s.tenant "
            "AND a.kind = 'appointment' AND a.id = s.appointment WHERE s.tenant = $1 AND s.during && int8range($4, "
            "$5)) "
            "SELECT * FROM (SELECT " OPDESK_TEXT_COLUMNS " FROM app.record r WHERE r.tenant = $1 AND r.kind = ANY ($7) "
            "UNION ALL SELECT " OPDESK_TEXT_COLUMNS
            " FROM people p JOIN app.record r ON r.tenant = $1 AND r.subject = p.subject) AS r "
            "WHERE NOT r.deleted AND r.compartment = ANY ($6) LIMIT $8",
            params));
    Texts page;
    for (int i = 0; i < rows.size(); ++i)
        OPDESK_CHECK(openText(rows, i, page));
    return page;
}

protocol::BodyDigester* RecordRepository::digesterOf(model::Compartment compartment) {
    auto it = m_digesters.find(compartment);
    if (it == m_digesters.end()) {
        // Of epoch 1 whatever the current one is: a new key epoch leaves all sums as they are.
        const auto* key = m_keys.find(compartment, 1);
        if (!key)
            return nullptr;
        it = m_digesters.try_emplace(compartment, protocol::digestKey(key->key.view())).first;
    }
    return &it->second;
}

namespace {
constexpr const char* kMoveHead = "UPDATE app.sync_head SET seq = seq + $2 WHERE tenant = $1 RETURNING epoch, seq";
}

base::Result<HeadMove> RecordRepository::moveHead(std::int64_t records) {
    const auto asked = moveStatement(static_cast<std::size_t>(records));
    OPDESK_TRY(const Rows rows, m_transaction.execute(asked.sql, asked.params));
    if (rows.empty())
        return base::fail(base::ErrorCode::internal, "the clinic has no head row");
    return HeadMove{rows.text(0, 0), rows.integer(0, 1)};
}

namespace {

struct Columns {
    std::vector<std::string> kinds, compartments;
    std::vector<base::Uuid> ids;
    std::vector<std::int64_t> places, versions, keyIds;  // places: before the head, the last one 0
    std::vector<bool> deleted;
    std::vector<std::optional<base::Uuid>> subjects;
    std::vector<base::Bytes> digests, bodies, authors;

    Params params(const model::TenantId& tenant) const {
        Params out;
        out.add(tenant)
            .add(kinds)
            .add(std::span<const base::Uuid>(ids))
            .add(std::span<const std::int64_t>(places))
            .add(std::span<const std::int64_t>(versions))
            .addFlags(deleted)
            .add(compartments)
            .add(subjects)
            .add(std::span<const std::int64_t>(keyIds))
            .add(std::span<const base::Bytes>(digests))
            .add(std::span<const base::Bytes>(bodies))
            .add(std::span<const base::Bytes>(authors));
        return out;
    }
};

// The head row is this transaction's by now, so the places follow from it.
constexpr const char* kInsert =
    "INSERT INTO app.record (tenant, kind, id, seq, version, deleted, compartment, subject, key_id, digest, body, "
    "authors) "
    "SELECT $1, t.k, t.i, h.seq - t.s, t.v, t.d, t.c, t.u, t.y, t.g, t.b, t.a FROM app.sync_head h, "
    "unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS t(k, i, s, v, d, c, u, y, g, b, a) WHERE h.tenant = $1";
constexpr const char* kUpdate =
    "UPDATE app.record r SET seq = h.seq - t.s, version = t.v, deleted = t.d, compartment = t.c, subject = t.u, "
    "key_id = t.y, digest = t.g, body = t.b, authors = t.a "
    "FROM app.sync_head h, unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS t(k, i, s, v, d, c, u, y, g, b, a) "
    "WHERE h.tenant = $1 AND r.tenant = $1 AND r.kind = t.k AND r.id = t.i";
constexpr const char* kTell =
    "SELECT pg_notify('opdesk_head', $1::uuid::text || ' ' || seq) FROM app.sync_head WHERE tenant = $1";

}  // namespace

base::Result<std::vector<Statement>> RecordRepository::rowStatements(std::span<StoredRecord* const> records) {
    Columns fresh, existing;
    auto place = std::ssize(records);
    for (const StoredRecord* record : records) {
        Columns& columns = record->isStored ? existing : fresh;
        const auto* key = m_keys.current(record->state.compartment);
        auto* sealer = key ? sealerOf(record->state.compartment, key->epoch) : nullptr;
        auto* digester = digesterOf(record->state.compartment);
        if (!sealer || !digester)
            return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
        const std::string body = base::canonicalJson(record->state.body);
        const auto sealOne = [&](std::string_view plain, std::string_view role) {
            return sealer->seal(base::asBytes(plain),
                                base::asBytes(model::sealContext(m_tenant, record->kind, record->id, role)), m_random);
        };
        OPDESK_TRY(auto sealedBody, sealOne(body, kBodyRole));
        OPDESK_TRY(auto sealedAuthors, sealOne(base::canonicalJson(authorsJson(record->state)), kAuthorsRole));
        const auto digest = digester->of(body);
        columns.kinds.emplace_back(model::kindName(record->kind));
        columns.ids.push_back(record->id);
        columns.places.push_back(--place);
        columns.versions.push_back(record->state.version);
        columns.deleted.push_back(record->state.deleted);
        columns.compartments.emplace_back(model::compartmentName(record->state.compartment));
        columns.subjects.push_back(subjectOf(record->kind, record->id, record->state.body));
        columns.keyIds.push_back(key->epoch);
        columns.digests.emplace_back(digest.begin(), digest.end());
        columns.bodies.push_back(std::move(sealedBody));
        columns.authors.push_back(std::move(sealedAuthors));
    }
    std::vector<Statement> statements;
    if (!fresh.ids.empty())
        statements.push_back({kInsert, fresh.params(m_tenant)});
    if (!existing.ids.empty())
        statements.push_back({kUpdate, existing.params(m_tenant)});
    Params poke;
    poke.add(m_tenant);
    statements.push_back({kTell, std::move(poke)});
    return statements;
}

base::Status RecordRepository::number(std::span<StoredRecord* const> records, const HeadMove& head,
                                      std::span<const Rows> answers) {
    std::int64_t written = 0;
    for (std::size_t i = 0; i + 1 < answers.size(); ++i)
        written += answers[i].affected();
    if (written != std::ssize(records))
        return base::fail(base::ErrorCode::internal, "a record vanished under its lock");
    std::int64_t seq = head.seq - std::ssize(records);
    for (StoredRecord* record : records) {
        record->seq = ++seq;
        record->isStored = true;
    }
    return {};
}

base::Status RecordRepository::write(std::span<StoredRecord* const> records, const HeadMove& head) {
    OPDESK_TRY(const auto statements, rowStatements(records));
    OPDESK_TRY(const auto answers, m_transaction.pipeline(statements));
    return number(records, head, answers);
}

Statement RecordRepository::moveStatement(std::size_t records) const {
    Params params;
    params.add(m_tenant).add(static_cast<std::int64_t>(records));
    return {kMoveHead, std::move(params)};
}

base::Result<HeadMove> RecordRepository::wrote(std::span<StoredRecord* const> records, const Rows& moved,
                                               std::span<const Rows> written) {
    if (moved.empty())
        return base::fail(base::ErrorCode::internal, "the clinic has no head row");
    HeadMove move{moved.text(0, 0), moved.integer(0, 1)};
    OPDESK_CHECK(number(records, move, written));
    return move;
}

}  // namespace opdesk::sync::server
