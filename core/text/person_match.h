#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"

/// How far two descriptions are of one person. The finder of a desk and the server's look at double registrations use
/// this one function, so that both speak of the same people.
namespace opdesk::text {

/// Words of a name in Latin letters, folded for comparison, no duplicates.
std::vector<std::string> latinWords(std::string_view name);

struct Person {
    std::string name;
    std::string nameLocal;
    std::string sex;  ///< empty: not known
    std::optional<base::Date> birthDate;
    bool birthEstimated = false;
    /// Of name and nameLocal; fillWords() makes them, a caller that keeps them elsewhere sets them.
    std::vector<std::string> words;
    std::vector<std::string> sounds;
};
void fillWords(Person& person);

struct PersonMatch {
    int percent = 0;                   ///< 0 to 100
    std::vector<std::string> reasons;  ///< same_name, sounds_alike, similar_spelling, other_script, same_phone …
};
/// "Very alike": what a desk shows first and the server asks about.
inline constexpr int kVeryAlike = 85;

/// The name carries it, by spelling or by sound; birth year and phone confirm; a different sex or birth year speaks
/// against. Nothing when the names are not alike, whatever else agrees: a shared phone alone is family.
std::optional<PersonMatch> matchPersons(const Person& a, const Person& b, bool samePhone);

/// The national digits of an Indian phone in E.164, all digits of another: how one number is compared with another.
std::string phoneDigits(std::string_view e164);

}  // namespace opdesk::text
