#include <boost/json.hpp>

#include "core/clinic/document_parts.h"
#include "core/clinic/people.h"
#include "core/rules/line_reader.h"
#include "core/rules/words.h"
#include "core/store/queries.h"
#include "core/text/dates.h"

namespace opdesk::clinic {

namespace {

std::string textOf(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    const auto* found = value ? value->if_string() : nullptr;
    return found ? std::string(found->data(), found->size()) : std::string{};
}

std::string consultWords(std::string_view mode) {
    if (mode == "tele_video")
        return "Teleconsultation by video, with the patient's consent";
    if (mode == "tele_audio")
        return "Teleconsultation by phone, with the patient's consent";
    if (mode == "tele_text")
        return "Teleconsultation by text, with the patient's consent";
    return {};
}

std::string diagnosisText(const std::vector<Diagnosis>& diagnoses) {
    std::vector<std::string> parts;
    for (const auto& one : diagnoses)
        parts.push_back(one.name + (one.icd10.empty() ? "" : " (" + one.icd10 + ")") +
                        (one.certainty == "provisional" ? ", provisional" : ""));
    return rules::join(parts, "; ");
}

void putHead(const json::object& printed, PrescriptionPaperOf::Answer& paper) {
    paper.clinicName = textOf(printed, "clinic_name");
    paper.clinicAddress = textOf(printed, "clinic_address");
    paper.clinicPhone = textOf(printed, "clinic_phone");
    paper.clinicHours = textOf(printed, "clinic_hours");
    paper.doctorName = textOf(printed, "doctor_name");
    paper.qualification = textOf(printed, "qualification");
    paper.registration = textOf(printed, "registration");
    paper.patientName = textOf(printed, "patient_name");
    paper.patientNameLocal = textOf(printed, "patient_name_local");
    paper.ageSex = textOf(printed, "age_sex");
    paper.address = textOf(printed, "address");
    paper.clinicNumber = textOf(printed, "clinic_number");
    paper.abha = textOf(printed, "abha");
    paper.weightText = textOf(printed, "weight");
    paper.vitalsText = textOf(printed, "vitals");
    paper.allergyText = textOf(printed, "allergies");
    paper.allergyAlert = printed.contains("allergy_alert");
}

}  // namespace

base::Result<PrescriptionPaperOf::Answer> execute(Session& session, const PrescriptionPaperOf& command) {
    OPDESK_TRY(const auto found, needRecord<model::Prescription>(session, command.prescription.uuid(), "prescription"));
    const auto& body = found.value;
    OPDESK_TRY(const auto patient, needPatient(session, body.patient));
    const PatientId id(patient.record.id);
    const std::string_view permission = command.duplicate ? "prescription.reprint" : "prescription.view";
    OPDESK_TRY(const auto own, ownIfItMatters(session, permission, id));
    OPDESK_CHECK(allow(session, {permission, model::KindId::prescription, found.record.id, id, own,
                                 !rules::trim(command.reason).empty()}));

    PrescriptionPaperOf::Answer paper;
    paper.isDraft = body.status.is("draft");
    paper.isCancelled = body.status.is("cancelled") || found.record.body.contains(model::kVoidedField);
    paper.isDuplicate = command.duplicate;
    if (!body.printed.empty() && body.printed.front().is_object()) {
        putHead(body.printed.front().get_object(), paper);
    } else {
        OPDESK_TRY(const auto facts, careFactsOf(session, patient, command.prescription, diagnosesOf(body.diagnoses)));
        OPDESK_TRY(const auto printed, printedOf(session, patient, body.author, facts));
        putHead(printed, paper);
    }
    paper.complaints = body.complaints;
    paper.findings = body.findings;
    paper.diagnosisText = diagnosisText(diagnosesOf(body.diagnoses));
    paper.lines = linesOf(body.lines);
    paper.language = command.language.empty() ? body.language.text : command.language;
    if (paper.language != body.language.text)
        for (auto& line : paper.lines) {
            auto other = line;
            (void)rules::completeLine(session.rules, other, paper.language);
            line.localWords = other.localWords;
        }
    paper.tests = body.tests;
    paper.advice = body.advice;
    if (body.followUp)
        paper.followUpText = text::formatDate(*body.followUp);
    paper.consultMode = consultWords(body.mode.text);
    paper.documentId = found.record.id.text();
    paper.contentHash = body.contentHash;
    const auto dated = body.signedAt ? body.signedAt : body.writtenAt;
    paper.dateText = text::formatDateTime(dated.value_or(session.now()), session.desk.offset);
    if (body.signedAt)
        paper.signedAtText = text::formatDateTime(*body.signedAt, session.desk.offset);
    paper.printedAtText = text::formatDateTime(session.now(), session.desk.offset);
    OPDESK_CHECK(session.store.recordLook(session.actor(),
                                          auditOf(command.duplicate ? "prescription.reprint" : "prescription.print",
                                                  model::KindId::prescription, found.record.id, id, permission)));
    return paper;
}

}  // namespace opdesk::clinic
