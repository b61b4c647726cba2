#include <algorithm>
#include <cstdlib>
#include <set>

#include "core/store/patient_cards.h"
#include "core/store/patient_search_projection.h"
#include "core/text/edit_distance.h"
#include "core/text/phone.h"
#include "core/text/phonetic.h"
#include "core/text/unicode.h"

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

constexpr int kCandidates = 200;

/// What one person is known by.
struct Person {
    std::vector<std::string> words;
    std::vector<std::string> sounds;
};

Person personOf(const DuplicateQuery& query) {
    Person person{latinWords(query.name), text::phoneticKeys(query.name)};
    for (const auto& word : latinWords(query.nameLocal))
        if (std::ranges::find(person.words, word) == person.words.end())
            person.words.push_back(word);
    for (const auto& sound : text::phoneticKeys(query.nameLocal))
        if (std::ranges::find(person.sounds, sound) == person.sounds.end())
            person.sounds.push_back(sound);
    return person;
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
            best = std::max(best, text::jaroWinkler(word, other));
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

/// Scores of domain.md's finder: the name carries it, by spelling or by sound; birth year and phone confirm; a
/// different sex or birth year speaks against. A name that is not alike makes no copy, whatever else agrees.
class Scorer {
public:
    explicit Scorer(const DuplicateQuery& query) : m_query(query), m_person(personOf(query)) {}

    std::optional<DuplicateHit> score(const PatientCard& card, bool samePhone) const {
        DuplicateHit hit;
        hit.patient = card.hit;
        const double spelled = wordsAlike(m_person.words, card.words);
        const double sounded = soundsShared(m_person.sounds, card.sounds);
        const double name = std::max(spelled, 0.5 * spelled + 0.5 * sounded);
        if (name < 0.85 && sounded < 1)
            return std::nullopt;
        if (text::foldForSearch(m_query.name) == text::foldForSearch(card.hit.name))
            hit.reasons.emplace_back("same_name");
        else if (sounded >= 1)
            hit.reasons.emplace_back("sounds_alike");
        else
            hit.reasons.emplace_back("similar_spelling");
        if (isLatin(m_query.name) != isLatin(card.hit.name))
            hit.reasons.emplace_back("other_script");
        double points = 60 * std::max(name, sounded >= 1 ? 0.97 : 0.0);
        // One word of several, as in a given name alone, says less.
        if (std::min(m_person.sounds.size(), card.sounds.size()) < std::max(m_person.sounds.size(), card.sounds.size()))
            points -= 8;
        if (samePhone) {
            points += 15;
            hit.reasons.emplace_back("same_phone");
        }
        points += birth(card.hit, hit.reasons) + sex(card.hit);
        hit.percent = std::clamp(static_cast<int>(points + 0.5), 0, 100);
        return hit;
    }

private:
    double birth(const PatientHit& card, std::vector<std::string>& reasons) const {
        if (!m_query.birthDate || !card.birthDate)
            return 0;
        if (*m_query.birthDate == *card.birthDate && !m_query.birthEstimated && !card.birthEstimated) {
            reasons.emplace_back("same_birth_date");
            return 25;
        }
        const int years =
            std::abs(static_cast<int>(m_query.birthDate->year()) - static_cast<int>(card.birthDate->year()));
        const bool estimated = m_query.birthEstimated || card.birthEstimated;
        if (years == 0 || (estimated && years <= 2)) {
            reasons.emplace_back("same_birth_year");
            return years == 0 ? 18 : 14;
        }
        if (years <= (estimated ? 5 : 1))
            return 0;
        return -30;
    }
    double sex(const PatientHit& card) const {
        if (m_query.sex.empty() || card.sex.empty())
            return 0;
        return m_query.sex == card.sex ? 7 : -30;
    }

    const DuplicateQuery& m_query;
    Person m_person;
};

std::string anyOf(const std::vector<std::string>& terms) {
    std::string expression;
    for (const auto& term : terms)
        (expression.empty() ? expression : expression += " OR ") += term;
    return expression;
}

/// Everybody who has a sound or near spelling of at least two words of the name, or of the only one.
Result<std::vector<std::int64_t>> candidates(Database& database, const Person& person) {
    std::vector<std::string> perWord;
    for (const auto& sound : person.sounds)
        perWord.push_back('(' + ftsTerm('p', sound, false) + ')');
    for (const auto& word : person.words) {
        std::vector<std::string> terms{ftsTerm('w', word, false)};
        OPDESK_TRY(const auto near, nearWords(database, word, 12));
        for (const auto& one : near)
            terms.push_back(ftsTerm('w', one.word, false));
        perWord.push_back('(' + anyOf(terms) + ')');
    }
    std::vector<std::int64_t> all;
    const auto gather = [&](const std::string& expression) -> Status {
        OPDESK_TRY(const auto numbers, cardsMatching(database, expression, kCandidates));
        all.insert(all.end(), numbers.begin(), numbers.end());
        return {};
    };
    for (std::size_t i = 0; i < perWord.size(); ++i)
        for (std::size_t j = i + 1; j < perWord.size(); ++j)
            OPDESK_CHECK(gather(perWord[i] + " AND " + perWord[j]));
    if (person.sounds.size() <= 1)
        for (const auto& term : perWord)
            OPDESK_CHECK(gather(term));
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

}  // namespace

Result<std::vector<DuplicateHit>> possibleDuplicates(Store& store, const DuplicateQuery& query, int limit) {
    auto& database = store.database();
    const Person person = personOf(query);
    std::vector<DuplicateHit> hits;
    if (person.words.empty() || limit < 1)
        return hits;
    OPDESK_TRY(const auto numbers, candidates(database, person));
    std::set<base::Uuid> onPhone;
    const auto digits = nationalDigits(query.phone);
    std::vector<PatientCard> cards;
    if (!digits.empty()) {
        OPDESK_TRY(auto rows, database.query("SELECT patient FROM contact_phone WHERE digits = ? LIMIT 100", digits));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            if (!onPhone.insert(rows.uuid(0)).second)
                continue;
            OPDESK_TRY(auto card, cardOf(database, model::PatientId(rows.uuid(0))));
            if (card)
                cards.push_back(std::move(*card));
        }
    }
    for (const auto number : numbers) {
        OPDESK_TRY(auto card, cardByNumber(database, number));
        if (card && !onPhone.contains(card->hit.patient.uuid()))
            cards.push_back(std::move(*card));
    }
    const Scorer scorer(query);
    std::set<base::Uuid> shown;
    for (const auto& card : cards) {
        auto hit = scorer.score(card, onPhone.contains(card.hit.patient.uuid()));
        if (hit && hit->percent >= 40)
            hits.push_back(std::move(*hit));
    }
    std::ranges::stable_sort(hits, [](const DuplicateHit& a, const DuplicateHit& b) { return a.percent > b.percent; });
    std::vector<DuplicateHit> best;
    for (auto& hit : hits) {
        if (best.size() >= static_cast<std::size_t>(limit))
            break;
        OPDESK_TRY(const auto winner, resolveAlias(store, hit.patient.patient));
        if (winner != hit.patient.patient) {
            OPDESK_TRY(auto card, cardOf(database, winner));
            if (card)
                hit.patient = std::move(card->hit);
        }
        if (!shown.insert(hit.patient.patient.uuid()).second)
            continue;
        OPDESK_CHECK(completeHit(database, hit.patient));
        best.push_back(std::move(hit));
    }
    return best;
}

}  // namespace opdesk::store
