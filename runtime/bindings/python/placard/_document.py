"""One language of a module: Document, its nodes, its screens, its questions."""
import ctypes
import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Optional

from . import _header
from ._library import C, NONE, Lent, check, copy, text, word, words

if TYPE_CHECKING:
    from ._bundle import Module

KINDS = {name.lower(): code for name, code, _ in _header.KIND_LIST}
SIGNALS, SCREENS, TYPES, FORMS = words("NOTICE"), words("SCREEN"), words("QUESTION"), words("FORM")
_BREAKS = {"paragraph", "item", "cell", "line_break", "left", "right", "unit"}  # a blank stands for them in plain text
_SAYS = {"text", "code", "image", "code_block", "title", "summary", "tool", "spare_part", "protection",
         "unit"}  # what it is made of
_LATER = {"choice", "ordered", "pair", "hint", "feedback", "reply", "explanation"}  # what is not said with what it stands in


class Node:
    """One node of a document.  Iterate it for its children.

    kind    as in placard.h, in lower case: "paragraph", "notice", "step" ...
    number  what docs/format says of the kind; 0 where it has none
    """

    __slots__ = ("document", "index")

    def __init__(self, document: "Document", index: int):
        self.document, self.index = document, index

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and (self.document, self.index) == (other.document, other.index)

    def __hash__(self) -> int:
        return hash(self.index)

    def __repr__(self) -> str:
        return f"<Node {self.index} {self.kind} {self.text!r}>"

    @property
    def kind(self) -> str:
        return C.kind_name(C.node_kind(self.document._ref, self.index)).decode()

    @property
    def number(self) -> int:
        return C.node_number(self.document._ref, self.index)

    @property
    def text(self) -> str:
        """Its own text; that of what is inside has `plain`."""
        return text(C.node_text(self.document._ref, self.index))

    @property
    def end(self) -> int:
        """One past the last node inside it."""
        return C.node_end(self.document._ref, self.index)

    @property
    def signal_word(self) -> Optional[str]:
        """Of a notice: "DANGER", "WARNING" ..."""
        return SIGNALS[self.number] if self.kind == "notice" else None

    @property
    def is_hazard(self) -> bool:
        """Is it a notice that speaks of injury: DANGER, WARNING or CAUTION?"""
        return self.signal_word in ("DANGER", "WARNING", "CAUTION")

    @property
    def plain(self) -> str:
        """What it says, on one line and without mark-up; a notice with its signal word.

        Of a question the prompt and the unit: ask an option, a hint, a feedback, a reply or an explanation itself when its time has come.
        """
        said, index, end = "", self.index, self.end
        while index < end:
            node = Node(self.document, index)
            kind = node.kind
            if kind in _LATER and index != self.index:
                index = node.end
                continue
            if kind in _BREAKS:
                said += " "
            elif kind == "notice":
                said += f" {node.signal_word}: "
            if kind in _SAYS:
                said += node.text
            index += 1
        return " ".join(said.split())

    def __iter__(self) -> "Iterator[Node]":
        ref, child = self.document._ref, C.node_first(self.document._ref, self.index)
        while child != NONE:
            yield Node(self.document, child)
            child = C.node_next(ref, self.index, child)

    def walk(self) -> "Iterator[Node]":
        """This node and all inside it, in reading order."""
        return (Node(self.document, i) for i in range(self.index, self.end))

    def find(self, kind: str, after: "Optional[Node]" = None) -> "Optional[Node]":
        """The first node of a kind inside this one, behind `after`."""
        start = self.index if after is None else after.index
        return self.document._node(C.node_find(self.document._ref, self.index, start, KINDS[kind]))


