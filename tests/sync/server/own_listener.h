#pragma once

#include <thread>

#include "sync/protocol/dpop.h"
#include "sync/server/head_bus.h"
#include "sync/server/listener.h"
#include "test_desk.h"

namespace opdesk::sync::server {

/// The real listener on a port of its own, with heartbeats close together.
class OwnListener {
public:
    explicit OwnListener(std::int64_t heartbeatMillis)
        : m_config(ServerEnvironment::get().services().config), m_bus(m_config.databaseApp) {
        m_config.listenPort = 0;
        m_config.heartbeatMillis = heartbeatMillis;
        auto opened = Listener::open(m_config, m_bus,
                                     [](const Request& request) { return ServerEnvironment::get().call(request); });
        if (!opened) {
            ADD_FAILURE() << opened.error().detail;
            return;
        }
        m_listener = std::move(*opened);
        m_bus.start();
        m_thread = std::thread([this] { m_listener->run(); });
    }
    ~OwnListener() {
        if (m_listener)
            m_listener->stop();
        if (m_thread.joinable())
            m_thread.join();
        m_bus.stop();
    }
    /// What a desk hears within `seconds`; `curlStatus` 28 means that the stream was still open then.
    std::string hear(TestDesk& desk, const char* seconds, int& curlStatus,
                     const std::string& target = "/v1/sync/events") {
        const std::string path = target.substr(0, target.find('?'));
        const std::string& token = desk.session.tokens.access;
        const std::string proof = protocol::makeProof(desk.key, "GET", path, token, desk.nonce, {},
                                                      ServerEnvironment::get().clock, ServerEnvironment::get().random);
        int status = 0;
        const std::string said = output("curl -s -N -m " + std::string(seconds) + " --cacert " +
                                            ServerEnvironment::get().value("OPDESK_CA") + " -H 'DPoP: " + proof +
                                            "' -H 'Authorization: DPoP " + token +
                                            "' 'https://127.0.0.1:" + std::to_string(m_listener->port()) + target + "'",
                                        &status);
        curlStatus = WEXITSTATUS(status);
        return said;
    }

private:
    Config m_config;
    HeadBus m_bus;
    std::unique_ptr<Listener> m_listener;
    std::thread m_thread;
};

}  // namespace opdesk::sync::server
