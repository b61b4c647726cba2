#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"

/// The reference data of resources/data as values, each with its source and certainty. Not reviewed by a clinician, and
/// every screen and paper that shows an alert says so. Silence means "not checked", never "safe".
namespace opdesk::rules {

struct Drug {
    std::string generic, strength, form, route, drugClass, schedule, scheduleCertainty, ndps, telemedicineList,
        exampleSig;
};
struct Interaction {
    std::string a, b, severity, effect, source, note;
};
struct AllergyGroup {
    std::string name;
    std::vector<std::string> members;
    std::string crossReactivity, defaultAlert;
};
struct DiagnosisEntry {
    std::string icd10, name;
    std::vector<std::string> aliases;
};
struct VitalRange {
    std::string vital, unit;
    std::optional<double> hardMin, hardMax, normalLow, normalHigh;
    std::string warn, critical, appliesTo, note;
};
struct Shorthand {
    std::string name;
    std::vector<std::string> aliases;
    std::string meaning, unitsPerDay;
};
struct Phrase {
    std::string key;
    std::vector<std::pair<std::string, std::string>> byLanguage;
    std::string review;
};
struct DatedRule {
    std::string key, period, starts, source, inForceFrom, certainty;
};
/// Rate of GST of an SAC or HSN, from a day on.
struct TaxRate {
    std::string code;
    std::int64_t percent = 0;
    base::Date from{};
    std::string what, source, certainty;
};
/// A substance of Schedule H1 or X.
struct ScheduleEntry {
    std::string substance, schedule, note, source;
};
/// A list of the Telemedicine Practice Guidelines 2020.
struct TelemedicineList {
    std::string list, mode, consultType, examples;
};
struct Language {
    std::string code, name, scope, tier;
};
/// A short name typed at the desk.
struct DrugAlias {
    std::string alias, generic, certainty;
};
/// The usual pack of a form. unitsPerPackUnit: dose units in one pack unit (drops per mL); 0: use cannot be counted.
struct PackSize {
    std::string form;
    std::int64_t size = 0;
    std::string unit, name;
    std::int64_t unitsPerPackUnit = 0;
    std::string certainty;
};

/// Read once from the compiled-in CSV files; immutable; shared by all threads.
class RuleBook {
public:
    static base::Result<RuleBook> load();

    std::span<const Drug> drugs() const { return m_drugs; }
    std::span<const Interaction> interactions() const { return m_interactions; }
    std::span<const AllergyGroup> allergyGroups() const { return m_allergyGroups; }
    std::span<const DiagnosisEntry> diagnoses() const { return m_diagnoses; }
    std::span<const VitalRange> vitalRanges() const { return m_vitalRanges; }
    std::span<const Shorthand> shorthand() const { return m_shorthand; }
    std::span<const DatedRule> datedRules() const { return m_datedRules; }
    std::span<const ScheduleEntry> scheduleEntries() const { return m_scheduleEntries; }
    std::span<const TelemedicineList> telemedicineLists() const { return m_telemedicineLists; }
    std::span<const Language> languages() const { return m_languages; }
    std::span<const DrugAlias> aliases() const { return m_aliases; }
    std::span<const PackSize> packSizes() const { return m_packSizes; }
    std::span<const Phrase> phrases() const { return m_phrases; }
    std::span<const TaxRate> taxRates() const { return m_taxRates; }
    /// Percent in force on a day by the longest code that begins `code`; nullopt when the rates do not name it.
    std::optional<std::int64_t> taxPercent(std::string_view code, base::Date day) const;
    /// Words printed on bills in the patient's language; empty when there are none.
    std::string_view paperPhrase(std::string_view key, std::string_view language) const;
    /// Empty when the phrase or the language is missing.
    std::string_view phrase(std::string_view key, std::string_view language) const;
    std::string_view phraseReview(std::string_view key) const;

private:
    std::vector<Drug> m_drugs;
    std::vector<Interaction> m_interactions;
    std::vector<AllergyGroup> m_allergyGroups;
    std::vector<DiagnosisEntry> m_diagnoses;
    std::vector<VitalRange> m_vitalRanges;
    std::vector<Shorthand> m_shorthand;
    std::vector<Phrase> m_phrases;
    std::vector<DatedRule> m_datedRules;
    std::vector<ScheduleEntry> m_scheduleEntries;
    std::vector<TelemedicineList> m_telemedicineLists;
    std::vector<Language> m_languages;
    std::vector<DrugAlias> m_aliases;
    std::vector<PackSize> m_packSizes;
    std::vector<TaxRate> m_taxRates;
    std::vector<Phrase> m_paperPhrases;
};

}  // namespace opdesk::rules
