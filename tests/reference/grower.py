"""Good bundles, grown at random by the grammar of docs/format/, and taken apart from files.

A bundle is a list of Entry; a stream is a list of tokens with what stands
around it, so that mutants.py can change it before it becomes bytes.
"""
import collections

from placard_reader import KINDS, OPTION_OF, TYPES, Cursor, content_of, read_container

CODES = {kind.name: kind.code for kind in KINDS.values()}
code = CODES.__getitem__
OPTIONS = {code("choice"), code("ordered"), code("pair")}
BY_CLASS = collections.defaultdict(list)
for _kind in KINDS.values():
    for _class in _kind.is_a:
        if _kind.name != "footnote":  # they stand at the end alone
            BY_CLASS[_class].append(_kind)

# raw: the bytes to write, whatever the rest says
Token = collections.namedtuple("Token", "code number text raw", defaults=(0, b"", None))
END = Token(0)


class Stream:
    def __init__(self, magic, tokens):
        self.header, self.section, self.tokens = magic + b"\1\0", 1, tokens
        self.size_off, self.tail = 0, b""

    def copy(self):
        other = Stream(b"", list(self.tokens))
        other.header = self.header
        return other


class Entry:
    def __init__(self, name, data, method=0):
        self.name, self.data, self.method = name, data, method
        self.level, self.strategy, self.cut, self.harm, self.off = 9, 0, 0, "none", {}
        self.has_own_codes, self.empty = False, 0

    def copy(self):
        data = self.data.copy() if isinstance(self.data, Stream) else self.data
        return Entry(self.name, data, self.method)


# ---- Bytes ----

def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def encode(token):
    kind = KINDS.get(token.code)
    if token.raw is not None or kind is None:
        return token.raw if token.raw is not None else bytes([token.code])
    out = bytes([token.code])
    if kind.has_number:
        out += varint(token.number)
    if kind.has_bytes:
        out += varint(len(token.text)) + token.text
    elif kind.has_text:
        out += token.text + b"\0"
    return out


def bytes_of(data):
    if not isinstance(data, Stream):
        return data
    payload = b"".join(map(encode, data.tokens))
    size = max(len(payload) + data.size_off, 0)
    return data.header + varint(data.section) + varint(size) + payload + data.tail


def manifest_of(entries):
    """The manifest's stream, wherever it stands, or None."""
    return next((entry.data for entry in entries if entry.name == b"manifest" and isinstance(entry.data, Stream)), None)


# ---- From files ----

def tokens_of(data):
    cursor, tokens = Cursor(data, 7), []
    end = cursor.number() + cursor.at
    while cursor.at < end:
        kind = KINDS[cursor.byte()]
        number = cursor.number() if kind.has_number else 0
        tokens.append(Token(kind.code, number, cursor.text() if kind.has_text else cursor.bytes() if kind.has_bytes else b""))
    return tokens


def take_apart(file):
    entries = []
    for entry in read_container(file):
        data = content_of(entry)
        if data[:4] in (b"PLCM", b"PLCD"):
            data = Stream(data[:4], tokens_of(data))
        entries.append(Entry(entry.name, data, entry.method))
    return entries


# ---- Grown ----

def grow_number(kind, pictures, rng):
    if kind.name == "image":
        return rng.randrange(pictures)
    if kind.name == "question":
        return rng.randrange(1, len(TYPES) + 1) + 16 * rng.randrange(2) + 32 * rng.choice((1, 2, 1000))
    if kind.name == "footnote_ref":
        return rng.choice((1, 1, 2, 3, 100))
    if kind.most == 99991231:
        return 10000 * rng.choice((1, 2026, 9999)) + 100 * rng.choice((1, 12)) + rng.choice((1, 31))
    if kind.name == "by_day":
        return rng.randrange(7) + 8 * rng.randrange(107)
    if kind.name == "by_month_day":
        return rng.choice((0, 30, 32, 62))
    return rng.choice((kind.least, kind.most, rng.randint(kind.least, min(kind.most, kind.least + 200))))


def grow_text(rng):
    return rng.choice((b"", b"a", b"lock", b"Press STOP", b"two\nlines", "Überdruck".encode(), "安全 🔒".encode(),
                       "احذر".encode(), b"%d" % rng.randrange(99)))


