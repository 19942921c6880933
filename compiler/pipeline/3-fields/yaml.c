/* yaml.c - see yaml.h.  libyaml's events, one after the other, without recursion. */
#include "pipeline/3-fields/yaml.h"

#include "pipeline/1-text/characters.h"
#include "pipeline/3-fields/yaml_advice.h"
#include <yaml.h>

struct yaml_reader {
    struct stage *stage;
    struct span yaml;
    const struct field *table; /* of the file, for advice */
    yaml_parser_t parser;
    yaml_event_t event; /* here, so that running out of memory can free it */
    uint32_t *offsets;  /* libyaml counts characters; this gives bytes of the source */
    size_t offset_count;
    struct yaml *root, *current; /* current: open list or group */
    struct yaml *key;            /* read, its value is not */
    struct characters_decoded decoded;
    size_t depth, documents;
    bool has_failed;
    uint32_t failed_at; /* offset in the source */
};

static void close_reader(void *handle)
{
    struct yaml_reader *reader = handle;
    yaml_event_delete(&reader->event);
    yaml_parser_delete(&reader->parser);
}

static void map_offsets(struct yaml_reader *r, struct str text)
{
    r->offsets = arena_array(r->stage->arena, uint32_t, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        if ((text.ptr[i] & 0xC0) != 0x80)
            r->offsets[r->offset_count++] = r->yaml.begin + (uint32_t)i;
    r->offsets[r->offset_count] = r->yaml.end;
}

static uint32_t offset_of(const struct yaml_reader *r, yaml_mark_t mark)
{
    return r->offsets[mark.index < r->offset_count ? mark.index : r->offset_count];
}

static struct place place(const struct yaml_reader *r, struct span span)
{
    return (struct place){r->stage->source, span};
}

/* Without the white space that block scalars and empty values take along. */
static struct span span_of(const struct yaml_reader *r, const yaml_event_t *event)
{
    struct span span = {offset_of(r, event->start_mark), offset_of(r, event->end_mark)};
    const char *text = r->stage->source->text.ptr;
    while (span.end > span.begin &&
           (text[span.end - 1] == '\n' || text[span.end - 1] == '\r' || text[span.end - 1] == ' '))
        span.end--;
    return span;
}

static void refuse(struct yaml_reader *r, enum diag_code code, struct span span, const char *message,
                   const char *help)
{
    diag_say(r->stage->diags, code, place(r, span), message, "here", help);
    r->has_failed = true;
    r->failed_at = span.begin;
}

static void check_duplicate(struct yaml_reader *r, struct yaml *key)
{
    for (const struct yaml *old = r->current->first; old; old = old->next) {
        if (!str_eq(old->key->text, key->text))
            continue;
        struct diag *diag = diag_add(r->stage->diags, DIAG_YAML_DUPLICATE_KEY, place(r, key->span),
                                     "the key %.*s stands here twice", STR_FMT(key->text));
        diag_label(r->stage->diags, diag, "second time");
        diag_other(r->stage->diags, diag, place(r, old->key->span), "first time");
        diag_help(r->stage->diags, diag, "keep one of the two; several values go into one list: [one, two]");
        r->has_failed = true;
        r->failed_at = key->span.begin;
        return;
    }
}

static void check_key(struct yaml_reader *r, struct yaml *key)
{
    r->key = key;
    if (str_eq(key->text, STR("<<")) && key->is_plain)
        refuse(r, DIAG_YAML_MERGE_KEY, key->span, "merge keys are not used",
               "write the fields out; a front matter is short");
    check_duplicate(r, key);
}

/* Put a value where it belongs.  Returns false when it may not stand there. */
static bool place_value(struct yaml_reader *r, struct yaml *value)
{
    struct yaml *parent = r->current;
    value->parent = parent;
    if (!parent) {
        r->root = value;
        return true;
    }
    if (parent->kind == YAML_GROUP && !r->key) {
        if (value->kind == YAML_TEXT) {
            check_key(r, value);
            return true;
        }
        if (!yaml_advise_template(r->stage, parent->span.begin))
            refuse(r, DIAG_YAML_SYNTAX, value->span, "a list or group cannot be a key", "write `key: value`");
        r->has_failed = true;
        r->failed_at = value->span.begin;
        return false;
    }
    value->key = parent->kind == YAML_GROUP ? r->key : NULL;
    r->key = NULL;
    if (parent->last)
        parent->last->next = value;
    else
        parent->first = value;
    parent->last = value;
    parent->count++;
    return true;
}

static void check_property(struct yaml_reader *r, struct span span, const void *anchor, const void *tag)
{
    if (anchor)
        refuse(r, DIAG_YAML_ALIAS, span, "anchors and aliases are not used",
               "write the value where it is needed; quote text that begins with & or *");
    if (tag)
        refuse(r, DIAG_YAML_TAG, span, "tags are not used",
               "leave the tag out: each field knows its type; quote text that begins with !");
}

/* `Part #4` reads as `Part`: a comment that begins without a space is likely none. */
static void check_comment(struct yaml_reader *r, const struct yaml *text)
{
    struct str all = str_slice(r->stage->source->text, 0, r->yaml.end);
    size_t at = text->span.end;
    while (at < all.len && all.ptr[at] == ' ')
        at++;
    if (!text->is_plain || text->text.len == 0 || at == text->span.end || at + 1 >= all.len ||
        all.ptr[at] != '#')
        return;
    char next = all.ptr[at + 1];
    if (next == ' ' || next == '#' || next == '\n' || next == '\r' || next == '\t')
        return;
    size_t end = at;
    while (end < all.len && all.ptr[end] != '\n' && all.ptr[end] != '\r')
        end++;
    struct diag *diag = diag_add(r->stage->diags, DIAG_YAML_COMMENT_CUTS,
                                 place(r, (struct span){(uint32_t)at, (uint32_t)end}),
                                 "YAML takes this for a comment and drops it");
    diag_label(r->stage->diags, diag, "not part of the value");
    diag_help(r->stage->diags, diag, "quote the whole value, or put a space after the # of a comment");
}

static void on_text(struct yaml_reader *r, const yaml_event_t *event)
{
    struct yaml *text = arena_new(r->stage->arena, struct yaml);
    text->kind = YAML_TEXT;
    text->span = span_of(r, event);
    text->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    text->text = str_copy(r->stage->arena,
                          (struct str){(const char *)event->data.scalar.value, event->data.scalar.length});
    check_property(r, text->span, event->data.scalar.anchor, event->data.scalar.tag);
    if (!r->has_failed)
        check_comment(r, text);
    bool is_key = r->current && r->current->kind == YAML_GROUP && !r->key;
    characters_check_decoded(&r->decoded, text->text, text->span, is_key ? 0 : YAML_SEPARATOR);
    place_value(r, text);
}

static void on_open(struct yaml_reader *r, const yaml_event_t *event, enum yaml_kind kind)
{
    struct yaml *open = arena_new(r->stage->arena, struct yaml);
    bool is_list = kind == YAML_LIST;
    open->kind = kind;
    open->span = span_of(r, event);
    check_property(r, open->span,
                   is_list ? event->data.sequence_start.anchor : event->data.mapping_start.anchor,
                   is_list ? event->data.sequence_start.tag : event->data.mapping_start.tag);
    if (++r->depth > YAML_DEPTH)
        refuse(r, DIAG_YAML_TOO_DEEP, (struct span){open->span.begin, open->span.begin + 1},
               "lists and groups are nested too deep", "no field needs more than five levels");
    if (r->has_failed || !place_value(r, open))
        return;
    r->current = open;
}

static void on_close(struct yaml_reader *r, const yaml_event_t *event)
{
    struct yaml *closed = r->current;
    struct span end = span_of(r, event);
    if (end.begin < end.end)
        closed->span.end = end.end; /* a bracket */
    else if (closed->last && closed->last->span.end > closed->span.end)
        closed->span.end = closed->last->span.end;
    else if (closed->last && closed->last->key && closed->last->key->span.end > closed->span.end)
        closed->span.end = closed->last->key->span.end + 1;
    r->current = closed->parent;
    r->depth--;
}

static void on_event(struct yaml_reader *r, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++r->documents > 1)
            refuse(r, DIAG_YAML_DOCUMENTS,
                   (struct span){offset_of(r, event->start_mark), offset_of(r, event->end_mark)},
                   "a second YAML document begins here", "keep one block of fields, and remove this ---");
        break;
    case YAML_ALIAS_EVENT:
        refuse(r, DIAG_YAML_ALIAS, span_of(r, event), "anchors and aliases are not used",
               "write the value where it is needed; quote text that begins with & or *");
        break;
    case YAML_SCALAR_EVENT:
        on_text(r, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        on_open(r, event, YAML_LIST);
        break;
    case YAML_MAPPING_START_EVENT:
        on_open(r, event, YAML_GROUP);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        on_close(r, event);
        break;
    default:
        break;
    }
}

