#include <array>

#include "core/rules/sig.h"
#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

enum class FormClass { counted, liquid, drops, puffs, tube, injection, other };

FormClass classOf(std::string_view form) {
    const auto has = [&](std::string_view word) { return containsWords(form, word); };
    if (has("tablet") || has("capsule") || has("sachet") || has("suppository") || has("pessary"))
        return FormClass::counted;
    if (has("drops"))
        return FormClass::drops;
    if (has("syrup") || has("suspension"))
        return FormClass::liquid;
    if (has("inhaler") || has("spray"))
        return FormClass::puffs;
    if (has("cream") || has("ointment") || has("gel") || has("lotion"))
        return FormClass::tube;
    if (has("injection"))
        return FormClass::injection;
    return FormClass::other;
}

std::string countWord(std::int64_t hundredths) {
    constexpr std::array<std::string_view, 11> kWords{"",    "one",   "two",   "three", "four", "five",
                                                      "six", "seven", "eight", "nine",  "ten"};
    if (hundredths == 50)
        return "half";
    if (hundredths == 150)
        return "one and a half";
    if (hundredths == 25)
        return "a quarter";
    if (hundredths % 100 == 0 && hundredths > 0 && hundredths <= 1000)
        return std::string(kWords[static_cast<std::size_t>(hundredths / 100)]);
    return amountText(hundredths);
}

/// "mL", "drops", "puffs" or nothing for what is simply counted.
std::string unitOf(const Sig& sig, std::string_view form) {
    if (!sig.unit.empty())
        return sig.unit;
    switch (classOf(form)) {
        case FormClass::drops:
            return "drops";
        case FormClass::puffs:
            return "puffs";
        case FormClass::liquid:  // spoons and millilitres are never assumed
        case FormClass::counted:
        case FormClass::tube:
        case FormClass::injection:
        case FormClass::other:
            return {};
    }
    return {};
}

std::string doseWords(const Sig& sig, std::string_view form, std::int64_t amount) {
    if (sig.apply)
        return "apply";
    auto unit = unitOf(sig, form);
    if (unit.empty())
        return countWord(amount);
    if (amount <= 100 && unit.ends_with('s'))
        unit.pop_back();
    return amountText(amount) + " " + unit;
}

std::int64_t oneDose(const Sig& sig) {
    return sig.amount > 0 ? sig.amount : 100;
}

/// A slot counts doses; with an amount ("5 mL 1-0-1") each counts that amount.
std::int64_t slotAmount(const Sig& sig, std::size_t slot) {
    return sig.amount > 0 ? sig.slots[slot] * sig.amount / 100 : sig.slots[slot];
}

std::string listed(const std::vector<std::string>& parts) {
    if (parts.size() < 2)
        return join(parts, "");
    std::string out;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        out += (i ? ", " : "") + parts[i];
    return out + " and " + parts.back();
}

std::string timesWords(std::int64_t times) {
    if (times == 1)
        return "once";
    if (times == 2)
        return "twice";
    return countWord(times * 100) + " times";
}

std::string slotWords(const Sig& sig, std::string_view form) {
    constexpr std::array<std::string_view, 4> kSlots{"in the morning", "in the afternoon", "in the evening",
                                                     "at night"};
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < 4; ++i) {
        if (sig.slots[i] == 0)
            continue;
        if (sig.apply)
            parts.emplace_back(kSlots[i]);
        else
            parts.push_back(doseWords(sig, form, slotAmount(sig, i)) + " " + std::string(kSlots[i]));
    }
    return sig.apply ? "apply " + listed(parts) : join(parts, ", ");
}

std::string localUnit(const RuleBook& book, const Sig& sig, std::string_view form, std::string_view language) {
    const auto unit = unitOf(sig, form);
    std::string_view key;
    if (unit == "mL")
        key = "SPOON_ML";
    if (unit.starts_with("drop"))
        key = "DROPS";
    if (unit.empty() && containsWords(form, "capsule"))
        key = "CAPSULE";
    if ((unit.empty() && containsWords(form, "tablet")) || unit.starts_with("tablet"))
        key = "TABLET";
    if (unit.starts_with("capsule"))
        key = "CAPSULE";
    return std::string(book.phrase(key, language));
}

std::string_view timingKey(std::string_view timing) {
    if (timing == "before food")
        return "BEFORE_FOOD";
    if (timing == "after food")
        return "AFTER_FOOD";
    if (timing == "on empty stomach")
        return "EMPTY_STOMACH";
    if (timing == "with water")
        return "WITH_WATER";
    if (timing == "at bedtime")
        return "BEDTIME";
    return {};
}

/// Dose and times; empty when there is no phrase.
std::string localDose(const RuleBook& book, const Sig& sig, std::string_view form, std::string_view language) {
    const auto phrase = [&](std::string_view key) { return std::string(book.phrase(key, language)); };
    const auto unit = sig.apply ? phrase("APPLY") : localUnit(book, sig, form, language);
    if (unit.empty())
        return {};
    const auto amountOf = [&](std::int64_t amount) { return sig.apply ? unit : amountText(amount) + " " + unit; };
    std::string_view when;
    switch (sig.rhythm) {
        case Rhythm::slots: {
            constexpr std::array<std::string_view, 4> kKeys{"MORNING", "NOON", "EVENING", "NIGHT"};
            std::vector<std::string> parts;
            for (std::size_t i = 0; i < 4; ++i)
                if (sig.slots[i] > 0) {
                    const auto slot = phrase(kKeys[i]);
                    if (slot.empty())
                        return {};
                    parts.push_back(slot + " " + amountOf(slotAmount(sig, i)));
                }
            return join(parts, ", ");
        }
        case Rhythm::onceDaily:
            when = "DAILY";
            break;
        case Rhythm::alternateDays:
            when = "ALTERNATE_DAY";
            break;
        case Rhythm::now:
            when = "ONCE_NOW";
            break;
        case Rhythm::weekly:
            when = sig.weekday.empty() ? "ONCE_WEEKLY" : "";
            break;  // no phrase for a weekday
        case Rhythm::none:
        case Rhythm::timesDaily:
        case Rhythm::everyHours:
        case Rhythm::ifNeeded:
            break;
    }
    const auto words = phrase(when);
    return words.empty() ? std::string{} : words + " " + amountOf(oneDose(sig));
}

