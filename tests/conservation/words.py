"""What a word is: a maximal run of letters, marks and digits, in normal form C; and which of some words stand in others, in order."""
import bisect
import re
import sys
import unicodedata

WINDOW = 600  # words that a word may have moved by, where some between are lost or new


def _letters():
    """The letters, marks and digits of Unicode, as the inside of a character class."""
    ranges, first = [], None
    for code in range(sys.maxunicode + 2):
        is_in = code <= sys.maxunicode and unicodedata.category(chr(code))[0] in "LMN"
        if is_in and first is None:
            first = code
        elif not is_in and first is not None:
            ranges.append(f"\\U{first:08x}-\\U{code - 1:08x}")
            first = None
    return "".join(ranges)


WORD = re.compile(f"[{_letters()}]+")


def words(text):
    return WORD.findall(text if text.isascii() else unicodedata.normalize("NFC", text))


def kept(source, shown):
    """Of the words `source`, which stand in `shown` in the same order: a flag a word, as many set as can be."""
    first, last = 0, len(source)
    while first < min(len(source), len(shown)) and source[first] == shown[first]:
        first += 1
    end = len(shown)
    while last > first and end > first and source[last - 1] == shown[end - 1]:
        last, end = last - 1, end - 1
    flags = [True] * len(source)
    flags[first:last] = _longest(source[first:last], shown[first:end])
    return flags


def _longest(source, shown):
    """A longest common subsequence: the longest rising one among the places where a word of `source` stands (Hunt, Szymanski 1977)."""
    places = {}
    for place, word in enumerate(shown):
        places.setdefault(word, []).append(place)
    ends, chains, flags = [], [], [False] * len(source)
    slack = WINDOW + abs(len(source) - len(shown))
    for number, word in enumerate(source):
        for place in reversed(places.get(word, ())):
            if abs(place - number) <= slack:
                at = bisect.bisect_left(ends, place)
                chain = (number, chains[at - 1] if at else None)
                ends[at:at + 1], chains[at:at + 1] = [place], [chain]
    chain = chains[-1] if chains else None
    while chain:
        flags[chain[0]], chain = True, chain[1]
    return flags
