#!/usr/bin/env python3
"""Writes migrations.inc from numbered SQL files: embed_sql.py OUT.inc 0001_name.sql ..."""
import os
import sys


def main(target, sources):
    numbers = [int(os.path.basename(path)[:4]) for path in sources]
    if numbers != list(range(1, len(sources) + 1)):
        raise SystemExit("migrations are numbered 0001, 0002 … without gaps")
    with open(target, "w", encoding="utf-8") as out:
        for number, path in zip(numbers, sources):
            with open(path, encoding="utf-8") as handle:
                text = handle.read()
            if ')SQL"' in text:
                raise SystemExit(f"{path}: holds the closing mark of the literal")
            name = os.path.basename(path)[5:-4]
            out.write(f'Migration{{{number}, "{name}", R"SQL({text})SQL"}},\n')


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
