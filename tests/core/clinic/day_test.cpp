#include <gtest/gtest.h>

#include "core/clinic/day.h"
#include "core/clinic/patients.h"
#include "core/clinic/vitals_reading.h"
#include "core/clinic/vitals_warnings.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic::tests {

using opdesk::tests::TestClinic;
using std::chrono::minutes;

namespace {

IssueToken tokenFor(const PatientId& patient, const StaffId& doctor) {
    IssueToken command;
    command.patient = patient;
    command.doctor = doctor;
    return command;
}

}  // namespace

TEST(Queue, tokensCountForEachDoctorAndSession) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto first = clinic.patient("Sunita Sharma");
    const auto second = clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    EXPECT_EQ(execute(desk, NextToken{clinic.doctor, {}})->token, "A-1");
    const auto token = execute(desk, tokenFor(first, clinic.doctor));
    ASSERT_TRUE(token) << token.error().detail;
    EXPECT_EQ(token->token, "A-1");
    EXPECT_EQ(token->ahead, 0);
    const auto next = execute(desk, tokenFor(second, clinic.doctor));
    ASSERT_TRUE(next);
    EXPECT_EQ(next->token, "A-2");
    EXPECT_EQ(next->ahead, 1);
    EXPECT_EQ(next->expectedWaitMinutes, 10);
    EXPECT_EQ(execute(desk, tokenFor(clinic.patient("Third Person", "41", "9800022222"), clinic.otherDoctor))->token,
              "B-1");
    clinic.clock.advance(std::chrono::hours(8));
    EXPECT_EQ(execute(desk, NextToken{clinic.doctor, {}})->token, "A-1");
}

TEST(Queue, otherDesksAddTheirMark) {
    TestClinic clinic;
    clinic.identity.deskDigit = 2;
    const auto token = execute(clinic.as("Receptionist"), tokenFor(clinic.patient("Sunita Sharma"), clinic.doctor));
    ASSERT_TRUE(token);
    EXPECT_EQ(token->token, "A-1·2");
}

TEST(Queue, aVisitGoesFromWaitingToDoneAndNotBack) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto token = execute(desk, tokenFor(clinic.patient("Sunita Sharma"), clinic.doctor));
    ASSERT_TRUE(token);
    clinic.clock.advance(minutes(7));
    auto& doctor = clinic.as("Doctor");
    const auto called = execute(doctor, CallNext{});
    ASSERT_TRUE(called) << called.error().detail;
    EXPECT_EQ(called->token, "A-1");
    ASSERT_TRUE(execute(doctor, StartVisit{token->visit}));
    clinic.clock.advance(minutes(12));
    auto list = execute(desk, ListQueue{});
    ASSERT_TRUE(list);
    EXPECT_EQ(list->inRoom, 1);
    EXPECT_EQ(list->tokens.at(0).waitedMinutes, 7);
    EXPECT_EQ(list->tokens.at(0).doctorName, "Dr Anand Rao");
    ASSERT_TRUE(execute(doctor, FinishToken{token->visit}));
    for (const auto& again :
         {execute(doctor, StartVisit{token->visit}).error(), execute(desk, SkipToken{token->visit, {}}).error()})
        EXPECT_EQ(again.code, base::ErrorCode::wrongState);
    const auto empty = execute(doctor, CallNext{});
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().code, base::ErrorCode::notFound);
}

TEST(Queue, oneTokenAtATimeForAPatientAndDoctor) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto patient = clinic.patient("Sunita Sharma");
    const auto token = execute(desk, tokenFor(patient, clinic.doctor));
    ASSERT_TRUE(token);
    const auto twice = execute(desk, tokenFor(patient, clinic.doctor));
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().detail, token->visit.text());
    const auto reasonless = execute(desk, CancelToken{token->visit, {}});
    ASSERT_FALSE(reasonless);
    EXPECT_EQ(reasonless.error().field, "reason");
    ASSERT_TRUE(execute(desk, CancelToken{token->visit, "went home"}));
    const auto after = execute(desk, tokenFor(patient, clinic.doctor));
    ASSERT_TRUE(after);
    EXPECT_EQ(after->token, "A-2");
}

TEST(Queue, theFreeWindowMakesAFollowUp) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto patient = clinic.patient("Sunita Sharma");
    const auto kindNow = [&] {
        const auto token = execute(clinic.as("Receptionist"), tokenFor(patient, {}));
        EXPECT_TRUE(token);
        execute(clinic.as("Doctor"), StartVisit{token->visit}).has_value();
        execute(clinic.as("Doctor"), FinishToken{token->visit}).has_value();
        return execute(clinic.as("Receptionist"), ListQueue{})->tokens.back().visitKind;
    };
    ASSERT_FALSE(execute(desk, tokenFor(patient, {})));  // two doctors, none seen yet
    const auto first = execute(desk, tokenFor(patient, clinic.doctor));
    ASSERT_TRUE(first);
    execute(clinic.as("Doctor"), StartVisit{first->visit}).has_value();
    execute(clinic.as("Doctor"), FinishToken{first->visit}).has_value();
    EXPECT_EQ(execute(desk, ListQueue{})->tokens.at(0).visitKind, "new");
    clinic.clock.advance(std::chrono::hours(24 * 7));
    EXPECT_EQ(kindNow(), "follow_up");
    clinic.clock.advance(std::chrono::hours(24));
    EXPECT_EQ(kindNow(), "new");
}

