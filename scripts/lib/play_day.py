"""Plays a short clinic day through two real windows without a display of its own: the line drops in the middle, a prescription
is written and printed offline, the line returns, two versions of one name are settled. Writes what was typed into an own
journal, which check_day compares with what the desks and the server hold."""
import json
import os
import signal
import subprocess
import sys
import time

from clinic_desks import BUILD, OUT, PASSWORD, ROOT, STATE, Desk

JOURNAL = os.path.join(STATE, "day-journal.jsonl")
PROGRAM = os.path.join(BUILD, "app/opdesk/opdesk")
WINDOW_WIDTH, WINDOW_HEIGHT = 1366, 768

FIRST_NAMES = (("Kamala", "63", "F"), ("Imran", "41", "M"), ("Savita", "29", "F"), ("Harbhajan", "57", "M"), ("Mangala", "48", "F"),
               ("Joseph", "36", "M"), ("Shanta", "71", "F"), ("Ganpat", "66", "M"))
SURNAMES = ("Bhosale", "Tamboli", "Gaikwad", "Sandhu", "Kulkarni", "Pinto", "Shinde", "Mane", "Attar", "Iyer", "Rao")
KNOWN = ("lakshmi", "sunita", "ramesh", "anita", "prakash", "fatima", "suresh", "meena", "vijay", "kavita")
MEDICINES = ["panto 40 1-0-0 14d ac", "pcm 500 101 3d pc", "cetz 10 001 5d"]


def people_of(run):
    """Four new patients a day; another day brings other people."""
    return [(f"{first} {SURNAMES[(run * 4 + number * 3) % len(SURNAMES)]}", age, sex)
            for number, (first, age, sex) in enumerate(FIRST_NAMES[(run * 4) % 8:(run * 4) % 8 + 4])]


def count_run():
    """How many days were played in this clinic before."""
    file = os.path.join(STATE, "days")
    try:
        with open(file, encoding="ascii") as kept:
            run = int(kept.read())
    except FileNotFoundError:
        run = 0
    with open(file, "w", encoding="ascii") as kept:
        kept.write(str(run + 1))
    return run


def note(what, **facts):
    with open(JOURNAL, "a", encoding="utf-8") as journal:
        journal.write(json.dumps({"what": what, **facts}, ensure_ascii=False) + "\n")


class Screen:
    """Xvfb with a window manager."""

    def __enter__(self):
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WINDOW_WIDTH}x{WINDOW_HEIGHT}x24", "-nolisten", "tcp"],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            os.environ["DISPLAY"] = ":" + number.readline().strip()
        config = os.path.join(STATE, "openbox.xml")
        with open(config, "w", encoding="utf-8") as file:
            file.write('<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*">'
                       "<maximized>yes</maximized><decor>no</decor></application></applications><keyboard>"
                       '<keybind key="A-F4"><action name="Close"/></keybind></keyboard></openbox_config>')
        self.manager = subprocess.Popen(["openbox", "--config-file", config], stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        return self

    def __exit__(self, *_):
        for process in (self.manager, self.server):
            process.send_signal(signal.SIGTERM)
            process.wait(10)


def stop_line():
    with open(os.path.join(STATE, "server/opdeskd.pid"), encoding="ascii") as file:
        pid = int(file.read())
    os.kill(pid, signal.SIGTERM)
    for _ in range(100):
        if not os.path.exists(f"/proc/{pid}"):
            return
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)


def start_line(port):
    subprocess.run(["bash", os.path.join(ROOT, "scripts/dev-server.sh"), "start", os.path.join(STATE, "server"), "--port", port],
                   check=True, stdout=subprocess.DEVNULL)


def open_window(window_class, key, theme="light"):
    return window_class([PROGRAM, "--profile", os.path.join(STATE, key), "--device-secret-file",
                         os.path.join(STATE, key + ".device-secret"), "--log", os.path.join(STATE, key + ".log"),
                         "--theme", theme, "--print-folder", OUT], OUT)


def token_in(sentence):
    """"Token A-12 given" or "Give token A-12" -> A-12"""
    return next((word for word in sentence.replace(",", " ").split() if "-" in word and word[0].isupper()), "")


def give_token(window, who):
    button = window.wait("Give token ", 15)
    token = token_in(button.name)
    window.key("Return")
    window.wait(f"Token {token} given", 15)
    note("token", patient=who, token=token)
    return token


def choose_grown_up(window):
    """The first of those found whose medicine needs no weight taken today; the name."""
    for name, age_sex in window.found_people():
        age = age_sex.split()
        if len(age) == 2 and int(age[0]) >= 18:
            break
        window.key("Down")
    else:
        raise SystemExit("play_day: the search found no grown-up")
    window.key("Return")
    return name.split(" · ")[0]  # the queue says it in one script


def register(window, name, age, sex, phone, picture=None):
    window.key("F2")
    window.type(phone)
    window.wait("New patient on", 10)
    window.key("F3")
    window.wait("Full name", 10)
    window.type(name)
    window.key("Return")
    window.type(age)
    window.key("Return")
    window.key(sex.lower())
    window.key("Return", "Return")  # the phone is in place, it is the patient's own
    window.type("Karve Nagar")
    time.sleep(0.5)
    if picture:
        window.picture(picture)
    window.key("ctrl+Return")
    try:
        said = window.wait("Token ", 6)
    except Exception:
        window.key("ctrl+Return")  # "very alike somebody here": the same key says that it is somebody else
        said = window.wait("Token ", 10)
    sentence = said.name
    if "given" not in sentence:
        sentence = window.wait(" given", 10).name
    note("register", name=name, phone="+91" + phone, age=age, sex=sex)
    note("token", patient=name, token=token_in(sentence))


