#include "core/clinic/vitals_marks.h"

#include "core/clinic/inputs.h"
#include "core/clinic/records.h"
#include "core/clinic/vitals_reading.h"
#include "core/rules/vitals_check.h"
#include "core/text/age.h"

namespace opdesk::clinic {

namespace {

struct Measured {
    std::string_view vital;  ///< as in the rule data
    std::string_view field;  ///< as in the record
    std::optional<std::int64_t> value;
    double by = 1;  ///< units of the record in one of the rule data
};

rules::VitalsSubject subjectOf(const model::Patient& who, base::Date today) {
    rules::VitalsSubject subject;
    subject.sex = who.sex.text;
    // Doses and ranges for an unknown age are an adult's; the banner says the age is missing.
    subject.ageMonths = 30 * 12;
    if (who.birthDate) {
        const auto age = text::ageOn(*who.birthDate, today);
        subject.ageMonths = age.years * 12 + age.months;
    }
    return subject;
}

/// Which side of the usual range a value lies on; the data's own word where they have one.
std::string wordOf(const rules::RuleBook& book, const rules::VitalsSubject& subject, const Measured& one,
                   const rules::VitalFinding& finding) {
    for (const std::string_view word : {"underweight", "overweight", "obese"})
        if (finding.words == word)
            return finding.words;
    const double value = static_cast<double>(*one.value) / one.by;
    for (const auto& range : book.vitalRanges()) {
        if (range.vital != one.vital || !rules::appliesTo(range.appliesTo, subject).value_or(false))
            continue;
        if (range.normalHigh)
            return value > *range.normalHigh ? "high" : "low";
        return range.normalLow && value > *range.normalLow ? "high" : "low";
    }
    return "low";
}

}  // namespace

bool needsWeight(const std::optional<base::Date>& birth, base::Date today) {
    return birth && yearsOld(birth, today) < 18;
}

base::Result<JudgedVitals> judgeVitals(Session& session, const model::Patient& who, const PatientId& patient,
                                       const model::Vitals& vitals) {
    JudgedVitals judged;
    auto height = vitals.height;
    const bool adult = yearsOld(who.birthDate, session.today()) >= 18;
    if (adult && vitals.weight) {
        if (!height) {
            OPDESK_TRY(const auto earlier, recordsOfPatient<model::Vitals>(session, patient));
            for (const auto& one : earlier)
                if (one.value.height)
                    height = one.value.height;
        }
        judged.bmiTenths = bmiTenths(vitals.weight, height);
    }
    const Measured measured[] = {
        {"systolic BP", "systolic", vitals.systolic},
        {"diastolic BP", "diastolic", vitals.diastolic},
        {"pulse", "pulse", vitals.pulse},
        {"temperature", "temperature", vitals.temperature, 10},
        {"SpO2", "spo2", vitals.spo2},
        {"respiratory rate", "respiration", vitals.respiration},
        {"weight", "weight", vitals.weight, 1000},
        {"height", "height", vitals.height, 10},
        {"random blood glucose", "glucose", vitals.glucose},
        {"pain score", "pain", vitals.pain},
        {"BMI", "bmi", judged.bmiTenths, 10},
    };
    const auto subject = subjectOf(who, session.today());
    for (const auto& one : measured) {
        if (!one.value)
            continue;
        const auto finding =
            rules::checkVital(session.rules, one.vital, static_cast<double>(*one.value) / one.by, subject, one.field);
        if (!finding) {
            judged.marks.push_back({std::string(one.field), "impossible", {}, finding.error().fix});
            // A BMI that cannot be comes from a weight or a height that are judged by themselves.
            if (judged.possible && one.field != "bmi")
                judged.possible = base::fail(finding.error());
        } else if (*finding) {
            judged.marks.push_back(
                {std::string(one.field), (*finding)->level, wordOf(session.rules, subject, one, **finding), {}});
            judged.critical = judged.critical || (*finding)->level == "critical";
        }
    }
    return judged;
}

}  // namespace opdesk::clinic
