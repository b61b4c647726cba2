#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/schedule.h"
#include "tests/support/test_session.h"

// Bookings made as one series, and bookings that go to another doctor. The clinic is that of schedule_test.cpp.
namespace opdesk::clinic::tests {
namespace {

using opdesk::tests::TestClinic;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::weeks;

struct Weekly {
    Weekly() {
        BookSeries series;
        series.patient = patient;
        series.doctor = clinic.doctor;
        series.startsAt = first;
        series.count = 4;
        auto made = execute(desk(), series);
        EXPECT_TRUE(made) << made.error().field;
        booked = made->booked;
    }
    base::Instant first = base::startOfDay({std::chrono::year(2026), std::chrono::November, std::chrono::day(18)},
                                           std::chrono::minutes(330)) +
                          minutes(600);
    TestClinic clinic;
    PatientId patient = clinic.patient("Sunita Sharma");
    /// With a lease of the clock's day.
    Session& desk() { return clinic.as("Receptionist"); }
    std::vector<AppointmentId> booked;

    std::vector<AppointmentLine> now() { return execute(desk(), SeriesOf{booked.front()})->bookings; }
    std::vector<base::Instant> times() {
        std::vector<base::Instant> all;
        for (const auto& line : now())
            all.push_back(line.startsAt);
        return all;
    }
    std::vector<std::string> states() {
        std::vector<std::string> all;
        for (const auto& line : now())
            all.push_back(line.status);
        return all;
    }
};

}  // namespace

TEST(Series, itsBookingsKnowEachOtherAndOneByItselfIsAlone) {
    Weekly weekly;
    const auto series = execute(weekly.desk(), SeriesOf{weekly.booked.at(2)});
    ASSERT_TRUE(series);
    EXPECT_FALSE(series->series.empty());
    ASSERT_EQ(series->bookings.size(), 4u);
    EXPECT_EQ(series->bookings.front().appointment, weekly.booked.front());
    EXPECT_EQ(series->bookings.front().patientName, "Sunita Sharma");
    BookAppointment one;
    one.patient = weekly.patient;
    one.doctor = weekly.clinic.doctor;
    one.startsAt = weekly.first + minutes(15);
    const auto alone = execute(weekly.desk(), one);
    ASSERT_TRUE(alone);
    EXPECT_EQ(execute(weekly.desk(), SeriesOf{alone->appointment})->bookings.size(), 1u);
    EXPECT_EQ(execute(weekly.desk(), CancelAppointment{alone->appointment, "called", "all"})->before.size(), 1u);
    EXPECT_EQ(weekly.now().size(), 4u);
    EXPECT_EQ(execute(weekly.clinic.as("Pharmacist"), SeriesOf{alone->appointment}).error().code,
              base::ErrorCode::permissionDenied);
}

TEST(Series, movingThisAndTheFollowingLeavesThoseBefore) {
    Weekly weekly;
    const auto start = weekly.first + weeks(1);
    MoveAppointment move{weekly.booked.at(1), start + minutes(30), {}};
    move.series = "following";
    const auto moved = execute(weekly.desk(), move);
    ASSERT_TRUE(moved) << moved.error().field;
    EXPECT_EQ(moved->before.size(), 3u);
    EXPECT_TRUE(moved->notFree.empty());
    EXPECT_EQ(weekly.times(), (std::vector{weekly.first, start + minutes(30), start + weeks(1) + minutes(30),
                                           start + weeks(2) + minutes(30)}));
    ASSERT_TRUE(execute(weekly.desk(), PutBack{moved->before}));
    EXPECT_EQ(weekly.times(), (std::vector{weekly.first, start, start + weeks(1), start + weeks(2)}));
    move.series = "some";
    EXPECT_EQ(execute(weekly.desk(), move).error().field, "series");
}

TEST(Series, oneThatCannotGoStaysAndIsToldAlsoWhenItIsInTheWayOfAnother) {
    Weekly weekly;
    // Everyone goes a week on: the last one's new time is somebody else's, so it stays, and so does the one before it …
    BookAppointment other;
    other.patient = weekly.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    other.doctor = weekly.clinic.doctor;
    other.startsAt = weekly.first + weeks(4);
    ASSERT_TRUE(execute(weekly.desk(), other));
    MoveAppointment move{weekly.booked.front(), weekly.first + weeks(1), {}};
    move.series = "all";
    // … down to the first, which therefore cannot be moved at all.
    EXPECT_EQ(execute(weekly.desk(), move).error().field, "starts_at");
    EXPECT_EQ(weekly.times().front(), weekly.first);
    // By a quarter of an hour only the one beside the other's time stays.
    other.startsAt = weekly.first + weeks(2) + minutes(15);
    ASSERT_TRUE(execute(weekly.desk(), other));
    move.startsAt = weekly.first + minutes(15);
    const auto moved = execute(weekly.desk(), move);
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->before.size(), 3u);
    EXPECT_EQ(moved->notFree, (std::vector{weekly.first + weeks(2) + minutes(15)}));
}

