/* test_json.c - JSON as it is written, to the byte, and as another reader takes it. */
#include "base/arena.h"
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

static void assert_str(struct str got, const char *expected)
{
    if (!str_eq(got, str_of(expected)))
        fail_msg("\n%.*s\nis not\n%s", STR_FMT(got), expected);
}

/* Runs `body` on an arena that must not run out. */
static void in_arena(void (*body)(struct arena *arena))
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail();
    body(&arena);
    arena_free(&arena);
}

static struct str write_all(struct arena *arena, bool is_line)
{
    struct json json = {.out = {.arena = arena}, .is_line = is_line};
    json_put_object(&json, NULL);
    json_put_word(&json, "word", "a");
    json_put_array(&json, "list");
    json_put_number(&json, NULL, -180);
    json_put_size(&json, NULL, UINT64_C(1) << 40);
    json_put_bool(&json, NULL, true);
    json_put_null(&json, NULL);
    json_put_object(&json, NULL);
    json_put_bool(&json, "b", false);
    json_end_object(&json);
    json_end_array(&json);
    json_put_array(&json, "none");
    json_end_array(&json);
    json_put_object(&json, "nothing");
    json_end_object(&json);
    json_end_object(&json);
    return json_finish(&json);
}

static void two_forms(struct arena *arena)
{
    assert_str(write_all(arena, false),
               "{\n  \"word\": \"a\",\n  \"list\": [\n    -180,\n    1099511627776,\n    true,\n    null,\n"
               "    {\n      \"b\": false\n    }\n  ],\n  \"none\": [],\n  \"nothing\": {}\n}\n");
    assert_str(write_all(arena, true), "{\"word\": \"a\", \"list\": [-180, 1099511627776, true, null, "
                                       "{\"b\": false}], \"none\": [], \"nothing\": {}}\n");
}

static struct str line_of(struct arena *arena, struct str text)
{
    struct json json = {.out = {.arena = arena}, .is_line = true};
    json_put_array(&json, NULL);
    json_put_text(&json, NULL, text);
    json_end_array(&json);
    return json_finish(&json);
}

/* RFC 8259, section 7; a surrogate, an overlong form and a cut character are no UTF-8. */
static void escapes(struct arena *arena)
{
    assert_str(line_of(arena, STR("\"\\/\b\f\n\r\t\x01\x1f\x7f")),
               "[\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001F\\u007F\"]\n");
    assert_str(line_of(arena, STR("é停😀")), "[\"é停😀\"]\n");
    assert_str(line_of(arena, STR("a\xff"
                                  "b\xe5\x81")),
               "[\"a\xEF\xBF\xBD"
               "b\xEF\xBF\xBD\xEF\xBF\xBD\"]\n");
    assert_str(line_of(arena, (struct str){"a\0b", 3}), "[\"a\\u0000b\"]\n");
    assert_str(line_of(arena, (struct str){NULL, 0}), "[\"\"]\n");
}

/* What jansson reads is what was put. */
static void another_reader(struct arena *arena)
{
    char bytes[128];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)i;
    struct str line = line_of(arena, (struct str){bytes, sizeof bytes});
    json_t *read = json_loadb(line.ptr, line.len, JSON_ALLOW_NUL, NULL);
    assert_int_equal(json_string_length(json_array_get(read, 0)), sizeof bytes);
    assert_memory_equal(json_string_value(json_array_get(read, 0)), bytes, sizeof bytes);
    json_decref(read);
}

#define TEST(name)                                                                                           \
    static void test_##name(void **state)                                                                    \
    {                                                                                                        \
        (void)state;                                                                                         \
        in_arena(name);                                                                                      \
    }
TEST(two_forms)
TEST(escapes)
TEST(another_reader)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_forms),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_another_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
