#!/usr/bin/env python3
"""Renders named line icons into PNG alpha masks and writes the resource file that lists them.

Called by the build (opdesk_icons in cmake/OpdeskIcons.cmake). Only masks that are missing are drawn.
"""
import argparse
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

SIZES = (13, 15, 16, 20)
SCALES = ("1", "1.25", "1.5", "2")


def stroke_of(size):
    """Small icons stand in badges beside bold words and need a heavier line (design language 2.5)."""
    return "2.2" if size == 13 else "1.75"


def pixels(size, scale):
    return int(size * float(scale) + 0.5)


def render(converter, svg, stroke, edge, target):
    text = svg.read_text(encoding="utf-8")
    text, found = re.subn(r'stroke-width="2"', f'stroke-width="{stroke}"', text, count=1)
    if found != 1:
        raise RuntimeError(f"{svg.name}: no stroke width to set")
    arriving = target.with_suffix(".part")
    subprocess.run([converter, "-w", str(edge), "-h", str(edge), "-o", str(arriving)],
                   input=text.encode(), check=True)
    os.replace(arriving, target)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--svg-dir", type=pathlib.Path, required=True)
    parser.add_argument("--out-dir", type=pathlib.Path, required=True)
    parser.add_argument("--qrc", type=pathlib.Path, required=True)
    parser.add_argument("--names", type=pathlib.Path, required=True, help="a file with one icon name a line")
    args = parser.parse_args()

    converter = shutil.which("rsvg-convert")
    if converter is None:
        sys.exit("rsvg-convert is missing; scripts/setup.sh installs it")
    names = sorted(set(args.names.read_text(encoding="utf-8").split()))
    unknown = [name for name in names if not (args.svg_dir / f"{name}.svg").is_file()]
    if unknown:
        sys.exit("no such icon: " + ", ".join(unknown))

    # Masks drawn by another version of this script or from another icon set are not reused.
    origin = hashlib.sha256(pathlib.Path(__file__).read_bytes() + str(args.svg_dir).encode()).hexdigest()
    stamp = args.out_dir / "origin"
    if not stamp.is_file() or stamp.read_text() != origin:
        shutil.rmtree(args.out_dir, ignore_errors=True)
        args.out_dir.mkdir(parents=True)
        stamp.write_text(origin)

    lines, jobs = [], {}
    for name in names:
        for size in SIZES:
            for scale in SCALES:
                edge, stroke = pixels(size, scale), stroke_of(size)
                target = args.out_dir / f"{name}-{edge}-{stroke}.png"
                lines.append(f'    <file alias="{name}-{size}@{scale}.png">{target}</file>')
                if not target.is_file():
                    jobs[target] = (converter, args.svg_dir / f"{name}.svg", stroke, edge, target)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda job: render(*job), jobs.values()))
    args.qrc.write_text('<RCC>\n  <qresource prefix="/icons">\n' + "\n".join(lines) + "\n  </qresource>\n</RCC>\n",
                        encoding="utf-8")


if __name__ == "__main__":
    main()
