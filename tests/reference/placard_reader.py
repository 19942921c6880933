#!/usr/bin/env python3
"""A second reader of bundles, plain and slow, written from docs/format/ alone.

    placard_reader.py FILE...

Prints what tests/reference/dump.c prints: "ok" and all there is to read, or
"refused" (why is this reader's own business).  The kinds come from the tables
in docs/format/stream.md, the types of questions from that in document.md.
"""
import pathlib
import re
import struct
import sys
import zlib

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs/format"
MIMETYPE = b"application/vnd.placard.module+zip"
READER = (1, 0)


class Refused(Exception):
    pass


def need(condition, why):
    if not condition:
        raise Refused(why)


# ---- The tables of kinds (stream.md) ----

class Kind:
    def __init__(self, cells):
        code, name, number, span, text, is_a, holds = cells
        self.code, self.name = int(code), name.strip("`")
        self.has_number, self.has_bytes = number != "-", text.startswith("bytes:")
        self.has_text = text != "-" and not self.has_bytes
        self.is_a = set() if is_a == "-" else set(is_a.split())
        self.has_children = holds != "no children"
        self.holds = set(holds.split()) if self.has_children else set()
        self.shape = self.has_number, self.has_bytes, self.has_text, self.has_children
        self.least, self.most = 0, 2**32 - 1
        bounds = re.fullmatch(r"(\d+) to (.*)", span)
        if bounds:
            self.least = int(bounds.group(1))
            self.most = 2**32 - 1 if bounds.group(2) == "2^32 - 1" else int(bounds.group(2))


END = Kind(["0", "end", "-", "-", "-", "-", "no children"])


def read_rows(page, name):
    """Cells of the table between the marks of a name."""
    table = (DOCS / page).read_text().split("<!-- begin %s -->\n" % name)[1].split("<!-- end %s -->" % name)[0]
    return [line.strip("| \n").split(" | ") for line in table.splitlines()[2:]]


def read_kinds(root):
    return {kind.code: kind for kind in [END, *map(Kind, read_rows("stream.md", "%s kinds" % root))]}


KINDS_OF = {root: read_kinds(root) for root in ("document", "manifest")}
KINDS = KINDS_OF["document"] | KINDS_OF["manifest"]


# ---- The types of questions (document.md) ----

class Type:
    def __init__(self, cells):
        code, _, self.form, options, right = cells
        self.code = int(code)
        self.options, self.right = self.span(options), self.span(right)

    @staticmethod
    def span(cell):
        """How many there may be: "2 to 32", "1", or "-" for none."""
        least, _, most = cell.replace("-", "0").partition(" to ")
        return range(int(least), int(most or least) + 1)


TYPES = {kind.code: kind for kind in map(Type, read_rows("document.md", "questions"))}
OPTION_OF = {"choices": "choice", "places": "ordered", "pairs": "pair"}


# ---- The container (container.md) ----

class Entry:
    def __init__(self, name, method, crc, packed, size, offset):
        self.name, self.method, self.crc = name, method, crc
        self.packed, self.size, self.offset = packed, size, offset


def read_entry(file, at):
    need(len(file) - at >= 30, "local header cut off")
    fields = struct.unpack_from("<IHHHHHIIIHH", file, at)
    _, version, flags, method, time, date, crc, packed, size, name_size, extra = fields
    need((version, flags, time, date, extra) == (20, 0, 0, 0x21, 0), "local header")
    need(1 <= name_size <= 64, "name size")
    name = file[at + 30:at + 30 + name_size]
    need(len(name) == name_size and re.fullmatch(rb"[a-z0-9._/-]+", name), "name")
    data = file[at + 30 + name_size:at + 30 + name_size + packed]
    need(len(data) == packed, "data cut off")
    is_text = name.startswith(b"text/") and len(name) > 5
    need(method == 0 or (method == 8 and is_text), "method")
    if method == 0:
        need(size == packed and zlib.crc32(data) == crc, "stored data")
    if is_text:
        need(size <= 1 << 20, "document too large")
    need(size <= 100 * packed, "ratio")
    return Entry(name, method, crc, data, size, at)


