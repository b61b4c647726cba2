#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"

namespace opdesk::app {

/// A required text argument; invalidInput names it.
base::Result<std::string> textArgument(const base::json::object& arguments, std::string_view name);
/// Empty when absent; invalidInput when it is not text.
base::Result<std::string> optionalText(const base::json::object& arguments, std::string_view name);
base::Result<std::int64_t> numberArgument(const base::json::object& arguments, std::string_view name,
                                          std::int64_t fallback);
/// Refuses members not in the list, naming the first.
base::Status onlyArguments(const base::json::object& arguments, std::initializer_list<std::string_view> allowed);

}  // namespace opdesk::app
