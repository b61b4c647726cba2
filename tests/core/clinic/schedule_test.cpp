#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/day_plan.h"
#include "core/clinic/schedule.h"
#include "core/model/kinds/appointment.h"
#include "core/model/kinds/visit.h"
#include "tests/support/test_session.h"

// The clinic of the tests: Dr Anand, Monday to Saturday 10:00-13:00 and 17:00-20:00, a quarter of an hour each; it is
// Tuesday 17-11-2026, 10:00.
namespace opdesk::clinic::tests {
namespace {

using opdesk::tests::TestClinic;
using std::chrono::days;
using std::chrono::minutes;

base::Date date(int month, unsigned day) {
    return {std::chrono::year(2026), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(day)};
}

base::Instant at(const TestClinic& clinic, base::Date day, int minute) {
    return base::startOfDay(day, clinic.identity.offset) + minutes(minute);
}

AppointmentId booked(TestClinic& clinic, const PatientId& patient, base::Instant when, bool overbook = false) {
    BookAppointment book;
    book.patient = patient;
    book.doctor = clinic.doctor;
    book.startsAt = when;
    book.overbook = overbook;
    if (overbook)
        book.overbookReason = "cannot come later";
    const auto answer = execute(clinic.as("Receptionist"), book);
    EXPECT_TRUE(answer) << answer.error().field << ": " << answer.error().detail;
    return answer ? answer->appointment : AppointmentId{};
}

PatientId agreesToReminders(TestClinic& clinic, const PatientId& patient, bool given) {
    EXPECT_TRUE(execute(clinic.as("Receptionist"), RecordConsent{patient, "reminders", "en", {}, given}));
    return patient;
}

/// A visit that the server sent, with the doctor's wish to see the patient again.
model::VisitId visited(TestClinic& clinic, const PatientId& patient, base::Date day, std::optional<base::Date> again,
                       int number) {
    model::Visit visit;
    visit.patient = patient;
    visit.doctor = clinic.doctor;
    visit.token = "A-" + std::to_string(number);
    visit.letter = "A";
    visit.number = number;
    visit.day = day;
    visit.session = "morning";
    visit.visitKind = "new";
    visit.status = "done";
    visit.issuedAt = at(clinic, day, 10 * 60 + number);
    visit.followUp = again;
    return model::VisitId(clinic.pullRecord(visit));
}

}  // namespace

TEST(Schedule, aClinicAdminSetsHoursAndOthersMayNot) {
    TestClinic clinic;
    SetHours sunday;
    sunday.doctor = clinic.doctor;
    sunday.weekday = 0;
    sunday.fromMinute = 9 * 60;
    sunday.toMinute = 12 * 60;
    sunday.slotMinutes = 20;
    EXPECT_EQ(execute(clinic.as("Receptionist"), sunday).error().code, base::ErrorCode::permissionDenied);
    auto& admin = clinic.as("ClinicAdmin");
    const auto set = execute(admin, sunday);
    ASSERT_TRUE(set) << set.error().field;
    EXPECT_EQ(clinic.auditCount("schedule.set_hours"), 1);
    const auto free = execute(admin, FreeSlots{clinic.doctor, date(11, 22)});
    ASSERT_TRUE(free);
    EXPECT_EQ(free->times.size(), 9u);
    EXPECT_EQ(free->times.front(), at(clinic, date(11, 22), 9 * 60));

    sunday.hours = set->hours;
    sunday.slotMinutes = 30;
    ASSERT_TRUE(execute(admin, sunday));
    EXPECT_EQ(execute(admin, FreeSlots{clinic.doctor, date(11, 22)})->times.size(), 6u);
    ASSERT_TRUE(execute(admin, RemoveSchedule{set->hours, "no Sundays any more"}));
    EXPECT_TRUE(execute(admin, FreeSlots{clinic.doctor, date(11, 22)})->times.empty());
}

TEST(Schedule, aDoctorSetsOnlyHisOwnHours) {
    TestClinic clinic;
    SetHours sunday;
    sunday.doctor = clinic.otherDoctor;
    sunday.fromMinute = 600;
    sunday.toMinute = 660;
    auto& doctor = clinic.as("Doctor");
    EXPECT_EQ(execute(doctor, sunday).error().code, base::ErrorCode::permissionDenied);
    sunday.doctor = clinic.doctor;
    EXPECT_TRUE(execute(doctor, sunday));
}

TEST(Schedule, hoursThatMeetOthersOrAreNoHoursAreRefusedByField) {
    TestClinic clinic;
    auto& admin = clinic.as("ClinicAdmin");
    SetHours tuesday;
    tuesday.doctor = clinic.doctor;
    tuesday.weekday = 2;
    tuesday.fromMinute = 12 * 60 + 45;
    tuesday.toMinute = 14 * 60;
    EXPECT_EQ(execute(admin, tuesday).error().code, base::ErrorCode::alreadyExists);
    tuesday.toMinute = tuesday.fromMinute;
    EXPECT_EQ(execute(admin, tuesday).error().field, "to_minute");
    tuesday.fromMinute = 13 * 60;
    tuesday.toMinute = 14 * 60;
    tuesday.slotMinutes = 3;
    EXPECT_EQ(execute(admin, tuesday).error().field, "slot_minutes");
    tuesday.slotMinutes = 15;
    EXPECT_TRUE(execute(admin, tuesday)) << "a piece that only touches is a longer session";
    tuesday.weekday = 7;
    EXPECT_EQ(execute(admin, tuesday).error().field, "weekday");
}

TEST(Schedule, aBreakIsTheGapBetweenTwoPiecesOfASession) {
    TestClinic clinic;
    auto& admin = clinic.as("ClinicAdmin");
    SetHours sunday;
    sunday.doctor = clinic.doctor;
    sunday.fromMinute = 600;
    sunday.toMinute = 660;
    ASSERT_TRUE(execute(admin, sunday));
    sunday.fromMinute = 675;
    sunday.toMinute = 720;
    ASSERT_TRUE(execute(admin, sunday));
    const auto free = execute(admin, FreeSlots{clinic.doctor, date(11, 22)});
    ASSERT_EQ(free->times.size(), 7u);
    EXPECT_EQ(free->times.at(4), at(clinic, date(11, 22), 675));
}

TEST(Schedule, onLeaveNothingIsFreeAndWhoIsBookedNeedsANewTime) {
    TestClinic clinic;
    const auto patient = clinic.patient("Sunita Sharma");
    const auto wednesday = date(11, 18);
    const auto appointment = booked(clinic, patient, at(clinic, wednesday, 600));
    auto& admin = clinic.as("ClinicAdmin");
    const auto away = execute(admin, SetAway{clinic.doctor, "leave", wednesday, {}, 0, 13 * 60 + 30, "family"});
    ASSERT_TRUE(away) << away.error().field;
    EXPECT_EQ(away->bookingsInside, 1);
    const auto free = execute(admin, FreeSlots{clinic.doctor, wednesday});
    ASSERT_EQ(free->times.size(), 12u) << "the evening stays";
    EXPECT_EQ(free->times.front(), at(clinic, wednesday, 17 * 60));

    auto& desk = clinic.as("Receptionist");
    const auto needs = execute(desk, NeedsTime{});
    ASSERT_TRUE(needs);
    ASSERT_EQ(needs->appointments.size(), 1u);
    const auto& line = needs->appointments.front();
    EXPECT_EQ(line.appointment.appointment, appointment);
    EXPECT_EQ(line.why, "leave");
    EXPECT_FALSE(line.phone.empty());
    ASSERT_EQ(line.free.size(), 3u);
    EXPECT_EQ(line.free.front(), at(clinic, wednesday, 17 * 60));
    ASSERT_TRUE(execute(desk, MoveAppointment{appointment, line.free.front(), {}}));
    EXPECT_TRUE(execute(desk, NeedsTime{})->appointments.empty());

    BookAppointment inside;
    inside.patient = patient;
    inside.doctor = clinic.doctor;
    inside.startsAt = at(clinic, wednesday, 630);
    EXPECT_EQ(execute(desk, inside).error().field, "starts_at");
}

TEST(Schedule, aTimeThatWentToAnotherIsListedWithThePhoneAndThreeFreeOnes) {
    TestClinic clinic;
    const auto patient = clinic.patient("Sunita Sharma");
    const auto when = at(clinic, date(11, 18), 600);
    model::Appointment lost;
    lost.patient = patient;
    lost.doctor = clinic.doctor;
    lost.startsAt = when;
    lost.minutes = 15;
    lost.status = "needs_slot";
    const AppointmentId id(clinic.pullRecord(lost));
    booked(clinic, clinic.patient("Ravi Kumar", "40", "9800012399", "male"), when);
    auto& desk = clinic.as("Receptionist");
    const auto needs = execute(desk, NeedsTime{});
    ASSERT_EQ(needs->appointments.size(), 1u);
    EXPECT_EQ(needs->appointments.front().appointment.appointment, id);
    EXPECT_EQ(needs->appointments.front().why, "taken");
    EXPECT_FALSE(needs->appointments.front().phone.empty());
    EXPECT_EQ(needs->appointments.front().free,
              (std::vector{when + minutes(15), when + minutes(30), when + minutes(45)}));
    EXPECT_EQ(execute(desk, MoveAppointment{id, when, {}}).error().field, "starts_at");
    ASSERT_TRUE(execute(desk, MoveAppointment{id, when + minutes(15), {}}));
    EXPECT_TRUE(execute(desk, NeedsTime{})->appointments.empty());
}

TEST(Schedule, aHolidayIsEverybodysAndLeaveNeedsADoctor) {
    TestClinic clinic;
    auto& admin = clinic.as("ClinicAdmin");
    EXPECT_EQ(execute(admin, SetAway{{}, "leave", date(11, 20)}).error().field, "doctor");
    EXPECT_EQ(execute(admin, SetAway{{}, "weekly", date(11, 20)}).error().field, "use");
    EXPECT_EQ(execute(admin, SetAway{{}, "holiday", date(11, 20), date(11, 19)}).error().field, "to_day");
    EXPECT_EQ(execute(admin, SetAway{{}, "holiday", date(11, 1)}).error().field, "to_day");
    ASSERT_TRUE(execute(admin, SetAway{{}, "holiday", date(11, 20), date(11, 21), 0, 1440, "Diwali"}));
    EXPECT_TRUE(execute(admin, FreeSlots{clinic.doctor, date(11, 20)})->times.empty());
    EXPECT_TRUE(execute(admin, FreeSlots{clinic.doctor, date(11, 21)})->times.empty());
    const auto list = execute(admin, ListSchedule{clinic.doctor});
    ASSERT_EQ(list->away.size(), 1u);
    EXPECT_EQ(list->away.front().note, "Diwali");
    EXPECT_EQ(list->hours.size(), 12u);
    EXPECT_EQ(execute(admin, SetAway{{}, "holiday"}).error().field, "from_day");
    EXPECT_EQ(execute(clinic.as("Doctor"), SetAway{{}, "holiday", date(11, 23)}).error().code,
              base::ErrorCode::permissionDenied);
}

TEST(Calendar, aWeekOfOneDoctorCountsPlacesAndLeavesOutWhoCancelled) {
    TestClinic clinic;
    const auto patient = clinic.patient("Sunita Sharma");
    const auto kept = booked(clinic, patient, at(clinic, date(11, 17), 630));
    const auto dropped = booked(clinic, patient, at(clinic, date(11, 18), 630));
    auto& desk = clinic.as("Receptionist");
    ASSERT_TRUE(execute(desk, CancelAppointment{dropped, "called"}));
    const auto week = execute(desk, CalendarOf{clinic.doctor, date(11, 16), 7});
    ASSERT_TRUE(week);
    ASSERT_EQ(week->columns.size(), 7u);
    EXPECT_EQ(week->columns[1].bookings.size(), 1u);
    EXPECT_EQ(week->columns[1].bookings.front().line.appointment, kept);
    EXPECT_EQ(week->columns[1].bookings.front().state, "tentative") << "not yet at the server";
    EXPECT_EQ(week->columns[1].bookings.front().fromMinute, 630);
    EXPECT_EQ(week->columns[1].booked, 1);
    EXPECT_EQ(week->columns[1].places, 24);
    EXPECT_TRUE(week->columns[2].bookings.empty());
    EXPECT_TRUE(week->columns[6].open.empty()) << "Sunday";
    const auto day = execute(desk, CalendarOf{});
    ASSERT_EQ(day->columns.size(), 2u) << "a column for each doctor";
    EXPECT_EQ(execute(clinic.as("Doctor"), CalendarOf{})->columns.size(), 1u) << "a doctor sees his own";
    EXPECT_EQ(execute(clinic.as("Doctor"), CalendarOf{clinic.otherDoctor}).error().code,
              base::ErrorCode::permissionDenied);
    EXPECT_EQ(execute(desk, CalendarOf{{}, {}, 15}).error().field, "days");
}

TEST(Calendar, lateArrivedInRoomAndDoneFollowTheDay) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto patient = clinic.patient("Sunita Sharma");
    const auto appointment = booked(clinic, patient, at(clinic, date(11, 17), 615));
    const auto state = [&] {
        const auto day = execute(desk, CalendarOf{clinic.doctor});
        return day && !day->columns.front().bookings.empty() ? day->columns.front().bookings.front().state : "";
    };
    clinic.clock.advance(minutes(31));
    EXPECT_EQ(state(), "late");
    const auto arrived = execute(desk, ArriveAppointment{appointment});
    ASSERT_TRUE(arrived);
    EXPECT_EQ(state(), "arrived");
    ASSERT_TRUE(execute(desk, StartVisit{arrived->visit}));
    EXPECT_EQ(state(), "in_room");
    ASSERT_TRUE(execute(desk, FinishToken{arrived->visit}));
    EXPECT_EQ(state(), "done");
}

