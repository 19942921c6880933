#include "1-source/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>
#include <pthread.h>
#include <string.h>

#include "1-source/html.h"
#include "1-source/links.h"
#include "1-source/positions.h"

/* Exported by libcmark-gfm-extensions, declared in a header that is not installed. */
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL, CMARK_NODE_STRIKETHROUGH;

/*
 * cmark-gfm's allocator hooks carry no context, so the arena in use stands in
 * the one variable of the compiler that is neither constant nor passed on.  It
 * is set while markdown_parse() runs in its thread and at no other time.
 */
static _Thread_local struct arena *parser_arena;

/* Before each block handed to cmark-gfm: its size, which realloc must know. */
union block_header {
    size_t size;
    max_align_t align;
};

static void *parser_realloc(void *old, size_t size)
{
    union block_header *header = old == NULL ? NULL : (union block_header *)old - 1;
    size_t old_size = header == NULL ? 0 : sizeof *header + header->size;
    header = arena_grow(parser_arena, header, old_size, sizeof *header + size);
    header->size = size;
    return header + 1;
}

static void *parser_calloc(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / 2 / size)
        arena_fail(parser_arena);
    return parser_realloc(NULL, count * size); /* an arena's memory is zero */
}

static void parser_free(void *memory)
{
    (void)memory; /* the arena takes it back */
}

static cmark_mem parser_memory = {parser_calloc, parser_realloc, parser_free};

void markdown_setup(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, cmark_gfm_core_extensions_ensure_registered);
}

/*
 * The strikethrough extension switches '~' on and off in a table that all
 * parsers of the process share.  Only a body with a '~' reads that entry, so
 * only such bodies take turns.
 */
static pthread_mutex_t tilde_turn = PTHREAD_MUTEX_INITIALIZER;

static void end_turn(void *turn)
{
    pthread_mutex_unlock(turn);
}

static cmark_node *parse(struct stage *stage, struct str text)
{
    static const char *const extensions[] = {"table", "tasklist", "strikethrough"};
    bool has_tilde = str_find_byte(text, '~', 0) != SIZE_MAX;
    struct arena_cleanup *turn = NULL;
    markdown_setup();
    parser_arena = stage->arena;
    if (has_tilde) {
        pthread_mutex_lock(&tilde_turn);
        turn = arena_defer(stage->arena, end_turn, &tilde_turn);
    }
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, &parser_memory);
    for (size_t i = 0; i < (has_tilde ? 3 : 2); i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    if (text.len > 0)
        cmark_parser_feed(parser, text.ptr, text.len);
    cmark_node *root = cmark_parser_finish(parser);
    if (has_tilde)
        arena_close(turn);
    parser_arena = NULL;
    return root; /* its memory is the arena's: nothing is freed */
}

/* The tree as far as it has been made. */
struct build {
    struct stage *stage;
    struct positions positions;
    struct cursor cursor;    /* in the leaf block that is being read */
    struct span row;         /* the table row that is being read */
    int cell;                /* index of its next cell */
    struct node *at;         /* takes what comes next */
    struct node *open_text;  /* TEXT whose bytes are ours to extend, or NULL */
    size_t open_room;        /* bytes it may take without being copied */
    uint32_t footnotes;
    struct html_report reported;
};

static struct str chunk_text(const cmark_chunk *chunk)
{
    return (struct str){chunk->len > 0 ? (const char *)chunk->data : "", chunk->len > 0 ? (size_t)chunk->len : 0};
}

static struct node *append(struct build *build, uint32_t kind, uint32_t number, struct span span)
{
    struct node *node = node_new(build->stage->arena, kind, span);
    node->number = number;
    node_append(build->at, node);
    return node;
}

/* ---- Text ---- */

