/*
 * sample.c - the notation, a plain ZIP writer, and one good bundle.
 */
#include "sample.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "placard.h"

static _Noreturn void give_up(const char *what, const char *at)
{
    fprintf(stderr, "sample: %s: %.40s\n", what, at);
    exit(2);
}

static void put(struct sample_bytes *out, const void *bytes, size_t size)
{
    if (size > SAMPLE_SIZE - out->size)
        give_up("too large", "");
    memcpy(out->data + out->size, bytes, size);
    out->size += size;
}

static void put_byte(struct sample_bytes *out, unsigned byte)
{
    uint8_t value = (uint8_t)byte;
    put(out, &value, 1);
}

static void put_number(struct sample_bytes *out, uint32_t number)
{
    for (; number > 127; number >>= 7)
        put_byte(out, (number & 127u) | 128u);
    put_byte(out, number);
}

static void put_le(struct sample_bytes *out, uint32_t number, unsigned bytes)
{
    for (; bytes > 0; bytes--, number >>= 8)
        put_byte(out, number & 255u);
}

/* ---- The notation ------------------------------------------------------------ */

struct kind_row {
    const char *name;
    unsigned code, has;
};

static const struct kind_row kinds[] = {
#define X(name, code, has, is, holds, number, text) {#name, code, has},
    PLACARD_KIND_LIST(X)
#undef X
};

static struct kind_row find_kind(const char *name, size_t size)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t at = 0;
        while (at < size && tolower((unsigned char)kinds[i].name[at]) == name[at])
            at++;
        if (at == size && kinds[i].name[at] == '\0')
            return kinds[i];
    }
    give_up("no such kind", name);
}

static int is_hex_pair(const char *at)
{
    return isxdigit((unsigned char)at[0]) && isxdigit((unsigned char)at[1]);
}

/* Hexadecimal digits, a mark between them. */
static const char *put_hex(struct sample_bytes *out, const char *at, size_t *mark)
{
    while (is_hex_pair(at) || (*at == '@' && is_hex_pair(at + 1))) {
        char pair[3] = {0, 0, 0};
        if (*at == '@') {
            *mark = out->size;
            at++;
        }
        memcpy(pair, at, 2);
        put_byte(out, (unsigned)strtoul(pair, NULL, 16));
        at += 2;
    }
    return at;
}

/* The text after a colon, bare or quoted; a quoted one may hold \xhh and \t. */
static const char *put_text(struct sample_bytes *out, const char *at, unsigned has)
{
    struct sample_bytes *text = calloc(1, sizeof *text);
    if (text == NULL)
        give_up("no memory", at);
    if (*at == '"') {
        for (at++; *at != '"'; at++) {
            if (*at == '\0')
                give_up("open quote", "");
            if (at[0] == '\\' && at[1] == 't') {
                put_byte(text, '\t');
                at++;
            } else if (at[0] == '\\' && at[1] == 'x') {
                char pair[3] = {at[2], at[3], 0};
                put_byte(text, (unsigned)strtoul(pair, NULL, 16));
                at += 3;
            } else {
                put_byte(text, (unsigned char)*at);
            }
        }
        at++;
    } else {
        for (; *at != '\0' && !isspace((unsigned char)*at); at++)
            put_byte(text, (unsigned char)*at);
    }
    if (has & PLACARD_HAS_BYTES)
        put_number(out, (uint32_t)text->size);
    put(out, text->data, text->size);
    if (has & PLACARD_HAS_TEXT)
        put_byte(out, 0);
    free(text);
    return at;
}

static const char *put_token(struct sample_bytes *out, const char *at)
{
    size_t size = strspn(at, "abcdefghijklmnopqrstuvwxyz_");
    struct kind_row kind = find_kind(at, size);
    at += size;
    put_byte(out, kind.code);
    if (*at == '=') {
        char *end;
        put_number(out, (uint32_t)strtoul(at + 1, &end, 10));
        at = end;
    } else if (kind.has & PLACARD_HAS_NUMBER) {
        put_number(out, 0);
    }
    if (*at == ':')
        at = put_text(out, at + 1, kind.has);
    else if (kind.has & (PLACARD_HAS_TEXT | PLACARD_HAS_BYTES))
        put_number(out, 0);
    return at;
}

static const char *put_repeated(struct sample_bytes *out, const char *at)
{
    char *token;
    unsigned long times = strtoul(at, &token, 10);
    const char *end = at;
    size_t mark;
    token += strspn(token, " ");
    for (; times > 0; times--)
        end = *token == '#' ? put_hex(out, token + 1, &mark) : put_token(out, token);
    return end;
}

