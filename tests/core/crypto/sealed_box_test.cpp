#include "core/crypto/sealed_box.h"

#include <gtest/gtest.h>

namespace opdesk::crypto {
namespace {

using base::asBytes;

TEST(SealedBox, onlyTheReadersKey_opensIt) {
    const auto reader = BoxKeyPair::generate();
    const auto box = sealTo(reader.publicKey(), asBytes("compartment key"));
    ASSERT_TRUE(box);
    const auto opened = reader.open(*box);
    ASSERT_TRUE(opened);
    EXPECT_EQ(base::asText(opened->view()), "compartment key");
    EXPECT_EQ(BoxKeyPair::generate().open(*box).error().code, base::ErrorCode::damaged);
}

TEST(SealedBox, theSecretAlone_makesThePairAgain) {
    const auto reader = BoxKeyPair::generate();
    const auto again = BoxKeyPair::fromSecret(reader.secret());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->publicKey(), reader.publicKey());
    EXPECT_TRUE(again->open(sealTo(reader.publicKey(), asBytes("x")).value()));
}

TEST(SealedBox, damagedAndShortBoxes_areRefused) {
    const auto reader = BoxKeyPair::generate();
    auto box = sealTo(reader.publicKey(), asBytes("x")).value();
    box.back() ^= 1;
    EXPECT_FALSE(reader.open(box));
    EXPECT_FALSE(reader.open(base::Bytes(10)));
    EXPECT_FALSE(sealTo(base::Bytes(31), asBytes("x")));
    EXPECT_FALSE(BoxKeyPair::fromSecret(base::Bytes(31)));
}

TEST(SealedBox, anEmptyMessage_isAMessage) {
    const auto reader = BoxKeyPair::generate();
    const auto opened = reader.open(sealTo(reader.publicKey(), {}).value());
    ASSERT_TRUE(opened);
    EXPECT_TRUE(opened->empty());
}

}  // namespace
}  // namespace opdesk::crypto
