#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/op.h"

namespace opdesk::sync::server {

/// What an op needs according to the matrix: the kind's permission and, where the change is a stronger act (sign,
/// cancel, refund …), that act's own.
std::vector<std::string_view> permissionsFor(const model::Op& op);
/// May somebody with these roles have made this op? `body` is the record as it stands (empty for a new one). Errors as
/// access::check, and unsupported for kinds no device writes.
base::Status mayMake(const model::Op& op, const model::json::object& body, const std::vector<std::string>& roles);

}  // namespace opdesk::sync::server
