#include <algorithm>
#include <set>

#include "core/store/patient_cards.h"
#include "core/store/patient_search_projection.h"
#include "core/text/person_match.h"

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

constexpr int kCandidates = 200;

text::Person personOf(const DuplicateQuery& query) {
    text::Person person{query.name, query.nameLocal, query.sex, query.birthDate, query.birthEstimated, {}, {}};
    text::fillWords(person);
    return person;
}

/// Of a card: its words and sounds are kept beside it.
text::Person personOf(const PatientCard& card) {
    return {card.hit.name, {}, card.hit.sex, card.hit.birthDate, card.hit.birthEstimated, card.words, card.sounds};
}

std::string anyOf(const std::vector<std::string>& terms) {
    std::string expression;
    for (const auto& term : terms)
        (expression.empty() ? expression : expression += " OR ") += term;
    return expression;
}

/// Everybody who has a sound or near spelling of at least two words of the name, or of the only one.
Result<std::vector<std::int64_t>> candidates(Database& database, const text::Person& person) {
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
    const auto person = personOf(query);
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
    std::set<base::Uuid> shown;
    for (const auto& card : cards) {
        auto match = text::matchPersons(person, personOf(card), onPhone.contains(card.hit.patient.uuid()));
        if (match && match->percent >= 40)
            hits.push_back({card.hit, match->percent, std::move(match->reasons)});
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
