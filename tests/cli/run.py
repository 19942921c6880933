#!/usr/bin/env python3
"""Run the sessions in tests/cli/*.txt and compare what the program says.

A session is text with indented lines, each session in a fresh empty folder:

    # any line that is not indented is a comment; "# name" begins a session
      $ placard check            a command for sh
      > ...                      more lines of that command (here-documents)
      1 module checked           expected on standard output
      ! error[PL0312]: ...       expected on standard error
      [1]                        expected exit status, when it is not 0

A page of docs/guide that shows sessions is one session: its ```console blocks as they stand, errors among the rest, and
files from blocks such as ```markdown FOLDER/NAME.  Like a reader's, its terminal stays in the folder that it was led into.

$HERE is this folder.  In expected lines `<*>` stands for any text.  `run.py PLACARD NAME...` runs only NAME.txt (or the
page NAME.md).  `run.py --update PLACARD` writes what the program says now into the files: read the difference before committing.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PAGES = [HERE.parent.parent / "docs/guide" / name for name in ("start.md",)]


def commands_of(lines):
    """Yield (index of the first line, one past the last expected line, command, expected lines)."""
    at = 0
    while at < len(lines):
        if not lines[at].startswith("  $ "):
            at += 1
            continue
        begin, command = at, [lines[at][4:]]
        at += 1
        while at < len(lines) and (lines[at] + " ").startswith("  > "):
            command.append(lines[at][4:])
            at += 1
        head = at
        while at < len(lines) and lines[at].startswith("  ") and not lines[at].startswith("  $ "):
            at += 1
        yield begin, head, at, "\n".join(command), [line[2:] for line in lines[head:at]]


def run(command, folder, environment):
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, capture_output=True, timeout=120)
    out = [line for line in done.stdout.decode(errors="replace").split("\n")]
    err = ["! " + line for line in done.stderr.decode(errors="replace").split("\n")]
    lines = [line.rstrip() for line in (out[:-1] if out[-1] == "" else out + ["(no line end)"])]
    lines += [line.rstrip() for line in (err[:-1] if err[-1] == "! " else err + ["! (no line end)"])]
    if done.returncode != 0:
        lines.append(f"[{done.returncode}]")
    return lines


def matches(expected, line):
    pattern = ".*".join(re.escape(part) for part in expected.split("<*>"))
    return re.fullmatch(pattern, line) is not None


def is_same(expected, found):
    expected = [line.rstrip() for line in expected]
    return len(expected) == len(found) and all(map(matches, expected, found))


def sessions_of(lines):
    starts = [i for i, line in enumerate(lines) if line.startswith("# ")] or [0]
    return [(begin, end) for begin, end in zip(starts, starts[1:] + [len(lines)])]


def run_session(lines, begin, end, environment, in_one_shell=False):
    """Problems of one session, and its lines with what the program said."""
    problems, updated, last = [], [], begin
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile("r") as place:
        for first, head, after, command, expected in commands_of(lines[begin:end]):
            if in_one_shell:
                there = pathlib.Path(place.name).read_text().strip() or folder
                found = run(f"{command}\nstatus=$?; pwd >{place.name}; exit $status", there, environment)
            else:
                found = run(command, folder, environment)
            updated += lines[last:begin + head]
            last = begin + after
            if is_same(expected, found):
                updated += lines[begin + head:begin + after]
                continue
            updated += [("  " + line) for line in found]
            problems.append((begin + first + 1, command, expected, found))
    return problems, updated + lines[last:end]


def page_lines(page):
    """The session of a page, line for line: what is of no session becomes a comment."""
    lines, kind, name = [], None, None
    for line in page.read_text().split("\n"):
        if kind is None and line.startswith("```"):
            kind, _, name = line[3:].partition(" ")
            lines.append(f"  $ cat > {name} <<'END OF FILE'" if name else "")
        elif line == "```":
            lines.append("  > END OF FILE" if name else "")
            kind = name = None
        elif kind is None:
            lines.append("")
        else:
            lines.append("  > " + line if name else "  " + line if kind == "console" else "")
    return lines


def check_pages(pages, environment):
    failed = 0
    for page in pages:
        lines = page_lines(page)
        for line, command, expected, found in run_session(lines, 0, len(lines), environment, in_one_shell=True)[0]:
            found = [line.removeprefix("! ") for line in found]
            if not is_same([line for line in expected], found):
                print(f"{page.name}:{line}: $ {command}\n  expected:", *expected, "  found:", *found, sep="\n    ")
                failed += 1
    return failed


def main():
    arguments = [word for word in sys.argv[1:] if word != "--update"]
    placard = pathlib.Path(arguments[0]).resolve()
    environment = {"PATH": f"{placard.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent",
                   "HERE": str(HERE)}
    environment.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
    names = arguments[1:]
    failed = count = 0
    for path in sorted(HERE.glob("*.txt")):
        if names and path.stem not in names:
            continue
        lines, written = path.read_text().split("\n"), []
        spans = sessions_of(lines)
        written += lines[:spans[0][0]]
        for begin, end in spans:
            problems, updated = run_session(lines, begin, end, environment)
            written += updated
            count += 1
            failed += bool(problems)
            for line, command, expected, found in problems:
                print(f"{path.name}:{line}: $ {command}\n  expected:", *expected, "  found:", *found, sep="\n    ")
        if "--update" in sys.argv:
            path.write_text("\n".join(written))
    pages = [page for page in PAGES if not names or page.name in names]
    count += len(pages)
    failed += check_pages(pages, environment)
    print(f"{count} sessions, {failed} failed")
    return 1 if failed or count == 0 else 0


sys.exit(main())
