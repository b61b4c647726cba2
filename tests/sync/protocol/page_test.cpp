#include <gtest/gtest.h>
#include <zstd.h>

#include "core/crypto/aead.h"
#include "samples.h"
#include "sync/protocol/compression.h"

namespace opdesk::sync::protocol {
namespace {

TEST(Page, aPage_comesBackAsItWasSent) {
    const auto sent = samples::page();
    const auto back = decodePage(encodePage(sent));
    ASSERT_TRUE(back) << back.error().detail << back.error().field;
    EXPECT_EQ(back->head, 77);
    EXPECT_EQ(back->cursor, 43);
    EXPECT_TRUE(back->more);
    EXPECT_EQ(back->verdicts.at(0).code, "wrong_state");
    EXPECT_EQ(back->verdicts.at(1).version, 9);
    EXPECT_EQ(back->groups, sent.groups);
    EXPECT_EQ(back->deviceSeq, 31);
    EXPECT_EQ(back->since, 41);
    EXPECT_EQ(back->digests, sent.digests);
    ASSERT_EQ(back->parts.size(), 2u);
    EXPECT_EQ(encodePage(*back), encodePage(sent));
    const auto rows = openPart(samples::id<model::TenantId>(6), back->parts[0], samples::key(7));
    ASSERT_TRUE(rows) << rows.error().detail;
    ASSERT_EQ(rows->size(), 3u);
    EXPECT_EQ((*rows)[1].version, 2);
    EXPECT_TRUE((*rows)[2].deleted);
    EXPECT_EQ((*rows)[0].body, samples::rows(1)[0].body);
    EXPECT_EQ((*rows)[0].compartment, model::Compartment::care);
}

TEST(Page, withNothingNew_isSmall) {
    PageAnswer empty;
    empty.epoch = samples::id<model::OpId>(1).text();
    empty.head = empty.cursor = 1'234'567;
    empty.serverMillis = 1'795'000'000'123;
    empty.coverage = Coverage{"admin,care,desk,notes", "", 0};
    const auto bytes = encodePage(empty);
    EXPECT_LT(bytes.size(), 240u);
    const auto back = decodePage(bytes);
    ASSERT_TRUE(back);
    EXPECT_EQ(encodePage(*back), bytes);
    EXPECT_TRUE(back->digests.empty());
}

TEST(Page, aSealedPart_opensOnlyForItsTenantKeyAndPlace) {
    const auto part = samples::page().parts[0];
    const auto tenant = samples::id<model::TenantId>(6);
    ASSERT_TRUE(openPart(tenant, part, samples::key(7)));
    EXPECT_FALSE(openPart(samples::id<model::TenantId>(66), part, samples::key(7)));
    EXPECT_FALSE(openPart(tenant, part, samples::key(6)));
    auto moved = part;
    ++moved.toSeq;
    EXPECT_FALSE(openPart(tenant, moved, samples::key(7)));
    auto renamed = part;
    renamed.compartment = model::Compartment::notes;
    EXPECT_FALSE(openPart(tenant, renamed, samples::key(7)));
    auto flipped = part;
    flipped.sealed[20] ^= 1;
    EXPECT_EQ(openPart(tenant, flipped, samples::key(7)).error().code, base::ErrorCode::damaged);
}

TEST(Page, aBomb_stopsAtTheLimit) {
    const base::Bytes zeros(40 * 1024 * 1024, 0);
    base::Bytes packed(ZSTD_compressBound(zeros.size()));
    packed.resize(ZSTD_compress(packed.data(), packed.size(), zeros.data(), zeros.size(), 3));
    ASSERT_LT(packed.size(), 10'000u);
    const auto expanded = expand(packed, kMaxExpandedBytes);
    ASSERT_FALSE(expanded);
    EXPECT_EQ(expanded.error().code, base::ErrorCode::tooLarge);

    base::SeededRandom random(3);
    auto part = samples::page().parts[1];
    const std::string context = "opdesk-part-1|" + samples::id<model::TenantId>(6).text() + "|notes|1|41|43";
    part.sealed = *crypto::seal(samples::key(8), packed, base::asBytes(context), random);
    const auto rows = openPart(samples::id<model::TenantId>(6), part, samples::key(8));
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().code, base::ErrorCode::tooLarge);
}

TEST(Page, compression_returnsWhatWentIn) {
    base::SeededRandom random(4);
    for (const std::size_t size : {0u, 1u, 1000u, 65'536u, 65'537u, 300'000u}) {
        base::Bytes plain(size);
        random.fill(plain);
        const auto packed = compress(plain);
        ASSERT_TRUE(packed);
        const auto back = expand(*packed, size);
        ASSERT_TRUE(back) << size;
        EXPECT_EQ(*back, plain);
        if (size > 0) {
            EXPECT_FALSE(expand(*packed, size - 1));
            EXPECT_FALSE(expand(base::ByteView(*packed).first(packed->size() - 1), size));
        }
    }
}

}  // namespace
}  // namespace opdesk::sync::protocol
