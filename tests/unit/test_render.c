/*
 * test_render.c - a bundle as page, fragment, terminal text and JSON.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/unicode.h"
#include "reference/sample.h"
#include "render/labels.h"
#include "render/question.h"
#include "render/render.h"

/* An open bundle and a place for what is rendered. */
struct fixture {
    struct sample_zip zip;
    placard_module module;
    placard_document document;
    void *memory;
    struct arena arena;
};

static const struct render_options fragment = {.is_fragment = true}, plain = {.is_fragment = false};

static void load(struct fixture *fixture)
{
    placard_error error;
    assert_int_equal(placard_open(&fixture->module, fixture->zip.file.data, fixture->zip.file.size, &error),
                     PLACARD_OK);
    size_t size = placard_load_size(&fixture->module, 0);
    free(fixture->memory);
    fixture->memory = malloc(size);
    assert_non_null(fixture->memory);
    assert_int_equal(placard_load(&fixture->document, &fixture->module, 0, fixture->memory, size, &error),
                     PLACARD_OK);
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    sample_good(&fixture->zip, 9);
    load(fixture);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_free(&fixture->arena);
    free(fixture->memory);
    free(fixture);
    return 0;
}

/* Another document in the place of the good one. */
static void load_other(struct fixture *fixture, const char *document)
{
    sample_bundle(&fixture->zip, sample_manifest, document, sample_second, sample_media, 9);
    load(fixture);
}

/* NUL-terminated, in the arena. */
static const char *render(struct fixture *fixture, char what, const struct render_options *options)
{
    jmp_buf jump;
    struct str out = {NULL, 0};
    if (arena_failed(&fixture->arena, &jump))
        fail_msg("out of memory");
    if (what == 'h')
        out = render_html(&fixture->arena, &fixture->module, &fixture->document, 0, options);
    else if (what == 't')
        out = render_text(&fixture->arena, &fixture->module, &fixture->document, 0, options);
    else
        out = render_json(&fixture->arena, &fixture->module, &fixture->document, 0);
    return str_z(&fixture->arena, out);
}

static size_t count_of(const char *text, const char *what)
{
    size_t count = 0;
    for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what))
        count++;
    return count;
}

static void assert_holds(const char *text, const char *what)
{
    if (strstr(text, what) == NULL)
        fail_msg("\"%s\" is missing in:\n%.3000s", what, text);
}

/* ---- Fragment ---------------------------------------------------------- */

static void fragment_is_what_cmark_prints(void **state)
{
    load_other(
        *state,
        "document { title:T paragraph { text:\"a & \\xc3\\xa9\\x0a<b>\" line_break strong { text:c } } "
        "ordered_list=7 { item { paragraph { text:x } bullet_list=0 { item { paragraph { text:y } } "
        "item { } } } } table=2 { row=1 { cell=1 { text:h } cell { } } row { cell=1 { code:\"<\" } "
        "cell=3 { } } } code_block:\"x\\x0a\" { info:\"c  more\" } rule "
        "paragraph { link:\"/a b?c&d'e[]\" { text:l hover:\"\\x22t\\x22\" } footnote_ref=1 } "
        "footnote=1 { paragraph { text:n } } }");
    assert_string_equal(
        render(*state, 'h', &fragment),
        "<p>a &amp; \xc3\xa9\n&lt;b&gt;<br />\n<strong>c</strong></p>\n"
        "<ol start=\"3\">\n<li>x\n<ul>\n<li>\n<p>y</p>\n</li>\n<li></li>\n</ul>\n</li>\n</ol>\n"
        "<table>\n<thead>\n<tr>\n<th align=\"left\">h</th>\n<th></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td align=\"left\"><code>&lt;</code></td>\n<td align=\"right\"></td>\n</tr>\n</tbody>\n</table>\n"
        "<pre><code class=\"language-c\">x\n</code></pre>\n<hr />\n"
        "<p><a href=\"/a%20b?c&amp;d&#x27;e%5B%5D\" title=\"&quot;t&quot;\">l</a>"
        "<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" data-footnote-ref>1</a></sup></p>\n"
        "<section class=\"footnotes\" data-footnotes>\n<ol>\n<li id=\"fn-1\">\n<p>n <a href=\"#fnref-1\" "
        "class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">"
        "\xe2\x86\xa9</a></p>\n</li>\n</ol>\n</section>\n");
}

