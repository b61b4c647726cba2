#include <gtest/gtest.h>

#include <thread>

#include "own_listener.h"

namespace opdesk::sync::server {
namespace {

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
    EXPECT_TRUE(heard.starts_with("event: head\ndata: {\"epoch\":\"")) << heard;
    EXPECT_LT(heard.find("\n\n"), 120u) << "a check on the open stream stays small";
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
    EXPECT_NE(heard.find("\"head\":" + std::to_string(pushed->head) + "}"), std::string::npos) << heard;
}

TEST(EventStream, saysThatTheHistoryIsAnother_thoughTheHeadIsTheSame) {
    auto desk = TestDesk::ready("Listening", "+919800000004");
    const auto before = desk.pull();
    ASSERT_TRUE(before);
    OwnListener listener(300);
    int curlStatus = 0;
    std::string heard;
    std::thread hearing([&] { heard = listener.hear(desk, "3", curlStatus); });
    const auto of = " WHERE tenant = '" + desk.place.tenant.text() + "'";
    env().superuser("SELECT pg_sleep(1); UPDATE app.sync_head SET epoch = 'put-back'" + of);
    hearing.join();
    env().superuser("UPDATE app.sync_head SET epoch = '" + before->epoch + "'" + of);
    EXPECT_NE(heard.find("{\"epoch\":\"" + before->epoch + "\",\"head\":" + std::to_string(before->head) + "}"),
              std::string::npos)
        << heard;
    EXPECT_NE(heard.find("{\"epoch\":\"put-back\",\"head\":" + std::to_string(before->head) + "}"), std::string::npos)
        << heard;
}

TEST(EventStream, aWaitUnderAnotherEpoch_isAnsweredAtOnce) {
    auto desk = TestDesk::ready("Waiting", "+919800000004");
    const auto before = desk.pull();
    ASSERT_TRUE(before);
    OwnListener listener(10'000);
    int curlStatus = 0;
    const auto head = std::to_string(before->head);
    const auto same = listener.hear(desk, "1", curlStatus, "/v1/sync/wait?epoch=" + before->epoch + "&head=" + head);
    EXPECT_EQ(curlStatus, 28) << "it waits: " << same;
    const auto other = listener.hear(desk, "5", curlStatus, "/v1/sync/wait?epoch=another&head=" + head);
    EXPECT_EQ(curlStatus, 0);
    EXPECT_EQ(other, "{\"epoch\":\"" + before->epoch + "\",\"head\":" + head + "}");
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
