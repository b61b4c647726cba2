#include "core/audit/event.h"
#include "core/model/op.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

using base::ErrorCode;
using model::Action;
using model::KindId;

TEST_F(StoreTest, whatWasCommittedIsThereAfterReopening) {
    const auto id = addPatient("Asha Rao");
    must({set(kPatient, id, {{"locality", "Aundh"}})});
    reopen();
    const auto found = record(kPatient, id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->body.at("name").as_string(), "Asha Rao");
    EXPECT_EQ(found->body.at("locality").as_string(), "Aundh");
    EXPECT_TRUE(found->dirty);
    EXPECT_EQ(found->version, 0);
}

TEST_F(StoreTest, aChangeOfTheSameValuesWritesNothing) {
    const auto id = addPatient("Asha Rao");
    const auto receipt =
        must({set(kPatient, id, {{"name", "Asha Rao"}, {"remark", ""}})}, {event("patient.edit", kPatient, id)});
    EXPECT_TRUE(receipt.group.isNull());
    const auto counts = outboxCounts(*store);
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->waiting, 1);
    EXPECT_EQ(counts->looks, 0);
}

TEST_F(StoreTest, anOpCarriesOldAndNewValueOfEachChangedField) {
    const auto id = addPatient("Asha Rao");
    const auto receipt = must({set(kPatient, id, {{"name", "Asha Rao"}, {"locality", "Aundh"}})});
    const auto groups = nextGroups(*store, clock.now(), 200, 1 << 20);
    ASSERT_TRUE(groups);
    ASSERT_EQ(groups->size(), 2U);
    const auto& queued = groups->at(1).ops.at(0);
    auto op = model::readEnvelope(queued.envelope);
    ASSERT_TRUE(op);
    EXPECT_EQ(op->id, receipt.ops.at(0));
    const auto payload = base::parseJsonObject(base::asText(queued.payload));
    ASSERT_TRUE(payload);
    ASSERT_TRUE(model::readPayload(*payload, *op));
    ASSERT_EQ(op->fields.size(), 1U);
    EXPECT_EQ(op->fields[0].field, "locality");
    EXPECT_TRUE(op->fields[0].before.is_null());
    EXPECT_EQ(op->fields[0].after.as_string(), "Aundh");
}

TEST_F(StoreTest, theUsersKeySignsOpsAndAuditCommitments) {
    const auto id = newId();
    must({create(kPatient, id, patientBody("Asha Rao"))}, {event("patient.create", kPatient, id)});
    const auto groups = nextGroups(*store, clock.now(), 200, 1 << 20);
    ASSERT_TRUE(groups);
    ASSERT_EQ(groups->size(), 1U);
    const auto& group = groups->front();
    ASSERT_EQ(group.audit.size(), 1U);
    const auto audited = audit::fromJson(group.audit[0].event);
    ASSERT_TRUE(audited);
    const auto text =
        model::groupSigningText(tenant, device, group.group, group.actor, group.lease,
                                {{group.ops[0].envelope, group.ops[0].payload}}, {base::toHex(audited->commitment)});
    EXPECT_TRUE(crypto::ed25519Verify(signer->publicKey(), base::asBytes(text), group.signature));
    EXPECT_EQ(audited->commitment, audit::commitment(group.audit[0].sealed));
    const auto payload = audit::payloadOf(group.audit[0].sealed);
    ASSERT_TRUE(payload);
    EXPECT_EQ(payload->at("after").as_object().at("name").as_string(), "Asha Rao");
}

TEST_F(StoreTest, auditEventsFormOneChainOverCommitsAndLooks) {
    const auto id = newId();
    must({create(kPatient, id, patientBody("Asha Rao"))}, {event("patient.create", kPatient, id)});
    ASSERT_TRUE(store->recordLook(actor, event("patient.open", kPatient, id)));
    reopen();
    must({set(kPatient, id, {{"locality", "Aundh"}})}, {event("patient.edit", kPatient, id)});
    const auto groups = nextGroups(*store, clock.now(), 200, 1 << 20);
    ASSERT_TRUE(groups);
    std::vector<json::object> events;
    for (const auto& group : *groups)
        for (const auto& queued : group.audit)
            events.push_back(queued.event);
    ASSERT_EQ(events.size(), 3U);
    const auto head = audit::verifyChain(tenant, device, {}, events);
    ASSERT_TRUE(head) << head.error().detail;
    EXPECT_EQ(head->sequence, 3);
}

TEST_F(StoreTest, deviceSequenceHasNoGapWhenACommitFails) {
    const auto id = addPatient("Asha Rao");
    const auto failed =
        commit({set(kPatient, id, {{"locality", "Aundh"}}), create(kPatient, newId(), {{"name", "No Sex"}})});
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::invalidInput);
    EXPECT_EQ(failed.error().field, "sex");
    EXPECT_FALSE(body(kPatient, id).contains("locality"));
    const auto next = must({set(kPatient, id, {{"locality", "Baner"}})});
    EXPECT_EQ(next.lastDeviceSeq, 2);
}

TEST_F(StoreTest, numbersAreGaplessWhenACommitFails) {
    const auto issue = [&](bool valid) {
        return store->commitNumbered(actor, [&, valid](const Store::NumberSource& next) -> base::Result<ActionGroup> {
            OPDESK_TRY(const auto number, next("clinic_number"));
            json::object patient{{"name", "P"}, {"clinic_number", "A07-" + std::to_string(number)}};
            if (valid)
                patient["sex"] = "male";
            return ActionGroup{{create(kPatient, newId(), patient)}, {}};
        });
    };
    ASSERT_TRUE(issue(true));
    ASSERT_FALSE(issue(false));
    EXPECT_EQ(store->peekNumber("clinic_number").value(), 2);
    ASSERT_TRUE(issue(true));
    reopen();
    EXPECT_EQ(store->peekNumber("clinic_number").value(), 3);
}

