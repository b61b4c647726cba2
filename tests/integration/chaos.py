#!/usr/bin/env python3
"""Three desks write for minutes while everything around them breaks: opdeskd is killed with -9 every few seconds, PostgreSQL is
restarted, the line is cut, slowed to 64 kbit/s and given 30 % loss, a desk's program is killed, and a laptop's disk image from
earlier is put back. Then it is quiet, nobody touches a key, and everything entered must be accounted for.

What was entered is known from this script's own journal: a command counts when opdeskctl had answered it.
"""
import argparse
import collections
import contextlib
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import threading
import time

from line import Line
from support import Died, Refused, run

PG_BIN = os.environ.get("OPDESK_PG_BIN", "/usr/lib/postgresql/15/bin")
PEOPLE = {"front": "rohini", "room": "meera", "laptop": "joseph"}
#: Each desk writes this field of the shared patients, so that the last value it wrote must stand.
OWN_FIELD = {"front": "address", "room": "remark", "laptop": "referred_by"}
WORDS = "amber birch cedar delta ember fjord grove heron inlet jetty knoll larch maple north ocean pearl quartz river stone tulip".split()


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Daemon:
    """One opdeskd on a port of its own, killed and started by this script."""

    def __init__(self, server, name, shared):
        self.server = server
        self.port = free_port()
        settings = json.loads(pathlib.Path(server.env["OPDESK_CONFIG"]).read_text())
        folder = pathlib.Path(server.env["OPDESK_CONFIG"]).parent
        settings |= {"listen_port": self.port, "port_file": str(folder / f"{name}.port"), "log_file": str(folder / "log" / f"{name}.log"),
                     "shared_replay_table": shared}
        self.config = folder / f"{name}.json"
        self.config.write_text(json.dumps(settings))
        owner = pathlib.Path(server.env["OPDESK_CONFIG"]).stat()
        self.config.chmod(0o600)
        if os.geteuid() == 0:
            os.chown(self.config, owner.st_uid, owner.st_gid)
        self.errors = open(server.folder / f"{name}.err", "ab")
        self.process = None
        self.kills = 0

    def start(self):
        command = [self.server.env["OPDESKD"], "serve", "--config", str(self.config)]
        if os.geteuid() == 0:
            user = self.server.env["OPDESK_RUN_USER"]
            # exec all the way: the process that is killed is opdeskd itself.
            command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--pdeathsig", "KILL", *command]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.errors,
                                        cwd=self.config.parent, start_new_session=True,
                                        env={**os.environ, "HOME": str(self.config.parent)})

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.kills += 1
        if self.process:
            self.process.wait(timeout=10)

    def listens(self):
        with contextlib.closing(socket.socket()) as probe:
            probe.settimeout(0.5)
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def wait(self, seconds=30):
        end = time.monotonic() + seconds
        while not self.listens():
            if time.monotonic() > end:
                raise RuntimeError("opdeskd does not come up: " + pathlib.Path(self.errors.name).read_text(errors="replace")[-500:])
            if self.process.poll() is not None:
                self.start()
            time.sleep(0.1)

    def close(self):
        self.kill()
        self.errors.close()


