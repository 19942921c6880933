"""A library of many sources through the compiler: what is told of each, and the bundle of each that is not refused.

What is refused does not hide the rest: the bytes that an error points at are taken out, and the shorter text is compiled again,
which makes another source, and every word of it must be shown or told in turn.
"""
import collections
import json
import os
import shutil
import subprocess

# Messages that say that words are not shown, or not in their place.  No other on the line excuses a loss.
TELLING = {
    "PL0205": "a link that leads nowhere, with its title",
    "PL0208": "a footnote that nothing refers to",
    "PL0210": "a link definition that nothing uses",
    "PL0212": "cells more than the header has",
    "PL0222": "lines that fell out of a footnote",
    "PL0304": "a signal word that is shown in capitals",
    "PL0319": "a block that is shown with the step before it",
    "PL0530": "a quote that is shown with the one before it",
}
ROUNDS = 60  # a source that is refused after so many mends is given up, and reported
LIBRARY = "id: library\ntitle: Library\n"


class Source:
    """One source: its lines, each with its number in the text that was given."""

    def __init__(self, name, text, path=None, language=None):
        self.name, self.path, self.given, self.language = name, path or f"{name}.md", text, language
        self.lines = list(enumerate(text.split("\n"), 1))
        self.told = collections.defaultdict(set)  # codes of messages that tell of a loss, by line of the given text
        self.bundle, self.seen, self.is_mended = None, set(), False

    @property
    def text(self):
        return "\n".join(line for _, line in self.lines)

    def number(self, line):
        """Number in the given text of a line of this one."""
        return self.lines[line - 1][0] if 0 < line <= len(self.lines) else 0

    def take_out(self, places):
        """Takes out what errors point at: of a line the part, and when that has not helped, all of it."""
        self.is_mended = True
        body = self.text.split("\n").index("---", 1) + 2
        if any(place[0] < body for place in places):  # no steps: a text that needs none
            self.lines = [(number, line.replace("kind: procedure", "kind: reference")) for number, line in self.lines]
        for line, begin, end, code in sorted((place for place in places if place[0] >= body), reverse=True):
            self._take_out(line, begin, end, code)

    def _take_out(self, line, begin, end, code):
        if line > len(self.lines):
            return
        number, text = self.lines[line - 1]
        part = text[begin - 1:end - 1]
        if part.strip() and part != text and (code, number) not in self.seen:
            self.seen.add((code, number))
            self.lines[line - 1] = (number, text[:begin - 1] + text[end - 1:])
        else:
            del self.lines[line - 1]


def _diagnostics(placard, folder):
    done = subprocess.run([placard, "check", "--format", "json", folder], capture_output=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"placard check: exit {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
    return json.loads(done.stdout)["diagnostics"]


def _tell(source, found):
    """Notes the lines of a message that tells; where it is an error, returns what to take out: line, columns, code."""
    begin, end = found["place"]["start"], found["place"]["end"]
    if found["code"] in TELLING:
        for line in range(begin["line"], end["line"] + (end["column"] > 1 or end == begin)):
            source.told[source.number(line)].add(found["code"])
    if found["severity"] != "error":
        return None
    is_one_line = begin["line"] == end["line"]
    return begin["line"], begin["column"], end["column"] if is_one_line else 1 << 30, found["code"]


def _check(placard, folder, sources):
    """Those that have errors, with what to take out of each."""
    by_path, refused = {f"modules/{source.path}": source for source in sources}, {}
    for found in _diagnostics(placard, folder):
        source = by_path.get(found["place"]["path"])
        if found["place"]["path"] == "placard.yaml":
            continue  # of all of them together
        if source is None:
            raise SystemExit(f"a message for no source: {found}")
        mend = _tell(source, found)
        if mend:
            refused.setdefault(source, set()).add(mend)
    return refused


def _write(folder, sources):
    for source in sources:
        path = folder / "modules" / source.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.text.encode("utf-8", "surrogateescape"))


def _check_some(placard, folder, sources):
    """Checks them alone, in a library beside with the same pictures."""
    aside = folder.with_name(folder.name + "-refused")
    shutil.rmtree(aside, ignore_errors=True)
    (aside / "modules").mkdir(parents=True)
    shutil.copy(folder / "placard.yaml", aside)
    for path in (folder / "modules").rglob("*"):
        if path.is_file() and path.suffix != ".md":
            target = aside / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, target)
    _write(aside, sources)
    refused = _check(placard, aside, sources)
    shutil.rmtree(aside)
    return refused


def _build(placard, folder, sources):
    out = folder / "out"
    done = subprocess.run([placard, "build", folder, "-o", out], capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"placard build: exit {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
    made = {one["id"]: out / one["file"] for one in json.loads((out / "build.json").read_text())["modules"]}
    for source in sources:
        source.bundle = made[source.name]


def settle(placard, folder, sources, rounds=ROUNDS):
    """Compiles all, mended until nothing is refused; sets `bundle` of each.  Returns those that had to be given up."""
    if not (folder / "placard.yaml").exists():
        (folder / "placard.yaml").write_text(LIBRARY)
    _write(folder, sources)
    refused = _check(placard, folder, sources)
    for _ in range(rounds):
        if not refused:
            break
        for source, places in refused.items():
            source.take_out(places)
        _write(folder, refused)
        refused = _check_some(placard, folder, list(refused))
    for source in refused:
        (folder / "modules" / source.path).unlink()
    _build(placard, folder, [source for source in sources if source not in refused])
    return list(refused)
