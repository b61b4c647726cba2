#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "core/base/result.h"
#include "core/model/codec_impl.h"

/// Plain structs that can be read from and written to JSON by name: the commands and answers of the use cases. The
/// window uses the structs, opdeskctl the JSON; both come from one line per member.
namespace opdesk::clinic {

namespace json = base::json;

/// Specialise: static constexpr auto members = std::make_tuple(member("name", &T::name), …);
template <typename T>
struct Described;

template <typename T, typename M>
struct Member {
    std::string_view name;
    M T::*pointer;
    bool required = false;
    constexpr Member require() const { return {name, pointer, true}; }
};
template <typename T, typename M>
constexpr Member<T, M> member(std::string_view name, M T::*pointer) {
    return {name, pointer, false};
}

template <typename T, typename = void>
struct IsDescribed : std::false_type {};
template <typename T>
struct IsDescribed<T, std::void_t<decltype(Described<T>::members)>> : std::true_type {};

template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};
template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <typename T>
json::object toJson(const T& value);
template <typename T>
base::Result<T> fromJson(const json::object& object);

namespace detail {

template <typename M>
json::value toValue(const M& value) {
    if constexpr (IsDescribed<M>::value)
        return toJson(value);
    else if constexpr (std::is_same_v<M, json::object> || std::is_same_v<M, json::array> ||
                       std::is_same_v<M, json::value>)
        return value;
    else if constexpr (IsVector<M>::value) {
        json::array array;
        for (const auto& element : value)
            array.push_back(toValue(element));
        return array;
    } else if constexpr (IsOptional<M>::value) {
        return value ? toValue(*value) : json::value{};
    } else if constexpr (std::is_same_v<M, bool>)
        return value;
    else if constexpr (std::is_integral_v<M>)
        return static_cast<std::int64_t>(value);
    else if constexpr (std::is_same_v<M, std::string>)
        return json::value(value);
    else if constexpr (std::is_same_v<M, model::OpenText>)
        return json::value(value.text);
    else if constexpr (std::is_same_v<M, model::Paise>)
        return value.value;
    else if constexpr (std::is_same_v<M, base::Date> || std::is_same_v<M, base::Instant>)
        return json::value(base::toIso(value));
    else
        return value.isNull() ? json::value{} : json::value(value.text());
}

template <typename M>
base::Status takeValue(const json::value& from, std::string_view name, M& out);

template <typename M>
base::Status wrong(std::string_view name, std::string_view fix) {
    return base::failField(std::string(name), "the value has the wrong type", std::string(fix));
}

template <typename M>
base::Status takeValue(const json::value& from, std::string_view name, M& out) {
    if (from.is_null())
        return {};
    if constexpr (IsDescribed<M>::value) {
        if (!from.is_object())
            return wrong<M>(name, "an object");
        auto read = fromJson<M>(from.get_object());
        if (!read) {
            auto error = std::move(read).error();
            error.field = std::string(name) + "." + error.field;
            return base::fail(std::move(error));
        }
        out = std::move(read).value();
        return {};
    } else if constexpr (std::is_same_v<M, json::value>) {
        out = from;
        return {};
    } else if constexpr (std::is_same_v<M, json::object>) {
        if (!from.is_object())
            return wrong<M>(name, "an object");
        out = from.get_object();
        return {};
    } else if constexpr (IsVector<M>::value) {
        if (!from.is_array())
            return wrong<M>(name, "a list");
        for (std::size_t i = 0; i < from.get_array().size(); ++i) {
            typename M::value_type element{};
            OPDESK_CHECK(takeValue(from.get_array()[i], std::string(name) + "[" + std::to_string(i) + "]", element));
            out.push_back(std::move(element));
        }
        return {};
    } else if constexpr (IsOptional<M>::value) {
        typename M::value_type inner{};
        OPDESK_CHECK(takeValue(from, name, inner));
        out = std::move(inner);
        return {};
    } else if constexpr (std::is_same_v<M, bool>) {
        return model::detail::take(from, out) ? base::Status{} : wrong<M>(name, "true or false");
    } else if constexpr (std::is_integral_v<M>) {
        if (!from.is_int64())
            return wrong<M>(name, "a whole number");
        if (!std::in_range<M>(from.get_int64()))
            return wrong<M>(name, "a smaller whole number");
        out = static_cast<M>(from.get_int64());
        return {};
    } else if constexpr (std::is_same_v<M, model::Paise>) {
        if (!from.is_int64())
            return wrong<M>(name, "whole paise");
        out.value = from.get_int64();
        return {};
    } else if constexpr (std::is_same_v<M, base::Date>) {
        std::optional<base::Date> date;
        if (!model::detail::take(from, date))
            return wrong<M>(name, "a date like 2026-11-17");
        out = *date;
        return {};
    } else if constexpr (std::is_same_v<M, base::Instant>) {
        std::optional<base::Instant> instant;
        if (!model::detail::take(from, instant))
            return wrong<M>(name, "a time like 2026-11-17T06:12:00.000Z");
        out = *instant;
        return {};
    } else if constexpr (std::is_same_v<M, std::string> || std::is_same_v<M, model::OpenText>) {
        return model::detail::take(from, out) ? base::Status{} : wrong<M>(name, "text");
    } else if constexpr (std::is_same_v<M, json::array>) {
        return model::detail::take(from, out) ? base::Status{} : wrong<M>(name, "a list");
    } else {
        return model::detail::take(from, out) ? base::Status{} : wrong<M>(name, "an id");
    }
}

}  // namespace detail

template <typename T>
json::object toJson(const T& value) {
    json::object object;
    std::apply([&](const auto&... one) { ((object[one.name] = detail::toValue(value.*(one.pointer))), ...); },
               Described<T>::members);
    return object;
}

/// Unknown members are refused, so that a mistyped argument is not silently dropped.
template <typename T>
base::Result<T> fromJson(const json::object& object) {
    T value{};
    base::Status status;
    std::size_t known = 0;
    const auto takeOne = [&](const auto& one) {
        if (!status)
            return;
        const auto* found = object.if_contains(one.name);
        known += found ? 1u : 0u;
        if (found)
            status = detail::takeValue(*found, one.name, value.*(one.pointer));
        else if (one.required)
            status = base::failField(std::string(one.name), "a required argument is missing",
                                     "give \"" + std::string(one.name) + "\"");
    };
    std::apply([&](const auto&... one) { (takeOne(one), ...); }, Described<T>::members);
    OPDESK_CHECK(std::move(status));
    if (known != object.size()) {
        std::string allowed;
        std::apply(
            [&](const auto&... one) { ((allowed += (allowed.empty() ? "" : ", ") + std::string(one.name)), ...); },
            Described<T>::members);
        for (const auto& [name, ignored] : object)
            if ((", " + allowed + ",").find(", " + std::string(name) + ",") == std::string::npos)
                return base::failField(std::string(name), "unknown argument", "one of: " + allowed);
    }
    return value;
}

}  // namespace opdesk::clinic
