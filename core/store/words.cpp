#include "core/store/words.h"

#include <algorithm>

namespace opdesk::store {

namespace {

base::Result<std::int64_t> numberOf(Database& database, const std::string& name, bool readOnly) {
    OPDESK_TRY(const auto found, database.number("SELECT number FROM word WHERE name = ?", name));
    if (found)
        return *found;
    if (readOnly)
        return base::fail(base::ErrorCode::wrongState, "the cache must be opened for writing first");
    OPDESK_TRY(const auto made, database.number("INSERT INTO word(name) VALUES(?) RETURNING number", name));
    return made.value_or(0);
}

}  // namespace

base::Status Words::load(Database& database, bool readOnly) {
    for (const auto& kind : model::allKinds()) {
        OPDESK_TRY(const auto number, numberOf(database, "kind." + std::string(kind.name), readOnly));
        m_kinds[static_cast<std::size_t>(kind.id)] = number;
    }
    for (std::size_t i = 0; i < m_compartments.size(); ++i) {
        const auto compartment = static_cast<model::Compartment>(i);
        OPDESK_TRY(m_compartments[i],
                   numberOf(database, "compartment." + std::string(model::compartmentName(compartment)), readOnly));
    }
    return {};
}

std::optional<model::KindId> Words::kind(std::int64_t number) const {
    const auto it = std::ranges::find(m_kinds, number);
    if (it == m_kinds.end())
        return std::nullopt;
    return static_cast<model::KindId>(it - m_kinds.begin());
}

std::optional<model::Compartment> Words::compartment(std::int64_t number) const {
    const auto it = std::ranges::find(m_compartments, number);
    if (it == m_compartments.end())
        return std::nullopt;
    return static_cast<model::Compartment>(it - m_compartments.begin());
}

}  // namespace opdesk::store
