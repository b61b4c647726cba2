#!/usr/bin/env python3
"""Plants a canary in every text field of every kind that a command reaches, lets two desks sync through the server, and
looks for the canaries in everything the two desks and the server leave on disk. Then takes a shared desk apart with one
user's passphrase and the device secret."""
import json
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import time

from support import PASSPHRASE, ROOT, program, run

PREFIX = "zqx"
CONTROL = "zqxplaincontrol"

# Text a person types that is shorter than ten bytes or of a closed form; a search for it proves nothing.
SHORT = {
    "patient": {"pin": "6 digits", "id_last4": "4 characters"}, "problem": {"icd10": "a code"}, "staff": {"letter": "a letter"},
    "price": {"sac": "a code"}, "visit": {"letter": "a letter"}, "invoice": {"place_of_supply": "a number of two digits"}}
# Made by the program, not by a person.
MADE = {
    "patient": {"clinic_number", "import_key"}, "visit": {"token"}, "appointment": {"series"}, "consent": {"text_version"},
    "note": {"content_hash", "signature"}, "prescription": {"content_hash", "signature", "printed"},
    "invoice": {"number", "series", "financial_year", "printed_number"}, "device": {"series"}, "setting": {"key"},
    "conflict": {"record_kind", "field", "mine_by", "mine_device", "theirs_by", "theirs_device", "standing", "op", "settled_by", "added",
                 "seen"},
    "staff": {"roles"}, "role": {"grants"}, "attachment": {"sha256"},
    # A payment back has the reason of its credit note; a close repeats what bills and payments say.
    "payment": {"series", "reason"},
    "day_close": {"series", "notes", "modes", "people", "bills", "open_desks", "content_hash", "signature"}}
# No command and no server setting writes these yet.
UNREACHED = {
    "allergy": {"group": "filled in by the rules alone"}, "problem": {"remark": "no command"}, "invoice": {"buyer": "no command"},
    "role": {"name": "copied roles come later", "copy_of": "copied roles come later"}}


def secret_of(who):
    """Everybody has a passphrase of their own."""
    return f"{PASSPHRASE} of {who}"


class Canaries:
    def __init__(self, seed):
        self._chance = random.Random(seed)
        self.planted = {}

    def _keep(self, label, text):
        self.planted[label] = text
        return text

    def word(self, label):
        return self._keep(label, PREFIX + "".join(self._chance.choice("abcdefghijklmnoprstuvwy") for _ in range(10)))

    def name(self, label):
        word = self.word(label)
        return word.capitalize()

    def devanagari(self, label):
        return self._keep(label, "ठछ" + "".join(self._chance.choice("कगचजटडतदनपबमरलवसह") for _ in range(8)))

    def phone(self, label):
        return self._keep(label, "98" + "".join(self._chance.choice("0123456789") for _ in range(8)))

    def abha(self, label):
        """Fourteen digits; as stored they have dashes."""
        digits = "9" + "".join(self._chance.choice("0123456789") for _ in range(13))
        return self._keep(label, f"{digits[:2]}-{digits[2:6]}-{digits[6:10]}-{digits[10:]}")


def clinic(canaries, phones):
    word, name = canaries.word, canaries.name
    staff = []
    for key, role in (("doctor", "Doctor"), ("nurse", "Nurse"), ("reception", "Receptionist"), ("admin", "ClinicAdmin")):
        phones[key] = canaries.phone(f"staff.phone {key}")
        staff.append({"key": key, "name": name(f"staff.name {key}"), "phone": "+91" + phones[key], "roles": [role]})
    staff[0] |= {"letter": "A", "qualification": word("staff.qualification"), "registration_number": word("staff.registration_number"),
                 "council": word("staff.council"), "room": word("staff.room"), "follow_up_days": 7}
    hours = [{"doctor": "doctor", "weekday": day, "session": session, "from_minute": begin, "to_minute": begin + 715,
              "slot_minutes": 15, "room": word(f"doctor_hours.room {day}"),
              "note": word(f"doctor_hours.note {day}")}
             for day in range(7) for session, begin in (("morning", 0), ("evening", 720))]
    prices = [{"code": word("price.code"), "text": word("price.text"), "rate": 40000, "visit_kind": "new", "doctor": "doctor", "sac": "9993",
               "reason": word("price.reason")}]
    settings = [{"key": key, "value": word(f"setting.value {key}")} for key in ("clinic.name", "clinic.address", "clinic.hours")]
    return {"clinic_code": "CANARY", "name": "Secrecy Clinic", "offset_minutes": 330, "enrol_codes": 3, "staff": staff,
            "doctor_hours": hours, "prices": prices, "settings": settings}


