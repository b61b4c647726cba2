#include "core/clinic/session.h"

#include <utility>

namespace opdesk::clinic {

store::Actor Session::actor() const {
    const auto* key = &signingKey;
    return {lease.user, lease.id,
            [key](base::ByteView message) {
                const auto signature = key->sign(message);
                return base::Bytes(signature.begin(), signature.end());
            },
            lease.device};
}

namespace {

base::Status leaseStands(const Session& session) {
    if (session.lease.id.isNull() || session.now() >= session.lease.offlineUntil)
        return base::fail(base::ErrorCode::leaseExpired, "the lease of this user on this device has ended");
    return {};
}

}  // namespace

base::Status authorize(Session& session, const access::Claim& claim, const store::AuditEntry& about) {
    auto status = leaseStands(session);
    if (status)
        status = access::check(session.lease.roles, claim);
    if (status)
        return {};

    // A missing reason is asked for once more at the desk; only what was refused is an event.
    if (status.error().code == base::ErrorCode::invalidInput)
        return status;
    store::AuditEntry refused = about;
    refused.action = "refused";
    refused.permission = std::string(claim.permission);
    refused.result = std::string(base::errorName(status.error().code));
    refused.before.clear();
    refused.after.clear();
    // A disk that cannot take the event does not turn the refusal into a permission.
    if (auto written = session.store.recordLook(session.actor(), refused); !written)
        status =
            base::fail(base::Error{status.error().code, "the refusal could not be recorded", status.error().field, {}});
    return status;
}

}  // namespace opdesk::clinic
