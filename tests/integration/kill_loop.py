#!/usr/bin/env python3
"""opdeskctl is killed with SIGKILL at random moments of a save loop: every save it had acknowledged is there afterwards,
and each reaches the server exactly once."""
import argparse
import json
import random
import threading
import time

from support import PASSPHRASE, Died, run

LETTERS = "abcdefghijklmnoprstuvwy"


def name_of(number):
    """A name of letters alone, unique by its number."""
    word = ""
    number += 1
    while number:
        number, digit = divmod(number, len(LETTERS))
        word += LETTERS[digit]
    return f"Kill {word.capitalize()}qu"


def save_until_killed(desk, first, moment):
    """Registers one after the other; returns (acknowledged {name: id}, names tried)."""
    done, tried = {}, []
    killer = threading.Timer(moment, desk.process.kill)
    killer.start()
    try:
        while True:
            name = name_of(first + len(tried))
            tried.append(name)
            done[name] = desk.send("patient.register", name=name, sex="female", age="34", no_phone=True,
                                   accept_duplicate=True)["patient"]
    except Died:
        pass
    finally:
        killer.cancel()
        killer.join()
    # What was written but not read yet was acknowledged too: the line had left the program.
    for answer in desk.kill():
        if answer["ok"]:
            done[tried[-1]] = answer["result"]["patient"]
    return done, tried


def exported(desk, place, label):
    """{id: name} of the patients a desk holds, from its export."""
    file = place.folder / f"{label}.jsonl"
    desk.send("export.records", file=str(file))
    names = {}
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["kind"] == "patient" and record["body"]["name"].startswith("Kill "):
                names[record["id"]] = record["body"]["name"]
    return names


def work(place, claims):
    server = place.server()
    desk = place.desk("killed")
    desk.enrol(server)
    user = desk.login(server, "rohini")["user"]
    desk.sync()
    desk.close()

    chance = random.Random(options.seed)
    saved, tried, moments = {}, [], []
    during = {"starting": 0, "saving": 0}
    begun = time.monotonic()
    for _ in range(options.rounds):
        desk.start()
        if options.early and chance.random() < options.early:
            # Some die while they open the cache, when the log of the last death is still to be read.
            desk.process.stdin.write(json.dumps({"cmd": "session.unlock", "args": {"user": user, "passphrase": PASSPHRASE}}).encode() + b"\n")
            desk.process.stdin.flush()
            time.sleep(chance.uniform(0, 0.6))
            desk.kill()
            during["starting"] += 1
            continue
        desk.unlock(user)
        moments.append(chance.uniform(0, options.longest))
        more, names = save_until_killed(desk, len(tried), moments[-1])
        during["saving"] += 1
        saved.update(more)
        tried += names
    print(f"{options.rounds} kills (seed {options.seed}): {during['saving']} in the save loop after {min(moments):.3f} to "
          f"{max(moments):.3f} s, {during['starting']} while opening; {len(tried)} saves begun, {len(saved)} acknowledged, "
          f"{time.monotonic() - begun:.0f} s")
    claims.equal("every round ended by SIGKILL", during["saving"] + during["starting"], options.rounds)
    claims.check("saves were acknowledged and some were cut off", 0 < len(saved) < len(tried), f"{len(saved)} of {len(tried)}")

    desk.start()
    desk.unlock(user)
    here = exported(desk, place, "killed")
    claims.equal("every acknowledged save is there after reopening", [name for name, one in saved.items() if here.get(one) != name], [])
    claims.check("nobody is there twice and nobody unknown", len(set(here.values())) == len(here) and set(here.values()) <= set(tried),
                 f"{len(here)} here, {len(here) - len(saved)} of them committed just before the kill")

    # Killed while it sends, too: what the server has by then must not arrive a second time.
    for _ in range(options.sends):
        desk.process.stdin.write(b'{"cmd": "sync.now"}\n')
        desk.process.stdin.flush()
        time.sleep(chance.uniform(0.02, 0.8))
        desk.kill()
        desk.start()
        desk.unlock(user)
    status = desk.sync()
    for _ in range(50):
        if not status["waiting"]:
            break
        status = desk.sync()
    claims.equal("after sending nothing waits and nothing is parked", [status["waiting"], status["parked"]], [0, 0])

    other = place.desk("fresh")
    other.enrol(server)
    other.login(server, "prakash")
    other.sync()
    there = exported(other, place, "fresh")
    claims.equal("every acknowledged save reached a second desk through the server",
                 [name for name, one in saved.items() if there.get(one) != name], [])
    claims.check("the server gave exactly what the first desk holds, each once", there == here and len(set(there.values())) == len(there),
                 f"{len(there)} patients")
    tenant = server.env["OPDESK_TENANT"]
    rows = server.query("super", f"SELECT count(*), count(DISTINCT id) FROM app.record WHERE tenant = '{tenant}' AND kind = 'patient';")
    claims.equal("the server's table holds each once", rows, [f"{len(here)}|{len(here)}"])
    series = server.query("super", f"SELECT count(*), max(device_seq) - min(device_seq) + 1 FROM app.op_log WHERE tenant = '{tenant}' "
                                   f"AND kind = 'patient';")[0].split("|")
    claims.equal("the server judged the device's ops each once and left none out", series, [str(len(here))] * 2)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=200)
    arguments.add_argument("--sends", type=int, default=5, help="kills during sync at the end")
    arguments.add_argument("--seed", type=int, default=20261117)
    arguments.add_argument("--longest", type=float, default=0.35, help="latest moment of a kill, seconds after unlock")
    arguments.add_argument("--early", type=float, default=0.15, help="share of rounds killed while opening")
    options = arguments.parse_args()
    run("kill-loop", work)
