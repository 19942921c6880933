#!/usr/bin/env python3
"""Do both readers say the same about structured mutants of good bundles?

    compare.py MAKE_SAMPLE DUMP COUNT [BUNDLE...]

A mutant is a good bundle taken apart, changed in one to three places (bytes
of a stream, whole tokens, header fields, names, order of entries), and put
together again with sizes and CRC-32 made right most of the time, so that the
change reaches the inner checks.  Deterministic: the n-th mutant is always the
same.
"""
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import placard_reader  # noqa: E402


def take_apart(file):
    return [[e.name, e.method, placard_reader.content_of(e)] for e in placard_reader.read_container(file)]


def put_together(entries, rng, damage):
    """The ZIP; with `damage` one header field is off by something."""
    body, central, wrong = b"", b"", rng.randrange(len(entries) * 24) if damage else -1
    for index, (name, method, data) in enumerate(entries):
        packed = data
        if method == 8:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = packer.compress(data) + packer.flush()
        fields = [20, 0, method, 0, 0x21, zlib.crc32(data), len(packed), len(data), len(name), 0]
        copies = [list(fields), list(fields)]
        field = wrong - index * 24
        if 0 <= field < 20:
            copies[field // 10][field % 10] ^= 1 << rng.randrange(16)
        elif field < 24 and field >= 20:
            for copy in copies:  # both headers agree, and are wrong
                copy[field % 10 + 4] ^= 1 << rng.randrange(16)
        shared = [struct.pack("<HHHHHIIIHH", *copy) for copy in copies]
        central += b"PK\1\2\x14\0" + shared[1] + bytes(10) + struct.pack("<I", len(body)) + name
        body += b"PK\3\4" + shared[0] + name + packed
    end = [0, 0, len(entries), len(entries), len(central), len(body), 0]
    if damage and rng.randrange(8) == 0:
        end[rng.randrange(7)] ^= 1 << rng.randrange(4)
    return body + central + b"PK\5\6" + struct.pack("<HHHHIIH", *end)


def change_bytes(data, rng):
    """One small change that a stream's checks may or may not mind."""
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


def tokens_of(data):
    """Where the tokens of section 1 begin and end: (payload at, [(begin, end)])."""
    cursor = placard_reader.Cursor(data, 7)
    size = cursor.number()
    begin, tokens = cursor.at, []
    while cursor.at < begin + size:
        start, code = cursor.at, cursor.byte()
        kind = placard_reader.KINDS.get(code)
        if kind and code:
            if kind.has_number:
                cursor.number()
            if kind.has_bytes:
                cursor.bytes()
            if kind.has_text:
                cursor.text()
        tokens.append((start, cursor.at))
    return begin, tokens


def varint(number):
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def change_tokens(data, rng):
    """Drop, double, swap or renumber whole tokens; the section's size is made right."""
    try:
        begin, places = tokens_of(data)
    except placard_reader.Refused:
        return change_bytes(data, rng)
    tokens = [data[a:b] for a, b in places] or [b"\0"]
    at, choice = rng.randrange(len(tokens)), rng.randrange(5)
    if choice == 0:
        del tokens[at]
    elif choice == 1:
        tokens.insert(rng.randrange(len(tokens)), tokens[at])
    elif choice == 2:
        other = rng.randrange(len(tokens))
        tokens[at], tokens[other] = tokens[other], tokens[at]
    elif choice == 3:
        tokens[at] = bytes([rng.randrange(136)]) + tokens[at][1:]
    else:
        tokens[at] = change_bytes(tokens[at], rng)
    payload = b"".join(tokens)
    return data[:7] + varint(len(payload)) + payload


def count_nodes(data):
    try:
        return len(placard_reader.read_stream(data, b"PLCD", "document")[1])
    except placard_reader.Refused:
        return None


def announce(entries):
    """Make the node counts of the manifest right, where the documents can be read."""
    begin, places = tokens_of(entries[1][2])
    tokens = [entries[1][2][a:b] for a, b in places]
    texts = [entry[2] for entry in entries if entry[0].startswith(b"text/")]
    for index, token in enumerate(tokens):
        if token[0] == 84 and texts:
            nodes, cursor = count_nodes(texts.pop(0)), placard_reader.Cursor(token, 1)
            flag = cursor.number() & 1
            if nodes is not None:
                tokens[index] = token[:1] + varint(2 * nodes | flag) + token[cursor.at:]
    payload = b"".join(tokens)
    entries[1][2] = entries[1][2][:7] + varint(len(payload)) + payload


def change_entries(entries, rng):
    choice, at = rng.randrange(6), rng.randrange(len(entries))
    if choice == 0:
        del entries[at]
    elif choice == 1:
        entries.insert(rng.randrange(len(entries)), list(entries[at]))
    elif choice == 2:
        other = rng.randrange(len(entries))
        entries[at], entries[other] = entries[other], entries[at]
    elif choice == 3:
        entries[at][0] = change_bytes(entries[at][0], rng)
    elif choice == 4:
        entries[at][1] = 8 - entries[at][1]
    else:
        entries[at][2] = change_bytes(entries[at][2] or b"x", rng)


def mutant(good, number):
    rng = random.Random(number)
    entries = [list(entry) for entry in take_apart(rng.choice(good))]
    kind = rng.randrange(10)
    for _ in range(rng.choice((1, 1, 2, 3))):
        if kind == 0:
            if entries:
                change_entries(entries, rng)
        elif kind < 9:
            at = rng.choice([i for i, e in enumerate(entries) if e[0] == b"manifest" or e[0].startswith(b"text/")])
            entries[at][2] = rng.choice((change_bytes, change_tokens, change_tokens))(entries[at][2], rng)
    if kind < 7 and kind > 0:
        try:
            announce(entries)
        except (placard_reader.Refused, IndexError):
            pass
    file = put_together(entries, rng, kind == 9)
    if rng.randrange(40) == 0:
        file = change_bytes(file, rng)
    return file


def canonical(lines):
    return ["refused"] if lines[0].startswith("refused") else [line.rstrip() for line in lines]


def run(dump, good, count, folder):
    process = subprocess.Popen([dump], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    accepted, reasons = 0, set()
    for number in range(count + len(good)):
        file = good[number] if number < len(good) else mutant(good, number)
        path = folder / "mutant.placard"
        path.write_bytes(file)
        process.stdin.write("%s\n" % path)
        process.stdin.flush()
        theirs = list(iter(lambda: process.stdout.readline().rstrip("\n"), "---"))
        ours = placard_reader.dump(file)
        if canonical(theirs) != canonical(ours):
            pathlib.Path("disagreement.placard").write_bytes(file)
            sys.exit("mutant %d: the runtime says %s, the reference %s; see disagreement.placard"
                     % (number, theirs[:1], ours[:2]))
        if number < len(good) and theirs[0] != "ok":
            sys.exit("good bundle %d is refused: %s" % (number, theirs[0]))
        accepted += theirs[0] == "ok"
        reasons.add(theirs[0].split()[1] if theirs[0] != "ok" else "ok")
    process.stdin.close()
    print("%d bundles, %d accepted by both, %d refused by both, %d different answers of the runtime"
          % (count + len(good), accepted, count + len(good) - accepted, len(reasons)))


def main():
    make_sample, dump, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths = [folder / part for part in ("stored", "deflated", "small")]
        subprocess.run([make_sample] + [str(path) for path in paths], check=True)
        good = [pathlib.Path(path).read_bytes() for path in paths + sys.argv[4:]]
        run(dump, good, count, folder)


if __name__ == "__main__":
    main()
