#include "test_desk.h"

#include <atomic>

#include "core/access/lease.h"
#include "core/crypto/aead.h"
#include "sync/protocol/dpop.h"

namespace opdesk::sync::server {

namespace {

std::array<std::uint8_t, 32> freshSecret() {
    std::array<std::uint8_t, 32> secret{};
    env().random.fill(secret);
    return secret;
}

}  // namespace

std::string errorOf(const Response& response) {
    const auto object = base::parseJsonObject(response.body);
    if (!object || !object->if_contains("error"))
        return {};
    const auto& text = object->at("error").get_string();
    return {text.data(), text.size()};
}

std::string textAt(const json::object& body, std::string_view name) {
    const auto* value = body.if_contains(name);
    return value && value->is_string() ? std::string(value->get_string().c_str()) : std::string();
}

json::object patientBody(const std::string& name) {
    static std::atomic<int> made = 0;  // two of one number would be a conflict
    return {{"name", name}, {"sex", "female"}, {"clinic_number", "T01-" + std::to_string(++made)}};
}

TestDesk::TestDesk(std::string deskName, bool otherClinic)
    : TestDesk(std::move(deskName), otherClinic, freshSecret(), crypto::Ed25519Key::generate(env().random)) {}

TestDesk::TestDesk(std::string deskName, bool otherClinic, const Secret& of, crypto::Ed25519Key signs)
    : name(std::move(deskName)),
      isOther(otherClinic),
      secret(of),
      key(std::move(*crypto::P256Key::fromSecret(of, "test-device"))),
      signing(std::move(signs)) {}

TestDesk TestDesk::twin() const {
    TestDesk copy(name, isOther, secret, std::move(*crypto::Ed25519Key::fromSeed(signing.seed())));
    copy.place = place;
    copy.session = session;
    copy.lease = lease;
    copy.deviceSeq = deviceSeq;
    copy.nonce = nonce;
    copy.chain = chain;
    return copy;
}

TestDesk TestDesk::ready(const std::string& deskName, const std::string& phone, bool otherClinic) {
    TestDesk desk(deskName, otherClinic);
    desk.enrol();
    desk.login(phone);
    return desk;
}

Response TestDesk::send(const std::string& method, const std::string& target, const std::string& body,
                        const std::string& token) {
    for (int tries = 0;; ++tries) {
        Request request;
        request.method = method;
        request.target = target;
        request.body = body;
        request.remoteAddress = "127.0.0.1";
        if (!token.empty())
            request.authorization = "DPoP " + token;
        request.dpop =
            protocol::makeProof(key, method, target, token, nonce, base::asBytes(body), env().clock, env().random);
        request.dpopHeaders = 1;
        lastAnswer = env().call(request);
        for (const auto& [header, value] : lastAnswer.headers)
            if (header == "DPoP-Nonce")
                nonce = value;
        if (errorOf(lastAnswer) != "use_dpop_nonce" || tries > 0)
            return lastAnswer;
    }
}

void TestDesk::enrol() {
    const protocol::EnrolRequest request{env().value(isOther ? "OPDESK_OTHER_CLINIC_CODE" : "OPDESK_CLINIC_CODE"),
                                         env().nextEnrolCode(isOther), name};
    const auto response = sendJson("POST", "/v1/enrol", protocol::encode(request));
    ASSERT_EQ(response.status, 200) << response.body;
    const auto answer = protocol::decodeEnrolAnswer(*base::parseJsonObject(response.body));
    ASSERT_TRUE(answer);
    place = *answer;
}

void TestDesk::login(const std::string& phone) {
    // Codes for one phone are limited; what earlier logins of the tests asked for is long ago.
    env().clock.advance(std::chrono::seconds(1));
    env().superuser("UPDATE app.login_challenge SET created_ms = 0");
    auto response =
        sendJson("POST", "/v1/login/start", protocol::encode(protocol::LoginStart{place.tenant, place.device, phone}));
    ASSERT_EQ(response.status, 200) << response.body;
    const auto challenge = protocol::decodeLoginChallenge(*base::parseJsonObject(response.body));
    ASSERT_TRUE(challenge);
    const base::Bytes cacheKey(32, 7);
    response = sendJson(
        "POST", "/v1/login/finish",
        protocol::encode(protocol::LoginFinish{place.tenant, place.device, challenge->challenge, env().lastOtp(),
                                               base::toBase64Url(signing.publicKey()), base::toBase64Url(cacheKey)}));
    ASSERT_EQ(response.status, 200) << response.body;
    const auto answer = protocol::decodeLoginAnswer(*base::parseJsonObject(response.body));
    ASSERT_TRUE(answer) << answer.error().field;
    session = *answer;
    adoptLease(session.lease);
}

void TestDesk::adoptLease(const std::string& text) {
    const auto leaseKey = base::fromBase64Url(place.leaseKey);
    ASSERT_TRUE(leaseKey);
    const auto read = access::verifyLease(text, *leaseKey);
    ASSERT_TRUE(read);
    lease = read->id;
}

model::Op TestDesk::opOf(model::KindId kind, const base::Uuid& record, model::Action action) {
    model::Op op;
    op.id = model::OpId::make(env().clock, env().random);
    op.deviceSeq = ++deviceSeq;
    op.kind = kind;
    op.record = record;
    op.action = action;
    op.compartment = model::describe(kind).compartment;
    op.actor = session.staff;
    op.lease = lease;
    op.wallMillis = base::toMillis(env().clock.now());
    op.clockOffsetMillis = 0;
    return op;
}

model::Op TestDesk::create(model::KindId kind, const json::object& body) {
    const bool appends = model::describe(kind).shape == model::Shape::append;
    auto op =
        opOf(kind, base::Uuid::v7(env().clock, env().random), appends ? model::Action::append : model::Action::create);
    op.document = body;
    return op;
}

model::Op TestDesk::set(model::KindId kind, const base::Uuid& record, std::int64_t baseVersion,
                        std::vector<model::FieldChange> fields) {
    auto op = opOf(kind, record, model::Action::set);
    op.baseVersion = baseVersion;
    op.fields = std::move(fields);
    return op;
}

base::Bytes TestDesk::keyOf(model::Compartment compartment) const {
    for (const auto& one : session.keys)
        if (one.compartment == compartment)
            return *base::fromBase64Url(one.key);
    return {};
}

protocol::WireGroup TestDesk::group(std::vector<model::Op> ops) {
    protocol::WireGroup wire;
    wire.group = model::GroupId::make(env().clock, env().random);
    wire.actor = session.staff;
    wire.lease = lease;
    std::vector<model::SignedOp> signedOps;
    for (auto& op : ops) {
        op.group = wire.group;
        const std::string plain = base::canonicalJson(model::payloadOf(op));
        protocol::WireOp wireOp{model::envelopeOf(op), 0, base::Bytes(plain.begin(), plain.end())};
        if (op.compartment != model::Compartment::desk) {
            wireOp.keyEpoch = 1;
            wireOp.payload =
                *crypto::seal(keyOf(op.compartment), base::asBytes(plain),
                              base::asBytes(model::sealContext(place.tenant, op.kind, op.record, "op")), env().random);
        }
        signedOps.push_back({wireOp.envelope, wireOp.payload});
        wire.ops.push_back(std::move(wireOp));
    }
    audit::Event event;
    event.tenant = place.tenant;
    event.device = place.device;
    event.sequence = chain.sequence + 1;
    event.previous = chain.hash;
    event.group = wire.group;
    event.user = session.staff;
    event.lease = lease;
    event.wallMillis = base::toMillis(env().clock.now());
    event.action = "test";
    event.result = "ok";
    const auto salted = audit::saltedPayload(audit::payloadText({}, {}), env().random);
    event.commitment = audit::commitment(salted);
    chain = {event.sequence, audit::hashOf(event)};
    wire.audit.push_back({audit::toJson(event), model::Compartment::desk, 0, salted});
    const std::string text = model::groupSigningText(place.tenant, place.device, wire.group, wire.actor, wire.lease,
                                                     signedOps, {base::toHex(event.commitment)});
    const auto signature = signing.sign(base::asBytes(text));
    wire.signature.assign(signature.begin(), signature.end());
    return wire;
}

base::Result<protocol::PageAnswer> TestDesk::push(const std::vector<protocol::WireGroup>& groups,
                                                  const std::vector<std::string>& leases) {
    protocol::PushRequest request;
    request.epoch = "";
    request.groups = groups;
    request.leases = leases;
    const auto response = send("POST", "/v1/sync/push", base::canonicalJson(protocol::encode(request)));
    if (response.status != 200)
        return base::fail(base::ErrorCode::badAnswer, std::to_string(response.status) + response.body);
    return protocol::decodePage(base::asBytes(response.body));
}

base::Result<protocol::PageAnswer> TestDesk::pull(std::int64_t cursor, std::int64_t limit) {
    const auto response = send("GET", "/v1/sync/pull?epoch=&cursor=" + std::to_string(cursor) +
                                          "&limit=" + std::to_string(limit) + "&schema=1");
    if (response.status != 200)
        return base::fail(base::ErrorCode::badAnswer, std::to_string(response.status) + response.body);
    return protocol::decodePage(base::asBytes(response.body));
}

base::Result<std::map<base::Uuid, model::RecordImage>> TestDesk::pullAll(std::int64_t& cursor,
                                                                         protocol::Coverage& coverage,
                                                                         std::int64_t limit, int most) {
    std::map<base::Uuid, model::RecordImage> all;
    for (bool more = true; more && most > 0; --most) {
        const auto response = send("GET", "/v1/sync/pull?epoch=&cursor=" + std::to_string(cursor) +
                                              "&limit=" + std::to_string(limit) + "&schema=1&scope=" + coverage.scope +
                                              "&fill=" + coverage.fill + "&filled=" + std::to_string(coverage.filled));
        if (response.status != 200)
            return base::fail(base::ErrorCode::badAnswer, std::to_string(response.status) + response.body);
        OPDESK_TRY(const auto page, protocol::decodePage(base::asBytes(response.body)));
        for (auto& [id, row] : rows(page))
            all[id] = row;
        cursor = page.cursor;
        if (page.coverage)
            coverage = *page.coverage;
        more = page.more;
    }
    return all;
}

std::map<base::Uuid, model::RecordImage> TestDesk::rows(const protocol::PageAnswer& answer) const {
    std::map<base::Uuid, model::RecordImage> out;
    for (const auto& part : answer.parts) {
        const auto partKey = keyOf(part.compartment);
        if (partKey.empty())
            continue;
        auto opened = protocol::openPart(place.tenant, part, partKey);
        if (!opened) {
            ADD_FAILURE() << "a part does not open";
            continue;
        }
        for (auto& row : *opened)
            out[row.id] = std::move(row);
    }
    return out;
}

}  // namespace opdesk::sync::server
