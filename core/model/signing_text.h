#pragma once

#include <span>
#include <string>

#include "core/model/op.h"

/// groupSigningText() in its pieces, for whoever needs an op's piece for itself too.
namespace opdesk::model {

/// What a signature says of one op: its envelope without the place on its device, which a renewal changes, and the hash
/// of its payload. Canonical JSON.
std::string signedOpText(const json::object& envelope, base::ByteView payload);
std::string groupSigningText(const TenantId& tenant, const DeviceId& device, const GroupId& group, const StaffId& actor,
                             const LeaseId& lease, std::span<const std::string> opTexts,
                             const std::vector<std::string>& auditCommitmentsHex);

}  // namespace opdesk::model
