#include "core/store/queue_states.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

using model::Action;
using model::KindId;

class SearchTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        lakshmi = addPatient("Lakshmi Iyer", "", "+919876543210");
        addPatient("Laxmi Kulkarni", "", "+919822011223");
        sunita = addPatient("सुनीता शर्मा", "", "+919876540000");
        addPatient("Mohammed Siddiqui");
        addPatient("Rajendra Gaikwad", "राजेंद्र गायकवाड");
        addPatient("Karan Mehta");
    }
    bool finds(const std::string& text, const std::string& name) {
        const auto names = namesFound(text);
        return std::ranges::find(names, name) != names.end();
    }
    base::Uuid lakshmi, sunita;
};

TEST_F(SearchTest, aSpellingVariantFindsTheOther) {
    EXPECT_TRUE(finds("Laxmi", "Lakshmi Iyer"));
    EXPECT_TRUE(finds("Lakshmi", "Laxmi Kulkarni"));
    EXPECT_EQ(namesFound("Laxmi").front(), "Laxmi Kulkarni");
    EXPECT_TRUE(finds("mohd siddiqui", "Mohammed Siddiqui"));
    EXPECT_FALSE(finds("Laxmi", "Karan Mehta"));
}

TEST_F(SearchTest, scriptsFindEachOther) {
    EXPECT_TRUE(finds("लक्ष्मी", "Lakshmi Iyer"));
    EXPECT_TRUE(finds("Sunita", "सुनीता शर्मा"));
    EXPECT_TRUE(finds("राजेंद्र", "Rajendra Gaikwad"));
    EXPECT_TRUE(finds("गायकवाड", "Rajendra Gaikwad"));
}

TEST_F(SearchTest, partsOfNamesAndMisspeltNamesAreFound) {
    EXPECT_TRUE(finds("kulk", "Laxmi Kulkarni"));
    EXPECT_TRUE(finds("Kulkrani", "Laxmi Kulkarni"));
    EXPECT_TRUE(finds("Kulkrni", "Laxmi Kulkarni"));
    EXPECT_TRUE(finds("Gaikwadd", "Rajendra Gaikwad"));
    EXPECT_TRUE(finds("meh kar", "Karan Mehta"));
    EXPECT_TRUE(finds("Laxmi Devi Kulkarni", "Laxmi Kulkarni"));
    EXPECT_TRUE(namesFound("Xylophone").empty());
    EXPECT_TRUE(namesFound("").empty());
    EXPECT_TRUE(namesFound("\"*( OR").empty());
}

TEST_F(SearchTest, lastDigitsOfAPhoneFindItsOwners) {
    EXPECT_EQ(namesFound("3210"), std::vector<std::string>{"Lakshmi Iyer"});
    EXPECT_TRUE(finds("98765 43210", "Lakshmi Iyer"));
    EXPECT_TRUE(finds("+91 98765 43210", "Lakshmi Iyer"));
    EXPECT_EQ(namesFound("98765").size(), 2U);
    EXPECT_EQ(patientsOnPhone(*store, "+919876543210")->size(), 1U);
}

TEST_F(SearchTest, theClinicNumberFindsOnePerson) {
    EXPECT_EQ(namesFound("A07-1").front(), "Lakshmi Iyer");
    EXPECT_EQ(namesFound("a07-2").front(), "Laxmi Kulkarni");
    EXPECT_EQ(namesFound("6").front(), "Karan Mehta");
}

TEST_F(SearchTest, anEditOfSomethingElse_writesNothingIntoTheIndex) {
    const auto index = [&] {
        return store->database().number("SELECT sum(length(block) * (id % 1000003)) FROM patient_words_data");
    };
    const auto before = *index();
    must({set(kPatient, lakshmi, {{"locality", "Aundh"}})});
    EXPECT_EQ(*index(), before);
    EXPECT_TRUE(finds("Lakshmi", "Lakshmi Iyer"));
    must({set(kPatient, lakshmi, {{"name", "Lakshmi Ayyar"}})});
    EXPECT_NE(*index(), before);
    EXPECT_TRUE(finds("Ayyar", "Lakshmi Ayyar"));
}

TEST_F(SearchTest, aChangedNameIsFoundAndTheOldOneIsNot) {
    must({set(kPatient, lakshmi, {{"name", "Meenakshi Iyer"}})});
    EXPECT_TRUE(finds("Meenakshi", "Meenakshi Iyer"));
    EXPECT_EQ(namesFound("Laxmi"), std::vector<std::string>{"Laxmi Kulkarni"});
    must({end(kPatient, lakshmi, Action::remove, "entered twice")});
    EXPECT_TRUE(namesFound("Meenakshi").empty());
}

TEST_F(SearchTest, thePeopleWhoCanBeFoundAreCounted) {
    EXPECT_EQ(*patientCount(*store), 6);
    must({set(kPatient, lakshmi, {{"name", "Meenakshi Iyer"}})});
    EXPECT_EQ(*patientCount(*store), 6);
    must({end(kPatient, lakshmi, Action::remove, "entered twice")});
    EXPECT_EQ(*patientCount(*store), 5);
    const auto fromServer = newId();
    ASSERT_TRUE(pull({image(kPatient, fromServer, 1, patientBody("Late Comer"))}));
    EXPECT_EQ(*patientCount(*store), 6);
    EXPECT_EQ(*patientCount(*store), *store->count(kPatient));
}

