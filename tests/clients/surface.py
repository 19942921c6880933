#!/usr/bin/env python3
"""Every public function of libplacard has its counterpart in C++ and in Python, and every number of points its unit in its name.

Usage: PYTHONPATH=FOLDER surface.py LIBRARY     FOLDER: of the built Python module; LIBRARY: the shared library

The list is what the headers declare, and what the library exports must be the same.
"""
import pathlib
import re
import subprocess
import sys

sys.dont_write_bytecode = True
from placard import _header  # noqa: E402

BINDINGS = pathlib.Path(__file__).resolve().parents[2] / "runtime/bindings"
# What a binding leaves out, and why.
LEFT_OUT = {"C++": {}, "Python": {}}

# Comments and directives of the four languages.
NO_CODE = re.compile(r'/\*[\s\S]*?\*/|"""[\s\S]*?"""|//.*|\s# .*|^\s*#(?:.*\\\n)*.*', re.M)
POINTS = re.compile(r"\b(?!\w*[mM]illipoints)\w*(?:[eE]arned|[sS]core|[pP]oints)\w*(?<!_)\b")


def without_unit():
    """Names in C, C++, Python and JavaScript that speak of points and do not say that they are millipoints."""
    for path in [BINDINGS.parent / "include/placard_quiz.h", *BINDINGS.glob("cpp/*.hpp"), *BINDINGS.glob("python/placard/*.py"),
                 *BINDINGS.glob("web/*.mts"), *BINDINGS.glob("web/*.mjs")]:
        for name in set(POINTS.findall(NO_CODE.sub("", path.read_text()))):
            yield f"{path.name}: {name} does not say its unit"


def main():
    declared = set(_header.FUNCTIONS)
    listed = subprocess.run(["nm", "-D", "--defined-only", sys.argv[1]], check=True, capture_output=True, text=True).stdout
    exported = set(re.findall(r" T (placard_\w+)$", listed, re.M))
    if declared != exported:
        sys.exit(f"declared or exported alone: {sorted(declared ^ exported)}")
    cpp = "".join(path.read_text() for path in (BINDINGS / "cpp").glob("*.hpp"))
    python = "".join(path.read_text() for path in (BINDINGS / "python/placard").glob("_[a-z]*.py"))
    used = {"C++": set(re.findall(r"\b(placard_\w+)\(", cpp)),
            "Python": {f"placard_{name}" for name in re.findall(r"\bC\.(\w+)\b", python)}}
    failed = False
    for language, names in used.items():
        missing = declared - names - set(LEFT_OUT[language])
        needless = set(LEFT_OUT[language]) & names | set(LEFT_OUT[language]) - declared
        for name in sorted(missing):
            print(f"{language}: {name} has no counterpart")
        for name in sorted(needless):
            print(f"{language}: {name} is left out needlessly")
        failed = failed or missing or needless
        print(f"{language}: {len(declared & names)} of {len(declared)} functions")
    units = list(without_unit())
    print(*units, sep="\n", end="")
    sys.exit(1 if failed or units else 0)


if __name__ == "__main__":
    main()
