#!/usr/bin/env python3
"""escapes.py PLACARD - what is refused as it is, is refused by a YAML escape and by an entity too, in every field.

Control characters, noncharacters, controls of direction, numbers of no character; and fields that hold nothing but blanks of any
kind.  U+001D may stand in the value of a scan, and nowhere else.  Each input gets exit 1 and an error on its line.
"""
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile

ESCAPES = (r"\0", r"\a", r"\x1b", r"\x1d", r"\r", r"\N", r"\L", r"\P", r"\x7f", r"\x9b", r"\u202e", r"\u2066", r"\uFFFE", r"\uFFFF", r"\ufdd0",
           r"\U0001FFFE", r"\U0010FFFF", r"\ufffd")
BLANKS = (r"", r"\t", r"\u00a0", r"\u2003", r"\u202f", r"\u200b", r"\u2060", r"\u2800", r"\u3000", r"\u3164", r"\u00ad", r"\u180e", r"\u034f", r"\ufe0f",
          r"\u200d\u200c", r" \u3000 ", r"\U000E0020", r"\u115f")
ENTITIES = ("&#0;", "&#x1b;", "&#x1D;", "&#13;", "&#127;", "&#x85;", "&#x2028;", "&#x202E;", "&#x2066;", "&#xFDD0;", "&#xFFFE;", "&#xFFFF;",
            "&#x1FFFF;", "&#xD800;", "&#x110000;")
LINES = ('task: "%s"', 'tools: ["%s"]', 'keywords: ["a", "%s"]', 'owner: "%s"', 'ppe: ["%s"]', 'parts: ["%s"]', 'equipment: ["%s"]',
         'regulations: ["%s"]', 'withdrawn: { reason: "%s" }')
TRIGGERS = ('- scan: "%s"', '- event: "%s"', '- event: { name: a, b: "%s" }', '- work_order: { "%s": c }', '- work_order: { a: ["%s"] }',
            '- location: { beacon: "%s" }', '- policy_update: ["%s"]')
BODIES = ("1. Turn to %s now.", "1. See [a%s](https://a.b).", "1. See [a](https://a.b/%s).", '1. See [a](https://a.b "%s").', "1. **%s**", "### H%s\n\n1. A.",
          "| a%s |\n| --- |\n| b |\n\n1. A.", "1. A.\n\n   > [!NOTE]\n   > %s", '1. See [a].\n\n[a]: https://a.b "%s"', "1. A[^a].\n\n[^a]: %s")
ANSWERS = ("### Who%s? <!-- #who -->\n\n- [x] a <!-- #a -->\n- [ ] b <!-- #b -->", "### Who? <!-- #who -->\n\n- [x] a%s <!-- #a -->\n- [ ] b <!-- #b -->",
           "### Who? <!-- #who -->\n\n**Answer:** a%s", "### Who? <!-- #who -->\n\n| a | b |\n| --- | --- |\n| c | d%s |\n| e | f |")


def module(title='"T"', line="", trigger="- scan: x", body="1. A.", quiz=""):
    return (f"---\nid: demo\ntitle: {title}\nversion: 0.1.0\ntriggers:\n  {trigger}\n{line}\n---\n\n## Work\n\n{body}\n\n"
            + (f"## Quiz\n\n{quiz}\n" if quiz else ""))


def cases():
    """(name, source, what stands on the line of the error; None: it is sound)."""
    for text in ESCAPES:
        around = "a%sb" % text
        for line in LINES:
            yield line % around, module(line=line % around), text
        for trigger in TRIGGERS:
            is_sound = text == r"\x1d" and "scan" in trigger
            yield trigger % around, module(trigger=trigger % around), None if is_sound else text
        yield "title " + text, module(title=f'"{around}"'), text
        yield "key " + text, module(line=f'"ta{text}sk": x'), text
    for text in BLANKS:
        for line in LINES:
            yield line % text, module(line=line % text), line % text
        for trigger in TRIGGERS:
            yield trigger % text, module(trigger=trigger % text), trigger % text
        yield "title of blanks " + text, module(title=f'"{text}"'), "title:"
    for text in ENTITIES:
        for body in BODIES:
            yield body % text, module(body=body % text), None if '"' in body and "[a]:" in body else text
        for quiz in ANSWERS:
            yield quiz % text, module(quiz=quiz % text), text
        yield "an answer of " + text, module(quiz=f"### Who?\n\n**Answer:** {text}"), text
    for text in ("&nbsp;", "&#8203;", "&shy;", "&#x3000; | &#x2800;", "&nbsp;|"):
        yield "an answer of " + text, module(quiz=f"### Who?\n\n**Answer:** {text}"), text
    for text in ("&amp;", "&nbsp;", "&rlm;", "&#xB0;", "&zwj;", "&#9;"):
        yield text, module(body=f"1. Turn to {text} now."), None


def check(placard, folder, number, case):
    name, source, wanted = case
    path = folder / f"{number}" / "demo.md"
    path.parent.mkdir()
    path.write_text(source)
    done = subprocess.run([placard, "check", str(path), "--format", "json", "--all"], capture_output=True, text=True, timeout=60)
    errors = [found for found in json.loads(done.stdout)["diagnostics"] if found["severity"] == "error"]
    lines = source.split("\n")
    told = [found for found in errors if wanted and wanted in lines[found["place"]["start"]["line"] - 1]]
    is_definition = wanted is None and "[a]:" in source  # whose place is where it is used
    if is_definition:
        return None if done.returncode == 1 else f"{name!r}: exit {done.returncode}"
    if wanted is None:
        return None if done.returncode == 0 else f"{name!r}: {[found['message'] for found in errors]}"
    return None if done.returncode == 1 and told else f"{name!r}: exit {done.returncode}, {[found['message'] for found in errors]}"


def main():
    placard, every = sys.argv[1], list(cases())
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda pair: check(placard, pathlib.Path(name), *pair), enumerate(every))
        wrong = [line for line in found if line]
    print("\n".join(wrong[:40]))
    print(f"{len(every)} inputs: {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
