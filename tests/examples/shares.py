#!/usr/bin/env python3
"""shares.py - can the quizzes of the example library be passed by their form?

    shares.py MODULES

Prints, over all quizzes, what share of the questions each trick would get right: always the longest or the shortest
choice, always one place, always true or false, all boxes but one. Fails where a trick is right in more than LIMIT of
the questions, and that is stricter than the compiler, which speaks from 90 % on.
"""
import pathlib
import re
import sys

LIMIT = 0.6


def plain(text):
    text = re.sub(r"<!--.*?-->|</?su[bp]>", "", text)
    return re.sub(r"[*`]", "", text).strip()


def questions(path):
    """The choices of each question: (is right, words)."""
    quiz = path.read_text().split("\n## Quiz\n")[-1]
    for part in re.split(r"^### ", quiz, flags=re.M)[1:]:
        choices = re.findall(r"^- \[( |x)\] (.*)$", part, flags=re.M)
        yield [(mark == "x", plain(words)) for mark, words in choices]


def tally(modules):
    single, binary, several = [], [], []
    for path in sorted(modules.glob("*.md")):
        if re.search(r"\.[a-z]{2}\.md$", path.name):
            continue
        for choices in questions(path):
            right = [words for is_right, words in choices if is_right]
            if {words for _, words in choices} == {"True", "False"}:
                binary.append(right == ["True"])
            elif len(choices) > 2 and len(right) == 1:
                single.append(choices)
            elif len(choices) > 2 and len(right) > 1:
                several.append(choices)
    return single, binary, several


def shares(single, binary, several):
    def of(all_of_them, test):
        return sum(map(test, all_of_them)), len(all_of_them)

    def length(choices, is_right):
        return [len(words) for mark, words in choices if mark == is_right]

    yield "the longest choice", *of(single, lambda c: length(c, True)[0] > max(length(c, False)))
    yield "the shortest choice", *of(single, lambda c: length(c, True)[0] < min(length(c, False)))
    for place in range(3):
        yield f"choice {place + 1}", *of(single, lambda c: c[place][0])
    yield "true", *of(binary, lambda is_true: is_true)
    yield "false", *of(binary, lambda is_true: not is_true)
    yield "all boxes but one", *of(several, lambda c: len(length(c, False)) == 1)


found = list(shares(*tally(pathlib.Path(sys.argv[1]))))
for what, count, total in found:
    print(f"{what:20} {count:3} of {total:3}  {100 * count / total:3.0f} %")
sys.exit(any(count > LIMIT * total for _, count, total in found))
