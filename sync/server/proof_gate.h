#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "core/base/clock.h"
#include "core/crypto/secret_bytes.h"
#include "sync/protocol/dpop.h"
#include "sync/server/http_message.h"

namespace opdesk::sync::server {

/// Proof of possession at the door: nonces without state (an HMAC of the time), each proof once. Any thread.
class ProofGate {
public:
    ProofGate(crypto::SecretBytes nonceKey, const base::Clock& clock)
        : m_nonceKey(std::move(nonceKey)), m_clock(clock) {}

    std::string nonce() const;
    /// `accessToken` is empty where the endpoint takes none. Errors: unauthorized (detail kUseNonce or kProofUsed when
    /// that is all).
    base::Result<protocol::Proof> check(const Request& request, std::string_view accessToken);
    static constexpr std::int64_t kProofSeconds = 600;

private:
    std::string nonceOf(std::int64_t bucket) const;
    bool nonceStands(std::string_view nonce) const;
    bool isFirst(const protocol::Proof& proof);

    const crypto::SecretBytes m_nonceKey;
    const base::Clock& m_clock;
    std::mutex m_mutex;  // guards what follows
    std::unordered_map<std::string, std::int64_t> m_seen;
    std::int64_t m_sweepAt = 0;
};

}  // namespace opdesk::sync::server
