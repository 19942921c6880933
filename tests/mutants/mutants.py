#!/usr/bin/env python3
"""Change one check of the code at a time, and see a test fail.

Usage: mutants.py [--count N] [--seed WORD] [--only GLOB] [--trusting]    a sample of all changes
       mutants.py --named                                                 those of named.txt, each of which must be caught
       mutants.py --measure                                               write tests.txt again
       mutants.py ... --work FOLDER                                       in that folder in place of build/mutants

A check is a condition, a comparison, a limit or a returned verdict of the runtime or the compiler.  It is turned round: an `if` that never
holds, a comparison moved by one or reversed, `&&` for `||`, a limit doubled, an error that is none.  Changes are drawn by a
digest of seed and change, so an edit elsewhere in the code draws no other ones.

Each is built in a copy of the tree (FOLDER, which is kept, so a second run builds little) and given to the tests of tests.txt,
which end within five seconds each: those that caught most in the same room first, until one fails.  A change that does not
compile is not counted and the next one is drawn.

A change that no test can or need tell is in survivors.txt with the reason.  The run fails when one survives that is not named
there, when more than 5 % survive, and when a name is out of date: its line is gone from the code, or a test catches it.
"""
import argparse
import collections
import concurrent.futures
import fnmatch
import hashlib
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import time

import changes

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SECONDS = 5           # on the clock or of processor time, so that a busy machine makes no difference
HANGS = 10            # times its seconds, of processor time of one program: then it hangs, which counts as failed
WAITS = 300           # seconds on the clock for what waits for something that never comes
MOST_SURVIVE = 0.05
ROUND = 4             # tests that are built and run at first; then twice as many, and so on
SKIPPED = 77
# What judges the looks or the cost of the code and not what it does, or builds a tree of its own.
NOT_ASKED = ["lint_*", "layering", "budget", "bench_*", "coverage", "cross_*", "platform_*", "mutants*", "install", "web*",
             "client_other_library", "embedding_page"]


def run(*command, **options):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)


class Test:
    def __init__(self, name, known, folder, outputs, seconds):
        self.name, self.seconds = name, seconds
        self.folder, self.command = known
        paths = [os.path.relpath(word, folder) for word in self.command if word.startswith(str(folder) + "/")]
        made = [path for path in paths if path in outputs]
        self.targets = made if made or not any("python" in word for word in paths) else ["all"]

    def start(self):
        limited = ["sh", "-c", f'ulimit -t {5 + HANGS * round(self.seconds)}; exec "$@"', "sh", *self.command]
        return subprocess.Popen(limited, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                stdin=subprocess.DEVNULL, start_new_session=True)

    def passes(self):
        """Whether it ends well, and in time; what it started is ended with it."""
        process = self.start()
        try:
            return process.wait(WAITS) in (0, SKIPPED)
        except subprocess.TimeoutExpired:
            return False
        finally:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()


