/* test_base.c - arena, array, str, path, date, id, language, source, diag, unicode, digest. */
#include "base/arena.h"
#include "base/array.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/id.h"
#include "base/language.h"
#include "base/os.h"
#include "base/path.h"
#include "base/shown.h"
#include "base/signal.h"
#include "base/signal_words.h"
#include "base/timezone.h"
#include "base/unicode.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_str(struct str got, const char *expected)
{
    assert_int_equal(got.len, strlen(expected));
    assert_memory_equal(got.ptr, expected, got.len);
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

static void count_close(void *handle)
{
    (*(int *)handle)++;
}

static void test_arena_limit_jumps_and_closes(void **state)
{
    (void)state;
    struct arena arena = {.limit = 1 << 20};
    jmp_buf jump;
    static int closed;
    closed = 0;
    if (!arena_failed(&arena, &jump)) {
        arena_defer(&arena, count_close, &closed);
        for (;;)
            arena_alloc(&arena, 1, 1000);
    }
    arena_free(&arena);
    assert_int_equal(closed, 1);
}

static void test_arena_refuses_overflow(void **state)
{
    (void)state;
    struct arena arena = {0};
    jmp_buf jump;
    volatile int is_refused = 0;
    if (arena_failed(&arena, &jump))
        is_refused = 1;
    else
        arena_alloc(&arena, SIZE_MAX / 2, 3);
    assert_true(is_refused);
    arena_free(&arena);
}

static void arena_grows_in_place_and_by_copy(struct arena *arena)
{
    char *a = arena_alloc(arena, 1, 40);
    strcpy(a, "kept");
    assert_ptr_equal(arena_grow(arena, a, 40, 400), a);
    arena_alloc(arena, 1, 1);
    char *b = arena_grow(arena, a, 400, 4000);
    assert_ptr_not_equal(b, a);
    assert_string_equal(b, "kept");
    for (int i = 400; i < 4000; i++)
        assert_int_equal(b[i], 0);
}

static void test_arena_grows_in_place_and_by_copy(void **state)
{
    (void)state;
    in_arena(arena_grows_in_place_and_by_copy);
}

static void array_keeps_its_items(struct arena *arena)
{
    ARRAY(uint32_t) numbers = {0};
    for (uint32_t i = 0; i < 1000; i++) {
        uint32_t *added = array_add(arena, &numbers);
        assert_int_equal(*added, 0);
        *added = i;
        arena_alloc(arena, 1, 1); /* so that it must move */
    }
    assert_int_equal(numbers.count, 1000);
    assert_true(numbers.room < 2000 + 64);
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(numbers.items[i], i);
    struct large {
        char bytes[3000];
    };
    ARRAY(struct large) larges = {0};
    array_add(arena, &larges)->bytes[2999] = 'x';
    assert_int_equal(larges.room, 1);
    assert_int_equal(array_add(arena, &larges)->bytes[0], '\0');
    assert_int_equal(larges.items[0].bytes[2999], 'x');
}

static void test_array_keeps_its_items(void **state)
{
    (void)state;
    in_arena(array_keeps_its_items);
}

/* ---- What people write ------------------------------------------------------ */

static void paths(struct arena *arena)
{
    static const struct {
        const char *path, *name, *folder, *stem, *extension, *above;
    } rows[] = {
        {"modules/x.es.md", "x.es.md", "modules", "x.es", ".md", "modules"},
        {"a/b/c", "c", "a/b", "c", "", "a/b"},
        {"c", "c", "", "c", "", "."},
        {"/c", "c", "/", "c", "", "/"},
        {"/", "", "/", "", "", "/"},
        {".", ".", "", ".", "", ".."},
        {"..", "..", "", "..", "", "../.."},
        {"../..", "..", "..", "..", "", "../../.."},
        {"a/.git", ".git", "a", ".git", "", "a"},
        {"a/x.", "x.", "a", "x", ".", "a"},
        {"", "", "", "", "", ".."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str path = str_of(rows[i].path);
        assert_str(path_name(path), rows[i].name);
        assert_str(path_folder(path), rows[i].folder);
        assert_str(path_stem(path), rows[i].stem);
        assert_str(path_extension(path), rows[i].extension);
        assert_str(path_above(arena, path), rows[i].above);
    }
    assert_str(path_above(arena, STR("a/b//")), "a");
    assert_str(path_trim(STR("a/b//")), "a/b");
    assert_str(path_trim(STR("//")), "/");
    assert_str(path_listing(STR("x.md")), ".");
    assert_str(path_listing(STR("/x.md")), "/");
    assert_string_equal(path_join(arena, STR("a"), STR("b/c")).ptr, "a/b/c");
    assert_string_equal(path_join(arena, STR("/"), STR("b")).ptr, "/b");
    assert_string_equal(path_join(arena, STR("."), STR("b")).ptr, "b");
    assert_string_equal(path_join(arena, STR(""), STR("b")).ptr, "b");
}

static void test_paths(void **state)
{
    (void)state;
    in_arena(paths);
}

static void dates(struct arena *arena)
{
    uint32_t number = 0;
    assert_null(date_parse(STR("2026-12-01"), &number));
    assert_int_equal(number, 20261201);
    assert_null(date_parse_basic(STR("20280229"), &number));
    assert_int_equal(number, 20280229);
    assert_str(date_text(arena, number), "2028-02-29");
    static const char *const wrong[] = {"2026-12-1",   "2026-13-01", "2026-00-01", "2026-04-31",
                                        "2027-02-29",  "2100-02-29", "1899-12-31", "2200-01-01",
                                        "20261201",    "2026-12-0x", "2026_12-01", "2026-12-00",
                                        "2026-12-011", "",           "-026-12-01"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_non_null(date_parse(str_of(wrong[i]), &number));
    assert_non_null(date_parse_basic(STR("20270229"), &number));
    assert_non_null(date_parse_basic(STR("2027-02-2"), &number));
    assert_null(date_parse(STR("2000-02-29"), &number));
}

static void test_days(void **state)
{
    static const int64_t days[][2] = {{0, 19700101},     {58, 19700228},    {59, 19700301},
                                      {11016, 20000229}, {11017, 20000301}, {20785, 20261128},
                                      {47482, 21000101}, {47541, 21000301}};
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        assert_int_equal(date_of_days(days[i][0]), days[i][1]);
        assert_int_equal(date_days((uint32_t)days[i][1]), days[i][0]);
    }
    for (int64_t day = 0; day < 84000; day++)
        assert_int_equal(date_days(date_of_days(day)), day);
}

static void test_dates(void **state)
{
    (void)state;
    in_arena(dates);
}

static void languages(struct arena *arena)
{
    static const char *const tags[][2] = {
        {"EN", "en"},
        {"ES-mx", "es-MX"},
        {"zh-hANT-tw", "zh-Hant-TW"},
        {"zh-CMN-hans-cn", "zh-cmn-Hans-CN"},
        {"sl-ROZAJ-1994", "sl-rozaj-1994"},
        {"es-419", "es-419"},
        {"en-U-CA-gregory", "en-u-ca-gregory"},
        {"de-ch-X-Werk-AB", "de-CH-x-werk-ab"},
        {"art-X-foo", "art-x-foo"},
    };
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        assert_null(language_check(str_of(tags[i][0])));
        assert_str(language_canonical(arena, str_of(tags[i][0])), tags[i][1]);
    }
    static const char *const none[] = {"",      "e",      "en-",   "en--US",       "12",    "v2",
                                       "art-x", "x-work", "draft", "english",      "en_US", "en-u",
                                       "de-a",  "en-US-", "-en",   "en-toolongone"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_non_null(language_check(str_of(none[i])));
}

static void meant_languages(struct arena *arena)
{
    static const char *const words[][2] = {{"Spanish", "es"}, {"english", "en"},  {"ger", "de"},
                                           {"sp", "es"},      {"pt_BR", "pt-BR"}, {"English (US)", "en"},
                                           {"spa", "es"},     {"iw", "he"},       {"klingonisch", ""}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        assert_str(language_meant(arena, str_of(words[i][0])), words[i][1]);
    static const char *const unknown[] = {"sp", "ger", "english", "ara", "xx", "heb"};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
        assert_non_null(language_check(str_of(unknown[i])));
    assert_str(language_canonical(arena, STR("IW-il")), "he-IL");
    assert_str(language_canonical(arena, STR("in")), "id");
}

/* By CLDR: with a script the script decides, else language and region. */
static void directions(struct arena *arena)
{
    (void)arena;
    static const char *const right[] = {"ar",    "he",      "iw",  "fa-IR", "prs",       "pes",
                                        "ks",    "mzn",     "lrc", "nqo",   "syr",       "pa-PK",
                                        "uz-AF", "az-Arab", "ckb", "ur-IN", "ms-Arab-BN"};
    static const char *const left[] = {"en",      "pa",    "uz",         "pa-IN", "az",
                                       "ar-Latn", "sd-IN", "uz-Latn-AF", "de",    "id"};
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
        assert_true(language_is_rtl(str_of(right[i])));
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
        assert_false(language_is_rtl(str_of(left[i])));
}

static void zones(struct arena *arena)
{
    static const char *const words[][2] = {{"Denver", "America/Denver"},
                                           {"America/Chigaco", "America/Chicago"},
                                           {"europe/paris", "Europe/Paris"},
                                           {"New York", "America/New_York"},
                                           {"America/Colorado", ""}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        assert_non_null(timezone_check(str_of(words[i][0])));
        assert_str(timezone_meant(arena, str_of(words[i][0])), words[i][1]);
    }
    assert_null(timezone_check(STR("UTC")));
    assert_null(timezone_check(STR("America/Chicago")));
}

static void test_zones(void **state)
{
    (void)state;
    in_arena(zones);
}

static void test_languages(void **state)
{
    (void)state;
    in_arena(languages);
    in_arena(meant_languages);
    in_arena(directions);
}

static void test_ids(void **state)
{
    (void)state;
    char longest[ID_MAX + 1];
    memset(longest, 'a', sizeof longest);
    assert_null(id_check((struct str){longest, ID_MAX}));
    assert_non_null(id_check((struct str){longest, ID_MAX + 1}));
    assert_null(id_check(STR("7-lockout-cv200")));
    static const char *const wrong[] = {"", "a--b", "-a", "a-", "A", "a_b", "a.b", "\xC3\xA9"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_non_null(id_check(str_of(wrong[i])));
}

static void test_str_nearest(void **state)
{
    (void)state;
    const struct str words[] = {STR("equipment"), STR("title"), STR("task"), STR("ppe")};
    assert_str(str_nearest(STR("equipmnet"), words, 4), "equipment");
    assert_str(str_nearest(STR("titel"), words, 4), "title");
    assert_str(str_nearest(STR("tasks"), words, 4), "task");
    assert_int_equal(str_nearest(STR("weather"), words, 4).len, 0);
    assert_int_equal(str_nearest(STR("pqr"), words, 4).len, 0);
}

static void test_positions_count_characters(void **state)
{
    (void)state;
    struct source source = {.path = STR("x.md"), .text = STR("a\xC3\xA9z\r\nb\rc\n\n")};
    assert_int_equal(source_position(&source, 3).column, 3); /* z */
    assert_int_equal(source_position(&source, 6).line, 2);
    assert_int_equal(source_position(&source, 6).column, 1);
    assert_int_equal(source_position(&source, 8).line, 3);
    assert_int_equal(source_position(&source, 10).line, 4);
    struct span line = source_line(&source, 2);
    assert_int_equal(line.begin, 0);
    assert_int_equal(line.end, 4);
    line = source_line(&source, 8);
    assert_str(source_text(&source, line), "c");
    line = source_first_line(&source, (struct span){1, 8}); /* a block of three lines */
    assert_int_equal(line.begin, 1);
    assert_int_equal(line.end, 4);
    line = source_first_line(&source, (struct span){0, 2});
    assert_int_equal(line.end, 2);
    line = source_first_line(&source, (struct span){4, 9}); /* nothing of its first line: all of it */
    assert_int_equal(line.end, 9);
    struct source marked = {.path = STR("x.md"), .text = STR("\xEF\xBB\xBFid: x")};
    assert_int_equal(source_position(&marked, 3).column, 1);
}

static void diags_sort_and_drop_repeats(struct arena *arena)
{
    struct source a = {.path = STR("a.md"), .text = STR("0123456789")},
                  b = {.path = STR("b.md"), .text = STR("0123456789")};
    struct diags diags = {.arena = arena};
    diag_add(&diags, DIAG_UNUSED_ALLOW, (struct place){&b, {1, 2}}, "third");
    diag_add(&diags, DIAG_UNUSED_ALLOW, (struct place){&a, {5, 6}}, "second");
    diag_add(&diags, DIAG_UNUSED_ALLOW, (struct place){&a, {1, 2}}, "first");
    diag_add(&diags, DIAG_UNUSED_ALLOW, (struct place){&a, {5, 6}}, "second");
    diag_sort(&diags);
    assert_int_equal(diags.warning_count, 3);
    assert_str(diags.first->message, "first");
    assert_str(diags.first->next->message, "second");
    assert_str(diags.last->message, "third");
}

static void test_diags_sort_and_drop_repeats(void **state)
{
    (void)state;
    in_arena(diags_sort_and_drop_repeats);
}

static void unicode(struct arena *arena)
{
    assert_str(unicode_slug(arena, STR("Whose lock goes on the disconnect?")),
               "whose-lock-goes-on-the-disconnect");
    assert_str(unicode_slug(arena, STR("Z to A, 9 to 0: az")), "z-to-a-9-to-0-az");
    assert_str(unicode_slug(arena, STR("Don't \xC3\x89t\xC3\xA9 5 \xC2\xBD!")), "dont-ete-5-1-2");
    assert_str(unicode_fold(arena, STR("  STRASSE\t\xEF\xBC\xA1 ")), "strasse a");
    assert_str(unicode_fold(arena, STR("Stra\xC3\x9F"
                                       "e")),
               "strasse");
    assert_int_equal(unicode_width(STR("a\xE4\xB8\xAD"
                                       "e\xCC\x81")),
                     4);
    assert_int_equal(unicode_count(STR("a\xE4\xB8\xAD"
                                       "e\xCC\x81")),
                     4);
}

/* `mapped` is what becomes of `text` alone; beside an accented letter utf8proc itself does the work. */
static void assert_same_way(struct str mapped, struct str beside)
{
    assert_true(beside.len > mapped.len);
    assert_memory_equal(beside.ptr, mapped.ptr, mapped.len);
}

static void ascii_is_mapped_as_by_the_library(struct arena *arena)
{
    for (int c = 1; c < 0x80; c++) {
        struct str text = str_format(arena, "x%cY", c), more = str_format(arena, "x%cY\xC3\xA9", c);
        assert_same_way(unicode_fold(arena, text), unicode_fold(arena, more));
        assert_same_way(unicode_compose(arena, text), unicode_compose(arena, more));
        assert_same_way(unicode_decompose(arena, text), unicode_decompose(arena, more));
        assert_same_way(unicode_slug(arena, text), unicode_slug(arena, more));
    }
}

static void test_ascii_is_mapped_as_by_the_library(void **state)
{
    (void)state;
    in_arena(ascii_is_mapped_as_by_the_library);
}

static void test_str_line_end(void **state)
{
    (void)state;
    char text[1000];
    memset(text, 'x', sizeof text);
    struct str s = {text, sizeof text};
    assert_int_equal(str_line_end(s, 0), sizeof text);
    assert_int_equal(str_line_end(s, sizeof text), sizeof text);
    for (size_t at = 0; at < sizeof text - 1; at++) {
        text[at] = '\r';
        text[at + 1] = '\n';
        assert_int_equal(str_line_end(s, 0), at);
        assert_int_equal(str_line_end(s, at), at);
        assert_int_equal(str_line_end(s, at + 1), at + 1);
        text[at] = '\n';
        text[at + 1] = '\r';
        assert_int_equal(str_line_end(s, at / 2), at);
        text[at] = text[at + 1] = 'x';
    }
}

static void shown(struct arena *arena)
{
    assert_str(shown_line(arena, STR("a\tb\n\x1b\x1d\x7f\xc2\x85\u202E\uFFFF\xff é停\u200F")),
               "a b\u240A\u241B\u241D\u2421\uFFFD\uFFFD\uFFFD\uFFFD é停\u200F");
    assert_str(shown_lines(arena, STR("a\n\r\nb")), "a\n\u240D\nb");
    assert_str(shown_log(arena, STR("::error::a\n \t::b\n:::c\nd::e\n##[error]f #[g] h##[i")),
               "\u2236:error::a\n \t\u2236:b\n:::c\nd::e\n##\u2772error]f #[g] h##\u2772i");
}

static void test_shown(void **state)
{
    (void)state;
    in_arena(shown);
}

static void test_unicode(void **state)
{
    (void)state;
    in_arena(unicode);
}

static void sha256_vector(struct arena *arena)
{
    uint8_t digest[32]; /* FIPS 180-4 example: "abc" */
    digest_sha256(digest, (struct str[]){STR("a"), STR(""), STR("bc")}, 3);
    assert_str(digest_hex(arena, digest, 32),
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void test_sha256_vector(void **state)
{
    (void)state;
    in_arena(sha256_vector);
}

/* Across file systems there is no second name, so the file is copied, longer than the buffer it goes through.
 */
static void test_a_file_is_kept(void **state)
{
    (void)state;
    const struct os *os = os_posix();
    struct arena arena = {0};
    jmp_buf jump;
    arena_catch(&arena, &jump);
    const char *folders[] = {"/tmp", "/dev/shm"};
    struct str text = {arena_alloc(&arena, 50000, 1), 50000}, copy;
    memset((char *)(uintptr_t)text.ptr, 'x', text.len);
    char *from = str_z(&arena, str_format(&arena, "/tmp/placard-kept-%u", os->process_id(NULL)));
    assert_int_equal(os->create_file(NULL, from, text), 0);
    for (int i = 0; i < 2; i++) {
        struct str path = str_format(&arena, "%s/placard-kept-to-%u", folders[i], os->process_id(NULL));
        char *to = str_z(&arena, path);
        struct os_stat look;
        if (os->stat(NULL, folders[i], &look) != 0)
            continue;
        assert_int_equal(os->keep_file(NULL, from, to), 0);
        assert_int_equal(os->keep_file(NULL, from, to), EEXIST);
        assert_int_equal(os->read_file(NULL, &arena, to, 1 << 20, &copy), 0);
        assert_true(str_eq(copy, text));
        os->remove_file(NULL, to);
    }
    assert_int_equal(os->keep_file(NULL, "/tmp/placard-kept-no", from), ENOENT);
    os->remove_file(NULL, from);
    arena_free(&arena);
}

/* Every word that a page shows is read as a signal word, of the level that it has there or of a worse one. */
static void read_signal_words(struct arena *arena)
{
    enum {
#define X(name, tag) +1
        LANGUAGES = 0 SIGNAL_WORDS_LANGUAGES(X)
#undef X
    };
    static const char *const words[][LANGUAGES] = {
#define X(name, ...) {__VA_ARGS__},
        SIGNAL_WORDS_LIST(X)
#undef X
    };
    for (uint32_t level = 1; level <= sizeof words / sizeof *words; level++)
        for (size_t i = 0; i < LANGUAGES; i++) {
            uint32_t read = signal_of(arena, str_of(words[level - 1][i]));
            assert_in_range(read, 1, level);
        }
    assert_int_equal(signal_of(arena, STR("\u26A0\uFE0F **Danger de mort** !")), 1);
    assert_int_equal(signal_of(arena, STR("D A N G E R")), 1);
    assert_int_equal(signal_of(arena, STR("danger zone")), 0);
    assert_int_equal(signal_of(arena, STR("")), 0);
}

static void test_signal_words_are_read(void **state)
{
    (void)state;
    in_arena(read_signal_words);
}

/* What is looked up by halving is in order, and each row is what unicode_letters() makes of a text. */
static void find_signal_rows(struct arena *arena)
{
    struct signal_row row;
    for (size_t i = 0; signal_row_at(i, &row); i++) {
        assert_str(unicode_letters(arena, row.word), str_z(arena, row.word));
        assert_int_equal(signal_of(arena, row.word), row.level);
    }
}

static void test_signal_rows_are_found(void **state)
{
    (void)state;
    in_arena(find_signal_rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_limit_jumps_and_closes),
        cmocka_unit_test(test_arena_refuses_overflow),
        cmocka_unit_test(test_arena_grows_in_place_and_by_copy),
        cmocka_unit_test(test_array_keeps_its_items),
        cmocka_unit_test(test_a_file_is_kept),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_zones),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_str_nearest),
        cmocka_unit_test(test_positions_count_characters),
        cmocka_unit_test(test_diags_sort_and_drop_repeats),
        cmocka_unit_test(test_unicode),
        cmocka_unit_test(test_shown),
        cmocka_unit_test(test_ascii_is_mapped_as_by_the_library),
        cmocka_unit_test(test_str_line_end),
        cmocka_unit_test(test_signal_words_are_read),
        cmocka_unit_test(test_signal_rows_are_found),
        cmocka_unit_test(test_sha256_vector),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
