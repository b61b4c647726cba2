#include "sync/server/provisioning.h"

#include <algorithm>

#include "core/base/random.h"
#include "core/model/validate.h"
#include "sync/server/account_service.h"
#include "sync/server/admin_service.h"
#include "sync/server/record_repository.h"

namespace opdesk::sync::server {

namespace {

using model::KindId;

std::string textIn(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string(text->data(), text->size()) : std::string();
}

std::int64_t numberIn(const json::object& from, std::string_view name, std::int64_t otherwise) {
    const auto* value = from.if_contains(name);
    return value && value->is_int64() ? value->get_int64() : otherwise;
}

/// The records of a description. Staff are named by "key", which other entries use in "doctor".
class Description {
public:
    Description(const Services& services, const json::object& from) : m_services(services), m_from(from) {}

    base::Result<std::vector<StoredRecord>> records() {
        OPDESK_CHECK(eachOf("staff", KindId::staff, [&](json::object body, StoredRecord& record) {
            const std::string key = textIn(body, "key");
            body.erase("key");
            m_staff[key] = record.id.text();
            return body;
        }));
        OPDESK_CHECK(eachOf("doctor_hours", KindId::doctorHours,
                            [&](json::object body, StoredRecord&) { return named(std::move(body)); }));
        OPDESK_CHECK(
            eachOf("prices", KindId::price, [&](json::object body, StoredRecord&) { return named(std::move(body)); }));
        OPDESK_CHECK(eachOf("settings", KindId::setting, [&](json::object body, StoredRecord&) { return body; }));
        return std::move(m_records);
    }

private:
    json::object named(json::object body) const {
        if (const auto it = m_staff.find(textIn(body, "doctor")); it != m_staff.end())
            body["doctor"] = it->second;
        return body;
    }

    template <typename Make>
    base::Status eachOf(std::string_view member, KindId kind, Make make) {
        const auto* list = m_from.if_contains(member);
        if (!list)
            return {};
        if (!list->is_array())
            return base::failField(std::string(member), "not a list", "a list of objects");
        for (const auto& entry : list->get_array()) {
            if (!entry.is_object())
                return base::failField(std::string(member), "not an object", "a list of objects");
            StoredRecord record;
            record.kind = kind;
            record.id = base::Uuid::v7(m_services.clock, m_services.random);
            record.state.exists = true;
            record.state.version = 1;
            record.state.body = make(entry.get_object(), record);
            if (auto valid = model::validateBody(model::describe(kind), record.state.body); !valid) {
                base::Error error = valid.error();
                error.field = std::string(member) + '.' + error.field;
                return base::fail(std::move(error));
            }
            m_records.push_back(std::move(record));
        }
        return {};
    }

    const Services& m_services;
    const json::object& m_from;
    std::map<std::string, std::string> m_staff;
    std::vector<StoredRecord> m_records;
};

base::Result<std::optional<model::TenantId>> tenantOf(const Services& services, std::string_view clinicCode) {
    OPDESK_TRY(auto transaction, services.database.beginUnknown());
    Params params;
    params.add(clinicCode);
    OPDESK_TRY(const Rows rows, transaction.execute("SELECT app.tenant_of_code($1)", params));
    OPDESK_CHECK(transaction.commit());
    if (rows.empty() || rows.isNull(0, 0))
        return std::optional<model::TenantId>();
    return std::optional(model::TenantId(rows.uuid(0, 0)));
}

base::Status writeTenant(const Services& services, Transaction& transaction, const model::TenantId& tenant,
                         const json::object& description, const std::string& code) {
    const auto tenantKey = crypto::SecretBytes::random(32, services.random);
    OPDESK_TRY(const auto wrapped, services.vault.wrapTenantKey(tenant, tenantKey.view(), services.random));
    const std::int64_t now = services.nowMillis();
    Params clinic, byCode, head;
    clinic.add(tenant)
        .add(textIn(description, "name"))
        .add(code)
        .add(numberIn(description, "offset_minutes", 330))
        .add(base::ByteView(wrapped))
        .add(now);
    byCode.add(code).add(tenant);
    head.add(tenant).add(base::Uuid::v7(services.clock, services.random).text());
    std::vector<Statement> statements{
        {"INSERT INTO app.tenant (tenant, name, clinic_code, offset_minutes, key_wrapped, created_ms) "
         "VALUES ($1, $2, $3, $4::bigint::integer, $5, $6)",
         clinic},
        {"INSERT INTO app.clinic_code (code, tenant) VALUES ($1, $2)", byCode},
        {"INSERT INTO app.sync_head (tenant, epoch) VALUES ($1, $2)", head}};
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i) {
        const std::string name(model::compartmentName(static_cast<model::Compartment>(i)));
        const auto key = crypto::SecretBytes::random(32, services.random);
        OPDESK_TRY(const auto sealed, wrapKey(tenant, tenantKey.view(), name + "|1", key.view(), services.random));
        Params params;
        params.add(tenant).add(name).add(std::int64_t{1}).add(base::ByteView(sealed)).add(now);
        statements.push_back(
            {"INSERT INTO app.compartment_key (tenant, compartment, epoch, wrapped, created_ms) "
             "VALUES ($1, $2, $3, $4, $5)",
             std::move(params)});
    }
    OPDESK_CHECK(transaction.pipeline(statements));
    return {};
}

}  // namespace

