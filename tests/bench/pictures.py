#!/usr/bin/env python3
"""Check and build pages with pictures, and compare the processor time within one run.

Usage: pictures.py PLACARD [--repeat N]

A check of sixteen screenshots next to their build; a photo that eight modules show next to one.  The pictures are
made here, always the same bytes.  Exits 1 when a ratio is over its bound.
"""
import argparse
import pathlib
import random
import resource
import struct
import subprocess
import sys
import tempfile
import zlib

CHECK_TO_BUILD = 0.55  # decoding is what is left
EIGHT_TO_ONE = 2.2     # reading and digesting eight times is what is left
LIBRARY = "id: pictures\ntitle: Pictures\nlanguage: en\n"


def png(path, width, height, row):
    """`row(y)` gives the bytes of a line, three a pixel."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    lines = b"".join(b"\0" + row(y) for y in range(height))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(lines, 1)) + chunk(b"IEND", b""))


def screenshot(path, number):
    """Panels of plain colours with some marks, more colours than a drawing has."""
    chance = random.Random(number)
    panels = [bytes(((x // 120 * 37 + y * 53 + number) * (3, 5, 7)[c]) % 256 for x in range(1920) for c in range(3))
              for y in range(9)]

    def row(y):
        line = bytearray(panels[y // 120])
        for _ in range(24):
            line[chance.randrange(len(line))] = chance.randrange(256)
        return bytes(line)
    png(path, 1920, 1080, row)


def photo(path):
    """Slow changes of light with grain, 6 megapixels."""
    chance = random.Random(1)

    def row(y):
        grey = [((x * y) // 9000 + chance.randrange(6)) % 256 for x in range(3000)]
        return bytes(value for light in grey for value in (light, light * 3 // 4, (light + y // 16) % 256))
    png(path, 3000, 2000, row)


def module(name, pictures):
    steps = "".join(f"{i + 1}. Press key {i + 1}.\n\n   ![The panel with key {i + 1} lit]({picture})\n\n"
                    for i, picture in enumerate(pictures))
    return f"---\nid: {name}\ntitle: Set {name}\nversion: 0.1.0\n---\n\n# Set {name}\n\n## Work\n\n{steps}"


def write(folder):
    libraries = {name: folder / name / "modules" for name in ("screenshots", "one", "eight")}
    for modules in libraries.values():
        modules.mkdir(parents=True)
        (modules.parent / "placard.yaml").write_text(LIBRARY)
    names = [f"s{i}.png" for i in range(16)]
    for i, name in enumerate(names):
        screenshot(libraries["screenshots"] / name, i)
    (libraries["screenshots"] / "page.md").write_text(module("page", names))
    for name, count in (("one", 1), ("eight", 8)):
        photo(libraries[name] / "photo.png") if name == "one" else (
            libraries[name] / "photo.png").write_bytes((libraries["one"] / "photo.png").read_bytes())
        for i in range(count):
            (libraries[name] / f"m{i}.md").write_text(module(f"m{i}", ["photo.png"]))


def seconds(*command):
    """User and system time of all threads."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}:\n{done.stdout}{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(placard, folder, repeat):
    best = {}
    for turn in range(repeat):
        for name, command in (("check", ["check", "screenshots"]), ("build", ["build", "screenshots", "-o", f"out/s{turn}"]),
                              ("one", ["build", "one", "-o", f"out/o{turn}"]), ("eight", ["build", "eight", "-o", f"out/e{turn}"])):
            command = [placard, command[0], folder / command[1], *(folder / word if word != "-o" else word for word in command[2:])]
            best[name] = min(best.get(name, 1e9), seconds(*command))
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("placard", type=pathlib.Path)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(folder)
        best = measure(options.placard.resolve(), folder, options.repeat)
    failed = False
    for what, ratio, bound in (("check of sixteen screenshots, next to their build", best["check"] / best["build"], CHECK_TO_BUILD),
                               ("a photo in eight modules, next to one", best["eight"] / best["one"], EIGHT_TO_ONE)):
        print(f"{what}: {ratio:.2f}, at most {bound}: {'held' if ratio <= bound else 'NOT HELD'}")
        failed |= ratio > bound
    print("seconds of processor time: " + ", ".join(f"{name} {value:.3f}" for name, value in best.items()))
    return failed


if __name__ == "__main__":
    sys.exit(main())
