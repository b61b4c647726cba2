#include "core/access/permissions.h"
#include "core/crypto/hash.h"
#include "core/model/kinds/staff.h"
#include "sync/server/account_service.h"
#include "sync/server/record_repository.h"

namespace opdesk::sync::server {

namespace {

constexpr std::int64_t kChallengeSeconds = 300;
constexpr std::int64_t kMostTries = 5;
constexpr std::int64_t kQuarterHour = 15 * 60 * 1000;
constexpr std::int64_t kDay = 24 * 60 * 60 * 1000;

base::Failure refused() {
    return base::fail(base::ErrorCode::unauthorized, "the code is wrong, used or too old");
}

}  // namespace

crypto::Bytes32 LoginService::macOf(const std::string& challenge, std::string_view otp) const {
    return crypto::hmacSha256(m_services.vault.pepper().view(), base::asBytes(challenge + '|' + std::string(otp)));
}

base::Status LoginService::knowsDevice(Transaction& transaction, const model::TenantId& tenant,
                                       const model::DeviceId& device, const protocol::Proof& proof) {
    Params params;
    params.add(tenant).add(device).add(proof.thumbprint);
    OPDESK_TRY(const Rows rows,
               transaction.execute(
                   "SELECT 1 FROM app.device d JOIN app.device_key k ON k.tenant = d.tenant AND k.device = d.id "
                   "WHERE d.tenant = $1 AND d.id = $2 AND k.thumbprint = $3 AND d.state IN ('active', 'replaced')",
                   params));
    if (rows.empty())
        return base::fail(base::ErrorCode::unauthorized, "the device is not enrolled or was revoked");
    return {};
}

base::Status LoginService::withinLimits(Transaction& transaction, const model::TenantId& tenant,
                                        base::ByteView phoneIndex) {
    const Config& config = m_services.config;
    const std::int64_t now = m_services.nowMillis();
    Params params;
    params.add(tenant).add(phoneIndex).add(now - kQuarterHour).add(now - kDay);
    OPDESK_TRY(const Rows rows,
               transaction.execute("SELECT count(*) FILTER (WHERE created_ms > $3), count(*) FROM app.login_challenge "
                                   "WHERE tenant = $1 AND phone_index = $2 AND created_ms > $4",
                                   params));
    const auto over = [](std::int64_t count, std::int64_t most) { return most > 0 && count >= most; };
    if (over(rows.integer(0, 0), config.otpRequestsPer15Minutes) || over(rows.integer(0, 1), config.otpRequestsPerDay))
        return base::fail(base::Error{base::ErrorCode::rateLimited, "too many codes were asked for", "900", {}});
    return {};
}

base::Result<protocol::LoginChallenge> LoginService::start(const protocol::LoginStart& request,
                                                           const protocol::Proof& proof) {
    OPDESK_TRY(auto transaction, m_services.database.begin({request.tenant, {}, request.device, {}}));
    OPDESK_CHECK(firstUse(m_services, transaction, request.tenant, proof));
    OPDESK_CHECK(knowsDevice(transaction, request.tenant, request.device, proof));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, request.tenant));
    const auto phoneIndex = blindIndex(*keys, "phone", request.phone);
    OPDESK_CHECK(withinLimits(transaction, request.tenant, phoneIndex));

    const base::Uuid id = base::Uuid::v7(m_services.clock, m_services.random);
    std::string otp = std::to_string(m_services.random.below(1'000'000));
    otp.insert(0, 6 - otp.size(), '0');
    const std::int64_t now = m_services.nowMillis();
    Params find, replace, challenge;
    find.add(request.tenant).add(phoneIndex);
    // A new request ends the codes asked for before it.
    replace.add(request.tenant).add(phoneIndex).add(request.device);
    challenge.add(request.tenant)
        .add(id)
        .add(phoneIndex)
        .add(request.device)
        .add(macOf(id.text(), otp))
        .add(now)
        .add(now + kChallengeSeconds * 1000);
    const Statement statements[] = {
        {"SELECT 1 FROM app.staff_login WHERE tenant = $1 AND phone_index = $2 AND active", find},
        {"UPDATE app.login_challenge SET used = true WHERE tenant = $1 AND phone_index = $2 AND device = $3 AND NOT "
         "used",
         replace},
        {"INSERT INTO app.login_challenge (tenant, id, phone_index, staff, device, otp_mac, created_ms, expires_ms) "
         "VALUES ($1, $2, $3, (SELECT staff FROM app.staff_login WHERE tenant = $1 AND phone_index = $3 AND active), "
         "$4, $5, $6, $7)",
         challenge}};
    OPDESK_TRY(const auto rows, transaction.pipeline(statements));
    OPDESK_CHECK(transaction.commit());

    const base::Sensitive<std::string> phone(request.phone), code(std::move(otp));
    if (rows[0].empty())
        OPDESK_CHECK(m_outbox.pretend(request.tenant, id.text(), phone, code, m_services.clock.now()));
    else
        OPDESK_CHECK(m_outbox.send(request.tenant, id.text(), phone, code, m_services.clock.now()));
    return protocol::LoginChallenge{id.text(), kChallengeSeconds};
}

