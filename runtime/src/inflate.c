/*
 * inflate.c - small, table-driven inflate.
 *
 * Accepts what zlib accepts: over-subscribed codes are refused, incomplete
 * ones too unless they have a single one-bit code, or (distances) none.
 * Bits past the input read as zero and are told from real ones by their count.
 */
#include "inflate.h"

#include "load.h"

#define MAX_BITS             15
#define WORD_BITS            (sizeof(size_t) * 8)
#define END_OF_BLOCK         256u
#define LAST_LENGTH_SYMBOL   285u
#define LAST_DISTANCE_SYMBOL 29u

/* Inlined where speed counts; one copy where size does. */
#if defined(__OPTIMIZE_SIZE__) && defined(__GNUC__)
#define HOT __attribute__((noinline))
#else
#define HOT inline
#endif

struct inflater {
    const uint8_t *next, *end;
    size_t bits;    /* not yet used, lowest first */
    uint32_t count; /* how many of them */
    uint8_t *out;   /* start of the output */
    uint32_t at, size;
    placard_status status; /* the first failure */
    struct inflate_work *work;
};

static int stop(struct inflater *in, placard_status status)
{
    if (in->status == PLACARD_OK)
        in->status = status;
    return 0;
}

/* More bits than the longest code or the most extra bits, while the input lasts.
 * A wide word takes four bytes at once, and then has both. */
static HOT void refill(struct inflater *in)
{
    if (WORD_BITS >= 64 && in->count < 32 && in->end - in->next >= 4) {
        in->bits |= (size_t)load_le32(in->next) << in->count;
        in->next += 4;
        in->count += 32;
    }
    while (in->count <= MAX_BITS && in->next < in->end) {
        in->bits |= (size_t)*in->next++ << in->count;
        in->count += 8;
    }
}

static inline void drop_bits(struct inflater *in, uint32_t count)
{
    in->bits >>= count;
    in->count -= count;
}

/* The next `count` bits, at most 16; 0 and a failure when there are fewer. */
static HOT uint32_t take_bits(struct inflater *in, uint32_t count)
{
    refill(in);
    if (in->count < count) {
        stop(in, PLACARD_DEFLATE_SIZE);
        return 0;
    }
    uint32_t value = (uint32_t)in->bits & ((1u << count) - 1u);
    drop_bits(in, count);
    return value;
}

/* Enter each code of up to INFLATE_FAST_BITS bits in every place where its bits,
 * first bit lowest, come first.  Codes are counted up with their bits reversed. */
static void fill_fast(struct inflate_code *code)
{
    const uint16_t *symbol = code->symbol;
    uint32_t value = 0;
    memset(code->fast, 0, sizeof code->fast);
    for (uint32_t length = 1; length <= INFLATE_FAST_BITS; length++)
        for (uint32_t left = code->count[length]; left > 0; left--, symbol++) {
            for (uint32_t at = value; at < 1u << INFLATE_FAST_BITS; at += 1u << length)
                code->fast[at] = (uint16_t)((uint32_t)*symbol << 4 | length);
            uint32_t carry = 1u << (length - 1);
            for (; value & carry; carry >>= 1)
                value -= carry;
            value += carry;
        }
}

/* Build a code from lengths.  Returns the code points left over: 0 complete,
 * below 0 over-subscribed. */
static int build_code(struct inflate_code *code, const uint8_t *lengths, uint32_t count)
{
    uint16_t place[MAX_BITS + 1];
    int left = 1;
    memset(code->count, 0, sizeof code->count);
    for (uint32_t i = 0; i < count; i++)
        code->count[lengths[i]]++;
    code->count[0] = 0;
    place[1] = 0;
    for (uint32_t bits = 1; bits <= MAX_BITS; bits++) {
        left = left * 2 - code->count[bits];
        if (left < 0)
            return left;
        if (bits < MAX_BITS)
            place[bits + 1] = (uint16_t)(place[bits] + code->count[bits]);
    }
    for (uint32_t i = 0; i < count; i++)
        if (lengths[i] != 0)
            code->symbol[place[lengths[i]]++] = (uint16_t)i;
    fill_fast(code);
    return left;
}