static void fail(struct yaml_reader *r)
{
    r->has_failed = true;
    r->failed_at = offset_of(r, r->parser.problem_mark);
    if (r->parser.error == YAML_MEMORY_ERROR)
        arena_fail(r->stage->arena);
    yaml_advise(r->stage, r->table, r->yaml, r->parser.problem, r->parser.context, r->failed_at,
                r->parser.context ? offset_of(r, r->parser.context_mark) : r->failed_at);
}

static void read_events(struct yaml_reader *r)
{
    bool is_done = false;
    while (!is_done && !r->has_failed) {
        if (!yaml_parser_parse(&r->parser, &r->event)) {
            fail(r);
            return;
        }
        is_done = r->event.type == YAML_STREAM_END_EVENT;
        on_event(r, &r->event);
        yaml_event_delete(&r->event);
    }
}

static void refuse_top(struct yaml_reader *r)
{
    struct span span = r->root ? r->root->span : (struct span){r->yaml.begin, r->yaml.begin};
    bool has_colon =
        r->root && r->root->kind == YAML_TEXT && str_find_byte(r->root->text, ':', 0) != SIZE_MAX;
    refuse(r, DIAG_YAML_NO_FIELDS, span, "there are no fields here",
           has_colon ? "put a space after the colon: `key: value`" : "write one `key: value` a line");
}

