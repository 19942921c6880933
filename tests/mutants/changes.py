"""changes.py - what may be changed in the code: one check at a time, each with a key that outlives moved lines.

A change is written as in named.txt and survivors.txt:

    compiler/base/path.c: path_join
    - if (len > most)
    + if (len >= most)
      why it is there

The function is the one whose head was last seen above the line ("-" outside of any, "NAME #2" for the second time that the
same change could be made in it).  Lines are compared without their indent.
"""
import collections
import pathlib
import re

CHECKED = ["runtime/src/**/*.[ch]", "compiler/**/*.[ch]"]
LEFT_OUT = "compiler/tools/"  # programs of the build: what they make is compiled, or does not compile

SWAPS = [(" <= ", " < "), (" >= ", " > "), (" < ", " <= "), (" > ", " >= "), (" == ", " != "), (" != ", " == "),
         (" && ", " || "), (" || ", " && ")]
VERDICT = re.compile(r"^(\s*return )(true|false|0|1|-1|E[A-Z]+|errno|error|PLACARD_[A-Z_]+)(;)$")
OTHER_VERDICT = {"true": "false", "false": "true", "0": "1"}  # of an error: as if there were none
LIMIT_NAME = r"[A-Z][A-Z0-9_]*(?:MOST|MAX|LIMIT|LONG|DEPTH|SIZE|FEW|LEAST)[A-Z0-9_]*|(?:MOST|MAX|LIMIT|FEW|LEAST)_[A-Z0-9_]+"
LIMIT = re.compile(rf"^(.*\b(?:{LIMIT_NAME})(?: = | +))(\(?\d[\dxu]*(?: (?:<<|\*) \d+u?)?\)?)((?:,| \}};|\s*/\*|$).*)$")
DEFINITION = re.compile(r"^[a-z].*?(\w+)\((?!.*;$)")

Change = collections.namedtuple("Change", "path function number before after")  # number: of the line, from 0


def key(change):
    return change.path, change.function, change.before.strip(), change.after.strip()


def text_of(change):
    return f"{change.path}: {change.function}\n- {change.before.strip()}\n+ {change.after.strip()}\n"


def condition(line):
    """The bounds of the condition of an `if` that ends on its line."""
    head = re.match(r"^\s*(?:\} else )?if \(", line)
    if not head:
        return None
    depth = 1
    for at in range(head.end(), len(line)):
        depth += {"(": 1, ")": -1}.get(line[at], 0)
        if depth == 0:
            return head.end(), at
    return None


def is_code(line, at):
    """Not in a comment or a text."""
    return "/*" not in line[:at] and line[:at].replace('\\"', "").count('"') % 2 == 0


def lines_after(line):
    """What a line may become."""
    bare = line.strip()
    if bare.startswith(("*", "/*", "#include", "#if", "#elif", "_Static_assert", "assert(", "for (")) or not bare:
        return
    if bounds := condition(line):
        begin, end = bounds
        yield f"{line[:begin]}0 && ({line[begin:end]}){line[end:]}"
    if (match := VERDICT.match(line)) and match[2] != "PLACARD_OK":
        yield f"{match[1]}{OTHER_VERDICT.get(match[2], '0')}{match[3]}"
    if match := LIMIT.match(line):
        yield f"{match[1]}2 * {match[2]}{match[3]}"
    for old, new in SWAPS:
        for match in re.finditer(re.escape(old), line):
            if is_code(line, match.start()):
                yield line[:match.start()] + new + line[match.end():]


def changes_of(path, text):
    function, seen = "-", collections.Counter()
    for number, line in enumerate(text.split("\n")):
        if match := DEFINITION.match(line):
            function, seen = match[1], collections.Counter()
        for after in lines_after(line):
            seen[line.strip(), after.strip()] += 1
            times = seen[line.strip(), after.strip()]
            yield Change(path, function if times == 1 else f"{function} #{times}", number, line, after)


def all_changes(root):
    for pattern in CHECKED:
        for path in sorted(root.glob(pattern)):
            name = str(path.relative_to(root))
            if not name.startswith(LEFT_OUT):
                yield from changes_of(name, path.read_text(encoding="utf-8"))


def read_list(path):
    """[(path, function, lines before, lines after, reason)] of a file such as named.txt."""
    entries = []
    for block in re.split(r"\n{2,}", path.read_text(encoding="utf-8").strip()):
        lines = [line for line in block.split("\n") if not line.startswith("#")]
        if not lines:
            continue
        place, _, function = lines[0].partition(": ")
        before = [line[2:] for line in lines[1:] if line.startswith("- ")]
        after = [line[2:] for line in lines[1:] if line.startswith("+ ")]
        reason = " ".join(line.strip() for line in lines[1:] if line.startswith("  "))
        if not (function and before and reason) or len(before) + len(after) + 1 > len(lines):
            raise SystemExit(f"{path.name}: not `PATH: FUNCTION`, `- `, `+ ` and a reason:\n{block}")
        entries.append((place, function, before, after, reason))
    return entries


def bounds_of(function, text):
    """The lines of a function; all lines for "-"."""
    lines = text.split("\n")
    heads = [i for i, line in enumerate(lines) if (match := DEFINITION.match(line)) and match[1] == function]
    if function == "-" or not heads:
        return 0, len(lines) if function == "-" else 0
    ends = (i for i in range(heads[-1], len(lines)) if lines[i] == "}")
    return heads[-1], next(ends, len(lines))


def applied(text, function, before, after):
    """The text after a change of several lines; it must fit in one place."""
    lines = text.split("\n")
    begin, end = bounds_of(function, text)
    places = [i for i in range(begin, end) if [line.strip() for line in lines[i:i + len(before)]] == [b.strip() for b in before]]
    if len(places) != 1:
        raise SystemExit(f"`{before[0]}` stands {len(places)} times in {function}, not once: renew the list")
    return "\n".join(lines[:places[0]] + after + lines[places[0] + len(before):])


def write(path, text):
    pathlib.Path(path).write_text(text, encoding="utf-8")
