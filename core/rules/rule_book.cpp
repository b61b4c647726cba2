#include "core/rules/rule_book.h"

#include <algorithm>
#include <charconv>

#include "core/rules/csv.h"
#include "core/rules/embedded_data.h"
#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

base::Failure damaged(std::string_view file, std::string_view what) {
    return base::fail(base::ErrorCode::damaged, std::string(file) + ".csv: " + std::string(what));
}

/// The named columns of an embedded file, in the order asked for.
base::Result<std::vector<std::vector<std::string>>> columnsOf(std::string_view file,
                                                              std::initializer_list<std::string_view> names) {
    auto table = parseCsv(embeddedFile(file));
    if (!table)
        return damaged(file, table.error().detail);
    if (table->rows.empty())
        return damaged(file, "no rows");
    std::vector<std::size_t> columns;
    for (const auto name : names) {
        const auto column = table->column(name);
        if (!column)
            return damaged(file, "no column " + std::string(name));
        columns.push_back(*column);
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : table->rows) {
        std::vector<std::string> picked;
        for (const auto column : columns)
            picked.push_back(row[column]);
        rows.push_back(std::move(picked));
    }
    return rows;
}

base::Result<std::optional<double>> numberOf(std::string_view file, const std::string& cell) {
    if (cell.empty())
        return std::optional<double>{};
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size())
        return damaged(file, "not a number: " + cell);
    return std::optional<double>{value};
}

std::vector<std::string> splitTidy(std::string_view cell, char at) {
    std::vector<std::string> parts;
    for (auto& part : split(cell, at))
        if (auto tidy = trim(part); !tidy.empty())
            parts.push_back(std::move(tidy));
    return parts;
}

base::Result<std::vector<VitalRange>> readVitalRanges() {
    constexpr std::string_view kFile = "vitals_ranges";
    OPDESK_TRY(auto rows, columnsOf(kFile, {"vital", "unit", "hard_min", "hard_max", "normal_low", "normal_high",
                                            "warn", "critical", "applies_to", "note"}));
    std::vector<VitalRange> ranges;
    for (auto& row : rows) {
        VitalRange range{row[0], row[1], {}, {}, {}, {}, row[6], row[7], row[8], row[9]};
        OPDESK_TRY(range.hardMin, numberOf(kFile, row[2]));
        OPDESK_TRY(range.hardMax, numberOf(kFile, row[3]));
        OPDESK_TRY(range.normalLow, numberOf(kFile, row[4]));
        OPDESK_TRY(range.normalHigh, numberOf(kFile, row[5]));
        ranges.push_back(std::move(range));
    }
    return ranges;
}

base::Result<std::vector<PackSize>> packSizesOf() {
    constexpr std::string_view kFile = "pack_sizes";
    OPDESK_TRY(auto rows,
               columnsOf(kFile, {"form", "pack_size", "pack_unit", "pack_name", "units_per_pack_unit", "certainty"}));
    std::vector<PackSize> packs;
    for (const auto& row : rows) {
        OPDESK_TRY(const auto size, numberOf(kFile, row[1]));
        OPDESK_TRY(const auto units, numberOf(kFile, row[4]));
        if (!size || *size <= 0 || !units || *units < 0)
            return damaged(kFile, "a pack without a size");
        packs.push_back(
            {row[0], static_cast<std::int64_t>(*size), row[2], row[3], static_cast<std::int64_t>(*units), row[5]});
    }
    return packs;
}

base::Result<std::vector<TaxRate>> taxRatesOf() {
    constexpr std::string_view kFile = "gst_rates";
    OPDESK_TRY(auto rows, columnsOf(kFile, {"code", "percent", "in_force_from", "what", "source", "certainty"}));
    std::vector<TaxRate> rates;
    for (const auto& row : rows) {
        OPDESK_TRY(const auto percent, numberOf(kFile, row[1]));
        const auto from = base::dateFromIso(row[2]);
        if (!percent || *percent < 0 || *percent > 100 || !from)
            return damaged(kFile, "a rate without a percentage or a day");
        rates.push_back({row[0], static_cast<std::int64_t>(*percent), *from, row[3], row[4], row[5]});
    }
    return rates;
}

base::Result<std::vector<Phrase>> phrasesOf(std::string_view file) {
    auto table = parseCsv(embeddedFile(file));
    if (!table)
        return damaged(file, table.error().detail);
    const auto key = table->column("key");
    const auto review = table->column("review");
    if (!key || !review || *key != 0)
        return damaged(file, "no column key or review");
    std::vector<Phrase> phrases;
    for (const auto& row : table->rows) {
        Phrase phrase{row[*key], {}, row[*review]};
        for (std::size_t i = 0; i < row.size(); ++i)
            if (i != *key && i != *review)
                phrase.byLanguage.emplace_back(table->header[i], row[i]);
        phrases.push_back(std::move(phrase));
    }
    return phrases;
}

}  // namespace

