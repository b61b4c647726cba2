#include <gtest/gtest.h>

#include "test_desk.h"

namespace opdesk::sync::server {
namespace {

using model::KindId;

/// Some allergies of a new patient, written at a doctor's own desk.
std::vector<base::Uuid> writeAllergies(TestDesk& doctor, int count) {
    const auto patient = doctor.create(KindId::patient, patientBody("Has Allergies"));
    std::vector<model::Op> ops{patient};
    std::vector<base::Uuid> ids;
    for (int i = 0; i < count; ++i) {
        ops.push_back(doctor.create(
            KindId::allergy,
            {{"patient", patient.record.text()}, {"substance", "drug " + std::to_string(i)}, {"status", "active"}}));
        ids.push_back(ops.back().record);
    }
    const auto answer = doctor.push({doctor.group(ops)});
    EXPECT_TRUE(answer);
    for (const auto& verdict : answer->verdicts)
        EXPECT_EQ(verdict.verdict, model::Verdict::applied) << verdict.code << ' ' << verdict.detail;
    return ids;
}

TEST(Scope, aDoctorAtTheReceptionsDesk_getsWhatWasWrittenBeforeHeCame) {
    for (const std::int64_t limit : {2, 2000}) {
        auto doctor = TestDesk::ready("Consulting", kMeera);
        auto desk = TestDesk::ready("Reception", kRohini);
        const auto allergies = writeAllergies(doctor, 5);
        std::int64_t cursor = 0;
        protocol::Coverage coverage;
        const auto first = desk.pullAll(cursor, coverage);
        ASSERT_TRUE(first) << first.error().detail;
        EXPECT_EQ(coverage, (protocol::Coverage{"desk", {}, 0}));
        const auto covered = cursor;

        desk.login(kMeera);
        const auto rows = desk.pullAll(cursor, coverage, limit);
        ASSERT_TRUE(rows) << rows.error().detail;
        for (const auto& id : allergies)
            EXPECT_TRUE(rows->contains(id)) << "page of " << limit;
        EXPECT_GE(cursor, covered);
        EXPECT_EQ(coverage, (protocol::Coverage{"care,desk,notes", {}, 0}));
        const auto again = desk.pullAll(cursor, coverage);
        ASSERT_TRUE(again);
        EXPECT_TRUE(again->empty()) << "it is filled in once";
    }
}

TEST(Scope, aRowThatMovesWhileItIsFilledIn_comesInItsNewState) {
    auto doctor = TestDesk::ready("Consulting", kMeera);
    auto desk = TestDesk::ready("Reception", kRohini);
    const auto allergies = writeAllergies(doctor, 6);
    std::int64_t cursor = 0;
    protocol::Coverage coverage;
    ASSERT_TRUE(desk.pullAll(cursor, coverage));
    desk.login(kMeera);
    auto rows = desk.pullAll(cursor, coverage, 1, 1);
    ASSERT_TRUE(rows);
    EXPECT_EQ(coverage.scope, "desk");
    EXPECT_EQ(coverage.fill, "care,notes");
    ASSERT_TRUE(doctor.push(
        {doctor.group({doctor.set(KindId::allergy, allergies[5], 1, {{"substance", "drug 5", "changed"}})})}));
    auto rest = desk.pullAll(cursor, coverage, 2);
    ASSERT_TRUE(rest);
    rest->merge(*rows);
    for (const auto& id : allergies)
        ASSERT_TRUE(rest->contains(id));
    EXPECT_EQ(rest->at(allergies[5]).body.at("substance"), json::value("changed"));
}

TEST(Scope, aScopeThatIsNoneIsRefused) {
    auto desk = TestDesk::ready("Reception", kRohini);
    for (const char* scope : {"desk,", ",", "DESK", "desk,,care", "d%20"})
        EXPECT_EQ(desk.send("GET", std::string("/v1/sync/pull?cursor=1&scope=") + scope).status, 400) << scope;
}

/// Sets what an admin sets through the device record.
void setState(const TestDesk& desk, const std::string& state) {
    env().superuser("UPDATE app.device SET state = '" + state + "' WHERE id = '" + desk.place.device.text() + "'");
}

TEST(Drain, aLeavingDeviceIsPutAsideAndGetsNothingNew) {
    auto desk = TestDesk::ready("Leaving", kRohini);
    auto other = TestDesk::ready("Staying", "+919800000009");
    const auto known = desk.group({desk.create(KindId::patient, patientBody("Before Leaving"))});
    ASSERT_TRUE(desk.push({known}));
    std::int64_t cursor = 0;
    protocol::Coverage coverage;
    ASSERT_TRUE(desk.pullAll(cursor, coverage));
    setState(desk, "drain");

    const auto late = desk.create(KindId::patient, patientBody("While Leaving"));
    const auto answer = desk.push({known, desk.group({late})});
    ASSERT_TRUE(answer) << answer.error().detail;
    ASSERT_EQ(answer->verdicts.size(), 2u);
    EXPECT_EQ(answer->verdicts[0].verdict, model::Verdict::duplicate) << "what was taken before stays taken";
    EXPECT_EQ(answer->verdicts[1].verdict, model::Verdict::parked);
    EXPECT_EQ(answer->verdicts[1].code, "wrong_state");
    EXPECT_TRUE(answer->parts.empty());
    EXPECT_EQ(env().superuser("SELECT count(*) FROM app.quarantine WHERE released_ms IS NULL AND device = '" +
                              desk.place.device.text() + "'"),
              "1\n");

    ASSERT_TRUE(other.push({other.group({other.create(KindId::patient, patientBody("Not For Them"))})}));
    const auto before = cursor;
    const auto rows = desk.pullAll(cursor, coverage);
    ASSERT_TRUE(rows);
    EXPECT_TRUE(rows->empty());
    EXPECT_EQ(cursor, before);

    setState(desk, "active");
    const auto back = desk.pullAll(cursor, coverage);
    ASSERT_TRUE(back);
    EXPECT_FALSE(back->empty());
    EXPECT_FALSE(back->contains(late.record));
    setState(desk, "revoked");
    EXPECT_EQ(desk.send("GET", "/v1/sync/pull").status, 401);
}

}  // namespace
}  // namespace opdesk::sync::server
