#pragma once

#include "core/base/result.h"
#include "core/model/kind.h"

namespace opdesk::model {

/// Specialised once per kind, in core/model/kinds/<kind>.h:
///   static constexpr KindId id; static constexpr auto fields = std::make_tuple(field(...), ...);
template <typename T>
struct Kind;

/// Struct to body. Empty members leave no key; `unknown` members come back as they were read.
template <typename T>
json::object encode(const T& record);
/// Body to struct. Unknown keys land in `unknown`; a known key with a wrong type is `damaged` and names the field.
template <typename T>
base::Result<T> decode(const json::object& body);

}  // namespace opdesk::model
