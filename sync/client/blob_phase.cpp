#include "sync/client/blob_phase.h"

#include <algorithm>

#include "core/base/log.h"
#include "sync/client/backoff.h"
#include "sync/client/engine_core.h"
#include "sync/client/page_parts.h"
#include "sync/protocol/blob_messages.h"

namespace opdesk::sync::client {

namespace {

constexpr std::int64_t kFirstPiece = 16 * 1024;
constexpr std::chrono::milliseconds kShort{250}, kLong{1000};
/// What only an administrator or a newer server can change.
constexpr std::chrono::milliseconds kUntilSomebodyActs{3'600'000};
/// Bytes the server found wrong so often are not sent again: the file here is what is wrong.
constexpr std::int64_t kMostWrong = 5;

}  // namespace

BlobPhase::BlobPhase(EngineCore& core) : m_core(core), m_piece(kFirstPiece) {}

bool BlobPhase::othersHaveWork() const {
    // A refresh or a renewal that is due is on its way already: their lanes are not asked whether they want to.
    for (const auto which : {Lane::session, Lane::push, Lane::pull, Lane::renew})
        if (m_core.lane(which).request != 0)
            return true;
    return m_core.isReady(Lane::push) || m_core.isReady(Lane::pull) || m_core.pull.hasWork() || m_core.push.hasWork();
}

bool BlobPhase::isIdle() const {
    const bool rests = m_restUntil && *m_restUntil > m_core.clock.now();
    return !m_sent && !m_check && (rests || !m_core.lane(Lane::blobs).wanted);
}

void BlobPhase::wake() {
    m_failures = 0;
    m_restUntil.reset();
    m_core.lane(Lane::blobs).wanted = true;
}

/// As of the lanes: a wait for room ends a few seconds after the failure when something else found some.
void BlobPhase::localChange() {
    m_core.lane(Lane::blobs).wanted = true;
    const auto wait = roomRests(m_noRoomAt, m_restUntil, m_core.clock.now());
    if (!wait)
        return;
    if (wait->count() > 0)
        return laneRests(*wait);
    m_restUntil.reset();
    m_timer = 0;
}

void BlobPhase::forget() {
    m_sent.reset();
    m_check.reset();
    m_atServer.clear();
    m_core.lane(Lane::blobs).request = 0;
}

void BlobPhase::timerFired(std::uint64_t timer) {
    if (timer != m_timer)
        return;
    m_timer = 0;
    m_restUntil.reset();
    m_core.lane(Lane::blobs).wanted = true;
}

void BlobPhase::laneRests(std::chrono::milliseconds wait) {
    m_restUntil = m_core.clock.now() + wait;
    m_timer = m_core.exchange.startTimer(wait);
}

void BlobPhase::restAfterFailure(std::optional<std::int64_t> retryAfterSeconds) {
    auto wait = backoff(++m_failures, m_core.random);
    if (retryAfterSeconds)
        wait =
            std::clamp<std::chrono::milliseconds>(std::chrono::seconds(*retryAfterSeconds), wait, kUntilSomebodyActs);
    m_core.lane(Lane::blobs).wanted = true;
    m_noRoomAt.reset();
    laneRests(wait);
    m_core.blobsRest();
}

/// Until it is, the same would go over the line again and again.
void BlobPhase::notWritten(const base::Error& error) {
    m_core.storeFailed(error);
    restAfterFailure();
    if (error.code == base::ErrorCode::diskFull || error.code == base::ErrorCode::ioFailed)
        m_noRoomAt = m_core.clock.now();
}

void BlobPhase::written() {
    m_failures = 0;
    if (std::exchange(m_noRoomAt, std::nullopt))
        m_core.forgetError();
}

void BlobPhase::run() {
    if (!m_core.isReady(Lane::blobs) || m_check || (m_restUntil && *m_restUntil > m_core.clock.now()) ||
        othersHaveWork())
        return;
    const auto task = store::nextBlob(m_core.store, m_core.clock.now());
    if (!task) {
        m_core.storeFailed(task.error());
        return laneRests(kMostWait);
    }
    if (!*task)
        return nothingDue();
    if ((*task)->isUpload)
        return send(**task);
    if ((*task)->isHere)
        return keep(**task);
    if ((*task)->done >= (*task)->bytes)
        return beginCheck(**task);
    ask(**task);
}

/// The lane sleeps until something happens or the first of what waits is due.
void BlobPhase::nothingDue() {
    m_core.lane(Lane::blobs).wanted = false;
    const auto next = store::nextBlobTry(m_core.store);
    if (next && *next) {
        const auto wait = std::clamp<std::chrono::milliseconds>(**next - m_core.clock.now(), kLeastWait, kMostWait);
        m_timer = m_core.exchange.startTimer(wait);
    }
    m_core.blobsRest();
}

/// The first request of a run carries nothing: the server says where it stands.
void BlobPhase::send(const store::BlobTask& task) {
    const auto known = m_atServer.find(task.name);
    const auto offset = known == m_atServer.end() ? 0 : known->second;
    SendRequest request;
    request.method = "PUT";
    request.path = protocol::blobPath(task.name) +
                   "?compartment=" + std::string(model::compartmentName(task.compartment)) +
                   "&bytes=" + std::to_string(task.bytes) + "&offset=" + std::to_string(offset);
    if (known != m_atServer.end()) {
        auto piece = store::readBlobPiece(m_core.store, task.name, offset, std::min(m_piece, task.bytes - offset));
        if (!piece || piece->empty()) {
            base::log(base::LogLevel::error, "the bytes of an attachment that was not sent cannot be read",
                      {base::LogField::code("error",
                                            base::errorName(piece ? base::ErrorCode::damaged : piece.error().code))});
            if (piece || piece.error().code != base::ErrorCode::notFound)
                return postpone(task, "io_failed");
            return refuse(task, "not_found");
        }
        request.body = std::move(*piece);
        request.contentType = "application/octet-stream";
    }
    m_sent = Sent{task, static_cast<std::int64_t>(request.body.size())};
    m_core.lane(Lane::blobs).request =
        m_core.exchange.send(Lane::blobs, std::move(request), m_core.options.accessToken);
}

void BlobPhase::ask(const store::BlobTask& task) {
    const auto size = std::min(m_piece, task.bytes - task.done);
    SendRequest request;
    request.method = "GET";
    request.path =
        protocol::blobPath(task.name) + "?offset=" + std::to_string(task.done) + "&limit=" + std::to_string(size);
    m_sent = Sent{task, size};
    m_core.lane(Lane::blobs).request =
        m_core.exchange.send(Lane::blobs, std::move(request), m_core.options.accessToken);
}

void BlobPhase::adapt(const Exchange::InFlight& flight) {
    const auto took = m_core.clock.now() - flight.sentAt;
    if (took > kLong)
        m_piece = std::max(protocol::kLeastBlobPiece, m_piece / 2);
    else if (took < kShort && took >= std::chrono::milliseconds(0))
        m_piece = std::min(protocol::kMostBlobPiece, m_piece * 2);
}

void BlobPhase::failed(const Exchange::InFlight&, TransportFault fault) {
    m_sent.reset();
    m_atServer.clear();  // what came of the piece is not known
    if (fault == TransportFault::timedOut)
        m_piece = std::max(protocol::kLeastBlobPiece, m_piece / 4);
    restAfterFailure();
}

void BlobPhase::answered(const Exchange::InFlight& flight, const Answered& answer) {
    if (!m_sent)
        return;
    const Sent sent = *std::exchange(m_sent, std::nullopt);
    m_core.lane(Lane::blobs).wanted = true;
    if (answer.status != 200)
        return refused(sent, answer);
    if (sent.size > 0)
        adapt(flight);
    if (sent.task.isUpload)
        takenByServer(sent, answer);
    else
        pieceCame(sent, answer);
}

void BlobPhase::takenByServer(const Sent& sent, const Answered& answer) {
    const auto object = base::parseJsonObject(base::asText(answer.body));
    const auto told = object ? protocol::decodeBlobAnswer(*object)
                             : base::Result<protocol::BlobAnswer>(base::fail(base::ErrorCode::badAnswer));
    if (!told || told->have > sent.task.bytes || (told->have == sent.task.bytes) != told->isComplete)
        return restAfterFailure();
    const auto before = m_atServer.find(sent.task.name);
    const bool moved = before == m_atServer.end() || told->have > before->second;
    // Whether or not it can be noted here: what the server has is not sent again.
    if (told->isComplete)
        m_atServer.erase(sent.task.name);
    else
        m_atServer[sent.task.name] = told->have;
    if (const auto noted = store::noteBlobSent(m_core.store, sent.task.name, told->have, told->isComplete); !noted)
        return notWritten(noted.error());
    written();
    // A server that says yes and takes nothing must not keep the line busy.
    if (!moved)
        postpone(sent.task, "bad_answer");
}

void BlobPhase::pieceCame(const Sent& sent, const Answered& answer) {
    const auto size = static_cast<std::int64_t>(answer.body.size());
    if (size < 1 || size > sent.size)
        return restAfterFailure();
    if (const auto kept = store::addBlobPiece(m_core.store, sent.task, answer.body); !kept)
        return postpone(sent.task, std::string(base::errorName(kept.error().code)));
    written();
    auto task = sent.task;
    task.done += size;
    if (task.done == task.bytes)
        beginCheck(task);
}

void BlobPhase::refused(const Sent& sent, const Answered& answer) {
    const auto name = errorNameIn(answer.body);
    m_atServer.erase(sent.task.name);
    if (answer.status == 429 || answer.status >= 500 || name.empty())
        return restAfterFailure(answer.retryAfterSeconds);
    if (!sent.task.isUpload)
        return postpone(sent.task, name);  // another desk still has it, or it is not ours to see any more
    if (name == "damaged" && sent.task.tries >= kMostWrong) {
        base::log(base::LogLevel::error, "the server found the bytes of an attachment wrong each time");
        return refuse(sent.task, name);
    }
    const bool maybeInTime = name == "damaged" || name == "wrong_state";
    postpone(sent.task, name, maybeInTime ? std::nullopt : std::optional(kUntilSomebodyActs));
}

void BlobPhase::refuse(const store::BlobTask& task, const std::string& code) {
    if (const auto noted = store::refuseBlob(m_core.store, task.name, code); !noted)
        return notWritten(noted.error());
    m_core.askToContinue();
}

void BlobPhase::postpone(const store::BlobTask& task, const std::string& code,
                         std::optional<std::chrono::milliseconds> wait) {
    const auto until = m_core.clock.now() + wait.value_or(backoff(task.tries + 1, m_core.random));
    m_core.lane(Lane::blobs).wanted = true;
    if (const auto noted = store::postponeBlob(m_core.store, task, until, code); !noted)
        return notWritten(noted.error());
    m_core.askToContinue();  // the next of the queue, which may have come to this one without an answer
}

void BlobPhase::beginCheck(const store::BlobTask& task) {
    auto check = task.done == task.bytes ? store::BlobCheck::begin(m_core.store, task)
                                         : base::Result<store::BlobCheck>(base::fail(base::ErrorCode::damaged));
    if (check) {
        m_check = std::move(*check);
        return m_core.askToContinue();
    }
    if (const auto dropped = store::dropSpoiledBlob(m_core.store, task); !dropped)
        m_core.storeFailed(dropped.error());
    postpone(task, "damaged");
}

void BlobPhase::keep(const store::BlobTask& task) {
    if (const auto kept = store::keepFetchedBlob(m_core.store, task); !kept)
        return postpone(task, std::string(base::errorName(kept.error().code)));
    written();
    m_core.askToContinue();
}

void BlobPhase::advance() {
    const auto ended = m_check->step(m_core.store);
    if (ended && !*ended)
        return m_core.askToContinue();
    const auto task = m_check->task();
    m_check.reset();
    if (ended)
        return keep(task);
    base::log(base::LogLevel::warning, "an attachment came with wrong bytes and is fetched again");
    if (const auto dropped = store::dropSpoiledBlob(m_core.store, task); !dropped)
        m_core.storeFailed(dropped.error());
    postpone(task, "damaged");
}

}  // namespace opdesk::sync::client
