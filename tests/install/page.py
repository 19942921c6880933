#!/usr/bin/env python3
"""Compile every example of docs/guide/embedding.md and run those that are programs; those that show a module show all of it.

Usage: page.py PLACARD RUNTIME_LIBRARY PYTHON_MODULE BUNDLE FOLDER
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

import shown

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
    placard, library, module, bundle, folder = sys.argv[1:]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    include = ["-I", ROOT / "runtime/include", "-I", ROOT / "runtime/bindings/cpp"]
    os.environ.update(PYTHONPATH=module, PYTHONDONTWRITEBYTECODE="1")
    blocks = BLOCK.findall((ROOT / "docs/guide/embedding.md").read_text())
    clients = {}
    for number, (language, text) in enumerate(blocks, 1):
        source = folder / f"example{number}.{language}"
        source.write_text(text)
        command = [source.with_suffix("")]
        if language == "c":
            done = compile_and_run(source, ["cc", "-std=c11"], include, library, bundle)
        elif language == "cpp" and shutil.which("c++"):
            done = compile_and_run(source, ["c++", "-std=c++17"], include, library, bundle)
        elif language == "python":
            command = [sys.executable, source]
            run(*command, bundle)
            done = "ran"
        else:
            done = "SKIPPED"
        if done == "ran" and re.search(r"argv\[2\]", text):  # it shows a module in a language
            clients[f"example {number}, {language}"] = command
        print(f"example {number}, {language}: {done}")
    if len(blocks) < 5 or not any("python" in name for name in clients):
        sys.exit("examples are missing")
    run(sys.executable, ROOT / "tests/bench/generate.py", 10, folder / "generated")
    bundles = shown.build(placard, ROOT / "examples/plant-7", folder / "bundles")
    bundles += shown.build(placard, folder / "generated", folder / "generated/bundles")
    bundles += shown.grow(placard, folder / "grown", 40)
    bundles += shown.withdraw(placard, folder / "withdrawn")
    pages, failures = shown.check(placard, clients, bundles)
    run(placard, "build", "--leave-out-stale", ROOT / "tests/web/lagging", "-o", folder / "lagging")
    for lagging in sorted((folder / "lagging").glob("*.placard")):
        failures += shown.other_languages(placard, clients, lagging, ["tlh"])
    print(f"{pages} pages by {len(clients)} examples: {len(failures)} texts left out", *failures[:20], sep="\n")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
