#include "core/store/patient_cards.h"

#include <algorithm>
#include <set>

#include "core/store/body_reader.h"
#include "core/store/patient_search_projection.h"
#include "core/text/edit_distance.h"

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

constexpr std::string_view kByNumber =
    "SELECT patient, name, name_local, sex, birth, estimated, clinic_number, locality, inactive, words, sounds FROM "
    "patient_card WHERE number = ?";
constexpr std::string_view kByPatient =
    "SELECT patient, name, name_local, sex, birth, estimated, clinic_number, locality, inactive, words, sounds FROM "
    "patient_card WHERE patient = ?";

Result<std::optional<PatientCard>> read(Statement& row) {
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<PatientCard>();
    PatientCard card;
    auto& hit = card.hit;
    hit.patient = model::PatientId(row.uuid(0));
    hit.name = row.text(1);
    hit.nameLocal = row.text(2);
    hit.sex = row.text(3);
    hit.birthDate = dateOfDayNumber(row.maybeInteger(4));
    hit.birthEstimated = row.integer(5) != 0;
    hit.clinicNumber = row.text(6);
    hit.locality = row.text(7);
    hit.inactive = row.integer(8) != 0;
    card.words = splitWords(row.text(9));
    card.sounds = splitWords(row.text(10));
    return std::optional(std::move(card));
}

}  // namespace

std::vector<std::string> splitWords(std::string_view text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at)
            words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

Result<std::optional<PatientCard>> cardByNumber(Database& database, std::int64_t number) {
    OPDESK_TRY(auto row, database.query(kByNumber, number));
    return read(row);
}

Result<std::optional<PatientCard>> cardOf(Database& database, const model::PatientId& patient) {
    OPDESK_TRY(auto row, database.query(kByPatient, patient.uuid()));
    return read(row);
}

Status completeHit(Database& database, PatientHit& hit) {
    OPDESK_TRY(const auto people, samePerson(database, hit.patient));
    std::optional<std::int64_t> lastDay;
    hit.balance = 0;
    for (const auto& person : people) {
        if (hit.phone.empty()) {
            OPDESK_TRY(
                auto phone,
                database.query("SELECT value FROM contact_phone WHERE patient = ? ORDER BY main DESC, contact LIMIT 1",
                               person));
            OPDESK_TRY(const bool found, phone.step());
            if (found)
                hit.phone = phone.text(0);
        }
        OPDESK_TRY(
            const auto day,
            database.number("SELECT day FROM visit_row WHERE patient = ? AND status NOT IN ('cancelled', 'no_show')"
                            " ORDER BY day DESC LIMIT 1",
                            person));
        lastDay = std::max(lastDay, day);
        OPDESK_TRY(const auto balance, database.number("SELECT sum(amount) FROM ledger_row WHERE patient = ?", person));
        hit.balance += balance.value_or(0);
    }
    hit.lastVisit = dateOfDayNumber(lastDay);
    return {};
}

Result<std::vector<std::int64_t>> cardsMatching(Database& database, const std::string& expression, int limit) {
    std::vector<std::int64_t> numbers;
    OPDESK_TRY(auto rows,
               database.query("SELECT rowid FROM patient_words WHERE patient_words MATCH ? ORDER BY rowid DESC LIMIT ?",
                              expression, limit));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return numbers;
        numbers.push_back(rows.integer(0));
    }
}

Result<std::vector<NearWord>> nearWords(Database& database, const std::string& word, std::size_t limit) {
    std::vector<NearWord> found;
    if (word.size() < 4)
        return found;
    const std::size_t bound = word.size() >= kLongWord ? 2 : 1;
    std::set<std::string, std::less<>> seen;
    OPDESK_TRY(auto rows, database.prepare("SELECT word FROM word_near WHERE near = ? LIMIT 200"));
    for (const auto& near : nearSpellings(word)) {
        rows.bind(near);
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            const auto candidate = rows.text(0);
            if (seen.contains(candidate))
                continue;
            seen.emplace(candidate);
            const auto distance = text::editDistance(word, candidate, bound);
            if (distance <= bound)
                found.push_back({std::string(candidate), distance});
        }
        rows.again();
    }
    std::ranges::sort(found, [](const NearWord& a, const NearWord& b) {
        return std::tie(a.distance, a.word) < std::tie(b.distance, b.word);
    });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

std::string ftsTerm(char mark, std::string_view word, bool prefix) {
    std::string term = "\"";
    term += mark;
    term += word;
    term += prefix ? "\"*" : "\"";
    return term;
}

}  // namespace opdesk::store
