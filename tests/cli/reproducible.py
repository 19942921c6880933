#!/usr/bin/env python3
"""reproducible.py PLACARD - one library, the same bytes.

The example library is built twice: from another folder, with another time
zone, language, umask, number of workers and order of files in the folder.
"""
import filecmp
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples" / "plant-7"


def copy_backwards(source, target):
    """Copy so that a listing without sorting comes in another order."""
    target.mkdir()
    for path in sorted(source.iterdir(), reverse=True):
        if path.is_dir():
            copy_backwards(path, target / path.name)
        else:
            shutil.copyfile(path, target / path.name)


def build(placard, library, output, jobs, umask, **environment):
    subprocess.run([placard, "build", ".", "-o", str(output), "-j", str(jobs)], cwd=library, check=True,
                   preexec_fn=lambda: os.umask(umask), env={"PATH": os.environ["PATH"], **environment},
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {path.name: path for path in output.iterdir()}


def main():
    placard = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "deep" / "er").mkdir(parents=True)
        copy_backwards(EXAMPLES, folder / "a")
        shutil.copytree(EXAMPLES, folder / "deep" / "er" / "b")
        first = build(placard, folder / "a", folder / "out-a", 1, 0o022, TZ="UTC", LANG="C")
        second = build(placard, folder / "deep" / "er" / "b", folder / "deep" / "out", 4, 0o077,
                       TZ="Pacific/Auckland", LANG="tr_TR.UTF-8", LC_ALL="tr_TR.UTF-8", SOURCE_DATE_EPOCH="1")
        different = sorted(set(first) ^ set(second))
        different += [name for name in first if name in second
                      and not filecmp.cmp(first[name], second[name], shallow=False)]
        print(f"{len(first)} files, {len(different)} different", *different)
        return 1 if different or len(first) < 2 else 0


sys.exit(main())
