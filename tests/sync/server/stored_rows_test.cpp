#include <gtest/gtest.h>

#include <atomic>
#include <boost/json.hpp>
#include <thread>

#include "core/crypto/aead.h"
#include "sync/server/record_repository.h"
#include "test_desk.h"

/// What is held against rows as they lie in the database, whatever this instance remembers of them.
namespace opdesk::sync::server {
namespace {

using model::KindId;
using model::Verdict;

TEST(StoredRows, aSignatureIsHeldAgainstWhatTheLeaseSaysNow) {
    auto desk = TestDesk::ready("Put Back", kRohini);
    ASSERT_TRUE(desk.push({desk.group({desk.create(KindId::patient, patientBody("Known Signer"))})}));
    // Another history of the database may hold another key under the lease than this instance has met.
    const auto lease = desk.lease.text();
    const auto own = env().superuser("SELECT encode(signing_key, 'hex') FROM app.lease WHERE id = '" + lease + "'");
    const auto setKey = [&](const std::string& hex) {
        env().superuser("UPDATE app.lease SET signing_key = decode('" + hex.substr(0, 64) + "', 'hex') WHERE id = '" +
                        lease + "'");
    };
    const auto other = crypto::Ed25519Key::generate(env().random);
    setKey(base::toHex(other.publicKey()));
    const auto refused = desk.group({desk.create(KindId::patient, patientBody("Unknown Signer"))});
    const auto answer = desk.push({refused});
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::parked);
    EXPECT_EQ(answer->verdicts[0].code, "damaged");
    setKey(own);
    const auto again = desk.push({refused});
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(again->verdicts[0].verdict, Verdict::applied) << again->verdicts[0].detail;
}

TEST(StoredRows, ofAWriterThatCommitsLate_noCursorPassesBy) {
    auto early = TestDesk::ready("Early", kRohini), reader = TestDesk::ready("Reader", "+919800000005");
    const auto start = reader.pull()->head;
    std::atomic<bool> isDone = false;
    std::jthread other;
    auto transaction = env().services().database.begin({early.place.tenant, {}, {}, {}});
    ASSERT_TRUE(transaction);
    const auto keys = *env().services().keyring.of(*transaction, early.place.tenant);
    RecordRepository records(*transaction, early.place.tenant, *keys, env().random);
    StoredRecord late;
    late.kind = KindId::patient;
    late.id = base::Uuid::v7(env().clock, env().random);
    late.state.exists = true;
    late.state.version = 1;
    late.state.body = patientBody("Late");
    StoredRecord* const all[] = {&late};
    const auto head = records.moveHead(1);
    ASSERT_TRUE(head && records.write(all, *head));
    // It has its number and is not over. Another writer comes meanwhile, and a desk reads whatever there is.
    const auto op = early.create(KindId::patient, patientBody("Early"));
    other = std::jthread([&] {
        EXPECT_TRUE(early.push({early.group({op})}));
        isDone = true;
    });
    while (!isDone && env().superuser("SELECT count(*) FROM pg_locks WHERE NOT granted") == "0\n")
        continue;
    const auto between = reader.pull(start);
    ASSERT_TRUE(between && transaction->commit());
    other.join();
    const auto after = reader.pull(between->cursor);
    ASSERT_TRUE(after);
    for (const auto& id : {late.id, op.record})
        EXPECT_TRUE(reader.rows(*between).contains(id) || reader.rows(*after).contains(id)) << id.text();
}

class Authors : public testing::Test {
protected:
    Authors() : m_transaction(*env().services().database.begin({desk.place.tenant, {}, {}, {}})) {
        keys = *env().services().keyring.of(m_transaction, desk.place.tenant);
    }
    merge::State stateOf(const model::Op& op) {
        RecordRepository records(m_transaction, desk.place.tenant, *keys, env().random);
        const RecordKey key{op.kind, op.record};
        const auto found = records.look(std::span(&key, 1));
        EXPECT_TRUE(found && found->contains(key));
        return found->at(key).state;
    }
    /// As a push writes it: the head first.
    void writeAuthors(const model::Op& op, const json::object& authors) {
        const auto* key = keys->current(model::Compartment::desk);
        const auto sealed = *crypto::seal(
            key->key.view(), base::asBytes(base::canonicalJson(authors)),
            base::asBytes(model::sealContext(desk.place.tenant, op.kind, op.record, "server-authors")), env().random);
        RecordRepository records(m_transaction, desk.place.tenant, *keys, env().random);
        const auto head = records.moveHead(1);
        ASSERT_TRUE(head);
        Params params;
        params.add(desk.place.tenant).add(op.record).add(base::ByteView(sealed)).add(head->seq);
        const auto done = m_transaction.execute(
            "UPDATE app.record SET authors = $3, seq = $4 WHERE tenant = $1 AND id = $2 AND kind = 'patient'", params);
        ASSERT_TRUE(done) << done.error().detail;
    }

    TestDesk desk = TestDesk::ready("Authors", kRohini);
    std::shared_ptr<const TenantKeys> keys;

private:
    Transaction m_transaction;  // never committed
};

TEST_F(Authors, areRememberedFieldByField) {
    const auto made = desk.create(KindId::patient, patientBody("Two Authors"));
    ASSERT_TRUE(desk.push({desk.group({made})}));
    ASSERT_TRUE(desk.push({desk.group({desk.set(KindId::patient, made.record, 1, {{"address", {}, "Pune"}})})}));
    const auto state = stateOf(made);
    ASSERT_EQ(state.authors.size(), state.body.size());
    EXPECT_TRUE(std::ranges::is_sorted(state.authors, {}, [](const auto& entry) { return entry.first; }));
    for (const auto& [field, author] : state.authors) {
        EXPECT_EQ(author.version, field == "address" ? 2 : 1) << field;
        EXPECT_EQ(author.device, desk.place.device) << field;
        EXPECT_EQ(author.staff, made.actor) << field;
    }
}

TEST_F(Authors, ofARowWrittenBefore_areRead) {
    const auto made = desk.create(KindId::patient, patientBody("Older Row"));
    ASSERT_TRUE(desk.push({desk.group({made})}));
    const auto device = desk.place.device.text(), staff = made.actor.text();
    writeAuthors(made, {{"name", json::array{staff, device, 1'700'000'000'000, 3}},
                        {"address", json::array{staff, device, 5, 4}}});
    const auto state = stateOf(made);
    ASSERT_EQ(state.authors.size(), 2u);
    EXPECT_EQ(state.authors[0].first, "address");
    EXPECT_EQ(state.authors[0].second, (merge::FieldAuthor{made.actor, desk.place.device, 5, 4}));
    EXPECT_EQ(state.authors[1].second, (merge::FieldAuthor{made.actor, desk.place.device, 1'700'000'000'000, 3}));
}

}  // namespace
}  // namespace opdesk::sync::server
