#include <gtest/gtest.h>

#include <random>

#include "judge_desk.h"

/// What becomes of values that did not stand, over several ops on one field.
namespace opdesk::sync::merge {
namespace {

using model::KindId;
using samples::Arbiter;
using samples::Desk;
using samples::kBack;
using samples::kFront;

TEST(JudgeCards, aLaterOpOnADisputedField_renewsTheCard) {
    Arbiter server;
    const auto op = kFront.make(KindId::patient, samples::bodyOf(KindId::patient));
    server.push(kFront.device, {op});
    server.push(kFront.device, {kFront.set(KindId::patient, op.record, 1, {{"name", "Asha", "Asha R"}})});
    server.push(kBack.device, {kBack.set(KindId::patient, op.record, 1, {{"name", "Asha", "Asha K"}})});
    server.push(kBack.device, {kBack.set(KindId::patient, op.record, 1, {{"name", "Asha K", "Asha Kale"}})});
    ASSERT_EQ(server.cards().size(), 1u);
    EXPECT_EQ(server.cards()[0].at("mine").as_array()[0], json::value("Asha Kale"));
    EXPECT_EQ(server.text(KindId::patient, op.record, "name"), "Asha R");
}

TEST(JudgeCards, aLaterOpThatBeatsAnothersValue_keepsThatOnACardOfItsOwn) {
    Arbiter server;
    const auto op = kFront.make(KindId::patient, samples::bodyOf(KindId::patient));
    const auto record = op.record;
    server.push(kFront.device, {op});
    server.push(kFront.device, {kFront.set(KindId::patient, record, 1, {{"remark", nullptr, "front 1"}})});
    // Later, so it stands; the desk goes on offline, and so misses what the front makes of its value.
    server.push(kBack.device, {kBack.set(KindId::patient, record, 1, {{"remark", nullptr, "back 1"}}, 1000)});
    server.push(kFront.device, {kFront.set(KindId::patient, record, 3, {{"remark", "back 1", "front 2"}}, 2000)});
    server.push(kBack.device, {kBack.set(KindId::patient, record, 1, {{"remark", "back 1", "back 2"}}, 3000)});
    EXPECT_EQ(server.text(KindId::patient, record, "remark"), "back 2");
    std::set<std::string> dropped;
    for (const auto& card : server.cards("later_author"))
        dropped.insert(std::string(card.at("theirs").as_array()[0].get_string()));
    EXPECT_EQ(dropped, (std::set<std::string>{"front 1", "front 2"}));
}

TEST(JudgeCards, aRenewedCard_namesWhatStandsNow) {
    Arbiter server;
    const auto op = kFront.make(KindId::patient, samples::bodyOf(KindId::patient));
    const auto record = op.record;
    server.push(kFront.device, {op});
    server.push(kFront.device, {kFront.set(KindId::patient, record, 1, {{"name", "Asha", "Asha R"}})});
    server.push(kBack.device, {kBack.set(KindId::patient, record, 1, {{"name", "Asha", "Asha K"}})});
    server.push(kFront.device, {kFront.set(KindId::patient, record, 2, {{"name", "Asha R", "Asha Rao"}})});
    server.push(kBack.device, {kBack.set(KindId::patient, record, 1, {{"name", "Asha K", "Asha R"}})});
    ASSERT_EQ(server.cards().size(), 1u);
    EXPECT_EQ(server.cards()[0].at("mine").as_array()[0], json::value("Asha R"));
    EXPECT_EQ(server.cards()[0].at("theirs").as_array()[0], json::value("Asha Rao"));
}

/// Three desks that see each other's work now and then: nothing they wrote is nowhere.
TEST(JudgeCards, whateverIsWrittenInWhateverOrder_standsOrWasSeenOrIsOnACard) {
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        std::mt19937 dice(seed);
        const auto roll = [&](std::uint32_t sides) { return static_cast<std::uint32_t>(dice()) % sides; };
        Arbiter server;
        const auto made = kFront.make(KindId::patient, samples::bodyOf(KindId::patient));
        server.push(kFront.device, {made});
        const std::string field = seed % 2 == 0 ? "remark" : "name";
        const std::array desks{kFront, kBack, Desk{samples::id<model::DeviceId>(10), samples::id<model::StaffId>(60)}};
        struct Seen {
            json::value value;
            std::int64_t version = 1;
        };
        std::array<Seen, 3> seen;
        seen.fill({model::valueOf(made.document, field), 1});
        std::vector<model::FieldChange> written;
        for (int step = 0; step < 14; ++step) {
            const auto who = roll(3);
            if (roll(3) == 0) {
                const auto& state = server.at(KindId::patient, made.record);
                seen[who] = {model::valueOf(state.body, field), state.version};
            }
            const json::value value("value " + std::to_string(step));
            auto op = desks[who].set(KindId::patient, made.record, seen[who].version, {{field, seen[who].value, value}},
                                     roll(50'000));
            if (roll(8) == 0)
                op.clockOffsetMillis.reset();
            written.push_back(op.fields[0]);
            seen[who].value = value;
            ASSERT_FALSE(server.push(desks[who].device, {op}).refusal);
        }
        for (const auto& change : written) {
            const bool stands = server.at(KindId::patient, made.record).body.at(field) == change.after;
            const bool wasSeen =
                std::ranges::any_of(written, [&](const auto& other) { return other.before == change.after; });
            const auto cards = server.cards();
            const bool isOnACard = std::ranges::any_of(cards, [&](const json::object& card) {
                return card.at("mine").as_array()[0] == change.after || card.at("theirs").as_array()[0] == change.after;
            });
            EXPECT_TRUE(stands || wasSeen || isOnACard) << "seed " << seed << ' ' << base::canonicalJson(change.after);
        }
    }
}

}  // namespace
}  // namespace opdesk::sync::merge
