#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/model/ids.h"
#include "core/model/kind.h"

namespace opdesk::access {

/// The server's signed word on what a user may do on a device while offline. It grants nothing at the API.
struct Lease {
    model::LeaseId id;
    model::TenantId tenant;
    model::StaffId user;
    model::DeviceId device;
    std::vector<std::string> roles;  ///< names of the nine roles, or of the clinic's own
    std::vector<model::Compartment> compartments;
    base::Instant issued{};
    base::Instant offlineUntil{};
    std::int64_t epoch = 1;  ///< a higher one on contact ends the older
    std::string signingKey;  ///< base64url Ed25519 public key of the user on this device
};

/// "base64url(canonical JSON).base64url(Ed25519 signature)"; `sign` makes 64 bytes over "opdesk-lease-1|" + the first
/// part.
std::string encodeLease(const Lease& lease, const std::function<base::Bytes(base::ByteView)>& sign);
/// Errors: damaged (not a lease or signature wrong). Does not look at the time.
base::Result<Lease> verifyLease(std::string_view text, base::ByteView leasePublicKey);

}  // namespace opdesk::access
