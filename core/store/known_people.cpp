#include "core/store/known_people.h"

#include <algorithm>

#include "core/store/body_reader.h"
#include "core/store/database.h"
#include "core/text/phonetic.h"

namespace opdesk::store {

namespace {

std::string keyOf(const std::string& sound, std::string_view sex, int year) {
    return sound + '|' + std::string(sex) + '|' + std::to_string(year);
}

}  // namespace

std::string soundOf(std::string_view name) {
    auto keys = text::phoneticKeys(name);
    std::ranges::sort(keys);
    std::string sound;
    for (const auto& key : keys)
        sound += key + ' ';
    return sound;
}

base::Result<KnownPeople> KnownPeople::read(Store& store) {
    KnownPeople known;
    OPDESK_TRY(auto rows,
               store.database().prepare("SELECT patient, name, sex, birth FROM patient_card WHERE inactive = 0"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return known;
        const auto sound = soundOf(rows.text(1));
        const auto birth = dateOfDayNumber(rows.maybeInteger(3));
        if (!sound.empty() && birth)
            known.m_people.emplace(keyOf(sound, rows.text(2), static_cast<int>(birth->year())), rows.uuid(0));
    }
}

model::PatientId KnownPeople::find(std::string_view name, std::string_view sex, const std::optional<base::Date>& birth,
                                   bool estimated) const {
    const auto sound = soundOf(name);
    if (sound.empty() || !birth)
        return {};
    for (const int off : {0, -1, 1}) {
        if (off != 0 && !estimated)
            break;
        const auto found = m_people.find(keyOf(sound, sex, static_cast<int>(birth->year()) + off));
        if (found != m_people.end())
            return found->second;
    }
    return {};
}

}  // namespace opdesk::store