/* No line ends between a value and what stopped the reading: more of the line may belong to it. */
static bool is_beside(const struct yaml_reader *r, const struct yaml *value)
{
    struct str between = str_slice(r->stage->source->text, value->span.end, r->failed_at);
    return r->failed_at <= value->span.end ||
           (str_find_byte(between, '\n', 0) == SIZE_MAX && str_find_byte(between, '\r', 0) == SIZE_MAX);
}

/* The lists and groups that were open, and the value before the error on its line. */
static void mark_cut(struct yaml_reader *r)
{
    struct yaml *last = r->current ? r->current->last : r->root->last;
    for (struct yaml *open = r->current; open; open = open->parent)
        open->is_cut = true;
    r->root->is_cut = true;
    if (last && is_beside(r, last))
        last->is_cut = true;
}

struct yaml *yaml_parse(struct stage *stage, struct span span, const struct field *table)
{
    struct yaml_reader *r = arena_new(stage->arena, struct yaml_reader);
    struct str text = source_text(stage->source, span);
    r->stage = stage;
    r->yaml = span;
    r->table = table;
    r->decoded = (struct characters_decoded){.stage = stage};
    map_offsets(r, text);
    if (!yaml_parser_initialize(&r->parser))
        arena_fail(stage->arena);
    struct arena_cleanup *cleanup = arena_defer(stage->arena, close_reader, r);
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)text.ptr, text.len);
    read_events(r);
    arena_close(cleanup);
    bool is_group = r->root && r->root->kind == YAML_GROUP;
    if (!is_group && !r->has_failed)
        refuse_top(r);
    if (is_group && r->has_failed)
        mark_cut(r);
    return is_group ? r->root : NULL;
}

bool yaml_is_null(const struct yaml *yaml)
{
    return yaml->kind == YAML_TEXT && yaml->is_plain &&
           (yaml->text.len == 0 || str_eq(yaml->text, STR("~")) || str_eq(yaml->text, STR("null")) ||
            str_eq(yaml->text, STR("Null")) || str_eq(yaml->text, STR("NULL")));
}
