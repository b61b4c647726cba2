#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "sync/server/push_group.h"
#include "test_desk.h"

namespace opdesk::sync::server {
namespace {

using model::KindId;
using model::Verdict;

std::vector<json::object> conflictsOf(TestDesk& desk, const base::Uuid& record) {
    std::vector<json::object> found;
    std::int64_t cursor = 0;
    for (bool more = true; more;) {
        const auto page = desk.pull(cursor);
        if (!page)
            break;
        for (const auto& [id, row] : desk.rows(*page))
            if (row.kind == KindId::conflict && textAt(row.body, "record_id") == record.text())
                found.push_back(row.body);
        cursor = page->cursor;
        more = page->more;
    }
    return found;
}

TEST(Push, whatOneDeskWritesAnotherReads) {
    auto front = TestDesk::ready("Front", kRohini);
    auto second = TestDesk::ready("Second", kPrakash);
    const auto op = front.create(KindId::patient, patientBody("Sunita Joshi"));
    const auto answer = front.push({front.group({op})});
    ASSERT_TRUE(answer) << answer.error().detail;
    ASSERT_EQ(answer->verdicts.size(), 1u);
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::applied) << answer->verdicts[0].code << answer->verdicts[0].detail;
    EXPECT_EQ(answer->verdicts[0].version, 1);
    EXPECT_EQ(answer->groups.size(), 1u);
    EXPECT_TRUE(answer->parts.empty()) << "it stands as it was sent";
    EXPECT_EQ(answer->since, answer->head - 1);
    // Other tests have written before: not from the beginning.
    const auto page = second.pull(answer->since.value_or(0));
    ASSERT_TRUE(page) << page.error().detail;
    const auto rows = second.rows(*page);
    ASSERT_TRUE(rows.contains(op.record));
    EXPECT_EQ(textAt(rows.at(op.record).body, "name"), "Sunita Joshi");
    EXPECT_EQ(page->cursor, page->head);
    const auto nothing = second.pull(page->cursor);
    ASSERT_TRUE(nothing);
    EXPECT_TRUE(nothing->parts.empty());
}

TEST(Push, aSecondSendingOfAGroupChangesNothing) {
    auto desk = TestDesk::ready("Twice", kRohini);
    const auto group = desk.group({desk.create(KindId::patient, patientBody("Twice Sent"))});
    ASSERT_TRUE(desk.push({group}));
    const auto again = desk.push({group});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->verdicts[0].verdict, Verdict::duplicate);
    EXPECT_EQ(again->verdicts[0].version, 1);
    EXPECT_EQ(again->verdicts[0].detail, "applied");
}

TEST(Push, theSameIdWithAnotherContentIsRefusedLoudly) {
    auto desk = TestDesk::ready("Changed", kRohini);
    auto op = desk.create(KindId::patient, patientBody("First Content"));
    ASSERT_TRUE(desk.push({desk.group({op})}));
    op.document["name"] = "Other Content";
    const auto answer = desk.push({desk.group({op})});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::parked);
    EXPECT_EQ(answer->verdicts[0].code, "already_exists");
}

TEST(Push, aSequenceNumberOfAnotherOpMeansAClonedDevice) {
    auto desk = TestDesk::ready("Clone", kRohini);
    ASSERT_TRUE(desk.push({desk.group({desk.create(KindId::patient, patientBody("Before Cloning"))})}));
    --desk.deviceSeq;
    EXPECT_FALSE(desk.push({desk.group({desk.create(KindId::patient, patientBody("After Cloning"))})}));
    EXPECT_EQ(desk.lastAnswer.status, 409);
    EXPECT_EQ(desk.lastAnswer.body, R"({"error":"device_cloned"})");
}

