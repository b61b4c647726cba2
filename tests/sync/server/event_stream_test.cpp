#include <gtest/gtest.h>

#include <thread>

#include "sync/protocol/dpop.h"
#include "sync/server/head_bus.h"
#include "sync/server/listener.h"
#include "test_desk.h"

namespace opdesk::sync::server {
namespace {

ServerEnvironment& env() {
    return ServerEnvironment::get();
}

/// The real listener on a port of its own, with heartbeats close together.
class OwnListener {
public:
    explicit OwnListener(std::int64_t heartbeatMillis)
        : m_config(env().services().config), m_bus(m_config.databaseApp) {
        m_config.listenPort = 0;
        m_config.heartbeatMillis = heartbeatMillis;
        auto opened = Listener::open(m_config, m_bus, [](const Request& request) { return env().call(request); });
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
    std::string hear(TestDesk& desk, const char* seconds, int& curlStatus) {
        const std::string path = "/v1/sync/events";
        const std::string& token = desk.session.tokens.access;
        const std::string proof =
            protocol::makeProof(desk.key, "GET", path, token, desk.nonce, {}, env().clock, env().random);
        int status = 0;
        const std::string said =
            output("curl -s -N -m " + std::string(seconds) + " --cacert " + env().value("OPDESK_CA") +
                       " -H 'DPoP: " + proof + "' -H 'Authorization: DPoP " + token +
                       "' https://127.0.0.1:" + std::to_string(m_listener->port()) + path,
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

int timesIn(const std::string& text, std::string_view what) {
    int times = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size()))
        ++times;
    return times;
}

TEST(EventStream, staysOpenOverManyHeartbeats) {
    auto desk = TestDesk::ready("Listening", "+919800000004");
    ASSERT_TRUE(desk.pull());
    OwnListener listener(300);
    int curlStatus = 0;
    const auto heard = listener.hear(desk, "1.5", curlStatus);
    EXPECT_EQ(curlStatus, 28) << heard;
    EXPECT_TRUE(heard.starts_with("event: head\ndata: {\"head\":")) << heard;
    EXPECT_GE(timesIn(heard, ": heartbeat\n\n"), 2) << heard;
}

TEST(EventStream, saysAtOnceWhatAnotherDeskPushed) {
    auto desk = TestDesk::ready("Listening", "+919800000004");
    auto other = TestDesk::ready("Writing", "+919800000009");
    const auto before = desk.pull();
    ASSERT_TRUE(before);
    OwnListener listener(10'000);
    int curlStatus = 0;
    std::string heard;
    std::thread hearing([&] { heard = listener.hear(desk, "3", curlStatus); });
    // The stream begins with the head it stands at, so whenever it opens it must end with the newest.
    const auto pushed = other.push({other.group({other.create(model::KindId::patient, patientBody("Poked For"))})});
    hearing.join();
    ASSERT_TRUE(pushed);
    EXPECT_EQ(curlStatus, 28);
    EXPECT_NE(heard.find("{\"head\":" + std::to_string(pushed->head) + "}"), std::string::npos) << heard;
}

TEST(EventStream, endsAtTheHeartbeatAfterItsSessionEnded) {
    auto desk = TestDesk::ready("Leaving", "+919800000004");
    ASSERT_TRUE(desk.pull());
    OwnListener listener(300);
    int curlStatus = 0;
    std::string heard;
    // The proof is made before the session ends: two threads never share a desk.
    std::thread hearing([&] { heard = listener.hear(desk, "8", curlStatus); });
    env().superuser("SELECT pg_sleep(1); UPDATE app.session_family SET revoked_ms = 1 WHERE device = '" +
                    desk.place.device.text() + "'");
    hearing.join();
    EXPECT_EQ(curlStatus, 0) << "the server ended it itself: " << heard;
    EXPECT_TRUE(heard.starts_with("event: head\n")) << heard;
}

}  // namespace
}  // namespace opdesk::sync::server
