"""The calendar (screens.md 6): booking by phone, moving, cancelling, the follow-up list."""
import datetime

from registry import flow

MEDICINE = {"generic": "PARACETAMOL", "strength": "500 mg", "form": "tablet", "route": "oral", "dose": "1-0-1", "days": 3, "quantity": 6}


def set_hours(stage, doctor, *spans):
    """A doctor of the clinic sees people at these hours every day; the second desk is the admin's then."""
    stage.desk2.login(stage.server, "anjali")
    who = stage.doctors[doctor]["doctor"]
    for line in stage.desk2.send("schedule.list", doctor=who)["hours"]:
        stage.desk2.send("schedule.remove", hours=line["hours"], reason="made anew")
    for weekday in range(7):
        for start, end in spans:
            stage.desk2.send("schedule.set_hours", doctor=who, weekday=weekday, from_minute=start * 60, to_minute=end * 60,
                             slot_minutes=30)
    stage.desk2.sync()


def hours(stage):
    """The first doctor sees people every day, so that the flows do not depend on when they run."""
    if stage.memory.get("hours"):
        return
    set_hours(stage, 0, (9, 13), (17, 20))
    stage.desk2.login(stage.server, "prakash")
    stage.desk2.sync()
    stage.memory["hours"] = True
    sync_window(stage)


def sync_window(stage):
    stage.window.key("F5")
    stage.window.wait("All work is sent", 15)
    stage.window.key("F2")


def bookings(stage, name):
    today = stage.today()
    found = stage.desk2.send("appointment.list", **{"from": str(today), "to": str(today + datetime.timedelta(days=30))})
    return [one for one in found["appointments"] if one["patient"] == stage.patients[name]]


@flow("6", "book by phone, from anywhere", order=60, keys=14, seconds=15, prepare=hours)
def book_by_phone(stage):
    window = stage.window
    window.key("ctrl+k")
    window.type("cal")
    window.key("Return")
    window.key("Next")  # next week, so that the time of day does not matter
    window.wait(" free", 5)
    window.type("meen")
    window.wait("Meenakshi Iyer", 5)
    window.key("ctrl+Return")
    window.wait("Meenakshi Iyer booked", 6)
    stage.claims.check("the booking reaches the other desk",
                       stage.second_sees(lambda desk: [one for one in bookings(stage, "Meenakshi Iyer") if one["status"] == "booked"]))


@flow("6", "move a booking and take it back", order=61, keys=14, seconds=15, prepare=sync_window)
def move(stage):
    window = stage.window
    window.key("ctrl+k")
    window.type("cal")
    window.key("Return")
    window.wait("Meenakshi Iyer", 5)
    window.key("m")
    window.key("Down")
    window.key("Return")
    window.wait("moved to", 5)
    window.key("ctrl+z")
    window.wait("Taken back", 5)


@flow("6", "cancel a booking with its reason", order=62, keys=24, seconds=15, prepare=sync_window)
def cancel(stage):
    window = stage.window
    window.key("ctrl+k")
    window.type("cal")
    window.key("Return")
    window.wait("Meenakshi Iyer", 5)
    window.key("Delete")
    window.wait("Why is it cancelled", 5)
    window.type("rang up")
    window.key("Return")
    window.wait("Booking cancelled", 5)
    stage.claims.check("the other desk sees it cancelled",
                       stage.second_sees(lambda desk: not [one for one in bookings(stage, "Meenakshi Iyer") if one["status"] == "booked"]))