TEST(Push, differentFieldsMergeAndTheSameFieldRaisesOneCard) {
    auto front = TestDesk::ready("A", kRohini);
    auto second = TestDesk::ready("B", kPrakash);
    const auto op = front.create(KindId::patient, patientBody("Meena Patil"));
    ASSERT_TRUE(front.push({front.group({op})}));
    const auto rename = [&](TestDesk& desk, const char* to) {
        return desk.set(KindId::patient, op.record, 1, {{"name", "Meena Patil", to}});
    };
    const auto a =
        front.push({front.group({rename(front, "Meena S. Patil"),
                                 front.set(KindId::patient, op.record, 1, {{"locality", nullptr, "Kothrud"}})})});
    ASSERT_TRUE(a);
    const auto b =
        second.push({second.group({rename(second, "Mina Patil")}),
                     second.group({second.set(KindId::patient, op.record, 1, {{"pin", nullptr, "411038"}})})});
    ASSERT_TRUE(b);
    EXPECT_EQ(b->verdicts[0].verdict, Verdict::conflict);
    EXPECT_EQ(b->verdicts[1].verdict, Verdict::merged);
    EXPECT_EQ(b->since, b->head - 2) << "the record and a card";
    const auto row = second.rows(*b).at(op.record);
    EXPECT_EQ(textAt(row.body, "name"), "Meena S. Patil");
    EXPECT_EQ(textAt(row.body, "locality"), "Kothrud");
    EXPECT_EQ(textAt(row.body, "pin"), "411038");
    auto cards = conflictsOf(front, op.record);
    ASSERT_EQ(cards.size(), 1u);
    EXPECT_EQ(textAt(cards[0], "field"), "name");
    EXPECT_EQ(cards[0].at("mine").get_array()[0].get_string(), "Mina Patil");
    EXPECT_EQ(cards[0].at("theirs").get_array()[0].get_string(), "Meena S. Patil");
    // Still unaware of the card, the same desk changes its mind: the card follows, no second one opens.
    ASSERT_TRUE(second.push(
        {second.group({second.set(KindId::patient, op.record, 1, {{"name", "Mina Patil", "Mina R. Patil"}})})}));
    cards = conflictsOf(front, op.record);
    ASSERT_EQ(cards.size(), 1u);
    EXPECT_EQ(cards[0].at("mine").get_array()[0].get_string(), "Mina R. Patil");
}

TEST(Push, theFirstToArriveHoldsTheSlot) {
    auto front = TestDesk::ready("S1", kRohini);
    auto second = TestDesk::ready("S2", kPrakash);
    auto doctor = TestDesk::ready("S3", kMeera);
    const auto patient = front.create(KindId::patient, patientBody("Slot Patient"));
    ASSERT_TRUE(front.push({front.group({patient})}));
    const json::object slot{{"patient", patient.record.text()},
                            {"doctor", doctor.session.staff.text()},
                            {"starts_at", "2031-03-03T04:30:00.000Z"},
                            {"minutes", 10},
                            {"status", "booked"}};
    const auto first = front.create(KindId::appointment, slot);
    const auto other = second.create(KindId::appointment, slot);
    const auto a = front.push({front.group({first})});
    const auto b = second.push({second.group({other})});
    ASSERT_TRUE(a && b);
    EXPECT_EQ(a->verdicts[0].verdict, Verdict::applied) << a->verdicts[0].code << a->verdicts[0].detail;
    EXPECT_EQ(b->verdicts[0].verdict, Verdict::conflict);
    EXPECT_EQ(textAt(second.rows(*b).at(other.record).body, "status"), "needs_slot");
    ASSERT_EQ(conflictsOf(front, other.record).size(), 1u);
    EXPECT_EQ(textAt(conflictsOf(front, other.record)[0], "reason"), "slot_taken");
    // A slot set free can be taken.
    ASSERT_TRUE(front.push(
        {front.group({front.set(KindId::appointment, first.record, 1, {{"status", "booked", "cancelled"}})})}));
    const auto third = front.create(KindId::appointment, slot);
    EXPECT_EQ(front.push({front.group({third})})->verdicts[0].verdict, Verdict::applied);
}

TEST(Push, oneBillCollectedTwiceIsAsked) {
    auto front = TestDesk::ready("P1", kRohini);
    auto second = TestDesk::ready("P2", kPrakash);
    const auto patient = front.create(KindId::patient, patientBody("Paying Patient"));
    ASSERT_TRUE(front.push({front.group({patient})}));
    const json::object paid{
        {"patient", patient.record.text()},     {"direction", "in"},  {"amount", 50000}, {"mode", "cash"},
        {"at", base::toIso(env().clock.now())}, {"day", "2026-11-22"}};
    EXPECT_EQ(front.push({front.group({front.create(KindId::payment, paid)})})->verdicts[0].verdict, Verdict::applied);
    const auto again = second.create(KindId::payment, paid);
    const auto answer = second.push({second.group({again})});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::conflict);
    const auto cards = conflictsOf(front, again.record);
    ASSERT_EQ(cards.size(), 1u);
    EXPECT_EQ(textAt(cards[0], "reason"), "double_payment");
}

