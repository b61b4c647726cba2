"""Reads the journal of everything typed, exports of both desks and the server's own rows, and says whether anything was lost.
Nothing here uses the programs' idea of being in sync: it compares contents."""
import datetime
import glob
import json
import os
import subprocess
import sys

from clinic_desks import OUT, STATE, Desk

KEYS = ("reception", "doctor")
CLINIC_OFFSET = datetime.timedelta(minutes=330)


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


def patients_with(records, phone):
    return {c.get("patient") for c in of_kind(records, "contact") if c.get("value") == phone}


def alike(name, typed):
    """The name as typed, or a version of it that somebody shortened by a letter that day."""
    words, wanted = name.split(), typed.split()
    return len(words) == len(wanted) and all(word[:3] == other[:3] for word, other in zip(words, wanted))


def is_there(entry, key, records, day):
    """What of a journal entry cannot be found on a desk, in words; empty when all of it is there. Only what was made or
    settled on this day counts: an earlier day's record with the same token or medicines is another one."""
    what = entry["what"]
    if what == "register":
        holders = patients_with(records, entry["phone"])
        people = [records.get(("patient", id_), {}).get("body", {}) for id_ in holders]
        if not holders:
            return [f"{key}: the phone of a registered patient"]
        if not any(alike(body.get("name", ""), entry["name"]) for body in people):
            return [f"{key}: a registered patient"]
    elif what == "token":
        visits = [v for v in of_kind(records, "visit") if v.get("token") == entry["token"] and v.get("day") in day["dates"]]
        whose = day["phones"].get(entry["patient"])
        if whose:
            visits = [v for v in visits if v.get("patient") in patients_with(records, whose)]
        if not visits:
            return [f"{key}: token {entry['token']}"]
    elif what == "edit":
        body = records.get(("patient", entry["patient"]), {}).get("body", {})
        return [f"{key}: field {f}" for f, value in entry["fields"].items() if body.get(f) != value]
    elif what == "prescription":
        signed = [p for p in of_kind(records, "prescription") if p.get("status") == "signed" and p.get("signed_at", "") >= day["begun"]]
        if not any(set(entry["medicines"]) <= {line.get("generic") for line in p.get("lines", [])} for p in signed):
            return [f"{key}: the signed prescription"]
    elif what == "settled":
        edited = {e["patient"] for e in day["entries"] if e["what"] == "edit"}
        if not any(c.get("state") == "settled" and c.get("settled_at", "") >= day["begun"] and c.get("record_id") in edited
                   for c in of_kind(records, "conflict")):
            return [f"{key}: the settled item"]
    return []


def day_of(entries):
    begun = next(e["at"] for e in entries if e["what"] == "begun")
    start = datetime.datetime.fromisoformat(begun.replace("Z", "+00:00"))
    dates, now = set(), datetime.datetime.now(datetime.timezone.utc)
    while start.date() <= (now + CLINIC_OFFSET).date():
        dates.add((start + CLINIC_OFFSET).date().isoformat())
        start += datetime.timedelta(days=1)
    return {"begun": begun, "dates": dates, "entries": entries,
            "phones": {e["name"]: e["phone"] for e in entries if e["what"] == "register"}}


def restored_cards(desks, server):
    """Items that list what a disk that was put back cannot have, by id; each must be on the server too."""
    cards = {}
    for records in desks.values():
        for (kind, id_), record in records.items():
            body = record.get("body", {})
            if kind == "conflict" and body.get("reason") == "device_restored" and (kind, id_) in server:
                cards[id_] = body
    return cards


def known_missing(cards):
    """Changes the items list, and how many papers."""
    lists = [card["mine"][0] for card in cards.values() if card.get("mine")]
    return (sum(len(one.get("ops", [])) + one.get("beyond", 0) for one in lists),
            sum(len(numbers) for one in lists for numbers in one.get("documents", {}).values()))


def check_journal(entries, desks, cards):
    """(lost, explained): what of the journal is missing somewhere, in words, and how many entries that nobody has are among
    the changes an item of this day lists. More of them than are listed are lost."""
    day = day_of(entries)
    listed, _ = known_missing({id_: c for id_, c in cards.items() if c.get("raised_at", "") >= day["begun"]})
    lost, explained = [], 0
    for entry in entries:
        missing = {key: is_there(entry, key, records, day) for key, records in desks.items()
                   if key == "doctor" or entry["what"] != "prescription"}
        if all(missing.values()) and explained < listed:
            explained += 1
            continue
        lost += sum(missing.values(), [])
    return lost, explained


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
    cards = restored_cards(desks, server)
    missing, explained = check_journal(entries, desks, cards)
    lost = missing + differences
    listed, papers = known_missing(cards)
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
    if cards:
        print(f"  disks put back           {len(cards)}, {papers} papers listed, {explained} entries of the journal among what is listed")
    print(f"converged: {'no' if differences else 'yes'}, lost: {len(lost)}, known missing: {listed}")
    sys.exit(1 if lost else 0)


main()
