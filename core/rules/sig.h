#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/prescription_line.h"
#include "core/rules/rule_book.h"

namespace opdesk::rules {

/// How often a medicine is taken. none: not said.
enum class Rhythm : std::uint8_t {
    none,
    slots,
    onceDaily,
    timesDaily,
    everyHours,
    weekly,
    alternateDays,
    now,
    ifNeeded
};

/// Dose, times and duration of a line as values. Amounts are hundredths of a dose unit (tablet, mL, drop, puff).
struct Sig {
    Rhythm rhythm = Rhythm::none;
    std::array<std::int64_t, 4> slots{};  ///< morning, afternoon, evening, night
    bool fourSlots = false;               ///< typed with the evening: 1-1-1-1
    std::int64_t amount = 0;              ///< of one dose; 0: one unit
    std::string unit;                     ///< as typed: mL, puffs, drops; empty: of the form
    std::int64_t timesPerDay = 0;         ///< timesDaily
    std::int64_t hours = 0;               ///< everyHours
    std::string weekday;                  ///< weekly: Sunday
    bool ifNeeded = false;
    bool apply = false;
    std::int64_t maxPerDay = 0;  ///< doses a day of an if-needed medicine; 0: not said
    std::string timing;          ///< after food
    std::int64_t days = 0;
    std::string durationText;     ///< 5 days, 2 weeks
    std::int64_t countTyped = 0;  ///< qty 10

    /// Hundredths of dose units a day, at most; nullopt when it cannot be known. Weekly and alternate days: as on such
    /// a day.
    std::optional<std::int64_t> unitsPerDay() const;
    bool operator==(const Sig&) const = default;
};

/// Reads the tokens of a dose from `tokens`; what it does not understand comes back in order, nothing is guessed. A
/// second value for something already said is not understood either. Names of shorthand come from dose_shorthand.csv.
struct SigReading {
    Sig sig;
    std::vector<std::string> left;
};
SigReading readSig(const RuleBook& book, const std::vector<std::string>& tokens);

/// Lower-case tokens of a typed line: figures and units parted ("500mg" -> "500","mg"; "5d" stays), dashes joined.
std::vector<std::string> sigTokens(std::string_view typed);

/// Hundredths as people write them: 50 -> 1/2, 150 -> 1 1/2, 200 -> 2, 33 -> 0.33.
std::string amountText(std::int64_t hundredths);

/// Figures without shorthand, readable by readSig: "1-0-1", "5 mL 1-1-1", "1 every 6 hours", "1 if needed, max 3 a
/// day".
std::string doseText(const Sig& sig);
/// English for the paper.
std::string englishWords(const Sig& sig, std::string_view form);
/// The same with timing and duration in the patient's language; empty when one phrase is missing, or for English.
std::string localWords(const RuleBook& book, const Sig& sig, std::string_view form, std::string_view language);
/// Total to give, by form: tablets counted, liquids in bottles, creams in tubes. {0, ""} when it cannot be known.
struct Quantity {
    std::int64_t count = 0;
    std::string text;
};
Quantity quantityOf(const RuleBook& book, const Sig& sig, std::string_view form);

}  // namespace opdesk::rules
