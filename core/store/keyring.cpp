#include "core/store/keyring.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/base/json.h"
#include "core/base/platform.h"
#include "core/crypto/aead.h"
#include "core/crypto/hash.h"
#include "core/store/unlock_tries.h"

namespace opdesk::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;
namespace json = base::json;

namespace {

constexpr std::int64_t kVersion = 1;
constexpr std::uintmax_t kMostBytes = 1 << 20;

std::string_view textOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

std::int64_t integerOf(const json::object& from, std::string_view name, std::int64_t otherwise) {
    const auto* value = from.if_contains(name);
    return value && value->is_int64() ? value->get_int64() : otherwise;
}

base::Bytes bytesOf(const json::object& from, std::string_view name) {
    return base::fromBase64Url(textOf(from, name)).value_or(base::Bytes{});
}

template <typename T>
T idOf(const json::object& from, std::string_view name) {
    return T(base::Uuid::parse(textOf(from, name)).value_or(base::Uuid{}));
}

crypto::SecretBytes profileKey(base::ByteView deviceSecret) {
    return crypto::hkdfSha256(deviceSecret, {}, base::asBytes("opdesk-profile-1"), crypto::kKeySize);
}

json::object toJson(const Profile& profile) {
    json::array users;
    for (const auto& user : profile.users)
        users.push_back(json::object{{"staff", user.staff.text()}, {"name", user.name}, {"role", user.roleWords}});
    json::array former;
    for (const auto& device : profile.former)
        former.push_back(json::value(device.text()));
    return {{"v", kVersion},
            {"tenant", profile.tenant.text()},
            {"device", profile.device.text()},
            {"former", std::move(former)},
            {"clinic_name", profile.clinicName},
            {"clinic_code", profile.clinicCode},
            {"device_name", profile.deviceName},
            {"server_url", profile.serverUrl},
            {"server_certificate", profile.serverCertificate},
            {"lease_key", profile.leaseKey},
            {"series", profile.series},
            {"desk_digit", profile.deskDigit},
            {"clinic_offset_minutes", profile.clinicOffsetMinutes},
            {"users", std::move(users)}};
}

Result<Profile> profileFrom(const json::object& text) {
    if (integerOf(text, "v", 0) > kVersion)
        return fail(ErrorCode::newerSchema, "the profile was written by a newer program");
    Profile profile;
    profile.tenant = idOf<model::TenantId>(text, "tenant");
    profile.device = idOf<model::DeviceId>(text, "device");
    if (profile.tenant.isNull() || profile.device.isNull())
        return fail(ErrorCode::damaged, "the profile names no clinic or device");
    profile.clinicName = textOf(text, "clinic_name");
    profile.clinicCode = textOf(text, "clinic_code");
    profile.deviceName = textOf(text, "device_name");
    profile.serverUrl = textOf(text, "server_url");
    profile.serverCertificate = textOf(text, "server_certificate");
    profile.leaseKey = textOf(text, "lease_key");
    profile.series = textOf(text, "series");
    profile.deskDigit = integerOf(text, "desk_digit", 1);
    profile.clinicOffsetMinutes = integerOf(text, "clinic_offset_minutes", 330);
    if (const auto* former = text.if_contains("former"); former && former->is_array())
        for (const auto& device : former->get_array())
            if (const auto* id = device.if_string())
                if (const auto parsed = model::DeviceId::parse({id->data(), id->size()}))
                    profile.former.push_back(*parsed);
    const auto* users = text.if_contains("users");
    if (!users || !users->is_array())
        return profile;
    for (const auto& user : users->get_array())
        if (const auto* object = user.if_object())
            profile.users.push_back({idOf<model::StaffId>(*object, "staff"), std::string(textOf(*object, "name")),
                                     std::string(textOf(*object, "role"))});
    return profile;
}

/// Both factors, neither alone: passphrase through Argon2id, device secret as the salt of HKDF.
Result<crypto::SecretBytes> userKey(std::string_view passphrase, base::ByteView salt, crypto::Argon2Cost cost,
                                    base::ByteView deviceSecret, const model::StaffId& staff) {
    OPDESK_TRY(const auto stretched, crypto::stretch(passphrase, salt, cost));
    const auto info = "opdesk-user-1|" + staff.text();
    return crypto::hkdfSha256(stretched.view(), deviceSecret, base::asBytes(info), crypto::kKeySize);
}

/// What stands in the clear beside the sealed keys and is covered by their seal.
json::object header(const Profile& profile, const UserKeys& keys, base::ByteView salt, crypto::Argon2Cost cost) {
    json::array compartments;
    for (const auto& key : keys.compartments)
        compartments.push_back(
            json::value(std::string(model::compartmentName(key.compartment)) + '/' + std::to_string(key.epoch)));
    return {{"v", kVersion},
            {"tenant", profile.tenant.text()},
            {"device", profile.device.text()},
            {"staff", keys.staff.text()},
            {"lease_sha256", base::toHex(crypto::sha256(base::asBytes(keys.lease)))},
            {"compartments", std::move(compartments)},
            {"salt", base::toBase64Url(salt)},
            {"ops", static_cast<std::int64_t>(cost.opsLimit)},
            {"memory", static_cast<std::int64_t>(cost.memBytes)}};
}

json::object toJson(const UserKeys& keys) {
    json::array compartments;
    for (const auto& key : keys.compartments)
        compartments.push_back(json::object{{"compartment", model::compartmentName(key.compartment)},
                                            {"epoch", key.epoch},
                                            {"key", base::toBase64Url(key.key.view())}});
    return {{"cache_key", base::toBase64Url(keys.cacheKey.view())},
            {"signing_seed", base::toBase64Url(keys.signingSeed.view())},
            {"compartments", std::move(compartments)},
            {"lease", keys.lease}};
}

Result<UserKeys> keysFrom(const json::object& text, const model::StaffId& staff) {
    UserKeys keys;
    keys.staff = staff;
    keys.cacheKey = crypto::SecretBytes::fromCopy(bytesOf(text, "cache_key"));
    keys.signingSeed = crypto::SecretBytes::fromCopy(bytesOf(text, "signing_seed"));
    keys.lease = textOf(text, "lease");
    if (keys.cacheKey.size() != crypto::kKeySize)
        return fail(ErrorCode::damaged, "the user's keys are not complete");
    const auto* list = text.if_contains("compartments");
    if (!list || !list->is_array())
        return keys;
    for (const auto& entry : list->get_array()) {
        const auto* object = entry.if_object();
        const auto compartment = object ? model::compartmentFromName(textOf(*object, "compartment")) : std::nullopt;
        if (!compartment)
            continue;  // of a newer program
        keys.compartments.push_back(
            {*compartment, integerOf(*object, "epoch", 1), crypto::SecretBytes::fromCopy(bytesOf(*object, "key"))});
    }
    return keys;
}

void wipe(std::string& text) {
    volatile char* at = text.data();
    for (std::size_t i = 0; i < text.size(); ++i)
        at[i] = 0;
}
void wipe(base::Bytes& bytes) {
    volatile std::uint8_t* at = bytes.data();
    for (std::size_t i = 0; i < bytes.size(); ++i)
        at[i] = 0;
}

}  // namespace

