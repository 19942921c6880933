/*
 * inflate.c - small inflate: by look-up when built for speed, bit by bit when for size.
 *
 * Accepts what zlib accepts: over-subscribed codes are refused, incomplete
 * ones too unless they have a single one-bit code, or (distances) none.
 * Past the end of the input bits read as zero, and the input is short.  What
 * they are taken for is not checked: it ends with the output at the latest.
 */
#include "core/inflate.h"

#include "core/load.h"

#define MAX_BITS             15
#define END_OF_BLOCK         256u
#define LAST_LENGTH_SYMBOL   285u
#define LAST_DISTANCE_SYMBOL 29u
#define NO_SYMBOL            512u /* above all symbols: the bits are no code */

/* ---- Bits and codes ---------------------------------------------------------
 *
 * Two ways, with the same functions for the blocks below.  When bits run out, or
 * are no code, the input stands where the number or symbol began. */

#ifdef __OPTIMIZE_SIZE__

static void start_input(struct inflater *in, placard_bytes packed)
{
    in->next = in->begin = packed.data;
    in->end = packed.data + packed.size;
    in->bits = 1;
    in->is_short = 0;
}

/* Go on with the next whole byte. */
static void align(struct inflater *in)
{
    in->bits = 1;
}

/* After a failure, where it is; otherwise, the byte after the last that was used. */
static const uint8_t *position(const struct inflater *in)
{
    return in->begin;
}

static uint32_t take_bit(struct inflater *in)
{
    uint32_t bits = in->bits;
    if (bits == 1) {
        if (in->next == in->end) {
            in->is_short = 1;
            in->next = in->end = in->begin;
            return 0;
        }
        bits = *in->next++ | 0x100u;
    }
    in->bits = bits >> 1;
    return bits & 1;
}

/* The next `count` bits, at most 16. */
static uint32_t take_bits(struct inflater *in, uint32_t count)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < count; i++)
        value |= take_bit(in) << i;
    in->begin = in->next;
    return value;
}

/* `size` bytes from the next on; they are there. */
static const uint8_t *take_bytes(struct inflater *in, uint32_t size)
{
    const uint8_t *bytes = in->next;
    in->begin = in->next = bytes + size;
    return bytes;
}

/* The next symbol, or NO_SYMBOL. */
static uint32_t decode(struct inflater *in, const struct inflate_code *code)
{
    const uint16_t *symbol = code->symbol; /* after the codes of this length */
    int32_t offset = 0;                    /* from there; below 0, it is one of them */
    for (uint32_t length = 1; length <= MAX_BITS; length++) {
        offset = offset * 2 + (int32_t)take_bit(in);
        symbol += code->count[length];
        offset -= code->count[length];
        if (offset < 0) {
            in->begin = in->next;
            return symbol[offset];
        }
    }
    return NO_SYMBOL;
}

/* Build a code from lengths.  May it be used: is it complete, or has it fewer
 * than `few` codes, all of one bit? */
static int build_code(struct inflate_code *code, const uint8_t *lengths, uint32_t count, uint32_t few)
{
    uint32_t codes = 0;
    int32_t left = 1; /* code points, of this length; below 0: over-subscribed */
    for (uint32_t length = 1; length <= MAX_BITS; length++) {
        uint32_t first = codes;
        for (uint32_t i = 0; i < count; i++)
            if (lengths[i] == length)
                code->symbol[codes++] = (uint16_t)i;
        code->count[length] = (uint16_t)(codes - first);
        left = 2 * left - (int32_t)(codes - first);
    }
    return left == 0 || (codes < few && codes == code->count[1]);
}

#else

#define WORD_BITS (sizeof(size_t) * 8)

static void start_input(struct inflater *in, placard_bytes packed)
{
    in->next = packed.data;
    in->end = packed.data + packed.size;
    in->bits = 0;
    in->count = 0;
    in->is_short = 0;
}

static const uint8_t *position(const struct inflater *in)
{
    return in->next - in->count / 8;
}

static void align(struct inflater *in)
{
    in->next = position(in); /* gives back whole bytes that were taken too early */
    in->bits = 0;
    in->count = 0;
}

/* At least `count` bits, at most 16, while the input lasts. */
static inline void fill_bits(struct inflater *in, uint32_t count)
{
    while (in->count < count && in->next < in->end) {
        in->bits |= (size_t)*in->next++ << in->count;
        in->count += 8;
    }
}

static inline void drop_bits(struct inflater *in, uint32_t count)
{
    in->bits >>= count;
    in->count -= count;
}

static uint32_t run_short(struct inflater *in)
{
    align(in);
    in->end = in->next;
    in->is_short = 1;
    return 0;
}

