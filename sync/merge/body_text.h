#pragma once

#include <string_view>

#include "core/base/clock.h"
#include "core/model/op.h"
#include "core/model/validate.h"

/// Small reads of a body.
namespace opdesk::sync::merge {

inline std::string_view textIn(const model::json::value& value) {
    const auto* text = value.if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}
inline std::string_view textIn(const model::json::object& body, std::string_view field) {
    return textIn(model::valueOf(body, field));
}
inline std::optional<base::Instant> instantIn(const model::json::object& body, std::string_view field) {
    return base::instantFromIso(textIn(body, field));
}
inline bool flagIn(const model::json::object& body, std::string_view field) {
    return !model::normalized(model::valueOf(body, field)).is_null();
}
inline std::int64_t numberIn(const model::json::object& body, std::string_view field, std::int64_t otherwise = 0) {
    const auto* number = model::valueOf(body, field).if_int64();
    return number ? *number : otherwise;
}
inline bool isVoided(const model::json::object& body) {
    return flagIn(body, model::kVoidedField);
}

}  // namespace opdesk::sync::merge
