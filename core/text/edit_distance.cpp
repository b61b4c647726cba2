#include "core/text/edit_distance.h"

#include <algorithm>
#include <iterator>

#include "core/text/unicode.h"

namespace opdesk::text {

std::size_t editDistance(std::string_view a, std::string_view b, std::size_t bound) {
    std::u32string first = toCodePoints(a);
    std::u32string second = toCodePoints(b);
    if (first.size() > second.size())
        std::swap(first, second);
    if (second.size() - first.size() > bound)
        return bound + 1;
    const std::size_t width = first.size() + 1;
    std::vector<std::size_t> twoAgo(width);
    std::vector<std::size_t> previous(width);
    std::vector<std::size_t> current(width);
    for (std::size_t i = 0; i < width; ++i)
        previous[i] = i;
    std::size_t previousLeast = 0;
    for (std::size_t row = 1; row <= second.size(); ++row) {
        current[0] = row;
        std::size_t least = row;
        for (std::size_t i = 1; i < width; ++i) {
            const std::size_t replaced = previous[i - 1] + (first[i - 1] == second[row - 1] ? 0 : 1);
            current[i] = std::min({replaced, previous[i] + 1, current[i - 1] + 1});
            if (row > 1 && i > 1 && first[i - 1] == second[row - 2] && first[i - 2] == second[row - 1]) {
                current[i] = std::min(current[i], twoAgo[i - 2] + 1);
            }
            least = std::min(least, current[i]);
        }
        // A swap reaches back two rows, so both must be past the bound.
        if (least > bound && previousLeast > bound)
            return bound + 1;
        previousLeast = least;
        std::swap(twoAgo, previous);
        std::swap(previous, current);
    }
    return std::min(previous[width - 1], bound + 1);
}

std::vector<std::string> trigrams(std::string_view folded) {
    std::vector<std::string> out;
    const std::u32string codePoints = toCodePoints(folded);
    std::size_t start = 0;
    while (start < codePoints.size()) {
        const std::size_t end = std::min(codePoints.find(U' ', start), codePoints.size());
        if (end > start) {
            const std::u32string padded = U"  " + codePoints.substr(start, end - start) + U" ";
            for (std::size_t i = 0; i + 3 <= padded.size(); ++i) {
                out.push_back(fromCodePoints(std::u32string_view(padded).substr(i, 3)));
            }
        }
        start = end + 1;
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

double trigramSimilarity(std::string_view foldedA, std::string_view foldedB) {
    const auto a = trigrams(foldedA);
    const auto b = trigrams(foldedB);
    if (a.empty() && b.empty())
        return 1.0;
    std::vector<std::string> shared;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
    return static_cast<double>(shared.size()) / static_cast<double>(a.size() + b.size() - shared.size());
}

double jaroWinkler(std::string_view textA, std::string_view textB) {
    const std::u32string a = toCodePoints(textA);
    const std::u32string b = toCodePoints(textB);
    if (a.empty() && b.empty())
        return 1.0;
    if (a.empty() || b.empty())
        return 0.0;
    const std::size_t longest = std::max(a.size(), b.size());
    const std::size_t window = longest / 2 > 0 ? longest / 2 - 1 : 0;
    std::vector<bool> takenB(b.size(), false);
    std::u32string matchedA;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::size_t from = i > window ? i - window : 0;
        const std::size_t to = std::min(b.size(), i + window + 1);
        for (std::size_t j = from; j < to; ++j) {
            if (takenB[j] || a[i] != b[j])
                continue;
            takenB[j] = true;
            matchedA.push_back(a[i]);
            break;
        }
    }
    if (matchedA.empty())
        return 0.0;
    std::size_t outOfOrder = 0;
    for (std::size_t j = 0, k = 0; j < b.size(); ++j) {
        if (takenB[j] && b[j] != matchedA[k++])
            ++outOfOrder;
    }
    const auto matches = static_cast<double>(matchedA.size());
    const double jaro = (matches / static_cast<double>(a.size()) + matches / static_cast<double>(b.size()) +
                         (matches - static_cast<double>(outOfOrder) / 2.0) / matches) /
                        3.0;
    std::size_t prefix = 0;
    while (prefix < 4 && prefix < a.size() && prefix < b.size() && a[prefix] == b[prefix])
        ++prefix;
    return jaro + static_cast<double>(prefix) * 0.1 * (1.0 - jaro);
}

}  // namespace opdesk::text
