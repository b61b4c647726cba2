#include "core/rules/telemedicine.h"

#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

Alert alertOf(const PrescriptionLine& line, std::string what, std::string why, bool interrupts) {
    Alert alert;
    alert.rule = "telemedicine:" + lower(line.generic);
    alert.severity = interrupts ? "legal" : "inform";
    alert.line = line.generic;
    alert.what = std::move(what);
    alert.why = std::move(why);
    alert.source = "Telemedicine Practice Guidelines 2020";
    alert.certainty = line.known ? "verified" : "unknown";
    alert.interrupts = interrupts;
    return alert;
}

}  // namespace

std::optional<Alert> telemedicineAlert(const RuleBook& book, const PrescriptionLine& line, std::string_view mode,
                                       bool followUp) {
    if (!mode.starts_with("tele"))
        return std::nullopt;
    const auto& list = line.telemedicineList;
    if (list == "PROHIBITED" || line.schedule == "X" || !line.ndps.empty()) {
        std::string why = "never by telemedicine";
        for (const auto& one : book.telemedicineLists())
            if (one.list == "PROHIBITED")
                why = one.consultType + ": " + one.examples;
        return alertOf(line, line.generic + " may not be prescribed by telemedicine", why, true);
    }
    if (list.starts_with("O"))
        return std::nullopt;
    if (list.starts_with("A (first, video)")) {
        if (mode == "tele_video" || followUp)
            return std::nullopt;
        return alertOf(line, line.generic + " needs a video consultation", "list A, first consultation: video only",
                       true);
    }
    if (list.starts_with("A (follow-up)") || list.starts_with("B")) {
        if (followUp)
            return std::nullopt;
        return alertOf(line, line.generic + " only as a follow-up of the same condition", "list " + list, true);
    }
    return alertOf(
        line, line.generic + " is on no list of the guideline",
        line.known ? "the guideline does not name it: for a follow-up of the same condition at the doctor's judgement"
                   : "not checked: the medicine is not in the formulary",
        !followUp && line.known && mode != "tele_video");
}

}  // namespace opdesk::rules
