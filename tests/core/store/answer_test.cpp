#include "core/store/leaf_table.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

using base::ErrorCode;
using model::Action;
using model::KindId;
using model::Verdict;

TEST_F(StoreTest, aPulledRowUnderADirtyRecordBecomesItsBase) {
    const auto id = newId();
    auto there = patientBody("Asha Rao");
    ASSERT_TRUE(pull({image(kPatient, id, 1, there)}));
    must({set(kPatient, id, {{"locality", "Aundh"}})});
    there["remark"] = "walks slowly";
    ASSERT_TRUE(pull({image(kPatient, id, 2, there)}, 2));
    const auto shown = record(kPatient, id);
    EXPECT_TRUE(shown->dirty);
    EXPECT_EQ(shown->version, 2);
    EXPECT_EQ(shown->body.at("locality").as_string(), "Aundh");
    EXPECT_EQ(shown->body.at("remark").as_string(), "walks slowly");
}

TEST_F(StoreTest, aRowNotNewerThanWhatIsHereIsSkipped) {
    const auto id = newId();
    ASSERT_TRUE(pull({image(kPatient, id, 5, patientBody("New Name"))}));
    ASSERT_TRUE(pull({image(kPatient, id, 4, patientBody("Old Name"))}));
    ASSERT_TRUE(pull({image(kPatient, id, 5, patientBody("Other Name"))}));
    EXPECT_EQ(body(kPatient, id).at("name").as_string(), "New Name");
}

TEST_F(StoreTest, aRemovalOfWhatIsNotHereYetHoldsAgainstAnOlderPage) {
    const auto id = newId();
    ASSERT_TRUE(pull({image(kPatient, id, 2, patientBody("Asha Rao"), true)}, 7));
    ASSERT_TRUE(pull({image(kPatient, id, 1, patientBody("Asha Rao"))}, 5));  // asked for by another window
    EXPECT_TRUE(namesFound("Asha").empty());
    const auto kept = record(kPatient, id);
    ASSERT_TRUE(kept);
    EXPECT_TRUE(kept->deleted);
    EXPECT_EQ(syncState(*store)->cursor, 7);
}

TEST_F(StoreTest, withoutARowNothingStandsAsSentInACompartmentTheAnswerDoesNotTell) {
    grantAll();
    const auto id = newId();
    const json::object reading{{"patient", newId().text()}, {"taken_at", "2026-07-06T05:00:00.000Z"}, {"pulse", 80}};
    ASSERT_TRUE(pull({image(KindId::vitals, id, 1, reading)}, 5));
    const auto voided = must({{KindId::vitals, id, model::Action::voided, {}, {{"reason", "by mistake"}}, {}}});
    const std::vector<OpAck> acks{{voided.ops[0], Verdict::applied, 2, {}, {}}};
    // This desk lost the compartment: the server does not tell that the record is removed now.
    const auto moved = applyPushAnswer(*store, acks, {}, {"e1", {}, {}}, CursorMove{5, 6, "desk", model::kSchema});
    ASSERT_TRUE(moved);
    EXPECT_FALSE(*moved);
    EXPECT_EQ(record(KindId::vitals, id)->version, 1);
    // Given back, its rows come.
    auto gone = reading;
    gone["voided"] = true;
    gone["void_reason"] = "by mistake";
    ASSERT_TRUE(pull({image(KindId::vitals, id, 2, gone, true)}, 6));
    EXPECT_TRUE(record(KindId::vitals, id)->deleted);
    EXPECT_EQ(record(KindId::vitals, id)->version, 2);
    EXPECT_TRUE(wrongLeaves(*store)->empty());
}

TEST_F(StoreTest, anOlderProgramsPushLeavesTheCursorWhereANewerOnePulledTo) {
    const auto id = newId();
    ASSERT_TRUE(pull({image(kPatient, id, 1, patientBody("Asha Rao"))}, 5));
    const auto pushed = [&](std::uint32_t pulledBy, std::int64_t version) {
        EXPECT_TRUE(changeSyncState(*store, [&](SyncState& state) {
            state.scope = "desk";
            state.cursor = 5;
            state.schema = pulledBy;
        }));
        const auto edit = must({set(kPatient, id, {{"locality", "Aundh " + std::to_string(version)}})});
        const std::vector<OpAck> acks{{edit.ops[0], Verdict::applied, version, {}, {}}};
        const auto moved = applyPushAnswer(*store, acks, {}, {"e1", {}, {}}, CursorMove{5, 6, "desk", model::kSchema});
        EXPECT_EQ(record(kPatient, id)->version, version) << "the verdict is taken all the same";
        return moved && *moved;
    };
    EXPECT_FALSE(pushed(model::kSchema + 1, 2));
    EXPECT_EQ(syncState(*store)->cursor, 5) << "what it cannot read comes by a pull, which notes who pulled";
    EXPECT_TRUE(pushed(model::kSchema, 3));
    EXPECT_EQ(syncState(*store)->cursor, 6);
}

