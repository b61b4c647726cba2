#include "core/store/keyring.h"

#include "core/base/platform.h"
#include "core/crypto/hash.h"

#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

using base::ErrorCode;
using model::Compartment;

class KeyringTest : public ::testing::Test {
protected:
    KeyringTest() : profileFolder(temp.path() / "profile"), secret(32, 9) {
        profile.tenant = model::TenantId::make(clock, random);
        profile.device = model::DeviceId::make(clock, random);
        profile.clinicName = "Shanti Clinic";
        profile.serverUrl = "https://clinic.example";
        profile.users = {{staff, "Asha", "Reception"}};
    }
    UserKeys keys() {
        UserKeys out;
        out.staff = staff;
        out.cacheKey = crypto::SecretBytes::random(32, random);
        out.signingSeed = crypto::SecretBytes::random(32, random);
        out.compartments.push_back({Compartment::care, 3, crypto::SecretBytes::random(32, random)});
        out.lease = "signed lease";
        return out;
    }
    base::Status save(const UserKeys& saved) {
        return saveBlob(profileFolder, profile, saved, "right words", secret, random, {1, 8192});
    }
    base::Result<UserKeys> unlock(std::string_view passphrase) {
        return openBlob(profileFolder, profile, staff, passphrase, secret, clock);
    }

    TempFolder temp;
    base::ManualClock clock{base::fromMillis(1795000000000)};
    base::SeededRandom random{3};
    ProfileFolder profileFolder;
    base::Bytes secret;
    model::StaffId staff = model::StaffId::make(clock, random);
    Profile profile;
};

TEST_F(KeyringTest, aProfileComesBackOnlyWithTheDeviceSecret) {
    EXPECT_FALSE(profileFolder.exists());
    EXPECT_EQ(profileFolder.load(secret).error().code, ErrorCode::notFound);
    ASSERT_TRUE(profileFolder.save(profile, secret, random));
    EXPECT_TRUE(profileFolder.exists());
    const auto back = profileFolder.load(secret);
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(back->clinicName, "Shanti Clinic");
    EXPECT_EQ(back->device, profile.device);
    ASSERT_EQ(back->users.size(), 1U);
    EXPECT_EQ(back->users[0].staff, staff);
    EXPECT_EQ(profileFolder.load(base::Bytes(32, 8)).error().code, ErrorCode::damaged);
}

TEST_F(KeyringTest, passphraseAndDeviceSecretTogetherOpenTheBlob) {
    const auto saved = keys();
    ASSERT_TRUE(save(saved));
    const auto opened = unlock("right words");
    ASSERT_TRUE(opened) << base::errorName(opened.error().code);
    EXPECT_TRUE(crypto::constantTimeEqual(opened->cacheKey.view(), saved.cacheKey.view()));
    EXPECT_TRUE(crypto::constantTimeEqual(opened->signingSeed.view(), saved.signingSeed.view()));
    ASSERT_EQ(opened->compartments.size(), 1U);
    EXPECT_EQ(opened->compartments[0].epoch, 3);
    EXPECT_EQ(opened->lease, "signed lease");
    secret[0] ^= 1;
    EXPECT_EQ(unlock("right words").error().code, ErrorCode::wrongPassphrase);
}

TEST_F(KeyringTest, anAlteredBlobLooksLikeAWrongPassphrase) {
    ASSERT_TRUE(save(keys()));
    auto file = base::platform::readFile(profileFolder.blobFile(staff), 1 << 20).value();
    const std::string text(file.begin(), file.end());
    auto lease = text;
    const auto at = lease.find("care/3");
    ASSERT_NE(at, std::string::npos);
    lease.replace(at, 6, "care/4");
    ASSERT_TRUE(base::platform::replaceFile(profileFolder.blobFile(staff), base::asBytes(lease)));
    EXPECT_EQ(unlock("right words").error().code, ErrorCode::wrongPassphrase);
}

TEST_F(KeyringTest, wrongTriesWaitLongerEachTimeAndSurviveARestart) {
    ASSERT_TRUE(save(keys()));
    EXPECT_EQ(unlock("wrong").error().code, ErrorCode::wrongPassphrase);
    auto refused = unlock("right words");
    EXPECT_EQ(refused.error().code, ErrorCode::rateLimited);
    EXPECT_EQ(refused.error().detail, "1");
    clock.advance(std::chrono::seconds(1));
    EXPECT_EQ(unlock("wrong").error().code, ErrorCode::wrongPassphrase);
    EXPECT_EQ(unlock("right words").error().detail, "2");
    clock.advance(std::chrono::seconds(-3600));
    EXPECT_EQ(unlock("right words").error().detail, "2");
    clock.advance(std::chrono::seconds(3602));
    EXPECT_TRUE(unlock("right words"));
    EXPECT_EQ(unlock("wrong").error().code, ErrorCode::wrongPassphrase);
    EXPECT_EQ(unlock("right words").error().detail, "1");
}

TEST_F(KeyringTest, afterTenWrongTriesOnlyTheServerHelps) {
    ASSERT_TRUE(save(keys()));
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(unlock("wrong").error().code, ErrorCode::wrongPassphrase);
        clock.advance(std::chrono::hours(1));
    }
    EXPECT_EQ(unlock("right words").error().code, ErrorCode::rateLimited);
    EXPECT_EQ(unlock("right words").error().detail, "online");
    ASSERT_TRUE(save(keys()));  // the server let the user in and gave the keys anew
    EXPECT_TRUE(unlock("right words"));
}

}  // namespace opdesk::store::tests