static inline uint32_t take_bits(struct inflater *in, uint32_t count)
{
    fill_bits(in, count);
    if (in->count < count)
        return run_short(in);
    uint32_t value = (uint32_t)in->bits & ((1u << count) - 1u);
    drop_bits(in, count);
    return value;
}

/* After align() and 16 bits twice no byte has been taken too early. */
static const uint8_t *take_bytes(struct inflater *in, uint32_t size)
{
    in->next += size;
    return in->next - size;
}

/* The code at the start of `bits`, bit by bit: symbol * 16 + length, or 0. */
static uint32_t find_long(const struct inflate_code *code, size_t bits)
{
    const uint16_t *symbol = code->symbol; /* after the codes of this length */
    int32_t offset = 0;                    /* from there; below 0, it is one of them */
    for (uint32_t length = 1; length <= MAX_BITS; length++, bits >>= 1) {
        symbol += code->count[length];
        offset = offset * 2 + (int32_t)(bits & 1) - code->count[length];
        if (offset < 0)
            return (uint32_t)symbol[offset] << 4 | length;
    }
    return 0;
}

/* A wide word takes four bytes at once, and then has the extra bits as well. */
static inline uint32_t decode(struct inflater *in, const struct inflate_code *code)
{
    if (WORD_BITS >= 64 && in->count < 32 && in->end - in->next >= 4) {
        in->bits |= (size_t)load_le32(in->next) << in->count;
        in->next += 4;
        in->count += 32;
    }
    fill_bits(in, MAX_BITS);
    uint32_t entry = code->fast[in->bits & ((1u << INFLATE_FAST_BITS) - 1u)];
    if (entry == 0) {
        entry = find_long(code, in->bits);
        if (entry == 0 && in->count >= MAX_BITS)
            return NO_SYMBOL;
    }
    if (entry == 0 || (entry & 15u) > in->count)
        return run_short(in);
    drop_bits(in, entry & 15u);
    return entry >> 4;
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

static int build_code(struct inflate_code *code, const uint8_t *lengths, uint32_t count, uint32_t few)
{
    uint16_t place[MAX_BITS + 2] = {0};
    int32_t left = 1;
    memset(code->count, 0, sizeof code->count);
    for (uint32_t i = 0; i < count; i++)
        code->count[lengths[i]]++;
    code->count[0] = 0;
    for (uint32_t length = 1; length <= MAX_BITS; length++) {
        left = 2 * left - code->count[length];
        place[length + 1] = (uint16_t)(place[length] + code->count[length]);
    }
    if (left != 0 && (place[MAX_BITS + 1] >= few || place[MAX_BITS + 1] > code->count[1]))
        return 0;
    for (uint32_t i = 0; i < count; i++)
        if (lengths[i] != 0)
            code->symbol[place[lengths[i]]++] = (uint16_t)i;
    fill_fast(code);
    return 1;
}

#endif

/* ---- Blocks ------------------------------------------------------------------ */

/* What a length or distance symbol stands for, from 0: 1 << `shift` symbols share a
 * number of extra bits.  RFC 1951 section 3.2.5 in closed form. */
static inline uint32_t extend(struct inflater *in, uint32_t symbol, uint32_t shift)
{
    uint32_t extra = symbol >> shift;
    if (extra <= 1)
        return symbol;
    extra--;
    return ((symbol - (extra << shift)) << extra) + take_bits(in, extra);
}

/* `length` bytes, one after the other: they may be among those that they make. */
static placard_status copy(struct inflater *in, const uint8_t *from, uint32_t length)
{
    if (length > (size_t)(in->limit - in->to))
        return PLACARD_DEFLATE_SIZE;
#ifndef __OPTIMIZE_SIZE__
    if (length > 1 && in->to - from >= 8 && (size_t)(in->limit - in->to) >= length + 8) {
        uint8_t *to = in->to; /* eight at a time: what is too much is written over */
        in->to += length;
        do {
            memcpy(to, from, 8);
            to += 8;
            from += 8;
        } while (to < in->to);
        return PLACARD_OK;
    }
#endif
    for (; length > 0; length--)
        *in->to++ = *from++;
    return PLACARD_OK;
}

/* Literals and matches up to the end of the block. */
static placard_status take_codes(struct inflater *in, const struct inflate_work *work)
{
    placard_status status;
    do {
        uint32_t symbol = decode(in, &work->literal), length = 1;
#ifndef __OPTIMIZE_SIZE__
        for (; symbol < END_OF_BLOCK && in->to < in->limit; symbol = decode(in, &work->literal))
            *in->to++ = (uint8_t)symbol;
#endif
        uint8_t literal = (uint8_t)symbol;
        const uint8_t *from = &literal;
        if (symbol == END_OF_BLOCK)
            return PLACARD_OK;
        if (symbol > END_OF_BLOCK) {
            if (symbol > LAST_LENGTH_SYMBOL)
                return PLACARD_DEFLATE_DATA;
            symbol -= END_OF_BLOCK + 1;
            length = 3 + (symbol == 28 ? 255 : extend(in, symbol, 2));
            symbol = decode(in, &work->distance);
            if (symbol > LAST_DISTANCE_SYMBOL)
                return PLACARD_DEFLATE_DATA;
            uint32_t distance = 1 + extend(in, symbol, 1);
            if (distance > (size_t)(in->to - in->out))
                return PLACARD_DEFLATE_DATA;
            from = in->to - distance;
        }
        status = copy(in, from, length);
    } while (status == PLACARD_OK);
    return status;
}

static placard_status inflate_stored(struct inflater *in)
{
    align(in);
    uint32_t size = take_bits(in, 16), complement = take_bits(in, 16);
    if ((size ^ complement) != 0xffffu)
        return PLACARD_DEFLATE_DATA;
    if (size > (size_t)(in->end - in->next) || size > (size_t)(in->limit - in->to))
        return PLACARD_DEFLATE_SIZE;
    memcpy(in->to, take_bytes(in, size), size);
    in->to += size;
    return PLACARD_OK;
}

static void set_fixed_lengths(uint8_t *lengths)
{
    static const uint8_t runs[] = {18, 8, 32, 9, 35, 7, 36, 8, 40, 5}; /* end, in eights, and length */
    const uint8_t *run = runs;
    for (uint32_t i = 0; i < 320; i++) {
        if (i / 8 == *run)
            run += 2;
        lengths[i] = run[1];
    }
}

/* Code lengths of both codes, run-length coded by the code now in `literal`, which
 * is complete: every symbol is one of its own. */
static int take_lengths(struct inflate_work *work, uint32_t total)
{
    uint8_t *to = work->lengths, *end = to + total;
    uint32_t value = 0;
    do {
        uint32_t symbol = decode(&work->in, &work->literal), extra = 0, repeat = 1;
        if (symbol > 15) {
            if (symbol == 16 && to == work->lengths)
                return 0;
            extra = symbol == 18 ? 7 : symbol - 14;
            repeat = symbol == 18 ? 11 : 3;
        }
        if (symbol != 16)
            value = symbol < 16 ? symbol : 0;
        repeat += take_bits(&work->in, extra);
        if (repeat > (size_t)(end - to))
            return 0;
        memset(to, (int)value, repeat);
        to += repeat;
    } while (to < end);
    return 1;
}

static placard_status inflate_coded(struct inflate_work *work, uint32_t type)
{
    static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    struct inflater *in = &work->in;
    uint32_t literals = 288, distances = 32; /* fixed: 286, 287, 30 and 31 are refused when used */
    if (type == 3)
        return PLACARD_DEFLATE_DATA;
    if (type == 1) {
        set_fixed_lengths(work->lengths);
    } else {
        literals = 257 + take_bits(in, 5);
        distances = 1 + take_bits(in, 5);
        uint32_t count = 4 + take_bits(in, 4);
        for (uint32_t i = 0; i < sizeof order; i++)
            work->lengths[order[i]] = (uint8_t)take_bits(in, i < count ? 3 : 0);
        if (literals > 286 || distances > 30 || !build_code(&work->literal, work->lengths, sizeof order, 0) ||
            !take_lengths(work, literals + distances))
            return PLACARD_DEFLATE_DATA;
    }
    if (work->lengths[END_OF_BLOCK] == 0 || !build_code(&work->literal, work->lengths, literals, 2) ||
        !build_code(&work->distance, work->lengths + literals, distances, 2))
        return PLACARD_DEFLATE_DATA;
#ifdef __OPTIMIZE_SIZE__
    return take_codes(in, work);
#else
    struct inflater copy = *in; /* which a compiler can keep in registers */
    placard_status status = take_codes(&copy, work);
    *in = copy;
    return status;
#endif
}

placard_status inflate_all(struct inflate_work *work, placard_bytes packed, uint8_t *out, uint32_t size,
                           size_t *at)
{
    struct inflater *in = &work->in;
    start_input(in, packed);
    in->out = in->to = out;
    in->limit = out + size;
    placard_status status;
    uint32_t is_last;
    in->blocks = 0;
    do {
        is_last = take_bits(in, 1);
        uint32_t type = take_bits(in, 2);
        status = in->blocks++ == PLACARD_MAX_BLOCKS ? PLACARD_LIMIT_BLOCKS
                 : type == 0                        ? inflate_stored(in)
                                                    : inflate_coded(work, type);
    } while (!is_last && status == PLACARD_OK);
    const uint8_t *used = position(in);
    if (in->is_short || (status == PLACARD_OK && (used != in->end || in->to != in->limit)))
        status = PLACARD_DEFLATE_SIZE;
    *at = (size_t)(used - packed.data);
    return status;
}
