#!/usr/bin/env python3
"""The tool itself: its reading of sources against words.txt, and faults put into what screens say, of which it must find each.

Usage: tool.py PLACARD [--faults N]
"""
import argparse
import pathlib
import random
import re
import sys
import tempfile

sys.dont_write_bytecode = True
import run  # noqa: E402
import screens  # noqa: E402
import source  # noqa: E402
import verdict  # noqa: E402
import words  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
SEED = "tool"


def check_words():
    """Number of cases that are read otherwise."""
    wrong = 0
    for case in re.split(r"(?m)^=== ", (HERE / "words.txt").read_text())[1:]:
        name, rest = case.split("\n", 1)
        body, expected = rest.split("\n.\n")
        read = source.read("---\nid: x\n---\n" + body, frozenset(words.words(expected)))
        seen = " ".join(word.text if word.must else f"({word.text})" for word in read)
        if seen != " ".join(expected.split()):
            print(f"{name}\n  is read as {seen}\n  expected   {' '.join(expected.split())}")
            wrong += 1
    return wrong


def leave_out_word(said, at, _, __):
    return said[:at] + said[at + 1:]


def leave_out_line(said, at, _, chance):
    return said[:at] + said[at + chance.randint(2, 8):]


def swap(said, at, sure, chance):
    """With another that is sure."""
    to = chance.choice([place for place in sure if place != at])
    said = list(said)
    said[at], said[to] = said[to], said[at]
    return said


def move_up(said, at, sure, chance):
    """In front of one that is sure."""
    at, to = max(at, sure[1]), chance.choice([place for place in sure if place < max(at, sure[1])])
    return said[:to] + [said[at]] + said[to:at] + said[at + 1:]


def spoil(said, at, _, __):
    return said[:at] + [said[at] + "x"] + said[at + 1:]


FAULTS = [leave_out_word, leave_out_line, swap, move_up, spoil]


def sure_places(one, said):
    """Where the words stand in `said` that must be there in every reading, have no message on their line, and are no other's."""
    known, lines = set(said), set(range(len(one.lines) + 1))
    readings = [{word.text for word in source.read(one.text, known, lines, way) if word.must and not one.told.get(one.number(word.line))}
                for way in source.WAYS]
    return [at for at, word in enumerate(said) if said.count(word) == 1 and all(word in sure for sure in readings)]


def check_faults(placard, count, work):
    """(faults made, those that were not found, the share of words that are sure in every reading)."""
    made, missed, sure, tally, chance = 0, [], 0, run.Tally(), random.Random(SEED)
    options = argparse.Namespace(documents=count // 2, seed=SEED)
    for one in run.grown(options):
        run.run_library(placard, one, work / "library", tally)
        for grown in (at for at in one.sources if at.bundle):
            said, beside = screens.shown(screens.load(grown.bundle))
            places = sure_places(grown, said)
            sure += len(places)
            for fault in FAULTS if len(places) > 1 else ():
                made += 1
                if not verdict.judge(grown, fault(said, chance.choice(places), places, chance), beside).lost:
                    missed.append((grown.name, fault.__name__))
    return made, missed, sure / tally.words


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("placard")
    parser.add_argument("--faults", type=int, default=400)
    options = parser.parse_args()
    wrong = check_words()
    with tempfile.TemporaryDirectory() as work:
        made, missed, share = check_faults(options.placard, options.faults, pathlib.Path(work))
    print(f"{wrong} cases of words.txt read otherwise; {made} faults, {len(missed)} not found: {missed[:10]}; {share:.0%} of the words are sure")
    sys.exit(bool(wrong or missed or made < options.faults))


if __name__ == "__main__":
    main()
