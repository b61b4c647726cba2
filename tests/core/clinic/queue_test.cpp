#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/drafts.h"
#include "core/clinic/patients.h"
#include "core/clinic/queue.h"
#include "core/clinic/schedule.h"
#include "core/store/sync_store.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic::tests {

using opdesk::tests::TestClinic;
using std::chrono::minutes;

namespace {

struct Waiting {
    TestClinic clinic;
    std::vector<VisitId> visits;

    explicit Waiting(int people) {
        const char* const names[] = {"Sunita Sharma", "Ramesh Patil", "Farida Shaikh", "Gopal Nair", "Meena Iyer"};
        for (int i = 0; i < people; ++i) {
            IssueToken issue;
            issue.patient = clinic.patient(names[i], std::to_string(30 + i), "980001110" + std::to_string(i));
            issue.doctor = clinic.doctor;
            const auto token = execute(clinic.as("Receptionist"), issue);
            EXPECT_TRUE(token) << token.error().detail;
            visits.push_back(token->visit);
            clinic.clock.advance(minutes(1));
        }
    }
    std::string order() {
        std::string tokens;
        const auto list = execute(clinic.as("Receptionist"), ListQueue{});
        for (const auto& line : list->tokens)
            if (line.status == "waiting")
                tokens += (tokens.empty() ? "" : " ") + line.token;
        return tokens;
    }
};

}  // namespace

TEST(QueueOrder, aTokenMovesInFrontOfAnotherAndLaterComersStayBehind) {
    Waiting queue(4);
    auto& desk = queue.clinic.as("Receptionist");
    EXPECT_FALSE(execute(desk, ReorderToken{queue.visits[3], queue.visits[1], "  "})) << "blanks say nothing";
    EXPECT_FALSE(execute(desk, TransferToken{queue.visits[3], queue.clinic.otherDoctor, "  "}));
    const auto reasonless = execute(desk, ReorderToken{queue.visits[3], queue.visits[1], {}});
    ASSERT_FALSE(reasonless);
    EXPECT_EQ(reasonless.error().field, "reason");
    const auto moved = execute(desk, ReorderToken{queue.visits[3], queue.visits[1], "has a bus to catch"});
    ASSERT_TRUE(moved) << moved.error().detail;
    EXPECT_EQ(moved->ahead, 1);
    EXPECT_EQ(queue.order(), "A-1 A-4 A-2 A-3");
    ASSERT_TRUE(execute(desk, ReorderToken{queue.visits[0], {}, "comes back later"}));
    EXPECT_EQ(queue.order(), "A-4 A-2 A-3 A-1");
    IssueToken late;
    late.patient = queue.clinic.patient("Last Comer", "50", "9800099999");
    late.doctor = queue.clinic.doctor;
    ASSERT_TRUE(execute(desk, late));
    EXPECT_EQ(queue.order(), "A-4 A-2 A-3 A-1 A-5");
    ASSERT_TRUE(execute(queue.clinic.as("Doctor"), ReorderToken{queue.visits[2], queue.visits[3], {}}));
    EXPECT_EQ(queue.order(), "A-3 A-4 A-2 A-1 A-5");
}

TEST(QueueOrder, nobodyPassesAnEmergencyByOrder) {
    Waiting queue(3);
    auto& desk = queue.clinic.as("Receptionist");
    const auto reasonless = execute(desk, SetPriority{queue.visits[2], "emergency", {}});
    ASSERT_FALSE(reasonless);
    EXPECT_EQ(reasonless.error().field, "reason");
    const auto raised = execute(desk, SetPriority{queue.visits[2], "emergency", "bleeding"});
    ASSERT_TRUE(raised) << raised.error().detail;
    EXPECT_EQ(raised->was, "normal");
    EXPECT_EQ(queue.order(), "A-3 A-1 A-2");
    const auto past = execute(desk, ReorderToken{queue.visits[0], queue.visits[2], "wants to"});
    ASSERT_FALSE(past);
    EXPECT_EQ(past.error().field, "before");
    ASSERT_TRUE(execute(desk, SetPriority{queue.visits[2], "normal", "it was nothing"}));
    EXPECT_EQ(queue.order(), "A-1 A-2 A-3");
    const auto unknown = execute(desk, SetPriority{queue.visits[2], "friend", "of the doctor"});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().field, "priority");
}

