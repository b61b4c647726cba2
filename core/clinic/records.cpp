#include "core/clinic/records.h"

#include "core/store/sync_store.h"

namespace opdesk::clinic {

bool isVoided(const store::Record& record) {
    return record.body.contains(model::kVoidedField);
}

store::Change setFields(model::KindId kind, const base::Uuid& id, model::json::object fields) {
    store::Change change;
    change.kind = kind;
    change.record = id;
    change.action = model::Action::set;
    change.fields = std::move(fields);
    return change;
}

store::Change endRecord(model::KindId kind, const base::Uuid& id, const std::string& reason) {
    store::Change change;
    change.kind = kind;
    change.record = id;
    change.action = model::describe(kind).shape == model::Shape::append ? model::Action::voided : model::Action::remove;
    change.document["reason"] = reason;
    return change;
}

store::AuditEntry auditOf(std::string action, model::KindId kind, const base::Uuid& object,
                          const model::PatientId& patient, std::string_view permission) {
    store::AuditEntry entry;
    entry.action = std::move(action);
    entry.kind = kind;
    entry.object = object;
    entry.patient = patient;
    entry.permission = std::string(permission);
    entry.result = "ok";
    return entry;
}

base::Status allow(Session& session, const Asked& asked) {
    return authorize(session, {asked.permission, asked.own, asked.hasReason},
                     auditOf("refused", asked.kind, asked.object, asked.patient, asked.permission));
}

bool mayQuietly(const Session& session, std::string_view permission, bool own, bool hasReason) {
    return permission.empty() || access::check(session.lease.roles, {permission, own, hasReason}).has_value();
}

base::Result<store::CommitReceipt> commitOne(Session& session, std::vector<store::Change> changes,
                                             store::AuditEntry event) {
    store::ActionGroup group;
    group.changes = std::move(changes);
    group.audit.push_back(std::move(event));
    auto receipt = session.store.commit(session.actor(), group);
    if (receipt && session.sync)
        session.sync->localChange();
    return receipt;
}

base::Instant correctedNow(Session& session) {
    const auto state = store::syncState(session.store);
    const auto offset = state && state->clockOffsetMillis ? *state->clockOffsetMillis : 0;
    return session.now() + std::chrono::milliseconds(offset);
}

}  // namespace opdesk::clinic
