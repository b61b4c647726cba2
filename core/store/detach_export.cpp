#include <algorithm>
#include <boost/json.hpp>

#include "core/base/platform.h"
#include "core/crypto/aead.h"
#include "core/crypto/hash.h"
#include "core/store/detach.h"
#include "core/store/unsent_codec.h"

/// The export of what was not sent, and what can be read of a damaged file.
namespace opdesk::store {

using base::ErrorCode;
using base::Result;
using base::Status;
namespace json = base::json;

namespace {

constexpr std::int64_t kVersion = 2;
constexpr std::int64_t kVersionWithoutBlobs = 1;
constexpr std::uintmax_t kLargestExport = std::uintmax_t{1} << 30;

std::string_view textOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

std::int64_t integerOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    return value && value->is_int64() ? value->get_int64() : 0;
}

Result<crypto::SecretBytes> sealingKey(const ExportKey& key, base::ByteView salt, crypto::Argon2Cost cost,
                                       const model::TenantId& tenant) {
    OPDESK_TRY(const auto stretched, crypto::stretch(key.passphrase, salt, cost));
    const auto info = "opdesk-export-1|" + tenant.text();
    return crypto::hkdfSha256(stretched.view(), key.deviceSecret, base::asBytes(info), crypto::kKeySize);
}

/// Opens the file again after a page that could not be read: SQLCipher refuses everything once one failed.
class TornFile {
public:
    explicit TornFile(const StoreOptions& options) : m_options(options) {}
    /// Runs `read` on a connection that works; false when it failed, and the next call gets a new one.
    template <typename Read>
    bool with(Read read) {
        if (!m_database) {
            auto opened = Database::open({m_options.file, m_options.key, false, true, m_options.vfs});
            if (!opened)
                return false;
            m_database = *std::move(opened);
        }
        if (read(*m_database))
            return true;
        m_database.reset();
        return false;
    }

private:
    const StoreOptions& m_options;
    std::unique_ptr<Database> m_database;
};

struct Found {
    base::Uuid id;
    std::int64_t ops = 0;
};

}  // namespace

Status writeExport(const std::filesystem::path& file, const UnsentGroups& unsent, const ExportKey& key,
                   base::Random& random) {
    json::array groups;
    for (const auto& group : unsent.groups)
        groups.push_back(toJson(group));
    json::array blobs;
    for (const auto& blob : unsent.blobs)
        blobs.push_back(json::object{{"name", base::toHex(blob.name)}, {"bytes", blob.bytes}});
    const auto version = blobs.empty() ? kVersionWithoutBlobs : kVersion;
    const auto plain = base::canonicalJson(json::object{{"groups", std::move(groups)}, {"blobs", std::move(blobs)}});
    base::Bytes salt(crypto::kSaltSize);
    random.fill(salt);
    json::object head{{"v", version},
                      {"tenant", unsent.tenant.text()},
                      {"device", unsent.device.text()},
                      {"groups", static_cast<std::int64_t>(unsent.groups.size())},
                      {"salt", base::toBase64Url(salt)},
                      {"ops", static_cast<std::int64_t>(key.cost.opsLimit)},
                      {"memory", static_cast<std::int64_t>(key.cost.memBytes)}};
    const auto context = base::canonicalJson(head);
    OPDESK_TRY(const auto secret, sealingKey(key, salt, key.cost, unsent.tenant));
    OPDESK_TRY(const auto sealed, crypto::seal(secret.view(), base::asBytes(plain), base::asBytes(context), random));
    const auto text =
        base::canonicalJson(json::object{{"head", std::move(head)}, {"sealed", base::toBase64Url(sealed)}});
    OPDESK_CHECK(base::platform::replaceFile(file, base::asBytes(text)));
    // The cache goes next: what it held must be readable from the disk, not from memory.
    OPDESK_TRY(const auto back, readExport(file, key));
    if (back.groups.size() != unsent.groups.size() || back.blobs.size() != unsent.blobs.size())
        return base::fail(ErrorCode::damaged, "the export does not hold what was written");
    return {};
}