def read_container(file):
    need(len(file) <= 64 << 20, "file too large")
    entries, at = [], 0
    while file[at:at + 4] == b"PK\3\4":
        entry = read_entry(file, at)
        entries.append(entry)
        at += 30 + len(entry.name) + len(entry.packed)
    need(1 <= len(entries) <= 256, "number of entries")
    need(entries[0].name == b"mimetype" and entries[0].packed == MIMETYPE, "mimetype")
    central = at
    for entry in entries:
        record = b"PK\1\2\x14\0" + file[entry.offset + 4:entry.offset + 30] + bytes(10)
        record += struct.pack("<I", entry.offset) + entry.name
        need(file[at:at + len(record)] == record, "central record")
        at += len(record)
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), at - central, central, 0)
    need(file[at:] == end, "end record")
    return entries


# RFC 1951, 3.2.5: extra bits of the symbols from 257 on, and of the distances.
LENGTH_BITS = [0] * 8 + [bits for bits in range(1, 6) for _ in range(4)] + [0]
DISTANCE_BITS = [0, 0] + [bits for bits in range(14) for _ in range(2)]
ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)
MOST_BLOCKS, LEAST_BITS = 1024, 10  # an empty block of fixed codes is the shortest


class Bits:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        value = 0
        for place in range(count):
            value |= (self.data[self.at >> 3] >> (self.at & 7) & 1) << place
            self.at += 1
        return value

    def symbol(self, codes):
        code, size = 0, 0
        while (size, code) not in codes:
            code, size = code << 1 | self.take(1), size + 1
        return codes[size, code]


def codes_of(lengths):
    codes, code = {}, 0
    for size in range(1, 16):
        for symbol in (symbol for symbol, length in enumerate(lengths) if length == size):
            codes[size, code], code = symbol, code + 1
        code <<= 1
    return codes


def dynamic_codes(bits):
    literals, distances, count = 257 + bits.take(5), 1 + bits.take(5), 4 + bits.take(4)
    sizes = [0] * 19
    for place in ORDER[:count]:
        sizes[place] = bits.take(3)
    codes, lengths = codes_of(sizes), []
    while len(lengths) < literals + distances:
        symbol = bits.symbol(codes)
        if symbol < 16:
            lengths.append(symbol)
        else:
            again = bits.take({16: 2, 17: 3, 18: 7}[symbol]) + (11 if symbol == 18 else 3)
            lengths += again * [lengths[-1] if symbol == 16 else 0]
    return codes_of(lengths[:literals]), codes_of(lengths[literals:])


