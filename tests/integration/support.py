"""What the integration scripts share: a private server, desks without a window, and claims that pass or fail.

The programs come from the build folder named by OPDESK_BUILD (default build/dev). Everything lies in one temporary folder
that is removed at the end, also when the script is killed.
"""
import json
import os
import pathlib
import queue
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSPHRASE = "correct horse battery"
PHONES = {
    "meera": "+919800000001", "joseph": "+919800000002", "ayesha": "+919800000003", "rohini": "+919800000004",
    "sunil": "+919800000005", "farida": "+919800000006", "kiran": "+919800000007", "anjali": "+919800000008",
    "prakash": "+919800000009"}


def build_folder():
    build = pathlib.Path(os.environ.get("OPDESK_BUILD", "build/dev"))
    return build if build.is_absolute() else ROOT / build


def program(name):
    """A program of this build: opdeskctl, opdeskd, or a test's own helper."""
    for folder in ("app/" + name, "tests/integration"):
        file = build_folder() / folder / name
        if file.is_file():
            return str(file)
    raise SystemExit(f"{name} is not built in {build_folder()} (OPDESK_BUILD names the build folder)")


class Claims:
    """One line per claim; the exit code tells whether all held."""

    def __init__(self):
        self.failed = 0
        self.made = 0

    def check(self, claim, holds, figure=""):
        self.made += 1
        self.failed += not holds
        print(f"{'PASS' if holds else 'FAIL'}  {claim}" + (f"  [{figure}]" if figure != "" else ""), flush=True)
        return bool(holds)

    def equal(self, claim, seen, wanted):
        if seen == wanted:
            text = repr(seen)
            return self.check(claim, True, text if len(text) <= 160 else text[:150] + " …")
        return self.check(claim, False, f"seen {seen!r}, wanted {wanted!r}"[:2000])


