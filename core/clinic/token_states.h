#pragma once

#include <string_view>

namespace opdesk::clinic {

/// waiting, called or in room: at most one such token of a patient stands with a doctor.
bool isInQueue(std::string_view status);
/// Whether a visit may go from one status to the other.
bool mayFollow(std::string_view from, std::string_view to);

}  // namespace opdesk::clinic