def a_wish_to_see_again(stage):
    """The doctor signs a prescription with a follow-up; the desk that books may not read it, only the date."""
    hours(stage)
    desk, patient = stage.desk2, stage.patients["Rekha Bhosale"]
    visit = stage.give_token("Rekha Bhosale")["visit"]
    desk.login(stage.server, "meera")
    desk.sync()
    again = stage.today() + datetime.timedelta(days=3)
    desk.send("queue.start", visit=visit)
    paper = desk.send("prescription.write", patient=patient, visit=visit, complaints="cough", language="en", lines=[MEDICINE],
                      diagnoses=[{"name": "Cough", "certainty": "final"}], follow_up=str(again), advice="rest")["prescription"]
    desk.send("prescription.sign", prescription=paper)
    desk.send("queue.finish", visit=visit)
    desk.sync()
    desk.login(stage.server, "prakash")
    desk.sync()
    sync_window(stage)


@flow("6", "book a follow-up", order=63, keys=14, seconds=15, prepare=a_wish_to_see_again)
def follow_up(stage):
    window = stage.window
    window.key("ctrl+k")
    window.type("cal")
    window.key("Return")
    window.wait("People to call", 5)
    window.key("alt+f")
    window.wait("Rekha Bhosale", 5)
    window.key("Return")
    window.wait("New booking", 5)
    window.key("ctrl+Return")
    window.wait("Rekha Bhosale booked", 6)
    stage.claims.check("it is a follow-up on the other desk", stage.second_sees(
        lambda desk: [one for one in bookings(stage, "Rekha Bhosale") if one["visit_kind"] == "follow_up"]))


def hours_of_the_second(stage):
    """The second doctor sees people at the same hours, so that a booking can be given to her."""
    hours(stage)
    set_hours(stage, 1, (9, 20))
    stage.desk2.login(stage.server, "prakash")
    # A week on, at the second time of the day.
    day = stage.today() + datetime.timedelta(days=7)
    at = stage.desk2.send("appointment.free", doctor=stage.doctors[0]["doctor"], day=str(day))["slots"][1]
    stage.desk2.send("appointment.book", patient=stage.patients["Thomas Kurien"], doctor=stage.doctors[0]["doctor"], starts_at=at,
                     minutes=30)
    stage.desk2.sync()
    sync_window(stage)


@flow("6", "give a booking to another doctor", order=64, keys=20, seconds=15, prepare=hours_of_the_second)
def another_doctor(stage):
    window = stage.window
    window.key("ctrl+k")
    window.type("cal")
    window.key("Return")
    window.key("1", "t", "Next")
    window.wait("Thomas Kurien", 5)
    window.key("Home", "Down")
    window.key("m")
    window.key("2")
    window.gone("Thomas Kurien, tentative", 5)  # the other doctor's days are there
    window.gone("Thomas Kurien, booked", 5)
    window.key("Return")
    window.wait("Thomas Kurien moved to", 6)
    second = stage.doctors[1]["doctor"]
    stage.claims.check("the other desk sees the booking with the second doctor", stage.second_sees(
        lambda desk: [one for one in bookings(stage, "Thomas Kurien") if one["doctor"] == second]))


def booked(stage, name):
    return [one for one in bookings(stage, name) if one["status"] == "booked"]


@flow("6", "book a series, cancel all of it, take that back", order=65, keys=45, seconds=25, prepare=sync_window)
def series(stage):
    window = stage.window
    window.key("ctrl+k")
    window.type("cal")
    window.key("Return")
    window.key("1")
    window.key("Next")  # next week, so that the time of day does not matter
    window.wait(" free", 5)
    window.type("gop")
    window.wait("Gopal Krishna Nair", 5)
    window.key("Return", "Tab", "Tab", "Tab")
    window.key("Down")  # every week; the number of times is two
    window.key("ctrl+Return")
    window.wait("Gopal Krishna Nair booked 2 times", 6)
    window.key("Delete")
    window.wait("Why is it cancelled", 5)
    window.type("away")
    window.key("Tab", "End", "Return")
    window.wait("2 bookings cancelled", 6)
    window.key("ctrl+z")
    window.wait("Taken back", 5)
    stage.claims.check("both bookings of the series reach the other desk",
                       stage.second_sees(lambda desk: len(booked(stage, "Gopal Krishna Nair")) == 2))
