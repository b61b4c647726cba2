#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "core/clinic/documents.h"
#include "core/clinic/settling.h"
#include "core/model/kinds/allergy.h"
#include "core/model/kinds/conflict.h"
#include "core/model/kinds/contact.h"
#include "core/model/kinds/device.h"
#include "core/model/kinds/note.h"
#include "core/store/sync_store.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic::tests {

using base::ErrorCode;
using opdesk::tests::TestClinic;

namespace {

class Inbox : public testing::Test {
protected:
    /// A card as the server raises it: the name of `patient`, "theirs" stands.
    model::Conflict card(std::string severity = "high", std::string reason = "same_field") {
        model::Conflict made;
        made.recordKind = "patient";
        made.recordId = patient.uuid();
        made.patient = patient;
        made.field = "name";
        made.reason = std::move(reason);
        made.severity = std::move(severity);
        made.state = "open";
        made.before = {"Sunita Sharma"};
        made.mine = {"Sunita Verma"};
        made.mineBy = clinic.doctor.text();
        made.mineAt = clinic.clock.now();
        made.theirs = {"Sunita Varma"};
        made.standing = "theirs";
        made.raisedAt = clinic.clock.now();
        return made;
    }
    ConflictId raise(const model::Conflict& conflict) { return ConflictId(clinic.pullRecord(conflict)); }
    std::string nameNow() { return execute(desk, OpenPatient{patient, {}})->line.name; }
    std::string read(const std::filesystem::path& file) {
        std::ostringstream all;
        all << std::ifstream(file, std::ios::binary).rdbuf();
        return all.str();
    }

    TestClinic clinic;
    PatientId patient = clinic.patient("Sunita Varma");
    Session& desk = clinic.as("Receptionist");
};

}  // namespace

TEST_F(Inbox, theListIsGroupedByPatientAndWhatTheMachineMergedWaitsForNobody) {
    const auto other = clinic.patient("Nandini Rao", "27", "9800000077");
    raise(card());
    raise(card("low", "later_author"));
    auto second = card("low", "edit_beats_delete");
    second.patient = other;
    second.recordId = other.uuid();
    second.field.clear();
    raise(second);
    const auto list = execute(desk, ListConflicts{});
    ASSERT_TRUE(list) << list.error().detail;
    EXPECT_EQ(list->open, 2);
    EXPECT_EQ(list->merged, 1);
    ASSERT_EQ(list->groups.size(), 2u);
    EXPECT_EQ(list->groups[0].patientName, "Sunita Varma");
    EXPECT_TRUE(list->groups[0].blocksSigning);
    EXPECT_EQ(list->groups[0].open, 1);
    EXPECT_FALSE(list->groups[1].blocksSigning);
    EXPECT_EQ(conflictsToSettle(desk), 2);
    EXPECT_EQ(execute(desk, ReadSyncStatus{})->status.conflicts, 2);
}

TEST_F(Inbox, whatTheMachineMergedIsListedForSevenDays) {
    raise(card("low", "later_author"));
    clinic.clock.advance(std::chrono::days(6));
    desk.lease.offlineUntil = clinic.clock.now() + std::chrono::days(3);
    EXPECT_EQ(execute(desk, ListConflicts{})->conflicts.size(), 1u);
    clinic.clock.advance(std::chrono::days(2));
    EXPECT_TRUE(execute(desk, ListConflicts{})->conflicts.empty());
}

TEST_F(Inbox, aMarkOnACardRaisesNothingForAPerson) {
    auto about = card("low");
    about.recordKind = "conflict";
    about.field = "seen";
    raise(about);
    EXPECT_TRUE(execute(desk, ListConflicts{})->conflicts.empty());
}

TEST_F(Inbox, allCardsOfAPatientComeInOneLook) {
    raise(card());
    raise(card());
    const auto looks = clinic.auditCount("conflict.show");
    const auto cards = execute(desk, ConflictsOfPatient{patient});
    ASSERT_TRUE(cards) << cards.error().detail;
    ASSERT_EQ(cards->cards.size(), 2u);
    EXPECT_EQ(cards->cards[0].choices, (std::vector<std::string>{"mine", "theirs", "edited"}));
    EXPECT_EQ(clinic.auditCount("conflict.show"), looks + 1);
}

