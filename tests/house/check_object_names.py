#!/usr/bin/env python3
"""Every interactive widget of ui/ has an object name (tests find it) and an accessible name (screen readers say it).

A reading of the sources, so a first net: a walk over the living windows is done by the tests of ui/.
 - One of Qt's own interactive widgets needs setObjectName(), and setAccessibleName(), a label (setBuddy, FormRow) or,
   for buttons, its own words, in the file that makes it.
 - A class of ours that is one takes `objectName` in its constructor or sets both names itself; whoever makes it passes
   words, not "".
"""
import argparse
import pathlib
import re
import sys

from source_text import ROOT, arguments, line_at, without_comments

WORDED = {"QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QCommandLinkButton"}
INTERACTIVE = WORDED | {
    "QLineEdit", "QComboBox", "QFontComboBox", "QTableView", "QListView", "QTreeView", "QTableWidget", "QListWidget",
    "QTreeWidget", "QPlainTextEdit", "QTextEdit", "QTextBrowser", "QSpinBox", "QDoubleSpinBox", "QDateEdit",
    "QTimeEdit", "QDateTimeEdit", "QSlider", "QDial", "QTabBar", "QTabWidget", "QKeySequenceEdit", "QCalendarWidget"}
CLASS = re.compile(r"\bclass\s+(\w+)(?:\s+final)?\s*:\s*([^{;]+)\{")
EMPTY = {'""', "{}", "QString()", "QString{}", 'QStringLiteral("")', 'QLatin1String("")'}


class Sources:
    def __init__(self, root):
        self.root = root
        self.text = {path.relative_to(root).as_posix(): without_comments(path.read_text(encoding="utf-8"))
                     for path in sorted((root / "ui").rglob("*")) if path.suffix in (".cpp", ".h")}
        self.own = self.own_widgets()

    def pair(self, path):
        """A header and its .cpp count as one."""
        stem = path.rsplit(".", 1)[0]
        return "".join(self.text.get(stem + suffix, "") for suffix in (".h", ".cpp"))

    def constructor(self, kind):
        """What the constructor of a class of ours does, wherever it is written."""
        body = re.compile(rf"\b{kind}::{kind}\s*\([^;]*?\{{\n(.*?)^\}}", re.M | re.S)
        return "".join(match[1] for text in self.text.values() for match in body.finditer(text))

    def own_widgets(self):
        """Classes of ours that are interactive widgets: name -> (file, whether the constructor takes objectName)."""
        bases, declared = {}, {}
        for path, text in self.text.items():
            for match in CLASS.finditer(text):
                bases[match[1]] = set(re.findall(r"\w+", match[2]))
                body = text[match.end():]
                declared[match[1]] = (path, re.search(rf"\b{match[1]}\s*\([^;{{]*\bobjectName\b", body) is not None)
        own, grown = {}, True
        while grown:
            grown = False
            for name, parents in bases.items():
                if name not in own and parents & (INTERACTIVE | own.keys()):
                    own[name], grown = declared[name], True
        return own


def names_given(text, variable):
    """(object name set, accessible name set) for a variable of the text."""
    call = rf"\b{re.escape(variable)}(?:\s*->|\.)\s*"
    named = re.search(call + r"setObjectName\(", text)
    spoken = (re.search(call + r"setAccessibleName\(", text)
              or re.search(rf"\bsetBuddy\(\s*&?{re.escape(variable)}\b", text)
              or re.search(rf"\bFormRow\b[^;]*\b{re.escape(variable)}\b", text))
    return bool(named), bool(spoken)


def creations(text, classes):
    """(position, class, variable or None, position of the bracket or None) of every widget made in the text."""
    names = "|".join(sorted(classes, key=len, reverse=True))
    if not names:
        return
    made = re.compile(rf"(?:(\w+)\s*(?:=|\(|\{{)\s*)?(?:\bnew\s+(?:\w+::)*({names})\b"
                      rf"|\b(?:std::)?make_unique<(?:\w+::)*({names})>)\s*([({{])?")
    for match in made.finditer(text):
        variable = match[1] if match[1] not in (None, "addWidget", "setWidget", "return") else None
        yield match.start(), match[2] or match[3], variable, match.start(4) if match[4] else None
    for match in re.finditer(rf"^[ \t]*(?:\w+::)*({names})\s+(\w+)\s*(;|[({{])", text, re.M):
        yield match.start(), match[1], match[2], match.start(3) if match[3] != ";" else None


def check(root):
    sources, findings = Sources(root), []
    for path, text in sources.text.items():
        both = sources.pair(path)
        for position, kind, variable, bracket in creations(text, INTERACTIVE):
            where = f"{path}:{line_at(text, position)}: {kind}"
            if variable is None:
                findings.append(f"{where} is made without a variable, so nothing can name it")
                continue
            named, spoken = names_given(both, variable)
            if kind in WORDED and not spoken:
                given = arguments(text, bracket) if bracket is not None else []
                worded = bool(given) and given[0] not in ("this", "nullptr", "parent") and given[0] not in EMPTY
                spoken = worded or re.search(rf"\b{variable}(?:->|\.)set(?:Text|DefaultAction)\(", both) is not None
            if not named:
                findings.append(f"{where} {variable} has no object name")
            if not spoken:
                findings.append(f"{where} {variable} has no accessible name")
        for position, kind, variable, bracket in creations(text, sources.own):
            takes_name = sources.own[kind][1]
            if takes_name and bracket is not None and set(arguments(text, bracket)[:3]) & {'""', 'QString()'}:
                findings.append(f"{path}:{line_at(text, position)}: {kind} is made with empty words for a name")
    for kind, (path, takes_name) in sources.own.items():
        body = sources.constructor(kind) + sources.pair(path)
        if not takes_name and not ("setObjectName(" in body or re.search(rf"\b{kind}\s*\([^;]*\"\w+\"", body)):
            findings.append(f"{path}:1: {kind} neither takes an object name nor sets one")
    return findings


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=ROOT)
    findings = check(parser.parse_args().root)
    print("\n".join(findings))
    if findings:
        sys.exit(f"object names: {len(findings)} findings")


if __name__ == "__main__":
    main()
