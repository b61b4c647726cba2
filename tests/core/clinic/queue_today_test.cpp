#include <gtest/gtest.h>

#include "core/clinic/day_plan.h"
#include "core/clinic/patients.h"
#include "core/clinic/queue.h"
#include "core/clinic/schedule.h"
#include "tests/support/test_session.h"

/// What the front desk and the board say of today: who waits, who is here, which doctor is.
namespace opdesk::clinic::tests {

using opdesk::tests::TestClinic;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

VisitId tokenGivenTo(TestClinic& clinic, const PatientId& patient, const StaffId& doctor) {
    IssueToken issue;
    issue.patient = patient;
    issue.doctor = doctor;
    const auto given = execute(clinic.as("Receptionist"), issue);
    EXPECT_TRUE(given) << given.error().detail;
    return given ? given->visit : VisitId();
}

AppointmentId bookedAt(TestClinic& clinic, const PatientId& patient, const StaffId& doctor, hours fromNow) {
    BookAppointment book;
    book.patient = patient;
    book.doctor = doctor;
    book.startsAt = clinic.clock.now() + fromNow;
    const auto booked = execute(clinic.as("Receptionist"), book);
    EXPECT_TRUE(booked) << booked.error().field << booked.error().detail;
    return booked ? booked->appointment : AppointmentId();
}

/// "booked", with "+" while the patient holds a token.
std::string bookingState(TestClinic& clinic, const AppointmentId& booking) {
    const auto list = execute(clinic.as("Receptionist"), ListAppointments{});
    EXPECT_TRUE(list);
    for (const auto& line : list->appointments)
        if (line.appointment == booking)
            return line.status + (line.hasToken ? "+" : "");
    return {};
}

}  // namespace

TEST(QueueToday, onlyWhoWaitsIsCountedAndTheAverageIsTheirs) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto nobody = execute(desk, ListQueue{});
    EXPECT_EQ(nobody->waiting, 0);
    EXPECT_EQ(nobody->averageWaitMinutes, 0);
    const auto inside = tokenGivenTo(clinic, clinic.patient("Sunita Sharma", "34", "9800011101"), clinic.doctor);
    clinic.clock.advance(minutes(30));
    const auto called = tokenGivenTo(clinic, clinic.patient("Ramesh Patil", "50", "9800011102"), clinic.doctor);
    const auto skipped = tokenGivenTo(clinic, clinic.patient("Gopal Nair", "61", "9800011103"), clinic.doctor);
    clinic.clock.advance(minutes(4));
    tokenGivenTo(clinic, clinic.patient("Farida Shaikh", "29", "9800011104"), clinic.doctor);
    clinic.clock.advance(minutes(3));
    tokenGivenTo(clinic, clinic.patient("Meena Iyer", "41", "9800011105"), clinic.doctor);
    ASSERT_TRUE(execute(clinic.as("Doctor"), StartVisit{inside}));
    ASSERT_TRUE(execute(desk, CallToken{called}));
    ASSERT_TRUE(execute(desk, SkipToken{skipped, {}}));
    clinic.clock.advance(minutes(5));
    const auto list = execute(desk, ListQueue{});
    EXPECT_EQ(list->waiting, 2) << "neither who was called nor who was skipped waits";
    EXPECT_EQ(list->inRoom, 1);
    EXPECT_EQ(list->averageWaitMinutes, 7) << "8 and 5 minutes so far; who is inside waited 37";
}

TEST(QueueToday, whoIsSixtyIsToldFromTheYounger) {
    TestClinic clinic;
    tokenGivenTo(clinic, clinic.patient("Gopal Nair", "60", "9800011103"), clinic.doctor);
    tokenGivenTo(clinic, clinic.patient("Meena Iyer", "59", "9800011105"), clinic.doctor);
    const auto list = execute(clinic.as("Receptionist"), ListQueue{});
    ASSERT_EQ(list->tokens.size(), 2U);
    EXPECT_TRUE(list->tokens[0].elderly);
    EXPECT_FALSE(list->tokens[1].elderly);
}

