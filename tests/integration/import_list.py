#!/usr/bin/env python3
"""A clinic's own list through `opdeskctl import patients`: the good rows are in, the broken ones named with row, column
and fix, a second run adds nobody, and the whole import can be undone."""
import json
import subprocess

from support import PASSPHRASE, ROOT, program, run

LIST = ROOT / "tests/data/clinic_list.csv"


def import_list(desk, user, *more):
    """The command as a clinic runs it: (exit code, answer)."""
    secret = desk.folder / "passphrase"
    secret.write_text(PASSPHRASE + "\n")
    done = subprocess.run([program("opdeskctl"), "import", "patients", "--profile", str(desk.profile), "--device-secret-file", str(desk.secret),
                           "--user", user, "--passphrase-file", str(secret), "--file", str(LIST), *more], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    secret.unlink()
    lines = done.stdout.splitlines()
    if not lines:
        raise RuntimeError(f"import said nothing: {done.stderr}")
    answer = json.loads(lines[-1])
    if not answer["ok"]:
        raise RuntimeError(f"import refused: {answer['error']}")
    return done.returncode, answer["result"]


def active(desk, place):
    """{id: name} of the patients who are not inactive."""
    file = place.folder / "export.jsonl"
    desk.send("export.records", file=str(file))
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    file.unlink()
    return {one["id"]: one["body"]["name"] for one in records if one["kind"] == "patient" and not one["body"].get("inactive")}


def figures(result):
    return {name: result[name] for name in ("rows", "added", "already_here", "refused", "possible_duplicates")}


def work(place, claims):
    server = place.server()
    desk = place.desk("front")
    desk.enrol(server)
    admin = desk.login(server, "anjali")["user"]
    user = desk.login(server, "rohini")["user"]
    desk.sync()
    desk.close()

    code, plan = import_list(desk, user)
    print("dry run:", json.dumps(figures(plan)))
    claims.equal("the dry run ends well", code, 0)
    desk.start()
    desk.unlock(user)
    claims.equal("the dry run wrote nobody", len(active(desk, place)), 0)
    desk.close()
    claims.check("the list has 300 rows or more", plan["rows"] >= 300, str(plan["rows"]))

    code, done = import_list(desk, user, "--write")
    print("import:", json.dumps(figures(done)))
    for problem in done["problems"]:
        print(f"  row {problem['row']}, {problem['column']}: {problem['what']}; {problem['fix']}")
    claims.equal("five rows are broken", done["refused"], 5)
    rows = {problem["row"] for problem in done["problems"]}
    claims.check("each of the five is named with row, column and fix", len(rows) == 5 and
                 all(problem["row"] > 1 and problem["column"] and problem["fix"] for problem in done["problems"]), str(sorted(rows)))
    claims.equal("the dry run foretold it", [figures(plan), plan["problems"]], [figures(done), done["problems"]])
    claims.equal("every row is accounted for", done["added"] + done["already_here"] + done["refused"], done["rows"])

    desk.start()
    desk.unlock(user)
    people = active(desk, place)
    claims.equal("the good rows are in", len(people), done["added"])
    claims.check("names of two scripts are found", all(desk.send("patient.find", text=text)["patients"] for text in ("Sunita Jadhav", "सुनीता", "Bhosle")))
    claims.check("a phone's last digits are found", bool(desk.send("patient.find", text="1031")["patients"]))
    desk.close()

    code, again = import_list(desk, user, "--write")
    print("again:", json.dumps(figures(again)))
    claims.equal("running it twice adds nobody", again["added"], 0)
    claims.equal("all of them are already here", again["already_here"], done["added"] + done["already_here"])

    desk.start()
    desk.unlock(user)
    claims.equal("nobody is here twice", active(desk, place), people)
    status = desk.sync()
    claims.equal("the import reaches the server whole", [status["waiting"], status["parked"]], [0, 0])
    claims.equal("who may not deactivate patients may not undo", desk.refusal("import.undo", import_id=done["import_id"]).get("code"), "permission_denied")
    desk.unlock(admin)
    undone = desk.send("import.undo", import_id=done["import_id"])
    claims.equal("undo takes everybody out again", [undone["removed"], undone["kept"], len(active(desk, place))], [done["added"], 0, 0])
    status = desk.sync()
    claims.equal("and the server agrees", [status["waiting"], status["parked"]], [0, 0])
    other = place.desk("other")
    other.enrol(server)
    other.login(server, "prakash")
    other.sync()
    claims.equal("a second desk sees none of them", len(active(other, place)), 0)


if __name__ == "__main__":
    run("import-list", work)
