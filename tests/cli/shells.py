#!/usr/bin/env python3
"""shells.py PLACARD bash|zsh|fish|groff|mandoc - completion as a shell makes it, the manual page as a formatter reads it.

Ends with 77 (skipped) when the program is not installed.
"""
import shutil
import subprocess
import sys
import tempfile

# What is typed, the last word unfinished, and what must be offered.
CASES = (
    ("placard ", ("new", "check", "pin", "build", "inspect", "render", "verify", "explain", "schema", "man", "help")),
    ("placard ch", ("check",)),
    ("placard new ", ("library", "module")),
    ("placard pin --", ("--accept", "--dry-run", "--help")),
    ("placard check --format ", ("text", "json", "sarif", "github", "line")),
    ("placard schema in", ("inspect",)),
    ("placard explain PL019", ("PL0190", "PL0191")),
    ("placard completion ", ("bash", "zsh", "fish")),
    ("placard help bu", ("build",)),
)


def run(command, text=None, folder=None):
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=60, cwd=folder)


def offered_by_bash(script, typed):
    words = typed.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    done = run(["bash", "-c", f". {script}; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; "
                "_placard; printf '%s\\n' \"${COMPREPLY[@]}\""])
    return done.stdout.split("\n"), done.stderr


def offered_by_fish(script, typed):
    done = run(["fish", "--no-config", "-c", f"source {script}; complete -C '{typed}'"])
    return [line.split("\t")[0] for line in done.stdout.split("\n")], done.stderr


def check_shell(shell, placard, folder):
    script = f"{folder}/completion"
    with open(script, "w", encoding="utf-8") as file:
        file.write(run([placard, "completion", shell]).stdout)
    failed = 0
    if shell == "zsh":  # completion needs a terminal; that it loads and binds is what can be seen without one
        done = run(["zsh", "-f", "-c", f"autoload -Uz compinit && compinit -u -D; . {script}; print ${{_comps[placard]}}"])
        print(done.stdout + done.stderr)
        return 0 if "_placard" in done.stdout and done.stderr == "" else 1
    offer = offered_by_bash if shell == "bash" else offered_by_fish
    for typed, expected in CASES:
        found, errors = offer(script, typed)
        if not set(expected) <= set(found) or errors:
            print(f"{shell}: {typed!r}: expected {expected}, found {found}\n{errors}")
            failed = 1
    return failed


def check_page(formatter, placard):
    page = run([placard, "man"]).stdout
    command = ["groff", "-man", "-ww", "-Tascii", "-P-c", "-P-b", "-P-u", "-P-o"] if formatter == "groff" else ["mandoc", "-T", "lint", "-W", "warning"]
    done = run(command, page)
    problems = done.stderr if formatter == "groff" else done.stdout + done.stderr
    # The page bears its version and no date, which man(7) allows and mandoc notes.
    problems = "".join(line for line in problems.splitlines(True) if 'missing date, using "": TH' not in line)
    print(problems)
    is_whole = formatter != "groff" or all(word in done.stdout for word in ("placard pin", "EXIT STATUS", "NO_COLOR"))
    return 0 if problems == "" and is_whole else 1


def main():
    placard, tool = sys.argv[1:]
    if shutil.which(tool) is None:
        print(f"skipped: {tool} is not installed")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        return check_page(tool, placard) if tool in ("groff", "mandoc") else check_shell(tool, placard, folder)


sys.exit(main())
