"""Structured mutants: bundles that are good but for a place or two.

    make_mutant(number, samples)

A mutant starts as a sample, or as a bundle grown at random by the grammar of
docs/format/ (grower.py); then it is changed in none to three places: whole
subtrees of a stream, numbers, texts, forms of numbers, headers of streams,
entries, deflate data, fields of the container, bytes.  Counts, sizes and
CRC-32 are made right most of the time, so that a change reaches the checks
behind them.  Deterministic: the n-th mutant is always the same.
"""
import random
import struct
import zlib

import deflate
import grower
from grower import END, Entry, Stream, Token
from placard_reader import KINDS, TYPES

FILE_LIMIT = 64 << 20

DECIMALS = (b"0", b"-0", b"+1", b"1.", b".5", b"", b"-", b"1e5", b" 1", b"1,5", b"+-1", b"1.2.3", b"9" * 18,
            b"9" * 19, b"0." + b"0" * 17, b"0." + b"0" * 18, b"-" + b"9" * 17 + b".9", b"0.5", b"0.50", b"-0.5")
UTF8 = ("é", "漢", "😀", "\u007f", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "\U00010000", "\U0010ffff")
NOT_UTF8 = ("80", "bf", "c080", "c1bf", "c3", "c328", "e08080", "e09fbf", "e282", "e28228", "eda080", "edbfbf", "f08080",
            "f0808080", "f08fbfbf", "f09f98", "f0289f98", "f4908080", "f5808080", "f8888080", "fe", "ff")
TAGS = (b"en", b"EN", b"e", b"es-mx", b"ES-MX", b"zz", b"", b"a_b", b"a.b", b"a/b", b"\xc3\xa9", b"-", b"0",
        b"x" * 59, b"x" * 60, b"aa-", b"z9")


# ---- Subtrees of a list of tokens ----

def end_of(tokens, at):
    """One past the subtree that begins at a place; a token alone when its END is missing."""
    depth = 0
    for index in range(at, len(tokens)):
        kind = KINDS.get(tokens[index].code)
        depth += 1 if kind and kind.has_children else -1 if tokens[index].code == 0 else 0
        if depth <= 0:
            return index + 1
    return at + 1


def place_for(tokens, piece, rng):
    """Somewhere, mostly where the class of a subtree may stand."""
    kind, holders, places = KINDS.get(piece[0].code) if piece else None, [], []
    if not kind or not rng.randrange(8):
        return rng.randrange(len(tokens) + 1)
    for at, token in enumerate(tokens):
        if holders and holders[-1].holds & kind.is_a:
            places.append(at)
        if token.code == 0 and holders:
            holders.pop()
        elif token.code in KINDS and KINDS[token.code].has_children:
            holders.append(KINDS[token.code])
    return rng.choice(places or [len(tokens)])


def drop_subtree(tokens, at, rng):
    del tokens[at:end_of(tokens, at)]


def double_subtree(tokens, at, rng):
    piece = tokens[at:end_of(tokens, at)]
    place = rng.choice((at, place_for(tokens, piece, rng)))
    tokens[place:place] = piece


def move_subtree(tokens, at, rng):
    end = end_of(tokens, at)
    piece = tokens[at:end]
    del tokens[at:end]
    place = place_for(tokens, piece, rng)
    tokens[place:place] = piece


def swap_with_next(tokens, at, rng):
    middle = end_of(tokens, at)
    if middle < len(tokens):
        end = end_of(tokens, middle)
        tokens[at:end] = tokens[middle:end] + tokens[at:middle]


def repeat_subtree(tokens, at, rng):
    piece = tokens[at:end_of(tokens, at)]
    times = rng.choice((2, 3, 30, 31, 32, 33) + (62, 63, 64, 65) * (len(piece) < 30))
    if tokens[at].code in grower.OPTIONS:  # each with an id of its own
        more = [[piece[0]._replace(text=b"%d" % i)] + piece[1:] for i in range(times)]
        piece, times = sum(more, []), 1
    elif tokens[at].text and rng.randrange(2):
        more = [[piece[0]._replace(text=piece[0].text + b"%d" % i)] + piece[1:] for i in range(times)]
        piece, times = sum(more, []), 1
    tokens[at:at] = piece * times


