#!/usr/bin/env python3
"""Near-Markdown is told on its line, and what only looks like it is left alone: cases.txt beside this says how.

Usage: run.py PLACARD
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

CODES = re.compile(r"PL(0203|0206|0601|021[1-9]|022[0-8]|0303|0500|0503|0509|0526|0527|0528|0529|0305|0310|031[789])$")
HEAD = "---\nid: {id}\ntitle: Check the demo pump {id}\nversion: 0.1.0\nkind: {kind}\n---\n"


def read_cases():
    text = (pathlib.Path(__file__).parent / "cases.txt").read_text(encoding="utf-8")
    for part in re.split(r"^=== ", text, flags=re.M)[1:]:
        name, rest = part.split("\n", 1)
        body, wanted = re.split(r"^\.$", rest, flags=re.M)
        yield name, body, sorted(line for line in wanted.split("\n") if line.strip())


def main():
    cases = list(read_cases())
    with tempfile.TemporaryDirectory() as folder:
        library = pathlib.Path(folder)
        (library / "modules").mkdir()
        (library / "placard.yaml").write_text("id: demo\ntitle: Demo\n")
        for number, (_, body, _) in enumerate(cases):
            kind = "procedure" if re.search(r"^\d\. ", body, re.M) and "## " in body else "reference"
            head = HEAD.format(id=f"m{number}", kind=kind)
            (library / f"modules/m{number}.md").write_text(head + body, encoding="utf-8")
        run = subprocess.run([sys.argv[1], "check", "--all", "--format", "json", folder], capture_output=True, text=True)
        found = [[] for _ in cases]
        for diagnostic in json.loads(run.stdout)["diagnostics"]:
            place = diagnostic["place"]
            if CODES.match(diagnostic["code"]):
                number = int(re.search(r"m(\d+)\.md", place["path"])[1])
                found[number].append(f"{place['start']['line'] - HEAD.count(chr(10))} {diagnostic['code']}")
    wrong = 0
    for (name, _, wanted), got in zip(cases, found):
        if sorted(got) != wanted:
            wrong += 1
            print(f"{name}\n  wanted: {wanted}\n  found:  {sorted(got)}")
    print(f"{len(cases)} cases, {wrong} wrong")
    sys.exit(1 if wrong or not cases else 0)


if __name__ == "__main__":
    main()