/* Make room behind a TEXT that is being put together; doubled, so that it stays linear. */
static void extend_text(struct build *build, struct node *text, struct str more)
{
    size_t need = text->text.len + more.len;
    if (build->open_text != text || need > build->open_room) {
        size_t room = need * 2 + 32;
        char *bytes = arena_alloc(build->stage->arena, 1, room);
        memcpy(bytes, text->text.ptr, text->text.len);
        text->text.ptr = bytes;
        build->open_text = text;
        build->open_room = room;
    }
    memcpy((char *)(uintptr_t)text->text.ptr + text->text.len, more.ptr, more.len);
    text->text.len = need;
}

static void add_text(struct build *build, struct str text, struct span span)
{
    struct node *last = build->at->last;
    if (text.len == 0)
        return;
    if (last == NULL || last->kind != PLACARD_TEXT) {
        append(build, PLACARD_TEXT, 0, span)->text = text;
        return;
    }
    if (last != build->open_text && last->text.ptr + last->text.len == text.ptr)
        last->text.len += text.len; /* next to each other in the parser's buffer */
    else
        extend_text(build, last, text);
    if (span.end > last->span.end && span.begin >= last->span.begin)
        last->span.end = span.end;
}

/* Where `needle` stands, or the place of the block or inline that holds it. */
static struct span take(struct build *build, struct str needle)
{
    struct span found;
    return cursor_take(&build->cursor, needle, &found) ? found : build->at->span;
}

/* The line break behind the cursor: joined to the text before it where the parser's buffer has it there. */
static void add_soft_break(struct build *build)
{
    struct node *last = build->at->last;
    bool is_next = last != NULL && last->kind == PLACARD_TEXT && last != build->open_text &&
                   last->text.ptr[last->text.len] == '\n'; /* the buffer ends with a NUL */
    if (is_next)
        last->text.len++;
    else
        add_text(build, STR("\n"), (struct span){build->cursor.at, build->cursor.at});
}

/* ---- Raw HTML ---- */

static struct place place_of(const struct build *build, struct span span)
{
    return (struct place){build->stage->source, span};
}

static void report_open_comment(struct build *build, struct span span)
{
    struct diags *diags = build->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_COMMENT_OPEN, place_of(build, span), "a comment is not closed");
    diag_label(diags, diag, "everything from here on is lost");
    diag_help(diags, diag, "write --> where the comment ends");
}

static void report_unbalanced(struct build *build, struct span span, struct str name, bool is_open)
{
    struct diags *diags = build->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_HTML_UNBALANCED, place_of(build, span),
                                 is_open ? "`<%.*s>` is not closed" : "`</%.*s>` closes nothing", STR_FMT(name));
    diag_label(diags, diag, is_open ? "opened here" : "no opening tag before it in this sentence");
    diag_help(diags, diag, "write <%.*s>text</%.*s>, both inside the same emphasis or link", STR_FMT(name), STR_FMT(name));
}

static bool is_html_kind(uint32_t kind)
{
    return kind == PLACARD_KEYBOARD || kind == PLACARD_SUBSCRIPT || kind == PLACARD_SUPERSCRIPT;
}

static struct str html_name(uint32_t kind)
{
    return kind == PLACARD_KEYBOARD ? STR("kbd") : kind == PLACARD_SUBSCRIPT ? STR("sub") : STR("sup");
}

static void close_html(struct build *build, uint32_t kind, struct str name, struct span span)
{
    if (build->at->kind != kind) {
        report_unbalanced(build, span, name, false);
        return;
    }
    build->at->span.end = span.end > build->at->span.begin ? span.end : build->at->span.end;
    build->at = build->at->parent;
}

static void add_html_inline(struct build *build, struct str literal)
{
    struct html_tag tag = html_tag_read(literal);
    struct span span = take(build, literal);
    uint32_t kind = html_tag_kind(&tag);
    if (kind != 0 && tag.has_attributes)
        html_refuse(build->stage, &build->reported, &tag, span);
    if (tag.form == HTML_COMMENT)
        append(build, NODE_COMMENT, 0, span)->text = tag.comment;
    else if (kind == 0)
        html_refuse(build->stage, &build->reported, &tag, span);
    else if (tag.form == HTML_CLOSE && kind != PLACARD_LINE_BREAK)
        close_html(build, kind, tag.name, span);
    else if (kind == PLACARD_LINE_BREAK)
        append(build, kind, 0, span);
    else
        build->at = append(build, kind, 0, span);
}

