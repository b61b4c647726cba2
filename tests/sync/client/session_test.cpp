#include "desk.h"

namespace opdesk::tests {
namespace {

using namespace std::chrono_literals;

TEST(Session, withoutAnAccessToken_oneRefreshComesFirst) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception, false};
    desk.createPatient("Asha");
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.refreshes(), 1u);
    EXPECT_EQ(desk.refreshToken, clinic.server.refreshToken(desk.device()));
    ASSERT_EQ(desk.leases.size(), 1u);
    EXPECT_EQ(store::syncState(desk.cache())->lease, desk.leases[0].lease);
    EXPECT_EQ(clinic.server.opCount(), 1u);
}

TEST(Session, aTokenThatEnded_isRefreshedOnceForBothLanes) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
    desk.createPatient("Asha");
    clinic.server.fault(Fault::tokenEnded, 2);  // the push and the pull that went out together
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.refreshes(), 1u);
    EXPECT_EQ(clinic.server.opCount(), 1u);
}

TEST(Session, aNewNonce_isTakenWithoutTroublingAnybody) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
    EXPECT_TRUE(desk.sync());
    clinic.server.renewNonce();
    desk.createPatient("Asha");
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.refreshes(), 0u);
}

TEST(Session, aRefusedRefresh_asksForALoginAndKeepsTheOutbox) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception, false};
    desk.createPatient("Asha");
    clinic.server.refuseRefresh();
    EXPECT_FALSE(desk.sync());
    EXPECT_EQ(desk.cycles.front().code, base::ErrorCode::unauthorized);
    EXPECT_EQ(desk.engine().status().phase, sync::client::Phase::needsLogin);
    EXPECT_EQ(desk.outbox().waiting, 1);
    const auto before = clinic.server.requests();
    desk.passTime(1h);
    EXPECT_EQ(clinic.server.requests(), before) << "nothing is sent until somebody logs in";
    desk.feed(sync::client::SessionRenewed{clinic.server.accessToken(desk.device()), "refresh-new"});
    desk.serveAll();
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_EQ(desk.refreshToken, "refresh-new");
}

TEST(Session, aRefusalOfTheSessionBefore_doesNotEndTheNewOne) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception, false};
    desk.createPatient("Asha");
    desk.feed(sync::client::Started{});
    ASSERT_EQ(desk.requests().size(), 1u);
    const auto refresh = desk.requests().front();
    desk.requests().clear();
    clinic.server.endSession(desk.device());
    const auto [access, token] = clinic.server.login(desk.device());
    desk.feed(sync::client::SessionRenewed{access, token});
    const auto refused = base::asBytes(R"({"error":"unauthorized"})");
    desk.feed(sync::client::Answered{refresh.request, 401, "", {}, base::Bytes(refused.begin(), refused.end())});
    EXPECT_NE(desk.engine().status().phase, sync::client::Phase::needsLogin);
    desk.serveAll();
    EXPECT_EQ(desk.outbox().waiting, 0);
}

TEST(Session, aRefreshTheLineSentTwice_isProvedAnewAndNeedsNoLogin) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception, false};
    desk.createPatient("Asha");
    clinic.server.fault(Fault::sentTwice);
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.requestsOf("/v1/session/refresh"), 2u) << "the second with a proof of its own";
    EXPECT_EQ(desk.refreshToken, clinic.server.refreshToken(desk.device()));
    EXPECT_EQ(clinic.server.opCount(), 1u);
    EXPECT_EQ(desk.outbox().waiting, 0);
}

TEST(Session, aLineThatSendsEveryRefreshTwice_waitsAndNeedsNoLogin) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception, false};
    desk.createPatient("Asha");
    clinic.server.fault(Fault::sentTwice, 2);
    EXPECT_FALSE(desk.sync());
    EXPECT_NE(desk.engine().status().phase, sync::client::Phase::needsLogin);
    desk.passTime(1min);
    EXPECT_EQ(desk.outbox().waiting, 0);
}

TEST(Session, aPushTheLineSentTwice_keepsItsTokenAndIsTakenOnce) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
    desk.createPatient("Asha");
    clinic.server.pushFault(Fault::sentTwice);
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.refreshes(), 0u);
    EXPECT_EQ(clinic.server.opCount(), 1u);
    EXPECT_EQ(desk.outbox().waiting, 0);
}

TEST(Session, aRefusalThatIsNotTheServersOwn_endsNoSession) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception, false};
    desk.createPatient("Asha");
    desk.feed(sync::client::Started{});
    ASSERT_EQ(desk.requests().size(), 1u);
    const auto request = desk.requests().front().request;
    desk.requests().clear();
    desk.feed(sync::client::Answered{request, 403, "", {}, base::Bytes(20, '<')});
    EXPECT_NE(desk.engine().status().phase, sync::client::Phase::needsLogin);
    desk.passTime(1min);
    EXPECT_EQ(desk.outbox().waiting, 0);
}