TEST_F(StoreTest, aSignedNoteStandsAsItIs) {
    grantAll();
    const auto patient = addPatient("Asha Rao");
    const auto note = newId();
    must(
        {create(kNote, note,
                {{"patient", patient.text()}, {"author", actor.staff.text()}, {"status", "draft"}, {"plan", "rest"}})});
    must({set(kNote, note, {{"status", "signed"}, {"plan", "rest and water"}})});
    const auto edited = commit({set(kNote, note, {{"plan", "walk"}})});
    ASSERT_FALSE(edited);
    EXPECT_EQ(edited.error().code, ErrorCode::wrongState);
    const auto unlocked = commit({set(kNote, note, {{"status", "draft"}})});
    ASSERT_FALSE(unlocked);
    EXPECT_EQ(unlocked.error().code, ErrorCode::wrongState);
    EXPECT_FALSE(commit({end(kNote, note, Action::remove, "wrong patient")}));
    must({set(kNote, note, {{"status", "cancelled"}})});
    EXPECT_FALSE(commit({set(kNote, note, {{"plan", "walk"}})}));
}

TEST_F(StoreTest, anAppendedRecordIsNeverEditedOnlyVoided) {
    grantAll();
    const auto patient = addPatient("Asha Rao");
    const auto vitals = newId();
    must({create(KindId::vitals, vitals,
                 {{"patient", patient.text()}, {"taken_at", "2026-11-17T06:12:00.000Z"}, {"pulse", 80}})});
    EXPECT_EQ(commit({set(KindId::vitals, vitals, {{"pulse", 81}})}).error().code, ErrorCode::wrongState);
    EXPECT_EQ(commit({end(KindId::vitals, vitals, Action::voided, "")}).error().field, "reason");
    must({end(KindId::vitals, vitals, Action::voided, "another patient's")});
    const auto found = record(KindId::vitals, vitals);
    EXPECT_FALSE(found->deleted);
    EXPECT_TRUE(found->body.at("voided").as_bool());
    EXPECT_FALSE(commit({end(KindId::vitals, vitals, Action::voided, "again")}));
}

TEST_F(StoreTest, onlineOnlyKindsAndConflictsAreRefused) {
    EXPECT_EQ(commit({create(KindId::staff, newId(), {{"name", "X"}})}).error().code, ErrorCode::unsupported);
    EXPECT_EQ(commit({create(KindId::conflict, newId(), {{"record_kind", "patient"}, {"record_id", newId().text()}})})
                  .error()
                  .code,
              ErrorCode::unsupported);
}

TEST_F(StoreTest, anActionIsAtMostAHundredChangesAnd128Kilobytes) {
    std::vector<Change> many;
    for (int i = 0; i < 101; ++i)
        many.push_back(create(kPatient, newId(), patientBody("P")));
    EXPECT_EQ(commit(many).error().code, ErrorCode::tooLarge);
    std::vector<Change> heavy;
    for (int i = 0; i < 90; ++i) {
        auto patient = patientBody("P");
        patient["unknown_text"] = std::string(1600, 'x');
        heavy.push_back(create(kPatient, newId(), patient));
    }
    EXPECT_EQ(commit(heavy).error().code, ErrorCode::tooLarge);
    EXPECT_EQ(store->count(kPatient).value(), 0);
}

TEST_F(StoreTest, listenersHearOfACommitAfterItAndOnlyThen) {
    int heard = 0;
    store->onChanged([&](const std::vector<Changed>& changed) {
        ++heard;
        EXPECT_EQ(changed.at(0).kind, kPatient);
        EXPECT_FALSE(store->database().inTransaction());
    });
    addPatient("Asha Rao");
    EXPECT_FALSE(commit({create(kPatient, newId(), {{"name", "No Sex"}})}));
    EXPECT_EQ(heard, 1);
}

TEST_F(StoreTest, unknownFieldsSurviveASetAndAPull) {
    const auto id = newId();
    auto pulled = patientBody("Asha Rao");
    pulled["of_a_newer_program"] = json::array{1, "two"};
    ASSERT_TRUE(pull({image(kPatient, id, 3, pulled)}));
    must({set(kPatient, id, {{"locality", "Aundh"}})});
    EXPECT_EQ(body(kPatient, id).at("of_a_newer_program"), pulled["of_a_newer_program"]);
    pulled["remark"] = "walks";
    ASSERT_TRUE(pull({image(kPatient, id, 4, pulled)}, 2));
    EXPECT_EQ(body(kPatient, id).at("of_a_newer_program"), pulled["of_a_newer_program"]);
    EXPECT_EQ(body(kPatient, id).at("locality").as_string(), "Aundh");
    EXPECT_EQ(body(kPatient, id).at("remark").as_string(), "walks");
}

TEST_F(StoreTest, aLookIsAGroupWithoutOps) {
    const auto id = addPatient("Asha Rao");
    ASSERT_TRUE(store->recordLook(actor, event("patient.open", kPatient, id)));
    const auto counts = outboxCounts(*store);
    EXPECT_EQ(counts->looks, 1);
    EXPECT_EQ(counts->waiting, 1);
}

}  // namespace opdesk::store::tests
