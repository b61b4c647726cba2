#include "core/crypto/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstdlib>

#include "core/crypto/hash.h"

namespace opdesk::crypto {

namespace {

constexpr std::int64_t kStepMillis = 30'000;

}  // namespace

std::string hotp(base::ByteView secret, std::uint64_t counter, int digits) {
    std::array<std::uint8_t, 8> message{};
    for (std::size_t i = 0; i < message.size(); ++i)
        message[i] = static_cast<std::uint8_t>(counter >> (56 - 8 * i));
    std::array<std::uint8_t, 20> mac{};
    unsigned int macSize = 0;
    if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), message.data(), message.size(), mac.data(),
             &macSize) == nullptr ||
        macSize != mac.size()) {
        std::abort();
    }
    const std::size_t offset = mac[19] & 0x0fU;
    std::uint32_t code = 0;
    for (std::size_t i = 0; i < 4; ++i)
        code = (code << 8) | mac[offset + i];
    code &= 0x7fffffffU;
    std::string out(static_cast<std::size_t>(digits), '0');
    for (auto place = out.rbegin(); place != out.rend(); ++place, code /= 10)
        *place = static_cast<char>('0' + code % 10);
    return out;
}

std::uint64_t totpStep(base::Instant instant) {
    const std::int64_t millis = base::toMillis(instant);
    return millis < 0 ? 0 : static_cast<std::uint64_t>(millis / kStepMillis);
}

std::string totp(base::ByteView secret, base::Instant instant, int digits) {
    return hotp(secret, totpStep(instant), digits);
}

std::optional<std::uint64_t> matchTotp(base::ByteView secret, std::string_view code, base::Instant now) {
    if (code.size() < 6 || code.size() > 8)
        return std::nullopt;
    const std::uint64_t step = totpStep(now);
    std::optional<std::uint64_t> matched;
    // All three are always computed, so that the time taken does not tell which one was near.
    for (const int offset : {1, -1, 0}) {
        if (offset < 0 && step == 0)
            continue;
        const std::uint64_t candidate = offset < 0 ? step - 1 : step + static_cast<std::uint64_t>(offset);
        const std::string expected = hotp(secret, candidate, static_cast<int>(code.size()));
        if (constantTimeEqual(base::asBytes(expected), base::asBytes(code)))
            matched = candidate;
    }
    return matched;
}

std::string toBase32(base::ByteView bytes) {
    static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    out.reserve((bytes.size() * 8 + 4) / 5);
    std::uint32_t bits = 0;
    int count = 0;
    for (const std::uint8_t byte : bytes) {
        bits = ((bits << 8) | byte) & 0xffffU;
        for (count += 8; count >= 5; count -= 5)
            out.push_back(kDigits[(bits >> (count - 5)) & 0x1fU]);
    }
    if (count > 0)
        out.push_back(kDigits[(bits << (5 - count)) & 0x1fU]);
    return out;
}

}  // namespace opdesk::crypto