class Writer(threading.Thread):
    """One desk at work: registers, edits, records and books until told to stop; survives the death of its program."""

    def __init__(self, name, desk, user, shared, seed):
        super().__init__(daemon=True)
        self.name_, self.desk, self.user, self.shared = name, desk, user, shared
        self.chance = random.Random(seed)
        self.journal = []           #: what opdeskctl acknowledged
        self.refused = collections.Counter()
        self.deaths = 0
        self.problem = None
        self.stopping = threading.Event()
        self.busy = threading.Lock()  #: held while a command runs; who holds it may do anything to the desk
        self.number = 0

    def run(self):
        while not self.stopping.is_set():
            with self.busy:
                try:
                    self.one()
                except Refused as problem:
                    self.refused[problem.code] += 1
                except Died:
                    self.problem = "opdeskctl died by itself"
                    return
            time.sleep(self.chance.uniform(0.02, 0.25))

    def entered(self, what, kind, record, **more):
        self.journal.append({"desk": self.name_, "at": time.time(), "what": what, "kind": kind, "record": record, **more})

    def one(self):
        self.number += 1
        what = self.chance.choice(("register", "edit", "edit", "vitals", "allergy", "visit"))
        if what == "allergy" and self.name_ == "laptop":
            what = "bill"
        if what in ("vitals", "allergy") and self.name_ == "front":
            what = "pay"
        desk = self.desk
        if what == "edit":
            patient, field = self.chance.choice(self.shared), OWN_FIELD[self.name_]
            value = f"{self.chance.choice(WORDS)} {self.name_} {self.number}"
            desk.send("patient.edit", patient=patient, fields={field: value})
            return self.entered("set", "patient", patient, field=field, value=value)
        patient = self.register()
        if what == "vitals":
            made = desk.send("vitals.record", patient=patient, blood_pressure=f"{100 + self.number % 60}/80", pulse=72)["vitals"]
            self.entered("add", "vitals", made)
        elif what == "allergy":
            made = desk.send("allergy.add", patient=patient, substance=self.chance.choice(("Aspirin", "Ibuprofen", "Peanut")))["allergy"]
            self.entered("add", "allergy", made)
        elif what == "visit":
            made = desk.send("queue.issue", patient=patient, doctor=self.doctor, visit_kind="new")
            self.entered("add", "visit", made["visit"], token=made["token"])
        elif what in ("bill", "pay"):
            bill = desk.send("bill.issue", patient=patient, lines=[{"text": "Consultation", "quantity": 1, "rate": 100 * (200 + self.number)}])
            self.entered("add", "invoice", bill["invoice"], number=bill["number"])
            if what == "bill":
                return
            paid = desk.send("payment.take", patient=patient, invoice=bill["invoice"], amount=bill["total"], mode="cash")
            self.entered("add", "payment", paid["payment"])

    def register(self):
        name = f"{self.chance.choice(WORDS).title()} {self.chance.choice(WORDS).title()}{self.chance.choice(WORDS)}"
        made = self.desk.send("patient.register", name=name, sex="female", age=str(18 + self.number % 70), accept_duplicate=True,
                              phone=f"9{self.chance.randrange(10 ** 9):09d}")
        self.entered("add", "patient", made["patient"], name=name, number=made["clinic_number"])
        return made["patient"]

    def restart(self, meanwhile=lambda: None, before=lambda: None):
        """The program is killed, `meanwhile` happens to its folder, and it is started and unlocked again."""
        with self.busy:
            before()
            for answer in self.desk.kill():
                if answer.get("ok"):  # it had left the program: acknowledged, though nobody noted what it was
                    self.refused["answered while dying"] += 1
            self.deaths += 1
            meanwhile()
            self.desk.start()
            self.desk.unlock(self.user)


