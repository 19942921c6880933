/*
 * bench_load.c - what reading a document costs, next to others, in one run.
 *
 *     bench_load [--check]
 *
 * Opens a bundle with a document of about 6 KiB, loads it and walks all of its
 * text; next to it zlib inflates the same bytes, libarchive opens the same file
 * and reads the entry, and zlib with jansson inflates, parses and walks the same
 * content as JSON.  The best of many short rounds counts, taken in turn, so that
 * a busy machine slows all of them.  --check makes two rounds and compares what
 * was read, not the times.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <archive.h>
#include <archive_entry.h>
#include <jansson.h>
#include <zlib.h>

#include "placard.h"
#include "reference/sample.h"

#define CAPACITY (1u << 20)

/* One content, in every form that a contestant reads. */
struct content {
    struct sample_zip zip;
    uint8_t packed[CAPACITY];      /* the document, deflated */
    uint8_t packed_json[CAPACITY]; /* the same as JSON, deflated */
    size_t packed_size, size, packed_json_size, json_size;
    uint32_t memory[CAPACITY]; /* for placard_load() */
    uint8_t out[CAPACITY];     /* for inflating */
};

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "bench_load: %s\n", what);
    exit(2);
}

/* ---- The document ---------------------------------------------------------- */

static const char *const words[] = {
    "check",   "open",     "close",  "lift",   "lower",   "the",    "valve",  "guard", "panel",  "switch",
    "breaker", "belt",     "motor",  "and",    "hose",    "clamp",  "left",   "upper", "before", "after",
    "until",   "pressure", "reads",  "zero",   "then",    "record", "it",     "on",    "tag",    "your",
    "own",     "lock",     "stands", "still",  "so",      "that",   "nobody", "can",   "start",  "machine",
    "while",   "you",      "work",   "inside", "cabinet", "wait",   "for",    "lamp",  "to",     "go",
    "out",     "hold",     "down",   "button", "seconds",
};

/* The generator of Numerical Recipes: the same words on every machine. */
static const char *next_word(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return words[(*seed >> 16) % (sizeof words / sizeof words[0])];
}

static char *add_sentence(char *to, uint32_t *seed, int count)
{
    to += sprintf(to, "text:\"");
    while (count-- > 0)
        to += sprintf(to, "%s%s", next_word(seed), count > 0 ? " " : ".\" ");
    return to;
}

/* A procedure of `steps` steps in sample.h's notation: each an instruction with a
 * word marked up, and a detail; a notice before every fifth. */
static char *make_notation(int steps)
{
    char *notation = malloc(CAPACITY), *to = notation;
    uint32_t seed = 7;
    if (notation == NULL)
        give_up("no memory");
    to += sprintf(to, "document { title:\"Work on the line\" tool:lock reading_time=140 ");
    for (int i = 0; i < steps; i++) {
        if (i % 5 == 0) {
            to += sprintf(to, "notice=2 { paragraph { ");
            to = add_sentence(to, &seed, 9);
            to += sprintf(to, "} } procedure=%d { ", 2 * i + 3);
        }
        to += sprintf(to, "step { paragraph { ");
        to = add_sentence(to, &seed, 6);
        to += sprintf(to, "strong { text:%s } ", next_word(&seed));
        to = add_sentence(to, &seed, 5);
        to += sprintf(to, "} paragraph { ");
        to = add_sentence(to, &seed, 11);
        to += sprintf(to, i % 5 == 4 || i == steps - 1 ? "} } } " : "} } ");
    }
    sprintf(to, "}");
    return notation;
}

/* ---- The forms ------------------------------------------------------------- */

