#!/usr/bin/env python3
"""A desk's profile is put back from a copy, and later two copies of it work side by side. What had been synced is there again,
what the lost disk alone held is listed in one item of high severity, exactly as the script's own journal has it, and the
desk goes on under a new identity and series. Nothing else is missing anywhere."""
import json
import shutil

from support import Refused, register, run


def copy(source, target):
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def exported(desk, place, label):
    """{(kind, id): body} of the live records a desk can open."""
    file = place.folder / f"{label}.jsonl"
    desk.send("export.records", file=str(file))
    with open(file, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    file.unlink()
    return {(r["kind"], r["id"]): r["body"] for r in records if not r.get("deleted")}


class Journal:
    """What was entered on the desk and what the desk answered."""

    def __init__(self, desk):
        self.desk = desk
        self.people = {}

    def person(self, name, bill=False):
        answer = register(self.desk, name)
        numbers = {"clinic_number": [answer["clinic_number"]]}
        if bill:
            issued = self.desk.send("bill.issue", patient=answer["patient"],
                                    lines=[{"text": "Consultation", "quantity": 1, "rate": 50000}])
            numbers["invoice"] = [issued["number"]]
        self.people[name] = (answer["patient"], numbers)
        return answer["patient"]

    def number(self, name, kind):
        return self.people[name][1][kind][0]

    def ids(self, *names):
        return {self.people[name][0] for name in names}


def sync_or_login(desk, server, who):
    """A copy holds a refresh token that was used up since: then the person logs in again."""
    try:
        return desk.sync()
    except Refused as refused:
        if refused.code != "unauthorized":
            raise
        desk.login(server, who)
        return desk.sync()


def restored_items(desk):
    lines = [line for line in desk.send("conflict.list")["conflicts"] if line["reason"] == "device_restored"]
    return [(line, desk.send("conflict.show", conflict=line["conflict"])) for line in lines]


def missing_of(shown):
    """(device sequences, {counter: numbers}) as the item lists them."""
    value = shown["mine"]["value"]
    if isinstance(value, list):
        value = value[0]
    return value["ops"], value["documents"]


def last_number(text):
    return int(text.replace("/", "-").split("-")[-1])


def put_back(place, claims, server, front, other):
    journal = Journal(front)
    for name in ("Asha One", "Binu Two", "Chitra Three"):
        journal.person(name, bill=name == "Asha One")
    front.sync()
    journal.person("Deepa Four")
    front.close()
    copy(front.profile, place.folder / "image")

    front.start()
    front.unlock("Rohini Pawar")
    for name in ("Esha Five", "Farha Six"):
        journal.person(name, bill=True)
    front.sync()
    for name in ("Gita Seven", "Hema Eight"):
        journal.person(name, bill=name == "Hema Eight")
    lost_ops = front.send("sync.status")["status"]["waiting"]
    front.close()

    copy(place.folder / "image", front.profile)
    front.start()
    front.unlock("Rohini Pawar")
    journal.person("Indu Nine", bill=True)
    claims.equal("offline, a bill goes on above the number the lost disk gave last",
                 last_number(journal.number("Indu Nine", "invoice")), last_number(journal.number("Hema Eight", "invoice")) + 1)
    claims.equal("and so does a patient's number", last_number(journal.number("Indu Nine", "clinic_number")),
                 last_number(journal.number("Hema Eight", "clinic_number")) + 1)
    status = sync_or_login(front, server, "rohini")
    claims.equal("after it nothing waits and nothing is parked", [status["waiting"], status["parked"]], [0, 0])
    claims.equal("the device was renewed once", status["device_renewals"], 1)
    journal.person("Jaya Ten", bill=True)
    old, new = (journal.number(name, "clinic_number").split("-")[0] for name in ("Asha One", "Jaya Ten"))
    claims.check("patients' numbers are of a new series", old != new, f"{old}, then {new}")
    claims.equal("bills begin at one in the new series", [journal.number("Jaya Ten", "invoice").split("/")[0], last_number(journal.number("Jaya Ten", "invoice"))], [new, 1])
    front.sync()
    other.sync()

    items = restored_items(other)
    claims.equal("one item tells of it, on the other desk too", [(line["severity"], line["state"]) for line, _ in items], [("high", "open")])
    ops, documents = missing_of(items[0][1])
    claims.equal("it lists as many changes as waited on the lost disk", len(ops), lost_ops)
    gone = ("Gita Seven", "Hema Eight")
    wanted = {"clinic_number": [last_number(journal.number(name, "clinic_number")) for name in gone]}
    seen = {name.split(":")[0]: numbers for name, numbers in documents.items() if numbers}
    wanted["invoice"] = [last_number(journal.number("Hema Eight", "invoice"))]
    claims.equal("and exactly the numbers of its papers", seen, wanted)
    known_missing = len(ops)

    there = ("Asha One", "Binu Two", "Chitra Three", "Deepa Four", "Esha Five", "Farha Six", "Indu Nine", "Jaya Ten")
    lost = 0
    for desk, label in ((front, "front"), (other, "other")):
        records = exported(desk, place, label)
        people = {id_ for kind, id_ in records if kind == "patient"}
        lost += len(journal.ids(*there) - people)
        claims.equal(f"{label}: everything that was synced or waited in the image is there", sorted(journal.ids(*there) - people), [])
        claims.equal(f"{label}: the two of the lost disk are nowhere", sorted(journal.ids(*gone) & people), [])
        bills = sorted(body["number"] for (kind, _), body in records.items() if kind == "invoice")
        claims.equal(f"{label}: no number stands on two bills", len(bills), len(set(bills)))
    states = server.query("super", f"SELECT series, state FROM app.device WHERE tenant = '{server.env['OPDESK_TENANT']}' AND series IN ('{old}', '{new}') ORDER BY state;")
    claims.equal("the server closed the old device", states, [f"{new}|active", f"{old}|replaced"])
    return known_missing, lost


def cloned(place, claims, server, front, other):
    """The folder of the desk is copied and both copies go on, as two computers from one image would."""
    front.close()
    copy(front.folder, place.folder / "clone")
    for left in (place.folder / "clone").glob("*.marks"):
        left.unlink()
    clone = place.desk("clone", start=False)
    clone.start()
    clone.unlock("Rohini Pawar")
    front.start()
    front.unlock("Rohini Pawar")
    first, second = Journal(front), Journal(clone)
    names = [("Kala Front", first), ("Lata Clone", second), ("Mala Front", first), ("Nila Clone", second)]
    for name, journal in names[:2]:
        journal.person(name)
    sync_or_login(front, server, "rohini")
    sync_or_login(clone, server, "rohini")
    for name, journal in names[2:]:
        journal.person(name)
    for _ in range(2):
        for desk in (front, clone, other):
            status = sync_or_login(desk, server, "rohini" if desk is not other else "prakash")
            if status["waiting"] or status["parked"]:
                claims.check("a desk could send everything", False, json.dumps(status))
    series = {journal.number(name, "clinic_number").split("-")[0] for name, journal in names[2:]}
    claims.equal("the two copies end as two devices with a series each", len(series), 2)
    wanted = {journal.people[name][0] for name, journal in names}
    lost = 0
    for desk, label in ((front, "front"), (clone, "clone"), (other, "other")):
        people = {id_ for kind, id_ in exported(desk, place, label) if kind == "patient"}
        lost += len(wanted - people)
        claims.equal(f"{label}: what either copy entered is there", sorted(wanted - people), [])
    known = 0
    for _, shown in restored_items(other)[1:]:
        ops, documents = missing_of(shown)
        known += len(ops)
        claims.equal("the clone's item lists nothing as missing", [ops, [n for numbers in documents.values() for n in numbers]], [[], []])
    return known, lost


def work(place, claims):
    server = place.server()
    front, other = place.desk("front"), place.desk("other")
    for desk, who in ((front, "rohini"), (other, "prakash")):
        desk.enrol(server)
        desk.login(server, who)
        desk.sync()
    known, lost = put_back(place, claims, server, front, other)
    more_known, more_lost = cloned(place, claims, server, front, other)
    print(f"lost: {lost + more_lost}, known missing: {known + more_known}")
    claims.equal("lost", lost + more_lost, 0)


if __name__ == "__main__":
    run("restored-disk", work)
