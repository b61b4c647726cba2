#pragma once

#include <unordered_set>

#include "core/store/projection.h"

namespace opdesk::store {

/// Answers "who is it": one card a patient, an index of words and sounds of the name, of clinic and ABHA number, the
/// clinic's vocabulary of name words with their near spellings, phones by their last and first digits, and how many
/// people there are.
///
/// Tokens of patient_words, by first letter: w word of the name in Latin letters, p its sound, n clinic number, m its
/// digits, h ABHA number.
class PatientSearchProjection final : public Projection {
public:
    explicit PatientSearchProjection(const ProjectionContext& context) : m_context(context) {}
    std::string_view name() const override { return "patient_search"; }
    std::int64_t schema() const override { return 3; }
    std::string_view createScript() const override;
    std::string_view dropScript() const override;
    bool wants(model::KindId kind) const override;
    base::Status put(const ProjectedRecord& record) override;
    void forget() override { m_known.clear(); }

private:
    base::Status putPatient(const ProjectedRecord& record);
    base::Status dropPatient(const base::Uuid& id);
    base::Status putContact(const ProjectedRecord& record);
    base::Status learn(const std::string& word);

    ProjectionContext m_context;
    std::unordered_set<std::string> m_known;  ///< words that are in the vocabulary for sure
};

/// Words of a name in Latin letters, folded, each once.
std::vector<std::string> latinWords(std::string_view name);
/// The word and what is left of it without one letter, or for long words two: two words within one edit (two for long
/// words) share at least one of these.
std::vector<std::string> nearSpellings(const std::string& word);
/// From how many letters on two edits are forgiven.
inline constexpr std::size_t kLongWord = 7;
/// Digits of a phone as people say them: without the country code of India.
std::string nationalDigits(std::string_view e164);

}  // namespace opdesk::store
