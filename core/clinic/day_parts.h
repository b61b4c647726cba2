#pragma once

#include "core/clinic/day_close.h"
#include "core/model/kinds/day_close.h"

namespace opdesk::clinic {

/// The open sitting, and whether all that was taken in it is the user's own.
struct OpenSitting {
    Closing closing;
    bool others = false;  ///< somebody beside the user took money
    std::vector<DayCloseId> earlier;
    std::int64_t cash = 0;  ///< taken less given
    bool nothing = true;
};
base::Result<OpenSitting> openSitting(Session& session);
/// A closing as it was signed.
Closing closingOf(Session& session, const model::DayClose& body);

}  // namespace opdesk::clinic
