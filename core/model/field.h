#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/uuid.h"

namespace opdesk::model {

using base::Date;
using base::Instant;
namespace json = base::json;

/// The closed list of field types. On the wire and at rest: text and openEnum are JSON strings, integer and paise JSON
/// integers, date "2026-11-17", instant RFC 3339 in UTC, flag true (false is absence), id a UUID string, list an array.
/// Absent, empty and null are one value: null in an op, no key in a body.
enum class FieldType : std::uint8_t { text, integer, paise, date, instant, flag, id, openEnum, list };

/// What happens when two sides changed the field differently (sync.md, merge policy by kind).
enum class Merge : std::uint8_t {
    fixed,        ///< set when the record is made; a later different value is refused
    card,         ///< the server keeps its value; item of high severity with both
    laterAuthor,  ///< the later author time stands; item of low severity with both
    ladder,       ///< an open enum with an order: the value further down `known` stands; item when both moved
};

/// An open enum: the known values are in the descriptor, an unknown one is kept as it came.
struct OpenText {
    std::string text;
    OpenText() = default;
    OpenText(std::string value) : text(std::move(value)) {}
    OpenText(const char* value) : text(value) {}
    bool is(std::string_view value) const { return text == value; }
    bool empty() const { return text.empty(); }
    bool operator==(const OpenText&) const = default;
};

/// Integer paise; a type of its own so that an amount never meets a count.
struct Paise {
    std::int64_t value = 0;
    constexpr auto operator<=>(const Paise&) const = default;
    constexpr Paise operator+(Paise other) const { return {value + other.value}; }
    constexpr Paise operator-(Paise other) const { return {value - other.value}; }
    constexpr Paise operator-() const { return {-value}; }
    constexpr Paise& operator+=(Paise other) {
        value += other.value;
        return *this;
    }
};

struct FieldDescriptor {
    std::string_view name;
    FieldType type = FieldType::text;
    Merge merge = Merge::laterAuthor;
    bool required = false;
    bool personal = false;                    ///< personal or health data: masked, never logged
    std::string_view refersTo;                ///< for ids: kind name, empty when the target varies
    std::span<const std::string_view> known;  ///< for open enums, in ladder order where Merge::ladder
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::uint32_t maxLength = 1000;  ///< text: UTF-8 bytes; list: elements
};

template <typename M>
constexpr FieldType fieldTypeOf() {
    if constexpr (std::is_same_v<M, std::string>)
        return FieldType::text;
    else if constexpr (std::is_same_v<M, std::optional<std::int64_t>>)
        return FieldType::integer;
    else if constexpr (std::is_same_v<M, std::optional<Paise>>)
        return FieldType::paise;
    else if constexpr (std::is_same_v<M, std::optional<Date>>)
        return FieldType::date;
    else if constexpr (std::is_same_v<M, std::optional<Instant>>)
        return FieldType::instant;
    else if constexpr (std::is_same_v<M, bool>)
        return FieldType::flag;
    else if constexpr (std::is_same_v<M, OpenText>)
        return FieldType::openEnum;
    else if constexpr (std::is_same_v<M, json::array>)
        return FieldType::list;
    else
        return FieldType::id;
}

/// One registry line: `field("name", &Patient::name, Merge::card).require().person()`.
template <typename T, typename M>
struct Field {
    FieldDescriptor descriptor;
    M T::*member;

    constexpr Field require() const {
        auto copy = *this;
        copy.descriptor.required = true;
        return copy;
    }
    constexpr Field person() const {
        auto copy = *this;
        copy.descriptor.personal = true;
        return copy;
    }
    constexpr Field to(std::string_view kind) const {
        auto copy = *this;
        copy.descriptor.refersTo = kind;
        return copy;
    }
    constexpr Field values(std::span<const std::string_view> known) const {
        auto copy = *this;
        copy.descriptor.known = known;
        return copy;
    }
    constexpr Field between(std::int64_t least, std::int64_t most) const {
        auto copy = *this;
        copy.descriptor.least = least;
        copy.descriptor.most = most;
        return copy;
    }
    constexpr Field upTo(std::uint32_t length) const {
        auto copy = *this;
        copy.descriptor.maxLength = length;
        return copy;
    }
};

template <typename T, typename M>
constexpr Field<T, M> field(std::string_view name, M T::*member, Merge merge) {
    FieldDescriptor descriptor;
    descriptor.name = name;
    descriptor.type = fieldTypeOf<M>();
    descriptor.merge = merge;
    return {descriptor, member};
}

}  // namespace opdesk::model
