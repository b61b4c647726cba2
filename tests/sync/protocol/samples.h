#pragma once

#include <boost/json.hpp>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/crypto/secret_bytes.h"
#include "sync/protocol/messages.h"

/// Messages with every member set, for round trips and as seeds of hostile ones.
namespace opdesk::sync::protocol::samples {

inline base::ManualClock& clock() {
    static base::ManualClock instance(base::fromMillis(1'795'000'000'000));
    return instance;
}

template <typename Id>
Id id(std::uint64_t seed) {
    base::SeededRandom random(seed);
    return Id::make(clock(), random);
}

inline base::Bytes key(std::uint8_t fill) {
    return base::Bytes(32, fill);
}

inline LoginAnswer loginAnswer() {
    return {id<model::StaffId>(1),
            "Dr. Meera Joshi",
            {"doctor", "clinic_admin"},
            "lease.text",
            {{model::Compartment::care, 2, base::toBase64Url(key(7))},
             {model::Compartment::desk, 1, base::toBase64Url(key(8))}},
            base::toBase64Url(key(9)),
            {"tenant.access", "refresh", 900}};
}

inline PushRequest pushRequest() {
    WireGroup group;
    group.group = id<model::GroupId>(2);
    group.actor = id<model::StaffId>(1);
    group.lease = id<model::LeaseId>(3);
    group.signature = base::Bytes(64, 5);
    group.signedDevice = id<model::DeviceId>(7);
    group.ops.push_back({json::object{{"op", id<model::OpId>(4).text()}, {"device_seq", 12}}, 2, {1, 2, 3}});
    group.audit.push_back({json::object{{"hash", "ab"}}, model::Compartment::care, 2, {9, 8}});
    return {"epoch-1", 1, {group}, {"header.lease.signature"}};
}

inline std::vector<model::RecordImage> rows(std::size_t count) {
    std::vector<model::RecordImage> rows;
    for (std::size_t i = 0; i < count; ++i) {
        model::RecordImage row;
        row.kind = model::KindId::allergy;
        row.id = id<model::AllergyId>(100 + i).uuid();
        row.version = static_cast<std::int64_t>(i) + 1;
        row.seq = static_cast<std::int64_t>(i) + 40;
        row.compartment = model::Compartment::care;
        row.deleted = i % 3 == 2;
        row.body = {{"substance", "पेनिसिलिन"}, {"from_next_year", json::array{1, "x"}}};
        rows.push_back(std::move(row));
    }
    return rows;
}

inline PageAnswer page() {
    base::SeededRandom random(11);
    PageAnswer answer;
    answer.epoch = "epoch-1";
    answer.head = 77;
    answer.cursor = 43;
    answer.more = true;
    answer.serverMillis = 1'795'000'000'123;
    answer.deviceSeq = 31;
    answer.since = 41;
    answer.digests = {{"care", Leaf{1, 2}}, {"desk", Leaf{}}};
    answer.verdicts.push_back({id<model::OpId>(4), model::Verdict::parked, 0, "wrong_state", "the record is signed"});
    answer.verdicts.push_back({id<model::OpId>(5), model::Verdict::merged, 9, "", ""});
    answer.groups.push_back(id<model::GroupId>(2));
    const auto tenant = id<model::TenantId>(6);
    answer.parts.push_back(*sealPart(tenant, model::Compartment::care, 2, key(7), 40, 43, rows(3), random));
    answer.parts.push_back(*sealPart(tenant, model::Compartment::notes, 1, key(8), 41, 43, {}, random));
    return answer;
}

}  // namespace opdesk::sync::protocol::samples