std::string counted(std::int64_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string_view countedNoun(std::string_view form) {
    for (const std::string_view noun : {"capsule", "sachet", "suppository", "pessary"})
        if (containsWords(form, noun))
            return noun;
    return "tablet";
}

/// Hundredths of dose units over the whole course; 0 when unknown.
std::int64_t totalUnits(const Sig& sig) {
    const auto perDay = sig.unitsPerDay();
    if (!perDay)
        return 0;
    if (sig.rhythm == Rhythm::now)
        return *perDay;
    const auto days = sig.rhythm == Rhythm::weekly          ? (sig.days + 6) / 7
                      : sig.rhythm == Rhythm::alternateDays ? (sig.days + 1) / 2
                                                            : sig.days;
    return *perDay * days;
}

}  // namespace

std::string englishWords(const Sig& sig, std::string_view form) {
    const auto dose = doseWords(sig, form, oneDose(sig));
    std::string words;
    switch (sig.rhythm) {
        case Rhythm::none:
            break;
        case Rhythm::slots:
            words = slotWords(sig, form);
            break;
        case Rhythm::onceDaily:
            words = dose + " once a day";
            break;
        case Rhythm::timesDaily:
            words = dose + " " + timesWords(sig.timesPerDay) + " a day";
            break;
        case Rhythm::everyHours:
            words = dose + " every " + std::to_string(sig.hours) + " hours by the clock";
            break;
        case Rhythm::weekly:
            words = dose + " once a week" + (sig.weekday.empty() ? "" : ", on " + sig.weekday) + ", never daily";
            break;
        case Rhythm::alternateDays:
            words = dose + " every second day";
            break;
        case Rhythm::now:
            words = dose + " as a single dose now";
            break;
        case Rhythm::ifNeeded:
            words = dose;
            break;
    }
    if (sig.ifNeeded && !words.empty()) {
        words += " if needed";
        if (sig.maxPerDay > 0)
            words += ", at most " + timesWords(sig.maxPerDay) + " a day";
    }
    return words;
}

std::string localWords(const RuleBook& book, const Sig& sig, std::string_view form, std::string_view language) {
    if (language.empty() || language == "en" || sig.rhythm == Rhythm::none)
        return {};
    std::vector<std::string> parts;
    if (sig.rhythm == Rhythm::ifNeeded || (sig.ifNeeded && sig.maxPerDay > 0))
        return {};  // no phrase for the limit
    parts.push_back(localDose(book, sig, form, language));
    if (sig.ifNeeded)
        parts.emplace_back(book.phrase("SOS", language));
    if (!sig.timing.empty())
        parts.emplace_back(book.phrase(timingKey(sig.timing), language));
    if (sig.days > 0) {
        const bool weeks = sig.durationText.find("week") != std::string::npos;
        const bool months = sig.durationText.find("month") != std::string::npos;
        const auto noun = book.phrase(weeks ? "WEEKS" : months ? "MONTHS" : "DAYS", language);
        const auto count = weeks ? sig.days / 7 : months ? sig.days / 30 : sig.days;
        parts.push_back(noun.empty() ? std::string{} : std::to_string(count) + " " + std::string(noun));
    }
    for (const auto& part : parts)
        if (part.empty())
            return {};
    return join(parts, " · ");
}

Quantity quantityOf(const RuleBook& book, const Sig& sig, std::string_view form) {
    const auto kind = classOf(form);
    const PackSize* pack = nullptr;
    for (const auto& one : book.packSizes())
        if (containsWords(form, one.form) && (!pack || one.form.size() > pack->form.size()))
            pack = &one;
    const auto packs = [&](std::int64_t count) -> Quantity {
        return {count, counted(count, pack->name) +
                           (pack->unit == "puff" ? "" : " of " + std::to_string(pack->size) + " " + pack->unit)};
    };
    if (kind == FormClass::counted) {
        const auto total = sig.countTyped > 0 ? sig.countTyped : (totalUnits(sig) + 99) / 100;
        return total > 0 ? Quantity{total, counted(total, countedNoun(form))} : Quantity{};
    }
    if (!pack)
        return sig.countTyped > 0 ? Quantity{sig.countTyped, std::to_string(sig.countTyped)} : Quantity{};
    if (sig.countTyped > 0)
        return packs(sig.countTyped);
    if (pack->unitsPerPackUnit == 0)
        return sig.rhythm == Rhythm::none ? Quantity{} : packs(1);
    // A liquid without millilitres would count spoons that nobody named.
    if (kind == FormClass::liquid && sig.amount == 0 && sig.unit.empty())
        return {};
    const auto total = totalUnits(sig);
    const auto perPack = pack->size * pack->unitsPerPackUnit * 100;
    return total > 0 ? packs((total + perPack - 1) / perPack) : Quantity{};
}

}  // namespace opdesk::rules
