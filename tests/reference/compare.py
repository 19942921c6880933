#!/usr/bin/env python3
"""Do both readers say the same about structured mutants of good bundles?

    compare.py MAKE_SAMPLE DUMP COUNT [--start N] [BUNDLE...]

Compares mutants N to N + COUNT - 1 (mutants.py); the n-th is always the same,
so that shards may run side by side.  They must agree whether a mutant is good and
what it says, and nearly always whether it is damaged or made for a newer reader.  Prints how
often each rule of the reference refused one, and how often each status came that
opening and loading can give; one that never came among the first 20,000 is a failure.  BUNDLEs are samples too, beside
those that MAKE_SAMPLE writes.
"""
import argparse
import collections
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import grower  # noqa: E402
import mutants  # noqa: E402
import placard_reader  # noqa: E402

MIXED_IN = 1000  # one in so many may be newer and damaged too, and the readers see another of the two first
ENOUGH = 20000  # mutants from 0 on among which every status comes


def statuses():
    """What a bundle may be refused for: not the tens of the call, nor saved progress."""
    text = (placard_reader.DOCS / "limits.md").read_text().split("<!-- begin statuses -->")[1]
    return ["PLACARD_" + name for name, number in re.findall(r"^\| `(\w+)` \| (\d+)", text, re.M)
            if not 10 <= int(number) < 20 and name != "BAD_SAVED"]


def rules_of_reference():
    """What the reference may say, as far as its source spells it out."""
    source = pathlib.Path(placard_reader.__file__).read_text()
    return {"refused: " + why for why in re.findall(r'(?:need|Refused)\(.*"([^"]+)"\)$', source, re.M)}


class Runtime:
    """One process of dump.c, which reads bundle after bundle."""

    def __init__(self, dump):
        self.process = subprocess.Popen([dump], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(self, file):
        self.process.stdin.write(struct.pack("<I", len(file)) + file)
        self.process.stdin.flush()

    def answer(self):
        size = self.process.stdout.read(4)
        if len(size) != 4:
            sys.exit("the runtime ended with %d" % self.process.wait())
        return self.process.stdout.read(struct.unpack("<I", size)[0]).decode()


def is_newer(answer):
    return answer.startswith(("refused: newer", "refused PLACARD_NEWER"))


def compare(runtime, file, name):
    """The runtime's status, the reference's rule, and whether both or none says "newer"."""
    runtime.send(file)
    ours, theirs = placard_reader.dump(file), runtime.answer()
    status, rule = theirs.split("\n")[0], ours.split("\n")[0]
    if ours != theirs and "ok" in (status, rule):
        path = pathlib.Path(name.replace(" ", "-") + ".placard")
        path.write_bytes(file)
        sys.exit("%s: the runtime says %s, the reference %s; see %s" % (name, status, rule, path))
    return (status + " PLACARD_OK").split()[1], rule, is_newer(ours) == is_newer(theirs)


def run(runtime, samples, start, count):
    seen, rules, mixed = collections.Counter(), collections.Counter(), 0
    for number in range(start, start + count):
        status, rule, is_alike = compare(runtime, mutants.make_mutant(number, samples), "mutant %d" % number)
        seen[status] += 1
        rules[rule] += 1
        mixed += not is_alike
    return seen, rules, mixed


def report(seen, rules, mixed, seconds, is_enough):
    for rule in sorted(rules_of_reference() | set(rules)):
        print("%8d %s" % (rules[rule], rule))
    for name in statuses():
        print("%8d %s" % (seen[name], name))
    count = sum(seen.values())
    print("%d mutants, %d accepted by both, %d refused by both, %d a second"
          % (count, seen["PLACARD_OK"], count - seen["PLACARD_OK"], count / seconds))
    print("%d newer for one reader, damaged for the other" % mixed)
    if mixed * MIXED_IN > count + MIXED_IN:
        sys.exit("those are too many")
    missing = [name for name in statuses() if not seen[name]]
    if missing and is_enough:
        sys.exit("never came: " + " ".join(missing))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("make_sample")
    parser.add_argument("dump")
    parser.add_argument("count", type=int)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("bundles", nargs="*", type=pathlib.Path)
    return parser.parse_args()


def main():
    given, runtime = arguments(), None
    with tempfile.TemporaryDirectory() as name:
        paths = [pathlib.Path(name) / part for part in ("stored", "deflated", "small")]
        subprocess.run([given.make_sample] + [str(path) for path in paths], check=True)
        files = [path.read_bytes() for path in paths + given.bundles]
    runtime = Runtime(given.dump)
    for number, file in enumerate(files):
        if compare(runtime, file, "sample %d" % number)[0] != "PLACARD_OK":
            sys.exit("sample %d is refused" % number)
    begin = time.monotonic()
    seen, rules, mixed = run(runtime, [grower.take_apart(file) for file in files], given.start, given.count)
    report(seen, rules, mixed, time.monotonic() - begin, given.start == 0 and given.count >= ENOUGH)


if __name__ == "__main__":
    main()
