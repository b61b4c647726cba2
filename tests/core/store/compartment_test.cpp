#include "core/store/database.h"
#include "core/store/leaf_table.h"
#include "core/store/put_aside.h"
#include "tests/core/store/store_fixture.h"

/// A compartment that is lost, and given back.
namespace opdesk::store::tests {

using model::Compartment;
using model::KindId;
using model::Verdict;

TEST_F(StoreTest, aLostCompartment_isDrainedThenDropped) {
    grantAll();
    const auto problem = newId(), patient = newId();
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 1, {}, PageCoverage{"care,desk", "", 0}}));
    ASSERT_TRUE(pull({image(kPatient, patient, 1, patientBody("Asha Rao")),
                      image(KindId::problem, problem, 1, {{"patient", patient.text()}, {"name", "cough"}})}));
    ASSERT_TRUE(store->saveDraft(Compartment::care, "vitals", {{"pulse", 80}}));
    const auto edit = must({set(KindId::problem, problem, {{"remark", "better"}})});
    EXPECT_EQ(dropCompartment(*store, Compartment::care, 10).error().code, base::ErrorCode::wrongState);

    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 2, {}, PageCoverage{"desk", "", 0}}));
    EXPECT_EQ(syncState(*store)->draining, "care");
    EXPECT_EQ(*pendingOf(*store, Compartment::care), 1);
    EXPECT_EQ(dropCompartment(*store, Compartment::care, 10).error().code, base::ErrorCode::wrongState);
    EXPECT_EQ(outboxCounts(*store)->waiting, 1) << "nothing unsent is thrown away";

    ASSERT_TRUE(acknowledge({{edit.ops[0], Verdict::applied, 2, {}, {}}}));
    EXPECT_TRUE(*dropCompartment(*store, Compartment::care, 1));
    EXPECT_FALSE(*dropCompartment(*store, Compartment::care, 1));
    EXPECT_FALSE(record(KindId::problem, problem));
    EXPECT_TRUE(record(kPatient, patient));
    EXPECT_FALSE(*store->draft("vitals"));
    EXPECT_TRUE(syncState(*store)->draining.empty());
    for (const auto* table : {"record", "base", "sealed_page", "draft"})
        EXPECT_EQ(store->database()
                      .number("SELECT count(*) FROM " + std::string(table) +
                              (std::string(table) == "base" ? ""
                                                            : " WHERE compartment = (SELECT number FROM word WHERE "
                                                              "name = 'compartment.care')"))
                      .value(),
                  0)
            << table;
    EXPECT_EQ(store->database().number("SELECT count(*) FROM timeline_row").value(), 0);
}

TEST_F(StoreTest, aRecordThatComesBackWithItsCompartment_showsTheWorkTheServerPutAside) {
    grantAll();
    const auto problem = newId(), patient = newId();
    const auto theirs = image(KindId::problem, problem, 1, {{"patient", patient.text()}, {"name", "cough"}});
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 1, {}, PageCoverage{"care,desk", "", 0}}));
    ASSERT_TRUE(pull({image(kPatient, patient, 1, patientBody("Asha Rao")), theirs}));
    const auto edit = must({set(KindId::problem, problem, {{"remark", "better"}})});
    ASSERT_TRUE(acknowledge({{edit.ops[0], Verdict::parked, 0, "permission_denied", ""}}));
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 2, {}, PageCoverage{"desk", "", 0}}));
    while (*dropCompartment(*store, Compartment::care, 10)) {
    }
    ASSERT_FALSE(record(KindId::problem, problem));
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 3, {}, PageCoverage{"care,desk", "", 0}}));
    ASSERT_TRUE(pull({theirs}));
    ASSERT_TRUE(record(KindId::problem, problem));
    EXPECT_TRUE(record(KindId::problem, problem)->dirty);
    EXPECT_EQ(body(KindId::problem, problem).at("remark").as_string(), "better");
}

TEST_F(StoreTest, aRecordRemovedWhileItsCompartmentWasLost_comesBackWithTheWorkTheServerPutAside) {
    grantAll();
    const auto problem = newId(), untouched = newId(), patient = newId();
    const model::json::object cough{{"patient", patient.text()}, {"name", "cough"}};
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 1, {}, PageCoverage{"care,desk", "", 0}}));
    ASSERT_TRUE(pull({image(kPatient, patient, 1, patientBody("Asha Rao")), image(KindId::problem, problem, 1, cough),
                      image(KindId::problem, untouched, 1, cough)}));
    const auto edit = must({set(KindId::problem, problem, {{"remark", "better"}})});
    ASSERT_TRUE(acknowledge({{edit.ops[0], Verdict::parked, 0, "lease_expired", ""}}));
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 2, {}, PageCoverage{"desk", "", 0}}));
    while (*dropCompartment(*store, Compartment::care, 10)) {
    }
    ASSERT_FALSE(record(KindId::problem, problem));
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 3, {}, PageCoverage{"care,desk", "", 0}}));
    auto gone = cough;
    gone[model::kRemovedReasonField] = "by mistake";
    ASSERT_TRUE(
        pull({image(KindId::problem, problem, 2, gone, true), image(KindId::problem, untouched, 2, gone, true)}));
    EXPECT_TRUE(record(KindId::problem, untouched)->deleted) << "nobody's work waits on it";
    // As on a desk that had it all the time: the edit beats the removal.
    const auto shown = record(KindId::problem, problem);
    ASSERT_TRUE(shown);
    EXPECT_FALSE(shown->deleted);
    EXPECT_TRUE(shown->dirty);
    EXPECT_EQ(shown->version, 2);
    EXPECT_EQ(shown->body.at("name").as_string(), "cough");
    EXPECT_EQ(shown->body.at("remark").as_string(), "better");
    EXPECT_FALSE(shown->body.contains(model::kRemovedReasonField));
    EXPECT_TRUE(wrongLeaves(*store)->empty());
    ASSERT_TRUE(pull({image(KindId::problem, problem, 1, cough)}));  // asked for by another window
    EXPECT_EQ(record(KindId::problem, problem)->version, 2);
    // Released by an admin, the server says the same.
    auto back = cough;
    back["remark"] = "better";
    ASSERT_TRUE(acknowledge({{edit.ops[0], Verdict::conflict, 3, {}, {}}}));
    ASSERT_TRUE(pull({image(KindId::problem, problem, 3, back)}));
    EXPECT_EQ(body(KindId::problem, problem).at("remark").as_string(), "better");
    EXPECT_FALSE(record(KindId::problem, problem)->dirty);
    EXPECT_TRUE(wrongLeaves(*store)->empty());
}

