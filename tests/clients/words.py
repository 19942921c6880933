#!/usr/bin/env python3
"""The viewer and the board show every notice and every word of the body: all example modules, generated ones and one with stale
translations, in every language.

Usage: words.py PLACARD VIEWER BOARD_HOST FOLDER

What must be shown is known from `placard render --to json` alone (tests/install/shown.py).  How lines are broken is the client's
matter: text is compared without blanks.
"""
import json
import pathlib
import re
import subprocess
import sys
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/install"))
sys.dont_write_bytecode = True
import shown  # noqa: E402

GENERATED = 200
# A line that some question takes: a letter, all letters, a number; to a client that waits for a key each is one.
ANSWERS = ["a", "abcdefghijklmnopqrstuvwxyz", "1"] * 600


def by_viewer(viewer, bundle, language, _):
    lines = [":n"] * 1200 + [":q"]
    return subprocess.run([viewer, "--lang", language, bundle], input="\n".join(lines), check=True, capture_output=True, text=True).stdout


def by_board(board, bundle, language, languages):
    lines = [language] * (len(languages) > 1) + ANSWERS
    run = subprocess.run([board, bundle], input="\n".join(lines), capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{bundle.name}, {language}: the board ends with {run.returncode}\n{run.stdout[-500:]}")
    return run.stdout


def squeezed(text):
    return re.sub(r"[\s|]", "", text)


def lacks(said, document):
    """Texts that were not said, and signal words that were not as often."""
    words, said = Counter(re.findall(r"\b[A-Z]+\b", said)), squeezed(said)
    for text in filter(None, shown.texts(document)):
        if squeezed(text) not in said:
            yield text
    for word, count in Counter(signal.rstrip(":") for signal in shown.notices(document)).items():
        if words[word] < count:
            yield f"{word}, {count} times"


def withdrawn(said, module, document, name):
    """What is not told of a module that is withdrawn; the board has days as numbers."""
    if module["withdrawn"] is not None:
        date = module["withdrawn"]["date"]
        said = said.replace(date.replace("-", ""), date) if name == "board" else said
        yield from shown.untold(shown.one_line(said), module, document)


def untold(said, module, name):
    """Languages that are left out, being too old, and of which no line says so with the version that they are of: the board says it
    before it asks for a language, the viewer to those who ask for one (check_asked)."""
    if name == "viewer":
        return
    lines = said.splitlines()
    for lag in module["lagging"]:
        told = [line for line in lines if lag["language"] + ":" in line and lag["translates"] in line]
        if lag["outdated_parts"] == 0 and not told:
            yield f"{lag['language']} is left out"


def check_asked(viewer, bundle):
    """Who asks for a language that is not there, or is left out, is told; nobody else."""
    for asked, told in ("en", ""), ("en, de", ""), ("de", "de:"), ("de, en", "de:"), ("tlh", "not there; this is en"), ("de", "not there"):
        said = by_viewer(viewer, bundle, asked, None)
        if told not in said or (not told and re.search("left out|not there", said)):
            yield f"viewer, asked for {asked}: {told!r} is not said, or needlessly\n{said[:400]}"


def stale(placard, folder):
    subprocess.run([placard, "build", "--leave-out-stale", ROOT / "tests/web/lagging", "-o", folder], check=True, capture_output=True)
    bundles = sorted(folder.glob("*.placard"))
    assert any(lag["outdated_parts"] == 0 for lag in json.loads(shown.render(placard, bundles[0], None))["lagging"])
    return bundles


def main():
    placard, viewer, board, folder = sys.argv[1:]
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, ROOT / "tests/bench/generate.py", str(GENERATED), folder / "generated"], check=True)
    bundles = shown.build(placard, ROOT / "examples/plant-7", folder / "bundles")
    bundles += shown.build(placard, folder / "generated", folder / "generated/bundles")
    bundles += stale(placard, folder / "lagging")
    clients = {"viewer": (by_viewer, viewer), "board": (by_board, board)}
    pages, failures = 0, []
    for bundle in bundles:
        module = json.loads(shown.render(placard, bundle, None))
        languages = [language["tag"] for language in module["languages"]]
        for language in languages:
            document, pages = json.loads(shown.render(placard, bundle, language))["document"], pages + 1
            for name, (say, program) in clients.items():
                said = say(program, bundle, language, languages)
                missing = [] if shown.is_over(module) else lacks(said, document)
                failures += [f"{name} leaves out of {bundle.name}, {language}: {text!r}"
                             for text in [*missing, *withdrawn(said, module, document, name), *untold(said, module, name)]]
    failures += list(check_asked(viewer, stale(placard, folder / "lagging")[0]))
    print(f"{len(bundles)} modules, {pages} pages, by {len(clients)} clients: {len(failures)} texts left out", *failures[:20], sep="\n")
    sys.exit(1 if failures or len(bundles) < GENERATED else 0)


if __name__ == "__main__":
    main()
