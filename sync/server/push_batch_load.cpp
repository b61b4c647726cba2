#include <algorithm>

#include "core/base/log.h"
#include "core/model/validate.h"
#include "sync/server/push_batch.h"

namespace opdesk::sync::server {

namespace {

std::string_view textOf(const json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

crypto::Bytes32 bytes32(const base::Bytes& bytes) {
    crypto::Bytes32 out{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), out.size()), out.begin());
    return out;
}

}  // namespace

PushBatch::PushBatch(const Services& services, Transaction& transaction, const Session& session,
                     std::shared_ptr<const TenantKeys> keys)
    : m_services(services),
      m_transaction(transaction),
      m_session(session),
      m_keys(std::move(keys)),
      m_receivedMillis(services.nowMillis()),
      m_records(transaction, session.tenant, *m_keys, services.random) {}

base::Status PushBatch::lockDevice() {
    Params params;
    params.add(m_session.tenant).add(m_session.device);
    const Statement statements[] = {
        {"SELECT audit_seq, audit_hash FROM app.device WHERE tenant = $1 AND id = $2 FOR UPDATE", params},
        {"SELECT epoch, seq FROM app.sync_head WHERE tenant = $1 AND $2::uuid IS NOT NULL", params}};
    OPDESK_TRY(const auto rows, m_transaction.pipeline(statements));
    if (rows[0].empty() || rows[1].empty())
        return base::fail(base::ErrorCode::unauthorized, "the device is not enrolled");
    m_chain = {rows[0].integer(0, 0), bytes32(rows[0].bytes(0, 1))};
    epoch = rows[1].text(0, 0);
    head = rows[1].integer(0, 1);
    return {};
}

base::Status PushBatch::loadLog(std::span<PushGroup> groups) {
    std::vector<base::Uuid> ids;
    std::vector<std::int64_t> sequences, eventSequences;
    for (const auto& group : groups) {
        for (const auto& op : group.ops) {
            ids.push_back(op.id.uuid());
            sequences.push_back(op.deviceSeq);
        }
        for (const auto& event : group.events)
            eventSequences.push_back(event.sequence);
    }
    Params byId, bySequence, events;
    byId.add(m_session.tenant).add(std::span<const base::Uuid>(ids));
    bySequence.add(m_session.tenant).add(m_session.device).add(std::span<const std::int64_t>(sequences));
    events.add(m_session.tenant).add(m_session.device).add(std::span<const std::int64_t>(eventSequences));
    const Statement statements[] = {
        {"SELECT op_id, body_hash, verdict, applied_version FROM app.op_log WHERE tenant = $1 AND op_id = ANY ($2)",
         byId},
        {"SELECT device_seq, op_id FROM app.op_log WHERE tenant = $1 AND device = $2 AND device_seq = ANY ($3)",
         bySequence},
        {"SELECT sequence, hash FROM app.audit_event WHERE tenant = $1 AND device = $2 AND sequence = ANY ($3)",
         events}};
    OPDESK_TRY(const auto rows, m_transaction.pipeline(statements));
    for (int i = 0; i < rows[0].size(); ++i)
        m_log[rows[0].uuid(i, 0)] = {bytes32(rows[0].bytes(i, 1)),
                                     model::verdictFromName(rows[0].text(i, 2)).value_or(model::Verdict::applied),
                                     rows[0].integer(i, 3)};
    std::map<std::int64_t, base::Uuid> holders;
    for (int i = 0; i < rows[1].size(); ++i)
        holders[rows[1].integer(i, 0)] = rows[1].uuid(i, 1);
    for (const auto& group : groups)
        for (const auto& op : group.ops) {
            const auto [it, free] = holders.emplace(op.deviceSeq, op.id.uuid());
            if (!free && it->second != op.id.uuid()) {
                base::log(base::LogLevel::error, "two ops hold one device sequence: cloned or restored disk",
                          {{"device", m_session.device.uuid()}, {"sequence", op.deviceSeq}});
                return base::fail(base::ErrorCode::wrongState, "cloned_device");
            }
        }
    for (int i = 0; i < rows[2].size(); ++i)
        m_knownEvents.emplace(rows[2].integer(i, 0), base::toHex(rows[2].bytes(i, 1)));
    return {};
}

