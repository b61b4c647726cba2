#include "core/audit/event.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace opdesk::audit {
namespace {

class ChainTest : public ::testing::Test {
protected:
    ChainTest() {
        ChainHead head;
        for (int i = 0; i < 4; ++i) {
            Event event;
            event.tenant = tenant;
            event.device = device;
            event.sequence = head.sequence + 1;
            event.previous = head.hash;
            event.group = model::GroupId::make(clock, random);
            event.user = model::StaffId::make(clock, random);
            event.lease = model::LeaseId::make(clock, random);
            event.wallMillis = base::toMillis(clock.now());
            event.action = "patient.open";
            event.permission = "patient.view_demographics";
            event.result = "ok";
            event.commitment = commitment(saltedPayload(payloadText({}, {{"name", "Asha"}}), random));
            head = {event.sequence, hashOf(event)};
            events.push_back(toJson(event));
        }
        last = head;
    }
    base::ManualClock clock{base::fromMillis(1795000000000)};
    base::SeededRandom random{11};
    model::TenantId tenant = model::TenantId::make(clock, random);
    model::DeviceId device = model::DeviceId::make(clock, random);
    std::vector<json::object> events;
    ChainHead last;
};

TEST_F(ChainTest, anUntouchedChainEndsAtItsHead) {
    const auto head = verifyChain(tenant, device, {}, events);
    ASSERT_TRUE(head) << head.error().detail;
    EXPECT_EQ(*head, last);
    const auto rest = verifyChain(tenant, device, ChainHead{1, *hashOf(events[0])}, std::span(events).subspan(1));
    ASSERT_TRUE(rest);
    EXPECT_EQ(*rest, last);
}

TEST_F(ChainTest, anAlteredEventBreaksTheChainAtTheNextOne) {
    events[1]["result"] = "refused";
    const auto head = verifyChain(tenant, device, {}, events);
    ASSERT_FALSE(head);
    EXPECT_NE(head.error().detail.find("audit event 3"), std::string::npos);
}

TEST_F(ChainTest, anAlteredLastEventMovesTheHead) {
    events[3]["result"] = "refused";
    const auto head = verifyChain(tenant, device, {}, events);
    ASSERT_TRUE(head);
    EXPECT_NE(*head, last);
}

TEST_F(ChainTest, aMissingOrReorderedEventIsNoticed) {
    auto missing = events;
    missing.erase(missing.begin() + 1);
    EXPECT_FALSE(verifyChain(tenant, device, {}, missing));
    std::swap(events[1], events[2]);
    EXPECT_FALSE(verifyChain(tenant, device, {}, events));
}

TEST_F(ChainTest, anotherDevicesEventDoesNotBelong) {
    EXPECT_FALSE(verifyChain(tenant, model::DeviceId::make(clock, random), {}, events));
    EXPECT_FALSE(verifyChain(model::TenantId::make(clock, random), device, {}, events));
}

TEST_F(ChainTest, anEventComesBackAsItWasAndAMemberOfANewerProgramIsCoveredToo) {
    const auto event = fromJson(events[0]);
    ASSERT_TRUE(event);
    EXPECT_EQ(toJson(*event), events[0]);
    EXPECT_EQ(hashOf(*event), *hashOf(events[0]));
    events[0]["newer"] = 1;
    EXPECT_NE(hashOf(*event), *hashOf(events[0]));
}

TEST_F(ChainTest, theCommitmentHidesThePayloadAndErasingItLeavesTheChainWhole) {
    const auto text = payloadText({{"name", "Asha"}}, {{"name", "Usha"}});
    const auto one = saltedPayload(text, random);
    const auto two = saltedPayload(text, random);
    EXPECT_NE(commitment(one), commitment(two));
    EXPECT_EQ(payloadOf(one)->at("before").as_object().at("name").as_string(), "Asha");
    for (const auto& event : events)
        EXPECT_EQ(base::canonicalJson(event).find("Asha"), std::string::npos);
    EXPECT_FALSE(payloadOf(base::Bytes(10)));
}

TEST_F(ChainTest, anEventThatLacksAMemberIsRefusedByName) {
    for (const auto* member : {"tenant", "device", "sequence", "previous", "group", "user", "lease", "wall_ms",
                               "action", "kind", "commitment"}) {
        auto broken = events[0];
        broken.erase(member);
        const auto event = fromJson(broken);
        ASSERT_FALSE(event) << member;
        EXPECT_EQ(event.error().field, member);
    }
}

}  // namespace
}  // namespace opdesk::audit
