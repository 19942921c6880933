#!/usr/bin/env python3
"""Five bundles of the example library, up to 64 KiB, through tests/reference/hostile.c.

Usage: hostile.py PLACARD HOSTILE [--full]

Takes a sample of the damages, by a stride that is a prime, so that all bits of a byte have their turn; --full takes all.
"""
import pathlib
import subprocess
import sys
import tempfile

LIBRARY = pathlib.Path(__file__).resolve().parents[2] / "examples/plant-7"
STRIDE, LARGEST, COUNT = 211, 64 << 10, 5


def main():
    placard, hostile = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([placard, "build", str(LIBRARY), "--out", folder], check=True, capture_output=True)
        bundles = sorted(pathlib.Path(folder).glob("*.placard"), key=lambda path: path.stat().st_size)
        bundles = [path for path in bundles if path.stat().st_size <= LARGEST]
        chosen = [bundles[i * (len(bundles) - 1) // (COUNT - 1)] for i in range(COUNT)]  # smallest to largest
        stride = 1 if "--full" in sys.argv else STRIDE
        sys.exit(subprocess.run([hostile, str(stride)] + [str(path) for path in chosen]).returncode)


if __name__ == "__main__":
    main()