class Workplace:
    """The temporary folder of one run. A watcher outside this process cleans up when the script dies by any signal."""

    def __init__(self, name):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"opdesk-{name}-"))
        self.folder.chmod(0o711)
        # The watcher reads a pipe that only this process holds: its end is the end of the script.
        stop = f'bash {shlex.quote(str(ROOT / "scripts/dev-server.sh"))} stop "$0/server" >/dev/null 2>&1'
        keep = ":" if os.environ.get("OPDESK_KEEP") else 'rm -rf -- "$0"'
        self._watcher = subprocess.Popen(
            ["setsid", "sh", "-c", f'exec 3<&0; {{ cat <&3 >/dev/null; [ ! -d "$0/server" ] || {stop}; {keep}; }} '
             "</dev/null >/dev/null 2>&1 &", str(self.folder)], stdin=subprocess.PIPE)
        self._watcher.wait()
        self._open = []

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        for thing in reversed(self._open):
            try:
                thing.close()
            except Exception as problem:  # one that does not stop must not keep the others alive
                print(f"while cleaning up: {problem}", file=sys.stderr)
        self._watcher.stdin.close()
        if not os.environ.get("OPDESK_KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)

    def owns(self, thing):
        self._open.append(thing)
        return thing

    def server(self, offset=330):
        return self.owns(Server(self.folder / "server", offset))

    def desk(self, name, **options):
        return self.owns(Desk(self.folder / name, **options))


class Server:
    """scripts/dev-server.sh in a folder: PostgreSQL and opdeskd as an unprivileged user, on free ports. `offset`: of the
    clinics' clock from UTC, in minutes."""

    def __init__(self, folder, offset=330):
        self.folder = folder
        self.offset = offset
        self.start()

    def _call(self, command, *more):
        done = subprocess.run(["bash", str(ROOT / "scripts/dev-server.sh"), command, str(self.folder), *more],
                              env={**os.environ, "OPDESK_BUILD": str(build_folder()), "OPDESK_CLINIC_OFFSET": str(self.offset)},
                              text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=180)
        if done.returncode != 0:
            raise SystemExit(f"dev-server.sh {command} failed:\n{done.stdout}")

    def start(self, port=0):
        self._call("start", *(["--port", str(port)] if port else []))
        self.env = {}
        for line in (self.folder / "env.sh").read_text().splitlines():
            words = shlex.split(line)
            if len(words) == 2 and words[0] == "export":
                name, _, value = words[1].partition("=")
                self.env[name] = value
        self.url = self.env["OPDESK_URL"]
        self.port = int(self.url.rsplit(":", 1)[1])
        self.ca = self.env["OPDESK_CA"]
        if not hasattr(self, "_codes"):
            self._codes = {self.env["OPDESK_CLINIC_CODE"]: self.env["OPDESK_ENROL_CODES"].split(),
                           self.env["OPDESK_OTHER_CLINIC_CODE"]: self.env["OPDESK_OTHER_ENROL_CODES"].split()}

    def code(self, clinic="BANYAN"):
        codes = self._codes.get(clinic)
        return codes.pop(0) if codes else self.as_service("new-enrol-code", "--clinic", clinic).strip()

    def as_service(self, *arguments):
        """opdeskd with other arguments, as the user that runs it."""
        return self._as_user([self.env["OPDESKD"], arguments[0], "--config", self.env["OPDESK_CONFIG"], *arguments[1:]])

    def _as_user(self, command, check=True, timeout=120, **options):
        user = self.env["OPDESK_RUN_USER"]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "env", f"HOME={self.folder}", *command]
        done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout, **options)
        if check and done.returncode != 0:
            raise RuntimeError(f"{command[-3:]} failed: {done.stdout}")
        return done.stdout

    def provision(self, description):
        """Makes a clinic of this description and keeps its enrolment codes."""
        file = self.folder / "enrol" / f"{description['clinic_code']}.json"
        file.write_text(json.dumps(description))
        file.chmod(0o644)
        answer = json.loads(self.as_service("provision", "--tenant", str(file)).strip().splitlines()[-1])
        file.unlink()
        self._codes[description["clinic_code"]] = answer["enrol_codes"]
        return answer["tenant"]

    def psql(self, who, sql):
        """(exit code, lines, errors); `who` is app, migrate or super. Rows are separated by |."""
        target = self.env[f"OPDESK_PG_{who.upper()}"]
        user = self.env["OPDESK_RUN_USER"]
        command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", target, "-f", "-"]
        if os.geteuid() == 0 and who == "super":
            command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *command]
        done = subprocess.run(command, input=sql, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        return done.returncode, [line for line in done.stdout.splitlines() if line], done.stderr.strip()

    def query(self, who, sql):
        code, lines, errors = self.psql(who, sql)
        if code != 0:
            raise RuntimeError(errors)
        return lines

    def stop(self):
        self._call("stop")

    def close(self):
        if self.folder.exists():
            self.stop()


class Refused(Exception):
    """A command answered with an error; `error` has code, detail, field, fix as far as given."""

    def __init__(self, command, error):
        super().__init__(f"{command}: {json.dumps(error)}")
        self.error = error
        self.code = error.get("code", "")


class Died(Exception):
    """The process ended instead of answering."""


class Desk:
    """One profile and the `opdeskctl run -` process that works on it."""

    def __init__(self, folder, arguments=(), start=True, timeout=150, prefix=()):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self.profile = self.folder / "profile"
        self.secret = self.folder / "device.secret"
        self.log = self.folder / "client.log"
        self.errors = self.folder / "client.err"
        self.timeout = timeout
        self.arguments = list(arguments)
        self.prefix = list(prefix)
        self.process = None
        if start:
            self.start()

    def command_line(self):
        return [program("opdeskctl"), "run", "-", "--profile", str(self.profile), "--device-secret-file", str(self.secret),
                "--log", str(self.log), *self.arguments]

    def start(self):
        with open(self.errors, "ab") as errors:
            self.process = subprocess.Popen(
                [*self.prefix, *self.command_line()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
                env={**os.environ, "TZ": "Asia/Kolkata", "LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": str(self.folder)})
        self._lines = queue.Queue()
        threading.Thread(target=self._read, args=(self.process.stdout, self._lines), daemon=True).start()
        return self

    @staticmethod
    def _read(stream, lines):
        for line in stream:
            lines.put(line)
        lines.put(None)

    def line(self, text):
        """Sends one raw line and returns the answer as an object."""
        try:
            self.process.stdin.write((text if isinstance(text, bytes) else text.encode()) + b"\n")
            self.process.stdin.flush()
        except (BrokenPipeError, OSError):
            raise Died("opdeskctl is gone") from None
        return self.answer()

    def answer(self):
        try:
            line = self._lines.get(timeout=self.timeout)
        except queue.Empty:
            raise Died(f"opdeskctl did not answer in {self.timeout} s") from None
        if line is None or not line.endswith(b"\n"):
            self._lines.put(None)  # for kill(), which reads to the end
            raise Died(f"opdeskctl ended with {self.process.wait(timeout=10)}")
        return json.loads(line)

    def ask(self, command, **arguments):
        """The whole answer: {"ok": …, "result" or "error": …}."""
        return self.line(json.dumps({"cmd": command, "args": arguments}))

    def send(self, command, **arguments):
        """The result of a command; raises Refused."""
        answer = self.ask(command, **arguments)
        if not answer["ok"]:
            raise Refused(command, answer["error"])
        return answer["result"]

    def refusal(self, command, **arguments):
        """The error of a command that must be refused; {} when it was not."""
        answer = self.ask(command, **arguments)
        return {} if answer["ok"] else answer["error"]

    def enrol(self, server, clinic="BANYAN", name=None):
        return self.send("device.enrol", server=server.url, ca=server.ca, clinic=clinic, code=server.code(clinic),
                         name=name or self.folder.name)

    def login(self, server, who, passphrase=PASSPHRASE):
        """`who` is a key of the demonstration clinic or a phone number."""
        return self.send("session.login", phone=PHONES.get(who, who), passphrase=passphrase,
                         otp_file=server.env["OPDESK_OTP_OUTBOX"])

    def unlock(self, user, passphrase=PASSPHRASE):
        return self.send("session.unlock", user=user, passphrase=passphrase)

    def sync(self):
        return self.send("sync.now")["status"]

    def body(self, kind, record):
        return self.send("record.read", kind=kind, record=record)["body"]

    def kill(self):
        """SIGKILL, as a power cut would end it; returns lines that were still in the pipe."""
        self.process.kill()
        self.process.wait(timeout=30)
        rest = []
        while True:
            line = self._lines.get(timeout=30)
            if line is None:
                try:
                    self.process.stdin.close()
                except OSError:  # what was still to be written has nobody to read it
                    pass
                self.process.stdout.close()
                return rest
            if line.endswith(b"\n"):
                rest.append(json.loads(line))

    def close(self):
        """Ends the input and returns the exit code."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            try:
                self.process.stdin.close()
                self.process.wait(timeout=30)
            except (subprocess.TimeoutExpired, OSError):
                self.process.kill()
                self.process.wait(timeout=30)
        return self.process.returncode


def register(desk, name, **more):
    """A patient with the least a desk asks for."""
    return desk.send("patient.register", **{"name": name, "sex": "female", "age": "34", "no_phone": True,
                                            "accept_duplicate": True, **more})


def hides_times(text):
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "<time>", text)


def run(name, work):
    """Runs `work(place, claims)`, prints the outcome and ends the process with it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    claims = Claims()
    begun = time.monotonic()
    try:
        with Workplace(name) as place:
            try:
                work(place, claims)
            except (Refused, Died, RuntimeError) as problem:
                traceback.print_exc()
                claims.check(f"the script ran through ({type(problem).__name__}: {problem})", False)
                for log in sorted(place.folder.glob("*/client.err")):
                    print(f"--- {log}:\n{log.read_text(errors='replace')[-1500:]}", file=sys.stderr)
    finally:
        print(f"{claims.made - claims.failed} of {claims.made} claims held, {time.monotonic() - begun:.0f} s", flush=True)
    sys.exit(1 if claims.failed or not claims.made else 0)
