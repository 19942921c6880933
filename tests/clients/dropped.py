#!/usr/bin/env python3
"""A status that is dropped is warned of: each call of the headers that gives one, in C11, C++17 and C++20.

Usage: dropped.py      exit 1 when a call goes without a warning, 77 when no compiler is there

The calls are read from the headers, so that a new one is tried too.  One file drops them all, a line each; a
second one looks at each of them, and gets no warning.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

RUNTIME = pathlib.Path(__file__).resolve().parents[2] / "runtime"
HEADERS = sorted((RUNTIME / "include").glob("*.h"))
CPP = RUNTIME / "bindings/cpp/placard.hpp"
CALL = re.compile(r"\bplacard_status (\w+)\(([^()]*)\)(?: const)?(?: noexcept)?\s*[;{]")
FLAGS = ["-Wall", "-Wextra", "-I", str(RUNTIME / "include"), "-I", str(RUNTIME / "bindings/cpp"), "-c", "-o", "/dev/null"]


def types_of(arguments):
    """What the arguments are, without their names and defaults."""
    plain = [re.sub(r" = .*", "", " ".join(argument.split())) for argument in arguments.split(",")]
    return [re.sub(r"\w+$", "", argument).strip() for argument in plain]


def plain(path):
    return re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)


def calls_in_c():
    for header in HEADERS:
        for name, arguments in CALL.findall(plain(header)):
            if name.startswith("placard_"):
                yield f"{name}({', '.join(f'*({type} *)any' for type in types_of(arguments))})"


def calls_in_cpp():
    for part in re.split(r"^class (?=\w+$)", plain(CPP), flags=re.M)[1:]:
        owner, body = part.split("\n", 1)
        for name, arguments in CALL.findall(body.split("\n};", 1)[0]):
            yield f"any<{owner} &>().{name}({', '.join(f'any<{type}>()' for type in types_of(arguments))})"


def file_of(head, calls, each):
    """A function that has the calls, a line each, behind a head of two lines."""
    return head + "".join(each % call + "\n" for call in calls) + "}" * head.count("{") + "\n"


def warnings(compiler, options, text):
    """The numbers of the lines that the compiler warns of, and all that it says."""
    ending = ".cpp" if "++" in compiler else ".c"
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / ("calls" + ending)
        source.write_text(text)
        done = subprocess.run([compiler, *options, *FLAGS, source], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"dropped: {compiler} does not compile it\n{done.stderr}")
    return {int(line) for line in re.findall(rf"{re.escape(str(source))}:(\d+):\d+: warning", done.stderr)}, done.stderr


def try_calls(compiler, options, head, calls):
    lines, said = warnings(compiler, options, file_of(head, calls, "    %s;"))
    silent = [call for line, call in enumerate(calls, 3) if line not in lines]
    for call in silent:
        print(f"{compiler} {' '.join(options)}: no warning for {call}")
    lines, said = warnings(compiler, options, file_of(head, calls, "    if (%s != PLACARD_OK) return;"))
    if said:
        print(f"{compiler} {' '.join(options)}: a warning where the status is looked at\n{said}")
    return not silent and not said


def main():
    in_c, in_cpp = list(calls_in_c()), list(calls_in_cpp())
    ways = [(compiler, ["-std=c11", "-Wno-unused-parameter"], "#include <placard.h>\nvoid drop(void *any); void drop(void *any) {\n", in_c)
            for compiler in ("gcc", "clang")]
    ways += [(compiler, [standard], "#include <placard.hpp>\nnamespace placard { template <class T> T any(); void drop(); void drop() {\n", in_cpp)
             for compiler in ("g++", "clang++") for standard in ("-std=c++17", "-std=c++20")]
    ways = [way for way in ways if shutil.which(way[0])]
    if not ways:
        sys.exit(77)
    passed = [try_calls(*way) for way in ways]
    print(f"{len(in_c)} calls of C, {len(in_cpp)} of C++, {len(ways)} ways of compiling: {passed.count(False)} wrong")
    sys.exit(0 if all(passed) and in_c and in_cpp else 1)


if __name__ == "__main__":
    main()
