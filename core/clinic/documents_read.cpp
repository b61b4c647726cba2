#include <boost/json.hpp>

#include "core/clinic/document_parts.h"
#include "core/clinic/people.h"
#include "core/model/validate.h"
#include "core/rules/words.h"
#include "core/store/queries.h"

namespace opdesk::clinic {

namespace {

model::PatientId subjectOf(const model::KindDescriptor& kind, const store::Record& record) {
    if (kind.subjectField == "id")
        return model::PatientId(record.id);
    const auto& value = model::valueOf(record.body, kind.subjectField);
    const auto id =
        value.is_string() ? base::Uuid::parse({value.get_string().data(), value.get_string().size()}) : std::nullopt;
    return id ? model::PatientId(*id) : model::PatientId{};
}

/// A note kept apart is for its author; others need the right to sensitive notes.
std::string_view permissionFor(const Session& session, const model::KindDescriptor& kind, const store::Record& record) {
    const auto& author = model::valueOf(record.body, "author");
    const bool mine = author.is_string() && author.get_string() == session.lease.user.text();
    const bool sensitive =
        kind.id == model::KindId::note && !model::normalized(model::valueOf(record.body, "sensitive")).is_null();
    return sensitive && !mine ? "note.view_sensitive" : kind.viewPermission;
}

}  // namespace

base::Result<ReadDocument::Answer> execute(Session& session, const ReadDocument& command) {
    const auto kindId = model::kindFromName(command.kind);
    if (!kindId)
        return base::failField("kind", "no such kind of record", "prescription, note, invoice, vitals …");
    const auto& kind = model::describe(*kindId);
    const bool hasReason = !rules::trim(command.reason).empty();
    // Who may not view the kind learns nothing, not even whether the record is there.
    if (!kind.viewPermission.empty())
        OPDESK_CHECK(allow(session, {kind.viewPermission, *kindId, command.record, {}, true, hasReason}));
    OPDESK_TRY(const auto found, session.store.record(*kindId, command.record));
    if (!found || found->deleted)
        return base::fail(
            base::Error{base::ErrorCode::notFound, "no such record on this desk", "record", "an id that a list gave"});
    const auto patient = kind.subjectField.empty() ? model::PatientId{} : subjectOf(kind, *found);
    const auto permission = permissionFor(session, kind, *found);
    if (!permission.empty()) {
        bool own = true;
        if (!patient.isNull()) {
            OPDESK_TRY(own, ownIfItMatters(session, permission, patient));
        }
        OPDESK_CHECK(allow(session, {permission, *kindId, command.record, patient, own, hasReason}));
        // A masked role sees lists and cards, which mask; a whole body cannot be masked field by field here.
        if (access::levelOf(session.lease.roles, permission) == access::Level::masked)
            return base::fail(base::Error{base::ErrorCode::permissionDenied,
                                          "this role sees the record only masked",
                                          std::string(permission),
                                          {}});
    }
    OPDESK_CHECK(session.store.recordLook(
        session.actor(), auditOf(command.kind + ".open", *kindId, command.record, patient, permission)));
    return ReadDocument::Answer{found->body, found->version, found->dirty};
}

}  // namespace opdesk::clinic
