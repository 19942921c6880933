/*
 * test_answers.c - the examples of docs/guide/answers.md: compiled, then answered as a worker would.
 *
 * Of a block ```answers, lines that begin with two blanks and hold => are what is expected, all before them
 * is what stands under a question.  Before => stands what is typed, \u and four digits a character; behind it
 * what becomes of it, and the reply.  With nothing before =>, a code that the compiler reports; it reports no
 * other of its family.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/unicode.h"
#include "library/single.h"
#include "placard.h"
#include "support/os_memory.h"

#define PAGE PLACARD_TESTS_DIR "/../docs/guide/answers.md"
#define HEAD                                                                                                 \
    "---\nid: m\ntitle: M\nversion: 0.1.0\nkind: bulletin\ntriggers:\n  - scan: P-1\n---\n\n## Quiz\n\n"     \
    "### What does it show? <!-- #q -->\n\n"

/* One example while it is tried. */
struct example {
    struct arena *arena;
    struct str source; /* what stands under the question */
    const char *language;
    struct diags diags;
    struct str bundle;
    placard_module module;
    placard_document document;
    unsigned line; /* of the page */
};

static struct str read_page(struct arena *arena)
{
    FILE *file = fopen(PAGE, "rb");
    size_t room = 1u << 18;
    char *text = arena_alloc(arena, room, 1);
    assert_non_null(file);
    size_t size = fread(text, 1, room, file);
    fclose(file);
    return (struct str){text, size};
}

static struct str unescape(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    for (size_t at = 0; at < text.len;) {
        struct str rest = str_slice(text, at, text.len);
        if (str_starts(rest, STR("\\u")) && rest.len >= 6) {
            char digits[5] = {rest.ptr[2], rest.ptr[3], rest.ptr[4], rest.ptr[5], '\0'};
            unicode_append(&out, (uint32_t)strtoul(digits, NULL, 16));
            at += 6;
        } else {
            buf_byte(&out, text.ptr[at++]);
        }
    }
    return buf_view(&out);
}

static void compile(struct example *example)
{
    struct os_memory *memory = os_memory_new();
    struct str text = str_format(example->arena, HEAD "%.*s\n\nSo it is.\n",
                                 STR_FMT(unescape(example->arena, example->source)));
    example->diags = (struct diags){.arena = example->arena};
    os_memory_put(memory, "placard.yaml",
                  str_format(example->arena, "id: t\ntitle: T\nlanguage: %s\n",
                             example->language == NULL ? "en" : example->language));
    os_memory_put(memory, "modules/m.md", text);
    struct run run = {.arena = example->arena, .diags = &example->diags, .os = os_memory_os(memory)};
    struct single single = {.path = "modules/m.md"};
    example->bundle = single_compile(&run, &single).bundle;
    os_memory_free(memory);
    if (example->bundle.len == 0)
        return;
    placard_error error;
    assert_int_equal(placard_open(&example->module, example->bundle.ptr, example->bundle.len, &error),
                     PLACARD_OK);
    size_t size = placard_load_size(&example->module, 0);
    void *nodes = arena_alloc(example->arena, size, 16);
    if (placard_load(&example->document, &example->module, 0, nodes, size, &error) != PLACARD_OK)
        fail_msg("answers.md:%u: not loaded", example->line);
}

/* ---- What is expected ---- */

static placard_bytes bytes_of(struct str text)
{
    return (placard_bytes){(const uint8_t *)text.ptr, text.len};
}

/* All text of a node, and nothing between. */
static struct str said(const struct example *example, placard_node node)
{
    struct buf out = {.arena = example->arena};
    placard_node end = placard_node_end(&example->document, node);
    for (placard_node at = node + 1; node != PLACARD_NONE && at < end; at++) {
        placard_bytes text = placard_node_text(&example->document, at);
        buf_bytes(&out, text.data, text.size);
    }
    return buf_view(&out);
}

static void check_typed(const struct example *example, struct str typed, struct str expected)
{
    placard_attempt attempt;
    struct str what = unescape(example->arena, typed);
    assert_int_equal(placard_attempt_begin(&attempt, &example->module, &example->document, 0, 0), PLACARD_OK);
    if (placard_answer_text(&attempt, &example->document, 0, bytes_of(what)) != PLACARD_OK)
        fail_msg("answers.md:%u: nothing can be typed", example->line);
    struct str reply = said(example, placard_reply(&example->document, 0, bytes_of(what)));
    struct str result = str_format(example->arena, "%s%s%.*s",
                                   placard_earned_millipoints(&attempt, 0) == 1000 ? "right" : "wrong",
                                   reply.len > 0 ? ", " : "", STR_FMT(reply));
    if (!str_eq(result, expected))
        fail_msg("answers.md:%u: %.*s => %.*s", example->line, STR_FMT(typed), STR_FMT(result));
}

/* Codes of the family of questions, up to those of whole quizzes. */
static bool is_of_answers(const struct diag *diag)
{
    return diag->code >= 500 && diag->code < 550;
}

