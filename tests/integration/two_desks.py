#!/usr/bin/env python3
"""Two desks of one clinic edit the same patient offline and agree afterwards: different fields merge, a field both
changed becomes one card with both values, and settling it on one desk settles it on the other."""
import json

from support import run


def one_edit(desk, patient, **fields):
    desk.send("patient.edit", patient=patient, fields=fields)


def sync_twice(first, second):
    """The first desk pushes before the second, which sees its changes; the second round brings those back."""
    for desk in (first, second, first, second):
        status = desk.sync()
        if status["waiting"] or status["parked"]:
            raise RuntimeError(f"a desk could not send everything: {status}")


def work(place, claims):
    server = place.server()
    front, side = place.desk("front"), place.desk("side")
    for desk, who in ((front, "rohini"), (side, "prakash")):
        desk.enrol(server)
        desk.login(server, who)
        desk.sync()
    made = front.send("patient.register", name="Sunita Deshmukh", sex="female", age="41", phone="9812345670",
                      locality="Kothrud", address="7 Karve Road")
    patient = made["patient"]
    sync_twice(front, side)
    claims.equal("the second desk has the patient", side.body("patient", patient)["name"], "Sunita Deshmukh")

    # No line is used until sync.now, so both desks work as if there were none. Different fields, and three that both change.
    one_edit(front, patient, address="12 Paud Road", name="Sunita R. Deshmukh", birth_date="1985-03-02")
    one_edit(front, patient, locality="Erandwane")
    one_edit(side, patient, remark="prefers mornings", name="Suneeta Deshmukh", birth_date="1985-03-02")
    one_edit(side, patient, locality="Warje")
    claims.check("offline each desk shows its own edits",
                 front.body("patient", patient)["locality"] == "Erandwane" and side.body("patient", patient)["locality"] == "Warje")
    sync_twice(front, side)

    here, there = front.body("patient", patient), side.body("patient", patient)
    print("the record on both desks:", json.dumps(here, ensure_ascii=False, sort_keys=True))
    claims.check("both desks show the same record", here == there,
                 "" if here == there else json.dumps({key: [here.get(key), there.get(key)] for key in {**here, **there}
                                                      if here.get(key) != there.get(key)}))
    claims.equal("the first desk's own field is merged", here.get("address"), "12 Paud Road")
    claims.equal("the second desk's own field is merged", here.get("remark"), "prefers mornings")
    claims.equal("equal values are no conflict", here.get("birth_date"), "1985-03-02")
    claims.equal("of a contact detail the later author stands", here.get("locality"), "Warje")
    claims.equal("of a name the value that arrived first stands until a person decides", here.get("name"), "Sunita R. Deshmukh")

    lists = [desk.send("conflict.list")["conflicts"] for desk in (front, side)]
    ids = [sorted(line["conflict"] for line in rows) for rows in lists]
    claims.check("both desks list the same conflicts", ids[0] == ids[1] and bool(ids[0]), str(len(ids[0])))
    high = [line for line in lists[0] if line["severity"] == "high"]
    low = [line for line in lists[0] if line["severity"] == "low"]
    claims.equal("one conflict needs a decision: the name", [line["field"] for line in high], ["name"])
    claims.equal("one item of low severity tells about the locality", [line["field"] for line in low], ["locality"])

    card = high[0]["conflict"]
    shown = front.send("conflict.show", conflict=card)
    print("the conflict:", json.dumps({key: shown[key] for key in ("before", "mine", "theirs", "standing")}, ensure_ascii=False))
    sides = {shown[side_name]["value"]: shown[side_name] for side_name in ("mine", "theirs")}
    claims.equal("the card holds both values", set(sides), {"Sunita R. Deshmukh", "Suneeta Deshmukh"})
    claims.equal("and who entered each", {value: one["who"] for value, one in sides.items()},
                 {"Sunita R. Deshmukh": "Rohini Pawar", "Suneeta Deshmukh": "Prakash Jadhav"})
    claims.check("and when", all(one["at"] for one in sides.values()), ", ".join(str(one["at"]) for one in sides.values()))
    claims.check("and what it was before", shown["before"] in ("Sunita Deshmukh", ["Sunita Deshmukh"]), str(shown["before"]))
    claims.equal("the other desk shows the same card",
                 {key: side.send("conflict.show", conflict=card)[key] for key in ("before", "standing")},
                 {key: shown[key] for key in ("before", "standing")})

    mine = next(name for name in ("mine", "theirs") if shown[name]["value"] == "Suneeta Deshmukh")
    front.send("conflict.resolve", conflict=card, choice=mine, reason="asked the patient")
    sync_twice(front, side)
    settled = side.send("conflict.show", conflict=card)
    claims.equal("settling on one desk settles it on the other", settled["line"]["state"], "settled")
    claims.equal("the other desk knows who settled it", settled["settled_by"], "Rohini Pawar")
    names = [desk.body("patient", patient)["name"] for desk in (front, side)]
    claims.equal("the chosen name stands on both", names, ["Suneeta Deshmukh"] * 2)
    claims.check("both desks show the same record again", front.body("patient", patient) == side.body("patient", patient))
    still = [line["conflict"] for desk in (front, side) for line in desk.send("conflict.list")["conflicts"]]
    claims.check("the settled card is on no desk's list", card not in still)
    print("exit codes:", front.close(), side.close())


if __name__ == "__main__":
    run("two-desks", work)