TEST(QueueOrder, aPriorityAtTheDeskNeedsAReason) {
    TestClinic clinic;
    IssueToken issue;
    issue.patient = clinic.patient("Sunita Sharma");
    issue.doctor = clinic.doctor;
    issue.priority = "pregnant";
    const auto refused = execute(clinic.as("Receptionist"), issue);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "priority_reason");
    issue.priorityReason = "eighth month";
    EXPECT_TRUE(execute(clinic.as("Receptionist"), issue));
}

TEST(QueueOrder, aTokenGoesToAnotherDoctorWithItsNumber) {
    Waiting queue(2);
    auto& desk = queue.clinic.as("Receptionist");
    const auto given =
        execute(desk, TransferToken{queue.visits[0], queue.clinic.otherDoctor, "asked for the lady doctor"});
    ASSERT_TRUE(given) << given.error().detail;
    EXPECT_EQ(given->token, "A-1");
    ListQueue others;
    others.doctor = queue.clinic.otherDoctor;
    EXPECT_EQ(execute(desk, others)->tokens.at(0).token, "A-1");
    const auto again = execute(desk, TransferToken{queue.visits[0], queue.clinic.otherDoctor, "again"});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().field, "doctor");
    ASSERT_TRUE(execute(queue.clinic.as("Doctor"), StartVisit{queue.visits[1]}));
    const auto inside = execute(desk, TransferToken{queue.visits[1], queue.clinic.otherDoctor, "too late"});
    ASSERT_FALSE(inside);
    EXPECT_EQ(inside.error().code, base::ErrorCode::wrongState);
}

TEST(QueueOrder, whoWasSkippedOrDidNotComeHasHisPlaceBack) {
    Waiting queue(3);
    auto& desk = queue.clinic.as("Receptionist");
    ASSERT_TRUE(execute(desk, SkipToken{queue.visits[0], {}}));
    ASSERT_TRUE(execute(desk, MarkTokenNoShow{queue.visits[1]}));
    EXPECT_EQ(queue.order(), "A-3");
    ASSERT_TRUE(execute(desk, RecallToken{queue.visits[0]}));
    ASSERT_TRUE(execute(desk, RecallToken{queue.visits[1]}));
    EXPECT_EQ(queue.order(), "A-1 A-2 A-3");
    // Back from the laboratory: the same number, and the wait counts anew from the desk's view.
    ASSERT_TRUE(execute(queue.clinic.as("Doctor"), StartVisit{queue.visits[0]}));
    ASSERT_TRUE(execute(queue.clinic.as("Doctor"), FinishToken{queue.visits[0]}));
    ASSERT_TRUE(execute(desk, RecallToken{queue.visits[0]}));
    const auto list = execute(desk, ListQueue{});
    EXPECT_EQ(list->tokens.at(0).token, "A-1");
    EXPECT_EQ(list->tokens.at(0).status, "waiting");
    EXPECT_FALSE(list->tokens.at(0).calledAt);
    const auto waits = execute(desk, RecallToken{queue.visits[2]});
    ASSERT_FALSE(waits);
    EXPECT_EQ(waits.error().code, base::ErrorCode::wrongState);
    ASSERT_TRUE(execute(desk, CancelToken{queue.visits[1], "went home"}));
    IssueToken second;
    second.patient = execute(desk, ListQueue{})->tokens.back().patient;
    second.doctor = queue.clinic.doctor;
    ASSERT_TRUE(execute(desk, second));
    const auto twice = execute(desk, RecallToken{queue.visits[1]});
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code, base::ErrorCode::alreadyExists);
}

TEST(QueueOrder, everyTokenThatMovesGoesUpWithTheReason) {
    Waiting queue(4);
    auto& desk = queue.clinic.as("Receptionist");
    ASSERT_TRUE(execute(desk, ReorderToken{queue.visits[3], queue.visits[1], "has a bus to catch"}));
    const auto groups =
        store::nextGroups(*queue.clinic.store, queue.clinic.clock.now() + std::chrono::hours(1), 100000, 1u << 30);
    ASSERT_TRUE(groups);
    const auto& ops = groups->back().ops;
    EXPECT_EQ(ops.size(), 2u);
    // The receptionist may do it with a reason, and the server judges each token alone.
    for (const auto& op : ops)
        EXPECT_NE(std::string(op.payload.begin(), op.payload.end()).find("has a bus to catch"), std::string::npos);
}