/* A procedure is the list that the author wrote, a phase leaves no trace. */
static void fragment_of_a_procedure_is_a_list(void **state)
{
    load_other(
        *state,
        "document { title:T phase { heading=2 { text:P } procedure=3 { step { paragraph { text:a } } } "
        "procedure=4 { step { paragraph { text:b } } } } }");
    assert_string_equal(
        render(*state, 'h', &fragment),
        "<h2>P</h2>\n<ol>\n<li>a</li>\n</ol>\n<ol start=\"2\">\n<li>\n<p>b</p>\n</li>\n</ol>\n");
}

/* Was the program built with the runtime as wasm?  Then a page with a quiz has a script. */
static bool grades(struct fixture *fixture)
{
    return render_grades(&fixture->document);
}

/* ---- Page -------------------------------------------------------------- */

/* Whatever an author writes wherever it is allowed stays text. */
static void page_escapes_all_that_authors_write(void **state)
{
    static const char evil[] = "\"</script><script>e\\x22'&\"";
    char document[8192];
    snprintf(document, sizeof document,
             "document { title:%s summary:%s tool:%s spare_part:%s protection:%s paragraph { text:%s code:%s "
             "link:%s { "
             "text:%s hover:%s } image=0:%s { hover:%s } } code_block:%s { info:%s } bullet_list=1 { task=1 "
             "{ paragraph { "
             "text:%s } } } quiz=80 { question=33:%s { digest=1 prompt { text:%s } choice=1:%s { paragraph { "
             "text:%s } } "
             "choice=0:b { feedback { paragraph { text:%s } } } } question=36:p { digest=2 prompt { } "
             "pair:%s { left { "
             "text:%s } right { text:%s } } pair:b { left { } right { } } } question=37:n { digest=3 prompt "
             "{ } low:1 high:2 "
             "unit:%s shown:%s } question=38:s { digest=4 prompt { } accept:%s fold:%s shown:%s } } }",
             evil, evil, evil, evil, evil, evil, evil, evil, evil, evil, evil, evil, evil, evil, evil, evil,
             evil, evil, evil, evil, evil, evil, evil, evil, evil, evil, "\"<script>\\tx\"", evil);
    load_other(*state, document);
    const char *page = render(*state, 'h', &plain);
    size_t blocks = grades(*state) ? 2 : 0; /* of data: base64 */
    assert_int_equal(count_of(page, "<script>"), blocks / 2);
    assert_int_equal(count_of(page, "<script"), blocks * 3 / 2);
    assert_int_equal(count_of(page, "</script>"), blocks * 3 / 2);
    assert_int_equal(count_of(page, "script>e\""), 0);
    assert_true(count_of(page, "&lt;script&gt;") >= 24);
}

static struct str between(const char *text, const char *open, const char *close)
{
    const char *begin = strstr(text, open);
    assert_non_null(begin);
    begin += strlen(open);
    const char *end = strstr(begin, close);
    assert_non_null(end);
    return (struct str){begin, (size_t)(end - begin)};
}

/* Base64 of a digest, by hand: an oracle that shares nothing with the page. */
static void base64_of(const uint8_t digest[32], char out[45])
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t bit = 0, i = 0; i < 43; i++, bit += 6) {
        uint32_t two = (uint32_t)digest[bit / 8] << 8 | (bit / 8 + 1 < 32 ? digest[bit / 8 + 1] : 0u);
        out[i] = digits[two >> (10 - bit % 8) & 63];
    }
    out[43] = '=';
    out[44] = '\0';
}

static size_t bytes_of_base64(struct str text, uint8_t *out, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    size_t count = 0;
    uint32_t bits = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
        bits = bits << 6 | (uint32_t)(strchr(digits, text.ptr[i]) - digits);
        if (i % 4 == 0)
            continue;
        assert_true(count < size);
        out[count++] = (uint8_t)(bits >> (6 - i % 4 * 2));
    }
    return count;
}