TEST(Series, cancellingItLeavesWhatWasAndComesBackWhole) {
    Weekly weekly;
    weekly.clinic.clock.set(weekly.first + days(8));
    CancelAppointment cancel{weekly.booked.at(2), "moves away"};
    cancel.series = "all";
    const auto cancelled = execute(weekly.desk(), cancel);
    ASSERT_TRUE(cancelled);
    EXPECT_EQ(cancelled->before.size(), 2u) << "those whose time has passed stay as they were";
    EXPECT_EQ(weekly.states(), (std::vector<std::string>{"booked", "booked", "cancelled", "cancelled"}));
    ASSERT_TRUE(execute(weekly.desk(), PutBack{cancelled->before}));
    EXPECT_EQ(weekly.states(), std::vector<std::string>(4, "booked"));
    // Not while somebody else has one of the times: then none comes back.
    ASSERT_TRUE(execute(weekly.desk(), cancel));
    BookAppointment other;
    other.patient = weekly.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    other.doctor = weekly.clinic.doctor;
    other.startsAt = weekly.first + weeks(3);
    ASSERT_TRUE(execute(weekly.desk(), other));
    EXPECT_EQ(execute(weekly.desk(), PutBack{cancelled->before}).error().code, base::ErrorCode::alreadyExists);
    EXPECT_EQ(weekly.states(), (std::vector<std::string>{"booked", "booked", "cancelled", "cancelled"}));
    EXPECT_EQ(execute(weekly.desk(), PutBack{}).error().field, "places");
}

TEST(Bookings, oneGoesToAnotherDoctorWhereHerTimeIsFreeAndBack) {
    Weekly weekly;
    BookAppointment hers;
    hers.patient = weekly.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    hers.doctor = weekly.clinic.otherDoctor;
    hers.startsAt = weekly.first;
    ASSERT_TRUE(execute(weekly.desk(), hers));
    MoveAppointment move{weekly.booked.front(), weekly.first, {}, weekly.clinic.otherDoctor};
    EXPECT_EQ(execute(weekly.desk(), move).error().field, "starts_at") << "her time is taken";
    move.startsAt = weekly.first + minutes(15);
    const auto moved = execute(weekly.desk(), move);
    ASSERT_TRUE(moved) << moved.error().field;
    auto line = weekly.now().front();
    EXPECT_EQ(line.doctor, weekly.clinic.otherDoctor);
    EXPECT_EQ(line.startsAt, move.startsAt);
    EXPECT_EQ(weekly.now().at(1).doctor, weekly.clinic.doctor) << "the others of the series stay";
    ASSERT_TRUE(execute(weekly.desk(), PutBack{moved->before}));
    line = weekly.now().front();
    EXPECT_EQ(line.doctor, weekly.clinic.doctor);
    EXPECT_EQ(line.startsAt, weekly.first);
    move.doctor = StaffId::make(weekly.clinic.clock, weekly.clinic.random);
    EXPECT_EQ(execute(weekly.desk(), move).error().field, "doctor");
    // The same time with the other doctor is a move too.
    move.doctor = weekly.clinic.otherDoctor;
    move.startsAt = weekly.first + weeks(1);
    move.appointment = weekly.booked.at(1);
    EXPECT_TRUE(execute(weekly.desk(), move)->moved);
}

}  // namespace opdesk::clinic::tests
