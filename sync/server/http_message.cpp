#include "sync/server/http_message.h"

#include "sync/protocol/compression.h"
#include "sync/protocol/dpop.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::server {

std::string_view Request::path() const {
    return std::string_view(target).substr(0, target.find('?'));
}

std::optional<std::string_view> Request::query(std::string_view name) const {
    const auto mark = target.find('?');
    if (mark == std::string::npos)
        return std::nullopt;
    std::string_view rest = std::string_view(target).substr(mark + 1);
    while (!rest.empty()) {
        const auto end = rest.find('&');
        const std::string_view pair = rest.substr(0, end);
        const auto equals = pair.find('=');
        if (pair.substr(0, equals) == name)
            return equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
        if (end == std::string_view::npos)
            break;
        rest.remove_prefix(end + 1);
    }
    return std::nullopt;
}

Response jsonResponse(const json::object& body, int status) {
    Response response;
    response.status = status;
    response.body = base::canonicalJson(body);
    return response;
}

Response pageResponse(base::Bytes body) {
    Response response;
    response.contentType = "application/octet-stream";
    response.body.assign(base::asText(body));
    return response;
}

void packBody(Response& response) {
    constexpr std::size_t kWorthIt = 1024;
    if (response.contentType != "application/json" || response.body.size() <= kWorthIt)
        return;
    const auto packed = protocol::compress(base::asBytes(response.body));
    if (!packed || packed->size() >= response.body.size())
        return;
    response.body.assign(base::asText(*packed));
    response.headers.emplace_back("Content-Encoding", "zstd");
}

int statusOf(const base::Error& error) {
    using enum base::ErrorCode;
    switch (error.code) {
        case invalidInput:
        case damaged:
        case foreignFile:
        case newerSchema:
        case wrongPassphrase:
        case badAnswer:
            return 400;
        case unauthorized:
            return 401;
        case permissionDenied:
        case leaseExpired:
            return 403;
        case notFound:
            return 404;
        case unsupported:
            return 405;
        case alreadyExists:
        case wrongState:
        case conflict:
        case locked:
        case stale:
            return 409;
        case tooLarge:
            return 413;
        case rateLimited:
            return 429;
        case unreachable:
        case cancelled:
            return 503;
        case diskFull:
        case ioFailed:
        case badCertificate:
        case internal:
            return 500;
    }
    return 500;
}

Response errorResponse(const base::Error& error) {
    const int status = statusOf(error);
    json::object body;
    if (error.detail == protocol::kUseNonce || error.detail == protocol::kProofUsed) {
        body["error"] = error.detail;
        return jsonResponse(body, 401);
    }
    // The whole error of its own: a client does something about it that it does about no other.
    if (error.detail == protocol::kDeviceCloned) {
        body["error"] = protocol::kDeviceCloned;
        return jsonResponse(body, 409);
    }
    body["error"] = base::errorName(error.code);
    if (status < 500) {
        if (!error.detail.empty())
            body["detail"] = error.detail;
        if (!error.field.empty())
            body["field"] = error.field;
        if (!error.fix.empty())
            body["fix"] = error.fix;
    }
    Response response = jsonResponse(body, status);
    if (status == 429)
        response.headers.emplace_back("Retry-After", error.field.empty() ? "60" : error.field);
    if (status == 503)
        response.headers.emplace_back("Retry-After", "5");
    return response;
}

}  // namespace opdesk::sync::server
