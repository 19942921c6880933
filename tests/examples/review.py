#!/usr/bin/env python3
"""review.py - each module of the example library has a review sheet, of this version, that names its regulations.

    review.py LIBRARY
"""
import pathlib
import re
import sys

library = pathlib.Path(sys.argv[1])
parts = re.split(r"^## ", (library / "REVIEW.md").read_text(), flags=re.M)[1:]
sheets = {part.split("\n", 1)[0].strip(): part for part in parts}
wrong = []
for path in sorted((library / "modules").glob("*.md")):
    if path.stem.count("."):
        continue
    fields = path.read_text().split("\n---\n", 1)[0]
    version = re.search(r"^version: (.*)$", fields, re.M)[1]
    sheet = sheets.pop(f"{path.stem} {version}", None)
    if sheet is None:
        wrong.append(f"{path.stem} {version} has no review sheet")
        continue
    listed = re.search(r"^regulations:\n((?:  - .*\n?)*)", fields, re.M)
    for cited in re.findall(r'^  - "?(.*?)"?$', listed[1] if listed else "", re.M):
        if cited not in sheet and "Withdrawn." not in sheet:
            wrong.append(f"{path.stem}: {cited} is not on its sheet")
sheets.pop("Translations", None)
wrong += [f"a sheet without its module: {name}" for name in sheets]
print(*wrong, sep="\n", end="\n" if wrong else "")
sys.exit(bool(wrong))
