#!/usr/bin/env python3
"""pinned.py PLACARD - pin the example library after all its ids were taken out.

Every bundle stays the same byte for byte, a second run writes nothing, no
warning asks for ids any more, and accepted translations are up to date: accepting
changes the bundles of those that lagged behind, which carry marks, and no other.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples" / "plant-7"


def without_ids(text):
    return re.sub(r"<!-- #[a-z0-9-]+ (?!-->)", "<!-- ", re.sub(r" *<!-- #[a-z0-9-]+ -->", "", text))


def bundles(placard, library, output):
    subprocess.run([placard, "build", library, "-o", output], check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in output.glob("*.placard")}


def lagging(placard, output):
    inspect = lambda path: subprocess.run([placard, "inspect", path], check=True, capture_output=True, text=True).stdout
    return {path.name for path in output.glob("*.placard") if "\n  lagging " in inspect(path)}


def main():
    placard = sys.argv[1]
    say = lambda *words: subprocess.run([placard, *words], check=True, capture_output=True, text=True)
    with tempfile.TemporaryDirectory() as name:
        library, output = pathlib.Path(name, "plant-7"), pathlib.Path(name, "dist")
        shutil.copytree(EXAMPLES, library)
        for path in library.glob("modules/*.md"):
            path.write_bytes(without_ids(path.read_bytes().decode()).encode())
        before = bundles(placard, library, output)
        asked = say("check", library, "--all").stderr.count("[PL1000]")
        written = say("pin", library).stdout
        assert asked > 10 and written.count(" written\n") == asked, (asked, written)
        assert bundles(placard, library, output) == before, "pin changed a bundle"
        assert say("pin", library).stdout == "nothing to write\n"
        marked = lagging(placard, output)
        say("pin", "--accept", library)
        assert say("pin", "--accept", library).stdout == "nothing to write\n"
        after = bundles(placard, library, output)
        assert {name for name in after if after[name] != before[name]} == marked, "pin --accept changed another bundle"
        assert not lagging(placard, output), "an accepted translation lags"
        left = say("check", library, "--all").stderr
        assert not re.search(r"\[PL(1000|0705|0706)\]", left), left


main()