def grow(kind, deep, pictures, rng):
    """A good subtree; `deep` says how many levels it may still have."""
    if kind.name == "question":
        return grow_question(b"q%d" % rng.randrange(1000), pictures, rng)
    number = grow_number(kind, pictures, rng) if kind.has_number else 0
    tokens = [Token(kind.code, number, grow_text(rng) if kind.has_text else b"")]
    if kind.has_children:
        inside = [k for name in sorted(kind.holds - {"side", "question"}) for k in BY_CLASS[name]
                  if pictures or k.name != "image"]
        for _ in range(rng.choice((0, 1, 1, 2, 3)) if deep > 0 and inside else 0):
            tokens += grow(rng.choice(inside), deep - 1, pictures, rng)
        tokens.append(END)
    return tokens


def leaf(name, text=b"", number=0):
    return [Token(code(name), number, text)] + [END] * KINDS[code(name)].has_children


def grow_some(name, most, deep, pictures, rng):
    """Up to `most` subtrees of a class."""
    kinds = [kind for kind in BY_CLASS[name] if pictures or kind.name != "image"]
    return [grow(rng.choice(kinds), deep, pictures, rng) for _ in range(rng.randrange(most + 1))]


def hold(token, *children):
    return [token] + [token for child in children for token in child] + [END]


def grow_options(name, right, pictures, rng):
    """One option for each flag in `right`."""
    options = []
    spare = rng.choice((len(right), len(right) - 1))
    for place, flag in enumerate(right):
        token = Token(code(name), flag if name == "choice" else 0, b"o%d" % place)
        if name == "pair":
            sides = ("right",) if place > 0 and place >= spare else ("left", "right")
            inside = [hold(Token(code(side)), *grow_some("inline", 1, 1, pictures, rng)) for side in sides]
        else:
            inside = grow_some("block", 1, 2, pictures, rng)
            inside += [hold(Token(code("feedback")), *grow_some("block", 1, 1, pictures, rng))] * rng.randrange(2)
        options.append(hold(token, *inside))
    return options


def range_of(low, high):
    """A range as one piece: what stands between its ends would break it."""
    return leaf("low", low) + leaf("high", high)


def grow_parts(kind, pictures, rng):
    """What the type of a question needs."""
    count = rng.choice((2, 2, 3, 4, 31, 32) if rng.randrange(8) == 0 else (2, 3))
    if kind.form == "choices":
        count = min(count, kind.options[-1])
        right = [0] * count
        right[rng.randrange(count)] = 1
        return grow_options("choice", [1] * count if len(kind.right) > 1 and rng.randrange(2) else right, pictures, rng)
    if kind.form in OPTION_OF:
        return grow_options(OPTION_OF[kind.form], [0] * count, pictures, rng)
    if kind.form == "number":
        low, high = rng.choice(((b"0", b"0"), (b"-1.5", b"+1.50"), (b"9" * 18, b"9" * 18), (b"0.1", b"0.10"), (b"-2", b"-1")))
        parts = [range_of(low, high), *rng.choice(([], [range_of(b">.5", b"")], [range_of(b"", b"<-.5")]))]
        parts += [leaf("unit", b"V")] * rng.randrange(2)
    else:
        parts = [leaf("accept", b"word%d" % i) for i in range(rng.choice((1, 2)))]
    parts += [leaf("fold", rng.choice((b"L\tl", b"xx\t")))] * rng.randrange(3) + [leaf("shown", b"Word")] * rng.randrange(2)
    if rng.randrange(3) == 0:
        reply = Token(code("reply"), rng.randrange(2), b"Other")
        parts += [hold(reply, *grow_some("block", 1, 1, pictures, rng))]
        parts += [leaf("accept", b"other") if kind.form == "words" else range_of(b"1", b"2")]
    return parts


def grow_question(name, pictures, rng):
    number = grow_number(KINDS[code("question")], pictures, rng)
    children = [leaf("digest", b"", rng.randrange(2**32)), hold(Token(code("prompt")), *grow_some("inline", 2, 2, pictures, rng))]
    children += [hold(Token(code(part)), *grow_some("block", 2, 2, pictures, rng))
                 for part in ("hint", "explanation") if rng.randrange(3) == 0]
    children += grow_parts(TYPES[number & 15], pictures, rng) + grow_some("block", 1, 2, pictures, rng)
    if rng.randrange(4) == 0:
        rng.shuffle(children)
    return hold(Token(code("question"), number, name), *children)


