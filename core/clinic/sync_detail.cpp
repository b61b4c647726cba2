#include "core/clinic/sync_detail.h"

#include <algorithm>

#include "core/clinic/records.h"
#include "core/model/kinds/device.h"
#include "core/store/outbox_view.h"
#include "core/store/sync_store.h"

namespace opdesk::clinic {

/// Nothing of a patient: it is asked when the lease has ended as well.
base::Result<ShowSyncDetail::Answer> execute(Session& session, const ShowSyncDetail&) {
    ShowSyncDetail::Answer answer;
    OPDESK_TRY(const auto kinds, store::waitingByKind(session.store));
    for (const auto& [kind, count] : kinds)
        answer.waiting.push_back({std::string(model::kindName(kind)), count});
    answer.freeBytes = store::freeBytes(session.store);
    OPDESK_TRY(const auto device, readRecord<model::Device>(session, session.lease.device.uuid()));
    if (device)
        answer.deviceState = device->value.state.text;
    // A desk on its way out is told nothing new: that what it sends is put aside is how it learns of it.
    OPDESK_TRY(const auto parked, store::parkedOps(session.store));
    if (std::ranges::any_of(parked, [](const store::ParkedOp& op) {
            return op.code == "wrong_state" && op.detail == model::kDeviceLeaves;
        }))
        answer.deviceState = "drain";
    return answer;
}

}  // namespace opdesk::clinic