TEST_F(Inbox, aSettlementIsTakenBackAndTheRecordShowsWhatItShowed) {
    const auto conflict = raise(card());
    ASSERT_TRUE(execute(desk, ResolveConflict{conflict, "mine", {}, {}}));
    ASSERT_EQ(nameNow(), "Sunita Verma");
    EXPECT_TRUE(execute(desk, ShowConflict{conflict})->undoable);
    const auto undone = execute(desk, UndoConflict{conflict, {}});
    ASSERT_TRUE(undone) << undone.error().detail;
    EXPECT_EQ(undone->state, "open");
    EXPECT_TRUE(undone->restored);
    EXPECT_EQ(nameNow(), "Sunita Varma");
    EXPECT_EQ(execute(desk, ListConflicts{})->open, 1);
    EXPECT_TRUE(execute(desk, ShowConflict{conflict})->choice.empty());
    EXPECT_EQ(clinic.auditCount("conflict.undo"), 1);
    EXPECT_TRUE(execute(desk, ResolveConflict{conflict, "theirs", {}, {}}));
}

TEST_F(Inbox, whatWasEditedSinceStaysWhenASettlementIsTakenBack) {
    const auto conflict = raise(card());
    ASSERT_TRUE(execute(desk, ResolveConflict{conflict, "mine", {}, {}}));
    EditPatient edit;
    edit.patient = patient;
    edit.fields["name"] = "Sunita Verma Rao";
    ASSERT_TRUE(execute(desk, edit));
    const auto undone = execute(desk, UndoConflict{conflict, {}});
    ASSERT_TRUE(undone) << undone.error().detail;
    EXPECT_FALSE(undone->restored);
    EXPECT_EQ(nameNow(), "Sunita Verma Rao");
}

TEST_F(Inbox, aSettlementStandsAfterSevenDays) {
    const auto conflict = raise(card());
    EXPECT_EQ(execute(desk, UndoConflict{conflict, {}}).error().code, ErrorCode::wrongState);
    ASSERT_TRUE(execute(desk, ResolveConflict{conflict, "mine", {}, {}}));
    clinic.clock.advance(std::chrono::days(8));
    desk.lease.offlineUntil = clinic.clock.now() + std::chrono::hours(1);
    EXPECT_EQ(execute(desk, UndoConflict{conflict, {}}).error().code, ErrorCode::wrongState);
}

TEST_F(Inbox, undoOfAMachineMergeTakesTheOtherValueAndIsItselfUndone) {
    const auto conflict = raise(card("low", "later_author"));
    const auto undone = execute(desk, UndoConflict{conflict, {}});
    ASSERT_TRUE(undone) << undone.error().detail;
    EXPECT_EQ(nameNow(), "Sunita Verma");
    ASSERT_TRUE(execute(desk, UndoConflict{conflict, {}}));
    EXPECT_EQ(nameNow(), "Sunita Varma");
    EXPECT_EQ(execute(desk, ListConflicts{})->merged, 1);
}

TEST_F(Inbox, twoValuesOfAnAllergyAreBothKeptAndTheSecondGoesWithTheUndo) {
    auto& doctor = clinic.as("Doctor");
    AddAllergy add;
    add.patient = patient;
    add.substance = "Penicillin";
    const auto allergy = execute(doctor, add);
    ASSERT_TRUE(allergy) << allergy.error().detail;
    auto made = card();
    made.recordKind = "allergy";
    made.recordId = allergy->allergy.uuid();
    made.field = "substance";
    made.mine = {"Amoxicillin"};
    made.theirs = {"Penicillin"};
    const auto conflict = ConflictId(clinic.pullRecord(made, model::Compartment::care));
    const auto count = [&] { return execute(doctor, OpenPatient{patient, {}})->allergies.size(); };
    ASSERT_EQ(count(), 1u);
    const auto settled = execute(doctor, ResolveConflict{conflict, "both", {}, {}});
    ASSERT_TRUE(settled) << settled.error().detail;
    EXPECT_EQ(count(), 2u);
    ASSERT_TRUE(execute(doctor, UndoConflict{conflict, {}}));
    EXPECT_EQ(count(), 1u);
}