size_t sample_tokens(struct sample_bytes *out, const char *at)
{
    size_t mark = SIZE_MAX;
    while (*at != '\0') {
        if (isspace((unsigned char)*at) || *at == '{') {
            at++;
        } else if (*at == '}') {
            put_byte(out, 0);
            at++;
        } else if (*at == '@') {
            mark = out->size;
            at++;
        } else if (*at == '#') {
            at = put_hex(out, at + 1, &mark);
        } else if (*at == '^') {
            at = put_repeated(out, at + 1);
        } else if (islower((unsigned char)*at)) {
            at = put_token(out, at);
        } else {
            give_up("what is this", at);
        }
    }
    return mark == SIZE_MAX ? out->size : mark;
}

size_t sample_stream(struct sample_bytes *out, const char *magic, const char *notation)
{
    struct sample_bytes *tokens = calloc(1, sizeof *tokens);
    if (tokens == NULL)
        give_up("no memory", "");
    size_t mark = sample_tokens(tokens, notation);
    put(out, magic, 4);
    put_byte(out, 1);
    put_byte(out, 0);
    put_byte(out, 1);
    put_number(out, (uint32_t)tokens->size);
    mark += out->size;
    put(out, tokens->data, tokens->size);
    free(tokens);
    return mark;
}

/* ---- The container -------------------------------------------------------------- */

