#include <algorithm>
#include <boost/json.hpp>

#include "core/clinic/document_parts.h"
#include "core/clinic/people.h"
#include "core/model/kinds/allergy.h"
#include "core/model/kinds/problem.h"
#include "core/model/kinds/staff.h"
#include "core/model/kinds/vitals.h"
#include "core/rules/line_reader.h"
#include "core/rules/words.h"
#include "core/text/age.h"
#include "core/text/dates.h"

namespace opdesk::clinic {

namespace {

constexpr std::chrono::days kWeightStands{30};
constexpr std::chrono::days kSameIllness{
    183};  ///< a follow-up of telemedicine: within six months of the last consultation

std::string tenths(std::int64_t value) {
    return std::to_string(value / 10) + (value % 10 ? "." + std::to_string(value % 10) : "");
}

/// " (skin rash, moderate)"; empty when nothing is known of it.
std::string reactionOf(const model::Allergy& allergy) {
    const bool graded = !allergy.severity.empty() && !allergy.severity.is("unknown");
    const auto between = allergy.reaction.empty() || !graded ? "" : ", ";
    const auto words = allergy.reaction + between + (graded ? allergy.severity.text : std::string{});
    return words.empty() ? words : " (" + words + ")";
}

/// As the desk shows it; kept in tenths of a degree Celsius.
std::string fahrenheit(std::int64_t tenthsOfCelsius) {
    return tenths((tenthsOfCelsius * 9 + 2) / 5 + 320) + " °F";
}

void addAllergies(const Stored<model::Patient>& patient, const std::vector<Stored<model::Allergy>>& allergies,
                  CareFacts& facts) {
    for (const auto& [record, allergy] : allergies) {
        if (!allergy.status.empty() && !allergy.status.is("active"))
            continue;
        facts.input.allergies.push_back({allergy.substance, allergy.group, allergy.reaction, allergy.severity.text});
        facts.allergyText += (facts.allergyText.empty() ? "" : ", ") + allergy.substance + reactionOf(allergy);
        facts.allergyAlert = true;
    }
    facts.input.allergyStatus = facts.allergyAlert ? "yes" : patient.value.allergyStatus.text;
    // "yes" without a record was asked but never written down: that is not known.
    if (!facts.allergyAlert && facts.input.allergyStatus != "none_known") {
        facts.input.allergyStatus = "not_asked";
        facts.allergyText = "Not asked";
    }
    if (facts.allergyText.empty())
        facts.allergyText = "None known";
}

/// The reading taken last counts, whenever its record was made.
void addVitals(const Session& session, std::vector<Stored<model::Vitals>> all, CareFacts& facts) {
    std::erase_if(all,
                  [](const auto& one) { return one.record.body.contains(model::kVoidedField) || !one.value.takenAt; });
    std::ranges::stable_sort(all, {}, [](const auto& one) { return *one.value.takenAt; });
    // Of today the last reading of each: a weight taken later takes no blood pressure off the paper.
    model::Vitals today;
    for (const auto& [record, vitals] : all) {
        const bool fresh = session.now() - *vitals.takenAt <= kWeightStands;
        if (fresh && vitals.weight) {
            facts.weightGrams = vitals.weight;
            facts.weightText = tenths((*vitals.weight + 50) / 100) + " kg";
        }
        if (base::localDate(*vitals.takenAt, session.desk.offset) != session.today())
            continue;
        if (vitals.systolic && vitals.diastolic) {
            today.systolic = vitals.systolic;
            today.diastolic = vitals.diastolic;
        }
        if (vitals.pulse)
            today.pulse = vitals.pulse;
        if (vitals.temperature)
            today.temperature = vitals.temperature;
        if (vitals.spo2)
            today.spo2 = vitals.spo2;
    }
    std::vector<std::string> parts;
    if (today.systolic)
        parts.push_back("BP " + std::to_string(*today.systolic) + "/" + std::to_string(*today.diastolic) + " mmHg");
    if (today.pulse)
        parts.push_back("pulse " + std::to_string(*today.pulse) + " /min");
    if (today.temperature)
        parts.push_back("temp " + fahrenheit(*today.temperature));
    if (today.spo2)
        parts.push_back("SpO₂ " + std::to_string(*today.spo2) + " %");
    facts.vitalsText = rules::join(parts, ", ");
}

bool sharesDiagnosis(const std::vector<Diagnosis>& one, const std::vector<Diagnosis>& other) {
    return std::ranges::any_of(one, [&](const Diagnosis& a) {
        return std::ranges::any_of(other, [&](const Diagnosis& b) {
            return (!a.icd10.empty() && a.icd10 == b.icd10) ||
                   (!a.name.empty() && rules::lower(a.name) == rules::lower(b.name));
        });
    });
}

void addEarlierPrescriptions(const Session& session, const std::vector<Stored<model::Prescription>>& all,
                             const PrescriptionId& self, const std::vector<Diagnosis>& diagnoses, CareFacts& facts) {
    const auto replaced = [&](const base::Uuid& id) {
        return std::ranges::any_of(all, [&](const auto& one) {
            return one.value.amends.uuid() == id && (one.value.status.is("signed") || one.record.id == self.uuid());
        });
    };
    for (const auto& [record, earlier] : all) {
        if (record.id == self.uuid() || !earlier.status.is("signed") || !earlier.signedAt || replaced(record.id) ||
            record.body.contains(model::kVoidedField))
            continue;
        if (session.now() - *earlier.signedAt <= kSameIllness &&
            sharesDiagnosis(diagnosesOf(earlier.diagnoses), diagnoses))
            facts.input.followUp = true;
        for (auto& line : linesOf(earlier.lines)) {
            const auto end = *earlier.signedAt + std::chrono::days(std::max<std::int64_t>(line.days, 1));
            if (end > session.now())
                facts.input.current.push_back(std::move(line));
        }
    }
}

}  // namespace

base::Result<CareFacts> careFactsOf(Session& session, const Stored<model::Patient>& patient, const PrescriptionId& self,
                                    const std::vector<Diagnosis>& diagnoses) {
    const PatientId id(patient.record.id);
    CareFacts facts;
    if (patient.value.birthDate) {
        const auto age = text::ageOn(*patient.value.birthDate, session.today());
        facts.input.ageMonths = age.years * 12 + age.months;
    }
    OPDESK_TRY(const auto allergies, recordsOfPatient<model::Allergy>(session, id));
    addAllergies(patient, allergies, facts);
    OPDESK_TRY(const auto problems, recordsOfPatient<model::Problem>(session, id));
    const auto addCondition = [&](const std::string& name, const std::string& icd10) {
        facts.input.conditions.push_back(name);
        if (icd10.starts_with("O") || icd10.starts_with("Z33") || icd10.starts_with("Z34"))
            facts.input.pregnant = true;
    };
    for (const auto& one : problems)
        if (one.value.status.empty() || one.value.status.is("active"))
            addCondition(one.value.name, one.value.icd10);
    for (const auto& one : diagnoses)
        addCondition(one.name, one.icd10);
    OPDESK_TRY(auto vitals, recordsOfPatient<model::Vitals>(session, id));
    addVitals(session, std::move(vitals), facts);
    OPDESK_TRY(const auto earlier, recordsOfPatient<model::Prescription>(session, id));
    addEarlierPrescriptions(session, earlier, self, diagnoses, facts);
    return facts;
}

base::Result<std::vector<rules::RuleState>> meterOf(Session& session, const Stored<model::Patient>& patient,
                                                    const StaffId& author, const CareFacts& facts,
                                                    const std::vector<Diagnosis>& diagnoses,
                                                    const std::vector<PrescriptionLine>& lines,
                                                    const std::string& language, const std::string& mode) {
    rules::MeterInput input;
    OPDESK_TRY(const auto doctor, readRecord<model::Staff>(session, author.uuid()));
    if (doctor) {
        input.doctorName = doctor->value.name;
        input.qualification = doctor->value.qualification;
        input.registrationNumber = doctor->value.registrationNumber;
    }
    input.patientName = patient.value.name;
    input.sex = patient.value.sex.text;
    input.address = addressOf(patient.value);
    input.ageMonths = facts.input.ageMonths;
    input.allergyStatus = facts.input.allergyStatus;
    for (const auto& one : diagnoses)
        input.diagnoses.push_back(one.name);
    input.lines = lines;
    for (auto line : lines)
        input.missing.push_back(rules::completeLine(session.rules, line, language));
    input.language = language;
    input.minorWithoutWeight = facts.input.ageMonths && *facts.input.ageMonths < 18 * 12 && !facts.weightGrams;
    input.mode = mode;
    return rules::ruleMeter(session.rules, input);
}

base::Result<CheckPrescription::Answer> execute(Session& session, const CheckPrescription& command) {
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_TRY(const auto own, ownIfItMatters(session, "prescription.write", id));
    OPDESK_CHECK(allow(session, {"prescription.write", model::KindId::prescription, {}, id, own}));
    OPDESK_TRY(auto facts, careFactsOf(session, patient, {}, command.diagnoses));
    const auto language = patient.value.language.text;
    auto lines = command.lines;
    for (auto& line : lines)
        (void)rules::completeLine(session.rules, line, language);
    facts.input.lines = lines;
    facts.input.mode = command.mode;
    CheckPrescription::Answer answer;
    answer.alerts = rules::check(session.rules, facts.input);
    OPDESK_TRY(answer.meter,
               meterOf(session, patient, session.lease.user, facts, command.diagnoses, lines, language, command.mode));
    return answer;
}

base::Result<ReadLine::Answer> execute(Session& session, const ReadLine& command) {
    bool own = true;
    auto language = command.language;
    if (!command.patient.isNull()) {
        OPDESK_TRY(const auto patient, needPatient(session, command.patient));
        OPDESK_TRY(own, ownIfItMatters(session, "prescription.write", PatientId(patient.record.id)));
        if (language.empty())
            language = patient.value.language.text;
    }
    OPDESK_CHECK(allow(session, {"prescription.write", model::KindId::prescription, {}, command.patient, own}));
    auto reading = rules::readLine(session.rules, command.typed, language);
    return ReadLine::Answer{std::move(reading.line), std::move(reading.candidates), std::move(reading.unknownWords),
                            std::move(reading.missing)};
}

}  // namespace opdesk::clinic
