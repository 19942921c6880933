#!/usr/bin/env python3
"""reports.py PLACARD [--write] - reports.txt holds what an author reads for each wrong example.

The file is for reading: a change of a message, a span or a caret shows in its diff.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from examples import each
from pages import files_of, pages, write_files

TARGET = pathlib.Path(__file__).with_name("reports.txt")
MOST_LINES = 24  # of one report; examples of limits are long


def report(placard, files, code, is_style):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_files(folder, files)
        for command in (["check"], ["build", "--output", "out"]):
            done = subprocess.run([placard, *command, ".", *(["--style"] if is_style else [])], cwd=folder, capture_output=True, timeout=60,
                                  env={"LC_ALL": "C.UTF-8", "COLUMNS": "120"})
            text = done.stderr.decode("utf-8")
            if f"[{code}]" in text:
                break
        return text


def shorten(text, code):
    """The reports of one code; an example may cause others as well."""
    reports = re.split(r"^(?=(?:error|warning)\[)", text, flags=re.M)[1:]
    own = "".join(report for report in reports if f"[{code}]" in report.split(":")[0])
    own = re.sub(r"^\d+ (error|warning).*\n", "", own, flags=re.M)
    lines = [line.rstrip() for line in own.split("\n")]
    lines = [line if len(line) <= 160 else line[:159] + "…" for line in lines]
    if len(lines) > MOST_LINES:
        lines[MOST_LINES:] = [f"... {len(lines) - MOST_LINES} lines more"]
    return "\n".join(lines).strip("\n")


def entry(placard, page):
    text = report(placard, files_of(*page.examples["Wrong"]), page.code, page.is_style)
    return f"=== {page.code} {page.name}\n{shorten(text, page.code)}\n\n"


def main():
    placard = str(pathlib.Path(sys.argv[1]).resolve())
    read, problems = pages()
    wanted = "".join(each(lambda page: [entry(placard, page)], read))
    if sys.argv[2:] == ["--write"]:
        TARGET.write_text(wanted, encoding="utf-8")
        return 0
    kept = TARGET.read_text(encoding="utf-8").split("=== ") if TARGET.exists() else []
    found = wanted.split("=== ")
    for part in found:
        if part not in kept:
            problems.append(f"changed: {part.rstrip()}")
    if len(kept) != len(found):
        problems.append(f"{len(kept)} reports are kept, {len(found)} were made")
    for problem in problems:
        print(problem)
    if problems:
        print("when this is meant: tests/diagnostics/reports.py PLACARD --write")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
