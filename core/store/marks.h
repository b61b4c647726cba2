#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/audit/event.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/model/ids.h"

namespace opdesk::store {

class Store;

/// What a place was as another device, before a renewal.
struct FormerPlace {
    std::int64_t place = 0;
    model::DeviceId device;
    std::int64_t before = 0;
    std::string op;  ///< last eight digits of its op's id: a clone may have given the place to another op
};

/// What a renewal gave places of the new device, in their order: every op the device had. Those up to `last` are no
/// signs of work of its own.
struct CarriedOps {
    struct Stretch {
        std::int64_t place = 0, before = 0, count = 0;  ///< place now, place as `of`, how many in a row
        std::string ops{};  ///< the last eight digits of each op's id; empty for a longer stretch
    };
    model::DeviceId of;  ///< which it was before
    std::int64_t last = 0;
    std::vector<Stretch> waiting;  ///< of ops the server does not hold yet
};

/// How far a device came: exact values, as of its last commit that is on the disk. They lie outside the cache file, so
/// that a cache that was put back shows (docs/adr/0014-exact-marks.md).
struct Marks {
    model::DeviceId device;
    std::int64_t deviceSeq = 0;                    ///< last one given out
    std::map<std::string, std::int64_t> counters;  ///< last number of each counter of Store::NumberSource
    audit::ChainHead audit;
    CarriedOps carried;
    /// The identities this device had before, the newest first, with where each of them ended; at most kMostFormer.
    std::vector<Marks> former;
    /// The last four digits of the id of the op of each of the last places, kMostNamedOps at most: a clone may have
    /// given a place to another op. Only of places a renewal did not give, and not of former identities.
    std::map<std::int64_t, std::string> ops{};
};
inline constexpr std::size_t kMostFormer = 4;
inline constexpr std::size_t kMostNamedOps = 64;

base::json::object toJson(const Marks& marks);
/// Errors: damaged.
base::Result<Marks> marksFrom(const base::json::object& text);

/// Where marks are kept. The store calls save() on its thread after commits, often; an implementation that is slow
/// coalesces and writes elsewhere. A mark that lags behind is harmless, one that runs ahead of the disk is not.
class MarkStore {
public:
    virtual ~MarkStore() = default;
    /// nullopt when nothing was ever saved. Errors: locked, damaged, ioFailed.
    virtual base::Result<std::optional<Marks>> load() = 0;
    virtual base::Status save(const Marks& marks) = 0;
    /// This device is no more.
    virtual base::Status clear() { return {}; }
};

/// Where the store stands now. Token counters of days before yesterday are left out: nobody gives such a token again.
base::Result<Marks> marksOf(Store& store);

}  // namespace opdesk::store
