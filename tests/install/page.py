#!/usr/bin/env python3
"""Compile every example of docs/guide/embedding.md, and run those that are programs.

Usage: page.py RUNTIME_LIBRARY SHARED_LIBRARY BUNDLE FOLDER
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


def run(*command, **options):
    result = subprocess.run(list(map(str, command)), capture_output=True, text=True, **options)
    if result.returncode != 0:
        sys.exit(f"{command[0]} fails on {command[-1]}:\n{result.stdout}{result.stderr}")
    return result.stdout


def compile_and_run(source, compiler, options, library, bundle):
    object_file, program = source.with_suffix(".o"), source.with_suffix("")
    run(*compiler, *WARNINGS, *options, "-c", source, "-o", object_file)
    if "int main" not in source.read_text():
        return "compiled"
    run(*compiler, object_file, library, "-o", program)
    if not run(program, bundle).strip():
        sys.exit(f"{source.name}: says nothing")
    return "ran"


def main():
    library, shared, bundle, folder = sys.argv[1:]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    include = ["-I", ROOT / "runtime/include", "-I", ROOT / "runtime/bindings/cpp"]
    blocks = BLOCK.findall((ROOT / "docs/guide/embedding.md").read_text())
    for number, (language, text) in enumerate(blocks, 1):
        source = folder / f"example{number}.{language}"
        source.write_text(text)
        if language == "c":
            done = compile_and_run(source, ["cc", "-std=c11"], include, library, bundle)
        elif language == "cpp" and shutil.which("c++"):
            done = compile_and_run(source, ["c++", "-std=c++17"], include, library, bundle)
        elif language == "python":
            path = {"PYTHONPATH": str(ROOT / "runtime/bindings/python"), "PYTHONDONTWRITEBYTECODE": "1"}
            run(sys.executable, source, bundle, env=dict(os.environ, PLACARD_LIBRARY=shared, **path))
            done = "ran"
        else:
            done = "SKIPPED"
        print(f"example {number}, {language}: {done}")
    if len(blocks) < 5:
        sys.exit("examples are missing")


if __name__ == "__main__":
    main()
