#!/usr/bin/env python3
"""Write a text-only library of N generated modules of about 4 kB: the bench's input.

Usage: generate.py N FOLDER

Same N, same bytes (the generator has its own random numbers).  The modules pass `placard check` without an
error or warning (their versions are 0.x: from 1.0.0 on choices need ids written down) and use what real ones use: front
matter with triggers, phases, steps with detail, notices, lists, a table, a quiz.
"""
import pathlib
import sys

VERBS = ("check open close lift lower turn press hold read set clean wipe remove fit loosen tighten measure record "
         "compare move attach release drain fill test inspect cover mark label count connect disconnect").split()
THINGS = ("valve guard panel switch breaker belt roller motor pump hose clamp bolt flange gasket filter drum tray rack "
          "sensor gauge handle lever chain hook sling ladder platform cover door hatch tank line cable plug socket "
          "fuse bearing shaft coupling blade nozzle tray carton pallet trolley scale probe sample bottle tag form "
          "display button lamp alarm fan heater cooler vent drain seal ring pin spring bracket frame rail").split()
ADJECTIVES = ("left right upper lower front rear main spare red yellow green blue cold warm clean empty full inner outer "
              "first second third long short dry wet open closed local remote manual fixed loose").split()
PLACES = ("at the panel,on the lower deck,beside the conveyor,in the wash bay,under the hopper,behind the guard,"
          "near the loading dock,in the cold store,on line two,at the charging point,next to the mixer,"
          "on the test bench,in the pump room,at the west gate,above the catwalk").split(",")
REASONS = ("so that nobody can start it,because residual pressure moves it,since the reading drifts when it is warm,"
           "or the batch has to be held,to keep the seal dry,so that the next shift sees it,before the line fills again,"
           "because the label decides who may use it,as the log shows what was done,while the second person watches").split(",")
UNITS = ("mm", "V", "bar", "Nm", "kg", "s", "L", "kPa")
HAZARDS = ("Stored pressure can move the arm", "Live parts behind this cover", "Hot surface above 60 degrees",
           "Moving chain within reach", "Corrosive residue in the line", "Heavy load: two people lift")


class Numbers:
    """xorshift64*: the same everywhere, unlike a language's own generator."""

    def __init__(self, seed):
        self.state = (seed * 0x9E3779B97F4A7C15 + 0x1234567) & (2**64 - 1) or 1

    def below(self, limit):
        x = self.state
        x ^= x >> 12
        x ^= (x << 25) & (2**64 - 1)
        x ^= x >> 27
        self.state = x
        return ((x * 0x2545F4914F6CDD1D & (2**64 - 1)) >> 33) % limit

    def pick(self, items):
        return items[self.below(len(items))]


def thing(n):
    return f"{n.pick(ADJECTIVES)} {n.pick(THINGS)}"


def sentence(n):
    forms = (
        lambda: f"{n.pick(VERBS).capitalize()} the {thing(n)} {n.pick(PLACES)}.",
        lambda: f"{n.pick(VERBS).capitalize()} the {thing(n)} {n.pick(REASONS)}.",
        lambda: f"The {thing(n)} must read {n.below(90) + 5} {n.pick(UNITS)} {n.pick(PLACES)}.",
        lambda: f"Call the {n.pick(ADJECTIVES)} crew when the {thing(n)} shows **{n.below(900) + 100}**.",
        lambda: f"Use the *{thing(n)}*, never the {thing(n)}.",
        lambda: f"See [sheet {n.below(400) + 10}](https://plant.example/sheets/{n.below(9000)}) for the {n.pick(THINGS)}.",
    )
    return n.pick(forms)()


def step(n, number):
    lines = [f"{number}. {n.pick(VERBS).capitalize()} the **{thing(n)}** {n.pick(PLACES)}."]
    if n.below(2) == 0:
        lines += ["", f"   {sentence(n)} {sentence(n)}"]
    if n.below(5) == 0:
        lines += [""] + [f"   - {thing(n).capitalize()}: `{n.below(900)}` {n.pick(UNITS)}" for _ in range(2 + n.below(3))]
    return lines


def phase(n, title, steps, is_first):
    lines = [f"## {title}", ""]
    if is_first or n.below(2) == 0:
        word = n.pick(("DANGER", "WARNING", "CAUTION") if is_first else ("WARNING", "CAUTION", "NOTICE"))
        lines += [f"> [!{word}]", f"> {n.pick(HAZARDS)}. {sentence(n)}", ""]
    for number in range(1, steps + 1):
        lines += step(n, number)
    return lines + [""]


def table(n):
    rows = [f"| {thing(n).capitalize()} | {n.below(90) + 1} {n.pick(UNITS)} | {n.pick(PLACES)} |" for _ in range(3)]
    return ["| Part | Value | Place |", "| --- | ---: | --- |", *rows, ""]


def question(n, number):
    lines = [f"### Which part do you {n.pick(VERBS)} {n.pick(PLACES)}, case {number}? <!-- #case-{number} -->", ""]
    right = (number + n.below(2)) % 3 if number < 3 else (number + 1) % 3
    names = []
    while len(names) < 3:
        name = thing(n)
        if name not in names:
            names.append(name)
    for i, name in enumerate(names):
        lines.append(f"- [{'x' if i == right else ' '}] The {name} <!-- #{'abc'[i]} -->")
        if n.below(2) == 0:
            lines.append(f"  > {sentence(n)}")
    return lines + ["", sentence(n), ""]


def module(index):
    n = Numbers(index + 1)
    a, b = thing(n), thing(n)
    head = [
        "---", f"id: module-{index:05d}", f"title: {n.pick(VERBS).capitalize()} the {a}",
        f"version: 0.{1 + n.below(4)}.{n.below(10)}", f"task: {n.pick(VERBS).capitalize()} the {a} and keep the {b} safe",
        f"equipment: [EQ-{n.below(900) + 100}]", "audience:", "  roles: [maintenance-tech]",
        "regulations:", f"  - OSHA 29 CFR 1910.{n.below(200) + 100}(c)({n.below(9) + 1})",
        "effective: 2026-12-01", "review: [2d, 7d, 30d]", "triggers:",
        f"  - work_order: {{ type: [PM, CM], asset_class: {n.pick(THINGS)} }}", f'  - scan: "EQ-{n.below(900) + 100}-*"', "---", "",
        f"{sentence(n)} {sentence(n)}", "",
    ]
    titles = []
    while len(titles) < 3:
        title = f"{n.pick(VERBS).capitalize()} the {n.pick(THINGS)}"
        if title not in titles:
            titles.append(title)
    body = [line for title in titles for line in phase(n, title, 5 + n.below(2), title == titles[0])]
    body += table(n) + [sentence(n) + " " + sentence(n), ""]
    quiz = ["## Quiz", ""] + [line for i in range(1, 4) for line in question(n, i)]
    return "\n".join(head + body + quiz)


def main():
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    root = pathlib.Path(sys.argv[2])
    (root / "modules").mkdir(parents=True, exist_ok=True)
    (root / "placard.yaml").write_text("id: bench\ntitle: Generated modules\nlanguage: en\n")
    for index in range(int(sys.argv[1])):
        (root / "modules" / f"module-{index:05d}.md").write_text(module(index))


if __name__ == "__main__":
    main()
