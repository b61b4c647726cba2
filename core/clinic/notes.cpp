#include <boost/json.hpp>

#include "core/clinic/document_parts.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/settling.h"
#include "core/model/kinds/note.h"
#include "core/store/queries.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kWrite = "note.write";

base::Failure wrongState(std::string detail, std::string fix) {
    return base::fail(base::Error{base::ErrorCode::wrongState, std::move(detail), "note", std::move(fix)});
}

base::Result<model::Note> bodyFrom(Session& session, const WriteNote& command, const PatientId& patient) {
    model::Note body;
    body.patient = patient;
    body.visit = command.visit;
    body.author = session.lease.user;
    body.status = "draft";
    OPDESK_TRY(body.complaints, checkedLines(command.complaints, "complaints", 4000));
    OPDESK_TRY(body.history, checkedLines(command.history, "history", 8000));
    OPDESK_TRY(body.examination, checkedLines(command.examination, "examination", 8000));
    OPDESK_TRY(body.plan, checkedLines(command.plan, "plan", 8000));
    auto diagnoses = command.diagnoses;
    for (auto& one : diagnoses) {
        OPDESK_TRY(one.name, checkedLine(one.name, "diagnoses", 200));
        OPDESK_TRY(one.icd10, checkedLine(one.icd10, "diagnoses", 12));
        OPDESK_TRY(one.certainty, checkedLine(one.certainty, "diagnoses", 20));
    }
    body.diagnoses = toArray(diagnoses);
    body.sensitive = command.sensitive;
    body.writtenAt = session.now();
    return body;
}

bool isEmpty(const model::Note& body) {
    return body.complaints.empty() && body.history.empty() && body.examination.empty() && body.plan.empty() &&
           body.diagnoses.empty();
}

json::object draftFields(const model::Note& body) {
    const auto encoded = model::encode(body);
    json::object fields;
    for (const std::string_view name :
         {"complaints", "history", "examination", "diagnoses", "plan", "sensitive", "written_at"})
        fields[name] = encoded.contains(name) ? encoded.at(name) : json::value{};
    return fields;
}

}  // namespace

base::Result<WriteNote::Answer> execute(Session& session, const WriteNote& command) {
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_TRY(const auto own, ownIfItMatters(session, kWrite, id));
    OPDESK_CHECK(allow(session, {kWrite, model::KindId::note, command.note.uuid(), id, own}));
    OPDESK_TRY(const auto body, bodyFrom(session, command, id));
    std::optional<Stored<model::Note>> draft;
    if (!command.note.isNull()) {
        OPDESK_TRY(auto found, needRecord<model::Note>(session, command.note.uuid(), "note"));
        OPDESK_TRY(const auto owner, store::resolveAlias(session.store, found.value.patient));
        if (owner != id)
            return base::failField("patient", "the draft is another patient's", "the patient of the draft");
        if (!found.value.status.is("draft"))
            return wrongState("a signed note stands as it is", "note.amend");
        if (found.value.author == session.lease.user)
            draft = std::move(found);
    }
    if (!draft && isEmpty(body))
        return WriteNote::Answer{};
    if (draft && isEmpty(body)) {
        OPDESK_CHECK(commitOne(session, {endRecord(model::KindId::note, draft->record.id, "the draft was emptied")},
                               auditOf("note.edit", model::KindId::note, draft->record.id, id, kWrite)));
        return WriteNote::Answer{};
    }
    const auto note = draft ? NoteId(draft->record.id) : NoteId::make(session.clock, session.random);
    auto change = draft ? setFields(model::KindId::note, note.uuid(), draftFields(body)) : newRecord(note.uuid(), body);
    OPDESK_CHECK(commitOne(session, {std::move(change)},
                           auditOf(draft ? "note.edit" : "note.create", model::KindId::note, note.uuid(), id, kWrite)));
    return WriteNote::Answer{note};
}

base::Result<SignNote::Answer> execute(Session& session, const SignNote& command) {
    OPDESK_TRY(const auto draft, needRecord<model::Note>(session, command.note.uuid(), "note"));
    OPDESK_TRY(const auto id, store::resolveAlias(session.store, draft.value.patient));
    const bool isAuthor = draft.value.author == session.lease.user;
    OPDESK_TRY(const auto own, ownIfItMatters(session, "note.sign", id));
    OPDESK_CHECK(allow(session, {"note.sign", model::KindId::note, draft.record.id, id, own && isAuthor}));
    if (!isAuthor)
        return base::fail(base::Error{base::ErrorCode::permissionDenied, "only the author signs", "author", {}});
    if (!draft.value.status.is("draft"))
        return wrongState("the note is not a draft any more", "note.amend");
    OPDESK_CHECK(nothingUrgentUnseen(session, id));
    auto fields = signedFields(session, draft.record.body, {});
    const std::string hash(fields.at("content_hash").as_string());
    OPDESK_CHECK(commitOne(session, {setFields(model::KindId::note, draft.record.id, std::move(fields))},
                           auditOf("note.sign", model::KindId::note, draft.record.id, id, "note.sign")));
    return SignNote::Answer{command.note, hash};
}

base::Result<AmendNote::Answer> execute(Session& session, const AmendNote& command) {
    constexpr std::string_view kAmend = "note.amend_signed";
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY(const auto old, needRecord<model::Note>(session, command.note.uuid(), "note"));
    OPDESK_TRY(const auto id, store::resolveAlias(session.store, old.value.patient));
    OPDESK_TRY(const auto own, ownIfItMatters(session, kAmend, id));
    OPDESK_CHECK(allow(session, {kAmend, model::KindId::note, old.record.id, id, own, true}));
    if (!old.value.status.is("signed"))
        return wrongState("only a signed note is amended", "edit the draft");
    auto next = old.value;
    next.patient = id;
    next.author = session.lease.user;
    next.status = "draft";
    next.amends = command.note;
    next.amendReason = reason;
    next.writtenAt = session.now();
    next.signedAt.reset();
    next.contentHash.clear();
    next.signature.clear();
    const auto made = NoteId::make(session.clock, session.random);
    OPDESK_CHECK(commitOne(session, {newRecord(made.uuid(), next)},
                           auditOf("note.amend", model::KindId::note, made.uuid(), id, kAmend)));
    return AmendNote::Answer{made};
}

}  // namespace opdesk::clinic
