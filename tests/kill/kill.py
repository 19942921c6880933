#!/usr/bin/env python3
"""Builds that are killed, or come two at a time.

usage: kill.py PLACARD BUILD_KILLED [--moments N] [--every N] [--seed N]

Four states of a library follow each other in any order: versions that move, modules that come and go, text that
changes under the same version.  A build from one state to another is killed (kill -9)

- at random moments until N were killed before they had ended; half kill one of two builds at once;
- at every operation on files (BUILD_KILLED kills itself there), of which renames are some; and the build after it
  at every operation again.  With --every N only each N-th.

What must hold after each: no file of both states is missing, each file is whole and of one of the two, and what
build.json names is there.  Then the next build, of any state, makes the bytes of a clean one and leaves nothing else.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

EXAMPLE = pathlib.Path(__file__).parent / "../../examples/plant-7"


def sources(root, modules):
    """A library of some modules of the example: name -> replacements."""
    (root / "modules/images").mkdir(parents=True)
    shutil.copy(EXAMPLE / "placard.yaml", root)
    for image in (EXAMPLE / "modules/images").iterdir():
        shutil.copy(image, root / "modules/images")
    for name, changes in modules.items():
        for path in (EXAMPLE / "modules").glob(f"{name}*.md"):
            text = path.read_text()
            for old, new in changes:
                text = text.replace(old, new)
            (root / "modules" / path.name).write_text(text)
    return root


STATES = [
    {"hand-rub": [], "sds-sections": [], "signal-words": []},
    {"hand-rub": [], "sds-sections": [("title: ", "title: New ")], "signal-words": [("version: 1.1.0", "version: 1.2.0")]},
    {"hand-rub": [], "signal-words": [("version: 1.1.0", "version: 1.2.0"), ("title: ", "title: The ")]},
    {"sds-sections": [("version: 1.1.0", "version: 2.0.0"), ("module:signal-words", "https://example.com/")]},
]


def content(folder):
    """Every path below, with its bytes; None for a folder."""
    if not folder.exists():
        return {}
    return {str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes() for path in folder.rglob("*")}


class Trial:
    def __init__(self, work, program, killed):
        self.program, self.killed = program, killed
        self.out = work / "out"
        self.libraries = [sources(work / f"library-{i}", state) for i, state in enumerate(STATES)]
        self.clean = []
        for i, library in enumerate(self.libraries):
            subprocess.run([program, "build", library, "-o", work / f"clean-{i}"], check=True, stdout=subprocess.DEVNULL)
            self.clean.append(content(work / f"clean-{i}"))
        self.work = work

    def command(self, state, *first):
        return [*first, "build", self.libraries[state], "-o", self.out]

    def start(self, state):
        return subprocess.Popen(self.command(state, self.program), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def put(self, state):
        shutil.rmtree(self.out, ignore_errors=True)
        if state is not None:
            shutil.copytree(self.work / f"clean-{state}", self.out)

    def fail(self, what):
        sys.exit(f"{what}: {sorted(content(self.out))}")

    def whole(self, states, what):
        """Between two states, or more where several builds went on: nothing is missing or torn."""
        found = {name: data for name, data in content(self.out).items() if not name.startswith(".placard-staging")}
        states = [self.clean[state] if state is not None else {} for state in states]
        for name, data in found.items():
            if not any(state.get(name) == data for state in states):
                self.fail(f"{what}: {name} is torn, or of no state")
        for name in set.intersection(*(set(state) for state in states)):
            if name not in found:
                self.fail(f"{what}: {name} is missing")
        for module in json.loads(found.get("build.json", b'{"modules": []}'))["modules"]:
            if module["file"] not in found:
                self.fail(f"{what}: build.json names {module['file']}, which is not there")

    def build(self, state, what):
        run = subprocess.run(self.command(state, self.program), capture_output=True, text=True)
        if run.returncode != 0:
            self.fail(f"{what}: the next build exits {run.returncode}: {run.stderr}")
        if content(self.out) != self.clean[state]:
            self.fail(f"{what}: the next build does not make what a clean one makes")

    def killed_at(self, state, n):
        """False: the build has fewer operations, and is done."""
        run = subprocess.run(self.command(state, self.killed, str(n)), capture_output=True)
        if run.returncode not in (0, -signal.SIGKILL):
            self.fail(f"operation {n}: exit {run.returncode}: {run.stderr.decode()}")
        return run.returncode != 0


def moments(trial, count, chance):
    """Kill at random moments, one of one or one of two, until so many were killed before they had ended.  How many builds that took.

    How long a build takes depends on what else the machine does: the moments are spread over as long as it took lately."""
    took = []
    for _ in range(5):
        trial.put(0)
        begin = time.monotonic()
        trial.start(1).communicate()
        took.append(time.monotonic() - begin)
    longest = sorted(took)[2] * 1.2
    stopped = n = 0
    while stopped < count and n < 20 * count:
        n += 1
        old, new, other, following = (chance.randrange(len(STATES)) for _ in range(4))
        old = None if chance.random() < 0.2 else old
        trial.put(old)
        builds = [trial.start(new)]
        if n % 2:
            builds.append(trial.start(other))
        time.sleep(chance.uniform(0, longest * len(builds)))
        victim = chance.choice(builds)
        victim.send_signal(signal.SIGKILL)
        for build in builds:
            _, said = build.communicate()
            if build is not victim and build.returncode != 0:
                trial.fail(f"moment {n}: the build that was not killed exits {build.returncode}: {said.decode()}")
        is_stopped = victim.returncode == -signal.SIGKILL
        stopped += is_stopped
        longest *= 1.05 if is_stopped else 0.9
        trial.whole([old, new, other] if n % 2 else [old, new], f"moment {n}")
        trial.build(following, f"moment {n}")
    if stopped < count:
        trial.fail(f"only {stopped} of {n} builds could be killed")
    return n


def operations(trial, every, chance):
    """Kill at every operation, and the build after it again."""
    pairs = tried = 0
    for old, new, following in (None, 1, 1), (0, 1, 1), (0, 1, 2), (1, 3, 0):
        n = 1 + chance.randrange(every)
        while True:
            trial.put(old)
            if not trial.killed_at(new, n):
                break
            what = f"{old} to {new}, operation {n}"
            trial.whole([old, new], what)
            left = trial.work / "left"
            shutil.rmtree(left, ignore_errors=True)
            if trial.out.exists():
                shutil.copytree(trial.out, left)
            trial.build(following, what)
            m = 1 + chance.randrange(every)
            while True:
                shutil.rmtree(trial.out, ignore_errors=True)
                if left.exists():
                    shutil.copytree(left, trial.out)
                if not trial.killed_at(following, m):
                    break
                trial.whole([old, new, following], f"{what}, then {m}")
                trial.build(following, f"{what}, then {m}")
                m += every
                pairs += 1
            n += every
            tried += 1
    return tried, pairs


def at_once(trial, rounds, chance):
    """Several builds into one folder: all are done, and the last one stands."""
    for n in range(rounds):
        trial.put(None if n % 2 else 0)
        states = [chance.randrange(len(STATES)) for _ in range(4)]
        builds = [trial.start(state) for state in states]
        for build in builds:
            _, said = build.communicate()
            if build.returncode != 0:
                trial.fail(f"at once, round {n}: exit {build.returncode}: {said.decode()}")
        if content(trial.out) not in [trial.clean[state] for state in states]:
            trial.fail(f"at once, round {n}: the folder is as none of the builds leaves it")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("placard")
    parser.add_argument("build_killed")
    parser.add_argument("--moments", type=int, default=300)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as work:
        trial = Trial(pathlib.Path(work), os.path.abspath(options.placard), os.path.abspath(options.build_killed))
        builds = moments(trial, options.moments, chance)
        print(f"{options.moments} of {builds} builds were killed at random moments", flush=True)
        tried, pairs = operations(trial, options.every, chance)
        print(f"{tried} operations, {pairs} pairs of them")
        at_once(trial, max(options.moments // 10, 3), chance)
        print("nothing was missing, torn or left over")


main()
