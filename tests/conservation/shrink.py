"""A smaller source that shows the same fault: lines, then words, are left out as long as it stays."""
import re


def _reduce(items, join, are_bad):
    size = max(1, len(items) // 2)
    while size and items:
        ways = [items[:at] + items[at + size:] for at in range(0, len(items), size)]
        bad = are_bad([join(way) for way in ways])
        if any(bad):
            items = ways[bad.index(True)]
            size = min(size, max(1, len(items)))
        else:
            size //= 2
    return items


def shrink(text, are_bad):
    """The body of the smaller source.  `are_bad` says of each of some texts whether it shows the fault; the front matter stays."""
    lines = text.split("\n")
    first = lines.index("---", 1) + 1
    head = "\n".join(lines[:first]) + "\n"
    body = _reduce(lines[first:], lambda some: head + "\n".join(some), are_bad)
    return "".join(_reduce(re.findall(r"\w+|\s|[^\w\s]", "\n".join(body)), lambda some: head + "".join(some), are_bad))


def shape(body):
    """The text with one word for every word: two faults of one kind look the same."""
    return re.sub(r"[^\W\d_]\w*", "w", body)
