#include <sys/resource.h>

#include <csignal>

#include "core/store/database.h"
#include "core/store/log_keeper.h"
#include "core/store/tidy_log.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

using model::Compartment;
using model::KindId;
using model::Verdict;

TEST_F(StoreTest, anotherHistory_offersAgainWhatWasAcknowledgedAndStillLiesHere) {
    const auto old = newId(), dropped = newId();
    const auto first = must({create(kPatient, old, patientBody("Long Ago"))});
    ASSERT_TRUE(pull({image(kPatient, dropped, 3, patientBody("Longer Ago"))}, 3));
    hear(0h);
    ASSERT_TRUE(acknowledge({{first.ops[0], Verdict::applied, 1, {}, {}}}));
    clock.advance(24h * 31);
    hear(0h);
    const auto recent = newId(), theirs = newId();
    const auto second = must({create(kPatient, recent, patientBody("This Week"))});
    ASSERT_TRUE(store->recordLook(actor, event("patient.open", kPatient, recent)));
    const auto groups = nextGroups(*store, clock.now(), 10, 1 << 20);
    ASSERT_EQ(groups->size(), 2U);
    ASSERT_TRUE(acknowledge({{second.ops[0], Verdict::applied, 1, {}, {}}}));
    ASSERT_TRUE(applyAnswer(*store, {}, std::vector{groups->at(1).group}, {}));
    ASSERT_TRUE(pull({image(kPatient, theirs, 4, patientBody("Another Desk"))}, 9));

    ASSERT_TRUE(beginHistory(*store, "e2"));
    const auto state = *syncState(*store);
    EXPECT_EQ(state.epoch, "e2");
    EXPECT_EQ(state.cursor, 0);
    EXPECT_TRUE(state.bootstrap.active);
    const auto again = nextGroups(*store, clock.now(), 10, 1 << 20);
    ASSERT_EQ(again->size(), 3U) << "the op of long ago, the op and the look of this week";
    EXPECT_EQ(again->at(0).ops.at(0).id, first.ops[0]);
    EXPECT_EQ(again->at(1).ops.at(0).id, second.ops[0]);
    EXPECT_TRUE(record(kPatient, recent)->dirty);
    EXPECT_TRUE(record(kPatient, old)->dirty);
    EXPECT_FALSE(record(kPatient, dropped)->dirty);
    for (const auto& id : {old, recent, theirs, dropped})
        EXPECT_EQ(record(kPatient, id)->version, 0);

    // The new history has one of them, at a lower version than before.
    ASSERT_TRUE(pull({image(kPatient, theirs, 2, patientBody("Another Desk"))}, 3));
    EXPECT_EQ(record(kPatient, theirs)->version, 2);
    EXPECT_FALSE(*sweepOldHistory(*store, 100));
    EXPECT_FALSE(record(kPatient, dropped)) << "the new history does not know it";
    EXPECT_EQ(body(kPatient, old).at("name").as_string(), "Long Ago");
    EXPECT_EQ(body(kPatient, recent).at("name").as_string(), "This Week");
    EXPECT_TRUE(syncState(*store)->sweep.empty());
    EXPECT_TRUE(namesFound("Longer").empty());
}

