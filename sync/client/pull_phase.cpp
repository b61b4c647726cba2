#include "sync/client/pull_phase.h"

#include "sync/client/engine_core.h"
#include "sync/client/page_parts.h"

namespace opdesk::sync::client {

namespace {

std::string urlPart(std::string_view text) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += kDigits[byte >> 4];
            out += kDigits[byte & 0x0fU];
        }
    }
    return out;
}

}  // namespace

void PullPhase::run() {
    if (!m_core.isReady(Lane::pull))
        return;
    const auto state = store::syncState(m_core.store);
    if (!state)
        return m_core.laneFailed(Lane::pull, state.error().code);
    if (!m_inChain)
        ++m_begun;
    m_inChain = true;
    auto& lane = m_core.lane(Lane::pull);
    lane.wanted = false;
    SendRequest request;
    request.method = "GET";
    request.path = "/v1/sync/pull?epoch=" + urlPart(state->epoch) + "&cursor=" + std::to_string(state->cursor) +
                   "&limit=" + std::to_string(protocol::kMaxPullRows) + "&schema=" + std::to_string(model::kSchema) +
                   "&scope=" + state->scope + "&fill=" + state->fill + "&filled=" + std::to_string(state->filled);
    lane.request = m_core.exchange.send(Lane::pull, std::move(request), m_core.options.accessToken);
}

void PullPhase::answered(const Exchange::InFlight& flight, const Answered& answer) {
    auto& lane = m_core.lane(Lane::pull);
    if (answer.status != 200) {
        m_inChain = false;
        return m_core.laneFailed(Lane::pull, codeOf(answer), answer.retryAfterSeconds);
    }
    auto page = protocol::decodePage(answer.body);
    const auto state = store::syncState(m_core.store);
    if (!state)
        return m_core.laneFailed(Lane::pull, state.error().code);
    if (!page || page->epoch.empty())
        return m_core.laneFailed(Lane::pull, base::ErrorCode::badAnswer);
    m_core.measureClock(flight, page->serverMillis);
    m_core.shown.head = page->head;
    if (!state->epoch.empty() && state->epoch != page->epoch)
        return m_core.epochChanged(page->epoch);
    // While a new compartment is filled in, the cursor rests and the fill moves.
    const bool fills =
        page->coverage && (page->coverage->scope != state->scope || page->coverage->fill != state->fill ||
                           page->coverage->filled > state->filled);
    const bool standsStill = page->cursor < state->cursor || (page->more && page->cursor == state->cursor && !fills);
    auto parts = openParts(m_core.options.tenant, std::move(page->parts), m_core.keys);
    if (standsStill || !parts)
        return m_core.laneFailed(Lane::pull, base::ErrorCode::badAnswer);
    store::Page rows{page->epoch, page->cursor, std::move(*parts), {}};
    if (page->coverage)
        rows.coverage = {page->coverage->scope, page->coverage->fill, page->coverage->filled};
    const auto applied = store::applyAnswer(m_core.store, {}, {}, rows);
    if (!applied)
        return m_core.laneFailed(Lane::pull, applied.error().code);
    m_core.shown.cursor = page->cursor;
    m_core.laneSucceeded(Lane::pull);
    if (page->more) {
        lane.wanted = true;
        return;
    }
    m_inChain = false;
    m_core.pullFinished();
}

}  // namespace opdesk::sync::client
