#!/usr/bin/env python3
"""What goes wrong at a clinic: each gives a clear error and exit code, nothing crashes and nothing that was saved is lost.

A cache of a newer schema is not tried here: tests/core/store/open_test.cpp does that on a file whose version was raised."""
import http.client
import itertools
import json
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time

from support import PASSPHRASE, Desk, program, register, run

NONSENSE = [
    ("bytes that are no HTTP", b"\x00\xff\x16\x03 nothing\r\n\r\n"),
    ("a page of HTML", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 27\r\n\r\n<html>Log in first</html>\r\n"),
    ("JSON of another service", b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{"tokens":[1,{}]}'),
    ("a page whose head is too long", b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n\xff\xff\xff\xff{}{}"),
    ("deep JSON", b"HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n" + b"[" * 20000),
    ("half an answer", b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"refresh"),
    ("an answer of a terabyte", b"HTTP/1.1 200 OK\r\nContent-Length: 1099511627776\r\n\r\nabc"),
    ("a redirect elsewhere", b"HTTP/1.1 302 Found\r\nLocation: https://example.org/\r\nContent-Length: 0\r\n\r\n"),
    ("an error page", b"HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\noops"),
    ("nothing at all", b""),
]
NONSENSE_OF = dict(NONSENSE)

LINES = [b"nonsense", b"{", b"[]", b"42", b"null", b'"text"', b"{}", b'{"cmd": 5}', b'{"cmd": ""}', b'{"cmd": "no.such"}', b'{"cmd": "patient.find", "args": []}',
         b'{"cmd": "patient.find", "args": {"text": 5}}', b'{"cmd": "patient.find", "args": {"txt": "x"}}', b'{"cmd": "patient.find"}',
         b'{"cmd": "patient.register", "args": {"name": "\\ud800", "sex": "female"}}', b'{"cmd": "patient.open", "args": {"patient": "zz"}}',
         b'{"cmd": "patient.open", "args": {"patient": "$nowhere.id"}}', b'{"cmd": "sync.status", "more": 1}', b"\xff\xfe{\x00}\x00", b'{"cmd": "a\x00b"}',
         b"{" * 100_000, b'{"a":' * 10_000 + b"1" + b"}" * 10_000, b'{"cmd": "patient.find", "args": {"text": "' + b"x" * 1_000_000 + b'"}}',
         b'{"cmd": "bill.issue", "args": {"patient": "01a201b0-5330-7448-bb67-574e1d746afe", "lines": [{"rate": 1e400}]}}',
         b'{"cmd": "queue.list", "args": {"day": "2026-02-31"}}', b'{"cmd": "import.patients", "args": {"file": "/no/such/file"}}',
         b'{"cmd": "export.records", "args": {"file": "/no/such/folder/x"}}', b'{"cmd": "test.drop_one_acknowledged"}']

ENDPOINTS = ["/v1/enrol", "/v1/login/start", "/v1/login/finish", "/v1/session/refresh", "/v1/session/end", "/v1/sync/push", "/v1/sync/pull",
             "/v1/sync/events", "/v1/admin/records", "/v1/admin/devices", "/v1/admin/devices/x", "/v1/admin/quarantine", "/v1/nothing", "/health",
             "/v1/time"]
BODIES = [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"clinic_code": 5}', b"[" * 50_000, b'{"groups": [{"ops": "x"}]}', b"x" * 600_000]


class Impostor:
    """A TLS server on a port of our choice. Each request gets the next of the answers, after its seconds; the last serves all the rest."""

    def __init__(self, port, certificate, key, *answers):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.load_cert_chain(certificate, key)
        self.answer_with(*answers)
        self._listener = socket.create_server(("127.0.0.1", port))
        self._context = context
        self.port = self._listener.getsockname()[1]
        self.asked = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def answer_with(self, *answers):
        """For the requests that have not been read yet."""
        self._answers = itertools.chain(answers, itertools.repeat(answers[-1]))

    def _serve(self):
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(plain,), daemon=True).start()

    def _one(self, plain):
        try:
            plain.settimeout(5)
            with self._context.wrap_socket(plain, server_side=True) as secure:
                if secure.recv(65536):
                    self.asked += 1
                    seconds, answer = next(self._answers)
                    time.sleep(seconds)
                    secure.sendall(answer)
        except OSError:
            pass

    def close(self):
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


def exported(desk, folder):
    file = folder / "check.jsonl"
    desk.send("export.records", file=str(file))
    text = file.read_text(encoding="utf-8")
    file.unlink()
    return {one["id"]: one["body"]["name"] for one in map(json.loads, text.splitlines()) if one["kind"] == "patient"}


def passphrases(desk, user, claims):
    desk.send("session.lock")
    claims.equal("a wrong passphrase", desk.refusal("session.unlock", user=user, passphrase="not the passphrase").get("code"), "wrong_passphrase")
    claims.equal("at once again, even the right one waits", desk.refusal("session.unlock", user=user, passphrase=PASSPHRASE).get("code"), "rate_limited")
    claims.equal("while locked nothing is readable", desk.refusal("patient.find", text="a").get("code"), "locked")
    claims.equal("somebody who does not work here", desk.refusal("session.unlock", user="Nobody", passphrase=PASSPHRASE).get("field"), "user")
    time.sleep(1.1)  # the wait is real time: the program has no clock to set
    claims.equal("after the wait the right one opens", desk.unlock(user)["user"], user)


def json_lines(desk, user, claims):
    codes = []
    for line in LINES:
        answer = desk.line(line)
        codes.append(None if answer["ok"] else answer["error"].get("code"))
    print("codes:", ", ".join(str(code) for code in codes))
    bad = [line[:60] for line, code in zip(LINES, codes) if code is None or code == "internal"]
    claims.equal(f"{len(LINES)} malformed lines: each is answered by an error", bad, [])
    claims.check("and the program goes on", desk.ask("sync.status")["ok"])
    claims.equal("its exit code says that some failed", desk.close(), 1)
    desk.start()
    desk.unlock(user)
    desk.ask("sync.status")
    claims.equal("without a failure the exit code is 0", desk.close(), 0)
    for what, arguments in (("an unknown option", ["run", "-", "--nonsense"]), ("no subcommand", []), ("a file that is not there",
                            ["run", "/no/such/file", "--profile", str(desk.profile), "--device-secret-file", str(desk.secret)])):
        done = subprocess.run([program("opdeskctl"), *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
        claims.check(f"{what}: exit code 2 and a word on stderr", done.returncode == 2 and bool(done.stderr.strip() or done.stdout.strip()), str(done.returncode))
    desk.start()
    desk.unlock(user)


def damaged_files(place, desk, user, other, claims):
    before = exported(desk, place.folder)
    desk.close()
    cache, kept = desk.profile / "cache.db", place.folder / "kept"
    shutil.copytree(desk.profile, kept)

    def after(change, what, codes):
        change()
        desk.start()
        answer = desk.ask("session.unlock", user=user, passphrase=PASSPHRASE)
        seen = answer.get("error", {}).get("code", "")
        if answer["ok"]:  # the page was none that opening reads
            for command, arguments in (("patient.find", {"text": "Saved"}), ("queue.list", {}), ("export.records", {"file": str(place.folder / "x")})):
                answer = desk.ask(command, **arguments)
                seen = answer.get("error", {}).get("code", "") or seen
        claims.check(what, seen in codes, seen or "no error")
        claims.check("  and no crash", desk.close() == 1)
        shutil.rmtree(desk.profile)
        shutil.copytree(kept, desk.profile)

    def flip(page):
        data = bytearray(cache.read_bytes())
        data[page * 4096 + 200] ^= 1
        cache.write_bytes(data)

    def flip_everywhere():
        data = bytearray(cache.read_bytes())
        for page in range(1, len(data) // 4096):
            data[page * 4096 + 200] ^= 1
        cache.write_bytes(data)

    after(lambda: flip(0), "a flipped bit in the first page of the cache", {"damaged"})
    after(flip_everywhere, "a flipped bit in every other page", {"damaged"})
    after(lambda: cache.write_bytes(cache.read_bytes()[:5000]), "a cache cut off in the middle", {"damaged"})
    after(lambda: cache.write_text("a letter to the landlord\n" * 500), "a foreign file in the cache's place", {"damaged", "foreign_file"})
    after(lambda: shutil.copy(other.profile / "cache.db", cache), "another desk's cache", {"damaged", "foreign_file"})
    sealed = next(desk.profile.glob("profile*"))
    after(lambda: sealed.write_bytes(sealed.read_bytes()[:-3] + b"abc"), "an altered profile", {"damaged"})
    secret = desk.secret.read_text()
    desk.secret.write_text("00" * 32 + "\n")
    after(lambda: None, "another device's secret", {"damaged"})
    desk.secret.write_text("not a secret\n")
    after(lambda: None, "a secret file that holds none", {"damaged"})
    desk.secret.write_text(secret)
    desk.start()
    desk.unlock(user)
    claims.equal("with its own files back everything is there", exported(desk, place.folder), before)
    shutil.rmtree(kept)


def full_disk(place, desk, user, claims):
    """No room for the profile: a limit on the size of files everywhere, a full file system where mounting is allowed."""
    desk.close()
    blocks = max(file.stat().st_size for file in desk.profile.iterdir()) // 1024 + 100
    limited = Desk(desk.folder, start=False, prefix=["bash", "-c", f"trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"", "limit"])
    saved = save_until_refused(place, limited, user, claims, "a limit on file size")
    # Mounted in a name space of its own, so that it is gone with the process whatever happens.
    if os.geteuid() == 0 and subprocess.run(["unshare", "-m", "true"], stderr=subprocess.DEVNULL).returncode == 0:
        small, rescued = place.folder / "small", place.folder / "rescued"
        small.mkdir()
        size = sum(file.stat().st_size for file in desk.profile.iterdir())
        inner = (f'mount -t tmpfs -o size={size + 300_000},mode=700 tmpfs "$0" && cp -a "$1/." "$0" && {{ "${{@:3}}"; code=$?; '
                 'mkdir -p "$2"; cp -a "$0/." "$2"; exit $code; }')
        full = Desk(desk.folder, start=False, prefix=["unshare", "-m", "bash", "-c", inner, str(small), str(desk.profile), str(rescued)])
        full.profile = small
        saved |= save_until_refused(place, full, user, claims, "a full tmpfs")
        shutil.rmtree(desk.profile)
        shutil.copytree(rescued, desk.profile)
    desk.start()
    desk.unlock(user)
    here = exported(desk, place.folder)
    claims.equal("with room again every acknowledged save is there", [name for one, name in saved.items() if here.get(one) != name], [])
    register(desk, "Saved After")


def save_until_refused(place, full, user, claims, how):
    """Registers patients until there is no room; returns those whose save was acknowledged, by id."""
    place.owns(full)
    full.start()
    full.unlock(user)
    saved, error = {}, {}
    for number in range(400):
        name = f"Full {chr(97 + number // 20 % 20)}{chr(97 + number % 20)}"
        answer = full.ask("patient.register", name=name, sex="female", age="30", no_phone=True, accept_duplicate=True, remark="r" * 400)
        if not answer["ok"]:
            error = answer["error"]
            break
        saved[answer["result"]["patient"]] = name
    claims.equal(f"{how}: the save is refused, after {len(saved)} that worked", error.get("code"), "disk_full")
    found = full.ask("patient.find", text="Full")
    claims.equal("reading goes on", found.get("error"), None)
    claims.equal("  and no crash", full.close(), 1)
    return saved


def bad_line(place, server, desk, claims):
    desk.sync()
    before = exported(desk, place.folder)
    register(desk, "Saved Offline")
    waiting = desk.send("sync.status")["status"]["waiting"]
    tls = server.folder / "tls"
    server.stop()
    claims.equal("an unreachable server", desk.refusal("sync.now").get("code"), "unreachable")
    claims.check("work goes on without it", bool(register(desk, "Saved Alone")))
    stray = place.folder / "stray"
    stray.mkdir()
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(stray / "key"), "-out", str(stray / "crt")],
                   check=True, stderr=subprocess.DEVNULL)
    impostor = Impostor(server.port, stray / "crt", stray / "key", (0, b""))
    claims.equal("a server with another CA's certificate", desk.refusal("sync.now").get("code"), "bad_certificate")
    claims.equal("  it was told nothing", impostor.asked, 0)
    impostor.close()
    for what, answer in NONSENSE:
        impostor = Impostor(server.port, tls / "server.crt", tls / "server.key", (0, answer))
        code = desk.refusal("sync.now").get("code")
        claims.check(f"the right certificate and {what}", code in ("bad_answer", "unreachable", "too_large"), code)
        if what == "JSON of another service":
            fresh = place.desk("enrols-at-nonsense")
            claims.equal("enrolment there", fresh.refusal("device.enrol", server=server.url, ca=server.ca, clinic="BANYAN", code="ABCD", name="x").get("code"), "bad_answer")
        impostor.close()
    # Two lines ask at once: the slower of the first two answers must not be taken for that of what is asked afterwards.
    impostor = Impostor(server.port, tls / "server.crt", tls / "server.key", (0, NONSENSE_OF["an error page"]), (1.5, NONSENSE_OF["an answer of a terabyte"]))
    told = [desk.refusal("sync.now").get("code")]
    impostor.answer_with((3, NONSENSE_OF["a page of HTML"]))
    told.append(desk.refusal("sync.now").get("code"))
    claims.equal("each attempt is told of its own end", told, ["unreachable", "bad_answer"])
    impostor.close()
    now = desk.send("sync.status")["status"]
    claims.check("what waited still waits", now["waiting"] > waiting and now["parked"] == 0, f"{now['waiting']} ops")
    server.start(server.port)
    status = desk.sync()
    claims.equal("with the server back it is all sent", [status["waiting"], status["parked"]], [0, 0])
    after = exported(desk, place.folder)
    claims.check("nothing was lost", before.items() <= after.items() and {"Saved Offline", "Saved Alone"} <= set(after.values()))
    other_ca = place.desk("wrong-ca")
    claims.equal("enrolment with another CA", other_ca.refusal("device.enrol", server=server.url, ca=str(stray / "crt"), clinic="BANYAN",
                                                               code=server.code(), name="x").get("code"), "bad_certificate")
    claims.equal("enrolment with a wrong code", other_ca.refusal("device.enrol", server=server.url, ca=server.ca, clinic="BANYAN",
                                                                 code="AAAABBBBCCCCDDDD", name="x").get("code"), "unauthorized")


def endpoints(server, claims):
    context = ssl.create_default_context(cafile=server.ca)
    statuses, odd = {}, []
    for path in ENDPOINTS:
        for body in BODIES:
            for method in ("POST", "GET", "PUT"):
                connection = http.client.HTTPSConnection("127.0.0.1", server.port, context=context, timeout=20)
                try:
                    connection.request(method, path, body or None, {"Content-Type": "application/json", "DPoP": "x.y.z", "Authorization": "DPoP abc"})
                    answer = connection.getresponse()
                    text = answer.read()
                    statuses[answer.status] = statuses.get(answer.status, 0) + 1
                    fine = answer.status == 200 and path in ("/health", "/v1/time")
                    if not fine and (answer.status < 400 or answer.status >= 500 or "error" not in json.loads(text)):
                        odd.append((method, path, answer.status))
                except (OSError, http.client.HTTPException, ValueError) as problem:
                    # A body over the limit may be cut off before it is sent whole.
                    if len(body) < 100_000:
                        odd.append((method, path, str(problem)))
                finally:
                    connection.close()
    claims.equal("malformed JSON to every endpoint is refused with an error in JSON, none answers 5xx", odd, [])
    print("statuses:", statuses)
    up = subprocess.run(["curl", "-sf", "--max-time", "10", "--cacert", server.ca, server.url + "/health"], stdout=subprocess.PIPE)
    claims.check("the server did not die of it", b"ok" in up.stdout, up.stdout.decode())


def work(place, claims):
    server = place.server()
    desk, other = place.desk("front"), place.desk("side")
    desk.enrol(server)
    user = desk.login(server, "rohini")["user"]
    desk.sync()
    other.enrol(server)
    other.login(server, "prakash")
    other.close()
    for name in ("Saved Apple", "Saved Banana", "Saved Cherry"):
        register(desk, name)
    passphrases(desk, user, claims)
    json_lines(desk, user, claims)
    damaged_files(place, desk, user, other, claims)
    full_disk(place, desk, user, claims)
    endpoints(server, claims)
    bad_line(place, server, desk, claims)


if __name__ == "__main__":
    run("bad-input", work)
