#include "core/base/bytes.h"

#include <array>

namespace opdesk::base {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr char kBase64Digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

constexpr std::array<std::int8_t, 256> makeBase64Values() {
    std::array<std::int8_t, 256> values{};
    for (auto& value : values)
        value = -1;
    for (int i = 0; i < 64; ++i)
        values[static_cast<unsigned char>(kBase64Digits[i])] = static_cast<std::int8_t>(i);
    return values;
}

}  // namespace

std::string toHex(ByteView bytes) {
    std::string out(bytes.size() * 2, '0');
    char* at = out.data();
    for (const std::uint8_t byte : bytes) {
        *at++ = kHexDigits[byte >> 4];
        *at++ = kHexDigits[byte & 0x0fU];
    }
    return out;
}

std::optional<Bytes> fromHex(std::string_view text) {
    if (text.size() % 2 != 0)
        return std::nullopt;
    Bytes out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        out.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return out;
}

std::string toBase64Url(ByteView bytes) {
    std::string out((bytes.size() * 4 + 2) / 3, 'A');
    char* at = out.data();
    const auto digit = [](std::uint32_t bits) { return kBase64Digits[bits & 0x3fU]; };
    std::size_t i = 0;
    for (; i + 3 <= bytes.size(); i += 3) {
        const std::uint32_t bits = std::uint32_t{bytes[i]} << 16 | std::uint32_t{bytes[i + 1]} << 8 | bytes[i + 2];
        *at++ = digit(bits >> 18);
        *at++ = digit(bits >> 12);
        *at++ = digit(bits >> 6);
        *at++ = digit(bits);
    }
    if (i < bytes.size()) {
        const bool two = i + 1 < bytes.size();
        const std::uint32_t bits = std::uint32_t{bytes[i]} << 16 | (two ? std::uint32_t{bytes[i + 1]} << 8 : 0U);
        *at++ = digit(bits >> 18);
        *at++ = digit(bits >> 12);
        if (two)
            *at++ = digit(bits >> 6);
    }
    return out;
}

std::optional<Bytes> fromBase64Url(std::string_view text) {
    static constexpr auto kValues = makeBase64Values();
    if (text.size() % 4 == 1)
        return std::nullopt;
    Bytes out(text.size() / 4 * 3 + (text.size() % 4 == 0 ? 0 : text.size() % 4 - 1));
    auto* at = out.data();
    const auto value = [text](std::size_t place) {
        return static_cast<std::int32_t>(kValues[static_cast<unsigned char>(text[place])]);
    };
    std::int32_t wrong = 0;  // negative once a digit is none
    std::size_t i = 0;
    for (; i + 4 <= text.size(); i += 4) {
        const std::int32_t a = value(i), b = value(i + 1), c = value(i + 2), d = value(i + 3);
        wrong |= a | b | c | d;
        const auto bits = static_cast<std::uint32_t>(a) << 18 | static_cast<std::uint32_t>(b) << 12 |
                          static_cast<std::uint32_t>(c) << 6 | static_cast<std::uint32_t>(d);
        *at++ = static_cast<std::uint8_t>(bits >> 16);
        *at++ = static_cast<std::uint8_t>(bits >> 8);
        *at++ = static_cast<std::uint8_t>(bits);
    }
    if (i < text.size()) {
        const bool three = i + 2 < text.size();
        const std::int32_t a = value(i), b = value(i + 1), c = three ? value(i + 2) : 0;
        wrong |= a | b | c;
        const auto bits = static_cast<std::uint32_t>(a) << 18 | static_cast<std::uint32_t>(b) << 12 |
                          static_cast<std::uint32_t>(c) << 6;
        *at++ = static_cast<std::uint8_t>(bits >> 16);
        if (three)
            *at++ = static_cast<std::uint8_t>(bits >> 8);
        // Bits left over must be zero, or two texts would stand for the same bytes.
        if ((bits & (three ? 0xffU : 0xffffU)) != 0)
            return std::nullopt;
    }
    if (wrong < 0)
        return std::nullopt;
    return out;
}

}  // namespace opdesk::base
