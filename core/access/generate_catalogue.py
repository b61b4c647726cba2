#!/usr/bin/env python3
"""Writes permission_catalogue.inc from resources/data/permissions_matrix.csv: generate_catalogue.py IN.csv OUT.inc

Fails on an unknown level, a missing column or a permission named twice, so that a broken matrix never builds.
"""
import csv
import sys

ROLES = ["SuperAdmin", "ClinicAdmin", "Doctor", "Nurse", "Receptionist", "Pharmacist", "Billing", "ReadOnly", "Patient"]
LEVELS = {"Y": "yes", "B": "branch", "O": "own", "A": "reason", "m": "masked", "r": "request", "p": "platform", "-": "no"}


def main(source, target):
    seen = set()
    lines = []
    with open(source, encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            name = row["permission"]
            if name in seen:
                raise SystemExit(f"{source}: {name} is named twice")
            seen.add(name)
            levels = ", ".join("Level::" + LEVELS[row[role]] for role in ROLES)
            offline = "true" if row["works_offline"] == "y" else "false"
            step_up = "true" if row["step_up_mfa"] == "yes" else "false"
            lines.append(f'    Permission{{"{name}", "{row["module"]}", {{{levels}}}, {offline}, {step_up}}},\n')
    with open(target, "w", encoding="utf-8") as handle:
        handle.writelines(lines)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
