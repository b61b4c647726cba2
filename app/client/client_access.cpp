#include <chrono>
#include <filesystem>

#include "app/client/client_unlocked.h"
#include "core/base/log.h"
#include "core/crypto/hash.h"
#include "core/text/phone.h"

/// Enrolment and login: the parts of Client that need the server.
namespace opdesk::app {

namespace protocol = sync::protocol;
using base::ErrorCode;

namespace {

constexpr std::size_t kShortestPassphrase = 8;
/// Of the keys on the disk, which may be carried off and guessed at: some 200 ms a try on a desk's processor. More
/// passes than the server's passwords need; the file says how many it took, so it may change.
constexpr crypto::Argon2Cost kUnlockCost{7};
constexpr std::uintmax_t kLargestCertificate = 256 * 1024;

base::Result<crypto::SecretBytes> decodeKey(const std::string& text, const char* what) {
    const auto bytes = base::fromBase64Url(text);
    if (!bytes || bytes->size() != 32)
        return base::fail(ErrorCode::badAnswer, std::string("the server sent a wrong ") + what);
    return crypto::SecretBytes::fromCopy(*bytes);
}

base::Status checkAddress(const std::string& serverUrl) {
    if (serverUrl.starts_with("https://"))
        return {};
    return base::failField("server", "the address is not https", "an address like https://desk.example.org");
}

std::string roleWords(const std::vector<std::string>& roles) {
    std::string words;
    for (const auto& role : roles)
        words += (words.empty() ? "" : ", ") + role;
    return words;
}

}  // namespace

base::Result<Client::Opened> Client::openProfile() {
    OPDESK_CHECK(store::finishDetach(m_folder));
    if (!m_folder.exists())
        return base::fail(ErrorCode::notFound, "this folder is not a desk yet: enrol it first");
    OPDESK_TRY(auto secret, m_secret.load(m_profileName));
    OPDESK_TRY(auto profile, m_folder.load(secret.view()));
    return Opened{std::move(secret), std::move(profile)};
}

base::Result<clinic::GateView> Client::view() {
    if (!m_folder.exists())
        return clinic::GateView{};
    OPDESK_TRY(const auto opened, openProfile());
    clinic::GateView view;
    view.enrolled = true;
    view.clinicName = opened.profile.clinicName;
    view.deviceName = opened.profile.deviceName;
    view.offset = std::chrono::minutes(opened.profile.clinicOffsetMinutes);
    for (const auto& user : opened.profile.users)
        view.people.push_back({user.staff, user.name, user.roleWords});
    return view;
}

base::Status Client::enrol(const clinic::EnrolRequest& request) {
    OPDESK_CHECK(store::finishDetach(m_folder));
    if (m_folder.exists())
        return base::fail(ErrorCode::alreadyExists, "this folder is a desk already");
    OPDESK_CHECK(checkAddress(request.serverUrl));
    OPDESK_TRY(const auto pem, base::platform::readFile(request.certificateFile, kLargestCertificate));
    OPDESK_CHECK(base::platform::makePrivateFolder(m_folder.folder()));

    auto secret = m_secret.load(m_profileName);
    if (!secret && secret.error().code != ErrorCode::notFound)
        return base::fail(std::move(secret).error());
    if (!secret) {
        secret = crypto::SecretBytes::random(32, m_random);
        OPDESK_CHECK(m_secret.store(m_profileName, secret->view()));
    }
    OPDESK_TRY(const auto deviceKey, crypto::P256Key::fromSecret(secret->view(), kDeviceKeyInfo));
    store::Profile profile;
    profile.serverUrl = request.serverUrl;
    profile.serverCertificate = std::string(base::asText(pem));
    profile.deviceName = request.deviceName;
    profile.clinicCode = request.clinicCode;
    RemoteCalls remote(m_net, {profile.serverUrl, profile.serverCertificate}, deviceKey, m_clock, m_random);
    OPDESK_TRY(const auto answer, remote.enrol({request.clinicCode, request.code, request.deviceName}));
    profile.tenant = answer.tenant;
    profile.device = answer.device;
    profile.clinicName = answer.clinicName;
    profile.leaseKey = answer.leaseKey;
    profile.series = answer.series;
    profile.deskDigit = answer.deskDigit;
    profile.clinicOffsetMinutes = answer.clinicOffsetMinutes;
    return m_folder.save(profile, secret->view(), m_random);
}

base::Status Client::moveServer(const std::string& serverUrl) {
    OPDESK_CHECK(checkAddress(serverUrl));
    lock();
    OPDESK_TRY(auto opened, openProfile());
    opened.profile.serverUrl = serverUrl;
    return m_folder.save(opened.profile, opened.secret.view(), m_random);
}

base::Result<std::string> Client::startLogin(const std::string& phone) {
    OPDESK_TRY(const auto opened, openProfile());
    OPDESK_TRY(const auto e164, text::parseIndianMobile(phone));
    OPDESK_TRY(const auto deviceKey, crypto::P256Key::fromSecret(opened.secret.view(), kDeviceKeyInfo));
    RemoteCalls remote(m_net, {opened.profile.serverUrl, opened.profile.serverCertificate}, deviceKey, m_clock,
                       m_random);
    OPDESK_TRY(auto challenge, remote.startLogin({opened.profile.tenant, opened.profile.device, e164}));
    return std::move(challenge.challenge);
}

base::Status Client::finishLogin(const std::string& challenge, const std::string& otp, const std::string& passphrase) {
    if (passphrase.size() < kShortestPassphrase)
        return base::failField("passphrase", "the password is too short", "8 characters or more");
    lock();
    OPDESK_TRY(auto opened, openProfile());
    OPDESK_TRY(const auto deviceKey, crypto::P256Key::fromSecret(opened.secret.view(), kDeviceKeyInfo));
    RemoteCalls remote(m_net, {opened.profile.serverUrl, opened.profile.serverCertificate}, deviceKey, m_clock,
                       m_random);

    const auto signingKey = crypto::Ed25519Key::generate(m_random);
    const auto proposedCacheKey = crypto::SecretBytes::random(32, m_random);
    protocol::LoginFinish request;
    request.tenant = opened.profile.tenant;
    request.device = opened.profile.device;
    request.challenge = challenge;
    request.otp = otp;
    request.signingKey = base::toBase64Url(signingKey.publicKey());
    request.escrowCacheKey = base::toBase64Url(proposedCacheKey.view());
    OPDESK_TRY(auto answer, remote.finishLogin(request));

    store::UserKeys keys;
    keys.staff = answer.staff;
    keys.lease = answer.lease;
    keys.signingSeed = crypto::SecretBytes::fromCopy(signingKey.seed());
    OPDESK_TRY(keys.cacheKey, decodeKey(answer.cacheKey, "cache key"));
    for (const auto& wire : answer.keys) {
        OPDESK_TRY(auto key, decodeKey(wire.key, "compartment key"));
        keys.compartments.push_back({wire.compartment, wire.epoch, std::move(key)});
    }
    std::erase_if(opened.profile.users, [&](const store::ProfileUser& user) { return user.staff == answer.staff; });
    opened.profile.users.push_back({answer.staff, answer.staffName, roleWords(answer.roles)});
    OPDESK_CHECK(
        store::saveBlob(m_folder, opened.profile, keys, passphrase, opened.secret.view(), m_random, kUnlockCost));
    OPDESK_CHECK(m_folder.save(opened.profile, opened.secret.view(), m_random));
    return openSession(std::move(opened), std::move(keys), answer.tokens.access, answer.tokens.refresh);
}

base::Status Client::unlock(const model::StaffId& staff, const std::string& passphrase) {
    lock();
    OPDESK_TRY(auto opened, openProfile());
    const auto begun = std::chrono::steady_clock::now();
    OPDESK_TRY(auto keys, store::openBlob(m_folder, opened.profile, staff, passphrase, opened.secret.view(), m_clock));
    // Nearly all of it is the stretching of the passphrase, which is slow on purpose.
    const auto took = std::chrono::steady_clock::now() - begun;
    base::log(base::LogLevel::info, "keys opened",
              {{"ms", std::chrono::duration_cast<std::chrono::milliseconds>(took).count()}});
    return openSession(std::move(opened), std::move(keys), {}, {});
}

/// A refresh beside the engine's is one more of the same user: whichever comes first is answered to both.
base::Status Client::Unlocked::takeAccess() {
    const auto token = refreshToken.load();
    if (token.empty())
        return base::fail(ErrorCode::unauthorized, "the session has ended: sign in again");
    OPDESK_TRY(const auto answer, remote.refresh(token));
    OPDESK_CHECK(refreshToken.save(answer.tokens.refresh, client.m_random));
    accessToken = answer.tokens.access;
    return {};
}

base::Result<base::json::object> Client::Unlocked::ask(RemoteCalls::Request request) {
    if (accessToken.empty())
        OPDESK_CHECK(takeAccess());
    request.accessToken = accessToken;
    auto answer = remote.call(request);
    if (answer || answer.error().code != ErrorCode::unauthorized)
        return answer;
    OPDESK_CHECK(takeAccess());
    request.accessToken = accessToken;
    return remote.call(request);
}

}  // namespace opdesk::app
