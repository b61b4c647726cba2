#include "sync/client/exchange.h"

namespace opdesk::sync::client {

Exchange::Exchange(ProofSigner proof, const base::Clock& clock) : m_proof(std::move(proof)), m_clock(clock) {}

std::uint64_t Exchange::send(Lane lane, SendRequest request, const std::string& token) {
    return launch({lane, std::move(request), token, {}, {}, 0, false});
}

std::uint64_t Exchange::sendAgain(InFlight flight) {
    flight.provedAgain = true;
    return launch(std::move(flight));
}

std::uint64_t Exchange::launch(InFlight flight) {
    auto& request = flight.request;
    request.request = ++m_lastNumber;
    request.authorization = flight.token.empty() ? std::string() : "DPoP " + flight.token;
    request.dpop = m_proof(request.method, request.path, flight.token, m_nonce, request.body);
    flight.nonce = m_nonce;
    flight.sentAt = m_clock.now();
    emit(request);
    const auto number = m_lastNumber;
    // A transport that never answers must not hold up a lane for ever.
    flight.watch = startTimer(2 * request.timeout);
    m_inFlight.emplace(number, std::move(flight));
    return number;
}

std::optional<Exchange::InFlight> Exchange::finish(std::uint64_t request) {
    auto node = m_inFlight.extract(request);
    if (node.empty())
        return std::nullopt;
    return std::move(node.mapped());
}

std::optional<std::uint64_t> Exchange::watchedBy(std::uint64_t timer) const {
    for (const auto& [number, flight] : m_inFlight)
        if (flight.watch == timer)
            return number;
    return std::nullopt;
}

void Exchange::openStream(const std::string& path, const std::string& token) {
    emit(OpenStream{path, "DPoP " + token, m_proof("GET", path, token, m_nonce, {})});
}

std::uint64_t Exchange::startTimer(std::chrono::milliseconds after) {
    emit(StartTimer{++m_lastNumber, after});
    return m_lastNumber;
}

void Exchange::emit(Effect effect) {
    m_effects.push_back(std::move(effect));
}

bool Exchange::takeNonce(const std::string& nonce) {
    if (nonce.empty() || nonce == m_nonce)
        return false;
    m_nonce = nonce;
    return true;
}

}  // namespace opdesk::sync::client
