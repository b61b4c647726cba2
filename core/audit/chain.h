#pragma once

#include <string_view>

#include "core/crypto/hash.h"

namespace opdesk::audit {

/// hashOf(event) of event.h for whoever has its canonical JSON in hand.
crypto::Bytes32 linkHash(const crypto::Bytes32& previous, std::string_view canonicalEvent);

}  // namespace opdesk::audit
