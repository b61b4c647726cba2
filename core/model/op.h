#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/model/ids.h"
#include "core/model/kind.h"

namespace opdesk::model {

enum class Action : std::uint8_t { create, set, append, voided, remove, count };
std::string_view actionName(Action action);  // create, set, append, void, delete, count
std::optional<Action> actionFromName(std::string_view name);

enum class Verdict : std::uint8_t { applied, merged, conflict, parked, duplicate };
std::string_view verdictName(Verdict verdict);
std::optional<Verdict> verdictFromName(std::string_view name);

/// Marks that merging writes into a body beside the kind's own fields: a voided record keeps its content and gains
/// "voided": true and "void_reason" (and counts as deleted); a removed one gains "removed_reason", which goes when the
/// record comes back.
inline constexpr std::string_view kVoidedField = "voided";
inline constexpr std::string_view kVoidReasonField = "void_reason";
inline constexpr std::string_view kRemovedReasonField = "removed_reason";

struct FieldChange {
    std::string field;
    json::value before;  ///< null: was absent
    json::value after;   ///< null: removed
};

/// One change of one record as a person's action made it. Never changes after its commit.
struct Op {
    OpId id;
    std::int64_t deviceSeq = 0;  ///< gapless per device
    GroupId group;
    KindId kind = KindId::patient;
    base::Uuid record;
    Action action = Action::create;
    Compartment compartment = Compartment::desk;  ///< of the record; differs from the kind's only for conflicts
    std::int64_t baseVersion = 0;  ///< server version it was made on; 0: record unknown to the server then
    std::uint32_t schema = kSchema;
    StaffId actor;
    LeaseId lease;
    std::int64_t wallMillis = 0;                    ///< the device's clock
    std::optional<std::int64_t> clockOffsetMillis;  ///< server minus device as last measured; unknown: never measured
    std::vector<FieldChange> fields;                ///< set
    json::object document;                          ///< create, append: the whole body; void, remove: {"reason": …}
};

/// The part of an op that is personal: {"fields": {name: [before, after]}} or {"document": …}. Sealed for sealed kinds.
json::object payloadOf(const Op& op);
base::Status readPayload(const json::object& payload, Op& op);

/// The part of an op that travels in the clear inside TLS: everything but the payload.
json::object envelopeOf(const Op& op);
base::Result<Op> readEnvelope(const json::object& envelope);

/// Additional authenticated data of a sealed body or payload (sync.md, sealed kinds). `role` is "record", "base", "op",
/// "conflict", "draft", "audit" or "server".
std::string sealContext(const TenantId& tenant, KindId kind, const base::Uuid& record, std::string_view role);

/// What a user's signature over a group covers: canonical JSON of tenant, device, group, actor, lease, each op's
/// envelope without device_seq, the SHA-256 of its payload bytes as stored, and the audit commitments.
struct SignedOp {
    json::object envelope;
    base::Bytes payload;  ///< canonical JSON, or key id and ciphertext
};
std::string groupSigningText(const TenantId& tenant, const DeviceId& device, const GroupId& group, const StaffId& actor,
                             const LeaseId& lease, const std::vector<SignedOp>& ops,
                             const std::vector<std::string>& auditCommitmentsHex);

/// A record as the engine and the server pass it around.
struct RecordImage {
    KindId kind = KindId::patient;
    base::Uuid id;
    std::int64_t version = 0;  ///< counts the server's changes of this record; 0: never reached the server
    std::int64_t seq = 0;      ///< the tenant's head row when it was last written
    Compartment compartment = Compartment::desk;
    bool deleted = false;
    json::object body;
};

}  // namespace opdesk::model