base::Result<RuleBook> RuleBook::load() {
    RuleBook book;
    OPDESK_TRY(auto drugs,
               columnsOf("drugs_opd", {"generic_name", "strength", "form", "route", "class", "schedule",
                                       "schedule_certainty", "ndps", "telemedicine_list", "example_sig_adult"}));
    for (auto& r : drugs)
        book.m_drugs.push_back({r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9]});
    OPDESK_TRY(auto pairs, columnsOf("interactions", {"a", "b", "severity", "effect", "source", "note"}));
    for (auto& r : pairs)
        book.m_interactions.push_back({r[0], r[1], r[2], r[3], r[4], r[5]});
    OPDESK_TRY(auto groups, columnsOf("allergy_classes", {"class", "members", "cross_reactivity", "default_alert"}));
    for (auto& r : groups)
        book.m_allergyGroups.push_back({r[0], splitTidy(r[1], ';'), r[2], r[3]});
    OPDESK_TRY(auto diagnoses, columnsOf("diagnoses_icd10", {"icd10_who", "name", "search_aliases"}));
    for (auto& r : diagnoses)
        book.m_diagnoses.push_back({r[0], r[1], splitTidy(r[2], ',')});
    OPDESK_TRY(book.m_vitalRanges, readVitalRanges());
    OPDESK_TRY(auto shorthand, columnsOf("dose_shorthand", {"shorthand", "aliases", "meaning", "units_per_day"}));
    for (auto& r : shorthand)
        book.m_shorthand.push_back({r[0], splitTidy(r[1], ';'), r[2], r[3]});
    OPDESK_TRY(book.m_phrases, phrasesOf("sig_phrases_10_languages"));
    OPDESK_TRY(book.m_paperPhrases, phrasesOf("paper_phrases"));
    OPDESK_TRY(book.m_taxRates, taxRatesOf());
    OPDESK_TRY(auto dated, columnsOf("rules_and_clocks", {"key", "period", "starts", "source", "in_force_from",
                                                          "certainty(V seen/R recall)"}));
    for (auto& r : dated)
        book.m_datedRules.push_back({r[0], r[1], r[2], r[3], r[4], r[5]});
    OPDESK_TRY(auto schedules, columnsOf("schedules_h1_x", {"substance", "schedule", "note", "source"}));
    for (auto& r : schedules)
        book.m_scheduleEntries.push_back({r[0], r[1], r[2], r[3]});
    OPDESK_TRY(auto lists,
               columnsOf("telemedicine_lists", {"list", "mode", "consult_type", "examples_named_in_guideline"}));
    for (auto& r : lists)
        book.m_telemedicineLists.push_back({r[0], r[1], r[2], r[3]});
    OPDESK_TRY(auto languages, columnsOf("languages", {"code", "name", "scope", "tier"}));
    for (auto& r : languages)
        book.m_languages.push_back({r[0], r[1], r[2], r[3]});
    OPDESK_TRY(auto aliases, columnsOf("drug_aliases", {"alias", "generic_name", "certainty"}));
    for (auto& r : aliases)
        book.m_aliases.push_back({r[0], r[1], r[2]});
    OPDESK_TRY(book.m_packSizes, packSizesOf());
    return book;
}

namespace {

std::string_view wordsOf(const std::vector<Phrase>& phrases, std::string_view key, std::string_view language) {
    const auto found = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& p) { return p.key == key; });
    if (found == phrases.end())
        return {};
    for (const auto& [code, words] : found->byLanguage)
        if (code == language)
            return words;
    return {};
}

}  // namespace

std::string_view RuleBook::phrase(std::string_view key, std::string_view language) const {
    return wordsOf(m_phrases, key, language);
}

std::string_view RuleBook::paperPhrase(std::string_view key, std::string_view language) const {
    return wordsOf(m_paperPhrases, key, language);
}

std::optional<std::int64_t> RuleBook::taxPercent(std::string_view code, base::Date day) const {
    const TaxRate* best = nullptr;
    for (const auto& rate : m_taxRates) {
        if (rate.code.empty() || !code.starts_with(rate.code) || rate.from > day)
            continue;
        const bool better = !best || rate.code.size() > best->code.size() ||
                            (rate.code.size() == best->code.size() && rate.from > best->from);
        if (better)
            best = &rate;
    }
    return best ? std::optional(best->percent) : std::nullopt;
}

std::string_view RuleBook::phraseReview(std::string_view key) const {
    const auto found = std::find_if(m_phrases.begin(), m_phrases.end(), [&](const Phrase& p) { return p.key == key; });
    return found == m_phrases.end() ? std::string_view{} : std::string_view(found->review);
}

}  // namespace opdesk::rules
