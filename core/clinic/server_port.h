#pragma once

#include <string>

#include "core/clinic/session.h"

/// The few acts of a clinic that the server alone can do, and only while it is there.
namespace opdesk::clinic {

/// One request of the user's session, answered before it returns: on the store thread, so for rare acts only. Errors:
/// unreachable, badCertificate; unauthorized when the session has ended; what the server says by its name.
class ServerPort {
public:
    virtual ~ServerPort() = default;
    virtual base::Result<base::json::object> get(const std::string& path) = 0;
    virtual base::Result<base::json::object> post(const std::string& path, const base::json::object& body) = 0;
};

/// The session's line, when it carries such requests. Errors: unreachable when there is none or it is known to be down.
base::Result<ServerPort*> needServer(const Session& session, std::string_view what);

}  // namespace opdesk::clinic
