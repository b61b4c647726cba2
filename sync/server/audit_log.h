#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/audit/event.h"
#include "sync/server/database.h"

namespace opdesk::sync::server {

/// An audit event on its way into the clinic's log.
struct AuditEntry {
    model::DeviceId device;  ///< whose chain it is; all zero: the server's own
    std::int64_t sequence = 0;
    crypto::Bytes32 hash{};
    model::GroupId group;
    model::StaffId user;
    std::string event;  ///< canonical JSON, what `hash` stands for
    model::Compartment compartment = model::Compartment::desk;
    std::int64_t keyEpoch = 0;
    base::Bytes sealed;
    bool isTrue = true;  ///< the payload is the one the event commits to
};

/// Appends in this order and gives each entry's fault: "gap", "fork", "payload" or nothing. The database takes the
/// places from the head row and judges the chains; `transaction` must speak for the clinic.
Statement auditStatement(std::span<const AuditEntry> entries, std::int64_t receivedMillis);
std::vector<std::string> auditFaults(const Rows& answer);
base::Result<std::vector<std::string>> appendAudit(Transaction& transaction, std::span<const AuditEntry> entries,
                                                   std::int64_t receivedMillis);

}  // namespace opdesk::sync::server
