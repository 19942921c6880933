"""The words of a Markdown source, by a reading of its own that is lax on purpose.

It knows no blocks.  It looks at each line for what is surely markup (fences, list markers, link targets, comments, tags) and takes
everything else for words that a worker must see.  What may be markup and may be text, it leaves open: such words may be shown.
"""
import functools
import html
import re
from typing import NamedTuple

from words import words


class Word(NamedTuple):
    text: str
    line: int
    must: bool  # be shown; else it is markup, or may be
    place: int = 0  # in the body
    calls: tuple = ()  # lines of the calls, of a word in a note


FIELDS = ("title", "task", "tools", "parts", "ppe")  # shown to workers, in the order of the opening screen
CONTAINERS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*[ \t]*")
FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
NUMBER = re.compile(r"\d{1,9}(?=[.)](?:[ \t]|$))")
BOX = re.compile(r"\[[ xX]\](?=[ \t])")
ESCAPE = r"\\[!-/:-@\[-`{-~]"
CODE = re.compile(ESCAPE + r"|(?<!`)(`+)(?!`)((?:(?!\n[ \t>]*\n).)+?)(?<!`)\1(?!`)", re.S)
STARTS = r"^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*"
# At the start of a line a comment ends with the first -->; within one it holds no two dashes, and else is text.
COMMENTS = [re.compile(STARTS + r"((?:<!--.*?-->[ \t]*)+)", re.M | re.S), re.compile(r"(<!---->|<!---?[^>-](?:-?[^-])*-->)")]
AUTOLINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*|[\w.+-]+@[\w.-]+)>")
TAG = re.compile(r"""</?[a-zA-Z][a-zA-Z0-9-]*(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*/?>""")
TITLE = r"""(?:"([^"]*)"|'([^']*)'|\(([^()]*)\))"""
NESTED = r"[^\s()]*"
for _ in range(8):  # parentheses in a target, inside each other
    NESTED = r"(?:[^\s()]|\(" + NESTED + r"\))*"
TARGET = re.compile(r"\]\(\s*(?:<[^<>\n]*>|(?!<)" + NESTED + r")(?:\s+" + TITLE + r")?\s*\)")
REFERENCE = re.compile(r"(?<=\])\[([^\[\]]+)\]")
DEFINITION = re.compile(STARTS + r"\[([^\[\]^][^\[\]]*)\]:[ \t]*\n?[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)(?:[ \t]*\n?[ \t]+" + TITLE + r")?[ \t]*$", re.M)
NOTE = re.compile(STARTS + r"\[\^([^\[\]\s]+)\]:", re.M)
NOTE_USE = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")
ANSWER = re.compile(r"^[ \t]*(\*\*|__)([^*\n]+)(?::\1|\1:)", re.M)
HEADING = re.compile(r"^#", re.M)
ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")

ALL, MARGIN, NONE = "all", "margin", "none"


class Way(NamedTuple):
    """A way to read a source, where it can be read in several."""

    fences: str = ALL  # that begin and end code: ALL that look like it, those that are not indented (MARGIN), or NONE
    has_spans: bool = True  # is there code between backticks?
    notes: str = ALL  # that stand where they are called, and not where they are written; MARGIN as of fences


WAYS = [Way(fences, has_spans, notes) for notes in (ALL, MARGIN, NONE)
        for fences, has_spans in ((ALL, True), (MARGIN, True), (NONE, True), (NONE, False))]
TEXT, OPEN, RAW, BREAK = "t", "o", "r", "b"  # of each character: a word's; perhaps a word's; code; none


class Body:
    """The text behind the front matter, and of each character what it may be."""

    def __init__(self, text):
        self.text, self.roles, self.left = text, [TEXT] * len(text), list(text)
        self.doubtful = []  # what may be comments, and code
        self.answers = []  # (begin, end) of what belongs to an answer line

    def mark(self, begin, end, role):
        """No code begins in what is markup already."""
        for i in range(begin, end):
            if self.text[i] != "\n" and (role in (TEXT, OPEN) or self.roles[i] == TEXT):
                self.roles[i] = role
                self.left[i] = self.text[i] if role == TEXT else "\x1a"

    def plain(self):
        """The text with a blank in the place of all that has its role already: patterns look for no markup there."""
        return "".join(self.left)

    def mark_all(self, pattern, role, group=0):
        for found in pattern.finditer(self.plain()):
            self.mark(*found.span(group), role)


def lines_of(text):
    return re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))


def split(lines):
    """(lines of the front matter, number of the first line of the body)."""
    if lines and lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], 1):
            if line.rstrip() == "---":
                return lines[1:number], number + 1
    return [], 0


def _closes(line, fence):
    return len(line) >= len(fence) and set(line) == {fence[0]}