TEST_F(StoreTest, anAckNamesOneOpAndLeavesTheOthers) {
    const auto id = newId();
    const auto first = must({create(kPatient, id, patientBody("Asha Rao"))});
    const auto second = must({set(kPatient, id, {{"locality", "Aundh"}})});
    ASSERT_TRUE(acknowledge({{first.ops[0], Verdict::applied, 1, {}, {}}}));
    auto shown = record(kPatient, id);
    EXPECT_TRUE(shown->dirty);
    EXPECT_EQ(shown->version, 1);
    EXPECT_EQ(shown->body.at("locality").as_string(), "Aundh");
    EXPECT_EQ(outboxCounts(*store)->waiting, 1);
    ASSERT_TRUE(acknowledge({{second.ops[0], Verdict::applied, 2, {}, {}}}));
    shown = record(kPatient, id);
    EXPECT_FALSE(shown->dirty);
    EXPECT_EQ(shown->version, 2);
    EXPECT_EQ(store->database().number("SELECT count(*) FROM base").value(), 0);
}

TEST_F(StoreTest, anEditMadeWhileAPushIsInFlightSurvivesItsAck) {
    const auto id = newId();
    const auto sent = must({create(kPatient, id, patientBody("Asha Rao"))});
    const auto groups = nextGroups(*store, clock.now(), 10, 1 << 20);
    ASSERT_TRUE(markSent(*store, std::vector{groups->at(0).group}));
    EXPECT_TRUE(nextGroups(*store, clock.now(), 10, 1 << 20)->empty());
    must({set(kPatient, id, {{"locality", "Aundh"}})});
    auto judged = body(kPatient, id);
    judged.erase("locality");
    ASSERT_TRUE(acknowledge({{sent.ops[0], Verdict::applied, 1, {}, {}}}, {image(kPatient, id, 1, judged)}));
    EXPECT_EQ(body(kPatient, id).at("locality").as_string(), "Aundh");
    EXPECT_TRUE(record(kPatient, id)->dirty);
    EXPECT_EQ(nextGroups(*store, clock.now(), 10, 1 << 20)->size(), 1U);
}

TEST_F(StoreTest, anAckWithoutItsRowDoesNotHideWhatOthersWrote) {
    const auto id = newId();
    auto there = patientBody("Asha Rao");
    ASSERT_TRUE(pull({image(kPatient, id, 1, there)}));
    const auto mine = must({set(kPatient, id, {{"locality", "Aundh"}})});
    // Somebody else's edit became version 2 before this one became version 3.
    ASSERT_TRUE(acknowledge({{mine.ops[0], Verdict::merged, 3, {}, {}}}));
    EXPECT_EQ(body(kPatient, id).at("locality").as_string(), "Aundh");
    there["remark"] = "theirs";
    there["locality"] = "Aundh";
    ASSERT_TRUE(pull({image(kPatient, id, 3, there)}, 3));
    EXPECT_EQ(body(kPatient, id).at("remark").as_string(), "theirs");
}

TEST_F(StoreTest, theServersRowStandsAfterAConflict) {
    const auto id = newId();
    auto there = patientBody("Asha Rao");
    ASSERT_TRUE(pull({image(kPatient, id, 1, there)}));
    const auto mine = must({set(kPatient, id, {{"name", "Asha Raut"}})});
    there["name"] = "Asha Rane";
    ASSERT_TRUE(acknowledge({{mine.ops[0], Verdict::conflict, 2, {}, {}}}, {image(kPatient, id, 2, there)}));
    EXPECT_EQ(body(kPatient, id).at("name").as_string(), "Asha Rane");
    EXPECT_FALSE(record(kPatient, id)->dirty);
}

