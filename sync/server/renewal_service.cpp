#include "sync/server/renewal_service.h"

#include <algorithm>

#include "core/base/log.h"
#include "sync/server/account_service.h"
#include "sync/server/push_batch.h"

namespace opdesk::sync::server {

namespace {

constexpr std::int64_t kScanRows = 4000;

std::string_view textOf(const json::object& body, std::string_view name) {
    const auto* value = body.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

/// Whether a disk lacks what it gave out itself, whoever was renewed before it. One that knows how far it came saw
/// another copy's work, which that copy's renewal tells of.
bool lacksItsOwn(const protocol::RenewRequest& request) {
    return request.here && !request.own;
}

}  // namespace

base::Status RenewalService::listDocuments(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                           merge::DocumentGaps& gaps) {
    RecordRepository records(transaction, session.tenant, keys, m_services.random);
    for (const auto kind : {model::KindId::patient, model::KindId::invoice}) {
        base::Uuid last;
        for (bool more = gaps.wants(kind); more;) {
            OPDESK_TRY(const auto page, records.ofKindAfter(kind, last, kScanRows));
            more = std::ssize(page) == kScanRows;
            for (const auto& [id, text] : page) {
                last = id;
                if (text.find('"' + gaps.series()) == std::string::npos)
                    continue;
                OPDESK_TRY(const auto body, base::parseJsonObject(text));
                gaps.saw(kind, body);
            }
        }
    }
    return {};
}

/// What was put aside is not gone. Documents with numbers lie in the clear inside the group.
base::Status RenewalService::seeParked(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                       merge::DocumentGaps& gaps) {
    Params params;
    params.add(session.tenant).add(session.device);
    OPDESK_TRY(const Rows rows,
               transaction.execute("SELECT group_id, key_id, sealed FROM app.quarantine WHERE tenant = "
                                   "$1 AND device = $2 AND released_ms IS NULL",
                                   params));
    for (int i = 0; i < rows.size(); ++i) {
        OPDESK_TRY(const auto parked, openQuarantined(session.tenant, keys, model::GroupId(rows.uuid(i, 0)),
                                                      rows.integer(i, 1), rows.bytes(i, 2)));
        for (const auto& group : parked.groups)
            for (const auto& wire : group.ops) {
                auto op = model::readEnvelope(wire.envelope);
                const auto payload = base::parseJsonObject(base::asText(wire.payload));
                if (op && wire.keyEpoch == 0 && payload && model::readPayload(*payload, *op))
                    gaps.saw(op->kind, op->document);
            }
    }
    return {};
}

base::Result<RenewalService::Missing> RenewalService::missingOf(Transaction& transaction, const Session& session,
                                                                const TenantKeys& keys, const std::string& series,
                                                                const protocol::RenewRequest& request) {
    Missing missing;
    const std::int64_t from = request.here ? request.here->deviceSeq : request.marks.deviceSeq;
    const std::int64_t to = std::min(request.marks.deviceSeq, from + merge::kMostMissingListed);
    missing.beyond = std::max<std::int64_t>(0, request.marks.deviceSeq - to);
    if (to > from || !request.missing.empty()) {
        Params params;
        std::vector<std::int64_t> places, befores;
        std::vector<base::Uuid> devices;
        std::vector<std::string> ops;
        for (const auto& one : request.former) {
            places.push_back(one.place);
            devices.push_back(one.device.uuid());
            befores.push_back(one.before);
            ops.push_back(one.op);
        }
        // What this disk gave a place: another copy may have given it to another op, which does not fill it.
        std::vector<std::int64_t> given = places;
        std::vector<std::string> givenOps = ops;
        for (const auto& one : request.given) {
            given.push_back(one.place);
            givenOps.push_back(one.op);
        }
        params.add(session.tenant).add(session.device).add(from + 1).add(to).add(std::span(request.missing));
        params.add(std::span<const std::int64_t>(places))
            .add(std::span<const base::Uuid>(devices))
            .add(std::span<const std::int64_t>(befores))
            .add(ops)
            .add(std::span<const std::int64_t>(given))
            .add(givenOps);
        OPDESK_TRY(const Rows rows,
                   transaction.execute(
                       "WITH given AS (SELECT place, op FROM unnest($10::bigint[], $11::text[]) AS g(place, "
                       "op)), held AS (SELECT device_seq AS place, op_id::text AS op FROM app.op_log WHERE "
                       "tenant = $1 AND device = $2 UNION ALL SELECT u.place, u.op::text FROM app.quarantine "
                       "q, unnest(q.device_seqs, q.ops) AS u(place, op) WHERE q.tenant = $1 AND q.device = $2) "
                       "SELECT s FROM generate_series($3, $4) AS s UNION SELECT unnest($5::bigint[]) "
                       "EXCEPT SELECT h.place FROM held h WHERE NOT EXISTS (SELECT 1 FROM given g WHERE "
                       "g.place = h.place AND right(h.op, length(g.op)) <> g.op) "
                       "EXCEPT SELECT f.place FROM unnest($6::bigint[], $7::uuid[], "
                       "$8::bigint[], $9::text[]) AS f(place, device, before, op) WHERE EXISTS (SELECT "
                       "1 FROM app.op_log o WHERE o.tenant = $1 AND o.device = f.device AND "
                       "o.device_seq = f.before AND right(o.op_id::text, 8) = f.op) OR EXISTS (SELECT 1 "
                       "FROM app.quarantine q, unnest(q.ops) AS u WHERE q.tenant = $1 AND q.device = "
                       "f.device AND f.before = ANY (q.device_seqs) AND right(u::text, 8) = f.op) ORDER BY 1",
                       params));
        for (int i = 0; i < rows.size(); ++i)
            missing.ops.push_back(rows.integer(i, 0));
    }
    merge::DocumentGaps gaps(request.marks.counters,
                             request.here ? std::optional(request.here->counters) : std::nullopt, series);
    OPDESK_CHECK(listDocuments(transaction, session, keys, gaps));
    OPDESK_CHECK(seeParked(transaction, session, keys, gaps));
    gaps.list(missing);
    missing.othersAbove = request.own;
    for (const auto& one : request.former)
        missing.given[one.place] = one.op;
    for (const auto& one : request.given)
        missing.given[one.place] = one.op;
    return missing;
}

/// What this disk lacks and no card of the device lists yet: it was put back once more, and the server had answered the
/// first renewal meanwhile.
base::Result<RenewalService::Missing> RenewalService::unlisted(Transaction& transaction, const Session& session,
                                                               const TenantKeys& keys, const std::string& series,
                                                               const protocol::RenewRequest& request) {
    OPDESK_TRY(auto missing, missingOf(transaction, session, keys, series, request));
    if (!missing.listsAny())
        return missing;
    std::vector<RecordKey> wanted;
    OPDESK_TRY(const auto cards, cardsOf(transaction, session));
    for (const auto& card : cards)
        wanted.push_back({model::KindId::conflict, card});
    RecordRepository records(transaction, session.tenant, keys, m_services.random);
    OPDESK_TRY(const auto found, records.lock(wanted));
    OPDESK_TRY(const auto atWork, othersAtWork(transaction, session, request));
    for (const auto& [key, card] : found) {
        merge::leaveOutListed(missing, card.state.body);
        merge::leaveOutWaiting(missing, card.state.body, atWork);
    }
    return missing;
}

/// What the other renewals of this device made of it, once that sent something. Until then its disk may be put back to
/// before what it said waits there, and would ask as this device again.
base::Result<std::set<model::DeviceId>> RenewalService::othersAtWork(Transaction& transaction, const Session& session,
                                                                     const protocol::RenewRequest& request) {
    Params params;
    params.add(session.tenant).add(session.device).add(request.renewal);
    OPDESK_TRY(const Rows rows,
               transaction.execute(
                   "SELECT d.id FROM app.device_renewal r JOIN app.device d ON d.tenant = r.tenant AND d.id = "
                   "r.successor WHERE r.tenant = $1 AND r.device = $2 AND r.id <> $3 AND d.state <> 'revoked' AND "
                   "(d.last_seq > 0 OR d.audit_seq > 0)",
                   params));
    std::set<model::DeviceId> devices;
    for (int i = 0; i < rows.size(); ++i)
        devices.emplace(rows.uuid(i, 0));
    return devices;
}

/// The cards of this device's renewals, locked with the device's record by the same statement.
base::Result<std::vector<base::Uuid>> RenewalService::cardsOf(Transaction& transaction, const Session& session) {
    Params params;
    params.add(session.tenant).add(session.device);
    OPDESK_TRY(const Rows rows, transaction.execute("SELECT id FROM app.conflict_card WHERE tenant = $1 AND "
                                                    "record_kind = 'device' AND record_id = $2",
                                                    params));
    std::vector<base::Uuid> cards;
    for (int i = 0; i < rows.size(); ++i)
        cards.push_back(rows.uuid(i, 0));
    return cards;
}

/// What waits on a copy that comes later is not gone; one of the cards keeps it for a copy that comes later still.
base::Status RenewalService::strike(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                    std::map<RecordKey, StoredRecord>& cards, const merge::WaitingCopy& copy) {
    std::vector<StoredRecord*> changed;
    bool isKept = false;
    for (auto& [key, card] : cards) {
        if (key.first != model::KindId::conflict)
            continue;
        const bool isStruck = merge::strikeWaiting(card.state.body, copy.ops);
        const bool keeps = !isKept && merge::keepWaiting(card.state.body, copy);
        isKept = isKept || keeps;
        if (isStruck || keeps) {
            ++card.state.version;
            changed.push_back(&card);
        }
    }
    if (changed.empty())
        return {};
    RecordRepository records(transaction, session.tenant, keys, m_services.random);
    OPDESK_TRY(const HeadMove head, records.moveHead(std::ssize(changed)));
    return records.write(changed, head);
}

/// `with` is written in the same step.
base::Status RenewalService::raiseCard(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                       const Missing& missing, const base::Uuid& id, StoredRecord* with) {
    StoredRecord card;
    card.kind = model::KindId::conflict;
    card.id = id;
    card.state.exists = true;
    card.state.version = 1;
    card.state.body = merge::missingCard(session.device, missing, session.staff, m_services.clock.now());
    std::vector<StoredRecord*> all{&card};
    if (with)
        all.push_back(with);
    RecordRepository records(transaction, session.tenant, keys, m_services.random);
    OPDESK_TRY(const HeadMove head, records.moveHead(std::ssize(all)));
    OPDESK_CHECK(records.write(all, head));
    Params params;
    params.add(session.tenant).add(id).add(session.device);
    OPDESK_CHECK(
        transaction.execute("INSERT INTO app.conflict_card (tenant, id, record_kind, record_id, field, device, open) "
                            "VALUES ($1, $2, 'device', $3, '', $3, true)",
                            params));
    return {};
}

base::Status RenewalService::closeOld(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                      StoredRecord& oldRecord, const Missing& missing, const base::Uuid& renewal) {
    if (!oldRecord.state.exists)
        return raiseCard(transaction, session, keys, missing, renewal);
    oldRecord.state.body["state"] = "replaced";
    ++oldRecord.state.version;
    return raiseCard(transaction, session, keys, missing, renewal, &oldRecord);
}

base::Status RenewalService::inherit(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                     const model::DeviceId& successor, const std::string& oldState) {
    Params params;
    params.add(session.tenant).add(session.device).add(successor);
    Params state;
    // A desk that was leaving goes on leaving.
    state.add(session.tenant).add(session.device).add(successor).add(oldState == "drain" ? "drain" : "active");
    const Statement statements[] = {
        {"UPDATE app.device SET state = $4, replaces = $2 WHERE tenant = $1 AND id = $3", state},
        {"UPDATE app.device SET state = 'replaced' WHERE tenant = $1 AND id = $2 AND $3::uuid IS NOT NULL", params},
        {"INSERT INTO app.device_user (tenant, device, staff, last_ms) SELECT tenant, $3, staff, last_ms FROM "
         "app.device_user WHERE tenant = $1 AND device = $2 ON CONFLICT DO NOTHING",
         params},
        {"SELECT wrapped FROM app.cache_key_escrow WHERE tenant = $1 AND device = $2 AND $3::uuid IS NOT NULL",
         params}};
    OPDESK_TRY(const auto rows, transaction.pipeline(statements));
    if (rows[3].empty())
        return {};
    // The cache on the disk stays sealed with the key it has.
    OPDESK_TRY(const auto key,
               unwrapKey(session.tenant, keys.tenantKey.view(), "cache|" + session.device.text(), rows[3].bytes(0, 0)));
    OPDESK_TRY(const auto wrapped, wrapKey(session.tenant, keys.tenantKey.view(), "cache|" + successor.text(),
                                           key.view(), m_services.random));
    Params escrow;
    escrow.add(session.tenant).add(successor).add(base::ByteView(wrapped)).add(m_services.nowMillis());
    OPDESK_CHECK(transaction.execute(
        "INSERT INTO app.cache_key_escrow (tenant, device, wrapped, created_ms) VALUES ($1, $2, $3, $4)", escrow));
    return {};
}

base::Result<model::DeviceId> RenewalService::replace(Transaction& transaction, const Session& session,
                                                      const TenantKeys& keys, const protocol::RenewRequest& request,
                                                      const protocol::Proof& proof) {
    // The order of every writer: device, records, head. A push of the old device ends before or is refused after.
    Params who;
    who.add(session.tenant).add(session.device);
    OPDESK_TRY(
        const Rows rows,
        transaction.execute("SELECT state, series FROM app.device WHERE tenant = $1 AND id = $2 FOR UPDATE", who));
    if (rows.empty())
        return base::fail(base::ErrorCode::unauthorized, "the device is not enrolled");
    const std::string state = rows.text(0, 0);
    Params again;
    again.add(session.tenant).add(request.renewal);
    OPDESK_TRY(
        const Rows known,
        transaction.execute("SELECT device, successor FROM app.device_renewal WHERE tenant = $1 AND id = $2", again));
    if (!known.empty()) {
        const model::DeviceId successor(known.uuid(0, 1));
        if (known.uuid(0, 0) != session.device.uuid() && successor != session.device)
            return base::fail(base::ErrorCode::permissionDenied, "a renewal of another device");
        if (known.uuid(0, 0) == session.device.uuid() && lacksItsOwn(request)) {
            OPDESK_TRY(const auto more, unlisted(transaction, session, keys, rows.text(0, 1), request));
            if (more.listsAny())
                OPDESK_CHECK(
                    raiseCard(transaction, session, keys, more, base::Uuid::v7(m_services.clock, m_services.random)));
        }
        return successor;
    }
    // Of two twins the first to come closed the device and has the card; the other becomes a device of its own.
    const bool isFirst = state != "replaced";
    Missing missing;
    if (isFirst) {
        OPDESK_TRY(missing, missingOf(transaction, session, keys, rows.text(0, 1), request));
    } else if (lacksItsOwn(request)) {
        OPDESK_TRY(missing, unlisted(transaction, session, keys, rows.text(0, 1), request));
    }
    RecordRepository records(transaction, session.tenant, keys, m_services.random);
    const RecordKey self{model::KindId::device, session.device.uuid()};
    std::vector<RecordKey> wanted{self};
    // Places are of the session's device; a disk of before an earlier renewal names those of another one.
    const auto waiting = request.of ? merge::OpNames{} : request.waiting;
    if (!isFirst && !waiting.empty()) {
        OPDESK_TRY(const auto cards, cardsOf(transaction, session));
        for (const auto& card : cards)
            wanted.push_back({model::KindId::conflict, card});
    }
    OPDESK_TRY(auto found, records.lock(wanted));
    StoredRecord oldRecord;
    if (const auto it = found.find(self); it != found.end())
        oldRecord = std::move(it->second);
    std::string name(textOf(oldRecord.state.body, "name"));
    if (name.empty())
        name = rows.text(0, 1);
    OPDESK_TRY(const auto successor,
               EnrolmentService::addDevice(m_services, transaction, session.tenant, keys, name, proof,
                                           isFirst ? std::optional(session.device) : std::nullopt));
    OPDESK_CHECK(inherit(transaction, session, keys, successor, state));
    OPDESK_CHECK(pokeRights(transaction, session.tenant));
    if (isFirst) {
        missing.raisedBy = {successor, waiting};
        OPDESK_CHECK(closeOld(transaction, session, keys, oldRecord, missing, request.renewal));
    } else {
        OPDESK_CHECK(strike(transaction, session, keys, found, {successor, waiting}));
    }
    if (!isFirst && missing.listsAny())
        OPDESK_CHECK(raiseCard(transaction, session, keys, missing, request.renewal));
    Params done;
    done.add(session.tenant).add(request.renewal).add(session.device).add(successor).add(m_services.nowMillis());
    OPDESK_CHECK(transaction.execute(
        "INSERT INTO app.device_renewal (tenant, id, device, successor, created_ms) VALUES ($1, $2, $3, $4, $5)",
        done));
    base::log(
        base::LogLevel::warning, "a device was renewed",
        {{"device", session.device.uuid()}, {"successor", successor.uuid()}, {"missing_ops", std::ssize(missing.ops)}});
    return successor;
}

/// The device a renewal is about: the session's, or what that became since when the disk is older than an earlier
/// renewal.
base::Result<model::DeviceId> RenewalService::replacedBy(Transaction& transaction, const Session& session,
                                                         const protocol::RenewRequest& request,
                                                         const protocol::Proof& proof) {
    if (!request.of || *request.of == session.device)
        return session.device;
    Params params;
    params.add(session.tenant).add(*request.of).add(session.device).add(proof.thumbprint);
    OPDESK_TRY(const Rows rows,
               transaction.execute(
                   "WITH RECURSIVE line AS (SELECT id, replaces FROM app.device WHERE tenant = $1 AND id = $2 UNION "
                   "SELECT d.id, d.replaces FROM app.device d JOIN line ON d.tenant = $1 AND d.id = line.replaces) "
                   "SELECT 1 FROM line JOIN app.device_key k ON k.tenant = $1 AND k.device = $2 AND k.thumbprint = $4 "
                   "WHERE line.id = $3",
                   params));
    return rows.empty() ? session.device : *request.of;
}

base::Result<protocol::RenewAnswer> RenewalService::renew(const Session& caller, const protocol::RenewRequest& request,
                                                          const protocol::Proof& proof) {
    OPDESK_TRY(auto transaction, m_services.database.begin(caller.speaker()));
    Session session = caller;
    OPDESK_TRY(session.device, replacedBy(transaction, caller, request, proof));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, session.tenant));
    OPDESK_TRY(const auto successor, replace(transaction, session, *keys, request, proof));
    Params params;
    params.add(session.tenant).add(successor).add(session.staff).add(session.family);
    OPDESK_TRY(
        const Rows rows,
        transaction.execute(
            "SELECT d.series, d.desk_digit, s.lease_epoch, (SELECT l.signing_key FROM app.lease l WHERE l.tenant "
            "= $1 AND l.family = $4 ORDER BY l.issued_ms DESC LIMIT 1) FROM app.device d JOIN app.staff_login s "
            "ON s.tenant = d.tenant WHERE d.tenant = $1 AND d.id = $2 AND s.staff = $3 AND s.active",
            params));
    if (rows.empty() || rows.isNull(0, 3))
        return base::fail(base::ErrorCode::unauthorized, "the session is unknown, expired or ended");
    const NewSession wanted{session.tenant,     session.staff,    successor,       session.roles,
                            rows.integer(0, 2), proof.thumbprint, rows.bytes(0, 3)};
    OPDESK_TRY(auto opened, m_sessions.open(transaction, *keys, wanted));
    OPDESK_CHECK(transaction.commit());
    return protocol::RenewAnswer{successor,
                                 rows.text(0, 0),
                                 rows.integer(0, 1),
                                 std::move(opened.lease),
                                 std::move(opened.keys),
                                 std::move(opened.tokens)};
}

}  // namespace opdesk::sync::server
