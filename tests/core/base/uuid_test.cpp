#include "core/base/uuid.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <unordered_set>

#include "core/base/clock.h"
#include "core/base/random.h"

namespace opdesk::base {
namespace {

using namespace std::chrono_literals;

TEST(Uuid, versionSeven_carriesTheTime) {
    const ManualClock clock(fromMillis(0x017F22E279B0));
    SeededRandom random(1);
    const Uuid id = Uuid::v7(clock, random);
    EXPECT_TRUE(id.text().starts_with("017f22e2-79b0-7")) << id.text();
    EXPECT_EQ(id.bytes()[8] & 0xC0, 0x80);
}

TEST(Uuid, later_sortsAfter) {
    ManualClock clock(fromMillis(1'700'000'000'000));
    SeededRandom random(1);
    Uuid before = Uuid::v7(clock, random);
    for (int i = 0; i < 100; ++i) {
        clock.advance(1ms);
        const Uuid after = Uuid::v7(clock, random);
        EXPECT_LT(before, after);
        EXPECT_LT(before.text(), after.text());
        before = after;
    }
}

TEST(Uuid, manyInOneMillisecond_differ) {
    const ManualClock clock(fromMillis(1));
    SystemRandom random;
    std::unordered_set<Uuid> seen;
    for (int i = 0; i < 10'000; ++i)
        EXPECT_TRUE(seen.insert(Uuid::v7(clock, random)).second);
}

TEST(Uuid, onlyTheCanonicalForm_parses) {
    EXPECT_TRUE(Uuid::parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
    for (const char* text : {"", "017F22E2-79b0-7cc3-98c4-dc0c0c07398f", "017f22e279b07cc398c4dc0c0c07398f",
                             "{017f22e2-79b0-7cc3-98c4-dc0c0c0739}", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
                             "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff", "017f22e2079b0-7cc3-98c4-dc0c0c07398f",
                             "g17f22e2-79b0-7cc3-98c4-dc0c0c07398f"}) {
        EXPECT_FALSE(Uuid::parse(text)) << text;
    }
}

RC_GTEST_PROP(Uuid, text_readsBack, (std::uint64_t seed)) {
    SeededRandom random(seed);
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    RC_ASSERT(Uuid::parse(Uuid(bytes).text()) == Uuid(bytes));
}

TEST(Uuid, theNullId_isNull) {
    EXPECT_TRUE(Uuid().isNull());
    EXPECT_EQ(Uuid().text(), "00000000-0000-0000-0000-000000000000");
}

struct PatientTag;
struct VisitTag;

TEST(Id, kindsDoNotMix) {
    static_assert(!std::is_convertible_v<Id<PatientTag>, Id<VisitTag>>);
    static_assert(!std::is_convertible_v<Uuid, Id<PatientTag>>);
    const ManualClock clock(fromMillis(1));
    SeededRandom random(2);
    const auto id = Id<PatientTag>::make(clock, random);
    EXPECT_EQ(Id<PatientTag>::parse(id.text()), id);
    EXPECT_FALSE(Id<PatientTag>::parse("x"));
}

}  // namespace
}  // namespace opdesk::base