class Screen:
    """What a worker reads at a time; all screens together show all of the document.

    kind     "opening", "step", "section" or "question"
    node     the step, question, phase or heading that it is for; None: the opening
    section  the phase, heading or quiz that it stands in, if any
    number   of a step as its list counts, of a question from 1; else 0
    """

    def __init__(self, document: "Document", screen: "_header.placard_screen"):
        self.document, self._it = document, screen
        self.kind: str = SCREENS[screen.kind]
        self.node: Optional[Node] = document._node(screen.node or NONE)
        self.section: Optional[Node] = document._node(screen.section or NONE)
        self.number: int = screen.number

    def __iter__(self) -> Iterator[Node]:
        """What to show, in order; each piece with all that is inside it."""
        ref, it, piece = self.document._ref, ctypes.byref(self._it), NONE
        while (piece := C.screen_piece(ref, it, piece)) != NONE:
            yield Node(self.document, piece)

    @property
    def guards(self) -> "list[Node]":
        """Hazards of screens before that this one must not be read without: keep them in sight."""
        guards: list[Node] = []
        while (index := C.screen_guards(ctypes.byref(self._it), len(guards))) != NONE:
            guards.append(Node(self.document, index))
        return guards

    @property
    def digest(self) -> int:
        """64 bits that stay as long as the screen shows the same; sessions count screens by it."""
        return C.screen_digest(self.document.module._ref, self.document._ref, ctypes.byref(self._it))

    def __repr__(self) -> str:
        return f"<Screen {self.kind} {self.number} {self.digest:016x}>"


class Question:
    """One question of the quiz, as it stands in the document; what was answered has Attempt."""

    def __init__(self, document: "Document", index: int):
        self.document, self.index = document, index
        self.node = Node(document, C.question_at(document._ref, index))

    def __index__(self) -> int:
        return self.index

    @property
    def type(self) -> str:
        """ "single-choice", "order" ..."""
        return TYPES[C.question_type_of(self.document._ref, self.index)]

    @property
    def form(self) -> str:
        """What to draw: "choices", "places", "pairs", "number" or "words"."""
        return FORMS[C.form_of(C.question_type_of(self.document._ref, self.index))]

    @property
    def takes_many(self) -> bool:
        """May several options be chosen?"""
        return bool(C.takes_many(C.question_type_of(self.document._ref, self.index)))

    @property
    def millipoints(self) -> int:
        """What it is worth, in thousandths of a point, as all points here."""
        return C.question_millipoints(self.document._ref, self.index)

    @property
    def options(self) -> "list[Node]":
        """Choices, items or pairs as they stand; Attempt.shown() has the order in which to show them."""
        count = C.option_count(self.document._ref, self.index)
        return [Node(self.document, C.option_at(self.document._ref, self.index, i)) for i in range(count)]

    def feedback(self, option: int) -> Optional[Node]:
        """What to say after an answer with this option."""
        return self.document._node(C.feedback(self.document._ref, self.index, word("option", option)))

    def reply(self, text: str) -> Optional[Node]:
        """What to say to a typed answer, which the attempt does not keep."""
        lent = Lent(text.encode())
        return self.document._node(C.reply(self.document._ref, self.index, lent.as_bytes()))

    @property
    def explanation(self) -> Optional[Node]:
        """What to say after any answer."""
        return self.document._node(C.explanation(self.document._ref, self.index))


def day_of(date: datetime.date) -> int:
    """As the manifest has days."""
    return 10000 * date.year + 100 * date.month + date.day


class Caveat:
    """What to tell before a module is shown.  str() is an English sentence of it, for logs and examples.

    kind         "withdrawn": show why and nothing to follow; "valid-until": it will be withdrawn; "left-out": a language that is
                 wanted more than the one shown is not there, since a warning in it is out of date; "other-language": the one shown
                 is none of those asked for
    text         the reason, in words for the worker; or the tag of the language
    day          since or until when; None: not said
    replaced_by  id of the module to use instead, if any
    """

    _SENTENCES = {"withdrawn": "WITHDRAWN, do not use: {text}", "valid-until": "Will be withdrawn: {text}",
                  "left-out": "Left out, a warning in it is out of date: {text}",
                  "other-language": "None of the languages asked for is there; shown is: {text}"}

    def __init__(self, kind: str, text: str, day: Optional[datetime.date] = None, replaced_by: Optional[str] = None):
        self.kind, self.text, self.day, self.replaced_by = kind, text, day, replaced_by

    def __str__(self) -> str:
        said = self._SENTENCES[self.kind].format(text=self.text)
        said += f" ({self.day})" if self.day else ""
        return said + (f" Use instead: {self.replaced_by}" if self.replaced_by else "")

    def __repr__(self) -> str:
        return f"<Caveat {self.kind} {self.text!r}>"


