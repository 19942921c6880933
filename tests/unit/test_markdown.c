/*
 * The block tree: every span holds what its node talks about, whatever stands
 * around it; memory runs out without a trace; threads do not disturb each other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>

#include "pipeline/2-markdown/markdown.h"
#include "support/outline.h"

static const char rich[] = "Two words *em* **strong** and `code`, [link](https://a.example \"t\"),\n"
                           "![pic](p.png) &amp; \\* <https://b.example> ~~gone~~<br>end [^n].\n"
                           "\n"
                           "> quote with *em\n"
                           "> goes on* and `code`\n"
                           "lazy [x](https://c.example)\n"
                           "\n"
                           "- item **a**\n"
                           "  goes on <kbd>F1</kbd>\n"
                           "\t- tab *b*\n"
                           "- [x] done `c`\n"
                           "\n"
                           "text above\n"
                           "| *h* | [i](https://d.example) |\n"
                           "| - | :-: |\n"
                           "| a\\|b `c` | **d** <sub>2</sub> |\n"
                           "| `x` |\n"
                           "\n"
                           "Setext *h*\n"
                           "===\n"
                           "\n"
                           "## ATX `h` ##\n"
                           "\n"
                           "<!-- one --> <!-- two -->\n"
                           "\n"
                           "```sh x\n"
                           "ls *\n"
                           "```\n"
                           "\n"
                           "[^n]: A *note* `c`.\n";

struct parsed {
    struct arena arena;
    struct source source;
    struct diags diags;
    struct node *root;
};

static void parse(struct parsed *parsed, struct str text, struct span body)
{
    parsed->source = (struct source){.path = STR("m.md"), .text = text};
    parsed->diags = (struct diags){.arena = &parsed->arena};
    struct stage stage = {&parsed->arena, &parsed->diags, &parsed->source};
    parsed->root = markdown_parse(&stage, body);
}

/* Bytes that the span of a node must begin with, one of them; NULL: none asked. */
static const char *opening(uint32_t kind)
{
    switch (kind) {
    case PLACARD_EMPHASIS:
    case PLACARD_STRONG:
        return "*_";
    case PLACARD_STRIKE:
        return "~";
    case PLACARD_CODE:
        return "`";
    case PLACARD_LINK:
    case PLACARD_FOOTNOTE_REF:
        return "[<";
    case PLACARD_FOOTNOTE:
        return "[";
    case PLACARD_IMAGE:
        return "!";
    case PLACARD_KEYBOARD:
    case PLACARD_SUBSCRIPT:
    case NODE_COMMENT:
        return "<";
    case PLACARD_QUOTE:
        return ">";
    case PLACARD_CODE_BLOCK:
        return "`";
    default:
        return NULL;
    }
}

static bool is_inline(uint32_t kind)
{
    return kind >= PLACARD_TEXT && kind <= PLACARD_INFO;
}

static void check_node(const struct parsed *parsed, const struct node *node)
{
    struct str held = source_text(&parsed->source, node->span);
    const char *open = opening(node->kind);
    assert_true(node->span.begin <= node->span.end && node->span.end <= parsed->source.text.len);
    if (open != NULL && (held.len == 0 || strchr(open, held.ptr[0]) == NULL))
        fail_msg("kind %u at %u..%u: `%.*s`", node->kind, node->span.begin, node->span.end, STR_FMT(held));
    if (node->kind == PLACARD_CODE && str_find(held, node->text) == SIZE_MAX)
        fail_msg("code `%.*s` is not in `%.*s`", STR_FMT(node->text), STR_FMT(held));
    if (node->kind == PLACARD_LINK && str_find(held, node->text) == SIZE_MAX)
        fail_msg("link to %.*s is not in `%.*s`", STR_FMT(node->text), STR_FMT(held));
    if (node->kind == PLACARD_TEXT && node->next != NULL)
        assert_int_not_equal(node->next->kind, PLACARD_TEXT);
    if (is_inline(node->kind) && node->kind != PLACARD_LINE_BREAK)
        assert_true(node->span.begin >= node->parent->span.begin && node->span.end <= node->parent->span.end);
}

static void check_tree(const struct parsed *parsed)
{
    for (const struct node *at = parsed->root; at != NULL; at = node_walk(parsed->root, at))
        check_node(parsed, at);
}

static struct str replace_newlines(struct arena *arena, struct str text, const char *ending)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            buf_str(&buf, str_of(ending));
        else
            buf_byte(&buf, text.ptr[i]);
    }
    return buf_view(&buf);
}

static struct str outline_of(struct parsed *parsed)
{
    struct buf buf = {.arena = &parsed->arena};
    outline_write(&buf, parsed->root);
    return buf_view(&buf);
}