TEST(QueueOrder, eachLineSaysHowLongItIsStillToWait) {
    Waiting queue(3);
    ASSERT_TRUE(execute(queue.clinic.as("Doctor"), StartVisit{queue.visits[0]}));
    const auto list = execute(queue.clinic.as("Receptionist"), ListQueue{});
    ASSERT_EQ(list->tokens.size(), 3u);
    EXPECT_EQ(list->tokens[0].expectedMinutes, 0);
    EXPECT_EQ(list->tokens[1].expectedMinutes, 5);
    EXPECT_EQ(list->tokens[2].expectedMinutes, 15);
    EXPECT_EQ(list->waitLimitMinutes, 25);
}

TEST(QueueOrder, theButtonNamesTheDoctorLastSeenAndTheKindOfVisit) {
    Waiting queue(1);
    auto& desk = queue.clinic.as("Receptionist");
    const auto patient = execute(desk, ListQueue{})->tokens.at(0).patient;
    const auto neither = execute(desk, NextToken{});
    ASSERT_FALSE(neither);
    EXPECT_EQ(neither.error().field, "doctor");
    const auto next = execute(desk, NextToken{{}, patient});
    ASSERT_TRUE(next) << next.error().detail;
    EXPECT_EQ(next->doctor, queue.clinic.doctor);
    EXPECT_EQ(next->visitKind, "new");
    EXPECT_EQ(next->token, "A-2");
}

TEST(QueueOrder, theUsualDoctorOfTheDeskIsForWhoHasNone) {
    Waiting queue(1);
    auto& clinic = queue.clinic;
    auto& desk = clinic.as("Receptionist");
    const auto usual = clinic.otherDoctor;
    const auto seen = execute(desk, ListQueue{})->tokens.at(0).patient;
    const auto unseen = clinic.patient("Ramesh Patil", "50", "9800011111");
    const auto next = execute(desk, NextToken{{}, unseen, usual});
    ASSERT_TRUE(next) << next.error().detail;
    EXPECT_EQ(next->doctor, usual);
    EXPECT_EQ(execute(desk, NextToken{{}, seen, usual})->doctor, clinic.doctor) << "who was seen keeps the doctor";
    EXPECT_EQ(execute(desk, NextToken{clinic.doctor, unseen, usual})->doctor, clinic.doctor) << "who is named wins";
    EXPECT_FALSE(execute(desk, NextToken{{}, unseen})) << "two doctors, and nothing says which";
    EXPECT_FALSE(execute(desk, NextToken{{}, unseen, model::StaffId::make(clinic.clock, clinic.random)}));
    // Booked with the one: the other is not asked.
    const auto booked = clinic.patient("Kamala Bai", "63", "9800022222");
    BookAppointment booking;
    booking.patient = booked;
    booking.doctor = clinic.doctor;
    booking.startsAt = clinic.clock.now() + std::chrono::hours(1);
    ASSERT_TRUE(execute(desk, booking));
    EXPECT_EQ(execute(desk, NextToken{{}, booked, usual})->doctor, clinic.doctor);
    ASSERT_TRUE(execute(desk, NextToken{{}, booked})) << "the booking says which";
    // Away for the morning he comes again; away for the day he gives no tokens.
    SetAway away;
    away.doctor = usual;
    away.use = "leave";
    away.fromDay = desk.today();
    away.toMinute = 720;
    auto& admin = clinic.as("ClinicAdmin");
    ASSERT_TRUE(execute(admin, away));
    EXPECT_TRUE(execute(desk, NextToken{{}, unseen, usual}));
    away.toMinute = 1440;
    ASSERT_TRUE(execute(admin, away));
    EXPECT_FALSE(execute(desk, NextToken{{}, unseen, usual}));
}

