#!/usr/bin/env python3
"""Every text of the window has a finished Hindi translation in translations/opdesk_hi.ts."""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

from source_text import ROOT

LANGUAGES = ("hi",)
SHOWN = 25


def find_tool():
    found = shutil.which("lupdate", path="/usr/lib/qt6/bin") or shutil.which("lupdate6") or shutil.which("lupdate")
    return found or sys.exit("lupdate is missing; scripts/setup.sh installs it")


def messages(file):
    """(context, source, comment) -> the message element."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            if message.find("translation") is not None and message.find("translation").get("type") in ("vanished", "obsolete"):
                continue
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            found[key] = message
    return found


def places(text):
    """The place marks (%1, %n, %L2) that a text holds: a translation that loses one shows a wrong sentence."""
    return sorted(re.findall(r"%L?\d+|%n", text))


def problems_of(key, message):
    translation = None if message is None else message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return "no finished translation"
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    if not all(form.strip() for form in forms):
        return "an empty translation"
    if any(set(places(form)) - set(places(key[1])) or
           (set(places(key[1])) - set(places(form)) - {"%n"}) for form in forms):
        return "a translation with other place marks (%1 ...)"
    return None


def check(root):
    with tempfile.TemporaryDirectory() as folder:
        wanted_file = pathlib.Path(folder) / "wanted.ts"
        sources = [str(root / area) for area in ("ui", "app") if (root / area).is_dir()]
        done = subprocess.run([find_tool(), "-no-obsolete", "-locations", "none", "-extensions", "cpp,h", "-I", str(root), *sources,
                               "-ts", str(wanted_file)], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stdout + done.stderr)
        findings = [line.strip() for line in (done.stdout + done.stderr).splitlines()
                    if "lacks Q_OBJECT" in line or "cannot be called without context" in line]
        wanted = messages(wanted_file)
    for language in LANGUAGES if wanted else ():
        file = root / "translations" / f"opdesk_{language}.ts"
        if not file.is_file():
            findings.append(f"{file.name} does not exist, and ui/ has {len(wanted)} texts")
            continue
        have = messages(file)
        for key in wanted:
            problem = problems_of(key, have.get(key))
            if problem:
                findings.append(f"{file.name}: {key[0]}: {problem}: {key[1]!r}")
    return findings, len(wanted)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=ROOT)
    findings, count = check(parser.parse_args().root)
    for finding in findings[:SHOWN]:
        print(finding)
    if findings:
        sys.exit(f"translations: {len(findings)} findings in {count} texts"
                 + (f", the first {SHOWN} are shown" if len(findings) > SHOWN else ""))
    print(f"translations: {count} texts, all translated")


if __name__ == "__main__":
    main()
