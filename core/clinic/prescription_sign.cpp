#include <algorithm>
#include <boost/json.hpp>

#include "core/clinic/document_parts.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/settling.h"
#include "core/model/kinds/staff.h"
#include "core/model/kinds/visit.h"
#include "core/store/queries.h"
#include "core/text/age.h"
#include "core/text/phone.h"

namespace opdesk::clinic {

namespace {

using base::ErrorCode;
constexpr std::string_view kSign = "prescription.sign";

base::Failure wrongState(std::string detail, std::string fix) {
    return base::fail(base::Error{ErrorCode::wrongState, std::move(detail), "prescription", std::move(fix)});
}

/// Alerts that stop the signature and have no reason yet; the law has no override.
base::Status alertsAnswered(const std::vector<Alert>& alerts, const std::vector<AlertOverride>& overrides) {
    std::size_t open = 0;
    for (const auto& alert : alerts) {
        if (!alert.interrupts)
            continue;
        if (alert.severity == "legal")
            return base::failField("mode", "a medicine may not be prescribed in this kind of consultation",
                                   "see prescription.check; change the line or the consultation");
        open += std::ranges::none_of(overrides, [&](const AlertOverride& one) {
            return one.rule == alert.rule && one.line == alert.line && !one.reason.empty();
        });
    }
    if (open == 0)
        return {};
    return base::failField("overrides",
                           std::to_string(open) + (open == 1 ? " alert is" : " alerts are") + " not answered",
                           "see prescription.check; change the line or keep it with a reason");
}

}  // namespace

base::Result<json::object> printedOf(Session& session, const Stored<model::Patient>& patient, const StaffId& author,
                                     const CareFacts& facts) {
    json::object printed;
    const auto put = [&](std::string_view name, const std::string& value) {
        if (!value.empty())
            printed[name] = value;
    };
    const auto& who = patient.value;
    const auto age = who.birthDate ? text::ageText(*who.birthDate, session.today()) : std::string{};
    put("patient_name", who.name);
    put("patient_name_local", who.nameLocal);
    put("age", age);
    put("sex", who.sex.text);
    put("age_sex", age.empty() ? who.sex.text : age + ", " + who.sex.text);
    put("address", addressOf(who));
    put("clinic_number", who.clinicNumber);
    put("abha", who.abhaNumber);
    put("weight", facts.weightText);
    put("vitals", facts.vitalsText);
    put("allergies", facts.allergyText);
    if (facts.allergyAlert)
        printed["allergy_alert"] = true;
    OPDESK_TRY(const auto doctor, readRecord<model::Staff>(session, author.uuid()));
    if (doctor) {
        put("doctor_name", doctor->value.name);
        put("qualification", doctor->value.qualification);
        put("registration",
            doctor->value.registrationNumber + (doctor->value.council.empty() ? "" : ", " + doctor->value.council));
    }
    for (const std::string_view key : {"name", "address", "phone", "hours"}) {
        OPDESK_TRY(const auto value,
                   key == "name" ? clinicNameOf(session) : settingOf(session, "clinic." + std::string(key)));
        put("clinic_" + std::string(key), value);
    }
    return printed;
}

base::Result<SignPrescription::Answer> execute(Session& session, const SignPrescription& command) {
    OPDESK_TRY(const auto draft, needRecord<model::Prescription>(session, command.prescription.uuid(), "prescription"));
    const auto& body = draft.value;
    OPDESK_TRY(const auto patient, needPatient(session, body.patient));
    const PatientId id(patient.record.id);
    const bool isAuthor = body.author == session.lease.user;
    OPDESK_TRY(const auto own, ownIfItMatters(session, kSign, id));
    OPDESK_CHECK(allow(session, {kSign, model::KindId::prescription, draft.record.id, id, own && isAuthor}));
    if (!isAuthor)
        return base::fail(base::Error{ErrorCode::permissionDenied, "only the author signs", "author", {}});
    if (!body.status.is("draft"))
        return wrongState("the prescription is not a draft any more", "prescription.amend");

    OPDESK_CHECK(nothingUrgentUnseen(session, id));

    const auto lines = linesOf(body.lines);
    const auto diagnoses = diagnosesOf(body.diagnoses);
    OPDESK_TRY(auto facts, careFactsOf(session, patient, command.prescription, diagnoses));
    OPDESK_TRY(const auto meter,
               meterOf(session, patient, body.author, facts, diagnoses, lines, body.language.text, body.mode.text));
    for (const auto& rule : meter)
        if (rule.legal && !rule.met)
            return base::failField(rule.rule, "a legal rule is open", rule.words);

    facts.input.lines = lines;
    facts.input.mode = body.mode.text;
    const auto alerts = rules::check(session.rules, facts.input);
    const auto overrides = overridesOf(body.overrides);
    OPDESK_CHECK(alertsAnswered(alerts, overrides));
    if (!overrides.empty())
        OPDESK_CHECK(
            allow(session, {"prescription.override_alert", model::KindId::prescription, draft.record.id, id, own}));
    if (std::ranges::any_of(lines, [](const PrescriptionLine& line) { return line.schedule == "X"; }))
        OPDESK_CHECK(
            allow(session, {"prescription.schedule_x", model::KindId::prescription, draft.record.id, id, own}));

    OPDESK_TRY(const auto printed, printedOf(session, patient, body.author, facts));
    json::object fields;
    fields["printed"] = json::array{printed};
    fields = signedFields(session, draft.record.body, std::move(fields));
    const std::string hash(fields.at("content_hash").as_string());
    std::vector<store::Change> changes{setFields(model::KindId::prescription, draft.record.id, std::move(fields))};
    // The desk books the next visit and may not read prescriptions: the date alone stands with the visit.
    if (body.followUp) {
        OPDESK_TRY(const auto visit, readRecord<model::Visit>(session, body.visit.uuid()));
        if (visit && visit->value.followUp != body.followUp)
            changes.push_back(
                setFields(model::KindId::visit, visit->record.id, {{"follow_up", base::toIso(*body.followUp)}}));
    }
    OPDESK_CHECK(commitOne(session, std::move(changes),
                           auditOf("prescription.sign", model::KindId::prescription, draft.record.id, id, kSign)));
    return SignPrescription::Answer{command.prescription, hash};
}

base::Result<CancelPrescription::Answer> execute(Session& session, const CancelPrescription& command) {
    constexpr std::string_view kCancel = "prescription.cancel";
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY(const auto old, needRecord<model::Prescription>(session, command.prescription.uuid(), "prescription"));
    OPDESK_TRY(const auto id, store::resolveAlias(session.store, old.value.patient));
    OPDESK_TRY(const auto own, ownIfItMatters(session, kCancel, id));
    OPDESK_CHECK(allow(session, {kCancel, model::KindId::prescription, old.record.id, id,
                                 own && old.value.author == session.lease.user, true}));
    if (old.value.status.is("cancelled") || old.record.body.contains(model::kVoidedField))
        return wrongState("the prescription is cancelled already", "write a new one");
    json::object cancelled;
    cancelled["status"] = "cancelled";
    auto ended = endRecord(model::KindId::prescription, old.record.id, reason);
    ended.action = model::Action::voided;
    OPDESK_CHECK(commitOne(
        session, {setFields(model::KindId::prescription, old.record.id, std::move(cancelled)), std::move(ended)},
        auditOf("prescription.cancel", model::KindId::prescription, old.record.id, id, kCancel)));
    return CancelPrescription::Answer{true};
}

}  // namespace opdesk::clinic
