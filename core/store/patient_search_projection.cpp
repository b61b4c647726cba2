#include "core/store/patient_search_projection.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/store/body_reader.h"
#include "core/text/person_match.h"
#include "core/text/phone.h"
#include "core/text/phonetic.h"
#include "core/text/transliterate.h"
#include "core/text/unicode.h"

namespace opdesk::store {

using base::Status;

namespace {

constexpr std::string_view kCreate = R"sql(
CREATE TABLE patient_card(
  number INTEGER PRIMARY KEY, patient BLOB NOT NULL UNIQUE, name TEXT NOT NULL, name_local TEXT NOT NULL, sex TEXT NOT NULL,
  birth INTEGER, estimated INTEGER NOT NULL, clinic_number TEXT NOT NULL, locality TEXT NOT NULL, inactive INTEGER NOT NULL,
  words TEXT NOT NULL, sounds TEXT NOT NULL, import_key TEXT, indexed INTEGER NOT NULL);
CREATE INDEX patient_card_import ON patient_card(import_key) WHERE import_key IS NOT NULL;
CREATE VIRTUAL TABLE patient_words USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize='ascii');
CREATE TABLE name_word(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE word_near(near TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY(near, word)) WITHOUT ROWID;
CREATE TABLE contact_phone(
  contact BLOB PRIMARY KEY, patient BLOB NOT NULL, value TEXT NOT NULL, digits TEXT NOT NULL, reversed TEXT NOT NULL,
  main INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX contact_phone_patient ON contact_phone(patient);
CREATE INDEX contact_phone_digits ON contact_phone(digits);
CREATE INDEX contact_phone_reversed ON contact_phone(reversed);
-- Counting the cards would read all of them, at every key typed.
CREATE TABLE patient_total(people INTEGER NOT NULL);
INSERT INTO patient_total(people) VALUES(0);
)sql";

constexpr std::string_view kDrop = R"sql(
DROP TABLE IF EXISTS patient_card; DROP TABLE IF EXISTS patient_words; DROP TABLE IF EXISTS name_word;
DROP TABLE IF EXISTS word_near; DROP TABLE IF EXISTS contact_phone; DROP TABLE IF EXISTS patient_total;
)sql";

void addUnique(std::vector<std::string>& list, const std::vector<std::string>& more) {
    for (const auto& one : more)
        if (std::ranges::find(list, one) == list.end())
            list.push_back(one);
}

std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const auto& one : list)
        (out.empty() ? out : out += ' ') += one;
    return out;
}

void addTokens(std::string& out, char mark, const std::vector<std::string>& list) {
    for (const auto& one : list) {
        out += mark;
        out += one;
        out += ' ';
    }
}

/// FNV-1a: the same on every machine, and nobody gains by two texts that share it.
std::int64_t digestOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return static_cast<std::int64_t>(hash);
}

bool isAscii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::vector<std::string> latinWords(std::string_view name) {
    return text::latinWords(name);
}

std::vector<std::string> nearSpellings(const std::string& word) {
    std::vector<std::string> near{word};
    if (word.size() < 3 || !isAscii(word))
        return near;
    const auto without = [](const std::string& from, std::size_t at) {
        return from.substr(0, at) + from.substr(at + 1);
    };
    for (std::size_t i = 0; i < word.size(); ++i)
        near.push_back(without(word, i));
    if (word.size() >= kLongWord)
        for (std::size_t i = 0; i < word.size(); ++i)
            for (std::size_t j = i; j + 1 < word.size(); ++j)
                near.push_back(without(without(word, i), j));
    std::ranges::sort(near);
    near.erase(std::ranges::unique(near).begin(), near.end());
    return near;
}

std::string nationalDigits(std::string_view e164) {
    return text::phoneDigits(e164);
}

std::string_view PatientSearchProjection::createScript() const {
    return kCreate;
}
std::string_view PatientSearchProjection::dropScript() const {
    return kDrop;
}

bool PatientSearchProjection::wants(model::KindId kind) const {
    return kind == model::KindId::patient || kind == model::KindId::contact;
}

Status PatientSearchProjection::put(const ProjectedRecord& record) {
    if (record.kind == model::KindId::contact)
        return putContact(record);
    return putPatient(record);
}

Status PatientSearchProjection::dropPatient(const base::Uuid& id) {
    auto& database = m_context.database;
    OPDESK_TRY(const auto number, database.number("SELECT number FROM patient_card WHERE patient = ?", id));
    if (!number)
        return {};
    OPDESK_CHECK(database.run("DELETE FROM patient_words WHERE rowid = ?", *number));
    OPDESK_CHECK(database.run("UPDATE patient_total SET people = people - 1"));
    return database.run("DELETE FROM patient_card WHERE number = ?", *number);
}

