#pragma once

#include "core/store/device_renewal.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

/// Marks in memory, as a keychain would keep them over restarts.
struct KeptMarks : MarkStore {
    base::Result<std::optional<Marks>> load() override { return kept; }
    base::Status save(const Marks& marks) override {
        kept = marks;
        ++saves;
        return {};
    }
    std::optional<Marks> kept;
    int saves = 0;
};

/// A desk whose disk is copied and put back.
class RenewalTest : public StoreTest {
protected:
    void SetUp() override { openWith(true); }

    StoreOptions storeOptions(bool create = false) {
        StoreOptions options;
        options.file = file;
        options.key = key;
        options.tenant = tenant;
        options.device = device;
        options.create = create;
        options.former = former;
        options.marks = keeps ? &marks : nullptr;
        return options;
    }
    base::Status tryOpen(bool create = false) {
        store.reset();
        OPDESK_TRY(store, Store::open(storeOptions(create), clock, random));
        return {};
    }
    void openWith(bool create = false) {
        const auto opened = tryOpen(create);
        ASSERT_TRUE(opened) << opened.error().detail;
    }
    void closeTo(const std::string& copy) {
        store.reset();
        for (const auto* part : {"", "-wal"}) {
            std::filesystem::remove(folder.path() / (copy + part));
            if (std::filesystem::exists(file.string() + part))
                std::filesystem::copy_file(file.string() + part, folder.path() / (copy + part));
        }
    }
    void putBack(const std::string& copy) {
        store.reset();
        for (const auto* part : {"", "-wal", "-shm"}) {
            std::filesystem::remove(file.string() + part);
            if (std::filesystem::exists(folder.path() / (copy + part)))
                std::filesystem::copy_file(folder.path() / (copy + part), file.string() + part);
        }
    }
    std::int64_t number(const std::string& counter) {
        std::int64_t given = 0;
        const auto id = newId();
        const auto done =
            store->commitNumbered(actor, [&](const Store::NumberSource& next) -> base::Result<ActionGroup> {
                OPDESK_TRY(given, next(counter));
                return ActionGroup{{create(kPatient, id, patientBody("Asha"))},
                                   {event("patient.create", kPatient, id)}};
            });
        EXPECT_TRUE(done) << done.error().detail;
        return given;
    }
    base::Status adopt(const std::string& series = "A08") {
        renewed = model::DeviceId::make(clock, random);
        return adoptDevice(*store, {renewed, series, 2, "lease-2"}, actor);
    }
    std::vector<QueuedGroup> groups() {
        auto next = nextGroups(*store, clock.now(), 1000, 1 << 20);
        EXPECT_TRUE(next) << next.error().detail;
        return next ? std::move(*next) : std::vector<QueuedGroup>{};
    }
    void ack(const QueuedGroup& group) {
        std::vector<OpAck> acks;
        for (const auto& op : group.ops)
            acks.push_back({op.id, model::Verdict::applied, 1, {}, {}});
        const std::vector<model::GroupId> ids{group.group};
        const auto applied = applyAnswer(*store, acks, ids, {});
        ASSERT_TRUE(applied) << applied.error().detail;
    }
    bool signatureHolds(const QueuedGroup& group, const model::DeviceId& of) {
        std::vector<model::SignedOp> ops;
        for (const auto& op : group.ops)
            ops.push_back({op.envelope, op.payload});
        std::vector<std::string> commitments;
        for (const auto& audit : group.audit)
            commitments.emplace_back(audit.event.at("commitment").as_string());
        const auto text = model::groupSigningText(tenant, of, group.group, group.actor, group.lease, ops, commitments);
        return crypto::ed25519Verify(signer->publicKey(), base::asBytes(text), group.signature);
    }

    KeptMarks marks;
    bool keeps = true;
    std::vector<model::DeviceId> former;
    model::DeviceId renewed;
};

}  // namespace opdesk::store::tests
