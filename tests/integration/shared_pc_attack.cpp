#include <QCoreApplication>
#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <future>
#include <iostream>
#include <map>

#include "app/client/user_token.h"
#include "app/platform/net_thread.h"
#include "core/base/json.h"
#include "core/base/platform.h"
#include "core/crypto/aead.h"
#include "core/crypto/hash.h"
#include "core/crypto/p256.h"
#include "core/model/op.h"
#include "core/store/database.h"
#include "core/store/keyring.h"
#include "sync/protocol/dpop.h"
#include "sync/protocol/messages.h"
#include "sync/transport/http_transport.h"

/// A program on a shared desk that holds one user's passphrase and the device secret, and no manners: it goes round
/// core/store and takes every key those two give to every sealed byte, and asks the server with the user's tokens.
/// Prints what it could read as JSON; everything it read goes in the clear into a file, for a search of what must not
/// be there. Run with a doctor's passphrase it is its own control.
namespace {

using namespace opdesk;
namespace json = base::json;

struct NamedKey {
    std::string name;
    crypto::SecretBytes bytes;
};

struct Tally {
    std::int64_t seen = 0, read = 0;
};

struct Attack {
    store::ProfileFolder folder;
    crypto::SecretBytes secret;
    std::string passphrase;
    model::StaffId staff;
    std::ofstream loot;
    store::Profile profile{};
    store::UserKeys user{};
    std::vector<NamedKey> keys{};
    std::map<std::string, Tally> bodies{};
    json::object report{};
    base::SystemClock clock{};
    base::SystemRandom random{};
};

void keep(Attack& attack, std::string_view what) {
    attack.loot << what << '\n';
}

void count(Attack& attack, const std::string& compartment, bool read) {
    auto& tally = attack.bodies[compartment];
    ++tally.seen;
    tally.read += read ? 1 : 0;
}

void collectKeys(Attack& attack) {
    const auto add = [&](std::string name, base::ByteView bytes) {
        attack.keys.push_back({std::move(name), crypto::SecretBytes::fromCopy(bytes)});
    };
    add("cache key", attack.user.cacheKey.view());
    add("signing seed", attack.user.signingSeed.view());
    add("device secret", attack.secret.view());
    add("digest of the passphrase", crypto::sha256(base::asBytes(attack.passphrase)));
    for (const auto* info : {"opdesk-profile-1", "opdesk-device-key-1", "opdesk-refresh-1"}) {
        add(std::string(info) + " of the secret",
            crypto::hkdfSha256(attack.secret.view(), {}, base::asBytes(std::string_view(info)), 32).view());
        add(std::string(info) + " of the seed",
            crypto::hkdfSha256(attack.user.signingSeed.view(), {}, base::asBytes(std::string_view(info)), 32).view());
        add(std::string(info) + " of the cache key",
            crypto::hkdfSha256(attack.user.cacheKey.view(), {}, base::asBytes(std::string_view(info)), 32).view());
    }
    for (const auto& key : attack.user.compartments)
        add("compartment " + std::string(model::compartmentName(key.compartment)), key.key.view());
}

bool tryEveryKey(Attack& attack, base::ByteView sealed, const std::vector<std::string>& contexts) {
    for (const auto& key : attack.keys)
        for (const auto& context : contexts)
            if (const auto plain = crypto::open(key.bytes.view(), sealed, base::asBytes(context))) {
                keep(attack, base::asText(*plain));
                return true;
            }
    return false;
}

/// The other users' blobs with this passphrase, and their refresh tokens with every key.
void tryOtherUsers(Attack& attack) {
    std::int64_t blobs = 0, blobsOpened = 0, tokens = 0, tokensOpened = 0;
    for (const auto& other : attack.profile.users) {
        if (other.staff == attack.staff)
            continue;
        ++blobs;
        blobsOpened += store::openBlob(attack.folder, attack.profile, other.staff, attack.passphrase,
                                       attack.secret.view(), attack.clock)
                           ? 1
                           : 0;
        const auto file = attack.folder.blobFile(other.staff).replace_extension(".token");
        const auto sealed = base::platform::readFile(file, 4096);
        if (!sealed)
            continue;
        ++tokens;
        bool opened = tryEveryKey(attack, *sealed, {"", "opdesk-refresh-1"});
        for (const auto& key : attack.keys)
            opened = opened || !app::UserToken(file, key.bytes.view()).load().empty();
        tokensOpened += opened ? 1 : 0;
    }
    attack.report["other_users"] = blobs;
    attack.report["other_blobs_opened"] = blobsOpened;
    attack.report["other_tokens"] = tokens;
    attack.report["other_tokens_opened"] = tokensOpened;
}

/// The cache names its words "kind.patient", "compartment.care".
std::string lastPart(std::string_view name) {
    return std::string(name.substr(name.rfind('.') + 1));
}

std::string compartmentOf(store::Database& database, std::int64_t number) {
    auto row = database.query("SELECT name FROM word WHERE number = ?", number);
    return row && row->step().value_or(false) ? lastPart(row->text(0)) : std::to_string(number);
}

std::vector<std::string> contextsFor(const Attack& attack, const std::string& kind, const base::Uuid& id) {
    std::vector<std::string> contexts{""};
    if (const auto known = model::kindFromName(kind))
        for (const auto* role : {"record", "base", "op", "audit", "conflict", "draft", "timeline"})
            contexts.push_back(model::sealContext(attack.profile.tenant, *known, id, role));
    return contexts;
}

/// One body as it lies in a column: epoch 0 is in the clear.
void tryBody(Attack& attack, const std::string& compartment, std::int64_t epoch, base::ByteView bytes,
             const std::string& kind, const base::Uuid& id) {
    if (epoch == 0) {
        keep(attack, base::asText(bytes));
        count(attack, compartment, true);
        return;
    }
    count(attack, compartment, tryEveryKey(attack, bytes, contextsFor(attack, kind, id)));
}

base::Status readBodies(Attack& attack, store::Database& database) {
    for (const auto* sql :
         {"SELECT w.name, t.id, t.compartment, t.epoch, t.body FROM record t JOIN word w ON w.number = t.kind",
          "SELECT w.name, t.id, r.compartment, t.epoch, t.body FROM base t JOIN word w ON w.number = t.kind"
          " JOIN record r ON r.kind = t.kind AND r.id = t.id",
          "SELECT w.name, t.id, t.compartment, t.epoch, t.payload FROM outbox t JOIN word w ON w.number = t.kind"}) {
        OPDESK_TRY(auto row, database.query(sql));
        for (;;) {
            OPDESK_TRY(const bool found, row.step());
            if (!found)
                break;
            const auto body = row.blob(4);
            tryBody(attack, compartmentOf(database, row.integer(2)), row.integer(3), {body.data(), body.size()},
                    lastPart(row.text(0)), row.uuid(1));
        }
    }
    OPDESK_TRY(auto row, database.query("SELECT event, compartment, epoch, sealed FROM audit"));
    for (;;) {
        OPDESK_TRY(const bool found, row.step());
        if (!found)
            break;
        const auto event = base::parseJsonObject(row.text(0));
        const auto textOf = [&](const char* name) {
            const auto* value = event ? event->if_contains(name) : nullptr;
            return value && value->is_string() ? std::string(value->get_string()) : std::string();
        };
        tryBody(attack, compartmentOf(database, row.integer(1)), row.integer(2), row.blob(3), textOf("kind"),
                base::Uuid::parse(textOf("object")).value_or(base::Uuid{}));
    }
    return {};
}

bool tryPart(Attack& attack, const sync::protocol::WirePart& part) {
    for (const auto& key : attack.keys)
        if (const auto rows = sync::protocol::openPart(attack.profile.tenant, part, key.bytes.view())) {
            for (const auto& row : *rows)
                keep(attack, base::canonicalJson(row.body));
            return true;
        }
    return false;
}

base::Status readSealedPages(Attack& attack, store::Database& database) {
    OPDESK_TRY(auto row, database.query("SELECT compartment, epoch, from_seq, to_seq, sealed FROM sealed_page"));
    for (;;) {
        OPDESK_TRY(const bool found, row.step());
        if (!found)
            return {};
        sync::protocol::WirePart part;
        const auto name = compartmentOf(database, row.integer(0));
        part.compartment = model::compartmentFromName(name).value_or(model::Compartment::desk);
        part.keyEpoch = row.integer(1);
        part.fromSeq = row.integer(2);
        part.toSeq = row.integer(3);
        const auto sealed = row.blob(4);
        part.sealed.assign(sealed.begin(), sealed.end());
        count(attack, name + " page", tryPart(attack, part));
    }
}

/// Every column of every table, whatever it is, into the loot.
base::Status dumpTables(Attack& attack, store::Database& database) {
    std::vector<std::string> tables;
    OPDESK_TRY(auto names, database.query("SELECT name FROM sqlite_schema WHERE type = 'table'"));
    for (;;) {
        OPDESK_TRY(const bool found, names.step());
        if (!found)
            break;
        tables.emplace_back(names.text(0));
    }
    std::int64_t values = 0;
    for (const auto& table : tables) {
        std::string columns;
        int width = 0;
        OPDESK_TRY(auto info, database.query("SELECT name FROM pragma_table_info(?)", table));
        for (;; ++width) {
            OPDESK_TRY(const bool found, info.step());
            if (!found)
                break;
            columns += (columns.empty() ? "\"" : ", \"") + std::string(info.text(0)) + '"';
        }
        OPDESK_TRY(auto row, database.query("SELECT " + columns + " FROM \"" + table + '"'));
        for (;;) {
            OPDESK_TRY(const bool found, row.step());
            if (!found)
                break;
            for (int column = 0; column < width; ++column, ++values)
                keep(attack, base::asText(row.blob(column)));
        }
    }
    attack.report["tables"] = tables.size();
    attack.report["values"] = values;
    return {};
}

/// The same file under every key that differs in one bit.
std::int64_t openedWithAWrongBit(const Attack& attack) {
    std::int64_t opened = 0;
    for (std::size_t bit = 0; bit < 256; ++bit) {
        const auto right = attack.user.cacheKey.view();
        base::Bytes key(right.begin(), right.end());
        key[bit / 8] = static_cast<std::uint8_t>(key[bit / 8] ^ (1u << (bit % 8)));
        const auto database = store::Database::open({attack.folder.cacheFile(), key, false, true, {}});
        opened += database && (*database)->number("SELECT count(*) FROM record") ? 1 : 0;
    }
    return opened;
}

/// Requests to the server as the desk would make them, with the device key that follows from the secret.
class Wire {
public:
    Wire(Attack& attack, crypto::P256Key device)
        : m_attack(attack),
          m_device(std::move(device)),
          m_address{attack.profile.serverUrl, attack.profile.serverCertificate} {}

