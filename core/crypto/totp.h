#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/clock.h"

namespace opdesk::crypto {

/// RFC 4226 over SHA-1; `digits` 6 to 8, leading zeros kept.
std::string hotp(base::ByteView secret, std::uint64_t counter, int digits = 6);
/// RFC 6238: 30-second steps since 1970, SHA-1.
std::uint64_t totpStep(base::Instant instant);
std::string totp(base::ByteView secret, base::Instant instant, int digits = 6);
/// The step whose code this is, within one step of `now`; nullopt when wrong. The caller stores the step and refuses
/// any that is not greater than the last one (a code works once).
std::optional<std::uint64_t> matchTotp(base::ByteView secret, std::string_view code, base::Instant now);
/// RFC 4648 base32 without padding, as authenticator programs take it.
std::string toBase32(base::ByteView bytes);

}  // namespace opdesk::crypto
