#include "core/access/lease.h"

#include <gtest/gtest.h>

#include "core/crypto/ed25519.h"

namespace opdesk::access {
namespace {

class LeaseTest : public testing::Test {
protected:
    LeaseTest() {
        m_lease.id = model::LeaseId::make(m_clock, m_random);
        m_lease.tenant = model::TenantId::make(m_clock, m_random);
        m_lease.user = model::StaffId::make(m_clock, m_random);
        m_lease.device = model::DeviceId::make(m_clock, m_random);
        m_lease.roles = {"Nurse", "Receptionist"};
        m_lease.compartments = {model::Compartment::desk, model::Compartment::care};
        m_lease.issued = m_clock.now();
        m_lease.offlineUntil = m_clock.now() + std::chrono::hours(72);
        m_lease.epoch = 3;
        m_lease.signingKey = "abc";
    }
    std::string encoded() {
        return encodeLease(m_lease, [&](base::ByteView text) {
            const auto signature = m_key.sign(text);
            return base::Bytes(signature.begin(), signature.end());
        });
    }
    base::ManualClock m_clock{base::fromMillis(1'790'000'000'123)};
    base::SeededRandom m_random{7};
    crypto::Ed25519Key m_key = crypto::Ed25519Key::generate(m_random);
    Lease m_lease;
};

TEST_F(LeaseTest, comesBackAsItWasSigned) {
    const auto publicKey = m_key.publicKey();
    const auto read = verifyLease(encoded(), publicKey);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->id, m_lease.id);
    EXPECT_EQ(read->user, m_lease.user);
    EXPECT_EQ(read->roles, m_lease.roles);
    EXPECT_EQ(read->compartments, m_lease.compartments);
    EXPECT_EQ(read->offlineUntil, m_lease.offlineUntil);
    EXPECT_EQ(read->epoch, 3);
    EXPECT_EQ(read->signingKey, "abc");
}

TEST_F(LeaseTest, isRefusedWithAnyByteChanged) {
    const auto publicKey = m_key.publicKey();
    const std::string text = encoded();
    for (std::size_t i = 0; i < text.size(); i += 7) {
        std::string bent = text;
        bent[i] = bent[i] == 'A' ? 'B' : 'A';
        if (bent != text) {
            EXPECT_FALSE(verifyLease(bent, publicKey)) << i;
        }
    }
}

TEST_F(LeaseTest, isRefusedUnderAnotherServersKey) {
    const auto other = crypto::Ed25519Key::generate(m_random).publicKey();
    const auto read = verifyLease(encoded(), other);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, base::ErrorCode::damaged);
}

TEST_F(LeaseTest, nonsenseIsNoLease) {
    const auto publicKey = m_key.publicKey();
    for (const char* text : {"", ".", "a.b", "....", "e30.e30"})
        EXPECT_FALSE(verifyLease(text, publicKey)) << text;
}

}  // namespace
}  // namespace opdesk::access