static void check_codes(const struct example *example, struct str codes)
{
    struct buf found = {.arena = example->arena};
    for (const struct diag *diag = example->diags.first; diag != NULL; diag = diag->next) {
        if (is_of_answers(diag))
            buf_format(&found, "%sPL%04d", found.len > 0 ? " " : "", (int)diag->code);
    }
    if (!str_eq(buf_view(&found), codes))
        fail_msg("answers.md:%u: %.*s and not %.*s", example->line, STR_FMT(buf_view(&found)),
                 STR_FMT(codes));
}

/* ---- The page ---- */

static bool is_expected(struct str line)
{
    return str_starts(line, STR("  ")) && str_find(line, STR("=> ")) != SIZE_MAX;
}

static unsigned try_block(struct arena *arena, struct str block, unsigned line)
{
    struct example example = {.arena = arena, .line = line};
    struct str codes = STR("");
    unsigned count = 0;
    for (int pass = 0; pass < 2; pass++) { /* what is written, then what is expected */
        for (size_t at = 0, end = 0; at < block.len; at = end + 1) {
            end = str_line_end(block, at);
            struct str text = str_slice(block, at, end);
            size_t arrow = str_find(text, STR("=> "));
            if (!is_expected(text) && pass == 0)
                example.source = str_slice(block, 0, end);
            if (!is_expected(text))
                continue;
            struct str typed = str_trim(str_slice(text, 0, arrow)),
                       told = str_slice(text, arrow + 3, text.len);
            if (typed.len == 0)
                codes = told;
            else if (pass == 1)
                check_typed(&example, typed, told);
            count += pass == 1;
        }
        if (pass == 0)
            compile(&example);
    }
    check_codes(&example, codes);
    return count;
}

static void the_page_is_true(void **state)
{
    (void)state;
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail_msg("out of memory");
    struct str page = read_page(&arena);
    unsigned line = 1, count = 0;
    for (size_t at = 0, end = 0; at < page.len; at = end + 1, line++) {
        end = str_line_end(page, at);
        if (!str_eq(str_slice(page, at, end), STR("```answers")))
            continue;
        struct str rest = str_slice(page, end + 1, page.len);
        count += try_block(&arena, str_slice(rest, 0, str_find(rest, STR("```"))), line);
    }
    assert_in_range(count, 80, 500);
    arena_free(&arena);
}

/* Words of a lock-out in many scripts, and letters that are taken apart, put together or folded. */
static const char *const words[] = {
    /* clang-format off */
    "停止", "关闭", "中断", "紧急停止", "上锁", "挂牌", "开关", "阀门", "危险", "断电", "緊急停止", "關閉", "閥門",
    "止める", "ロック", "バルブ", "スイッチ", "タグ", "鍵をかける", "コーヒー", "ﾛｯｸ", "ﾊﾞﾙﾌﾞ", "・ロック・", "がぎぐげご", "ぱぴぷぺぽ",
    "잠금", "정지", "전원", "밸브", "비상정지", "위험", "차단기", "한국어", "꼬리표",
    "ปิด", "หยุด", "ล็อก", "อันตราย", "สวิตช์", "วาล์ว", "น้ำ", "กุญแจ",
    "dừng", "khóa", "thẻ", "công tắc", "nguy hiểm", "van xả", "điện", "người",
    "вода", "выключить", "город", "Ёлка", "замок", "бирка", "СТОП", "електрика", "ґанок", "їжак", "вимкнути", "Ключ й",
    "מנעול", "עצור", "שלום", "סכנה", "תג", "שָׁלוֹם",
    "قفل", "إيقاف", "خطر", "صمّام", "مفتاح", "لا", "آلة", "بطاقة", "كهرباء", "ﻻ", "قُفْل", "تالا", "بند کریں", "ہٹائیں",
    "ताला", "बंद", "ख़तरा", "ख़तरा", "टैग", "क़ैद", "ज़रूरी", "लॉक", "तालाबंदी", "তালা", "বন্ধ", "বিপদ", "ড়", "য়",
    "ਤਾਲਾ", "ਬੰਦ", "તાળું", "બંધ", "பூட்டு", "நிறுத்து", "తాళం", "ఆపు", "ಬೀಗ", "ನಿಲ್ಲಿಸು", "പൂട്ട്", "നിർത്തുക", "අගුල", "නවත්වන්න",
    "သော့", "ရပ်", "សោ", "បិទ", "ກະແຈ", "ປິດ", "ལྕགས", "ቁልፍ", "አቁም", "საკეტი", "გაჩერება", "ԿԱՆԳ", "կանգ", "և", "κλειδί", "Στοπ", "ΚΛΕΙΔΊ", "σός", "ᾳ", "Ὄρος",
    "sí", "voilà", "contrôle", "città", "déjà", "où", "Öl", "Straße", "GROẞ", "žlutý", "Łódź", "zamknięte", "kłódka", "œuvre", "ÆØÅ", "þorn",
    "KAPALI", "kapalı", "ışık", "IŞIK", "İzin", "izin", "KİLİT", "kilit", "ĳs", "ŉ", "ǆ", "ﬁlter", "oﬀ", "ſtop",
    "CO₂", "H₂O", "10 m²", "N·m", "3×4 |", "box | 3×4", "5x | ×", "…", "off...", "off…", "停止。", "a… b", "½", "1½ in", "℃", "20 °C |", "µm |", "Ω |", "№ 5", "™", "①", "㎏", "ﷺ", "ǅ",
    "“stop”", "«stop»", "„halt“", "don’t", "l’eau", "lock—out", "a‑b", "非常・停止", "안전‧확인", "e\u0301te\u0301", "x\u0323\u0302", "\u1100\u1161\u11a8", "\u0915\u093c",
    "🔒", "🔓 off", "👷🏽", "❤️", "⚠️", "🇫🇷", "𐐀𐐨", "𝐒𝐓𝐎𝐏", "𠮷野", "👨‍👩‍👧", "☠",
    /* clang-format on */
};