TEST_F(StoreTest, anotherHistoryCutAfterAnySlice_goesOnAndComesToTheSame) {
    hear(0h);
    std::vector<base::Uuid> mine, theirs;
    std::vector<OpAck> acks;
    for (int i = 0; i < 5; ++i) {
        mine.push_back(newId());
        const auto made = must({create(kPatient, mine.back(), patientBody("Mine " + std::to_string(i)))});
        acks.push_back({made.ops[0], Verdict::applied, 1, {}, {}});
    }
    ASSERT_TRUE(acknowledge(acks));
    for (int i = 0; i < 5; ++i) {
        theirs.push_back(newId());
        ASSERT_TRUE(pull({image(kPatient, theirs.back(), 7, patientBody("Theirs " + std::to_string(i)))}, 10 + i));
    }
    Page sealed{"e1", 20, {}};
    sealed.parts.push_back({Compartment::care, 2, 1, 5, {}, base::Bytes(40, 1)});
    ASSERT_TRUE(applyAnswer(*store, {}, {}, sealed));

    ASSERT_TRUE(noteHistory(*store, "e2"));
    EXPECT_EQ(syncState(*store)->epoch, "e1") << "until it has begun";
    int slices = 0;
    for (bool more = true; more; ++slices) {
        // Somebody works on records that were and were not come to yet.
        if (slices == 3)
            must({set(kPatient, theirs[4], {{"locality", "Aundh"}}), set(kPatient, mine[4], {{"locality", "Aundh"}})});
        reopen();
        EXPECT_TRUE(syncState(*store)->historyBegins);
        const auto slice = beginHistorySlice(*store, 2);
        ASSERT_TRUE(slice) << slice.error().detail;
        more = *slice;
    }
    EXPECT_GT(slices, 8);
    EXPECT_FALSE(syncState(*store)->historyBegins);
    EXPECT_EQ(syncState(*store)->epoch, "e2");
    EXPECT_EQ(syncState(*store)->cursor, 0);
    EXPECT_TRUE(syncState(*store)->bootstrap.active);
    EXPECT_EQ(sealedPageCount(*store).value(), 0);
    for (const auto& ids : {mine, theirs})
        for (const auto& id : ids)
            EXPECT_EQ(record(kPatient, id)->version, 0);
    EXPECT_EQ(store->database().number("SELECT count(*) FROM base WHERE version <> 0").value(), 0);
    for (const auto& id : mine)
        EXPECT_TRUE(record(kPatient, id)->dirty);
    EXPECT_EQ(nextGroups(*store, clock.now(), 100, 1 << 20)->size(), 6U);
    // The new history has theirs at lower versions than before; the work done meanwhile lies on top.
    std::vector<model::RecordImage> rows;
    for (std::size_t i = 0; i < theirs.size(); ++i)
        rows.push_back(image(kPatient, theirs[i], 2, patientBody("Theirs " + std::to_string(i))));
    ASSERT_TRUE(pull(rows, 6));
    EXPECT_EQ(record(kPatient, theirs[0])->version, 2);
    EXPECT_EQ(body(kPatient, theirs[4]).at("locality").as_string(), "Aundh");
    EXPECT_FALSE(*sweepOldHistory(*store, 100));
    EXPECT_TRUE(record(kPatient, mine[0])) << "offered again, not swept";
}

TEST_F(StoreTest, anAnswerOfTheHistoryThatEnds_isRefusedWhicheverWindowTakesIt) {
    const auto mine = newId(), theirs = newId();
    ASSERT_TRUE(pull({image(kPatient, theirs, 2, patientBody("Another Desk"))}, 9));
    const auto op = must({create(kPatient, mine, patientBody("Of This Desk"))}).ops[0];
    const std::vector<OpAck> taken{{op, Verdict::applied, 1, {}, {}}};
    const Page later{"e1", 10, {{Compartment::desk, 0, 0, 0, {image(kPatient, theirs, 3, patientBody("Later"))}, {}}}};
    const auto expectRefused = [&] {
        EXPECT_EQ(applyAnswer(*store, taken, {}, later).error().code, base::ErrorCode::wrongState)
            << "no op is acknowledged";
        EXPECT_EQ(applySlice(
                      *store, [](PageRow&) { return false; }, {}, later)
                      .error()
                      .code,
                  base::ErrorCode::wrongState);
        EXPECT_EQ(healRecords(*store, std::vector{RecordName{kPatient, theirs}}, later).error().code,
                  base::ErrorCode::wrongState);
        EXPECT_EQ(body(kPatient, theirs).at("name").as_string(), "Another Desk");
        EXPECT_EQ(nextGroups(*store, clock.now(), 10, 1 << 20)->size(), 1U) << "it is offered to the new history";
    };
    ASSERT_TRUE(noteHistory(*store, "e2"));
    expectRefused();
    while (beginHistorySlice(*store, 1).value())
        expectRefused();
    expectRefused();
    EXPECT_EQ(syncState(*store)->epoch, "e2");
    EXPECT_EQ(syncState(*store)->cursor, 0);
}

