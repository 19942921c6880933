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
STRIDE, LARGEST, COUNT = 211, 64 << 10, 5


def spread(paths):
    """The smallest, the largest, and those at equal steps between them."""
    fitting = sorted((path.stat().st_size, str(path)) for path in paths if path.stat().st_size <= LARGEST)
    if len(fitting) < COUNT:
        sys.exit("hostile.py: the example library has only %d bundles up to %d bytes" % (len(fitting), LARGEST))
    return [fitting[i * (len(fitting) - 1) // (COUNT - 1)][1] for i in range(COUNT)]


def main():
    placard, hostile = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([placard, "build", str(LIBRARY), "--output", folder], check=True, capture_output=True)
        chosen = spread(pathlib.Path(folder).glob("*.placard"))
        stride = STRIDE if "--sample" in sys.argv else 1
        sys.exit(subprocess.run([hostile, str(stride)] + chosen).returncode)


if __name__ == "__main__":
    main()
