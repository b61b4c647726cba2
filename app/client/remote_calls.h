#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "app/platform/net_thread.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/crypto/p256.h"
#include "sync/protocol/messages.h"
#include "sync/transport/http_transport.h"

namespace opdesk::app {

/// The calls a desk makes beside the engine: enrolment and login before it has a session, an admin's acts in one. Each
/// waits for its answer, so it belongs to the store thread, never to the GUI or net thread.
class RemoteCalls {
public:
    RemoteCalls(NetThread& net, sync::transport::ServerAddress address, const crypto::P256Key& deviceKey,
                const base::Clock& clock, base::Random& random);

    base::Result<sync::protocol::EnrolAnswer> enrol(const sync::protocol::EnrolRequest& request);
    base::Result<sync::protocol::LoginChallenge> startLogin(const sync::protocol::LoginStart& request);
    base::Result<sync::protocol::LoginAnswer> finishLogin(const sync::protocol::LoginFinish& request);

    base::Result<sync::protocol::RefreshAnswer> refresh(const std::string& refreshToken);

    /// One request of a session, which waits ten seconds at most. Errors: as the server names them.
    struct Request {
        std::string method, path;
        std::optional<base::json::object> body{};
        std::string accessToken{};
        std::chrono::milliseconds timeout{10'000};
    };
    base::Result<base::json::object> call(const Request& request);

private:
    base::Result<base::json::object> post(const std::string& path, const base::json::object& body);
    struct Exchanged {
        sync::client::Event event;
        bool proxyAsks = false;
    };
    Exchanged exchange(const sync::client::SendRequest& request);

    NetThread& m_net;
    sync::transport::ServerAddress m_address;
    const crypto::P256Key& m_deviceKey;
    const base::Clock& m_clock;
    base::Random& m_random;
    std::string m_nonce;
};

}  // namespace opdesk::app
