#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/model/op.h"

/// What a device that was put back cannot give any more, as the card of its renewal lists it (reason device_restored).
/// The server and the simulator's count alike.
namespace opdesk::sync::merge {

using Counters = std::map<std::string, std::int64_t>;  ///< by counter name, the last number given out

/// By place, the last digits of its op's id, empty where they are not known: copies of one disk may give a place to
/// different ops.
using OpNames = std::map<std::int64_t, std::string>;

/// What waits on a copy of the disk that goes on as another device.
struct WaitingCopy {
    model::DeviceId successor;
    OpNames ops;
};

struct KnownMissing {
    std::vector<std::int64_t> ops;                               ///< device_seq
    std::map<std::string, std::vector<std::int64_t>> documents;  ///< by counter name
    std::int64_t beyond = 0;                                     ///< more than are listed
    /// Of `ops`, those above this place were given by another copy of the disk, which may have them still.
    std::optional<std::int64_t> othersAbove{};
    /// Which op the disk that lacks it had given a place of `ops`, as far as its marks name it.
    OpNames given{};
    /// The copy that raises the card, when something waits on it.
    WaitingCopy raisedBy{};
    /// Whether a copy on which `waiting` wait has the op of this place of `ops`. Its name decides; without one only a
    /// place that the disk had not given itself is another copy's.
    bool isOnAnother(std::int64_t place, const OpNames& waiting) const;
    bool listsAny() const { return !ops.empty() || !documents.empty(); }
};

/// More than one old disk can lack; what is beyond is counted.
inline constexpr std::int64_t kMostMissingListed = 20'000;

/// Numbers of bills and patients between what the old image had given out and what the device had: those of which the
/// server has no document. Tokens belong to no series and are not counted.
class DocumentGaps {
public:
    /// `here`: counters of the image; without them nothing is missing. `series`: the device's, which ends.
    DocumentGaps(const Counters& marks, const std::optional<Counters>& here, std::string series);
    bool wants(model::KindId kind) const;
    const std::string& series() const { return m_series; }
    void saw(model::KindId kind, const model::json::object& body);
    void list(KnownMissing& missing) const;

private:
    struct Span {
        std::int64_t from = 0;  ///< the first that counts is the next
        std::vector<bool> there;
    };
    std::string m_series;
    std::map<std::string, Span> m_spans;
    std::int64_t m_beyond = 0;
};

/// The card's body; `by`: whose session renewed, null where nobody is known.
model::json::object missingCard(const model::DeviceId& device, const KnownMissing& missing, const model::StaffId& by,
                                base::Instant at);
/// Leaves out what such a card lists already, unless another copy may take it off there: a place above `othersAbove`,
/// or one under which the card names another op.
void leaveOutListed(KnownMissing& missing, const model::json::object& card);
/// Takes off the list of such a card what another copy of the disk says it has (KnownMissing::isOnAnother). False when
/// nothing was taken off.
bool strikeWaiting(model::json::object& card, const OpNames& waiting);
/// Of one copy's, kept on a card: the first, since an image shares with the copy what is oldest there.
inline constexpr std::size_t kMostWaitingKept = 1'000;
/// Notes on such a card what waits on a copy, by place and name, for what another one lists later. False when no name
/// was noted: by the place alone nothing may be left out then.
bool keepWaiting(model::json::object& card, const WaitingCopy& copy);
/// Leaves out what such a card says waits on a copy that goes on as one of `atWork`.
void leaveOutWaiting(KnownMissing& missing, const model::json::object& card, const std::set<model::DeviceId>& atWork);

}  // namespace opdesk::sync::merge
