#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/audit/event.h"
#include "sync/protocol/messages.h"
#include "sync/server/session_service.h"

namespace opdesk::sync::server {

/// One group of a push on its way through the door.
struct PushGroup {
    const protocol::WireGroup* wire = nullptr;
    std::vector<model::Op> ops;           ///< payloads opened; as many as wire->ops unless refused before
    std::vector<std::string> opTexts;     ///< as the signature says them; until checkGroups
    std::vector<crypto::Bytes32> hashes;  ///< of each op's text: the same when a device enrols again
    std::vector<audit::Event> events;
    std::vector<std::string> eventTexts;       ///< canonical JSON of each event
    std::vector<crypto::Bytes32> eventHashes;  ///< of each as a link of its chain
    std::vector<bool> falsePayloads;           ///< of each event: what lies beside it is not what it commits to
    std::vector<std::string> roles;            ///< of the lease the group names
    model::DeviceId madeOn;                    ///< the lease's device
    bool isGenuine = false;                    ///< signature and lease are right: its audit events are facts
    std::optional<base::Error> refusal;        ///< parked whole, and why
    base::Status eventsRead, opsRead;          ///< of readGroups; judged by checkGroups
    /// By proveGroups; judged by checkGroups.
    struct Proven {
        std::optional<LeaseSigner> signer;  ///< the signature was checked as this one's, whatever the lease says
        bool isSigned = false;
        base::Status payloads;
    };
    std::optional<Proven> proven;
    std::string parkedCode;                  ///< the name on its verdicts where it is no error's
    std::optional<model::GroupId> waitsFor;  ///< depends_on_parked: on which group
};

/// A lease as the tables hold it.
struct KnownLease {
    model::StaffId staff;
    model::DeviceId device;
    std::vector<std::string> roles;
    std::int64_t issuedMillis = 0, untilMillis = 0;
    crypto::Bytes32 signingKey{};
    std::optional<std::int64_t> supersededMillis;  ///< when the device first got a lease of a higher epoch

    LeaseSigner signer() const { return {device, signingKey}; }
};
using KnownLeases = std::map<model::LeaseId, KnownLease>;
Statement leasesStatement(const model::TenantId& tenant, std::span<const protocol::WireGroup> groups);
KnownLeases readLeases(const Rows& rows);
base::Result<KnownLeases> loadLeases(Transaction& transaction, const model::TenantId& tenant,
                                     const std::vector<protocol::WireGroup>& groups);

/// Reads ops and events without believing them: enough to ask the database about them. In the order of `wires`; on
/// several threads, as the two below.
std::vector<PushGroup> readGroups(std::span<const protocol::WireGroup> wires, const Session& session,
                                  const TenantKeys& keys);
/// The part of checkGroups that takes time and no answer of the database: the signers of leases met before are held
/// against what the leases say later. Worth doing while the database works.
void proveGroups(std::span<PushGroup> groups, const Session& session, const TenantKeys& keys);
/// Judges each group by itself: form, lease, signature of its user, its audit events. Never fails; a refusal is in the
/// group, and what nobody vouches for is gone from it.
void checkGroups(std::span<PushGroup> groups, const Session& session, const TenantKeys& keys, const KnownLeases& leases,
                 std::int64_t receivedMillis);
/// The ids a verdict needs even when an op cannot be read; null ids where there is none.
std::vector<model::OpId> opIdsOf(const protocol::WireGroup& wire);

}  // namespace opdesk::sync::server
