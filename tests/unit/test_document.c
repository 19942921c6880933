/*
 * test_document.c - token streams byte by byte, and the limits of a document.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/7-stream/document.h"
#include "pipeline/7-stream/tokens.h"

/* A module that a test builds by hand, with what a stage is given. */
struct fixture {
    struct arena arena;
    struct diags diags;
    struct source source;
    struct stage stage;
    struct module module;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    memset(&fixture, 0, sizeof fixture);
    fixture.diags.arena = &fixture.arena;
    fixture.source = (struct source){.path = STR("modules/m.md"), .text = STR("some text\nmore text\n")};
    fixture.stage = (struct stage){&fixture.arena, &fixture.diags, &fixture.source};
    fixture.module.source = &fixture.source;
    fixture.module.root = node_new(&fixture.arena, PLACARD_DOCUMENT, (struct span){0, 19});
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_free(&fixture->arena);
    return 0;
}

static struct node *add(struct fixture *fixture, struct node *parent, uint32_t kind, uint32_t number,
                        const char *text)
{
    struct node *node = node_new(&fixture->arena, kind, (struct span){5, 9});
    node->number = number;
    node->text = str_of(text);
    node_append(parent, node);
    return node;
}

static void assert_bytes(struct str have, const char *want, size_t size)
{
    assert_int_equal(have.len, size);
    assert_memory_equal(have.ptr, want, size);
}

static void test_tokens(void **state)
{
    struct fixture *f = *state;
    struct node *root = f->module.root;
    add(f, root, PLACARD_TITLE, 0, "T");
    add(f, root, PLACARD_READING_TIME, 300, NULL);
    struct node *paragraph = add(f, root, PLACARD_PARAGRAPH, 0, NULL);
    add(f, paragraph, PLACARD_TEXT, 0, "ab");
    add(f, paragraph, PLACARD_LINE_BREAK, 0, NULL);
    struct node *image = add(f, paragraph, PLACARD_IMAGE, 1, "alt");
    add(f, image, PLACARD_HOVER, 0, "h");
    add(f, root, PLACARD_RULE, 0, NULL);
    add(f, root, PLACARD_QUOTE, 0, NULL);
    static const char want[] = "PLCD\x01\x00" /* magic, version */
                               "\x01\x1c"     /* section 1, 28 bytes */
                               "\x20"         /* DOCUMENT */
                               "\x21T\0"      /* TITLE */
                               "\x26\xac\x02" /* READING_TIME 300 */
                               "\x01\x10"
                               "ab\0" /* PARAGRAPH, TEXT */
                               "\x11" /* LINE_BREAK */
                               "\x17\x01"
                               "alt\0"             /* IMAGE */
                               "\x1ch\0\x00\x00"   /* HOVER, ends of IMAGE and PARAGRAPH */
                               "\x09\x07\x00\x00"; /* RULE, QUOTE, ends of QUOTE and DOCUMENT */
    uint32_t count;
    assert_bytes(document_encode(&f->stage, &f->module, &count), want, sizeof want - 1);
    assert_int_equal(count, 10);
    assert_null(f->diags.first);
}