/* Tags still open where the inline or block that holds them ends. */
static void close_open_html(struct build *build, const struct node *holder)
{
    while (build->at != holder && is_html_kind(build->at->kind)) {
        report_unbalanced(build, build->at->span, html_name(build->at->kind), true);
        build->at = build->at->parent;
    }
}

static void report_text_after_comment(struct build *build, struct span span)
{
    struct diags *diags = build->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_TEXT_AFTER_COMMENT, place_of(build, span),
                                 "text on the line of a comment is lost");
    diag_label(diags, diag, "not shown to anybody");
    diag_help(diags, diag, "put the comment on a line of its own, with an empty line after it");
}

/* A tag on a line of its own: kept ones are told to stand in a sentence. */
static void refuse_html_block(struct build *build, struct str literal)
{
    struct html_tag tag = html_tag_read(literal);
    struct span span = take(build, str_slice(literal, 0, tag.len));
    if (html_tag_kind(&tag) == 0 || tag.has_attributes) {
        html_refuse(build->stage, &build->reported, &tag, span);
        return;
    }
    struct diags *diags = build->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_RAW_HTML, place_of(build, span), "raw HTML is not part of a module");
    diag_label(diags, diag, "a tag on a line of its own");
    diag_help(diags, diag, "put <%.*s> inside a sentence", STR_FMT(tag.name));
}

static void add_html_block(struct build *build, struct str literal, struct span span)
{
    build->cursor = (struct cursor){build->positions.text, span.begin, span.end};
    struct str rest = str_trim(literal);
    while (str_starts(rest, STR("<!--"))) {
        struct html_tag tag = html_tag_read(rest);
        struct span begin = take(build, STR("<!--")), end = begin;
        if (!tag.is_closed_comment) {
            report_open_comment(build, begin);
            return;
        }
        if (tag.comment.len > 0)
            take(build, str_slice(tag.comment, 0, str_find_byte(tag.comment, '\n', 0)));
        size_t close = str_find(str_slice(build->positions.text, build->cursor.at, span.end), STR("-->"));
        if (close != SIZE_MAX)
            end.end = build->cursor.at += (uint32_t)close + 3;
        append(build, NODE_COMMENT, 0, end)->text = tag.comment;
        rest = str_trim(str_slice(rest, tag.len, rest.len));
    }
    if (rest.len > 0 && rest.len < str_trim(literal).len)
        report_text_after_comment(build, take(build, str_slice(rest, 0, str_find_byte(rest, '\n', 0))));
    else if (rest.len > 0)
        refuse_html_block(build, rest);
}

/* ---- Inlines ---- */

static void append_second(struct build *build, struct node *parent, uint32_t kind, struct str text)
{
    if (text.len == 0)
        return;
    struct node *node = node_new(build->stage->arena, kind, parent->span);
    node->text = text;
    node_append(parent, node);
}

/* Text of an image's description, as cmark-gfm's own HTML gives it. */
static struct str alternative_text(struct build *build, cmark_node *image)
{
    struct buf buf = {.arena = build->stage->arena};
    cmark_node *node = image->first_child;
    while (node != NULL) {
        if (node->type == CMARK_NODE_TEXT || node->type == CMARK_NODE_CODE || node->type == CMARK_NODE_HTML_INLINE)
            buf_str(&buf, chunk_text(&node->as.literal));
        else if (node->type == CMARK_NODE_SOFTBREAK || node->type == CMARK_NODE_LINEBREAK)
            buf_byte(&buf, ' ');
        if (node->first_child != NULL) {
            node = node->first_child;
            continue;
        }
        while (node != image && node->next == NULL)
            node = node->parent;
        node = node == image ? NULL : node->next;
    }
    return buf_view(&buf);
}