def fill_step(tokens, at, rng):
    """A step with just as many nodes as it may have, or one more or less."""
    steps = [i for i, token in enumerate(tokens) if token.code == grower.code("step")]
    if not steps or rng.randrange(8):
        return repeat_subtree(tokens, at, rng)
    step = rng.choice(steps)
    nodes = sum(token.code != 0 for token in tokens[step:end_of(tokens, step)])
    more = 4096 + rng.randrange(-1, 2) - nodes
    tokens[step + 1:step + 1] = [Token(grower.code("rule"))] * max(more, 0)


def wrap_subtree(tokens, at, rng):
    """Nodes around a subtree that may stand around it, up to the limit of depth."""
    end, kind = end_of(tokens, at), KINDS.get(tokens[at].code)
    around = "quote" if kind and "block" in kind.is_a else "emphasis"
    times = rng.choice((1, 2, rng.randrange(24, 33)))
    tokens[at:end] = [Token(grower.code(around))] * times + tokens[at:end] + [END] * times


def insert_grown(tokens, at, rng):
    """A good subtree, mostly where its class may stand."""
    kinds = [kind for kind in KINDS.values() if kind.is_a and (kind.code < 80) == (tokens[0].code < 80)]
    piece = grower.grow(rng.choice(kinds), 3, 1, rng)
    place = place_for(tokens, piece, rng)
    tokens[place:place] = piece


def drop_token(tokens, at, rng):
    del tokens[at]


def double_token(tokens, at, rng):
    tokens.insert(rng.choice((at, rng.randrange(len(tokens) + 1))), tokens[at])


# ---- One token ----

def renumber(tokens, at, rng):
    token, kind = tokens[at], KINDS.get(tokens[at].code)
    if not kind or not kind.has_number:
        return recode(tokens, at, rng)
    near = [kind.least - 1, kind.least, kind.least + 1, kind.most - 1, kind.most, kind.most + 1, 0, 1, 2**32 - 1,
            token.number - 1, token.number + 1, token.number ^ 1 << rng.randrange(32)]
    if kind.name == "question":
        near += [token.number & ~15 | low for low in range(len(TYPES) + 2)] * 2
        near += [token.number & 31 | 32 * points for points in (0, 1, 1000, 1001)] * 3
    elif kind.name == "media":
        near += [65536 * rng.choice((0, 1, 4096, 4097)) + rng.choice((0, 1, 4096, 4097))] * 9
    elif kind.most == 99991231:  # a date
        near += [20260000 + 100 * rng.choice((0, 1, 12, 13)) + rng.choice((0, 1, 31, 32))] * 9
    elif kind.name in ("by_day", "by_month_day"):
        near += [7, 15, 8 * 53 + 7, 847] + [31] * 10
    tokens[at] = token._replace(number=rng.choice(near) % 2**32)


def retext(tokens, at, rng):
    token, choice = tokens[at], rng.randrange(6)
    if choice == 0:
        text = b""
    elif choice == 1:
        text = rng.choice(DECIMALS)
    elif choice == 2:
        text = token.text + rng.choice(UTF8).encode() + rng.choice((b"", b"x"))
    elif choice == 3:
        text = token.text[:rng.randrange(9)] + bytes.fromhex(rng.choice(NOT_UTF8)) + rng.choice((b"", b"x", b"\x80"))
    elif choice == 4:
        text = rng.choice(tokens).text  # the id of another, often
    else:
        text = change_bytes(token.text, rng)
    tokens[at] = token._replace(text=text)


def copy_text(tokens, at, rng):
    """The text of another token of the same kind: two of one id."""
    same = [token.text for token in tokens if token.code == tokens[at].code]
    tokens[at] = tokens[at]._replace(text=rng.choice(same))


def recode(tokens, at, rng):
    kind = KINDS.get(tokens[at].code)
    alike = [other.code for other in KINDS.values() if kind and other.shape == kind.shape]
    tokens[at] = tokens[at]._replace(code=rng.choice(alike) if alike and rng.randrange(3) else rng.randrange(256))


