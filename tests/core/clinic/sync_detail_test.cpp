#include "core/clinic/sync_detail.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <algorithm>

#include "core/clinic/drafts.h"
#include "core/model/kinds/device.h"
#include "core/store/sync_store.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic {

using opdesk::tests::TestClinic;

namespace {

std::int64_t waitingOfKind(const ShowSyncDetail::Answer& detail, std::string_view kind) {
    const auto found = std::ranges::find(detail.waiting, kind, &ShowSyncDetail::KindCount::kind);
    return found == detail.waiting.end() ? 0 : found->count;
}

}  // namespace

TEST(SyncDetail, WhatWaitsIsCountedByKindAndAddsUpToTheWhole) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    ASSERT_TRUE(execute(session, ShowSyncDetail{})->waiting.empty());
    clinic.patient("Sunita Sharma");
    clinic.patient("Vaishali Patil", "29", "9800012399");
    const auto detail = execute(session, ShowSyncDetail{});
    ASSERT_TRUE(detail);
    EXPECT_EQ(waitingOfKind(*detail, "patient"), 2);
    std::int64_t all = 0;
    for (const auto& one : detail->waiting)
        all += one.count;
    EXPECT_EQ(all, store::outboxCounts(*clinic.store)->waiting);
    EXPECT_TRUE(std::ranges::is_sorted(detail->waiting, std::greater{}, &ShowSyncDetail::KindCount::count));
}

TEST(SyncDetail, WhatIsParkedDoesNotWait) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    clinic.patient("Sunita Sharma");
    const auto groups = store::nextGroups(*clinic.store, clinic.clock.now(), 1000, 1U << 24U);
    std::vector<store::OpAck> acks;
    for (const auto& op : groups->front().ops)
        acks.push_back({op.id, model::Verdict::parked, 0, "permission_denied", {}});
    ASSERT_TRUE(store::applyAnswer(*clinic.store, acks, {}, {}));
    EXPECT_EQ(waitingOfKind(*execute(session, ShowSyncDetail{}), "patient"), 0);
}

TEST(SyncDetail, TheStateOfThisDeskIsWhatTheClinicLastSaid) {
    TestClinic clinic;
    auto& session = clinic.as("Nurse");
    EXPECT_EQ(execute(session, ShowSyncDetail{})->deviceState, "");
    model::Device device;
    device.name = "Desk 1";
    for (const auto* state : {"active", "drain", "revoked"}) {
        device.state = state;
        model::RecordImage image;
        image.kind = model::KindId::device;
        image.id = session.lease.device.uuid();
        image.version = state[0] == 'a' ? 1 : state[0] == 'd' ? 2 : 3;
        image.body = model::encode(device);
        ASSERT_TRUE(clinic.pull({image}));
        EXPECT_EQ(execute(session, ShowSyncDetail{})->deviceState, state);
    }
}

TEST(SyncDetail, ADeskWhoseWorkIsPutAsideBecauseItLeavesKnowsIt) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    clinic.patient("Sunita Sharma");
    const auto groups = store::nextGroups(*clinic.store, clinic.clock.now(), 1000, 1U << 24U);
    std::vector<store::OpAck> acks;
    for (const auto& op : groups->front().ops)
        acks.push_back({op.id, model::Verdict::parked, 0, "wrong_state", "the device is leaving; an admin decides"});
    ASSERT_TRUE(store::applyAnswer(*clinic.store, acks, {}, {}));
    EXPECT_EQ(execute(session, ShowSyncDetail{})->deviceState, "drain");
}

TEST(Drafts, FormsOfTheCalendarAndTheConflictsAreKept) {
    TestClinic clinic;
    clinic.openCompartments();
    auto& session = clinic.as("Doctor");
    for (const auto* form : {"hours", "cancel_booking", "conflict"}) {
        ASSERT_TRUE(execute(session, SaveDraft{form, clinic.doctor.text(), {{"reason", form}}})) << form;
        const auto kept = execute(session, ReadDraft{form, clinic.doctor.text()});
        ASSERT_TRUE(kept && kept->found) << form;
        EXPECT_EQ(kept->typed.at("reason"), form);
    }
}

TEST(Drafts, OfAConflictIsSealedByTheClinicalKeyForWhoeverHoldsIt) {
    TestClinic clinic;
    auto& doctor = clinic.as("Doctor");
    ASSERT_TRUE(execute(doctor, SaveDraft{"conflict", clinic.doctor.text(), {{"own", "penicillin"}}}));
    clinic.store->forgetCompartment(model::Compartment::care);
    const auto sealed = execute(doctor, ReadDraft{"conflict", clinic.doctor.text()});
    EXPECT_FALSE(sealed && sealed->found);
    auto& admin = clinic.as("ClinicAdmin");
    ASSERT_TRUE(execute(admin, SaveDraft{"conflict", clinic.doctor.text(), {{"own", "Erandwane"}}}));
    const auto kept = execute(admin, ReadDraft{"conflict", clinic.doctor.text()});
    ASSERT_TRUE(kept && kept->found);
    EXPECT_EQ(kept->typed.at("own"), "Erandwane");
}

}  // namespace opdesk::clinic