static void add_image(struct build *build, cmark_node *node)
{
    struct span span = take(build, STR("!["));
    struct str text = alternative_text(build, node), target = chunk_text(&node->as.link.url);
    if (text.len > 0)
        take(build, text);
    cursor_close_link(&build->cursor);
    if (span.begin != build->at->span.begin || span.end != build->at->span.end)
        span.end = build->cursor.at > span.end ? build->cursor.at : span.end;
    struct node *image = append(build, PLACARD_IMAGE, 0, span);
    image->text = text;
    append_second(build, image, PLACARD_HOVER, chunk_text(&node->as.link.title));
    struct node *second = node_new(build->stage->arena, NODE_TARGET, span);
    second->text = target;
    node_append(image, second);
    leftover_check(build->stage, target, span);
}

static struct node *open_link(struct build *build, cmark_node *node)
{
    uint32_t at = build->cursor.at;
    while (at < build->cursor.end && build->cursor.text.ptr[at] != '[' && build->cursor.text.ptr[at] != '<')
        at++;
    bool is_auto = at < build->cursor.end && build->cursor.text.ptr[at] == '<';
    struct node *link = append(build, PLACARD_LINK, 0, take(build, is_auto ? STR("<") : STR("[")));
    link->text = chunk_text(&node->as.link.url);
    return link;
}

static void close_link(struct build *build, cmark_node *node, struct node *link)
{
    cursor_close_link(&build->cursor);
    if (link->span.end - link->span.begin == 1 && build->cursor.at > link->span.end)
        link->span.end = build->cursor.at;
    append_second(build, link, PLACARD_HOVER, chunk_text(&node->as.link.title));
    link_check(build->stage, link->text, link->span);
}

/* Emphasis and the like open with a mark; the rest of the mark is passed over with the text. */
static struct node *open_mark(struct build *build, uint32_t kind)
{
    struct cursor *cursor = &build->cursor;
    uint32_t at = cursor->at;
    while (at < cursor->end && memchr("*_~", cursor->text.ptr[at], 3) == NULL)
        at++;
    struct str mark = at < cursor->end ? str_slice(cursor->text, at, at + 1) : STR("*");
    return append(build, kind, 0, take(build, mark));
}

static void close_mark(struct build *build, struct node *node)
{
    uint32_t count = node->kind == PLACARD_STRONG ? 2 : 1;
    char mark = build->positions.text.ptr[node->span.begin];
    struct cursor *cursor = &build->cursor;
    if (node->span.end - node->span.begin != 1)
        return; /* it was not found */
    while (count > 0 && cursor->at < cursor->end && cursor->text.ptr[cursor->at] == mark) {
        cursor->at++;
        count--;
    }
    node->span.end = cursor->at > node->span.end ? cursor->at : node->span.end;
}

static void add_code(struct build *build, cmark_node *node)
{
    struct span span;
    if (!cursor_take_code(&build->cursor, &span))
        span = build->at->span;
    append(build, PLACARD_CODE, 0, span)->text = chunk_text(&node->as.literal);
}

static void add_footnote_ref(struct build *build, cmark_node *node)
{
    struct str digits = chunk_text(&node->as.literal);
    uint32_t number = 0;
    for (size_t i = 0; i < digits.len; i++)
        number = number * 10 + (uint32_t)(digits.ptr[i] - '0');
    struct span span = take(build, STR("[^"));
    size_t close = str_find_byte(str_slice(build->positions.text, 0, build->cursor.end), ']', build->cursor.at);
    if (close != SIZE_MAX)
        span.end = build->cursor.at = (uint32_t)close + 1;
    append(build, PLACARD_FOOTNOTE_REF, number, span);
}