static void test_varints(void **state)
{
    struct fixture *f = *state;
    static const struct {
        uint32_t number;
        const char *bytes;
    } cases[] = {{0, "\x00"},         {127, "\x7f"},           {128, "\x80\x01"},
                 {16383, "\xff\x7f"}, {16384, "\x80\x80\x01"}, {UINT32_MAX, "\xff\xff\xff\xff\x0f"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct node *root = node_new(&f->arena, PLACARD_DOCUMENT, (struct span){0, 1});
        add(f, root, PLACARD_READING_TIME, cases[i].number, NULL);
        struct buf out = {.arena = &f->arena};
        uint32_t count;
        tokens_stream(&out, root, &count);
        size_t size = i == 0 ? 1 : strlen(cases[i].bytes);
        assert_int_equal(out.len, 8 + 2 + size + 1);
        assert_memory_equal(out.ptr + 10, cases[i].bytes, size);
    }
}

static void test_manifest_magic_and_bytes(void **state)
{
    struct fixture *f = *state;
    struct node *root = node_new(&f->arena, PLACARD_MANIFEST, (struct span){0, 0});
    struct node *media = add(f, root, PLACARD_MEDIA, 65537, NULL);
    media->text = (struct str){"\0\xff", 2};
    struct buf out = {.arena = &f->arena};
    uint32_t count;
    tokens_stream(&out, root, &count);
    assert_bytes(buf_view(&out), "PLCM\x01\x00\x01\x09\x50\x55\x81\x80\x04\x02\x00\xff\x00", 17);
    assert_int_equal(count, 2);
}

/* Comments may stand anywhere in a tree, also last and alone; they leave no trace. */
static void test_compile_time_kinds_are_left_out(void **state)
{
    struct fixture *f = *state;
    struct node *root = f->module.root;
    struct node *first = add(f, root, NODE_COMMENT, 0, "gone");
    add(f, first, PLACARD_TEXT, 0, "gone too");
    struct node *paragraph = add(f, root, PLACARD_PARAGRAPH, 0, NULL);
    add(f, paragraph, NODE_COMMENT, 0, "gone");
    add(f, root, NODE_COMMENT, 0, "gone");
    add(f, root, 200, 0, "no kind of the format");
    uint32_t count;
    assert_bytes(document_encode(&f->stage, &f->module, &count), "PLCD\x01\x00\x01\x04\x20\x01\x00\x00", 12);
    assert_int_equal(count, 2);
}

static const struct diag *only_diag(const struct fixture *f, enum diag_code code)
{
    assert_non_null(f->diags.first);
    assert_null(f->diags.first->next);
    assert_int_equal(f->diags.first->code, code);
    assert_ptr_equal(f->diags.first->at.source, &f->source);
    assert_true(f->diags.first->help.len > 0);
    return f->diags.first;
}

static void assert_refused(struct fixture *f, enum diag_code code)
{
    uint32_t count = 99;
    assert_int_equal(document_encode(&f->stage, &f->module, &count).len, 0);
    assert_int_equal(count, 0);
    only_diag(f, code);
}

static void assert_taken(struct fixture *f)
{
    uint32_t count;
    assert_true(document_encode(&f->stage, &f->module, &count).len > 0);
    assert_null(f->diags.first);
}

static void test_depth(void **state)
{
    struct fixture *f = *state;
    struct node *node = f->module.root;
    for (uint32_t depth = 1; depth <= PLACARD_MAX_DEPTH; depth++)
        node = add(f, node, PLACARD_QUOTE, 0, NULL);
    assert_taken(f);
    add(f, node, PLACARD_RULE, 0, NULL);
    add(f, node, PLACARD_RULE, 0, NULL);
    assert_refused(f, DIAG_DOCUMENT_TOO_DEEP);
}

/* The stack of the walk does not grow with the depth of a tree. */
static void test_any_depth_is_survived(void **state)
{
    struct fixture *f = *state;
    struct node *node = f->module.root;
    for (uint32_t depth = 1; depth <= 1000000; depth++)
        node = add(f, node, PLACARD_QUOTE, 0, NULL);
    uint32_t count;
    assert_int_equal(document_encode(&f->stage, &f->module, &count).len, 0);
    assert_int_equal(f->diags.first->code, DIAG_DOCUMENT_TOO_DEEP);
}

static void test_step_nodes(void **state)
{
    struct fixture *f = *state;
    struct node *procedure = add(f, f->module.root, PLACARD_PROCEDURE, 3, NULL);
    struct node *step = add(f, procedure, PLACARD_STEP, 0, NULL);
    for (uint32_t i = 1; i < PLACARD_MAX_STEP_NODES; i++)
        add(f, step, PLACARD_RULE, 0, NULL);
    struct node *next = add(f, procedure, PLACARD_STEP, 0, NULL);
    add(f, next, PLACARD_RULE, 0, NULL);
    assert_taken(f);
    add(f, step, PLACARD_RULE, 0, NULL);
    assert_refused(f, DIAG_STEP_TOO_LARGE);
}

static void test_size(void **state)
{
    struct fixture *f = *state;
    /* 6 bytes of header, 4 of section; DOCUMENT, TEXT, NUL, END. */
    size_t most = PLACARD_MAX_DOCUMENT - 10 - 4;
    char *text = arena_alloc(&f->arena, 1, most + 1);
    memset(text, 'x', most + 1);
    struct node *node = add(f, f->module.root, PLACARD_TEXT, 0, NULL);
    node->text = (struct str){text, most};
    uint32_t count;
    assert_int_equal(document_encode(&f->stage, &f->module, &count).len, PLACARD_MAX_DOCUMENT);
    node->text.len++;
    assert_refused(f, DIAG_DOCUMENT_TOO_LARGE);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(test_tokens),
        WITH_FIXTURE(test_varints),
        WITH_FIXTURE(test_manifest_magic_and_bytes),
        WITH_FIXTURE(test_compile_time_kinds_are_left_out),
        WITH_FIXTURE(test_depth),
        WITH_FIXTURE(test_any_depth_is_survived),
        WITH_FIXTURE(test_step_nodes),
        WITH_FIXTURE(test_size),
    };
    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
