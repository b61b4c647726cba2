#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/store/marks.h"
#include "core/store/store.h"

/// A disk that was put back or cloned: the device goes on under a new identity (sync.md, push; docs/sync-algorithm.md,
/// "A disk put back"). Every call is one transaction and belongs to the store thread.
namespace opdesk::store {

/// Why and under which id the device is to be renewed; kept in the cache until it is done, so that the id is the same
/// however often the program dies meanwhile.
struct RenewalDue {
    base::Uuid renewal;
    bool byMarks = false;  ///< the marks showed it; false: the server did
    Marks marks;           ///< the farthest this device is known to have come
    /// Where this cache stood then; when `marks` are of what the device became later, where that one's own places
    /// begin.
    Marks here;
    /// Places up to there whose ops this cache lacks.
    std::vector<std::int64_t> missing{};
    /// Under which of these the server may have the op of a missing place all the same.
    std::vector<FormerPlace> former{};
    /// How far this copy of the disk came itself, when the server showed that another one goes on; unknown when its
    /// marks could not say that it is no older image.
    std::optional<std::int64_t> own{};
};
base::Result<std::optional<RenewalDue>> renewalDue(Store& store);
/// Places of this device whose ops the server has not acknowledged, the first `most`, each with the last eight digits
/// of its op's id.
base::Result<std::map<std::int64_t, std::string>> waitingPlaces(Store& store, std::size_t most);

/// The server holds ops of this device that are not from this cache: `deviceSeq` is the highest it holds, 0 when it did
/// not say. Keeps an id that is there already.
base::Status noteClonedDevice(Store& store, std::int64_t deviceSeq);

struct NewIdentity {
    model::DeviceId device;
    std::string series;
    std::int64_t deskDigit = 1;
    std::string lease;  ///< signed; replaces the session's
};
/// The new identity in one transaction: device, lease, a device_seq of its own for every op that is not acknowledged
/// (order kept, ids, payloads and signatures as they are), counters of the old series closed, an audit chain that
/// begins with an event naming the head of the old one. The same identity again changes nothing. `actor` signs that
/// event; his lease is the new one.
base::Status adoptDevice(Store& store, const NewIdentity& identity, const Actor& actor);

/// What the cache says its device is since the last renewal; nullopt when there was none. The profile takes it.
struct AdoptedIdentity {
    model::DeviceId device;
    std::string series;
    std::int64_t deskDigit = 1;
    base::Uuid renewal;  ///< the one that gave it
};
base::Result<std::optional<AdoptedIdentity>> adoptedIdentity(Store& store);
/// The identities of a device before the one its cache has.
struct FormerDevices {
    /// This cache was them, oldest first. A cache made anew has what its profile called former here, lost ones too.
    std::vector<model::DeviceId> predecessors;
    /// What the device became on a disk that is gone, after the image this cache goes on from was made: profile, marks
    /// and leases of that time are its own, what was made then does not lie in it.
    std::vector<model::DeviceId> lost;
    bool has(const model::DeviceId& device) const;
};
base::Result<FormerDevices> formerDevicesOf(Database& database);
/// Within the caller's transaction.
base::Status writeFormerDevices(Database& database, const FormerDevices& former);

}  // namespace opdesk::store
