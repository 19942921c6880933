/*
 * test_runtime_container.c - the strict ZIP profile, rule by rule: each bad file
 * is a good one with one described edit, refused with the expected status at
 * the expected offset.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/container.h"
#include "placard_format.h"
#include "reference/sample.h"

static uint32_t le(const uint8_t *p, unsigned bytes)
{
    uint32_t value = 0;
    while (bytes-- > 0)
        value = value << 8 | p[bytes];
    return value;
}

/* Where the local header (or central record) of entry `index` stands. */
static size_t local_of(const struct sample_bytes *file, unsigned index)
{
    size_t at = 0;
    while (index-- > 0)
        at += ZIP_LOCAL_SIZE + le(file->data + at + 26, 2) + le(file->data + at + 18, 4);
    return at;
}

static size_t end_of(const struct sample_bytes *file)
{
    return file->size - ZIP_END_SIZE;
}

static size_t central_of(const struct sample_bytes *file, unsigned index)
{
    size_t at = le(file->data + end_of(file) + 16, 4);
    while (index-- > 0)
        at += ZIP_CENTRAL_SIZE + le(file->data + at + 28, 2);
    return at;
}

enum part { LOCAL, CENTRAL, END };

/* Write `value` (`width` bytes) at `at` of a part; expect `status` at `at` + `shift`. */
struct edit {
    const char *name;
    enum part part;
    unsigned index, at, width;
    uint32_t value;
    placard_status status;
    int shift;
};

