#include "core/clinic/safeguards.h"

namespace opdesk::clinic {

base::Status needLine(const Session& session, std::string_view what) {
    if (!session.sync || !session.sync->status().offlineSince)
        return {};
    return base::fail(base::ErrorCode::unreachable, std::string(what) + " are changed while the desk has its line");
}

base::Status confirmPresence(Session& session, const StaffId& staff, const std::string& passphrase,
                             std::string_view field) {
    if (!session.presence)
        return base::fail(base::Error{base::ErrorCode::unsupported, "no password can be asked here", std::string(field),
                                      "the window of the desk"});
    auto confirmed = session.presence->confirm(staff, passphrase);
    if (!confirmed) {
        auto error = std::move(confirmed).error();
        error.field = std::string(field);
        return base::fail(std::move(error));
    }
    return {};
}

}  // namespace opdesk::clinic
