#include "pipeline/4-model/parts.h"

#include "base/array.h"
#include "base/digest.h"

struct lister {
    struct arena *arena;
    const struct module *module;
    ARRAY(struct part) parts;
    struct str prefix;               /* "phase-2.", "quiz." or empty */
    struct str holder;               /* " of Isolate", or empty */
    uint32_t steps, notices, blocks; /* seen in this holder */
};

/* ---- Stamps ---- */

/* Kind, number and text of each node: what a translator sees, without what the compiler adds. */
static void write_node(struct buf *buf, const struct node *node)
{
    uint32_t number = node->kind == PLACARD_IMAGE || node->kind == PLACARD_QUESTION ? 0 : node->number;
    buf_format(buf, "%u %u %zu:", node->kind, number, node->text.len);
    buf_str(buf, node->text);
}

static bool is_apart(const struct node *node)
{
    return node->kind == PLACARD_CHOICE || node->kind == PLACARD_ORDERED || node->kind == PLACARD_PAIR ||
           node->kind == PLACARD_DIGEST;
}

/* What the compiler makes of an answer that is typed: SHOWN and REPLY hold what is written. */
static bool is_made(const struct node *node)
{
    return node->kind >= PLACARD_LOW && node->kind <= PLACARD_FOLD;
}

/* A block that stood between two steps and is shown with the first.  Stamps are older than that: it stays a
 * part of its own, so that none turns stale. */
static bool is_moved(const struct node *node)
{
    const struct node *holder = node->parent;
    return holder != NULL && holder->kind == PLACARD_STEP && node->span.begin >= holder->span.end;
}

/* What stands in a part and is a part of its own. */
static bool is_skipped(const struct node *root, const struct node *node)
{
    return is_apart(node) || (root->kind == PLACARD_STEP && (node->kind == PLACARD_NOTICE || is_moved(node)));
}

const struct node *parts_next(const struct part *part, const struct node *node)
{
    const struct node *root = part->root;
    node = node_walk(root, node);
    while (node != NULL && is_skipped(root, node))
        node = node_skip(root, node);
    return node;
}

/* The header that pairs stand under.  Stamps are older than it: it stays out of them, so that none turns
 * stale. */
static bool is_header_of_pairs(const struct node *node)
{
    return node->kind == PLACARD_TABLE && node->next != NULL && node->next->kind == PLACARD_PAIR;
}

/* A question's stamp leaves out its choices, which have their own. */
static void write_tree(struct buf *buf, const struct part *part)
{
    const struct node *header = NULL;
    for (const struct node *at = part->root; at != NULL; at = parts_next(part, at)) {
        if (at != part->root && is_header_of_pairs(at))
            header = at;
        bool is_kept = !is_made(at) && (header == NULL || !node_is_inside(at, header));
        if (is_kept)
            write_node(buf, at);
    }
}

struct str part_stamp(struct arena *arena, const struct part *part)
{
    return str_format(arena, "%.*s:%.*s", STR_FMT(part->name), STR_FMT(part->stamp));
}

struct str part_stamp_name(struct str stamp)
{
    size_t colon = SIZE_MAX;
    for (size_t i = 0; i < stamp.len; i++) {
        if (stamp.ptr[i] == ':')
            colon = i;
    }
    return str_slice(stamp, 0, colon == SIZE_MAX ? stamp.len : colon);
}

struct str part_stamp_digits(struct str stamp)
{
    return str_slice(stamp, part_stamp_name(stamp).len + 1, stamp.len);
}

/* ---- Parts ---- */

static void add(struct lister *lister, struct part part, struct str content)
{
    part.stamp = str_format(lister->arena, "%08x", digest_stamp(content));
    *array_add(lister->arena, &lister->parts) = part;
}

static void add_text(struct lister *lister, const char *name, struct str label, struct span span,
                     struct str text)
{
    add(lister, (struct part){.name = str_of(name), .label = label, .span = span, .text = text}, text);
}

static void add_tree(struct lister *lister, struct str name, struct str label, const struct node *node)
{
    struct part part = {.name = name, .label = label, .span = node->span, .root = node};
    struct buf buf = {.arena = lister->arena};
    write_tree(&buf, &part);
    add(lister, part, buf_view(&buf));
}

static void add_counted(struct lister *lister, const char *what, uint32_t number, const struct node *node)
{
    struct str name = str_format(lister->arena, "%.*s%s-%u", STR_FMT(lister->prefix), what, number);
    struct str label = str_format(lister->arena, "%s %u%.*s", what, number, STR_FMT(lister->holder));
    add_tree(lister, name, label, node);
}

static void add_notices(struct lister *lister, const struct node *holder)
{
    for (const struct node *at = holder->first, *next; at != NULL; at = next) {
        next = is_moved(at) ? node_skip(holder, at) : node_walk(holder, at);
        if (at->kind == PLACARD_NOTICE)
            add_counted(lister, "notice", ++lister->notices, at);
    }
}

static void add_moved(struct lister *lister, const struct node *step)
{
    for (const struct node *at = step->first; at != NULL; at = at->next)
        if (is_moved(at))
            add_counted(lister, "block", ++lister->blocks, at);
}

