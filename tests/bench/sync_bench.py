#!/usr/bin/env python3
"""Sync measured as it is shipped: the real client on an encrypted cache, TLS, the real server on PostgreSQL, next to the bound
and to PouchDB, all in one run on one machine. scripts/bench.sh sync runs it; docs/performance.md says what the rows mean.

The clinics are filled once, by pushing what opdeskctl's invented clinic makes, and kept in --data. Ends with 1 when a goal is
missed, and names it.
"""
import argparse
import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/integration"))
from line import Line  # noqa: E402
from support import PASSPHRASE, PHONES, Desk, Server, build_folder  # noqa: E402

DOCTOR = "Dr. Meera Kulkarni"
CLINICS = {"SMALL": 10_000, "LARGE": 200_000, "HUGE": 1_000_000}
#: Records the invented clinic makes for a patient, measured; a few per cent more or less do not matter.
RECORDS_A_PATIENT = 7.1
PATIENTS_AT_ONCE = 4000
MEGABYTE = 1000  # of kilobytes as the kernel counts them


def say(*words):
    print(*words, file=sys.stderr, flush=True)


class Bench:
    def __init__(self, options):
        self.options = options
        self.data = options.data
        self.data.mkdir(parents=True, exist_ok=True)
        self.fresh = 0
        self.figures = {}
        self.rows, self.missed = [], []
        self.processes = []

    # ---- the table

    def row(self, name, figure, goal=None, holds=None):
        self.rows.append((name, figure, goal or "", "" if holds is None else "met" if holds else "MISSED"))
        if holds is False:
            self.missed.append(name)
        say(f"  {name}: {figure}" + (f" ({goal}: {'met' if holds else 'MISSED'})" if goal else ""))

    def table(self):
        widths = [max(len(row[i]) for row in [*self.rows, ("sync", "figure", "goal", "")]) for i in range(4)]
        for row in [("sync", "figure", "goal", ""), *self.rows]:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())

    # ---- clinics and desks

    def start_server(self):
        self.server = Server(self.data / "server")
        for code in self.wanted():
            marker = self.data / f"{code}.provisioned"
            if not marker.exists():
                description = json.loads((ROOT / "scripts/lib/clinic_banyan.json").read_text())
                number = list(CLINICS).index(code) + 1
                for person in description["staff"]:
                    person["phone"] = self.phone(code, person["key"])
                marker.write_text(self.server.provision({**description, "clinic_code": code, "name": f"Bench Clinic {number}"}))

    @staticmethod
    def phone(code, key):
        return PHONES[key].replace("+9198000", f"+91981{list(CLINICS).index(code)}0")

    def tenant(self, code):
        return (self.data / f"{code}.provisioned").read_text()

    def wanted(self):
        return [code for code in CLINICS if code != "HUGE" or self.options.full]

    def desk(self, code, folder=None):
        """An enrolled desk where the doctor has logged in and nothing has been fetched; its process has ended."""
        self.fresh += 1
        folder = folder or self.data / f"desk-{os.getpid()}-{self.fresh}"
        desk = Desk(folder)
        desk.send("device.enrol", server=self.server.url, ca=self.server.ca, clinic=code,
                  code=self.server.as_service("new-enrol-code", "--clinic", code).strip(), name=f"Bench {self.fresh}")
        desk.send("session.login", phone=self.phone(code, "meera"), passphrase=PASSPHRASE, otp_file=self.server.env["OPDESK_OTP_OUTBOX"])
        desk.close()
        return desk

    def move(self, desk, url):
        desk.start()
        desk.send("device.move", server=url)
        desk.close()

    def fill(self, code):
        """The clinic's records, pushed by a desk that made them."""
        wanted, marker = CLINICS[code], self.data / f"{code}.filled"
        if marker.exists():
            return
        begun = time.monotonic()
        folder = self.data / f"filler-{code}"
        desk = Desk(folder, timeout=3600) if (folder / "profile").exists() else self.desk(code, folder)
        desk.timeout = 3600
        if desk.process.poll() is not None:
            desk.start()
        desk.send("device.move", server=self.server.url)
        desk.unlock(DOCTOR)
        desk.send("sync.now")  # brings the clinic's doctors
        seed = 1
        while (here := self.count(code)) < wanted:
            patients = max(200, min(PATIENTS_AT_ONCE, int((wanted - here) / RECORDS_A_PATIENT)))
            made = desk.send("demo.make", patients=patients, seed=seed)
            made_at = time.monotonic()
            status = desk.send("sync.now", timeout_s=3600)["status"]
            seed += 1
            say(f"filling {code}: {self.count(code)} of {wanted} records, {made_at - begun:.0f} s made, {time.monotonic() - begun:.0f} s pushed, "
                f"parked {status['parked']}, {made['patients']} people")
        desk.close()
        marker.write_text(f"{time.monotonic() - begun:.0f} s\n")

    def count(self, code):
        return int(self.server.query("super", f"SELECT count(*) FROM app.record WHERE tenant = '{self.tenant(code)}' AND NOT deleted "
                                              "AND compartment <> 'admin'")[0])

    # ---- parts

    def part(self, part, desk, *more, talk=None):
        """Runs one part of opdesk_sync_bench; `talk(process)` speaks with it over its pipes."""
        program = build_folder() / "tests/bench/opdesk_sync_bench"
        command = [str(program), part, "--profile", str(desk.profile), "--secret", str(desk.secret), "--user", DOCTOR, "--passphrase",
                   PASSPHRASE, *map(str, more)]
        with self.process(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            if talk:
                talk(process)
            out, _ = process.communicate(timeout=self.options.timeout)
            if process.returncode != 0:
                raise RuntimeError(f"{part} failed")
            return json.loads(out.strip().splitlines()[-1])

    @contextlib.contextmanager
    def process(self, command, **options):
        process = subprocess.Popen(command, **options)
        self.processes.append(process)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            self.processes.remove(process)

    def drop(self, desk):
        subprocess.run(["rm", "-rf", "--", str(desk.folder)], check=True)

    def bootstraps(self):
        """Time, against the bound; bytes; a person's writes meanwhile; memory."""
        self.server.stop()
        self.server.start()  # nothing is cached from another desk
        desk = self.desk("LARGE")
        cold = self.part("bootstrap", desk)
        bound = self.part("bound", desk, "--folder", self.data)
        self.figures["bootstrap"], self.figures["bound"] = cold, bound
        self.source = desk
        rate, plain = cold["records"] / cold["seconds"], bound["records"] / bound["seconds"]
        ratio = plain / rate
        self.row("bootstrap, cold server", f"{cold['records']} records in {cold['seconds']:.2f} s, {rate:.0f} a second")
        self.row("bound: plain bulk insert, projections included", f"{bound['seconds']:.2f} s, {plain:.0f} a second")
        self.row("records alone, without projections", f"{bound['records_alone_seconds']:.2f} s")
        self.row("bootstrap, times the bound", f"{ratio:.2f}", "at most 1.5", ratio <= 1.5)

        second = self.desk("LARGE")
        warm = self.part("bootstrap", second)
        self.row("bootstrap, second desk", f"{warm['seconds']:.2f} s, {warm['records'] / warm['seconds']:.0f} a second")
        rest = self.part("writes", second, "--count", 200, "--write-every", 20)["writes"]
        self.drop(second)

        busy = self.desk("LARGE")
        while_syncing = self.part("bootstrap", busy, "--write-every", 20)
        self.drop(busy)
        wrote = while_syncing["writes"]
        self.row("a person's write, nothing else going on", f"median {rest['median_ms']:.1f} ms, p99 {rest['p99_ms']:.1f} ms")
        self.row("a person's write while a bootstrap runs", f"median {wrote['median_ms']:.1f} ms, p99 {wrote['p99_ms']:.1f} ms, most "
                 f"{wrote['max_ms']:.1f} ms, {wrote['count']} writes", "p99 under 15 ms", wrote["p99_ms"] < 15)

        with contextlib.closing(Line(self.server.port)) as line:
            counted = self.desk("LARGE")
            self.move(counted, line.url)
            line.up = line.down = 0
            done = self.part("bootstrap", counted)
            each = (line.up + line.down) / done["records"]
            self.drop(counted)
        self.row("bytes a record at bootstrap, both ways, TLS included", f"{each:.1f}", "at most 110", each <= 110)

        small = self.desk("SMALL")
        memory = {CLINICS["SMALL"]: self.part("bootstrap", small)["memory"]["peak_kb"], CLINICS["LARGE"]: cold["memory"]["peak_kb"]}
        self.small = small
        if self.options.full:
            huge = self.desk("HUGE")
            done = self.part("bootstrap", huge)
            memory[CLINICS["HUGE"]] = done["memory"]["peak_kb"]
            self.row("bootstrap of the huge clinic", f"{done['records']} records in {done['seconds']:.0f} s")
            self.drop(huge)
        peaks = [peak / MEGABYTE for peak in memory.values()]
        self.row("memory of the client, peak, at " + ", ".join(f"{size // 1000}k" for size in memory) + " records",
                 ", ".join(f"{peak:.0f} MB" for peak in peaks), "under 150 MB, flat", max(peaks) < 150)

    def backlogs(self):
        mixed = self.part("backlog", self.small, "--ops", 3000)
        single = self.part("backlog", self.small, "--ops", 3000, "--single")
        self.figures["backlog"] = mixed
        self.row("backlog of a mixed day", f"{mixed['ops']} ops in {mixed['seconds']:.2f} s, {mixed['ops'] / mixed['seconds']:.0f} a second")
        self.row("backlog, one op an action", f"{single['ops']} ops in {single['seconds']:.2f} s, {single['ops'] / single['seconds']:.0f} a second")

    def latency(self):
        other = self.desk("SMALL")
        self.part("bootstrap", other)
        seen = self.part("latency", self.small, "--other-profile", other.profile, "--other-secret", other.secret, "--other-user", DOCTOR,
                         "--count", self.options.changes)
        self.drop(other)
        self.figures["latency"] = seen
        self.row("a change seen on the other desk, its own save included", f"median {seen['median_ms']:.1f} ms, p99 {seen['p99_ms']:.1f} ms of "
                 f"{seen['count']}", "25 ms, p99 100 ms", seen["median_ms"] <= 25 and seen["p99_ms"] <= 100)
        self.row("the same from the moment it was saved", f"median {seen['median_after_saving_ms']:.1f} ms, p99 {seen['p99_after_saving_ms']:.1f} ms")

    def wire(self):
        """Bytes of looking whether there is anything new."""
        with contextlib.closing(Line(self.server.port)) as line:
            self.move(self.small, line.url)
            checks = 20
            counted = []

            def count_checks(process):
                process.stdout.readline()
                line.up = line.down = 0
                print(file=process.stdin, flush=True)
                process.stdout.readline()
                counted.append((line.up + line.down) / checks)
                print(file=process.stdin, flush=True)
            self.part("checks", self.small, "--count", checks, talk=count_checks)

            def count_stream(process):
                process.stdout.readline()
                # From just after a heartbeat to just after another.
                while True:
                    before = line.down
                    time.sleep(0.05)
                    if line.down != before:
                        break
                time.sleep(0.3)
                line.up = line.down = 0
                time.sleep(2 * self.options.heartbeat)
                counted.append((line.up + line.down) / 2)
                print(file=process.stdin, flush=True)
            self.part("stream", self.small, talk=count_stream)
            self.move(self.small, self.server.url)
        self.row("a check with nothing new, on the open stream", f"{counted[1]:.0f} bytes", "under 200", 0 < counted[1] < 200)
        self.row("a check with nothing new, as a request", f"{counted[0]:.0f} bytes", "under 1,600", 0 < counted[0] < 1600)

    def copy(self):
        """The bound of the server: COPY of the same rows into a table of the same shape."""
        file = pathlib.Path(self.server.env["OPDESK_CONFIG"]).parent / "rows.copy"
        self.server.query("super", f"COPY (SELECT * FROM app.record WHERE tenant = '{self.tenant('LARGE')}') TO '{file}' (FORMAT binary);"
                                   "DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench; CREATE TABLE bench.record (LIKE app.record INCLUDING ALL)")
        begun = time.monotonic()
        self.server.query("super", f"COPY bench.record FROM '{file}' (FORMAT binary)")
        took = time.monotonic() - begun
        rows = int(self.server.query("super", "SELECT count(*) FROM bench.record; DROP SCHEMA bench CASCADE")[0])
        file.unlink()
        self.row("bound of the server: COPY into PostgreSQL", f"{rows} rows in {took:.2f} s, {rows / took:.0f} a second")

    def server_memory(self):
        pid = (pathlib.Path(self.server.env["OPDESK_CONFIG"]).parent / "opdeskd.pid").read_text().strip()
        status = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
        kept = {line.split(":")[0]: int(line.split()[1]) for line in status if line.startswith(("VmRSS", "VmHWM"))}
        self.row("memory of opdeskd after all that", f"{kept['VmRSS'] / MEGABYTE:.0f} MB, peak {kept['VmHWM'] / MEGABYTE:.0f} MB")

    # ---- PouchDB

    def peer(self, part, *more):
        command = ["node", str(ROOT / "tests/bench/peer/peer.js"), part, "--folder", str(self.peer_folder), *map(str, more)]
        with self.process(command, stdout=subprocess.PIPE, text=True, env=self.peer_env) as process:
            out, _ = process.communicate(timeout=self.options.timeout)
            if process.returncode != 0:
                raise RuntimeError(f"the peer's {part} failed")
            return json.loads(out.strip().splitlines()[-1])

    def peers(self):
        self.peer_env = {**os.environ, "NODE_PATH": str(self.options.peer_modules)}
        self.peer_folder = self.data / f"peer-{os.getpid()}"
        self.peer_folder.mkdir()
        records = self.peer_folder / "records.jsonl"
        self.source.start()
        self.source.unlock(DOCTOR)
        self.source.send("export.records", file=str(records))
        self.source.close()
        serve = ["node", str(ROOT / "tests/bench/peer/peer.js"), "serve", "--folder", str(self.peer_folder), "--load", str(records)]
        with self.process(serve, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self.peer_env) as server:
            url = f"http://127.0.0.1:{json.loads(server.stdout.readline())['port']}"
            say("PouchDB's server holds", json.loads(server.stdout.readline())["loaded"], "documents")
            for batch in (100, 1000):
                self.against_peer(url, records, batch)
            seen = self.peer("latency", "--folder", self.peer_folder / "l", "--url", url, "--changes", self.options.changes)
            self.row("PouchDB: a change seen on the other client", f"median {seen['median_ms']:.1f} ms, p99 {seen['p99_ms']:.1f} ms")

    def against_peer(self, url, records, batch):
        """As PouchDB comes it asks for 100 documents at a time, and that is what it is compared with; larger batches suit it better."""
        asks = "as it comes" if batch == 100 else f"{batch} at a time"
        filled = self.peer("bootstrap", "--folder", self.peer_folder / f"b{batch}", "--url", url, "--batch", batch)
        sent = self.peer("backlog", "--folder", self.peer_folder / f"p{batch}", "--url", url, "--load", records, "--ops", 3000, "--batch", batch)
        for name, theirs, count in (("bootstrap", filled, "records"), ("backlog", sent, "ops")):
            mine = self.figures[name][count] / self.figures[name]["seconds"]
            rate = theirs[count] / theirs["seconds"]
            self.row(f"PouchDB {asks}: {name}", f"{theirs[count]} documents in {theirs['seconds']:.1f} s, {rate:.0f} a second")
            if batch == 100:
                self.row(f"{name}, times PouchDB's rate", f"{mine / rate:.1f}", "at least 8", mine >= 8 * rate)
            else:
                self.row(f"{name}, times that rate", f"{mine / rate:.1f}")

    # ---- all of it

    def run(self):
        self.start_server()
        for code in self.wanted():
            self.fill(code)
        steps = {"bootstrap": self.bootstraps, "backlog": self.backlogs, "latency": self.latency, "wire": self.wire, "copy": self.copy,
                 "memory": self.server_memory, "peer": self.peers}
        if not self.options.peer_modules:
            steps.pop("peer")
            say("without PouchDB: no --peer-modules")
        for name, step in steps.items():
            if not self.options.only or name in self.options.only:
                say(f"-- {name}")
                step()

    def close(self):
        for process in list(self.processes):
            process.kill()
        for folder in [*self.data.glob(f"desk-{os.getpid()}-*"), *self.data.glob(f"peer-{os.getpid()}"), *self.data.glob("bound.db*")]:
            subprocess.run(["rm", "-rf", "--", str(folder)], check=False)
        if hasattr(self, "server"):
            self.server.close()


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=pathlib.Path, required=True)
    arguments.add_argument("--full", action="store_true", help="a clinic of a million records too; filling it takes long")
    arguments.add_argument("--peer-modules", type=pathlib.Path, help="node_modules with pouchdb, express-pouchdb and express")
    arguments.add_argument("--changes", type=int, default=300, help="changes whose way to the other desk is timed")
    arguments.add_argument("--records", type=int, help="of the large clinic, for a short run")
    arguments.add_argument("--only", nargs="*", help="bootstrap comes first: the others use its desk")
    arguments.add_argument("--heartbeat", type=float, default=15, help="seconds, as the server's settings have it")
    arguments.add_argument("--timeout", type=float, default=3600)
    options = arguments.parse_args()
    options.data = options.data.resolve()
    if options.records:
        CLINICS["LARGE"] = options.records
    if options.only:
        options.only.insert(0, "bootstrap")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    bench = Bench(options)
    try:
        bench.run()
    finally:
        bench.close()
    bench.table()
    print("missed: " + "; ".join(bench.missed) if bench.missed else "every goal is met")
    sys.exit(1 if bench.missed else 0)


if __name__ == "__main__":
    main()
