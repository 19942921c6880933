#!/usr/bin/env python3
"""Five bundles of the example library, up to 64 KiB, through tests/reference/hostile.c.

Usage: hostile.py PLACARD HOSTILE [--sample]

Cuts each off at every byte and turns over every bit of it; --sample takes some of these, by a stride that is a prime, so
that all bits of a byte have their turn.
"""
import pathlib
import subprocess
import sys
import tempfile

LIBRARY = pathlib.Path(__file__).resolve().parents[2] / "examples/plant-7"
STRIDE, LARGEST = 211, 64 << 10
BANDS = ((0, 2 << 10), (4 << 10, 16 << 10), (16 << 10, 30 << 10), (30 << 10, 45 << 10), (45 << 10, LARGEST))


def largest_between(paths, least, most):
    fitting = [path for path in paths if least <= path.stat().st_size <= most]
    if not fitting:
        sys.exit("hostile.py: no example bundle has %d to %d bytes" % (least, most))
    return str(max(fitting, key=lambda path: path.stat().st_size))


def main():
    placard, hostile = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([placard, "build", str(LIBRARY), "--output", folder], check=True, capture_output=True)
        paths = list(pathlib.Path(folder).glob("*.placard"))
        chosen = [largest_between(paths, *band) for band in BANDS]
        stride = STRIDE if "--sample" in sys.argv else 1
        sys.exit(subprocess.run([hostile, str(stride)] + chosen).returncode)


if __name__ == "__main__":
    main()
