#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/model/ids.h"

/// Requests and answers as the tenant API sees them: no sockets, no Beast.
namespace opdesk::sync::server {

namespace json = opdesk::base::json;

struct Request {
    std::string method;
    std::string target;         ///< path and query as they came
    std::string authorization;  ///< header values; empty when absent
    std::string dpop;
    std::size_t dpopHeaders = 0;  ///< more than one is refused (RFC 9449 §4.3)
    bool acceptsZstd = false;
    std::string program;  ///< what the desk says it runs: its User-Agent, as far as it is plain text
    std::string body;
    std::string remoteAddress;
    /// The body as JSON, when it was parsed before somebody asked.
    mutable std::optional<base::Result<json::object>> parsed;

    std::string_view path() const;
    /// Value of a query parameter; ids and numbers only, so nothing is percent-decoded.
    std::optional<std::string_view> query(std::string_view name) const;
    base::ByteView bodyBytes() const { return base::asBytes(body); }
};

/// What a listening session may know now.
struct Heard {
    std::int64_t head = 0;
    std::string epoch;      ///< of the history the head belongs to
    bool isSilent = false;  ///< a leaving device is told nothing
};
/// An open event stream, or a request that waits for a head other than `known` or for another epoch.
struct StreamOf {
    model::TenantId tenant;
    std::function<std::optional<Heard>()> look;  ///< at the start and every heartbeat; blocking; nothing: it ends here
    std::optional<std::int64_t> known;           ///< a request that waits; absent: a stream
    std::string knownEpoch;                      ///< of a request that waits; empty: any
};

struct Response {
    int status = 200;
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::optional<StreamOf> stream;
};

Response jsonResponse(const json::object& body, int status = 200);
Response pageResponse(base::Bytes body);
/// Compresses the body of a JSON answer that is worth it.
void packBody(Response& response);
/// {"error":name,"detail":…,"field":…,"fix":…}; an answer of 500 and above tells its name only.
Response errorResponse(const base::Error& error);
int statusOf(const base::Error& error);

}  // namespace opdesk::sync::server