def _is_deep(line, inside):
    """Is it indented by four columns or more, behind the marks of its lists and quotes?"""
    return line[:inside].expandtabs(4).endswith("    ")


def _mark_fences(body, fences):
    """Lines between fences are code.  Where a fence ends that nothing closes, this reading does not know: at the end."""
    begin, fence, is_marked = 0, None, False
    for line in body.text.split("\n"):
        inside = CONTAINERS.match(line).end()
        found = FENCE.match(line, inside)
        has_marks = bool(line[:inside].strip())
        if found and fences == MARGIN and (_is_deep(line, inside) or (fence and has_marks > is_marked)):
            found = None
        if fence and found and _closes(found.group().rstrip(), fence):
            fence = None
        elif fence:
            body.mark(begin, begin + len(line), RAW)
        elif found:
            fence, is_marked = found.group(1) or found.group(3), has_marks
            body.mark(begin + inside, begin + len(line), OPEN)  # the info string
        begin += len(line) + 1


def _mark_line_starts(body):
    begin = 0
    for line in body.text.split("\n"):
        if RAW not in body.roles[begin:begin + 1 + len(line)]:
            end = CONTAINERS.match(line).end()
            for number in NUMBER.finditer(line, 0, end):
                body.mark(begin + number.start(), begin + number.end(), OPEN)
            box = BOX.match(line, end)
            if box and end:
                body.mark(begin + end, begin + box.end(), OPEN)
        begin += len(line) + 1


def _mark_code(body):
    for found in CODE.finditer(body.plain()):
        if found.group(1):
            body.mark(*found.span(1), BREAK)
            body.mark(*found.span(2), RAW)
            body.mark(found.end(2), found.end(), BREAK)
        else:
            body.mark(*found.span(), BREAK)


def _mark_with_title(body, found, titles):
    """All of a target is markup but its title, which is kept."""
    body.mark(*found.span(), OPEN)
    for group in titles:
        if found.group(group):
            body.mark(*found.span(group), TEXT)


def _mark_comments(body):
    """What is indented like code may be a comment of a list all the same."""
    for pattern in COMMENTS:
        for found in pattern.finditer(body.plain()):
            begin = found.start(1)
            if _is_deep(body.text[found.start():begin], begin - found.start()):
                body.doubtful.append(found.group(1))
            body.mark(*found.span(1), OPEN)


def _mark_links(body):
    for found in AUTOLINK.finditer(body.plain()):
        body.mark(*found.span(), RAW)
    body.mark_all(TAG, OPEN)
    for found in TARGET.finditer(body.plain()):
        _mark_with_title(body, found, (1, 2, 3))
    text = body.plain()
    definitions = list(DEFINITION.finditer(text))
    defined = [_label(found.group(1)) for found in definitions]
    begun = {found.start(1) for found in definitions}
    used = {_label(found.group(1)) for found in re.finditer(r"\[([^\[\]]+)\]", text) if found.start(1) not in begun}
    used |= {label for label in defined if defined.count(label) > 1}  # the second may be a use
    used |= {_label(label) for comment in body.doubtful for label in re.findall(r"\[([^\[\]]+)\]", comment)}
    for found in REFERENCE.finditer(text):
        if _label(found.group(1)) in defined:
            body.mark(*found.span(1), OPEN)
    for found in definitions:
        if _label(found.group(1)) in used:
            body.mark(*found.span(), OPEN)


def _label(text):
    return " ".join(text.split()).casefold()


