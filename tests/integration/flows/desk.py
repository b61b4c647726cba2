"""Enrolment, unlock and the front desk (screens.md, 1 to 5, 14, 21, 22)."""
import subprocess
import time

from registry import flow
from support import PASSPHRASE, PHONES

NEW_PATIENT = ("Ananya Deshmukh", "9800077123")


def no_window_yet(stage):
    folder = stage.place.folder / "third"
    folder.mkdir(mode=0o700)
    stage.memory["code"] = stage.server.code()
    stage.window = stage.start_program(folder, folder / "device.secret")
    stage.window.wait("Language of the screen", 20)


@flow("1", "enrolment of a new PC, to a usable desk", order=1, seconds=60, role=None, prepare=no_window_yet)
def enrolment(stage):
    window = stage.window
    window.key("Return")  # the language is chosen
    for words in (stage.server.url, stage.server.ca, "BANYAN", stage.memory["code"]):
        window.type(words)
        window.key("Return")
    window.key("Return")  # the name of the desk is in place
    window.wait("Your mobile", 30)
    window.type(PHONES["prakash"][-10:])
    window.key("Return")
    window.wait("Send again", 20)
    window.type(stage.code_from_phone(PHONES["prakash"]))
    window.type(PASSPHRASE)
    window.key("Return")
    window.type(PASSPHRASE)
    window.key("Return")
    window.wait("patients on this PC", 40)


def close_the_new_pc(stage):
    if stage.window:
        stage.window.close()
    stage.open()


@flow("2", "unlock (person, password)", order=2, keys=30, seconds=12, role=None, prepare=close_the_new_pc)
def unlock(stage):
    stage.unlock("reception")


@flow("3", "known patient to token", order=10, keys=8, seconds=8)
def known_patient(stage):
    window = stage.window
    window.key("F2")
    window.type("4512")
    window.wait("Sunita Ramesh Jadhav", 5)
    window.key("Return")
    window.wait("Give token A", 5)
    window.key("Return")
    window.wait("Token A-1 given", 5)


def the_slip_says_it(stage):
    """What the first token left behind: a slip with exactly its words, and a token on the other desk."""
    slip = subprocess.run(["pdftotext", "-layout", str(stage.papers / "token-A-1.pdf"), "-"], text=True, stdout=subprocess.PIPE).stdout
    stage.claims.check("the slip has the token, the doctor and the first name", all(
        words in slip for words in ("A-1", "Meera Kulkarni", "Sunita, 42 y")), " ".join(slip.split()))
    stage.claims.check("and neither the family name nor the phone", "Jadhav" not in slip and "4512" not in slip)
    seen = stage.second_sees(lambda desk: [line for line in desk.send("queue.list")["tokens"] if line["token"] == "A-1"])
    stage.claims.equal("the other desk has the token", [line["patient_name"] for line in seen], ["Sunita Ramesh Jadhav"])
    stage.window.front()


def a_booking(stage):
    the_slip_says_it(stage)
    stage.book("Ganesh Thorat")
    stage.window.key("F5")
    stage.window.key("F4")
    stage.window.wait("Ganesh Thorat", 20)


@flow("3", "arrived booking to token", order=11, keys=4, seconds=8, prepare=a_booking)
def arrived_booking(stage):
    window = stage.window
    window.key("F4", "ctrl+Tab")
    window.key("Down")
    window.key("Return")
    window.wait("Token A-2 given", 6)


@flow("3", "call next", order=12, keys=1, seconds=4)
def call_next(stage):
    stage.window.key("alt+n")
    stage.window.wait("Called A-1", 4)


@flow("4", "new patient (name, age, sex, phone) to token", order=20, keys=40, seconds=25)
def new_patient(stage):
    window = stage.window
    name, phone = NEW_PATIENT
    window.key("F2")
    window.type(phone)
    window.key("F3")
    window.wait("Full name", 5)
    window.type(name)
    window.key("Return")
    window.type("34")
    window.key("Return")
    window.key("f")
    window.key("ctrl+Return")
    window.wait("Token A-3 given", 8)


@flow("4", "it was a known person", order=21, keys=40, seconds=20)
def known_person(stage):
    window = stage.window
    window.key("F2")
    window.type("Laxmi Venkatesan")
    window.key("F3")
    window.wait("Full name", 5)
    window.key("Return")
    window.type("34")
    window.key("Return")
    window.key("f")
    window.type("9800007731")
    window.wait("Lakshmi Venkatesan", 6)
    window.key("alt+u")
    window.wait("Give token ", 8)


