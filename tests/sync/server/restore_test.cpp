#include <gtest/gtest.h>

#include "sync/server/provisioning.h"
#include "test_desk.h"

/// The server comes back from a backup: another history, with what was acknowledged since gone from it.
namespace opdesk::sync::server {
namespace {

using model::KindId;

std::string conninfo(const std::string& database) {
    std::string text = env().value("OPDESK_PG_SUPER");
    return text.replace(text.find("dbname=opdesk"), std::string_view("dbname=opdesk").size(), "dbname=" + database);
}

TEST(Restore, aNewEpochTellsEveryDeskAndNobodyIsTakenForAClone) {
    auto desk = TestDesk::ready("Lives Through It", kRohini);
    const auto kept = desk.group({desk.create(KindId::patient, patientBody("In The Backup"))});
    ASSERT_TRUE(desk.push({kept}));
    int status = 0;
    const std::string dump = "/tmp/opdesk-restore-" + std::to_string(env().random.below(1'000'000'000)) + ".dump";
    const auto said = output(
        "pg_dump -Fc -f " + dump + " -d '" + conninfo("opdesk") + "' 2>&1 && psql -X -q -d '" + conninfo("postgres") +
            "' -c 'CREATE DATABASE opdesk_restored OWNER opdesk_owner TEMPLATE template0' 2>&1 && "
            "pg_restore -d '" +
            conninfo("opdesk_restored") + "' " + dump + " 2>&1; code=$?; rm -f " + dump + "; exit $code",
        &status);
    ASSERT_EQ(status, 0) << said;

    const auto since = desk.create(KindId::patient, patientBody("After The Backup"));
    const auto lost = desk.group({since});
    const auto acknowledged = desk.push({lost});
    ASSERT_TRUE(acknowledged);
    EXPECT_EQ(acknowledged->deviceSeq, 2);

    const auto restored = env().instance("opdesk_restored");
    const base::SystemClock systemClock;
    Database owner(restored->config.databaseMigrate, 1, env().vault().contextKey(), systemClock);
    const auto epochs = newEpochs(owner, env().clock, env().random, env().value("OPDESK_CLINIC_CODE"));
    ASSERT_TRUE(epochs) << epochs.error().detail;
    ASSERT_EQ(epochs->size(), 1u);
    EXPECT_FALSE(newEpochs(owner, env().clock, env().random, "NOBODY"));

    env().goThrough(restored.get());
    const auto page = desk.pull();
    ASSERT_TRUE(page) << page.error().detail;
    EXPECT_EQ(page->epoch, epochs->front().second);
    EXPECT_NE(page->epoch, acknowledged->epoch);
    EXPECT_EQ(page->deviceSeq, 1) << "lower than the desk's: no clone";
    EXPECT_FALSE(desk.rows(*page).contains(since.record));
    const auto sums =
        protocol::decodeDigestAnswer(*base::parseJsonObject(desk.send("GET", "/v1/sync/digest?compartment=desk").body));
    ASSERT_TRUE(sums);
    const auto again = desk.push({kept, lost});
    ASSERT_TRUE(again) << again.error().detail;
    ASSERT_EQ(again->verdicts.size(), 2u);
    EXPECT_EQ(again->verdicts[0].verdict, model::Verdict::duplicate);
    EXPECT_EQ(again->verdicts[1].verdict, model::Verdict::applied) << again->verdicts[1].detail;
    EXPECT_EQ(again->deviceSeq, 2);
    const auto more = desk.push({desk.group({desk.create(KindId::patient, patientBody("Goes On"))})});
    ASSERT_TRUE(more);
    EXPECT_EQ(more->verdicts[0].verdict, model::Verdict::applied);
    const auto after = desk.pull(page->head);
    ASSERT_TRUE(after);
    ASSERT_TRUE(after->digests.contains("desk"));
    EXPECT_NE(after->digests.at("desk"), protocol::combined(sums->sums));
    auto clone = desk.twin();
    --clone.deviceSeq;
    EXPECT_FALSE(clone.push({clone.group({clone.create(KindId::patient, patientBody("Clone"))})}));
    EXPECT_EQ(clone.lastAnswer.status, 409);
    env().goThrough(nullptr);
}

}  // namespace
}  // namespace opdesk::sync::server
