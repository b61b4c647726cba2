#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/store/queries.h"

namespace opdesk::tests::bench {

enum class Category { part, oneEdit, twoEdits, devanagari, lastDigits, clinicNumber, everyKey };
inline constexpr Category kCategories[] = {Category::part,       Category::oneEdit,    Category::twoEdits,
                                           Category::devanagari, Category::lastDigits, Category::clinicNumber,
                                           Category::everyKey};
std::string categoryName(Category category);

struct KnownPerson {
    std::string name, nameLocal, clinicNumber, phone;
};

struct Query {
    std::string text;
    std::function<bool(const store::PatientHit&)>
        isWanted;  ///< whether a hit is what the person at the desk looked for
};

/// Draws what people type at a desk from the people who are there. Same seed, same queries.
class QueryMaker {
public:
    /// Errors: those of the store; wrongState when nobody has a name in Devanagari.
    static base::Result<QueryMaker> make(store::Store& store);
    std::vector<Query> draw(Category category, std::size_t count, std::uint64_t seed) const;
    const std::vector<KnownPerson>& people() const { return m_people; }

private:
    Query one(Category category, base::Random& random) const;
    Query misspelt(base::Random& random, int edits) const;
    void addEveryKey(std::vector<Query>& queries, base::Random& random) const;

    std::vector<KnownPerson> m_people;
    std::vector<std::size_t> m_withLocal;  ///< places in m_people
};

}  // namespace opdesk::tests::bench