TEST_F(StoreTest, aLocalEditBeatsARemoteDelete) {
    const auto id = newId();
    ASSERT_TRUE(pull({image(kPatient, id, 1, patientBody("Asha Rao"))}));
    must({set(kPatient, id, {{"locality", "Aundh"}})});
    ASSERT_TRUE(pull({image(kPatient, id, 2, {}, true)}, 2));
    const auto shown = record(kPatient, id);
    EXPECT_FALSE(shown->deleted);
    EXPECT_EQ(shown->body.at("name").as_string(), "Asha Rao");
    EXPECT_EQ(shown->body.at("locality").as_string(), "Aundh");
    EXPECT_EQ(namesFound("Asha"), std::vector<std::string>{"Asha Rao"});
}

TEST_F(StoreTest, aRemoteDeleteOfACleanRecordTakesItOutOfEveryProjection) {
    const auto id = newId();
    ASSERT_TRUE(pull({image(kPatient, id, 1, patientBody("Asha Rao"))}));
    ASSERT_TRUE(pull({image(kPatient, id, 2, {}, true)}, 2));
    EXPECT_TRUE(record(kPatient, id)->deleted);
    EXPECT_TRUE(namesFound("Asha").empty());
    EXPECT_EQ(store->count(kPatient).value(), 0);
}

TEST_F(StoreTest, theEnginesFoldDecidesWhatADirtyRecordShows) {
    const auto id = newId();
    auto there = patientBody("Asha Rao");
    ASSERT_TRUE(pull({image(kPatient, id, 1, there)}));
    must({set(kPatient, id, {{"locality", "Aundh"}})});
    setFold(*store, [](KindId, const model::json::object& base, std::span<const model::Op> queued) {
        auto folded = base;
        folded["remark"] = "folded " + std::to_string(queued.size());
        return folded;
    });
    ASSERT_TRUE(pull({image(kPatient, id, 2, there)}, 2));
    EXPECT_EQ(body(kPatient, id).at("remark").as_string(), "folded 1");
}

TEST_F(StoreTest, aParkedOpStaysVisibleAndHoldsUpOnlyWhatDependsOnIt) {
    const auto held = newId();
    const auto parked = must({create(kPatient, held, patientBody("Held Person"))});
    const auto visit = newId();
    must({create(KindId::visit, visit,
                 {{"patient", held.text()},
                  {"doctor", actor.staff.text()},
                  {"token", "A-1"},
                  {"letter", "A"},
                  {"number", 1},
                  {"day", "2026-11-17"},
                  {"session", "morning"},
                  {"status", "waiting"},
                  {"issued_at", "2026-11-17T06:12:00.000Z"}})});
    const auto free = must({create(kPatient, newId(), patientBody("Free Person"))});
    ASSERT_TRUE(acknowledge({{parked.ops[0], Verdict::parked, 0, "permission_denied", "lease ended"}}));
    EXPECT_EQ(body(kPatient, held).at("name").as_string(), "Held Person");
    const auto groups = nextGroups(*store, clock.now(), 10, 1 << 20);
    ASSERT_EQ(groups->size(), 1U);
    EXPECT_EQ(groups->at(0).ops.at(0).id, free.ops[0]);
    const auto list = parkedOps(*store);
    ASSERT_EQ(list->size(), 1U);
    EXPECT_EQ(list->at(0).code, "permission_denied");
    EXPECT_EQ(list->at(0).record, held);
    ASSERT_TRUE(retryParked(*store, parked.ops[0]));
    EXPECT_EQ(nextGroups(*store, clock.now(), 10, 1 << 20)->size(), 3U);
}

TEST_F(StoreTest, groupsLeaveWholeInDeviceOrderWithinTheLimits) {
    for (int i = 0; i < 3; ++i)
        must({create(kPatient, newId(), patientBody("P")), create(kPatient, newId(), patientBody("Q"))});
    const auto two = nextGroups(*store, clock.now(), 5, 1 << 20);
    ASSERT_EQ(two->size(), 2U);
    EXPECT_EQ(two->at(0).ops.at(0).envelope.at("device_seq").as_int64(), 1);
    EXPECT_EQ(two->at(1).ops.at(1).envelope.at("device_seq").as_int64(), 4);
    EXPECT_EQ(nextGroups(*store, clock.now(), 1, 10)->size(), 1U);
}

TEST_F(StoreTest, whatWasOnItsWayWhenTheProgramEndedIsSentAgain) {
    addPatient("Asha Rao");
    const auto groups = nextGroups(*store, clock.now(), 10, 1 << 20);
    ASSERT_TRUE(markSent(*store, std::vector{groups->at(0).group}));
    reopen();
    EXPECT_EQ(nextGroups(*store, clock.now(), 10, 1 << 20)->size(), 1U);
}

