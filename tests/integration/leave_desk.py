#!/usr/bin/env python3
"""A desk's cache is made anew and later the desk is taken away, each while work is still unsent: both refuse until the work is
kept in a sealed file, and what was kept arrives once somebody of the clinic sends it."""
import time

from support import PASSPHRASE, register, run

USER = "Rohini Pawar"


def people(desk):
    return {desk.body("patient", one["patient"])["name"] for one in desk.send("patient.find", text="Leaver", limit=50)["patients"]}


def refuses(claims, desk, command, what):
    said = desk.send(command, user=USER, passphrase=PASSPHRASE)
    claims.check(f"{what}: without confirm it only says what it would do", not said["removed"] and said["groups"] > 0 and "export" in said["would"],
                 f"{said['waiting']} changes, {said['looks']} looks")
    refused = desk.refusal(command, user=USER, passphrase=PASSPHRASE, confirm=True)
    claims.equal(f"{what}: without a file for the unsent work it refuses", [refused.get("code"), refused.get("field")], ["wrong_state", "export"])
    wrong = desk.refusal(command, user=USER, passphrase="not the passphrase", confirm=True)
    claims.equal(f"{what}: nor does it work with a wrong passphrase", wrong.get("code"), "wrong_passphrase")
    time.sleep(1.2)  # a wrong passphrase makes the next try wait a second
    desk.unlock(USER)
    claims.check(f"{what}: everything is as it was", desk.send("sync.status")["status"]["waiting"] > 0)


def work(place, claims):
    server = place.server()
    front, other = place.desk("front"), place.desk("other")
    for desk, who in ((front, "rohini"), (other, "prakash")):
        desk.enrol(server)
        desk.login(server, who)
        desk.sync()
    register(front, "Asha Leaver")
    front.sync()
    register(front, "Binu Leaver")
    refuses(claims, front, "device.reset_cache", "a cache made anew")
    file = place.folder / "unsent-1.opdesk"
    done = front.send("device.reset_cache", user=USER, passphrase=PASSPHRASE, export=str(file), confirm=True)
    claims.check("with one it keeps the work and removes the cache", done["removed"] and done["exported"] and file.stat().st_size > 0)
    claims.check("the file shows no name", b"Binu" not in file.read_bytes())
    front.unlock(USER)
    front.sync()
    claims.equal("the desk loads what the server has", people(front), {"Asha Leaver"})
    wrong = front.refusal("outbox.send_export", file=str(file), passphrase="not the passphrase")
    claims.equal("the file opens with the passphrase alone it was made with", wrong.get("code"), "wrong_passphrase")
    sent = front.send("outbox.send_export", file=str(file), passphrase=PASSPHRASE)
    claims.check("then it is sent and nothing is parked", sent["queued"] > 0 and sent["status"]["waiting"] == sent["status"]["parked"] == 0)
    other.sync()
    claims.equal("it is on both desks", [people(front), people(other)], [{"Asha Leaver", "Binu Leaver"}] * 2)
    claims.equal("sending it again changes nothing", front.send("outbox.send_export", file=str(file), passphrase=PASSPHRASE)["queued"], 0)
    claims.equal("the device is still the one it was", front.send("sync.status")["status"]["device_renewals"], 0)
    number = register(front, "Chitra Leaver")["clinic_number"]
    claims.check("numbers go on where they were", number.endswith("3"), number)

    refuses(claims, front, "device.detach", "a desk taken away")
    file = place.folder / "unsent-2.opdesk"
    done = front.send("device.detach", user=USER, passphrase=PASSPHRASE, export=str(file), confirm=True)
    claims.check("with a file it keeps the work and goes", done["removed"] and done["exported"])
    left = sorted(one.name for one in front.profile.iterdir() if one.name != "profile.lock")
    claims.equal("nothing is left in its folder", left, [])
    claims.equal("it is no desk any more", front.send("session.people")["enrolled"], False)
    front.enrol(server, name="front again")
    front.login(server, "rohini")
    front.sync()
    sent = front.send("outbox.send_export", file=str(file), passphrase=PASSPHRASE)
    claims.equal("as another desk of the clinic it sends what was kept", [sent["status"]["waiting"], sent["status"]["parked"]], [0, 0])
    other.sync()
    claims.equal("and that is on both desks too", [people(front), people(other)], [{"Asha Leaver", "Binu Leaver", "Chitra Leaver"}] * 2)
    front.sync()
    gone = front.send("device.detach", user=USER, passphrase=PASSPHRASE, confirm=True)
    claims.check("with nothing unsent it simply goes, the device secret too", gone["removed"] and not front.secret.exists())


if __name__ == "__main__":
    run("leave-desk", work)
