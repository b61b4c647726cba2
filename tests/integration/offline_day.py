#!/usr/bin/env python3
"""A scripted day without a line on three desks, most of it about the same people. Then the line is back, and for every edit
it is found out what became of it: it stands, it was merged, it lies on a card, it is parked where somebody sees it, or it is
hidden or lost. The desks' own idea of being in sync is not asked: exports, cards and the server's rows are read."""
import argparse
import collections
import datetime
import json
import random

from support import Refused, run

GIVEN = ("Aarti Bhavna Chitra Deepa Esha Farah Gauri Hema Indu Jaya Kavita Lata Madhuri Nalini Parveen Rukmini Sarita Tara "
         "Usha Vidya Yamini Zoya Anil Bharat Chetan Dinesh Eknath Faisal Ganesh Harish Imran Jayant Kishor Laxman Mohan "
         "Nitin Omkar Prakash Rajesh Sunil Tushar Umesh Vijay Yusuf").split()
FAMILY = ("Agashe Bhosale Chavan Dandekar Edke Fernandes Gaikwad Hegde Inamdar Jagtap Kamble Limaye Mahajan Naik Oak Pawar "
          "Qureshi Rane Sawant Tambe Ubale Velankar Wagh Yadav Zagade Ansari Bapat Deshmukh Gokhale Joshi Kulkarni Lokhande").split()
MEDICINE = {"generic": "Paracetamol", "strength": "500 mg", "form": "tablet", "route": "oral", "dose": "1-0-1", "days": 3,
            "quantity": 6}
#: What an edit can come to. The last two must not happen.
ENDS = ("applied", "merged", "listed", "card", "parked", "hidden", "lost")

#: Cards that tell of two records beside each other; both stay.
ABOUT_TWO = ("slot_taken", "double_amendment", "double_payment", "possible_duplicate")


class Day:
    """Three desks, who works on them, and the journal of everything entered while there was no line."""

    def __init__(self, place, share):
        self.server = place.server()
        self.place = place
        self.share = share
        self.chance = random.Random(11)
        self.names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
        self.chance.shuffle(self.names)
        self.taken = 0
        self.journal = []
        self.users, self.now = {}, {}
        self.desks = {name: place.desk(name) for name in ("front", "room", "side")}
        for name, people in (("front", ("anjali", "rohini", "meera")), ("room", ("prakash", "meera")), ("side", ("joseph", "sunil"))):
            self.desks[name].enrol(self.server)
            for who in people:
                self.users[name, who] = self.desks[name].login(self.server, who)["user"]
                self.now[name] = who

    def count(self, full):
        return max(1, round(full * self.share))

    def at(self, desk, who):
        """The desk with this person at it."""
        if self.now[desk] != who:
            self.desks[desk].unlock(self.users[desk, who])
            self.now[desk] = who
        return self.desks[desk]

    def person(self):
        """Arguments of somebody new."""
        self.taken += 1
        return {"name": self.names[self.taken], "sex": "female" if self.taken % 2 else "male", "age": str(18 + self.taken % 60),
                "phone": f"98{self.taken:03d}{self.chance.randrange(10 ** 5):05d}", "locality": "Kothrud",
                "address": f"{self.taken} Karve Road", "accept_duplicate": True}

    def people(self, full):
        desk = self.at("front", "rohini")
        return [desk.send("patient.register", **self.person())["patient"] for _ in range(self.count(full))]

    def entered(self, desk, scene, what, kind, record, **more):
        self.journal.append({"desk": desk, "scene": scene, "what": what, "kind": kind, "record": record, **more})

    def edit(self, desk, who, scene, patient, **fields):
        self.at(desk, who).send("patient.edit", patient=patient, fields=fields)
        self.entered(desk, scene, "set", "patient", patient, fields=fields)

    def sync(self, rounds=3):
        for _ in range(rounds):
            for desk in self.desks.values():
                desk.sync()


