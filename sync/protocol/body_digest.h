#pragma once

#include "core/crypto/hmac.h"
#include "sync/protocol/digest.h"

namespace opdesk::sync::protocol {

/// bodyDigest() of many bodies of one compartment. For one thread at a time.
class BodyDigester {
public:
    explicit BodyDigester(base::ByteView digestKey) : m_hmac(digestKey) {}
    Leaf of(std::string_view canonicalBody) { return m_hmac.of(base::asBytes(canonicalBody)); }

private:
    crypto::HmacSha256 m_hmac;
};

}  // namespace opdesk::sync::protocol