static void page_policy_names_its_style_and_script(void **state)
{
    const char *page = render(*state, 'h', &plain);
    static const char *const tags[][3] = {
        {"<style>", "</style>", "style-src 'sha256-%s'"},
        {"<script>", "</script>", "script-src 'wasm-unsafe-eval' 'sha256-%s'"}};
    for (size_t i = 0; i < (grades(*state) ? 2 : 1); i++) {
        struct str inside = between(page, tags[i][0], tags[i][1]);
        uint8_t digest[32];
        char base64[45], wanted[128];
        digest_sha256(digest, &inside, 1);
        base64_of(digest, base64);
        snprintf(wanted, sizeof wanted, tags[i][2], base64);
        assert_holds(page, wanted);
    }
    assert_holds(page, "default-src 'none'");
}

static void page_needs_nothing_from_elsewhere(void **state)
{
    const char *page = render(*state, 'h', &plain);
    assert_int_equal(count_of(page, "http"), 2); /* http-equiv, and the author's own link */
    assert_int_equal(count_of(page, "@import"), 0);
    assert_int_equal(count_of(page, "url("), 0);
    assert_int_equal(count_of(page, "<link"), 0);
    assert_int_equal(count_of(page, " style="), 0);
    assert_int_equal(count_of(page, "src=\"data:image/webp;base64,UklGR"), count_of(page, " src="));
}

static void page_says_what_it_is(void **state)
{
    const char *page = render(*state, 'h', &plain);
    assert_holds(page, "<html lang=\"en\" dir=\"ltr\">");
    assert_holds(page, "<title>Lock out</title>");
    assert_holds(page, "width=\"640\" height=\"480\"");
    assert_holds(page, "<aside class=\"panel danger\"");
    assert_holds(page, "<time>2026-12-01</time>");
    assert_holds(page, "OSHA 1910.147");
    assert_int_equal(count_of(page, "<li class=\"step\""), 2);
    assert_int_equal(count_of(page, "<form class=\"question\""), 7);
    assert_int_equal(count_of(page, " data-right /> "), 4);
}

/* The page carries the runtime, and the module as a bundle: its text as it is, its pictures empty. */
static void page_carries_its_module_without_pictures(void **state)
{
    struct fixture *fixture = *state;
    if (!grades(fixture))
        return; /* built without the wasm */
    struct str text = between(render(fixture, 'h', &plain), "id=\"module\">", "</script>");
    uint8_t bytes[4096];
    size_t size = bytes_of_base64(text, bytes, sizeof bytes);
    placard_module module;
    assert_int_equal(placard_open(&module, bytes, size, NULL), PLACARD_OK);
    assert_int_equal(placard_entry_count(&module), placard_entry_count(&fixture->module));
    assert_int_equal(placard_media_count(&module), 1);
    assert_int_equal(placard_media(&module, 0).size, 0);
    placard_entry own = placard_entry_at(&module, 2), theirs = placard_entry_at(&fixture->module, 2);
    assert_int_equal(own.packed.size, theirs.packed.size);
    assert_memory_equal(own.packed.data, theirs.packed.data, own.packed.size);
    uint32_t *memory = malloc(placard_load_size(&module, 1));
    placard_document document;
    assert_int_equal(placard_load(&document, &module, 1, memory, placard_load_size(&module, 1), NULL),
                     PLACARD_OK);
    free(memory);
}

/* Options stand in the order in which the attempt that the script takes up shows them. */
static void page_shows_options_in_the_order_of_its_attempt(void **state)
{
    struct fixture *fixture = *state;
    const char *page = render(fixture, 'h', &plain);
    placard_attempt attempt;
    uint8_t shown[PLACARD_MAX_CHOICES];
    assert_holds(page, "data-language=\"0\" data-seed=\"1\"");
    assert_int_equal(placard_attempt_begin(&attempt, &fixture->module, &fixture->document, 1, 0), PLACARD_OK);
    for (uint32_t i = 0; i < 3; i++) { /* those whose options stand in a list */
        char id[32];
        snprintf(id, sizeof id, "id=\"question-%u\"", (unsigned)i + 1);
        const char *at = strstr(page, id);
        uint32_t count = placard_shown_options(&attempt, &fixture->document, i, shown);
        for (uint32_t place = 0; place < count; place++) {
            at = strstr(at, "<li data-option=\"");
            assert_non_null(at);
            at += strlen("<li data-option=\"");
            assert_int_equal(strtoul(at, NULL, 10), shown[place]);
        }
    }
}

/* Without questions there is nothing to run. */
static void page_without_quiz_has_no_script(void **state)
{
    load_other(*state, "document { title:T paragraph { text:x } }");
    assert_int_equal(count_of(render(*state, 'h', &plain), "<script"), 0);
}

