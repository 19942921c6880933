/*
 * test_runtime_kinds.c - a list of kinds that no format has, read by the reader of documents and manifests:
 * what a further stream needs is its list, and nothing in core.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/stream.h"

/* ---- The kinds of a logbook: bytes that the other lists have for other things ---------- */

#define IS_COVER  0x0001u /* before all else */
#define IS_SHIFT  0x0002u
#define IS_REMARK 0x0004u

#define LOGBOOK_LIST(X)                                                                                      \
    X(LOGBOOK, 1, 8, 0, IS_COVER | IS_SHIFT, "", "")                                                         \
    X(KEEPER, 2, 2, IS_COVER, 0, "", "name")                                                                 \
    X(SHIFT, 3, 9, IS_SHIFT, IS_REMARK, "1 to 3", "")                                                        \
    X(REMARK, 5, 3, IS_REMARK, 0, "minute", "what happened")                                                 \
    X(WEATHER, 255, 1, IS_SHIFT | IS_REMARK, 0, "an even number", "")

enum {
#define X(name, code, has, is, holds, number, text) PLACARD_##name = code,
    LOGBOOK_LIST(X)
#undef X
};

#define LOGBOOK_RANGES(X, v) X(v, SHIFT, 1, 3) X(v, REMARK, 0, 1439) X(v, WEATHER, 0, 98)
#define LOGBOOK_SETS(X, v)   X(v, 0, IS_COVER | IS_SHIFT) X(v, 1, IS_REMARK)
#define LOGBOOK_MOSTS(X, v)  X(v, 0, 0, UINT32_MAX) X(v, 1, 0, 1439) X(v, 2, 1, 3) X(v, 3, 0, 98)

static int logbook_rule(uint32_t row, uint32_t number)
{
    return row == 3 && number % 2 == 0;
}

#define KINDS(part)  logbook_##part
#define KINDS_LIST   LOGBOOK_LIST
#define KINDS_RANGES LOGBOOK_RANGES
#define KINDS_SETS   LOGBOOK_SETS
#define KINDS_MOSTS  LOGBOOK_MOSTS
#define KINDS_FROM_1 2
#define KINDS_RULED  3
#define KINDS_BOTH   (IS_SHIFT | IS_REMARK)
#define KINDS_FIRST  PLACARD_LOGBOOK
#define KINDS_LAST   PLACARD_WEATHER
#define KINDS_ROOT   PLACARD_LOGBOOK
#define KINDS_MAGIC  "PLCL"
#define KINDS_MAJOR  7
#define KINDS_MINOR  2
PRIVATE_DATA const struct kinds logbook_kinds;
#include "core/kinds.inc"

/* ---- Reading --------------------------------------------------------------------------- */

#define HEAD "PLCL\7\2\1"

/* Tokens of the stream of `size` bytes, END too; what it was refused for. */
static uint32_t read_stream(const char *bytes, size_t size, placard_error *error)
{
    uint32_t tokens = 0;
    struct stream stream;
    memset(&stream, 0, sizeof stream);
    *error = (placard_error){PLACARD_OK, 0, 0};
    stream.bytes = (const uint8_t *)bytes;
    stream.end = (uint32_t)size;
    stream.error = error;
    stream.kinds = &logbook_kinds;
    stream_open(&stream);
    while (stream_next(&stream))
        tokens++;
    return tokens;
}

static void a_logbook_is_read(void **state)
{
    (void)state;
    static const char book[] = HEAD "\25\1\2Ann\0\3\1\5\264\12dry\0\377\142\0\377\0\0";
    placard_error error;
    assert_int_equal(read_stream(book, sizeof book - 1, &error), 8);
    assert_int_equal(error.status, PLACARD_OK);
}

static void what_breaks_its_rules_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        placard_status status;
        size_t offset;
    } cases[] = {
#define CASE(bytes, status, offset) {bytes, sizeof(bytes) - 1, status, offset}
        CASE("PLCD\7\2\1\2\1\0", PLACARD_STREAM_MAGIC, 0),
        CASE("PLCL\10\2\1\2\1\0", PLACARD_NEWER_MAJOR, 4),
        CASE("PLCL\1\2\1\2\1\0", PLACARD_STREAM_MAGIC, 4),  /* as old as a document */
        CASE(HEAD "\4\3\1\0\0", PLACARD_STREAM_NESTING, 8), /* no root */
        CASE(HEAD "\4\1\1\0\0", PLACARD_STREAM_NESTING, 9),
        CASE(HEAD "\4\1\4\0\0", PLACARD_STREAM_KIND, 9), /* a hole in the list */
        CASE(HEAD "\4\1\6\0\0", PLACARD_STREAM_KIND, 9), /* one of a document */
        CASE("PLCL\7\3\1\4\1\6\0\0", PLACARD_NEWER_MINOR, 9),
        CASE(HEAD "\10\1\3\1\0\2A\0\0", PLACARD_STREAM_NESTING, 12), /* a cover after a shift */
        CASE(HEAD "\5\1\3\0\0\0", PLACARD_BAD_NUMBER, 9),
        CASE(HEAD "\5\1\3\4\0\0", PLACARD_BAD_NUMBER, 9),
        CASE(HEAD "\11\1\3\1\5\240\13\0\0\0", PLACARD_BAD_NUMBER, 11),
        CASE(HEAD "\4\1\377\3\0", PLACARD_BAD_NUMBER, 9), /* odd */
        CASE(HEAD "\4\1\377\144\0", PLACARD_BAD_NUMBER, 9),
#undef CASE
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        placard_error error;
        read_stream(cases[i].bytes, cases[i].size, &error);
        if (error.status != cases[i].status || error.offset != cases[i].offset)
            print_error("case %zu: %s at %zu\n", i, placard_status_name(error.status), error.offset);
        assert_int_equal(error.status, cases[i].status);
        assert_int_equal(error.offset, cases[i].offset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_logbook_is_read),
        cmocka_unit_test(what_breaks_its_rules_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
