#pragma once

#include "core/crypto/aead.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::protocol {

/// As openPartText() of messages.h, with a key that is in place already.
base::Result<OpenedPart> openPartText(const model::TenantId& tenant, const WirePart& part, crypto::Sealer& key);

}  // namespace opdesk::sync::protocol
