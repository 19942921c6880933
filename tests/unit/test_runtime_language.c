/*
 * test_runtime_language.c - RFC 4647 lookup, UTF-8 and decimal numbers, case by case.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/decimal.h"
#include "core/utf8.h"
#include "placard_format.h"
#include "reference/sample.h"

static placard_bytes bytes_of(const char *text)
{
    placard_bytes bytes = {(const uint8_t *)text, strlen(text)};
    return bytes;
}

/* A bundle in en, de, es-419, fr, zh-Hant and zh-Hant-TW. */
static void make_languages(struct sample_zip *zip)
{
    static const char *const tags[] = {"en", "de", "es-419", "fr", "zh-hant", "zh-hant-tw"};
    struct sample_bytes *manifest = calloc(1, sizeof *manifest);
    memset(zip, 0, sizeof *zip);
    sample_stream(
        manifest, "PLCM",
        "manifest { id:a version:1 content:\"0123456789abcdef0123456789abcdef\" language=1:en language:de "
        "language:es-419 language:fr language:zh-Hant language:zh-Hant-TW }");
    sample_add(zip, "mimetype", ENTRY_MIMETYPE_TEXT, strlen(ENTRY_MIMETYPE_TEXT), 0);
    sample_add(zip, "manifest", manifest->data, manifest->size, 0);
    for (size_t i = 0; i < 6; i++) {
        char name[32] = "text/";
        sample_add(zip, strcat(name, tags[i]), "", 0, 0);
    }
    sample_finish(zip);
    free(manifest);
}

static const struct lookup {
    const char *priority;
    uint32_t index;
} lookups[] = {
    {"en", 0},
    {"de", 1},
    {"DE", 1},
    {"de-CH", 1},
    {"de-Latn-CH-1996", 1},
    {"es-419", 2},
    {"es-MX", PLACARD_NONE},
    {"es-MX, fr", 3},
    {"es-419-x-site", 2},
    {"es", PLACARD_NONE},
    {"fr-CA,de", 3},
    {"  fr  ,de", 3},
    {"zh-Hant-TW", 5},
    {"zh-hant-hk", 4},
    {"zh-Hant-TW-x-a-b", 5},
    {"zh", PLACARD_NONE},
    {"", PLACARD_NONE},
    {",,", PLACARD_NONE},
    {"*", PLACARD_NONE},
    {"*, de", 1},
    {"sv, , de", 1},
    {"d", PLACARD_NONE},
    {"de-x", 1},
    {"-", PLACARD_NONE},
    {"fr-a-bb-c", 3},
    {"\t, es-419", 2},
    {"sv de", 1},
    {"es-419-x-site,de", 2},
    {"de,de-CH", 1},
    {"zh-Hant, zh-Hant-TW", 4},
    {"fr-", 3},
    {"zh-Hant-T", 4},
    {"en-x", 0},
};

static void best_language_is_found(void **state)
{
    (void)state;
    struct sample_zip *zip = calloc(1, sizeof *zip);
    placard_module module;
    make_languages(zip);
    assert_int_equal(placard_open(&module, zip->file.data, zip->file.size, NULL), PLACARD_OK);
    for (size_t i = 0; i < sizeof lookups / sizeof lookups[0]; i++)
        if (placard_language_lookup(&module, bytes_of(lookups[i].priority)) != lookups[i].index)
            fail_msg("'%s' is not %u", lookups[i].priority, (unsigned)lookups[i].index);
    assert_int_equal(placard_language_is_rtl(&module, 0), 1);
    assert_int_equal(placard_language_is_rtl(&module, 1), 0);
    assert_int_equal(placard_language_tag(&module, 2).size, 6);
    free(zip);
}

/* The one asked for first, whoever it suits; a tag of nothing and ranges of nothing are no trouble. */
static void ranks_follow_the_order(void **state)
{
    (void)state;
    placard_bytes priority = bytes_of("es-MX, fr;q=1 de");
    assert_int_equal(placard_language_rank(bytes_of("es"), priority), 0);
    assert_int_equal(placard_language_rank(bytes_of("es-mx"), priority), 0);
    assert_int_equal(placard_language_rank(bytes_of("de"), priority), 14);
    assert_int_equal(placard_language_rank(bytes_of("fr"), priority),
                     PLACARD_NONE); /* weights are none of a range */
    assert_int_equal(placard_language_rank(bytes_of(""), bytes_of("-")), 0);
    assert_int_equal(placard_language_rank(bytes_of("en"), bytes_of("")), PLACARD_NONE);
}

/* A range of many subtags, and many ranges, cost what their bytes cost: what took a minute takes a moment. */
static void long_priorities_are_linear(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    struct sample_zip *zip = calloc(1, sizeof *zip);
    char *text = malloc(SIZE);
    placard_module module;
    make_languages(zip);
    assert_int_equal(placard_open(&module, zip->file.data, zip->file.size, NULL), PLACARD_OK);
    for (size_t i = 0; i < SIZE; i++)
        text[i] = i % 2 == 0 ? 'a' : '-';
    assert_int_equal(placard_language_lookup(&module, (placard_bytes){(uint8_t *)text, SIZE}), PLACARD_NONE);
    for (size_t i = 0; i < SIZE; i++)
        text[i] = i % 2 == 0 ? 'a' : ',';
    text[SIZE - 2] = 'd', text[SIZE - 1] = 'e';
    assert_int_equal(placard_language_lookup(&module, (placard_bytes){(uint8_t *)text, SIZE}), 1);
    free(text);
    free(zip);
}

