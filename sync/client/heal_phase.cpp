#include "sync/client/heal_phase.h"

#include <algorithm>

#include "core/base/log.h"
#include "core/store/leaf_table.h"
#include "sync/client/engine_core.h"
#include "sync/client/page_parts.h"

namespace opdesk::sync::client {

namespace {

constexpr int kMostSearches = 3;
/// After searches that did not help: a bug on one side must not keep the line busy.
constexpr std::chrono::minutes kRest{10};

std::optional<model::Compartment> compartmentOf(const std::string& name) {
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i)
        if (model::compartmentName(static_cast<model::Compartment>(i)) == name)
            return static_cast<model::Compartment>(i);
    return std::nullopt;
}

base::Result<base::json::object> objectIn(const Answered& answer) {
    return base::parseJsonObject(base::asText(answer.body));
}

std::string compartmentQuery(const std::string& epoch, model::Compartment compartment) {
    return "?epoch=" + urlPart(epoch) + "&compartment=" + std::string(model::compartmentName(compartment));
}

}  // namespace

bool HealPhase::compare(const std::map<std::string, protocol::Leaf>& digests) {
    std::optional<model::Compartment> wrong;
    for (const auto& [name, theirs] : digests) {
        const auto compartment = compartmentOf(name);
        if (!compartment || !m_core.digestKeyOf(*compartment))
            continue;
        const auto sums = store::leafSums(m_core.store, *compartment);
        if (!sums || !*sums)
            continue;
        auto difference = protocol::combined(**sums);
        protocol::fold(difference, theirs);
        m_lastDifference[*compartment] = difference;
        const auto explained = m_explained.find(*compartment);
        const bool same =
            difference == protocol::Leaf{} || (explained != m_explained.end() && explained->second == difference);
        if (!same && !wrong)
            wrong = compartment;
    }
    m_verify = false;
    if (!wrong) {
        m_suspicions = 0;
        m_searches = 0;
        m_restUntil.reset();
        return false;
    }
    if (m_isRefused || (m_restUntil && m_core.clock.now() < *m_restUntil))
        return false;
    if (++m_suspicions < 2) {
        m_core.lane(Lane::pull).wanted = true;
        return false;
    }
    m_suspicions = 0;
    if (++m_searches > kMostSearches) {
        m_searches = 0;
        m_restUntil = m_core.clock.now() + kRest;
        base::log(base::LogLevel::error, "what lies here differs from the server and stays different",
                  {base::LogField::code("compartment", model::compartmentName(*wrong))});
        return false;
    }
    m_compartment = *wrong;
    m_step = Step::sums;
    m_foundUnknown = m_foundWrong = false;
    m_core.lane(Lane::pull).wanted = true;
    return true;
}

SendRequest HealPhase::nextRequest(const std::string& epoch) {
    SendRequest request;
    request.method = "GET";
    if (m_step == Step::sums) {
        request.path = "/v1/sync/digest" + compartmentQuery(epoch, m_compartment);
    } else if (m_step == Step::leaves) {
        request.path =
            "/v1/sync/leaves" + compartmentQuery(epoch, m_compartment) + "&bucket=" + std::to_string(m_buckets.back());
    } else {
        protocol::RecordsRequest asked{epoch, {}};
        for (const auto& [kind, id] : m_wrong)
            if (asked.records.size() < protocol::kMaxRecordsAsked)
                asked.records.emplace_back(model::kindName(kind), id);
        const auto text = base::canonicalJson(protocol::encode(asked));
        request.method = "POST";
        request.path = "/v1/sync/records";
        request.contentType = "application/json";
        request.body.assign(text.begin(), text.end());
    }
    return request;
}

void HealPhase::answered(const Answered& answer) {
    if (answer.status != 200) {
        // A server that cannot be asked is not searched; it is told apart from a line that fails.
        if (answer.status == 404) {
            m_isRefused = true;
            forget();
            m_core.lane(Lane::pull).wanted = true;  // whoever waits for the pull gets its end
            return;
        }
        return m_core.laneFailed(Lane::pull, codeOf(answer), answer.retryAfterSeconds);
    }
    switch (m_step) {
        case Step::none:
            return;
        case Step::sums:
            return takeSums(answer);
        case Step::leaves:
            return takeLeaves(answer);
        case Step::records:
            return takeRecords(answer);
    }
}

bool HealPhase::isStale(std::int64_t head) {
    const auto state = store::syncState(m_core.store);
    if (state && state->cursor == head)
        return false;
    m_step = Step::none;
    m_buckets.clear();
    m_wrong.clear();
    m_suspicions = 1;
    m_core.lane(Lane::pull).wanted = true;
    return true;
}