TEST(Queue, theSlipHoldsNoFeeNoIllnessNoPhone) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto token = execute(desk, tokenFor(clinic.patient("Sunita Sharma"), clinic.doctor));
    const auto slip = execute(desk, TokenSlipOf{token->visit});
    ASSERT_TRUE(slip);
    EXPECT_EQ(slip->clinic, "Anand Clinic");
    EXPECT_EQ(slip->firstNameAge, "Sunita, 34 y");
    EXPECT_EQ(slip->dateText, "17-11-2026");
    EXPECT_EQ(slip->timeText, "10:00 am");
    EXPECT_EQ(slip->room, "Room A");
}

TEST(Appointments, aSlotIsHeldOnceAndTheArrivedGetAToken) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto patient = clinic.patient("Sunita Sharma");
    const auto free = execute(desk, FreeSlots{clinic.doctor, {}});
    ASSERT_TRUE(free);
    ASSERT_EQ(free->times.size(), 23u);
    BookAppointment book;
    book.patient = patient;
    book.doctor = clinic.doctor;
    book.startsAt = free->times.at(2);
    const auto booked = execute(desk, book);
    ASSERT_TRUE(booked) << booked.error().detail;
    EXPECT_EQ(execute(desk, FreeSlots{clinic.doctor, {}})->times.size(), 22u);
    const auto taken = execute(desk, book);
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().field, "starts_at");
    book.overbook = true;
    const auto reasonless = execute(desk, book);
    ASSERT_FALSE(reasonless);
    EXPECT_EQ(reasonless.error().field, "reason");
    book.overbook = false;
    book.startsAt = clinic.clock.now() - minutes(5);
    EXPECT_FALSE(execute(desk, book));
    ASSERT_TRUE(execute(desk, MoveAppointment{booked->appointment, free->times.at(5), {}}));
    clinic.clock.advance(minutes(120));
    EXPECT_TRUE(execute(desk, ListAppointments{})->appointments.at(0).late);
    const auto arrived = execute(desk, ArriveAppointment{booked->appointment});
    ASSERT_TRUE(arrived) << arrived.error().detail;
    EXPECT_EQ(arrived->token, "A-1");
    const auto list = execute(desk, ListAppointments{});
    ASSERT_TRUE(list);
    EXPECT_EQ(list->appointments.at(0).status, "arrived");
    EXPECT_EQ(execute(desk, CancelAppointment{booked->appointment, "late"}).error().code, base::ErrorCode::wrongState);
    EXPECT_TRUE(execute(clinic.as("Doctor"), ListAppointments{{}, {}, clinic.otherDoctor}).error().code ==
                base::ErrorCode::permissionDenied);
}

TEST(Vitals, figuresAreReadAsNursesWriteThem) {
    EXPECT_EQ(readBloodPressure("120/80")->systolic, 120);
    EXPECT_FALSE(readBloodPressure("80/120"));
    EXPECT_FALSE(readBloodPressure("120"));
    EXPECT_EQ(*readTemperature("98.6F"), 370);
    EXPECT_EQ(*readTemperature("37C"), 370);
    EXPECT_EQ(*readTemperature("37.5 °C"), 375);
    EXPECT_EQ(*readTemperature("101"), 383);
    EXPECT_FALSE(readTemperature("60"));
    EXPECT_EQ(*readWeight("62.5"), 62500);
    EXPECT_EQ(*readWeight("62.5 kg"), 62500);
    EXPECT_FALSE(readWeight("heavy"));
    EXPECT_EQ(*readHeight("168"), 1680);
    EXPECT_EQ(*readHeight("5'6\""), 1676);
    EXPECT_EQ(*readHeight("5'6"), 1676);
    EXPECT_EQ(*readHeight("5 ft 6 in"), 1676);
    EXPECT_EQ(*bmiTenths(62500, 1680), 221);
}

TEST(Vitals, conditionsOfTheRuleDataAreRead) {
    EXPECT_TRUE(meetsCondition("<36 or >=38", 38, 30));
    EXPECT_FALSE(meetsCondition("<36 or >=38", 37, 30));
    EXPECT_TRUE(meetsCondition("<18.5 underweight; 23-24.9 overweight; >=25 obese", 24, 30));
    EXPECT_TRUE(meetsCondition("below 70 + 2 x age in years", 75, 4));
    EXPECT_FALSE(meetsCondition("", 75, 4));
}

TEST(Vitals, criticalValuesAreNamed) {
    TestClinic clinic;
    auto& nurse = clinic.as("Nurse");
    RecordVitals command;
    command.patient = clinic.patient("Sunita Sharma");
    command.bloodPressure = "190/100";
    command.spo2 = 90;
    command.weight = "70";
    command.height = "160";
    const auto answer = execute(nurse, command);
    ASSERT_TRUE(answer) << answer.error().field << answer.error().detail;
    EXPECT_EQ(answer->bmiTenths, 273);
    ASSERT_GE(answer->warnings.size(), 4u);
    EXPECT_TRUE(answer->warnings[0].starts_with("systolic:critical:High")) << answer->warnings[0];
    const auto opened = execute(nurse, OpenPatient{command.patient, {}});
    ASSERT_EQ(opened->vitals.size(), 1u);
    EXPECT_EQ(opened->vitals[0].systolic, 190);
    command.spo2 = 30;
    EXPECT_EQ(execute(nurse, command).error().field, "spo2");
    EXPECT_EQ(execute(clinic.as("Receptionist"), command).error().code, base::ErrorCode::permissionDenied);
}

}  // namespace opdesk::clinic::tests
