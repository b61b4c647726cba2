#include <array>

#include "core/crypto/hash.h"
#include "core/crypto/totp.h"
#include "core/model/kinds/device.h"
#include "sync/server/account_service.h"
#include "sync/server/record_repository.h"

namespace opdesk::sync::server {

namespace {

constexpr std::size_t kCodeBytes = 10;  // 80 bits
constexpr int kMostDesks = 9;
/// The papers a stopped or replaced desk printed in these days still lie about.
constexpr std::int64_t kDigitRestMillis = 2 * 24 * 60 * 60 * std::int64_t{1000};

base::Failure refused() {
    return base::fail(base::ErrorCode::unauthorized, "the clinic code or the enrolment code is wrong, used or too old");
}

/// People type codes in lower case and with spaces or hyphens.
std::string tidied(std::string_view typed) {
    std::string out;
    for (char c : typed) {
        if (c == ' ' || c == '-')
            continue;
        out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return out;
}

/// The n-th series of the main branch: A01, A02 … AZZ.
std::string seriesOf(std::int64_t n) {
    constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    return {'A', kDigits[static_cast<std::size_t>(n / 36 % 36)], kDigits[static_cast<std::size_t>(n % 36)]};
}

}  // namespace

base::Result<std::string> EnrolmentService::newCode(const Services& services, Transaction& transaction,
                                                    const model::TenantId& tenant) {
    std::array<std::uint8_t, kCodeBytes> secret{};
    services.random.fill(secret);
    const std::string code = crypto::toBase32(secret);
    const std::int64_t now = services.nowMillis();
    Params params;
    params.add(tenant)
        .add(crypto::sha256(base::asBytes(code)))
        .add(now)
        .add(now + services.config.enrolCodeMinutes * 60'000);
    OPDESK_CHECK(transaction.execute(
        "INSERT INTO app.enrol_code (tenant, hash, created_ms, expires_ms) VALUES ($1, $2, $3, $4)", params));
    return code;
}

base::Result<model::DeviceId> EnrolmentService::addDevice(const Services& services, Transaction& transaction,
                                                          const model::TenantId& tenant, const TenantKeys& keys,
                                                          const std::string& name, const protocol::Proof& proof,
                                                          const std::optional<model::DeviceId>& before) {
    // The head row orders enrolments of one clinic, so series and desk digits are given out one after the other.
    Params who, digits;
    who.add(tenant);
    digits.add(tenant).add(services.nowMillis() - kDigitRestMillis);
    Params own;
    own.add(tenant).add(before ? before->uuid() : base::Uuid{});
    const Statement statements[] = {
        {"SELECT 1 FROM app.sync_head WHERE tenant = $1 FOR UPDATE", who},
        {"SELECT count(*) FROM app.document_series WHERE tenant = $1", who},
        {"SELECT min(n) FROM generate_series(1, 9) AS n WHERE n NOT IN (SELECT d.desk_digit FROM app.device d WHERE "
         "d.tenant = $1 AND NOT (d.state = 'revoked' AND coalesce(d.stopped_ms, 0) <= $2) AND NOT (d.state = "
         "'replaced' "
         "AND NOT EXISTS (SELECT FROM app.device_renewal r WHERE r.tenant = $1 AND r.device = d.id AND r.created_ms > "
         "$2)))",
         digits},
        {"SELECT desk_digit FROM app.device WHERE tenant = $1 AND id = $2", own}};
    OPDESK_TRY(const auto rows, transaction.pipeline(statements));
    // A clinic with nine desks must not lose one over a restored disk; its counters go on from the marks.
    const bool takesOver = rows[2].isNull(0, 0) && !rows[3].empty();
    if (rows[2].isNull(0, 0) && !takesOver)
        return base::fail(base::ErrorCode::tooLarge, "the clinic has " + std::to_string(kMostDesks) +
                                                         " desks, those stopped within two days among them");
    const std::string series = seriesOf(rows[1].integer(0, 0) + 1);
    const std::int64_t digit = (takesOver ? rows[3] : rows[2]).integer(0, 0);
    const auto id = model::DeviceId::make(services.clock, services.random);
    const std::int64_t now = services.nowMillis();

    Params device, key, document;
    device.add(tenant).add(id).add(series).add(digit).add(now);
    key.add(tenant).add(id).add(proof.thumbprint).add(now);
    document.add(tenant).add(series).add(id).add(now);
    const Statement writes[] = {
        {"INSERT INTO app.device (tenant, id, series, desk_digit, state, enrolled_ms) "
         "VALUES ($1, $2, $3, $4::bigint::integer, 'active', $5)",
         device},
        {"INSERT INTO app.device_key (tenant, device, thumbprint, created_ms) VALUES ($1, $2, $3, $4)", key},
        {"INSERT INTO app.document_series (tenant, series, device, created_ms) VALUES ($1, $2, $3, $4)", document}};
    OPDESK_CHECK(transaction.pipeline(writes));

    model::Device body;
    body.name = name;
    body.series = series;
    body.deskDigit = digit;
    body.state = "active";
    body.enrolledAt = base::fromMillis(now);
    StoredRecord record;
    record.kind = model::KindId::device;
    record.id = id.uuid();
    record.state.exists = true;
    record.state.version = 1;
    record.state.body = model::encode(body);
    RecordRepository records(transaction, tenant, keys, services.random);
    OPDESK_TRY(const HeadMove head, records.moveHead(1));
    StoredRecord* const all[] = {&record};
    OPDESK_CHECK(records.write(all, head));
    return id;
}

base::Result<protocol::EnrolAnswer> EnrolmentService::enrol(const protocol::EnrolRequest& request,
                                                            const protocol::Proof& proof) {
    if (request.deviceName.empty() || request.deviceName.size() > 80)
        return base::failField("device_name", "the desk needs a name", "1 to 80 characters");
    Params code;
    code.add(tidied(request.clinicCode));
    OPDESK_TRY(auto unknown, m_services.database.beginUnknown());
    OPDESK_TRY(const Rows found, unknown.execute("SELECT app.tenant_of_code($1)", code));
    OPDESK_CHECK(unknown.commit());
    if (found.empty() || found.isNull(0, 0))
        return refused();
    const model::TenantId tenant(found.uuid(0, 0));

    OPDESK_TRY(auto transaction, m_services.database.begin({tenant, {}, {}, {}}));
    OPDESK_CHECK(firstUse(m_services, transaction, tenant, proof));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, tenant));
    const auto hash = crypto::sha256(base::asBytes(tidied(request.code)));
    Params params;
    params.add(tenant).add(hash).add(m_services.nowMillis());
    OPDESK_TRY(const Rows codes,
               transaction.execute("SELECT used_device FROM app.enrol_code WHERE tenant = $1 AND hash = $2 "
                                   "AND expires_ms > $3 FOR UPDATE",
                                   params));
    if (codes.empty())
        return refused();
    model::DeviceId device;
    if (codes.isNull(0, 0)) {
        OPDESK_TRY(device, addDevice(m_services, transaction, tenant, *keys, request.deviceName, proof));
        Params used;
        used.add(tenant).add(hash).add(device);
        OPDESK_CHECK(
            transaction.execute("UPDATE app.enrol_code SET used_device = $3 WHERE tenant = $1 AND hash = $2", used));
    } else {
        device = model::DeviceId(codes.uuid(0, 0));
    }
    Params answerFor;
    answerFor.add(tenant).add(device).add(proof.thumbprint);
    OPDESK_TRY(const Rows rows, transaction.execute("SELECT t.name, t.offset_minutes, d.series, d.desk_digit FROM "
                                                    "app.tenant t JOIN app.device d ON d.tenant = t.tenant "
                                                    "JOIN app.device_key k ON k.tenant = d.tenant AND k.device = d.id "
                                                    "WHERE t.tenant = $1 AND d.id = $2 AND k.thumbprint = $3",
                                                    answerFor));
    if (rows.empty())
        return refused();  // the code was used by another key
    protocol::EnrolAnswer answer;
    answer.tenant = tenant;
    answer.device = device;
    answer.clinicName = rows.text(0, 0);
    answer.clinicOffsetMinutes = rows.integer(0, 1);
    answer.series = rows.text(0, 2);
    answer.deskDigit = rows.integer(0, 3);
    OPDESK_TRY(const auto leaseKey, m_services.vault.leaseKey(tenant));
    answer.leaseKey = base::toBase64Url(leaseKey.publicKey());
    OPDESK_CHECK(transaction.commit());
    return answer;
}

}  // namespace opdesk::sync::server
