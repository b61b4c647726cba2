#include <algorithm>
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

constexpr int kCandidates = 80;   ///< looked at per step; ranking is done in memory
constexpr int kMoreBySound = 40;  ///< looked at beside enough exact ones
constexpr std::size_t kMaxWords = 6;
constexpr std::size_t kNearWords = 24;
constexpr int kExact = 100, kPrefix = 88, kSound = 76, kNear = 70;

struct QueryWord {
    std::string word;
    std::vector<std::string> sounds;
    std::vector<NearWord> near;
};

/// One search: gathers candidates from the strictest question to the loosest, then ranks.
class NameSearch {
public:
    NameSearch(Database& database, int limit) : m_database(database), m_limit(static_cast<std::size_t>(limit)) {}

    Result<std::vector<PatientCard>> run(std::string_view text) {
        for (const auto& word : latinWords(text)) {
            if (m_words.size() == kMaxWords)
                break;
            m_words.push_back({word, text::phoneticKeys(word), {}});
        }
        addSounds(text);
        if (m_words.empty())
            return std::vector<PatientCard>();
        OPDESK_CHECK(gather(exactly()));
        const bool enough = m_cards.size() >= m_limit;
        OPDESK_CHECK(gather(all([this](std::size_t i) { return bySound(i); }), enough ? kMoreBySound : kCandidates));
        if (m_cards.size() < m_limit)
            OPDESK_CHECK(gatherNear());
        if (m_cards.empty() && m_words.size() > 1)
            OPDESK_CHECK(gatherWithoutOne());
        std::ranges::stable_sort(m_cards,
                                 [](const PatientCard& a, const PatientCard& b) { return a.hit.score > b.hit.score; });
        return std::move(m_cards);
    }

private:
    /// A word of an Indic script sounds the same as typed; its Latin form may lose some of it.
    void addSounds(std::string_view text) {
        const auto sounds = text::phoneticKeys(text);
        if (sounds.size() != m_words.size())
            return;
        for (std::size_t i = 0; i < sounds.size(); ++i)
            if (std::ranges::find(m_words[i].sounds, sounds[i]) == m_words[i].sounds.end())
                m_words[i].sounds.push_back(sounds[i]);
    }

    std::string exactly() const {
        return all([this](std::size_t i) { return ftsTerm('w', m_words[i].word, i + 1 == m_words.size()); });
    }

    std::string bySound(std::size_t i) const {
        std::string term = ftsTerm('w', m_words[i].word, m_words[i].word.size() > 1 || i + 1 == m_words.size());
        for (const auto& sound : m_words[i].sounds)
            term += " OR " + ftsTerm('p', sound, i + 1 == m_words.size() && sound.size() > 3);
        return term;
    }

    std::string loosely(std::size_t i) const {
        std::string term = bySound(i);
        for (const auto& near : m_words[i].near)
            term += " OR " + ftsTerm('w', near.word, false);
        return term;
    }

    template <typename Term>
    std::string all(const Term& term, std::size_t without = kMaxWords) const {
        std::string expression;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (i == without)
                continue;
            if (!expression.empty())
                expression += " AND ";
            expression += '(' + term(i) + ')';
        }
        return expression;
    }

    Status gatherNear() {
        for (auto& word : m_words) {
            OPDESK_TRY(word.near, nearWords(m_database, word.word, kNearWords));
        }
        return gather(all([this](std::size_t i) { return loosely(i); }));
    }

    Status gatherWithoutOne() {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            OPDESK_CHECK(gather(all([this](std::size_t at) { return loosely(at); }, i)));
        return {};
    }

    Status gather(const std::string& expression, int most = kCandidates) {
        OPDESK_TRY(const auto numbers, cardsMatching(m_database, expression, most));
        for (const auto number : numbers) {
            if (!m_seen.insert(number).second)
                continue;
            OPDESK_TRY(auto card, cardByNumber(m_database, number));
            if (!card)
                continue;
            card->hit.score = scoreOf(*card);
            m_cards.push_back(std::move(*card));
        }
        return {};
    }

    int scoreOf(const PatientCard& card) const {
        int sum = 0;
        for (std::size_t i = 0; i < m_words.size(); ++i)
            sum += best(m_words[i], i, card);
        int score = 10 * sum / static_cast<int>(m_words.size());
        score -= 2 * std::max(0, static_cast<int>(card.words.size()) - static_cast<int>(m_words.size()));
        return card.hit.inactive ? score - 200 : score;
    }

    static int best(const QueryWord& query, std::size_t at, const PatientCard& card) {
        int best = 0;
        for (std::size_t i = 0; i < card.words.size(); ++i) {
            const auto& word = card.words[i];
            int value = 0;
            if (word == query.word)
                value = kExact;
            else if (word.starts_with(query.word))
                value = kPrefix;
            else if (const auto it = std::ranges::find(query.near, word, &NearWord::word); it != query.near.end())
                value = kNear - 8 * static_cast<int>(it->distance);
            if (value > 0 && i == at)
                value += 2;
            best = std::max(best, value);
        }
        for (const auto& sound : query.sounds)
            if (std::ranges::find(card.sounds, sound) != card.sounds.end())
                best = std::max(best, kSound + spelling(query, card));
        return best;
    }

    /// Among names that sound alike the closer spelling goes first.
    static int spelling(const QueryWord& query, const PatientCard& card) {
        double closest = 0;
        for (const auto& word : card.words)
            closest = std::max(closest, text::jaroWinkler(query.word, word));
        return static_cast<int>(closest * 8);
    }

    Database& m_database;
    std::size_t m_limit;
    std::vector<QueryWord> m_words;
    std::vector<PatientCard> m_cards;
    std::set<std::int64_t> m_seen;
};

