#!/usr/bin/env python3
"""Sync measured as it is shipped: the real client on an encrypted cache, TLS, the real server on PostgreSQL, next to the bound
and to PouchDB, all in one run on one machine. scripts/bench.sh sync runs it; docs/performance.md says what the rows mean.

The clinics are filled once, by pushing what opdeskctl's invented clinic makes and copying that on the server where the clinic
is large, and kept in --data. Ends with 1 when a goal is missed, and names it.
"""
import argparse
import contextlib
import functools
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/integration"))
from line import Line  # noqa: E402
from support import PASSPHRASE, PHONES, Desk, Server, build_folder  # noqa: E402

DOCTOR = "Dr. Meera Kulkarni"
SIZES = {"small": 10_000, "large": 200_000, "huge": 1_000_000}
#: Records the invented clinic makes for a patient, measured; a few per cent more or less do not matter.
RECORDS_A_PATIENT = 7.1
#: What is pushed; a larger clinic is that and copies of it, which opdesk_sync_fill makes on the server.
PUSHED = 28_000
MEGABYTE = 1000  # of kilobytes as the kernel counts them


def say(*words):
    print(*words, file=sys.stderr, flush=True)


class Bench:
    TITLE, MET = "sync", "met"

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
        self.rows.append((name, figure, goal or "", "" if holds is None else self.MET if holds else "MISSED"))
        if holds is False:
            self.missed.append(name)
        say(f"  {name}: {figure}" + (f" ({goal}: {self.MET if holds else 'MISSED'})" if goal else ""))

    def table(self):
        rows = [(self.TITLE, "figure", "goal", ""), *self.rows]
        widths = [max(len(row[i]) for row in rows) for i in range(4)]
        for row in rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())

    # ---- clinics and desks

    def start_server(self):
        self.server = Server(self.data / "server")
        for size in self.wanted():
            code = self.code(size)
            marker = self.data / f"{code}.provisioned"
            if not marker.exists():
                description = json.loads((ROOT / "scripts/lib/clinic_banyan.json").read_text())
                for person in description["staff"]:
                    person["phone"] = self.phone(size, person["key"])
                marker.write_text(self.server.provision(self.described({**description, "clinic_code": code, "name": f"Bench Clinic {size}"})))
            self.revoke(size, "id <> (SELECT id FROM app.device WHERE tenant = d.tenant ORDER BY enrolled_ms LIMIT 1)")

    def described(self, description):
        """The clinic as it is set up."""
        return description

    @staticmethod
    def code(size):
        """A clinic of another number of records is another clinic."""
        return f"BENCH{SIZES[size] // 1000}K"

    @staticmethod
    def phone(size, key):
        return PHONES[key].replace("+9198000", f"+919{SIZES[size] // 1000:04d}")

    def tenant(self, size):
        return (self.data / f"{self.code(size)}.provisioned").read_text()

    def wanted(self):
        return [size for size in SIZES if size != "huge" or self.options.full]

    def desk(self, size, folder=None):
        """An enrolled desk where the doctor has logged in and nothing has been fetched; its process has ended."""
        self.fresh += 1
        folder = folder or self.data / f"desk-{os.getpid()}-{self.fresh}"
        desk = Desk(folder)
        desk.send("device.enrol", server=self.server.url, ca=self.server.ca, clinic=self.code(size),
                  code=self.server.as_service("new-enrol-code", "--clinic", self.code(size)).strip(), name=f"Bench {self.fresh}")
        desk.send("session.login", phone=self.phone(size, "meera"), passphrase=PASSPHRASE, otp_file=self.server.env["OPDESK_OTP_OUTBOX"])
        desk.close()
        desk.size = size
        desk.id = self.server.query("super", f"SELECT id FROM app.device WHERE tenant = '{self.tenant(size)}' ORDER BY enrolled_ms DESC LIMIT 1")[0]
        return desk

    def revoke(self, size, which):
        """A clinic has few desks at a time; the first is the one that fills it."""
        self.server.query("super", f"UPDATE app.device d SET state = 'revoked' WHERE tenant = '{self.tenant(size)}' AND {which}")

    def move(self, desk, url):
        desk.start()
        desk.send("device.move", server=url)
        desk.close()

    def fill(self, size):
        """The clinic's records: pushed by a desk that made them, then copied as other people until there are enough."""
        wanted, marker = SIZES[size], self.data / f"{self.code(size)}.filled"
        if marker.exists():
            return
        begun = time.monotonic()
        folder = self.data / f"filler-{self.code(size)}"
        desk = Desk(folder, timeout=3600) if (folder / "profile").exists() else self.desk(size, folder)
        desk.timeout = 3600
        if desk.process.poll() is not None:
            desk.start()
        desk.send("device.move", server=self.server.url)
        desk.unlock(DOCTOR)
        desk.send("sync.now")  # brings the clinic's doctors
        seed = 1
        while (here := self.count(size)) < min(wanted, PUSHED):
            patients = max(200, int((min(wanted, PUSHED) - here) / RECORDS_A_PATIENT))
            made = desk.send("demo.make", patients=patients, seed=seed)
            made_at = time.monotonic()
            status = desk.send("sync.now", timeout_s=3600)["status"]
            seed += 1
            say(f"filling {self.code(size)}: {self.count(size)} of {wanted} records, {made_at - begun:.0f} s made, "
                f"{time.monotonic() - begun:.0f} s pushed, parked {status['parked']}, {made['patients']} people")
        desk.close()
        if (missing := wanted - self.count(size)) > 0:
            self.copy_records(size, missing)
            say(f"filling {self.code(size)}: {self.count(size)} of {wanted} records, {time.monotonic() - begun:.0f} s copied")
        self.server.query("super", "VACUUM ANALYZE app.record")
        marker.write_text(f"{time.monotonic() - begun:.0f} s\n")

    def copy_records(self, size, missing):
        # The server's user alone reads its settings and keys, and may not reach the build folder.
        program = pathlib.Path(self.server.env["OPDESKD"]).with_name("opdesk_sync_fill")
        program.unlink(missing_ok=True)
        shutil.copy(build_folder() / "tests/bench/opdesk_sync_fill", program)
        program.chmod(0o755)
        self.server._as_user([str(program), "--config", self.server.env["OPDESK_CONFIG"], "--tenant", self.tenant(size), "--records",
                              str(missing)], timeout=3600)

    def count(self, size):
        return int(self.server.query("super", f"SELECT count(*) FROM app.record WHERE tenant = '{self.tenant(size)}' AND NOT deleted "
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
        self.revoke(desk.size, f"id = '{desk.id}'")
        subprocess.run(["rm", "-rf", "--", str(desk.folder)], check=True)

    @functools.cached_property
    def small(self):
        return self.desk("small")

    @functools.cached_property
    def source(self):
        """A desk that holds everything of the large clinic."""
        desk = self.desk("large")
        self.figures["bootstrap"] = self.part("bootstrap", desk)
        return desk

    def bootstraps(self):
        """Time, against the bound. Rounds in turn, since a machine has better and worse minutes; the middle one counts."""
        rounds = []
        for _ in range(self.options.rounds):
            self.server.stop()
            self.server.start()  # nothing is cached from another desk
            desk = self.desk("large")
            cold = self.part("bootstrap", desk)
            bound = self.part("bound", desk, "--folder", self.data)
            second = self.desk("large")
            warm = self.part("bootstrap", second)
            self.drop(desk)
            self.drop(second)
            plain = bound["records"] / bound["seconds"]
            rounds.append((plain * cold["seconds"] / cold["records"], plain * warm["seconds"] / warm["records"], cold, bound, warm))
            say(f"  {rounds[-1][0]:.2f} times the bound, {rounds[-1][1]:.2f} with the server's blocks at hand")
        rounds.sort(key=lambda one: one[0])
        ratio, again, cold, bound, warm = rounds[len(rounds) // 2]
        self.figures["bootstrap"] = cold
        self.row("bootstrap, cold server", f"{cold['records']} records in {cold['seconds']:.2f} s, {cold['records'] / cold['seconds']:.0f} a second")
        self.row("the same, processor time of the desk a record", f"{1e6 * cold['cpu_seconds'] / cold['records']:.0f} µs")
        self.row("bound: plain bulk insert, projections included",
                 f"{bound['seconds']:.2f} s, {bound['records'] / bound['seconds']:.0f} a second")
        self.row("records alone, without projections", f"{bound['records_alone_seconds']:.2f} s")
        self.row("bootstrap, times the bound", f"{ratio:.2f} (of {', '.join(f'{one[0]:.2f}' for one in rounds)})", "at most 1.5", ratio <= 1.5)
        self.row("bootstrap, second desk", f"{warm['seconds']:.2f} s, {again:.2f} times the bound")

    def writes(self):
        """A person's writes while everything arrives, and at rest."""
        desk = self.desk("large")
        wrote = self.part("bootstrap", desk, "--write-every", 20)["writes"]
        rest = self.part("writes", desk, "--count", 400, "--write-every", 20)["writes"]
        self.drop(desk)
        self.row("a person's write, nothing else going on", f"median {rest['median_ms']:.1f} ms, p99 {rest['p99_ms']:.1f} ms")
        self.row("a person's write while a bootstrap runs", f"median {wrote['median_ms']:.1f} ms, p99 {wrote['p99_ms']:.1f} ms, most "
                 f"{wrote['max_ms']:.1f} ms, {wrote['count']} writes", "p99 under 15 ms", wrote["p99_ms"] < 15)
        self.row("of it until its turn came", f"median {wrote['waited_median_ms']:.1f} ms, p99 {wrote['waited_p99_ms']:.1f} ms")
        for name, one in (("nothing else going on", rest), ("meanwhile", wrote)):
            self.row(f"{name}, without waiting for a processor",
                     f"median {one['running_median_ms']:.1f} ms, p99 {one['running_p99_ms']:.1f} ms")

    def weight(self):
        with contextlib.closing(Line(self.server.port)) as line:
            counted = self.desk("large")
            self.move(counted, line.url)
            line.up = line.down = 0
            done = self.part("bootstrap", counted)
            each = (line.up + line.down) / done["records"]
            self.drop(counted)
        self.row("bytes a record at bootstrap, both ways, TLS included", f"{each:.1f}", "at most 110", each <= 110)

    def memory(self):
        peaks = {}
        for size in self.wanted():
            desk = self.desk(size)
            done = self.part("bootstrap", desk)
            self.drop(desk)
            peaks[size] = done["memory"]["peak_kb"] / MEGABYTE
            if size == "huge":
                self.row("bootstrap of the huge clinic", f"{done['records']} records in {done['seconds']:.0f} s, "
                         f"{done['records'] / done['seconds']:.0f} a second")
        self.row("memory of the client, peak, at " + ", ".join(f"{SIZES[size] // 1000}k" for size in peaks) + " records",
                 ", ".join(f"{peak:.0f} MB" for peak in peaks.values()), "under 150 MB, flat", max(peaks.values()) < 150)

    def processor_seconds(self):
        """What opdeskd and PostgreSQL took of the processors so far: on a busy machine it tells more than the clock."""
        folder = pathlib.Path(self.server.env["OPDESK_CONFIG"]).parent
        opdeskd, postmaster = [(folder / name).read_text().split()[0] for name in ("opdeskd.pid", "pg/postmaster.pid")]
        took = {"opdeskd": 0, "postgres": 0}
        for entry in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                if entry.name == opdeskd:
                    took["opdeskd"] += int(fields[11]) + int(fields[12])
                elif entry.name == postmaster:
                    took["postgres"] += sum(map(int, fields[11:15]))  # with its processes that ended
                elif fields[1] == postmaster:
                    took["postgres"] += int(fields[11]) + int(fields[12])
        return {name: ticks / os.sysconf("SC_CLK_TCK") for name, ticks in took.items()}

    def backlogs(self):
        before = self.processor_seconds()
        mixed = self.part("backlog", self.small, "--ops", 3000)
        after = self.processor_seconds()
        each = {"the desk": mixed["cpu_seconds"], **{name: after[name] - before[name] for name in before}}
        single = self.part("backlog", self.small, "--ops", 3000, "--single")
        self.figures["backlog"] = mixed
        self.row("backlog of a mixed day", f"{mixed['ops']} ops in {mixed['seconds']:.2f} s, {mixed['ops'] / mixed['seconds']:.0f} a second")
        self.row("the same, processor time an op", ", ".join(f"{name} {1e6 * took / mixed['ops']:.0f} µs" for name, took in each.items()))
        self.row("backlog, one op an action", f"{single['ops']} ops in {single['seconds']:.2f} s, {single['ops'] / single['seconds']:.0f} a second")

    def latency(self):
        other = self.desk("small")
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
        self.server.query("super", f"COPY (SELECT * FROM app.record WHERE tenant = '{self.tenant('large')}') TO '{file}' (FORMAT binary);"
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
        for size in self.wanted():
            self.fill(size)
        steps = {"bootstrap": self.bootstraps, "writes": self.writes, "weight": self.weight, "memory": self.memory, "backlog": self.backlogs,
                 "latency": self.latency, "wire": self.wire, "copy": self.copy, "server": self.server_memory, "peer": self.peers}
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
    arguments.add_argument("--only", nargs="*", help="of bootstrap, writes, weight, memory, backlog, latency, wire, copy, server, peer (which "
                           "compares with bootstrap and backlog)")
    arguments.add_argument("--rounds", type=int, default=3, help="of bootstrap and bound")
    arguments.add_argument("--heartbeat", type=float, default=15, help="seconds, as the server's settings have it")
    arguments.add_argument("--timeout", type=float, default=3600)
    options = arguments.parse_args()
    options.data = options.data.resolve()
    if options.records:
        SIZES["large"] = options.records
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