static const struct edit edits[] = {
    {"signature is another's", LOCAL, 0, 0, 1, 'Q', PLACARD_NOT_PLACARD, 0},
    {"first name is not mimetype", LOCAL, 0, 30, 1, 'n', PLACARD_NOT_PLACARD, 0},
    {"mimetype is another", LOCAL, 0, 38, 1, 'b', PLACARD_NOT_PLACARD, 0},
    {"mimetype is longer", LOCAL, 0, 22, 4, 35, PLACARD_NOT_PLACARD, 0},
    {"mimetype name is longer", LOCAL, 0, 26, 2, 9, PLACARD_NOT_PLACARD, 0},
    {"needs a later version", LOCAL, 2, 4, 2, 45, PLACARD_ZIP_LOCAL_HEADER, 0},
    {"encrypted", LOCAL, 2, 6, 2, 1, PLACARD_ZIP_LOCAL_HEADER, 0},
    {"data descriptor", LOCAL, 2, 6, 2, 8, PLACARD_ZIP_LOCAL_HEADER, 0},
    {"UTF-8 flag", LOCAL, 1, 6, 2, 2048, PLACARD_ZIP_LOCAL_HEADER, 1},
    {"has a time", LOCAL, 2, 10, 2, 1, PLACARD_ZIP_LOCAL_HEADER, 0},
    {"has a date", LOCAL, 2, 12, 2, 0x5c21, PLACARD_ZIP_LOCAL_HEADER, -2},
    {"extra field", LOCAL, 2, 28, 2, 4, PLACARD_ZIP_LOCAL_HEADER, 0},
    {"method is bzip2", LOCAL, 2, 8, 2, 12, PLACARD_ZIP_METHOD, 0},
    {"method has a high byte", LOCAL, 2, 8, 2, 0x108, PLACARD_ZIP_METHOD, 0},
    {"manifest deflated", LOCAL, 1, 8, 2, 8, PLACARD_ZIP_METHOD, 0},
    {"media deflated", LOCAL, 4, 8, 2, 8, PLACARD_ZIP_METHOD, 0},
    {"stored sizes differ", LOCAL, 4, 22, 4, 5, PLACARD_ZIP_LOCAL_HEADER, 0},
    {"name is empty", LOCAL, 2, 26, 2, 0, PLACARD_ZIP_NAME, 0},
    {"name is too long", LOCAL, 2, 26, 2, 65, PLACARD_ZIP_NAME, 0},
    {"name has a capital", LOCAL, 2, 30, 1, 'T', PLACARD_ZIP_NAME, 0},
    {"name has a backslash", LOCAL, 2, 34, 1, '\\', PLACARD_ZIP_NAME, 0},
    {"name has a NUL", LOCAL, 3, 35, 1, 0, PLACARD_ZIP_NAME, 0},
    {"manifest has another name", LOCAL, 1, 30, 1, 'l', PLACARD_ZIP_MISMATCH, 0},
    {"CRC of the manifest", LOCAL, 1, 14, 1, 0x5a, PLACARD_ZIP_MISMATCH, 0},
    {"data of the manifest", LOCAL, 1, 60, 1, 0x5a, PLACARD_ZIP_CRC, 14 - 60},
    {"document over the limit", LOCAL, 2, 22, 4, (1u << 20) + 1, PLACARD_LIMIT_ENTRY, 0},
    {"ratio over the limit", LOCAL, 2, 22, 4, 1u << 20, PLACARD_LIMIT_RATIO, 0},
    {"manifest over the limit", LOCAL, 1, 18, 4, 65537, PLACARD_ZIP_LOCAL_HEADER, 4},
    {"second signature is nobody's", LOCAL, 1, 3, 1, 9, PLACARD_ZIP_GAP, 0},
    {"central signature in the middle", CENTRAL, 2, 3, 1, 9, PLACARD_ZIP_CENTRAL_RECORD, 0},
    {"made by another system", CENTRAL, 1, 4, 2, 0x314, PLACARD_ZIP_CENTRAL_RECORD, 1},
    {"central comment", CENTRAL, 1, 32, 2, 3, PLACARD_ZIP_CENTRAL_RECORD, 0},
    {"central disk", CENTRAL, 1, 34, 2, 1, PLACARD_ZIP_CENTRAL_RECORD, 0},
    {"internal attributes", CENTRAL, 1, 36, 2, 1, PLACARD_ZIP_CENTRAL_RECORD, 0},
    {"external attributes", CENTRAL, 1, 38, 4, 1, PLACARD_ZIP_CENTRAL_RECORD, 0},
    {"external attributes, high", CENTRAL, 1, 40, 2, 1, PLACARD_ZIP_CENTRAL_RECORD, 0},
    {"central version differs", CENTRAL, 1, 6, 2, 21, PLACARD_ZIP_MISMATCH, 0},
    {"central flags differ", CENTRAL, 1, 8, 2, 1, PLACARD_ZIP_MISMATCH, 0},
    {"central method differs", CENTRAL, 2, 10, 2, 0, PLACARD_ZIP_MISMATCH, 0},
    {"central CRC differs", CENTRAL, 2, 16, 1, 0x5a, PLACARD_ZIP_MISMATCH, 0},
    {"central packed size differs", CENTRAL, 2, 20, 2, 1, PLACARD_ZIP_MISMATCH, 0},
    {"central size differs", CENTRAL, 2, 24, 2, 1, PLACARD_ZIP_MISMATCH, 0},
    {"central name size differs", CENTRAL, 2, 28, 2, 1, PLACARD_ZIP_MISMATCH, 0},
    {"central extra field", CENTRAL, 2, 30, 2, 1, PLACARD_ZIP_MISMATCH, 0},
    {"central offset differs", CENTRAL, 2, 42, 4, 1, PLACARD_ZIP_MISMATCH, 0},
    {"central name differs", CENTRAL, 2, 46, 1, 'z', PLACARD_ZIP_MISMATCH, 0},
    {"end signature", END, 0, 3, 1, 9, PLACARD_ZIP_END_RECORD, 0},
    {"disk number", END, 0, 4, 2, 1, PLACARD_ZIP_END_RECORD, 0},
    {"central disk number", END, 0, 6, 2, 1, PLACARD_ZIP_END_RECORD, 0},
    {"entries here", END, 0, 8, 2, 4, PLACARD_ZIP_END_RECORD, 0},
    {"entries in all", END, 0, 10, 2, 65535, PLACARD_ZIP_END_RECORD, 0},
    {"central size", END, 0, 12, 4, 7, PLACARD_ZIP_END_RECORD, 0},
    {"central offset", END, 0, 16, 4, UINT32_MAX, PLACARD_ZIP_END_RECORD, 0},
    {"comment", END, 0, 20, 2, 1, PLACARD_ZIP_END_RECORD, 0},
};

