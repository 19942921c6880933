/*
 * test_runtime_document.c - the token streams rule by rule, walking, and what
 * holds for every damaged byte.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "placard_format.h"
#include "reference/sample.h"

static struct sample_zip zip[1];
static uint32_t memory[1u << 16];

/* Open, and load every language. */
static placard_error read_all(placard_module *module, placard_document *last)
{
    placard_error error = {PLACARD_OK, 0, 0};
    placard_status status = placard_open(module, zip->file.data, zip->file.size, &error);
    for (uint32_t i = 0; status == PLACARD_OK && i < placard_language_count(module); i++) {
        assert_true(placard_load_size(module, i) <= sizeof memory);
        status = placard_load(last, module, i, memory, placard_load_size(module, i), &error);
    }
    assert_int_equal(status, error.status);
    return error;
}

/* ---- Named malformed streams: tests/malformed/ ------------------------------- */

struct malformed {
    char title[200], tokens[8192], status[64];
    unsigned nodes;
};

static int has_indent(const char *line)
{
    return line[0] == ' ' && line[1] == ' ';
}

/* The next case of a file; 0 at its end. */
static int read_case(FILE *file, struct malformed *out)
{
    char line[4096];
    memset(out, 0, sizeof *out);
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#')
            continue;
        if (!has_indent(line) && line[0] != '\0') {
            snprintf(out->title, sizeof out->title, "%.190s", line);
        } else if (strncmp(line, "  nodes ", 8) == 0) {
            out->nodes = (unsigned)strtoul(line + 8, NULL, 10);
        } else if (has_indent(line) && line[2] >= 'A' && line[2] <= 'Z') {
            snprintf(out->status, sizeof out->status, "PLACARD_%.50s", line + 2);
            return 1;
        } else if (has_indent(line)) {
            size_t size = strlen(out->tokens);
            snprintf(out->tokens + size, sizeof out->tokens - size, "%s\n", line + 1);
        }
    }
    return 0;
}

static void check_case(const struct malformed *c, placard_error error, uint32_t entry, size_t mark)
{
    if (strcmp(c->status, placard_status_name(error.status)) != 0)
        fail_msg("%s: %s at %zu, not %s", c->title, placard_status_name(error.status), error.offset,
                 c->status);
    if (error.status != PLACARD_OK && (error.entry != entry || error.offset != mark))
        fail_msg("%s: in entry %u at %zu, not %zu", c->title, error.entry, error.offset, mark);
}

static FILE *open_cases(const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/malformed/%s", PLACARD_TESTS_DIR, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    return file;
}

#define FACTS "manifest { id:a version:1 content:\"0123456789abcdef0123456789abcdef\" "
#define PICTURE                                                                                              \
    "media=65537:\"\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\" }"

static void malformed_documents_are_refused(void **state)
{
    (void)state;
    struct malformed c;
    struct sample_bytes *scratch = calloc(1, sizeof *scratch);
    FILE *file = open_cases("document.txt");
    unsigned count = 0;
    for (; read_case(file, &c); count++) {
        char manifest[300];
        placard_module module;
        placard_document document;
        if (c.nodes > 0)
            snprintf(manifest, sizeof manifest, FACTS "language=%u:en " PICTURE, 2 * c.nodes);
        else
            snprintf(manifest, sizeof manifest, FACTS "language=*:en " PICTURE);
        scratch->size = 0;
        size_t mark = sample_stream(scratch, "PLCD", c.tokens);
        sample_bundle(zip, manifest, c.tokens, NULL, "x", 0);
        check_case(&c, read_all(&module, &document), ENTRY_INDEX_TEXT, mark);
    }
    fclose(file);
    free(scratch);
    assert_true(count > 100);
}

static void malformed_manifests_are_refused(void **state)
{
    (void)state;
    struct malformed c;
    struct sample_bytes *scratch = calloc(1, sizeof *scratch);
    FILE *file = open_cases("manifest.txt");
    unsigned count = 0;
    for (; read_case(file, &c); count++) {
        placard_module module;
        placard_document document;
        scratch->size = 0;
        size_t mark = sample_stream(scratch, "PLCM", c.tokens);
        sample_bundle(zip, c.tokens, "document { }", NULL, NULL, 0);
        check_case(&c, read_all(&module, &document), ENTRY_INDEX_MANIFEST, mark);
    }
    fclose(file);
    free(scratch);
    assert_true(count > 35);
}

/* ---- The stream's header and sections ------------------------------------------ */

