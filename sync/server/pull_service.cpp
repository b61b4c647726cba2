#include <algorithm>

#include "sync/server/push_service.h"

/// Pages of records: what is new, blocks for a desk that has nothing yet, the patients of a day, single records.
namespace opdesk::sync::server {

namespace {

constexpr std::size_t kMaxPageBytes = 8 * 1024 * 1024;
constexpr std::int64_t kBlockRows = 4000;
/// Blocks end at multiples of this, so that desks which start at different times ask for the same ones.
constexpr std::int64_t kBlockStep = 1024;
constexpr std::int64_t kMostFirstRows = 5000;
constexpr std::int64_t kDayMillis = 86'400'000;
constexpr std::int64_t kTombstoneDays = 180;

/// What of `granted` the desk's cursor does not stand for.
std::vector<std::string> missingIn(const std::vector<std::string>& granted, std::string_view covered) {
    const auto had = protocol::compartmentsIn(covered).value_or(std::vector<std::string>{});
    std::vector<std::string> missing;
    std::ranges::copy_if(granted, std::back_inserter(missing),
                         [&](const std::string& name) { return std::ranges::find(had, name) == had.end(); });
    return missing;
}

Statement digestStatement(const model::TenantId& tenant, const std::vector<std::string>& compartments) {
    Params params;
    params.add(tenant).add(compartments);
    return {
        "SELECT compartment, substring(varbit_send(bit_xor(sum)) FROM 5) FROM app.digest_sum "
        "WHERE tenant = $1 AND compartment = ANY ($2) GROUP BY compartment",
        std::move(params)};
}

void readDigests(const Rows& rows, const std::vector<std::string>& compartments, protocol::PageAnswer& answer) {
    for (const auto& name : compartments)
        answer.digests[name] = {};
    for (int i = 0; i < rows.size(); ++i) {
        const auto sum = rows.bytes(i, 1);
        auto& into = answer.digests[rows.text(i, 0)];
        std::copy_n(sum.begin(), std::min(sum.size(), into.size()), into.begin());
    }
}

}  // namespace

base::Result<SyncService::View> SyncService::look(const Session& session) {
    OPDESK_TRY(auto transaction, m_services.database.beginSnapshot(session.speaker()));
    OPDESK_TRY(auto keys, m_services.keyring.of(transaction, session.tenant));
    Params params;
    params.add(session.tenant).add(session.device).add(m_services.nowMillis() / kDayMillis - kTombstoneDays);
    const Statement statements[] = {{"SELECT h.epoch, h.seq, d.last_seq, coalesce((SELECT seq FROM app.head_day y "
                                     "WHERE y.tenant = $1 AND y.day <= $3 ORDER BY y.day DESC LIMIT 1), 0) "
                                     "FROM app.sync_head h JOIN app.device d "
                                     "ON d.tenant = h.tenant WHERE h.tenant = $1 AND d.id = $2",
                                     params},
                                    scopeStatement(session)};
    OPDESK_TRY(const auto answers, transaction.pipeline(statements));
    const Rows& rows = answers.front();
    if (rows.empty())
        return base::fail(base::ErrorCode::internal, "the clinic has no head row");
    View view{std::move(transaction),
              std::move(keys),
              rows.text(0, 0),
              rows.integer(0, 1),
              rows.integer(0, 2),
              rows.integer(0, 3),
              {}};
    if (!session.isDraining)
        view.granted = readScope(answers.back());
    return view;
}

base::Result<protocol::PageAnswer> SyncService::pageOf(const Session& session, const View& view,
                                                       const RecordRepository::Texts& texts) {
    protocol::PageAnswer answer;
    answer.epoch = view.epoch;
    answer.head = view.head;
    answer.deviceSeq = view.deviceSeq;
    answer.serverMillis = m_services.nowMillis();
    for (const auto& [compartment, rows] : texts.rows) {
        const auto* key = view.keys->current(compartment);
        if (!key)
            return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
        const auto [least, most] = std::ranges::minmax(rows, {}, &protocol::RowText::seq);
        OPDESK_TRY(auto part, protocol::sealRows(session.tenant, compartment, key->epoch, key->key.view(), least.seq,
                                                 most.seq, rows, m_services.random));
        answer.parts.push_back(std::move(part));
    }
    return answer;
}

base::Status SyncService::addBlock(const Session& session, View& view, std::int64_t cursor,
                                   protocol::PageAnswer& answer) {
    Params where;
    where.add(session.tenant).add(cursor).add(view.head).add(kBlockRows);
    OPDESK_TRY(const Rows beyond, view.transaction.execute("SELECT seq FROM app.record WHERE tenant = $1 AND seq > $2 "
                                                           "AND seq <= $3 ORDER BY seq OFFSET $4 LIMIT 1",
                                                           where));
    // The last stretch ends at the head, which moves: nobody asks for it twice.
    const bool isWhole = !beyond.empty();
    std::int64_t to = isWhole ? (beyond.integer(0, 0) - 1) / kBlockStep * kBlockStep : view.head;
    std::vector<std::string> wanted;
    const auto keyOf = [&](model::Compartment compartment, std::int64_t keyEpoch) {
        return BlockCache::Key{session.tenant, view.epoch, compartment, keyEpoch, cursor, to};
    };
    for (const auto& name : view.granted) {
        const auto compartment = model::compartmentFromName(name);
        const auto* key = compartment ? view.keys->current(*compartment) : nullptr;
        if (!key)
            return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
        const auto part = isWhole ? m_blocks.find(keyOf(*compartment, key->epoch)) : nullptr;
        if (!part)
            wanted.push_back(name);
        else if (part->rows > 0)
            answer.parts.push_back(*part);
    }
    answer.cursor = to;
    answer.more = to < view.head;
    if (wanted.empty())
        return {};
    RecordRepository records(view.transaction, session.tenant, *view.keys, m_services.random);
    OPDESK_TRY(auto texts, records.after(cursor, to, wanted, kBlockRows, kMaxPageBytes, view.forgotten));
    const bool isCut = texts.more;
    if (isCut) {
        // Bodies of an unusual size: the page ends earlier, for every compartment.
        to = texts.cursor;
        if (wanted.size() < view.granted.size()) {
            answer.parts.clear();
            wanted = view.granted;
            OPDESK_TRY(texts, records.after(cursor, to, wanted, kBlockRows, kMaxPageBytes, view.forgotten));
            to = texts.cursor;
        }
        answer.cursor = to;
        answer.more = to < view.head;
    }
    for (const auto& name : wanted) {
        const auto compartment = *model::compartmentFromName(name);
        const auto* key = view.keys->current(compartment);
        OPDESK_TRY(auto part, protocol::sealRows(session.tenant, compartment, key->epoch, key->key.view(), cursor, to,
                                                 texts.rows[compartment], m_services.random));
        const auto shared = std::make_shared<const protocol::WirePart>(std::move(part));
        if (isWhole && !isCut)
            m_blocks.put(keyOf(compartment, key->epoch), shared);
        if (shared->rows > 0)
            answer.parts.push_back(*shared);
    }
    return {};
}

base::Result<protocol::PageAnswer> SyncService::pull(const Session& session, const PullRequest& request) {
    OPDESK_TRY(auto view, look(session));
    if (session.isDraining) {
        OPDESK_TRY(auto answer, pageOf(session, view, {}));
        answer.head = request.cursor;
        answer.cursor = request.cursor;
        return answer;
    }
    const std::int64_t cursor = !request.epoch.empty() && request.epoch != view.epoch ? 0 : request.cursor;
    // A load of everything passes there on its way.
    if (!request.blocks && cursor > 0 && cursor < view.forgotten)
        return base::fail(base::ErrorCode::stale, "the cursor is older than what is known of deletions");
    RecordRepository records(view.transaction, session.tenant, *view.keys, m_services.random);
    const auto missing =
        request.coverage && cursor > 0 ? missingIn(view.granted, request.coverage->scope) : std::vector<std::string>{};
    const std::int64_t limit = request.blocks ? kBlockRows : request.limit;
    protocol::PageAnswer answer;
    const auto whole = protocol::Coverage{protocol::compartmentText(view.granted), {}, 0};
    if (!missing.empty()) {
        // A fill that was begun for other compartments starts again: what it brought is skipped as already there.
        const std::string fill = protocol::compartmentText(missing);
        const std::int64_t filled = request.coverage->fill == fill ? std::min(request.coverage->filled, cursor) : 0;
        OPDESK_TRY(const auto texts, records.after(filled, cursor, missing, limit, kMaxPageBytes, view.forgotten));
        OPDESK_TRY(answer, pageOf(session, view, texts));
        answer.cursor = cursor;
        answer.more = true;
        answer.coverage = whole;
        // Rows that move beyond the cursor meanwhile come with the pull that follows.
        if (texts.more) {
            std::vector<std::string> kept;
            std::ranges::copy_if(view.granted, std::back_inserter(kept), [&](const std::string& name) {
                return std::ranges::find(missing, name) == missing.end();
            });
            answer.coverage = protocol::Coverage{protocol::compartmentText(kept), fill, texts.cursor};
        }
    } else if (request.blocks && cursor < view.head) {
        OPDESK_TRY(answer, pageOf(session, view, {}));
        answer.coverage = whole;
        OPDESK_CHECK(addBlock(session, view, cursor, answer));
        std::ranges::sort(answer.parts, {}, &protocol::WirePart::compartment);
    } else {
        // Rows, sums and the end in one round trip: this is the pull that follows a poke.
        std::vector<Statement> statements{
            records.afterStatement(cursor, view.head, view.granted, limit, view.forgotten)};
        const bool withDigests = cursor < view.head || request.digests;
        if (withDigests)
            statements.push_back(digestStatement(session.tenant, view.granted));
        OPDESK_TRY(const auto rows, view.transaction.commitWith(statements));
        OPDESK_TRY(const auto texts, records.pageOf(rows.front(), cursor, view.head, limit, kMaxPageBytes));
        OPDESK_TRY(answer, pageOf(session, view, texts));
        answer.cursor = texts.cursor;
        answer.more = texts.more;
        answer.coverage = whole;
        if (withDigests && !answer.more)
            readDigests(rows.back(), view.granted, answer);
        return answer;
    }
    if (!answer.more && (cursor < view.head || request.digests)) {
        const auto asked = digestStatement(session.tenant, view.granted);
        OPDESK_TRY(const Rows rows, view.transaction.execute(asked.sql, asked.params));
        readDigests(rows, view.granted, answer);
    }
    OPDESK_CHECK(view.transaction.commit());
    return answer;
}

base::Result<protocol::PageAnswer> SyncService::first(const Session& session, std::int64_t dayMillis) {
    OPDESK_TRY(auto view, look(session));
    RecordRepository records(view.transaction, session.tenant, *view.keys, m_services.random);
    OPDESK_TRY(const auto texts, records.ofDay(dayMillis, view.granted, kMostFirstRows));
    OPDESK_CHECK(view.transaction.commit());
    return pageOf(session, view, texts);
}

base::Result<protocol::PageAnswer> SyncService::records(const Session& session,
                                                        const protocol::RecordsRequest& request) {
    OPDESK_TRY(auto view, look(session));
    RecordRepository records(view.transaction, session.tenant, *view.keys, m_services.random);
    OPDESK_TRY(const auto texts, records.named(request.records, view.granted));
    OPDESK_CHECK(view.transaction.commit());
    return pageOf(session, view, texts);
}

}  // namespace opdesk::sync::server
