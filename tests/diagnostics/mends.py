#!/usr/bin/env python3
"""mends.py PLACARD [PLnnnn... | PLnn...] - the mend of each code, or of those that begin so, works when it is followed to the letter.

For each page of compiler/diagnostics the wrong example is mended in each way that there is: by the right example; by the fix
that the message carries for editors; and, where the help says what to write, by a line of mends.txt, which takes the words out
of the help and puts them where it says.  After each no message of the code is left, and no code has come that the wrong
example did not cause.

A line of mends.txt: `CODE  what the help says, a regular expression  =>  HOW  words`, where \\1 stands for a group of the
expression and \\n for a line end; HOW is one of the functions below.
"""
import pathlib
import re
import sys

from examples import diagnostics, each, summary
from pages import files_of, pages

RECIPES = pathlib.Path(__file__).with_name("mends.txt")


class Place:
    """The bytes that a message points at, in the file that holds them."""

    def __init__(self, diagnostic, files):
        place = diagnostic["place"]
        self.path = next(path for path in files if place["path"].endswith(path))
        self.data = files[self.path]
        self.begin, self.end = place["bytes"]["begin"], place["bytes"]["end"]

    @property
    def line(self):
        """The bounds of the lines that it touches, the last line end included."""
        begin = self.data.rfind(b"\n", 0, self.begin) + 1
        end = self.data.find(b"\n", max(self.begin, self.end - 1))
        return begin, len(self.data) if end < 0 else end + 1

    def put(self, begin, end, words):
        return self.data[:begin] + words.encode() + self.data[end:]


def span(place, words):
    """in place of what the message points at"""
    return place.put(place.begin, place.end, words)


def line(place, words):
    """in place of its lines; without words they are taken out"""
    begin, end = place.line
    return place.put(begin, end, words and words + "\n")


def above(place, words):
    """on lines above, with an empty line after"""
    begin, _ = place.line
    return place.put(begin, begin, words + "\n\n")


def below(place, words):
    """on a line below"""
    _, end = place.line
    return place.put(end, end, words + "\n")


def swap(place, words):
    """OLD -> NEW in its lines"""
    old, new = words.split(" -> ") if " -> " in words else (words.removesuffix(" ->"), "")
    begin, end = place.line
    text = place.data[begin:end].decode()
    if old not in text:
        raise ValueError(f"its line does not hold {old!r}")
    return place.put(begin, end, text.replace(old, new))


def anywhere(place, words):
    """OLD -> NEW in its file"""
    old, new = words.split(" -> ")
    return place.data.replace(old.encode(), new.encode())


def end(place, words):
    """at the end of its file, behind an empty line"""
    return place.data.rstrip(b"\n") + b"\n\n" + words.encode() + b"\n"


def field(place, words):
    """in the front matter, in place of the field of that name if it is there"""
    head, rest = re.fullmatch(rb"(---\n.*?\n)(---\n.*)", place.data, re.S).groups()
    name = words.split(":")[0].encode()
    head = re.sub(rb"^" + name + rb":.*\n(?:[ ].*\n)*", b"", head, flags=re.M)
    return head + words.encode() + b"\n" + rest


def indent(place, words):
    """its lines, by so many columns"""
    begin, last = place.line
    text = place.data[begin:last].decode()
    return place.put(begin, last, "".join(" " * int(words) + row for row in text.splitlines(keepends=True)))


HOW = {function.__name__: function for function in (span, line, above, below, swap, anywhere, end, field, indent)}


def recipes():
    """code -> [(expression, function, words)]"""
    read = {}
    for number, row in enumerate(RECIPES.read_text(encoding="utf-8").splitlines(), 1):
        if row.startswith("#") or not row:
            continue
        found = re.fullmatch(r"(PL\d{4})  (.+?)  =>  (\w+)(?: (.*))?", row)
        if found is None or found.group(3) not in HOW:
            raise SystemExit(f"{RECIPES.name}:{number}: not `CODE  help  =>  HOW  words`")
        code, said, how, words = found.groups()
        read.setdefault(code, []).append((said, HOW[how], words or ""))
    return read


def by_help(diagnostic, files, wanted):
    """The files after a message is mended by what its help says."""
    said = diagnostic.get("help", "")
    for expression, function, words in wanted:
        found = re.search(expression, said, re.S)
        if found is not None:
            place = Place(diagnostic, files)
            return files | {place.path: function(place, found.expand(words))}
    raise ValueError(f"mends.txt does not know its help: {said}")


def by_fix(own, files):
    """The files after the fixes that the messages carry, from the last to the first."""
    files = dict(files)
    for diagnostic in sorted(own, key=lambda d: d["place"]["bytes"]["begin"], reverse=True):
        if "fix" in diagnostic:
            place = Place(diagnostic, files)
            files[place.path] = span(place, diagnostic["fix"]["replacement"])
    return files


def by_helps(placard, page, files, own, wanted):
    """A mend is of one place; a code may be at several, and they are mended one after the other."""
    for _ in range(8):
        files = by_help(own[0], files, wanted)
        own = [d for d in diagnostics(placard, files, page.code, page.is_style) if d["code"] == page.code]
        if not own:
            break
    return files


def check(placard, page, how, files, before):
    found = diagnostics(placard, files, page.code, page.is_style)
    left = [d for d in found if d["code"] == page.code]
    if left:
        raise ValueError(f"{how} leaves it: {summary(left)}")
    new = [d for d in found if d["code"] not in before]
    if new:
        raise ValueError(f"{how} causes {summary(new)}")


def problems_of(placard, page, wanted):
    files = files_of(*page.examples["Wrong"])
    found = diagnostics(placard, files, page.code, page.is_style)
    own = [d for d in found if d["code"] == page.code]
    before = {d["code"] for d in found}
    ways = [("the right example", lambda: files_of(*page.examples["Right"]))]
    if any("fix" in d for d in own):
        ways.append(("its fix", lambda: by_fix(own, files)))
    if wanted:
        ways.append(("its help", lambda: by_helps(placard, page, files, own, wanted)))
    for how, make in ways:
        try:
            check(placard, page, how, make(), before)
        except ValueError as error:
            yield f"{page.code} {page.name}: {error}"


def main():
    placard, wanted = sys.argv[1], tuple(sys.argv[2:] or ["PL"])
    read, problems = pages()
    known = recipes()
    problems += [f"{code}: mends.txt mends a code that is not there" for code in known if code not in {p.code for p in read}]
    chosen = [page for page in read if page.code.startswith(wanted)]
    problems += each(lambda page: problems_of(placard, page, known.get(page.code, [])), chosen)
    print("\n".join(problems + [f"{len(chosen)} codes, {sum(map(len, known.values()))} helps, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