static size_t place_of(const struct sample_bytes *file, const struct edit *edit)
{
    size_t base = edit->part == LOCAL     ? local_of(file, edit->index)
                  : edit->part == CENTRAL ? central_of(file, edit->index)
                                          : end_of(file);
    return base + edit->at;
}

/* Where the central record repeats a byte of a local header, or of the name behind it. */
static size_t repeated_at(const struct sample_bytes *file, const struct edit *edit)
{
    unsigned shift = edit->at < ZIP_LOCAL_SIZE ? ZIP_CENTRAL_VERSION - ZIP_LOCAL_VERSION
                                               : ZIP_CENTRAL_SIZE - ZIP_LOCAL_SIZE;
    return central_of(file, edit->index) + edit->at + shift;
}

static struct sample_zip zip[1];

static placard_error open_file(placard_module *module)
{
    placard_error error = {PLACARD_OK, 0, 0};
    placard_status status = placard_open(module, zip->file.data, zip->file.size, &error);
    assert_int_equal(status, error.status);
    if (status != PLACARD_OK)
        assert_int_equal(placard_entry_count(module), 0);
    return error;
}

static void edited_headers_are_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        const struct edit *edit = &edits[i];
        placard_module module;
        sample_good(zip, 9);
        size_t at = place_of(&zip->file, edit);
        for (unsigned byte = 0; byte < edit->width; byte++)
            zip->file.data[at + byte] = (uint8_t)(edit->value >> (8 * byte));
        placard_error error = open_file(&module);
        if (edit->part == LOCAL && edit->status == PLACARD_ZIP_MISMATCH)
            at = repeated_at(&zip->file, edit);
        if (error.status != edit->status || error.offset != (size_t)((long)at + edit->shift))
            fail_msg("%s: %s at %zu, not %s at %ld", edit->name, placard_status_name(error.status),
                     error.offset, placard_status_name(edit->status), (long)at + edit->shift);
        assert_int_equal(error.entry, PLACARD_NONE);
    }
}

static void good_bundle_opens(void **state)
{
    (void)state;
    for (int level = 0; level <= 9; level += 9) {
        placard_module module;
        sample_good(zip, level);
        assert_int_equal(open_file(&module).status, PLACARD_OK);
        assert_int_equal(placard_entry_count(&module), 5);
        assert_int_equal(placard_language_count(&module), 2);
        assert_int_equal(placard_media(&module, 0).size, strlen(sample_media));
        assert_memory_equal(placard_media(&module, 0).data, sample_media, strlen(sample_media));
        assert_int_equal(placard_media_width(&module, 0), 640);
        assert_int_equal(placard_media_height(&module, 0), 480);
        assert_memory_equal(placard_id(&module).data, "lockout", 7);
        assert_memory_equal(placard_module_version(&module).data, "2.1.0", 5);
        assert_int_equal(placard_kind_of_module(&module), PLACARD_MODULE_PROCEDURE);
        assert_int_equal(placard_media(&module, 1).size, 0);
        assert_int_equal(placard_entry_at(&module, 5).name.size, 0);
    }
}

static void bytes_too_many_or_too_few_are_refused(void **state)
{
    (void)state;
    placard_module module;
    sample_good(zip, 9);
    zip->file.data[zip->file.size++] = 0;
    placard_error error = open_file(&module);
    assert_int_equal(error.status, PLACARD_ZIP_GAP);
    assert_int_equal(error.offset, zip->file.size - 1);
    sample_good(zip, 9);
    size_t size = zip->file.size;
    for (zip->file.size = 0; zip->file.size < size; zip->file.size++) {
        error = open_file(&module);
        assert_int_equal(error.status, PLACARD_ZIP_TRUNCATED);
        assert_int_equal(error.offset, zip->file.size);
    }
    assert_int_equal(placard_open(&module, zip->file.data, PLACARD_MAX_FILE + 1u, &error),
                     PLACARD_LIMIT_FILE);
}