def skip_block(bits, kind):
    if kind == 0:
        bits.at = (bits.at + 7) // 8 * 8
        size = bits.take(16)
        bits.at += 16 + 8 * size
        return
    fixed = [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8, [5] * 32
    literals, distances = dynamic_codes(bits) if kind == 2 else map(codes_of, fixed)
    while (symbol := bits.symbol(literals)) != 256:
        if symbol > 256:
            bits.take(LENGTH_BITS[symbol - 257])
            bits.take(DISTANCE_BITS[bits.symbol(distances)])


def has_few_blocks(packed):
    """Of a stream that zlib took."""
    if 8 * len(packed) < LEAST_BITS * MOST_BLOCKS:
        return True
    bits = Bits(packed)
    for _ in range(MOST_BLOCKS):
        is_last = bits.take(1)
        skip_block(bits, bits.take(2))
        if is_last:
            return True
    return False


def content_of(entry):
    if entry.method == 0:
        return entry.packed
    inflater = zlib.decompressobj(-15)
    try:
        data = inflater.decompress(entry.packed, entry.size + 1)
    except zlib.error as error:
        raise Refused("deflate")
    need(inflater.eof and not inflater.unused_data and len(data) == entry.size, "deflate ends elsewhere")
    need(has_few_blocks(entry.packed), "too many deflate blocks")
    need(zlib.crc32(data) == entry.crc, "CRC-32 of a document")
    return data


# ---- The streams (stream.md) ----

class Cursor:
    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def byte(self):
        need(self.at < len(self.data), "cut off")
        self.at += 1
        return self.data[self.at - 1]

    def number(self):
        number = 0
        for place in range(5):
            byte = self.byte()
            number |= (byte & 127) << (7 * place)
            if byte < 128:
                need(byte != 0 or place == 0, "number not in its shortest form")
                need(number < 2**32, "number too large")
                return number
        raise Refused("number too long")

    def bytes(self):
        size = self.number()
        need(size <= len(self.data) - self.at, "bytes cut off")
        self.at += size
        return self.data[self.at - size:self.at]

    def text(self):
        end = self.data.find(b"\0", self.at)
        need(end >= 0, "text cut off")
        begin, self.at = self.at, end + 1
        return self.data[begin:end]


class Node:
    def __init__(self, kind, number, text):
        self.kind, self.number, self.text, self.children, self.end = kind, number, text, [], 0

    @property
    def name(self):
        return self.kind.name

    def of(self, *names):
        return [child for child in self.children if child.name in names]


def is_date(number):
    return 1 <= number // 100 % 100 <= 12 and 1 <= number % 100 <= 31


def check_number(kind, number):
    need(kind.least <= number <= kind.most, "number out of range")
    if kind.name == "question":
        need(number & 15 in TYPES and 1 <= number >> 5 <= 1000, "question number")
    elif kind.name == "media":
        need(1 <= number >> 16 <= 4096 and 1 <= number & 0xffff <= 4096, "media number")
    elif kind.name in ("effective", "withdrawn_on", "start", "until"):
        need(is_date(number), "date")
    elif kind.name == "by_day":
        need(number % 8 <= 6, "weekday")
    elif kind.name == "by_month_day":
        need(number != 31, "day 0")


def check_text(text):
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("UTF-8")


def read_token(cursor, kinds, parent, depth, is_newer, nodes):
    begin, code = cursor.at, cursor.byte()
    need(code in kinds, "newer minor version" if is_newer else "unknown kind")
    kind = kinds[code]
    need(depth <= 32, "depth")
    need(kind.name in ("document", "manifest") if parent is None else kind.is_a & parent.holds, "nesting")
    number = cursor.number() if kind.has_number else 0
    if kind.has_number:
        check_number(kind, number)
    text = cursor.text() if kind.has_text else cursor.bytes() if kind.has_bytes else b""
    if kind.has_text:
        check_text(text)
    node = Node(kind, number, text)
    node.bytes_left = len(cursor.data) - begin
    nodes.append(node)
    if kind.has_children:
        while cursor.data[cursor.at:cursor.at + 1] != b"\0":
            node.children.append(read_token(cursor, kinds, kind, depth + 1, is_newer, nodes))
        cursor.at += 1
    node.end = len(nodes)
    return node


def read_stream(data, magic, root):
    need(len(data) >= 6 and data[:4] == magic, "magic")
    need(data[4] <= READER[0], "newer major version")
    need(data[4] == READER[0], "major version")
    cursor, last, payload = Cursor(data, 6), 0, b""
    while cursor.at < len(data) or last == 0:
        section = cursor.number()
        need(section > last, "order of sections")
        need(last > 0 or section == 1, "no section 1")
        body = cursor.bytes()
        payload = payload or body if last == 0 else payload
        last = section
    tree, nodes = Cursor(payload), []
    node = read_token(tree, KINDS_OF[root], None, 0, data[5] > READER[1], nodes)
    need(node.name == root, "root")
    need(tree.at == len(payload), "bytes after the root")
    return node, nodes


# ---- Manifest and documents ----

def check_manifest(root):
    codes = [fact.kind.code for fact in root.children]
    need(codes == sorted(codes), "facts out of order")
    for name in ("id", "version", "content"):
        need(len(root.of(name)) == 1, name)
    for name in ("effective", "withdrawn", "withdrawn_on", "attempts"):
        need(len(root.of(name)) <= 1, name)
    need(root.of("id")[0].text and root.of("version")[0].text, "empty fact")
    need(len(root.of("content")[0].text) == 32, "content digest")
    need(all(len(fact.text) == 16 for fact in root.of("media")), "media digest")
    need(1 <= len(root.of("language")) <= 64, "languages")
    for trigger in root.of("trigger"):
        check_trigger(trigger)


# Terms by kind of trigger (docs/format/triggers.md), as the text of their names in order.
RULE = "(frequency )(interval )?(by_day )*(by_month_day )*(by_month )*(start )?(until )?(count )?(at )?"
TERMS = {
    1: "(field )+",
    2: RULE + "(before_shift )?|before_shift ",
    3: "latitude longitude radius cosine |(point ){3,}|beacon ",
    4: "exact |prefix ",
    5: "(changed_regulation )*",
    6: "(field )*event ",
    7: "",
}
INSIDE = {"field": "(value )+", "point": "latitude longitude "}


def check_trigger(trigger):
    spell = lambda node: "".join(child.name + " " for child in node.children)
    need(re.fullmatch(TERMS[trigger.number], spell(trigger)), "terms of a trigger")
    for term in trigger.children:
        need(re.fullmatch(INSIDE.get(term.name, ""), spell(term)), "inside a term")
    need(all(interval.number > 1 for interval in trigger.of("interval")), "interval 1")


def check_names(root, entries):
    names = []
    for fact in root.of("language"):
        tag = fact.text.lower()
        need(re.fullmatch(rb"[a-z0-9-]+", tag), "tag")
        names.append(b"text/" + tag)
    texts = names[1:]
    need(texts == sorted(set(texts)) and names[0] not in texts, "order of languages")
    media = [b"media/" + fact.text.hex().encode() + b".webp" for fact in root.of("media")]
    need(media == sorted(set(media)), "order of media")
    need([entry.name for entry in entries[2:]] == names + media, "entries")


def is_out(node):
    return node.text[:1] == {"low": b">", "high": b"<"}[node.name]


def decimal_of(node):
    match = re.fullmatch(rb"([+-]?)([0-9]*)(?:\.([0-9]+))?", node.text[is_out(node):])
    need(match and (match.group(2) or match.group(3)), "decimal")
    sign, whole, fraction = match.group(1), match.group(2), match.group(3) or b""
    need(len(whole) + len(fraction) <= 18, "digits")
    value = int(whole + fraction) * 10**(18 - len(fraction))
    return -value if sign == b"-" else value


def check_option(option):
    left, right, feedback = (len(option.of(name)) for name in ("left", "right", "feedback"))
    if option.name == "pair":
        need([child.name for child in option.children] in (["left", "right"], ["right"]), "pair")
    else:
        need(left + right == 0 and feedback <= 1, "sides")


def check_ranges(question):
    """Each low has its high right behind it, and a number lies between them."""
    for before, node in zip([None] + question.children, question.children + [None]):
        low, high = before is not None and before.name == "low", node is not None and node.name == "high"
        need(low == high, "a low or a high alone")
        if not low:
            continue
        ends = [decimal_of(end) if end.text else None for end in (before, node)]
        if None not in ends:
            need(ends[0] < ends[1] or ends[0] == ends[1] and not is_out(before) and not is_out(node), "an empty range")


def check_typed(question):
    folds = question.of("fold")
    need(all(1 <= len(accept.text) <= 255 for accept in question.of("accept")), "size of accept")
    need(all(b"\t" in fold.text[1:] for fold in folds), "fold")
    need(sum(len(fold.text) for fold in folds) <= 4096, "size of the folds")
    names = [child.name for child in question.children if child.name in ("low", "accept", "reply")]
    need(names[:1] != ["reply"], "a reply before the right answers")
    check_ranges(question)


def check_question(question):
    count = lambda name: len(question.of(name))
    need(count("prompt") == 1, "prompt")
    need(count("digest") == 1, "digest")
    need(all(count(name) <= 1 for name in ("hint", "explanation", "unit", "shown")), "twice")
    options = question.of("choice", "ordered", "pair")
    ids = [option.text for option in options]
    need(len(ids) <= 32, "too many options")
    need(all(ids), "option without an id")
    need(len(set(ids)) == len(ids), "two options of one id")
    for option in options:
        check_option(option)
    spare = [option.name == "pair" and len(option.children) == 1 for option in options]
    need(spare == sorted(spare) and not (spare and spare[0]), "right sides that nothing belongs to stand last")
    check_typed(question)
    kinds, right = {option.name for option in options}, sum(option.number == 1 for option in question.of("choice"))
    number_parts, text_parts = count("low") + count("high") + count("unit"), count("accept")
    kind = TYPES[question.number & 15]
    need(len(options) in kind.options, "as many options as the type has")
    need(kinds <= {OPTION_OF.get(kind.form)}, "options of another form")
    need(right in kind.right, "as many right ones as the type has")
    need(kind.form == "number" or number_parts == 0, "parts of a number")
    need(kind.form == "words" or text_parts == 0, "parts of words")
    need(kind.form in ("number", "words") or count("fold") + count("reply") == 0, "parts of what is typed")
    need(kind.form not in OPTION_OF or count("shown") == 0, "shown")
    if kind.form == "number":
        need(count("low") >= 1, "low and high")
    if kind.form == "words":
        need(count("accept") >= 1, "accept")


def check_document(root, nodes, media_count):
    parts = ["part" in child.kind.is_a for child in root.children]
    need(parts == sorted(parts, reverse=True), "part after the body")
    by_name = lambda name: [node for node in nodes if node.name == name]
    need(len(by_name("quiz")) <= 1, "two quizzes")
    need(all(image.number < media_count for image in by_name("image")), "media index")
    questions = by_name("question")
    ids = [question.text for question in questions]
    need(len(questions) <= 64, "too many questions")
    need(all(ids), "question without an id")
    need(len(set(ids)) == len(ids), "two questions of one id")
    for question in questions:
        check_question(question)
    for index, node in enumerate(nodes):
        need(node.name != "step" or node.end - index <= 4096, "step too large")
    check_footnotes(root, by_name("footnote"))


def check_footnotes(root, footnotes):
    need([note.number for note in footnotes] == list(range(1, len(footnotes) + 1)), "order of footnotes")
    need(root.children[len(root.children) - len(footnotes):] == footnotes, "footnote inside the text")
    need(not footnotes or footnotes[0].bytes_left <= 16384, "footnotes too large")


def read_bundle(file):
    """(manifest root, pictures, nodes of each document), or Refused."""
    entries = read_container(file)
    need(len(entries) > 1 and entries[1].name == b"manifest" and entries[1].size <= 65536, "manifest")
    manifest, _ = read_stream(entries[1].packed, b"PLCM", "manifest")
    check_manifest(manifest)
    check_names(manifest, entries)
    languages = manifest.of("language")
    pictures = [entry.packed for entry in entries[2 + len(languages):]]
    documents = []
    for fact, entry in zip(languages, entries[2:]):
        need(fact.number // 2 <= entry.size, "more nodes than bytes")
        root, nodes = read_stream(content_of(entry), b"PLCD", "document")
        need(len(nodes) == fact.number // 2, "number of nodes")
        check_document(root, nodes, len(pictures))
        documents.append(nodes)
    return manifest, pictures, documents


# ---- Screens (screens.md) ----

HOLDERS = ("phase", "procedure", "quiz")
ANCHORS = ("step", "question")


class Screen:
    def __init__(self, kind, section):
        self.kind, self.section, self.node, self.number, self.pieces, self.guards = kind, section, None, 0, [], []


def walk(node, section, list_number, index):
    """(section, number of the step, piece) of each piece inside a holder."""
    for child in node.children:
        if child.name == "footnote" and node.name == "document":
            continue
        starts = child.name in ("phase", "quiz") or (child.name == "heading" and child.number <= 2 and node.name == "document")
        if starts:
            section[0] = child
        if child.name in HOLDERS:
            yield section[0], 0, child
            number = child.number // 2
            for inner in walk(child, section, number if child.name == "procedure" else 0, 0):
                yield inner
        else:
            yield section[0], list_number, child
            list_number += 1


def is_hazard(node):
    return node.name == "notice" and node.number <= 3


def sections_of(root):
    """Lists of (number, piece), one for the opening and for each section; the first is the opening and the steps behind it."""
    sections = [(None, [])]
    for section, number, piece in walk(root, [None], 0, 0):
        if section is not sections[-1][0]:
            sections.append((section, []))
        if piece.name not in HOLDERS:
            sections[-1][1].append((number, piece))
    return sections


def screens_of(root):
    screens, questions = [Screen("opening", None)], 0
    for section, pieces in sections_of(root):
        anchors = [place for place, (_, piece) in enumerate(pieces) if piece.name in ANCHORS]
        if section is None:  # what stands before the first step is the opening
            cut = anchors[0] if anchors else len(pieces)
            screens[0].pieces = [piece for _, piece in pieces[:cut]]
            pieces, anchors = pieces[cut:], [place - cut for place in anchors]
            held = [piece for piece in screens[0].pieces if is_hazard(piece)][:16]
            opening = held
        elif not anchors:
            screens.append(Screen("section", section))
            screens[-1].pieces = [piece for _, piece in pieces]
            continue
        held, ours = list(opening), []
        for turn, place in enumerate(anchors):
            number, node = pieces[place]
            screen = Screen("step" if node.name == "step" else "question", section)
            questions += screen.kind == "question"
            screen.node, screen.number = node, number if screen.kind == "step" else questions
            screen.guards = list(held) if screen.kind == "step" else []
            before = [piece for _, piece in pieces[anchors[turn - 1] + 1 if turn else 0:place]]
            if turn and screen.kind == "step":
                ours[-1].pieces += [piece for piece in before if piece.name not in ("heading", "notice")]
                before = [piece for piece in before if piece.name in ("heading", "notice")]
            else:
                held = (held + [piece for piece in before if is_hazard(piece)])[:16]
            screen.pieces = before + [node]
            ours.append(screen)
        if anchors:
            ours[-1].pieces += [piece for _, piece in pieces[anchors[-1] + 1:]]
        screens += ours
    notes = root.of("footnote")
    for screen in screens:
        found = {node.number for piece in screen.pieces for node in nodes_of(piece) if node.name == "footnote_ref"}
        screen.pieces = screen.pieces + [note for note in notes if note.number in found]
    return screens


def nodes_of(node):
    yield node
    for child in node.children:
        yield from nodes_of(child)


def digest_of(screen, media):
    digest = 0xcbf29ce484222325
    for piece in screen.pieces:
        for node in nodes_of(piece):
            if node.name in ("digest", "fold", "keyword", "reading_time"):
                continue
            has_id = node.name in ("question", "choice", "ordered", "pair")
            text = b"" if has_id else node.text
            nodes = 0 if has_id or node.name == "feedback" else sum(1 for _ in nodes_of(node))
            number = 0 if node.name in ("image", "footnote", "footnote_ref") else node.number
            picture = media[node.number] if node.name == "image" else b""
            for byte in picture + text + struct.pack("<III", node.kind.code + 256 * nodes, number, len(text)):
                digest = (digest ^ byte) * 0x100000001b3 % 2**64
    return digest


# ---- Printing ----

def dump_screens(nodes, media, lines):
    places = {id(node): place for place, node in enumerate(nodes)}
    place = lambda node: places[id(node)]
    for screen in screens_of(nodes[0]):
        section = place(screen.section) if screen.section else 0
        node = place(screen.node) if screen.node else section
        lines.append("screen %s %d %d %d %016x" % (screen.kind, node, section, screen.number, digest_of(screen, media)))
        lines.append("pieces" + "".join(" %d" % place(piece) for piece in screen.pieces))
        lines.append("guards" + "".join(" %d" % place(guard) for guard in screen.guards))


def dump_facts(facts, depth, lines):
    for fact in facts:
        lines.append("fact %d %s %d %s" % (depth, fact.name, fact.number, fact.text.hex()))
        dump_facts(fact.children, depth + 1, lines)


def dump(file):
    try:
        manifest, pictures, documents = read_bundle(file)
    except Refused as refused:
        return "refused: %s\n" % refused
    lines = ["ok"]
    dump_facts(manifest.children, 1, lines)
    lines += ["media " + picture.hex() for picture in pictures]
    for nodes in documents:
        lines += ["node %d %s %d %s" % (node.end, node.name, node.number, node.text.hex()) for node in nodes]
        dump_screens(nodes, [fact.text for fact in manifest.of("media")], lines)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for path in sys.argv[1:]:
        print(dump(pathlib.Path(path).read_bytes()), end="")
