#!/usr/bin/env python3
"""slow.py TEST_LIMITS [COUNT [SEED]] - what the limits let through is quick to parse.

Writes 256 KiB files of what is known to slow Markdown readers down, and COUNT
random mixtures of such pieces; gives those that intake_check passes to the
cmark-gfm program, which must take less than half a second of CPU for each.
"""
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

SIZE = 256 * 1024 - 8
BOUND = 0.5  # seconds of CPU
UNITS = [
    "![[]()", "[", "![", "*a_ ", "*a ", "a**b", "_a ", "~a ", "~~a ", "<", "<a ", '<a b="', "<a b=' ", "<!-- ", "<!--a",
    "<?", "<?a ", "<![CDATA[", "<!A ", "&", "&a", "&#x1", "\\", "`", "[^", "[^a]", "[a](<b", "[a](b", '[a](b "', "[a][b",
    "[a", "a]", "]", "|", "a|", ">", "> ", "- ", "* ", "1. ", "#", "(", "[](", "**a *b _c ", "*_", "_*[", "[*_", "![a](",
    "a***b", "**_**_", '"', "~", "~~~ ", "<http:", "<a@", "[a]( ", "&amp;", "[a]: ", "[a]((", "!", "a", " ", "\t",
    "`a``b```", "[a]", "[^a]: ", "- [ ] ", "[a]: b\n", "\n", "\n\n", "-|-\n", "|-|-|\n", "|a|b|\n", ":-:\n", "---\n", "===\n",
    "```\n", "~~~\n", "<div>\n", "  - a\n", "    - a\n", "> - a\n", "a\n", "a  \n", "\\\n", "***\n", "# a\n", "- a\n\n", "1) a\n",
]


def fill(unit, line):
    per_line = max(1, line // len(unit))
    text = unit * per_line + "\n"
    return text * (SIZE // len(text))


def known():
    for unit in UNITS:
        for line in (60, 16000):
            yield f"{unit!r} {line}", fill(unit, line)
        if "\n" not in unit: # text before it keeps a line from opening a block
            yield f"text {unit!r}", "".join("a " + line + "\n" for line in fill(unit, 900).splitlines())[:SIZE]
    yield "growing backticks", "".join("a" + "`" * n + "\n" for n in range(1, 720))
    yield "growing fences", "".join("`" * (3 + n % 600) + "\n" for n in range(800))
    yield "nested quotes", ("> " * 30 + "a\n") * (SIZE // 62)
    yield "lists that go down and up", "".join(" " * (2 * (n % 30)) + "- a\n" for n in range(7000))
    yield "blank lines in an item", "- a\n" + "\n" * (SIZE - 10)
    yield "blank lines in many items", "- " * 30 + "a\n" + "\n" * (SIZE - 100)
    yield "lazy lines", "> " * 30 + "a\n" + "a\n" * 100000
    yield "definitions", "".join(f"[a{n}]: b\n" for n in range(20000))
    yield "definitions and uses", "".join(f"[a{n}]: b\n" for n in range(9000)) + "\n" + "".join(f"[a{n}]\n" for n in range(9000))
    yield "open titles", '[a]: b "\n' * 28000
    yield "open titles in parentheses", "[a]: b (\n" * 28000
    yield "footnotes and uses", "".join(f"[^{n}]: b\n\n" for n in range(8000)) + "".join(f"[^{n}]\n" for n in range(8000))
    yield "one footnote often", "[^a]: b\n\n" + "[^a]\n" * 50000
    yield "footnotes in a chain", "".join(f"[^{n}]: [^{n + 1}]\n\n" for n in range(9000)) + "[^0]\n"
    yield "tables of one row", "|a|\n|-|\n\n" * (SIZE // 9)
    yield "tables of one size", ("|a" * 32 + "|\n" + "|-" * 32 + "|\n" + "|\n" * 120 + "\n") * 15
    yield "tables one below the other", ("|a" * 32 + "|\n" + "|-" * 32 + "|\n" + "|\n" * 120 + "\n") * 600
    yield "a paragraph above a table", "a\n" * 2000 + "|a|b|\n|-|-|\n"
    yield "paragraphs above tables", ("a\n" * 2000 + "|a|b|\n|-|-|\n\n") * 60
    yield "rows of hyphens", ("a|b\n-|-|-\n" * 300 + "\n") * 80
    yield "pictures before links", ("![" * 1000 + "[]()" * 60000)
    yield "strikes that never meet", ("~a " * 1000 + "a~~ " * 1000 + "\n\n") * 36
    yield "emphasis and footnotes", "a**b[^a]" * 30000
    yield "emphasis, then footnotes", "a**b " * 10000 + "[^a]" * 10000
    yield "emphasis of two kinds", "*a " * 20000 + "**_" * 40000
    yield "emphasis of two kinds at the limit", "*a " * 9000 + "**_" * 9000
    yield "links that are long and used", "[a]: <" + "b" * 1900 + ">\n\n" + "[a]\n" * 500
    yield "long labels", ("[" + "a" * 900 + "]: b\n\n") + ("[" + "a" * 900 + "]\n") * 280
    yield "tabs", ("\t" * 15000 + "a\n") * 16
    yield "closing hashes", ("# " + " #" * 7000 + "\n") * 16


def mixed(count, seed):
    dice = random.Random(seed)
    for number in range(count):
        pieces = [dice.choice(UNITS) * dice.choice((1, 1, 2, 30, 1000)) for _ in range(dice.randint(1, 5))]
        head = dice.choice(UNITS) * dice.choice((0, 0, 1, 500, 1000))
        text, unit = head, "".join(pieces)
        text += unit * max(1, (SIZE - len(head)) // len(unit))
        if dice.random() < 0.7:
            width = dice.choice((20, 60, 1000))
            text = "\n".join(text[at:at + width] for at in range(0, SIZE * width // (width + 1), width))
        yield f"mixture {number} of seed {seed}: {head[:20]!r} {[piece[:12] for piece in pieces]}", text[:SIZE]


def passes(program, folder, cases):
    paths = []
    for number, (_, text) in enumerate(cases):
        path = folder / f"{number}.md"
        path.write_text(text, encoding="utf-8", newline="")
        paths.append(path)
    done = subprocess.run([program, "--check", *map(str, paths)], capture_output=True, text=True, check=True, timeout=600)
    return [len(line.split(" ")) == 1 for line in done.stdout.splitlines()], paths


def seconds(path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ["cmark-gfm", "-e", "table", "-e", "strikethrough", "-e", "tasklist", "-e", "footnotes", "-t", "html", str(path)]
    try:
        subprocess.run(command, stdout=subprocess.DEVNULL, timeout=10, check=True)
    except subprocess.TimeoutExpired:
        return 10.0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    cases = list(known()) + list(mixed(count, int(sys.argv[3]) if len(sys.argv) > 3 else 1))
    slow, given, worst = [], 0, (0.0, "")
    with tempfile.TemporaryDirectory() as name:
        verdicts, paths = passes(program, pathlib.Path(name), cases)
        for (title, _), is_passed, path in zip(cases, verdicts, paths):
            if not is_passed:
                continue
            given += 1
            taken = seconds(path)
            worst = max(worst, (taken, title))
            if taken >= BOUND:
                slow.append(f"{taken:.2f} s: {title}")
    for line in slow:
        print(line)
    print(f"{len(cases)} files of 256 KiB; {len(cases) - given} refused, {given} given to cmark-gfm, {len(slow)} over "
          f"{BOUND} s; slowest {worst[0]:.2f} s: {worst[1]}")
    return 1 if slow or given == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