def grow_document(pictures, rng):
    parts = grow_some("part", 4, 0, pictures, rng)
    body = grow_some("block", 3, 4, pictures, rng)
    body += [grow(KINDS[code("phase")], 4, pictures, rng) for _ in range(rng.randrange(2))]
    if rng.randrange(2):
        questions = [grow_question(b"q%d" % i, pictures, rng) for i in range(rng.choice((0, 1, 1, 2, 3)))]
        body.append(hold(Token(code("quiz"), rng.choice((1, 80, 100))), *grow_some("block", 1, 2, pictures, rng), *questions))
    rng.shuffle(body)
    notes = range(1, 1 + rng.choice((0, 0, 1, 2, 3)))
    body += [hold(Token(code("footnote"), number), *grow_some("block", 2, 2, pictures, rng)) for number in notes]
    return Stream(b"PLCD", hold(Token(code("document")), *parts, *body))


def empty_document():
    return Stream(b"PLCD", [Token(code("document")), END])


def grow_trigger(rng):
    """Mostly one by docs/format/triggers.md, else any."""
    kind = rng.randrange(1, 8)
    some = lambda name, *counts: [leaf_of(name, rng) for _ in range(rng.choice(counts))]
    field = lambda: hold(Token(code("field"), 0, grow_text(rng)), *([leaf_of("value", rng)] for _ in range(rng.choice((1, 1, 2)))))
    place = lambda: [[leaf_of("latitude", rng)], [leaf_of("longitude", rng)]]
    fields = lambda *counts: [field() for _ in range(rng.choice(counts))]
    rule = [some(name, 0, 1, *(2,) * name.startswith("by_")) for name in
            ("interval", "by_day", "by_month_day", "by_month", "start", "until", "count", "at", "before_shift")]
    terms = {
        1: lambda: fields(1, 1, 2),
        2: lambda: rng.choice(([some("frequency", 1), *rule], [some("before_shift", 1)])),
        3: lambda: rng.choice(([*place(), some("radius", 1), some("cosine", 1)], [some("beacon", 1)],
                               [hold(Token(code("point")), *place()) for _ in range(rng.choice((3, 3, 4)))])),
        4: lambda: [some(rng.choice(("exact", "prefix")), 1)],
        5: lambda: [some("changed_regulation", 0, 1, 2)],
        6: lambda: fields(0, 1) + [some("event", 1)],
        7: lambda: [],
    }[kind]()
    return grow(KINDS[code("trigger")], 3, 1, rng) if rng.randrange(16) == 0 else hold(Token(code("trigger"), kind), *terms)


def leaf_of(name, rng):
    kind = KINDS[code(name)]
    number = grow_number(kind, 1, rng) if kind.has_number else 0
    return Token(kind.code, number + (name == "interval" and number == 1), grow_text(rng) if kind.has_text else b"")


def grow_manifest(tags, digests, rng):
    facts = [leaf("id", b"id", rng.randrange(3)), leaf("version", b"1.0.0"), leaf("content", rng.randbytes(32))]
    facts += [leaf("language", tag, rng.randrange(2)) for tag in tags]
    facts += [leaf("media", digest, 65536 * rng.choice((1, 800, 4096)) + rng.choice((1, 4096))) for digest in digests]
    others = [kind for kind in BY_CLASS["fact"] if kind.code > code("media")]
    once = {code(name) for name in ("effective", "withdrawn", "withdrawn_on", "attempts")}
    more = {}
    for place in range(rng.randrange(6)):
        kind = rng.choice(others + [KINDS[code("trigger")]] * 5)
        more[kind.code, 0 if kind.code in once else place] = (
            grow_trigger(rng) if kind.code == code("trigger") else grow(kind, 3, 1, rng))
    facts += [more[key] for key in sorted(more)]
    return Stream(b"PLCM", hold(Token(code("manifest")), *facts))


def grow_bundle(rng):
    tags = rng.sample((b"en", b"es-MX", b"ar", b"zh-Hant", b"fr", b"de-CH-1996", b"x-a", b"0"), rng.choice((1, 1, 1, 2, 3)))
    tags[1:] = sorted(tags[1:], key=bytes.lower)
    digests = sorted(rng.randbytes(16) for _ in range(rng.choice((0, 0, 1, 2))))
    entries = [Entry(b"mimetype", b"application/vnd.placard.module+zip"), Entry(b"manifest", grow_manifest(tags, digests, rng))]
    for tag in tags:
        entries.append(Entry(b"text/" + tag.lower(), grow_document(len(digests), rng), rng.choice((0, 8))))
    entries += [Entry(b"media/" + digest.hex().encode() + b".webp", rng.randbytes(rng.randrange(9))) for digest in digests]
    return entries