TEST(QueueToday, oneDoctorsQueueIsTheSameFromTheAnswerForAll) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    tokenGivenTo(clinic, clinic.patient("Sunita Sharma", "34", "9800011101"), clinic.otherDoctor);
    clinic.clock.advance(minutes(9));
    const auto inside = tokenGivenTo(clinic, clinic.patient("Ramesh Patil", "50", "9800011102"), clinic.doctor);
    tokenGivenTo(clinic, clinic.patient("Gopal Nair", "61", "9800011103"), clinic.doctor);
    clinic.clock.advance(minutes(4));
    tokenGivenTo(clinic, clinic.patient("Meena Iyer", "41", "9800011105"), clinic.doctor);
    ASSERT_TRUE(execute(clinic.as("Doctor"), StartVisit{inside}));
    clinic.clock.advance(minutes(3));
    const auto all = execute(desk, ListQueue{});
    EXPECT_EQ(all->waiting, 3);
    for (const auto& doctor : {clinic.doctor, clinic.otherDoctor}) {
        ListQueue his;
        his.doctor = doctor;
        const auto asked = execute(desk, his);
        const auto taken = ofDoctor(*all, doctor);
        EXPECT_EQ(taken.waiting, asked->waiting);
        EXPECT_EQ(taken.inRoom, asked->inRoom);
        EXPECT_EQ(taken.averageWaitMinutes, asked->averageWaitMinutes);
        EXPECT_EQ(taken.waitLimitMinutes, asked->waitLimitMinutes);
        ASSERT_EQ(taken.tokens.size(), asked->tokens.size());
        for (std::size_t i = 0; i < taken.tokens.size(); ++i)
            EXPECT_EQ(taken.tokens[i].visit, asked->tokens[i].visit);
    }
}

TEST(QueueToday, aLineSaysWhereThePatientLives) {
    TestClinic clinic;
    RegisterPatient command;
    command.name = "Sunita Sharma";
    command.sex = "female";
    command.age = "34";
    command.phone = "9800011101";
    command.locality = "Karve Nagar";
    auto& desk = clinic.as("Receptionist");
    const auto patient = execute(desk, command);
    ASSERT_TRUE(patient) << patient.error().field;
    tokenGivenTo(clinic, patient->patient, clinic.doctor);
    EXPECT_EQ(execute(desk, ListQueue{})->tokens.at(0).locality, "Karve Nagar");
}

TEST(QueueToday, theButtonKnowsTheTokenThatIsHeldWithThisDoctor) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto patient = clinic.patient("Sunita Sharma");
    EXPECT_EQ(execute(desk, NextToken{clinic.doctor, patient})->holds, "");
    const auto visit = tokenGivenTo(clinic, patient, clinic.doctor);
    EXPECT_EQ(execute(desk, NextToken{clinic.doctor, patient})->holds, "A-1");
    EXPECT_EQ(execute(desk, NextToken{clinic.doctor, patient})->holdsStatus, "waiting");
    EXPECT_EQ(execute(desk, NextToken{clinic.otherDoctor, patient})->holds, "");
    ASSERT_TRUE(execute(desk, SkipToken{visit, {}}));
    EXPECT_EQ(execute(desk, NextToken{clinic.doctor, patient})->holds, "") << "who was skipped may be given another";
}

TEST(QueueToday, whoWasBookedAndIsGivenATokenByNameHasArrived) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto patient = clinic.patient("Sunita Sharma");
    const auto late = bookedAt(clinic, patient, clinic.doctor, hours(8));
    const auto soon = bookedAt(clinic, patient, clinic.doctor, hours(1));
    const auto elsewhere = bookedAt(clinic, patient, clinic.otherDoctor, hours(2));
    EXPECT_EQ(bookingState(clinic, soon), "booked");
    const auto visit = tokenGivenTo(clinic, patient, clinic.doctor);
    EXPECT_EQ(bookingState(clinic, soon), "arrived+") << "the booking nearest to now";
    EXPECT_EQ(bookingState(clinic, late), "booked+");
    EXPECT_EQ(bookingState(clinic, elsewhere), "booked+") << "the patient is here, with another doctor's token";
    // Given by mistake: the booking stands as before, and comes again with the token.
    ASSERT_TRUE(execute(desk, CancelToken{visit, "given by mistake"}));
    EXPECT_EQ(bookingState(clinic, soon), "booked");
    EXPECT_EQ(bookingState(clinic, elsewhere), "booked");
    ASSERT_TRUE(execute(desk, RecallToken{visit}));
    EXPECT_EQ(bookingState(clinic, soon), "arrived+");
    ASSERT_TRUE(execute(clinic.as("Doctor"), StartVisit{visit}));
    ASSERT_TRUE(execute(clinic.as("Doctor"), FinishToken{visit}));
    EXPECT_EQ(bookingState(clinic, soon), "done+");
    EXPECT_EQ(bookingState(clinic, elsewhere), "booked") << "gone home from one doctor, the other still expects him";
}

