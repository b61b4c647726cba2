#include "core/clinic/registration.h"

#include <algorithm>

#include "core/clinic/inputs.h"
#include "core/clinic/records.h"
#include "core/model/kinds/consent.h"
#include "core/model/validate.h"
#include "core/text/ids.h"
#include "core/text/phone.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

/// Text fields that hold names, places and remarks: line, length by the registry, no Aadhaar number.
base::Result<std::string> freeText(std::string_view value, std::string_view name) {
    const auto* field = model::describe(model::KindId::patient).find(name);
    const std::size_t most = field ? field->maxLength : 200;
    OPDESK_TRY(auto line, checkedLine(value, name, most));
    OPDESK_CHECK(refuseAadhaar(line, name));
    return line;
}

template <typename Parse>
base::Result<std::string> parsedOrEmpty(std::string_view value, std::string_view name, Parse parse) {
    OPDESK_TRY(const auto line, readableLine(value, name, 120));
    if (line.empty())
        return std::string{};
    return parse(line, name);
}

base::Status takeIdentity(const RegisterPatient& command, model::Patient& patient) {
    OPDESK_CHECK(refuseAadhaar(command.abhaNumber, "abha_number"));
    OPDESK_TRY(patient.abhaNumber, parsedOrEmpty(command.abhaNumber, "abha_number", text::parseAbhaNumber));
    OPDESK_TRY(patient.abhaAddress, parsedOrEmpty(command.abhaAddress, "abha_address", text::parseAbhaAddress));
    OPDESK_TRY(patient.idKind.text, oneOf(command.idKind, "id_kind", model::kIdKinds));
    OPDESK_TRY(patient.idLast4, checkedLast4(command.idLast4));
    patient.idSeen = command.idSeen;
    if (!patient.idLast4.empty() && patient.idKind.empty())
        return base::failField("id_kind", "the kind of the id is missing",
                               "aadhaar, pan, voter, driving, passport or other");
    return {};
}

base::Status takePlace(const RegisterPatient& command, model::Patient& patient) {
    OPDESK_TRY(patient.guardianName, freeText(command.guardianName, "guardian_name"));
    OPDESK_TRY(patient.guardianRelation, freeText(command.guardianRelation, "guardian_relation"));
    OPDESK_TRY(patient.address, freeText(command.address, "address"));
    OPDESK_TRY(patient.locality, freeText(command.locality, "locality"));
    OPDESK_TRY(patient.pin, parsedOrEmpty(command.pin, "pin", text::parsePinCode));
    OPDESK_TRY(patient.language.text, readLanguage(command.language));
    OPDESK_TRY(patient.referredBy, freeText(command.referredBy, "referred_by"));
    OPDESK_TRY(patient.remark, freeText(command.remark, "remark"));
    OPDESK_TRY(patient.allergyStatus.text, oneOf(command.allergyStatus, "allergy_status", model::kAllergyStatuses));
    if (patient.allergyStatus.empty())
        patient.allergyStatus = "not_asked";
    return {};
}

base::Status takePhone(const RegisterPatient& command, Strictness strictness, Registration& registration) {
    OPDESK_TRY(const auto typed, readableLine(command.phone, "phone", 60));
    if (!typed.empty()) {
        OPDESK_TRY(registration.phone, text::parseIndianMobile(typed, "phone"));
        OPDESK_TRY(registration.phoneRelation, checkedLine(command.phoneRelation, "phone_relation", 60));
        return {};
    }
    if (strictness == Strictness::desk && !command.noPhone)
        return base::failField("phone", "the mobile number is missing",
                               "ten digits from 6 to 9 on, or say that there is no phone");
    registration.patient.noPhone = command.noPhone;
    return {};
}

}  // namespace

base::Status checkGuardian(const model::Patient& patient, base::Date today) {
    const int years = yearsOld(patient.birthDate, today);
    if (years < 0 || years >= 18)
        return {};
    if (patient.guardianName.empty())
        return base::failField("guardian_name", "a child needs a guardian",
                               "name and relation of the parent or guardian");
    if (patient.guardianRelation.empty())
        return base::failField("guardian_relation", "what the guardian is to the child is missing",
                               "mother, father or another word");
    return {};
}