def odd_number(tokens, at, rng):
    """A number in a form that is too long, or too large, or cut off."""
    token, kind = tokens[at], KINDS.get(tokens[at].code)
    if not kind or not (kind.has_number or kind.has_bytes):
        return renumber(tokens, at, rng)
    number = token.number if kind.has_number else len(token.text)
    short = grower.varint(number)
    odd = rng.choice((
        short[:-1] + bytes([short[-1] | 128]) + b"\0",
        short[:-1] + bytes([short[-1] | 128, 128, 0]),
        short[:-1] + bytes([short[-1] | 128]),
        grower.varint(number + 2**32), grower.varint(2**35 - 1), b"\x80" * 5 + b"\1", b"\xff" * 4 + b"\x0f",
        b"\xff" * 4 + b"\x10", b"\x80" * 4 + b"\x00", grower.varint(number + rng.choice((-1, 1, 2)) & 2**32 - 1)))
    rest = grower.encode(token)[1 + len(short):]
    tokens[at] = token._replace(raw=bytes([token.code]) + odd + rest)


def change_token(tokens, at, rng):
    tokens[at] = tokens[at]._replace(raw=change_bytes(grower.encode(tokens[at]), rng))


TREE = (drop_subtree, double_subtree, move_subtree, swap_with_next, repeat_subtree, fill_step, wrap_subtree,
        insert_grown, insert_grown, drop_token, double_token, renumber, renumber, renumber, retext, retext, retext,
        copy_text, recode, odd_number, change_token)


def place_of_change(tokens, rng):
    """Half of the time in the quiz, if there is one; mostly each kind is as likely, however rare."""
    quiz = [at for at, token in enumerate(tokens) if token.code == grower.code("quiz")]
    first = quiz[0] if quiz and rng.randrange(2) else 0
    if rng.randrange(4) == 0:
        return rng.randrange(first, len(tokens))
    kind = rng.choice(sorted({token.code for token in tokens[first:]}))
    return rng.choice([at for at in range(first, len(tokens)) if tokens[at].code == kind])


def change_tree(stream, rng):
    if stream.tokens:
        rng.choice(TREE)(stream.tokens, place_of_change(stream.tokens, rng), rng)


def change_question(stream, rng):
    """What the rules of one question are about: its type, its options, its parts."""
    tokens = stream.tokens
    questions = [at for at, token in enumerate(tokens) if token.code == grower.code("question")]
    if not questions:
        return change_tree(stream, rng)
    at, choice = rng.choice(questions), rng.randrange(9)
    parts = [min(at + 1, len(tokens) - 1)]
    while tokens[parts[-1]].code != 0 and end_of(tokens, parts[-1]) < len(tokens):
        parts.append(end_of(tokens, parts[-1]))
    part = rng.choice(parts)
    if choice == 0:
        tokens[at] = tokens[at]._replace(number=tokens[at].number & ~15 | rng.randrange(1, len(TYPES) + 1))
    elif choice == 1:
        copy_text(tokens, at, rng)
    elif choice < 4:
        kind = rng.choice(grower.BY_CLASS["answer"])
        tokens[part:part] = grower.leaf(kind.name, rng.choice((b"1", b"x\ty", b"\tx", b"")), rng.randrange(2) * kind.has_number)
    elif tokens[part].code == 0 or choice == 4:
        drop_subtree(tokens, part, rng)
    elif choice == 5:
        copy_text(tokens, part, rng)
    elif choice == 6:
        repeat_subtree(tokens, rng.choice((at, part)), rng)
    elif choice == 7:
        all_right = rng.choice((0, 1, None))
        for place in parts:
            if tokens[place].code == grower.code("choice"):
                tokens[place] = tokens[place]._replace(number=rng.randrange(2) if all_right is None else all_right)
    else:
        tokens[part] = tokens[part]._replace(text=rng.choice(DECIMALS + (b"\t", b"\tx", b"x", b"xx\t")))


