"""second.py - the judgements of a second reader, who did not see those of the first, and how far the two agree.

A line of second.txt is one of judgements.txt with a fifth part where the first reader said the opposite: what was settled
then, or `gone` when the rule was mended or the text left out.  What is gone must stay gone; all else must still be a hit.
"""
import collections
import pathlib

SECOND = pathlib.Path(__file__).resolve().with_name("second.txt")
SETTLED = {"settled right": True, "settled wrong": False, "gone": None}

Reading = collections.namedtuple("Reading", "key is_right is_same settled")


def reading(line, number):
    parts = [part.strip() for part in line.split("|")]
    if len(parts) not in (4, 5) or parts[1] not in ("right", "wrong") or not parts[3] or not SETTLED.keys() >= set(parts[4:]):
        raise SystemExit(f"{SECOND.name}:{number}: not `key | right or wrong | words | why`, and | settled right, wrong or gone")
    is_right = parts[1] == "right"
    return Reading(parts[0], is_right, len(parts) == 4, SETTLED[parts[4]] if len(parts) == 5 else is_right)


def readings():
    lines = enumerate(SECOND.read_text(encoding="utf-8").splitlines(), 1)
    return [reading(line, number) for number, line in lines if line and not line.startswith("#")]


def kappa(readings):
    """Cohen's: agreement beyond what two readers reach who say "right" as often, but by chance."""
    count = len(readings)
    observed = sum(one.is_same for one in readings) / count
    second = sum(one.is_right for one in readings) / count
    first = sum(one.is_right == one.is_same for one in readings) / count
    chance = first * second + (1 - first) * (1 - second)
    return (observed - chance) / (1 - chance) if chance < 1 else 1


def problems(readings, keys, judged):
    """What is not as second.txt says; `keys` are those of all hits, `judged` the first reader's, as they stand now."""
    twice = collections.Counter(one.key for one in readings)
    for one in readings:
        if twice[one.key] > 1:
            yield f"{SECOND.name} has {one.key} {twice[one.key]} times"
        elif one.settled is None and one.key in keys:
            yield f"{one.key} is told again, and was found wrong"
        elif one.settled is not None and one.key not in keys:
            yield f"{one.key} of {SECOND.name} is no hit"
        elif one.settled is not None and judged.get(one.key) != one.settled:
            yield f"{one.key}: judgements.txt does not say what {SECOND.name} says or settled"
