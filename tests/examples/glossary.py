#!/usr/bin/env python3
"""glossary.py - one word for one thing in each language of the example library.

    glossary.py LIBRARY

For each row of glossary/TAG.md: where the source of a translation has the English term, the translation has one of the
forms in the second column; what stands in the third column is in no translation of that language.
"""
import pathlib
import re
import sys

library = pathlib.Path(sys.argv[1])
wrong = 0
uses = 0


def rows(page):
    for line in page.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and not set(cells[0]) <= set("- ") and cells[0] != "English":
            yield cells[0], *([form.strip() for form in cell.split(";") if form.strip()] for cell in cells[1:])


def tell(message):
    global wrong
    wrong += 1
    print(message)


for page in sorted((library / "glossary").glob("*.md")):
    terms = list(rows(page))
    translations = sorted((library / "modules").glob(f"*.{page.stem}.md"))
    if not terms or not translations:
        tell(f"{page}: no terms, or no translation to hold to them")
    for path in translations:
        text = path.read_text()
        source = path.with_name(path.name.split(".")[0] + ".md").read_text()
        for english, forms, never in terms:
            if re.search(rf"\b{re.escape(english)}\b", source):
                uses += 1
                if not any(form in text for form in forms):
                    tell(f"{path.name}: {english!r} is in the source, none of {forms} is here")
            for form in never:
                if form in text:
                    tell(f"{path.name}: {form!r} is not the word for {english!r}")
print(f"{uses} uses of terms, {wrong} wrong")
sys.exit(wrong > 0 or uses == 0)