TEST_F(StoreTest, theSweepOfAnOldHistory_keepsWhatUnsentWorkStandsOn) {
    const auto payer = newId(), bill = newId(), nobody = newId();
    ASSERT_TRUE(
        pull({image(kPatient, payer, 3, patientBody("Asha Rao")), image(kPatient, nobody, 3, patientBody("Ravi Rao")),
              image(KindId::invoice, bill, 1, {{"patient", payer.text()}, {"number", "A01/1"}, {"total", 100}})},
             9));
    must({{KindId::payment,
           newId(),
           model::Action::append,
           {},
           {{"patient", payer.text()},
            {"invoice", bill.text()},
            {"direction", "in"},
            {"amount", 100},
            {"mode", "cash"},
            {"at", "2026-07-06T05:00:00.000Z"},
            {"day", "2026-07-06"}},
           {}}});
    ASSERT_TRUE(beginHistory(*store, "e2"));
    ASSERT_TRUE(pull({}, 3));
    while (*sweepOldHistory(*store, 1)) {
    }
    EXPECT_FALSE(record(kPatient, nobody));
    EXPECT_TRUE(record(KindId::invoice, bill)) << "the payment is of it";
    EXPECT_TRUE(record(kPatient, payer)) << "whose it is";
    EXPECT_TRUE(syncState(*store)->sweep.empty());
}

TEST_F(StoreTest, theSweepOfAnOldHistory_keepsWhomAWaitingRemovalIsOf) {
    const auto patient = newId(), phone = newId(), other = newId();
    const auto contact = [&](const char* number) {
        return json::object{{"patient", patient.text()}, {"system", "phone"}, {"value", number}};
    };
    ASSERT_TRUE(pull({image(kPatient, patient, 1, patientBody("Asha Rao")),
                      image(KindId::contact, phone, 2, contact("+919820000001")),
                      image(KindId::contact, other, 3, contact("+919820000002"))},
                     9));
    must({{KindId::contact, phone, model::Action::remove, {}, {{"reason", "by mistake"}}, {}}});
    ASSERT_TRUE(beginHistory(*store, "e2"));
    ASSERT_TRUE(pull({}, 3));
    while (*sweepOldHistory(*store, 1)) {
    }
    EXPECT_TRUE(record(kPatient, patient)) << "whose contact was removed";
    EXPECT_FALSE(record(KindId::contact, other)) << "nothing here stands on it";
}

TEST_F(StoreTest, theSweepOfAnOldHistory_waitsForSealedPages) {
    grantAll();
    const auto problem = newId();
    ASSERT_TRUE(pull({image(KindId::problem, problem, 3, {{"patient", newId().text()}, {"name", "cough"}})}));
    ASSERT_TRUE(beginHistory(*store, "e2"));
    Page page{"e2", 5, {}};
    page.parts.push_back({Compartment::care, 2, 1, 5, {}, base::Bytes(40, 1)});
    ASSERT_TRUE(applyAnswer(*store, {}, {}, page));
    EXPECT_FALSE(*sweepOldHistory(*store, 100));
    EXPECT_TRUE(record(KindId::problem, problem)) << "its page lies sealed";
    EXPECT_EQ(syncState(*store)->sweep, "care");
}

