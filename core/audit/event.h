#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/base/bytes.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/crypto/hash.h"
#include "core/model/ids.h"
#include "core/model/kind.h"

/// Audit events and their chain (security.md §5). Pure: used by the desk's store and by the server alike. An event
/// holds only the commitment to its payload, so that erasing salt and payload leaves the chain whole.
namespace opdesk::audit {

namespace json = opdesk::model::json;

/// One link of a device's chain. `sequence` is gapless per device and starts at 1; `previous` of the first is all zero.
struct Event {
    model::TenantId tenant;
    model::DeviceId device;
    std::int64_t sequence = 0;
    crypto::Bytes32 previous{};
    model::GroupId group;  ///< the action of a person it belongs to
    model::StaffId user;
    model::LeaseId lease;
    std::int64_t wallMillis = 0;  ///< the device's clock
    std::optional<std::int64_t> clockOffsetMillis;
    std::string action;  ///< patient.create, patient.open, search …
    model::KindId kind = model::KindId::patient;
    base::Uuid object;         ///< null when the event is about no record
    model::PatientId patient;  ///< null when it is about no patient
    std::string permission;
    std::string result;
    crypto::Bytes32 commitment{};  ///< commit(salt, payload)
};

/// Canonical text of the payload {"before": …, "after": …}.
std::string payloadText(const json::object& before, const json::object& after);

inline constexpr std::size_t kSaltSize = 32;
/// salt || payload text: what lies sealed beside the event.
base::Bytes saltedPayload(std::string_view payload, base::Random& random);
/// SHA-256(salt || payload), over the bytes of saltedPayload().
crypto::Bytes32 commitment(base::ByteView salted);
/// The payload of salted bytes. Errors: damaged when they are too short or hold no JSON object.
base::Result<json::object> payloadOf(base::ByteView salted);

/// What travels and is kept: every member in the clear, hashes as lower-case hex, absent members left out.
json::object toJson(const Event& event);
/// Errors: damaged, names the field.
base::Result<Event> fromJson(const json::object& text);

/// SHA-256("audit-v1" || previous || canonical JSON of the event).
crypto::Bytes32 hashOf(const Event& event);
/// The same over an event as it came, so that members of a newer program are covered too.
base::Result<crypto::Bytes32> hashOf(const json::object& event);

/// Where a chain stands: sequence and hash of its last event; {0, zeros} before the first.
struct ChainHead {
    std::int64_t sequence = 0;
    crypto::Bytes32 hash{};
    bool operator==(const ChainHead&) const = default;
};
/// Follows `events` from `from` and gives the new head. Errors: damaged with the sequence number in `detail` at the
/// first gap, fork or altered event, or when one belongs to another tenant or device.
base::Result<ChainHead> verifyChain(const model::TenantId& tenant, const model::DeviceId& device, const ChainHead& from,
                                    std::span<const json::object> events);

}  // namespace opdesk::audit