TEST(Bookings, anOverbookingNeedsTheRightAndAReason) {
    TestClinic clinic;
    const auto when = at(clinic, date(11, 18), 600);
    booked(clinic, clinic.patient("Sunita Sharma"), when);
    BookAppointment book;
    book.patient = clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    book.doctor = clinic.doctor;
    book.startsAt = when;
    book.overbook = true;
    EXPECT_EQ(execute(clinic.as("Nurse"), book).error().code, base::ErrorCode::permissionDenied);
    EXPECT_EQ(execute(clinic.as("Receptionist"), book).error().field, "reason");
    EXPECT_EQ(execute(clinic.as("ClinicAdmin"), book).error().field, "overbook_reason");
    book.reason = "  ";
    EXPECT_EQ(execute(clinic.as("Receptionist"), book).error().field, "reason") << "blanks say nothing";
    book.overbookReason = "comes from far";
    ASSERT_TRUE(execute(clinic.as("Receptionist"), book));
    const auto day = execute(clinic.as("Receptionist"), CalendarOf{clinic.doctor, date(11, 18)});
    ASSERT_EQ(day->columns.front().bookings.size(), 2u);
    EXPECT_TRUE(day->columns.front().bookings.at(1).line.overbook || day->columns.front().bookings.at(0).line.overbook);
}

