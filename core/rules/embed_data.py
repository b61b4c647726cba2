#!/usr/bin/env python3
"""Writes the rule data into the program: embed_data.py OUT.cpp IN.csv…

Every byte of every file ends up in a string literal, so that the program reads the same bytes that are in resources/data.
"""
import pathlib
import sys


def literal(line):
    text = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\?' else f"\\{b:03o}" for b in line)
    return f'        "{text}"\n'


def main(target, sources):
    out = ['#include "core/rules/embedded_data.h"\n\nnamespace opdesk::rules {\n\n',
           "std::string_view embeddedFile(std::string_view name) {\n"]
    for source in map(pathlib.Path, sources):
        data = source.read_bytes()
        lines = "".join(literal(line) for line in data.splitlines(keepends=True))
        out.append(f'    if (name == "{source.stem}")\n        return std::string_view(\n{lines}        , {len(data)});\n')
    out.append("    return {};\n}\n\n}  // namespace opdesk::rules\n")
    pathlib.Path(target).write_text("".join(out), encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
