#!/usr/bin/env python3
"""The inbox and the sync popover in the real window, worked by the keyboard alone, with real disagreements of two desks.
Pictures at 1366x768, light, dark and Hindi, go to OPDESK_OUT (default out/inbox). What the window did is then read back
through opdeskctl. Needs Xvfb, openbox, xdotool, ImageMagick and a session bus (started when there is none)."""
import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

from support import PASSPHRASE, ROOT, build_folder, register, run

sys.path.insert(0, str(ROOT / "scripts/lib"))
OUT = pathlib.Path(os.environ.get("OPDESK_OUT", ROOT / "out" / "inbox"))
PLACES = ["Erandwane", "Warje"]


@contextlib.contextmanager
def screen(folder):
    """Xvfb with a window manager that shows every window whole."""
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
                              pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as number:
        os.environ["DISPLAY"] = ":" + number.readline().strip()
    config = folder / "openbox.xml"
    config.write_text('<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*">'
                      "<maximized>yes</maximized><decor>no</decor></application></applications><keyboard>"
                      '<keybind key="A-F4"><action name="Close"/></keybind></keyboard></openbox_config>')
    manager = subprocess.Popen(["openbox", "--config-file", str(config)], stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    try:
        yield
    finally:
        for process in (manager, server):
            process.send_signal(signal.SIGTERM)
            process.wait(10)


def disagreements(front, room):
    """Edits of both desks while neither meets the other."""
    both = {"name": "Harpreet Kaur Gill", "sex": "female", "age": "51", "phone": "9845166630", "locality": "Bavdhan"}
    harpreet = front.send("patient.register", **both)["patient"]
    rekha = register(front, "Rekha Bhosale", age="39")["patient"]
    usha = register(front, "Usha Gaikwad", age="44", locality="Kothrud")["patient"]
    for desk in (front, room, front):
        desk.sync()
    front.send("patient.edit", patient=harpreet, fields={"name": "Harpreet Kaur Gill-Sandhu", "allergy_status": "none_known"})
    room.send("patient.edit", patient=harpreet, fields={"name": "Harpreet Kaur Gill Sandhu"})
    room.send("allergy.add", patient=harpreet, substance="Penicillin", reaction="rash in 2015")
    for desk, name in ((front, "Rekha Bhosle"), (room, "Rekha P. Bhosale")):
        desk.send("patient.edit", patient=rekha, fields={"name": name})
    for desk, place in zip((front, room), PLACES):
        desk.send("patient.edit", patient=usha, fields={"locality": place})
    for desk in (front, room, front, room):
        desk.sync()
    return harpreet, rekha, usha


def open_window(desk, *arguments):
    from window_driver import Window
    os.environ["XDG_RUNTIME_DIR"] = str(desk.folder)
    os.environ["HOME"] = str(desk.folder)
    window = Window([str(build_folder() / "app/opdesk/opdesk"), "--profile", str(desk.profile), "--device-secret-file",
                     str(desk.secret), "--log", str(desk.log), *arguments], str(OUT))
    window.front()
    time.sleep(1.5)
    window.type(PASSPHRASE)
    window.key("Return")
    return window


def go_to_inbox(window):
    """By the rail, which is in every language: over Lock and Settings, backwards from the front desk."""
    window.key("F10")
    window.key("Up", "Up", "Up", "Return")
    time.sleep(1.0)


def by_keys(window, claims, name):
    """Through every list and the popover; changes nothing."""
    go_to_inbox(window)
    window.picture(f"{name}-1-to-settle")
    window.key("Return", "2")
    window.picture(f"{name}-2-choosing")
    window.key("Escape", "t")
    window.picture(f"{name}-3-merged")
    window.key("t")
    window.picture(f"{name}-4-parked")
    window.key("t")
    window.key("shift+F5")
    time.sleep(0.5)
    window.picture(f"{name}-5-popover")
    window.key("Escape")
    claims.check(f"{name}: the keyboard went through all lists", True, f"{window.keys} keys")


def answer_rows(window, fields):
    """Own words for the name, the left side for every other row; the card has the focus on its first row."""
    for row, field in enumerate(fields):
        if row > 0:
            window.key("Down")
        if field != "name":
            window.key("1")
            continue
        window.key("e")
        time.sleep(0.3)
        window.key("ctrl+a")
        window.type("Harpreet Kaur Gill Sandhu (Mrs)")
        window.picture("light-7-own-words")
        window.key("Return")


def settle_all(window, claims, fields):
    """Seen, own words for one name, a side for another, undo, and what was merged taken back. The inbox is open."""
    window.wait("Harpreet Kaur Gill", 15)
    window.key("s")
    window.wait("signing is possible", 15)
    window.picture("light-6-seen")
    window.key("Return")
    answer_rows(window, fields)
    window.picture("light-8-answered")
    window.key("ctrl+Return")
    window.wait("Settled", 15)
    window.picture("light-9-settled")
    time.sleep(1.0)
    window.key("1")
    window.key("ctrl+Return")
    time.sleep(1.5)
    window.key("ctrl+z")
    window.wait("Taken back", 15)
    window.picture("light-10-taken-back")
    window.key("t")
    window.wait("Usha Gaikwad", 15)
    time.sleep(0.5)
    window.key("u")
    time.sleep(1.5)  # "Taken back" is still said of the name before
    window.key("shift+F5")
    time.sleep(0.5)
    window.key("Tab", "space")
    window.wait("nothing of a patient", 15)
    window.picture("light-11-help-report")
    window.key("Escape", "F5")
    window.wait("Synced ", 40)
    claims.check("settling went by the keyboard alone", True, f"{window.keys} keys")


def work(place, claims):
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    server = place.server()
    front, room = place.desk("front"), place.desk("room")
    for desk, who, name in ((front, "rohini", "Front desk"), (room, "meera", "Room 1")):
        desk.enrol(server, name=name)
        desk.login(server, who)
        desk.sync()
    harpreet, rekha, usha = disagreements(front, room)
    inbox = room.send("conflict.list")
    claims.check("there is something to settle and something merged", inbox["open"] >= 2 and inbox["merged"] >= 1,
                 f"{inbox['open']} to settle, {inbox['merged']} merged")
    fields = [card["line"]["field"] for card in room.send("conflict.of_patient", patient=harpreet)["cards"]]
    claims.check("one card asks about the name", "name" in fields, ", ".join(fields))
    # The two were written in the same moment, within what the desks can know of each other's clocks: either may stand.
    stood = room.body("patient", usha)["locality"]
    claims.check("of what was merged one value stands", stood in PLACES, stood)
    room.close()
    with screen(place.folder):
        for name, arguments in (("dark", ["--theme", "dark"]), ("hindi", ["--language", "hi"]), ("light", [])):
            window = open_window(room, *arguments)
            try:
                time.sleep(2.5)
                by_keys(window, claims, name)
                if name == "light":
                    settle_all(window, claims, fields)
                    server.stop()
                    window.key("F5")
                    time.sleep(3)
                    window.key("shift+F5")
                    window.picture("light-12-offline")
                    window.key("Escape")
                    server.start(server.port)
                claims.equal(f"{name}: the window ended cleanly", window.close(), 0)
            except BaseException:
                print("\n".join(window.dump()[:60]), file=sys.stderr)
                window.picture(f"failed-{name}")
                window.process.kill()
                raise
    room.start()
    room.unlock("Dr. Meera Kulkarni")
    room.sync()
    front.sync()
    cards = {line["patient"]: line for line in room.send("conflict.list", with_settled=True)["conflicts"]
             if line["reason"] == "same_field" and line["record_kind"] == "patient" and line["field"] == "name"}
    claims.equal("the first name is settled", cards[harpreet]["state"], "settled")
    claims.equal("with the words that were typed", room.body("patient", harpreet)["name"], "Harpreet Kaur Gill Sandhu (Mrs)")
    claims.equal("which the other desk shows too", front.body("patient", harpreet)["name"], "Harpreet Kaur Gill Sandhu (Mrs)")
    claims.equal("the settlement taken back is open again", cards[rekha]["state"], "open")
    claims.equal("of what was merged the other value was taken", sorted([stood, room.body("patient", usha)["locality"]]), PLACES)
    reports = list(room.folder.glob("**/opdesk-help-*.json"))
    claims.check("the help report holds nothing of a patient",
                 len(reports) == 1 and not any(word in reports[0].read_text() for word in ("Harpreet", "Gill", "98451", "Rekha")),
                 str(len(reports)))
    print("pictures:", *sorted(picture.name for picture in OUT.glob("*.png")))


if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
    os.execvp("dbus-run-session", ["dbus-run-session", "--", "/usr/bin/python3", *sys.argv])
run("inbox", work)