void HealPhase::takeSums(const Answered& answer) {
    const auto object = objectIn(answer);
    const auto theirs = object ? protocol::decodeDigestAnswer(*object)
                               : base::Result<protocol::DigestAnswer>(base::fail(base::ErrorCode::badAnswer));
    if (!theirs || theirs->sums.size() != store::kBuckets)
        return failed(base::ErrorCode::badAnswer);
    m_core.laneSucceeded(Lane::pull);
    if (isStale(theirs->head))
        return;
    const auto ours = store::leafSums(m_core.store, m_compartment);
    if (!ours)
        return failed(ours.error().code);
    m_buckets.clear();
    if (*ours)
        for (std::size_t bucket = 0; bucket < store::kBuckets; ++bucket)
            if ((**ours)[bucket] != theirs->sums[bucket])
                m_buckets.push_back(static_cast<std::uint8_t>(bucket));
    nextBucket();
}

void HealPhase::nextBucket() {
    if (m_buckets.empty())
        return fetchOrGoOn();
    m_step = Step::leaves;
    m_core.lane(Lane::pull).wanted = true;
}

void HealPhase::takeLeaves(const Answered& answer) {
    const auto object = objectIn(answer);
    const auto theirs = object ? protocol::decodeLeavesAnswer(*object)
                               : base::Result<protocol::LeavesAnswer>(base::fail(base::ErrorCode::badAnswer));
    if (!theirs)
        return failed(base::ErrorCode::badAnswer);
    m_core.laneSucceeded(Lane::pull);
    if (isStale(theirs->head))
        return;
    const auto ours = store::leavesIn(m_core.store, m_compartment, m_buckets.back());
    if (!ours)
        return failed(ours.error().code);
    std::map<store::RecordName, protocol::Leaf> here;
    for (const auto& entry : *ours)
        here[{entry.kind, entry.id}] = entry.leaf;
    for (const auto& entry : theirs->leaves) {
        const auto kind = model::kindFromName(entry.kind);
        if (!kind) {
            m_foundUnknown = true;
            continue;
        }
        const auto it = here.find({*kind, entry.id});
        if (it == here.end() || it->second != entry.leaf)
            m_wrong.emplace_back(*kind, entry.id);
        if (it != here.end())
            here.erase(it);
    }
    for (const auto& [name, leaf] : here)
        m_wrong.push_back(name);
    m_buckets.pop_back();
    if (m_wrong.size() >= protocol::kMaxRecordsAsked)
        return fetchOrGoOn();
    nextBucket();
}

void HealPhase::fetchOrGoOn() {
    if (!m_wrong.empty()) {
        m_foundWrong = true;
        m_step = Step::records;
        m_core.lane(Lane::pull).wanted = true;
        return;
    }
    if (!m_buckets.empty())
        return nextBucket();
    finished();
}

void HealPhase::takeRecords(const Answered& answer) {
    auto page = protocol::decodePage(answer.body);
    if (!page)
        return failed(base::ErrorCode::badAnswer);
    m_core.lineWorks();
    const auto state = store::syncState(m_core.store);
    if (!state || page->epoch != state->epoch)
        return failed(base::ErrorCode::badAnswer);
    if (isStale(page->head))
        return;
    auto parts = openParts(m_core.options.tenant, std::move(page->parts), m_core.keys);
    if (!parts)
        return failed(base::ErrorCode::badAnswer);
    std::vector<store::RecordName> asked(
        m_wrong.begin(),
        m_wrong.begin() + static_cast<std::ptrdiff_t>(std::min(m_wrong.size(), protocol::kMaxRecordsAsked)));
    store::Page rows{page->epoch, {}, std::move(*parts)};
    const auto healed = store::healRecords(m_core.store, asked, rows);
    if (!healed)
        return failed(healed.error().code);
    m_core.laneSucceeded(Lane::pull);
    m_core.shown.healed += *healed;
    base::log(base::LogLevel::warning, "records differed from the server and were fetched again",
              {{"asked", static_cast<std::int64_t>(asked.size())}, {"healed", *healed}});
    m_core.lane(Lane::push).wanted = true;  // what the server lost may be queued again
    m_wrong.erase(m_wrong.begin(), m_wrong.begin() + static_cast<std::ptrdiff_t>(asked.size()));
    fetchOrGoOn();
}

void HealPhase::failed(base::ErrorCode code) {
    forget();
    m_core.laneFailed(Lane::pull, code);
}

void HealPhase::finished() {
    m_step = Step::none;
    if (!m_foundWrong && m_foundUnknown)
        m_explained[m_compartment] = m_lastDifference[m_compartment];
    else if (!m_foundWrong)
        if (const auto rebuilt = store::rebuildLeafSums(m_core.store, m_compartment); !rebuilt)
            m_core.storeFailed(rebuilt.error());
    m_verify = true;
    m_core.lane(Lane::pull).wanted = true;
}

void HealPhase::forget() {
    m_step = Step::none;
    m_suspicions = 0;
    m_verify = false;
    m_buckets.clear();
    m_wrong.clear();
}

}  // namespace opdesk::sync::client