TEST(PublicQueue, theBoardGetsTokensAndInitialsAndNothingElse) {
    Waiting queue(4);
    auto& doctor = queue.clinic.as("Doctor");
    ASSERT_TRUE(execute(doctor, CallNext{}));
    const auto board = execute(queue.clinic.as("Receptionist"), PublicQueue{});
    ASSERT_TRUE(board) << board.error().detail;
    ASSERT_EQ(board->doctors.size(), 1u);
    const auto& line = board->doctors[0];
    EXPECT_EQ(line.state, "called");
    EXPECT_EQ(line.token, "A-1");
    EXPECT_EQ(line.initials, "S. S.");
    EXPECT_EQ(line.next, (std::vector<std::string>{"A-2", "A-3", "A-4"}));
    EXPECT_EQ(line.waiting, 3);
    EXPECT_GT(line.expectedWaitMinutes, 0);
    // What a patient is called or can be reached by is in no byte of the answer.
    const auto run = execute(queue.clinic.as("Receptionist"), ListQueue{});
    std::string all = board->clinic + board->message + board->messageLocal;
    for (const auto& one : board->doctors)
        all += one.doctor + one.room + one.state + one.token + one.initials + one.backAt;
    for (const auto& token : run->tokens)
        EXPECT_EQ(all.find(token.patientName.substr(0, 4)), std::string::npos);
    ASSERT_TRUE(execute(doctor, StartVisit{queue.visits[0]}));
    EXPECT_EQ(execute(doctor, PublicQueue{})->doctors[0].state, "in_room");
}

TEST(PublicQueue, aDoctorWhoIsAwaySaysWhenHeComesBack) {
    Waiting queue(1);
    ASSERT_TRUE(execute(queue.clinic.as("Receptionist"), CancelToken{queue.visits[0], "went home"}));
    queue.clinic.clock.advance(std::chrono::hours(4));  // 14:00: between the morning and the evening hours
    const auto board = execute(queue.clinic.as("Receptionist"), PublicQueue{});
    ASSERT_TRUE(board);
    ASSERT_EQ(board->doctors.size(), 1u);
    EXPECT_EQ(board->doctors[0].state, "away");
    EXPECT_EQ(board->doctors[0].backAt, "5:00 pm");
}

TEST(WhoseVisit, saysWhoseItIsAndWhetherItMayBeTakenOver) {
    Waiting queue(2);
    auto& clinic = queue.clinic;
    auto& doctor = clinic.as("Doctor");
    const auto patientOf = [&](std::size_t i) {
        return execute(clinic.as("Receptionist"), ListQueue{})->tokens.at(i).patient;
    };
    const auto first = patientOf(0);
    const auto second = patientOf(1);
    EXPECT_TRUE(execute(doctor, WhoseVisit{first, queue.visits[0]})->mine);
    ASSERT_TRUE(execute(doctor, TransferToken{queue.visits[0], clinic.otherDoctor, {}}));
    const auto others = execute(doctor, WhoseVisit{first, queue.visits[0]});
    ASSERT_TRUE(others) << others.error().detail;
    EXPECT_FALSE(others->mine);
    EXPECT_FALSE(others->mayWrite);
    EXPECT_EQ(others->token, "A-1");
    EXPECT_EQ(others->status, "waiting");
    EXPECT_EQ(others->doctorName, "Dr Beena Shah");
    EXPECT_EQ(others->takeOverAs, clinic.doctor);
    // Without a visit in mind the open token of today is found.
    EXPECT_EQ(execute(doctor, WhoseVisit{first, {}})->visit, queue.visits[0]);
    ASSERT_TRUE(execute(clinic.as("Receptionist"), StartVisit{queue.visits[0]}));
    EXPECT_TRUE(execute(doctor, WhoseVisit{first, queue.visits[0]})->takeOverAs.isNull());
    ASSERT_TRUE(execute(clinic.as("Receptionist"), FinishToken{queue.visits[0]}));
    const auto gone = execute(doctor, WhoseVisit{first, {}});
    ASSERT_TRUE(gone);
    EXPECT_TRUE(gone->visit.isNull());
    EXPECT_EQ(gone->doctorName, "Dr Beena Shah");
    // A visit of another patient is not answered for this one; a nurse is no doctor to give a token to.
    const auto mixed = execute(doctor, WhoseVisit{first, queue.visits[1]});
    ASSERT_FALSE(mixed);
    EXPECT_EQ(mixed.error().field, "visit");
    EXPECT_TRUE(execute(clinic.as("Nurse"), WhoseVisit{second, queue.visits[1]})->takeOverAs.isNull());
}

