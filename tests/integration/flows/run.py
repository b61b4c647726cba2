#!/usr/bin/env python3
"""Plays every flow of the front desk (screens.md §24) in the real window under Xvfb, with the keyboard and the accessibility
tree alone, prints keys and seconds beside their budgets and fails when one is broken.
  run.py [--only WORDS] [--language en|hi]
How to add flows: registry.py. Needs Xvfb, openbox, xdotool, ImageMagick and a session bus (started when there is none)."""
import argparse
import importlib
import os
import sys
import time
import traceback

from registry import FLOWS
from stage import HERE, OUT, Stage, screen
from support import run

PARTS = [file.stem for file in sorted(HERE.glob("*.py")) if file.stem not in ("run", "registry", "stage")]


def play_one(stage, one):
    """(keys, seconds, trouble)"""
    try:
        if one.role is not None:
            stage.become(one.role)
        if one.prepare:
            one.prepare(stage)
        keys, began = stage.window.keys, time.monotonic()
        one.play(stage)
        return stage.window.keys - keys, time.monotonic() - began, ""
    except Exception as problem:  # one broken flow must not hide the figures of the others
        traceback.print_exc()
        if stage.window:
            stage.window.picture("failed-" + "".join(c if c.isalnum() else "-" for c in one.name)[:40])
            print("\n".join(stage.window.dump()[:80]), file=sys.stderr)
            stage.window.key("Escape", "Escape")
        return None, None, f"{type(problem).__name__}: {problem}"


def table(results):
    print(f"{'':3} {'flow':52} {'keys':>5} {'most':>5} {'s':>6} {'most':>5}")
    for one, keys, seconds, trouble in results:
        figures = (f"{keys:5} {one.keys if one.keys else '':>5} {seconds:6.1f} {one.seconds if one.seconds else '':>5}"
                   if not trouble else f"  {trouble[:60]}")
        print(f"{one.screen:>3} {one.name[:52]:52} {figures}")


def work(place, claims):
    options = argparse.ArgumentParser()
    options.add_argument("--only", default="")
    options.add_argument("--language", default="en")
    options = options.parse_args()
    for part in PARTS:
        importlib.import_module(part)
    flows = sorted(FLOWS, key=lambda one: (one.order, one.name))
    # The door's flows open the window that all others need.
    flows = [one for one in flows if one.order < 10 and one.order != 1 or options.only.lower() in one.name.lower()]
    stage = Stage(place, claims, options.language)
    stage.prepare(["reception"] + sorted({one.role for one in flows} - {None, "reception"}))
    results = []
    with screen(place.folder):
        try:
            for one in flows:
                results.append((one, *play_one(stage, one)))
        finally:
            if stage.window:
                claims.equal("the window ended cleanly", stage.window.close(), 0)
    table(results)
    for one, keys, seconds, trouble in results:
        if not claims.check(f"{one.screen} {one.name}: done by keys", not trouble, trouble):
            continue
        if one.keys:
            claims.check(f"{one.screen} {one.name}: at most {one.keys} keys", keys <= one.keys, keys)
        if one.seconds:
            claims.check(f"{one.screen} {one.name}: at most {one.seconds} s", seconds <= one.seconds, f"{seconds:.1f}")
    print("pictures:", OUT)


if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
    os.execvp("dbus-run-session", ["dbus-run-session", "--", "/usr/bin/python3", *sys.argv])
run("flows", work)