    base::Result<sync::client::Answered> ask(const std::string& method, const std::string& path,
                                             const std::string& body, const std::string& token) {
        for (int attempt = 0; attempt < 2; ++attempt) {
            sync::client::SendRequest request;
            request.request = 1;
            request.method = method;
            request.path = path;
            if (!body.empty())
                request.contentType = "application/json";
            request.body.assign(body.begin(), body.end());
            if (!token.empty())
                request.authorization = "DPoP " + token;
            request.dpop = sync::protocol::makeProof(m_device, method, path, token, m_nonce, request.body,
                                                     m_attack.clock, m_attack.random);
            auto promise = std::make_shared<std::promise<sync::client::Event>>();
            auto end = promise->get_future();
            m_net.post([promise, request, address = m_address, parent = m_net.context()] {
                auto* transport = new sync::transport::HttpTransport(address, parent);
                transport->send(request, [promise, transport](sync::client::Event event) {
                    promise->set_value(std::move(event));
                    transport->deleteLater();
                });
            });
            const auto event = end.get();
            const auto* answer = std::get_if<sync::client::Answered>(&event);
            if (!answer)
                return base::fail(base::ErrorCode::unreachable, "no answer");
            if (!answer->dpopNonce.empty())
                m_nonce = answer->dpopNonce;
            if (answer->status != 401 || attempt == 1)
                return *answer;
        }
        return base::fail(base::ErrorCode::internal);
    }

private:
    Attack& m_attack;
    crypto::P256Key m_device;
    sync::transport::ServerAddress m_address;
    app::NetThread m_net;
    std::string m_nonce;
};

/// What the server hands to this user's own refresh token: keys, and every page of the clinic from the beginning.
base::Status askServer(Attack& attack) {
    OPDESK_TRY(auto device, crypto::P256Key::fromSecret(attack.secret.view(), "opdesk-device-key-1"));
    Wire wire(attack, std::move(device));
    const app::UserToken token(attack.folder.blobFile(attack.staff).replace_extension(".token"),
                               attack.user.signingSeed.view());
    OPDESK_TRY(const auto answer, wire.ask("POST", "/v1/session/refresh",
                                           base::canonicalJson(json::object{{"refresh", token.load()}}), {}));
    attack.report["refresh_status"] = answer.status;
    if (answer.status != 200)
        return {};
    OPDESK_TRY(const auto object, base::parseJsonObject(base::asText(answer.body)));
    OPDESK_TRY(const auto session, sync::protocol::decodeRefreshAnswer(object));
    // The real desk goes on with the new token.
    OPDESK_CHECK(token.save(session.tokens.refresh, attack.random));
    json::array given;
    for (const auto& key : session.keys) {
        given.emplace_back(model::compartmentName(key.compartment));
        const auto bytes = base::fromBase64Url(key.key);
        if (bytes)
            attack.keys.push_back({"key from the server", crypto::SecretBytes::fromCopy(*bytes)});
    }
    attack.report["server_keys"] = std::move(given);

    json::object parts;
    std::map<std::string, Tally> tallies;
    std::string epoch;
    std::int64_t cursor = 0;
    for (int page = 0; page < 500; ++page) {
        const auto path = "/v1/sync/pull?epoch=" + epoch + "&cursor=" + std::to_string(cursor) + "&limit=500&schema=1";
        OPDESK_TRY(const auto pulled, wire.ask("GET", path, {}, session.tokens.access));
        attack.report["pull_status"] = pulled.status;
        if (pulled.status != 200)
            break;
        OPDESK_TRY(const auto content, sync::protocol::decodePage(pulled.body));
        for (const auto& part : content.parts) {
            auto& tally = tallies[std::string(model::compartmentName(part.compartment))];
            ++tally.seen;
            tally.read += tryPart(attack, part) ? 1 : 0;
        }
        epoch = content.epoch;
        cursor = content.cursor;
        if (!content.more)
            break;
    }
    for (const auto& [name, tally] : tallies)
        parts[name] = json::object{{"seen", tally.seen}, {"read", tally.read}};
    attack.report["server_parts"] = std::move(parts);
    return {};
}

base::Status run(Attack& attack) {
    OPDESK_TRY(attack.profile, attack.folder.load(attack.secret.view()));
    OPDESK_TRY(attack.user, store::openBlob(attack.folder, attack.profile, attack.staff, attack.passphrase,
                                            attack.secret.view(), attack.clock));
    json::array compartments;
    for (const auto& key : attack.user.compartments)
        compartments.emplace_back(model::compartmentName(key.compartment));
    attack.report["own_keys"] = std::move(compartments);
    collectKeys(attack);
    tryOtherUsers(attack);
    {
        OPDESK_TRY(const auto database,
                   store::Database::open({attack.folder.cacheFile(), attack.user.cacheKey.view(), false, true, {}}));
        OPDESK_CHECK(dumpTables(attack, *database));
        OPDESK_CHECK(askServer(attack));
        OPDESK_CHECK(readBodies(attack, *database));
        OPDESK_CHECK(readSealedPages(attack, *database));
    }
    attack.report["keys_tried"] = attack.keys.size();
    json::object bodies;
    for (const auto& [name, tally] : attack.bodies)
        bodies[name] = json::object{{"seen", tally.seen}, {"read", tally.read}};
    attack.report["bodies"] = std::move(bodies);
    attack.report["opened_with_one_bit_off"] = openedWithAWrongBit(attack);
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc != 6) {
        std::cerr << "usage: shared_pc_attack PROFILE SECRET_FILE STAFF_ID PASSPHRASE LOOT_FILE\n";
        return 2;
    }
    std::string hex;
    std::getline(std::ifstream(argv[2]) >> std::ws, hex);
    const auto secret = base::fromHex(hex);
    const auto staff = base::Uuid::parse(argv[3]);
    if (!secret || !staff) {
        std::cerr << "shared_pc_attack: the secret or the id cannot be read\n";
        return 2;
    }
    Attack attack{.folder = store::ProfileFolder(argv[1]),
                  .secret = crypto::SecretBytes::fromCopy(*secret),
                  .passphrase = argv[4],
                  .staff = model::StaffId(*staff),
                  .loot = std::ofstream(argv[5], std::ios::binary)};
    const auto done = run(attack);
    if (!done) {
        std::cerr << "shared_pc_attack: " << base::errorName(done.error().code) << ": " << done.error().detail << '\n';
        return 1;
    }
    std::cout << boost::json::serialize(attack.report) << std::endl;
    return 0;
}
