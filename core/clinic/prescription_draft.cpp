#include "core/clinic/prescription_draft.h"

#include "core/clinic/document_parts.h"
#include "core/clinic/people.h"
#include "core/text/dates.h"

namespace opdesk::clinic {

base::Result<DraftOf::Answer> execute(Session& session, const DraftOf& command) {
    constexpr std::string_view kWritten = "prescription.write";
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_TRY(const auto own, ownIfItMatters(session, kWritten, id));
    OPDESK_CHECK(allow(session, {kWritten, model::KindId::prescription, {}, id, own}));
    OPDESK_TRY(const auto all, recordsOfPatient<model::Prescription>(session, id));
    DraftOf::Answer answer;
    for (const auto& [record, body] : all) {
        if (body.author != session.lease.user || !body.status.is("draft") || body.visit != command.visit)
            continue;
        // Oldest first: the one begun last is the one meant.
        auto& draft = answer.draft;
        draft = {};
        answer.found = true;
        draft.prescription = PrescriptionId(record.id);
        draft.patient = id;
        draft.visit = body.visit;
        draft.mode = body.mode.text;
        draft.complaints = body.complaints;
        draft.findings = body.findings;
        draft.tests = body.tests;
        draft.advice = body.advice;
        draft.language = body.language.text;
        // A day that has passed would be refused: it is to be chosen anew.
        if (body.followUp && std::chrono::sys_days(*body.followUp) >= std::chrono::sys_days(session.today()))
            draft.followUp = text::formatDate(*body.followUp);
        draft.lines = linesOf(body.lines);
        draft.diagnoses = diagnosesOf(body.diagnoses);
        draft.overrides = overridesOf(body.overrides);
    }
    if (answer.found)
        OPDESK_CHECK(session.store.recordLook(
            session.actor(),
            auditOf("prescription.open", model::KindId::prescription, answer.draft.prescription.uuid(), id, kWritten)));
    return answer;
}

}  // namespace opdesk::clinic
