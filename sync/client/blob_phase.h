#pragma once

#include <map>
#include <optional>

#include "core/store/blobs.h"
#include "sync/client/exchange.h"

namespace opdesk::sync::client {

/// Sends and fetches the bytes of attachments on a lane of their own, piece by piece, whenever pushes and pulls have
/// nothing to do. Its failures hold nobody up: they are neither the status's error nor the other lanes' back-off.
///
/// A piece is as large as the line carries in about half a second, so that a prescription signed meanwhile, which is
/// sent at once, shares the line with one piece at most.
class BlobPhase {
public:
    explicit BlobPhase(EngineCore& core);
    void run();
    void answered(const Exchange::InFlight& flight, const Answered& answer);
    void failed(const Exchange::InFlight& flight, TransportFault fault);
    /// The piece on its way counts as never sent.
    void release() { m_sent.reset(); }
    /// Nothing on its way is waited for any more; where the server stands is asked again.
    void forget();
    /// Something may be due: back-off is forgotten.
    void wake();
    /// Bytes may be to send, and there was room for something.
    void localChange();
    void timerFired(std::uint64_t timer);

    /// A blob that came whole is being proved.
    bool hasWork() const { return m_check.has_value(); }
    void advance();
    /// Nothing is due, or all that is has been tried.
    bool isIdle() const;

private:
    struct Sent {
        store::BlobTask task;
        std::int64_t size = 0;  ///< of the piece; 0 with an upload: the server is asked how much it has
    };
    bool othersHaveWork() const;
    void send(const store::BlobTask& task);
    void ask(const store::BlobTask& task);
    void takenByServer(const Sent& sent, const Answered& answer);
    void pieceCame(const Sent& sent, const Answered& answer);
    void refused(const Sent& sent, const Answered& answer);
    void postpone(const store::BlobTask& task, const std::string& code,
                  std::optional<std::chrono::milliseconds> wait = {});
    void laneRests(std::chrono::milliseconds wait);
    void restAfterFailure(std::optional<std::int64_t> retryAfterSeconds = {});
    void notWritten(const base::Error& error);
    void refuse(const store::BlobTask& task, const std::string& code);
    void written();
    void beginCheck(const store::BlobTask& task);
    void keep(const store::BlobTask& task);
    void adapt(const Exchange::InFlight& flight);
    void nothingDue();

    EngineCore& m_core;
    std::optional<Sent> m_sent;
    std::optional<store::BlobCheck> m_check;
    std::map<model::BlobName, std::int64_t> m_atServer;  ///< how much it has, as it said in this run
    std::int64_t m_piece;
    std::int64_t m_failures = 0;  ///< of the line, the server or writes here, since something was written
    std::optional<base::Instant> m_restUntil;
    std::optional<base::Instant> m_noRoomAt;  ///< the last failure was a write of this desk: when
    std::uint64_t m_timer = 0;
};

}  // namespace opdesk::sync::client