Result<UnsentGroups> readExport(const std::filesystem::path& file, const ExportKey& key) {
    OPDESK_TRY(const auto bytes, base::platform::readFile(file, kLargestExport));
    OPDESK_TRY(const auto text, base::parseJsonObject(base::asText(bytes)));
    const auto* head = text.if_contains("head");
    if (!head || !head->is_object())
        return base::fail(ErrorCode::damaged, "not an export of a desk");
    const auto& clear = head->get_object();
    if (integerOf(clear, "v") > kVersion)
        return base::fail(ErrorCode::newerSchema, "the export was written by a newer program");
    const auto tenant = model::TenantId::parse(textOf(clear, "tenant"));
    const auto device = model::DeviceId::parse(textOf(clear, "device"));
    const auto salt = base::fromBase64Url(textOf(clear, "salt"));
    const auto sealed = base::fromBase64Url(textOf(text, "sealed"));
    const auto memory = integerOf(clear, "memory");
    const auto passes = integerOf(clear, "ops");
    // An altered file must not make this ask for the machine's whole memory.
    if (!tenant || !device || !salt || salt->size() != crypto::kSaltSize || !sealed || memory < 8192 ||
        memory > (std::int64_t{1} << 30) || passes < 1 || passes > 20)
        return base::fail(ErrorCode::damaged, "not an export of a desk");
    OPDESK_TRY(const auto secret,
               sealingKey(key, *salt, {static_cast<std::uint64_t>(passes), static_cast<std::size_t>(memory)}, *tenant));
    const auto plain = crypto::open(secret.view(), *sealed, base::asBytes(base::canonicalJson(clear)));
    if (!plain)
        return base::fail(ErrorCode::wrongPassphrase);
    OPDESK_TRY(const auto content, base::parseJsonObject(base::asText(*plain)));
    UnsentGroups unsent{*tenant, *device, {}, 0};
    const auto* groups = content.if_contains("groups");
    if (!groups || !groups->is_array())
        return base::fail(ErrorCode::damaged, "an export without groups");
    for (const auto& entry : groups->get_array()) {
        if (!entry.is_object())
            return base::fail(ErrorCode::damaged, "an export whose groups cannot be read");
        OPDESK_TRY(auto group, groupFrom(entry.get_object()));
        unsent.groups.push_back(std::move(group));
    }
    const auto* blobs = content.if_contains("blobs");
    if (!blobs || !blobs->is_array())
        return unsent;
    for (const auto& entry : blobs->get_array()) {
        const auto name = entry.is_object() ? model::blobNameFromHex(textOf(entry.get_object(), "name")) : std::nullopt;
        if (!name)
            return base::fail(ErrorCode::damaged, "an export whose attachments cannot be read");
        unsent.blobs.push_back({*name, integerOf(entry.get_object(), "bytes")});
    }
    return unsent;
}

Result<UnsentGroups> recoverUnsent(const StoreOptions& options) {
    TornFile file(options);
    UnsentGroups unsent{options.tenant, options.device, {}, 0};
    Words words;
    std::int64_t last = 0;
    const bool begins = file.with([&](Database& database) {
        if (!words.load(database, true))
            return false;
        const auto number = database.number("SELECT max(number) FROM outbox_group");
        last = number ? number->value_or(0) : 0;
        return number.has_value();
    });
    if (!begins)
        return base::fail(ErrorCode::damaged, "nothing of the file can be read");
    std::vector<Found> found;
    for (std::int64_t number = 1; number <= last; ++number) {
        const bool read = file.with([&](Database& database) {
            auto row = database.query("SELECT group_id, state, ops FROM outbox_group WHERE number = ?", number);
            const auto there = row ? row->step() : base::Result<bool>(base::fail(ErrorCode::damaged));
            if (!there)
                return false;
            if (*there && row->text(1) != "acked")
                found.push_back({row->uuid(0), row->integer(2)});
            return true;
        });
        unsent.unreadable += read ? 0 : 1;
    }
    for (const auto& [id, ops] : found) {
        QueuedGroup group;
        const bool read = file.with([&](Database& database) {
            auto whole = readUnsentGroup(database, words, id);
            if (!whole || static_cast<std::int64_t>(whole->ops.size()) != ops || whole->audit.empty())
                return false;
            group = *std::move(whole);
            return true;
        });
        if (read)
            unsent.groups.push_back(std::move(group));
        else
            ++unsent.unreadable;
    }
    return unsent;
}

}  // namespace opdesk::store
