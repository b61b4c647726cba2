#include "core/base/bytes.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace opdesk::base {
namespace {

TEST(Bytes, base64Url_ofRfc4648) {
    EXPECT_EQ(toBase64Url(asBytes("foobar")), "Zm9vYmFy");
    EXPECT_EQ(toBase64Url(asBytes("fooba")), "Zm9vYmE");
    EXPECT_EQ(toBase64Url(asBytes("f")), "Zg");
    EXPECT_EQ(toBase64Url(Bytes{0xfb, 0xff}), "-_8");
    EXPECT_EQ(toBase64Url({}), "");
}

TEST(Bytes, textsThatNoEncoderWrites_areRefused) {
    for (const char* text : {"A", "Zg==", "Zh", "Zm9+", "Zm9/", "Zm 9", "Zm9vYmFyA"})
        EXPECT_FALSE(fromBase64Url(text)) << text;
    for (const char* text : {"0", "0g", "é", "0x"})
        EXPECT_FALSE(fromHex(text)) << text;
}

RC_GTEST_PROP(Bytes, encodings_readBack, (const Bytes& bytes)) {
    RC_ASSERT(fromHex(toHex(bytes)) == bytes);
    RC_ASSERT(fromBase64Url(toBase64Url(bytes)) == bytes);
    RC_ASSERT(asText(bytes).size() == bytes.size());
}

TEST(Bytes, hex_takesBothCases) {
    EXPECT_EQ(fromHex("aBcD"), (Bytes{0xab, 0xcd}));
}

}  // namespace
}  // namespace opdesk::base
