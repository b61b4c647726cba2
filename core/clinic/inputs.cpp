#include "core/clinic/inputs.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/model/known_values.h"
#include "core/text/age.h"
#include "core/text/dates.h"
#include "core/text/ids.h"
#include "core/text/names.h"
#include "core/text/phone.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

base::Status checkText(std::string_view text, std::string_view field) {
    if (text::isValidUtf8(text))
        return {};
    return base::failField(std::string(field), "the text is not UTF-8", "text in UTF-8");
}

base::Result<std::string> within(std::string text, std::string_view field, std::size_t mostBytes) {
    if (text.size() > mostBytes)
        return base::failField(std::string(field), "the text is too long",
                               "at most " + std::to_string(mostBytes) + " bytes, about " +
                                   std::to_string(mostBytes / 3) + " letters of an Indian script");
    return text;
}

/// What nobody can see would make the stored text another one than was read: refused, not taken out in silence. Line
/// ends and tabs are white space.
base::Status refuseHidden(std::string_view text, std::string_view field) {
    std::string rest;
    for (const char32_t c : text::toCodePoints(text))
        if (!((c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029))
            text::appendUtf8(rest, c);
    if (!text::hasControl(rest))
        return {};
    return base::failField(std::string(field), "the text holds characters that cannot be seen",
                           "text without control characters and direction overrides; type it again");
}

struct Spelling {
    std::string_view written, meaning;
};

constexpr auto kSexWords = std::to_array<Spelling>({
    {"m", "male"},      {"male", "male"},   {"man", "male"},    {"boy", "male"},          {"पुरुष", "male"},
    {"पु", "male"},      {"पुरूष", "male"},    {"f", "female"},    {"female", "female"},     {"woman", "female"},
    {"girl", "female"}, {"fem", "female"},  {"स्त्री", "female"}, {"महिला", "female"},      {"स्री", "female"},
    {"o", "other"},     {"other", "other"}, {"t", "other"},     {"transgender", "other"}, {"अन्य", "other"},
    {"इतर", "other"},
});

constexpr auto kLanguageWords = std::to_array<Spelling>({
    {"english", "en"},
    {"hindi", "hi"},
    {"हिन्दी", "hi"},
    {"हिंदी", "hi"},
    {"marathi", "mr"},
    {"मराठी", "mr"},
    {"bengali", "bn"},
    {"bangla", "bn"},
    {"tamil", "ta"},
    {"telugu", "te"},
    {"gujarati", "gu"},
    {"kannada", "kn"},
    {"malayalam", "ml"},
    {"punjabi", "pa"},
});

std::string trimmedLower(std::string_view text) {
    auto tidy = text::foldForSearch(text);
    return tidy;
}

template <std::size_t N>
std::string_view meaningOf(const std::array<Spelling, N>& words, std::string_view written) {
    const auto folded = trimmedLower(written);
    for (const auto& word : words)
        if (text::foldForSearch(word.written) == folded)
            return word.meaning;
    return {};
}

std::string listed(std::span<const std::string_view> known) {
    std::string all;
    for (const auto word : known)
        all += (all.empty() ? "" : ", ") + std::string(word);
    return all;
}

}  // namespace

base::Result<std::string> readableLine(std::string_view text, std::string_view field, std::size_t mostBytes) {
    OPDESK_CHECK(checkText(text, field));
    return within(text::tidyLine(text), field, mostBytes);
}

base::Result<std::string> checkedLine(std::string_view text, std::string_view field, std::size_t mostBytes) {
    OPDESK_CHECK(checkText(text, field));
    OPDESK_CHECK(refuseHidden(text, field));
    return within(text::tidyLine(text), field, mostBytes);
}

base::Result<std::string> checkedLines(std::string_view text, std::string_view field, std::size_t mostBytes) {
    OPDESK_CHECK(checkText(text, field));
    OPDESK_CHECK(refuseHidden(text, field));
    return within(text::tidyLines(text), field, mostBytes);
}