static struct node *enter_inline(struct build *build, cmark_node *node)
{
    struct str literal = chunk_text(&node->as.literal);
    if (node->type == CMARK_NODE_STRIKETHROUGH)
        return open_mark(build, PLACARD_STRIKE);
    switch (node->type) {
    case CMARK_NODE_TEXT:
        add_text(build, literal, take(build, literal));
        break;
    case CMARK_NODE_SOFTBREAK:
        add_soft_break(build);
        break;
    case CMARK_NODE_LINEBREAK:
        append(build, PLACARD_LINE_BREAK, 0, (struct span){build->cursor.at, build->cursor.at});
        break;
    case CMARK_NODE_CODE:
        add_code(build, node);
        break;
    case CMARK_NODE_HTML_INLINE:
        add_html_inline(build, literal);
        break;
    case CMARK_NODE_IMAGE:
        add_image(build, node);
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        add_footnote_ref(build, node);
        break;
    case CMARK_NODE_EMPH:
        return open_mark(build, PLACARD_EMPHASIS);
    case CMARK_NODE_STRONG:
        return open_mark(build, PLACARD_STRONG);
    case CMARK_NODE_LINK:
        return open_link(build, node);
    default:
        break;
    }
    return NULL;
}

static void leave_inline(struct build *build, cmark_node *node, struct node *made)
{
    if (made->kind == PLACARD_LINK)
        close_link(build, node, made);
    else
        close_mark(build, made);
}

/* ---- Blocks ---- */

/* A paragraph cut off above a table has no place of its own: it ends where the table begins. */
static struct span block_span(const struct build *build, cmark_node *node)
{
    const struct positions *positions = &build->positions;
    if (node->start_line > 0)
        return positions_block(positions, node->start_line, node->start_column, node->end_line);
    cmark_node *next = node->next;
    if (next == NULL || next->type != CMARK_NODE_TABLE)
        return build->at->span;
    int header = positions_table_header(positions, next->start_line, next->end_line);
    return positions_block(positions, next->start_line, next->start_column, header - 1);
}

static struct node *add_code_block(struct build *build, cmark_node *node, struct span span)
{
    struct node *block = append(build, PLACARD_CODE_BLOCK, 0, span);
    block->text = chunk_text(&node->as.code.literal);
    append_second(build, block, PLACARD_INFO, chunk_text(&node->as.code.info));
    return block;
}

static struct node *add_list(struct build *build, cmark_node *node, struct span span)
{
    const cmark_list *list = &node->as.list;
    uint32_t tight = list->tight ? 1 : 0;
    if (list->list_type == CMARK_BULLET_LIST)
        return append(build, PLACARD_BULLET_LIST, tight, span);
    return append(build, PLACARD_ORDERED_LIST, 2 * (uint32_t)list->start + tight, span);
}

static struct node *add_item(struct build *build, cmark_node *node, struct span span)
{
    if (node->extension == NULL)
        return append(build, PLACARD_ITEM, 0, span);
    return append(build, PLACARD_TASK, node->as.list.checked ? 1 : 0, span);
}

static struct node *add_row(struct build *build, cmark_node *node)
{
    cmark_node *table = node->parent;
    bool is_header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    int line = node->start_line;
    if (is_header)
        line = positions_table_header(&build->positions, table->start_line, table->end_line);
    build->row = positions_block(&build->positions, line, node->start_column, line);
    build->cell = 0;
    return append(build, PLACARD_ROW, is_header ? 1 : 0, build->row);
}

static struct node *add_cell(struct build *build, cmark_node *node)
{
    cmark_node *table = node->parent->parent;
    int columns = cmark_gfm_extensions_get_table_columns(table);
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
    char letter = alignments != NULL && build->cell < columns ? (char)alignments[build->cell] : '\0';
    uint32_t alignment = letter == 'l' ? 1 : letter == 'c' ? 2 : letter == 'r' ? 3 : 0;
    return append(build, PLACARD_CELL, alignment, positions_cell(&build->positions, build->row, build->cell++));
}

/* cmark-gfm places a footnote behind its label. */
static struct span footnote_span(const struct build *build, cmark_node *node, struct span span)
{
    struct span line = positions_line(&build->positions, node->start_line);
    size_t label = str_find(str_slice(build->positions.text, line.begin, span.begin), STR("[^"));
    return label == SIZE_MAX ? span : (struct span){line.begin + (uint32_t)label, span.end};
}

