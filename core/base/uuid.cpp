#include "core/base/uuid.h"

#include <cstring>

#include "core/base/clock.h"
#include "core/base/random.h"

namespace opdesk::base {

namespace {

constexpr bool isDashPlace(std::size_t place) {
    return place == 8 || place == 13 || place == 18 || place == 23;
}

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
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
    if (text.size() != 36)
        return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    std::size_t digit = 0;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (isDashPlace(place)) {
            if (text[place] != '-')
                return std::nullopt;
            continue;
        }
        const int value = hexValue(text[place]);
        if (value < 0)
            return std::nullopt;
        bytes[digit / 2] = static_cast<std::uint8_t>((bytes[digit / 2] << 4) | value);
        ++digit;
    }
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
