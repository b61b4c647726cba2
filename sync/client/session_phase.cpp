#include "sync/client/session_phase.h"

#include "core/store/lease_texts.h"
#include "core/store/put_aside.h"
#include "sync/client/engine_core.h"
#include "sync/client/page_parts.h"

namespace opdesk::sync::client {

void SessionPhase::run() {
    auto& lane = m_core.lane(Lane::session);
    lane.wanted = true;
    if (!m_core.isReady(Lane::session))
        return;
    const auto token = m_core.options.loadRefreshToken ? m_core.options.loadRefreshToken() : std::string();
    if (token.empty())
        return m_core.loginNeeded();
    const auto body = base::canonicalJson(base::json::object{{"refresh", token}});
    SendRequest request;
    request.method = "POST";
    request.path = "/v1/session/refresh";
    request.contentType = "application/json";
    request.body.assign(body.begin(), body.end());
    lane.request = m_core.exchange.send(Lane::session, std::move(request), {});
}

void SessionPhase::answered(const Answered& answer) {
    // Only the server's own word ends a session: what a proxy says on the way does not.
    if ((answer.status == 401 || answer.status == 403) && base::errorFromName(errorNameIn(answer.body)))
        return m_core.loginNeeded();
    if (answer.status != 200)
        return m_core.laneFailed(Lane::session, codeOf(answer), answer.retryAfterSeconds);
    if (const auto taken = take(answer.body); !taken)
        return m_core.laneFailed(Lane::session, taken.error().code);
    m_core.lane(Lane::session).wanted = false;
    m_core.laneSucceeded(Lane::session);
}

/// The new refresh token is saved before anything is done with the new session: the old one is spent.
base::Status SessionPhase::take(const base::Bytes& body) {
    const auto object = base::parseJsonObject(base::asText(body));
    const auto decoded = object ? protocol::decodeRefreshAnswer(*object)
                                : base::Result<protocol::RefreshAnswer>(base::fail(base::ErrorCode::badAnswer));
    if (!decoded)
        return base::fail(base::ErrorCode::badAnswer, "a refresh answer that cannot be read");
    if (m_core.options.saveRefreshToken)
        OPDESK_CHECK(m_core.options.saveRefreshToken(decoded->tokens.refresh));

    OPDESK_TRY(const auto state, store::syncState(m_core.store));
    if (state.lease != decoded->lease) {
        OPDESK_CHECK(store::changeSyncState(m_core.store, [&](store::SyncState& now) { now.lease = decoded->lease; }));
        OPDESK_CHECK(store::keepLease(m_core.store, decoded->lease));
    }
    LeaseChanged change{decoded->lease, {}};
    for (const auto& wire : decoded->keys) {
        change.keys.emplace_back(wire.compartment, wire.epoch);
        if (m_core.keyFor(wire.compartment, wire.epoch))
            continue;
        const auto bytes = base::fromBase64Url(wire.key);
        if (!bytes)
            return base::fail(base::ErrorCode::badAnswer, "a key that cannot be read");
        auto key = crypto::SecretBytes::fromCopy(*bytes);
        // Known first: what waited sealed gets its digests while it is unfolded.
        m_core.keys.push_back({wire.compartment, wire.epoch, key.clone()});
        OPDESK_CHECK(m_core.store.grantCompartment(wire.compartment, wire.epoch, key.view()));
        m_core.haveChores();
    }
    OPDESK_CHECK(store::showPutAside(m_core.store));
    m_core.options.accessToken = decoded->tokens.access;
    m_core.exchange.emit(std::move(change));
    return {};
}

}  // namespace opdesk::sync::client