def long_text(stream, rng):
    """A long text: entries that are large, or inflate a lot."""
    size = rng.choice((100, 3000, 3000, 20000, 65500, 65536, (1 << 20) * (rng.randrange(8) == 0)))
    kind = "text" if stream.header[:4] == b"PLCD" else "role"
    text = b"a" * size if rng.randrange(2) else rng.randbytes(size // 2).hex().encode()
    places = [i for i, token in enumerate(stream.tokens) if token.code == grower.code(kind)]
    if places:
        at = rng.choice(places)
        stream.tokens[at] = stream.tokens[at]._replace(text=text)


# ---- Around the tokens ----

def change_stream(stream, rng):
    """Header and sections."""
    choice = rng.randrange(8)
    if choice == 0 and stream.header:
        header = bytearray(stream.header)
        header[rng.randrange(len(header))] ^= 1 << rng.randrange(8)
        stream.header = bytes(header)
    elif choice == 1:
        stream.header = stream.header[:4] + bytes([rng.choice((0, 1, 2)), rng.choice((0, 1, 255))])
    elif choice == 2:  # a newer reader would know this token
        stream.header = stream.header[:5] + b"\1"
        stream.tokens.insert(rng.randrange(len(stream.tokens) + 1), Token(rng.choice((14, 135, 200, 255))))
    elif choice == 3:
        stream.section = rng.choice((0, 2, 3, 127, 128))
    elif choice == 4:
        stream.size_off = rng.choice((-2, -1, 1, 2, 100, 2**32))
    elif choice == 5:
        stream.header = rng.choice((b"PLCM\1\0", b"PLCD\1\0", b"", b"PLCD", b"PLCD\1"))
    else:
        ids = rng.choice(((2,), (1,), (3, 2), (2, 3), (2, 2), (0,), (2**32 - 1,), (2**32,), (127, 128), (2, 3, 4)))
        for section in ids:
            payload = rng.randbytes(rng.randrange(4))
            stream.tail += grower.varint(section) + grower.varint(len(payload)) + payload
        stream.tail = stream.tail[:rng.choice((99, 99, 99, len(stream.tail) - 1))] + rng.choice((b"", b"", b"", b"\0", b"\3"))


def change_bytes(data, rng):
    """One small change that checks may or may not mind."""
    data = bytearray(data or b"\0")
    at, choice = rng.randrange(len(data)), rng.randrange(7)
    if choice == 0:
        data[at] ^= 1 << rng.randrange(8)
    elif choice == 1:
        data[at] = rng.choice((0, 1, 5, 16, 32, 41, 48, 53, 127, 128, 192, 237, 244, 255, rng.randrange(256)))
    elif choice == 2:
        del data[at]
    elif choice == 3:
        data.insert(at, rng.randrange(136))
    elif choice == 4:  # a piece once more, elsewhere
        size = rng.randrange(1, 12)
        data[at:at] = data[rng.randrange(len(data)):][:size]
    elif choice == 5:  # two bytes, one up and one down: lengths that still add up
        other = rng.randrange(len(data))
        data[at], data[other] = (data[at] + 1) % 256, (data[other] - 1) % 256
    else:
        del data[at:at + rng.randrange(1, 12)]
    return bytes(data)


# ---- Entries and the facts that name them ----

def documents_of(entries):
    return [entry for entry in entries if entry.name.startswith(b"text/")]


def facts_of(entries, name):
    """(place in the manifest, its entry) of each fact of languages or media."""
    prefix = {"language": b"text/", "media": b"media/"}[name]
    named = [entry for entry in entries if entry.name.startswith(prefix)]
    tokens = grower.manifest_of(entries).tokens
    return list(zip([i for i, token in enumerate(tokens) if token.code == grower.code(name)], named))


def change_named(entries, name, rng):
    """Two facts of languages or media change places with their entries, or one goes; or (tokens, place of a fact,
    its entry), for the caller to name anew."""
    tokens, facts = grower.manifest_of(entries).tokens, facts_of(entries, name)
    if not facts:
        return None
    (at, entry), (other_at, other), choice = rng.choice(facts), rng.choice(facts), rng.randrange(4)
    if choice == 0:
        tokens[at], tokens[other_at] = tokens[other_at], tokens[at]
        entry.name, other.name = other.name, entry.name
    elif choice == 1:
        del tokens[at]
        entries.remove(entry)
    else:
        return tokens, at, entry
    return None


def change_language(entries, rng):
    """Another tag, and the entry named so; or two of them change places; or one goes."""
    found = change_named(entries, "language", rng)
    if found:
        tokens, at, entry = found
        tag = rng.choice(TAGS)
        tokens[at] = tokens[at]._replace(text=tag)
        entry.name = b"text/" + (tag.lower() if rng.randrange(8) else tag)


def change_media(entries, rng):
    found = change_named(entries, "media", rng)
    if found:
        tokens, at, entry = found
        digest = rng.choice((rng.randbytes(16), rng.randbytes(16), bytes(16), b"\xff" * 16, rng.randbytes(15), b""))
        tokens[at] = tokens[at]._replace(text=digest)
        entry.name = b"media/" + digest.hex().encode() + rng.choice((b".webp", b".webp", b".webp", b"", b".png"))


def add_many(entries, rng):
    """As many languages or pictures as there may be, or one more or less."""
    tokens = grower.manifest_of(entries).tokens
    name = rng.choice(("language", "media"))
    places = [i for i, token in enumerate(tokens) if token.code == grower.code(name)]
    if not places:
        return
    if name == "language":
        count = 64 + rng.randrange(-1, 2) - len(places)
        facts = [Token(grower.code(name), 2, b"zz%02d" % i) for i in range(count)]
        made = [Entry(b"text/" + fact.text, grower.empty_document()) for fact in facts]
        place = 2 + len(places)
    else:
        count = 256 + rng.randrange(-1, 2) - len(entries)
        facts = [Token(grower.code(name), 65537, b"\xff" * 15 + bytes([i])) for i in range(count)]
        made = [Entry(b"media/" + fact.text.hex().encode() + b".webp", b"") for fact in facts]
        place = len(entries)
    tokens[places[-1] + 1:places[-1] + 1] = facts
    entries[place:place] = made


def change_entries(entries, rng):
    choice, at = rng.randrange(7), rng.randrange(len(entries))
    if choice == 0:
        del entries[at]
    elif choice == 1:
        entries.insert(rng.randrange(len(entries) + 1), entries[at].copy())
    elif choice == 2:
        other = rng.randrange(len(entries))
        entries[at], entries[other] = entries[other], entries[at]
    elif choice == 3:
        entries[at].name = rng.choice((change_bytes(entries[at].name, rng), b"", b"x" * 64, b"x" * 65, b"mimetype"))
    elif choice == 4:
        entries[at].method = rng.choice((8 - entries[at].method, 1, 9))
    elif choice == 5:
        entries.insert(rng.randrange(len(entries) + 1), Entry(rng.choice((b"x", b"text/zz", b"text/", b"media/0")), b"x"))
    else:
        entries[at].data = change_bytes(grower.bytes_of(entries[at].data), rng)


def change_packing(entries, rng):
    """Deflate in other ways, and damage to it."""
    entry = rng.choice(documents_of(entries) or entries)
    entry.method = 8
    entry.has_own_codes = rng.randrange(3) == 0
    entry.level = rng.randrange(10)
    entry.strategy = rng.choice((0, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED))
    entry.cut = rng.choice((0, 0, 1, 10, 30))
    entry.empty = rng.choice((0, 0, 0, 0, 3, 1021, 1022, 1023, 1024, 1025))
    if rng.randrange(4) and not entry.has_own_codes:
        entry.harm = rng.choice(("bits", "bits", "bits", "bytes", "last", "short", "long", "none"))


def change_sizes(entries, rng):
    """Size, packed size or CRC-32 of an entry that are wrong in both headers."""
    entry = rng.choice(entries)
    field = rng.choice(("crc", "packed", "size", "size", "size"))
    entry.off[field] = rng.choice((-1, 1, 2, 256, 1 << rng.randrange(32), 1 << 20, 100 * 1000))


# ---- The container ----

def pack(entry, data, rng):
    if entry.method != 8:
        return data
    if entry.has_own_codes and len(data) < 4000:
        return harm_packed(entry.harm, deflate.block(data, rng), rng)
    packer = zlib.compressobj(entry.level, zlib.DEFLATED, -15, 8, entry.strategy)
    packed = entry.empty * b"\0\0\0\xff\xff"  # stored blocks of nothing
    if entry.cut:
        packed += packer.compress(data[:entry.cut]) + packer.flush(rng.choice((zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH)))
        data = data[entry.cut:]
    return harm_packed(entry.harm, packed + packer.compress(data) + packer.flush(), rng)


def harm_packed(harm, packed, rng):
    packed = bytearray(packed)
    if harm == "bits":
        packed[rng.randrange(min(len(packed), rng.choice((2, 20, 9999))))] ^= 1 << rng.randrange(8)
    elif harm == "last":  # the bits behind the last block may be anything
        packed[-1] ^= 1 << rng.randrange(8)
    elif harm == "short":
        del packed[-1]
    elif harm == "long":
        packed.append(rng.randrange(4))
    elif harm == "bytes":
        packed = change_bytes(packed, rng)
    return bytes(packed)


def pieces_of(entries, rng):
    """The file as [local header, name, data]..., [central record, name]..., end record."""
    local, central, at = [], [], 0
    for entry in entries:
        data = grower.bytes_of(entry.data)
        packed = pack(entry, data, rng)
        sizes = [zlib.crc32(data), len(packed), len(data)]
        sizes = [(size + entry.off.get(name, 0)) % 2**32 for name, size in zip(("crc", "packed", "size"), sizes)]
        shared = struct.pack("<HHHHHIIIHH", 20, 0, entry.method, 0, 0x21, *sizes, len(entry.name), 0)
        local += [b"PK\3\4" + shared, entry.name, packed]
        central += [b"PK\1\2\x14\0" + shared + bytes(10) + struct.pack("<I", at), entry.name]
        at += 30 + len(entry.name) + len(packed)
    size = sum(map(len, central))
    return local + central + [b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), size, at, 0)]