/* The code at the start of `bits`, bit by bit: symbol * 16 + length, or 0. */
static uint32_t find_long(const struct inflate_code *code, size_t bits)
{
    uint32_t value = 0, first = 0, index = 0;
    for (uint32_t length = 1; length <= MAX_BITS; length++, bits >>= 1) {
        value |= (uint32_t)bits & 1u;
        if (value - first < code->count[length])
            return (uint32_t)code->symbol[index + (value - first)] << 4 | length;
        index += code->count[length];
        first = (first + code->count[length]) << 1;
        value <<= 1;
    }
    return 0;
}

/* The next symbol; 0 after a failure. */
static HOT uint32_t decode(struct inflater *in, const struct inflate_code *code)
{
    refill(in);
    uint32_t entry = code->fast[in->bits & ((1u << INFLATE_FAST_BITS) - 1u)];
    if (entry == 0)
        entry = find_long(code, in->bits);
    if ((entry == 0 ? MAX_BITS : entry & 15u) > in->count) {
        stop(in, PLACARD_DEFLATE_SIZE);
        return 0;
    }
    if (entry == 0)
        stop(in, PLACARD_DEFLATE_DATA);
    drop_bits(in, entry & 15u);
    return entry >> 4;
}

/* Base and extra bits of a length or distance symbol: `step` symbols share a
 * number of extra bits.  RFC 1951 section 3.2.5 in closed form. */
static HOT uint32_t extend(struct inflater *in, uint32_t symbol, uint32_t shift)
{
    uint32_t low = (1u << shift) - 1u;
    uint32_t extra = symbol <= 2 * low + 1 ? 0 : (symbol >> shift) - 1u;
    uint32_t base = extra == 0 ? symbol : ((symbol & low) + low + 1u) << extra;
    return base + (extra == 0 ? 0 : take_bits(in, extra));
}

static inline uint32_t take_length(struct inflater *in, uint32_t symbol)
{
    if (symbol == LAST_LENGTH_SYMBOL)
        return 258;
    return 3 + extend(in, symbol - END_OF_BLOCK - 1u, 2);
}

static HOT void copy_match(struct inflater *in, uint32_t length, uint32_t distance)
{
    if (in->status != PLACARD_OK)
        return;
    if (distance > in->at || length > in->size - in->at) {
        stop(in, distance > in->at ? PLACARD_DEFLATE_DATA : PLACARD_DEFLATE_SIZE);
        return;
    }
    uint8_t *to = in->out + in->at;
    const uint8_t *from = to - distance;
    uint8_t *end = to + length;
    in->at += length;
    if (distance >= 8 && in->size - in->at >= 8) /* what is too much is written over */
        for (; to < end; to += 8, from += 8)
            memcpy(to, from, 8);
    while (to < end)
        *to++ = *from++;
}

/* Literals and matches up to the end of the block.  The state stands in a copy,
 * which a compiler can keep in registers. */
static int inflate_codes(struct inflater *caller)
{
    const struct inflate_code *literal = &caller->work->literal, *distance = &caller->work->distance;
    struct inflater copy = *caller, *in = &copy;
    uint32_t symbol;
    for (;;) {
        symbol = decode(in, literal);
        if (symbol >= END_OF_BLOCK) {
            if (symbol == END_OF_BLOCK)
                break;
            if (symbol > LAST_LENGTH_SYMBOL) {
                stop(in, PLACARD_DEFLATE_DATA);
                break;
            }
            uint32_t length = take_length(in, symbol);
            symbol = decode(in, distance);
            if (symbol > LAST_DISTANCE_SYMBOL)
                stop(in, PLACARD_DEFLATE_DATA);
            else
                copy_match(in, length, 1 + extend(in, symbol, 1));
        } else if (in->at == in->size) {
            stop(in, PLACARD_DEFLATE_SIZE);
        } else if (in->status == PLACARD_OK) {
            in->out[in->at++] = (uint8_t)symbol;
        }
        if (in->status != PLACARD_OK)
            break;
    }
    *caller = copy;
    return copy.status == PLACARD_OK;
}

static int inflate_stored(struct inflater *in)
{
    drop_bits(in, in->count % 8);
    uint32_t size = take_bits(in, 16), complement = take_bits(in, 16);
    if (in->status != PLACARD_OK)
        return 0;
    if ((size ^ complement) != 0xffffu)
        return stop(in, PLACARD_DEFLATE_DATA);
    in->next -= in->count / 8; /* whole bytes that were taken too early */
    in->bits = 0;
    in->count = 0;
    if (size > (size_t)(in->end - in->next) || size > in->size - in->at)
        return stop(in, PLACARD_DEFLATE_SIZE);
    memcpy(in->out + in->at, in->next, size);
    in->next += size;
    in->at += size;
    return 1;
}