TEST(Bookings, aReminderIsTakenOnlyWithConsent) {
    TestClinic clinic;
    const auto patient = clinic.patient("Sunita Sharma");
    BookAppointment book;
    book.patient = patient;
    book.doctor = clinic.doctor;
    book.startsAt = at(clinic, date(11, 18), 600);
    book.reminder = true;
    auto& desk = clinic.as("Receptionist");
    EXPECT_EQ(execute(desk, book).error().field, "reminder");
    agreesToReminders(clinic, patient, true);
    EXPECT_TRUE(execute(desk, book));
    clinic.clock.advance(minutes(1));
    agreesToReminders(clinic, patient, false);
    book.startsAt = at(clinic, date(11, 18), 615);
    EXPECT_EQ(execute(desk, book).error().field, "reminder");
}

TEST(Bookings, aSeriesBooksEveryFreeWeekAndNamesTheOthers) {
    TestClinic clinic;
    const auto patient = clinic.patient("Sunita Sharma");
    const auto first = at(clinic, date(11, 18), 600);
    booked(clinic, clinic.patient("Ravi Kumar", "40", "9800012399", "male"), first + days(14));
    ASSERT_TRUE(execute(clinic.as("ClinicAdmin"), SetAway{clinic.doctor, "leave", date(12, 16)}));
    auto& desk = clinic.as("Receptionist");
    BookSeries series;
    series.patient = patient;
    series.doctor = clinic.doctor;
    series.startsAt = first;
    series.everyWeeks = 2;
    series.count = 4;
    const auto made = execute(desk, series);
    ASSERT_TRUE(made) << made.error().field;
    EXPECT_EQ(made->booked.size(), 2u);
    EXPECT_EQ(made->notFree, (std::vector{first + days(14), first + days(28)}));
    EXPECT_EQ(clinic.auditCount("appointment.book"), 3);
    EXPECT_EQ(execute(desk, series).error().field, "starts_at") << "the first of a series must be free";
    series.count = 1;
    EXPECT_EQ(execute(desk, series).error().field, "count");
}

