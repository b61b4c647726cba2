#include "core/rules/checker.h"

#include <algorithm>

#include "core/rules/checker_pairs.h"
#include "core/rules/drug_search.h"
#include "core/rules/sig.h"
#include "core/rules/telemedicine.h"
#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

Alert notChecked(const PrescriptionLine& line) {
    Alert alert;
    alert.rule = "not_checked:" + lower(line.generic);
    alert.severity = "not_checked";
    alert.line = line.generic;
    alert.what = line.generic + " is not in the formulary";
    alert.why = "not checked against allergies, other medicines or lists; no alert does not mean safe";
    alert.source = "drugs_opd.csv";
    alert.certainty = "unknown";
    return alert;
}

void addLegalAlerts(const RuleBook& book, const PrescriptionLine& line, std::vector<Alert>& alerts) {
    const auto add = [&](std::string rule, std::string what, std::string why, std::string source) {
        Alert alert;
        alert.rule = std::move(rule);
        alert.severity = "legal";
        alert.line = line.generic;
        alert.what = std::move(what);
        alert.why = std::move(why);
        alert.source = std::move(source);
        alert.certainty = line.scheduleCertainty;
        alerts.push_back(std::move(alert));
    };
    if (line.schedule == "X") {
        std::string period;
        for (const auto& rule : book.datedRules())
            if (rule.key == "x.prescription_copy")
                period = rule.period;
        add("schedule_x:" + lower(line.generic), line.generic + " is a Schedule X medicine",
            "written in duplicate; the seller keeps a copy for " + period, "Drugs Rules 1945, Schedule X");
    }
    if (!line.ndps.empty())
        add("ndps:" + lower(line.generic), line.generic + " is a narcotic or psychotropic substance",
            "the quantity and the register are subject to the NDPS Act", "NDPS Act 1985");
}

/// A medicine whose example in the data says ONCE WEEKLY only must not be written for every day.
void addWeeklyAlert(const RuleBook& book, const PrescriptionLine& line, std::vector<Alert>& alerts) {
    const auto entries = entriesOf(book, line.generic);
    const bool weeklyOnly = std::any_of(entries.begin(), entries.end(), [](const Drug* drug) {
        return drug->exampleSig.starts_with("ONCE WEEKLY only");
    });
    const auto rhythm = readSig(book, sigTokens(line.dose)).sig.rhythm;
    if (!weeklyOnly || rhythm == Rhythm::weekly || rhythm == Rhythm::none)
        return;
    Alert alert;
    alert.rule = "weekly_only:" + lower(line.generic);
    alert.severity = "contraindicated";
    alert.line = line.generic;
    alert.what = line.generic + " is taken once a week, not daily";
    alert.why = entries.front()->exampleSig;
    alert.source = "drugs_opd.csv";
    alert.certainty = "recall";
    alert.interrupts = true;
    alerts.push_back(std::move(alert));
}

int severityRank(std::string_view severity) {
    if (severity == "contraindicated")
        return 0;
    if (severity == "major")
        return 1;
    if (severity == "legal")
        return 2;
    if (severity == "not_checked")
        return 3;
    if (severity == "moderate")
        return 4;
    return 5;
}

}  // namespace

std::vector<Alert> check(const RuleBook& book, const CheckInput& input) {
    std::vector<CheckedMedicine> medicines;
    for (const auto& line : input.lines)
        medicines.push_back({substanceOf(book, line), line, true});
    for (const auto& line : input.current)
        medicines.push_back({substanceOf(book, line), line, false});

    std::vector<Alert> alerts;
    addAllergyAlerts(book, input, medicines, alerts);
    addPairAlerts(book, input, medicines, alerts);
    addParacetamolAlert(book, input, medicines, alerts);
    for (const auto& medicine : medicines) {
        if (!medicine.isNew)
            continue;
        if (!medicine.substance.known)
            alerts.push_back(notChecked(medicine.line));
        addLegalAlerts(book, medicine.line, alerts);
        addWeeklyAlert(book, medicine.line, alerts);
        if (auto alert = telemedicineAlert(book, medicine.line, input.mode, input.followUp))
            alerts.push_back(*std::move(alert));
    }
    std::stable_sort(alerts.begin(), alerts.end(), [](const Alert& a, const Alert& b) {
        return a.interrupts != b.interrupts ? a.interrupts : severityRank(a.severity) < severityRank(b.severity);
    });
    return alerts;
}

}  // namespace opdesk::rules
