#!/usr/bin/env python3
"""words.py PLACARD [--write | --list CODE | --open | --blind NUMBER SEED] - how often each rule that works on words is right.

The rules are run over the procedures of others in ../shared, where they are at hand (exit 77 where not).  Of each rule all
hits are judged, or a seeded sample of 80: judgements.txt holds each hit judged, right or wrong, and why.  docs/words.md
holds the table; without an option this checks that it is current, that nearly all of each sample is judged, that
a rule of the default set is right 95 times in 100, or, with fewer than 20 hits judged, always, and that what a second
reader judged (second.txt) is still so.

--write renews the table; --list shows the hits of a code in context, --open those without a judgement, --blind a
sample of those judged without the judgements, for a second reader.
"""
import hashlib
import pathlib
import sys

import hits
import second

sys.path.insert(0, str(hits.ROOT / "tests" / "diagnostics"))
from pages import pages  # noqa: E402

# Codes whose rules read words.  The others count, compare, or look at structure.
CODES = """PL0379 PL0553 PL0554 PL0560 PL0561 PL0802 PL0805 PL0806 PL0807 PL0808 PL0810 PL0811 PL0812 PL0813 PL0814
PL0815 PL0816 PL0818 PL0819 PL0820 PL0822 PL0901 PL0902 PL0920 PL0921 PL0922 PL0923 PL0924 PL0926 PL0928""".split()
HERE = pathlib.Path(__file__).resolve().parent
JUDGEMENTS = HERE / "judgements.txt"
TABLE = hits.ROOT / "docs" / "words.md"
FEW, ENOUGH, MOST_OPEN = 20, 95, 10  # hits; right in 100; unjudged in 100 of a sample
OF_EACH = 3  # hits of a rule that a second reader judges at least, when there are as many
HEAD = """# How often the rules on words are right

A rule that looks for words can be wrong about a text that a person understands at once. Each such rule was run over {files} Markdown
files that others wrote for people at work: runbooks, field protocols, guides. They were given the least front matter and checked
as procedures. Texts of licences among them are left out: they tell nobody how to work, and are not the author's to mend. Of a
rule with more than {sample} hits, {sample} were drawn by a seed and judged in their context; else all were.

A rule is applied to every library when it is right {enough} times in 100, or when it has under {few} hits and none is wrong. The others
are the *style* set: a library turns it on with `style: true` in `placard.yaml`, a run with `--style`.

These texts are about software and field work more than about machines, so that several rules have no hit: what they find, and
what they leave alone, is held by the cases of `tests/spec/words.txt`.

{second}

`tests/words/words.py build/release/compiler/placard` checks this page, `--write` after it renews it; the judgements are in
`tests/words/judgements.txt`, a line a hit.

| code | name | set | hits | judged | right | wrong | right in 100 | read twice | same |
| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""
SECOND = """A second reader judged {count} of the hits, drawn by a seed with at least {each} of each rule where there were as many, and did not see
the first judgements. Both said the same of {same}, {share:.0f} in 100; Cohen's kappa is {kappa:.2f}, and {default:.2f} in the default set, where it
is low because nearly all is right, so that chance agrees too. Where they differed it was settled ({settled} times for the first reader,
{turned} for the second), or the rule was mended or the text left out ({gone} times). `tests/words/second.txt` says of which, and why."""


def judgements():
    """key -> is it right."""
    read = {}
    for number, line in enumerate(JUDGEMENTS.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line:
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 4 or parts[1] not in ("right", "wrong") or not parts[3]:
            raise SystemExit(f"{JUDGEMENTS.name}:{number}: not `key | right or wrong | words | why`")
        read[parts[0]] = parts[1] == "right"
    return read


def agreement(readings, style):
    """The sentences on the second reader."""
    same = sum(one.is_same for one in readings)
    differing = [one for one in readings if not one.is_same]
    turned = sum(one.settled == one.is_right for one in differing)
    gone = sum(one.settled is None for one in differing)
    return SECOND.format(count=len(readings), each=OF_EACH, same=same, share=100 * same / len(readings), turned=turned, gone=gone,
                         settled=len(differing) - turned - gone, kappa=second.kappa(readings),
                         default=second.kappa([one for one in readings if one.key.split()[0] not in style]))


class Row:
    def __init__(self, page, found, judged, readings):
        self.page, self.hits = page, [hit for hit in found if hit.code == page.code]
        self.sample = hits.sample(self.hits)
        known = [judged[hit.key] for hit in self.sample if hit.key in judged]
        self.judged, self.right = len(known), sum(known)
        self.wrong = self.judged - self.right
        self.twice = [one for one in readings if one.key.startswith(page.code)]
        self.open = [hit for hit in self.sample if hit.key not in judged]

    def text(self):
        share = f"{100 * self.right / self.judged:.0f}" if self.judged else ""
        name = f"[{self.page.code}](../compiler/diagnostics/{self.page.code}.md)"
        kind = "style" if self.page.is_style else "default"
        return (f"| {name} | `{self.page.name}` | {kind} | {len(self.hits)} | {self.judged} | {self.right} | {self.wrong} "
                f"| {share} | {len(self.twice)} | {sum(one.is_same for one in self.twice)} |\n")

    def problems(self):
        if 100 * len(self.open) > MOST_OPEN * len(self.sample):
            yield f"{self.page.code}: {len(self.open)} hits of its sample of {len(self.sample)} have no judgement (--open)"
        is_right = self.wrong == 0 if self.judged < FEW else 100 * self.right >= ENOUGH * self.judged
        if not self.page.is_style and not is_right:
            yield f"{self.page.code} is in the default set, but right only {self.right} times of {self.judged}"


def draw(rows, number, seed):
    """Hits judged once, for a second reader: of each rule its first in a seeded order, then whichever come first."""
    def order(hit):
        return hashlib.sha256(f"{seed} {hit.key}".encode()).digest()
    ordered = [sorted((hit for hit in row.sample if hit not in row.open), key=order) for row in rows]
    first = [hit for of_rule in ordered for hit in of_rule[:OF_EACH]]
    rest = sorted((hit for of_rule in ordered for hit in of_rule[OF_EACH:]), key=order)
    return sorted(first + rest[:max(0, number - len(first))], key=order)


def show(hit, texts, line_count=2):
    lines = texts[hit.file].split("\n")
    first = hit.wrapped_line - 1
    near = "\n".join(f"    {line[:300]}" for line in lines[max(0, first - line_count):first + line_count + 1])
    return f"{hit.key}\n  {hit.message}: {' '.join(hit.text.split())[:120]}\n{near}\n"


def main():
    placard, option = sys.argv[1], sys.argv[2:3]
    if not hits.files():
        print(f"skipped: no corpus at {hits.CORPORA[0]}")
        return 77
    found, texts = hits.find(placard, set(CODES))
    judged, readings = judgements(), second.readings()
    rows = [Row(page, found, judged, readings) for page in pages()[0] if page.code in CODES]
    if option == ["--list"]:
        for row in rows:
            if row.page.code == sys.argv[3]:
                print("\n".join(show(hit, texts) for hit in row.sample))
        return 0
    if option == ["--open"]:
        print("\n".join(show(hit, texts) for row in rows for hit in row.open))
        return 0
    if option == ["--blind"]:
        print("\n".join(show(hit, texts, 6) for hit in draw(rows, int(sys.argv[3]), sys.argv[4])))
        return 0
    head = HEAD.format(files=len(texts), sample=hits.SAMPLE, enough=ENOUGH, few=FEW,
                       second=agreement(readings, {row.page.code for row in rows if row.page.is_style}))
    wanted = head + "".join(row.text() for row in rows)
    if option == ["--write"]:
        TABLE.write_text(wanted, encoding="utf-8")
    problems = [problem for row in rows for problem in row.problems()]
    problems += second.problems(readings, {hit.key for hit in found}, judged)
    if not TABLE.exists() or TABLE.read_text(encoding="utf-8") != wanted:
        problems.append(f"{TABLE.relative_to(hits.ROOT)} is not current; run words.py PLACARD --write")
    print(wanted[wanted.index("| code"):] + "\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