static size_t deflate_raw(uint8_t *out, const void *data, size_t size)
{
    z_stream z;
    memset(&z, 0, sizeof z);
    if (deflateInit2(&z, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        give_up("deflate");
    z.next_in = (z_const Bytef *)data;
    z.avail_in = (uInt)size;
    z.next_out = out;
    z.avail_out = CAPACITY;
    if (deflate(&z, Z_FINISH) != Z_STREAM_END)
        give_up("deflate");
    deflateEnd(&z);
    return z.total_out;
}

static json_t *json_of(const placard_document *document, placard_node node)
{
    placard_bytes text = placard_node_text(document, node);
    json_t *object = json_object();
    json_object_set_new(object, "kind", json_string(placard_kind_name(placard_node_kind(document, node))));
    if (placard_node_number(document, node) > 0)
        json_object_set_new(object, "number", json_integer(placard_node_number(document, node)));
    if (text.size > 0)
        json_object_set_new(object, "text", json_stringn((const char *)text.data, text.size));
    placard_node child = placard_node_first(document, node);
    if (child == PLACARD_NONE)
        return object;
    json_t *children = json_array();
    for (; child != PLACARD_NONE; child = placard_node_next(document, node, child))
        json_array_append_new(children, json_of(document, child));
    json_object_set_new(object, "children", children);
    return object;
}

static void make_json(struct content *content, const placard_document *document)
{
    json_t *root = json_of(document, 0);
    char *text = json_dumps(root, JSON_COMPACT);
    content->json_size = strlen(text);
    content->packed_json_size = deflate_raw(content->packed_json, text, content->json_size);
    free(text);
    json_decref(root);
}

static struct content *make_content(int steps)
{
    struct content *content = calloc(1, sizeof *content);
    char *notation = make_notation(steps);
    placard_module module;
    placard_document document;
    if (content == NULL)
        give_up("no memory");
    sample_bundle(
        &content->zip,
        "manifest { id:line version:1.0.0 content:\"0123456789abcdef0123456789abcdef\" language=*:en }",
        notation, NULL, NULL, 9);
    free(notation);
    if (placard_open(&module, content->zip.file.data, content->zip.file.size, NULL) != PLACARD_OK ||
        placard_load(&document, &module, 0, content->memory, sizeof content->memory, NULL) != PLACARD_OK)
        give_up("not a good bundle");
    placard_entry entry = placard_entry_at(&module, 2);
    memcpy(content->packed, entry.packed.data, entry.packed.size);
    content->packed_size = entry.packed.size;
    content->size = entry.size;
    make_json(content, &document);
    return content;
}

/* ---- The contestants: each returns a number that says what it read ------------ */

static uint32_t read_placard(struct content *content)
{
    placard_module module;
    placard_document document;
    uint32_t sum = 0;
    if (placard_open(&module, content->zip.file.data, content->zip.file.size, NULL) != PLACARD_OK ||
        placard_load(&document, &module, 0, content->memory, sizeof content->memory, NULL) != PLACARD_OK)
        give_up("not a good bundle");
    for (placard_node node = 0; node < placard_node_count(&document); node++) {
        placard_bytes text = placard_node_text(&document, node);
        if (text.size > 0)
            sum += (uint32_t)text.size * 256 + text.data[0];
    }
    return sum;
}

static void inflate_raw(struct content *content, const uint8_t *packed, size_t packed_size, size_t size)
{
    z_stream z;
    memset(&z, 0, sizeof z);
    if (inflateInit2(&z, -15) != Z_OK)
        give_up("inflate");
    z.next_in = (z_const Bytef *)packed;
    z.avail_in = (uInt)packed_size;
    z.next_out = content->out;
    z.avail_out = (uInt)size;
    if (inflate(&z, Z_FINISH) != Z_STREAM_END || z.total_out != size)
        give_up("inflate");
    inflateEnd(&z);
}

static uint32_t read_zlib(struct content *content)
{
    inflate_raw(content, content->packed, content->packed_size, content->size);
    return (uint32_t)content->size;
}

static uint32_t read_libarchive(struct content *content)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    la_ssize_t size = -1;
    if (archive_read_support_format_zip(archive) != ARCHIVE_OK ||
        archive_read_open_memory(archive, content->zip.file.data, content->zip.file.size) != ARCHIVE_OK)
        give_up("libarchive");
    while (archive_read_next_header(archive, &entry) == ARCHIVE_OK)
        if (strcmp(archive_entry_pathname(entry), "text/en") == 0)
            size = archive_read_data(archive, content->out, CAPACITY);
    archive_read_free(archive);
    return (uint32_t)size;
}

static uint32_t sum_json(const json_t *object)
{
    const json_t *text = json_object_get(object, "text"), *children = json_object_get(object, "children");
    size_t size = json_string_length(text), count = json_array_size(children);
    uint32_t sum = size > 0 ? (uint32_t)size * 256 + (uint8_t)json_string_value(text)[0] : 0;
    for (size_t i = 0; i < count; i++)
        sum += sum_json(json_array_get(children, i));
    return sum;
}

static uint32_t read_json(struct content *content)
{
    inflate_raw(content, content->packed_json, content->packed_json_size, content->json_size);
    json_t *root = json_loadb((const char *)content->out, content->json_size, 0, NULL);
    uint32_t sum = sum_json(root);
    json_decref(root);
    return sum;
}

/* ---- Timing ------------------------------------------------------------------- */

typedef uint32_t contestant(struct content *content);

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* The time of `turns` runs, in seconds a run. */
static double round_of(contestant *run, struct content *content, int turns)
{
    static volatile uint32_t sink;
    double begin = seconds();
    for (int i = 0; i < turns; i++)
        sink += run(content);
    double end = seconds();
    (void)sink;
    return (end - begin) / turns;
}

static void check_same(struct content *content)
{
    if (read_placard(content) != read_json(content) || read_zlib(content) != read_libarchive(content))
        give_up("the contestants read different things");
}

int main(int count, char **arguments)
{
    enum { PLACARD, ZLIB, LIBARCHIVE, JSON, DOUBLE, HALF, RUNS };
    static contestant *const runs[RUNS] = {read_placard, read_zlib,    read_libarchive,
                                           read_json,    read_placard, read_placard};
    int is_check = count > 1 && strcmp(arguments[1], "--check") == 0;
    int rounds = is_check ? 2 : 300, turns = is_check ? 1 : 20;
    struct content *content = make_content(40), *doubled = make_content(160), *half = make_content(80);
    double best[RUNS];
    check_same(content);
    check_same(doubled);
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < RUNS; i++) {
            double time = round_of(runs[i], i == DOUBLE ? doubled : i == HALF ? half : content, turns);
            if (round == 0 || time < best[i])
                best[i] = time;
        }
    printf("document %zu bytes, deflated %zu; as JSON %zu, deflated %zu\n", content->size,
           content->packed_size, content->json_size, content->packed_json_size);
    printf("placard: open, load, walk    %7.2f us\n", best[PLACARD] * 1e6);
    printf("zlib: inflate                %7.2f us  placard takes %.2f times as long (aim: at most 2.0)\n",
           best[ZLIB] * 1e6, best[PLACARD] / best[ZLIB]);
    printf("libarchive: open, read       %7.2f us  placard is %.2f times faster (aim: at least 1.3)\n",
           best[LIBARCHIVE] * 1e6, best[LIBARCHIVE] / best[PLACARD]);
    printf("zlib and jansson: parse, walk %6.2f us  placard is %.2f times faster (aim: at least 3.0)\n",
           best[JSON] * 1e6, best[JSON] / best[PLACARD]);
    printf("%zu to %zu bytes: %.2f times the time for %.2f times the bytes (aim: 2.2 for twice)\n",
           half->size, doubled->size, best[DOUBLE] / best[HALF], (double)doubled->size / (double)half->size);
    free(content);
    free(doubled);
    free(half);
    return 0;
}