TEST_F(StoreTest, looksAreAcknowledgedByTheirGroup) {
    ASSERT_TRUE(store->recordLook(actor, event("patient.open", kPatient, newId())));
    const auto groups = nextGroups(*store, clock.now(), 10, 1 << 20);
    ASSERT_EQ(groups->size(), 1U);
    EXPECT_TRUE(groups->at(0).ops.empty());
    ASSERT_TRUE(applyAnswer(*store, {}, std::vector{groups->at(0).group}, {}));
    EXPECT_EQ(outboxCounts(*store)->looks, 0);
}

TEST_F(StoreTest, aLookTheServerCannotTakeIsParkedAndCounted) {
    ASSERT_TRUE(store->recordLook(actor, event("patient.open", kPatient, newId())));
    const auto groups = nextGroups(*store, clock.now(), 10, 1 << 20);
    ASSERT_EQ(groups->size(), 1U);
    ASSERT_TRUE(parkLooks(*store, std::vector{groups->at(0).group}));
    reopen();
    EXPECT_EQ(outboxCounts(*store)->parked, 1);
    EXPECT_EQ(outboxCounts(*store)->looks, 0);
    EXPECT_TRUE(nextGroups(*store, clock.now(), 10, 1 << 20)->empty());
    ASSERT_TRUE(retryLooks(*store));
    EXPECT_EQ(outboxCounts(*store)->parked, 0);
    EXPECT_EQ(nextGroups(*store, clock.now(), 10, 1 << 20)->size(), 1U);
}

TEST_F(StoreTest, whatTheCursorStandsForIsSavedWithThePage) {
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"epoch", 7, {}, PageCoverage{"desk", "care,notes", 3}}));
    reopen();
    EXPECT_EQ(syncState(*store)->scope, "desk");
    EXPECT_EQ(syncState(*store)->fill, "care,notes");
    EXPECT_EQ(syncState(*store)->filled, 3);
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"epoch", 8, {}, {}}));
    EXPECT_EQ(syncState(*store)->scope, "desk") << "a page that says nothing changes nothing";
}

TEST_F(StoreTest, syncStateComesBackAsSavedAndKeepsTheDeviceSequence) {
    addPatient("Asha Rao");
    ASSERT_TRUE(changeSyncState(*store, [&](SyncState& state) {
        state.epoch = "e1";
        state.cursor = 42;
        state.clockOffsetMillis = -1500;
        state.lease = "signed";
        state.failures = 3;
        state.nextTryAt = clock.now();
    }));
    reopen();
    const auto back = syncState(*store);
    EXPECT_EQ(back->epoch, "e1");
    EXPECT_EQ(back->cursor, 42);
    EXPECT_EQ(back->clockOffsetMillis, -1500);
    EXPECT_EQ(back->failures, 3);
    EXPECT_EQ(back->nextTryAt, clock.now());
    EXPECT_FALSE(back->lastSuccess);
    EXPECT_EQ(back->deviceSeq, 1);
}

TEST_F(StoreTest, whatAnotherProgramMovedSinceTheStateWasRead_isNotPutBack) {
    ASSERT_TRUE(pull({image(kPatient, newId(), 1, patientBody("Asha Rao"))}, 5));
    ASSERT_EQ(syncState(*store)->cursor, 5);
    {
        const auto other = open();
        ASSERT_TRUE(other);
        const Page page{"e1", 9, {}};
        ASSERT_TRUE(applyAnswer(**other, {}, {}, page));
    }
    const auto changed = changeSyncState(*store, [](SyncState& state) { state.failures = 3; });
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->cursor, 9);
    EXPECT_EQ(syncState(*store)->failures, 3);
    EXPECT_EQ(syncState(*store)->cursor, 9);
}

TEST_F(StoreTest, acknowledgedOpsStayThirtyDaysAndTheChainGoesOnAfterThem) {
    const auto id = newId();
    const auto made = must({create(kPatient, id, patientBody("Asha Rao"))}, {event("patient.create", kPatient, id)});
    hear(0h);
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::applied, 1, {}, {}}}));
    const auto daysPass = [&](int days) {
        for (int i = 0; i < days; ++i) {
            clock.advance(24h);
            hear(0h);
        }
        reopen();
    };
    daysPass(30);
    EXPECT_EQ(store->database().number("SELECT count(*) FROM outbox").value(), 1);
    daysPass(2);
    EXPECT_EQ(store->database().number("SELECT count(*) FROM outbox").value(), 0);
    EXPECT_EQ(store->database().number("SELECT count(*) FROM audit").value(), 0);
    must({set(kPatient, id, {{"locality", "Aundh"}})}, {event("patient.edit", kPatient, id)});
    const auto groups = nextGroups(*store, clock.now(), 10, 1 << 20);
    EXPECT_EQ(groups->at(0).audit.at(0).event.at("sequence").as_int64(), 2);
    EXPECT_EQ(groups->at(0).ops.at(0).envelope.at("device_seq").as_int64(), 2);
}