Status addPatient(Database& database, const base::Uuid& patient, int score, std::vector<PatientCard>& cards) {
    OPDESK_TRY(auto card, cardOf(database, model::PatientId(patient)));
    if (!card)
        return {};
    card->hit.score = card->hit.inactive ? score - 200 : score;
    cards.push_back(std::move(*card));
    return {};
}

Status addPhones(Database& database, std::string_view sql, const std::string& from, int score,
                 std::vector<PatientCard>& cards) {
    OPDESK_TRY(auto rows, database.query(sql, from, from + ':', kCandidates));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return {};
        OPDESK_CHECK(addPatient(database, rows.uuid(0), score, cards));
    }
}

/// Last digits first, as people say them; then first digits, clinic number and ABHA number.
Result<std::vector<PatientCard>> searchNumber(Database& database, std::string digits) {
    std::vector<PatientCard> cards;
    const auto addMatching = [&](const std::string& expression, int score) -> Status {
        OPDESK_TRY(const auto numbers, cardsMatching(database, expression, kCandidates));
        for (const auto number : numbers) {
            OPDESK_TRY(auto card, cardByNumber(database, number));
            if (!card)
                continue;
            card->hit.score = card->hit.inactive ? score - 200 : score;
            cards.push_back(std::move(*card));
        }
        return {};
    };
    const auto significant = digits.find_first_not_of('0');
    if (significant != std::string::npos)
        OPDESK_CHECK(addMatching(ftsTerm('m', digits.substr(significant), false), 950));
    OPDESK_CHECK(addMatching(ftsTerm('h', digits, digits.size() < 14), 900));
    if (digits.size() > 10 && digits.size() < 14)
        digits.erase(0, digits.size() - 10);
    if (digits.size() < 3)
        return cards;
    OPDESK_CHECK(addPhones(
        database, "SELECT patient FROM contact_phone WHERE reversed >= ? AND reversed < ? ORDER BY reversed LIMIT ?",
        std::string(digits.rbegin(), digits.rend()), 930, cards));
    OPDESK_CHECK(addPhones(database,
                           "SELECT patient FROM contact_phone WHERE digits >= ? AND digits < ? ORDER BY digits LIMIT ?",
                           digits, 910, cards));
    return cards;
}

bool hasLetter(std::string_view folded) {
    return std::ranges::any_of(folded, [](char c) { return c != ' ' && (c < '0' || c > '9'); });
}

/// Losers of an alias give way to their winner; everybody appears once.
Result<std::vector<PatientHit>> finish(Store& store, std::vector<PatientCard> cards, std::size_t limit) {
    std::vector<PatientHit> hits;
    std::set<base::Uuid> shown;
    for (auto& card : cards) {
        if (hits.size() >= limit)
            break;
        auto hit = std::move(card.hit);
        OPDESK_TRY(const auto winner, resolveAlias(store, hit.patient));
        if (winner != hit.patient) {
            OPDESK_TRY(auto other, cardOf(store.database(), winner));
            if (other) {
                other->hit.score = hit.score;
                hit = std::move(other->hit);
            }
        }
        if (!shown.insert(hit.patient.uuid()).second)
            continue;
        OPDESK_CHECK(completeHit(store.database(), hit));
        hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace

Result<std::vector<PatientHit>> searchPatients(Store& store, std::string_view text, int limit) {
    if (limit < 1)
        return std::vector<PatientHit>();
    auto& database = store.database();
    const auto folded = text::foldForSearch(text);
    std::vector<PatientCard> cards;
    const auto digits = text::digitsOf(text);
    if (!digits.empty() && !hasLetter(folded)) {
        OPDESK_TRY(cards, searchNumber(database, digits));
    } else {
        std::string key = folded;
        std::erase(key, ' ');
        if (!digits.empty() && !key.empty()) {
            OPDESK_TRY(const auto numbers, cardsMatching(database, ftsTerm('n', key, true), kCandidates));
            for (const auto number : numbers) {
                OPDESK_TRY(auto card, cardByNumber(database, number));
                if (!card)
                    continue;
                card->hit.score = 960;
                cards.push_back(std::move(*card));
            }
        }
        NameSearch search(database, limit);
        OPDESK_TRY(auto named, search.run(text));
        cards.insert(cards.end(), std::make_move_iterator(named.begin()), std::make_move_iterator(named.end()));
    }
    std::ranges::stable_sort(cards,
                             [](const PatientCard& a, const PatientCard& b) { return a.hit.score > b.hit.score; });
    return finish(store, std::move(cards), static_cast<std::size_t>(limit));
}

Result<std::int64_t> patientCount(Store& store) {
    OPDESK_TRY(const auto people, store.database().number("SELECT people FROM patient_total"));
    return people.value_or(0);
}

Result<std::optional<PatientHit>> patientCard(Store& store, const model::PatientId& patient) {
    OPDESK_TRY(auto card, cardOf(store.database(), patient));
    if (!card)
        return std::optional<PatientHit>();
    OPDESK_CHECK(completeHit(store.database(), card->hit));
    return std::optional(std::move(card->hit));
}

Result<std::vector<PatientHit>> patientsOnPhone(Store& store, std::string_view e164) {
    std::vector<PatientCard> cards;
    OPDESK_TRY(auto rows,
               store.database().query("SELECT DISTINCT patient FROM contact_phone WHERE digits = ? LIMIT 100",
                                      nationalDigits(e164)));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            break;
        OPDESK_CHECK(addPatient(store.database(), rows.uuid(0), 930, cards));
    }
    return finish(store, std::move(cards), 100);
}

}  // namespace opdesk::store