std::vector<PushBatch::Mark> PushBatch::marksOf(const model::Op& op, const json::object& body) const {
    std::vector<Mark> marks;
    const auto mark = [&](const char* what, const std::string& value, std::int64_t at) {
        marks.push_back({what, blindIndex(*m_keys, what, value), op.record, at});
    };
    const auto at = base::instantFromIso(textOf(model::valueOf(body, "at")));
    switch (merge::siblingRule(op.kind)) {
        case merge::SiblingRule::paymentsOfPatient: {
            const std::string patient(textOf(model::valueOf(body, "patient")));
            mark("payment", patient + '|' + base::canonicalJson(model::valueOf(body, "amount")),
                 at ? base::toMillis(*at) : 0);
            if (const auto reference = textOf(model::valueOf(body, "reference")); !reference.empty())
                mark("reference", patient + '|' + std::string(reference), at ? base::toMillis(*at) : 0);
            break;
        }
        case merge::SiblingRule::amendmentsOfSame:
            if (const auto amends = textOf(model::valueOf(body, "amends")); !amends.empty())
                mark("amends", std::string(model::kindName(op.kind)) + '|' + std::string(amends), 0);
            break;
        case merge::SiblingRule::slotsOfDoctor:
        case merge::SiblingRule::none:
            break;
    }
    return marks;
}

base::Status PushBatch::loadRecords(std::span<PushGroup> groups) {
    std::set<RecordKey> wanted;
    std::vector<std::string> kinds, whats;
    std::vector<base::Uuid> ids;
    std::vector<base::Bytes> marks;
    for (const auto& group : groups)
        for (const auto& op : group.ops) {
            if (wanted.emplace(op.kind, op.record).second) {
                kinds.emplace_back(model::kindName(op.kind));
                ids.push_back(op.record);
            }
            for (const auto& mark : marksOf(op, op.document)) {
                whats.push_back(mark.what);
                marks.emplace_back(mark.mark.begin(), mark.mark.end());
            }
        }
    if (wanted.empty())
        return {};
    Params cards, doubles;
    cards.add(m_session.tenant).add(kinds).add(std::span<const base::Uuid>(ids));
    doubles.add(m_session.tenant).add(whats).add(std::span<const base::Bytes>(marks));
    Params siblings;
    siblings.add(m_session.tenant)
        .add(whats)
        .add(std::span<const base::Bytes>(marks))
        .add(std::span<const base::Uuid>(ids));
    // The marks are locked by their hash first, so that two desks that collect one bill at once see each other.
    const Statement statements[] = {
        {"SELECT id, record_kind, record_id, field, device FROM app.conflict_card WHERE tenant = $1 AND open "
         "AND (record_kind, record_id) IN (SELECT k, i FROM unnest($2, $3) AS t(k, i))",
         cards},
        {"SELECT count(pg_advisory_xact_lock(l)) FROM (SELECT DISTINCT hashtextextended($1::uuid::text || w || "
         "encode(m, 'hex'), 0) AS l FROM unnest($2, $3) AS t(w, m) ORDER BY 1) AS locks",
         doubles},
        {"SELECT what, mark, id, at_ms FROM app.cross_mark WHERE tenant = $1 "
         "AND ((what, mark) IN (SELECT w, m FROM unnest($2, $3) AS t(w, m)) "
         "OR (what, mark) IN (SELECT o.what, o.mark FROM app.cross_mark o WHERE o.tenant = $1 AND o.id = ANY ($4)))",
         siblings}};
    OPDESK_TRY(const auto rows, m_transaction.pipeline(statements));
    for (int i = 0; i < rows[0].size(); ++i) {
        const auto kind = model::kindFromName(rows[0].text(i, 1));
        if (!kind)
            continue;
        m_cards.push_back({rows[0].uuid(i, 0),
                           {*kind, rows[0].uuid(i, 2)},
                           rows[0].text(i, 3),
                           model::DeviceId(rows[0].uuid(i, 4)),
                           true});
        wanted.emplace(model::KindId::conflict, rows[0].uuid(i, 0));
    }
    for (int i = 0; i < rows[2].size(); ++i) {
        const std::string what = rows[2].text(i, 0);
        m_marks.push_back({what, bytes32(rows[2].bytes(i, 1)), rows[2].uuid(i, 2), rows[2].integer(i, 3)});
        for (const auto kind : what == "amends" ? std::vector{model::KindId::note, model::KindId::prescription}
                                                : std::vector{model::KindId::payment})
            wanted.emplace(kind, rows[2].uuid(i, 2));
    }
    const std::vector<RecordKey> keys(wanted.begin(), wanted.end());
    OPDESK_TRY(auto found, m_records.lock(keys));
    for (auto& [key, record] : found)
        m_working[key] = {std::move(record), false};
    return {};
}

}  // namespace opdesk::sync::server