def prepare(day):
    """The clinic as it is when the line goes: what the day is about."""
    day.sync(rounds=1)
    made = {scene: day.people(number) for scene, number in
            (("name", 60), ("locality", 60), ("fields", 80), ("allergy", 50), ("last allergy", 5), ("paper", 10), ("pay", 15),
             ("token", 15), ("slot a", 30), ("slot b", 30), ("moved", 5))}
    front = day.at("front", "meera")
    made["papers"] = []
    for patient in made["paper"]:
        paper = front.send("prescription.write", patient=patient, lines=[MEDICINE], advice="rest")["prescription"]
        front.send("prescription.sign", prescription=paper)
        made["papers"].append(paper)
    made["visits"] = [front.send("queue.issue", patient=patient, doctor=day.users["front", "meera"], visit_kind="new")["visit"]
                      for patient in made["token"]]
    made["allergies"] = [front.send("allergy.add", patient=patient, substance="Penicillin")["allergy"] for patient in made["last allergy"]]
    desk = day.at("front", "rohini")
    made["bills"] = [desk.send("bill.issue", patient=patient, lines=[{"text": "Consultation", "quantity": 1, "rate": 50000}])
                     for patient in made["pay"]]
    made["slots"] = free_slots(desk, day.users["front", "meera"], len(made["slot a"]) + len(made["moved"]))
    made["booked"] = [desk.send("appointment.book", patient=patient, doctor=day.users["front", "meera"], starts_at=slot, minutes=10)
                      ["appointment"] for patient, slot in zip(made["moved"], made["slots"][len(made["slot a"]):])]
    listed = day.place.folder / "old_list.csv"
    listed.write_text("Patient Name,Gender,Age,Mobile No\n" + "".join(
        f"{one['name']},{one['sex']},{one['age']},{one['phone']}\n" for one in (day.person() for _ in range(day.count(20)))))
    before = set(patients_of(day, "front"))
    made["import"] = desk.send("import.patients", file=str(listed), dry_run=False)["import_id"]
    made["imported"] = sorted(set(patients_of(day, "front")) - before)
    listed.unlink()
    day.sync()
    return made


def free_slots(desk, doctor, wanted):
    slots, ahead = [], 1
    while len(slots) < wanted and ahead < 15:
        date = (datetime.datetime.now() + datetime.timedelta(days=ahead)).strftime("%Y-%m-%d")
        slots += desk.send("appointment.free", doctor=doctor, day=date)["slots"]
        ahead += 1
    if len(slots) < wanted:
        raise RuntimeError("the doctor has too few hours for this day")
    return slots[:wanted]


def without_a_line(day, made):
    """The day. The server is down, so nothing can slip through."""
    for number, patient in enumerate(made["name"]):
        for desk, who, more in (("front", "rohini", "A."), ("room", "prakash", "B."), ("side", "sunil", "C.")):
            if desk != "side" or number % 3 == 0:
                day.edit(desk, who, "same field: name", patient, name=f"{more.replace('.', 'iya')} {day.names[number]}")
    for number, patient in enumerate(made["locality"]):
        for desk, who, more in (("front", "rohini", "Erandwane"), ("room", "prakash", "Warje"), ("side", "sunil", "Baner")):
            if desk != "side" or number % 3 == 0:
                day.edit(desk, who, "same field: locality", patient, locality=more)
    for number, patient in enumerate(made["fields"]):
        day.edit("front", "rohini", "different fields", patient, address=f"{number} Paud Road")
        day.edit("room", "prakash", "different fields", patient, remark="prefers mornings")
        if number % 4 == 0:
            day.edit("side", "sunil", "different fields", patient, pin="411038")
    allergies(day, made)
    removals(day, made)
    bookings(day, made)
    papers_and_money(day, made)
    for desk, who in (("front", "rohini"), ("room", "prakash")):
        for number in range(day.count(15)):
            twin = {**day_twin(number), "accept_duplicate": True}
            patient = day.at(desk, who).send("patient.register", **twin)["patient"]
            day.entered(desk, "registered twice", "add", "patient", patient, number=number)
    for _ in range(day.count(14)):
        patient = day.at("side", "sunil").send("patient.register", **day.person())["patient"]
        day.entered("side", "only here", "add", "patient", patient)
        vitals = day.at("side", "sunil").send("vitals.record", patient=patient, blood_pressure="120/80", pulse=72)["vitals"]
        day.entered("side", "only here", "add", "vitals", vitals)


def day_twin(number):
    return {"name": f"{GIVEN[number]} {FAMILY[number]}kar", "sex": "female", "age": "41", "phone": f"97000{number:05d}"}


