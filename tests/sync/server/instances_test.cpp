#include <gtest/gtest.h>

#include <thread>

#include "sync/protocol/dpop.h"
#include "sync/server/migrations.h"
#include "test_desk.h"

/// Several opdeskd on one database.
namespace opdesk::sync::server {
namespace {

Request pullRequest(TestDesk& desk) {
    Request request;
    request.method = "GET";
    request.target = "/v1/sync/pull";
    request.remoteAddress = "127.0.0.1";
    request.authorization = "DPoP " + desk.session.tokens.access;
    request.dpop = protocol::makeProof(desk.key, "GET", request.target, desk.session.tokens.access, desk.nonce, {},
                                       env().clock, env().random);
    request.dpopHeaders = 1;
    return request;
}

TEST(Instances, takeEachOthersNoncesAndTokensAndRefuseAProofTheOtherHasSeen) {
    auto desk = TestDesk::ready("Between Two", kRohini);
    const auto a = env().instance(), b = env().instance();
    env().goThrough(a.get());
    EXPECT_EQ(desk.send("GET", "/v1/sync/pull").status, 200);
    env().goThrough(nullptr);
    const auto request = pullRequest(desk);  // with the nonce of a
    EXPECT_EQ(b->api.handle(request).status, 200);
    const auto replayed = a->api.handle(request);
    EXPECT_EQ(replayed.status, 401);
    EXPECT_NE(replayed.body.find("proof_used"), std::string::npos) << replayed.body;
}

TEST(Instances, aPushThroughOneIsADuplicateThroughTheOther) {
    auto desk = TestDesk::ready("Failing Over", kRohini);
    const auto a = env().instance(), b = env().instance();
    const auto group = desk.group({desk.create(model::KindId::patient, patientBody("Sent Twice"))});
    env().goThrough(a.get());
    const auto first = desk.push({group});
    env().goThrough(b.get());
    const auto second = desk.push({group});
    env().goThrough(nullptr);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(second->verdicts[0].verdict, model::Verdict::duplicate);
    EXPECT_EQ(second->head, first->head);
}

TEST(Instances, connectionsThatTheServerEndedWhileTheyLayIdleAreReplaced_andNobodyNotices) {
    auto desk = TestDesk::ready("Not Noticing", kRohini);
    const auto a = env().instance();
    env().goThrough(a.get());
    ASSERT_EQ(desk.send("GET", "/v1/sync/pull").status, 200);
    for (int i = 0; i < 3; ++i) {
        env().superuser("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'opdesk_app'");
        EXPECT_EQ(desk.send("GET", "/v1/sync/pull").status, 200) << desk.lastAnswer.body;
    }
    env().superuser("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'opdesk_app'");
    const auto pushed = desk.push({desk.group({desk.create(model::KindId::patient, patientBody("After The End"))})});
    env().goThrough(nullptr);
    ASSERT_TRUE(pushed) << pushed.error().detail;
    EXPECT_EQ(pushed->verdicts[0].verdict, model::Verdict::applied);
}

TEST(Instances, migratingAtOnceDoItOnce) {
    std::vector<std::thread> threads;
    std::atomic<int> failed = 0;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&] {
            const auto connection = Connection::open(env().config().databaseMigrate);
            if (!connection || !migrate(**connection, env().vault().contextKey().view()))
                ++failed;
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(failed, 0);
}

}  // namespace
}  // namespace opdesk::sync::server