TEST(Session, aRefreshTokenThatCannotBeSaved_isNotUsed) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception, false};
    sync::client::EngineOptions options;
    options.tenant = clinic.tenant;
    options.device = desk.device();
    options.loadRefreshToken = [] { return std::string("token"); };
    options.saveRefreshToken = [](const std::string&) -> base::Status { return base::fail(base::ErrorCode::diskFull); };
    sync::client::Engine engine(
        desk.cache(), options, {}, [](auto&&...) { return std::string("proof"); }, clinic.clock, clinic.random);
    auto effects = engine.step(sync::client::Started{});
    const auto* request = std::get_if<sync::client::SendRequest>(&effects.front());
    ASSERT_TRUE(request);
    const sync::protocol::RefreshAnswer answer{"lease", {}, {"access", "refresh", 900}};
    const auto text = base::canonicalJson(sync::protocol::encode(answer));
    effects = engine.step(sync::client::Answered{request->request, 200, "", {}, {text.begin(), text.end()}});
    for (const auto& effect : effects)
        EXPECT_FALSE(std::holds_alternative<sync::client::SendRequest>(effect));
    EXPECT_EQ(engine.status().lastError, base::ErrorCode::diskFull);
}

TEST(Session, everySyncNow_isAnsweredOnce) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
    desk.feed(sync::client::Started{});
    for (int i = 0; i < 3; ++i)
        desk.feed(sync::client::SyncNow{});
    desk.serveAll();
    EXPECT_EQ(desk.cycles.size(), 3u);
    desk.feed(sync::client::SyncNow{});
    desk.feed(sync::client::Stopped{});
    ASSERT_EQ(desk.cycles.size(), 4u);
    EXPECT_FALSE(desk.cycles.back().success);
    EXPECT_EQ(desk.cycles.back().code, base::ErrorCode::cancelled);
    desk.feed(sync::client::SyncNow{});
    EXPECT_EQ(desk.cycles.size(), 5u);
}

TEST(Session, startingBecauseSomebodyAsked_looksOnce) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
    ASSERT_TRUE(desk.sync());
    desk.feed(sync::client::Stopped{});
    desk.cycles.clear();
    desk.feed(sync::client::Started{true});
    int asked = 0;
    while (desk.cycles.empty() && desk.serveOne())
        ++asked;
    EXPECT_EQ(asked, 1);
    ASSERT_EQ(desk.cycles.size(), 1u);
    EXPECT_TRUE(desk.cycles.front().success);
}

TEST(Session, theClockOffset_isMeasuredAndGoesIntoLaterOps) {
    Clinic clinic;
    base::ManualClock serverClock(clinic.clock.now() + 7min);
    Desk desk{clinic, "front", kReception};
    FakeServer ahead(clinic.tenant, serverClock, clinic.random);
    ahead.addKey(model::Compartment::desk, 1, Clinic::keyOf(model::Compartment::desk));
    ahead.enrol(desk.device(), kReception);
    desk.feed(sync::client::Started{});
    while (!desk.requests().empty()) {
        const auto request = desk.requests().front();
        desk.requests().pop_front();
        desk.feed(ahead.serve(desk.device(), request));
    }
    EXPECT_EQ(desk.engine().status().clockOffsetMillis, 7 * 60'000);
    EXPECT_EQ(store::syncState(desk.cache())->clockOffsetMillis, 7 * 60'000);
}

TEST(Session, aLateAnswerAfterStop_changesNothing) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
    EXPECT_TRUE(desk.sync());
    desk.createPatient("Asha");
    desk.feed(sync::client::LocalChange{});
    const auto request = desk.requests().front();
    desk.feed(sync::client::Stopped{});
    desk.feed(clinic.server.serve(desk.device(), request));
    EXPECT_EQ(desk.outbox().waiting, 1);
    desk.open();
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_EQ(clinic.server.opCount(), 1u);
}

TEST(Session, aStreamThatCloses_isOpenedAgain) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.streamsOpened, 1);
    desk.feed(sync::client::StreamClosed{0, ""});
    desk.passTime(5s);
    EXPECT_EQ(desk.streamsOpened, 2);
    for (int i = 0; i < 6; ++i) {
        desk.feed(sync::client::StreamClosed{502, ""});
        desk.passTime(1min);
    }
    EXPECT_GT(desk.streamsOpened, 4);
}

}  // namespace
}  // namespace opdesk::tests
