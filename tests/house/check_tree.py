#!/usr/bin/env python3
"""The tree names no package registry, no machine and no home folder: it must build anywhere, from the user's own set-up."""
import argparse
import pathlib
import re
import sys

from source_text import ROOT, line_at

# Built from pieces, so that this file does not find itself.
FORBIDDEN = (
    (re.compile(r"\bregis" r"try\.[\w.-]+\.(?:org|com|io|net|dev)\b|--regis" r"try\b", re.I), "a package host"),
    (re.compile(r"(?<![\w.$}-])/(?:ho" r"me|Us" r"ers)/\w+/|(?<![\w.$}-])/ro" r"ot/\w"), "a home folder"),
    (re.compile(r"(?<![\w.$}/-])/(?:wo" r"rk|workspace)/\w"), "a folder of one machine"),
    (re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s*\n"), "a private key"),
)
SKIPPED = {".git", "build", "out", ".cache"}


def check(root):
    findings = []
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if not path.is_file() or parts[0] in SKIPPED or parts[0].startswith("build") or "__pycache__" in parts:
            continue
        data = path.read_bytes()
        if b"\0" in data[:4096]:
            continue
        text = data.decode("utf-8", errors="replace")
        for pattern, what in FORBIDDEN:
            for match in pattern.finditer(text):
                name = path.relative_to(root).as_posix()
                findings.append(f"{name}:{line_at(text, match.start())}: {what} ({match[0].strip()})")
    return findings


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=ROOT)
    findings = check(parser.parse_args().root)
    print("\n".join(findings))
    if findings:
        sys.exit(f"tree: {len(findings)} findings")


if __name__ == "__main__":
    main()
