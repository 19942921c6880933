"""What a worker did: Attempt at a quiz, Session of reading.  Both are saved as bytes and taken up again."""
import ctypes
import random
from collections.abc import Iterable
from operator import index
from typing import Optional, SupportsIndex

from . import _header
from ._document import Document, Node, Screen
from ._library import C, NONE, Lent, check, saved as save_of, word


def _question(question: SupportsIndex) -> int:
    return word("question", question)


def _option(option: SupportsIndex) -> int:
    """One that an answer can name: what is more is cut off by the bits it is told in."""
    if not 0 <= index(option) < _header.MAX_CHOICES:
        raise ValueError(f"no option {index(option)}: a question has at most {_header.MAX_CHOICES}, from 0")
    return index(option)


class Attempt:
    """One attempt at the quiz of a document.

    Begins with `seed`, which decides the order of options and is random unless it is given, after `made` earlier attempts; or takes
    up `saved` bytes, which hold both.  `document` may be exchanged for another language's at any time; every answer stays.  Questions are given by
    number or as Question, options by number.  All points are in millipoints: thousandths of a point.
    """

    def __init__(self, document: Document, seed: Optional[int] = None, made: int = 0, saved: Optional[bytes] = None):
        self._document, self._it = document, _header.placard_attempt()
        if saved is None:
            number = random.getrandbits(32) if seed is None else word("seed", seed)  # an order of options needs no secret
            check(C.attempt_begin(self._ref, document.module._ref, document._ref, number, word("made", made)))
        else:
            lent = Lent(saved)
            check(C.attempt_resume(self._ref, document.module._ref, document._ref, lent.address, lent.size))

    @property
    def _ref(self):
        return ctypes.byref(self._it)

    @property
    def document(self) -> Document:
        """In the language that is read now."""
        return self._document

    @document.setter
    def document(self, document: Document) -> None:
        if document.module is not self._document.module:
            raise ValueError("the document is another module's")
        self._document = document

    @property
    def attempts_left(self) -> Optional[int]:
        """After this one; None: no limit."""
        left = C.attempts_left(self._ref)
        return None if left == NONE else left

    def shown(self, question: SupportsIndex) -> "list[int]":
        """Options in the order in which to show them; of pairs, the right sides."""
        shown = (ctypes.c_uint8 * _header.MAX_CHOICES)()
        return list(shown[:C.shown_options(self._ref, self.document._ref, _question(question), shown)])

    # ---- Answers, until the attempt is finished; each raises Error when it cannot be one ----

    def answer_choices(self, question: SupportsIndex, options: "Iterable[int]") -> None:
        chosen = sum(1 << _option(option) for option in set(options))
        check(C.answer_choices(self._ref, self.document._ref, _question(question), chosen))

    def answer_order(self, question: SupportsIndex, options: "Iterable[Optional[int]]") -> None:
        """Items from first to last; or the option whose right side is put to each left side in turn, None for none."""
        order = bytes(_header.NO_OPTION if option is None else _option(option) for option in options)
        check(C.answer_order(self._ref, self.document._ref, _question(question), order, len(order)))

    def answer_text(self, question: SupportsIndex, text: str) -> None:
        """A number or a word, as typed.  Graded at once, by the language at hand."""
        lent = Lent(text.encode())
        check(C.answer_text(self._ref, self.document._ref, _question(question), lent.as_bytes()))

    def take_hint(self, question: SupportsIndex) -> Optional[Node]:
        """The hint, which the attempt then remembers as shown."""
        return self.document._node(C.take_hint(self._ref, self.document._ref, _question(question)))

    # ---- What became of them ----

    def is_answered(self, question: SupportsIndex) -> bool:
        return bool(C.is_answered(self._ref, _question(question)))

    def is_hint_taken(self, question: SupportsIndex) -> bool:
        return bool(C.is_hint_taken(self._ref, _question(question)))

    def is_chosen(self, question: SupportsIndex, option: int) -> bool:
        return bool(C.is_chosen(self._ref, _question(question), word("option", option)))

    def answered_options(self, question: SupportsIndex) -> "list[Optional[int]]":
        """What was put to each place, or to each left side of pairs: options, None where nothing was; [] before an answer."""
        if not self.is_answered(question):
            return []
        places = range(C.option_count(self.document._ref, _question(question)))
        put = [C.answered_option(self._ref, _question(question), place) for place in places]
        return [None if option == _header.NO_OPTION else option for option in put]

    def is_right(self, question: SupportsIndex, option: int) -> bool:
        """Does the option stand right: is it a right choice, at its place, with its left side?"""
        return bool(C.is_right(self._ref, self.document._ref, _question(question), word("option", option)))

    def earned_millipoints(self, question: SupportsIndex) -> int:
        return C.earned_millipoints(self._ref, _question(question))

    @property
    def score_millipoints(self) -> int:
        return C.score_millipoints(self._ref)

    @property
    def is_passed(self) -> bool:
        """Is the score at least the pass mark?  Counts what is answered so far."""
        return bool(C.is_passed(self._ref, self.document._ref))

    def finish(self) -> None:
        """No more answers; the attempt counts as made."""
        C.attempt_finish(self._ref)

    def save(self) -> bytes:
        return save_of(C.attempt_save, self._ref)


class Session:
    """What a worker has seen of a document, screen by screen, and for how long.

    Takes up `saved` bytes of this edition of the module or another: screens that show the same keep their times.  `now` is
    the host's clock in milliseconds; it may wrap at 32 bits.
    """

    def __init__(self, document: Document, saved: Optional[bytes] = None):
        self.document, self._it = document, _header.placard_session()
        count = sum(1 for _ in document.screens)
        self._seen = (_header.placard_seen * count)()
        if saved is None:
            check(C.session_begin(self._ref, document.module._ref, document._ref, self._seen, count))
        else:
            lent = Lent(saved)
            check(C.session_resume(self._ref, document.module._ref, document._ref, self._seen, count, lent.address, lent.size))

    @property
    def _ref(self):
        return ctypes.byref(self._it)

    def __len__(self) -> int:
        """Screens to see; those that show the same count as one."""
        return C.session_count(self._ref)

    def show(self, screen: Optional[Screen], now: float) -> None:
        """The screen comes into view, the one before goes out of it; None: nothing is in view, the device is put away."""
        C.session_show(self._ref, 0 if screen is None else screen.digest, int(now) & 0xFFFFFFFF)

    @property
    def last(self) -> Optional[Screen]:
        """The screen shown last, where to go on; None before the first, and when an edit took it away."""
        digest = C.session_last(self._ref)
        return next((screen for screen in self.document.screens if screen.digest == digest), None) if digest else None

    def time(self, screen: Screen) -> Optional[int]:
        """Milliseconds in view, without the stay that still lasts; None: not seen."""
        time = C.session_time(self._ref, screen.digest)
        return None if time == NONE else time

    @property
    def seen_count(self) -> int:
        return C.session_seen_count(self._ref)

    def save(self) -> bytes:
        """Save when nothing is in view, else the stay that lasts is lost."""
        return save_of(C.session_save, self._ref)
