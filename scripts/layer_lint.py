#!/usr/bin/env python3
"""Holds the tree to its layers: includes and link lines against cmake/layers.txt, and rules a compiler cannot see.

layer_lint.py [--root DIR] prints one line per finding, "file:line: what", and fails when there is any.
"""
import argparse
import pathlib
import re
import sys

AREAS = ("app", "core", "sync", "ui")
MAX_LINES = 500
MAX_BEAST_FILES = 2
SOURCES = (".cpp", ".h")

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(<[^>\n]+>|"[^"\n]+")', re.M)
# Strings come first, so that a comment mark inside one is no comment.
TOKEN = re.compile(r'R"([^(\s]*)\((?:.|\n)*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|//[^\n]*|/\*(?:.|\n)*?\*/')
NESTED_LOOP = re.compile(r"\bexec_?\s*\(|\bQEventLoop\b|\bprocessEvents\b")
HEX_COLOUR = re.compile(r'#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?\b|"#[0-9A-Fa-f]{3}"|:\s*#[0-9A-Fa-f]{3}\b')
NUMBER_COLOUR = r"\bQColor\b\s*\w*\s*[({]\s*(?:0x|\d)|\bqRgba?\s*\(\s*(?:0x|\d)"
NAMED_COLOUR = r"|\bQt::(?:dark)?(?:[Rr]ed|[Gg]reen|[Bb]lue|[Cc]yan|[Mm]agenta|[Yy]ellow)\b"
PAPER_COLOUR = re.compile(NUMBER_COLOUR + NAMED_COLOUR)
CODE_COLOUR = re.compile(NUMBER_COLOUR + NAMED_COLOUR + r"|\bQt::(?:gray|darkGray|lightGray)\b")
LINKED = re.compile(r"\b(opdesk::\w+|Qt6::\w+|PostgreSQL::PostgreSQL)\b")


class Table:
    """The allowed edges. A place is a folder of two levels, such as core/store."""

    def __init__(self, text):
        self.may, self.never, self.only, self.exceptions = {}, {}, [], set()
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("#", 1)[0].strip()
            if not line:
                continue
            match = re.fullmatch(r"(may|never|only|except)\s+(\S+?)\s*(?::|->)\s*(.*)", line)
            if not match:
                raise SystemExit(f"layers.txt:{number}: cannot be read: {line}")
            verb, subject, rest = match[1], match[2], match[3].split()
            if verb == "only":
                self.only.append((subject, rest))
            elif verb == "except":
                self.exceptions.update((subject, header) for header in rest)
            else:
                getattr(self, verb)[subject] = rest

    @staticmethod
    def within(place, folder):
        return place == folder or place.startswith(folder + "/")

    def line_of(self, table, place):
        known = [folder for folder in table if self.within(place, folder)]
        return max(known, key=len, default=None)

    def reach(self, place):
        """Every folder that the place may include, transitively."""
        found, waiting = set(), [place]
        while waiting:
            key = self.line_of(self.may, waiting.pop())
            for target in self.may.get(key, ()):
                if target not in found:
                    found.add(target)
                    waiting.append(target)
        return found

    def allows(self, place, target):
        if place == target:
            return True
        if any(self.within(target, folder) for folder in self.never.get(self.line_of(self.never, place), ())):
            return False
        return any(self.within(target, folder) for folder in self.reach(place))


def blank(text, keep_strings):
    """The text without comments (and without what stands in strings), every line in its place."""

    def replace(match):
        token = match[0]
        if keep_strings and not token.startswith("/"):
            return token
        return re.sub(r"[^\n]", " ", token)

    return TOKEN.sub(replace, text)


def line_at(text, position):
    return text.count("\n", 0, position) + 1


def place_of(path):
    return "/".join(path.split("/")[:2])


def target_place(name, places):
    """opdesk::store -> core/store, opdesk::ui_theme -> ui/theme; None for third-party parts."""
    flat = name.removeprefix("opdesk::")
    for place in places:
        area, folder = place.split("/")
        if flat == f"{area}_{folder}" or (area in ("core", "sync") and flat == folder):
            return place
    return None