TEST(Push, whatARoleMayNotDoIsParkedWholeAndKept) {
    auto desk = TestDesk::ready("Nosy", kRohini);
    const auto winner = desk.create(KindId::patient, patientBody("Stands Already"));
    ASSERT_TRUE(desk.push({desk.group({winner})}));
    const auto good = desk.create(KindId::patient, patientBody("Half Of A Group"));
    const auto alias = desk.create(KindId::alias, {{"loser", good.record.text()}, {"winner", winner.record.text()}});
    const auto group = desk.group({good, alias});
    const auto answer = desk.push({group, desk.group({desk.create(KindId::patient, patientBody("Another Group"))})});
    ASSERT_TRUE(answer);
    ASSERT_EQ(answer->verdicts.size(), 3u);
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::parked);
    EXPECT_EQ(answer->verdicts[1].verdict, Verdict::parked);
    EXPECT_EQ(answer->verdicts[1].code, "invalid_input");  // a merge needs a reason of a receptionist
    EXPECT_EQ(answer->verdicts[2].verdict, Verdict::applied);
    EXPECT_FALSE(desk.rows(*answer).contains(good.record));
    EXPECT_EQ(env().superuser("SELECT count(*), bool_and(released_ms IS NULL) FROM app.quarantine WHERE group_id = '" +
                              group.group.text() + "'"),
              "1|t\n");
}

TEST(Push, aForgedSignatureIsParked) {
    auto desk = TestDesk::ready("Forger", kRohini);
    auto group = desk.group({desk.create(KindId::patient, patientBody("Forged"))});
    group.signature[0] ^= 1;
    const auto answer = desk.push({group});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::parked);
    EXPECT_EQ(answer->verdicts[0].code, "damaged");
}

TEST(Push, aGroupWithoutASignatureIsParked) {
    auto desk = TestDesk::ready("Unsigned", kRohini);
    auto group = desk.group({desk.create(KindId::patient, patientBody("Unsigned"))});
    group.signature.clear();
    const auto answer = desk.push({group});
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::parked);
    EXPECT_EQ(answer->verdicts[0].code, "damaged");
    EXPECT_TRUE(desk.rows(*answer).empty());
}

TEST(Push, aRemovalReachesTheOtherDesk) {
    auto front = TestDesk::ready("Remover", kRohini);
    auto second = TestDesk::ready("Sees Removals", kPrakash);
    const auto patient = front.create(KindId::patient, patientBody("Two Numbers"));
    const auto contact = front.create(
        KindId::contact, {{"patient", patient.record.text()}, {"system", "phone"}, {"value", "+919811111111"}});
    ASSERT_TRUE(front.push({front.group({patient, contact})}));
    const auto before = second.pull();
    ASSERT_TRUE(before);
    auto removal = front.set(KindId::contact, contact.record, 1, {});
    removal.action = model::Action::remove;
    removal.document = {{"reason", "wrong number"}};
    ASSERT_TRUE(front.push({front.group({removal})}));
    const auto after = second.pull(before->head);
    ASSERT_TRUE(after);
    const auto rows = second.rows(*after);
    ASSERT_TRUE(rows.contains(contact.record));
    EXPECT_TRUE(rows.at(contact.record).deleted);
}

