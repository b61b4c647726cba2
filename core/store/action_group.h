#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/model/op.h"

namespace opdesk::store {

/// One record changed by an action of a person. For `set`, `fields` maps names to the new values (null removes) and the
/// store works out the old ones; for create and append `document` is the whole body; for void and remove {"reason": …}.
struct Change {
    model::KindId kind = model::KindId::patient;
    base::Uuid record;
    model::Action action = model::Action::create;
    model::json::object fields;
    model::json::object document;
    std::optional<model::Compartment> compartment;  ///< only for conflicts, which lie where their record lies
};

/// One audit event of the action (security.md §5). before and after are sealed like the record's body; the chain holds
/// only their commitment. For changes the store fills before and after itself when both are empty.
struct AuditEntry {
    std::string action;  ///< patient.create, patient.open, search, prescription.print, refused …
    model::KindId kind = model::KindId::patient;
    base::Uuid object;
    model::PatientId patient;
    std::string permission;  ///< the permission used or refused
    std::string result;      ///< "ok" or an error name
    model::json::object before;
    model::json::object after;
};

/// Who acts, under which lease, signed with whose key. The signer runs inside commit, on the store thread.
struct Actor {
    model::StaffId staff;
    model::LeaseId lease;
    std::function<base::Bytes(base::ByteView)> sign;  ///< Ed25519 of the user; 64 bytes
    model::DeviceId device{};  ///< the lease's; null: the store's. A predecessor's until the user's lease is renewed.
};

/// One action of a person: at most 100 changes and 128 KB; committed whole or not at all. A look is a group without
/// changes.
struct ActionGroup {
    std::vector<Change> changes;
    std::vector<AuditEntry> audit;
};

struct CommitReceipt {
    model::GroupId group;
    std::vector<model::OpId> ops;  ///< in the order of `changes`
    std::int64_t lastDeviceSeq = 0;
};

}  // namespace opdesk::store