TEST_F(StoreTest, aClockYearsOff_dropsNothingTheServerTook) {
    const auto unknown = must({create(kPatient, newId(), patientBody("Asha Rao"))});
    ASSERT_TRUE(acknowledge({{unknown.ops[0], Verdict::applied, 1, {}, {}}}));
    clock.advance(24h * 365 * 8);
    const auto known = must({create(kPatient, newId(), patientBody("Meera Shah"))});
    hear(-24h * 365 * 8);
    ASSERT_TRUE(acknowledge({{known.ops[0], Verdict::applied, 1, {}, {}}}));
    for (const auto jump : {-24h * 365 * 16, 24h * 365 * 32}) {
        clock.advance(jump);
        reopen();
        EXPECT_EQ(store->database().number("SELECT count(*) FROM outbox").value(), 2);
    }
    ASSERT_TRUE(beginHistory(*store, "e2"));
    EXPECT_EQ(nextGroups(*store, clock.now(), 10, 1 << 20)->size(), 2U) << "both are offered again";
}

TEST_F(StoreTest, aDeskYearsBehind_keepsWhatWasJustAcknowledged) {
    constexpr auto behind = 24h * 365 * 8;
    for (int i = 0; i < 40; ++i) {
        clock.advance(24h);
        hear(behind);
    }
    const auto made = must({create(kPatient, newId(), patientBody("Asha Rao"))});
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::applied, 1, {}, {}}}));
    reopen();
    EXPECT_EQ(store->database().number("SELECT count(*) FROM outbox").value(), 1);
}

TEST_F(StoreTest, aMonthAway_isOneDay) {
    hear(0h);
    const auto made = must({create(kPatient, newId(), patientBody("Asha Rao"))});
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::applied, 1, {}, {}}}));
    clock.advance(24h * 365);
    hear(0h);
    reopen();
    EXPECT_EQ(store->database().number("SELECT count(*) FROM outbox").value(), 1);
}

TEST_F(StoreTest, aServersClockYearsOff_dropsNothingItTook) {
    hear(0h);
    const auto made = must({create(kPatient, newId(), patientBody("Asha Rao"))});
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::applied, 1, {}, {}}}));
    // Of two instances one has a wrong clock, and answers come from both by turns.
    for (int i = 0; i < 100; ++i) {
        hear(24h * 365 * 10);
        hear(0h);
    }
    hear(24h * 365 * 20);
    reopen();
    EXPECT_EQ(store->database().number("SELECT count(*) FROM outbox").value(), 1);
}

TEST_F(StoreTest, aFailingPageChangesNothing) {
    const auto good = newId();
    auto sealed = image(kNote, newId(), 1, {{"plan", "x"}});  // notes are not open: it cannot be stored
    EXPECT_FALSE(pull({image(kPatient, good, 1, patientBody("Asha Rao")), sealed}, 9));
    EXPECT_FALSE(record(kPatient, good));
    EXPECT_EQ(syncState(*store)->cursor, 0);
    EXPECT_TRUE(namesFound("Asha").empty());
}

TEST_F(StoreTest, theExportIsSortedAndTheTestSwitchLosesOneAcknowledgedRecord) {
    const auto first = must({create(kPatient, newId(), patientBody("Asha Rao"))});
    addPatient("Not Yet Sent");
    std::vector<std::string> lines;
    const auto collect = [&](std::string_view line) { lines.emplace_back(line); };
    EXPECT_EQ(dropOneAcknowledged(*store).error().code, ErrorCode::notFound);
    ASSERT_TRUE(acknowledge({{first.ops[0], Verdict::applied, 1, {}, {}}}));
    ASSERT_TRUE(exportRecords(*store, collect));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_NE(lines[0].find("\"version\":1"), std::string::npos);
    ASSERT_TRUE(dropOneAcknowledged(*store));
    lines.clear();
    ASSERT_TRUE(exportRecords(*store, collect));
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NE(lines[0].find("Not Yet Sent"), std::string::npos);
}

}  // namespace opdesk::store::tests