def plant_at_the_desk(desk, canaries, doctor):
    word, name = canaries.word, canaries.name
    patient = desk.send(
        "patient.register", name=name("patient.name"), name_local=canaries.devanagari("patient.name_local"), sex="female", age="9",
        phone=canaries.phone("contact.value"), phone_relation=word("contact.relation"), guardian_name=name("patient.guardian_name"),
        guardian_relation=word("patient.guardian_relation"), address=word("patient.address"), locality=word("patient.locality"),
        pin="411038", abha_number=canaries.abha("patient.abha_number"), abha_address=word("patient.abha_address") + "@abdm",
        referred_by=word("patient.referred_by"), remark=word("patient.remark"), allergy_status="yes")["patient"]
    desk.send("patient.edit", patient=patient, fields={"locality": word("patient.edit locality")}, reason=word("audit patient.edit reason"))
    desk.send("consent.record", patient=patient, purpose="care_record", given=True, language="mr", remark=word("consent.remark"))
    visits = [desk.send("queue.issue", patient=patient, doctor=doctor, visit_kind="new", priority="emergency",
                        priority_reason=word("visit.priority_reason"))["visit"]]
    desk.send("queue.cancel", visit=visits[0], reason=word("visit.reason"))
    visits.append(desk.send("queue.issue", patient=patient, doctor=doctor, visit_kind="new")["visit"])
    slots = desk.send("appointment.free", doctor=doctor)["slots"]
    slot = slots[-1]["starts_at"] if isinstance(slots[-1], dict) else slots[-1]
    booked = desk.send("appointment.book", patient=patient, doctor=doctor, starts_at=slot, reason=word("appointment.reason"))
    desk.send("appointment.cancel", appointment=booked["appointment"], reason=word("appointment.status_reason"))
    return patient, visits[1]


def plant_care(nurse, canaries, patient, visit):
    word = canaries.word
    nurse.send("vitals.record", patient=patient, visit=visit, blood_pressure="120/80", weight="28", remark=word("vitals.remark"))
    nurse.send("allergy.add", patient=patient, substance=word("allergy.substance"), reaction=word("allergy.reaction"), severity="mild")
    gone = nurse.send("allergy.add", patient=patient, substance=word("allergy.substance removed"))["allergy"]
    nurse.send("allergy.remove", allergy=gone, reason=word("audit allergy.remove reason"))


def plant_documents(doctor, canaries, patient, visit):
    word = canaries.word
    doctor.send("queue.call", visit=visit)
    doctor.send("queue.start", visit=visit)
    doctor.send("problem.add", patient=patient, name=word("problem.name"))
    note = doctor.send("note.write", patient=patient, visit=visit, complaints=word("note.complaints"), history=word("note.history"),
                       examination=word("note.examination"), plan=word("note.plan"),
                       diagnoses=[{"name": word("note.diagnoses"), "certainty": "final"}])["note"]
    doctor.send("note.sign", note=note)
    doctor.send("note.amend", note=note, reason=word("note.amend_reason"))
    line = {"generic": word("prescription.lines generic"), "strength": "5 mg", "form": "tablet", "route": "oral", "dose": "1-0-1", "days": 3,
            "quantity": 6, "brand": word("prescription.lines brand"), "timing": "after food", "duration_text": "3 days", "remark": word("prescription.lines remark")}
    paper = doctor.send("prescription.write", patient=patient, visit=visit, complaints=word("prescription.complaints"),
                        findings=word("prescription.findings"), tests=word("prescription.tests"), advice=word("prescription.advice"), language="hi",
                        diagnoses=[{"name": word("prescription.diagnoses"), "certainty": "final"}], lines=[line],
                        overrides=[{"rule": "unknown_medicine", "reason": word("prescription.overrides")}])["prescription"]
    doctor.send("prescription.sign", prescription=paper)
    doctor.send("prescription.amend", prescription=paper, reason=word("prescription.amend_reason"))