ProfileFolder::ProfileFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}
std::filesystem::path ProfileFolder::cacheFile() const {
    return m_folder / "cache.db";
}
std::filesystem::path ProfileFolder::lockFile() const {
    return m_folder / "profile.lock";
}
std::filesystem::path ProfileFolder::blobFile(const model::StaffId& staff) const {
    return m_folder / ("user-" + staff.text() + ".sealed");
}

bool ProfileFolder::exists() const {
    std::error_code error;
    return std::filesystem::exists(m_folder / "profile.sealed", error);
}

Result<Profile> ProfileFolder::load(base::ByteView deviceSecret) const {
    OPDESK_TRY(const auto sealed, base::platform::readFile(m_folder / "profile.sealed", kMostBytes));
    OPDESK_TRY(const auto plain,
               crypto::open(profileKey(deviceSecret).view(), sealed, base::asBytes("opdesk-profile-1")));
    OPDESK_TRY(const auto text, base::parseJsonObject(base::asText(plain)));
    return profileFrom(text);
}

Status ProfileFolder::save(const Profile& profile, base::ByteView deviceSecret, base::Random& random) const {
    OPDESK_CHECK(base::platform::makePrivateFolder(m_folder));
    const auto plain = base::canonicalJson(toJson(profile));
    OPDESK_TRY(const auto sealed, crypto::seal(profileKey(deviceSecret).view(), base::asBytes(plain),
                                               base::asBytes("opdesk-profile-1"), random));
    return base::platform::replaceFile(m_folder / "profile.sealed", sealed);
}

