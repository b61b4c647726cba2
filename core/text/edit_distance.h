#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace opdesk::text {

/// Optimal string alignment distance (insert, delete, replace, swap neighbours) on code points, at most `bound`; gives
/// bound + 1 when it is more, without finishing the work.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t bound);

/// Overlapping groups of three code points of every word of a folded text, words padded as "  word ". Sorted, unique.
std::vector<std::string> trigrams(std::string_view folded);
/// Shared trigrams over all trigrams of both, 0 to 1.
double trigramSimilarity(std::string_view foldedA, std::string_view foldedB);

/// 0 (nothing in common) to 1 (equal); prefix weight 0.1 over at most four code points.
double jaroWinkler(std::string_view a, std::string_view b);

}  // namespace opdesk::text
