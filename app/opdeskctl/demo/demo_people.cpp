#include "app/opdeskctl/demo/demo_people.h"

#include <algorithm>
#include <chrono>

#include "app/opdeskctl/demo/demo_names.h"

namespace opdesk::app::opdeskctl::demo {

namespace {

template <typename T>
const T& pick(base::Random& random, std::span<const T> from) {
    return from[random.below(from.size())];
}

bool chance(base::Random& random, unsigned percent) {
    return random.below(100) < percent;
}

const Community& pickCommunity(base::Random& random) {
    auto left = static_cast<unsigned>(random.below(100));
    for (const auto& one : communities()) {
        if (left < one.share)
            return one;
        left -= one.share;
    }
    return communities().front();
}

base::Date birthFor(base::Random& random, base::Date today, unsigned years) {
    return base::Date(std::chrono::sys_days(today) - std::chrono::days(years * 365 + years / 4 + random.below(365)));
}

/// Head, partner, then children, with an old parent now and then.
unsigned ageOf(base::Random& random, std::size_t place, unsigned headAge) {
    if (place == 0)
        return headAge;
    if (place == 1)
        return std::max(19u, headAge - static_cast<unsigned>(random.below(6)));
    if (chance(random, 15))
        return std::min(92u, headAge + 24 + static_cast<unsigned>(random.below(8)));
    return static_cast<unsigned>(random.below(std::max(2u, std::min(headAge - 18, 30u))));
}

}  // namespace

DemoPeople::DemoPeople(std::uint64_t seed, base::Date today)
    : m_random(seed), m_today(today), m_phoneShift(m_random.below(1000000)) {}

std::vector<clinic::Registration> DemoPeople::nextFamily(std::int64_t most) {
    const auto& community = pickCommunity(m_random);
    const auto& family = pick(m_random, community.families);
    const auto& place = pick(m_random, places());
    // 7919 has no factor in common with a million: every household its own number until a million of them.
    const auto figures = std::to_string(1000000 + (m_families++ * 7919 + m_phoneShift) % 1000000).substr(1);
    const auto size = std::min<std::int64_t>(most, 1 + static_cast<std::int64_t>(m_random.below(5)));
    const auto headAge = 22 + static_cast<unsigned>(m_random.below(50));
    const bool writesLocal = !community.families.front().local.empty() && chance(m_random, 40);
    const auto street =
        "Flat " + std::to_string(1 + m_random.below(40)) + ", Lane " + std::to_string(1 + m_random.below(12));
    std::vector<clinic::Registration> people;
    for (std::int64_t i = 0; i < size; ++i) {
        clinic::Registration person;
        auto& patient = person.patient;
        const bool man = i == 0   ? chance(m_random, 55)
                         : i == 1 ? people[0].patient.sex.is("female")
                                  : chance(m_random, 50);
        const auto& given = pick(m_random, man ? community.men : community.women);
        patient.name = std::string(given.latin) + " " + std::string(family.latin);
        if (writesLocal)
            patient.nameLocal = std::string(given.local) + " " + std::string(family.local);
        patient.sex = man ? "male" : "female";
        const auto years = ageOf(m_random, static_cast<std::size_t>(i), headAge);
        patient.birthDate = birthFor(m_random, m_today, years);
        patient.birthEstimated = chance(m_random, 45);
        if (years < 19 && !people.empty()) {
            patient.guardianName = people[0].patient.name;
            patient.guardianRelation = people[0].patient.sex.is("male") ? "father" : "mother";
        }
        patient.locality = place.locality;
        patient.pin = place.pin;
        patient.address = street + ", " + std::string(place.locality) + ", Pune";
        patient.language = std::string(community.language);
        patient.allergyStatus = chance(m_random, 55) ? "none_known" : "not_asked";
        person.phone = "+919800" + figures;
        if (i > 0)
            person.phoneRelation = i == 1 ? "spouse" : "parent";
        people.push_back(std::move(person));
    }
    return people;
}

}  // namespace opdesk::app::opdeskctl::demo
