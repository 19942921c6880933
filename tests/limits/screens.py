#!/usr/bin/env python3
"""The limits that screens bring: what is just within one is built and loads, what is one past it is refused by name.

Usage: screens.py PLACARD
"""
import pathlib
import subprocess
import sys
import tempfile


def notes(count):
    return " ".join(f"a[^{i}]" for i in range(1, count + 1)) + "\n\n" + "\n".join(f"[^{i}]: n" for i in range(1, count + 1))


def hazards(count):
    return "".join(f"> [!CAUTION]\n> Edge {i}.\n\n" for i in range(count))


# What, the code that refuses it, kind of module, body within, body past it.
CASES = [
    ("footnotes", "PL0356", "bulletin", notes(100), notes(101)),
    ("bytes of footnotes", "PL0357", "bulletin", "a[^1]\n\n[^1]: " + "w" * 16376, "a[^1]\n\n[^1]: " + "w" * 16377),
    ("hazards of a phase", "PL0358", "procedure", f"## A\n\n{hazards(16)}1. Go.\n", f"## A\n\n{hazards(17)}1. Go.\n"),
    ("with those of the opening", "PL0358", "procedure", f"{hazards(9)}## A\n\n{hazards(7)}1. Go.\n",
     f"{hazards(9)}## A\n\n{hazards(8)}1. Go.\n"),
    ("each phase its own", "PL0358", "procedure", f"{hazards(1)}## A\n\n{hazards(15)}1. Go.\n\n## B\n\n{hazards(15)}1. Go.\n",
     f"{hazards(1)}## A\n\n1. Go.\n\n## B\n\n{hazards(16)}1. Go.\n"),
    ("screens", "PL0359", "procedure", "1. Go.\n" * 4095, "1. Go.\n" * 4096),
]
# Hazards that guard nothing have no limit.
UNGUARDED = [("bulletin", hazards(40)), ("procedure", f"1. Go.\n\n{hazards(40)}2. Go on.\n")]


def build(placard, folder, kind, body):
    (folder / "modules").mkdir(exist_ok=True)
    (folder / "placard.yaml").write_text("id: plant-7\ntitle: Plant 7\nlanguage: en\n")
    (folder / "modules/m.md").write_text(f"---\nid: m\ntitle: M\nversion: 0.1.0\nkind: {kind}\n---\n\n{body}\n")
    done = subprocess.run([placard, "build", folder, "-o", folder / "out"], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def is_good(placard, kind, body):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        return build(placard, folder, kind, body)[0] == 0 and subprocess.run(
            [placard, "verify", *(folder / "out").glob("*.placard")], capture_output=True).returncode == 0


def main():
    placard = sys.argv[1]
    for what, code, kind, within, past in CASES:
        if not is_good(placard, kind, within):
            sys.exit(f"{what}: refused though within the limit")
        with tempfile.TemporaryDirectory() as name:
            status, said = build(placard, pathlib.Path(name), kind, past)
        if status != 1 or f"error[{code}]" not in said:
            sys.exit(f"{what}: exit {status} without {code}\n{said[:1000]}")
    for kind, body in UNGUARDED:
        if not is_good(placard, kind, body):
            sys.exit(f"{kind}: hazards that guard nothing are refused")
    print(f"{len(CASES)} limits, each from both sides")


if __name__ == "__main__":
    main()