base::Result<std::string> checkedName(std::string_view text, std::string_view field) {
    OPDESK_TRY(auto name, checkedLine(text, field, field == "name_local" ? 400 : 200));
    if (!text::looksLikeName(name))
        return base::failField(std::string(field), "this is not a name", "at least two letters of any script");
    OPDESK_CHECK(refuseAadhaar(name, field));
    return name;
}

base::Result<std::string> neededReason(std::string_view text) {
    OPDESK_TRY(auto reason, checkedLine(text, "reason", 300));
    if (reason.empty())
        return base::failField("reason", "a reason is needed", "say why in a few words");
    return reason;
}

base::Result<std::string> readSex(std::string_view text) {
    OPDESK_TRY(const auto tidy, readableLine(text, "sex", 60));
    const auto found = meaningOf(kSexWords, tidy);
    if (found.empty())
        return base::failField("sex", "the sex is missing or unknown", "male, female or other");
    return std::string(found);
}

base::Result<std::string> readLanguage(std::string_view text, std::string_view field) {
    OPDESK_TRY(const auto tidy, readableLine(text, field, 60));
    if (tidy.empty())
        return std::string{};
    const auto folded = trimmedLower(tidy);
    if (std::ranges::find(model::kLanguages, folded) != model::kLanguages.end())
        return folded;
    const auto found = meaningOf(kLanguageWords, tidy);
    if (found.empty())
        return base::failField(std::string(field), "the language is unknown", "one of " + listed(model::kLanguages));
    return std::string(found);
}

base::Result<std::string> oneOf(std::string_view text, std::string_view field,
                                std::span<const std::string_view> known) {
    if (text.empty())
        return std::string{};
    if (std::ranges::find(known, text) == known.end())
        return base::failField(std::string(field), "the word is unknown", "one of " + listed(known));
    return std::string(text);
}

bool holdsAadhaar(std::string_view text) {
    std::string run;
    const auto isOne = [&] {
        // 91 and a mobile number has twelve digits too.
        return run.size() == 12 && text::isAadhaar(run) && !text::parseIndianMobile(run);
    };
    for (const char32_t c : text::toCodePoints(text)) {
        const auto digit = text::digitsOf(text::fromCodePoints(std::u32string_view(&c, 1)));
        if (!digit.empty()) {
            run += digit;
        } else if (c != U' ' && c != U'-' && c != U'.') {
            if (isOne())
                return true;
            run.clear();
        }
    }
    return isOne();
}

base::Status refuseAadhaar(std::string_view text, std::string_view field) {
    if (!holdsAadhaar(text))
        return {};
    return base::failField(std::string(field), "this looks like a whole Aadhaar number, which is never stored",
                           "leave the number out; only its last four digits go into id_last4");
}

base::Result<std::string> checkedLast4(std::string_view text, std::string_view field) {
    OPDESK_TRY(auto tidy, readableLine(text, field, 60));
    std::string kept;
    for (const char c : tidy)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            kept += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const auto digits = text::digitsOf(tidy);
    if (kept.empty() && !digits.empty())
        kept = digits;
    if (kept.size() > 4 || digits.size() > 4)
        return base::failField(std::string(field), "only the last four characters of an id are kept",
                               "enter the last four, not the whole number");
    if (!tidy.empty() && kept.size() < 4)
        return base::failField(std::string(field), "the last four characters are incomplete", "four digits or letters");
    return kept;
}

base::Result<Birth> readBirth(std::string_view born, std::string_view age, base::Date today) {
    Birth birth;
    if (!text::tidyLine(born).empty()) {
        OPDESK_TRY(const auto date, text::parseBirthDate(text::tidyLine(born), today, "born"));
        birth.date = date;
    } else if (!text::tidyLine(age).empty()) {
        OPDESK_TRY(const auto read, text::parseAge(text::tidyLine(age), "age"));
        birth.date = text::estimatedBirthDate(read, today);
        birth.estimated = true;
    }
    return birth;
}

int yearsOld(const std::optional<base::Date>& birth, base::Date today) {
    return birth ? text::ageOn(*birth, today).years : -1;
}

}  // namespace opdesk::clinic