/* A question whose answer is `text`: whether each of its words, typed as it is written, is right. */
static bool is_right_as_written(struct str text)
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail_msg("out of memory");
    struct example example = {.arena = &arena, .line = 0};
    struct str answer = unescape(&arena, text);
    example.source = str_format(&arena, "**Answer:** %.*s\n", STR_FMT(answer));
    compile(&example);
    bool is_right = true;
    for (size_t at = 0; example.bundle.len > 0 && at <= answer.len;) {
        struct str rest = str_slice(answer, at, answer.len);
        struct str word = str_trim(str_slice(rest, 0, str_find_byte(rest, '|', 0)));
        placard_attempt attempt;
        bool is_asked =
            placard_attempt_begin(&attempt, &example.module, &example.document, 0, 0) == PLACARD_OK &&
            placard_answer_text(&attempt, &example.document, 0, bytes_of(word)) == PLACARD_OK && word.len > 0;
        is_right = is_right && (!is_asked || placard_earned_millipoints(&attempt, 0) == 1000);
        at = str_find_byte(answer, '|', at) == SIZE_MAX ? answer.len + 1 : str_find_byte(answer, '|', at) + 1;
    }
    arena_free(&arena);
    return is_right;
}

static void what_is_written_is_right(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!is_right_as_written(str_of(words[i])))
            wrong++, print_error("typed as it is written, it is wrong: %s\n", words[i]);
    }
    assert_int_equal(wrong, 0);
}

/* Letters of any block, three to a word. */
static void what_is_written_is_right_in_any_letters(void **state)
{
    (void)state;
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail_msg("out of memory");
    uint32_t random = 1;
    size_t wrong = 0;
    for (int i = 0; i < 2000; i++) {
        struct buf word = {.arena = &arena};
        for (int letters = 0; letters < 3;) {
            random = random * 1664525u + 1013904223u;
            uint32_t letter = (random >> 8) % (i % 4 == 0 ? 0x30000 : 0x3400);
            if (unicode_is_word(letter))
                unicode_append(&word, letter), letters++;
        }
        if (!is_right_as_written(buf_view(&word)))
            wrong++, print_error("typed as it is written, it is wrong: %.*s\n", STR_FMT(buf_view(&word)));
    }
    arena_free(&arena);
    assert_int_equal(wrong, 0);
}

static void try_pair(const char *language, const char *answer, const char *typed)
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail_msg("out of memory");
    struct example example = {.arena = &arena, .language = language};
    example.source = str_format(&arena, "**Answer:** %s\n", answer);
    compile(&example);
    check_typed(&example, str_of(typed), STR("right"));
    arena_free(&arena);
}

/* Other ways to type a word, by what a keyboard of its language has. */
static void twins_are_right_both_ways(void **state)
{
    (void)state;
    static const char *const pairs[][3] = {
        {"tr", "KAPALI", "kapalı"}, {"tr", "ışık", "IŞIK"},
        {"tr", "İzin", "izin"},     {"tr", "kilit", "KİLİT"},
        {"ja", "バルブ", "ﾊﾞﾙﾌﾞ"},  {"en", "off...", "off…"},
        {"zh", "停止", "停止。"},   {"hi", "\\u0959तरा", "\\u0916\\u093cतरा"},
        {"en", "-5 V", "- 5 V"},    {"en", "5 m2", "5 m²"},
        {"en", "5 Ohm", "5 Ω"},     {"en", "5 Ohm", "5 ohm"},
        {"en", "5 kOhm", "5 kΩ"},   {"en", "5 um", "5 µm"},
        {"en", "20 ° C", "20 ℃"},   {"en", "5 m^3", "5 m³"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        try_pair(pairs[i][0], pairs[i][1], pairs[i][2]);
        try_pair(pairs[i][0], pairs[i][2], pairs[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_page_is_true),
                                       cmocka_unit_test(twins_are_right_both_ways),
                                       cmocka_unit_test(what_is_written_is_right),
                                       cmocka_unit_test(what_is_written_is_right_in_any_letters)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