TEST(Bookings, whoDidNotComeIsMarkedOnlyAfterTheTime) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto when = at(clinic, date(11, 17), 615);
    const auto appointment = booked(clinic, clinic.patient("Sunita Sharma"), when);
    EXPECT_EQ(execute(desk, MarkNoShow{appointment}).error().field, "appointment");
    clinic.clock.set(when + minutes(40));
    ASSERT_TRUE(execute(desk, MarkNoShow{appointment}));
    EXPECT_EQ(execute(desk, MarkNoShow{appointment}).error().code, base::ErrorCode::wrongState);
    EXPECT_EQ(execute(desk, CalendarOf{clinic.doctor})->columns.front().bookings.front().state, "no_show");
    ASSERT_TRUE(execute(desk, ReopenAppointment{appointment}));
    EXPECT_EQ(execute(desk, ListAppointments{})->appointments.front().status, "booked");
}

TEST(Bookings, aCancellationIsTakenBackOnlyWhileTheTimeIsFree) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto when = at(clinic, date(11, 18), 600);
    const auto appointment = booked(clinic, clinic.patient("Sunita Sharma"), when);
    ASSERT_TRUE(execute(desk, CancelAppointment{appointment, "mistake"}));
    ASSERT_TRUE(execute(desk, ReopenAppointment{appointment}));
    ASSERT_TRUE(execute(desk, CancelAppointment{appointment, "called"}));
    booked(clinic, clinic.patient("Ravi Kumar", "40", "9800012399", "male"), when);
    EXPECT_EQ(execute(desk, ReopenAppointment{appointment}).error().code, base::ErrorCode::alreadyExists);
}

