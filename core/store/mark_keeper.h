#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/store/marks.h"
#include "core/store/store.h"

namespace opdesk::store {

/// What an open store keeps of its marks, so that a commit reads none of its counters. Included by core/store/*.cpp.
class MarkKeeper {
public:
    explicit MarkKeeper(MarkStore* keptIn) : m_keptIn(keptIn) {}
    MarkStore* keptIn() const { return m_keptIn; }
    const Marks& marks() const { return m_marks; }
    void begin(Store::Impl& store, Marks marks);
    /// The cache is an image of before the device became what `later` tells of: until it is renewed that stays what is
    /// kept, with where this cache stands as what it was before.
    void goBeneath(Marks later) { m_later = std::move(later); }
    /// Whether an older image would have shown when this cache was opened.
    bool tellOfImages() const { return m_tellOfImages; }
    void tellOfImages(bool they) { m_tellOfImages = they; }

    /// After a commit: saved at once when it waited for the disk, else with the next that does.
    void committed(Store::Impl& store, const std::map<std::string, std::int64_t>& taken, const CommitReceipt& receipt);
    /// What has been committed is on the disk now.
    void save(Store::Impl& store);
    /// The device got a new identity; `before` is where the old one ended.
    void adopted(Store::Impl& store, Marks before);

private:
    /// What another program on this file gave out is taken in: what is saved must not stand behind it. False when that
    /// one renewed the device, whose marks it keeps.
    base::Result<bool> takeInOthers(Store::Impl& store);

    MarkStore* m_keptIn;
    Marks m_marks;
    std::optional<Marks> m_later;
    std::optional<std::int64_t> m_othersWrites;  ///< what of other programs `m_marks` hold
    bool m_tellOfImages = false;
};

/// The day a counter belongs to (token:…:2026-11-17:morning); nullopt for a counter of a series.
std::optional<std::string> dayOf(std::string_view counter);
base::Result<Marks> readMarks(Store::Impl& store);
void dropOldDays(Marks& marks, base::Instant now);
/// Names of ops that `from` knows and `to` lacks; both are of one device.
void addOps(Marks& to, const Marks& from);
/// True when `farthest` says the device came farther than `own`.
bool isBehind(const Marks& own, const Marks& farthest);

/// Compares the cache with the marks when it is opened: an older one is noted as such, and its counters are set to the
/// marks before any number is given out. `options` say what the profile knows.
base::Status checkMarks(Store::Impl& store, const StoreOptions& options);
/// wrongState while a renewal is due that the server asked for and `counter` belongs to a series: the other disk may
/// give the same number.
base::Status mayNumber(Store::Impl& store, const std::string& counter);
/// Device, predecessors and what is due, as the cache has them; first of all when it is opened.
base::Status readIdentity(Store::Impl& store);

}  // namespace opdesk::store
