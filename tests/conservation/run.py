#!/usr/bin/env python3
"""Every word that an author writes is shown, or told: over sources grown at random and sources that others wrote.

Usage: run.py PLACARD [INPUT...] [--documents N] [--seed SEED] [--corpus FOLDER]... [--look N]

Inputs: examples, gfm, corpus, grown; all of them when none is named.  Needs the Python module of the runtime (PYTHONPATH).
Prints what was compared, and of each source that loses a word the smallest that does, or the lines.
"""
import argparse
import collections
import concurrent.futures
import functools
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.dont_write_bytecode = True
sys.path[:0] = [str(HERE), str(ROOT / "tests/fidelity")]
import gfm  # noqa: E402
import grow  # noqa: E402
import library  # noqa: E402
import screens  # noqa: E402
import shrink  # noqa: E402
import verdict  # noqa: E402

AT_ONCE = 2500  # sources in one library
IN_MEMORY = "/dev/shm"  # where it is there: most of a run is small files that are written and removed
FRONT = "---\nid: {id}\ntitle: T\nversion: 0.1.0\nkind: reference\n---\n"
EXAMPLES = ROOT / "examples/plant-7"


class Input:
    """Sources of one library; `prepare` puts into the library's folder what belongs beside them."""

    def __init__(self, sources, prepare=None):
        self.sources, self.prepare = sources, prepare


def copy(root, inside, folder):
    folder = folder / inside
    shutil.copytree(root, folder, ignore=shutil.ignore_patterns("*.md"), dirs_exist_ok=True, copy_function=shutil.copyfile)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)  # what was copied may be read-only


# ---- The inputs ----


def examples(_):
    """The example library, a source for each language of each module."""
    sources = []
    for path in sorted((EXAMPLES / "modules").glob("*.md")):
        name, *language = path.stem.split(".")
        sources.append(library.Source(name, path.read_text(), path.name, language[0] if language else None))
    yield Input(sources, functools.partial(copy, EXAMPLES, "."))


def examples_of_gfm(_):
    with tempfile.TemporaryDirectory() as folder:
        bodies = [body for _, body in gfm.read_examples(gfm.find_spec(None, folder))] + gfm.OWN
    yield Input([library.Source(f"e{n}", FRONT.format(id=f"e{n}") + body) for n, body in enumerate(bodies, 1)])


def corpus_source(root, number, path):
    """A file of others, with our front matter in place of its own; in its folder, which no library may look into."""
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    own = re.match(r"---\r?\n.*?\n---\r?\n", text, re.S)
    place = path.relative_to(root).with_name(f"c{number}.md")
    is_hidden = any(part.startswith(".") for part in place.parts)
    source = library.Source(f"c{number}", FRONT.format(id=f"c{number}") + (text[own.end():] if own else text),
                            place.name if is_hidden else str(place))
    source.origin = path
    return source


def corpora(options):
    for root in options.corpus:
        paths = [path for path in sorted(root.rglob("*.md")) if path.parent != root]
        if paths:
            yield Input([corpus_source(root, number, path) for number, path in enumerate(paths)],
                        functools.partial(copy, root, "modules"))
        else:
            print(f"no corpus at {root}: left out")


def add_picture(folder):
    (folder / "modules/p.png").write_bytes(grow.picture())


def grown(options):
    for first in range(0, options.documents, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, options.documents))
        yield Input([library.Source(f"s{n}", grow.source(options.seed, n)) for n in numbers], add_picture)


INPUTS = {"examples": examples, "gfm": examples_of_gfm, "corpus": corpora, "grown": grown}

# ---- A run ----


class Tally:
    def __init__(self):
        self.sources = self.words = self.mended = 0
        self.told, self.given_up, self.losing = collections.Counter(), [], []

    def add(self, source, verdict):
        self.sources, self.words = self.sources + 1, self.words + verdict.count
        self.mended += source.is_mended
        self.told += verdict.told
        if verdict.lost:
            self.losing.append((source, verdict.lost))

    def add_all(self, other):
        self.sources, self.words, self.mended = self.sources + other.sources, self.words + other.words, self.mended + other.mended
        self.told.update(other.told)
        self.given_up += other.given_up
        self.losing += other.losing


