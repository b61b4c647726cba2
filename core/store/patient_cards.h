#pragma once

#include <span>

#include "core/store/impl.h"
#include "core/store/queries.h"

namespace opdesk::store {

/// A card with what ranking needs.
struct PatientCard {
    PatientHit hit;
    std::vector<std::string> words;  ///< of the name in Latin letters
    std::vector<std::string> sounds;
};

/// Reads of the table patient_card; included by the queries of core/store only.
base::Result<std::optional<PatientCard>> cardByNumber(Database& database, std::int64_t number);
base::Result<std::optional<PatientCard>> cardOf(Database& database, const model::PatientId& patient);
/// Adds phone, last visit and balance over everybody merged into the patient.
base::Status completeHit(Database& database, PatientHit& hit);
std::vector<std::string> splitWords(std::string_view text);

/// Numbers of the cards whose tokens match the FTS expression, newest first.
base::Result<std::vector<std::int64_t>> cardsMatching(Database& database, const std::string& expression, int limit);
/// Words of the clinic's vocabulary within one edit, or two for long words; nearest first.
struct NearWord {
    std::string word;
    std::size_t distance = 0;
};
base::Result<std::vector<NearWord>> nearWords(Database& database, const std::string& word, std::size_t limit);
/// "mark" + word as a term of an FTS expression.
std::string ftsTerm(char mark, std::string_view word, bool prefix);

}  // namespace opdesk::store