@flow("4", "what was typed is there again after a lock", order=22, role="reception")
def draft_over_lock(stage):
    window = stage.window
    window.key("F2")
    window.type("Kamala Bai Shinde")
    window.key("F3")
    window.wait("Full name", 5)
    window.key("Return")
    window.type("63")
    window.key("F12")
    time.sleep(0.5)
    stage.unlock("reception")
    window.key("F3")
    window.wait("Full name", 8)
    stage.claims.check("the name typed before the lock stands in the form", window.value_of("Full name") == "Kamala Bai Shinde",
                       window.value_of("Full name"))
    stage.claims.check("and the age", window.value_of("Age") == "63", window.value_of("Age"))


@flow("2", "the window locks with the screen", order=24, role="reception")
def lock_with_the_screen(stage):
    subprocess.run(["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
                    "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"], check=True)
    stage.window.wait("Who is at the desk", 10)
    stage.unlock("reception")


def in_the_form(stage, words):
    window = stage.window
    window.key("F2")
    window.type(words)
    window.key("F3")
    window.wait("Full name", 5)
    window.key("Return")
    window.type("71")


@flow("4", "what was typed is there again after a crash", order=23)
def draft_over_crash(stage):
    in_the_form(stage, "Shanta Gaikwad")
    time.sleep(2)  # written 300 ms after the last key; a busy disk takes its time
    stage.window.process.kill()
    stage.window.process.wait(10)
    keys = stage.window.keys
    stage.open()
    stage.window.keys = keys
    stage.unlock("reception")
    window = stage.window
    window.key("F3")
    window.wait("Full name", 8)
    stage.claims.check("the name typed before the crash stands in the form", window.value_of("Full name") == "Shanta Gaikwad",
                       window.value_of("Full name"))
    stage.claims.check("and its age", window.value_of("Age") == "71", window.value_of("Age"))
    window.key("alt+b")
    stage.claims.check("the form put aside earlier comes back too", window.value_of("Full name") == "Kamala Bai Shinde",
                       window.value_of("Full name"))
    window.key("Escape")


@flow("3", "cancel a token with its reason, and take it back", order=24, keys=30, seconds=12)
def cancel_token(stage):
    window = stage.window
    window.key("F4", "ctrl+End")
    window.key("Delete")
    window.wait("Cancel A-3", 4)
    window.type("went home")
    window.key("Return")
    window.wait("A-3 cancelled", 5)
    window.key("ctrl+z")
    window.wait("Back in the queue", 5)
    stage.claims.equal("the token waits as before", stage.second_sees(
        lambda desk: [line["status"] for line in desk.send("queue.list")["tokens"] if line["token"] == "A-3"]), ["waiting"])


@flow("3", "priority with a reason: first in the queue", order=25, keys=30, seconds=12)
def priority(stage):
    window = stage.window
    window.key("F4", "ctrl+End")
    window.key("alt+p")
    window.wait("Priority of A-3", 4)
    window.key("Right", "Right", "Right")
    window.key("Return")
    window.type("bleeding")
    window.key("Return")
    window.wait("A-3: Emergency", 5)


@flow("5", "timeline of a patient and back", order=30, keys=30, seconds=15)
def timeline(stage):
    window = stage.window
    window.key("F2")
    window.type("Sunita Ram")
    window.wait("Sunita Ramesh Jadhav", 5)
    window.key("alt+Return")
    window.wait("At a glance", 6)
    window.key("Down")
    window.key("Right")
    window.key("ctrl+f")
    window.type("tok")
    window.key("Escape", "Escape")
    window.wait("Find or register", 5)


@flow("14", "sync now and its state", order=40, keys=3, seconds=15)
def sync(stage):
    window = stage.window
    window.key("F5")
    window.wait("All work is sent", 15)
    window.key("shift+F5")
    window.key("Escape")


@flow("21", "a setting by its word, changed and taken back", order=41, keys=24, seconds=15)
def settings(stage):
    window = stage.window
    window.key("ctrl+k")
    window.type("set")
    window.key("Return")
    window.wait("Find a setting", 8)
    window.key("ctrl+f")
    window.type("text size")
    window.key("Return")
    window.key("Right")
    window.wait("Text size: 115", 5)
    window.key("ctrl+z")
    window.key("Escape", "Escape")


@flow("22", "waiting-room board on and off", order=42, keys=20, seconds=15)
def board(stage):
    window = stage.window
    window.key("F2")
    for shown in (True, False):
        window.key("ctrl+k")
        window.type("board")
        window.key("Return")
        time.sleep(1.0)
        here = window.other_windows("OPDesk waiting room")
        stage.claims.check("the board is " + ("on" if shown else "off") + " the second screen", bool(here) == shown, str(len(here)))
        if shown:
            window.picture("board")
    window.key("F2")
    window.type("4512")
    window.wait("Sunita Ramesh Jadhav", 5)