def change_pieces(pieces, count, rng):
    """A header field, or a piece too many, too few, or elsewhere."""
    choice, at = rng.randrange(8), rng.randrange(len(pieces))
    headers = [3 * i for i in range(count)] + [3 * count + 2 * i for i in range(count)] + [len(pieces) - 1]
    if choice < 4:
        at = rng.choice(headers)
        header = bytearray(pieces[at])
        header[rng.randrange(len(header))] ^= 1 << rng.randrange(8)
        pieces[at] = bytes(header)
    elif choice == 4:  # both headers say so
        field, bit, entry = rng.randrange(4, 30), 1 << rng.randrange(8), rng.randrange(count)
        for at, shift in ((3 * entry, 0), (3 * count + 2 * entry, 2)):
            header = bytearray(pieces[at])
            header[field + shift] ^= bit
            pieces[at] = bytes(header)
    elif choice == 5:
        pieces.insert(at, rng.choice((b"\0", b"PK\3\4", b"PK\5\6", rng.randbytes(3))))
    elif choice == 6:
        del pieces[at]
    else:
        pieces.append(rng.choice((b"\0", b"PK", pieces[-1])))


# ---- All together ----

def announce(entries):
    """The numbers of nodes in the manifest, as they are."""
    manifest = grower.manifest_of(entries)
    for at, entry in facts_of(entries, "language"):
        if isinstance(entry.data, Stream):
            nodes = sum(token.code != 0 for token in entry.data.tokens)
            manifest.tokens[at] = manifest.tokens[at]._replace(number=2 * nodes | manifest.tokens[at].number & 1)