TEST(QueueToday, aBookingOfAnotherDayIsLeftAlone) {
    TestClinic clinic;
    const auto patient = clinic.patient("Sunita Sharma");
    const auto tomorrow = bookedAt(clinic, patient, clinic.doctor, hours(25));
    tokenGivenTo(clinic, patient, clinic.doctor);
    ListAppointments next;
    next.from = dayAfter(base::localDate(clinic.clock.now(), clinic.identity.offset), 1);
    const auto list = execute(clinic.as("Receptionist"), next);
    ASSERT_EQ(list->appointments.size(), 1u);
    EXPECT_EQ(list->appointments[0].appointment, tomorrow);
    EXPECT_EQ(list->appointments[0].status, "booked");
    EXPECT_FALSE(list->appointments[0].hasToken);
}

TEST(PublicQueue, theWaitIsTheDoctorsOwn) {
    TestClinic clinic;
    tokenGivenTo(clinic, clinic.patient("Sunita Sharma"), clinic.doctor);
    const auto called =
        tokenGivenTo(clinic, clinic.patient("Ramesh Patil", "50", "9800011111", "male"), clinic.otherDoctor);
    ASSERT_TRUE(execute(clinic.as("Receptionist"), CallToken{called}));
    const auto board = execute(clinic.as("Receptionist"), PublicQueue{});
    ASSERT_EQ(board->doctors.size(), 2u);
    EXPECT_GT(board->doctors[0].expectedWaitMinutes, 0);
    EXPECT_EQ(board->doctors[1].waiting, 0);
    EXPECT_EQ(board->doctors[1].expectedWaitMinutes, 0);
}

TEST(PublicQueue, leaveAndHolidaysTakeADoctorFromTheBoard) {
    TestClinic clinic;  // 10:00, and the doctor has hours now and from 17:00 on
    auto& admin = clinic.as("ClinicAdmin");
    auto& desk = clinic.as("Receptionist");
    const auto today = base::localDate(clinic.clock.now(), clinic.identity.offset);
    ASSERT_EQ(execute(desk, PublicQueue{})->doctors.at(0).state, "free");
    // An hour away in the middle of the morning.
    const auto hour = execute(admin, SetAway{clinic.doctor, "busy", today, {}, 9 * 60, 11 * 60, {}});
    ASSERT_TRUE(hour) << hour.error().field;
    auto line = execute(desk, PublicQueue{})->doctors.at(0);
    EXPECT_EQ(line.state, "away");
    EXPECT_EQ(line.backAt, "11:00 am");
    // The rest of the morning as well, in two pieces that overlap.
    ASSERT_TRUE(execute(admin, SetAway{clinic.doctor, "leave", today, {}, 10 * 60 + 30, 16 * 60, {}}));
    line = execute(desk, PublicQueue{})->doctors.at(0);
    EXPECT_EQ(line.state, "away");
    EXPECT_EQ(line.backAt, "5:00 pm");
    // The whole clinic: nobody is expected, so nobody is shown; who waits all the same sees that no doctor is here.
    ASSERT_TRUE(execute(admin, SetAway{{}, "holiday", today, {}, 0, 1440, {}}));
    EXPECT_TRUE(execute(desk, PublicQueue{})->doctors.empty());
    tokenGivenTo(clinic, clinic.patient("Sunita Sharma"), clinic.doctor);
    line = execute(desk, PublicQueue{})->doctors.at(0);
    EXPECT_EQ(line.state, "away");
    EXPECT_EQ(line.backAt, "");
    EXPECT_EQ(line.waiting, 1);
}

}  // namespace opdesk::clinic::tests