Status saveBlob(const ProfileFolder& folder, const Profile& profile, const UserKeys& keys, std::string_view passphrase,
                base::ByteView deviceSecret, base::Random& random, crypto::Argon2Cost cost) {
    OPDESK_CHECK(base::platform::makePrivateFolder(folder.folder()));
    base::Bytes salt(crypto::kSaltSize);
    random.fill(salt);
    OPDESK_TRY(const auto key, userKey(passphrase, salt, cost, deviceSecret, keys.staff));
    auto head = header(profile, keys, salt, cost);
    const auto context = base::canonicalJson(head);
    auto plain = base::canonicalJson(toJson(keys));
    auto sealed = crypto::seal(key.view(), base::asBytes(plain), base::asBytes(context), random);
    wipe(plain);
    if (!sealed)
        return fail(std::move(sealed).error());
    const auto file =
        base::canonicalJson(json::object{{"head", std::move(head)}, {"sealed", base::toBase64Url(*sealed)}});
    OPDESK_CHECK(base::platform::replaceFile(folder.blobFile(keys.staff), base::asBytes(file)));
    // Whoever writes the blob knew the passphrase or was let in by the server.
    return UnlockTries(folder, keys.staff).clear();
}

Result<UserKeys> openBlob(const ProfileFolder& folder, const Profile& profile, const model::StaffId& staff,
                          std::string_view passphrase, base::ByteView deviceSecret, const base::Clock& clock) {
    OPDESK_TRY(const auto file, base::platform::readFile(folder.blobFile(staff), kMostBytes));
    UnlockTries tries(folder, staff);
    OPDESK_CHECK(tries.mayTry(clock.now()));
    const auto wrong = [&]() -> Result<UserKeys> {
        OPDESK_CHECK(tries.failed(clock.now()));
        return fail(ErrorCode::wrongPassphrase, std::to_string(tries.left()));
    };
    const auto parsed = base::parseJsonObject(base::asText(file));
    const auto* head = parsed ? parsed->if_contains("head") : nullptr;
    if (!head || !head->is_object())
        return wrong();
    const auto& clear = head->get_object();
    if (integerOf(clear, "v", 0) > kVersion)
        return fail(ErrorCode::newerSchema, "the user's keys were written by a newer program");
    const auto device = idOf<model::DeviceId>(clear, "device");
    const bool ofThisDevice =
        device == profile.device || std::ranges::find(profile.former, device) != profile.former.end();
    if (idOf<model::TenantId>(clear, "tenant") != profile.tenant || !ofThisDevice ||
        idOf<model::StaffId>(clear, "staff") != staff)
        return wrong();
    const auto memory = integerOf(clear, "memory", 0);
    const auto ops = integerOf(clear, "ops", 0);
    // An altered file must not make this ask for the machine's whole memory.
    if (memory < 8192 || memory > (std::int64_t{1} << 30) || ops < 1 || ops > 20)
        return wrong();
    const crypto::Argon2Cost cost{static_cast<std::uint64_t>(ops), static_cast<std::size_t>(memory)};
    const auto salt = bytesOf(clear, "salt");
    if (salt.size() != crypto::kSaltSize)
        return wrong();
    OPDESK_TRY(const auto key, userKey(passphrase, salt, cost, deviceSecret, staff));
    auto plain = crypto::open(key.view(), bytesOf(*parsed, "sealed"), base::asBytes(base::canonicalJson(clear)));
    if (!plain)
        return wrong();
    const auto text = base::parseJsonObject(base::asText(*plain));
    wipe(*plain);
    if (!text)
        return fail(text.error());
    OPDESK_CHECK(tries.clear());
    return keysFrom(*text, staff);
}

}  // namespace opdesk::store