static void add_block(struct lister *lister, const struct node *block)
{
    if (block->kind == PLACARD_NOTICE) {
        add_counted(lister, "notice", ++lister->notices, block);
    } else if (block->kind == PLACARD_PROCEDURE) {
        for (const struct node *step = block->first; step != NULL; step = step->next) {
            add_counted(lister, "step", ++lister->steps, step);
            add_notices(lister, step);
            add_moved(lister, step);
        }
    } else if (block->kind != NODE_COMMENT) {
        add_counted(lister, "block", ++lister->blocks, block);
    }
}

static void enter_holder(struct lister *lister, struct str prefix, struct str holder)
{
    lister->prefix = prefix;
    lister->holder = holder;
    lister->steps = lister->notices = lister->blocks = 0;
}

static void add_phase(struct lister *lister, const struct node *phase, uint32_t number)
{
    struct lister outer = *lister;
    const struct node *heading = phase->first;
    struct str title = node_plain(lister->arena, heading);
    add_tree(lister, str_format(lister->arena, "phase-%u", number),
             str_format(lister->arena, "the heading of %.*s", STR_FMT(title)), heading);
    enter_holder(lister, str_format(lister->arena, "phase-%u-", number),
                 str_format(lister->arena, " of %.*s", STR_FMT(title)));
    for (const struct node *at = heading->next; at != NULL; at = at->next)
        add_block(lister, at);
    enter_holder(lister, outer.prefix, outer.holder);
    lister->steps = outer.steps;
    lister->notices = outer.notices;
    lister->blocks = outer.blocks;
}

/* `lock-own`: cut to what an id may be long. */
static struct str choice_name(struct arena *arena, struct str question, struct str choice)
{
    struct str name = str_slice(str_format(arena, "%.*s-%.*s", STR_FMT(question), STR_FMT(choice)), 0, 63);
    while (name.len > 0 && name.ptr[name.len - 1] == '-')
        name.len--;
    return name;
}

static void add_question(struct lister *lister, const struct node *question)
{
    struct arena *arena = lister->arena;
    add_tree(lister, question->text, str_format(arena, "question %.*s", STR_FMT(question->text)), question);
    if (node_child(question, PLACARD_SHOWN) != NULL) {
        struct part *part = &lister->parts.items[lister->parts.count - 1];
        part->stamp = str_format(arena, PARTS_TYPED "%.*s", STR_FMT(part->stamp));
    }
    for (const struct node *at = question->first; at != NULL; at = at->next) {
        if (!is_apart(at) || at->kind == PLACARD_DIGEST)
            continue;
        const char *what = at->kind == PLACARD_CHOICE ? "choice" : at->kind == PLACARD_PAIR ? "pair" : "item";
        add_tree(
            lister, choice_name(arena, question->text, at->text),
            str_format(arena, "%s %.*s of question %.*s", what, STR_FMT(at->text), STR_FMT(question->text)),
            at);
    }
}

static void add_quiz(struct lister *lister, const struct node *quiz)
{
    struct lister outer = *lister;
    add_tree(lister, STR("quiz"), STR("the heading of the quiz"), quiz->first);
    enter_holder(lister, STR("quiz-"), STR(" of the quiz"));
    for (const struct node *at = quiz->first->next; at != NULL; at = at->next) {
        if (at->kind == PLACARD_QUESTION)
            add_question(lister, at);
        else
            add_block(lister, at);
    }
    enter_holder(lister, outer.prefix, outer.holder);
    lister->blocks = outer.blocks;
}

static void add_list(struct lister *lister, const char *name, const struct scalars *list)
{
    struct buf buf = {.arena = lister->arena};
    for (size_t i = 0; i < list->count; i++) {
        buf_str(&buf, list->items[i].text);
        buf_byte(&buf, '\n');
    }
    if (list->count > 0)
        add_text(lister, name, str_format(lister->arena, "the list %s", name), list->items[0].span,
                 buf_view(&buf));
}

static void add_fields(struct lister *lister)
{
    const struct module_fields *fields = &lister->module->fields;
    add_text(lister, "title", STR("the title"), fields->title.span, fields->title.text);
    if (fields->task.text.len > 0)
        add_text(lister, "task", STR("the task"), fields->task.span, fields->task.text);
    add_list(lister, "tools", &fields->tools);
    add_list(lister, "parts", &fields->parts);
    add_list(lister, "ppe", &fields->ppe);
}

static bool is_part(const struct node *node)
{
    return (node->kind >= PLACARD_TITLE && node->kind <= PLACARD_READING_TIME) ||
           node->kind == PLACARD_KEYWORD;
}

struct part *parts_of(struct arena *arena, const struct module *module, size_t *count)
{
    struct lister lister = {.arena = arena, .module = module};
    uint32_t phases = 0;
    add_fields(&lister);
    for (const struct node *at = module->root->first; at != NULL; at = at->next) {
        if (at->kind == PLACARD_PHASE)
            add_phase(&lister, at, ++phases);
        else if (at->kind == PLACARD_QUIZ)
            add_quiz(&lister, at);
        else if (!is_part(at))
            add_block(&lister, at);
    }
    *count = lister.parts.count;
    return lister.parts.items;
}

struct str *module_stamps(struct arena *arena, const struct module *module, size_t *count)
{
    struct part *parts = parts_of(arena, module, count);
    struct str *stamps = arena_array(arena, struct str, *count);
    for (size_t i = 0; i < *count; i++)
        stamps[i] = part_stamp(arena, &parts[i]);
    return stamps;
}