/* Run `body` with memory of its own; false when `limit` bytes were too few (0: no limit). */
static bool run(void (*body)(struct parsed *, const char *, const char *), size_t limit, const char *a,
                const char *b)
{
    struct parsed parsed = {.arena = {.limit = limit}};
    jmp_buf jump;
    if (arena_failed(&parsed.arena, &jump)) {
        arena_free(&parsed.arena);
        return false;
    }
    body(&parsed, a, b);
    arena_free(&parsed.arena);
    return true;
}

static void check_variant(struct parsed *parsed, const char *ending, const char *before)
{
    struct str body = replace_newlines(&parsed->arena, str_of(rich), ending);
    struct str text = str_format(&parsed->arena, "%s%.*s", before, STR_FMT(body));
    parse(parsed, text, (struct span){(uint32_t)strlen(before), (uint32_t)text.len});
    check_tree(parsed);
    assert_int_equal(parsed->diags.error_count, 0);
}

static void test_spans(void **state)
{
    (void)state;
    run(check_variant, 0, "\n", "");
    run(check_variant, 0, "\r\n", "");
    run(check_variant, 0, "\r", "");
    run(check_variant, 0, "\n", "\xEF\xBB\xBF---\nid: x\n---\n");
    run(check_variant, 0, "\r\n", "---\r\nid: x\r\n---\r\n");
}

static void check_same(struct parsed *parsed, const char *a, const char *b)
{
    parse(parsed, str_of(a), (struct span){0, (uint32_t)strlen(a)});
    struct str outline = outline_of(parsed);
    parse(parsed, str_of(b), (struct span){0, (uint32_t)strlen(b)});
    assert_true(str_eq(outline, outline_of(parsed)));
}

static void test_line_endings_do_not_change_the_tree(void **state)
{
    (void)state;
    run(check_same, 0, "a *b*\nc  \nd `e\nf`\n\n> g\n> h\n",
        "a *b*\r\nc  \r\nd `e\r\nf`\r\n\r\n> g\r\n> h\r\n");
    run(check_same, 0, "a *b*\nc\\\nd\n", "a *b*\rc\\\rd\r");
}

static void parse_rich(struct parsed *parsed, const char *a, const char *b)
{
    (void)a;
    (void)b;
    parse(parsed, str_of(rich), (struct span){0, sizeof rich - 1});
}

/* Every allocation fails once; the jump must leave nothing behind (the sanitizers see leaks). */
static void test_out_of_memory(void **state)
{
    (void)state;
    size_t limit = 16;
    while (!run(parse_rich, limit, NULL, NULL)) {
        limit += 48;
        assert_true(limit < 4u << 20);
    }
    assert_true(limit > 1000);
}

enum { THREADS = 4, ROUNDS = 100, STRIKES = 200 };

/* Long enough for one thread to end its parse in the middle of another's. */
static void count_strikes(struct parsed *parsed, const char *a, const char *b)
{
    struct buf buf = {.arena = &parsed->arena};
    uint32_t count = 0;
    (void)b;
    for (int i = 0; i < STRIKES; i++)
        buf_str(&buf, str_of(a));
    parse(parsed, buf_view(&buf), (struct span){0, (uint32_t)buf.len});
    for (const struct node *at = parsed->root; at != NULL; at = node_walk(parsed->root, at))
        count += at->kind == PLACARD_STRIKE;
    if (count != STRIKES)
        arena_fail(&parsed->arena); /* counted by the caller */
}

static void *parse_many(void *result)
{
    int *bad = result;
    for (int i = 0; i < ROUNDS; i++)
        *bad += !run(count_strikes, 0, "a ~~b~~ c *d*\n", NULL);
    return NULL;
}

static void test_threads(void **state)
{
    (void)state;
    pthread_t threads[THREADS];
    int bad[THREADS] = {0};
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, parse_many, &bad[i]), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(bad[i], 0);
}

static void check_plain(struct parsed *parsed, const char *text, const char *plain)
{
    parse(parsed, str_of(text), (struct span){0, (uint32_t)strlen(text)});
    assert_true(str_eq(node_plain(&parsed->arena, parsed->root->first), str_of(plain)));
}

static void test_plain_text(void **state)
{
    (void)state;
    run(check_plain, 0, "a *b `c`*\nd<br>e\n", "a b c d e");
    run(check_plain, 0, "one\n", "one");
    run(check_plain, 0, "two\nlines \\* &amp; more\n", "two lines * & more");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spans),         cmocka_unit_test(test_line_endings_do_not_change_the_tree),
        cmocka_unit_test(test_out_of_memory), cmocka_unit_test(test_threads),
        cmocka_unit_test(test_plain_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
