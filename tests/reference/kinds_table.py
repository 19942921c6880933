#!/usr/bin/env python3
"""Write the tables of docs/format/ that come from the lists in the headers.

    kinds_table.py           rewrite what stands between the markers
    kinds_table.py --check   fail when that would change anything
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADER = (ROOT / "runtime/include/placard.h").read_text()
LAYOUT = (ROOT / "runtime/include/placard_format.h").read_text()


def macro(text, name):
    """The lines of a list macro."""
    return re.search(r"#define %s\(X(?:, v)?\)(.*?[^\\])\n(?!\s+X\()" % name, text, re.S).group(1)


def classes(expression):
    names = re.findall(r"PLACARD_IS_(\w+)", expression)
    return " ".join(name.lower() for name in names) or "-"


def ranges():
    found = {}
    rows = macro(LAYOUT, "PLACARD_DOCUMENT_RANGES") + macro(LAYOUT, "PLACARD_MANIFEST_RANGES")
    for kind, least, most in re.findall(r"X\(v, (\w+), (\w+), (\w+)\)", rows):
        found[kind] = (least, "2^32 - 1" if most == "UINT32_MAX" else most)
    return found


def kinds(kind_list):
    row = r'X\((\w+), (\d+), (\d+), ([^,]*), ([^,]*), "([^"]*)", "([^"]*)"\)'
    limits = ranges()
    lines = ["| code | name | number | range | text or bytes | is | holds |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for name, code, has, is_a, holds, number, text in re.findall(row, macro(HEADER, kind_list)):
        has = int(has)
        span = "%s to %s" % limits[name] if name in limits else "any" if has & 1 else "-"
        lines.append("| %s | `%s` | %s | %s | %s | %s | %s |" % (
            code, name.lower(), number or "-", span,
            ("bytes: " if has & 4 else "") + text if has & 6 else "-",
            classes(is_a), classes(holds) if has & 8 else "no children"))
    return lines


def words(name):
    rows = re.findall(r'X\((\w+), (\d+), "([^"]*)"\)', macro(HEADER, name))
    return ["| code | word |", "| --- | --- |"] + ["| %s | `%s` |" % (code, word) for _, code, word in rows]


def questions():
    spans = {"0": "-", "1": "1", "2": "2"}
    rows = re.findall(r'X\(\w+, (\d+), "([^"]*)", (\w+), (\w+), (\w+)\)', macro(HEADER, "PLACARD_QUESTION_LIST"))
    return ["| code | word | form | options | right |", "| --- | --- | --- | --- | --- |"] + [
        "| %s | `%s` | %s | %s | %s |" % (code, word, form.lower(), spans.get(options, "2 to 32"), spans.get(right, "1 to 32"))
        for code, word, form, options, right in rows]


def limits():
    rows = re.findall(r"#define PLACARD_MAX_(\w+)\s+(\S+|\([^)]*\))u?\s+/\* (.*?) \*/", HEADER)
    lines = ["| limit | value | of what |", "| --- | --- | --- |"]
    for name, value, meaning in rows:
        shift = re.match(r"\((\d+)u << (\d+)\)", value)
        number = int(shift.group(1)) << int(shift.group(2)) if shift else int(value.rstrip("u"))
        lines.append("| %s | %s | %s |" % (name.lower().replace("_", " "), f"{number:,}", meaning))
    return lines


def statuses():
    rows = re.findall(r'X\(PLACARD_(\w+), (\d+), "([^"]*)"\)', macro(HEADER, "PLACARD_STATUS_LIST"))
    return ["| status | number | when |", "| --- | --- | --- |"] + ["| `%s` | %s | %s |" % row for row in rows]


def typed():
    rows = re.findall(r"X\((0x\w+), (0x\w+), (0|'\\?.'), (\d), \"([^\"]*)\"\)", macro(LAYOUT, "PLACARD_TYPED_LIST"))
    lines = ["| typed | from | to | counts as |", "| --- | --- | --- | --- |"]
    for first, last, as_is, counts_up, text in rows:
        letter = as_is.strip("'").replace("\\", "") or "'"
        shown = "nothing" if as_is == "0" else "a blank" if letter == " " else "`%s`" % letter
        lines.append("| %s | U+%s | U+%s | %s%s |" % (text, first[2:], last[2:], shown, " and on" * int(counts_up)))
    return lines


TABLES = {
    "stream.md": {"document kinds": lambda: kinds("PLACARD_DOCUMENT_LIST"),
                  "manifest kinds": lambda: kinds("PLACARD_MANIFEST_LIST")},
    "document.md": {"notices": lambda: words("PLACARD_NOTICE_LIST"), "questions": questions},
    "manifest.md": {"modules": lambda: words("PLACARD_MODULE_LIST"), "triggers": lambda: words("PLACARD_TRIGGER_LIST")},
    "../quiz-scoring.md": {"typed": typed},
    "limits.md": {"limits": limits, "statuses": statuses},
}


def main():
    stale = []
    for page, tables in TABLES.items():
        path = ROOT / "docs/format" / page
        text = path.read_text()
        for name, make in tables.items():
            begin, end = "<!-- begin %s -->\n" % name, "<!-- end %s -->" % name
            before, rest = text.split(begin)
            text = before + begin + "\n".join(make()) + "\n" + end + rest.split(end)[1]
        if text != path.read_text():
            stale.append(page)
            if "--check" not in sys.argv:
                path.write_text(text)
    if stale and "--check" in sys.argv:
        sys.exit("stale, run tests/reference/kinds_table.py: " + ", ".join(stale))


if __name__ == "__main__":
    main()
