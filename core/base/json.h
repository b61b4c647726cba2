#pragma once

#include <boost/json/fwd.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace opdesk::base {

namespace json = boost::json;

/// Parses untrusted text: depth at most 32, no duplicate keys, UTF-8 checked. Errors: damaged.
Result<json::value> parseJson(std::string_view text);
Result<json::object> parseJsonObject(std::string_view text);
/// Keys sorted by bytes at every level, no white space: equal values give equal bytes.
std::string canonicalJson(const json::value& value);
std::string canonicalJson(const json::object& object);

}  // namespace opdesk::base