TEST_F(Inbox, aChoiceThatMeansNothingSaysWhatToDoInstead) {
    auto slot = card("low", "slot_taken");
    slot.field.clear();
    slot.recordKind = "patient";
    slot.mine = {patient.text()};
    const auto taken = raise(slot);
    const auto mine = execute(desk, ResolveConflict{taken, "mine", {}, {}});
    ASSERT_FALSE(mine);
    EXPECT_EQ(mine.error().field, "choice");
    EXPECT_NE(mine.error().fix.find("appointment.move"), std::string::npos);
    EXPECT_EQ(execute(desk, ShowConflict{taken})->choices, std::vector<std::string>{"theirs"});
    auto twice = card("high", "possible_duplicate");
    twice.field.clear();
    twice.mine = {patient.text()};
    twice.theirs = {clinic.patient("Sunita Verma", "34", "9800000099").text()};
    const auto people = raise(twice);
    EXPECT_EQ(execute(desk, ResolveConflict{people, "theirs", {}, {}}).error().field, "choice");
    EXPECT_TRUE(execute(desk, ResolveConflict{people, "both", {}, {}}));
}

TEST_F(Inbox, oneOfTwoPeopleCanBeChosenOnceTheyWereJoined) {
    const auto other = clinic.patient("Sunita Verma", "34", "9800000099");
    auto twice = card("high", "possible_duplicate");
    twice.field.clear();
    twice.mine = {patient.text()};
    twice.theirs = {other.text()};
    const auto people = raise(twice);
    ASSERT_TRUE(execute(clinic.as("ClinicAdmin"), MergePatients{other, patient, "the same person"}));
    const auto shown = execute(desk, ShowConflict{people});
    ASSERT_TRUE(shown) << shown.error().detail;
    EXPECT_EQ(shown->choices, (std::vector<std::string>{"mine", "both"}));
    EXPECT_EQ(shown->mine.record.at("name").as_string(), "Sunita Varma");
}

TEST_F(Inbox, aRemovalIsChosenAgainstTheEditThatBroughtTheRecordBack) {
    model::Contact contact;
    contact.patient = patient;
    contact.system = "phone";
    contact.value = "+919800000055";
    const auto id = clinic.pullRecord(contact);
    auto back = card("low", "edit_beats_delete");
    back.recordKind = "contact";
    back.recordId = id;
    back.field.clear();
    back.mine = {model::json::object{{"value", "+919800000055"}}};
    back.theirs = {"moved away"};
    back.standing = "mine";
    const auto conflict = raise(back);
    ASSERT_TRUE(execute(desk, ResolveConflict{conflict, "theirs", {}, {}}));
    EXPECT_TRUE(clinic.store->record(model::KindId::contact, id).value()->deleted);
    const auto undone = execute(desk, UndoConflict{conflict, {}});
    ASSERT_TRUE(undone) << undone.error().detail;
    const auto numbers = clinic.store->ofPatient(model::KindId::contact, patient);
    EXPECT_TRUE(std::ranges::any_of(
        *numbers, [](const auto& one) { return one.body.at("value").as_string() == "+919800000055" && !one.deleted; }));
}

TEST_F(Inbox, aPrescriberMayNotSignUntilTheyHaveSeenTheCard) {
    const auto conflict = raise(card());
    auto& doctor = clinic.as("Doctor");
    WriteNote write;
    write.patient = patient;
    write.complaints = "Fever";
    const auto note = execute(doctor, write);
    ASSERT_TRUE(note) << note.error().detail;
    const auto refused = execute(doctor, SignNote{note->note});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_EQ(refused.error().field, "conflict");
    EXPECT_EQ(refused.error().fix, conflict.text());
    EXPECT_EQ(execute(desk, SeeConflict{conflict}).error().code, ErrorCode::permissionDenied);
    const auto seen = execute(doctor, SeeConflict{conflict});
    ASSERT_TRUE(seen) << seen.error().detail;
    EXPECT_FALSE(seen->blocksSigning);
    EXPECT_EQ(clinic.auditCount("conflict.see"), 1);
    const auto line = execute(doctor, ListConflicts{})->conflicts.at(0);
    EXPECT_TRUE(line.seen);
    EXPECT_EQ(line.state, "open");
    EXPECT_EQ(execute(doctor, ShowConflict{conflict})->seenBy.size(), 1u);
    EXPECT_TRUE(execute(doctor, SignNote{note->note}));
    auto& other = clinic.asRoles({"Doctor"}, clinic.otherDoctor);
    EXPECT_FALSE(execute(other, ListConflicts{})->conflicts.at(0).seen);
}

