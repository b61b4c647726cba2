#include "sync/server/api_server.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/log.h"

namespace opdesk::sync::server {

namespace {

constexpr std::string_view kScheme = "DPoP ";

base::Result<json::object> bodyOf(const Request& request) {
    if (request.body.empty())
        return base::fail(base::ErrorCode::damaged, "a JSON object is missing");
    if (request.parsed)
        return *std::exchange(request.parsed, std::nullopt);
    return base::parseJsonObject(request.body);
}

base::Result<std::int64_t> numberOf(const Request& request, std::string_view name, std::int64_t otherwise,
                                    std::int64_t most) {
    const auto text = request.query(name);
    if (!text)
        return otherwise;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size() || value < 0 || value > most)
        return base::failField(std::string(name), "not a number in range", "0 to " + std::to_string(most));
    return value;
}

bool matches(std::string_view pattern, std::string_view path) {
    while (!pattern.empty() && !path.empty()) {
        const auto p = pattern.find('/', 1), q = path.find('/', 1);
        const std::string_view wanted = pattern.substr(0, p), got = path.substr(0, q);
        if (wanted.starts_with("/{") ? got.size() < 2 : wanted != got)
            return false;
        pattern = p == std::string_view::npos ? std::string_view{} : pattern.substr(p);
        path = q == std::string_view::npos ? std::string_view{} : path.substr(q);
    }
    return pattern.empty() && path.empty();
}

template <typename T>
base::Result<Response> asJson(base::Result<T> answer) {
    if (!answer)
        return base::fail(std::move(answer).error());
    return jsonResponse(protocol::encode(*answer));
}

}  // namespace

ApiServer::ApiServer(const Services& services)
    : m_services(services),
      m_gate(services.vault.nonceKey(), services.clock),
      m_outbox(services.config.otpOutbox),
      m_sessions(services),
      m_enrolment(services),
      m_login(services, m_sessions, m_outbox),
      m_sync(services),
      m_renewal(services, m_sessions),
      m_admin(services),
      m_quarantine(services),
      m_blobs(services),
      m_bySession(services.config.requestsPerMinutePerSession, services.clock),
      m_byAddress(services.config.requestsPerMinutePerAddress, services.clock) {}

std::span<const ApiServer::Route> ApiServer::routes() {
    static constexpr Route kRoutes[] = {
        {"GET", "/health", Door::open, &ApiServer::health},
        {"GET", "/v1/time", Door::open, &ApiServer::time},
        {"POST", "/v1/enrol", Door::device, &ApiServer::enrol},
        {"POST", "/v1/login/start", Door::device, &ApiServer::loginStart},
        {"POST", "/v1/login/finish", Door::device, &ApiServer::loginFinish},
        {"POST", "/v1/session/refresh", Door::device, &ApiServer::sessionRefresh},
        {"POST", "/v1/session/end", Door::session, &ApiServer::sessionEnd},
        {"POST", "/v1/sync/push", Door::session, &ApiServer::push},
        {"GET", "/v1/sync/pull", Door::session, &ApiServer::pull},
        {"GET", "/v1/sync/first", Door::session, &ApiServer::first},
        {"POST", "/v1/sync/records", Door::session, &ApiServer::records},
        {"GET", "/v1/sync/bootstrap", Door::session, &ApiServer::bootstrap},
        {"GET", "/v1/sync/digest", Door::session, &ApiServer::digest},
        {"GET", "/v1/sync/leaves", Door::session, &ApiServer::leaves},
        {"GET", "/v1/sync/wait", Door::session, &ApiServer::wait},
        {"GET", "/v1/sync/events", Door::session, &ApiServer::events},
        {"PUT", "/v1/blobs/{name}", Door::session, &ApiServer::blobPut},
        {"GET", "/v1/blobs/{name}", Door::session, &ApiServer::blobGet},
        {"POST", "/v1/device/renew", Door::session, &ApiServer::renew},
        {"GET", "/v1/admin/records", Door::session, &ApiServer::adminList},
        {"PUT", "/v1/admin/records/{kind}/{id}", Door::session, &ApiServer::adminPut},
        {"GET", "/v1/admin/devices", Door::session, &ApiServer::deviceList},
        {"POST", "/v1/admin/devices/{id}", Door::session, &ApiServer::deviceState},
        {"GET", "/v1/admin/quarantine", Door::session, &ApiServer::quarantineList},
        {"POST", "/v1/admin/quarantine/{group}", Door::session, &ApiServer::quarantineDecide},
    };
    return kRoutes;
}