def allergies(day, made):
    for patient in made["allergy"]:
        allergy = day.at("side", "sunil").send("allergy.add", patient=patient, substance="Ibuprofen", severity="severe")["allergy"]
        day.entered("side", "allergy and record replaced", "add", "allergy", allergy, patient=patient)
    for number, patient in enumerate(made["allergy"]):
        # As a form writes it back: every field, whether or not it was touched.
        day.edit("room", "prakash", "allergy and record replaced", patient, address=f"{number} Sinhagad Road", locality="Anandnagar",
                 remark="new card made", language="mr", pin="411051", referred_by="neighbour")
    for patient, allergy in zip(made["last allergy"], made["allergies"]):
        day.at("front", "meera").send("allergy.remove", allergy=allergy, reason="was a cold")
        day.entered("front", "last allergy off, another on", "remove", "allergy", allergy)
    for patient in made["last allergy"]:
        added = day.at("side", "sunil").send("allergy.add", patient=patient, substance="Aspirin")["allergy"]
        day.entered("side", "last allergy off, another on", "add", "allergy", added, patient=patient)


def removals(day, made):
    for patient in made["imported"]:
        day.edit("room", "prakash", "delete against edit", patient, remark="asked for Dr Kulkarni")
    undone = day.at("front", "anjali").send("import.undo", import_id=made["import"])
    if undone["removed"] != len(made["imported"]):
        raise RuntimeError(f"the import was not taken back: {undone}")
    for patient in made["imported"]:
        day.entered("front", "delete against edit", "remove", "patient", patient)
    for visit in made["visits"]:
        day.at("front", "rohini").send("queue.cancel", visit=visit, reason="went home")
        day.entered("front", "token cancelled and called in", "set", "visit", visit, fields={"status": "cancelled"})
    for visit in made["visits"]:
        room = day.at("room", "meera")
        room.send("queue.call", visit=visit)
        room.send("queue.start", visit=visit)
        day.entered("room", "token cancelled and called in", "set", "visit", visit, fields={"status": "in_room"})


def bookings(day, made):
    doctor = day.users["front", "meera"]
    for desk, who, people in (("front", "rohini", made["slot a"]), ("room", "prakash", made["slot b"])):
        for patient, slot in zip(people, made["slots"]):
            booked = day.at(desk, who).send("appointment.book", patient=patient, doctor=doctor, starts_at=slot, minutes=10)["appointment"]
            day.entered(desk, "two bookings of one slot", "add", "appointment", booked, slot=slot)
    for appointment in made["booked"]:
        day.at("front", "rohini").send("appointment.cancel", appointment=appointment, reason="rang up")
        day.entered("front", "moved and cancelled", "set", "appointment", appointment, fields={"status": "cancelled"})
    later = free_slots(day.at("room", "prakash"), doctor, 3 * len(made["slots"]))[-len(made["booked"]):]
    for appointment, slot in zip(made["booked"], later):
        day.at("room", "prakash").send("appointment.move", appointment=appointment, starts_at=slot, reason="asked for later")
        day.entered("room", "moved and cancelled", "set", "appointment", appointment, fields={"starts_at": slot})


def papers_and_money(day, made):
    for desk, advice in (("front", "drink water"), ("room", "no milk")):
        for patient, paper in zip(made["paper"], made["papers"]):
            doctor = day.at(desk, "meera")
            draft = doctor.send("prescription.amend", prescription=paper, reason="advice")["prescription"]
            doctor.send("prescription.write", prescription=draft, patient=patient, lines=[MEDICINE], advice=advice)
            doctor.send("prescription.sign", prescription=draft)
            day.entered(desk, "two amendments of one paper", "add", "prescription", draft, amends=paper)
    for desk, who in (("front", "rohini"), ("room", "prakash")):
        for patient, bill in zip(made["pay"], made["bills"]):
            paid = day.at(desk, who).send("payment.take", patient=patient, invoice=bill["invoice"], amount=bill["total"], mode="cash")
            day.entered(desk, "payment taken twice", "add", "payment", paid["payment"], patient=patient)


# ---- afterwards