TEST(WhoseVisit, onesOwnTokenOfTodayIsFoundWithoutAVisitInMind) {
    Waiting queue(1);
    auto& clinic = queue.clinic;
    const auto patient = execute(clinic.as("Receptionist"), ListQueue{})->tokens.at(0).patient;
    const auto whose = execute(clinic.as("Doctor"), WhoseVisit{patient, {}});
    ASSERT_TRUE(whose) << whose.error().detail;
    EXPECT_TRUE(whose->mine);
    EXPECT_EQ(whose->visit, queue.visits[0]);
    EXPECT_EQ(whose->token, "A-1");
}

TEST(WhoseVisit, aTokenIsNotTakenOverByWhoHasOneOfThePatientAlready) {
    Waiting queue(1);
    auto& clinic = queue.clinic;
    const auto patient = execute(clinic.as("Receptionist"), ListQueue{})->tokens.at(0).patient;
    IssueToken second;
    second.patient = patient;
    second.doctor = clinic.otherDoctor;
    const auto given = execute(clinic.as("Receptionist"), second);
    ASSERT_TRUE(given) << given.error().detail;
    const auto whose = execute(clinic.as("Doctor"), WhoseVisit{patient, given->visit});
    ASSERT_TRUE(whose);
    EXPECT_FALSE(whose->mine);
    EXPECT_TRUE(whose->mayWrite);
    EXPECT_TRUE(whose->takeOverAs.isNull());
}

TEST(Drafts, whatWasTypedComesBackForItsUserFormAndSubjectOnly) {
    TestClinic clinic;
    auto& rohini = clinic.as("Receptionist");
    const json::object typed{{"name", "<b>Kamala</b>\n' OR 1=1"}, {"age", "63"}};
    ASSERT_TRUE(execute(rohini, SaveDraft{"new_patient", {}, typed})->saved);
    EXPECT_EQ(execute(rohini, ReadDraft{"new_patient", {}})->typed, typed);
    EXPECT_FALSE(execute(rohini, ReadDraft{"edit_patient", {}})->found);
    EXPECT_FALSE(execute(rohini, ReadDraft{"new_patient", clinic.doctor.text()})->found);
    EXPECT_FALSE(execute(clinic.as("Nurse"), ReadDraft{"new_patient", {}})->found);
    ASSERT_TRUE(execute(rohini, SaveDraft{"new_patient", {}, {}}));
    EXPECT_FALSE(execute(rohini, ReadDraft{"new_patient", {}})->found);
    ASSERT_TRUE(execute(rohini, SaveDraft{"new_patient", {}, typed}));
    ASSERT_TRUE(execute(rohini, DropDraft{"new_patient", {}}));
    EXPECT_FALSE(execute(rohini, ReadDraft{"new_patient", {}})->found);
}

TEST(Drafts, typingIsKeptWhenTheLeaseHasEnded) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    clinic.clock.advance(std::chrono::hours(100));
    EXPECT_TRUE(execute(session, SaveDraft{"new_patient", {}, {{"name", "Kamala"}}}));
    EXPECT_TRUE(execute(session, ReadDraft{"new_patient", {}})->found);
}

TEST(Drafts, aWholeAadhaarNumberIsNotEvenKeptAsTyped) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    ASSERT_TRUE(
        execute(session,
                SaveDraft{"new_patient", {}, {{"id_last4", "2345 6789 0124"}, {"name", "Kamala"}, {"pin", "411001"}}}));
    const auto kept = execute(session, ReadDraft{"new_patient", {}});
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->typed.at("id_last4"), "");
    EXPECT_EQ(kept->typed.at("name"), "Kamala");
    EXPECT_EQ(kept->typed.at("pin"), "411001");
}

TEST(Drafts, unknownFormsAndHugeDraftsAreNamed) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    EXPECT_EQ(execute(session, SaveDraft{"diary", {}, {{"a", "b"}}}).error().field, "form");
    EXPECT_EQ(execute(session, SaveDraft{"bill", "' OR 1=1", {{"a", "b"}}}).error().field, "about");
    const auto huge = execute(session, SaveDraft{"bill", {}, {{"a", std::string(70'000, 'x')}}});
    ASSERT_FALSE(huge);
    EXPECT_EQ(huge.error().code, base::ErrorCode::tooLarge);
}

}  // namespace opdesk::clinic::tests
