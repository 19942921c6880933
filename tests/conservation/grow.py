"""Sources grown at random: lists, tables, fences, quotes, notices, links, pictures, footnotes and questions inside each other, with slips.

Every word of a source is another one, so that a lost word, a word twice and two words in the wrong order cannot be mistaken.  Words
of markup have beginnings of their own, by which they are known when they are shown.
"""
import random
import struct
import zlib

MARKUP = {"target": "tgt", "label": "lbl", "comment": "cmt", "info": "inf", "option": "opt"}
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
SIGNALS = ["DANGER", "WARNING", "CAUTION", "NOTICE", "IMPORTANT", "NOTE", "TIP"]
SLIP_MARKS = "*_`~[]()<>!#|:->&\\{}=+.1 \t"


def picture():
    """A PNG of one grey pixel."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + \
        chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


class Grower:
    """One source.  The n-th source of a seed is always the same."""

    def __init__(self, seed, number):
        self.random = random.Random(f"{seed} {number}")
        self.count, self.labels, self.notes, self.slips, self.bullet, self.point = 0, [], [], 0, "-", "."

    def is_so(self, chance):
        return self.random.random() < chance

    def pick(self, *ways):
        return self.random.choice(ways)

    # ---- Words and what stands in a line ----

    def word(self):
        self.count += 1
        number, text = self.count * 7 + 70, ""
        while number:
            number, rest = divmod(number, len(SYLLABLES))
            text += SYLLABLES[rest]
        if self.is_so(0.03):
            text += self.pick("\u00e9", "\u0646\u0635", "\u6f22", "e\u0301", "7", "&eacute;", "&#233;", "\u0915\u094d\u0937")
        return text

    def of(self, markup):
        """A word of markup."""
        self.count += 1
        return MARKUP[markup] + str(self.count)

    def words(self, most=4):
        return " ".join(self.word() for _ in range(self.random.randint(1, most)))

    def target(self):
        return self.pick(f"https://{self.of('target')}.example/{self.of('target')}", f"<https://{self.of('target')}.example>",
                         f"mailto:{self.of('target')}@{self.of('target')}.example", "tel:+1",
                         f"https://{self.of('target')}.example/({self.of('target')})")

    def title(self):
        return self.pick("", "", "", f' "{self.words()}"', f" '{self.words(2)}'", f" ({self.words(2)})")

    def link(self):
        label = self.of("label")
        way = self.random.randrange(6)
        if way < 3:
            return f"[{self.words()}]({self.target()}{self.title()})"
        self.labels.append(label)
        return [f"[{self.words()}][{label}]", f"[{label}][]", f"[{label}]"][way - 3]

    def picture(self):
        text = self.words() if self.is_so(0.7) else self.pick(f"{self.word()} `{self.word()}`", f"*{self.words(2)}* {self.word()}")
        return f"![{text}](p.png{self.title()})"

    def note(self):
        self.notes.append(self.of("label"))
        return f"[^{self.notes[-1]}]"

    def inline(self):
        mark = self.pick("*", "**", "_", "__", "~~", "***")
        ways = [lambda: f"{mark}{self.words()}{mark}", lambda: f"`{self.words(2)}`", lambda: f"``{self.word()} ` {self.word()}``",
                self.link, self.link, self.picture, self.note, lambda: f"<{self.target().strip('<>')}>",
                lambda: f"<kbd>{self.word()}</kbd>", lambda: f"{self.word()}<sub>{self.word()}</sub>", lambda: f"{self.word()}<br>{self.word()}",
                lambda: f"<!-- {self.of('comment')} -->", lambda: f"{self.word()}&nbsp;{self.word()}", lambda: f"{self.word()} &amp; {self.word()}",
                lambda: f"\\{self.pick(*SLIP_MARKS[:20])}{self.word()}", lambda: f"{mark}{self.words(2)} {mark[0]}{self.word()}{mark[0]}{mark}",
                lambda: f"{self.word()}_{self.word()}", lambda: f"({self.words()})", lambda: f"{self.word()}: {self.word()}"]
        return self.random.choice(ways)()

    def text(self, most=4):
        parts = []
        for _ in range(self.random.randint(1, most)):
            parts.append(self.inline() if self.is_so(0.3) else self.words())
        return " ".join(parts) + self.pick("", "", ".", "!")

    # ---- Blocks: lists of lines ----

    def paragraph(self, depth):
        lines = [self.text() for _ in range(self.pick(1, 1, 2, 3))]
        return [line + self.pick("", "", "  ", "\\") for line in lines[:-1]] + lines[-1:]

    def heading(self, depth):
        if self.is_so(0.15):
            return [self.text(2), self.pick("---", "===", "-", "=")]
        return ["#" * self.random.randint(2 if depth == 0 else 3, 6) + " " + self.text(2) + self.pick("", "", " ##")]

    def marker(self, way, number):
        glue = "" if self.slip(0.04) else self.pick(" ", " ", " ", "  ", "    ")
        if way == "bullet":
            return (self.pick("\u2022", "\u2013", "o") if self.slip(0.03) else self.bullet) + glue
        if way == "task":
            box = self.pick("[ ]", "[x]") if not self.slip(0.05) else self.pick("[]", "[*]", "(x)", "[ x]", "[x", "[v]")
            return self.bullet + glue + box + ("" if self.slip(0.05) else " ")
        if self.slip(0.05):
            return self.pick(f"({number}) ", f"{number}a. ", f"{'abcdefgh'[number % 8]}) ", f"{number}: ", f"{number} ", f"{number + 3}. ")
        return f"{number}{self.point}{glue}"

    def list(self, depth):
        way, first = self.pick("bullet", "ordered", "ordered", "task"), self.pick(1, 1, 1, 3, 0, 12)
        self.bullet, self.point = self.pick("-", "*", "+"), self.pick(".", ".", ")")
        bullet, point, lines = self.bullet, self.point, []
        for number in range(first, first + self.random.randint(1, 4)):
            self.bullet, self.point = bullet, point
            marker = self.marker(way, number)
            indent = len(marker) if way != "task" else 2
            if self.slip(0.08):
                indent = max(0, indent + self.pick(-3, -2, -1, 1, 2, 4))
            inside = [self.text()]
            if self.is_so(0.35) and depth < 3:
                inside += self.apart() + self.blocks(depth + 1, 2)
            lines += self.nest(inside, marker, " " * indent) + ([""] if self.is_so(0.15) else [])
        return lines

    @staticmethod
    def nest(lines, first, rest):
        return [first + lines[0]] + [(rest + line) if line else line for line in lines[1:]]

    def quote(self, depth):
        mark = ">" if self.slip(0.1) else "> "
        inside = self.blocks(depth + 1, 2)
        return [mark + line if line or self.is_so(0.9) else line for line in inside]

    def notice(self, depth):
        signal = self.random.choice(SIGNALS)
        head = f"[!{signal}]"
        if self.slip(0.1):
            head = self.pick(f"[! {signal}]", f"[{signal}]", f"**{signal}**", f"{signal}:", f"[!{signal.lower()}]", f"\\[!{signal}]", f"[!{signal}",
                             f"[!{signal}] {self.words()}", f"[!{signal}]:", f"!{signal}", f"[!HAZARD]", f"[[!{signal}]]")
        return ["> " + line if line else ">" for line in [head] + self.blocks(depth + 1, 2)]

    def table(self, depth):
        columns = self.random.randint(1, 4)

        def row():
            cells = [self.text(2).replace("|", "\\|") if self.is_so(0.9) else "" for _ in range(columns)]
            if self.slip(0.08):
                cells = cells[:-1] if self.is_so(0.5) else cells + [self.word()]
            edge = self.pick(("| ", " |"), ("| ", " |"), ("", ""), ("| ", ""))
            return edge[0] + " | ".join(cells) + edge[1]
        divider = "|" + "|".join(self.pick(" --- ", ":--", "--:", ":-:", "-") for _ in range(columns)) + "|"
        lines = [row(), divider] + [row() for _ in range(self.random.randint(0, 3))]
        if self.slip(0.1):
            del lines[self.pick(0, 1)]
        return lines

    def fence(self, depth):
        mark = self.pick("```", "~~~", "````")
        end = mark if not self.slip(0.1) else self.pick("", mark[:-1], mark + " " + self.word(), "    " + mark, "~~~", "```")
        inside = [self.text() if self.is_so(0.8) else "" for _ in range(self.random.randint(1, 3))]
        return [mark + self.pick("", "", self.of("info"), " " + self.of("info") + " " + self.of("info")), *inside, *([end] if end else [])]

    def indented(self, depth):
        return [self.pick("    ", "    ", "     ", "\t") + self.text(2) for _ in range(self.random.randint(1, 2))]

    def comment(self, depth):
        return self.pick([f"<!-- {self.of('comment')} -->"], ["<!--", self.of("comment"), "", self.of("comment"), "-->"],
                         [f"<!-- {self.of('comment')} --> {self.words()}"], [f"{self.words()} <!-- {self.of('comment')}", f"{self.of('comment')} --> {self.words()}"])

    def rule(self, depth):
        return [self.pick("---", "***", "___", "- - -")]

    def html(self, depth):
        return self.pick([f"<div>{self.words()}</div>"], ["<details>", "", self.text(), "", "</details>"], [f"<kbd>{self.word()}</kbd> {self.words()}"],
                         ["<sub>" + self.words() + "</sub>"], ["<br>", self.words()])

    def definition(self, depth):
        return [f"[{self.pick(self.of('label'), 'NOTE', self.word())}]: {self.pick(self.target(), self.word())}{self.title()}"]

    def apart(self):
        return [] if self.is_so(0.3) else [""]

    def blocks(self, depth, most):
        ways = [self.paragraph] * 5 + [self.list] * 4 + [self.table] * 2 + [self.quote, self.notice, self.notice, self.fence, self.fence,
                                                                             self.indented, self.comment, self.heading, self.rule, self.html, self.definition]
        lines = []
        for number in range(self.random.randint(1, most)):
            lines += (self.apart() if number and self.is_so(0.2) else [""] * bool(number)) + self.random.choice(ways)(depth)
        return lines

    # ---- Questions ----

    def question(self):
        lines = ["### " + self.text(2) + self.pick("", f" <!-- #{self.of('option')} -->", " <!-- points=2 -->"), ""]
        for _ in range(self.pick(1, 1, 2)):
            lines += (["> " + self.text(), ""] if self.is_so(0.3) else []) + ([self.text(), ""] if self.is_so(0.2) else [])
        lines += self.pick(self.choices, self.choices, self.order, self.match, self.answer)()
        lines += (["", "> " + self.text()] if self.is_so(0.1) else []) + (["", self.text()] if self.is_so(0.5) else [])
        return lines + ([""] + self.blocks(1, 2) if self.is_so(0.15) else []) + [""]

    def choices(self):
        self.bullet, lines = "-", []
        for number in range(self.random.randint(2, 4)):
            lines.append(("- [x] " if number == 0 else "- [ ] ") + self.text(2) if not self.slip(0.1) else self.marker("task", number) + self.word())
            if self.is_so(0.4):
                lines.append(" " * (2 if not self.slip(0.2) else self.pick(0, 1, 4, 6)) + self.pick("> ", "> ", "", "\n  ") + self.text())
        return "\n".join(lines).split("\n")

    def order(self):
        self.point = "."
        return [(f"{number}. " if not self.slip(0.1) else self.marker("ordered", number)) + self.text(2) for number in range(1, self.random.randint(3, 5))]

    def match(self):
        rows = [f"| {self.text(1)} | {self.text(1)} |" for _ in range(self.random.randint(3, 4))]
        rows += [f"| - | {self.text(1)} |"] if self.is_so(0.3) else []
        return [rows[0], "| --- | --- |" if not self.slip(0.1) else self.pick("| --- |", "", "| - | - | - |"), *rows[1:]]

    def answer(self):
        label = "**Answer:**" if not self.slip(0.15) else self.pick("Answer:", "**Answer**", "**Answer**:", "__Answer:__", "**Solution:**")
        line = label + " " + self.pick(self.words(2), f"{self.words(1)} | {self.words(2)}", f"{self.words(2)} <!-- exact -->", "0 \u00b1 5 V",
                                       "1 to 3 mm", "**" + self.word() + "**")
        return [line, *self.replies()] if self.is_so(0.4) else [line]

    def replies(self):
        lines = [self.text()] if self.slip(0.05) else [""]
        for _ in range(self.random.randint(1, 3)):
            lines += [self.pick("- [ ] ", "- [x] ") + self.words(2)]
            lines += ["  > " + self.text()] if not self.slip(0.05) else []
        return lines

    # ---- The whole ----

    def slip(self, chance):
        """Is one made here?"""
        if self.is_so(chance):
            self.slips += 1
            return True
        return False

    def endings(self):
        lines = []
        for label in self.labels:
            if not self.slip(0.05):
                lines.append(f"[{label}]: {self.target()}{self.title()}")
        for label in self.notes:
            if not self.slip(0.05):
                lines += ["", f"[^{label}]: {self.words()}"] + (["", "    " + self.words()] if self.is_so(0.2) else [])
        return lines

    def damage(self, lines):
        """One slip of a typing hand, anywhere."""
        at = self.random.randrange(len(lines))
        line = lines[at]
        marks = [i for i, c in enumerate(line) if c in SLIP_MARKS] or [0]
        place = self.random.choice(marks)
        way = self.random.randrange(7)
        if way == 0:
            lines[at] = line[:place] + line[place + 1:] if line[place:place + 1] in SLIP_MARKS else line
        elif way == 1:
            lines[at] = line[:place] + line[place:place + 1] * 2 + line[place + 1:]
        elif way == 2:
            lines[at] = line[:place] + self.random.choice(SLIP_MARKS) + line[place:]
        elif way == 3:
            lines[at] = " " * self.random.randint(1, 5) + line
        elif way == 4:
            lines[at] = line.lstrip()
        elif way == 5 and not line:
            del lines[at]
        else:
            lines.insert(at, "")

    def grow(self):
        """(kind of module, its body)."""
        way = self.pick("reference", "reference", "procedure", "quiz")
        lines = self.blocks(0, 4)
        if way == "procedure":
            lines += ["", "## " + self.words(), ""] + self.blocks(0, 2) + [""] + self.list_of_steps() + [""] + self.blocks(0, 2)
        elif way == "quiz":
            lines = self.blocks(0, 1) + ["", "## Quiz", ""] + [line for _ in range(self.random.randint(1, 2)) for line in self.question()]
        lines += ["", *self.endings()]
        for _ in range(self.pick(0, 0, 1, 1, 2)):
            self.damage(lines)
        return ("procedure" if way == "procedure" else "reference"), "\n".join(lines) + "\n"

    def list_of_steps(self):
        lines = []
        for number in range(1, self.random.randint(2, 5)):
            if lines and self.is_so(0.15):  # a group of steps of its own, or what belongs to the step before
                lines += ["", *([f"### {self.words()}", ""] if self.is_so(0.5) else []), *self.blocks(1, 2), ""]
            self.bullet, self.point = "-", "."
            marker = self.marker("ordered", number)
            lines += self.nest([self.text()] + ([""] + self.blocks(2, 1) if self.is_so(0.3) else []), marker,
                               " " * max(0, len(marker) + (self.pick(-2, -1, 1, 2) if self.slip(0.1) else 0)))
        return lines


def source(seed, number):
    """The text of the n-th source of a seed, with front matter that adds no words."""
    kind, body = Grower(seed, number).grow()
    return f"---\nid: s{number}\ntitle: T\nversion: 0.1.0\nkind: {kind}\n---\n\n{body}"
