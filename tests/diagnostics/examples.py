#!/usr/bin/env python3
"""examples.py PLACARD [PLnnnn...] - every code does what its page says.

For each page of compiler/diagnostics: the page has a text, a wrong and a right
example; the wrong one produces the code, with a span inside its file and on
character boundaries; the right one does not, and no error at all when the code
is an error; some source of the compiler raises the code.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from pages import ROOT, files_of, pages, write_files


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


def main():
    placard, wanted = sys.argv[1], sys.argv[2:]
    read, problems = pages()
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "compiler").rglob("*.c"))
    names = {}
    for page in read:
        if wanted and page.code not in wanted:
            continue
        try:
            if names.setdefault(page.name, page.code) != page.code:
                raise ValueError(f"its name is that of {names[page.name]}, too")
            if page.enumerator not in sources:
                raise ValueError(f"nothing in compiler/ raises {page.enumerator}")
            check_page(placard, page)
        except (ValueError, subprocess.TimeoutExpired) as error:
            problems.append(f"{page.code} {page.name}: {error}")
    for problem in problems:
        print(problem)
    print(f"{len(read)} codes, {len(problems)} with problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