Response ApiServer::handle(const Request& request) {
    Response response = answer(request);
    // Every answer brings the nonce of the next proof, so that a client seldom asks twice.
    response.headers.emplace_back("DPoP-Nonce", m_gate.nonce());
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Response ApiServer::answer(const Request& request) {
    if (!m_byAddress.allows(request.remoteAddress))
        return errorResponse({base::ErrorCode::rateLimited, "too many requests from this address", "10", {}});
    bool knownPath = false;
    for (const auto& route : routes()) {
        if (!matches(route.path, request.path()))
            continue;
        knownPath = true;
        if (route.method != request.method)
            continue;
        auto response = pass(route, request);
        if (response)
            return std::move(*response);
        const base::Error& error = response.error();
        if (statusOf(error) >= 500)
            base::log(
                base::LogLevel::error, "request failed",
                {base::LogField::code("path", route.path), base::LogField::code("error", base::errorName(error.code)),
                 base::LogField::code("sqlstate", sqlStateOf(error))});
        else if (error.detail != protocol::kUseNonce)
            base::log(
                base::LogLevel::info, "request refused",
                {base::LogField::code("path", route.path), base::LogField::code("error", base::errorName(error.code))});
        return errorResponse(error);
    }
    if (knownPath)
        return errorResponse({base::ErrorCode::unsupported, "this path has no such method", {}, {}});
    return errorResponse({base::ErrorCode::notFound, "no such path", {}, {}});
}

base::Result<Response> ApiServer::pass(const Route& route, const Request& request) {
    static const protocol::Proof kNoProof;
    static const Session kNobody;
    if (route.door == Door::open)
        return (this->*route.run)(request, kNoProof, kNobody);
    if (route.door == Door::device) {
        OPDESK_TRY(const auto proof, m_gate.check(request, {}));
        return (this->*route.run)(request, proof, kNobody);
    }
    const std::string_view header = request.authorization;
    if (!header.starts_with(kScheme))
        return base::fail(base::ErrorCode::unauthorized, "an access token is missing");
    const std::string_view token = header.substr(kScheme.size());
    OPDESK_TRY(const auto proof, m_gate.check(request, token));
    // A push is parsed while the database is asked who sends it; what it says is looked at only after that.
    const auto parse = [&] {
        if (route.run == &ApiServer::push && !request.body.empty())
            request.parsed.emplace(base::parseJsonObject(request.body));
    };
    OPDESK_TRY(const Session session, m_sessions.authenticate(token, proof, parse));
    if (session.isReplaced && route.run != &ApiServer::renew && route.run != &ApiServer::sessionEnd)
        return base::fail(base::ErrorCode::wrongState, std::string(protocol::kDeviceCloned));
    if (!m_bySession.allows(session.family.text()))
        return base::fail(base::Error{base::ErrorCode::rateLimited, "too many requests of this session", "10", {}});
    return (this->*route.run)(request, proof, session);
}

base::Result<Response> ApiServer::health(const Request&, const protocol::Proof&, const Session&) {
    return jsonResponse({{"status", "ok"}});
}

base::Result<Response> ApiServer::time(const Request&, const protocol::Proof&, const Session&) {
    return jsonResponse({{"now_ms", m_services.nowMillis()}});
}

base::Result<Response> ApiServer::enrol(const Request& request, const protocol::Proof& proof, const Session&) {
    OPDESK_TRY(const auto body, bodyOf(request));
    OPDESK_TRY(const auto message, protocol::decodeEnrolRequest(body));
    return asJson(m_enrolment.enrol(message, proof));
}

base::Result<Response> ApiServer::loginStart(const Request& request, const protocol::Proof& proof, const Session&) {
    OPDESK_TRY(const auto body, bodyOf(request));
    OPDESK_TRY(const auto message, protocol::decodeLoginStart(body));
    return asJson(m_login.start(message, proof));
}

base::Result<Response> ApiServer::loginFinish(const Request& request, const protocol::Proof& proof, const Session&) {
    OPDESK_TRY(const auto body, bodyOf(request));
    OPDESK_TRY(const auto message, protocol::decodeLoginFinish(body));
    return asJson(m_login.finish(message, proof, request.program));
}

base::Result<Response> ApiServer::sessionRefresh(const Request& request, const protocol::Proof& proof, const Session&) {
    OPDESK_TRY(const auto body, bodyOf(request));
    const auto* refresh = body.if_contains("refresh");
    if (!refresh || !refresh->is_string())
        return base::failField("refresh", "missing or wrong", "the refresh token");
    return asJson(
        m_sessions.refresh({refresh->get_string().data(), refresh->get_string().size()}, proof, request.program));
}

base::Result<Response> ApiServer::sessionEnd(const Request& request, const protocol::Proof&, const Session& session) {
    if (!request.body.empty())
        OPDESK_CHECK(bodyOf(request));
    OPDESK_CHECK(m_sessions.end(session));
    return jsonResponse({});
}

base::Result<Response> ApiServer::push(const Request& request, const protocol::Proof&, const Session& session) {
    OPDESK_TRY(auto body, bodyOf(request));
    OPDESK_TRY(const auto message, protocol::decodePushRequest(std::move(body)));
    OPDESK_TRY(const auto page, m_sync.push(session, message));
    return pageResponse(protocol::encodePage(page));
}

base::Result<Response> ApiServer::pull(const Request& request, const protocol::Proof&, const Session& session) {
    constexpr std::int64_t kMost = std::int64_t{1} << 53;
    OPDESK_TRY(const auto cursor, numberOf(request, "cursor", 0, kMost));
    OPDESK_TRY(auto limit, numberOf(request, "limit", 500, kMost));
    OPDESK_TRY(const auto schema, numberOf(request, "schema", model::kSchema, kMost));
    const auto epoch = request.query("epoch").value_or("");
    if (epoch.size() > 64)
        return base::failField("epoch", "too long", "the epoch of the last answer");
    if (schema < 1)
        return base::failField("schema", "not a schema", "1 or more");
    limit = std::clamp<std::int64_t>(limit, 1, static_cast<std::int64_t>(protocol::kMaxPullRows));
    OPDESK_TRY(const auto blocks, numberOf(request, "blocks", 0, 1));
    OPDESK_TRY(const auto digests, numberOf(request, "digests", 0, 1));
    SyncService::PullRequest wanted{epoch, cursor, limit, {}, blocks == 1, digests == 1};
    if (const auto scope = request.query("scope")) {
        const auto fill = request.query("fill").value_or("");
        if (!protocol::compartmentsIn(*scope) || !protocol::compartmentsIn(fill))
            return base::failField("scope", "not names of compartments", "the scope and fill of the last answer");
        OPDESK_TRY(const auto filled, numberOf(request, "filled", 0, kMost));
        wanted.coverage = protocol::Coverage{std::string(*scope), std::string(fill), filled};
    }
    const auto page = m_sync.pull(session, wanted);
    if (!page && page.error().code == base::ErrorCode::stale)
        return jsonResponse({{"error", protocol::kCursorTooOld}, {"detail", page.error().detail}}, 410);
    if (!page)
        return base::fail(page.error());
    return pageResponse(protocol::encodePage(*page));
}

base::Result<Response> ApiServer::first(const Request& request, const protocol::Proof&, const Session& session) {
    constexpr std::int64_t kLatest = 253'402'300'800'000;
    if (!request.query("day_ms"))
        return base::failField("day_ms", "missing", "when the clinic's day begins");
    OPDESK_TRY(const auto day, numberOf(request, "day_ms", 0, kLatest));
    OPDESK_TRY(const auto page, m_sync.first(session, day));
    return pageResponse(protocol::encodePage(page));
}

base::Result<Response> ApiServer::records(const Request& request, const protocol::Proof&, const Session& session) {
    OPDESK_TRY(const auto body, bodyOf(request));
    OPDESK_TRY(const auto message, protocol::decodeRecordsRequest(body));
    OPDESK_TRY(const auto page, m_sync.records(session, message));
    return pageResponse(protocol::encodePage(page));
}

base::Result<Response> ApiServer::bootstrap(const Request&, const protocol::Proof&, const Session& session) {
    return asJson(m_sync.bootstrap(session));
}

base::Result<Response> ApiServer::digest(const Request& request, const protocol::Proof&, const Session& session) {
    return asJson(m_sync.digest(session, request.query("compartment").value_or("")));
}

base::Result<Response> ApiServer::leaves(const Request& request, const protocol::Proof&, const Session& session) {
    if (!request.query("bucket"))
        return base::failField("bucket", "missing", "0 to 255");
    OPDESK_TRY(const auto bucket, numberOf(request, "bucket", 0, protocol::kBuckets - 1));
    return asJson(m_sync.leaves(session, request.query("compartment").value_or(""), static_cast<std::size_t>(bucket)));
}

base::Result<Response> ApiServer::renew(const Request& request, const protocol::Proof& proof, const Session& session) {
    OPDESK_TRY(const auto body, bodyOf(request));
    OPDESK_TRY(const auto message, protocol::decodeRenewRequest(body));
    return asJson(m_renewal.renew(session, message, proof));
}

std::function<std::optional<Heard>()> ApiServer::listening(const Session& session) {
    // A revoked session loses its stream at once; the access token's own end does not cut it.
    return [this, session]() -> std::optional<Heard> {
        auto transaction = m_services.database.begin(session.speaker());
        if (!transaction)
            return std::nullopt;
        Params params;
        params.add(session.tenant).add(session.family);
        const auto rows = transaction->execute(
            "SELECT h.seq, h.epoch, d.state = 'drain' FROM app.session_family f JOIN app.staff_login s ON s.tenant = "
            "f.tenant "
            "AND s.staff = f.staff JOIN app.device d ON d.tenant = f.tenant AND d.id = f.device "
            "JOIN app.sync_head h ON h.tenant = f.tenant "
            "WHERE f.tenant = $1 AND f.id = $2 AND f.revoked_ms IS NULL AND s.active AND d.state IN ('active', "
            "'drain')",
            params);
        if (!rows || rows->empty())
            return std::nullopt;
        return Heard{rows->integer(0, 0), rows->text(0, 1), rows->flag(0, 2)};
    };
}

base::Result<Response> ApiServer::events(const Request&, const protocol::Proof&, const Session& session) {
    Response response;
    response.contentType = "text/event-stream";
    response.stream = StreamOf{session.tenant, listening(session), {}, {}};
    return response;
}

base::Result<Response> ApiServer::wait(const Request& request, const protocol::Proof&, const Session& session) {
    OPDESK_TRY(const auto known, numberOf(request, "head", 0, std::int64_t{1} << 53));
    Response response;
    response.stream =
        StreamOf{session.tenant, listening(session), known, std::string(request.query("epoch").value_or(""))};
    return response;
}

namespace {

base::Result<model::BlobName> blobNameOf(const Request& request) {
    const auto path = request.path();
    if (const auto name = model::blobNameFromHex(path.substr(path.rfind('/') + 1)))
        return *name;
    return base::failField("name", "not a name", "64 hexadecimal digits");
}

}  // namespace

base::Result<Response> ApiServer::blobPut(const Request& request, const protocol::Proof&, const Session& session) {
    constexpr std::int64_t kMost = std::int64_t{1} << 40;
    BlobService::Piece piece;
    OPDESK_TRY(piece.name, blobNameOf(request));
    const auto compartment = model::compartmentFromName(request.query("compartment").value_or(""));
    if (!compartment)
        return base::failField("compartment", "not the name of a compartment", "notes");
    piece.compartment = *compartment;
    OPDESK_TRY(piece.bytes, numberOf(request, "bytes", 0, kMost));
    OPDESK_TRY(piece.offset, numberOf(request, "offset", 0, kMost));
    piece.content = request.bodyBytes();
    return asJson(m_blobs.put(session, piece));
}

base::Result<Response> ApiServer::blobGet(const Request& request, const protocol::Proof&, const Session& session) {
    OPDESK_TRY(const auto name, blobNameOf(request));
    OPDESK_TRY(const auto offset, numberOf(request, "offset", 0, std::int64_t{1} << 40));
    OPDESK_TRY(const auto limit, numberOf(request, "limit", protocol::kMostBlobPiece, std::int64_t{1} << 40));
    OPDESK_TRY(auto bytes, m_blobs.get(session, name, offset, limit));
    return pageResponse(std::move(bytes));
}

base::Result<Response> ApiServer::adminList(const Request& request, const protocol::Proof&, const Session& session) {
    const auto kind = request.query("kind");
    if (!kind)
        return base::failField("kind", "missing", "an online-only kind");
    OPDESK_TRY(const auto list, m_admin.list(session, *kind));
    return jsonResponse(list);
}

base::Result<Response> ApiServer::adminPut(const Request& request, const protocol::Proof&, const Session& session) {
    OPDESK_TRY(const auto body, bodyOf(request));
    const std::string_view path = request.path();
    const auto last = path.rfind('/');
    const auto before = path.rfind('/', last - 1);
    OPDESK_TRY(const auto done,
               m_admin.put(session, path.substr(before + 1, last - before - 1), path.substr(last + 1), body));
    return jsonResponse(done);
}

base::Result<Response> ApiServer::deviceList(const Request&, const protocol::Proof&, const Session& session) {
    OPDESK_TRY(const auto devices, m_admin.devices(session));
    return jsonResponse(devices);
}

base::Result<Response> ApiServer::deviceState(const Request& request, const protocol::Proof&, const Session& session) {
    OPDESK_TRY(const auto body, bodyOf(request));
    const std::string_view path = request.path();
    OPDESK_TRY(const auto done, m_admin.setDeviceState(session, path.substr(path.rfind('/') + 1), body));
    return jsonResponse(done);
}

base::Result<Response> ApiServer::quarantineList(const Request&, const protocol::Proof&, const Session& session) {
    OPDESK_TRY(const auto groups, m_quarantine.list(session));
    return jsonResponse(groups);
}

base::Result<Response> ApiServer::quarantineDecide(const Request& request, const protocol::Proof&,
                                                   const Session& session) {
    OPDESK_TRY(const auto body, bodyOf(request));
    const std::string_view path = request.path();
    OPDESK_TRY(const auto done, m_quarantine.decide(session, path.substr(path.rfind('/') + 1), body));
    return jsonResponse(done);
}

}  // namespace opdesk::sync::server
