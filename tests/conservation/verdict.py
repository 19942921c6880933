"""Conservation: every word of a source is on a screen of its module, in order, or a message stands on its line."""
import collections
from typing import NamedTuple

import source as reading
from words import kept


class Loss(NamedTuple):
    word: str
    line: int  # of the source as given


class Verdict:
    """What became of the words of one source."""

    def __init__(self, count):
        self.count = count  # words that must be shown
        self.lost = []
        self.told = collections.Counter()  # words that are not shown, by code of a message on their line


def _missing(must, said, beside):
    """Of words that must be shown those that are not; what is kept beside the text counts as shown."""
    missing = [word for word, is_kept in zip(must, kept([word.text for word in must], said)) if not is_kept]
    aside = collections.Counter(beside)
    aside.subtract(word.text for word in missing)
    return [word for word in missing if aside[word.text] < 0]


def _least_missing(text, said, beside, is_told):
    """(words that must be shown, those that are not, those of them that nothing tells of), in the reading in which least is lost."""
    known, twice, best = set(said) | set(beside), set(), None
    for way in (reading.WAYS[0], *reading.WAYS):
        must = [word for word in reading.read(text, known, twice, way) if word.must]
        missing = _missing(must, said, beside)
        lost = [word for word in missing if not is_told(word)]
        if lost:  # words that are told may have taken the places of words that are not
            lost = _missing([word for word in must if not is_told(word)], said, beside)
        if best is None or len(lost) < len(best[2]):
            best = must, missing, lost
        if not lost:
            break
        twice = {word.line for word in lost}
    return best


def judge(source, said, beside):
    """`source` is a library.Source that was compiled; `said` the words of its screens in order, `beside` those kept beside the text."""
    def codes(word):
        """Of messages on its line, or where its note is called."""
        return set().union(*(source.told.get(source.number(line), ()) for line in (word.line, *word.calls)))

    must, missing, lost = _least_missing(source.text, said, beside, codes)
    verdict = Verdict(len(must))
    for word in missing:
        verdict.told.update(codes(word))
    verdict.lost = [Loss(word.text, source.number(word.line)) for word in lost]
    return verdict
