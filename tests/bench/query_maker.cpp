#include "tests/bench/query_maker.h"

#include <algorithm>
#include <cctype>

#include "core/store/database.h"

namespace opdesk::tests::bench {

using base::Random;
using store::PatientHit;

namespace {

constexpr std::size_t kShortestMisspelt = 5, kLongWord = 8;

std::vector<std::string> wordsOf(const std::string& name) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < name.size()) {
        const auto end = std::min(name.find(' ', at), name.size());
        if (end > at)
            words.push_back(name.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string lower(std::string text) {
    for (auto& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words)
        (text.empty() ? text : text += ' ') += word;
    return text;
}

bool isPlain(const std::string& word) {
    return std::ranges::all_of(word, [](unsigned char c) { return std::isalpha(c) != 0; });
}

char anyLetter(Random& random) {
    return static_cast<char>('a' + static_cast<char>(random.below(26)));
}

/// One slip of the fingers: a letter left out, doubled in, replaced, or two swapped.
std::string slipped(std::string word, Random& random) {
    const auto at = random.below(word.size() - 1);
    switch (random.below(4)) {
        case 0:
            return word.erase(at, 1);
        case 1:
            return word.insert(at, 1, anyLetter(random));
        case 2:
            word[at] = anyLetter(random);
            return word;
        default:
            std::swap(word[at], word[at + 1]);
            return word;
    }
}

/// Hits that have, for every part, a word of the name beginning with it.
std::function<bool(const PatientHit&)> startingWith(std::vector<std::string> parts) {
    return [parts = std::move(parts)](const PatientHit& hit) {
        const auto words = wordsOf(lower(hit.name));
        return std::ranges::all_of(parts, [&](const std::string& part) {
            return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(part); });
        });
    };
}

Query partOf(const KnownPerson& person, Random& random) {
    auto words = wordsOf(lower(person.name));
    std::vector<std::string> parts;
    const auto part = [&](const std::string& word) {
        return word.substr(0, std::min<std::size_t>(word.size(), 2 + random.below(4)));
    };
    if (random.below(100) < 60)
        parts = {part(words[random.below(words.size())])};
    else
        parts = {part(words.front()), part(words.back())};
    return {joined(parts), startingWith(parts)};
}

Query devanagariOf(const KnownPerson& person, Random& random) {
    if (random.below(2) == 0)
        return {person.nameLocal, [person](const PatientHit& hit) {
                    return hit.nameLocal == person.nameLocal || hit.name == person.name;
                }};
    const auto word = wordsOf(person.nameLocal).front();
    const auto latin = wordsOf(person.name).front();
    return {word, [word, latin](const PatientHit& hit) {
                return hit.nameLocal.starts_with(word) || hit.name.starts_with(latin);
            }};
}

}  // namespace

std::string categoryName(Category category) {
    switch (category) {
        case Category::part:
            return "part of a name";
        case Category::oneEdit:
            return "misspelt, one slip";
        case Category::twoEdits:
            return "misspelt, two slips";
        case Category::devanagari:
            return "Devanagari";
        case Category::lastDigits:
            return "last 4 digits of a phone";
        case Category::clinicNumber:
            return "clinic number";
        case Category::everyKey:
            return "every key of a name as typed";
    }
    return {};
}

base::Result<QueryMaker> QueryMaker::make(store::Store& store) {
    QueryMaker maker;
    OPDESK_TRY(auto rows,
               store.database().prepare("SELECT name, name_local, clinic_number, (SELECT digits FROM contact_phone p"
                                        " WHERE p.patient = c.patient LIMIT 1) FROM patient_card c ORDER BY number"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            break;
        KnownPerson person{std::string(rows.text(0)), std::string(rows.text(1)), std::string(rows.text(2)),
                           std::string(rows.text(3))};
        if (!person.nameLocal.empty())
            maker.m_withLocal.push_back(maker.m_people.size());
        maker.m_people.push_back(std::move(person));
    }
    if (maker.m_withLocal.empty())
        return base::fail(base::ErrorCode::wrongState, "nobody in the cache has a name in Devanagari");
    return maker;
}

Query QueryMaker::misspelt(Random& random, int edits) const {
    const auto shortest = edits > 1 ? kLongWord : kShortestMisspelt;
    while (true) {
        const auto& person = m_people[random.below(m_people.size())];
        auto words = wordsOf(lower(person.name));
        auto& word = words[random.below(words.size())];
        if (word.size() < shortest || !isPlain(word))
            continue;
        const auto right = word;
        for (int i = 0; i < edits; ++i)
            word = slipped(word, random);
        if (word == right)
            continue;
        return {joined(words), [name = person.name](const PatientHit& hit) { return hit.name == name; }};
    }
}

Query QueryMaker::one(Category category, Random& random) const {
    const auto& person = m_people[random.below(m_people.size())];
    switch (category) {
        case Category::part:
            return partOf(person, random);
        case Category::oneEdit:
            return misspelt(random, 1);
        case Category::twoEdits:
            return misspelt(random, 2);
        case Category::devanagari:
            return devanagariOf(m_people[m_withLocal[random.below(m_withLocal.size())]], random);
        case Category::lastDigits: {
            const auto digits =
                person.phone.substr(person.phone.size() - std::min<std::size_t>(4, person.phone.size()));
            // The line holds the whole number with its country code.
            return {digits, [digits](const PatientHit& hit) { return hit.phone.ends_with(digits); }};
        }
        case Category::clinicNumber:
            return {person.clinicNumber,
                    [number = person.clinicNumber](const PatientHit& hit) { return hit.clinicNumber == number; }};
        case Category::everyKey:
            break;
    }
    return {};
}

void QueryMaker::addEveryKey(std::vector<Query>& queries, Random& random) const {
    const auto text = lower(m_people[random.below(m_people.size())].name);
    for (std::size_t length = 1; length <= text.size(); ++length)
        if (text[length - 1] != ' ' && static_cast<unsigned char>(text[length - 1]) < 0x80) {
            const auto typed = text.substr(0, length);
            const bool hasSign = typed.find('\'') != std::string::npos;
            queries.push_back({typed, hasSign ? [](const PatientHit&) { return true; } : startingWith(wordsOf(typed))});
        }
}

std::vector<Query> QueryMaker::draw(Category category, std::size_t count, std::uint64_t seed) const {
    base::SeededRandom random(seed);
    std::vector<Query> queries;
    while (queries.size() < count) {
        if (category == Category::everyKey)
            addEveryKey(queries, random);
        else
            queries.push_back(one(category, random));
    }
    queries.resize(count);
    return queries;
}

}  // namespace opdesk::tests::bench
