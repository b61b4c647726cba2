#include "app/client/client_unlocked.h"
#include "core/base/log.h"
#include "core/store/device_renewal.h"

/// A device that goes on under another id: what the profile and the session take of it.
namespace opdesk::app {

using base::ErrorCode;

/// The cache takes a new identity first; the profile may not have it yet.
base::Status Client::takeIdentity(store::Store& cache, Opened& opened) {
    OPDESK_TRY(const auto adopted, store::adoptedIdentity(cache));
    if (!adopted || adopted->device == opened.profile.device || adopted->device != cache.device())
        return {};
    OPDESK_TRY(auto before, store::formerDevicesOf(cache.database()));
    // An older cache under a newer profile is an image; the profile is right.
    if (!before.has(opened.profile.device))
        return {};
    opened.profile.device = adopted->device;
    opened.profile.former = std::move(before.predecessors);
    opened.profile.former.insert(opened.profile.former.end(), before.lost.begin(), before.lost.end());
    opened.profile.series = adopted->series;
    opened.profile.deskDigit = adopted->deskDigit;
    return m_folder.save(opened.profile, opened.secret.view(), m_random);
}

void Client::Unlocked::deviceRenewed(const sync::client::DeviceRenewed& renewed) {
    if (const auto taken = client.takeIdentity(*cache, opened); !taken)
        base::log(base::LogLevel::error, "the profile did not take the device's new identity; the next start does",
                  {base::LogField::code("error", base::errorName(taken.error().code))});
    session.desk.series = renewed.series;
    session.desk.deskDigit = renewed.deskDigit;
}

base::Result<store::Actor> Client::Unlocked::actorUnder(const std::string& text) {
    const auto leaseKey = base::fromBase64Url(opened.profile.leaseKey);
    if (!leaseKey)
        return base::fail(ErrorCode::damaged, "the profile's lease key is damaged");
    OPDESK_TRY(const auto lease, access::verifyLease(text, *leaseKey));
    if (lease.user != keys.staff || lease.tenant != opened.profile.tenant)
        return base::fail(ErrorCode::badAnswer, "the new lease is not for this user");
    auto actor = session.actor();
    actor.lease = lease.id;
    actor.device = {};
    return actor;
}

}  // namespace opdesk::app
