#include "sync/server/proof_gate.h"

#include "core/crypto/hash.h"

namespace opdesk::sync::server {

namespace {

constexpr std::int64_t kBucketSeconds = 180;
constexpr std::int64_t kBucketsTaken = 3;  // the present one and two before: 6 to 9 minutes, below kProofSeconds
static_assert(kBucketSeconds * kBucketsTaken < ProofGate::kProofSeconds);

std::int64_t secondsOf(const base::Clock& clock) {
    return base::toMillis(clock.now()) / 1000;
}

}  // namespace

std::string ProofGate::nonceOf(std::int64_t bucket) const {
    const auto mac = crypto::hmacSha256(m_nonceKey.view(), base::asBytes(std::to_string(bucket)));
    return base::toBase64Url(base::ByteView(mac).first(16));
}

std::string ProofGate::nonce() const {
    return nonceOf(secondsOf(m_clock) / kBucketSeconds);
}

bool ProofGate::nonceStands(std::string_view nonce) const {
    const std::int64_t bucket = secondsOf(m_clock) / kBucketSeconds;
    for (std::int64_t i = 0; i < kBucketsTaken; ++i)
        if (crypto::constantTimeEqual(base::asBytes(nonce), base::asBytes(nonceOf(bucket - i))))
            return true;
    return false;
}

bool ProofGate::isFirst(const protocol::Proof& proof) {
    const std::int64_t now = secondsOf(m_clock);
    const auto mark = crypto::sha256(base::asBytes(proof.thumbprint + '|' + proof.jti));
    const std::scoped_lock lock(m_mutex);
    if (now >= m_sweepAt) {
        std::erase_if(m_seen, [&](const auto& entry) { return entry.second <= now; });
        m_sweepAt = now + kBucketSeconds;
    }
    return m_seen.emplace(std::string(base::asText(mark)), now + kProofSeconds).second;
}

base::Result<protocol::Proof> ProofGate::check(const Request& request, std::string_view accessToken) {
    if (request.dpopHeaders != 1)
        return base::fail(base::ErrorCode::unauthorized, request.dpopHeaders == 0
                                                             ? "a proof of possession is missing"
                                                             : "more than one proof of possession");
    const protocol::ProvenRequest proven{request.method, request.target, accessToken, request.bodyBytes(),
                                         [this](std::string_view nonce) { return nonceStands(nonce); }};
    OPDESK_TRY(auto proof, protocol::verifyProof(request.dpop, proven));
    if (!isFirst(proof))
        return base::fail(base::ErrorCode::unauthorized, std::string(protocol::kProofUsed));
    return proof;
}

}  // namespace opdesk::sync::server