TEST_F(SearchTest, theLoserOfAnAliasShowsAsItsWinnerUntilItIsUndone) {
    const auto alias = newId();
    must({create(KindId::alias, alias, {{"loser", lakshmi.text()}, {"winner", sunita.text()}})});
    EXPECT_EQ(namesFound("Lakshmi Iyer").front(), "सुनीता शर्मा");
    EXPECT_EQ(resolveAlias(*store, model::PatientId(lakshmi))->uuid(), sunita);
    EXPECT_EQ(store->ofPatient(KindId::contact, model::PatientId(sunita))->size(), 2U);
    must({end(KindId::alias, alias, Action::voided, "two people")});
    EXPECT_EQ(namesFound("Lakshmi Iyer").front(), "Lakshmi Iyer");
}

TEST_F(SearchTest, aContactShowsOnlyWhenItsPatientIsHere) {
    const auto absent = newId();
    addPhone(absent, "+919000011111");
    EXPECT_TRUE(namesFound("11111").empty());
    ASSERT_TRUE(pull({image(kPatient, absent, 1, patientBody("Late Comer"))}));
    EXPECT_EQ(namesFound("11111"), std::vector<std::string>{"Late Comer"});
}

TEST_F(SearchTest, aLikelyCopyIsNamedAndAFamilyMemberIsNot) {
    DuplicateQuery query;
    query.name = "Laxmi Iyer";
    query.phone = "+919876543210";
    query.sex = "female";
    auto hits = possibleDuplicates(*store, query, 5);
    ASSERT_TRUE(hits) << hits.error().detail;
    ASSERT_FALSE(hits->empty());
    EXPECT_EQ(hits->at(0).patient.name, "Lakshmi Iyer");
    EXPECT_GE(hits->at(0).percent, 75);
    EXPECT_NE(std::ranges::find(hits->at(0).reasons, "sounds_alike"), hits->at(0).reasons.end());
    query.name = "Venkatesh Iyer";
    query.sex = "male";
    hits = possibleDuplicates(*store, query, 5);
    EXPECT_TRUE(hits->empty());
    query = {};
    query.name = "Sunita Sharma";
    query.sex = "female";
    hits = possibleDuplicates(*store, query, 5);
    ASSERT_FALSE(hits->empty());
    EXPECT_NE(std::ranges::find(hits->at(0).reasons, "other_script"), hits->at(0).reasons.end());
}

TEST_F(SearchTest, ledgerAndLastVisitShowOnTheCard) {
    const json::object invoice{{"patient", lakshmi.text()},
                               {"number", "A07/2627/00001"},
                               {"series", "A07"},
                               {"financial_year", "2627"},
                               {"serial", 1},
                               {"document", "receipt"},
                               {"day", "2026-11-17"},
                               {"issued_at", "2026-11-17T06:12:00.000Z"},
                               {"lines", json::array{json::object{{"text", "Consultation"}}}},
                               {"total", 50000}};
    must({create(KindId::invoice, newId(), invoice)});
    must({create(KindId::payment, newId(),
                 {{"patient", lakshmi.text()},
                  {"direction", "in"},
                  {"amount", 20000},
                  {"mode", "cash"},
                  {"at", "2026-11-17T06:20:00.000Z"},
                  {"day", "2026-11-17"}})});
    must({create(KindId::visit, newId(),
                 {{"patient", lakshmi.text()},
                  {"doctor", actor.staff.text()},
                  {"token", "A-1"},
                  {"letter", "A"},
                  {"number", 1},
                  {"day", "2026-11-17"},
                  {"session", "morning"},
                  {"status", "waiting"},
                  {"priority", "normal"},
                  {"issued_at", "2026-11-17T06:12:00.000Z"}})});
    const auto card = patientCard(*store, model::PatientId(lakshmi));
    ASSERT_TRUE(card && *card);
    EXPECT_EQ((*card)->balance, 30000);
    EXPECT_EQ((*card)->phone, "+919876543210");
    EXPECT_EQ((*card)->lastVisit, base::dateFromIso("2026-11-17"));
    EXPECT_EQ(ledgerOf(*store, model::PatientId(lakshmi))->size(), 2U);
    const auto queue = queueOf(*store, *base::dateFromIso("2026-11-17"), {});
    ASSERT_EQ(queue->size(), 1U);
    EXPECT_EQ(queue->at(0).patientName, "Lakshmi Iyer");
    EXPECT_TRUE(queue->at(0).tentative);
    const auto states = queueStates(*store, *base::dateFromIso("2026-11-17"), {});
    ASSERT_EQ(states->size(), 1U);
    EXPECT_EQ(states->at(0).visit, queue->at(0).visit);
    EXPECT_EQ(states->at(0).status, "waiting");
    EXPECT_EQ(states->at(0).token, "A-1");
    EXPECT_TRUE(queueOf(*store, *base::dateFromIso("2026-11-18"), {})->empty());
    EXPECT_TRUE(queueOf(*store, *base::dateFromIso("2026-11-17"), model::StaffId(newId()))->empty());
}

}  // namespace opdesk::store::tests
