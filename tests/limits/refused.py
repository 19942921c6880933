#!/usr/bin/env python3
"""refused.py PLACARD - inputs made to hurt a parser are refused by name before one sees them.

Each runs with 32 MB of memory to allocate and one second of CPU; it must be refused (exit 1) with the code that names it.
Prints what each took, for the record: time is not what passes or fails.
"""
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

MEMORY = 32 << 20
HEAD = "---\nid: page\ntitle: A page\nversion: 1.0.0\nkind: reference\n---\n"
LEVELS = "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 9))
CASES = [
    ("a 2,000 by 2,000 table", "PL0102", HEAD + "\n".join(["|" + " a |" * 2000, "|" + " - |" * 2000] + ["|" + " a |" * 2000] * 2000)),
    ("2,000 columns, short rows", "PL0109", HEAD + "|" + "a|" * 2000 + "\n|" + "-|" * 2000 + "\n" + "|a\n" * 2000),
    ("32 columns, 2,000 rows", "PL0110", HEAD + "|" + "a|" * 32 + "\n|" + "-|" * 32 + "\n" + ("|" + "a|" * 32 + "\n") * 2000),
    ("40,000 `![[]()` on a line", "PL0105", HEAD + "![[]()" * 40000),
    ("40,000 `![[]()` on many lines", "PL0114", HEAD + ("![[]()" * 40 + "\n") * 1000),
    ("100 kB of [ in front matter", "PL0108", "---\nid: page\ntitle: " + "[" * 100000 + "\n---\n"),
    ("a 9-level alias bomb", "PL0128", "---\nid: page\ntitle: A page\nversion: 1.0.0\na0: &a0 [x]\n" + LEVELS + "---\nText.\n"),
]


def limited():
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (1, 1))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "page.md"
        for name, code, text in CASES:
            path.write_text(text)
            started = time.monotonic()
            run = subprocess.run([sys.argv[1], "check", path], capture_output=True, text=True, preexec_fn=limited)
            took = (time.monotonic() - started) * 1000
            is_refused = run.returncode == 1 and f"[{code}]" in run.stderr
            wrong += not is_refused
            message = run.stderr.split("\n")[0]
            print(f"{'ok   ' if is_refused else 'WRONG'} {name}: exit {run.returncode} in {took:.0f} ms, {message}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
