#include "app/client/remote_calls.h"

#include <chrono>
#include <future>
#include <memory>

#include "sync/protocol/dpop.h"

namespace opdesk::app {

namespace protocol = sync::protocol;
using base::ErrorCode;

namespace {

base::Failure faultOf(sync::client::TransportFault fault) {
    switch (fault) {
        case sync::client::TransportFault::unreachable:
            return base::fail(ErrorCode::unreachable, "the server did not answer");
        case sync::client::TransportFault::timedOut:
            return base::fail(ErrorCode::unreachable, "the server did not answer in time");
        case sync::client::TransportFault::badCertificate:
            return base::fail(ErrorCode::badCertificate, "the server's certificate is not the clinic's");
        case sync::client::TransportFault::tooLarge:
            return base::fail(ErrorCode::tooLarge, "the server's answer is too large");
        case sync::client::TransportFault::cancelled:
            return base::fail(ErrorCode::cancelled, "the call was cancelled");
    }
    return base::fail(ErrorCode::internal, "unknown transport fault");
}

/// An answer that cannot be read is the server's fault, not a field a person could mend.
template <typename T>
base::Result<T> readable(base::Result<T> answer) {
    if (answer)
        return answer;
    return base::fail(ErrorCode::badAnswer, "the server's answer cannot be read");
}

std::string textOf(const base::json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string(text->data(), text->size()) : std::string();
}

}  // namespace

RemoteCalls::RemoteCalls(NetThread& net, sync::transport::ServerAddress address, const crypto::P256Key& deviceKey,
                         const base::Clock& clock, base::Random& random)
    : m_net(net), m_address(std::move(address)), m_deviceKey(deviceKey), m_clock(clock), m_random(random) {}

base::Result<protocol::EnrolAnswer> RemoteCalls::enrol(const protocol::EnrolRequest& request) {
    OPDESK_TRY(const auto answer, post("/v1/enrol", protocol::encode(request)));
    return readable(protocol::decodeEnrolAnswer(answer));
}

base::Result<protocol::LoginChallenge> RemoteCalls::startLogin(const protocol::LoginStart& request) {
    OPDESK_TRY(const auto answer, post("/v1/login/start", protocol::encode(request)));
    return readable(protocol::decodeLoginChallenge(answer));
}

base::Result<protocol::LoginAnswer> RemoteCalls::finishLogin(const protocol::LoginFinish& request) {
    OPDESK_TRY(const auto answer, post("/v1/login/finish", protocol::encode(request)));
    return readable(protocol::decodeLoginAnswer(answer));
}

base::Result<protocol::RefreshAnswer> RemoteCalls::refresh(const std::string& refreshToken) {
    OPDESK_TRY(const auto answer, call({"POST", "/v1/session/refresh", base::json::object{{"refresh", refreshToken}}}));
    return readable(protocol::decodeRefreshAnswer(answer));
}

base::Result<base::json::object> RemoteCalls::post(const std::string& path, const base::json::object& body) {
    return call({"POST", path, body, {}, sync::client::SendRequest().timeout});
}

base::Result<base::json::object> RemoteCalls::call(const Request& wanted) {
    const auto text = wanted.body ? base::canonicalJson(*wanted.body) : std::string();
    // The first try has no nonce of the server yet; it answers with one, and the second try carries it. A request the
    // line brought twice is proved anew.
    for (int attempt = 0; attempt < 2; ++attempt) {
        sync::client::SendRequest request;
        request.request = 1;
        request.method = wanted.method;
        request.path = wanted.path;
        request.timeout = wanted.timeout;
        if (wanted.body)
            request.contentType = "application/json";
        request.body.assign(text.begin(), text.end());
        if (!wanted.accessToken.empty())
            request.authorization = "DPoP " + wanted.accessToken;
        request.dpop = protocol::makeProof(m_deviceKey, request.method, request.path, wanted.accessToken, m_nonce,
                                           request.body, m_clock, m_random);
        const auto [event, proxyAsks] = exchange(request);
        if (proxyAsks)
            return base::fail(base::Error{ErrorCode::unreachable,
                                          "the proxy of this network asks for a password",
                                          {},
                                          "name and password in the system's proxy settings"});
        if (const auto* failed = std::get_if<sync::client::Failed>(&event))
            return faultOf(failed->fault);
        const auto& answer = std::get<sync::client::Answered>(event);
        if (!answer.dpopNonce.empty())
            m_nonce = answer.dpopNonce;
        auto object = base::parseJsonObject(base::asText(answer.body));
        if (!object)
            return base::fail(ErrorCode::badAnswer, "the server's answer is not JSON");
        if (answer.status == 200)
            return object;
        const auto name = textOf(*object, "error");
        if (answer.status == 401 && (name == protocol::kUseNonce || name == protocol::kProofUsed) && attempt == 0)
            continue;
        const auto code = base::errorFromName(name);
        if (!code)
            return base::fail(ErrorCode::badAnswer, "the server answered with status " + std::to_string(answer.status));
        return base::fail(
            base::Error{*code, textOf(*object, "detail"), textOf(*object, "field"), textOf(*object, "fix")});
    }
    return base::fail(ErrorCode::badAnswer, "the server refused its own nonce");
}

RemoteCalls::Exchanged RemoteCalls::exchange(const sync::client::SendRequest& request) {
    auto promise = std::make_shared<std::promise<Exchanged>>();
    auto answer = promise->get_future();
    m_net.post([promise, request, address = m_address, parent = m_net.context()] {
        auto* transport = new sync::transport::HttpTransport(address, parent);
        transport->send(request, [promise, transport](sync::client::Event event) {
            promise->set_value({std::move(event), transport->proxyAsks()});
            transport->deleteLater();
        });
    });
    // The transport has its own time limit; this one only guards against a net thread that is gone.
    if (answer.wait_for(request.timeout + std::chrono::seconds(5)) != std::future_status::ready)
        return {sync::client::Failed{request.request, sync::client::TransportFault::timedOut}, false};
    return answer.get();
}

}  // namespace opdesk::app