def plant_attachment(place, doctor, canaries, patient, visit):
    """A scan whose file name, title and content are canaries; the file itself lies outside what is searched."""
    folder = place.folder / "scanner"
    folder.mkdir()
    scan = folder / f"{canaries.word('attachment file name')}.pdf"
    inside = canaries.word("attachment content")
    scan.write_text("%PDF-1.7\n" + f"{inside}\n" * 40_000)
    added = doctor.send("attachment.add", patient=patient, visit=visit, title=canaries.word("attachment.title"), file=str(scan))
    doctor.refusal("attachment.add", patient=patient, title="x", file=str(folder / f"{canaries.word('attachment missing file')}.pdf"))
    return scan, added["attachment"]


def plant_money_and_settling(admin, canaries, patient, visit):
    word = canaries.word
    bill = admin.send("bill.issue", patient=patient, visit=visit, discount=1000, discount_reason=word("invoice.discount_reason"),
                      lines=[{"code": "X", "text": word("invoice.lines"), "quantity": 1, "rate": 40000}])
    admin.send("payment.take", patient=patient, invoice=bill["invoice"], amount=bill["total"], mode="upi", reference=word("payment.reference"))
    admin.send("bill.refund", invoice=bill["invoice"], reason=word("invoice.reason"))
    admin.send("day.close", notes=[{"value": 50000, "count": 1}], reason=word("day_close.reason"), passphrase=secret_of("admin"))
    twin = admin.send("patient.register", name=canaries.name("patient.name twin"), sex="female", age="40", no_phone=True)["patient"]
    admin.send("patient.merge", loser=twin, winner=patient, reason=word("alias.reason"))
    third = admin.send("patient.register", name=canaries.name("patient.name inactive"), sex="male", age="50", no_phone=True)["patient"]
    admin.send("patient.deactivate", patient=third, reason=word("audit patient.deactivate reason"))


def text_fields():
    """{kind: fields that hold text} from the registry's own files."""
    kinds = {}
    for header in sorted((ROOT / "core/model/kinds").glob("*.h")):
        source = header.read_text()
        members = set(re.findall(r"^    (?:std::string|json::array) (\w+);", source, re.M))
        for field, owner, member in re.findall(r'field\("(\w+)", &\w*?(\w+)::(\w+),', source):
            if member in members:
                kinds.setdefault(header.stem, set()).add(field)
    return kinds


def covered(exports, canaries):
    """{kind: fields that hold a canary} of everything the desks can open."""
    words = [text.lower() for text in canaries.planted.values()]
    found = {}
    for file in exports:
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            for field, value in record["body"].items():
                text = json.dumps(value, ensure_ascii=False).lower()
                if any(word in text for word in words):
                    found.setdefault(record["kind"], set()).add(field)
    return found


