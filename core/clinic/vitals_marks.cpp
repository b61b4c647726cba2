#include "core/clinic/vitals_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "core/clinic/inputs.h"
#include "core/clinic/records.h"
#include "core/clinic/vitals_reading.h"
#include "core/rules/vitals_check.h"
#include "core/text/age.h"

namespace opdesk::clinic {

namespace {

struct JudgedFigure {
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

struct VitalKind {
    std::string_view vital, field;
    std::int64_t by = 1;
};
constexpr std::array kVitalKinds{VitalKind{"systolic BP", "systolic"},
                                 VitalKind{"diastolic BP", "diastolic"},
                                 VitalKind{"pulse", "pulse"},
                                 VitalKind{"temperature", "temperature", 10},
                                 VitalKind{"SpO2", "spo2"},
                                 VitalKind{"respiratory rate", "respiration"},
                                 VitalKind{"weight", "weight", 1000},
                                 VitalKind{"height", "height", 10},
                                 VitalKind{"random blood glucose", "glucose"},
                                 VitalKind{"pain score", "pain"}};

VitalLimits limitsOf(const rules::RuleBook& book, const rules::VitalsSubject& subject, const VitalKind& kind) {
    VitalLimits limits;
    limits.field = kind.field;
    const auto scaled = [&](const std::optional<double>& value) -> std::optional<std::int64_t> {
        if (!value)
            return std::nullopt;
        return std::llround(*value * static_cast<double>(kind.by));
    };
    for (const auto& range : book.vitalRanges()) {
        if (range.vital != kind.vital)
            continue;
        const auto least = scaled(range.hardMin), most = scaled(range.hardMax);
        if (!rules::appliesTo(range.appliesTo, subject).value_or(false)) {
            // Without a row of its own the widest of the others bounds what can be measured, as checkVital() has it.
            if (least)
                limits.lowest = std::min(limits.lowest.value_or(*least), *least);
            if (most)
                limits.highest = std::max(limits.highest.value_or(*most), *most);
            continue;
        }
        limits.lowest = least;
        limits.highest = most;
        limits.usualFrom = scaled(range.normalLow);
        limits.usualTo = scaled(range.normalHigh);
        break;
    }
    return limits;
}

/// Whether everything that was measured now was measured then, with the same figures.
bool sameFigures(const model::Vitals& now, const model::Vitals& then) {
    using Figure = std::optional<std::int64_t> model::Vitals::*;
    constexpr std::array<Figure, 10> kFigures{
        &model::Vitals::systolic, &model::Vitals::diastolic,   &model::Vitals::pulse,  &model::Vitals::temperature,
        &model::Vitals::spo2,     &model::Vitals::respiration, &model::Vitals::weight, &model::Vitals::height,
        &model::Vitals::glucose,  &model::Vitals::pain};
    bool any = false;
    for (const auto figure : kFigures) {
        if (!(now.*figure))
            continue;
        any = true;
        if (now.*figure != then.*figure)
            return false;
    }
    return any;
}

/// Which side of the usual range a value lies on; the data's own word where they have one.
std::string wordOf(const rules::RuleBook& book, const rules::VitalsSubject& subject, const JudgedFigure& one,
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
            std::optional<base::Instant> at;
            for (const auto& one : earlier)
                if (one.value.height && one.value.takenAt >= at) {
                    height = one.value.height;
                    at = one.value.takenAt;
                }
        }
        judged.bmiTenths = bmiTenths(vitals.weight, height);
    }
    const JudgedFigure measured[] = {
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
            VitalMark mark{std::string(one.field), "impossible", {}, finding.error().fix};
            for (const auto& kind : kVitalKinds)
                if (kind.field == one.field) {
                    const auto limits = limitsOf(session.rules, subject, kind);
                    mark.lowest = limits.lowest;
                    mark.highest = limits.highest;
                }
            judged.marks.push_back(std::move(mark));
            // A BMI that cannot be comes from a weight or a height that are judged by themselves.
            if (judged.possible && one.field != "bmi")
                judged.possible = base::fail(finding.error());
        } else if (*finding) {
            judged.marks.push_back({std::string(one.field),
                                    (*finding)->level,
                                    wordOf(session.rules, subject, one, **finding),
                                    {},
                                    {},
                                    {}});
            judged.critical = judged.critical || (*finding)->level == "critical";
        }
    }
    return judged;
}

std::vector<VitalLimits> limitsFor(const Session& session, const model::Patient& who) {
    const auto subject = subjectOf(who, session.today());
    std::vector<VitalLimits> limits;
    for (const auto& kind : kVitalKinds)
        limits.push_back(limitsOf(session.rules, subject, kind));
    return limits;
}

base::Result<std::vector<VitalDoubt>> doubtsOf(Session& session, const model::Patient& who, const PatientId& patient,
                                               const model::Vitals& vitals) {
    constexpr std::int64_t kAdultMillimetres = 50, kChildMillimetres = 20;
    OPDESK_TRY(const auto earlier, recordsOfPatient<model::Vitals>(session, patient));
    const bool adult = yearsOld(who.birthDate, session.today()) >= 18;
    const model::Vitals *twice = nullptr, *weighed = nullptr, *measured = nullptr;
    const auto isLater = [](const model::Vitals& one, const model::Vitals* other) {
        return !other || other->takenAt <= one.takenAt;
    };
    for (const auto& [record, one] : earlier) {
        if (!one.takenAt)
            continue;
        if (*one.takenAt + kTwice >= session.now() && isLater(one, twice) && sameFigures(vitals, one))
            twice = &one;
        if (one.weight && *one.takenAt + kWeightStands > session.now() && isLater(one, weighed))
            weighed = &one;
        if (one.height && isLater(one, measured))
            measured = &one;
    }
    std::vector<VitalDoubt> doubts;
    if (twice)
        doubts.push_back({"same", {}, {}, *twice->takenAt});
    if (weighed && vitals.weight &&
        std::llabs(*vitals.weight - *weighed->weight) * (adult ? 10 : 5) > std::llabs(*weighed->weight))
        doubts.push_back({"jump", "weight", weighed->weight, *weighed->takenAt});
    if (measured && vitals.height) {
        const auto change = *vitals.height - *measured->height;
        if (adult ? std::llabs(change) > kAdultMillimetres : change < -kChildMillimetres)
            doubts.push_back({"jump", "height", measured->height, *measured->takenAt});
    }
    return doubts;
}

}  // namespace opdesk::clinic
