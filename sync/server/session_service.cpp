#include "sync/server/session_service.h"

#include "core/access/lease.h"
#include "core/access/permissions.h"
#include "core/base/log.h"
#include "core/crypto/aead.h"
#include "core/crypto/hash.h"

namespace opdesk::sync::server {

namespace {

/// Longer than any nonce stands.
constexpr std::int64_t kProofMillis = 600'000;
constexpr std::int64_t kDayMillis = 24 * 60 * 60 * 1000;
/// A lease that was made this recently, for the same rights, is handed out again.
constexpr std::int64_t kLeaseFreshMillis = 60 * 60 * 1000;

base::Failure refused() {
    return base::fail(base::ErrorCode::unauthorized, "the session is unknown, expired or ended");
}

#define OPDESK_DROP_OLD_PROOFS                                                                                \
    "WITH old AS (DELETE FROM app.dpop_jti WHERE tenant = $1 AND jti IN (SELECT jti FROM app.dpop_jti WHERE " \
    "tenant = $1 AND expires_ms < $4 LIMIT 4 FOR UPDATE SKIP LOCKED)) "

/// As proofStatement, for the holder of the access token whose hash is $5.
constexpr const char* kNoteProofOfToken = OPDESK_DROP_OLD_PROOFS
    "INSERT INTO app.dpop_jti (tenant, jti, expires_ms) SELECT $1, $2, $3 WHERE EXISTS (SELECT 1 FROM "
    "app.access_token WHERE tenant = $1 AND hash = $5) ON CONFLICT DO NOTHING";

crypto::Bytes32 hashOf(std::string_view token) {
    return crypto::sha256(base::asBytes(token));
}

/// Writes only when it is another program than before.
Statement programStatement(const NewSession& of) {
    Params params;
    params.add(of.tenant).add(of.device).add(of.program);
    return {"UPDATE app.device SET program = $3 WHERE tenant = $1 AND id = $2 AND program <> $3 AND $3 <> ''",
            std::move(params)};
}

}  // namespace

Statement proofStatement(const Services& services, const model::TenantId& tenant, const protocol::Proof& proof) {
    const std::int64_t now = services.nowMillis();
    Params params;
    params.add(tenant).add(hashOf(proof.thumbprint + '|' + proof.jti)).add(now + kProofMillis).add(now);
    // A few old ones leave with each new one, so the table stays as long as the time that proofs live.
    return {OPDESK_DROP_OLD_PROOFS
            "INSERT INTO app.dpop_jti (tenant, jti, expires_ms) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            std::move(params)};
}

base::Status firstUse(const Services& services, Transaction& transaction, const model::TenantId& tenant,
                      const protocol::Proof& proof) {
    if (!services.config.sharedReplayTable)
        return {};
    const Statement statement = proofStatement(services, tenant, proof);
    OPDESK_TRY(const Rows first, transaction.execute(statement.sql, statement.params));
    if (first.affected() != 1)
        return base::fail(base::ErrorCode::unauthorized, std::string(protocol::kProofUsed));
    return {};
}

std::optional<model::TenantId> tenantOfToken(std::string_view token) {
    const auto dot = token.find('.');
    if (dot != 32 || token.size() != 32 + 1 + 43)
        return std::nullopt;
    const auto bytes = base::fromHex(token.substr(0, dot));
    if (!bytes || bytes->size() != 16)
        return std::nullopt;
    std::array<std::uint8_t, 16> id{};
    std::copy(bytes->begin(), bytes->end(), id.begin());
    return model::TenantId(base::Uuid(id));
}

std::vector<std::string> splitRoles(std::string_view joined) {
    std::vector<std::string> roles;
    while (!joined.empty()) {
        const auto comma = joined.find(',');
        roles.emplace_back(joined.substr(0, comma));
        if (comma == std::string_view::npos)
            break;
        joined.remove_prefix(comma + 1);
    }
    return roles;
}

std::string SessionService::newToken(const model::TenantId& tenant) {
    std::array<std::uint8_t, 32> secret{};
    m_services.random.fill(secret);
    return base::toHex(tenant.uuid().bytes()) + '.' + base::toBase64Url(secret);
}

base::Result<Session> SessionService::authenticate(std::string_view accessToken, const protocol::Proof& proof,
                                                   const std::function<void()>& meanwhile) {
    const auto tenant = tenantOfToken(accessToken);
    if (!tenant)
        return refused();
    OPDESK_TRY(auto transaction, m_services.database.begin({*tenant, {}, {}, {}}));
    Params params;
    params.add(*tenant).add(hashOf(accessToken)).add(m_services.nowMillis());
    std::vector<Statement> statements{
        {"SELECT f.id, f.staff, f.device, f.thumbprint, array_to_string(s.roles, ','), d.state = 'drain', "
         "d.state = 'replaced' "
         "FROM app.access_token t "
         "JOIN app.session_family f ON f.tenant = t.tenant AND f.id = t.family "
         "JOIN app.staff_login s ON s.tenant = f.tenant AND s.staff = f.staff "
         "JOIN app.device d ON d.tenant = f.tenant AND d.id = f.device "
         "WHERE t.tenant = $1 AND t.hash = $2 AND t.expires_ms > $3 AND f.revoked_ms IS NULL AND s.active "
         "AND d.state IN ('active', 'drain', 'replaced')",
         std::move(params)}};
    // What a crash of the database forgets of the proofs seen is its last half second.
    statements.push_back({"SET LOCAL synchronous_commit = off", {}});
    if (m_services.config.sharedReplayTable) {
        // Without a token that stands nothing is noted: strangers must not fill the table.
        Statement note = proofStatement(m_services, *tenant, proof);
        note.params.add(hashOf(accessToken));
        note.sql = kNoteProofOfToken;
        statements.push_back(std::move(note));
    }
    // Looking and noting the proof are one round trip.
    OPDESK_TRY(const auto answers, transaction.commitWith(statements, meanwhile));
    const Rows& rows = answers.front();
    if (rows.empty() || !crypto::constantTimeEqual(base::asBytes(rows.text(0, 3)), base::asBytes(proof.thumbprint)))
        return refused();
    if (m_services.config.sharedReplayTable && answers.back().affected() != 1)
        return base::fail(base::ErrorCode::unauthorized, std::string(protocol::kProofUsed));
    Session session{*tenant,         model::StaffId(rows.uuid(0, 1)), model::DeviceId(rows.uuid(0, 2)),
                    rows.uuid(0, 0), splitRoles(rows.text(0, 4)),     rows.flag(0, 5),
                    rows.flag(0, 6)};
    return session;
}

base::Status SessionService::revoke(Transaction& transaction, const model::TenantId& tenant, const base::Uuid& family) {
    Params params;
    params.add(tenant).add(family).add(m_services.nowMillis());
    Params tokens;
    tokens.add(tenant).add(family);
    const Statement statements[] = {
        {"UPDATE app.session_family SET revoked_ms = $3 WHERE tenant = $1 AND id = $2 AND revoked_ms IS NULL", params},
        {"DELETE FROM app.access_token WHERE tenant = $1 AND family = $2", tokens}};
    OPDESK_CHECK(transaction.pipeline(statements));
    return {};
}

base::Status SessionService::end(const Session& session) {
    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    OPDESK_CHECK(revoke(transaction, session.tenant, session.family));
    return transaction.commit();
}

base::Result<std::string> SessionService::addAccessToken(Transaction& transaction, const Family& family) {
    const std::string token = newToken(family.of.tenant);
    const std::int64_t now = m_services.nowMillis();
    Params fresh, old;
    fresh.add(family.of.tenant).add(hashOf(token)).add(family.id).add(now + kAccessSeconds * 1000);
    old.add(family.of.tenant).add(family.id).add(now);
    const Statement statements[] = {
        {"DELETE FROM app.access_token WHERE tenant = $1 AND family = $2 AND expires_ms <= $3", old},
        {"INSERT INTO app.access_token (tenant, hash, family, expires_ms) VALUES ($1, $2, $3, $4)", fresh}};
    OPDESK_CHECK(transaction.pipeline(statements));
    return token;
}

base::Result<std::string> SessionService::addRefreshToken(Transaction& transaction, const Family& family) {
    const std::string token = newToken(family.of.tenant);
    const std::int64_t now = m_services.nowMillis();
    Params params;
    params.add(family.of.tenant).add(hashOf(token)).add(family.id).add(now).add(now + kRefreshDays * kDayMillis);
    OPDESK_CHECK(
        transaction.execute("INSERT INTO app.refresh_token (tenant, hash, family, created_ms, expires_ms) "
                            "VALUES ($1, $2, $3, $4, $5)",
                            params));
    return token;
}

base::Result<std::string> SessionService::leaseFor(Transaction& transaction, const Family& family) {
    const NewSession& of = family.of;
    const std::int64_t now = m_services.nowMillis();
    Params recent;
    recent.add(of.tenant).add(family.id).add(now - kLeaseFreshMillis).add(of.roles).add(of.leaseEpoch);
    OPDESK_TRY(const Rows rows, transaction.execute("SELECT text FROM app.lease WHERE tenant = $1 AND family = $2 AND "
                                                    "issued_ms > $3 AND roles = $4 AND epoch = $5 "
                                                    "ORDER BY issued_ms DESC LIMIT 1",
                                                    recent));
    if (!rows.empty())
        return rows.text(0, 0);

    access::Lease lease;
    lease.id = model::LeaseId::make(m_services.clock, m_services.random);
    lease.tenant = of.tenant;
    lease.user = of.staff;
    lease.device = of.device;
    lease.roles = of.roles;
    lease.compartments = access::compartmentsOf(of.roles);
    lease.issued = base::fromMillis(now);
    lease.offlineUntil = lease.issued + std::chrono::hours(m_services.config.offlineLeaseHours);
    lease.epoch = of.leaseEpoch;
    lease.signingKey = base::toBase64Url(of.signingKey);
    OPDESK_TRY(const auto key, m_services.vault.leaseKey(of.tenant));
    const std::string text = access::encodeLease(lease, [&](base::ByteView message) {
        const auto signature = key.sign(message);
        return base::Bytes(signature.begin(), signature.end());
    });
    Params params;
    params.add(of.tenant)
        .add(lease.id)
        .add(of.staff)
        .add(of.device)
        .add(family.id)
        .add(of.roles)
        .add(lease.epoch)
        .add(now)
        .add(base::toMillis(lease.offlineUntil))
        .add(base::ByteView(of.signingKey))
        .add(text);
    OPDESK_CHECK(
        transaction.execute("INSERT INTO app.lease (tenant, id, staff, device, family, roles, epoch, issued_ms, "
                            "until_ms, signing_key, text) "
                            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                            params));
    return text;
}

base::Result<std::vector<protocol::WireKey>> SessionService::keysFor(const TenantKeys& keys,
                                                                     const std::vector<std::string>& roles) const {
    std::vector<protocol::WireKey> out;
    for (const auto compartment : access::compartmentsOf(roles)) {
        const auto it = keys.compartments.find(compartment);
        if (it == keys.compartments.end())
            return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
        for (const auto& key : it->second)
            out.push_back({compartment, key.epoch, base::toBase64Url(key.key.view())});
    }
    return out;
}

base::Result<SessionService::Opened> SessionService::open(Transaction& transaction, const TenantKeys& keys,
                                                          const NewSession& wanted) {
    const Family family{base::Uuid::v7(m_services.clock, m_services.random), wanted};
    const std::int64_t now = m_services.nowMillis();
    // Lock the user, so that logins at the same time cannot leave five sessions.
    Params who;
    who.add(wanted.tenant).add(wanted.staff);
    const Statement counting[] = {
        {"SELECT 1 FROM app.staff_login WHERE tenant = $1 AND staff = $2 FOR UPDATE", who},
        {"SELECT id FROM app.session_family WHERE tenant = $1 AND staff = $2 AND revoked_ms IS NULL "
         "ORDER BY last_ms DESC, id DESC",
         who}};
    OPDESK_TRY(const auto counted, transaction.pipeline(counting));
    for (int i = static_cast<int>(kMostSessions) - 1; i < counted[1].size(); ++i)
        OPDESK_CHECK(revoke(transaction, wanted.tenant, counted[1].uuid(i, 0)));

    Params params;
    params.add(wanted.tenant).add(family.id).add(wanted.staff).add(wanted.device).add(wanted.thumbprint).add(now);
    Params user;
    user.add(wanted.tenant).add(wanted.device).add(wanted.staff).add(now);
    const Statement statements[] = {
        {"INSERT INTO app.session_family (tenant, id, staff, device, thumbprint, created_ms, last_ms) "
         "VALUES ($1, $2, $3, $4, $5, $6, $6)",
         params},
        {"INSERT INTO app.device_user (tenant, device, staff, last_ms) VALUES ($1, $2, $3, $4) "
         "ON CONFLICT (tenant, device, staff) DO UPDATE SET last_ms = excluded.last_ms",
         user},
        programStatement(wanted)};
    OPDESK_CHECK(transaction.pipeline(statements));

    Opened opened;
    opened.tokens.accessSeconds = kAccessSeconds;
    OPDESK_TRY(opened.tokens.access, addAccessToken(transaction, family));
    OPDESK_TRY(opened.tokens.refresh, addRefreshToken(transaction, family));
    OPDESK_TRY(opened.lease, leaseFor(transaction, family));
    OPDESK_TRY(opened.keys, keysFor(keys, wanted.roles));
    return opened;
}

base::Result<protocol::RefreshAnswer> SessionService::refresh(std::string_view refreshToken,
                                                              const protocol::Proof& proof, std::string_view program) {
    const auto tenant = tenantOfToken(refreshToken);
    if (!tenant)
        return refused();
    const std::int64_t now = m_services.nowMillis();
    OPDESK_TRY(auto transaction, m_services.database.begin({*tenant, {}, {}, {}}));
    OPDESK_CHECK(firstUse(m_services, transaction, *tenant, proof));
    Params params;
    params.add(*tenant).add(hashOf(refreshToken)).add(now);
    OPDESK_TRY(const Rows rows,
               transaction.execute(
                   "SELECT f.id, f.staff, f.device, f.thumbprint, array_to_string(s.roles, ','), s.lease_epoch, "
                   "r.used_ms, r.successor, "
                   "n.used_ms IS NOT NULL, (SELECT l.signing_key FROM app.lease l WHERE l.tenant = f.tenant AND "
                   "l.family = f.id "
                   "ORDER BY l.issued_ms DESC LIMIT 1) "
                   "FROM app.refresh_token r JOIN app.session_family f ON f.tenant = r.tenant AND f.id = r.family "
                   "JOIN app.staff_login s ON s.tenant = f.tenant AND s.staff = f.staff "
                   "JOIN app.device d ON d.tenant = f.tenant AND d.id = f.device "
                   "LEFT JOIN app.refresh_token n ON n.tenant = r.tenant AND n.hash = r.successor_hash "
                   "WHERE r.tenant = $1 AND r.hash = $2 AND r.expires_ms > $3 AND f.revoked_ms IS NULL AND s.active "
                   "AND d.state IN ('active', 'drain', 'replaced') FOR UPDATE OF r, f",
                   params));
    if (rows.empty())
        return refused();
    Family family{
        rows.uuid(0, 0),
        {*tenant, model::StaffId(rows.uuid(0, 1)), model::DeviceId(rows.uuid(0, 2)), splitRoles(rows.text(0, 4)),
         rows.integer(0, 5), rows.text(0, 3), rows.bytes(0, 9), std::string(program)}};
    const bool ownKey = crypto::constantTimeEqual(base::asBytes(rows.text(0, 3)), base::asBytes(proof.thumbprint));
    const bool used = !rows.isNull(0, 6);
    const bool lostAnswer = used && ownKey && !rows.isNull(0, 7) && !rows.flag(0, 8) &&
                            now - rows.integer(0, 6) <= kSuccessorSeconds * 1000;
    if (!ownKey || (used && !lostAnswer)) {
        // Somebody else holds this token, or an old one came back: nobody can tell which, so the whole family ends.
        OPDESK_CHECK(revoke(transaction, *tenant, family.id));
        OPDESK_CHECK(transaction.commit());
        base::log(base::LogLevel::warning, "refresh token used twice or by another key, family ended",
                  {{"family", family.id}});
        return refused();
    }
    const auto sealing = crypto::hkdfSha256(base::asBytes(refreshToken), {}, base::asBytes("opdesk-successor-1"), 32);
    protocol::RefreshAnswer answer;
    answer.tokens.accessSeconds = kAccessSeconds;
    if (lostAnswer) {
        OPDESK_TRY(const auto plain, crypto::open(sealing.view(), rows.bytes(0, 7), {}));
        answer.tokens.refresh.assign(base::asText(plain));
    } else {
        OPDESK_TRY(answer.tokens.refresh, addRefreshToken(transaction, family));
        OPDESK_TRY(const auto sealed,
                   crypto::seal(sealing.view(), base::asBytes(answer.tokens.refresh), {}, m_services.random));
        Params used2;
        used2.add(*tenant)
            .add(hashOf(refreshToken))
            .add(now)
            .add(hashOf(answer.tokens.refresh))
            .add(base::ByteView(sealed));
        OPDESK_CHECK(
            transaction.execute("UPDATE app.refresh_token SET used_ms = $3, successor_hash = $4, successor = $5 "
                                "WHERE tenant = $1 AND hash = $2",
                                used2));
    }
    Params seen;
    seen.add(*tenant).add(family.id).add(now);
    Params today;
    today.add(*tenant).add(now / kDayMillis);
    // Every desk at work comes here several times an hour, so each day of a clinic gets its row.
    const Statement notes[] = {
        {"UPDATE app.session_family SET last_ms = $3 WHERE tenant = $1 AND id = $2", std::move(seen)},
        {"INSERT INTO app.head_day (tenant, day, seq) SELECT tenant, $2, seq FROM app.sync_head WHERE tenant = $1 "
         "ON CONFLICT DO NOTHING",
         std::move(today)},
        programStatement(family.of)};
    OPDESK_CHECK(transaction.pipeline(notes));
    OPDESK_TRY(answer.tokens.access, addAccessToken(transaction, family));
    OPDESK_TRY(answer.lease, leaseFor(transaction, family));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, *tenant));
    OPDESK_TRY(answer.keys, keysFor(*keys, family.of.roles));
    OPDESK_CHECK(transaction.commit());
    return answer;
}

}  // namespace opdesk::sync::server
