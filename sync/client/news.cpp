#include <algorithm>

#include "sync/client/backoff.h"
#include "sync/client/engine_core.h"
#include "sync/client/page_parts.h"

/// How the desk hears of changes: an open stream, a long poll where a proxy breaks streams, else a timer.
namespace opdesk::sync::client {

namespace {

constexpr std::int64_t kMostStreamFailures = 3;
/// A push that takes longer does not keep news of others away.
constexpr std::chrono::milliseconds kLongestHold{100};
/// The server answers after 25 s when nothing is new.
constexpr std::chrono::seconds kWaitTimeout{45};
/// Some ten minutes of long polls, then the stream gets another chance.
constexpr int kWaitsBetweenStreams = 24;

}  // namespace

void EngineCore::closeStream() {
    if (m_streamOpen)
        exchange.emit(CloseStream{});
    m_streamOpen = false;
    m_pollTimer = 0;
    lane(Lane::wait).wanted = false;
}

/// A head before the cursor is another history's, or a poke that was overtaken: the pull tells. A server that was put
/// back may stand at the cursor by chance, and then only its epoch says so.
bool EngineCore::isNews(std::int64_t head, const std::string& epoch) {
    shown.head = std::max(shown.head, head);
    if (head != shown.cursor)
        return true;
    if (epoch.empty())
        return false;
    const auto state = store::syncState(store);
    return state && !state->epoch.empty() && state->epoch != epoch;
}

void EngineCore::holdHead(std::int64_t head) {
    m_heldHead = std::max(m_heldHead.value_or(0), head);
    if (m_heldTimer == 0)
        m_heldTimer = exchange.startTimer(kLongestHold);
}

void EngineCore::lookAtHeldHead(bool now) {
    if (now)
        m_heldTimer = 0;
    else if (lane(Lane::push).request != 0 || push.isBehind())
        return;
    if (const auto head = std::exchange(m_heldHead, std::nullopt); head && *head > shown.cursor)
        lane(Lane::pull).wanted = true;
}

void EngineCore::openStreamOrPoll() {
    if (m_streamOpen || lane(Lane::wait).request != 0)
        return;
    if (options.useStream && m_streamFailures <= kMostStreamFailures) {
        m_streamOpen = true;
        exchange.openStream("/v1/sync/events", options.accessToken);
        return;
    }
    if (options.useStream && !m_waitRefused) {
        lane(Lane::wait).wanted = true;
        return;
    }
    m_streamFailures = 0;  // the stream gets another chance after the next poll
    m_pollTimer = exchange.startTimer(options.pollEvery);
}

void EngineCore::runWait() {
    if (!isReady(Lane::wait) || m_streamOpen)
        return;
    const auto state = store::syncState(store);
    if (!state)
        return storeFailed(state.error());
    auto& wait = lane(Lane::wait);
    wait.wanted = false;
    SendRequest request;
    request.method = "GET";
    request.path = "/v1/sync/wait?epoch=" + urlPart(state->epoch) + "&head=" + std::to_string(state->cursor);
    request.timeout = kWaitTimeout;
    wait.request = exchange.send(Lane::wait, std::move(request), options.accessToken);
}

void EngineCore::waitAnswered(const Answered& answer) {
    const auto object = base::parseJsonObject(base::asText(answer.body));
    const auto news = answer.status == 200 && object
                          ? protocol::decodeWaitAnswer(*object)
                          : base::Result<protocol::WaitAnswer>(base::fail(base::ErrorCode::badAnswer));
    if (!news) {
        m_waitRefused = m_waitRefused || answer.status == 404;
        return waitFailed();
    }
    if (++m_waits >= kWaitsBetweenStreams) {
        m_waits = 0;
        m_streamFailures = 0;
    }
    if (isNews(news->head, news->epoch))
        lane(Lane::pull).wanted = true;  // its end asks for the next news
    else
        openStreamOrPoll();
}

/// The pull that the timer starts finds out what is wrong with the line.
void EngineCore::waitFailed() {
    m_pollTimer = exchange.startTimer(options.pollEvery);
}

}  // namespace opdesk::sync::client