class Lint:
    def __init__(self, root):
        self.root = root
        self.table = Table((root / "cmake" / "layers.txt").read_text(encoding="utf-8"))
        self.findings = []
        self.edges = {}  # place -> {place: first file that makes the edge}
        self.beast = []
        self.files = sorted(path.relative_to(root).as_posix() for area in AREAS + ("tests",)
                            for path in (root / area).rglob("*") if path.is_file())

    def say(self, path, line, what):
        self.findings.append(f"{path}:{line}: {what}")

    def run(self):
        for path in self.files:
            if path.endswith(SOURCES):
                self.check_source(path)
            elif path.endswith("CMakeLists.txt") and not path.startswith("tests/"):
                self.check_links(path)
        for path in self.beast[MAX_BEAST_FILES:]:
            self.say(path, 1, f"Beast is included by more than {MAX_BEAST_FILES} files: each costs a minute to compile")
        self.check_cycles()
        return self.findings

    def check_source(self, path):
        text = (self.root / path).read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines > MAX_LINES:
            self.say(path, lines, f"{lines} lines; split by role at {MAX_LINES}")
        if path.startswith("tests/"):
            return
        with_strings, code = blank(text, True), blank(text, False)
        for match in INCLUDE.finditer(with_strings):
            header, line = match[1][1:-1], line_at(text, match.start())
            if match[1][0] == "<":
                self.check_system_header(path, line, header)
            else:
                self.check_own_header(path, line, header)
        if path.startswith("core/"):
            self.search(path, code, re.compile(r"\bQString\b"), "QString belongs in ui/ and app/")
        if path.startswith("ui/") or (path.startswith("app/") and not path.endswith("/main.cpp")):
            self.search(path, code, NESTED_LOOP, "nested event loop: use open() and signals")
        if path.startswith("ui/"):
            self.search(path, with_strings, HEX_COLOUR, "a colour outside the theme tokens")
            # Paper has no theme: ink is black, and a rule or a watermark may be grey.
            colour = PAPER_COLOUR if path.startswith("ui/paper/") else CODE_COLOUR
            self.search(path, code, colour, "a colour outside the theme tokens")

    def search(self, path, text, pattern, what):
        for match in pattern.finditer(text):
            self.say(path, line_at(text, match.start()), f"{what} ({match[0].strip()})")

    def check_system_header(self, path, line, header):
        if header.startswith("boost/beast") and path not in self.beast:
            self.beast.append(path)
        for prefix, places in self.table.only:
            # Qt's headers are the only ones that begin with a capital Q.
            if header.startswith(prefix) and not any(path.startswith(place) for place in places):
                if (path, header) not in self.table.exceptions:
                    self.say(path, line, f"<{header}> may only be included in {', '.join(places)}")

    def check_own_header(self, path, line, header):
        if header.endswith((".moc", ".inc")) or pathlib.PurePosixPath(header).name.startswith("ui_"):
            return
        if not header.startswith(AREAS):
            self.say(path, line, f'"{header}": write includes from the root of the tree')
            return
        source, target = place_of(path), place_of(header)
        if (path, header) in self.table.exceptions:
            return
        if source != target:
            self.edges.setdefault(source, {}).setdefault(target, f"{path}:{line}")
        if not self.table.allows(source, target):
            self.say(path, line, f"{source} may not include {target}")

    def check_links(self, path):
        text = re.sub(r"#[^\n]*", "", (self.root / path).read_text(encoding="utf-8"))
        source = path.removesuffix("/CMakeLists.txt")
        if "/" not in source:
            return
        source = place_of(source)
        places = {place_of(file) for file in self.files if file.count("/") >= 2 and not file.startswith("tests/")}
        for match in LINKED.finditer(text):
            name, line = match[1], line_at(text, match.start())
            if name.startswith("Qt6::"):
                if not source.startswith(("ui/", "app/")) and source != "sync/transport":
                    self.say(path, line, f"{source} may not link {name}")
            elif name == "PostgreSQL::PostgreSQL":
                if source != "sync/server":
                    self.say(path, line, f"{source} may not link {name}")
            elif name == "opdesk::sqlcipher":
                if source != "core/store":
                    self.say(path, line, f"{source} may not link {name}")
            else:
                target = target_place(name, places)
                if target is not None and not self.table.allows(source, target):
                    self.say(path, line, f"{source} may not link {target}")

    def check_cycles(self):
        done, trail = set(), []

        def walk(place):
            if place in trail:
                cycle = trail[trail.index(place):] + [place]
                where = self.edges[trail[-1]][place]
                self.findings.append(f"{where}: closes the cycle {' -> '.join(cycle)}")
                return
            if place in done:
                return
            trail.append(place)
            for target in sorted(self.edges.get(place, ())):
                walk(target)
            trail.pop()
            done.add(place)

        for place in sorted(self.edges):
            walk(place)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    findings = Lint(parser.parse_args().root).run()
    for finding in findings:
        print(finding)
    if findings:
        sys.exit(f"layer lint: {len(findings)} findings")


if __name__ == "__main__":
    main()