base::Result<Registration> checkedRegistration(const RegisterPatient& command, base::Date today,
                                               Strictness strictness) {
    Registration registration;
    auto& patient = registration.patient;
    OPDESK_TRY(patient.name, checkedName(command.name, "name"));
    if (!command.nameLocal.empty()) {
        OPDESK_TRY(patient.nameLocal, checkedName(command.nameLocal, "name_local"));
    }
    OPDESK_TRY(patient.sex.text, readSex(command.sex));
    OPDESK_TRY(const auto birth, readBirth(command.born, command.age, today));
    if (!birth.date && strictness == Strictness::desk)
        return base::failField("age", "the age is missing", "34, 8m, 12d, or the date of birth in born");
    patient.birthDate = birth.date;
    patient.birthEstimated = birth.estimated;
    OPDESK_CHECK(takePhone(command, strictness, registration));
    OPDESK_CHECK(takePlace(command, patient));
    OPDESK_CHECK(takeIdentity(command, patient));
    if (strictness == Strictness::desk)
        OPDESK_CHECK(checkGuardian(patient, today));
    for (const auto& choice : command.consents) {
        OPDESK_TRY(const auto purpose, oneOf(choice.purpose, "consents", model::kConsentPurposes));
        if (purpose.empty())
            return base::failField("consents", "a consent has no purpose",
                                   "care_record, reminders, whatsapp or research");
        registration.consents.push_back({purpose, choice.given});
    }
    OPDESK_TRY(patient.importKey, checkedLine(command.importKey, "import_key", 64));
    return registration;
}

namespace {

base::Result<std::string> textOf(std::string_view name, const json::value& value) {
    const auto* text = value.if_string();
    if (!text)
        return base::failField(std::string(name), "the value has the wrong type", "text");
    return std::string(text->data(), text->size());
}

base::Result<std::string> checkedPatientText(std::string_view name, const std::string& typed, base::Date today) {
    if (name == "name" || name == "name_local")
        return checkedName(typed, name);
    if (name == "sex")
        return readSex(typed);
    if (name == "language")
        return readLanguage(typed);
    if (name == "allergy_status")
        return oneOf(typed, name, model::kAllergyStatuses);
    if (name == "id_kind")
        return oneOf(typed, name, model::kIdKinds);
    if (name == "id_last4")
        return checkedLast4(typed);
    if (name == "pin")
        return text::parsePinCode(text::tidyLine(typed), name);
    if (name == "abha_number") {
        OPDESK_CHECK(refuseAadhaar(typed, name));
        return text::parseAbhaNumber(text::tidyLine(typed), name);
    }
    if (name == "abha_address")
        return text::parseAbhaAddress(text::tidyLine(typed), name);
    if (name == "birth_date") {
        OPDESK_TRY(const auto birth, readBirth(typed, {}, today));
        return birth.date ? base::toIso(*birth.date) : std::string{};
    }
    return freeText(typed, name);
}

}  // namespace

base::Result<json::value> checkedPatientField(std::string_view name, const json::value& value, base::Date today) {
    const auto* field = model::describe(model::KindId::patient).find(name);
    if (!field || name == "clinic_number" || name == "import_key" || name == "inactive")
        return base::failField(std::string(name), "this field cannot be edited", "a field of the patient's details");
    if (model::normalized(value).is_null()) {
        if (field->required)
            return base::failField(std::string(name), "this cannot be empty", "give a value");
        return json::value{};
    }
    if (field->type == model::FieldType::flag) {
        OPDESK_CHECK(model::validateField(*field, value));
        return value;
    }
    OPDESK_TRY(const auto typed, textOf(name, value));
    OPDESK_TRY(const auto checked, checkedPatientText(name, typed, today));
    return model::normalized(json::value(checked));
}

std::string clinicNumberText(const std::string& series, std::int64_t number) {
    auto digits = std::to_string(number);
    if (digits.size() < 4)
        digits.insert(0, 4 - digits.size(), '0');
    return series + "-" + digits;
}

std::vector<store::Change> changesFor(Session& session, const model::PatientId& id, const Registration& registration) {
    std::vector<store::Change> changes;
    changes.push_back(newRecord(id.uuid(), registration.patient));
    if (!registration.phone.empty()) {
        model::Contact contact;
        contact.patient = id;
        contact.system = "phone";
        contact.value = registration.phone;
        contact.relation = registration.phoneRelation;
        contact.primary = true;
        changes.push_back(newRecord(base::Uuid::v7(session.clock, session.random), contact));
    }
    for (const auto& choice : registration.consents) {
        model::Consent consent;
        consent.patient = id;
        consent.purpose = choice.purpose;
        consent.given = choice.given;
        consent.at = session.now();
        consent.textVersion = std::string("1");
        consent.language = registration.patient.language;
        consent.recordedBy = session.lease.user;
        changes.push_back(newRecord(base::Uuid::v7(session.clock, session.random), consent));
    }
    return changes;
}

}  // namespace opdesk::clinic
