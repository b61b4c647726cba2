#!/usr/bin/env python3
"""docs/opdeskctl.md lists exactly the commands the program has, with their arguments. With --write it makes the table anew."""
import re
import subprocess
import sys

from support import ROOT, program

PAGE = ROOT / "docs/opdeskctl.md"
BEGIN, END = "<!-- commands -->\n", "<!-- end of commands -->"


def table():
    lines = subprocess.run([program("opdeskctl"), "commands"], text=True, check=True, stdout=subprocess.PIPE).stdout.splitlines()
    rows = []
    for line in lines:
        name, _, arguments = line.partition(":")
        words = arguments.strip().replace("*", "\\*").replace("|", "/")
        rows.append(f"| `{name}` | {words} |")
    return "| command | arguments |\n|---|---|\n" + "\n".join(rows) + "\n"


def main():
    page = PAGE.read_text(encoding="utf-8")
    begin, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    wanted = table()
    if "--write" in sys.argv:
        PAGE.write_text(page[:begin] + wanted + page[end:], encoding="utf-8")
        return 0
    listed, there = (set(re.findall(r"^\| `.*$", text, re.M)) for text in (page[begin:end], wanted))
    for row in sorted(there - listed):
        print("not in docs/opdeskctl.md:", row)
    for row in sorted(listed - there):
        print("no such command:", row)
    same = listed == there and len(there) > 30
    print(f"{'PASS' if same else 'FAIL'}  docs/opdeskctl.md lists the program's {len(there)} commands")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
