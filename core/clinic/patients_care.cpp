#include <algorithm>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/model/kinds/allergy.h"
#include "core/model/kinds/consent.h"
#include "core/model/kinds/patient.h"
#include "core/model/kinds/problem.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

bool sameWords(std::string_view a, std::string_view b) {
    return text::foldForSearch(a) == text::foldForSearch(b);
}

/// The group of the rule data a substance belongs to; empty when the data do not know it.
std::string allergyGroupOf(const rules::RuleBook& book, std::string_view substance) {
    for (const auto& group : book.allergyGroups()) {
        if (sameWords(group.name, substance))
            return group.name;
        if (std::ranges::any_of(group.members, [&](const std::string& one) { return sameWords(one, substance); }))
            return group.name;
    }
    return {};
}

std::string icd10Of(const rules::RuleBook& book, std::string_view name) {
    for (const auto& entry : book.diagnoses()) {
        if (sameWords(entry.name, name))
            return entry.icd10;
        if (std::ranges::any_of(entry.aliases, [&](const std::string& alias) { return sameWords(alias, name); }))
            return entry.icd10;
    }
    return {};
}

}  // namespace

base::Result<AddAllergy::Answer> execute(Session& session, const AddAllergy& command) {
    constexpr std::string_view kPermission = "allergy.manage";
    OPDESK_CHECK(
        allow(session, {.permission = kPermission, .kind = model::KindId::allergy, .patient = command.patient}));
    model::Allergy allergy;
    OPDESK_TRY(allergy.substance, checkedLine(command.substance, "substance", 200));
    if (allergy.substance.empty())
        return base::failField("substance", "the substance is missing", "a medicine, food or other substance");
    OPDESK_TRY(allergy.reaction, checkedLine(command.reaction, "reaction", 300));
    OPDESK_TRY(allergy.severity.text, oneOf(command.severity, "severity", model::kAllergySeverities));
    OPDESK_TRY(const auto patient, needRecord<model::Patient>(session, command.patient.uuid(), "patient"));
    OPDESK_TRY(const auto known, recordsOfPatient<model::Allergy>(session, command.patient));
    for (const auto& one : known)
        if (one.value.status.is("active") && sameWords(one.value.substance, allergy.substance))
            return base::fail(base::Error{base::ErrorCode::alreadyExists, one.record.id.text(), "substance",
                                          "it is in the list already"});
    allergy.patient = command.patient;
    allergy.group = allergyGroupOf(session.rules, allergy.substance);
    if (allergy.severity.empty())
        allergy.severity = "unknown";
    allergy.notedOn = session.today();
    allergy.notedBy = session.lease.user;
    allergy.status = "active";

    const auto id = model::AllergyId::make(session.clock, session.random);
    std::vector<store::Change> changes{newRecord(id.uuid(), allergy)};
    if (!patient.value.allergyStatus.is("yes"))
        changes.push_back(setFields(model::KindId::patient, command.patient.uuid(), {{"allergy_status", "yes"}}));
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, std::move(changes),
                         auditOf("allergy.add", model::KindId::allergy, id.uuid(), command.patient, kPermission)));
    return AddAllergy::Answer{id};
}

base::Result<RemoveAllergy::Answer> execute(Session& session, const RemoveAllergy& command) {
    constexpr std::string_view kPermission = "allergy.manage";
    OPDESK_CHECK(allow(session, {.permission = kPermission,
                                 .kind = model::KindId::allergy,
                                 .object = command.allergy.uuid(),
                                 .hasReason = !command.reason.empty()}));
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY(const auto stored, needRecord<model::Allergy>(session, command.allergy.uuid(), "allergy"));
    const auto patient = stored.value.patient;
    std::vector<store::Change> changes{endRecord(model::KindId::allergy, command.allergy.uuid(), reason)};
    OPDESK_TRY(const auto left, recordsOfPatient<model::Allergy>(session, patient));
    // Nobody said "none known": after the last one is taken off, somebody has to ask again.
    if (left.size() == 1)
        changes.push_back(setFields(model::KindId::patient, patient.uuid(), {{"allergy_status", "not_asked"}}));
    OPDESK_TRY([[maybe_unused]] const auto receipt, commitOne(session, std::move(changes),
                                                              auditOf("allergy.remove", model::KindId::allergy,
                                                                      command.allergy.uuid(), patient, kPermission)));
    return RemoveAllergy::Answer{true};
}

base::Result<AddProblem::Answer> execute(Session& session, const AddProblem& command) {
    constexpr std::string_view kPermission = "problem.manage";
    OPDESK_TRY(const bool own, ownIfItMatters(session, kPermission, command.patient));
    OPDESK_CHECK(allow(
        session, {.permission = kPermission, .kind = model::KindId::problem, .patient = command.patient, .own = own}));
    model::Problem problem;
    problem.patient = command.patient;
    OPDESK_TRY(problem.name, checkedLine(command.name, "name", 200));
    if (problem.name.empty())
        return base::failField("name", "the name of the problem is missing", "a diagnosis or its usual name");
    OPDESK_TRY(problem.icd10, checkedLine(command.icd10, "icd10", 12));
    if (problem.icd10.empty())
        problem.icd10 = icd10Of(session.rules, problem.name);
    problem.status = "active";
    OPDESK_TRY([[maybe_unused]] const auto patient,
               needRecord<model::Patient>(session, command.patient.uuid(), "patient"));
    const auto id = model::ProblemId::make(session.clock, session.random);
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {newRecord(id.uuid(), problem)},
                         auditOf("problem.add", model::KindId::problem, id.uuid(), command.patient, kPermission)));
    return AddProblem::Answer{id};
}

base::Result<RecordConsent::Answer> execute(Session& session, const RecordConsent& command) {
    // Withdrawing is as easy as giving (DPDP Act s.6(4)): neither asks for a reason.
    const std::string_view permission = command.given ? "consent.record" : "consent.withdraw";
    OPDESK_CHECK(
        allow(session, {.permission = permission, .kind = model::KindId::consent, .patient = command.patient}));
    model::Consent consent;
    OPDESK_TRY(consent.purpose.text, oneOf(command.purpose, "purpose", model::kConsentPurposes));
    if (consent.purpose.empty())
        return base::failField("purpose", "the purpose is missing", "care_record, reminders, whatsapp or research");
    OPDESK_TRY(consent.language.text, readLanguage(command.language));
    OPDESK_TRY(consent.remark, checkedLine(command.remark, "remark", 300));
    OPDESK_TRY([[maybe_unused]] const auto patient,
               needRecord<model::Patient>(session, command.patient.uuid(), "patient"));
    consent.patient = command.patient;
    consent.given = command.given;
    consent.at = session.now();
    consent.textVersion = "1";
    consent.recordedBy = session.lease.user;
    const auto id = model::ConsentId::make(session.clock, session.random);
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {newRecord(id.uuid(), consent)},
                         auditOf(command.given ? "consent.record" : "consent.withdraw", model::KindId::consent,
                                 id.uuid(), command.patient, permission)));
    return RecordConsent::Answer{id};
}

}  // namespace opdesk::clinic