/* What a bundle does not say is not made up. */
static void page_without_reading_time_names_none(void **state)
{
    static const struct {
        const char *document;
        size_t times;
    } rows[] = {{"document { title:T paragraph { text:x } }", 0},
                {"document { title:T reading_time=90 paragraph { text:x } }", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        load_other(*state, rows[i].document);
        assert_int_equal(count_of(render(*state, 'h', &plain), " min</dd>"), rows[i].times);
    }
}

/* ---- Terminal text ----------------------------------------------------- */

static void assert_fits(const char *text, size_t columns)
{
    for (const char *line = text; *line != '\0';) {
        const char *end = strchr(line, '\n');
        assert_non_null(end);
        struct str s = {line, (size_t)(end - line)};
        if (unicode_width(s) > columns)
            fail_msg("wider than %zu: %.*s", columns, STR_FMT(s));
        assert_true(s.len == 0 || s.ptr[s.len - 1] != ' ');
        line = end + 1;
    }
}

static void text_fits_every_width(void **state)
{
    for (uint32_t columns = 24; columns < 120; columns++) {
        struct render_options options = {.columns = columns};
        const char *text = render(*state, 't', &options);
        assert_fits(text, columns);
        assert_int_equal(count_of(text, "\x1b"), 0);
    }
}

static void text_breaks_words_that_are_too_long(void **state)
{
    load_other(
        *state,
        "document { title:T paragraph { text:\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" } "
        "code_block:\"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\" { } }");
    struct render_options options = {.columns = 30};
    assert_fits(render(*state, 't', &options), 30);
}

/* Kanji break anywhere, but a full stop never begins a line. */
static void text_wraps_east_asian(void **state)
{
    load_other(
        *state,
        "document { title:T paragraph { text:\"\xe9\x9b\xbb\xe6\xba\x90\xe9\x9b\xbb\xe6\xba\x90\xe9\x9b\xbb"
        "\xe6\xba\x90\xe9\x9b\xbb\xe6\xba\x90\xe9\x9b\xbb\xe6\xba\x90\xe9\x9b\xbb\xe6\xba\x90\xe3\x80\x82"
        "\xe9\x9b\xbb\xe6\xba\x90\" } }");
    struct render_options options = {.columns = 24};
    const char *text = render(*state, 't', &options);
    assert_fits(text, 24);
    assert_int_equal(count_of(text, "\n\xe3\x80\x82"), 0);
    assert_holds(text, "\xe9\x9b\xbb\n\xe6\xba\x90\xe3\x80\x82");
}

/* A bundle cannot move the cursor or colour the terminal. */
static void text_lets_no_control_character_through(void **state)
{
    load_other(
        *state,
        "document { title:\"\\x1b[2J\" summary:\"\\xc2\\x9b\" tool:\"\\x07\" paragraph { "
        "text:\"a\\x1b[31mb\\x7f\\xc2\\x85c\" "
        "code:\"\\x1b\" link:\"\\x1b]0;x\" { } image=0:\"\\x1b\" { } } code_block:\"\\x1b[0m\\x0d\" { } "
        "table=1 { row=1 { cell { text:\"\\x1b[1m\" } } } }");
    struct render_options options = {.columns = 60};
    const char *text = render(*state, 't', &options);
    for (const char *at = text; *at != '\0'; at++)
        assert_true((unsigned char)*at >= 0x20 || *at == '\n');
    assert_int_equal(count_of(text, "\xc2\x9b"), 0);
    assert_int_equal(count_of(text, "\x7f"), 0);
    assert_int_equal(count_of(text, "\xc2\x85"), 0);
    assert_holds(text, "a\xe2\x90\x9b[31mb\xe2\x90\xa1\xef\xbf\xbd"
                       "c"); /* their pictures, and U+FFFD */
}

static void text_colours_only_when_asked(void **state)
{
    struct render_options options = {.columns = 60, .is_colour = true};
    const char *text = render(*state, 't', &options);
    assert_holds(text, "\x1b[1;97;41m /!\\ DANGER \x1b[0m");
    assert_int_equal(count_of(text, "m") >= count_of(text, "\x1b["), 1);
    for (const char *line = text; line != NULL; line = strchr(line + 1, '\n')) {
        /* A style never runs on into the next line. */
        const char *end = strchr(line + 1, '\n'), *last = NULL;
        for (const char *at = strstr(line, "\x1b["); at != NULL && end != NULL && at < end;
             at = strstr(at + 1, "\x1b["))
            last = at;
        assert_true(last == NULL || strncmp(last, "\x1b[0m", 4) == 0);
    }
}

