"""Read Placard module bundles: libplacard by ctypes, with no behaviour of its own.

    import mmap, placard

    with open("lockout-conveyor.placard", "rb") as file:
        module = placard.Module(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    document = module.load("es-MX, fr")
    for caveat in document.caveats():  # withdrawn, or not in a language asked for: tell it first
        print(caveat)
    for screen in document.screens:
        for hazard in screen.guards:
            print("remember", hazard.plain)
        for piece in screen:
            print(piece.plain)

A Module is an open bundle: identity, languages, pictures, triggers.  Module.load() gives a Document in one language.  Its
screens show all of it, every notice included, each with the hazards of earlier screens that guard it; Document.root is the
tree beneath.  Attempt answers and grades the quiz, Session counts what was read; both save to bytes and resume from them.
Every number of points is in millipoints, thousandths of a point, and says so in its name.

Pictures come from Module.media(), which checks them first.  A call that is refused raises Error, with the status and its
name ("PLACARD_ZIP_CRC").  What each call means, promises and costs stands in placard.h.

The shared library is the one that came with this package, or the one that the environment variable PLACARD_LIBRARY names.
"""
from . import _header
from ._bundle import Entry, Fact, Module, Trigger
from ._document import Caveat, Document, Node, Question, Screen
from ._library import Error
from ._progress import Attempt, Session

__version__ = f"{_header.VERSION_MAJOR}.{_header.VERSION_MINOR}.{_header.VERSION_PATCH}"
FORMAT_VERSION = f"{_header.FORMAT_MAJOR}.{_header.FORMAT_MINOR}"

__all__ = ["Attempt", "Caveat", "Document", "Entry", "Error", "Fact", "FORMAT_VERSION", "Module", "Node", "Question", "Screen",
           "Session", "Trigger"]