TEST(Push, aCursorOfBeforeDeletionsThatAreOld_isRefusedAndANewDeskDoesNotHearOfThem) {
    auto front = TestDesk::ready("Removes Early", kRohini);
    auto second = TestDesk::ready("Was Away", kPrakash);
    const auto patient = front.create(KindId::patient, patientBody("Half A Year"));
    const auto contact = front.create(
        KindId::contact, {{"patient", patient.record.text()}, {"system", "phone"}, {"value", "+919811111112"}});
    ASSERT_TRUE(front.push({front.group({patient, contact})}));
    const auto before = second.pull();
    ASSERT_TRUE(before);
    auto removal = front.set(KindId::contact, contact.record, 1, {});
    removal.action = model::Action::remove;
    removal.document = {{"reason", "wrong number"}};
    const auto removed = front.push({front.group({removal})});
    ASSERT_TRUE(removed);
    // The day of a refresh is noted with the head of then; this one is made older by half a year.
    ASSERT_EQ(front.sendJson("POST", "/v1/session/refresh", {{"refresh", front.session.tokens.refresh}}).status, 200);
    const std::string day = "(" + std::to_string(base::toMillis(env().clock.now())) + " / 86400000)";
    const std::string of = " WHERE tenant = '" + front.place.tenant.text() + "' AND day ";
    EXPECT_EQ(env().superuser("SELECT count(*) FROM app.head_day" + of + "= " + day), "1\n");
    env().superuser("INSERT INTO app.head_day VALUES ('" + front.place.tenant.text() + "', " + day + " - 180, " +
                    std::to_string(removed->head) + ")");
    EXPECT_FALSE(second.pull(before->head));
    EXPECT_EQ(second.lastAnswer.status, 410);
    EXPECT_EQ(errorOf(second.lastAnswer), "cursor_too_old");
    std::set<base::Uuid> told;
    std::int64_t cursor = 0;
    for (bool more = true; more;) {
        const auto answer = second.send("GET", "/v1/sync/pull?blocks=1&cursor=" + std::to_string(cursor));
        ASSERT_EQ(answer.status, 200) << answer.body;
        const auto page = protocol::decodePage(base::asBytes(answer.body));
        ASSERT_TRUE(page);
        for (const auto& [id, row] : second.rows(*page))
            told.insert(id);
        cursor = page->cursor;
        more = page->more;
    }
    EXPECT_TRUE(told.contains(patient.record));
    EXPECT_FALSE(told.contains(contact.record));
    EXPECT_TRUE(second.pull(removed->head)) << "from there on everything is known";
    env().superuser("DELETE FROM app.head_day" + of + "< " + day);
}

TEST(Push, manyGroupsAtOnceKeepTheirOrderAndOneForgedAmongThemIsParkedAlone) {
    auto desk = TestDesk::ready("Many", kRohini);
    std::vector<protocol::WireGroup> groups;
    for (int i = 0; i < 70; ++i)
        groups.push_back(desk.group({desk.create(KindId::patient, patientBody("Many " + std::to_string(i)))}));
    groups[33].signature[0] ^= 1;
    const auto answer = desk.push(groups);
    ASSERT_TRUE(answer) << answer.error().detail;
    ASSERT_EQ(answer->verdicts.size(), 70u);
    EXPECT_EQ(answer->groups.size(), 69u);
    for (std::size_t i = 0; i < 70; ++i) {
        EXPECT_EQ(answer->verdicts[i].op, opIdsOf(groups[i]).front()) << i;
        EXPECT_EQ(answer->verdicts[i].verdict, i == 33 ? Verdict::parked : Verdict::applied) << i;
    }
}

TEST(Push, sealedKindsReachOnlyThoseWhoMayReadThem) {
    auto doctor = TestDesk::ready("Room 1", kMeera);
    auto front = TestDesk::ready("Desk", kRohini);
    const auto patient = front.create(KindId::patient, patientBody("Sealed Patient"));
    ASSERT_TRUE(front.push({front.group({patient})}));
    const auto allergy = doctor.create(KindId::allergy, {{"patient", patient.record.text()},
                                                         {"substance", "Penicillin"},
                                                         {"severity", "severe"},
                                                         {"status", "active"}});
    const auto answer = doctor.push({doctor.group({allergy})});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::applied) << answer->verdicts[0].code << answer->verdicts[0].detail;
    const auto own = doctor.pull(answer->head - 2);
    ASSERT_TRUE(own);
    EXPECT_TRUE(doctor.rows(*own).contains(allergy.record));
    const auto page = front.pull(answer->head - 2);
    ASSERT_TRUE(page);
    for (const auto& part : page->parts)
        EXPECT_EQ(part.compartment, model::Compartment::desk);
}