@functools.cache
def _note_rest(columns):
    """What belongs to a note: the rest of its line, lines that go on without an empty one, and those indented by so many columns."""
    return re.compile(r"[^\n]*(?:\n(?![ \t>]*(?:\[\^|#{1,6}(?:[ \t]|$)|[-+*](?:[ \t]|$)|`{3}|~{3}))[ \t>]*[^\s>][^\n]*|\n(?:[ \t>]*\n)*(?: {4}| {0,3}\t){%d}[ \t]*[^\s][^\n]*)*" % (columns // 4), re.M)


def _mark_notes(body, which):
    """Labels of footnotes are markup; {label: (begin, end)} of the notes, [(label, place)] of the references."""
    text, notes, uses = body.plain(), {}, []
    for note in NOTE.finditer(text):
        label, inside = note.group(1).casefold(), note.group()[:note.start(1) - 2 - note.start()]
        if label not in notes and not (which == MARGIN and _is_deep(inside, len(inside))):
            body.mark(*note.span(), OPEN)
            rest = _note_rest(len(inside.expandtabs(4)) // 4 * 4 + 4)
            notes[label] = (note.start(), rest.match(text, note.end()).end())
    for use in NOTE_USE.finditer(text):
        if use.group(1).casefold() in notes:
            body.mark(*use.span(), OPEN)
            uses.append((use.group(1).casefold(), use.start()))
    return notes, uses


def _mark_answers(body):
    """The label of an answer line is markup, where it is one.  Up to the next heading, answers may stand."""
    for found in ANSWER.finditer(body.plain()):
        body.mark(*found.span(), OPEN)
        end = HEADING.search(body.text, found.end())
        body.answers.append((found.start(), end.start() if end else len(body.text)))


def _runs(body, begin, end):
    """Stretches of one role: (begin, end, role)."""
    at = begin
    while at < end:
        last = at
        while last < end and body.roles[last] == body.roles[at]:
            last += 1
        yield at, last, body.roles[at]
        at = last


def _decode(piece):
    return ENTITY.sub(lambda found: html.unescape(found.group()), piece)


def _line_words(body, begin, end, line):
    """The words of a line; one with entities in three ways: they are read outside of code, nowhere, everywhere."""
    for roles in ((TEXT,), (), (TEXT, RAW)) if ENTITY.search(body.text, begin, end) else ((),):
        out = []
        for first, last, role in _runs(body, begin, end):
            if role != BREAK:
                piece = _decode(body.text[first:last]) if role in roles else body.text[first:last]
                out.extend(Word(word, line, role != OPEN, first) for word in words(piece))
        yield out
    if "![" in body.text[begin:end] or any(first <= begin < last for first, last in body.answers):
        yield [Word(word, line, True, begin) for word in words(_without_marks(body, begin, end))]


def _without_marks(body, begin, end):
    """An answer that is accepted and the text of a picture are kept as text: what marks a part of a word does not part it."""
    pieces = []
    for first, last, role in _runs(body, begin, end):
        piece = body.text[first:last]
        if role in (TEXT, RAW):
            pieces.append(re.sub(r"[*_~]|!?\[", "", _decode(piece)))
        elif not piece.startswith(("<", "`", "](")):
            pieces.append(" ")
    return "".join(pieces)


def _best(readings, known, is_least):
    """That of which least is lost, and, where that has not helped, of these which asks for least; the first of equals."""
    return min(readings, key=lambda out: (sum(word.must and word.text not in known for word in out),
                                          is_least and sum(word.must for word in out)))


def _order(notes, uses):
    """Where a word is read that stands at a place: in a note, the innermost of several, where the note is called first."""
    calls = {}
    for label, place in uses:
        if not notes[label][0] <= place < notes[label][1]:
            calls.setdefault(label, place)

    def order(place, depth=0):
        for label, (begin, end) in reversed(notes.items()):
            if begin <= place < end and label in calls and depth < 8:
                return *order(calls[label], depth + 1), place
        return (place,)

    return order


def _body_words(text, first_line, known, twice, way):
    """A line between fences may stand outside of them after all, where a list or quote has ended."""
    bodies, orders = [Body(text), Body(text)], []
    _mark_fences(bodies[0], way.fences)
    if way.fences == NONE or RAW not in bodies[0].roles:
        del bodies[0 if way.fences == NONE else 1]
    for body in bodies:
        orders.append(_order(*_mark_body(body, way)))
    out, begin = [], 0
    for number, line in enumerate(text.split("\n"), first_line):
        end = begin + len(line)
        out += _best([reading for one in bodies for reading in _line_words(one, begin, end, number)], known, number in twice)
        begin = end + 1
    return out if way.notes == NONE else _at_calls(out, orders[0], text, first_line)


def _at_calls(out, order, text, first_line):
    """Notes where they are called; what is told of the call is told of them."""
    placed = sorted(((order(word.place), word) for word in out), key=lambda one: one[0])
    return [word._replace(calls=tuple(first_line + text.count("\n", 0, place) for place in places[:-1])) for places, word in placed]


def _mark_body(body, way):
    """Marks all but fences; (places of the notes, their uses)."""
    _mark_line_starts(body)
    if way.has_spans:
        _mark_code(body)
    _mark_comments(body)
    _mark_links(body)
    _mark_answers(body)
    return _mark_notes(body, way.notes)


def _field_words(front):
    """Words of the fields that workers see, in the order in which they see them."""
    found, key = {}, None
    for line, text in enumerate(front, 2):
        at = re.match(r"([a-z]+):(.*)$", text)
        if at:
            key, text = at.group(1), at.group(2)
        elif not text.startswith((" ", "-")):
            key = None
        text = re.sub(r"(?:^|\s)#.*", "", text)
        found.setdefault(key, []).extend(Word(word, line, True) for word in words(text))
    return [word for key in FIELDS for word in found.get(key, [])]


def read(text, known=frozenset(), twice=frozenset(), way=WAYS[0]):
    """The words of a source in the order in which they are to be read.

    known   words that are shown: by them, a line that can be read in two ways is
    twice   lines for which that was not enough
    """
    lines = lines_of(text)
    front, first = split(lines)
    return _field_words(front) + _body_words("\n".join(lines[first:]), first + 1, known, twice, way)