static void too_many_entries_are_refused(void **state)
{
    (void)state;
    placard_module module;
    memset(zip, 0, sizeof *zip);
    sample_add(zip, "mimetype", ENTRY_MIMETYPE_TEXT, strlen(ENTRY_MIMETYPE_TEXT), 0);
    for (unsigned i = 1; i < 256; i++)
        sample_add(zip, "x", "", 0, 0);
    size_t at = zip->file.size;
    sample_add(zip, "x", "", 0, 0);
    sample_finish(zip);
    placard_error error = open_file(&module);
    assert_int_equal(error.status, PLACARD_LIMIT_ENTRIES);
    assert_int_equal(error.offset, at);
}

#define FACTS   "manifest { id:a version:1 content:\"0123456789abcdef0123456789abcdef\" "
#define PICTURE "\"\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\\xab\""

/* Entries against the manifest: `manifest`, and whether the file has a second
 * text and a picture. */
static const struct entries_case {
    const char *name, *manifest;
    int has_second, has_media;
    placard_status status;
} entries_cases[] = {
    {"as named", FACTS "language=2:en language=2:es-MX media=65537:" PICTURE "}", 1, 1, PLACARD_OK},
    {"text missing", FACTS "language=2:en language=2:es-MX }", 0, 0, PLACARD_ENTRY_MISSING},
    {"text not named", FACTS "language=2:en }", 1, 0, PLACARD_ENTRY_UNKNOWN},
    {"picture missing", FACTS "language=2:en media=65537:" PICTURE "}", 0, 0, PLACARD_ENTRY_MISSING},
    {"picture not named", FACTS "language=2:en }", 0, 1, PLACARD_ENTRY_UNKNOWN},
    {"another tag", FACTS "language=2:en language=2:es-ES }", 1, 0, PLACARD_ENTRY_UNKNOWN},
    {"tag with a slash", FACTS "language=2:e/n }", 0, 0, PLACARD_ENTRY_UNKNOWN},
    {"empty tag", FACTS "language=2: }", 0, 0, PLACARD_ENTRY_UNKNOWN},
    {"more nodes than bytes", FACTS "language=4000000:en }", 0, 0, PLACARD_STREAM_COUNT},
};

static void entries_are_those_of_the_manifest(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof entries_cases / sizeof entries_cases[0]; i++) {
        const struct entries_case *c = &entries_cases[i];
        placard_module module;
        sample_bundle(zip, c->manifest, "document { }", c->has_second ? "document { }" : NULL,
                      c->has_media ? "x" : NULL, 9);
        placard_error error = open_file(&module);
        if (error.status != c->status)
            fail_msg("%s: %s", c->name, placard_status_name(error.status));
    }
}

/* Names of two or three entries after the manifest: order and repeats. */
static void names_ascend(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"text/en", "text/en", NULL},
        {"text/en", "text/fr", "text/de"},
        {"text/en", "text/fr", "text/fr"},
        {"text/en", "text/de", "text/en"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sample_bytes *manifest = calloc(1, sizeof *manifest);
        placard_module module;
        memset(zip, 0, sizeof *zip);
        sample_stream(manifest, "PLCM", FACTS "language=0:en language=0:fr language=0:de }");
        sample_add(zip, "mimetype", ENTRY_MIMETYPE_TEXT, strlen(ENTRY_MIMETYPE_TEXT), 0);
        sample_add(zip, "manifest", manifest->data, manifest->size, 0);
        for (size_t n = 0; n < 3 && cases[i][n] != NULL; n++)
            sample_add(zip, cases[i][n], "", 0, 0);
        sample_finish(zip);
        free(manifest);
        placard_status status = open_file(&module).status;
        if (i == 3)
            assert_int_equal(status, PLACARD_ENTRY_UNKNOWN); /* not the name that comes next */
        else
            assert_int_equal(status, PLACARD_ZIP_DUPLICATE);
    }
}

static void bundle_without_manifest_is_refused(void **state)
{
    (void)state;
    placard_module module;
    memset(zip, 0, sizeof *zip);
    sample_add(zip, "mimetype", ENTRY_MIMETYPE_TEXT, strlen(ENTRY_MIMETYPE_TEXT), 0);
    size_t at = zip->file.size;
    sample_finish(zip);
    placard_error error = open_file(&module);
    assert_int_equal(error.status, PLACARD_NO_MANIFEST);
    assert_int_equal(error.offset, at);
}