base::Result<Provisioned> provision(const Services& services, const json::object& description) {
    const std::string code = textIn(description, "clinic_code");
    const bool isCode = code.size() >= 3 && code.size() <= 20 && std::ranges::all_of(code, [](char c) {
                            return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
                        });
    if (!isCode)
        return base::failField("clinic_code", "missing or wrong", "3 to 20 capital letters and digits");
    if (textIn(description, "name").empty())
        return base::failField("name", "missing", "the clinic's name");
    const std::int64_t codes = numberIn(description, "enrol_codes", 1);
    if (codes < 0 || codes > 9)
        return base::failField("enrol_codes", "out of range", "0 to 9");
    OPDESK_TRY(const auto there, tenantOf(services, code));
    Provisioned done;
    if (there) {
        done.tenant = *there;
        return done;
    }
    OPDESK_TRY(auto records, Description(services, description).records());
    done.tenant = model::TenantId::make(services.clock, services.random);
    done.isNew = true;
    OPDESK_TRY(auto transaction, services.database.begin({done.tenant, {}, {}, {}}));
    OPDESK_CHECK(writeTenant(services, transaction, done.tenant, description, code));
    OPDESK_TRY(const auto keys, services.keyring.of(transaction, done.tenant));
    for (const auto& record : records)
        if (record.kind == KindId::staff)
            OPDESK_CHECK(saveLogin(services, transaction, done.tenant, *keys, record.id, record.state.body));
    std::vector<StoredRecord*> all;
    for (auto& record : records)
        all.push_back(&record);
    RecordRepository repository(transaction, done.tenant, *keys, services.random);
    OPDESK_TRY(const HeadMove head, repository.moveHead(static_cast<std::int64_t>(all.size())));
    if (!all.empty())
        OPDESK_CHECK(repository.write(all, head));
    for (std::int64_t i = 0; i < codes; ++i) {
        OPDESK_TRY(auto enrolCode, EnrolmentService::newCode(services, transaction, done.tenant));
        done.enrolCodes.push_back(std::move(enrolCode));
    }
    OPDESK_CHECK(transaction.commit());
    return done;
}

base::Result<std::string> newEnrolCode(const Services& services, std::string_view clinicCode) {
    OPDESK_TRY(const auto tenant, tenantOf(services, clinicCode));
    if (!tenant)
        return base::fail(base::ErrorCode::notFound, "no clinic has this code");
    OPDESK_TRY(auto transaction, services.database.begin({*tenant, {}, {}, {}}));
    OPDESK_TRY(auto code, EnrolmentService::newCode(services, transaction, *tenant));
    OPDESK_CHECK(transaction.commit());
    return code;
}

base::Result<std::vector<std::pair<std::string, std::string>>> newEpochs(Database& migrating, const base::Clock& clock,
                                                                         base::Random& random,
                                                                         std::string_view clinicCode) {
    OPDESK_TRY(auto reading, migrating.beginUnknown());
    OPDESK_CHECK(reading.execute("SET LOCAL ROLE opdesk_owner"));
    Params wanted;
    wanted.add(clinicCode);
    OPDESK_TRY(
        const Rows clinics,
        reading.execute("SELECT code, tenant FROM app.clinic_code WHERE $1 IN ('', code) ORDER BY code", wanted));
    OPDESK_CHECK(reading.commit());
    if (clinics.empty())
        return base::fail(base::ErrorCode::notFound, "no clinic has this code");
    std::vector<std::pair<std::string, std::string>> done;
    for (int i = 0; i < clinics.size(); ++i) {
        const model::TenantId tenant(clinics.uuid(i, 1));
        const std::string epoch = base::Uuid::v7(clock, random).text();
        OPDESK_TRY(auto transaction, migrating.begin({tenant, {}, {}, {}}));
        OPDESK_CHECK(transaction.execute("SET LOCAL ROLE opdesk_owner"));
        Params params;
        params.add(tenant).add(epoch);
        OPDESK_TRY(const Rows changed,
                   transaction.execute("UPDATE app.sync_head SET epoch = $2 WHERE tenant = $1", params));
        if (changed.affected() != 1)
            return base::fail(base::ErrorCode::internal, "the clinic has no head row");
        OPDESK_CHECK(pokeRights(transaction, tenant));
        OPDESK_CHECK(transaction.commit());
        done.emplace_back(clinics.text(i, 0), epoch);
    }
    return done;
}

}  // namespace opdesk::sync::server