TEST_F(StoreTest, whatIsOfferedToAnotherHistory_isNotTakenForItsImage) {
    const auto patient = newId();
    const auto made = must({create(kPatient, patient, patientBody("Asha Rao"))});
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::applied, 1, {}, {}}}));
    auto theirs = patientBody("Asha Rao");
    theirs["locality"] = "written elsewhere, and lost with the server";
    ASSERT_TRUE(pull({image(kPatient, patient, 2, theirs)}));
    ASSERT_TRUE(beginHistory(*store, "epoch-2"));
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::applied, 1, {}, {}}}));
    EXPECT_EQ(record(kPatient, patient)->version, 0);
    ASSERT_TRUE(pull({image(kPatient, patient, 1, patientBody("Asha Rao"))}));
    EXPECT_EQ(record(kPatient, patient)->version, 1);
    EXPECT_FALSE(body(kPatient, patient).contains("locality"));
}

TEST_F(StoreTest, anOpTheServerHadAlready_isNotShownOverWhatCameAfterIt) {
    const auto patient = newId();
    auto theirs = patientBody("Asha Rao");
    ASSERT_TRUE(pull({image(kPatient, patient, 1, theirs)}));
    const auto first = must({set(kPatient, patient, {{"locality", "Aundh"}})});
    const auto second = must({set(kPatient, patient, {{"remark", "by the door"}})});
    theirs["locality"] = "Baner";  // somebody's who saw the first one
    ASSERT_TRUE(pull({image(kPatient, patient, 3, theirs)}));
    ASSERT_TRUE(acknowledge({{first.ops[0], Verdict::duplicate, 2, {}, {}}}));
    EXPECT_EQ(body(kPatient, patient).at("locality").as_string(), "Baner");
    EXPECT_EQ(body(kPatient, patient).at("remark").as_string(), "by the door");
    // Taken as it was, without a row: what stands is the server's image with it.
    ASSERT_TRUE(acknowledge({{second.ops[0], Verdict::applied, 4, {}, {}}}));
    EXPECT_EQ(record(kPatient, patient)->version, 4);
    EXPECT_FALSE(record(kPatient, patient)->dirty);
    EXPECT_EQ(body(kPatient, patient).at("locality").as_string(), "Baner");
}

TEST_F(StoreTest, whatWaitsForARecord_isSentAgainOnceTheServerHasIt) {
    grantAll();
    const auto patient = newId();
    const auto child = must({create(KindId::problem, newId(), {{"patient", patient.text()}, {"name", "cough"}})});
    const auto refused = must({create(KindId::problem, newId(), {{"patient", patient.text()}, {"name", "fever"}})});
    ASSERT_TRUE(acknowledge({{child.ops[0], Verdict::parked, 0, "not_found", ""},
                             {refused.ops[0], Verdict::parked, 0, "permission_denied", ""}}));
    EXPECT_FALSE(*retryWaiting(*store));
    EXPECT_EQ(parkedOps(*store)->size(), 2U);
    ASSERT_TRUE(pull({image(kPatient, patient, 1, patientBody("Asha Rao"))}));
    EXPECT_TRUE(*retryWaiting(*store));
    ASSERT_EQ(parkedOps(*store)->size(), 1U) << "what a person has to decide stays";
    EXPECT_EQ(parkedOps(*store)->at(0).op, refused.ops[0]);
    EXPECT_EQ(nextGroups(*store, clock.now(), 10, 1 << 20)->size(), 1U);
    EXPECT_FALSE(*retryWaiting(*store));
}

TEST_F(StoreTest, aGroupThatMakesItsOwnParent_waitsForNobodyElse) {
    const auto patient = newId();
    const auto group = must({create(kPatient, patient, patientBody("Asha Rao")),
                             create(KindId::contact, newId(),
                                    {{"patient", patient.text()}, {"system", "phone"}, {"value", "+919820000001"}})});
    ASSERT_TRUE(acknowledge({{group.ops[0], Verdict::parked, 0, "depends_on_parked", ""},
                             {group.ops[1], Verdict::parked, 0, "depends_on_parked", ""}}));
    EXPECT_TRUE(*retryWaiting(*store));
    EXPECT_TRUE(parkedOps(*store)->empty());
}