TEST(Bookings, theNextFreeTimesSkipWhatIsTakenClosedOrPast) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    booked(clinic, clinic.patient("Sunita Sharma"), at(clinic, date(11, 17), 615));
    const auto next = execute(desk, NextFree{clinic.doctor, {}, 30, 3});
    ASSERT_TRUE(next);
    EXPECT_EQ(next->times, (std::vector{at(clinic, date(11, 17), 630), at(clinic, date(11, 17), 645),
                                        at(clinic, date(11, 17), 660)}));
    const auto sunday = execute(desk, NextFree{clinic.doctor, at(clinic, date(11, 22), 0), 0, 1});
    EXPECT_EQ(sunday->times, (std::vector{at(clinic, date(11, 23), 600)}));
    EXPECT_TRUE(execute(desk, NextFree{clinic.otherDoctor})->times.empty()) << "nobody set his hours";
}

TEST(CallLists, aWishToSeeSomebodyAgainIsOpenThenBookedThenCame) {
    TestClinic clinic;
    const auto patient = agreesToReminders(clinic, clinic.patient("Sunita Sharma"), true);
    visited(clinic, patient, date(11, 10), date(11, 20), 1);
    auto& desk = clinic.as("Receptionist");
    const auto state = [&] {
        const auto list = execute(desk, ListFollowUps{});
        return list && list->people.size() == 1 ? list->people.front().state : std::string("none");
    };
    EXPECT_EQ(state(), "open");
    const auto list = execute(desk, ListFollowUps{});
    EXPECT_EQ(list->people.front().due, date(11, 20));
    EXPECT_EQ(list->people.front().doctorName, "Dr Anand Rao");
    EXPECT_EQ(list->people.front().reminders, "yes");
    EXPECT_FALSE(list->people.front().phone.empty());
    booked(clinic, patient, at(clinic, date(11, 20), 600));
    EXPECT_EQ(state(), "booked");
    visited(clinic, patient, date(11, 16), {}, 2);
    EXPECT_EQ(state(), "came");
}

