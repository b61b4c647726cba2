#include "core/text/person_match.h"

#include <algorithm>
#include <cstdlib>

#include "core/text/edit_distance.h"
#include "core/text/phone.h"
#include "core/text/phonetic.h"
#include "core/text/transliterate.h"
#include "core/text/unicode.h"

namespace opdesk::text {

namespace {

void addUnique(std::vector<std::string>& list, std::string one) {
    if (std::ranges::find(list, one) == list.end())
        list.push_back(std::move(one));
}

/// Every word of the shorter list against its best partner of the longer, 0 to 1.
double wordsAlike(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto& few = a.size() <= b.size() ? a : b;
    const auto& many = a.size() <= b.size() ? b : a;
    if (few.empty())
        return 0;
    double sum = 0;
    for (const auto& word : few) {
        double best = 0;
        for (const auto& other : many)
            best = std::max(best, jaroWinkler(word, other));
        sum += best;
    }
    return sum / static_cast<double>(few.size());
}

double soundsShared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.empty() || b.empty())
        return 0;
    const auto shared =
        std::ranges::count_if(a, [&](const auto& sound) { return std::ranges::find(b, sound) != b.end(); });
    return static_cast<double>(shared) / static_cast<double>(std::min(a.size(), b.size()));
}

bool isLatin(std::string_view name) {
    return std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

double birthPoints(const Person& a, const Person& b, std::vector<std::string>& reasons) {
    if (!a.birthDate || !b.birthDate)
        return 0;
    if (*a.birthDate == *b.birthDate && !a.birthEstimated && !b.birthEstimated) {
        reasons.emplace_back("same_birth_date");
        return 25;
    }
    const int years = std::abs(static_cast<int>(a.birthDate->year()) - static_cast<int>(b.birthDate->year()));
    const bool estimated = a.birthEstimated || b.birthEstimated;
    if (years == 0 || (estimated && years <= 2)) {
        reasons.emplace_back("same_birth_year");
        return years == 0 ? 18 : 14;
    }
    if (years <= (estimated ? 5 : 1))
        return 0;
    return -30;
}

double sexPoints(const Person& a, const Person& b) {
    if (a.sex.empty() || b.sex.empty())
        return 0;
    return a.sex == b.sex ? 7 : -30;
}

}  // namespace

std::vector<std::string> latinWords(std::string_view name) {
    const auto folded = foldForSearch(toLatin(name));
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < folded.size()) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        if (end > at)
            addUnique(words, folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

void fillWords(Person& person) {
    person.words = latinWords(person.name);
    person.sounds = phoneticKeys(person.name);
    for (auto& word : latinWords(person.nameLocal))
        addUnique(person.words, std::move(word));
    for (auto& sound : phoneticKeys(person.nameLocal))
        addUnique(person.sounds, std::move(sound));
}

std::optional<PersonMatch> matchPersons(const Person& a, const Person& b, bool samePhone) {
    PersonMatch match;
    const double spelled = wordsAlike(a.words, b.words);
    const double sounded = soundsShared(a.sounds, b.sounds);
    const double name = std::max(spelled, 0.5 * spelled + 0.5 * sounded);
    if (name < 0.85 && sounded < 1)
        return std::nullopt;
    if (foldForSearch(a.name) == foldForSearch(b.name))
        match.reasons.emplace_back("same_name");
    else if (sounded >= 1)
        match.reasons.emplace_back("sounds_alike");
    else
        match.reasons.emplace_back("similar_spelling");
    if (isLatin(a.name) != isLatin(b.name))
        match.reasons.emplace_back("other_script");
    double points = 60 * std::max(name, sounded >= 1 ? 0.97 : 0.0);
    // One word of several, as in a given name alone, says less.
    if (a.sounds.size() != b.sounds.size())
        points -= 8;
    if (samePhone) {
        points += 15;
        match.reasons.emplace_back("same_phone");
    }
    points += birthPoints(a, b, match.reasons) + sexPoints(a, b);
    match.percent = std::clamp(static_cast<int>(points + 0.5), 0, 100);
    return match;
}

std::string phoneDigits(std::string_view e164) {
    auto digits = digitsOf(e164);
    if (e164.starts_with("+91") && digits.size() == 12)
        digits.erase(0, 2);
    return digits;
}

}  // namespace opdesk::text
