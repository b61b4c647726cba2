#include "sync/server/audit_log.h"

namespace opdesk::sync::server {

Statement auditStatement(std::span<const AuditEntry> entries, std::int64_t receivedMillis) {
    std::vector<base::Uuid> devices, groups, users;
    std::vector<std::int64_t> sequences, keys;
    std::vector<base::Bytes> hashes, payloads;
    std::vector<std::string> events, compartments;
    std::vector<bool> truths;
    for (const auto& entry : entries) {
        devices.push_back(entry.device.uuid());
        sequences.push_back(entry.sequence);
        hashes.emplace_back(entry.hash.begin(), entry.hash.end());
        groups.push_back(entry.group.uuid());
        users.push_back(entry.user.uuid());
        events.push_back(entry.event);
        compartments.emplace_back(model::compartmentName(entry.compartment));
        keys.push_back(entry.keyEpoch);
        payloads.push_back(entry.sealed);
        truths.push_back(entry.isTrue);
    }
    Params params;
    params.add(std::span<const base::Uuid>(devices))
        .add(std::span<const std::int64_t>(sequences))
        .add(std::span<const base::Bytes>(hashes))
        .add(std::span<const base::Uuid>(groups))
        .add(std::span<const base::Uuid>(users))
        .add(events)
        .add(compartments)
        .add(std::span<const std::int64_t>(keys))
        .add(std::span<const base::Bytes>(payloads))
        .addFlags(truths)
        .add(receivedMillis);
    return {"SELECT unnest(app.append_audit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))", std::move(params)};
}

std::vector<std::string> auditFaults(const Rows& answer) {
    std::vector<std::string> faults;
    for (int i = 0; i < answer.size(); ++i)
        faults.push_back(answer.text(i, 0));
    return faults;
}

base::Result<std::vector<std::string>> appendAudit(Transaction& transaction, std::span<const AuditEntry> entries,
                                                   std::int64_t receivedMillis) {
    const auto wanted = auditStatement(entries, receivedMillis);
    OPDESK_TRY(const Rows rows, transaction.execute(wanted.sql, wanted.params));
    return auditFaults(rows);
}

}  // namespace opdesk::sync::server