Status PatientSearchProjection::putPatient(const ProjectedRecord& record) {
    if (record.deleted || !record.body)
        return dropPatient(record.id);
    auto& database = m_context.database;
    const BodyReader body(*record.body);
    const auto name = body.text("name");
    const auto nameLocal = body.text("name_local");
    auto words = latinWords(name);
    auto sounds = text::phoneticKeys(name);
    if (!nameLocal.empty()) {
        addUnique(words, latinWords(nameLocal));
        addUnique(sounds, text::phoneticKeys(nameLocal));
    }
    const auto clinicNumber = body.text("clinic_number");
    const auto importKey = body.text("import_key");
    std::string tokens;
    addTokens(tokens, 'w', words);
    addTokens(tokens, 'p', sounds);
    auto key = text::foldForSearch(clinicNumber);
    std::erase(key, ' ');
    if (!key.empty())
        addTokens(tokens, 'n', {key});
    const auto dash = clinicNumber.rfind('-');
    const auto tail = text::digitsOf(dash == std::string::npos ? clinicNumber : clinicNumber.substr(dash + 1));
    const auto significant = tail.find_first_not_of('0');
    if (significant != std::string::npos)
        addTokens(tokens, 'm', {tail.substr(significant)});
    const auto abha = text::digitsOf(body.text("abha_number"));
    if (!abha.empty())
        addTokens(tokens, 'h', {abha});
    // Most edits change no word of the index, and its entry is what costs most to write.
    const auto indexed = digestOf(tokens);
    std::optional<std::int64_t> before;
    bool isIndexed = false;
    if (!record.isNew) {
        OPDESK_TRY(auto row, database.query("SELECT number, indexed FROM patient_card WHERE patient = ?", record.id));
        OPDESK_TRY(const bool found, row.step());
        if (found) {
            before = row.integer(0);
            isIndexed = row.integer(1) == indexed;
        }
    }
    if (before && !isIndexed)
        OPDESK_CHECK(database.run("DELETE FROM patient_words WHERE rowid = ?", *before));
    if (!before)
        OPDESK_CHECK(database.run("UPDATE patient_total SET people = people + 1"));
    OPDESK_TRY(
        const auto number,
        database.number(
            "INSERT INTO patient_card(number, patient, name, name_local, sex, birth, estimated, clinic_number, "
            "locality,"
            " inactive, words, sounds, import_key, indexed) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
            " ON CONFLICT(patient) DO UPDATE SET name = excluded.name, name_local = excluded.name_local,"
            " sex = excluded.sex, birth = excluded.birth, estimated = excluded.estimated,"
            " clinic_number = excluded.clinic_number, locality = excluded.locality, inactive = excluded.inactive,"
            " words = excluded.words, sounds = excluded.sounds, import_key = excluded.import_key,"
            " indexed = excluded.indexed RETURNING number",
            before, record.id, name, nameLocal, body.text("sex"), body.dayNumber("birth_date"),
            body.flag("birth_estimated"), clinicNumber, body.text("locality"), body.flag("inactive"), joined(words),
            joined(sounds), importKey.empty() ? std::optional<std::string>() : std::optional(importKey), indexed));
    if (isIndexed)
        return {};
    OPDESK_CHECK(database.run("INSERT INTO patient_words(rowid, tokens) VALUES(?, ?)", number, tokens));
    for (const auto& word : words)
        OPDESK_CHECK(learn(word));
    return {};
}

Status PatientSearchProjection::learn(const std::string& word) {
    if (word.size() < 3 || !m_known.insert(word).second)
        return {};
    auto& database = m_context.database;
    OPDESK_CHECK(database.run("INSERT OR IGNORE INTO name_word(word) VALUES(?)", word));
    if (database.changes() == 0)
        return {};
    OPDESK_TRY(auto insert, database.prepare("INSERT OR IGNORE INTO word_near(near, word) VALUES(?, ?)"));
    for (const auto& near : nearSpellings(word)) {
        OPDESK_CHECK(insert.bind(near, word).run());
        insert.again();
    }
    return {};
}

Status PatientSearchProjection::putContact(const ProjectedRecord& record) {
    auto& database = m_context.database;
    const auto drop = [&] { return database.run("DELETE FROM contact_phone WHERE contact = ?", record.id); };
    if (record.deleted || !record.body)
        return drop();
    const BodyReader body(*record.body);
    const auto value = body.text("value");
    const auto digits = nationalDigits(value);
    const auto patient = body.id("patient");
    if (body.text("system") != "phone" || digits.empty() || patient.isNull())
        return drop();
    const auto main = body.flag("primary");
    if (!record.isNew) {
        OPDESK_CHECK(database.run(
            "UPDATE contact_phone SET value = ?, main = ? WHERE contact = ? AND patient = ? AND digits = ?", value,
            main, record.id, patient, digits));
        if (database.changes() > 0)
            return {};
    }
    return database.run(
        "INSERT OR REPLACE INTO contact_phone(contact, patient, value, digits, reversed, main) VALUES(?,?,?,?,?,?)",
        record.id, patient, value, digits, std::string(digits.rbegin(), digits.rend()), main);
}

}  // namespace opdesk::store