class Document:
    """One language of a module, checked; keeps the module and the loaded memory.  Made by Module.load().

    language  its number; module.languages[language] is its tag
    """

    def __init__(self, module: "Module", language: int, asked: Optional[str] = None):
        self.module, self.language, self._asked, self._it = module, language, asked, _header.placard_document()
        error, size = _header.placard_error(), C.load_size(module._ref, language)
        self._memory = (ctypes.c_uint32 * ((size + 3) // 4))()
        check(C.load(self._ref, module._ref, language, self._memory, ctypes.sizeof(self._memory), ctypes.byref(error)), error)

    @property
    def _ref(self):
        return ctypes.byref(self._it)

    def _node(self, index: int) -> Optional[Node]:
        return None if index == NONE else Node(self, index)

    def __len__(self) -> int:
        """Nodes."""
        return C.node_count(self._ref)

    def caveats(self, today: Optional[datetime.date] = None) -> "list[Caveat]":
        """What to tell before all else, on that day, by default today; [] when there is nothing."""
        return [*self._withdrawal(today), *self._other_language()]

    def _withdrawal(self, today: Optional[datetime.date]) -> Iterator[Caveat]:
        why, on, by = (self.module.fact(kind) for kind in ("withdrawn", "withdrawn_on", "replaced_by"))
        if why is not None:
            day = datetime.date(on.number // 10000, on.number // 100 % 100, on.number % 100) if on else None
            kind = "withdrawn" if self.module.is_withdrawn(today) else "valid-until"
            yield Caveat(kind, why.text, day, by.text if by else None)

    def _other_language(self) -> Iterator[Caveat]:
        if self._asked is None:
            return
        lent = Lent(self._asked.encode())
        lag = C.left_out(self.module._ref, lent.as_bytes(), self.language)
        if lag.kind != 0:
            yield Caveat("left-out", text(lag.text))
        if self.module.lookup(self._asked) is None:
            yield Caveat("other-language", self.module.languages[self.language])

    @property
    def root(self) -> Node:
        return Node(self, 0)

    @property
    def title(self) -> str:
        return text(C.title(self._ref))

    @property
    def data(self) -> bytes:
        """The document's entry, inflated: what the content digest is over."""
        return copy(C.document_bytes(self._ref))

    @property
    def screens(self) -> Iterator[Screen]:
        """What to show, screen by screen: the way to walk a module, since no notice is left out of it."""
        screen = _header.placard_screen()
        while C.screen_next(self._ref, ctypes.byref(screen)):
            yield Screen(self, _header.placard_screen.from_buffer_copy(screen))

    def nth(self, kind: str, index: int) -> Optional[Node]:
        """The `index`-th node of a kind, from 0."""
        return self._node(C.node_nth(self._ref, KINDS[kind], word("index", index)))

    @property
    def steps(self) -> "list[Node]":
        """The steps alone, without the notices that stand before and between them: to count and to link, not to show."""
        return [Node(self, C.step_at(self._ref, i)) for i in range(C.step_count(self._ref))]

    @property
    def questions(self) -> "list[Question]":
        return [Question(self, i) for i in range(C.question_count(self._ref))]

    @property
    def pass_mark(self) -> int:
        """Per cent of the points; 0 without a quiz."""
        return C.pass_mark(self._ref)

    @property
    def most_millipoints(self) -> int:
        """What the whole quiz is worth, in thousandths of a point."""
        return C.most_millipoints(self._ref)