static void text_stacks_tables_that_do_not_fit(void **state)
{
    load_other(*state,
               "document { title:T table=2 { row=1 { cell { text:Tag } cell { text:Meaning } } row { cell { "
               "text:Red } cell { text:\"Do not operate this machine in any circumstances\" } } } }");
    struct render_options wide = {.columns = 80}, narrow = {.columns = 40};
    assert_holds(render(*state, 't', &wide), "Tag \xe2\x94\x82 Meaning");
    assert_holds(render(*state, 't', &narrow), "\xe2\x80\xa2 Tag: Red\n  Meaning: Do not operate");
}

/* ---- JSON -------------------------------------------------------------- */

static json_t *parse(struct fixture *fixture)
{
    json_error_t error;
    json_t *root = json_loads(render(fixture, 'j', &plain), 0, &error);
    if (root == NULL)
        fail_msg("%s", error.text);
    return root;
}

static void json_lists_steps_notices_and_questions(void **state)
{
    json_t *root = parse(*state), *steps = json_object_get(root, "steps");
    json_t *quiz = json_object_get(root, "quiz"), *questions = json_object_get(quiz, "questions");
    assert_int_equal(json_array_size(steps), 2);
    json_t *step = json_array_get(steps, 1);
    assert_string_equal(json_string_value(json_object_get(step, "phase")), "Isolate");
    assert_int_equal(json_integer_value(json_object_get(step, "number")), 2);
    json_t *notice = json_array_get(json_object_get(root, "notices"), 0);
    assert_string_equal(json_string_value(json_object_get(notice, "level")), "DANGER");
    assert_string_equal(json_string_value(json_object_get(notice, "text")), "480 V");
    assert_int_equal(json_integer_value(json_object_get(quiz, "attempts")), 3);
    assert_int_equal(json_array_size(questions), 7);
    json_t *first = json_array_get(questions, 0);
    assert_string_equal(json_string_value(json_object_get(first, "digest")), "00000007");
    json_t *choice = json_array_get(json_object_get(first, "choices"), 0);
    assert_string_equal(json_string_value(json_object_get(choice, "feedback")), "no");
    assert_true(json_is_false(json_object_get(choice, "right")));
    json_decref(root);
}

static size_t count_nodes(const json_t *node)
{
    size_t count = 1, i;
    json_t *child;
    json_array_foreach(json_object_get(node, "children"), i, child) count += count_nodes(child);
    return count;
}

static void json_holds_every_node(void **state)
{
    struct fixture *fixture = *state;
    json_t *root = parse(fixture);
    assert_int_equal(count_nodes(json_object_get(root, "document")), placard_node_count(&fixture->document));
    json_decref(root);
}

/* The kinds of schemas/render.schema.json are those of the format's list. */
/* What questions can have besides: replies, ranges without an end, sides that are pictures or belong to
 * nothing. */
static void all_of_a_question_is_shown(void **state)
{
    struct fixture *fixture = *state;
    load_other(
        fixture,
        "document { title:T quiz=80 { "
        "question=36:m { digest=1 prompt { text:Match } "
        "pair:1 { left { text:red } right { image=0:\"a hand\" { } } } "
        "pair:2 { left { text:blue } right { text:go } } pair:3 { right { text:wait } } } "
        "question=37:n { digest=2 prompt { text:Volts } low: high:\"<0.5\" unit:V shown:\"below 0.5 V\" "
        "reply:\"above 100 V\" { paragraph { text:Mains } } low:\">100\" high: } "
        "question=33:c { digest=3 prompt { text:Jam } choice=1:a { paragraph { text:Stop } } "
        "choice=3:b { paragraph { text:Pull } } } } }");
    const char *page = render(fixture, 'h', &plain);
    assert_holds(page, "<ol class=\"sides pictured\">");
    assert_holds(page, ". a hand</option>");
    assert_holds(page, "inputmode=\"text\"");
    assert_holds(page, "<div class=\"feedback reply\">\n<p class=\"label\">above <span class=\"whole\">100 "
                       "V</span></p>\n<p>Mains</p>");
    assert_int_equal(count_of(page, "<select>"), 2);
    const char *text = render(fixture, 't', &plain);
    assert_holds(text, "red = [");
    assert_holds(text, "- = wait");
    assert_holds(text, "( ) above 100 V\n       - Mains");
    const char *json = render(fixture, 'j', &plain);
    assert_holds(json, "\"low\": null");
    assert_holds(json, "\"high\": \"0.5\"");
    assert_holds(json, "\"high_excluded\": true");
    assert_holds(json, "\"to\": \"above 100 V\"");
    assert_holds(json, "\"left\": null");
    assert_holds(json, "\"costs\": 2");
}