static struct node *enter_block(struct build *build, cmark_node *node)
{
    struct span span = block_span(build, node);
    if (node->type == CMARK_NODE_TABLE)
        return append(build, PLACARD_TABLE, cmark_gfm_extensions_get_table_columns(node), span);
    if (node->type == CMARK_NODE_TABLE_ROW)
        return add_row(build, node);
    if (node->type == CMARK_NODE_TABLE_CELL)
        return add_cell(build, node);
    switch (node->type) {
    case CMARK_NODE_PARAGRAPH:
        return append(build, PLACARD_PARAGRAPH, 0, span);
    case CMARK_NODE_HEADING:
        return append(build, PLACARD_HEADING, (uint32_t)node->as.heading.level, span);
    case CMARK_NODE_LIST:
        return add_list(build, node, span);
    case CMARK_NODE_ITEM:
        return add_item(build, node, span);
    case CMARK_NODE_BLOCK_QUOTE:
        return append(build, PLACARD_QUOTE, 0, span);
    case CMARK_NODE_CODE_BLOCK:
        return add_code_block(build, node, span);
    case CMARK_NODE_THEMATIC_BREAK:
        return append(build, PLACARD_RULE, 0, span);
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return append(build, PLACARD_FOOTNOTE, ++build->footnotes, footnote_span(build, node, span));
    case CMARK_NODE_HTML_BLOCK:
        add_html_block(build, chunk_text(&node->as.literal), span);
        return NULL;
    default:
        return NULL;
    }
}

static bool holds_inlines(const struct node *node)
{
    return node->kind == PLACARD_PARAGRAPH || node->kind == PLACARD_HEADING || node->kind == PLACARD_CELL;
}

static void enter(struct build *build, cmark_node *node)
{
    bool is_block = CMARK_NODE_TYPE_BLOCK_P(node->type);
    struct node *made = is_block ? enter_block(build, node) : enter_inline(build, node);
    node->user_data = made;
    if (made == NULL)
        return;
    build->at = made;
    if (holds_inlines(made))
        build->cursor = (struct cursor){build->positions.text, made->span.begin, made->span.end};
}

static void check_leftovers(struct build *build, const struct node *holder)
{
    for (const struct node *child = holder->first; child != NULL; child = child->next) {
        if (child->kind == PLACARD_TEXT)
            leftover_check(build->stage, child->text, child->span);
    }
}

static void leave(struct build *build, cmark_node *node)
{
    struct node *made = node->user_data;
    if (made == NULL)
        return;
    close_open_html(build, made);
    if (!CMARK_NODE_TYPE_BLOCK_P(node->type))
        leave_inline(build, node, made);
    if (made->first != NULL && (holds_inlines(made) || !CMARK_NODE_TYPE_BLOCK_P(node->type)))
        check_leftovers(build, made);
    build->at = made->parent;
}

/* Walk cmark-gfm's tree without recursion: inlines may nest as deep as a line is long. */
static void convert(struct build *build, cmark_node *root)
{
    cmark_node *node = root->first_child;
    while (node != NULL && node != root) {
        enter(build, node);
        if (node->first_child != NULL && node->type != CMARK_NODE_IMAGE) {
            node = node->first_child;
            continue;
        }
        leave(build, node);
        while (node != root && node->next == NULL) {
            node = node->parent;
            if (node != root)
                leave(build, node);
        }
        node = node == root ? NULL : node->next;
    }
}

struct node *markdown_parse(struct stage *stage, struct span body)
{
    struct build build = {.stage = stage};
    struct node *root = node_new(stage->arena, PLACARD_DOCUMENT, body);
    cmark_node *parsed = parse(stage, str_slice(stage->source->text, body.begin, body.end));
    positions_init(&build.positions, stage, body);
    build.at = root;
    convert(&build, parsed);
    return root;
}
