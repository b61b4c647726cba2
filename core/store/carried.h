#pragma once

#include <span>

#include "core/store/marks.h"

namespace opdesk::store {

class Database;

/// An op that a renewal gave another place.
struct Moved {
    std::int64_t place = 0, before = 0;
    base::Uuid op{};
};
/// With the renewal, in its transaction: `last` is the highest place it gave, `waiting` are those of ops the server
/// does not hold, in order.
base::Status writeCarried(Database& database, const model::DeviceId& of, std::int64_t last,
                          std::span<const Moved> waiting);
base::Status writeCarried(Database& database, const CarriedOps& carried);
/// Those that still wait.
base::Result<CarriedOps> readCarried(Database& database);

/// Places of a device, and what each was as other devices before: the server may have an op under any of these.
struct LackingPlaces {
    std::vector<std::int64_t> places;
    std::vector<FormerPlace> former;
};
/// Of the ops that `kept` says its device was given, the places whose op a cache that stands at `own` lacks, which
/// `predecessors` were before. Sorted, kMostCarriedMissing at most.
LackingPlaces carriedNotIn(const Marks& kept, const Marks& own, std::span<const model::DeviceId> predecessors);
inline constexpr std::size_t kMostCarriedMissing = 10'000;

base::json::object toJson(const CarriedOps& carried);
/// Errors: damaged.
base::Result<CarriedOps> carriedFrom(const base::json::object& text);

}  // namespace opdesk::store