TEST(Push, anAuditChainWithAHoleIsKeptAndMarked) {
    auto desk = TestDesk::ready("Chain", kRohini);
    ASSERT_TRUE(desk.push({desk.group({})}));
    (void)desk.group({});  // made and lost
    ASSERT_TRUE(desk.push({desk.group({})}));
    EXPECT_EQ(env().superuser("SELECT string_agg(sequence || coalesce(fault, ''), ',' ORDER BY sequence) FROM "
                              "app.audit_event WHERE device = '" +
                              desk.place.device.text() + "'"),
              "1,3gap\n");
}

TEST(Push, aFalseAuditPayloadIsMarkedAndTheNextEventFollows) {
    auto desk = TestDesk::ready("False Payload", kRohini);
    auto group = desk.group({});
    group.audit[0].sealed.push_back('x');
    const auto answer = desk.push({group, desk.group({})});
    ASSERT_TRUE(answer);
    EXPECT_EQ(env().superuser("SELECT string_agg(sequence || coalesce(fault, '') || octet_length(sealed), ',' ORDER BY "
                              "sequence) FROM app.audit_event WHERE device = '" +
                              desk.place.device.text() + "' AND (sequence = 1 OR fault IS NOT NULL)"),
              "1payload0\n")
        << "the payload nobody vouched for is not kept, its event is a link of the chain";
}

TEST(Push, whatIsMadeUnderAnOldLeaseAfterTheDeviceKnewANewerOneIsPutAside) {
    auto desk = TestDesk::ready("Old Lease", kRohini);
    const auto before = desk.group({desk.create(KindId::patient, patientBody("Before The Change"))});
    const auto oldLease = desk.lease;
    env().superuser("UPDATE app.staff_login SET lease_epoch = lease_epoch + 1 WHERE staff = '" +
                    desk.session.staff.text() + "'");
    env().clock.advance(std::chrono::minutes(10));
    desk.login(kRohini);
    ASSERT_NE(desk.lease, oldLease);
    desk.lease = oldLease;
    env().clock.advance(std::chrono::minutes(10));
    const auto after = desk.group({desk.create(KindId::patient, patientBody("After The Change"))});
    const auto answer = desk.push({before, after});
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::applied) << answer->verdicts[0].detail;
    EXPECT_EQ(answer->verdicts[1].verdict, Verdict::parked);
    EXPECT_EQ(answer->verdicts[1].code, "lease_expired");
}

TEST(Push, aLeaseTheServerForgotIsTakenInFromTheTextItSigned) {
    auto desk = TestDesk::ready("Forgotten Lease", kRohini);
    const auto lease = desk.session.lease;
    const auto forget = [&] { env().superuser("DELETE FROM app.lease WHERE id = '" + desk.lease.text() + "'"); };
    forget();
    const auto alone = desk.group({desk.create(KindId::patient, patientBody("Without The Text"))});
    const auto parked = desk.push({alone});
    ASSERT_TRUE(parked) << parked.error().detail;
    EXPECT_EQ(parked->verdicts[0].verdict, Verdict::parked);
    // Whoever changes a letter of it has no lease of this server.
    auto forged = lease;
    forged[3] = forged[3] == 'A' ? 'B' : 'A';
    const auto still = desk.push({alone}, {forged});
    ASSERT_TRUE(still) << still.error().detail;
    EXPECT_EQ(still->verdicts[0].verdict, Verdict::parked);
    const auto stands = desk.push({alone}, {lease});
    ASSERT_TRUE(stands) << stands.error().detail;
    EXPECT_EQ(stands->verdicts[0].verdict, Verdict::applied) << stands->verdicts[0].detail;
    // Rights the tables do not know any more are not brought back.
    forget();
    env().superuser("UPDATE app.staff_login SET lease_epoch = lease_epoch - 1 WHERE staff = '" +
                    desk.session.staff.text() + "'");
    const auto more = desk.push({desk.group({desk.create(KindId::patient, patientBody("Of A Later Epoch"))})}, {lease});
    env().superuser("UPDATE app.staff_login SET lease_epoch = lease_epoch + 1 WHERE staff = '" +
                    desk.session.staff.text() + "'");
    ASSERT_TRUE(more) << more.error().detail;
    EXPECT_EQ(more->verdicts[0].verdict, Verdict::parked);
}

