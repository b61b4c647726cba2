#pragma once

#include "core/clinic/described.h"
#include "core/clinic/patients.h"

/// The commands around people, by their stable names. `permission` is the one asked first.
namespace opdesk::clinic {

template <>
struct Described<PatientLine> {
    static constexpr auto members = std::make_tuple(
        member("patient", &PatientLine::patient), member("name", &PatientLine::name),
        member("name_local", &PatientLine::nameLocal), member("sex", &PatientLine::sex),
        member("age_text", &PatientLine::ageText), member("clinic_number", &PatientLine::clinicNumber),
        member("phone", &PatientLine::phone), member("phone_masked", &PatientLine::phoneMasked),
        member("locality", &PatientLine::locality), member("birth_date", &PatientLine::birthDate),
        member("last_visit", &PatientLine::lastVisit), member("birth_estimated", &PatientLine::birthEstimated),
        member("inactive", &PatientLine::inactive), member("balance", &PatientLine::balance));
};

template <>
struct Described<PossibleDuplicate> {
    static constexpr auto members =
        std::make_tuple(member("patient", &PossibleDuplicate::patient), member("percent", &PossibleDuplicate::percent),
                        member("reasons", &PossibleDuplicate::reasons));
};

template <>
struct Described<ConsentChoice> {
    static constexpr auto members =
        std::make_tuple(member("purpose", &ConsentChoice::purpose), member("given", &ConsentChoice::given));
};

template <>
struct Described<AllergyLine> {
    static constexpr auto members =
        std::make_tuple(member("allergy", &AllergyLine::allergy), member("substance", &AllergyLine::substance),
                        member("reaction", &AllergyLine::reaction), member("severity", &AllergyLine::severity),
                        member("status", &AllergyLine::status), member("noted_on", &AllergyLine::notedOn));
};

template <>
struct Described<ProblemLine> {
    static constexpr auto members =
        std::make_tuple(member("problem", &ProblemLine::problem), member("name", &ProblemLine::name),
                        member("icd10", &ProblemLine::icd10), member("status", &ProblemLine::status));
};

template <>
struct Described<TimelineFigure> {
    static constexpr auto members =
        std::make_tuple(member("field", &TimelineFigure::field), member("value", &TimelineFigure::value),
                        member("level", &TimelineFigure::level), member("word", &TimelineFigure::word));
};

template <>
struct Described<TimelineLine> {
    static constexpr auto members = std::make_tuple(
        member("kind", &TimelineLine::kind), member("record", &TimelineLine::record), member("at", &TimelineLine::at),
        member("summary", &TimelineLine::summary), member("locked", &TimelineLine::locked),
        member("reason", &TimelineLine::reason), member("diagnosis", &TimelineLine::diagnosis),
        member("medicines", &TimelineLine::medicines), member("figures", &TimelineLine::figures));
};

template <>
struct Described<VitalsLine> {
    static constexpr auto members =
        std::make_tuple(member("vitals", &VitalsLine::vitals), member("taken_at", &VitalsLine::takenAt),
                        member("systolic", &VitalsLine::systolic), member("diastolic", &VitalsLine::diastolic),
                        member("pulse", &VitalsLine::pulse), member("temperature", &VitalsLine::temperature),
                        member("spo2", &VitalsLine::spo2), member("respiration", &VitalsLine::respiration),
                        member("weight", &VitalsLine::weight), member("height", &VitalsLine::height),
                        member("glucose", &VitalsLine::glucose), member("pain", &VitalsLine::pain));
};

template <>
struct Described<FindPatients> {
    static constexpr std::string_view name = "patient.find";
    static constexpr std::string_view permission = "patient.search";
    static constexpr auto members =
        std::make_tuple(member("text", &FindPatients::text).require(), member("limit", &FindPatients::limit),
                        member("typing", &FindPatients::typing));
};
template <>
struct Described<FindPatients::Answer> {
    static constexpr auto members = std::make_tuple(member("patients", &FindPatients::Answer::patients),
                                                    member("total", &FindPatients::Answer::total));
};

template <>
struct Described<FindDuplicates> {
    static constexpr std::string_view name = "patient.duplicates";
    static constexpr std::string_view permission = "patient.search";
    static constexpr auto members =
        std::make_tuple(member("name", &FindDuplicates::name), member("name_local", &FindDuplicates::nameLocal),
                        member("phone", &FindDuplicates::phone), member("age", &FindDuplicates::age),
                        member("sex", &FindDuplicates::sex), member("birth_date", &FindDuplicates::birthDate));
};
template <>
struct Described<FindDuplicates::Answer> {
    static constexpr auto members = std::make_tuple(member("matches", &FindDuplicates::Answer::matches),
                                                    member("checked_against", &FindDuplicates::Answer::checkedAgainst));
};

template <>
struct Described<RegisterPatient> {
    static constexpr std::string_view name = "patient.register";
    static constexpr std::string_view permission = "patient.create";
    static constexpr auto members = std::make_tuple(
        member("name", &RegisterPatient::name).require(), member("name_local", &RegisterPatient::nameLocal),
        member("sex", &RegisterPatient::sex).require(), member("age", &RegisterPatient::age),
        member("born", &RegisterPatient::born), member("phone", &RegisterPatient::phone),
        member("phone_relation", &RegisterPatient::phoneRelation), member("no_phone", &RegisterPatient::noPhone),
        member("guardian_name", &RegisterPatient::guardianName),
        member("guardian_relation", &RegisterPatient::guardianRelation), member("address", &RegisterPatient::address),
        member("locality", &RegisterPatient::locality), member("pin", &RegisterPatient::pin),
        member("language", &RegisterPatient::language), member("allergy_status", &RegisterPatient::allergyStatus),
        member("abha_number", &RegisterPatient::abhaNumber), member("abha_address", &RegisterPatient::abhaAddress),
        member("id_kind", &RegisterPatient::idKind), member("id_last4", &RegisterPatient::idLast4),
        member("referred_by", &RegisterPatient::referredBy), member("remark", &RegisterPatient::remark),
        member("id_seen", &RegisterPatient::idSeen), member("consents", &RegisterPatient::consents),
        member("accept_duplicate", &RegisterPatient::acceptDuplicate),
        member("import_key", &RegisterPatient::importKey));
};
template <>
struct Described<RegisterPatient::Answer> {
    static constexpr auto members = std::make_tuple(member("patient", &RegisterPatient::Answer::patient),
                                                    member("clinic_number", &RegisterPatient::Answer::clinicNumber));
};

template <>
struct Described<EditPatient> {
    static constexpr std::string_view name = "patient.edit";
    static constexpr std::string_view permission = "patient.edit_demographics";
    static constexpr auto members =
        std::make_tuple(member("patient", &EditPatient::patient).require(),
                        member("fields", &EditPatient::fields).require(), member("reason", &EditPatient::reason));
};
template <>
struct Described<EditPatient::Answer> {
    static constexpr auto members = std::make_tuple(member("changed", &EditPatient::Answer::changed));
};

template <>
struct Described<SetPhone> {
    static constexpr std::string_view name = "patient.set_phone";
    static constexpr std::string_view permission = "patient.edit_demographics";
    static constexpr auto members =
        std::make_tuple(member("patient", &SetPhone::patient).require(), member("phone", &SetPhone::phone).require(),
                        member("relation", &SetPhone::relation));
};
template <>
struct Described<SetPhone::Answer> {
    static constexpr auto members = std::make_tuple(member("contact", &SetPhone::Answer::contact));
};

template <>
struct Described<ConsentLine> {
    static constexpr auto members = std::make_tuple(
        member("purpose", &ConsentLine::purpose), member("given", &ConsentLine::given), member("at", &ConsentLine::at));
};
template <>
struct Described<JoinedLine> {
    static constexpr auto members =
        std::make_tuple(member("alias", &JoinedLine::alias), member("clinic_number", &JoinedLine::clinicNumber),
                        member("at", &JoinedLine::at));
};

template <>
struct Described<OpenPatient> {
    static constexpr std::string_view name = "patient.open";
    static constexpr std::string_view permission = "patient.view_demographics";
    static constexpr auto members =
        std::make_tuple(member("patient", &OpenPatient::patient).require(), member("reason", &OpenPatient::reason));
};
template <>
struct Described<OpenPatient::Answer> {
    static constexpr auto members = std::make_tuple(
        member("line", &OpenPatient::Answer::line), member("demographics", &OpenPatient::Answer::demographics),
        member("family", &OpenPatient::Answer::family), member("clinical_open", &OpenPatient::Answer::clinicalOpen),
        member("allergy_status", &OpenPatient::Answer::allergyStatus),
        member("allergies", &OpenPatient::Answer::allergies), member("problems", &OpenPatient::Answer::problems),
        member("vitals", &OpenPatient::Answer::vitals), member("timeline", &OpenPatient::Answer::timeline),
        member("medicines", &OpenPatient::Answer::medicines), member("consents", &OpenPatient::Answer::consents),
        member("joined", &OpenPatient::Answer::joined), member("balance", &OpenPatient::Answer::balance),
        member("phone_relation", &OpenPatient::Answer::phoneRelation),
        member("high_conflict", &OpenPatient::Answer::highConflict),
        member("has_conflict", &OpenPatient::Answer::hasConflict),
        member("tentative", &OpenPatient::Answer::tentative));
};

template <>
struct Described<AddAllergy> {
    static constexpr std::string_view name = "allergy.add";
    static constexpr std::string_view permission = "allergy.manage";
    static constexpr auto members = std::make_tuple(
        member("patient", &AddAllergy::patient).require(), member("substance", &AddAllergy::substance).require(),
        member("reaction", &AddAllergy::reaction), member("severity", &AddAllergy::severity));
};
template <>
struct Described<AddAllergy::Answer> {
    static constexpr auto members = std::make_tuple(member("allergy", &AddAllergy::Answer::allergy));
};

template <>
struct Described<RemoveAllergy> {
    static constexpr std::string_view name = "allergy.remove";
    static constexpr std::string_view permission = "allergy.manage";
    static constexpr auto members = std::make_tuple(member("allergy", &RemoveAllergy::allergy).require(),
                                                    member("reason", &RemoveAllergy::reason).require());
};
template <>
struct Described<RemoveAllergy::Answer> {
    static constexpr auto members = std::make_tuple(member("removed", &RemoveAllergy::Answer::removed));
};

template <>
struct Described<AddProblem> {
    static constexpr std::string_view name = "problem.add";
    static constexpr std::string_view permission = "problem.manage";
    static constexpr auto members =
        std::make_tuple(member("patient", &AddProblem::patient).require(), member("name", &AddProblem::name).require(),
                        member("icd10", &AddProblem::icd10));
};
template <>
struct Described<AddProblem::Answer> {
    static constexpr auto members = std::make_tuple(member("problem", &AddProblem::Answer::problem));
};

template <>
struct Described<RecordConsent> {
    static constexpr std::string_view name = "consent.record";
    static constexpr std::string_view permission = "consent.record";
    static constexpr auto members = std::make_tuple(
        member("patient", &RecordConsent::patient).require(), member("purpose", &RecordConsent::purpose).require(),
        member("language", &RecordConsent::language), member("remark", &RecordConsent::remark),
        member("given", &RecordConsent::given));
};
template <>
struct Described<RecordConsent::Answer> {
    static constexpr auto members = std::make_tuple(member("consent", &RecordConsent::Answer::consent));
};

template <>
struct Described<MergePatients> {
    static constexpr std::string_view name = "patient.merge";
    static constexpr std::string_view permission = "patient.merge";
    static constexpr auto members = std::make_tuple(member("loser", &MergePatients::loser).require(),
                                                    member("winner", &MergePatients::winner).require(),
                                                    member("reason", &MergePatients::reason).require());
};
template <>
struct Described<MergePatients::Answer> {
    static constexpr auto members = std::make_tuple(member("alias", &MergePatients::Answer::alias));
};

template <>
struct Described<UnmergePatients> {
    static constexpr std::string_view name = "patient.unmerge";
    static constexpr std::string_view permission = "patient.unmerge";
    static constexpr auto members = std::make_tuple(member("alias", &UnmergePatients::alias).require(),
                                                    member("reason", &UnmergePatients::reason).require());
};
template <>
struct Described<UnmergePatients::Answer> {
    static constexpr auto members = std::make_tuple(member("undone", &UnmergePatients::Answer::undone));
};

template <>
struct Described<DeletePatient> {
    static constexpr std::string_view name = "patient.deactivate";
    static constexpr std::string_view permission = "patient.deactivate";
    static constexpr auto members = std::make_tuple(member("patient", &DeletePatient::patient).require(),
                                                    member("reason", &DeletePatient::reason).require());
};
template <>
struct Described<DeletePatient::Answer> {
    static constexpr auto members = std::make_tuple(member("done", &DeletePatient::Answer::done));
};

}  // namespace opdesk::clinic
