#!/usr/bin/env python3
"""Editing the prose of a diagnostics page must not touch the list of codes, which every source includes.

Usage: codes.py PLACARD_CODES
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PAGES = pathlib.Path(__file__).resolve().parents[2] / "compiler/diagnostics"


def made(program, out, pages):
    """What the program writes, and when each list was last written."""
    subprocess.run([program, out, *sorted(pages.glob("PL*.md"))], check=True)
    return {path.name: (path.read_text(), path.stat().st_mtime_ns) for path in sorted(out.iterdir())}


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        out, pages = pathlib.Path(folder, "out"), pathlib.Path(folder, "pages")
        out.mkdir()
        shutil.copytree(PAGES, pages)
        made(program, out, pages)
        for path in out.iterdir():
            os.utime(path, ns=(1, 1))
        page = sorted(pages.glob("PL*.md"))[0]
        page.write_text(page.read_text() + "One more sentence.\n")
        after = made(program, out, pages)
        assert after["diagnostics.inc"][1] == 1, "the list of codes was written again"
        assert "One more sentence." in after["diagnostics_text.inc"][0], "the text was not"
        page.write_text(page.read_text().replace(" (error)", " (warning)", 1))
        assert made(program, out, pages)["diagnostics.inc"][1] == 1, "a severity is no part of the list of codes"
        page.unlink()
        assert made(program, out, pages)["diagnostics.inc"][1] != 1, "a page that is gone leaves the list"
    print("codes: an edit of a page's prose leaves the list of codes alone")


if __name__ == "__main__":
    main()