def run_library(placard, one, folder, tally, rounds=library.ROUNDS):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "modules").mkdir(parents=True)
    if one.prepare:
        one.prepare(folder)
    tally.given_up += library.settle(placard, folder, one.sources, rounds)
    for source in one.sources:
        if source.bundle:
            try:
                said, beside = screens.shown(screens.load(source.bundle, source.language))
            except screens.Error as error:
                raise SystemExit(f"{source.name} is built, but does not open: {error}\n{source.text}") from error
            tally.add(source, verdict.judge(source, said, beside))


def run_alone(placard, one):
    """For a process of its own."""
    tally = Tally()
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None) as work:
        run_library(placard, one, pathlib.Path(work) / "library", tally)
    return tally


def run_all(placard, inputs):
    """A library a processor at a time."""
    tally = Tally()
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        for part in pool.map(functools.partial(run_alone, placard), inputs):
            tally.add_all(part)
    return tally


# ---- What to look at ----


def loses(placard, work):
    """For shrink.shrink: which of some texts lose a word?"""
    def are_bad(texts):
        sources = [library.Source(f"s{n}", re.sub(r"(?m)^id: .*", f"id: s{n}", text, count=1)) for n, text in enumerate(texts)]
        tally = Tally()
        run_library(placard, Input(sources, add_picture), work, tally, 1)
        losing = {source.name for source, _ in tally.losing}
        return [source.name in losing for source in sources]
    return are_bad


def show_smallest(placard, losing, work):
    """The smallest source of each kind of loss, with how many of those tried were of it."""
    count, smallest = collections.Counter(), {}
    for source, _ in losing:
        body = shrink.shrink(source.given, loses(placard, work))
        shape = shrink.shape(body)
        count[shape] += 1
        smallest.setdefault(shape, (source.name, body))
    for shape, times in count.most_common():
        name, body = smallest[shape]
        print(f"---- {times} like {name}\n{body}")


def show_lines(losing):
    for source, lost in losing:
        given = source.given.split("\n")
        print(f"---- {getattr(source, 'origin', source.path)}")
        for line in sorted({loss.line for loss in lost})[:5]:
            print(f"{line}: {given[line - 1][:200]}\n   lost: {' '.join(loss.word for loss in lost if loss.line == line)[:200]}")


def report(name, tally, seconds):
    lost = sum(len(lost) for _, lost in tally.losing)
    print(f"{name}: {tally.sources} sources, {tally.mended} mended, {len(tally.given_up)} given up; {tally.words} words, "
          f"{lost} lost in {len(tally.losing)} sources; {seconds:.1f} s")
    if tally.told:
        print("  not shown, but told: " + ", ".join(f"{code} {count}" for code, count in tally.told.most_common()))
    if tally.losing:
        print("  lose words: " + ", ".join(f"{source.path} {len(lost)}" for source, lost in tally.losing[:40]))
    for source in tally.given_up[:5]:
        print(f"  given up: {source.path}\n{source.given}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("placard")
    parser.add_argument("input", nargs="*")
    parser.add_argument("--documents", type=int, default=2000, help="how many to grow")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--corpus", type=pathlib.Path, action="append", default=[])
    parser.add_argument("--look", type=int, default=5, help="how many that lose words to look at")
    options = parser.parse_args()
    is_bad = False
    with tempfile.TemporaryDirectory() as work:
        for name in options.input or INPUTS:
            began = time.monotonic()
            tally = run_all(options.placard, INPUTS[name](options))
            report(name, tally, time.monotonic() - began)
            if name == "grown":
                show_smallest(options.placard, tally.losing[:options.look], pathlib.Path(work))
            else:
                show_lines(tally.losing[:options.look])
            is_bad |= bool(tally.losing or tally.given_up)
    sys.exit(is_bad)


if __name__ == "__main__":
    main()
