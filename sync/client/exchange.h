#pragma once

#include <map>

#include "sync/client/engine.h"

namespace opdesk::sync::client {

/// `wait` is the long poll, `renew` the device's new identity, `blobs` the attachments.
enum class Lane { session, push, pull, wait, renew, blobs };
inline constexpr std::size_t kLanes = 6;

/// Requests on their way, the tokens and nonce they carry, and the effects of the current step.
class Exchange {
public:
    struct InFlight {
        Lane lane = Lane::pull;
        SendRequest request;
        std::string token;  ///< the access token it was sent with; empty for a refresh
        std::string nonce;  ///< the one its proof carries
        base::Instant sentAt{};
        std::uint64_t watch = 0;  ///< timer after which no answer counts as a failure
        bool provedAgain = false;
    };

    Exchange(ProofSigner proof, const base::Clock& clock);

    std::uint64_t send(Lane lane, SendRequest request, const std::string& token);
    /// The same request with a proof of its own and the newest nonce; its number changes. Returns the new one.
    std::uint64_t sendAgain(InFlight flight);
    /// Takes the request off the list; nothing for one that was given up.
    std::optional<InFlight> finish(std::uint64_t request);
    void forgetAll() { m_inFlight.clear(); }
    /// The request this timer watches over, when it is still on its way.
    std::optional<std::uint64_t> watchedBy(std::uint64_t timer) const;

    void openStream(const std::string& path, const std::string& token);
    std::uint64_t startTimer(std::chrono::milliseconds after);
    void emit(Effect effect);
    std::vector<Effect> takeEffects() { return std::exchange(m_effects, {}); }
    /// True when the nonce is another than before.
    bool takeNonce(const std::string& nonce);
    const std::string& nonce() const { return m_nonce; }

private:
    std::uint64_t launch(InFlight flight);

    ProofSigner m_proof;
    const base::Clock& m_clock;
    std::string m_nonce;
    std::uint64_t m_lastNumber = 0;  ///< of requests and timers alike
    std::map<std::uint64_t, InFlight> m_inFlight;
    std::vector<Effect> m_effects;
};

}  // namespace opdesk::sync::client
