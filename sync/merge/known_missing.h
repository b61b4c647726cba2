#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "core/model/op.h"

/// What a device that was put back cannot give any more, as the card of its renewal lists it (reason device_restored).
/// The server and the simulator's count alike.
namespace opdesk::sync::merge {

using Counters = std::map<std::string, std::int64_t>;  ///< by counter name, the last number given out

struct KnownMissing {
    std::vector<std::int64_t> ops;                               ///< device_seq
    std::map<std::string, std::vector<std::int64_t>> documents;  ///< by counter name
    std::int64_t beyond = 0;                                     ///< more than are listed
    /// Of `ops`, those above this place were given by another copy of the disk, which may have them still.
    std::optional<std::int64_t> othersAbove{};
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
/// Leaves out what such a card lists already, unless another copy may take it off there.
void leaveOutListed(KnownMissing& missing, const model::json::object& card);
/// Takes off the list of such a card what another copy of the disk says it has. Only places that other copies gave: the
/// same place may have been given to different ops by two copies, and what this one lost stays listed. False when
/// nothing was taken off.
bool strikeWaiting(model::json::object& card, std::span<const std::int64_t> waiting);
/// Whether `place` of the list may be taken off when another copy says it has it.
inline bool isOfAnotherCopy(std::int64_t place, const std::optional<std::int64_t>& othersAbove) {
    return othersAbove && place > *othersAbove;
}

}  // namespace opdesk::sync::merge
