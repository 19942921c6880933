#!/usr/bin/env python3
"""examples.py PLACARD [PLnnnn... | PLnn...] - every code, or those that begin so, does what its page says.

For each page of compiler/diagnostics: the page has a text, a wrong and a right
example; the wrong one produces the code, with a span inside its file and on
character boundaries; the right one does not, and no error at all when the code
is an error; some source of the compiler raises the code.
"""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from pages import ROOT, files_of, pages, write_files

SOURCES = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "compiler").rglob("*.c"))


def run(placard, folder, command, is_style):
    arguments = [placard, command, str(folder), "--format", "json", "--all", *(["--style"] if is_style else [])]
    if command == "build":
        arguments += ["--output", str(folder / "out")]
    done = subprocess.run(arguments, capture_output=True, timeout=60)
    if done.returncode not in (0, 1):
        raise ValueError(f"{command} ended with {done.returncode}: {done.stderr.decode(errors='replace')[:2000]}")
    return json.loads(done.stdout)["diagnostics"]


def diagnostics(placard, files, code, is_style=False):
    """What `check` finds, and `build` where the code comes from a later stage."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_files(folder, files)
        found = run(placard, folder, "check", is_style)
        if code not in [diagnostic["code"] for diagnostic in found]:
            found = run(placard, folder, "build", is_style)
        return found


def check_span(diagnostic, files):
    place = diagnostic["place"]
    if place is None:
        return
    name = place["path"]
    data = next((data for path, data in files.items() if name.endswith(path)), None)
    if data is None:
        return
    begin, end = place["bytes"]["begin"], place["bytes"]["end"]
    if not 0 <= begin <= end <= len(data):
        raise ValueError(f"the span {begin}..{end} is outside {name} of {len(data)} bytes")
    try:
        data[:begin].decode()
        data[begin:end].decode()
    except UnicodeDecodeError:
        if diagnostic["name"] != "source-not-utf8":
            raise ValueError(f"the span {begin}..{end} cuts a character") from None


def summary(found):
    return ", ".join(f"{d['code']} {d['message']}" for d in found) or "nothing"


def check_page(placard, page):
    if len(page.prose) < 40:
        raise ValueError("the page does not say what is wrong and what to do")
    wrong = files_of(*page.examples["Wrong"])
    found = diagnostics(placard, wrong, page.code, page.is_style)
    for diagnostic in found:
        check_span(diagnostic, wrong)
    own = [d for d in found if d["code"] == page.code]
    if not own:
        raise ValueError(f"the wrong example does not produce it, but: {summary(found)}")
    if not any("help" in d for d in own):
        raise ValueError("the message has no help")
    right = diagnostics(placard, files_of(*page.examples["Right"]), page.code, page.is_style)
    if page.code in [d["code"] for d in right]:
        raise ValueError(f"the right example produces it, too: {summary(right)}")
    errors = [d for d in right if d["severity"] == "error"]
    if page.severity == "error" and errors:
        raise ValueError(f"the right example has errors: {summary(errors)}")


def problems_of(placard, page):
    try:
        if page.enumerator not in SOURCES:
            raise ValueError(f"nothing in compiler/ raises {page.enumerator}")
        check_page(placard, page)
    except (ValueError, subprocess.TimeoutExpired) as error:
        yield f"{page.code} {page.name}: {error}"


def each(function, chosen):
    """What function yields for each, in order; most of the time it waits for the program."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return [problem for found in pool.map(lambda page: list(function(page)), chosen) for problem in found]


def named_twice(read):
    names = {}
    return [f"{page.code}: its name is that of {names[page.name]}, too" for page in read
            if names.setdefault(page.name, page.code) != page.code]


def main():
    placard, wanted = sys.argv[1], tuple(sys.argv[2:] or ["PL"])
    read, problems = pages()
    chosen = [page for page in read if page.code.startswith(wanted)]
    problems += named_twice(read) + each(lambda page: problems_of(placard, page), chosen)
    for problem in problems:
        print(problem)
    print(f"{len(chosen)} codes, {len(problems)} with problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
