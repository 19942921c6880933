"""An open bundle: Module, and the facts of its manifest."""
import ctypes
import datetime
from collections.abc import Iterable, Iterator
from typing import Optional, SupportsIndex, Union

from . import _header
from ._document import KINDS, Document, day_of
from ._library import C, NONE, Lent, check, copy, ranges_of, text, word, words

MODULES, TRIGGERS = words("MODULE"), words("TRIGGER")


class Fact:
    """One token of the manifest.

    kind    as in placard.h, in lower case: "regulation"
    number  what docs/format says of the kind; 0 where it has none
    data    its text or its bytes
    """

    def __init__(self, module: "Module", fact: "_header.placard_fact"):
        self._module, self._it = module, fact
        self.kind: str = C.kind_name(fact.kind).decode()
        self.number: int = fact.number
        self.data: bytes = copy(fact.text)

    @property
    def text(self) -> str:
        return self.data.decode()

    @property
    def children(self) -> "list[Fact]":
        return list(_facts(self._module, C.fact_child(ctypes.byref(self._it))))

    def __repr__(self) -> str:
        return f"<Fact {self.kind} {self.number} {self.data!r}>"


class Trigger:
    """When a module should appear: all its terms hold (docs/format/triggers.md).

    kind    "work_order", "schedule", "location", "scan", "policy_update", "event" or "review"
    terms   its facts, in order
    """

    def __init__(self, fact: Fact):
        self.kind: str = TRIGGERS[fact.number]
        self.terms: list[Fact] = fact.children

    @property
    def fields(self) -> "dict[str, list[str]]":
        """Of a work order or an event: the values of which each field must have one."""
        return {term.text: [value.text for value in term.children] for term in self.terms if term.kind == "field"}

    def first(self, kind: str) -> Optional[Fact]:
        """The first term of a kind: `trigger.first("prefix").text`."""
        return next((term for term in self.terms if term.kind == kind), None)

    def __repr__(self) -> str:
        return f"<Trigger {self.kind} {self.terms!r}>"


class Entry:
    """One entry of the container, for tools that list them: name, size and crc of what is in it, offset of its header."""

    def __init__(self, entry: "_header.placard_entry"):
        self.name: str = text(entry.name)
        self.packed: bytes = copy(entry.packed)
        self.size: int = entry.size
        self.crc: int = entry.crc
        self.offset: int = entry.offset
        self.is_deflated: bool = bool(entry.is_deflated)


def _facts(module: "Module", fact: "_header.placard_fact") -> Iterator[Fact]:
    while fact.kind != 0:
        yield Fact(module, fact)
        fact = C.fact_next(ctypes.byref(fact))


class Module:
    """An open bundle.

    `data` is any object with a buffer: bytes, bytearray, memoryview, mmap.  It is not copied where its bytes lie side by
    side, kept alive, and must not change while the module is in use.  Raises Error when it is no bundle.
    """

    def __init__(self, data):
        self._file = Lent(data)
        self._it, error = _header.placard_module(), _header.placard_error()
        check(C.open(ctypes.byref(self._it), self._file.address, self._file.size, ctypes.byref(error)), error)

    @property
    def _ref(self):
        return ctypes.byref(self._it)

    @property
    def id(self) -> str:
        return text(C.id(self._ref))

    @property
    def version(self) -> str:
        """SemVer."""
        return text(C.module_version(self._ref))

    @property
    def kind(self) -> str:
        """ "procedure", "bulletin" or "reference". """
        return MODULES[C.kind_of_module(self._ref)]

    # ---- Languages ----

    @property
    def languages(self) -> "list[str]":
        """Tags, the source language first."""
        return [text(C.language_tag(self._ref, i)) for i in range(C.language_count(self._ref))]

    def is_rtl(self, language: int) -> bool:
        """Is it written from right to left?"""
        self._have("language", language, len(self.languages))
        return bool(C.language_is_rtl(self._ref, language))

    def lookup(self, priority: "Union[str, Iterable[str]]") -> Optional[int]:
        """Number of the language that suits "es-MX, fr" best; None when none does: show the source language, 0, and say so."""
        lent = Lent(ranges_of(priority).encode())
        found = C.language_lookup(self._ref, lent.as_bytes())
        return None if found == NONE else found

    @staticmethod
    def rank(tag: str, priority: "Union[str, Iterable[str]]") -> Optional[int]:
        """How much a language is wanted: the lower, the more; None: it is not."""
        of, ranges = Lent(ranges_of(tag).encode()), Lent(ranges_of(priority).encode())
        rank = C.language_rank(of.as_bytes(), ranges.as_bytes())
        return None if rank == NONE else rank

    def load(self, language: "Union[int, str, Iterable[str]]" = 0) -> Document:
        """One language, checked; by number, or the one that suits ranges like "es-MX, fr" or ["es-MX", "fr"].

        Where none suits it is the source language: Document.caveats() says so, and what else to tell before it is shown.
        """
        if isinstance(language, SupportsIndex):
            return Document(self, word("language", language))
        asked = ranges_of(language)
        return Document(self, self.lookup(asked) or 0, asked)

    # ---- Is it still good? ----

    def is_withdrawn(self, today: Optional[datetime.date] = None) -> bool:
        """On that day; by default today."""
        return bool(C.is_withdrawn(self._ref, day_of(today or datetime.date.today())))

    # ---- Pictures ----

    @property
    def media_count(self) -> int:
        """How many; image nodes number them from 0."""
        return C.media_count(self._ref)

    def media(self, index: int) -> bytes:
        """A picture, as WebP, after its bytes were held against their sum.  Raises Error when they are damaged, IndexError
        when there is none of that number."""
        self._have("picture", index, self.media_count)
        error = _header.placard_error()
        check(C.media_check(self._ref, index, ctypes.byref(error)), error)
        return copy(C.media(self._ref, index))

    def media_unchecked(self, index: int) -> bytes:
        """Its bytes without a promise: opening does not look at them."""
        self._have("picture", index, self.media_count)
        return copy(C.media(self._ref, index))

    @staticmethod
    def _have(what: str, index: int, count: int) -> None:
        if not 0 <= index < count:
            raise IndexError(f"no {what} {index}: there are {count}")

    def media_size(self, index: int) -> "tuple[int, int]":
        """Width and height in pixels."""
        self._have("picture", index, self.media_count)
        return C.media_width(self._ref, index), C.media_height(self._ref, index)

    # ---- The manifest ----

    @property
    def facts(self) -> "list[Fact]":
        return list(_facts(self, C.fact_first(self._ref)))

    def fact(self, kind: str, index: int = 0) -> Optional[Fact]:
        """The `index`-th fact of a kind: `module.fact("withdrawn")`."""
        fact = C.fact_at(self._ref, KINDS[kind], word("index", index))
        return Fact(self, fact) if fact.kind != 0 else None

    @property
    def triggers(self) -> "list[Trigger]":
        """When it should appear; each of them is enough."""
        return [Trigger(fact) for fact in self.facts if fact.kind == "trigger"]

    @property
    def entries(self) -> "list[Entry]":
        return [Entry(C.entry_at(self._ref, i)) for i in range(C.entry_count(self._ref))]

    def __repr__(self) -> str:
        return f"<Module {self.id} {self.version}>"
