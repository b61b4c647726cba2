#include "sync/server/push_records.h"

#include <algorithm>

#include "core/model/references.h"
#include "core/model/validate.h"

namespace opdesk::sync::server {

namespace {

using model::KindId;

std::string_view textOf(const json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

/// Bodies behind these marks are compared at once; behind the others only when a rule needs them.
bool isCompared(const std::string& what) {
    return what != "payer" && what != "bill" && what != "winner";
}

/// Rules may change siblings of these kinds.
bool isSettled(KindId kind) {
    return kind == KindId::contact || kind == KindId::alias;
}

/// The body as the op alone would leave it: good enough to say what it will be held against.
json::object expected(const model::Op& op, const json::object& stored) {
    if (op.action == model::Action::create || op.action == model::Action::append)
        return op.document;
    json::object body = stored;
    for (const auto& change : op.fields)
        model::setValue(body, change.field, change.after);
    return body;
}

}  // namespace

std::vector<base::Uuid> madeBy(const protocol::WireGroup& wire) {
    std::vector<base::Uuid> made;
    for (const auto& op : wire.ops) {
        const auto envelope = model::readEnvelope(op.envelope);
        if (envelope && (envelope->action == model::Action::create || envelope->action == model::Action::append))
            made.push_back(envelope->record);
    }
    return made;
}

base::Status BatchRecords::keep(std::map<RecordKey, StoredRecord> found, std::span<const RecordKey> wanted) {
    for (auto& [key, record] : found)
        m_working.try_emplace(key, Working{std::move(record), false});
    for (const auto& key : wanted) {
        Working none;
        none.record.kind = key.first;
        none.record.id = key.second;
        m_working.try_emplace(key, std::move(none));
    }
    return {};
}

base::Status BatchRecords::load(std::span<const PushGroup> groups) {
    OPDESK_TRY(const auto answers, m_transaction.pipeline(asks(groups)));
    return hear(answers, groups);
}

std::vector<Statement> BatchRecords::asks(std::span<const PushGroup> groups) {
    std::set<RecordKey> wanted;
    std::set<RecordKey> asked;  // of these only whether they are there
    std::set<base::Uuid> named;
    std::vector<base::Uuid> groupIds;
    for (const auto& group : groups) {
        groupIds.push_back(group.wire->group.uuid());
        for (const auto& op : group.ops) {
            named.insert(op.record);
            if (!m_working.contains({op.kind, op.record}))
                wanted.emplace(op.kind, op.record);
            m_cards.try_emplace({op.kind, op.record});
            // Rules about these look at the patient.
            if (op.kind == KindId::contact || op.kind == KindId::allergy)
                if (const auto of = base::Uuid::parse(textOf(model::valueOf(op.document, "patient"))))
                    if (!m_working.contains({KindId::patient, *of}))
                        wanted.emplace(KindId::patient, *of);
            for (const auto& key : model::neededBy(op)) {
                named.insert(key.second);
                if (!m_working.contains(key) && !m_there.contains(key))
                    asked.insert(key);
            }
        }
    }
    std::vector<std::string> kinds;
    std::vector<base::Uuid> ids;
    for (const auto& [kind, id] : wanted) {
        kinds.emplace_back(model::kindName(kind));
        ids.push_back(id);
    }
    std::vector<std::string> askedKinds;
    std::vector<base::Uuid> askedIds;
    for (const auto& key : asked) {
        if (wanted.contains(key))
            continue;
        askedKinds.emplace_back(model::kindName(key.first));
        askedIds.push_back(key.second);
    }
    const std::vector<base::Uuid> all(named.begin(), named.end());
    Params cards, makers, parked, there;
    there.add(m_tenant).add(askedKinds).add(std::span<const base::Uuid>(askedIds));
    cards.add(m_tenant).add(kinds).add(std::span<const base::Uuid>(ids));
    makers.add(m_tenant).add(std::span<const base::Uuid>(all));
    parked.add(m_tenant).add(std::span<const base::Uuid>(groupIds));
    m_asked.assign(wanted.begin(), wanted.end());
    return {
        {"SELECT c.id, c.record_kind, c.record_id FROM unnest($2, $3) AS t(k, i) CROSS JOIN LATERAL "
         "(SELECT id, record_kind, record_id FROM app.conflict_card WHERE tenant = $1 AND open AND record_kind = t.k "
         "AND record_id = t.i OFFSET 0) AS c",
         cards},
        {"SELECT q.group_id, m.record FROM app.quarantine q, unnest(q.makes) AS m(record) WHERE q.tenant = $1 "
         "AND q.released_ms IS NULL AND q.discarded_ms IS NULL AND q.makes && $2 AND m.record = ANY ($2)",
         makers},
        {"SELECT group_id FROM app.quarantine WHERE tenant = $1 AND released_ms IS NULL AND group_id = ANY ($2)",
         parked},
        {"SELECT t.k, t.i FROM unnest($2, $3) AS t(k, i) CROSS JOIN LATERAL (SELECT 1 FROM app.record WHERE tenant = "
         "$1 AND kind = t.k AND id = t.i OFFSET 0) AS r",
         there},
        m_records.lockStatement(m_asked)};
}

base::Status BatchRecords::hear(std::span<const Rows> rows, std::span<const PushGroup> groups) {
    OPDESK_TRY(auto records, m_records.opened(rows[4]));
    OPDESK_CHECK(keep(std::move(records), m_asked));
    std::vector<RecordKey> cards;
    for (int i = 0; i < rows[3].size(); ++i)
        if (const auto kind = model::kindFromName(rows[3].text(i, 0)))
            m_there.emplace(*kind, rows[3].uuid(i, 1));
    for (int i = 0; i < rows[0].size(); ++i) {
        const auto kind = model::kindFromName(rows[0].text(i, 1));
        if (!kind)
            continue;
        m_cards[{*kind, rows[0].uuid(i, 2)}].insert(rows[0].uuid(i, 0));
        if (const RecordKey card{KindId::conflict, rows[0].uuid(i, 0)}; !m_working.contains(card))
            cards.push_back(card);
    }
    for (int i = 0; i < rows[1].size(); ++i)
        m_makers.try_emplace(rows[1].uuid(i, 1), model::GroupId(rows[1].uuid(i, 0)));
    for (int i = 0; i < rows[2].size(); ++i)
        m_parkedBefore.insert(model::GroupId(rows[2].uuid(i, 0)));
    std::ranges::sort(cards);
    OPDESK_TRY(auto found, m_records.lock(cards));
    OPDESK_CHECK(keep(std::move(found), cards));
    return loadNear(groups);
}

base::Status BatchRecords::loadNear(std::span<const PushGroup> groups) {
    std::set<Borne> marks;
    for (const auto& group : groups)
        for (const auto& op : group.ops) {
            const auto& stored = m_working.at({op.kind, op.record}).record.state.body;
            for (auto& mark : merge::marksOf(op.kind, expected(op, stored)))
                marks.emplace(op.kind, std::move(mark));
            if (op.kind == KindId::patient && op.action == model::Action::create) {
                marks.emplace(KindId::contact, merge::contactMark(op.record.text()));
                marks.emplace(KindId::allergy, merge::allergyMark(op.record.text()));
            }
        }
    std::erase_if(marks, [&](const Borne& one) { return m_bearing.contains(one); });
    OPDESK_CHECK(loadMarks(marks));
    std::vector<RecordKey> settled, compared;
    for (const auto& borne : marks)
        if (isCompared(borne.second.what))
            for (const auto& id : m_bearing.at(borne))
                if (const RecordKey key{borne.first, id}; !m_working.contains(key))
                    (isSettled(borne.first) ? settled : compared).push_back(key);
    for (auto* keys : {&settled, &compared}) {
        std::ranges::sort(*keys);
        keys->erase(std::ranges::unique(*keys).begin(), keys->end());
        if (keys->empty())
            continue;
        OPDESK_TRY(auto found, keys == &settled ? m_records.lock(*keys) : m_records.look(*keys));
        OPDESK_CHECK(keep(std::move(found), *keys));
    }
    return {};
}

crypto::Bytes32 BatchRecords::indexOf(const merge::Mark& mark) {
    auto it = m_indexers.find(mark.what);
    if (it == m_indexers.end())
        it = m_indexers.emplace(mark.what, indexerOf(m_keys, mark.what)).first;
    return it->second.of(base::asBytes(mark.value));
}

base::Status BatchRecords::loadMarks(const std::set<Borne>& wanted) {
    if (wanted.empty())
        return {};
    // A mark belongs to one kind by its name; amends and numbers hold the kind in their value.
    std::map<std::pair<std::string, crypto::Bytes32>, Borne> asked;
    std::vector<std::string> whats;
    std::vector<base::Bytes> marks;
    for (const auto& borne : wanted) {
        m_bearing.try_emplace(borne);
        const auto mark = indexOf(borne.second);
        if (!asked.emplace(std::pair(borne.second.what, mark), borne).second)
            continue;
        whats.push_back(borne.second.what);
        marks.emplace_back(mark.begin(), mark.end());
    }
    Params locks, siblings;
    locks.add(m_tenant).add(whats).add(std::span<const base::Bytes>(marks));
    siblings.add(m_tenant).add(whats).add(std::span<const base::Bytes>(marks));
    // The marks are locked by their hash first, so that two desks that collect one bill at once see each other.
    const Statement statements[] = {
        {"SELECT count(pg_advisory_xact_lock(l)) FROM (SELECT DISTINCT hashtextextended($1::uuid::text || w || "
         "encode(m, 'hex'), 0) AS l FROM unnest($2, $3) AS t(w, m) ORDER BY 1) AS locks",
         locks},
        {"SELECT c.what, c.mark, c.id FROM (SELECT DISTINCT w, m FROM unnest($2, $3) AS u(w, m)) AS t CROSS JOIN "
         "LATERAL "
         "(SELECT what, mark, id FROM app.cross_mark WHERE tenant = $1 AND what = t.w AND mark = t.m OFFSET 0) AS c",
         siblings}};
    OPDESK_TRY(const auto rows, m_transaction.pipeline(statements));
    for (int i = 0; i < rows[1].size(); ++i) {
        const auto bytes = rows[1].bytes(i, 1);
        crypto::Bytes32 mark{};
        std::copy_n(bytes.begin(), std::min(bytes.size(), mark.size()), mark.begin());
        if (const auto it = asked.find({rows[1].text(i, 0), mark}); it != asked.end())
            m_bearing[it->second].insert(rows[1].uuid(i, 2));
    }
    return {};
}

base::Result<const merge::State*> BatchRecords::find(const RecordKey& key) {
    auto it = m_working.find(key);
    if (it == m_working.end()) {
        OPDESK_TRY(auto found, m_records.lock(std::span(&key, 1)));
        OPDESK_CHECK(keep(std::move(found), std::span(&key, 1)));
        it = m_working.find(key);
    }
    return it->second.record.state.exists ? &it->second.record.state : nullptr;
}

base::Result<bool> BatchRecords::exists(const RecordKey& key) {
    if (const auto it = m_working.find(key); it != m_working.end())
        return it->second.record.state.exists;
    // load() asked for what the ops name.
    return m_there.contains(key);
}

base::Result<std::vector<base::Uuid>> BatchRecords::bearing(KindId kind, const merge::Mark& mark) {
    const Borne borne{kind, mark};
    if (!m_bearing.contains(borne))
        OPDESK_CHECK(loadMarks({borne}));
    const auto& ids = m_bearing.at(borne);
    std::vector<RecordKey> missing;
    for (const auto& id : ids)
        if (!m_working.contains({kind, id}))
            missing.emplace_back(kind, id);
    if (!missing.empty()) {
        OPDESK_TRY(auto found, isSettled(kind) ? m_records.lock(missing) : m_records.look(missing));
        OPDESK_CHECK(keep(std::move(found), missing));
    }
    return std::vector<base::Uuid>(ids.begin(), ids.end());
}

base::Result<std::vector<base::Uuid>> BatchRecords::openCards(const RecordKey& about) {
    auto it = m_cards.find(about);
    if (it == m_cards.end()) {
        it = m_cards.emplace(about, std::set<base::Uuid>{}).first;
        Params params;
        params.add(m_tenant).add(model::kindName(about.first)).add(about.second);
        OPDESK_TRY(const Rows rows, m_transaction.execute("SELECT id FROM app.conflict_card WHERE tenant = $1 AND open "
                                                          "AND record_kind = $2 AND record_id = $3",
                                                          params));
        for (int i = 0; i < rows.size(); ++i)
            it->second.insert(rows.uuid(i, 0));
    }
    return std::vector<base::Uuid>(it->second.begin(), it->second.end());
}

base::Result<std::optional<model::GroupId>> BatchRecords::parkedMaker(const base::Uuid& record) {
    const auto it = m_makers.find(record);
    return it == m_makers.end() ? std::nullopt : std::optional(it->second);
}

base::Result<std::optional<base::Uuid>> BatchRecords::holdSlot(const base::Uuid& appointment,
                                                               const std::optional<merge::Slot>& slot) {
    Params gone;
    gone.add(m_tenant).add(appointment);
    OPDESK_CHECK(
        m_transaction.execute("DELETE FROM app.appointment_slot WHERE tenant = $1 AND appointment = $2", gone));
    if (!slot)
        return std::optional<base::Uuid>();
    Params wanted;
    wanted.add(m_tenant).add(appointment).add(slot->doctor).add(slot->from).add(slot->to);
    OPDESK_TRY(const Rows got, m_transaction.execute("INSERT INTO app.appointment_slot (tenant, appointment, doctor, "
                                                     "during) VALUES ($1, $2, $3, int8range($4, $5)) "
                                                     "ON CONFLICT DO NOTHING",
                                                     wanted));
    if (got.affected() == 1)
        return std::optional<base::Uuid>();
    Params overlap;
    overlap.add(m_tenant).add(slot->doctor).add(slot->from).add(slot->to);
    OPDESK_TRY(const Rows holders, m_transaction.execute("SELECT appointment FROM app.appointment_slot WHERE tenant = "
                                                         "$1 AND doctor = $2 AND during && int8range($3, $4) LIMIT 1",
                                                         overlap));
    return std::optional(holders.empty() ? appointment : holders.uuid(0, 0));
}

base::Result<std::int64_t> BatchRecords::nextNumber(const std::string& counter) {
    Params params;
    params.add(m_tenant).add(counter);
    OPDESK_TRY(const Rows rows,
               m_transaction.execute("INSERT INTO app.own_number AS n (tenant, counter, last) VALUES ($1, $2, 1) "
                                     "ON CONFLICT (tenant, counter) DO UPDATE SET last = n.last + 1 RETURNING last",
                                     params));
    return rows.integer(0, 0);
}

void BatchRecords::take(merge::Judged judged) {
    for (auto& [key, state] : judged.records) {
        auto& working = m_working[key];
        working.record.kind = key.first;
        working.record.id = key.second;
        working.record.state = std::move(state);
        working.isDirty = true;
        if (key.first != KindId::conflict)
            continue;
        m_touchedCards.insert(key.second);
        const auto& body = working.record.state.body;
        const auto kind = model::kindFromName(textOf(model::valueOf(body, "record_kind")));
        const auto record = base::Uuid::parse(textOf(model::valueOf(body, "record_id")));
        if (kind && record)
            if (const auto it = m_cards.find({*kind, *record}); it != m_cards.end())
                it->second.insert(key.second);
    }
    for (auto& [key, marks] : judged.marks)
        for (auto& mark : marks) {
            if (const auto it = m_bearing.find({key.first, mark}); it != m_bearing.end())
                if (!it->second.insert(key.second).second)
                    continue;  // it bears the mark already
            m_newMarks[key].push_back(std::move(mark));
        }
}

void BatchRecords::putAside(const PushGroup& group) {
    for (const auto& record : madeBy(*group.wire))
        m_makers.try_emplace(record, group.wire->group);
}

std::vector<StoredRecord*> BatchRecords::dirty() {
    std::vector<StoredRecord*> records;
    for (auto& [key, working] : m_working)
        if (working.isDirty)
            records.push_back(&working.record);
    return records;
}

std::vector<Statement> BatchRecords::indexStatements() {
    std::vector<Statement> statements;
    if (!m_touchedCards.empty()) {
        std::vector<base::Uuid> ids, records, devices;
        std::vector<std::string> kinds, fields;
        std::vector<bool> open;
        for (const auto& id : m_touchedCards) {
            const auto& body = m_working.at({KindId::conflict, id}).record.state.body;
            ids.push_back(id);
            kinds.emplace_back(textOf(model::valueOf(body, "record_kind")));
            records.push_back(base::Uuid::parse(textOf(model::valueOf(body, "record_id"))).value_or(base::Uuid{}));
            fields.emplace_back(textOf(model::valueOf(body, "field")));
            devices.push_back(base::Uuid::parse(textOf(model::valueOf(body, "mine_device"))).value_or(base::Uuid{}));
            open.push_back(textOf(model::valueOf(body, "state")) != "settled");
        }
        Params p;
        p.add(m_tenant)
            .add(std::span<const base::Uuid>(ids))
            .add(kinds)
            .add(std::span<const base::Uuid>(records))
            .add(fields)
            .add(std::span<const base::Uuid>(devices))
            .addFlags(open);
        statements.push_back(
            {"INSERT INTO app.conflict_card (tenant, id, record_kind, record_id, field, device, open) "
             "SELECT $1, t.* FROM unnest($2, $3, $4, $5, $6, $7) AS t "
             "ON CONFLICT (tenant, id) DO UPDATE SET open = excluded.open",
             std::move(p)});
    }
    if (!m_newMarks.empty()) {
        std::vector<std::string> whats;
        std::vector<base::Bytes> marks;
        std::vector<base::Uuid> ids;
        std::vector<std::int64_t> times;
        for (const auto& [key, borne] : m_newMarks)
            for (const auto& mark : borne) {
                const auto index = indexOf(mark);
                whats.push_back(mark.what);
                marks.emplace_back(index.begin(), index.end());
                ids.push_back(key.second);
                times.push_back(0);
            }
        Params p;
        p.add(m_tenant)
            .add(whats)
            .add(std::span<const base::Bytes>(marks))
            .add(std::span<const base::Uuid>(ids))
            .add(std::span<const std::int64_t>(times));
        statements.push_back(
            {"INSERT INTO app.cross_mark (tenant, what, mark, id, at_ms) SELECT $1, t.* "
             "FROM unnest($2, $3, $4, $5) AS t ON CONFLICT DO NOTHING",
             std::move(p)});
    }
    return statements;
}

}  // namespace opdesk::sync::server