class Chaos:
    def __init__(self, place, claims):
        self.place, self.claims = place, claims
        self.chance = random.Random(options.seed)
        self.server = place.server()
        self.stop_own_daemon()
        self.daemons = [place.owns(Daemon(self.server, f"opdeskd{number}", options.instances > 1)) for number in range(options.instances)]
        for daemon in self.daemons:
            daemon.start()
            daemon.wait()
        self.lines, self.writers = {}, {}
        self.faults = collections.Counter()
        self.image = None

    def stop_own_daemon(self):
        """dev-server.sh keeps PostgreSQL; the API is this script's matter."""
        file = pathlib.Path(self.server.env["OPDESK_CONFIG"]).parent / "opdeskd.pid"
        pid = int(file.read_text())
        os.kill(pid, signal.SIGTERM)
        for _ in range(100):
            if not pathlib.Path(f"/proc/{pid}").exists():
                break
            time.sleep(0.1)
        file.unlink(missing_ok=True)

    def desks(self):
        ports = [daemon.port for daemon in self.daemons]
        for number, (name, who) in enumerate(PEOPLE.items()):
            line = self.lines[name] = self.place.owns(Line(ports[number % len(ports):] + ports[:number % len(ports)], seed=number))
            desk = self.place.desk(name, arguments=["--sync"], timeout=60)
            desk.send("device.enrol", server=line.url, ca=self.server.ca, clinic="BANYAN", code=self.server.code(), name=name)
            user = desk.login(self.server, who)["user"]
            self.writers[name] = Writer(name, desk, user, [], options.seed * 10 + number)
        front = self.writers["front"]
        shared = [front.register() for _ in range(12)]
        doctor = self.writers["room"].user
        for writer in self.writers.values():
            writer.shared, writer.doctor = shared, doctor
        self.wait_quiet(60)

    # ---- faults

    def kill_server(self):
        daemon = self.chance.choice(self.daemons)
        daemon.kill()
        time.sleep(self.chance.uniform(0.1, 1.0))
        daemon.start()

    def restart_postgres(self):
        mode = self.chance.choice(("fast", "immediate"))
        self.server._as_user([f"{PG_BIN}/pg_ctl", "-D", self.server.env["OPDESK_PG_DATA"], "-m", mode, "-w", "-t", "30", "restart", "-l",
                              self.server.env["OPDESK_PG_LOG"]])

    def bad_line(self, **how):
        line = self.lines[self.chance.choice(list(self.lines))]
        for name, value in how.items():
            setattr(line, name, value)
        time.sleep(self.chance.uniform(2, 6))
        line.mend()

    def cut_line(self):
        line = self.lines[self.chance.choice(list(self.lines))]
        line.cut()
        time.sleep(self.chance.uniform(0.5, 5))
        line.mend()

    def take_image(self):
        """The laptop's folder as a backup would hold it; the program is down for a moment, so the copy is whole."""
        writer = self.writers["laptop"]
        self.image = self.place.folder / "image"

        def copy():
            self.marks_imaged = self.marks_of(writer)
            shutil.rmtree(self.image, ignore_errors=True)
            shutil.copytree(writer.desk.profile, self.image)
        writer.restart(copy)
        self.imaged = len(writer.journal)

    @staticmethod
    def marks_of(writer):
        return json.loads(next(writer.desk.folder.glob("device.secret.*.marks")).read_text())

    def put_image_back(self):
        """While its line is cut some work was only on that disk; then the older image is put back."""
        writer, line = self.writers["laptop"], self.lines["laptop"]
        line.cut()
        time.sleep(min(6.0, options.minutes * 6))

        def last_look():
            self.waiting_then = writer.desk.send("sync.status")["status"]["waiting"]

        def replace():
            self.restored = len(writer.journal)
            self.marks_then = self.marks_of(writer)
            shutil.rmtree(writer.desk.profile)
            shutil.copytree(self.image, writer.desk.profile)
        writer.restart(replace, before=last_look)
        line.mend()

    def storm(self):
        for writer in self.writers.values():
            writer.start()
        begun = time.monotonic()
        length = options.minutes * 60
        self.stop_kills = threading.Event()
        killer = threading.Thread(target=self.keep_killing, daemon=True)
        killer.start()
        others = [("line cut", self.cut_line), ("64 kbit/s", lambda: self.bad_line(rate=64_000)), ("30 % loss", lambda: self.bad_line(loss=0.3)),
                  ("PostgreSQL restarted", self.restart_postgres),
                  ("desk killed", lambda: self.writers[self.chance.choice(("front", "room"))].restart())]
        at = 0
        while (now := time.monotonic() - begun) < length:
            if options.image and self.image is None and now > length * 0.25:
                name, fault = "image taken", self.take_image
            elif options.image and not self.faults["image put back"] and now > length * 0.6:
                name, fault = "image put back", self.put_image_back
            else:
                # Each of them in turn, in another order every round.
                if at % len(others) == 0:
                    self.chance.shuffle(others)
                name, fault = others[at % len(others)]
                at += 1
            fault()
            self.faults[name] += 1
            time.sleep(self.chance.uniform(0.1, 1.0))
            for writer in self.writers.values():
                if writer.problem:
                    raise RuntimeError(f"{writer.name_}: {writer.problem}")
        self.stop_kills.set()
        killer.join(30)
        for writer in self.writers.values():
            writer.stopping.set()
        for writer in self.writers.values():
            writer.join(60)
        for line in self.lines.values():
            line.mend()
        for daemon in self.daemons:
            daemon.wait()
        self.faults["opdeskd killed -9"] = sum(daemon.kills for daemon in self.daemons)

    def keep_killing(self):
        while not self.stop_kills.wait(self.chance.uniform(2, 6)):
            self.kill_server()

    # ---- afterwards

    def wait_quiet(self, seconds):
        """Looks, and touches nothing, until nothing waits anywhere and every desk has seen the newest head; returns how long."""
        begun = time.monotonic()
        while True:
            states = {name: writer.desk.send("sync.status")["status"] for name, writer in self.writers.items()}
            head = int(self.server.query("super", "SELECT seq FROM app.sync_head WHERE tenant = "
                                                  f"'{self.server.env['OPDESK_TENANT']}'")[0])
            if all(state["waiting"] == 0 and state["cursor"] == head for state in states.values()):
                return time.monotonic() - begun, states
            if time.monotonic() - begun > seconds:
                return None, states
            time.sleep(0.5)

    def exported(self, name):
        file = self.place.folder / f"{name}.jsonl"
        self.writers[name].desk.send("export.records", file=str(file))
        with open(file, encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        file.unlink()
        return {(record["kind"], record["id"]): record for record in records}

    def judge(self):
        claims = self.claims
        took, states = self.wait_quiet(options.quiet)
        claims.check("outboxes drain and desks catch up by themselves", took is not None,
                     f"{took:.0f} s after the last fault" if took is not None else json.dumps(states))
        claims.equal("nothing is parked", {name: state["parked"] for name, state in states.items()}, {name: 0 for name in states})
        desks = {name: self.exported(name) for name in self.writers}
        tenant = self.server.env["OPDESK_TENANT"]
        rows = [row.split("|") for row in self.server.query(
            "super", f"SELECT kind, id, version, deleted, compartment FROM app.record WHERE tenant = '{tenant}'")]
        server = {(kind, id_): int(version) for kind, id_, version, deleted, _ in rows if deleted == "f"}
        self.compare_digests()
        self.compare(desks, {(kind, id_): int(version) for kind, id_, version, deleted, compartment in rows
                             if deleted == "f" and compartment != "admin"})
        self.account(desks, server)

    def compare_digests(self):
        """The sums the server keeps and those of each desk, which also says whether its records fit them."""
        rows = self.server.query("super", "SELECT compartment, bit_xor(sum) FROM app.digest_sum WHERE tenant = "
                                          f"'{self.server.env['OPDESK_TENANT']}' GROUP BY 1")
        there = {compartment: f"{int(bits, 2):064x}" for compartment, bits in (row.split("|") for row in rows)}
        for name, writer in self.writers.items():
            answer = writer.desk.send("sync.digests")
            here = answer["compartments"]
            self.claims.check(f"{name}: digests are the server's", here == {one: there.get(one, "0" * 64) for one in here} and "desk" in here,
                              ", ".join(f"{one} {text[:8]}" for one, text in here.items()))
            self.claims.equal(f"{name}: records that do not fit their digest", answer["wrong"], 0)

    def compare(self, desks, server):
        """The doctor's desks hold everything but the admin's; the reception the desk compartment."""
        def digest(records):
            lines = sorted(json.dumps([kind, id_, record["version"], record["body"]], sort_keys=True, ensure_ascii=False)
                           for (kind, id_), record in records.items())
            return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
        whole = {name: digest(desks[name]) for name in ("room", "laptop")}
        self.claims.check("equal contents on both doctors' desks", len(set(whole.values())) == 1, str(whole))
        common = {name: digest({key: record for key, record in records.items() if key in desks["front"]}) for name, records in desks.items()}
        self.claims.check("and on the reception's, of what it may hold", len(set(common.values())) == 1, str(common))
        here = {key: record["version"] for key, record in desks["room"].items()}
        differ = sorted(set(here.items()) ^ set(server.items()))
        self.claims.equal("a desk and the server hold the same records at the same versions", differ[:6], [])
        dirty = [key for records in desks.values() for key, record in records.items() if record["dirty"]]
        self.claims.equal("no record has unsent changes", dirty[:6], [])

    def account(self, desks, server):
        laptop = self.writers["laptop"]
        on_lost_disk = {id(entry) for entry in laptop.journal[self.imaged:self.restored]} if self.image else set()
        entries = [entry for writer in self.writers.values() for entry in writer.journal]
        last = {}
        for entry in entries:
            if entry["what"] == "set":
                last[entry["desk"], entry["record"], entry["field"]] = entry
        room = desks["room"]
        lost, missing = [], []
        for entry in entries:
            key = entry["kind"], entry["record"]
            if entry["what"] == "add":
                there = key in server and key in room
            else:
                if last[entry["desk"], entry["record"], entry["field"]] is not entry:
                    continue  # the same person wrote over it
                there = room.get(key, {}).get("body", {}).get(entry["field"]) == entry["value"]
            if not there:
                (missing if id(entry) in on_lost_disk else lost).append(entry)
        for entry in lost[:10]:
            print("LOST", json.dumps(entry))
        if options.image:
            self.image_told_of(room, missing)
        numbers = [record["body"].get("number") for (kind, _), record in room.items() if kind == "invoice"]
        self.claims.check("bill numbers are unique", len(numbers) == len(set(numbers)), f"{len(numbers)} bills")
        numbers = [record["body"].get("clinic_number") for (kind, _), record in room.items() if kind == "patient"]
        self.claims.check("clinic numbers are unique", len(numbers) == len(set(numbers)), f"{len(numbers)} patients")
        print(f"{len(entries)} entries acknowledged on {len(self.writers)} desks: "
              + ", ".join(f"{name} {len(writer.journal)}" for name, writer in self.writers.items())
              + f"; refused {dict(sum((writer.refused for writer in self.writers.values()), collections.Counter()))}")
        print("faults: " + ", ".join(f"{name} {count}" for name, count in sorted(self.faults.items())))
        self.claims.equal("lost", len(lost), 0)
        print(f"converged, lost: {len(lost)}, known missing: {len(missing)}")

    def image_told_of(self, room, missing):
        """The card names exactly what the restored image cannot have."""
        cards = [record["body"] for (kind, _), record in room.items() if kind == "conflict" and record["body"]["reason"] == "device_restored"]
        self.claims.equal("one card tells of the restored disk", len(cards), 1)
        if not cards:
            return
        body = cards[0]
        mine = body["mine"][0] if body.get("mine") else {}
        marks = self.marks_then
        print(f"the lost disk: {self.waiting_then} ops not acknowledged, last device_seq {marks['device_seq']}; the card:", json.dumps(mine))
        self.claims.equal("it is of high severity and about that device", [body["severity"], body["record_id"]], ["high", marks["device"]])
        # What was in the outbox when the disk was lost, less what the server has all the same and what waits in the image.
        here = {int(row) for row in self.server.query(
            "super", f"SELECT device_seq FROM app.op_log WHERE tenant = '{self.server.env['OPDESK_TENANT']}' AND device = '{marks['device']}'")}
        first = max(marks["device_seq"] - self.waiting_then, self.marks_imaged["device_seq"]) + 1
        gone = set(range(first, marks["device_seq"] + 1)) - here
        self.claims.equal("the card lists exactly the ops that were on the lost disk alone", mine.get("ops"), sorted(gone))
        for kind, counter in (("patient", "clinic_number"), ("invoice", "invoice")):
            numbers = sorted(int(re.findall(r"\d+", entry["number"])[-1]) for entry in missing if entry["what"] == "add" and entry["kind"] == kind)
            told = sorted(number for name, list_ in mine.get("documents", {}).items() if name.split(":")[0] == counter for number in list_)
            self.claims.equal(f"and exactly the numbers of its {kind}s", told, numbers)
        self.claims.check("the lost disk had something to lose", bool(gone) and bool(missing), f"{len(gone)} ops, {len(missing)} entries")


def work(place, claims):
    chaos = Chaos(place, claims)
    chaos.desks()
    chaos.storm()
    chaos.judge()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--minutes", type=float, default=10)
    arguments.add_argument("--seed", type=int, default=3)
    arguments.add_argument("--instances", type=int, default=1, help="2: the lines fail over between two opdeskd")
    arguments.add_argument("--no-image", dest="image", action="store_false", help="no older disk image is put back")
    arguments.add_argument("--quiet", type=float, default=330, help="seconds the desks have to come to rest; the longest back-off is 5 minutes")
    options = arguments.parse_args()
    run("chaos", work)
