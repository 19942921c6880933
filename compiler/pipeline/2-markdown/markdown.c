#include "pipeline/2-markdown/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cmark-gfm/node.h>
#include <pthread.h>
#include <string.h>

#include "pipeline/1-text/characters.h"
#include "pipeline/2-markdown/builder.h"
#include "pipeline/2-markdown/cjk.h"
#include "pipeline/2-markdown/dropped.h"
#include "pipeline/2-markdown/footnotes.h"
#include "pipeline/2-markdown/links.h"
#include "pipeline/2-markdown/nearly.h"

/* Exported by libcmark-gfm-extensions, declared in a header that is not installed. */
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL,
    CMARK_NODE_STRIKETHROUGH;

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

static void *parser_calloc(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / 2 / size)
        arena_fail(parser_arena);
    union block_header *header = arena_alloc(parser_arena, 1, sizeof *header + count * size);
    header->size = count * size;
    return header + 1; /* an arena's memory is zero */
}

static void *parser_realloc(void *old, size_t size)
{
    if (old == NULL)
        return parser_calloc(1, size);
    union block_header *header = (union block_header *)old - 1;
    header = arena_grow(parser_arena, header, sizeof *header + header->size, sizeof *header + size);
    header->size = size;
    return header + 1;
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
    cmark_parser *parser =
        cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE, &parser_memory);
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

static struct str chunk_text(const cmark_chunk *chunk)
{
    return (struct str){chunk->len > 0 ? (const char *)chunk->data : "",
                        chunk->len > 0 ? (size_t)chunk->len : 0};
}

/* ---- Inlines ---- */