class Copy:
    """A copy of the tree, its build and its tests."""

    def __init__(self, work):
        self.tree, self.build_folder = work / "tree", work / "build"
        self.refresh()
        self.configure()
        self.outputs = {line.split(": ")[0] for line in run("ninja", "-C", self.build_folder, "-t", "targets", "all").stdout.split("\n")}
        self.known = {}
        for path in sorted(self.build_folder.rglob("CTestTestfile.cmake")):  # ctest itself knows no command that is not built
            for name, words in re.findall(r"^add_test\(\[=\[(.+?)\]=\] (.*)\)$", path.read_text(encoding="utf-8"), re.M):
                self.known[name] = path.parent, re.findall(r'"([^"]*)"', words)

    def refresh(self):
        names = set(filter(None, run("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT, check=True).stdout.split("\n")))
        for name in sorted(names):
            source, target = ROOT / name, self.tree / name
            if source.is_file() and (not target.exists() or target.read_bytes() != source.read_bytes()):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        for path in [path for path in self.tree.rglob("*") if path.is_file()]:
            if str(path.relative_to(self.tree)) not in names and not {"__pycache__", "node_modules"} & set(path.parts):
                path.unlink()

    def configure(self):
        quick = ["-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_C_FLAGS_DEBUG=-O2", "-DPLACARD_WEB=AUTO"]
        if shutil.which("ccache"):
            quick += ["-DCMAKE_C_COMPILER_LAUNCHER=ccache"]
        if shutil.which("ld.lld"):
            quick += ["-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld"]
        done = run("cmake", "-S", self.tree, "-B", self.build_folder, "-G", "Ninja", *quick)
        if done.returncode != 0:
            sys.exit(f"the copy of the tree cannot be configured:\n{done.stderr[-2000:]}")

    def build(self, targets):
        return run("ninja", "-C", self.build_folder, *sorted(set(targets))).returncode == 0

    def test(self, name, seconds):
        return Test(name, self.known[name], self.build_folder, self.outputs, seconds)

    def tests(self):
        rows = [row.split() for row in (HERE / "tests.txt").read_text().split("\n") if row and not row.startswith("#")]
        gone = [name for _, name in rows if name not in self.known]
        if gone:
            sys.exit(f"tests.txt names {', '.join(gone)}, which is no test any more: mutants.py --measure")
        return [self.test(name, float(seconds)) for seconds, name in rows]


class Campaign:
    def __init__(self, copy):
        self.copy, self.tests = copy, copy.tests()
        self.catches = collections.defaultdict(collections.Counter)  # room -> test -> how many
        self.sound = set()  # tests that are seen to pass without any change
        if not copy.build([target for test in self.tests for target in test.targets]):
            sys.exit("the copy of the tree does not build")

    def order(self, room):
        caught = self.catches[room]
        return sorted(self.tests, key=lambda test: -(caught[test.name] + 0.05) / max(test.seconds, 0.05))

    def first_failure(self, tests):
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            running = {pool.submit(test.passes): test for test in tests}
            for done in concurrent.futures.as_completed(running):
                if not done.result():
                    for other in running:
                        other.cancel()
                    return running[done].name
        return None

    def judge(self, path):
        """The name of the test that fails, None when all pass, False when it does not compile."""
        room = str(pathlib.Path(path).parent)
        waiting, count = self.order(room), ROUND
        while waiting:
            asked, waiting, count = waiting[:count], waiting[count:], 2 * count
            if not self.copy.build([target for test in asked for target in test.targets]):
                return False
            failed = self.first_failure(asked)
            if failed:
                self.catches[room][failed] += 1
                return failed
        return None

    def changed(self, whole, text, path):
        kept = whole.read_text(encoding="utf-8")
        changes.write(whole, text)
        try:
            return self.judge(path)
        finally:
            changes.write(whole, kept)

    def is_sound(self, name):
        test = next(test for test in self.tests if test.name == name)
        if name not in self.sound and self.copy.build(test.targets) and test.passes():
            self.sound.add(name)
        return name in self.sound

    def try_text(self, path, text):
        """As judge; a test that fails without the change as well catches nothing, and is not asked again."""
        while True:
            caught = self.changed(self.copy.tree / path, text, path)
            if not caught or self.is_sound(caught):
                return caught
            print(f"not asked: {caught} fails here without any change", flush=True)
            self.tests = [test for test in self.tests if test.name != caught]


def known_survivors(places):
    """Key -> reason; the names that fit nothing in the code."""
    entries = {(path, function, before[0].strip(), after[0].strip()): reason
               for path, function, before, after, reason in changes.read_list(HERE / "survivors.txt")}
    there = set(map(changes.key, places))
    return entries, [entry for entry in entries if entry not in there]


def said(begun, caught, reason=None):
    words = f"caught by {caught}" if caught else f"survives: {reason}" if reason else "SURVIVES"
    return f"{words} ({time.monotonic() - begun:.0f} s)"


def sample(campaign, options):
    places = list(changes.all_changes(campaign.copy.tree))
    known, stale = known_survivors(places)
    drawn = [change for change in places if fnmatch.fnmatch(change.path, options.only)]
    drawn.sort(key=lambda change: hashlib.sha256(f"{options.seed} {changes.key(change)}".encode()).digest())
    print(f"{len(drawn)} changes, {len(campaign.tests)} tests; {options.count} changes are tried")
    tried, not_compiled, survivors, problems = 0, 0, [], [f"names no change of the code: {' | '.join(entry)}" for entry in stale]
    for change in drawn:
        if tried == options.count:
            break
        begun = time.monotonic()
        lines = (campaign.copy.tree / change.path).read_text(encoding="utf-8").split("\n")
        lines[change.number] = change.after
        reason = known.get(changes.key(change))
        caught = None if reason and options.trusting else campaign.try_text(change.path, "\n".join(lines))
        if caught is False:
            not_compiled += 1
            continue
        tried += 1
        print(f"{tried:4} {change.path}:{change.number + 1} {change.after.strip()}: {said(begun, caught, reason)}", flush=True)
        if caught and reason:
            problems.append(f"survivors.txt names what {caught} catches:\n{changes.text_of(change)}")
        if not caught:
            survivors.append(change)
            problems += [] if reason else [f"no test tells it:\n{changes.text_of(change)}"]
    print(f"{tried} changes, {tried - len(survivors)} caught, {len(survivors)} survive; {not_compiled} more did not compile")
    if len(survivors) > MOST_SURVIVE * tried:
        problems.append(f"more than {MOST_SURVIVE:.0%} survive")
    return problems


def named(campaign):
    problems = []
    for path, function, before, after, title in changes.read_list(HERE / "named.txt"):
        begun = time.monotonic()
        text = changes.applied((campaign.copy.tree / path).read_text(encoding="utf-8"), function, before, after)
        caught = campaign.try_text(path, text)
        print(f"{path} {title}: {'does not compile' if caught is False else said(begun, caught)}", flush=True)
        if not caught:
            problems.append(f"not caught: {path}: {title}")
    return problems


def spent():
    """Seconds of processor time of all that ended: the same on a busy machine."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure(copy):
    """Write the tests that end in time, with the seconds that each took."""
    copy.build(["all"])
    rows = []
    for name in copy.known:
        if any(fnmatch.fnmatch(name, pattern) for pattern in NOT_ASKED):
            continue
        test, begun, clock = copy.test(name, SECONDS), spent(), time.monotonic()
        if not test.targets:  # it looks at no program
            continue
        does_pass = test.passes()
        seconds = min(spent() - begun, time.monotonic() - clock)
        print(f"{seconds:5.2f} {name}{'' if does_pass else ' does not pass'}", flush=True)
        if does_pass and seconds <= SECONDS:
            rows.append((round(seconds, 2), name))
    head = "# Tests that end within five seconds, and the seconds that each took: written by mutants.py --measure.\n"
    changes.write(HERE / "tests.txt", head + "".join(f"{seconds:5.2f} {name}\n" for seconds, name in sorted(rows)))
    return []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", default="placard")
    parser.add_argument("--only", default="*", help="paths of files, such as 'runtime/src/quiz/*'")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/mutants")
    parser.add_argument("--trusting", action="store_true", help="count what survivors.txt names without trying it")
    parser.add_argument("--named", action="store_true")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    copy = Copy(options.work.resolve())
    if options.measure:
        return measure(copy)
    campaign = Campaign(copy)
    problems = named(campaign) if options.named else sample(campaign, options)
    print("\n".join(problems))
    return problems


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