def exported(day, desk):
    file = day.place.folder / f"{desk}.jsonl"
    day.desks[desk].send("export.records", file=str(file))
    with open(file, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    file.unlink()  # patients in the clear
    return {(record["kind"], record["id"]): record for record in records}


def patients_of(day, desk):
    return [id_ for kind, id_ in exported(day, desk) if kind == "patient"]


class After:
    """Everything there is when the desks are in sync again, read by the doctor, who may open all of it."""

    def __init__(self, day):
        for desk, who in (("front", "meera"), ("room", "meera"), ("side", "joseph")):
            day.at(desk, who).sync()
        self.desks = {name: exported(day, name) for name in day.desks}
        self.records = self.desks["front"]
        rows = day.server.query("super", "SELECT kind, id, version, deleted FROM app.record WHERE tenant = "
                                         f"'{day.server.env['OPDESK_TENANT']}'")
        self.server = {(kind, id_): (int(version), deleted == "t") for kind, id_, version, deleted in (row.split("|") for row in rows)}
        self.cards = collections.defaultdict(list)
        for (kind, id_), record in self.records.items():
            if kind == "conflict":
                body = {"id": id_, **record["body"]}
                self.cards[body["record_kind"], body["record_id"]].append(body)
        #: Cards a person can see, on every desk.
        self.listed = [{line["conflict"] for line in desk.send("conflict.list", with_settled=True)["conflicts"]} for desk in day.desks.values()]
        self.parked = {(line["kind"], line["record"]) for desk in day.desks.values() for line in desk.send("sync.parked")["parked"]}
        self.writers = collections.defaultdict(set)
        for entry in day.journal:
            self.writers[entry["kind"], entry["record"]].add(entry["desk"])

    def shown(self, card):
        return all(card["id"] in listed for listed in self.listed)

    def card_with(self, key, field, value):
        """A card about this record that holds this value, shown on every desk."""
        for card in self.cards[key]:
            if card.get("field", "") in (field, "") and value in card.get("mine", []) + card.get("theirs", []) and self.shown(card):
                return card
        return None

    def any_card(self, key, *reasons):
        return next((card for card in self.cards[key] if card["reason"] in reasons and self.shown(card)), None)

    def end_of(self, entry):
        key = entry["kind"], entry["record"]
        if key in self.parked:
            return "parked"
        record = self.records.get(key)
        everywhere = all(records.get(key, {}).get("body") == (record or {}).get("body") for records in self.desks.values())
        if entry["what"] == "remove":
            if record is None:
                return "applied" if key in self.server and self.server[key][1] else "lost"
            return "card" if self.any_card(key, "edit_beats_delete") else "hidden"
        if record is None or key not in self.server:
            return "lost"
        if not everywhere:
            return "hidden"
        if entry["what"] == "add":
            return "card" if self.any_card(key, *ABOUT_TWO) else "applied"
        ends = [self.end_of_field(key, record["body"], field, value) for field, value in entry["fields"].items()]
        return max(ends, key=ENDS.index)

    def end_of_field(self, key, body, field, value):
        if body.get(field) == value:
            return "merged" if len(self.writers[key]) > 1 else "applied"
        card = self.card_with(key, field, value)
        if not card:
            return "hidden"
        return "card" if card["severity"] == "high" or card["reason"] != "later_author" else "listed"


def pairs(day, scene, by):
    """The two records of each pair that a scene made."""
    both = collections.defaultdict(list)
    for entry in day.journal:
        if entry["scene"] == scene and entry["what"] == "add":
            both[entry[by]].append(entry["record"])
    return list(both.values())


def report(day, after, claims):
    ends = {id(entry): after.end_of(entry) for entry in day.journal}
    table = collections.defaultdict(collections.Counter)
    for entry in day.journal:
        table[entry["scene"]][ends[id(entry)]] += 1
    print(f"\n{'what was entered without a line':<34}{'edits':>7}" + "".join(f"{end:>9}" for end in ENDS))
    for scene, counts in [*table.items(), ("all", sum(table.values(), collections.Counter()))]:
        print(f"{scene:<34}{sum(counts.values()):>7}" + "".join(f"{counts[end] or '-':>9}" for end in ENDS))
    print("merged: stands beside what others changed in the record; listed: another's value stands, this one is in the list with undo\n")
    for entry in day.journal:
        if ends[id(entry)] in ("hidden", "lost"):
            key = entry["kind"], entry["record"]
            print(ends[id(entry)].upper(), json.dumps(entry), "now", json.dumps(after.records.get(key, {}).get("body")), "cards",
                  json.dumps([{name: card.get(name) for name in ("reason", "field", "mine", "theirs", "severity")} for card in after.cards[key]]))
    for end in ("hidden", "lost"):
        claims.equal(f"edits {end}", sum(one == end for one in ends.values()), 0)
    slots = pairs(day, "two bookings of one slot", "slot")
    unseen = [pair for pair in slots if not any(after.any_card(("appointment", one), "slot_taken") for one in pair)]
    claims.equal(f"double bookings nobody is told of, of {len(slots)}", len(unseen), 0)
    held = [sum(after.records["appointment", one]["body"]["status"] == "booked" for one in pair) for pair in slots]
    claims.equal("of each slot one booking holds it", set(held), {1})
    twins = pairs(day, "registered twice", "number")
    unflagged = [pair for pair in twins if not flagged(day, after, pair)]
    claims.equal(f"double registrations nobody is told of, of {len(twins)}", len(unflagged), 0)
    added = [entry for entry in day.journal if entry["kind"] == "allergy" and entry["what"] == "add"]
    gone = [entry for entry in added if any(("allergy", entry["record"]) not in records or
                                            records["allergy", entry["record"]]["body"]["status"] != "active"
                                            for records in after.desks.values())]
    claims.equal(f"added allergies that vanished, of {len(added)}", len(gone), 0)
    denied = [entry for entry in added if after.records["patient", entry["patient"]]["body"].get("allergy_status") != "yes"
              and not after.any_card(("patient", entry["patient"]), "same_field", "later_author", "ladder")]
    claims.equal("people with an active allergy whose record denies it unseen", len(denied), 0)
    for scene, by, reason in (("two amendments of one paper", "amends", "double_amendment"), ("payment taken twice", "patient", "double_payment")):
        unseen = [pair for pair in pairs(day, scene, by) if not any(after.any_card((kind, one), reason) for one in pair
                                                                    for kind in ("prescription", "payment"))]
        claims.equal(f"{scene}: nobody is told of", len(unseen), 0)


def flagged(day, after, pair):
    """Somebody is told that the two may be one: by a card, or by the hint beside the record."""
    if any(after.any_card(("patient", one), "possible_duplicate") for one in pair):
        return True
    body = after.records["patient", pair[0]]["body"]
    phone = next(record["body"]["value"] for (kind, _), record in after.records.items()
                 if kind == "contact" and record["body"].get("patient") == pair[0])
    matches = day.desks["front"].send("patient.duplicates", name=body["name"], sex=body["sex"], phone=phone)["matches"]
    return set(pair) <= {match["patient"]["patient"] for match in matches}


def work(place, claims):
    day = Day(place, options.share)
    made = prepare(day)
    port = day.server.port
    day.server.stop()
    without_a_line(day, made)
    day.server.start(port)
    edits = len(day.journal)
    print(f"{edits} edits by {len(day.desks)} desks while the server was down")
    try:
        day.sync(rounds=4)
    except Refused as problem:
        claims.check("the desks come into sync again", False, str(problem))
    after = After(day)
    for name, desk in day.desks.items():
        status = desk.sync()
        claims.equal(f"{name}: nothing waits", status["waiting"], 0)
    verdicts = day.server.query("super", "SELECT verdict, count(*) FROM app.op_log WHERE tenant = "
                                         f"'{day.server.env['OPDESK_TENANT']}' GROUP BY 1 ORDER BY 1")
    print("verdicts of the server:", ", ".join(row.replace("|", " ") for row in verdicts))
    report(day, after, claims)
    differ = [key for key, record in after.records.items() for other in after.desks.values()
              if other.get(key, {}).get("body") != record["body"]]
    claims.equal("records that differ between the desks", differ[:5], [])
    versions = [key for key, record in after.records.items() if after.server.get(key) != (record["version"], False)]
    claims.equal("records that are not as the server has them", versions[:5], [])


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--share", type=float, default=1.0, help="of the whole day's edits; 1 is about 815")
    options = arguments.parse_args()
    run("offline-day", work)
