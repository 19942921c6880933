#!/usr/bin/env python3
"""Compile what authors really write: every Markdown file under FOLDER, given the least front matter, as a reference module.

Usage: run.py PLACARD FOLDER [--kind reference]

For each file: it compiles, or its diagnostics say why; the program neither crashes nor hangs (5 seconds); every diagnostic points
into the file, its line and column agree with its bytes, and what its message quotes stands in the lines it points at.
Prints a table.  Exits 77 where FOLDER is absent.
"""
import argparse
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

HEAD = "---\nid: {id}\ntitle: A page from elsewhere\nversion: 1.0.0\nkind: {kind}\n---\n"


def wrap(path, text, kind):
    """The file with our front matter in place of its own, if it has one."""
    own = re.match(rb"---\r?\n.*?\n---\r?\n", text, re.S)
    return HEAD.format(id=path, kind=kind).encode() + (text[own.end():] if own else text)


def position(data, offset):
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    return line, len(before[before.rfind(b"\n") + 1:].decode(errors="replace")) + 1


def span_problems(data, found):
    span, start = found["place"]["bytes"], found["place"]["start"]
    begin, end = span["begin"], span["end"]
    if not 0 <= begin <= end <= len(data):
        yield f"{found['code']} points outside the file: {begin}..{end}"
        return
    if (start["line"], start["column"]) != position(data, begin):
        yield f"{found['code']} says {start}, its bytes stand at {position(data, begin)}"
    first = data.rfind(b"\n", 0, begin) + 1
    last = data.find(b"\n", end)
    lines = data[first:last if last >= 0 else len(data)].decode(errors="replace").lower()
    for quoted in re.findall(r"`([^`]+)`", found["message"] + found.get("label", "")):
        if quoted.lower() not in lines:
            yield f"{found['code']}: `{quoted}` does not stand in line {start['line']}"


def check(placard, path, root, kind, work):
    """(outcome, diagnostics, milliseconds, problems) of one file."""
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:60] or "page"
    target = work / "modules" / path.relative_to(root).with_name(f"{name}.md")
    target.write_bytes(wrap(name, path.read_bytes(), kind))
    started = time.monotonic()
    try:
        run = subprocess.run([placard, "check", "--all", "--format", "json", target], capture_output=True, timeout=5)
    except subprocess.TimeoutExpired:
        return "hang", [], 5000, ["took over 5 seconds"]
    milliseconds = (time.monotonic() - started) * 1000
    if run.returncode not in (0, 1):
        return "crash", [], milliseconds, [f"exit {run.returncode}: {run.stderr.decode(errors='replace')[:300]}"]
    found = json.loads(run.stdout)["diagnostics"]
    data = target.read_bytes()
    target.unlink()
    problems = [p for one in found if one["place"]["path"].endswith(".md") for p in span_problems(data, one)]
    return "compiles" if run.returncode == 0 else "refused", found, milliseconds, problems


def lay_out(root, work):
    """A library with the pictures of the corpus where its pages look for them, and no page yet."""
    shutil.copytree(root, work / "modules", ignore=shutil.ignore_patterns("*.md"))
    for folder in [work / "modules", *(p for p in (work / "modules").rglob("*") if p.is_dir())]:
        folder.chmod(0o755)  # the corpus may be read-only
    (work / "placard.yaml").write_text("id: corpus\ntitle: Corpus\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("placard")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--kind", default="reference")
    options = parser.parse_args()
    files = [p for p in sorted(options.folder.rglob("*.md")) if p.parent != options.folder]
    if not files:
        print(f"skipped: no corpus at {options.folder}")
        sys.exit(77)
    outcomes, wrong = collections.Counter(), 0
    print("| file | outcome | errors | warnings | codes of the errors |\n| --- | --- | ---: | ---: | --- |")
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder) / "library"
        lay_out(options.folder, work)
        for path in files:
            outcome, found, _, problems = check(options.placard, path, options.folder, options.kind, work)
            errors = [one["code"] for one in found if one["severity"] == "error"]
            codes = ", ".join(f"{code} x{n}" for code, n in sorted(collections.Counter(errors).items()))
            print(f"| {path.relative_to(options.folder)} | {outcome} | {len(errors)} | {len(found) - len(errors)} | {codes} |")
            outcomes[outcome] += 1
            wrong += len(problems) + (outcome == "refused" and not errors)
            for problem in problems:
                print(f"  WRONG {problem}")
    print(f"\n{len(files)} files: " + ", ".join(f"{n} {outcome}" for outcome, n in sorted(outcomes.items())) + f"; {wrong} problems")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
