#!/usr/bin/env python3
"""The day of scripts/run.sh, played on programs that are built: two windows, two desks without one, the line down in the
middle. Then the same day checked once more with a desk that was made to forget a change: the check must find it."""
import os
import re
import subprocess

from support import ROOT, build_folder, run

PATIENTS = 1000


def day(place, *more):
    """(exit code, what was said) of scripts/lib/clinic_day.sh without a display."""
    environment = {**os.environ, "OPDESK_BUILD": str(build_folder())}
    for display in ("DISPLAY", "WAYLAND_DISPLAY", "OPDESK_STATE"):
        environment.pop(display, None)
    done = subprocess.run(["bash", str(ROOT / "scripts/lib/clinic_day.sh"), str(place.folder), str(place.folder / "out"),
                           "--patients", str(PATIENTS), *more], env=environment, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=420)
    print(done.stdout, flush=True)
    return done.returncode, done.stdout


def outcome(said):
    return next((line for line in said.splitlines() if line.startswith("converged:")), "no outcome")


def work(place, claims):
    code, said = day(place)
    claims.equal("the day ends well", code, 0)
    claims.equal("nothing differs, nothing is lost", outcome(said), "converged: yes, lost: 0, known missing: 0")
    pictures = len(list((place.folder / "out").glob("*.png")))
    claims.check("pictures of the day lie in the folder", pictures >= 12, pictures)
    code, said = day(place, "--only-check", "--drop-one")
    lost = re.search(r"lost: (\d+)", outcome(said))
    claims.check("a change that a desk forgot is found", lost is not None and int(lost[1]) >= 1, outcome(said))
    claims.check("and the check ends with a failure", code == 1, code)


if __name__ == "__main__":
    run("day", work)
