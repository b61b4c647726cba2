#include "core/rules/rule_meter.h"

#include <algorithm>

#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

bool misses(const MeterInput& input, std::initializer_list<std::string_view> codes) {
    for (const auto& line : input.missing)
        for (const auto& one : line)
            if (std::find(codes.begin(), codes.end(), one) != codes.end())
                return true;
    return false;
}

std::string named(const std::vector<std::string>& parts, std::string_view fine, std::string_view open) {
    return parts.empty() ? std::string(fine) : std::string(open) + join(parts, ", ");
}

RuleState registration(const MeterInput& input) {
    std::vector<std::string> open;
    if (trim(input.doctorName).empty())
        open.emplace_back("name");
    if (trim(input.qualification).empty())
        open.emplace_back("qualification");
    if (trim(input.registrationNumber).empty())
        open.emplace_back("registration number");
    return {"registration", named(open, "doctor with registration number", "the doctor's record lacks: "), true,
            open.empty()};
}

RuleState patient(const MeterInput& input) {
    std::vector<std::string> open;
    if (trim(input.patientName).empty())
        open.emplace_back("name");
    if (!input.ageMonths)
        open.emplace_back("age");
    if (input.sex.empty())
        open.emplace_back("sex");
    if (trim(input.address).empty())
        open.emplace_back("address");
    return {"patient", named(open, "patient's name, age, sex and address", "the patient's record lacks: "), true,
            open.empty()};
}

RuleState generic(const MeterInput& input) {
    const bool named = std::all_of(input.lines.begin(), input.lines.end(),
                                   [](const PrescriptionLine& line) { return !line.generic.empty(); });
    const bool unknown =
        std::any_of(input.lines.begin(), input.lines.end(), [](const PrescriptionLine& line) { return !line.known; });
    std::string words = "generic names in capitals";
    if (!named)
        words = "a medicine has no name";
    else if (unknown)
        words = "a name is not in the formulary: printed as typed";
    return {"generic", words, true, named};
}

RuleState dose(const MeterInput& input) {
    if (input.lines.empty())
        return {"dose", "no medicine yet", true, false};
    std::vector<std::string> open;
    if (misses(input, {"strength"}))
        open.emplace_back("strength with its unit");
    if (misses(input, {"form"}))
        open.emplace_back("form");
    if (misses(input, {"dose", "unclear"}))
        open.emplace_back("dose");
    if (misses(input, {"dose_amount"}))
        open.emplace_back("millilitres of a dose");
    if (misses(input, {"weekday"}))
        open.emplace_back("weekday of a weekly medicine");
    if (misses(input, {"max_per_day"}))
        open.emplace_back("the most a day (as-needed medicine)");
    if (misses(input, {"duration"}))
        open.emplace_back("duration");
    if (input.minorWithoutWeight)
        open.emplace_back("weight of the child, not older than 30 days");
    return {"dose", named(open, "strength, dose, times and duration", "still to write: "), true, open.empty()};
}

}  // namespace

std::vector<RuleState> ruleMeter(const RuleBook& book, const MeterInput& input) {
    const bool asked = input.allergyStatus == "none_known" || input.allergyStatus == "yes";
    const bool plain = input.language.empty() || input.language == "en";
    const bool local = std::all_of(input.lines.begin(), input.lines.end(),
                                   [](const PrescriptionLine& line) { return !line.localWords.empty(); });
    const bool reviewed = std::none_of(book.phrases().begin(), book.phrases().end(), [](const Phrase& one) {
        return one.review.find("NEEDED") != std::string::npos;
    });
    const bool diagnosed = std::any_of(input.diagnoses.begin(), input.diagnoses.end(),
                                       [](const std::string& one) { return !trim(one).empty(); });
    const bool quantities = !input.lines.empty() && !misses(input, {"quantity"});
    return {
        registration(input),
        patient(input),
        {"date", "dated and timed when signed", true, true},
        generic(input),
        dose(input),
        {"quantity", quantities ? "total quantity of every medicine" : "the total quantity of a medicine is open", true,
         quantities},
        {"diagnosis", diagnosed ? "diagnosis written" : "no diagnosis", false, diagnosed},
        {"legible", "printed, so it can be read", true, true},
        {"allergies", asked ? "allergies asked" : "nobody asked about allergies", false, asked},
        {"language",
         plain      ? "English"
         : !local   ? "a phrase is missing in the patient's language: the line prints in English"
         : reviewed ? "in the patient's language"
                    : "in the patient's language; not reviewed by a native speaker",
         false, plain || (local && !input.lines.empty())},
    };
}

}  // namespace opdesk::rules
