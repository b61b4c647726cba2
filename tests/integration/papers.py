#!/usr/bin/env python3
"""Slip, bill, credit note and day close of a real desk as PDFs: pdftotext gives the words that went in, in Hindi and Tamil,
with markup, formulas and signs no font has. White space apart, since lines are broken."""
import subprocess
import unicodedata

from support import PASSPHRASE, Refused, run

NAMES = ("कीर्ति क्षत्रिय द्विवेदी", "மீனாட்சி ஸ்ரீநிவாசன்", "Asha <b>O'Brien</b> 🦠 ❤️ {{7*7}}")
ITEM = "=SUM(A1) ड्रेसिंग, द्वितीय <i>&amp;</i>"
REASON = "மெஷின் பழுது; टूट गई 🙂 '); DROP TABLE"


def folded(text):
    # The reader sets right-to-left words in marks of its own.
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and c not in "\u202a\u202b\u202c")


def text_of(file):
    return folded(subprocess.run(["pdftotext", "-raw", str(file), "-"], check=True, stdout=subprocess.PIPE).stdout.decode())


def work(place, claims):
    server = place.server()
    desk = place.desk("front")
    desk.enrol(server)
    meera = desk.login(server, "meera")["user"]
    desk.login(server, "rohini")
    desk.sync()
    printed = 0

    def prints(command, words, **arguments):
        nonlocal printed
        printed += 1
        file = place.folder / f"paper{printed}.pdf"
        desk.send(command, file=str(file), **arguments)
        text = text_of(file)
        missing = [word for word in words if folded(word) not in text]
        claims.check(f"{command} {arguments.get('paper', '')} holds its words", not missing, f"missing {missing} in {text[:400]}" if missing else "")

    for name in NAMES:
        patient = desk.send("patient.register", name=name, sex="female", age="41", no_phone=True, address="कर्वे नगर, पुणे", language="hi")["patient"]
        visit = desk.send("queue.issue", patient=patient, doctor=meera, visit_kind="new")["visit"]
        # A slip bears the first name alone.
        for paper in ("80", "58", "a6"):
            prints("token.print", [name.split()[0]], visit=visit, paper=paper)
        bill = desk.send("bill.charge", patient=patient, visit=visit, lines=[{"text": ITEM, "quantity": 2, "rate": 61750}],
                         payments=[{"mode": "cash", "amount": 50000}], keep_due=True)["documents"][0]
        for paper in ("a5", "a4", "80"):
            prints("bill.print", [name, ITEM, bill["number"], "1,235.00", "कर्वे नगर, पुणे", "एक हज़ार दो सौ पैंतीस रुपये मात्र", bill["words"]],
                   invoice=bill["invoice"], paper=paper)
    desk.login(server, "anjali")
    note = desk.send("bill.refund", invoice=bill["invoice"], reason=REASON, mode="credit")
    for paper in ("a5", "80"):
        prints("bill.print", [REASON, note["number"], bill["number"], ITEM], invoice=note["credit_note"], paper=paper)
    closed = desk.send("day.close", notes=[{"value": 50000, "count": 2}], reason=REASON, passphrase=PASSPHRASE)["closing"]
    prints("day.print", [REASON, NAMES[0], NAMES[1], note["number"], "500 × 2"], closing=closed)
    try:
        desk.send("bill.print", invoice=bill["invoice"], file=str(place.folder / "no.pdf"), paper="a6")
        claims.check("a bill on A6 is refused by the name of the field", False)
    except Refused as refused:
        claims.check("a bill on A6 is refused by the name of the field", "paper" in str(refused), str(refused))


if __name__ == "__main__":
    run("papers", work)
