#!/usr/bin/env python3
"""What opening a bundle of about 850 kB costs next to libzip, nearly all of it pictures.

Usage: open.py BENCH...     each BENCH is bench_open.c, built in one way

A ratio of two times in one run is the test: placard may take at most 1.3 times as long as libzip.
"""
import pathlib
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "limits"))
import hostile  # noqa: E402

MOST, PICTURES, SIZE = 1.3, 10, 84000


def make_bundle():
    """Ten steps with a picture each; no reader of bundles looks into a picture."""
    noise = random.Random(7)
    steps = hostile.Nodes()
    for picture in range(PICTURES):
        words = hostile.text("Look at this and wait for the lamp to go out. ")
        steps += hostile.node("step", 0, "", hostile.paragraph(words, hostile.node("image", picture, "a lamp")))
    body = hostile.node("procedure", 2 * PICTURES + 1, "", steps)
    pictures = [b"RIFF" + noise.randbytes(SIZE) for _ in range(PICTURES)]
    return hostile.bundle(hostile.TITLE, body, ident="lamps", pictures=pictures)


def main():
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "lamps.placard"
        path.write_bytes(make_bundle())
        for bench in sys.argv[1:]:
            print(pathlib.Path(bench).name, flush=True)
            failed |= subprocess.run([bench, path, str(MOST)]).returncode != 0
    sys.exit(failed)


if __name__ == "__main__":
    main()