TEST_F(StoreTest, aRemovalWithoutItsBody_leavesTheWorkOnItInTheListOfWhatWasPutAside) {
    grantAll();
    const auto problem = newId(), patient = newId();
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 1, {}, PageCoverage{"care,desk", "", 0}}));
    ASSERT_TRUE(pull({image(kPatient, patient, 1, patientBody("Asha Rao")),
                      image(KindId::problem, problem, 1, {{"patient", patient.text()}, {"name", "cough"}})}));
    const auto edit = must({set(KindId::problem, problem, {{"remark", "better"}})});
    ASSERT_TRUE(acknowledge({{edit.ops[0], Verdict::parked, 0, "lease_expired", ""}}));
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 2, {}, PageCoverage{"desk", "", 0}}));
    while (*dropCompartment(*store, Compartment::care, 10)) {
    }
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 3, {}, PageCoverage{"care,desk", "", 0}}));
    ASSERT_TRUE(pull({image(KindId::problem, problem, 2, {}, true)}));
    EXPECT_FALSE(record(KindId::problem, problem)) << "half a record is none";
    ASSERT_EQ(parkedOps(*store)->size(), 1U);
    EXPECT_EQ(parkedOps(*store)->at(0).op, edit.ops[0]);
}

TEST_F(StoreTest, aCompartmentThatComesBack_showsWhatOnlyTheWorkPutAsideWouldMake) {
    grantAll();
    const auto problem = newId(), patient = newId();
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 1, {}, PageCoverage{"care,desk", "", 0}}));
    ASSERT_TRUE(pull({image(kPatient, patient, 1, patientBody("Asha Rao"))}));
    const auto made = must({create(KindId::problem, problem, {{"patient", patient.text()}, {"name", "cough"}})});
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::parked, 0, "lease_expired", ""}}));
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 2, {}, PageCoverage{"desk", "", 0}}));
    while (*dropCompartment(*store, Compartment::care, 10)) {
    }
    ASSERT_FALSE(record(KindId::problem, problem));
    ASSERT_TRUE(showPutAside(*store));
    EXPECT_FALSE(record(KindId::problem, problem)) << "nobody may look there";
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 3, {}, PageCoverage{"desk", "care", 1}}));
    ASSERT_TRUE(record(KindId::problem, problem));
    EXPECT_TRUE(record(KindId::problem, problem)->dirty);
    EXPECT_EQ(body(KindId::problem, problem).at("name").as_string(), "cough");
    // And it settles as if it had lain here all the time.
    ASSERT_TRUE(retryParked(*store, made.ops[0]));
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::applied, 1, {}, {}}}));
    EXPECT_EQ(record(KindId::problem, problem)->version, 1);
    EXPECT_FALSE(record(KindId::problem, problem)->dirty);
}

TEST_F(StoreTest, aCompartmentThatComesBackBeforeItIsDropped_stays) {
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 1, {}, PageCoverage{"care,desk", "", 0}}));
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 2, {}, PageCoverage{"desk", "", 0}}));
    EXPECT_EQ(syncState(*store)->draining, "care");
    ASSERT_TRUE(applyAnswer(*store, {}, {}, {"e1", 3, {}, PageCoverage{"desk", "care", 1}}));
    EXPECT_TRUE(syncState(*store)->draining.empty());
}

TEST_F(StoreTest, whatOnlyThisDeskHolds_keepsACompartmentDraining) {
    grantAll();
    const auto parked = must({create(KindId::problem, newId(), {{"patient", newId().text()}, {"name", "cough"}})});
    const auto held = must({create(KindId::problem, newId(), {{"patient", newId().text()}, {"name", "fever"}})});
    ASSERT_TRUE(acknowledge({{parked.ops[0], Verdict::parked, 0, "too_large", "", true},
                             {held.ops[0], Verdict::parked, 0, "permission_denied", ""}}));
    EXPECT_EQ(*pendingOf(*store, Compartment::care), 1);
    EXPECT_TRUE(parkedOps(*store)->at(0).onlyHere);
    EXPECT_FALSE(parkedOps(*store)->at(1).onlyHere);
}

}  // namespace opdesk::store::tests