TEST(Push, nothingIsLostByACursorUnderConcurrentWriters) {
    constexpr int kDesks = 3, kRounds = 12;
    std::vector<TestDesk> desks;
    desks.push_back(TestDesk::ready("C0", kRohini));
    desks.push_back(TestDesk::ready("C1", kPrakash));
    desks.push_back(TestDesk::ready("C2", kMeera));
    auto reader = TestDesk::ready("Reader", "+919800000005");
    const std::int64_t start = reader.pull()->head;
    std::vector<std::vector<protocol::WireGroup>> work(kDesks);
    std::set<base::Uuid> written;
    for (std::size_t d = 0; d < kDesks; ++d)
        for (int i = 0; i < kRounds; ++i) {
            std::vector<model::Op> ops;
            for (int j = 0; j < 3; ++j)
                ops.push_back(desks[d].create(KindId::patient, patientBody("Concurrent")));
            for (const auto& op : ops)
                written.insert(op.record);
            work[d].push_back(desks[d].group(std::move(ops)));
        }
    std::atomic<int> failures = 0, running = kDesks;
    std::vector<std::thread> threads;
    for (std::size_t d = 0; d < kDesks; ++d)
        threads.emplace_back([&, d] {
            for (const auto& group : work[d])
                if (!desks[d].push({group}))
                    ++failures;
            --running;
        });
    std::set<base::Uuid> seen;
    std::int64_t cursor = start;
    for (bool last = false;;) {
        const bool done = running == 0;
        const auto page = reader.pull(cursor, 7);
        if (!page) {
            ++failures;
            break;
        }
        for (const auto& [id, row] : reader.rows(*page))
            seen.insert(id);
        cursor = page->cursor;
        if (last && !page->more)
            break;
        last = done && !page->more;
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(failures, 0);
    for (const auto& id : written)
        EXPECT_TRUE(seen.contains(id));
}

TEST(Push, anotherClinicSeesNothingOfIt) {
    auto desk = TestDesk::ready("Home", kRohini);
    auto other = TestDesk::ready("Abroad", "+919800000052", true);
    const auto op = desk.create(KindId::patient, patientBody("Only Here"));
    ASSERT_TRUE(desk.push({desk.group({op})}));
    std::int64_t cursor = 0;
    const auto page = other.pull(cursor);
    ASSERT_TRUE(page);
    EXPECT_FALSE(other.rows(*page).contains(op.record));
    // The other clinic may even use the same id without learning anything.
    auto same = other.create(KindId::patient, patientBody("Same Id"));
    same.record = op.record;
    EXPECT_EQ(other.push({other.group({same})})->verdicts[0].verdict, Verdict::applied);
}

TEST(Push, anAuditPayloadOtherThanItsCommitmentPutsTheGroupAside) {
    auto desk = TestDesk::ready("Forging", kMeera);
    const auto patient = desk.create(KindId::patient, patientBody("Forged Payload"));
    auto forged = desk.group({patient});
    forged.audit[0].sealed.back() ^= 1;
    const auto answer = desk.push({forged});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::parked);
    EXPECT_EQ(answer->verdicts[0].code, "damaged");
    // A payload that should be sealed and is not, and one sealed under another key.
    for (const std::int64_t epoch : {0, 1, 99}) {
        auto wrong = desk.group({desk.create(KindId::patient, patientBody("Wrong Seal"))});
        wrong.audit[0].compartment = model::Compartment::care;
        wrong.audit[0].keyEpoch = epoch;
        const auto refused = desk.push({wrong});
        ASSERT_TRUE(refused);
        EXPECT_EQ(refused->verdicts[0].verdict, Verdict::parked) << epoch;
    }
}

TEST(Push, bodiesAreNotReadableInTheDatabase) {
    auto desk = TestDesk::ready("Canary", kRohini);
    ASSERT_TRUE(desk.push({desk.group({desk.create(KindId::patient, patientBody("Canary Zanzibar Name"))})}));
    EXPECT_EQ(env().superuser("SELECT count(*) FROM app.record WHERE position('Zanzibar'::bytea IN body) > 0"), "0\n");
}

}  // namespace
}  // namespace opdesk::sync::server
