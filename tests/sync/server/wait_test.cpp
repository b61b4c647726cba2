#include <gtest/gtest.h>

#include <thread>

#include "own_listener.h"

/// The long poll behind a proxy that lets no stream through, and what a leaving desk hears.
namespace opdesk::sync::server {
namespace {

std::string waitFor(const protocol::PageAnswer& known) {
    return "/v1/sync/wait?epoch=" + known.epoch + "&head=" + std::to_string(known.head);
}

void setState(const TestDesk& desk, const std::string& state) {
    env().superuser("UPDATE app.device SET state = '" + state + "' WHERE id = '" + desk.place.device.text() + "'");
}

/// What an admin's change sends: everybody looks again.
std::string pokeRightsSql() {
    return "SELECT pg_notify('opdesk_head', '" + env().value("OPDESK_TENANT") + " -1')";
}

TEST(Wait, isAnsweredWithTheHeadAnotherDeskMoved) {
    auto desk = TestDesk::ready("Waiting", "+919800000004");
    auto other = TestDesk::ready("Writing", "+919800000009");
    const auto known = desk.pull();
    ASSERT_TRUE(known);
    OwnListener listener(60'000);
    int curlStatus = 0;
    std::string heard;
    std::thread hearing([&] { heard = listener.hear(desk, "20", curlStatus, waitFor(*known)); });
    env().superuser("SELECT pg_sleep(0.7)");  // it is waiting by now; an answer that came too early names the old head
    const auto pushed = other.push({other.group({other.create(model::KindId::patient, patientBody("Waited For"))})});
    hearing.join();
    ASSERT_TRUE(pushed);
    EXPECT_EQ(curlStatus, 0) << heard;
    const auto answer = base::parseJsonObject(heard);
    ASSERT_TRUE(answer) << heard;
    EXPECT_EQ(answer->at("head").to_number<std::int64_t>(), pushed->head) << heard;
}

TEST(Wait, underAHeadThatMovedMeanwhile_isAnsweredAtOnce) {
    auto desk = TestDesk::ready("Behind", "+919800000004");
    auto known = desk.pull();
    ASSERT_TRUE(known);
    OwnListener listener(60'000);
    int curlStatus = 0;
    const auto head = known->head;
    --known->head;
    const auto heard = listener.hear(desk, "5", curlStatus, waitFor(*known));
    EXPECT_EQ(curlStatus, 0) << heard;
    EXPECT_NE(heard.find("\"head\":" + std::to_string(head)), std::string::npos) << heard;
}

TEST(Wait, isRefusedWhenItsSessionEndsMeanwhile) {
    auto desk = TestDesk::ready("Thrown Out", "+919800000004");
    const auto known = desk.pull();
    ASSERT_TRUE(known);
    OwnListener listener(60'000);
    int curlStatus = 0;
    std::string heard;
    std::thread hearing([&] { heard = listener.hear(desk, "20", curlStatus, waitFor(*known)); });
    env().superuser("SELECT pg_sleep(0.7)");
    env().superuser("UPDATE app.session_family SET revoked_ms = 1 WHERE device = '" + desk.place.device.text() + "'; " +
                    pokeRightsSql());
    hearing.join();
    EXPECT_EQ(curlStatus, 0) << heard;
    EXPECT_NE(heard.find("unauthorized"), std::string::npos) << heard;
}

TEST(Wait, ofALeavingDeskIsToldNoNewHead) {
    auto desk = TestDesk::ready("Leaving", "+919800000004");
    auto other = TestDesk::ready("Staying", "+919800000009");
    const auto known = desk.pull();
    ASSERT_TRUE(known);
    setState(desk, "drain");
    OwnListener listener(60'000);
    int curlStatus = 0;
    std::string heard;
    std::thread hearing([&] { heard = listener.hear(desk, "3", curlStatus, waitFor(*known)); });
    env().superuser("SELECT pg_sleep(0.7)");
    const auto pushed = other.push({other.group({other.create(model::KindId::patient, patientBody("Not For Them"))})});
    hearing.join();
    ASSERT_TRUE(pushed);
    EXPECT_EQ(curlStatus, 28) << "it waits on: " << heard;
    EXPECT_EQ(heard, "");
    setState(desk, "revoked");
}

TEST(EventStream, ofALeavingDeskStaysOpenAndTellsNoHead) {
    auto desk = TestDesk::ready("Leaving", "+919800000004");
    auto other = TestDesk::ready("Staying", "+919800000009");
    ASSERT_TRUE(desk.pull());
    setState(desk, "drain");
    OwnListener listener(300);
    int curlStatus = 0;
    std::string heard;
    std::thread hearing([&] { heard = listener.hear(desk, "2", curlStatus); });
    env().superuser("SELECT pg_sleep(0.7)");
    const auto pushed = other.push({other.group({other.create(model::KindId::patient, patientBody("Not For Them"))})});
    hearing.join();
    ASSERT_TRUE(pushed);
    EXPECT_EQ(curlStatus, 28) << heard;
    EXPECT_EQ(heard.find("event: head"), std::string::npos) << heard;
    EXPECT_NE(heard.find(": heartbeat"), std::string::npos) << heard;
    setState(desk, "revoked");
}

TEST(EventStream, ofADeskThatBeginsToLeaveFallsSilent) {
    auto desk = TestDesk::ready("Leaving", "+919800000004");
    auto other = TestDesk::ready("Staying", "+919800000009");
    const auto known = desk.pull();
    ASSERT_TRUE(known);
    OwnListener listener(60'000);
    int curlStatus = 0;
    std::string heard;
    std::thread hearing([&] { heard = listener.hear(desk, "3", curlStatus); });
    env().superuser("SELECT pg_sleep(0.7)");
    setState(desk, "drain");
    env().superuser(pokeRightsSql());
    env().superuser("SELECT pg_sleep(0.5)");
    const auto pushed = other.push({other.group({other.create(model::KindId::patient, patientBody("Not For Them"))})});
    hearing.join();
    ASSERT_TRUE(pushed);
    EXPECT_EQ(curlStatus, 28) << heard;
    EXPECT_NE(heard.find("\"head\":" + std::to_string(known->head)), std::string::npos) << heard;
    EXPECT_EQ(heard.find("\"head\":" + std::to_string(pushed->head)), std::string::npos) << heard;
    setState(desk, "revoked");
}

}  // namespace
}  // namespace opdesk::sync::server
