"""One clinic with a server, a second desk worked by opdeskctl, and the window of the first desk on a screen of its own."""
import contextlib
import datetime
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[2] / "scripts/lib")]

from support import PASSPHRASE, PHONES, ROOT, Refused, build_folder  # noqa: E402

OUT = pathlib.Path(os.environ.get("OPDESK_OUT", ROOT / "out" / "flows"))


@contextlib.contextmanager
def screen(folder):
    """Xvfb of two monitors' width with a window manager that shows the desk's window whole and leaves the board alone."""
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
                              pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as number:
        os.environ["DISPLAY"] = ":" + number.readline().strip()
    config = folder / "openbox.xml"
    config.write_text('<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application title="OPDesk">'
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


def morning():
    """The offset from UTC at which it is about 10:30 now, in whole quarters of an hour: the clinic's day is a day of its own,
    whatever the time is elsewhere, and does not end while the flows play."""
    now = datetime.datetime.now(datetime.timezone.utc)
    ahead = 10 * 60 + 30 - (now.hour * 60 + now.minute)
    return round((ahead if ahead >= -720 else ahead + 1440) / 15) * 15


class Stage:
    # who works at the first desk: key of PHONES, name in the list of people
    PEOPLE = {"reception": ("rohini", "Rohini Pawar"), "nurse": ("sunil", "Sunil More"),
              "doctor": ("meera", "Meera Kulkarni"), "billing": ("kiran", "Kiran Deshpande"),
              "admin": ("anjali", "Anjali Vaidya")}
    # as they reach the flows: name, age, sex, phone. Made on the second desk.
    PATIENTS = (("Sunita Ramesh Jadhav", "42", "female", "9812344512"), ("Lakshmi Venkatesan", "34", "female", "9800007731"),
                ("Gopal Krishna Nair", "67", "male", "9822001177"), ("Vaishali Patil", "29", "female", "9833004455"),
                ("Ganesh Thorat", "54", "male", "9844005566"), ("Meenakshi Iyer", "48", "female", "9855006677"),
                ("Rekha Bhosale", "39", "female", "9866007788"), ("Thomas Kurien", "39", "male", "9877008899"))

    def __init__(self, place, claims, language="en"):
        self.place, self.claims, self.language = place, claims, language
        OUT.mkdir(parents=True, exist_ok=True)
        self.offset = morning()
        self.server = place.server(self.offset)
        self.desk1 = place.desk("front")
        self.desk2 = place.desk("second")
        self.window = None
        self.role = None
        self.patients = {}
        self.memory = {}  # what a flow leaves for a later one
        for desk, name in ((self.desk1, "Desk 1"), (self.desk2, "Desk 2")):
            desk.enrol(self.server, name=name)

    # ---- before the window opens
    def prepare(self, roles):
        """Everybody who will sit at the first desk has logged in once; both desks know the patients."""
        self.desk2.login(self.server, "prakash")
        self.desk2.sync()
        self.doctors = self.desk2.send("doctor.list")["doctors"]
        for name, age, sex, phone in self.PATIENTS:
            self.patients[name] = self.desk2.send("patient.register", name=name, age=age, sex=sex, phone=phone,
                                                  locality="Karve Nagar", accept_duplicate=True)["patient"]
        self.desk2.sync()
        for role in roles:
            self.desk1.login(self.server, self.PEOPLE[role][0])
            self.desk1.sync()
        self.desk1.close()
        self.desk1.process = None

    def give_token(self, name, doctor=0, **more):
        """A token from the second desk, which the window gets to see."""
        try:
            given = self.desk2.send("queue.issue", patient=self.patients[name], doctor=self.doctors[doctor]["doctor"], **more)
        except Refused as refused:
            if refused.code != "already_exists":
                raise
            # An earlier flow gave it.
            given = next({"visit": line["visit"], "token": line["token"]} for line in self.desk2.send("queue.list")["tokens"]
                         if line["visit"] == refused.error["detail"])
        self.desk2.sync()
        return given

    def today(self):
        """The clinic's date."""
        return datetime.datetime.now(datetime.timezone(datetime.timedelta(minutes=self.offset))).date()

    def book(self, name, minutes=20, doctor=0):
        """A booking soon after now."""
        at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
        at = at.replace(minute=at.minute - at.minute % 5, second=0, microsecond=0) + datetime.timedelta(minutes=5)
        words = {"patient": self.patients[name], "doctor": self.doctors[doctor]["doctor"], "minutes": 10,
                 "starts_at": at.strftime("%Y-%m-%dT%H:%M:%S.000Z")}
        try:
            booked = self.desk2.send("appointment.book", **words)
        except Refused:
            booked = self.desk2.send("appointment.book", overbook=True, reason="outside the hours", **words)
        self.desk2.sync()
        return booked["appointment"]

    # ---- the window
    def start_program(self, folder, secret):
        from window_driver import Window
        os.environ["XDG_RUNTIME_DIR"] = os.environ["HOME"] = str(folder)
        self.papers = folder / "papers"
        self.papers.mkdir(exist_ok=True)
        window = Window([str(build_folder() / "app/opdesk/opdesk"), "--profile", str(folder / "profile"), "--device-secret-file",
                         str(secret), "--log", str(folder / "client.log"), "--print-folder", str(self.papers), "--language",
                         self.language], str(OUT))
        window.front()
        return window

    def open(self):
        self.window = self.start_program(self.desk1.folder, self.desk1.secret)
        self.window.wait("Who is at the desk", 20)

    def choose_person(self, role):
        """The door marks who worked here last; the arrows go from there. The password field has the focus after it."""
        window = self.window
        name = self.PEOPLE[role][1]
        people = window.list_of(name, 15)
        window.key("shift+Tab")
        window.key("Home")
        for _ in range(next(index for index, words in enumerate(people) if name in words)):
            window.key("Down")
        window.key("Return")

    def unlock(self, role):
        self.choose_person(role)
        self.window.type(PASSPHRASE)
        self.window.key("Return")
        self.window.wait("Find patient", 30)
        self.role = role

    def become(self, role):
        if role == self.role:
            return
        if self.role is not None:
            self.window.key("F12")
            time.sleep(0.5)
        self.unlock(role)

    def code_from_phone(self, phone):
        """The figures the clinic's server sent to this number last."""
        with open(self.server.env["OPDESK_OTP_OUTBOX"], encoding="utf-8") as outbox:
            codes = [entry for entry in map(json.loads, outbox) if phone.endswith(str(entry.get("phone", phone))[-10:])]
        return codes[-1]["otp"]

    # ---- the second desk
    def second_sees(self, look, seconds=20):
        """What `look` finds on the second desk after a sync, as soon as it is true."""
        end = time.monotonic() + seconds
        while True:
            self.desk2.sync()
            found = look(self.desk2)
            if found or time.monotonic() > end:
                return found
            time.sleep(0.3)

    def queue(self):
        self.desk2.sync()
        return {line["token"]: line for line in self.desk2.send("queue.list")["tokens"]}
