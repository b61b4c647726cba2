"""Reads the journal of everything typed, exports of both desks and the server's own rows, and says whether anything was lost.
Nothing here uses the programs' idea of being in sync: it compares contents."""
import glob
import json
import os
import subprocess
import sys

from clinic_desks import OUT, STATE, Desk

KEYS = ("reception", "doctor")


def export(key, drop):
    file = os.path.join(STATE, f"{key}-export.jsonl")
    with Desk(key) as desk:
        desk.unlock()
        desk.send("sync.now", timeout_s=300)
        if drop:
            desk.send("test.drop_one_acknowledged")
        status = desk.send("sync.status")
        desk.send("export.records", file=file)
    records = {}
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            records[record["kind"], record["id"]] = record
    os.remove(file)  # patients in the clear
    return records, status.get("status", status)


def server_rows():
    query = ("COPY (SELECT kind, id, version, deleted FROM app.record WHERE tenant = "
             f"'{os.environ['OPDESK_TENANT']}') TO STDOUT")
    command = ["psql", "-X", "-q", os.environ["OPDESK_PG_SUPER"], "-c", query]
    if os.geteuid() == 0:
        command = ["setpriv", "--reuid=" + os.environ["OPDESK_RUN_USER"], "--clear-groups"] + command
    rows = {}
    for line in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines():
        kind, id_, version, deleted = line.split("\t")
        rows[kind, id_] = (int(version), deleted == "t")
    return rows


def journal():
    with open(os.path.join(STATE, "day-journal.jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def of_kind(records, kind):
    return [r["body"] for (k, _), r in records.items() if k == kind and not r.get("deleted")]


def missing_from(entry, desks):
    """What of a journal entry is nowhere to be found, in words; empty when all of it is on every desk that may have it."""
    gone = []
    for key, records in desks.items():
        if entry["what"] == "register":
            if not any(c.get("value") == entry["phone"] for c in of_kind(records, "contact")):
                gone.append(f"{key}: the phone of a registered patient")
            if not any(p.get("name", "").split()[-1][:3] == entry["name"].split()[-1][:3] for p in of_kind(records, "patient")):
                gone.append(f"{key}: a registered patient")
        elif entry["what"] == "token":
            if not any(v.get("token") == entry["token"] for v in of_kind(records, "visit")):
                gone.append(f"{key}: token {entry['token']}")
        elif entry["what"] == "edit":
            body = records.get(("patient", entry["patient"]), {}).get("body", {})
            gone += [f"{key}: field {f}" for f, value in entry["fields"].items() if body.get(f) != value]
        elif entry["what"] == "prescription" and key == "doctor":
            signed = [p for p in of_kind(records, "prescription") if p.get("status") == "signed"]
            if not any(set(entry["medicines"]) <= {line.get("generic") for line in p.get("lines", [])} for p in signed):
                gone.append(f"{key}: the signed prescription")
        elif entry["what"] == "settled":
            if not any(c.get("state") == "settled" for c in of_kind(records, "conflict")):
                gone.append(f"{key}: the settled item")
    return gone


def compare(desks, server):
    """Differences between the desks and the server, in words."""
    differences = []
    for key, records in desks.items():
        differences += [f"{key}: {kind} has unsent changes" for (kind, _), r in records.items() if r.get("dirty")]
        for name, record in records.items():
            row = server.get(name)
            if row is None:
                differences.append(f"{key}: {name[0]} {name[1]} is not on the server")
            elif row[0] != record["version"]:
                differences.append(f"{key}: {name[0]} {name[1]} is at version {record['version']}, the server at {row[0]}")
    doctor = desks["doctor"]
    # The doctor's desk opens every compartment of the day but the admin's.
    hidden = {"audit_event"}
    differences += [f"doctor: {kind} {id_} of the server is missing" for (kind, id_), (_, deleted) in server.items()
                    if (kind, id_) not in doctor and not deleted and kind not in hidden]
    shared_kinds = {kind for kind, _ in desks["reception"]}
    for name, record in doctor.items():
        other = desks["reception"].get(name)
        if other is None:
            # A card lies in the compartment of its record, which the reception may not open.
            if name[0] in shared_kinds and name[0] != "conflict":
                differences.append(f"reception: {name[0]} {name[1]} is missing")
        elif other["body"] != record["body"]:
            differences.append(f"{name[0]} {name[1]} differs between the desks")
    return differences


def main():
    drop = "--drop-one" in sys.argv
    desks, states = {}, {}
    for key in KEYS:
        desks[key], states[key] = export(key, drop and key == "doctor")
    server = server_rows()
    entries = journal()
    differences = compare(desks, server)
    lost = sum((missing_from(entry, desks) for entry in entries), []) + differences
    counts = {what: sum(e["what"] == what for e in entries) for what in ("register", "token", "prescription", "edit", "settled")}
    keys = next((e for e in entries if e["what"] == "keys"), {})
    print("A clinic day, two windows and two desks without one")
    print(f"  ready to open after      {os.environ.get('OPDESK_STARTED_AFTER', '?')} s (build not counted)")
    print(f"  registered               {counts['register']} (2 of them while the line was down)")
    print(f"  tokens given             {counts['token']}")
    print(f"  prescriptions signed     {counts['prescription']} (while the line was down)")
    print(f"  edits of one record      {counts['edit']} pair on two desks, {counts['settled']} disagreement settled")
    print(f"  keys pressed             reception {keys.get('reception', '?')}, doctor {keys.get('doctor', '?')}; no mouse")
    for key in KEYS:
        print(f"  {key:<24} {len(desks[key])} records, {states[key].get('waiting', '?')} waiting, "
              f"{states[key].get('parked', '?')} parked")
    print(f"  server                   {len(server)} rows")
    print(f"  pictures                 {len(glob.glob(os.path.join(OUT, '*.png')))}, papers {len(glob.glob(os.path.join(OUT, '*.pdf')))} in out/")
    for words in lost[:20]:
        print("  LOST", words)
    print(f"converged: {'no' if differences else 'yes'}, lost: {len(lost)}, known missing: 0")
    sys.exit(1 if lost else 0)


main()
