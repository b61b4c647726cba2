#!/usr/bin/env python3
"""The admin of a clinic changes its price list and settings at a desk; another desk bills by them; bills that are out stay as
they were; without the server nothing is changed."""
import datetime
import time

from support import PASSPHRASE, register, run


def price_of(desk, code):
    return next((one["rate"] for one in desk.send("price.list")["prices"] if one["code"] == code), None)


def head_of(desk, invoice):
    paper = desk.send("bill.paper", invoice=invoice)
    return paper["clinic_name"], paper["clinic_address"], paper["gstin"], paper["amounts"]


def charge(desk, patient, amount, **line):
    done = desk.send("bill.charge", patient=patient, lines=[line], payments=[{"mode": "cash", "amount": amount}])
    return done["documents"][0]["invoice"], done["total"]


def work(place, claims):
    server = place.server()
    journal = place.folder / "journal.jsonl"
    office, front = place.desk("office", arguments=("--journal", str(journal))), place.desk("front")
    for desk, who in ((office, "anjali"), (front, "rohini")):
        desk.enrol(server)
        desk.login(server, who)
        desk.sync()
    patient = register(front, "Asha Price")["patient"]

    made = office.send("price.set", code="ECG", text="ECG, twelve leads", rate=25000, sac="9993")
    later = (datetime.datetime.now(datetime.timezone(datetime.timedelta(minutes=330))) + datetime.timedelta(days=9)).date()
    planned = office.send("price.set", code="ECG", text="ECG, twelve leads", rate=40000, sac="9993", **{"from": str(later)})
    office.send("settings.set", values=[{"key": "clinic.address", "value": "14, MG Road, Pune"},
                                        {"key": "clinic.upi", "value": "banyan@okbank"}], passphrase=PASSPHRASE)
    claims.equal("all of it is sent", office.sync()["waiting"], 0)
    front.sync()
    claims.equal("the other desk bills by the price of today", price_of(front, "ECG"), 25000)
    old, total = charge(front, patient, 25000, code="ECG")
    claims.equal("to the paisa", total, 25000)
    before = head_of(front, old)
    claims.equal("under the clinic's address", before[1], "14, MG Road, Pune")

    claims.equal("a price of one day is changed in place", office.send("price.set", code="ecg", text="ECG", rate=27500, sac="9993")["price"],
                 made["price"])
    again = office.send("price.set", code="ECG", text="ECG", rate=99900, sac="9993")
    claims.check("and taken back", office.send("price.put_back", **again)["back"])
    office.send("settings.set", values=[{"key": "clinic.name", "value": "Banyan Hospital"}, {"key": "clinic.address", "value": "1, Ring Road"},
                                        {"key": "clinic.gstin", "value": "27AAPFU0939F1ZV"}], passphrase=PASSPHRASE)
    office.sync()
    front.sync()
    claims.equal("the next bill has the new price", price_of(front, "ECG"), 27500)
    claims.equal("a bill that is out keeps its figures and its head", head_of(front, old), before)
    new, _ = charge(front, patient, 27500, code="ECG")
    claims.equal("a new one has the new head", head_of(front, new)[:3], ("Banyan Hospital", "1, Ring Road", "27AAPFU0939F1ZV"))
    claims.equal("the receptionist changes nothing", [front.refusal("price.set", code="ECG", text="x", rate=1).get("code"),
                                                      front.refusal("settings.set", values=[], passphrase=PASSPHRASE).get("code")],
                 ["permission_denied"] * 2)
    office.send("settings.set", values=[{"key": "clinic.hours", "value": "9 to 5"}], passphrase=PASSPHRASE)
    claims.check("what was just set is taken back without the password", office.send("settings.put_back")["back"])
    wrong = office.refusal("settings.set", values=[{"key": "clinic.upi", "value": "thief@bank"}], passphrase="a guess")
    claims.equal("nor does a person without the password", [wrong.get("code"), wrong.get("field")], ["wrong_passphrase", "passphrase"])
    time.sleep(1.2)  # a wrong passphrase makes the next try wait a second

    claims.equal("a code is not retired before a price that begins later", office.refusal("price.retire", code="ECG").get("field"), "from")
    office.send("price.put_back", **planned)
    office.send("price.retire", code="ECG")
    office.sync()
    front.sync()
    claims.equal("a retired code is not billed", price_of(front, "ECG"), None)
    states = [(one["rate"], one["state"]) for one in office.send("price.show", history=True)["prices"] if one["code"] == "ECG"]
    claims.equal("its lines stay readable", sorted(states), [(27500, "retired"), (30000, "past")])

    office.ask("bill.refund", invoice=new, reason="x", passphrase=PASSPHRASE, witness_passphrase=PASSPHRASE)
    record = journal.read_text(encoding="utf-8")
    claims.check("the journal holds what was set and nobody's passphrase",
                 PASSPHRASE not in record and '"code":"ECG"' in record and '"cmd":"bill.refund"' in record)

    server.stop()
    refused = office.refusal("sync.now")
    claims.equal("the server is gone", refused.get("code"), "unreachable")
    for command, words in (("price.set", {"code": "XRAY", "text": "X-ray", "rate": 50000}),
                           ("settings.set", {"values": [{"key": "clinic.phone", "value": "020 555"}], "passphrase": PASSPHRASE})):
        claims.equal(f"{command} says so", office.refusal(command, **words).get("code"), "unreachable")
    claims.check("what is there is read all the same", len(office.send("price.show")["prices"]) > 0)


if __name__ == "__main__":
    run("prices", work)