static const struct stream_case {
    const char *name;
    const char *bytes; /* notation, all of the stream */
    placard_status status;
    size_t offset;
} stream_cases[] = {
    {"one section", "#504c4344 0100 0102 2000", PLACARD_OK, 0},
    {"no bytes", "", PLACARD_STREAM_TRUNCATED, 0},
    {"five bytes", "#504c4344 01", PLACARD_STREAM_TRUNCATED, 5},
    {"another magic", "#504c434d 0100 0102 2000", PLACARD_STREAM_MAGIC, 0},
    {"major 0", "#504c4344 0000 0102 2000", PLACARD_STREAM_MAGIC, 4},
    {"newer major", "#504c4344 0200 0102 2000", PLACARD_NEWER_MAJOR, 4},
    {"newer minor", "#504c4344 0105 0102 2000", PLACARD_OK, 0},
    {"newer minor, new kind", "#504c4344 0105 0103 20fa00", PLACARD_NEWER_MINOR, 9},
    {"newer minor, new section", "#504c4344 0105 0102 2000 0901ff", PLACARD_OK, 0},
    {"same minor, unknown section", "#504c4344 0100 0102 2000 0902ffff", PLACARD_OK, 0},
    {"no section", "#504c4344 0100", PLACARD_STREAM_TRUNCATED, 6},
    {"section 0", "#504c4344 0100 0002 2000", PLACARD_STREAM_SECTION, 6},
    {"section 1 missing", "#504c4344 0100 0202 2000", PLACARD_STREAM_SECTION, 6},
    {"section 1 twice", "#504c4344 0100 0102 2000 0102 2000", PLACARD_STREAM_SECTION, 10},
    {"sections descend", "#504c4344 0100 0102 2000 0500 0300", PLACARD_STREAM_SECTION, 12},
    {"section past the end", "#504c4344 0100 0103 2000", PLACARD_STREAM_TRUNCATED, 10},
    {"section size cut off", "#504c4344 0100 0102 2000 05", PLACARD_STREAM_TRUNCATED, 11},
    {"section id too long", "#504c4344 0100 8100 02 2000", PLACARD_STREAM_VARINT, 6},
    {"empty section 1", "#504c4344 0100 0100", PLACARD_STREAM_TRUNCATED, 8},
    {"document ends before its section", "#504c4344 0100 0103 200000", PLACARD_STREAM_NESTING, 10},
};

static void sections_are_checked(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stream_cases / sizeof stream_cases[0]; i++) {
        const struct stream_case *c = &stream_cases[i];
        struct sample_bytes *bytes = calloc(1, sizeof *bytes), *manifest = calloc(1, sizeof *bytes);
        placard_module module;
        placard_document document;
        for (const char *at = c->bytes; *at != '\0'; at++) { /* blanks inside #hex are for people */
            char pair[4] = {'#', at[0], at[0] == '\0' ? '\0' : at[1], 0};
            if (*at == '#' || *at == ' ')
                continue;
            sample_tokens(bytes, pair);
            at++;
        }
        memset(zip, 0, sizeof *zip);
        /* No node announced where there is no byte, so that the count is not what is refused. */
        sample_stream(manifest, "PLCM", bytes->size == 0 ? FACTS "language=0:en }" : FACTS "language=2:en }");
        sample_add(zip, "mimetype", ENTRY_MIMETYPE_TEXT, strlen(ENTRY_MIMETYPE_TEXT), 0);
        sample_add(zip, "manifest", manifest->data, manifest->size, 0);
        sample_add(zip, "text/en", bytes->data, bytes->size, 0);
        sample_finish(zip);
        placard_error error = read_all(&module, &document);
        if (error.status != c->status || (error.status != PLACARD_OK && error.offset != c->offset))
            fail_msg("%s: %s at %zu", c->name, placard_status_name(error.status), error.offset);
        free(bytes);
        free(manifest);
    }
}

/* ---- Every damaged byte ----------------------------------------------------------- */

static uint32_t mix(uint32_t hash, uint32_t value)
{
    return (hash ^ value) * 16777619u;
}

static uint32_t mix_bytes(uint32_t hash, placard_bytes bytes)
{
    for (size_t i = 0; i < bytes.size; i++)
        hash = mix(hash, bytes.data[i]);
    return mix(hash, (uint32_t)bytes.size);
}

static uint32_t hash_facts(uint32_t hash, placard_fact fact)
{
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact)) {
        hash = mix_bytes(mix(mix(hash, fact.kind), fact.number), fact.text);
        hash = hash_facts(hash, placard_fact_child(&fact));
    }
    return hash;
}

/* Everything there is to read, in one number; 0 when refused. */
static uint32_t hash_all(const uint8_t *file, size_t size)
{
    placard_module module;
    placard_document document;
    if (placard_open(&module, file, size, NULL) != PLACARD_OK)
        return 0;
    uint32_t hash = hash_facts(2166136261u, placard_fact_first(&module));
    for (uint32_t i = 0; i < placard_media_count(&module); i++) {
        if (placard_media_check(&module, i, NULL) != PLACARD_OK)
            return 0;
        hash = mix_bytes(hash, placard_media(&module, i));
    }
    for (uint32_t i = 0; i < placard_language_count(&module); i++) {
        if (placard_load(&document, &module, i, memory, sizeof memory, NULL) != PLACARD_OK)
            return 0;
        for (placard_node n = 0; n < placard_node_count(&document); n++) {
            hash = mix(mix(hash, placard_node_kind(&document, n)), placard_node_number(&document, n));
            hash = mix_bytes(mix(hash, placard_node_end(&document, n)), placard_node_text(&document, n));
        }
    }
    return hash;
}