/* A manifest that would be good but for its size, one byte over the limit. */
static void large_manifests_are_refused(void **state)
{
    (void)state;
    static uint8_t manifest[PLACARD_MAX_MANIFEST + 1];
    for (size_t size = PLACARD_MAX_MANIFEST; size <= PLACARD_MAX_MANIFEST + 1u; size++) {
        placard_module module;
        memset(zip, 0, sizeof *zip);
        sample_add(zip, "mimetype", ENTRY_MIMETYPE_TEXT, strlen(ENTRY_MIMETYPE_TEXT), 0);
        sample_add(zip, "manifest", manifest, size, 0);
        sample_finish(zip);
        placard_error error = open_file(&module);
        if (size > PLACARD_MAX_MANIFEST) {
            assert_int_equal(error.status, PLACARD_LIMIT_ENTRY);
            assert_int_equal(error.offset, ENTRY_MANIFEST_AT + ZIP_LOCAL_UNPACKED);
        } else {
            assert_int_equal(error.entry, ENTRY_INDEX_MANIFEST); /* it is read, and is no stream */
        }
    }
}

/* Opening and loading look at no picture: a damaged one hurts when it is checked, and no other then. */
static void pictures_are_checked_one_by_one(void **state)
{
    (void)state;
    placard_module module;
    placard_document document;
    placard_error error = {PLACARD_OK, 0, 0};
    static uint32_t memory[1u << 14];
    sample_good(zip, 9);
    size_t local = local_of(&zip->file, 4), at = local + 80;
    assert_int_equal(open_file(&module).status, PLACARD_OK);
    assert_int_equal(placard_media_check(&module, 0, NULL), PLACARD_OK);
    assert_int_equal(placard_media_check(&module, 1, &error), PLACARD_BAD_INDEX);
    assert_int_equal(error.status, PLACARD_BAD_INDEX);
    zip->file.data[at] ^= 1;
    assert_int_equal(open_file(&module).status, PLACARD_OK);
    assert_int_equal(placard_load(&document, &module, 0, memory, sizeof memory, NULL), PLACARD_OK);
    assert_int_equal(placard_media_check(&module, 0, &error), PLACARD_ZIP_CRC);
    assert_int_equal(error.status, PLACARD_ZIP_CRC);
    assert_int_equal(error.entry, PLACARD_NONE);
    assert_int_equal(error.offset, local + ZIP_LOCAL_CRC);
    assert_int_equal(placard_media(&module, 0).size, strlen(sample_media)); /* without a promise */
    assert_int_equal(placard_media_check(&module, 0, NULL), PLACARD_ZIP_CRC);
}

/* A document that is stored is summed when it is loaded, as a deflated one is. */
static void stored_documents_are_summed_when_loaded(void **state)
{
    (void)state;
    placard_module module;
    placard_document document;
    placard_error error;
    static uint32_t memory[1u << 14];
    sample_good(zip, 0);
    size_t local = local_of(&zip->file, 2);
    zip->file.data[local_of(&zip->file, 3) - 20] ^= 1; /* a letter */
    assert_int_equal(open_file(&module).status, PLACARD_OK);
    assert_int_equal(placard_load(&document, &module, 0, memory, sizeof memory, &error), PLACARD_ZIP_CRC);
    assert_int_equal(error.offset, local + ZIP_LOCAL_CRC);
    assert_int_equal(placard_load(&document, &module, 1, memory, sizeof memory, NULL), PLACARD_OK);
}

/* ---- Another mimetype ------------------------------------------------------------ */

#define LIST_MIMETYPE "application/vnd.placard.list+zip"

/* What another kind of file could ask: no pictures, lists below list/, small. */
static const struct container_profile list_profile = {
    .opening = CONTAINER_OPENING("\xb1\x7b\x22\xdf", "\40", LIST_MIMETYPE),
    .packed = "list/",
    .max_file = 1000,
    .max_inflated = 100,
    .max_entries = 3,
    .opening_size = ENTRY_MANIFEST_AT - 2 - ZIP_LOCAL_CRC,
    .packed_size = 5,
};

