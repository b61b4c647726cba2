#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/store/store.h"

namespace opdesk::store {

/// Everybody here by the sound of the name, sex and year of birth, read once: a long list is then held against the
/// clinic at the same cost a row, however many people there are. Rougher than possibleDuplicates(), which asks the
/// index for one person.
class KnownPeople {
public:
    /// One pass over the patients, about 100 bytes each. Errors: those of the database.
    static base::Result<KnownPeople> read(Store& store);

    /// Somebody of the same sound, sex and year of birth, a year more or less when the age is `estimated`; null when
    /// there is none.
    model::PatientId find(std::string_view name, std::string_view sex, const std::optional<base::Date>& birth,
                          bool estimated) const;

private:
    std::unordered_map<std::string, model::PatientId> m_people;
};

/// Sounds of the parts of a name in an order of their own; empty when it has none.
std::string soundOf(std::string_view name);

}  // namespace opdesk::store
