#!/usr/bin/env python3
"""A scan never delays a prescription: on a line of 64 kbit/s a doctor signs while 10 MB wait to be sent. Then the line is
cut, the desk is killed, the server is killed, and in the end every desk that may has every byte."""
import pathlib
import statistics
import time
import uuid

from line import Line
from support import run

SLOW = 64_000
SIGNED = 8


def pdf(folder, name, size, seed):
    import random
    file = pathlib.Path(folder) / name
    file.write_bytes(b"%PDF-1.7\n" + random.Random(seed).randbytes(size))
    return file


def sign(desk, patient, visit):
    """Seconds from the doctor's key to the server's verdict."""
    # Another medicine each time: the same twice would be an alert of its own.
    line = {"generic": f"tested{uuid.uuid4().hex[:10]}", "strength": "500 mg", "form": "tablet", "route": "oral", "dose": "1-0-1", "days": 3, "quantity": 6,
            "timing": "after food", "duration_text": "3 days"}
    paper = desk.send("prescription.write", patient=patient, visit=visit, complaints="cough", language="en",
                      diagnoses=[{"name": "cough", "certainty": "final"}], lines=[line],
                      overrides=[{"rule": "unknown_medicine", "reason": "as before"}])["prescription"]
    wait_for(lambda: desk.send("sync.status")["status"]["waiting"] == 0, 60)
    begun = time.monotonic()
    desk.send("prescription.sign", prescription=paper)
    wait_for(lambda: desk.send("sync.status")["status"]["waiting"] == 0, 60)
    return time.monotonic() - begun


def wait_for(holds, seconds, step=0.02):
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise RuntimeError("it did not come to pass in time")
        time.sleep(step)


def work(place, claims):
    server = place.server()
    line = place.owns(Line(server.port))
    desk = place.desk("room", arguments=["--sync"])
    desk.send("device.enrol", server=line.url, ca=server.ca, clinic="BANYAN", code=server.code(), name="room")
    other = place.desk("other")
    other.enrol(server)
    desk.login(server, "rohini")
    desk.sync()
    patient = desk.send("patient.register", name="Sunita Deshmukh", sex="female", age="41", no_phone=True, address="7 Karve Road")["patient"]
    meera = desk.login(server, "meera")["user"]
    desk.unlock("Rohini Pawar")
    visits = [desk.send("queue.issue", patient=patient, doctor=meera, visit_kind="new")["visit"]]
    desk.unlock(meera)
    wait_for(lambda: desk.send("sync.status")["status"]["waiting"] == 0, 60)
    other.login(server, "meera")

    # Without a scan, and with 10 MB of them on their way.
    line.rate = SLOW
    alone = [sign(desk, patient, visits[0]) for _ in range(SIGNED)]
    scans = [pdf(place.folder, f"SECRETNAME{number}.pdf", 2_500_000, number) for number in range(4)]
    added = [desk.send("attachment.add", patient=patient, title=f"Report {number}", file=str(file))["attachment"]
             for number, file in enumerate(scans)]
    traffic = lambda: desk.send("sync.status")["status"]["attachments"]
    first = traffic()["bytes_left"]
    wait_for(lambda: traffic()["bytes_left"] < first - 100_000, 120, 0.2)
    beside = [sign(desk, patient, visits[0]) for _ in range(SIGNED)]
    left = traffic()
    print("signed to judged without a scan:", " ".join(f"{one:.2f}" for one in alone), "s")
    print("signed to judged beside a scan: ", " ".join(f"{one:.2f}" for one in beside), "s")
    claims.check("the scans were on their way all the time", left["to_send"] >= 3 and left["bytes_left"] < first,
                 f"{left['to_send']} left, {left['bytes_left'] / 1e6:.1f} MB")
    claims.check("a prescription waits for one piece of a scan at most",
                 statistics.median(beside) < statistics.median(alone) + 2.0 and max(beside) < max(alone) + 4.0,
                 f"median {statistics.median(alone):.2f} s without, {statistics.median(beside):.2f} s beside; worst {max(beside):.2f} s")

    # The line dies in the middle, then the desk, then the server.
    line.rate = 4_000_000
    for fault in ("line", "desk", "server"):
        before = traffic()["bytes_left"]
        try:
            wait_for(lambda: traffic()["bytes_left"] < before - 300_000, 60, 0.05)
        except RuntimeError:
            break
        if fault == "line":
            line.cut()
            time.sleep(0.5)
            line.mend()
            line.rate = 4_000_000
        elif fault == "desk":
            desk.kill()
            desk.start()
            desk.unlock(meera)
            after = traffic()["bytes_left"]
            claims.check("a desk that was killed goes on where it was", after <= before, f"{before} bytes left before, {after} after")
        else:
            server.query("super", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'opdesk_app';")
    line.mend()
    wait_for(lambda: traffic()["to_send"] == 0, 180, 0.2)
    claims.equal("every scan is at the server", server.query("super", "SELECT count(*) FROM app.blob WHERE complete;"), ["4"])
    claims.equal("and nothing half", server.query("super", "SELECT count(*) FROM app.blob WHERE NOT complete;"), ["0"])

    other.sync()
    lines = other.send("attachment.list", patient=patient)["attachments"]
    claims.equal("the other desk lists them and has them", [(one["place"], one["sent"]) for one in lines], [("here", True)] * 4)
    for number, attachment in enumerate(added):
        out = place.folder / f"out{number}.pdf"
        opened = other.send("attachment.open", attachment=attachment, file=str(out))
        claims.check(f"scan {number} is what was attached", opened["written"] and out.read_bytes() == scans[number].read_bytes())
    claims.equal("none came with wrong bytes", other.send("sync.status")["status"]["attachments"]["refetched"], 0)
    actions = server.query("super", "SELECT event ->> 'action' FROM app.audit_event WHERE event ->> 'action' LIKE 'attachment.%';")
    claims.equal("what was attached is in the audit log", actions.count("attachment.add"), 4)
    other.sync()
    actions = server.query("super", "SELECT event ->> 'action' FROM app.audit_event WHERE event ->> 'action' LIKE 'attachment.%';")
    claims.equal("and so is each look", (actions.count("attachment.open"), actions.count("attachment.list")), (4, 1))

    # A removed desk takes nothing along that is only here.
    line.cut()
    last = pdf(place.folder, "SECRETNAME9.pdf", 300_000, 9)
    desk.send("attachment.add", patient=patient, title="Last", file=str(last))
    desk.send("session.lock")
    refusal = desk.refusal("device.detach", user="Dr. Meera Kulkarni", passphrase="correct horse battery", confirm=True)
    claims.equal("a desk with an attachment that was not sent is not taken away", refusal.get("code"), "wrong_state")
    logs = b"".join(file.read_bytes() for file in place.folder.rglob("*") if file.is_file() and file.suffix in (".log", ".err"))
    claims.check("no log knows the name of a file", b"SECRETNAME" not in logs, f"{len(logs)} bytes of logs")


if __name__ == "__main__":
    run("attachments", work)
