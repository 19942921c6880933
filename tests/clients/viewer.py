#!/usr/bin/env python3
"""The terminal viewer: a whole run by lines against viewer.out, progress taken up again, keys and colours on a terminal.

Usage: viewer.py VIEWER [--record]
"""
import difflib
import os
import pathlib
import pty
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BUNDLE = HERE.parent / "compat/1.0/hand-rub.placard"
ANSWERS = ["n"] * 9 + [":h", "zz", "c", "n", "25", "n", "abc", "n", "ecbdaf", "n", "n"]


def lines(viewer, typed, *options):
    run = subprocess.run([viewer, *options, str(BUNDLE)], input="".join(line + "\n" for line in typed),
                         capture_output=True, text=True, timeout=20)
    if run.returncode != 0 or run.stderr:
        sys.exit(f"viewer: exit {run.returncode}: {run.stderr}")
    return run.stdout


def check(condition, what, seen):
    if not condition:
        sys.exit(f"viewer: {what}\n{seen}")


def check_whole_run(viewer, record):
    seen, expected = lines(viewer, ANSWERS, "--lang", "es"), HERE / "viewer.out"
    if record:
        expected.write_text(seen)
    difference = list(difflib.unified_diff(expected.read_text().splitlines(), seen.splitlines(), "viewer.out", "seen", lineterm=""))
    check(not difference, "another output", "\n".join(difference))


def check_progress(viewer):
    with tempfile.TemporaryDirectory() as folder:
        options = "--lang", "en", "--progress", folder + "/progress"
        lines(viewer, ["n"] * 9 + ["a", "q"], *options)
        progress = pathlib.Path(folder, "progress").read_bytes()
        seen = lines(viewer, ["n", ":n", ":n", ":n", ":n", "q"], *options)
        check("(10/14)" in seen, "does not go on at the last screen", seen)
        check("13 of 13 screens read" in seen, "forgets what was read", seen)
        pathlib.Path(folder, "progress").write_bytes(progress)
        seen = lines(viewer, [":n", ":n", ":n", ":n", "q"], "--lang", "ar", *options[2:])
        check("(10/14)" in seen, "does not go on there in another language", seen)
        check("4 of 13 screens read" in seen, "counts what was read in another language", seen)
        pathlib.Path(folder, "progress").write_bytes(b"\xff\xff damaged")
        check("(1/14)" in lines(viewer, ["q"], *options), "stumbles over damaged progress", "")


def check_terminal(viewer):
    child, terminal = pty.fork()
    if child == 0:
        os.environ.pop("NO_COLOR", None)
        os.environ["LANG"] = "es_MX.UTF-8"
        os.execv(viewer, [viewer, str(BUNDLE)])
    os.write(terminal, b"n")
    seen = b""
    while b"(2/14)" not in seen:
        seen += os.read(terminal, 4096)
    os.write(terminal, b"q")
    try:
        while data := os.read(terminal, 4096):
            seen += data
    except OSError:  # the other side has closed
        pass
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    check(status == 0, "fails on a terminal", seen)
    check(b"\x1b[1;30;103mPRECAUCI" in seen or b"\x1b[1;30;103mCAUTION" in seen, "shows a notice without its colour", seen)
    check("Limpie".encode() in seen, "does not follow LANG", seen)


def main():
    viewer = os.path.abspath(sys.argv[1])
    check_whole_run(viewer, "--record" in sys.argv)
    check_progress(viewer)
    try:
        os.close(os.openpty()[0])
    except OSError as error:
        print(f"by lines, with progress: as expected; on a terminal: skipped, {error}")
        sys.exit(77)
    check_terminal(viewer)
    print("by lines, with progress, on a terminal: as expected")


if __name__ == "__main__":
    main()
