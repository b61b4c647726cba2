#include <set>

#include "tests/core/store/plain_connection.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

using base::ErrorCode;
using model::Compartment;
using model::KindId;

namespace {
constexpr std::string_view kCanary = "Zq7-canary-of-the-notes";

std::set<std::string> tablesHolding(const std::filesystem::path& file, base::ByteView key, std::string_view text) {
    std::set<std::string> tables;
    PlainConnection(file, key).everyValue([&](const std::string& table, std::string_view bytes) {
        if (bytes.find(text) != std::string_view::npos)
            tables.insert(table);
    });
    return tables;
}
}  // namespace

TEST_F(StoreTest, theCacheKeyAloneShowsNoWordOfASealedKind) {
    grantAll();
    const auto patient = addPatient("Visible Person");
    const auto note = newId();
    const std::string canary(kCanary);
    must({create(kNote, note,
                 {{"patient", patient.text()},
                  {"author", actor.staff.text()},
                  {"status", "draft"},
                  {"complaints", canary},
                  {"diagnoses", json::array{json::object{{"name", canary}}}}})},
         {event("note.write", kNote, note)});
    must({set(kNote, note, {{"complaints", canary + " twice"}})}, {event("note.write", kNote, note)});
    ASSERT_TRUE(pull({image(KindId::allergy, newId(), 1, {{"patient", patient.text()}, {"substance", canary}})}));
    must({set(KindId::allergy, store->ofPatient(KindId::allergy, model::PatientId(patient))->at(0).id,
              {{"reaction", canary}})});
    auto card = image(KindId::conflict, newId(), 1,
                      {{"record_kind", "note"},
                       {"record_id", note.text()},
                       {"patient", patient.text()},
                       {"reason", canary},
                       {"mine", json::array{canary}}});
    card.compartment = Compartment::notes;
    ASSERT_TRUE(pull({card}, 2));
    ASSERT_TRUE(store->saveDraft(Compartment::notes, "visit-1", {{"plan", canary}}));
    ASSERT_EQ(store->draft("visit-1")->value().at("plan").as_string(), canary);
    EXPECT_EQ(conflicts(*store, false)->at(0).reason, canary);
    store.reset();
    EXPECT_EQ(tablesHolding(file, key, kCanary), std::set<std::string>{});
    // The search works: a word of a desk kind is found.
    EXPECT_TRUE(tablesHolding(file, key, "Visible Person").contains("record"));
}

TEST_F(StoreTest, aSealedRecordIsLockedWithoutItsKeyAndListedAsSuch) {
    grantAll();
    const auto patient = addPatient("Asha Rao");
    const auto note = newId();
    must(
        {create(kNote, note,
                {{"patient", patient.text()}, {"author", actor.staff.text()}, {"status", "draft"}, {"plan", "rest"}})});
    reopen();
    EXPECT_FALSE(store->canOpen(Compartment::notes));
    EXPECT_EQ(store->record(kNote, note).error().code, ErrorCode::locked);
    EXPECT_EQ(store->ofPatient(kNote, model::PatientId(patient)).error().code, ErrorCode::locked);
    EXPECT_EQ(commit({set(kNote, note, {{"plan", "walk"}})}).error().code, ErrorCode::locked);
    EXPECT_TRUE(timelineOf(*store, model::PatientId(patient), 10, {})->at(0).locked);
    grantAll();
    EXPECT_EQ(store->ofPatient(kNote, model::PatientId(patient))->at(0).body.at("plan").as_string(), "rest");
}

TEST_F(StoreTest, anotherKeyOfTheCompartmentDoesNotOpenIt) {
    grantAll();
    const auto patient = addPatient("Asha Rao");
    const auto note = newId();
    must({create(kNote, note, {{"patient", patient.text()}, {"author", actor.staff.text()}, {"status", "draft"}})});
    reopen();
    ASSERT_TRUE(store->grantCompartment(Compartment::notes, 1, compartmentKey(Compartment::care)));
    EXPECT_EQ(store->record(kNote, note).error().code, ErrorCode::damaged);
}

