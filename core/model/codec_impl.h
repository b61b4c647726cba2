#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/validate.h"

/// Included by core/model/kinds/*.cpp only: the templates are instantiated there, once per kind.
namespace opdesk::model {

namespace detail {

inline void put(json::object& body, std::string_view name, const std::string& value) {
    if (!value.empty())
        body[name] = value;
}
inline void put(json::object& body, std::string_view name, const OpenText& value) {
    put(body, name, value.text);
}
inline void put(json::object& body, std::string_view name, bool value) {
    if (value)
        body[name] = true;
}
inline void put(json::object& body, std::string_view name, const std::optional<std::int64_t>& value) {
    if (value)
        body[name] = *value;
}
inline void put(json::object& body, std::string_view name, const std::optional<Paise>& value) {
    if (value)
        body[name] = value->value;
}
inline void put(json::object& body, std::string_view name, const std::optional<Date>& value) {
    if (value)
        body[name] = base::toIso(*value);
}
inline void put(json::object& body, std::string_view name, const std::optional<Instant>& value) {
    if (value)
        body[name] = base::toIso(*value);
}
inline void put(json::object& body, std::string_view name, const json::array& value) {
    if (!value.empty())
        body[name] = value;
}
template <typename Tag>
void put(json::object& body, std::string_view name, const base::Id<Tag>& value) {
    if (!value.isNull())
        body[name] = value.text();
}
inline void put(json::object& body, std::string_view name, const base::Uuid& value) {
    if (!value.isNull())
        body[name] = value.text();
}

inline bool take(const json::value& value, std::string& out) {
    const auto* text = value.if_string();
    if (text)
        out.assign(text->data(), text->size());
    return text != nullptr;
}
inline bool take(const json::value& value, OpenText& out) {
    return take(value, out.text);
}
inline bool take(const json::value& value, bool& out) {
    const auto* flag = value.if_bool();
    if (flag)
        out = *flag;
    return flag != nullptr;
}
inline bool take(const json::value& value, std::optional<std::int64_t>& out) {
    const auto* number = value.if_int64();
    if (number)
        out = *number;
    return number != nullptr;
}
inline bool take(const json::value& value, std::optional<Paise>& out) {
    const auto* number = value.if_int64();
    if (number)
        out = Paise{*number};
    return number != nullptr;
}
inline bool take(const json::value& value, std::optional<Date>& out) {
    const auto* text = value.if_string();
    if (text)
        out = base::dateFromIso({text->data(), text->size()});
    return text && out;
}
inline bool take(const json::value& value, std::optional<Instant>& out) {
    const auto* text = value.if_string();
    if (text)
        out = base::instantFromIso({text->data(), text->size()});
    return text && out;
}
inline bool take(const json::value& value, json::array& out) {
    const auto* array = value.if_array();
    if (array)
        out = *array;
    return array != nullptr;
}
inline bool take(const json::value& value, base::Uuid& out) {
    const auto* text = value.if_string();
    const auto id = text ? base::Uuid::parse({text->data(), text->size()}) : std::nullopt;
    if (id)
        out = *id;
    return id.has_value();
}
template <typename Tag>
bool take(const json::value& value, base::Id<Tag>& out) {
    base::Uuid uuid;
    if (!take(value, uuid))
        return false;
    out = base::Id<Tag>(uuid);
    return true;
}

}  // namespace detail

template <typename T>
json::object encode(const T& record) {
    json::object body = record.unknown;
    std::apply(
        [&](const auto&... fields) { (detail::put(body, fields.descriptor.name, record.*(fields.member)), ...); },
        Kind<T>::fields);
    return body;
}

template <typename T>
base::Result<T> decode(const json::object& body) {
    T record;
    record.unknown = body;
    std::string_view wrong;
    const auto takeOne = [&](const auto& one) {
        const auto* value = body.if_contains(one.descriptor.name);
        if (!value)
            return;
        record.unknown.erase(one.descriptor.name);
        if (!value->is_null() && !detail::take(*value, record.*(one.member)) && wrong.empty())
            wrong = one.descriptor.name;
    };
    std::apply([&](const auto&... fields) { (takeOne(fields), ...); }, Kind<T>::fields);
    if (!wrong.empty())
        return base::fail(base::Error{base::ErrorCode::damaged, "a field has the wrong type", std::string(wrong), {}});
    return record;
}

/// The type-erased array behind KindDescriptor::fields.
template <typename T>
constexpr auto descriptorsOf() {
    return std::apply([](const auto&... fields) { return std::array{fields.descriptor...}; }, Kind<T>::fields);
}

}  // namespace opdesk::model

#define OPDESK_INSTANTIATE_KIND(T)             \
    template json::object encode<T>(const T&); \
    template base::Result<T> decode<T>(const json::object&);
