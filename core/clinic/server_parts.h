#pragma once

#include <optional>
#include <string>

#include "core/clinic/server_port.h"

/// What an answer of the server says, read without trust: a member of another type is not there.
namespace opdesk::clinic {

inline constexpr std::string_view kManageDevices = "device.approve";

std::string textIn(const base::json::object& from, std::string_view name);
std::int64_t wholeIn(const base::json::object& from, std::string_view name);
bool flagIn(const base::json::object& from, std::string_view name);
std::optional<base::Instant> instantIn(const base::json::object& from, std::string_view name);
/// Null for none.
base::Uuid idIn(const base::json::object& from, std::string_view name);
/// Errors: badAnswer.
base::Result<const base::json::array*> listIn(const base::json::object& from, std::string_view name);

/// Permission, line, then the passphrase once more: an act on a PC or on what others wrote is stepped up.
base::Result<ServerPort*> needAdminAct(Session& session, const base::Uuid& object, const std::string& passphrase);

}  // namespace opdesk::clinic
