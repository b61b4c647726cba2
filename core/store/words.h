#pragma once

#include <array>
#include <optional>

#include "core/model/kind.h"
#include "core/store/database.h"

namespace opdesk::store {

/// Names of kinds and compartments as this file numbers them. The numbers never leave the file.
class Words {
public:
    /// Adds what is missing unless the database is read only.
    base::Status load(Database& database, bool readOnly);
    std::int64_t of(model::KindId kind) const { return m_kinds[static_cast<std::size_t>(kind)]; }
    std::int64_t of(model::Compartment compartment) const {
        return m_compartments[static_cast<std::size_t>(compartment)];
    }
    std::optional<model::KindId> kind(std::int64_t number) const;
    std::optional<model::Compartment> compartment(std::int64_t number) const;

private:
    std::array<std::int64_t, model::kKindCount> m_kinds{};
    std::array<std::int64_t, model::kCompartmentCount> m_compartments{};
};

}  // namespace opdesk::store