static void damaged_bytes_change_nothing_unseen(void **state)
{
    (void)state;
    for (int level = 0; level <= 9; level += 9) {
        sample_good(zip, level);
        size_t size = zip->file.size;
        uint8_t *exact = malloc(size); /* so that a sanitizer sees every byte too far */
        memcpy(exact, zip->file.data, size);
        uint32_t good = hash_all(exact, size);
        assert_int_not_equal(good, 0);
        for (size_t bit = 0; bit < size * 8; bit++) {
            exact[bit / 8] ^= (uint8_t)(1u << bit % 8);
            uint32_t hash = hash_all(exact, size);
            assert_true(hash == 0 || hash == good);
            exact[bit / 8] ^= (uint8_t)(1u << bit % 8);
        }
        for (size_t cut = 0; cut < size; cut++) {
            uint8_t *part = malloc(cut + !cut);
            memcpy(part, exact, cut);
            assert_int_equal(hash_all(part, cut), 0);
            free(part);
        }
        free(exact);
    }
}

/* ---- Walking ----------------------------------------------------------------------- */

static void documents_are_walked(void **state)
{
    (void)state;
    placard_module module;
    placard_document document;
    sample_good(zip, 9);
    assert_int_equal(placard_open(&module, zip->file.data, zip->file.size, NULL), PLACARD_OK);
    assert_int_equal(placard_load(&document, &module, 0, memory, placard_load_size(&module, 0), NULL),
                     PLACARD_OK);
    assert_int_equal(placard_step_count(&document), 2);
    assert_int_equal(placard_question_count(&document), 7);
    assert_int_equal(placard_node_end(&document, 0), placard_node_count(&document));
    assert_memory_equal(placard_title(&document).data, "Lock out", 8);
    placard_node step = placard_step_at(&document, 1);
    assert_int_equal(placard_node_kind(&document, step), PLACARD_STEP);
    assert_int_equal(placard_step_at(&document, 2), PLACARD_NONE);
    placard_node image = placard_node_find(&document, step, step, PLACARD_IMAGE);
    assert_memory_equal(placard_node_text(&document, image).data, "a switch", 8);
    assert_int_equal(placard_node_find(&document, step, image, PLACARD_IMAGE), PLACARD_NONE);
    assert_int_equal(placard_node_text(&document, placard_question_at(&document, 6)).size, 2);
    uint32_t children = 0;
    for (placard_node n = placard_node_first(&document, 0); n != PLACARD_NONE;
         n = placard_node_next(&document, 0, n))
        children++;
    assert_int_equal(children, 15);
}

static void absent_things_read_as_empty(void **state)
{
    (void)state;
    placard_module module;
    placard_document document;
    memset(&module, 0, sizeof module);
    memset(&document, 0, sizeof document);
    const uint32_t nodes[] = {0, 1, PLACARD_NONE};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(placard_node_kind(&document, nodes[i]), PLACARD_END);
        assert_int_equal(placard_node_number(&document, nodes[i]), 0);
        assert_int_equal(placard_node_text(&document, nodes[i]).size, 0);
        assert_int_equal(placard_node_first(&document, nodes[i]), PLACARD_NONE);
        assert_int_equal(placard_node_next(&document, 0, nodes[i]), PLACARD_NONE);
        assert_int_equal(placard_node_find(&document, nodes[i], 0, PLACARD_STEP), PLACARD_NONE);
        assert_int_equal(placard_step_at(&document, nodes[i]), PLACARD_NONE);
        assert_int_equal(placard_language_tag(&module, nodes[i]).size, 0);
        assert_int_equal(placard_media(&module, nodes[i]).size, 0);
        assert_int_equal(placard_entry_at(&module, nodes[i]).size, 0);
    }
    placard_fact none = placard_fact_first(&module);
    assert_int_equal(none.kind, PLACARD_END);
    assert_int_equal(placard_fact_next(&none).kind, PLACARD_END);
    assert_int_equal(placard_fact_child(&none).kind, PLACARD_END);
    assert_int_equal(placard_title(&document).size, 0);
    assert_int_equal(placard_id(&module).size, 0);
}

static void names_are_told(void **state)
{
    (void)state;
    assert_string_equal(placard_kind_name(PLACARD_PARAGRAPH), "paragraph");
    assert_string_equal(placard_kind_name(PLACARD_CHANGED_REGULATION), "changed_regulation");
    assert_string_equal(placard_kind_name(15), "");
    assert_string_equal(placard_kind_name(PLACARD_NONE), "");
    assert_string_equal(placard_status_name(PLACARD_ZIP_CRC), "PLACARD_ZIP_CRC");
    assert_string_equal(placard_status_text(PLACARD_OK), "ok");
    assert_string_equal(placard_status_text((placard_status)99), "unknown status");
    assert_string_equal(placard_status_name((placard_status)99), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(malformed_documents_are_refused),
        cmocka_unit_test(malformed_manifests_are_refused),
        cmocka_unit_test(sections_are_checked),
        cmocka_unit_test(damaged_bytes_change_nothing_unseen),
        cmocka_unit_test(documents_are_walked),
        cmocka_unit_test(absent_things_read_as_empty),
        cmocka_unit_test(names_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
