"""One deflate block with codes of its own, right ones and wrong ones (RFC 1951, container.md).

zlib only writes codes that are complete; a reader must know what to do with others.  A block has literals
alone, so that its content is right whenever a reader takes the codes.
"""
END_OF_BLOCK = 256
ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)
FAULTS = ("none", "none", "incomplete", "too many", "literals", "distances", "distance code", "no end", "lengths", "repeat")
DISTANCE_CODES = ((0,), (1,), (2,), (1, 1), (0, 0, 1), (1, 2), (2, 2, 2, 2), (1, 1, 1), (15,), (1, 15))


class Bits:
    def __init__(self):
        self.value, self.count = 0, 0

    def put(self, value, count):
        self.value |= (value & (1 << count) - 1) << self.count
        self.count += count

    def bytes(self):
        return self.value.to_bytes((self.count + 7) // 8, "little")


def grow_lengths(symbols, most, rng):
    """Lengths of a complete code; one symbol alone has one bit."""
    leaves = [0]
    while len(leaves) < max(len(symbols), 2):
        at = rng.choice([i for i, length in enumerate(leaves) if length < most])
        leaves[at:at + 1] = [leaves[at] + 1] * 2
    return dict(zip(symbols, leaves))


def codes_of(lengths):
    """Symbol to (code with its first bit lowest, length), by RFC 1951 section 3.2.2."""
    codes, code, last = {}, 0, 0
    for length, symbol in sorted((length, symbol) for symbol, length in lengths.items() if length):
        code <<= length - last
        codes[symbol] = int(format(code & (1 << length) - 1, "0%db" % length)[::-1], 2), length
        code, last = code + 1, length
    return codes


def spoil(lengths, by, most, rng):
    """One code longer (incomplete) or shorter (too many)."""
    fitting = [symbol for symbol, length in lengths.items() if 1 <= length + by <= most]
    if fitting:
        lengths[rng.choice(fitting)] += by


def run_lengths(lengths, rng):
    """(symbol of the code of code lengths, extra bits, their count)."""
    at, runs = 0, []
    while at < len(lengths):
        same = next((i for i in range(at, len(lengths)) if lengths[i] != lengths[at]), len(lengths)) - at
        if lengths[at] == 0 and same >= 11:
            same = min(same, 138)
            runs.append((18, same - 11, 7))
        elif lengths[at] == 0 and same >= 3:
            runs.append((17, same - 3, 3))
        elif at > 0 and lengths[at] == lengths[at - 1] and same >= 3 and rng.randrange(4):
            same = min(same, 6)
            runs.append((16, same - 3, 2))
        else:
            same = 1
            runs.append((lengths[at], 0, 0))
        at += same
    return runs


def put_codes(bits, literals, distances, fault, rng):
    """The header of a dynamic block."""
    runs = run_lengths(literals + distances, rng)
    if fault == "repeat":
        runs[rng.choice((0, -1))] = rng.choice(((16, 3, 2), (18, 127, 7), (17, 7, 3)))
    lengths = grow_lengths(sorted({run[0] for run in runs}), 7, rng)
    if fault == "lengths":
        spoil(lengths, rng.choice((-1, 1)), 7, rng)
    codes, count = codes_of(lengths), 19
    while count > 4 and ORDER[count - 1] not in lengths:
        count -= 1
    for value, size in ((len(literals) - 257, 5), (len(distances) - 1, 5), (count - 4, 4)):
        bits.put(value, size)
    for symbol in ORDER[:count]:
        bits.put(lengths.get(symbol, 0), 3)
    for symbol, extra, size in runs:
        bits.put(*codes[symbol])
        bits.put(extra, size)


def block(data, rng):
    fault = rng.choice(FAULTS)
    symbols = sorted(set(data) | ({END_OF_BLOCK} if fault != "no end" else set()))
    lengths = grow_lengths(symbols, 15, rng)
    if fault in ("incomplete", "too many"):
        spoil(lengths, 1 if fault == "incomplete" else -1, 15, rng)
    literals = [lengths.get(symbol, 0) for symbol in range(rng.choice((285, 286, 287, 288)) if fault == "literals" else 257)]
    distances = list(rng.choice(DISTANCE_CODES)) if fault == "distance code" else [0]
    if fault == "distances":
        distances += [0] * rng.choice((28, 29, 30, 31))
    bits, codes = Bits(), codes_of(lengths)
    bits.put(5, 3)  # the last block, dynamic
    put_codes(bits, literals, distances, fault, rng)
    for symbol in list(data) + [END_OF_BLOCK] * (fault != "no end"):
        bits.put(*codes[symbol])
    return bits.bytes()