/* Text of an image's description, as cmark-gfm's own HTML gives it. */
static struct str alternative_text(struct builder *builder, cmark_node *image)
{
    struct buf buf = {.arena = builder->stage->arena};
    cmark_node *node = image->first_child;
    while (node != NULL) {
        if (node->type == CMARK_NODE_TEXT || node->type == CMARK_NODE_CODE ||
            node->type == CMARK_NODE_HTML_INLINE)
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

static void add_image(struct builder *builder, cmark_node *node)
{
    struct span span = builder_take(builder, STR("!["));
    struct str text = alternative_text(builder, node), target = chunk_text(&node->as.link.url);
    if (text.len > 0)
        builder_take(builder, text);
    cursor_close_link(&builder->cursor);
    if (span.begin != builder->at->span.begin || span.end != builder->at->span.end)
        span.end = builder->cursor.at > span.end ? builder->cursor.at : span.end;
    struct node *image = builder_append(builder, PLACARD_IMAGE, 0, span);
    image->text = text;
    builder_second(builder, image, PLACARD_HOVER, chunk_text(&node->as.link.title));
    struct node *second = node_new(builder->stage->arena, NODE_TARGET, span);
    second->text = target;
    node_append(image, second);
    leftover_check(builder->stage, target, span);
}

static struct node *open_link(struct builder *builder, cmark_node *node)
{
    uint32_t at = builder->cursor.at;
    while (at < builder->cursor.end && builder->cursor.text.ptr[at] != '[' &&
           builder->cursor.text.ptr[at] != '<')
        at++;
    bool is_auto = at < builder->cursor.end && builder->cursor.text.ptr[at] == '<';
    struct node *link =
        builder_append(builder, PLACARD_LINK, 0, builder_take(builder, is_auto ? STR("<") : STR("[")));
    link->text = chunk_text(&node->as.link.url);
    return link;
}

static void close_link(struct builder *builder, cmark_node *node, struct node *link)
{
    cursor_close_link(&builder->cursor);
    if (link->span.end - link->span.begin == 1 && builder->cursor.at > link->span.end)
        link->span.end = builder->cursor.at;
    builder_second(builder, link, PLACARD_HOVER, chunk_text(&node->as.link.title));
    link_check(builder->stage, link->text, link->span);
}

/* Emphasis and the like open with a mark; the rest of the mark is passed over with the text. */
static struct node *open_mark(struct builder *builder, uint32_t kind)
{
    struct cursor *cursor = &builder->cursor;
    uint32_t at = cursor->at;
    while (at < cursor->end && memchr("*_~", cursor->text.ptr[at], 3) == NULL)
        at++;
    struct str mark = at < cursor->end ? str_slice(cursor->text, at, at + 1) : STR("*");
    return builder_append(builder, kind, 0, builder_take(builder, mark));
}

static void close_mark(struct builder *builder, struct node *node)
{
    uint32_t count = node->kind == PLACARD_STRONG ? 2 : 1;
    char mark = builder->positions.text.ptr[node->span.begin];
    struct cursor *cursor = &builder->cursor;
    if (node->span.end - node->span.begin != 1)
        return; /* it was not found */
    while (count > 0 && cursor->at < cursor->end && cursor->text.ptr[cursor->at] == mark) {
        cursor->at++;
        count--;
    }
    node->span.end = cursor->at > node->span.end ? cursor->at : node->span.end;
}

static void add_code(struct builder *builder, cmark_node *node)
{
    struct span span;
    if (!cursor_take_code(&builder->cursor, &span))
        span = builder->at->span;
    builder_append(builder, PLACARD_CODE, 0, span)->text = chunk_text(&node->as.literal);
}

static void add_footnote_ref(struct builder *builder, cmark_node *node)
{
    struct str digits = chunk_text(&node->as.literal);
    uint32_t number = 0;
    for (size_t i = 0; i < digits.len; i++)
        number = number * 10 + (uint32_t)(digits.ptr[i] - '0');
    struct span span = builder_take(builder, STR("[^"));
    size_t close =
        str_find_byte(str_slice(builder->positions.text, 0, builder->cursor.end), ']', builder->cursor.at);
    if (close != SIZE_MAX)
        span.end = builder->cursor.at = (uint32_t)close + 1;
    builder_append(builder, PLACARD_FOOTNOTE_REF, number, span);
}

static struct node *enter_inline(struct builder *builder, cmark_node *node)
{
    struct str literal = chunk_text(&node->as.literal);
    if (node->type == CMARK_NODE_STRIKETHROUGH)
        return open_mark(builder, PLACARD_STRIKE);
    switch (node->type) {
    case CMARK_NODE_TEXT:
        builder_text(builder, literal, builder_take(builder, literal));
        break;
    case CMARK_NODE_SOFTBREAK:
        builder_soft_break(builder);
        break;
    case CMARK_NODE_LINEBREAK:
        builder_append(builder, PLACARD_LINE_BREAK, 0, (struct span){builder->cursor.at, builder->cursor.at});
        break;
    case CMARK_NODE_CODE:
        add_code(builder, node);
        break;
    case CMARK_NODE_HTML_INLINE:
        builder_html_inline(builder, literal);
        break;
    case CMARK_NODE_IMAGE:
        add_image(builder, node);
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        add_footnote_ref(builder, node);
        break;
    case CMARK_NODE_EMPH:
        return open_mark(builder, PLACARD_EMPHASIS);
    case CMARK_NODE_STRONG:
        return open_mark(builder, PLACARD_STRONG);
    case CMARK_NODE_LINK:
        return open_link(builder, node);
    default:
        break;
    }
    return NULL;
}

static void leave_inline(struct builder *builder, cmark_node *node, struct node *made)
{
    if (made->kind == PLACARD_LINK)
        close_link(builder, node, made);
    else
        close_mark(builder, made);
}

/* ---- Blocks ---- */

static struct str line_text(const struct positions *positions, int line)
{
    struct span span = positions_line(positions, line);
    return str_trim(str_slice(positions->text, span.begin, span.end));
}

/* The last line from `line` on backwards that ends with one of `marks`, else `first`. */
static int line_of_mark(const struct positions *positions, int first, int line, const char *marks)
{
    for (; line > first; line--) {
        struct str text = line_text(positions, line);
        if (text.len > 0 && strchr(marks, text.ptr[text.len - 1]) != NULL)
            return line;
    }
    return first;
}

static int line_count(const unsigned char *text, bufsize_t size)
{
    int count = 0;
    for (bufsize_t i = 0; i < size; i++)
        count += i + 1 == size || text[i] == '\n';
    return count;
}

/*
 * Last line of a block.  The parser's own is one too far for what it closes only when the next line does not
 * go on with it: headings with a line below, and code whose fence is not closed before its list or quote
 * ends.
 */
static int last_line(const struct positions *positions, cmark_node *node)
{
    if (node->type == CMARK_NODE_HEADING && node->as.heading.setext)
        return line_of_mark(positions, node->start_line, node->end_line, "=-");
    if (node->type != CMARK_NODE_CODE_BLOCK || !node->as.code.fenced)
        return node->end_line;
    int last = node->start_line + line_count(node->as.code.literal.data, node->as.code.literal.len);
    const char fence[2] = {(char)node->as.code.fence_char, '\0'};
    return last < node->end_line ? line_of_mark(positions, last, last + 1, fence) : last;
}

/* The line of a table's header: two above its first other row, or one above the last line. */
static int header_line(const struct positions *positions, cmark_node *table)
{
    const cmark_node *other = table->first_child != NULL ? table->first_child->next : NULL;
    int divider = other != NULL ? other->start_line - 1 : table->end_line;
    return positions_table_header(positions, table->start_line, divider);
}

/* The first line of a block's own text: the parser takes link definitions from the beginning of a paragraph,
 * which a table has been, too. */
static int text_line(const struct positions *positions, cmark_node *node, int last)
{
    if (node->type == CMARK_NODE_TABLE)
        return header_line(positions, node);
    bool is_heading = node->type == CMARK_NODE_HEADING;
    if (node->type != CMARK_NODE_PARAGRAPH && !(is_heading && node->as.heading.setext))
        return node->start_line;
    int first = last + (is_heading ? 0 : 1) - line_count(node->content.ptr, node->content.size);
    return first > node->start_line ? first : node->start_line;
}

/* A paragraph cut off above a table has no place of its own: it ends where the table begins. */
static struct span block_span(const struct builder *builder, cmark_node *node)
{
    const struct positions *positions = &builder->positions;
    int last = last_line(positions, node);
    if (node->start_line > 0)
        return positions_block(positions, text_line(positions, node, last), node->start_column, last);
    cmark_node *next = node->next;
    if (next == NULL || next->type != CMARK_NODE_TABLE)
        return builder->at->span;
    int header = header_line(positions, next);
    int first = header - line_count(node->content.ptr, node->content.size);
    return positions_block(positions, first > next->start_line ? first : next->start_line, next->start_column,
                           header - 1);
}

static struct node *add_code_block(struct builder *builder, cmark_node *node, struct span span)
{
    struct node *block = builder_append(builder, PLACARD_CODE_BLOCK, 0, span);
    block->text = chunk_text(&node->as.code.literal);
    builder_second(builder, block, PLACARD_INFO, chunk_text(&node->as.code.info));
    return block;
}

static struct node *add_list(struct builder *builder, cmark_node *node, struct span span)
{
    const cmark_list *list = &node->as.list;
    if (list->list_type == CMARK_BULLET_LIST)
        return builder_append(builder, PLACARD_BULLET_LIST, PLACARD_LIST_NUMBER(0, list->tight), span);
    return builder_append(builder, PLACARD_ORDERED_LIST, PLACARD_LIST_NUMBER(list->start, list->tight), span);
}

static struct node *add_item(struct builder *builder, cmark_node *node, struct span span)
{
    if (node->extension == NULL)
        return builder_append(builder, PLACARD_ITEM, 0, span);
    return builder_append(builder, PLACARD_TASK, node->as.list.checked ? 1 : 0, span);
}

/* Column (from 1) of what stands behind the blanks and the marks of quotes. */
static int text_column(const struct positions *positions, int line)
{
    struct str text = line_text(positions, line);
    size_t at = 0;
    while (at < text.len && memchr(" \t>", text.ptr[at], 3) != NULL)
        at++;
    return (int)at + 1;
}

/* A row begins in the column of the table's first line to the parser, though a quote may indent each
 * otherwise. */
static struct node *add_row(struct builder *builder, cmark_node *node)
{
    cmark_node *table = node->parent;
    bool is_header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    int line = node->start_line;
    if (is_header)
        line = header_line(&builder->positions, table);
    int column = line > table->start_line ? text_column(&builder->positions, line) : node->start_column;
    builder->row = positions_block(&builder->positions, line, column, line);
    builder->cell = 0;
    return builder_append(builder, PLACARD_ROW, is_header ? 1 : 0, builder->row);
}

static struct node *add_cell(struct builder *builder, cmark_node *node)
{
    cmark_node *table = node->parent->parent;
    int columns = cmark_gfm_extensions_get_table_columns(table);
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(table);
    char letter = alignments != NULL && builder->cell < columns ? (char)alignments[builder->cell] : '\0';
    uint32_t alignment = letter == 'l' ? 1 : letter == 'c' ? 2 : letter == 'r' ? 3 : 0;
    return builder_append(builder, PLACARD_CELL, alignment,
                          positions_cell(&builder->positions, builder->row, builder->cell++));
}

/* cmark-gfm places a footnote behind its label. */
static struct span footnote_span(const struct builder *builder, cmark_node *node, struct span span)
{
    struct span line = positions_line(&builder->positions, node->start_line);
    size_t label = str_find(str_slice(builder->positions.text, line.begin, span.begin), STR("[^"));
    return label == SIZE_MAX ? span : (struct span){line.begin + (uint32_t)label, span.end};
}

/* Of a table it is the table: its rows and cells have no place of their own. */
static bool holds_lines(cmark_node *node)
{
    return node->type != CMARK_NODE_BLOCK_QUOTE && node->type != CMARK_NODE_LIST &&
           node->type != CMARK_NODE_ITEM && node->type != CMARK_NODE_TABLE_ROW &&
           node->type != CMARK_NODE_TABLE_CELL;
}

static struct node *enter_block(struct builder *builder, cmark_node *node)
{
    struct span span = block_span(builder, node);
    if (node->type == CMARK_NODE_FOOTNOTE_DEFINITION) /* whose text may begin on the next line */
        dropped_hold(&builder->dropped, &builder->positions, (struct span){span.begin, span.begin});
    else if (holds_lines(node))
        dropped_hold(&builder->dropped, &builder->positions, span);
    if (node->type == CMARK_NODE_TABLE)
        return builder_append(builder, PLACARD_TABLE, cmark_gfm_extensions_get_table_columns(node), span);
    if (node->type == CMARK_NODE_TABLE_ROW)
        return add_row(builder, node);
    if (node->type == CMARK_NODE_TABLE_CELL)
        return add_cell(builder, node);
    switch (node->type) {
    case CMARK_NODE_PARAGRAPH:
        return builder_append(builder, PLACARD_PARAGRAPH, 0, span);
    case CMARK_NODE_HEADING:
        return builder_append(builder, PLACARD_HEADING, (uint32_t)node->as.heading.level, span);
    case CMARK_NODE_LIST:
        return add_list(builder, node, span);
    case CMARK_NODE_ITEM:
        return add_item(builder, node, span);
    case CMARK_NODE_BLOCK_QUOTE:
        return builder_append(builder, PLACARD_QUOTE, 0, span);
    case CMARK_NODE_CODE_BLOCK:
        return add_code_block(builder, node, span);
    case CMARK_NODE_THEMATIC_BREAK:
        return builder_append(builder, PLACARD_RULE, 0, span);
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return builder_append(builder, PLACARD_FOOTNOTE, ++builder->footnotes,
                              footnote_span(builder, node, span));
    case CMARK_NODE_HTML_BLOCK:
        builder_html_block(builder, chunk_text(&node->as.literal), span);
        return NULL;
    default:
        return NULL;
    }
}

static bool holds_inlines(const struct node *node)
{
    return node->kind == PLACARD_PARAGRAPH || node->kind == PLACARD_HEADING || node->kind == PLACARD_CELL;
}

static void enter(struct builder *builder, cmark_node *node)
{
    bool is_block = CMARK_NODE_TYPE_BLOCK_P(node->type);
    struct node *made = is_block ? enter_block(builder, node) : enter_inline(builder, node);
    node->user_data = made;
    if (made == NULL)
        return;
    builder->at = made;
    if (holds_inlines(made))
        builder->cursor = (struct cursor){builder->positions.text, made->span.begin, made->span.end};
}

static void check_leftovers(struct builder *builder, const struct node *holder)
{
    for (const struct node *child = holder->first; child != NULL; child = child->next) {
        if (child->kind == PLACARD_TEXT)
            leftover_check(builder->stage, child->text, child->span);
    }
}

static void leave(struct builder *builder, cmark_node *node)
{
    struct node *made = node->user_data;
    if (made == NULL)
        return;
    builder_close_html(builder, made);
    if (!CMARK_NODE_TYPE_BLOCK_P(node->type))
        leave_inline(builder, node, made);
    if (made->first != NULL && (holds_inlines(made) || !CMARK_NODE_TYPE_BLOCK_P(node->type)))
        check_leftovers(builder, made);
    builder->at = made->parent;
}

/* Walk cmark-gfm's tree without recursion: inlines may nest as deep as a line is long. */
static void convert(struct builder *builder, cmark_node *root)
{
    cmark_node *node = root->first_child;
    while (node != NULL && node != root) {
        enter(builder, node);
        if (node->first_child != NULL && node->type != CMARK_NODE_IMAGE) {
            node = node->first_child;
            continue;
        }
        leave(builder, node);
        while (node != root && node->next == NULL) {
            node = node->parent;
            if (node != root)
                leave(builder, node);
        }
        node = node == root ? NULL : node->next;
    }
}

/* What entities became, everywhere in the tree. */
static void check_entities(struct stage *stage, const struct node *root)
{
    struct characters_decoded decoded = {.stage = stage};
    for (const struct node *node = root; node != NULL; node = node_walk(root, node))
        characters_check_decoded(&decoded, node->text, node->span, 0);
}

struct node *markdown_parse(struct stage *stage, struct span body)
{
    struct builder builder = {.stage = stage};
    struct node *root = node_new(stage->arena, PLACARD_DOCUMENT, body);
    cmark_node *parsed = parse(stage, str_slice(stage->source->text, body.begin, body.end));
    positions_init(&builder.positions, stage, body);
    builder.dropped = dropped_start(stage, &builder.positions);
    builder.at = root;
    convert(&builder, parsed);
    cjk_emphasis(stage, root);
    struct fallen fallen = fallen_start(stage, &builder.positions);
    dropped_check(stage, &builder.dropped, &builder.positions, &fallen, root);
    footnotes_check(stage, &builder.positions, &fallen, root);
    nearly_check(stage, root);
    check_entities(stage, root);
    return root;
}
