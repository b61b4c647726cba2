#include <algorithm>

#include "core/store/impl.h"
#include "core/store/queries.h"

namespace opdesk::store {

using base::Result;

namespace {
/// Two desks may merge in both directions while offline; then the chain closes on itself and its smallest id stands for
/// all.
constexpr int kLongestChain = 32;
}  // namespace

Result<model::PatientId> resolveAlias(Store& store, const model::PatientId& patient) {
    std::vector<base::Uuid> path{patient.uuid()};
    for (int step = 0; step < kLongestChain; ++step) {
        OPDESK_TRY(auto row, store.database().query(
                                 "SELECT winner FROM alias_row WHERE loser = ? ORDER BY alias LIMIT 1", path.back()));
        OPDESK_TRY(const bool found, row.step());
        if (!found)
            return model::PatientId(path.back());
        const auto winner = row.uuid(0);
        const auto seen = std::ranges::find(path, winner);
        if (seen != path.end())
            return model::PatientId(*std::min_element(seen, path.end()));
        path.push_back(winner);
    }
    return model::PatientId(path.back());
}

Result<std::vector<base::Uuid>> samePerson(Database& database, const model::PatientId& patient) {
    std::vector<base::Uuid> people{patient.uuid()};
    for (std::size_t i = 0; i < people.size(); ++i) {
        OPDESK_TRY(auto rows, database.query("SELECT loser FROM alias_row WHERE winner = ?", people[i]));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            const auto loser = rows.uuid(0);
            if (std::ranges::find(people, loser) == people.end())
                people.push_back(loser);
        }
    }
    return people;
}

Result<std::optional<model::PatientId>> patientByImportKey(Store& store, std::string_view key) {
    if (key.empty())
        return std::optional<model::PatientId>();
    OPDESK_TRY(auto row, store.database().query("SELECT patient FROM patient_card WHERE import_key = ? LIMIT 1", key));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<model::PatientId>();
    return std::optional(model::PatientId(row.uuid(0)));
}

}  // namespace opdesk::store
