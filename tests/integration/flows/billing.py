"""Bills, refunds and the day close (screens.md, 10 and 11)."""
import glob
import re
import subprocess
import time

from registry import flow
from support import PASSPHRASE

PATIENT = "Rekha Bhosale"


def printed(stage, since, pattern, seconds=8):
    """The text of a paper that came out of the printer after `since`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for file in glob.glob(str(stage.papers / pattern)):
            if file not in since:
                return subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
        time.sleep(0.1)
    raise RuntimeError(f"no paper {pattern} was printed")


def known(stage):
    return set(glob.glob(str(stage.papers / "*.pdf")))


def a_patient_in_the_queue(stage):
    """Chosen in the queue, as the flow begins after the patient is chosen."""
    stage.memory["token"] = stage.give_token(PATIENT, visit_kind="new")["token"]
    window = stage.window
    window.key("F5")
    window.key("Escape")
    window.key("F4")
    window.wait(PATIENT, 20)
    window.key("F2")
    window.type(PATIENT.split()[0])
    window.wait(PATIENT, 5)
    window.key("alt+Return")
    window.wait(PATIENT, 5)
    stage.memory["papers"] = known(stage)


@flow("10", "consultation bill, cash, print", order=70, keys=8, seconds=10, role="reception", prepare=a_patient_in_the_queue)
def bill(stage):
    window = stage.window
    window.key("F9")
    window.wait("Consultation", 6)
    window.key("alt+1")
    window.type("1000")
    window.wait("Take ₹ 500", 5)
    window.key("ctrl+Return")
    window.wait("₹ 500 taken", 6)
    paper = printed(stage, stage.memory["papers"], "bill-*.pdf")
    assert PATIENT in paper and "Five hundred rupees only" in paper, paper
    stage.memory["number"] = re.search(r"No\. ([A-Z0-9]+/\d{4}/\d{5})", paper)[1]


def the_bill_is_there(stage):
    stage.memory["papers"] = known(stage)
    stage.window.key("ctrl+k")
    stage.window.type("bill")
    stage.window.key("Return")
    stage.window.wait("Open a bill by its number", 6)


@flow("10", "refund (bill number, line, reason)", order=71, keys=14, seconds=20, role="billing", prepare=the_bill_is_there)
def refund(stage):
    window = stage.window
    window.key("ctrl+f")
    window.type(str(int(stage.memory["number"].rsplit("/", 1)[1])))
    window.key("Return")
    window.wait(stage.memory["number"], 6)
    window.key("alt+r")
    window.key("space")
    window.key("Return")
    window.type("twice")
    window.key("ctrl+Return")
    window.wait("₹ 500 given back", 8)
    paper = printed(stage, stage.memory["papers"], "bill-*.pdf")
    assert "Credit note" in paper and stage.memory["number"] in paper and "twice" in paper, paper


def money_in_the_drawer(stage):
    a_patient_in_the_queue(stage)
    window = stage.window
    window.key("F9")
    window.wait("Consultation", 6)
    window.key("ctrl+Return")
    window.wait("₹ 500 taken", 6)
    stage.memory["papers"] = known(stage)


@flow("11", "day close (count, sign)", order=80, keys=40, seconds=30, role="billing", prepare=money_in_the_drawer)
def day_close(stage):
    window = stage.window
    window.key("ctrl+k")
    window.type("close")
    window.key("Return")
    window.wait("Expected cash", 6)
    window.key("Down")
    window.type("1")
    window.key("ctrl+Return")  # the password is what is missing: the focus is there
    window.type(PASSPHRASE)
    window.key("ctrl+Return")
    window.wait("Day closed: ₹ 500 counted, as expected", 12)
    paper = printed(stage, stage.memory["papers"], "day-*.pdf")
    assert "Day close" in paper and "500 × 1" in paper, paper
