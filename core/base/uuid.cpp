#include "core/base/uuid.h"

#include <array>
#include <cstring>

#include "core/base/clock.h"
#include "core/base/random.h"

namespace opdesk::base {

namespace {

constexpr bool isDashPlace(std::size_t place) {
    return place == 8 || place == 13 || place == 18 || place == 23;
}

constexpr std::array<std::int8_t, 256> makeHexValues() {
    std::array<std::int8_t, 256> values{};
    for (auto& value : values)
        value = -1;
    for (int i = 0; i < 10; ++i)
        values[static_cast<std::size_t>('0' + i)] = static_cast<std::int8_t>(i);
    for (int i = 0; i < 6; ++i)
        values[static_cast<std::size_t>('a' + i)] = static_cast<std::int8_t>(10 + i);
    return values;
}

}  // namespace

Uuid Uuid::v7(const Clock& clock, Random& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(std::span(bytes).subspan(6));
    const auto millis = static_cast<std::uint64_t>(toMillis(clock.now()));
    for (unsigned i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(millis >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0fU) | 0x70U);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3fU) | 0x80U);
    return Uuid(bytes);
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
    static constexpr auto kValues = makeHexValues();
    static constexpr std::array<std::size_t, 16> kPlaces{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return std::nullopt;
    const auto value = [text](std::size_t place) {
        return static_cast<int>(kValues[static_cast<unsigned char>(text[place])]);
    };
    std::array<std::uint8_t, 16> bytes{};
    int wrong = 0;  // negative once a digit is none
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const int high = value(kPlaces[i]), low = value(kPlaces[i] + 1);
        wrong |= high | low;
        bytes[i] = static_cast<std::uint8_t>(static_cast<unsigned>(high) << 4 | static_cast<unsigned>(low));
    }
    if (wrong < 0)
        return std::nullopt;
    return Uuid(bytes);
}

std::string Uuid::text() const {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out(36, '-');
    std::size_t place = 0;
    for (const std::uint8_t byte : m_bytes) {
        if (isDashPlace(place))
            ++place;
        out[place++] = kDigits[byte >> 4];
        out[place++] = kDigits[byte & 0x0fU];
    }
    return out;
}

}  // namespace opdesk::base

std::size_t std::hash<opdesk::base::Uuid>::operator()(const opdesk::base::Uuid& id) const noexcept {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::memcpy(&high, id.bytes().data(), 8);
    std::memcpy(&low, id.bytes().data() + 8, 8);
    return static_cast<std::size_t>(high ^ (low * 0x9e3779b97f4a7c15ULL));
}