def prescribe(doctor, patient):
    doctor.front()
    doctor.key("F4")
    doctor.key("Home", *["Down"] * doctor.rows_above(patient))
    doctor.key("F7")
    # Whose patient somebody is, the visits before say; a doctor writes for her own.
    if doctor.wait_either("Take over", "Complaint") == "Take over":
        doctor.key("Return")
        doctor.wait("Complaint", 15)
    doctor.wait("Rule meter", 10)
    doctor.key("alt+1")
    doctor.type("burning in the stomach 2 weeks")
    doctor.key("alt+3")
    doctor.type("Gastritis")
    doctor.key("alt+4")
    for line in MEDICINES:
        doctor.type(line)
        time.sleep(0.4)
        doctor.key("Return")
    doctor.type("telmi 40 1-0-0")
    time.sleep(0.6)
    doctor.picture("08-consultation")
    doctor.key("ctrl+a")
    doctor.key("BackSpace")
    doctor.key("alt+7")
    doctor.type("2w")
    time.sleep(0.8)
    doctor.key("alt+v")
    doctor.wait("Preview of the paper", 15)
    doctor.picture("09-preview")
    doctor.key("Escape")
    doctor.key("ctrl+Return")
    doctor.wait("Sign this prescription?", 15)
    doctor.key("Return")
    doctor.wait("Signed and printed", 20)
    note("prescription", medicines=["PANTOPRAZOLE", "PARACETAMOL", "CETIRIZINE"])
    doctor.picture("10-signed")


def two_versions_of_a_name(name, phone):
    """Two desks without a window change the same name while neither hears of the other."""
    first, last = name.split()
    with Desk("nurse", JOURNAL + ".nurse") as nurse, Desk("second", JOURNAL + ".second") as second:
        nurse.unlock()
        second.unlock()
        nurse.send("sync.now")
        second.send("sync.now")
        patient = nurse.send("patient.find", text=phone, limit=1)["patients"][0]["patient"]
        stamp = time.strftime("%H%M%S")
        nurse.send("patient.edit", patient=patient, fields={"name": f"{first[:-1]} {last}", "remark": "walks slowly " + stamp})
        second.send("patient.edit", patient=patient, fields={"name": f"{first} {last[:-1]}", "pin": "411052"})
        nurse.send("sync.now")
        second.send("sync.now")
        note("edit", patient=patient, fields={"remark": "walks slowly " + stamp, "pin": "411052"})


def settle(window):
    window.front()
    window.key("F5")
    window.wait("to settle", 20)
    window.key("ctrl+k")
    window.type("conf")
    window.key("Return")
    window.wait("Two versions", 15)
    window.picture("11-conflict")
    window.key("alt+1")
    window.key("ctrl+Return")
    window.wait("Settled", 15)
    note("settled")
    window.picture("12-settled")


def play():
    from window_driver import Window
    if os.path.exists(JOURNAL):
        os.remove(JOURNAL)
    for suffix in (".nurse", ".second"):
        if os.path.exists(JOURNAL + suffix):
            os.remove(JOURNAL + suffix)
    note("begun", at=time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime()))
    run = count_run()
    people = [(name, age, sex, f"9{8 - number // 2}{number + 1}{int(time.time()) % 100000:05d}{run % 100:02d}")
              for number, (name, age, sex) in enumerate(people_of(run))]
    with open(os.path.join(STATE, "server/port"), encoding="ascii") as file:
        port = file.read().strip()
    windows = []
    try:
        desk = open_window(Window, "reception")
        windows.append(desk)
        desk.front()
        desk.wait("Who is at the desk?", 20)
        desk.picture("01-unlock")
        desk.type(PASSWORD)
        desk.key("Return")
        desk.wait("Find or register", 20)
        time.sleep(1.0)
        desk.picture("02-front-desk")
        desk.key("F2")
        desk.type(KNOWN[run % len(KNOWN)])
        time.sleep(0.6)
        desk.picture("03-search")
        known = choose_grown_up(desk)
        give_token(desk, known)
        for number, person in enumerate(people[:2]):
            register(desk, *person, picture="04-new-patient" if number == 0 else None)
        desk.picture("05-tokens-given")
        desk.key("F5")
        time.sleep(1.0)

        doctor = open_window(Window, "doctor", "dark")
        windows.append(doctor)
        doctor.front()
        doctor.wait("Who is at the desk?", 20)
        doctor.type(PASSWORD)
        doctor.key("Return")
        doctor.wait("Find or register", 20)
        doctor.key("F5")
        doctor.wait(people[0][0], 30)
        doctor.picture("06-doctor-queue-dark")

        stop_line()
        desk.front()
        for person in people[2:]:
            register(desk, *person)
        desk.key("F5")
        time.sleep(1.5)
        desk.picture("07-offline")
        prescribe(doctor, known)
        start_line(port)
        for window in (desk, doctor, desk, doctor):
            window.front()
            window.key("F5")
            window.wait("Synced ", 40)
        two_versions_of_a_name(people[0][0], people[0][3])
        settle(desk)
        doctor.front()
        doctor.key("F5")
        doctor.wait("Synced ", 40)
        note("keys", reception=desk.keys, doctor=doctor.keys)
        codes = [window.close() for window in windows]
        windows.clear()
        if any(codes):
            raise SystemExit(f"play_day: a window ended with {codes}")
    except BaseException:
        for window in windows:
            print("\n".join(window.dump()[:80]), file=sys.stderr)
            try:
                window.picture(f"failed-{window.process.pid}")
            except Exception:
                pass
            window.process.kill()
        raise


with Screen():
    play()