static size_t deflate_raw(uint8_t *out, size_t capacity, const void *data, size_t size, int level)
{
    z_stream z;
    memset(&z, 0, sizeof z);
    if (deflateInit2(&z, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        give_up("deflate", "");
    z.next_in = (z_const Bytef *)data;
    z.avail_in = (uInt)size;
    z.next_out = out;
    z.avail_out = (uInt)capacity;
    if (deflate(&z, Z_FINISH) != Z_STREAM_END)
        give_up("deflate", "");
    deflateEnd(&z);
    return z.total_out;
}

/* What local header and central record have in common. */
static void put_shared(struct sample_bytes *out, int method, uLong crc, size_t packed, size_t size,
                       size_t name_size)
{
    put_le(out, 20, 2);
    put_le(out, 0, 2);
    put_le(out, (uint32_t)method, 2);
    put_le(out, 0, 2);
    put_le(out, 0x21, 2);
    put_le(out, (uint32_t)crc, 4);
    put_le(out, (uint32_t)packed, 4);
    put_le(out, (uint32_t)size, 4);
    put_le(out, (uint32_t)name_size, 2);
    put_le(out, 0, 2);
}

void sample_add(struct sample_zip *zip, const char *name, const void *data, size_t size, int level)
{
    static uint8_t packed[SAMPLE_SIZE];
    int method = level > 0 ? 8 : 0;
    size_t packed_size = level > 0 ? deflate_raw(packed, sizeof packed, data, size, level) : size;
    uint32_t offset = (uint32_t)zip->file.size;
    uLong crc = crc32(0, data, (uInt)size);
    put(&zip->file, "PK\3\4", 4);
    put_shared(&zip->file, method, crc, packed_size, size, strlen(name));
    put(&zip->file, name, strlen(name));
    put(&zip->file, level > 0 ? packed : data, packed_size);
    put(&zip->central, "PK\1\2\x14", 6);
    put_shared(&zip->central, method, crc, packed_size, size, strlen(name));
    put_le(&zip->central, 0, 2);
    put_le(&zip->central, 0, 4);
    put_le(&zip->central, 0, 4);
    put_le(&zip->central, offset, 4);
    put(&zip->central, name, strlen(name));
    zip->count++;
}

void sample_finish(struct sample_zip *zip)
{
    uint32_t at = (uint32_t)zip->file.size;
    put(&zip->file, zip->central.data, zip->central.size);
    put(&zip->file, "PK\5\6\0\0\0", 8);
    put_le(&zip->file, zip->count, 2);
    put_le(&zip->file, zip->count, 2);
    put_le(&zip->file, (uint32_t)zip->central.size, 4);
    put_le(&zip->file, at, 4);
    put_le(&zip->file, 0, 2);
}

static void add_stream(struct sample_zip *zip, const char *name, const char *magic, const char *notation,
                       int level)
{
    struct sample_bytes *stream = calloc(1, sizeof *stream);
    if (stream == NULL)
        give_up("no memory", "");
    sample_stream(stream, magic, notation);
    sample_add(zip, name, stream->data, stream->size, level);
    free(stream);
}

/* Nodes that a reader of `notation` will load. */
static uint32_t count_nodes(const char *notation)
{
    uint32_t count = 0;
    int is_quoted = 0;
    for (const char *at = notation; *at != '\0'; at++) {
        is_quoted ^= *at == '"';
        if (!is_quoted && islower((unsigned char)*at) && (at == notation || isspace((unsigned char)at[-1])))
            count++;
    }
    return count;
}

/* The manifest with each `*` replaced by twice the nodes of the next document. */
static char *announce(const char *manifest, const char *document, const char *second)
{
    char *out = calloc(1, strlen(manifest) + 64);
    if (out == NULL)
        give_up("no memory", "");
    for (char *to = out; *manifest != '\0'; manifest++) {
        if (*manifest != '*') {
            *to++ = *manifest;
            continue;
        }
        to += sprintf(to, "%u", (unsigned)(2 * count_nodes(document)));
        if (second != NULL)
            document = second;
    }
    return out;
}

void sample_bundle(struct sample_zip *zip, const char *manifest, const char *document, const char *second,
                   const char *media, int level)
{
    static const char mimetype[] = "application/vnd.placard.module+zip";
    memset(zip, 0, sizeof *zip);
    sample_add(zip, "mimetype", mimetype, strlen(mimetype), 0);
    char *announced = announce(manifest, document, second);
    add_stream(zip, "manifest", "PLCM", announced, 0);
    free(announced);
    add_stream(zip, "text/en", "PLCD", document, level);
    if (second != NULL)
        add_stream(zip, "text/es-mx", "PLCD", second, level);
    if (media != NULL)
        sample_add(zip, "media/abababababababababababababababab.webp", media, strlen(media), 0);
    sample_finish(zip);
}

void sample_good(struct sample_zip *zip, int level)
{
    sample_bundle(zip, sample_manifest, sample_document, sample_second, sample_media, level);
}

/* ---- A good bundle ---------------------------------------------------------------- */

const char sample_media[] = "RIFF----WEBPVP8 not a picture, but no reader of bundles looks inside";

const char sample_manifest[] =
    "manifest { id:lockout version:2.1.0 content:\"0123456789abcdef0123456789abcdef\" "
    "language=*:en language=*:es-MX "
    "media=41943520:\"\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\" "
    "role:maintenance site:plant-7 requires:loto equipment:CV-200 regulation:\"OSHA 1910.147\" "
    "effective=20261201 review=172800 review=604800 withdrawn:old withdrawn_on=20270131 audience_language:en "
    "attempts=3 "
    "trigger=1 { field:type { value:PM value:CM } } trigger=4 { prefix:CV-200- } "
    "trigger=3 { latitude=1318819000 longitude=923722000 radius=40 cosine=48790 } "
    "trigger=2 { frequency=2 by_day=424 at=405 } "
    "trigger=3 { point { latitude=1 longitude=2 } point { latitude=1 longitude=3 } "
    "point { latitude=2 longitude=3 } } trigger=3 { beacon:b1 } }";

const char sample_document[] =
    "document { title:\"Lock out\" summary:\"Isolate energy\" tool:lock spare_part:seal protection:gloves "
    "keyword:lock keyword:loto reading_time=140 "
    "paragraph { text:\"Two minutes. \" strong { text:now } line_break code:x emphasis { strike { text:y } } "
    "} "
    "phase { heading=2 { text:Isolate } notice=1 { paragraph { text:\"480 V\" } } "
    "procedure=3 { step { paragraph { text:\"Press \" keyboard { text:STOP } } } "
    "step { paragraph { text:Open image=0:\"a switch\" { hover:h } "
    "link:\"https://example.org/\" { text:l hover:t } footnote_ref=1 } } } } "
    "bullet_list=1 { task=1 { paragraph { text:a } } item { paragraph { subscript { text:2 } } } } "
    "ordered_list=6 { item { quote { rule code_block:\"x = 1\" { info:c } } } } "
    "table=1 { row=1 { cell=1 { text:h } } row=0 { cell { superscript { text:c } } } } "
    "quiz=80 { heading=2 { text:Quiz } "
    "question=33:one { digest=7 prompt { text:Whose } hint { paragraph { text:h } } "
    "choice=0:a { paragraph { text:A } feedback { paragraph { text:no } } } choice=1:b { paragraph { text:B "
    "} } "
    "explanation { paragraph { text:e } } } "
    "question=66:many { digest=8 prompt { text:Which } choice=1:a { } choice=1:b { } choice=0:c { } } "
    "question=35:row { digest=9 prompt { text:Order } ordered:s1 { } ordered:s2 { } ordered:s3 { } } "
    "question=36:pairs { digest=10 prompt { text:Match } "
    "pair:p1 { left { text:Red } right { text:Stop } } pair:p2 { left { text:Green } right { text:Go } } } "
    "question=37:volts { digest=11 prompt { text:V } low:-0.5 high:0.5 unit:V shown:\"0 +- 0.5 V\" } "
    "question=38:word { digest=12 prompt { text:Word } accept:lockout fold:\"L\\tl\" shown:lockout } "
    "question=39:tf { digest=13 prompt { text:True } choice=1:t { } choice=0:f { } } } "
    "footnote=1 { paragraph { text:note } } }";

const char sample_second[] = "document { title:Bloqueo paragraph { } }";
