#!/usr/bin/env python3
"""One word for one thing in the Hindi of the window: docs/terminology.md says which, and which words are not used."""
import argparse
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

from source_text import ROOT

HEADING = "## Hindi of the window"
ENGLISH_DAYS = re.compile(r"\b(January|February|March|April|June|July|August|September|October|November|December|"
                          r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")


def unused_words(root):
    """[(word not used, word used)] of the table below HEADING."""
    found = []
    inside = False
    for line in (root / "docs" / "terminology.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            inside = line.strip() == HEADING
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if inside and len(cells) == 3 and cells[0] != "English" and not set(cells[0]) <= {"-"}:
            found += [(word.strip(), cells[1]) for word in cells[2].split(",") if word.strip()]
    return found


def check(root):
    words = unused_words(root)
    findings = [] if words else [f"docs/terminology.md has no table under \"{HEADING}\""]
    for context in ET.parse(root / "translations" / "opdesk_hi.ts").getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") in ("vanished", "obsolete"):
                continue
            for form in [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]:
                where = f"{context.findtext('name')}: {message.findtext('source')!r}"
                findings += [f"{where}: says {word}, the word is {used}" for word, used in words if word in form]
                findings += [f"{where}: has the English word {day}" for day in ENGLISH_DAYS.findall(form)]
    return findings


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=ROOT)
    findings = check(parser.parse_args().root)
    for finding in findings:
        print(finding)
    if findings:
        sys.exit(f"words: {len(findings)} findings")
    print("words: one word for one thing")


if __name__ == "__main__":
    main()
