#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace opdesk::base {

class Clock;
class Random;

/// 128-bit identifier. New ones are UUIDv7 (RFC 9562 §5.7): they sort by the time they were made.
class Uuid {
public:
    constexpr Uuid() = default;
    constexpr explicit Uuid(std::array<std::uint8_t, 16> bytes) : m_bytes(bytes) {}

    static Uuid v7(const Clock& clock, Random& random);
    /// Canonical 36-character lower-case form only; nullopt for anything else.
    static std::optional<Uuid> parse(std::string_view text);

    std::string text() const;
    constexpr bool isNull() const { return *this == Uuid{}; }
    constexpr const std::array<std::uint8_t, 16>& bytes() const { return m_bytes; }

    constexpr auto operator<=>(const Uuid&) const = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

/// One strong type per kind: an Id<PatientTag> never passes for an Id<VisitTag>.
template <typename Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(Uuid uuid) : m_uuid(uuid) {}
    static Id make(const Clock& clock, Random& random) { return Id(Uuid::v7(clock, random)); }
    static std::optional<Id> parse(std::string_view text) {
        const auto uuid = Uuid::parse(text);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }
    std::string text() const { return m_uuid.text(); }
    constexpr bool isNull() const { return m_uuid.isNull(); }
    constexpr const Uuid& uuid() const { return m_uuid; }
    constexpr auto operator<=>(const Id&) const = default;

private:
    Uuid m_uuid;
};

}  // namespace opdesk::base

template <>
struct std::hash<opdesk::base::Uuid> {
    std::size_t operator()(const opdesk::base::Uuid& id) const noexcept;
};