static int inflate_fixed(struct inflater *in)
{
    uint8_t *lengths = in->work->lengths;
    memset(lengths, 8, 288);
    memset(lengths + 144, 9, 256 - 144);
    memset(lengths + 256, 7, 280 - 256);
    build_code(&in->work->literal, lengths, 288);
    memset(lengths, 5, 32);
    build_code(&in->work->distance, lengths, 32); /* 30 and 31 are refused when used */
    return inflate_codes(in);
}

/* Code lengths of both codes, run-length coded by the code now in `literal`. */
static int take_lengths(struct inflater *in, uint32_t total)
{
    uint8_t *lengths = in->work->lengths;
    for (uint32_t i = 0; i < total;) {
        uint32_t symbol = decode(in, &in->work->literal), repeat = 1;
        uint8_t value = (uint8_t)symbol;
        if (symbol >= 16) {
            if (symbol == 16 && i == 0)
                return stop(in, PLACARD_DEFLATE_DATA);
            value = symbol == 16 ? lengths[i - 1] : 0;
            repeat = symbol == 16   ? 3 + take_bits(in, 2)
                     : symbol == 17 ? 3 + take_bits(in, 3)
                                    : 11 + take_bits(in, 7);
        }
        if (in->status != PLACARD_OK)
            return 0;
        if (repeat > total - i)
            return stop(in, PLACARD_DEFLATE_DATA);
        memset(lengths + i, value, repeat);
        i += repeat;
    }
    return 1;
}

/* May a code be used that leaves `left` code points unused?  As in zlib. */
static int is_usable(const struct inflate_code *code, int left)
{
    uint32_t codes = 0;
    for (uint32_t bits = 2; bits <= MAX_BITS; bits++)
        codes += code->count[bits];
    return left == 0 || (left > 0 && codes == 0);
}

static int inflate_dynamic(struct inflater *in)
{
    static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    struct inflate_work *work = in->work;
    uint32_t literals = 257 + take_bits(in, 5), distances = 1 + take_bits(in, 5),
             count = 4 + take_bits(in, 4);
    memset(work->lengths, 0, sizeof order);
    for (uint32_t i = 0; i < count; i++)
        work->lengths[order[i]] = (uint8_t)take_bits(in, 3);
    if (in->status != PLACARD_OK)
        return 0;
    if (literals > 286 || distances > 30 || build_code(&work->literal, work->lengths, 19) != 0)
        return stop(in, PLACARD_DEFLATE_DATA);
    if (!take_lengths(in, literals + distances))
        return 0;
    if (work->lengths[END_OF_BLOCK] == 0 ||
        !is_usable(&work->literal, build_code(&work->literal, work->lengths, literals)) ||
        !is_usable(&work->distance, build_code(&work->distance, work->lengths + literals, distances)))
        return stop(in, PLACARD_DEFLATE_DATA);
    return inflate_codes(in);
}

/* One block; returns whether another follows. */
static int inflate_block(struct inflater *in)
{
    uint32_t is_last = take_bits(in, 1), type = take_bits(in, 2);
    int is_good = 0;
    if (in->status != PLACARD_OK)
        return 0;
    if (type == 0)
        is_good = inflate_stored(in);
    else if (type == 1)
        is_good = inflate_fixed(in);
    else if (type == 2)
        is_good = inflate_dynamic(in);
    else
        stop(in, PLACARD_DEFLATE_DATA);
    return is_good && !is_last;
}

placard_status inflate_all(struct inflate_work *work, placard_bytes packed, uint8_t *out, uint32_t size,
                           size_t *at)
{
    struct inflater in = {packed.data, packed.data + packed.size, 0, 0, out, 0, size, PLACARD_OK, work};
    while (inflate_block(&in))
        ;
    const uint8_t *used = in.next - in.count / 8;
    if (in.status == PLACARD_OK && (used != in.end || in.at != size))
        in.status = PLACARD_DEFLATE_SIZE;
    *at = (size_t)(used - packed.data);
    return in.status;
}