def change_streams(entries, rng):
    choice = rng.randrange(20)
    streams = [entry.data for entry in entries if isinstance(entry.data, Stream)]
    stream = streams[0] if choice < 5 or len(streams) < 2 else rng.choice(streams[1:])
    change = {7: change_stream, 8: long_text}.get(choice, change_question if choice > 14 else change_tree)
    change(stream, rng)


ENTRIES = (change_language, change_media, change_entries, change_packing, change_packing, change_sizes)


def change(entries, rng):
    choice = rng.randrange(100)
    if choice < 80 or not entries or grower.manifest_of(entries) is None:
        change_streams(entries, rng)
    elif choice == 80 and rng.randrange(4) == 0:
        add_many(entries, rng)
    else:
        rng.choice(ENTRIES)(entries, rng)


def put_together(entries, rng):
    if grower.manifest_of(entries) is not None and rng.randrange(16):
        announce(entries)
    pieces = pieces_of(entries, rng)
    if rng.randrange(16) == 0:
        change_pieces(pieces, len(entries), rng)
    file = b"".join(pieces)
    if rng.randrange(40) == 0:
        file = rng.choice((change_bytes(file, rng), file[:rng.randrange(len(file) + 1)]))
    return file


def make_mutant(number, samples):
    if number % 250000 == 1999:  # the one limit that takes a large file
        return bytes(FILE_LIMIT + 1 - number // 250000 % 2)
    rng = random.Random(number)
    entries = grower.grow_bundle(rng) if rng.randrange(4) else [entry.copy() for entry in rng.choice(samples)]
    for _ in range(rng.choice((0, 1, 1, 1, 1, 1, 1, 2, 2, 3))):
        if grower.manifest_of(entries) is None:
            break
        change(entries, rng)
    return put_together(entries, rng)
