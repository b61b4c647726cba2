"""Enrols the desks of the demonstration clinic once and fills it with invented patients; later runs only look after the
server's address, which may have moved to another port."""
import argparse
import os
import time

from clinic_desks import DESKS, PASSWORD, Desk, is_enrolled


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--patients", type=int, default=5000)
    patients = parser.parse_args().patients
    url, ca, outbox = os.environ["OPDESK_URL"], os.environ["OPDESK_CA"], os.environ["OPDESK_OTP_OUTBOX"]
    codes = os.environ["OPDESK_ENROL_CODES"].split()
    started = time.monotonic()
    fresh = not is_enrolled("reception")
    for number, key in enumerate(DESKS):
        with Desk(key) as desk:
            if is_enrolled(key):
                desk.send("device.move", server=url)
                continue
            desk.send("device.enrol", server=url, ca=ca, clinic="BANYAN", code=codes[number], name=desk.name)
            desk.send("session.login", phone=desk.phone, passphrase=PASSWORD, otp_file=outbox)
            desk.send("sync.now")
    if not fresh:
        return
    with Desk("doctor") as desk:
        desk.unlock()
        made = desk.send("demo.make", patients=patients, seed=1)
        print(f"run: invented {made.get('patients', patients)} patients in {time.monotonic() - started:.0f} s", flush=True)
        desk.send("sync.now", timeout_s=600)
    for key in DESKS:
        if key != "doctor":
            with Desk(key) as desk:
                desk.unlock()
                desk.send("sync.now", timeout_s=600)
    print(f"run: four desks hold the clinic after {time.monotonic() - started:.0f} s", flush=True)


main()