static placard_status check_list(const char *mimetype, const char *name, size_t size, unsigned count)
{
    static const uint8_t content[200];
    memset(zip, 0, sizeof *zip);
    sample_add(zip, "mimetype", mimetype, strlen(mimetype), 0);
    while (count-- > 0)
        sample_add(zip, name, content, size, 9);
    sample_finish(zip);
    return container_check(&list_profile, zip->file.data, zip->file.size, NULL);
}

/* The same bytes are a file of the mimetype that is expected, and of no other. */
static void a_file_is_of_the_mimetype_expected(void **state)
{
    (void)state;
    placard_module module;
    assert_int_equal(check_list(LIST_MIMETYPE, "list/a", 99, 2), PLACARD_OK);
    placard_error error = open_file(&module);
    assert_int_equal(error.status, PLACARD_NOT_PLACARD);
    assert_int_equal(error.offset, ZIP_LOCAL_CRC);
    assert_int_equal(check_list("application/vnd.placard.lost+zip", "list/a", 99, 2), PLACARD_NOT_PLACARD);
    sample_good(zip, 9);
    assert_int_equal(open_file(&module).status, PLACARD_OK);
    assert_int_equal(container_check(&list_profile, zip->file.data, zip->file.size, NULL),
                     PLACARD_LIMIT_FILE);
    zip->file.size = list_profile.max_file;
    assert_int_equal(container_check(&list_profile, zip->file.data, zip->file.size, NULL),
                     PLACARD_NOT_PLACARD);
}

/* Its limits, and what may be deflated, are its own. */
static void a_profile_has_its_limits(void **state)
{
    (void)state;
    assert_int_equal(check_list(LIST_MIMETYPE, "text/en", 99, 1), PLACARD_ZIP_METHOD);
    assert_int_equal(check_list(LIST_MIMETYPE, "list/", 99, 1), PLACARD_ZIP_METHOD); /* nothing behind it */
    assert_int_equal(check_list(LIST_MIMETYPE, "list/a", 100, 1), PLACARD_OK);
    assert_int_equal(check_list(LIST_MIMETYPE, "list/a", 101, 1), PLACARD_LIMIT_ENTRY);
    assert_int_equal(check_list(LIST_MIMETYPE, "list/a", 99, 3), PLACARD_LIMIT_ENTRIES);
}

static void bad_arguments_are_told(void **state)
{
    (void)state;
    placard_module module;
    placard_document document;
    uint32_t memory[1];
    assert_int_equal(placard_open(NULL, "", 0, NULL), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_open(&module, NULL, 0, NULL), PLACARD_BAD_ARGUMENT);
    sample_good(zip, 9);
    assert_int_equal(open_file(&module).status, PLACARD_OK);
    assert_int_equal(placard_load(NULL, &module, 0, memory, 4, NULL), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_load(&document, &module, 0, NULL, 4, NULL), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_load(&document, &module, 0, (char *)memory + 1, 4, NULL), PLACARD_MISALIGNED);
    assert_int_equal(placard_load(&document, &module, 2, memory, 4, NULL), PLACARD_NO_LANGUAGE);
    assert_int_equal(placard_load(&document, &module, 0, memory, 4, NULL), PLACARD_NO_MEMORY);
    assert_int_equal(placard_load_size(&module, 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_bundle_opens),
        cmocka_unit_test(edited_headers_are_refused),
        cmocka_unit_test(bytes_too_many_or_too_few_are_refused),
        cmocka_unit_test(too_many_entries_are_refused),
        cmocka_unit_test(entries_are_those_of_the_manifest),
        cmocka_unit_test(names_ascend),
        cmocka_unit_test(bundle_without_manifest_is_refused),
        cmocka_unit_test(large_manifests_are_refused),
        cmocka_unit_test(pictures_are_checked_one_by_one),
        cmocka_unit_test(stored_documents_are_summed_when_loaded),
        cmocka_unit_test(a_file_is_of_the_mimetype_expected),
        cmocka_unit_test(a_profile_has_its_limits),
        cmocka_unit_test(bad_arguments_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