static void json_schema_knows_every_kind(void **state)
{
    (void)state;
    json_error_t error;
    json_t *schema = json_load_file(PLACARD_TESTS_DIR "/../schemas/render.schema.json", 0, &error);
    assert_non_null(schema);
    json_t *node = json_object_get(json_object_get(schema, "definitions"), "node");
    json_t *kind = json_object_get(json_object_get(node, "properties"), "kind"),
           *names = json_object_get(kind, "enum");
    size_t at = 0;
    for (uint32_t code = 1; code < PLACARD_MANIFEST; code++) {
        const char *name = placard_kind_name(code);
        if (name[0] != '\0')
            assert_string_equal(json_string_value(json_array_get(names, at++)), name);
    }
    assert_int_equal(json_array_size(names), at);
    json_decref(schema);
}

/* ---- Shared parts ------------------------------------------------------ */

static void words_are_complete_and_need_no_escape(void **state)
{
    (void)state;
    for (int language = 0; language < LABELS_LANGUAGE_COUNT; language++) {
#define X(name, ...)                                                                                         \
    assert_non_null(labels_text((enum labels_language)language, LABELS_##name));                             \
    assert_true(labels_text((enum labels_language)language, LABELS_##name)[0] != '\0');                      \
    assert_null(strpbrk(labels_text((enum labels_language)language, LABELS_##name), "<>&\"'"));
        LABELS_LIST(X)
#undef X
    }
    assert_int_equal(labels_language_of((placard_bytes){(const uint8_t *)"pt-BR", 5}), LABELS_PORTUGUESE);
    assert_int_equal(labels_language_of((placard_bytes){(const uint8_t *)"ptx", 3}), LABELS_ENGLISH);
    assert_int_equal(labels_language_of((placard_bytes){NULL, 0}), LABELS_ENGLISH);
}

/* Each renderer, stopped at ever later allocations, leaves nothing behind. */
static void out_of_memory_leaks_nothing(void **state)
{
    struct fixture *fixture = *state;
    static const char whats[] = "htj";
    for (size_t i = 0; i < 3; i++) {
        for (volatile size_t limit = 1; limit < (256u << 10); limit += 997) {
            jmp_buf jump;
            struct arena arena = {.limit = limit};
            if (arena_failed(&arena, &jump)) {
                arena_free(&arena);
                continue;
            }
            if (whats[i] == 'h')
                render_html(&arena, &fixture->module, &fixture->document, 0, &plain);
            else if (whats[i] == 't')
                render_text(&arena, &fixture->module, &fixture->document, 0, &plain);
            else
                render_json(&arena, &fixture->module, &fixture->document, 0);
            arena_free(&arena);
        }
    }
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(fragment_is_what_cmark_prints),
        T(fragment_of_a_procedure_is_a_list),
        T(page_escapes_all_that_authors_write),
        T(page_policy_names_its_style_and_script),
        T(page_needs_nothing_from_elsewhere),
        T(page_says_what_it_is),
        T(page_carries_its_module_without_pictures),
        T(page_shows_options_in_the_order_of_its_attempt),
        T(page_without_quiz_has_no_script),
        T(page_without_reading_time_names_none),
        T(text_fits_every_width),
        T(text_breaks_words_that_are_too_long),
        T(text_wraps_east_asian),
        T(text_lets_no_control_character_through),
        T(text_colours_only_when_asked),
        T(text_stacks_tables_that_do_not_fit),
        T(json_lists_steps_notices_and_questions),
        T(json_holds_every_node),
        T(all_of_a_question_is_shown),
        T(json_schema_knows_every_kind),
        T(words_are_complete_and_need_no_escape),
        T(out_of_memory_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