/* Every code point in its shortest form is valid, but for NUL and surrogates. */
static void all_code_points_are_text(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        uint8_t text[4];
        size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        for (size_t i = size; i > 1; i--)
            text[i - 1] = (uint8_t)(0x80 | ((c >> (6 * (size - i))) & 0x3f));
        static const uint8_t lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
        text[0] = (uint8_t)(lead[size] | (c >> (6 * (size - 1))));
        int is_text = c != 0 && (c < 0xd800 || c > 0xdfff);
        if ((utf8_valid(text, size) == size) != is_text)
            fail_msg("U+%04X", (unsigned)c);
        if (size > 1 && utf8_valid(text, size - 1) != 0)
            fail_msg("U+%04X cut off", (unsigned)c);
    }
}

/* Any two bytes after any lead: valid exactly as decoding by value says. */
static void no_other_bytes_are_text(void **state)
{
    (void)state;
    for (uint32_t bits = 0; bits < 1u << 24; bits += 1 + (bits & 7u)) {
        uint8_t text[3] = {(uint8_t)(bits >> 16), (uint8_t)(bits >> 8), (uint8_t)bits};
        if (text[0] < 0xe0 || text[0] > 0xef)
            continue;
        uint32_t c = (text[0] & 15u) << 12 | (text[1] & 63u) << 6 | (text[2] & 63u);
        int is_text =
            (text[1] & 0xc0) == 0x80 && (text[2] & 0xc0) == 0x80 && c >= 0x800 && (c < 0xd800 || c > 0xdfff);
        assert_int_equal(utf8_valid(text, 3) == 3, is_text);
    }
}

static const struct decimal_case {
    const char *a, *b;
    int order; /* 2: `a` is no number */
} decimals[] = {
    {"1", "1.0", 0},
    {"-0", "0", 0},
    {"0.10", "0.1", 0},
    {"-1", "1", -1},
    {"10", "9", 1},
    {"-10", "-9", -1},
    {"0.09", "0.1", -1},
    {"+3", "3", 0},
    {"1.05", "1.5", -1},
    {"-1.05", "-1.5", 1},
    {"007", "7", 0},
    {"999999999999999999", "999999999999999998", 1},
    {"0.00000000000000001", "0", 1},
    {"", "0", 2},
    {"-", "0", 2},
    {".5", "0.5", 0},
    {"-.5", "-0.5", 0},
    {".000000000000000001", "0", 1},
    {".0000000000000000001", "0", 2},
    {".", "0", 2},
    {"5.", "0", 2},
    {"1e3", "0", 2},
    {" 1", "0", 2},
    {"1 ", "0", 2},
    {"1,5", "0", 2},
    {"--1", "0", 2},
    {"1.2.3", "0", 2},
    {"0.000000000000000001", "0", 2},
    {"1000000000000000000", "0", 2},
    {"99999999999999999999999999", "0", 2},
};

static void decimals_are_exact(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof decimals / sizeof decimals[0]; i++) {
        const struct decimal_case *c = &decimals[i];
        struct decimal a, b;
        assert_true(decimal_parse(bytes_of(c->b), '.', &b));
        if (decimal_parse(bytes_of(c->a), '.', &a) != (c->order != 2))
            fail_msg("'%s'", c->a);
        if (c->order != 2 && (decimal_compare(&a, &b) != c->order || decimal_compare(&b, &a) != -c->order))
            fail_msg("%s against %s", c->a, c->b);
    }
}

static void a_range_may_have_no_end(void **state)
{
    (void)state;
    const char *numbers[] = {"-999999999999999999", "0", "999999999999999999"};
    struct decimal low, high, number;
    assert_int_equal(decimal_read_end(bytes_of(""), '>', &low), 0);
    assert_int_equal(decimal_read_end(bytes_of(""), '<', &high), 0);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(decimal_read_end(bytes_of(numbers[i]), '>', &number), 0);
        assert_int_equal(decimal_compare(&low, &number), -1);
        assert_int_equal(decimal_compare(&high, &number), 1);
    }
    assert_int_equal(decimal_read_end(bytes_of(">-.5"), '>', &number), 1);
    assert_int_equal(decimal_read_end(bytes_of("<-.5"), '>', &number), -1);
    assert_int_equal(decimal_read_end(bytes_of(">"), '>', &number), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(best_language_is_found),     cmocka_unit_test(ranks_follow_the_order),
        cmocka_unit_test(long_priorities_are_linear), cmocka_unit_test(all_code_points_are_text),
        cmocka_unit_test(no_other_bytes_are_text),    cmocka_unit_test(decimals_are_exact),
        cmocka_unit_test(a_range_may_have_no_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