TEST_F(Inbox, aCardThatSaysSomethingElseSinceIsToBeSeenAgain) {
    auto made = card();
    const auto conflict = raise(made);
    auto& doctor = clinic.as("Doctor");
    ASSERT_TRUE(execute(doctor, SeeConflict{conflict}));
    ASSERT_FALSE(unseenUrgent(doctor, patient)->has_value());
    clinic.clock.advance(std::chrono::minutes(5));
    made.mine = {"Sunita Devi"};
    made.mineAt = clinic.clock.now();
    model::RecordImage image;
    image.kind = model::KindId::conflict;
    image.id = conflict.uuid();
    image.version = 2;
    image.compartment = model::Compartment::desk;
    image.body = model::encode(made);
    ASSERT_TRUE(clinic.pull({image}));
    EXPECT_EQ(unseenUrgent(doctor, patient)->value(), conflict);
}

TEST_F(Inbox, whatIsParkedIsListedHandedOnAsAFileAndTriedAgain) {
    const auto groups = store::nextGroups(*clinic.store, clinic.clock.now(), 1000, 1u << 24);
    ASSERT_TRUE(groups);
    std::vector<store::OpAck> acks;
    for (const auto& op : groups->front().ops)
        acks.push_back({op.id, model::Verdict::parked, 0, "wrong_state", "the record stands for ever"});
    ASSERT_TRUE(store::applyAnswer(*clinic.store, acks, {}, {}));
    const auto parked = execute(desk, ListParked{});
    ASSERT_TRUE(parked);
    ASSERT_EQ(parked->parked.size(), acks.size());
    EXPECT_EQ(parked->parked[0].code, "wrong_state");
    EXPECT_EQ(parked->parked[0].group, groups->front().group);
    const auto file = clinic.folder / "parked.jsonl";
    const auto written = execute(desk, ExportParked{file.string(), {}});
    ASSERT_TRUE(written) << written.error().detail;
    EXPECT_EQ(written->written, static_cast<std::int64_t>(acks.size()));
    EXPECT_NE(read(file).find("Sunita Varma"), std::string::npos);
    EXPECT_EQ(clinic.auditCount("sync.export_parked"), 1);
    ASSERT_TRUE(execute(desk, RetryParked{{}, groups->front().group}));
    EXPECT_TRUE(execute(desk, ListParked{})->parked.empty());
    EXPECT_EQ(execute(desk, RetryParked{}).error().field, "op");
}

TEST_F(Inbox, theFileForSupportHoldsNothingOfAPatient) {
    auto made = card();
    made.mine = {"CANARYMINE"};
    made.reason = "CANARYREASON name";
    made.field = "CANARYFIELD";
    raise(made);
    clinic.patient("Canaryname Person", "34", "9812345670");
    const auto groups = store::nextGroups(*clinic.store, clinic.clock.now(), 1000, 1u << 24);
    ASSERT_TRUE(store::applyAnswer(*clinic.store,
                                   std::vector<store::OpAck>{{groups->front().ops.front().id, model::Verdict::parked, 0,
                                                              "CANARYCODE of a patient", "CANARYDETAIL"}},
                                   {}, {}));
    const auto file = clinic.folder / "support.json";
    const auto written = execute(desk, WriteSupportFile{file.string()});
    ASSERT_TRUE(written) << written.error().detail;
    const auto text = read(file);
    EXPECT_EQ(written->bytes, static_cast<std::int64_t>(text.size()));
    const std::vector<std::string> canaries{
        "CANARY", "Canary", "Sunita", "Varma", "9812345670", "98123", "Anand", patient.text(), clinic.doctor.text()};
    for (const auto& canary : canaries)
        EXPECT_EQ(text.find(canary), std::string::npos) << canary;
    const auto support = base::parseJsonObject(text);
    ASSERT_TRUE(support);
    EXPECT_EQ(support->at("records").as_object().at("patient").as_int64(), 2);
    EXPECT_EQ(support->at("parked").as_object().at("patient/other").as_int64(), 1);
    EXPECT_EQ(support->at("sync").as_object().at("phase").as_string(), "stopped");
    EXPECT_FALSE(support->at("program").as_object().at("version").as_string().empty());
    EXPECT_EQ(execute(desk, WriteSupportFile{(clinic.folder / "no" / "where").string()}).error().field, "file");
}

}  // namespace opdesk::clinic::tests