TEST(CallLists, whoNeverBookedOrDidNotComeIsToBeCalledTheLongestFirst) {
    TestClinic clinic;
    auto& desk = clinic.as("Receptionist");
    const auto wished = agreesToReminders(clinic, clinic.patient("Sunita Sharma"), true);
    const auto silent = clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    const auto refuses = agreesToReminders(clinic, clinic.patient("Meena Iyer", "30", "9800012377"), false);
    visited(clinic, wished, date(11, 2), date(11, 12), 1);
    visited(clinic, silent, date(11, 2), date(11, 9), 2);
    const auto missed = booked(clinic, refuses, at(clinic, date(11, 17), 615));
    clinic.clock.advance(minutes(60));
    ASSERT_TRUE(execute(desk, MarkNoShow{missed}));
    auto list = execute(desk, ListRecalls{});
    ASSERT_TRUE(list);
    ASSERT_EQ(list->people.size(), 3u);
    EXPECT_EQ(list->people[0].patient, silent);
    EXPECT_EQ(list->people[0].state, "follow_up");
    EXPECT_EQ(list->people[0].reminders, "not_asked");
    EXPECT_TRUE(list->people[0].phone.empty()) << "nobody asked whether he may be called";
    EXPECT_TRUE(list->people[0].phoneMasked.empty());
    EXPECT_EQ(list->people[1].patient, wished);
    EXPECT_FALSE(list->people[1].phone.empty());
    EXPECT_EQ(list->people[2].state, "no_show");
    EXPECT_EQ(list->people[2].reminders, "no");
    EXPECT_TRUE(list->people[2].phone.empty());

    booked(clinic, refuses, at(clinic, date(11, 18), 600));
    list = execute(desk, ListRecalls{});
    EXPECT_EQ(list->people.size(), 2u) << "who has a new time is not called";
    EXPECT_EQ(execute(desk, ListRecalls{{}, 0}).error().field, "days");
    EXPECT_TRUE(execute(clinic.as("Pharmacist"), ListRecalls{}).error().code == base::ErrorCode::permissionDenied);
}

}  // namespace opdesk::clinic::tests
