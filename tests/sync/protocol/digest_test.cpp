#include "sync/protocol/digest.h"

#include <gtest/gtest.h>

#include "core/crypto/hash.h"
#include "samples.h"

namespace opdesk::sync::protocol {
namespace {

TEST(Digest, aLeaf_isTheHashOfKindIdVersionAndBodyDigest) {
    const base::Bytes compartmentKey(32, 7);
    const auto key = digestKey(compartmentKey);
    ASSERT_EQ(key.size(), 32u);
    EXPECT_EQ(key, digestKey(base::Bytes(32, 7)));
    EXPECT_NE(key, digestKey(base::Bytes(32, 8)));
    const auto id = *base::Uuid::parse("0190b0a2-7f31-7c5e-8b2a-0102030405ff");
    const auto body = crypto::hmacSha256(key, base::asBytes("{\"a\":1}"));
    auto text = *base::fromHex(
        "7669736974"
        "00"
        "0190b0a27f317c5e8b2a0102030405ff"
        "0000000000000102");
    text.insert(text.end(), body.begin(), body.end());
    EXPECT_EQ(leafOf("visit", id, 258, body), crypto::sha256(text));
    EXPECT_EQ(leafOf(model::KindId::visit, id, 258, key, "{\"a\":1}"), crypto::sha256(text));
    EXPECT_EQ(bucketOf(id), 255u);
}

TEST(Digest, everyPartOfARecord_changesItsLeaf) {
    const auto key = digestKey(base::Bytes(32, 7));
    const auto id = samples::id<model::VisitId>(1).uuid();
    const auto leaf = leafOf(model::KindId::visit, id, 1, key, "{}");
    EXPECT_NE(leaf, leafOf(model::KindId::note, id, 1, key, "{}"));
    EXPECT_NE(leaf, leafOf(model::KindId::visit, samples::id<model::VisitId>(2).uuid(), 1, key, "{}"));
    EXPECT_NE(leaf, leafOf(model::KindId::visit, id, 2, key, "{}"));
    EXPECT_NE(leaf, leafOf(model::KindId::visit, id, 1, key, "{\"a\":1}"));
    EXPECT_NE(leaf, leafOf(model::KindId::visit, id, 1, digestKey(base::Bytes(32, 8)), "{}"));
}

TEST(Digest, foldingTwice_takesALeafAway) {
    const auto key = digestKey(base::Bytes(32, 7));
    std::vector<Leaf> sums(kBuckets);
    EXPECT_EQ(combined(sums), Leaf{});
    const auto id = samples::id<model::VisitId>(1).uuid();
    const auto leaf = leafOf(model::KindId::visit, id, 1, key, "{}");
    fold(sums[bucketOf(id)], leaf);
    EXPECT_EQ(combined(sums), leaf);
    fold(sums[bucketOf(id)], leaf);
    EXPECT_EQ(combined(sums), Leaf{});
}

}  // namespace
}  // namespace opdesk::sync::protocol
