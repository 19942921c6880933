#!/usr/bin/env python3
"""Inputs whose meaning was once lost without a word, each by its name: cases.txt beside this says how they are written.

Usage: PYTHONPATH=FOLDER run.py PLACARD [NAME...]     FOLDER: of the built Python module
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import placard

FIELDS = 'id: {id}\ntitle: Look after the pump\nversion: 0.1.0\ntriggers:\n  - scan: "P-1"\n'
STEPS = "\n## Work\n\n1. Press the round button.\n2. Read the gauge.\n"
QUIZ = """
## Quiz

### What stops the pump? <!-- #stop -->

- [ ] The lever <!-- #lever -->
- [x] The round button <!-- #round -->
- [ ] The switch <!-- #switch -->

Nothing else cuts the power.

### What is read at the end? <!-- #read -->

- [x] The gauge <!-- #gauge -->
- [ ] The plate <!-- #plate -->
- [ ] The watch <!-- #watch -->

The gauge shows that no pressure is left.
"""


class Case:
    """A case: its files by path, the module that it is about, and the lines of what is expected."""

    def __init__(self, text):
        head, rest = text.split("\n", 1)
        self.name = head.split(":")[0]
        body, wanted = re.split(r"^\.$", rest, maxsplit=1, flags=re.M)
        self.wanted = [line for line in wanted.split("\n") if line.strip()]
        parts = re.split(r"^~ (\S.*)\n", body, flags=re.M)
        self.path = f"modules/{self.name}.md"
        self.files = {"placard.yaml": "id: demo\ntitle: Demo\n", **dict(zip(parts[1::2], parts[2::2]))}
        if self.path not in self.files:
            self.files[self.path] = self.filled(parts[0])

    def filled(self, body):
        """A module: what is written, and what it leaves out of fields, steps and quiz."""
        fields = FIELDS.format(id=self.name)
        given = re.match(r"---\n(.*?)---\n", body, flags=re.S)
        if given:
            body = body[given.end():]
            keys = re.findall(r"^(\w+):", given[1], flags=re.M)
            kept = re.findall(r"^\w+:.*\n(?: .*\n)*", fields, flags=re.M)
            fields = "".join(field for field in kept if field.split(":")[0] not in keys) + given[1]
        has_steps = re.search(r"^kind: ", fields, flags=re.M) or re.search(r"^\d+\. .*\n(?s:.*)^## |^## Work", body, flags=re.M)
        has_quiz = re.search(r"^#+ ?(quiz|cuestionario|questions)|<!-- quiz", body, flags=re.M | re.I)
        return f"---\n{fields}---\n" + ("" if has_steps else STEPS) + "\n" + body.lstrip("\n") + ("" if has_quiz else QUIZ)


class Run:
    """The files of a case, as the compiler sees them."""

    def __init__(self, program, files, path):
        self.program, self.files, self.path = program, files, path

    def _in_folder(self, do):
        with tempfile.TemporaryDirectory() as name:
            for path, text in self.files.items():
                file = pathlib.Path(name, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            return do(lambda *arguments: subprocess.run([self.program, *arguments], cwd=name, capture_output=True), name)

    def messages(self):
        """Of each message its severity, its code, the line that it points at, and its help."""
        def do(run, _):
            for found in json.loads(run("check", "--all", "--format", "json").stdout)["diagnostics"]:
                place = found["place"]
                line = self.files[place["path"]].split("\n")[place["start"]["line"] - 1]
                yield found["severity"], found["code"], line, f"{found['message']} {found.get('help', '')}"
        return self._in_folder(lambda run, name: list(do(run, name)))

    def text(self):
        return self._in_folder(lambda run, _: run("render", "--to", "text", self.path).stdout.decode())

    def bundle(self):
        def do(run, name):
            run("build", "-o", "out", self.path)
            return next(pathlib.Path(name, "out").glob("*.placard")).read_bytes()
        return self._in_folder(do)


def earns(bundle, typed):
    document = placard.Module(bundle).load()
    question = next(question for question in document.questions if question.type in ("numeric", "short-text"))
    attempt = placard.Attempt(document)
    attempt.answer_text(question, typed)
    return "right" if attempt.earned_millipoints(question) == question.millipoints else "wrong"


def of_mend(run, found, code, swap):
    """What is wrong with a mend: it is not what the message says, or followed to the letter it does not help."""
    old, new = (part.encode().decode("unicode_escape").encode("latin-1").decode() if "\\" in part else part
                for part in swap.split(" => "))
    if not any(one[1] == code and new.strip() in one[3] for one in found):
        return f"no help of {code} says {new!r}"
    if old not in run.files[run.path]:
        return f"the case does not hold {old!r}"
    files = {**run.files, run.path: run.files[run.path].replace(old, new, 1)}
    after = [one[1] for one in Run(run.program, files, run.path).messages()]
    before = [one[1] for one in found]
    before.remove(code)
    left = [one for one in after if one not in before or after.count(one) > before.count(one)]
    return f"with {new!r} there is {' '.join(left)}" if left else None


def faults(program, case):
    """What of a case is not as it is expected, a line each."""
    run = Run(program, case.files, case.path)
    found, told, text = run.messages(), [], None
    for line in case.wanted:
        verb, rest = line.split(" ", 1)
        if verb in ("error", "warning"):
            code, _, at = rest.partition(" ")
            hit = next((one for one in found if one[:2] == (verb, code) and at in one[2] and one not in told), None)
            if hit is None:
                yield f"no {line}"
            told.append(hit)
        elif verb in ("help", "mend"):
            code, words = rest.split(" ", 1)
            if verb == "help" and not any(one[1] == code and words in one[3] for one in found):
                yield f"no help of {code} says {words!r}: {[one[3] for one in found if one[1] == code]}"
            fault = of_mend(run, found, code, words) if verb == "mend" else None
            if fault:
                yield fault
        elif verb in ("shows", "hides"):
            text = text or run.text()
            if (rest in text) != (verb == "shows"):
                yield f"{line}: {text}"
        elif verb == "typed":
            typed, wanted = rest.split(" => ")
            if earns(run.bundle(), typed) != wanted:
                yield f"{typed!r} is not {wanted}"
        else:
            yield f"cannot be read: {line}"
    yield from (f"also {one[0]} {one[1]} {one[2]!r}: {one[3]}" for one in found if one not in told)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    text = pathlib.Path(__file__).with_name("cases.txt").read_text(encoding="utf-8")
    cases = [Case(part) for part in re.split(r"^=== ", text, flags=re.M)[1:]]
    wrong = 0
    for case in cases:
        if sys.argv[2:] and case.name not in sys.argv[2:]:
            continue
        found = list(faults(program, case))
        wrong += bool(found)
        if found:
            print(case.name, *found, sep="\n  ")
    print(f"{len(cases)} cases, {wrong} wrong")
    sys.exit(1 if wrong or not cases else 0)


if __name__ == "__main__":
    main()
