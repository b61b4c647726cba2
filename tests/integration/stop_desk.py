#!/usr/bin/env python3
"""The admin lets one desk leave and stops another at once, from the office; what the leaving desk still had is taken in or refused
there. All through the client; the stopped desks learn of it from the server alone."""
import json
import time

from support import PASSPHRASE, register, run


def people(desk):
    return {desk.body("patient", one["patient"])["name"] for one in desk.send("patient.find", text="Leaver", limit=50)["patients"]}


def devices(desk):
    return {one["name"]: one for one in desk.send("device.list")["devices"]}


def work(place, claims):
    server = place.server()
    journal = place.folder / "journal.jsonl"
    office, front, other = place.desk("office", arguments=("--journal", str(journal))), place.desk("front"), place.desk("other")
    for desk, who, name in ((office, "anjali", "Office"), (front, "rohini", "Front"), (other, "prakash", "Other")):
        desk.enrol(server, name=name)
        desk.login(server, who)
        desk.sync()

    known = office.send("device.list")
    claims.check("the admin sees every desk, as the server knows it", known["live"])
    listed = devices(office)
    claims.equal("by name and state", {name: one["state"] for name, one in listed.items() if name in ("Office", "Front", "Other")},
                 {"Office": "active", "Front": "active", "Other": "active"})
    claims.check("with digit, series, program and when it was seen",
                 all(one["desk_digit"] and one["series"] and one["program"].startswith("OPDesk/") and one["last_seen"]
                     for name, one in listed.items() if name in ("Office", "Front", "Other")), listed["Front"]["program"])
    claims.equal("and who works there", listed["Front"]["people"], ["Rohini Pawar"])
    claims.equal("one of them is this desk, and of it alone is known what waits",
                 [(one["here"], one["unsent"] is not None) for one in (listed["Office"], listed["Front"])], [(True, True), (False, False)])
    claims.equal("a receptionist sees none of it and stops nobody",
                 [front.refusal("device.list").get("code"), front.refusal("quarantine.list").get("code"),
                  front.refusal("device.stop", device=listed["Other"]["device"], how="revoke", reason="x", passphrase=PASSPHRASE).get("code")],
                 ["permission_denied"] * 3)
    office.send("session.lock")
    office.unlock("Anjali Vaidya")
    claims.check("after an unlock without a login too", office.send("device.list")["live"])

    leave = {"device": listed["Front"]["device"], "how": "drain", "reason": "sold to the clinic next door", "passphrase": PASSPHRASE}
    claims.equal("not without a reason", office.refusal("device.stop", **{**leave, "reason": " "}).get("field"), "reason")
    claims.equal("nor in another way", office.refusal("device.stop", **{**leave, "how": "wipe"}).get("field"), "how")
    own = office.refusal("device.stop", **{**leave, "device": listed["Office"]["device"]})
    claims.equal("nor the desk one sits at", [own.get("code"), own.get("field")], ["wrong_state", "device"])
    wrong = office.refusal("device.stop", **{**leave, "passphrase": "a guess"})
    claims.equal("nor without the password", [wrong.get("code"), wrong.get("field")], ["wrong_passphrase", "passphrase"])
    time.sleep(1.2)  # a wrong passphrase makes the next try wait a second

    register(front, "Asha Leaver")
    register(front, "Binu Leaver")
    claims.equal("a desk is let go", office.send("device.stop", **leave)["state"], "drain")
    register(other, "Chitra Leaver")
    other.sync()
    front.sync()
    claims.equal("it sends what it has and gets nothing new", people(front), {"Asha Leaver", "Binu Leaver"})
    office.sync()
    claims.equal("what it sent is nobody's yet", people(office), {"Chitra Leaver"})
    drained = devices(office)["Front"]
    claims.check("the list says that it leaves and how much was set aside", drained["state"] == "drain" and drained["set_aside"] >= 2,
                 drained["set_aside"])
    aside = office.send("quarantine.list")["groups"]
    by_patient = {item["patient_name"]: group for group in aside for item in group["items"] if item["kind"] == "patient"}
    claims.equal("each is listed by whom it is about", sorted(by_patient), ["Asha Leaver", "Binu Leaver"])
    asha, binu = by_patient["Asha Leaver"], by_patient["Binu Leaver"]
    claims.equal("who wrote it, where and why it waits", [asha["device_name"], asha["who"], asha["code"]],
                 ["Front", "Rohini Pawar", "wrong_state"])

    taken = office.send("quarantine.take_in", groups=[asha["group"]], passphrase=PASSPHRASE)["outcomes"]
    claims.equal("one is taken in", [one["state"] for one in taken], ["released"])
    other.sync()
    claims.equal("and is on the other desk", people(other), {"Asha Leaver", "Chitra Leaver"})
    file = place.folder / "refused.jsonl"
    refuse = {"groups": [binu["group"]], "reason": "entered by hand", "passphrase": PASSPHRASE}
    claims.equal("nothing is given up that cannot be handed out",
                 office.refusal("quarantine.refuse", **refuse, file=str(place.folder / "nowhere" / "x")).get("field"), "file")
    claims.check("it is still there", any(one["group"] == binu["group"] for one in office.send("quarantine.list")["groups"]))
    refused = office.send("quarantine.refuse", **refuse, file=str(file))
    claims.equal("the other is refused", [one["state"] for one in refused["outcomes"]], ["discarded"])
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    claims.check("and its content is in the file, whole", len(lines) == refused["written"] and "Binu Leaver" in file.read_text(encoding="utf-8"),
                 f"{len(lines)} lines")
    second = place.folder / "refused_again.jsonl"
    claims.equal("asked for again it is refused as before", [one["state"] for one in office.send("quarantine.refuse", **refuse, file=str(second))["outcomes"]],
                 ["discarded"])
    claims.check("and handed out again, should the first file be gone", second.read_text(encoding="utf-8") == file.read_text(encoding="utf-8"))
    claims.equal("taken in it cannot be any more",
                 [one["state"] for one in office.send("quarantine.take_in", groups=[binu["group"]], passphrase=PASSPHRASE)["outcomes"]], ["gone"])
    other.sync()
    claims.equal("it is on no other desk", people(other), {"Asha Leaver", "Chitra Leaver"})

    again = {"device": leave["device"], "reason": "it stays after all", "passphrase": PASSPHRASE}
    claims.equal("a desk that leaves may go on", office.send("device.resume", **again)["state"], "active")
    front.sync()
    claims.check("and gets what it missed", "Chitra Leaver" in people(front))
    claims.equal("then it is let go for good", office.send("device.stop", **{**leave, "how": "revoke"})["state"], "revoked")
    claims.equal("it is refused from then on", front.refusal("sync.now").get("code"), "unauthorized")
    claims.equal("and does not come back", office.refusal("device.resume", **again).get("code"), "wrong_state")

    register(other, "Divya Leaver")
    office.send("device.stop", device=listed["Other"]["device"], how="revoke", reason="stolen", passphrase=PASSPHRASE)
    claims.equal("a desk stopped at once sends nothing more", other.refusal("sync.now").get("code"), "unauthorized")
    claims.check("what it had not sent stays on it", other.send("sync.status")["status"]["waiting"] > 0)
    office.sync()
    claims.check("and nowhere else", "Divya Leaver" not in people(office))
    claims.equal("the list says both", [devices(office)[name]["state"] for name in ("Front", "Other")], ["revoked"] * 2)
    acts = server.query("super", "SELECT event ->> 'action', count(*) FROM app.audit_event WHERE event ->> 'action' IN "
                                 "('device.edit', 'quarantine.release', 'quarantine.discard', 'quarantine.list') GROUP BY 1 ORDER BY 1")
    claims.check("every act is in the audit log", {"device.edit|4", "quarantine.release|1", "quarantine.discard|2"} <= set(acts), acts)
    claims.check("the journal holds nobody's password", PASSPHRASE not in journal.read_text(encoding="utf-8"))

    server.stop()
    office.ask("sync.now")
    offline = office.send("device.list")
    claims.check("without the server the list is what this desk knew", not offline["live"] and len(offline["devices"]) >= 3)
    claims.equal("and nothing is decided", [office.refusal("device.resume", **again).get("code"), office.refusal("quarantine.list").get("code")],
                 ["unreachable"] * 2)


if __name__ == "__main__":
    run("stop-desk", work)