TEST_F(StoreTest, aParkedLook_isListedWithItsReasonAndCanBeSentAgain) {
    const auto patient = addPatient("Asha Rao");
    ASSERT_TRUE(store->recordLook(actor, event("patient.open", kPatient, patient)));
    const auto groups = nextGroups(*store, clock.now(), 10, 1 << 20);
    ASSERT_TRUE(parkLooks(*store, std::vector{groups->at(1).group}, "too_large"));
    const auto list = parkedOps(*store);
    ASSERT_EQ(list->size(), 1U);
    EXPECT_TRUE(list->at(0).look);
    EXPECT_EQ(list->at(0).code, "too_large");
    EXPECT_EQ(list->at(0).action, "patient.open");
    EXPECT_EQ(list->at(0).record, patient);
    ASSERT_TRUE(retryParkedGroup(*store, list->at(0).group));
    EXPECT_TRUE(parkedOps(*store)->empty());
    EXPECT_EQ(nextGroups(*store, clock.now(), 10, 1 << 20)->size(), 2U);
    EXPECT_EQ(retryParkedGroup(*store, list->at(0).group).error().code, base::ErrorCode::notFound);
}

namespace {

/// Rows of a list, as an opened page gives them.
struct Rows {
    std::vector<model::RecordImage> images;
    std::vector<std::string> texts;
    std::size_t next = 0;
    RowSource source() {
        texts.clear();
        for (const auto& row : images)
            texts.push_back(base::canonicalJson(row.body));
        return [this](PageRow& row) -> base::Result<bool> {
            if (next >= images.size())
                return false;
            const auto& from = images[next];
            row = {from.kind, from.id, from.version, from.compartment, from.deleted, texts[next]};
            ++next;
            return true;
        };
    }
};

}  // namespace

TEST_F(StoreTest, aLongPage_comesInSlicesAndItsCursorWithTheLast) {
    Rows rows;
    for (int i = 0; i < 25; ++i)
        rows.images.push_back(image(kPatient, newId(), 1, patientBody("P" + std::to_string(i))));
    std::vector<Changed> heard;
    store->onChanged([&](const std::vector<Changed>& list) { heard.insert(heard.end(), list.begin(), list.end()); });
    const auto source = rows.source();
    const Page close{"e1", 77, {}};
    auto end = applySlice(*store, source, {10, {}}, close);
    ASSERT_TRUE(end) << end.error().detail;
    EXPECT_FALSE(end->finished);
    EXPECT_EQ(end->rows, 10U);
    EXPECT_EQ(store->count(kPatient).value(), 10) << "visible at once";
    EXPECT_EQ(syncState(*store)->cursor, 0);
    EXPECT_TRUE(heard.empty());
    reopen();  // the program is killed; the page is applied again from its beginning
    rows.next = 0;
    const auto again = rows.source();
    while (!end->finished) {
        end = applySlice(*store, again, {10, {}}, close);
        ASSERT_TRUE(end);
    }
    EXPECT_EQ(store->count(kPatient).value(), 25);
    EXPECT_EQ(syncState(*store)->cursor, 77);
}

TEST_F(StoreTest, someoneWaiting_endsTheSliceAfterTheRowInHand) {
    Rows rows;
    for (int i = 0; i < 5; ++i)
        rows.images.push_back(image(kPatient, newId(), 1, patientBody("P" + std::to_string(i))));
    const auto source = rows.source();
    const auto end = applySlice(*store, source, {100, [] { return true; }}, {"e1", 5, {}});
    ASSERT_TRUE(end);
    EXPECT_EQ(end->rows, 1U);
    EXPECT_FALSE(end->finished);
}