TEST_F(StoreTest, rowsThatWereSealedUnderAnEarlierEpochStillOpen) {
    grantAll(1);
    const auto patient = addPatient("Asha Rao");
    const auto note = newId();
    must(
        {create(kNote, note,
                {{"patient", patient.text()}, {"author", actor.staff.text()}, {"status", "draft"}, {"plan", "rest"}})});
    grantAll(2);
    must({set(kNote, note, {{"history", "none"}})});
    reopen();
    grantAll(1);
    EXPECT_EQ(store->record(kNote, note).error().code, ErrorCode::locked);
    grantAll(2);
    EXPECT_EQ(body(kNote, note).at("plan").as_string(), "rest");
}

TEST_F(StoreTest, swappedCiphertextOfTwoRecordsOpensNeither) {
    grantAll();
    const auto patient = addPatient("Asha Rao");
    std::vector<base::Uuid> notes{newId(), newId()};
    for (const auto& note : notes)
        must({create(kNote, note,
                     {{"patient", patient.text()},
                      {"author", actor.staff.text()},
                      {"status", "draft"},
                      {"plan", note.text()}})});
    ASSERT_TRUE(store->database().run(
        "UPDATE record SET body = (SELECT body FROM record r WHERE r.id = ?) WHERE id = ?", notes[0], notes[1]));
    EXPECT_EQ(store->record(kNote, notes[1]).error().code, ErrorCode::damaged);
}

TEST_F(StoreTest, sealedPagesWaitUnreadAndUnfoldInOrderWhenTheKeyComes) {
    const auto patient = addPatient("Asha Rao");
    const auto note = newId();
    const auto part = [&](std::int64_t seq, const std::string& text) {
        PagePart sealed;
        sealed.compartment = Compartment::notes;
        sealed.keyEpoch = 1;
        sealed.fromSeq = sealed.toSeq = seq;
        sealed.sealed = base::Bytes(text.begin(), text.end());
        return sealed;
    };
    Page later;
    later.cursor = 20;
    later.parts.push_back(part(20, "second"));
    later.parts.push_back(part(10, "first"));
    ASSERT_TRUE(applyAnswer(*store, {}, {}, later));
    EXPECT_EQ(sealedPageCount(*store).value(), 2);
    EXPECT_EQ(syncState(*store)->cursor, 20);
    std::vector<std::string> opened;
    setUnfolder(*store,
                [&](const PagePart& page, base::ByteView pageKey) -> base::Result<std::vector<model::RecordImage>> {
                    EXPECT_EQ(base::Bytes(pageKey.begin(), pageKey.end()), compartmentKey(Compartment::notes));
                    opened.emplace_back(base::asText(page.sealed));
                    return std::vector{image(kNote, note, page.fromSeq,
                                             {{"patient", patient.text()},
                                              {"author", actor.staff.text()},
                                              {"status", "draft"},
                                              {"plan", opened.back()}})};
                });
    EXPECT_TRUE(opened.empty());
    grantAll();
    EXPECT_EQ(opened, (std::vector<std::string>{"first", "second"}));
    EXPECT_EQ(sealedPageCount(*store).value(), 0);
    EXPECT_EQ(body(kNote, note).at("plan").as_string(), "second");
}

TEST_F(StoreTest, anAckWithoutTheKeyMovesTheQueueAndTheRowComesLater) {
    grantAll();
    const auto patient = addPatient("Asha Rao");
    const auto note = newId();
    const auto made = must(
        {create(kNote, note,
                {{"patient", patient.text()}, {"author", actor.staff.text()}, {"status", "draft"}, {"plan", "rest"}})});
    reopen();
    ASSERT_TRUE(acknowledge({{made.ops[0], model::Verdict::applied, 1, {}, {}}}));
    EXPECT_EQ(outboxCounts(*store)->waiting, 1);  // the patient's
    grantAll();
    EXPECT_FALSE(record(kNote, note)->dirty);
    EXPECT_EQ(body(kNote, note).at("plan").as_string(), "rest");
    ASSERT_TRUE(pull({image(
        kNote, note, 1,
        {{"patient", patient.text()}, {"author", actor.staff.text()}, {"status", "draft"}, {"plan", "merged"}})}));
    EXPECT_EQ(body(kNote, note).at("plan").as_string(), "merged");
}

}  // namespace opdesk::store::tests
