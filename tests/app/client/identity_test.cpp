#include <gtest/gtest.h>

#include <QCoreApplication>
#include <filesystem>

#include "app/client/client.h"
#include "app/platform/file_secret.h"
#include "core/access/lease.h"
#include "core/crypto/ed25519.h"
#include "core/store/device_renewal.h"

namespace opdesk::app {
namespace {

constexpr std::string_view kPassphrase = "asha at the desk";

base::Bytes signedBy(const crypto::Ed25519Key& key, base::ByteView text) {
    const auto signature = key.sign(text);
    return {signature.begin(), signature.end()};
}

/// A desk's folder as enrolment and login leave it, without a server.
class ClientIdentity : public testing::Test {
protected:
    static void SetUpTestSuite() {
        static int count = 1;
        static char name[] = "app_client_tests";
        static char* names[] = {name, nullptr};
        application = std::make_unique<QCoreApplication>(count, names);
    }
    static void TearDownTestSuite() { application.reset(); }
    void SetUp() override {
        std::array<std::uint8_t, 8> name{};
        random.fill(name);
        folder = std::filesystem::temp_directory_path() / ("opdesk-identity-" + base::toHex(name));
        std::filesystem::create_directories(folder / "profile");
        secret = std::make_unique<FileSecret>(folder / "secret");
        ClientOptions options;
        options.profileFolder = folder / "profile";
        options.syncByItself = false;
        client = std::make_unique<Client>(options, *secret, rules, clock, random, storeThread, net);
        const auto deviceSecret = crypto::SecretBytes::random(32, random);
        ASSERT_TRUE(secret->store(client->profileName(), deviceSecret.view()));
        first = model::DeviceId::make(clock, random);
        staff = model::StaffId::make(clock, random);
        profile.tenant = model::TenantId::make(clock, random);
        profile.device = first;
        profile.serverUrl = "https://127.0.0.1:1";
        profile.leaseKey = base::toBase64Url(leaseKey.publicKey());
        profile.series = "A07";
        profile.users.push_back({staff, "Rohini", "Reception"});
        store::UserKeys keys;
        keys.staff = staff;
        keys.cacheKey = crypto::SecretBytes::fromCopy(cacheKey.view());
        keys.signingSeed = crypto::SecretBytes::fromCopy(signer.seed());
        keys.lease = leaseOf(first);
        const store::ProfileFolder files(folder / "profile");
        ASSERT_TRUE(store::saveBlob(files, profile, keys, kPassphrase, deviceSecret.view(), random, {1, 8192 * 1024}));
        save();
    }
    void TearDown() override {
        client.reset();
        std::filesystem::remove_all(folder);
    }

    std::string leaseOf(const model::DeviceId& device) {
        access::Lease lease;
        lease.id = model::LeaseId::make(clock, random);
        lease.tenant = profile.tenant;
        lease.user = staff;
        lease.device = device;
        lease.roles = {"reception"};
        lease.compartments = {model::Compartment::desk};
        lease.issued = clock.now();
        lease.offlineUntil = clock.now() + std::chrono::hours(72);
        lease.signingKey = base::toBase64Url(signer.publicKey());
        return access::encodeLease(lease, [&](base::ByteView text) { return signedBy(leaseKey, text); });
    }
    void save() {
        const auto deviceSecret = secret->load(client->profileName());
        ASSERT_TRUE(deviceSecret);
        ASSERT_TRUE(store::ProfileFolder(folder / "profile").save(profile, deviceSecret->view(), random));
    }
    store::Profile saved() {
        const auto deviceSecret = secret->load(client->profileName());
        auto loaded = store::ProfileFolder(folder / "profile").load(deviceSecret->view());
        EXPECT_TRUE(loaded);
        return loaded ? *std::move(loaded) : store::Profile{};
    }
    std::filesystem::path cacheFile() const { return store::ProfileFolder(folder / "profile").cacheFile(); }
    base::Result<std::unique_ptr<store::Store>> openCache(const model::DeviceId& as) {
        store::StoreOptions options;
        options.file = cacheFile();
        options.key = cacheKey.view();
        options.tenant = profile.tenant;
        options.device = as;
        options.former = profile.former;
        options.create = true;
        return store::Store::open(options, clock, random);
    }
    /// The cache is renewed as the server would have it; its profile is not saved.
    model::DeviceId renew(const std::string& series) {
        const auto fresh = model::DeviceId::make(clock, random);
        auto cache = openCache(profile.device);
        if (!cache) {
            ADD_FAILURE() << cache.error().detail;
            return fresh;
        }
        store::Actor actor;
        actor.staff = staff;
        actor.sign = [this](base::ByteView text) { return signedBy(signer, text); };
        EXPECT_TRUE(store::adoptDevice(**cache, {fresh, series, 2, leaseOf(fresh)}, actor));
        return fresh;
    }
    base::Status unlock() {
        auto done = storeThread.call([&] { return client->unlock(staff, std::string(kPassphrase)); });
        storeThread.call([&] { client->lock(); });
        return done;
    }

    static inline std::unique_ptr<QCoreApplication> application;  ///< the net thread's loop needs one
    base::SystemClock clock;
    base::SystemRandom random;
    rules::RuleBook rules;
    NetThread net;
    StoreThread storeThread;
    std::filesystem::path folder;
    std::unique_ptr<FileSecret> secret;
    std::unique_ptr<Client> client;
    crypto::Ed25519Key leaseKey = crypto::Ed25519Key::generate(random);
    crypto::Ed25519Key signer = crypto::Ed25519Key::generate(random);
    crypto::SecretBytes cacheKey = crypto::SecretBytes::random(32, random);
    store::Profile profile;
    model::StaffId staff;
    model::DeviceId first;
};

TEST_F(ClientIdentity, aCacheOfBeforeARenewalPutBackAlone_isRenewedAndTheDeskOpensAgain) {
    ASSERT_TRUE(openCache(first));
    const auto image = folder / "image";
    std::filesystem::copy_file(cacheFile(), image);
    const auto second = renew("A08");
    auto opened = unlock();
    ASSERT_TRUE(opened) << opened.error().detail;
    profile = saved();
    ASSERT_EQ(profile.device, second);
    for (const auto* part : {"-wal", "-shm"})
        std::filesystem::remove(cacheFile().string() + part);
    std::filesystem::copy_file(image, cacheFile(), std::filesystem::copy_options::overwrite_existing);
    opened = unlock();
    ASSERT_TRUE(opened) << "not renewed yet: " << opened.error().detail;
    EXPECT_EQ(saved().device, second);

    const auto third = renew("A09");
    for (int start = 1; start <= 2; ++start) {
        opened = unlock();
        ASSERT_TRUE(opened) << opened.error().detail;
        profile = saved();
        EXPECT_EQ(profile.device, third);
        EXPECT_EQ(profile.series, "A09");
        EXPECT_EQ(profile.deskDigit, 2);
        EXPECT_EQ(profile.former, (std::vector{first, second})) << "images and leases of both are still this desk's";
    }
}

TEST_F(ClientIdentity, aCacheOfAnotherDevice_isRefused) {
    ASSERT_TRUE(openCache(model::DeviceId::make(clock, random)));
    const auto opened = unlock();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, base::ErrorCode::foreignFile);
    EXPECT_EQ(saved().device, first);
}

}  // namespace
}  // namespace opdesk::app