class Search:
    """Counts of every canary in UTF-8 and UTF-16 of both orders, letters in any case."""

    def __init__(self, canaries):
        self.patterns = [(label, encoding, text.encode(encoding).lower())
                         for label, text in {**canaries.planted, "control": CONTROL}.items() for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
        self.heads = {}
        for label, encoding, pattern in self.patterns:
            self.heads.setdefault(pattern[:5], []).append((label, encoding, pattern))

    def in_bytes(self, data):
        hits = []
        data = data.lower()
        for head, patterns in self.heads.items():
            at = data.find(head)
            while at >= 0:
                hits += [(label, encoding) for label, encoding, pattern in patterns if data.startswith(pattern, at)]
                at = data.find(head, at + 1)
        return hits

    def in_folders(self, folders, without=()):
        hits, files, size = {}, 0, 0
        for folder in folders:
            for file in sorted(pathlib.Path(folder).rglob("*")):
                if not file.is_file() or file.name in without:
                    continue
                data = file.read_bytes()
                files, size = files + 1, size + len(data)
                for hit in self.in_bytes(data):
                    hits.setdefault(hit, []).append(str(file))
        return hits, files, size


def report(claims, what, outcome):
    hits, files, size = outcome
    leaks = {f"{label} ({encoding})": sorted(set(found))[:3] for (label, encoding), found in hits.items() if label != "control"}
    claims.check(f"{what}: no canary", not leaks, f"{files} files, {size / 1e6:.1f} MB" + ("" if not leaks else ": " + json.dumps(leaks)))
    return {encoding: len(found) for (label, encoding), found in hits.items() if label == "control"}


def as_read_by_superuser(server):
    """Every value of every table, bytes as bytes: what a compressed page could hide from a search of the files."""
    tables = server.query("super", "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema');")
    data = b""
    for table in tables:
        rows = "\n".join(server.query("super", f"COPY {table} TO STDOUT;"))
        data += rows.encode() + b"\n" + b"\n".join(bytes.fromhex(one) for one in re.findall(r"\\\\x((?:[0-9a-f]{2})+)", rows))
    return len(tables), data


def attack(desk, staff, passphrase, loot):
    for _ in range(8):
        done = subprocess.run([program("shared_pc_attack"), str(desk.profile), str(desk.secret), staff, passphrase, str(loot)], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        # The attack of the one before tried this user's blob as well: wrong tries make the next wait.
        if "rate_limited" not in done.stderr:
            break
        time.sleep(1)
    if done.returncode != 0:
        raise RuntimeError(f"shared_pc_attack: {done.stderr}")
    return json.loads(done.stdout)


def sealed(bodies):
    """Bodies and pages of care and notes: (seen, read)."""
    mine = [tally for name, tally in bodies.items() if name.split()[0] in ("care", "notes")]
    return sum(one["seen"] for one in mine), sum(one["read"] for one in mine)


def shared_desk(place, claims, desk, people, canaries):
    clinical = [text for label, text in canaries.planted.items() if label.split(".")[0] in ("note", "prescription", "allergy", "vitals", "problem", "attachment")]
    reports = {}
    for who in ("reception", "doctor"):
        loot = place.folder / f"loot-{who}"
        reports[who] = attack(desk, people[who], secret_of(who), loot)
        data = loot.read_bytes().lower()
        reports[who]["clinical"] = sum(text.encode().lower() in data for text in clinical)
        reports[who]["patient"] = canaries.planted["patient.name"].encode() in data
        loot.unlink()
        print(f"the attack with the passphrase of {who}:", json.dumps(reports[who], sort_keys=True))
    poor, control = reports["reception"], reports["doctor"]
    seen, read = sealed(poor["bodies"])
    claims.check("with the receptionist's passphrase and the device secret no body of care or notes opens", seen > 0 and read == 0,
                 f"{read} of {seen} bodies and pages, {poor['keys_tried']} keys")
    claims.equal("none of the clinical canaries is in all she could read", poor["clinical"], 0)
    desk_bodies = poor["bodies"]["desk"]
    claims.check("her own desk bodies do open (control)", desk_bodies["read"] > 0 and poor["patient"], f"{desk_bodies['read']} of {desk_bodies['seen']}")
    claims.check("the same program reads them with the doctor's passphrase (control)", sealed(control["bodies"])[1] > 0 and control["clinical"] == len(clinical),
                 f"{sealed(control['bodies'])[1]} bodies, {control['clinical']} of {len(clinical)} clinical canaries")
    claims.check("nobody else's keys open with her passphrase", poor["other_users"] > 0 and poor["other_blobs_opened"] == 0,
                 f"{poor['other_blobs_opened']} of {poor['other_users']}")
    claims.check("nor anybody else's refresh token with any of her keys", poor["other_tokens"] > 0 and poor["other_tokens_opened"] == 0,
                 f"{poor['other_tokens_opened']} of {poor['other_tokens']}")
    parts = {name: tally for name, tally in poor.get("server_parts", {}).items() if name in ("care", "notes")}
    claims.check("her own refresh token brings no key of care or notes from the server",
                 poor["refresh_status"] == 200 and not {"care", "notes"} & set(poor["server_keys"]), str(poor.get("server_keys")))
    claims.check("and no part of care or notes that opens", all(tally["read"] == 0 for tally in parts.values()), json.dumps(parts))
    claims.equal("the cache opens with no key that is one bit off (256 tried)", poor["opened_with_one_bit_off"], 0)


def work(place, claims):
    server = place.server()
    canaries, phones = Canaries(20261117), {}
    server.provision(clinic(canaries, phones))
    front, side = place.desk("front"), place.desk("side")
    for desk in (front, side):
        desk.enrol(server, clinic="CANARY", name=canaries.word(f"device.name {desk.folder.name}"))
    people = {who: front.login(server, "+91" + phones[who], secret_of(who))["user"] for who in ("admin", "nurse", "doctor", "reception")}
    side.login(server, "+91" + phones["reception"], secret_of("reception"))
    front.sync()
    side.sync()

    patient, visit = plant_at_the_desk(front, canaries, people["doctor"])
    front.sync()
    side.sync()
    front.unlock(people["nurse"], secret_of("nurse"))
    plant_care(front, canaries, patient, visit)
    front.unlock(people["doctor"], secret_of("doctor"))
    front.sync()
    plant_documents(front, canaries, patient, visit)
    scan, attachment = plant_attachment(place, front, canaries, patient, visit)
    front.sync()
    # A conflict, so that its values are searched for as well.
    for desk in (front, side):
        desk.send("patient.edit", patient=patient, fields={"name": canaries.name(f"conflict.{'theirs' if desk is front else 'mine'}")})
        desk.sync()
    front.unlock(people["admin"], secret_of("admin"))
    front.sync()
    plant_money_and_settling(front, canaries, patient, visit)
    card = front.send("conflict.list")["conflicts"][0]["conflict"]
    front.send("conflict.resolve", conflict=card, choice="edited", value=canaries.name("conflict.chosen"), reason=canaries.word("audit conflict reason"))
    front.sync()
    side.login(server, "+91" + phones["doctor"], secret_of("doctor"))
    side.sync()

    exports = []
    for who in ("reception", "admin", "nurse", "doctor"):
        front.unlock(people[who], secret_of(who))
        front.sync()
        exports.append(place.folder / f"export-{who}.jsonl")
        front.send("export.records", file=str(exports[-1]))
    taken = place.folder / "scanner" / "taken.pdf"
    opened = front.send("attachment.open", attachment=attachment, file=str(taken))
    claims.check("the attachment opens with what was attached (control)", opened["written"] and taken.read_bytes() == scan.read_bytes())
    stored = server.query("super", "SELECT count(*), sum(bytes) FROM app.blob WHERE complete;")
    claims.check("its sealed bytes are at the server", stored[0].startswith("1|"), stored[0])
    there = side.send("attachment.open", attachment=attachment)
    claims.equal("and on the doctor's other desk", there["place"], "here")
    # The receptionist is the last to work here, so that pages of care and notes lie here unopened.
    side.send("note.write", patient=patient, complaints=canaries.word("note.complaints other desk"))
    side.sync()
    front.unlock(people["reception"], secret_of("reception"))
    front.sync()

    fields, found = text_fields(), covered(exports, canaries)
    missing = {}
    for kind, names in fields.items():
        open_ones = names - found.get(kind, set()) - set(SHORT.get(kind, ())) - MADE.get(kind, set()) - set(UNREACHED.get(kind, ()))
        if open_ones and kind != "audit_event":
            missing[kind] = sorted(open_ones)
    planted_fields = sum(len(names & found.get(kind, set())) for kind, names in fields.items())
    claims.check("every text field of every kind that a command reaches holds a canary", not missing, f"{planted_fields} fields" + (f", missing: {missing}" if missing else ""))
    print("not planted, no command writes them:", ", ".join(f"{kind}.{field} ({why})" for kind, names in UNREACHED.items() for field, why in names.items()))
    for file in exports:
        file.unlink()

    print(f"{len(canaries.planted)} canaries:")
    for label, text in sorted(canaries.planted.items()):
        print(f"  {label:<38} {text}")
    claims.check("every canary has ten bytes or more and none is the same", len(set(canaries.planted.values())) == len(canaries.planted)
                 and min(len(text.encode()) for text in canaries.planted.values()) >= 10)

    # The control: the same search must find what does lie in the clear.
    server.query("super", f"CREATE TABLE public.scratch(word text); INSERT INTO public.scratch VALUES ('{CONTROL}');")
    plain = front.profile / "plain.sqlite"
    with sqlite3.connect(plain) as connection:
        connection.execute("CREATE TABLE scratch(word TEXT)")
        connection.execute("INSERT INTO scratch VALUES (?)", (CONTROL,))
    connection.close()
    (front.profile / "plain-utf16.bin").write_bytes(CONTROL.encode("utf-16-le") + b"\n" + CONTROL.encode("utf-16-be"))

    search = Search(canaries)
    kept_out = {"otp_outbox.jsonl"}  # stands for the SMS provider, which must know the phone
    desks = [front.folder, side.folder]
    server.query("super", "CHECKPOINT;")
    controls = report(claims, "the desks' folders while they run", search.in_folders(desks, kept_out))
    claims.check("the search finds what lies there in plain", all(controls.get(one) for one in ("utf-8", "utf-16-le", "utf-16-be")), str(controls))
    controls = report(claims, "the server's folder while it runs: cluster, log of PostgreSQL and of opdeskd", search.in_folders([server.folder], kept_out))
    claims.check("the search finds the scratch table of the same cluster", bool(controls.get("utf-8")), str(controls))
    tables, data = as_read_by_superuser(server)
    hits = search.in_bytes(data)
    leaks = sorted({label for label, _ in hits if label != "control"})
    claims.check("every value of every table as the superuser reads it: no canary", not leaks, f"{tables} tables, {len(data) / 1e6:.1f} MB {leaks or ''}")
    claims.check("the search finds the scratch row there", ("control", "utf-8") in hits)

    for desk in (front, side):
        # On the front desk a file that is not there was refused, on purpose.
        claims.equal(f"opdeskctl of {desk.folder.name} ends as it should", desk.close(), 1 if desk is front else 0)
    shared_desk(place, claims, front, people, canaries)
    for file in (plain, front.profile / "plain-utf16.bin"):
        file.unlink()
    report(claims, "the desks' folders after they ended", search.in_folders(desks, kept_out))
    tool = shutil.which("sqlite3")
    if tool:
        done = subprocess.run([tool, str(front.profile / "cache.db"), "SELECT count(*) FROM sqlite_schema;"], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        claims.check("the sqlite3 tool does not open the cache", done.returncode != 0 and "not a database" in done.stdout, done.stdout.strip()[:70])
    server.stop()
    report(claims, "the server's folder after it stopped", search.in_folders([server.folder], kept_out))


if __name__ == "__main__":
    run("secrecy", work)