base::Result<std::string> LoginService::escrowed(Transaction& transaction, const TenantKeys& keys,
                                                 const protocol::LoginFinish& request) {
    const auto proposed = base::fromBase64Url(request.escrowCacheKey);
    const std::string what = "cache|" + request.device.text();
    Params which;
    which.add(request.tenant).add(request.device);
    OPDESK_TRY(
        const Rows rows,
        transaction.execute("SELECT wrapped FROM app.cache_key_escrow WHERE tenant = $1 AND device = $2", which));
    if (!rows.empty()) {
        OPDESK_TRY(const auto key, unwrapKey(request.tenant, keys.tenantKey.view(), what, rows.bytes(0, 0)));
        return base::toBase64Url(key.view());
    }
    OPDESK_TRY(const auto wrapped, wrapKey(request.tenant, keys.tenantKey.view(), what, *proposed, m_services.random));
    Params params;
    params.add(request.tenant).add(request.device).add(base::ByteView(wrapped)).add(m_services.nowMillis());
    OPDESK_CHECK(
        transaction.execute("INSERT INTO app.cache_key_escrow (tenant, device, wrapped, created_ms) "
                            "VALUES ($1, $2, $3, $4)",
                            params));
    return request.escrowCacheKey;
}

base::Result<protocol::LoginAnswer> LoginService::finish(const protocol::LoginFinish& request,
                                                         const protocol::Proof& proof, const std::string& program) {
    const auto signingKey = base::fromBase64Url(request.signingKey);
    if (!signingKey || signingKey->size() != 32)
        return base::failField("signing_key", "not an Ed25519 public key", "32 bytes in base64url");
    const auto cacheKey = base::fromBase64Url(request.escrowCacheKey);
    if (!cacheKey || cacheKey->size() != 32)
        return base::failField("escrow_cache_key", "not a key", "32 bytes in base64url");
    const auto challenge = base::Uuid::parse(request.challenge);
    if (!challenge)
        return refused();

    OPDESK_TRY(auto transaction, m_services.database.begin({request.tenant, {}, request.device, {}}));
    OPDESK_CHECK(firstUse(m_services, transaction, request.tenant, proof));
    OPDESK_CHECK(knowsDevice(transaction, request.tenant, request.device, proof));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, request.tenant));
    Params which;
    which.add(request.tenant).add(*challenge).add(request.device).add(m_services.nowMillis()).add(kMostTries);
    // Counting the try is part of finding the challenge, so that guesses in parallel share the five.
    OPDESK_TRY(const Rows rows, transaction.execute("UPDATE app.login_challenge SET tries = tries + 1 WHERE tenant = "
                                                    "$1 AND id = $2 AND device = $3 AND NOT used "
                                                    "AND expires_ms > $4 AND tries < $5 RETURNING staff, otp_mac",
                                                    which));
    const bool right =
        !rows.empty() && crypto::constantTimeEqual(rows.bytes(0, 1), macOf(request.challenge, request.otp));
    if (!right || rows.isNull(0, 0)) {
        OPDESK_CHECK(transaction.commit());
        return refused();
    }
    Params used, who;
    used.add(request.tenant).add(*challenge);
    who.add(request.tenant).add(rows.uuid(0, 0));
    const Statement statements[] = {{"UPDATE app.login_challenge SET used = true WHERE tenant = $1 AND id = $2", used},
                                    {"SELECT array_to_string(roles, ','), lease_epoch FROM app.staff_login WHERE "
                                     "tenant = $1 AND staff = $2 AND active",
                                     who}};
    OPDESK_TRY(const auto found, transaction.pipeline(statements));
    if (found[1].empty())
        return refused();

    protocol::LoginAnswer answer;
    answer.staff = model::StaffId(rows.uuid(0, 0));
    answer.roles = splitRoles(found[1].text(0, 0));
    OPDESK_TRY(answer.cacheKey, escrowed(transaction, *keys, request));
    const NewSession wanted{request.tenant,         answer.staff,     request.device, answer.roles,
                            found[1].integer(0, 1), proof.thumbprint, *signingKey,    program};
    OPDESK_TRY(auto opened, m_sessions.open(transaction, *keys, wanted));
    answer.tokens = std::move(opened.tokens);
    answer.lease = std::move(opened.lease);
    answer.keys = std::move(opened.keys);
    RecordRepository records(transaction, request.tenant, *keys, m_services.random);
    const RecordKey self{model::KindId::staff, answer.staff.uuid()};
    OPDESK_TRY(const auto staff, records.look(std::span(&self, 1)));
    if (const auto it = staff.find(self); it != staff.end()) {
        OPDESK_TRY(const auto body, model::decode<model::Staff>(it->second.state.body));
        answer.staffName = body.name;
    }
    OPDESK_CHECK(transaction.commit());
    return answer;
}

}  // namespace opdesk::sync::server