TEST_F(StoreTest, aBodyThatIsNoObject_failsItsSliceWhole) {
    bool given = false;
    const auto id = newId();
    const auto end = applySlice(
        *store,
        [&](PageRow& row) -> base::Result<bool> {
            row = {kPatient, given ? newId() : id, 1, Compartment::desk, false, given ? "[1]" : R"({"name":"A"})"};
            given = true;
            return true;
        },
        {100, {}}, {"e1", 5, {}});
    EXPECT_EQ(end.error().code, base::ErrorCode::damaged);
    EXPECT_FALSE(record(kPatient, id));
}

class LongLog : public StoreTest {
protected:
    void growTo(std::int64_t pages) {
        auto person = patientBody("P");
        person["remark"] = std::string(3000, 'x');
        for (int i = 0; i < 400 && store->database().logPages() < pages; ++i) {
            std::vector<model::RecordImage> rows;
            for (int j = 0; j < 10; ++j)
                rows.push_back(image(kPatient, newId(), 1, person));
            ASSERT_TRUE(pull(std::move(rows), ++m_pulls));
        }
    }

private:
    int m_pulls = 0;
};

TEST_F(LongLog, noCommitTidiesIt_anIdleMomentDoes) {
    growTo(2500);
    ASSERT_GE(store->database().logPages(), 2500);
    ASSERT_TRUE(tidyLog(*store, true));
    EXPECT_GE(store->database().logPages(), 2500) << "far from the bound no log should pass";
    ASSERT_TRUE(tidyLog(*store));
    must({create(kPatient, newId(), patientBody("After"))});
    EXPECT_LT(store->database().logPages(), 100) << "the log began anew";
}

TEST_F(LongLog, thatCannotBeMoved_isLeftAloneUntilItHasGrown) {
    growTo(2500);
    // No room behind the end of the file.
    rlimit whole{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &whole), 0);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit narrow{std::filesystem::file_size(file), whole.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &narrow), 0);
    const auto first = tidyLog(*store), second = tidyLog(*store);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &whole), 0);
    std::signal(SIGXFSZ, oldHandler);
    EXPECT_FALSE(first);
    EXPECT_TRUE(second) << "not tried again";
    const auto stuck = store->database().logPages();
    ASSERT_TRUE(tidyLog(*store));
    EXPECT_EQ(store->database().logPages(), stuck);
    growTo(stuck + 2000);
    ASSERT_TRUE(tidyLog(*store));
    must({create(kPatient, newId(), patientBody("After"))});
    EXPECT_LT(store->database().logPages(), 100) << "the log began anew";
}

TEST_F(StoreTest, aLogKeeper_movesTheLogWhileTheStoreGoesOnWriting) {
    StoreOptions options;
    options.file = file;
    options.key = key;
    auto keeper = LogKeeper::start(*store, options);
    ASSERT_TRUE(keeper) << keeper.error().detail;
    const std::string filler(3000, 'x');
    std::int64_t longest = 0, restarts = 0, before = 0;
    std::vector<base::Uuid> written;
    for (int i = 0; i < 1500; ++i) {
        auto person = patientBody("P" + std::to_string(i));
        person["remark"] = filler;
        written.push_back(newId());
        while (!logIsFree(*store, std::chrono::milliseconds(1))) {
        }
        ASSERT_TRUE(pull({image(kPatient, written.back(), 1, person)}, i));
        const auto pages = store->database().logPages();
        longest = std::max(longest, pages);
        restarts += pages < before ? 1 : 0;
        before = pages;
        ASSERT_TRUE(tidyLog(*store));
    }
    EXPECT_GT(restarts, 0) << "the log began anew at times";
    EXPECT_LT(longest, 16000) << "and the store thread never had to move it itself";
    keeper->reset();
    reopen();
    for (const auto& id : written)
        EXPECT_EQ(record(kPatient, id)->version, 1);
    EXPECT_TRUE(*store->database().isIntact());
}

}  // namespace opdesk::store::tests
