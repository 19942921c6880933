/*
 * render_json.c - schemas/render.schema.json: what the module says of itself, its steps, notices
 * and quiz by themselves, and all nodes.
 */
#include "render/render.h"

#include "base/codes.h"
#include "render/facts.h"
#include "render/question.h"

enum { LONGEST_HEADING = 200 }; /* bytes */

struct printer {
    struct json json;
    const placard_module *module;
    const placard_document *document;
    const placard_node *phase_before, *step_before; /* by node: the last that began before it */
    placard_node heading_phase;                     /* whose heading this is; 0: none yet */
    struct str heading;
};

/* ---- Texts ------------------------------------------------------------- */

static void put_text(struct printer *printer, const char *key, placard_node node)
{
    json_put_text(&printer->json, key, facts_str(placard_node_text(printer->document, node)));
}

/* Text of a node and all in it, one space for a line break or between blocks. */
static struct str plain_of(const struct printer *printer, placard_node node)
{
    struct buf plain = {.arena = printer->json.out.arena};
    placard_node end = placard_node_end(printer->document, node);
    for (placard_node at = node; node != PLACARD_NONE && at < end; at++) {
        uint32_t kind = placard_node_kind(printer->document, at);
        placard_bytes text = placard_node_text(printer->document, at);
        bool is_block = kind == PLACARD_PARAGRAPH || kind == PLACARD_ITEM || kind == PLACARD_CELL;
        bool is_gap = kind == PLACARD_LINE_BREAK || (is_block && plain.len > 0);
        if (is_gap)
            buf_byte(&plain, ' ');
        if (kind == PLACARD_TEXT || kind == PLACARD_CODE || kind == PLACARD_IMAGE ||
            kind == PLACARD_CODE_BLOCK)
            buf_bytes(&plain, text.data, text.size);
    }
    for (size_t i = 0; i < plain.len; i++)
        plain.ptr[i] = plain.ptr[i] == '\n' ? ' ' : plain.ptr[i];
    return plain.len > 0 ? buf_view(&plain) : STR("");
}

static void put_plain(struct printer *printer, const char *key, placard_node node)
{
    json_put_text(&printer->json, key, plain_of(printer, node));
}

static placard_node child_of(struct printer *printer, placard_node parent, placard_kind kind)
{
    return question_child(printer->document, parent, PLACARD_NONE, kind);
}

/* Plain text of the child of a kind, or null. */
static void put_child(struct printer *printer, const char *key, placard_node parent, placard_kind kind)
{
    placard_node child = child_of(printer, parent, kind);
    if (child == PLACARD_NONE)
        json_put_null(&printer->json, key);
    else
        put_plain(printer, key, child);
}

/* ---- The module -------------------------------------------------------- */

static void put_identity(struct printer *printer, uint32_t language)
{
    struct json *json = &printer->json;
    bool is_rtl = placard_language_is_rtl(printer->module, language);
    facts_put_identity(json, printer->module);
    json_put_text(json, "language", facts_str(placard_language_tag(printer->module, language)));
    json_put_word(json, "direction", is_rtl ? "rtl" : "ltr");
    json_put_text(json, "title", facts_str(placard_title(printer->document)));
    put_text(printer, "summary", child_of(printer, 0, PLACARD_SUMMARY));
    json_put_number(json, "reading_seconds", facts_reading_seconds(printer->document));
}

static void put_module(struct printer *printer)
{
    struct json *json = &printer->json;
    json_put_array(json, "languages");
    for (uint32_t i = 0; i < placard_language_count(printer->module); i++) {
        json_put_object(json, NULL);
        facts_put_language(json, printer->module, i);
        json_end_object(json);
    }
    json_end_array(json);
    facts_put_parts(json, "ppe", printer->document, PLACARD_PROTECTION);
    facts_put_parts(json, "tools", printer->document, PLACARD_TOOL);
    facts_put_parts(json, "parts", printer->document, PLACARD_SPARE_PART);
    facts_put_parts(json, "keywords", printer->document, PLACARD_KEYWORD);
    facts_put_manifest(json, printer->module);
}

/* ---- Steps and notices ------------------------------------------------- */

/* By node: the last one of `kind` before it, or none. */
static placard_node *nodes_before(struct arena *arena, const placard_document *document, placard_kind kind)
{
    uint32_t count = placard_node_count(document);
    placard_node *before = arena_array(arena, placard_node, count), last = PLACARD_NONE;
    for (placard_node node = 0; node < count; node++) {
        before[node] = last;
        if (placard_node_kind(document, node) == (uint32_t)kind)
            last = node;
    }
    return before;
}

static bool is_inside(const struct printer *printer, placard_node node, placard_node outer)
{
    return outer != PLACARD_NONE && node < placard_node_end(printer->document, outer);
}

/* What steps and notices say of their phase: its heading, read once.  It stands there again for each of them,
 * so a long one is cut, lest it be most of the output. */
static struct str heading_of(struct printer *printer, placard_node phase)
{
    if (printer->heading_phase == phase)
        return printer->heading;
    placard_node heading = child_of(printer, phase, PLACARD_HEADING);
    struct str plain = heading == PLACARD_NONE ? (struct str){0} : plain_of(printer, heading);
    size_t end = plain.len < LONGEST_HEADING ? plain.len : LONGEST_HEADING;
    while (end > 0 && end < plain.len && (plain.ptr[end] & 0xC0) == 0x80)
        end--;
    bool is_cut = end < plain.len;
    if (is_cut)
        plain = str_format(printer->json.out.arena, "%.*s…", STR_FMT(str_slice(plain, 0, end)));
    printer->heading_phase = phase;
    printer->heading = plain;
    return plain;
}

/* The heading of the phase that holds `node`, or null. */
static void put_phase(struct printer *printer, placard_node node)
{
    placard_node phase = printer->phase_before[node];
    struct str heading = is_inside(printer, node, phase) ? heading_of(printer, phase) : (struct str){0};
    if (heading.ptr != NULL)
        json_put_text(&printer->json, "phase", heading);
    else
        json_put_null(&printer->json, "phase");
}

static void put_step(struct printer *printer, placard_node step, uint32_t number)
{
    json_put_object(&printer->json, NULL);
    json_put_number(&printer->json, "node", step);
    json_put_number(&printer->json, "number", number);
    put_phase(printer, step);
    put_plain(printer, "instruction", child_of(printer, step, PLACARD_PARAGRAPH));
    json_end_object(&printer->json);
}

static void put_steps(struct printer *printer)
{
    const placard_document *document = printer->document;
    json_put_array(&printer->json, "steps");
    placard_node procedure = placard_node_find(document, 0, 0, PLACARD_PROCEDURE);
    for (; procedure != PLACARD_NONE;
         procedure = placard_node_find(document, 0, procedure, PLACARD_PROCEDURE)) {
        uint32_t number = PLACARD_LIST_FIRST(placard_node_number(document, procedure));
        placard_node step = placard_node_first(document, procedure);
        for (; step != PLACARD_NONE; step = placard_node_next(document, procedure, step))
            put_step(printer, step, number++);
    }
    json_end_array(&printer->json);
}

/* The step that a notice stands in, or null. */
static void put_inside(struct printer *printer, placard_node notice)
{
    placard_node step = printer->step_before[notice];
    if (is_inside(printer, notice, step))
        json_put_number(&printer->json, "inside_step", step);
    else
        json_put_null(&printer->json, "inside_step");
}

static void put_notices(struct printer *printer)
{
    struct json *json = &printer->json;
    json_put_array(json, "notices");
    placard_node notice = placard_node_find(printer->document, 0, 0, PLACARD_NOTICE);
    for (; notice != PLACARD_NONE; notice = placard_node_find(printer->document, 0, notice, PLACARD_NOTICE)) {
        json_put_object(json, NULL);
        json_put_number(json, "node", notice);
        json_put_word(json, "level", codes_notice(placard_node_number(printer->document, notice)));
        put_phase(printer, notice);
        put_inside(printer, notice);
        put_plain(printer, "text", notice);
        json_end_object(json);
    }
    json_end_array(json);
}

/* ---- Quiz -------------------------------------------------------------- */

static void put_choices(struct printer *printer, placard_node question)
{
    const placard_document *document = printer->document;
    json_put_array(&printer->json, "choices");
    placard_node choice = child_of(printer, question, PLACARD_CHOICE);
    for (; choice != PLACARD_NONE; choice = question_child(document, question, choice, PLACARD_CHOICE)) {
        json_put_object(&printer->json, NULL);
        put_text(printer, "id", choice);
        uint32_t number = placard_node_number(document, choice);
        json_put_bool(&printer->json, "right", number == 1);
        json_put_number(&printer->json, "costs", number > 1 ? number - 1 : 0);
        put_child(printer, "text", choice, PLACARD_PARAGRAPH);
        put_child(printer, "feedback", choice, PLACARD_FEEDBACK);
        json_end_object(&printer->json);
    }
    json_end_array(&printer->json);
}

static void put_items(struct printer *printer, placard_node question)
{
    json_put_array(&printer->json, "items");
    placard_node item = child_of(printer, question, PLACARD_ORDERED);
    for (; item != PLACARD_NONE; item = question_child(printer->document, question, item, PLACARD_ORDERED)) {
        json_put_object(&printer->json, NULL);
        put_text(printer, "id", item);
        put_child(printer, "text", item, PLACARD_PARAGRAPH);
        json_end_object(&printer->json);
    }
    json_end_array(&printer->json);
}

static void put_pairs(struct printer *printer, placard_node question)
{
    json_put_array(&printer->json, "pairs");
    placard_node pair = child_of(printer, question, PLACARD_PAIR);
    for (; pair != PLACARD_NONE; pair = question_child(printer->document, question, pair, PLACARD_PAIR)) {
        json_put_object(&printer->json, NULL);
        put_text(printer, "id", pair);
        put_child(printer, "left", pair, PLACARD_LEFT);
        put_child(printer, "right", pair, PLACARD_RIGHT);
        json_end_object(&printer->json);
    }
    json_end_array(&printer->json);
}

static void put_texts(struct printer *printer, const char *key, placard_node question, placard_kind kind)
{
    json_put_array(&printer->json, key);
    placard_node node = child_of(printer, question, kind);
    for (; node != PLACARD_NONE; node = question_child(printer->document, question, node, kind))
        put_text(printer, NULL, node);
    json_end_array(&printer->json);
}

/* An end of a range; null where it has none.  `sign` stands before one that is not in. */
static void put_end(struct printer *printer, const char *key, const char *excluded, char sign,
                    placard_node end)
{
    struct str text = facts_str(placard_node_text(printer->document, end));
    bool is_out = text.len > 0 && text.ptr[0] == sign;
    if (text.len == 0)
        json_put_null(&printer->json, key);
    else
        json_put_text(&printer->json, key, str_slice(text, is_out ? 1 : 0, text.len));
    json_put_bool(&printer->json, excluded, is_out);
}

/* What stands from `at` on up to the next reply: ranges, or texts. */
static void put_typed(struct printer *printer, placard_node question, placard_node at)
{
    const placard_document *document = printer->document;
    bool is_number = question_facts(document, question).form == PLACARD_FORM_NUMBER;
    json_put_array(&printer->json, is_number ? "ranges" : "accept");
    for (; at != PLACARD_NONE && placard_node_kind(document, at) != PLACARD_REPLY;
         at = placard_node_next(document, question, at)) {
        if (placard_node_kind(document, at) == PLACARD_ACCEPT)
            put_text(printer, NULL, at);
        if (placard_node_kind(document, at) != PLACARD_LOW)
            continue;
        json_put_object(&printer->json, NULL);
        put_end(printer, "low", "low_excluded", '>', at);
        put_end(printer, "high", "high_excluded", '<', at + 1); /* stands right behind */
        json_end_object(&printer->json);
    }
    json_end_array(&printer->json);
}

static void put_replies(struct printer *printer, placard_node question)
{
    const placard_document *document = printer->document;
    json_put_array(&printer->json, "replies");
    placard_node reply = child_of(printer, question, PLACARD_REPLY);
    for (; reply != PLACARD_NONE; reply = question_child(document, question, reply, PLACARD_REPLY)) {
        json_put_object(&printer->json, NULL);
        put_text(printer, "to", reply);
        json_put_bool(&printer->json, "right", placard_node_number(document, reply) == 1);
        put_typed(printer, question, placard_node_next(document, question, reply));
        put_plain(printer, "text", reply);
        json_end_object(&printer->json);
    }
    json_end_array(&printer->json);
}

/* Of a number and of words. */
static void put_typed_answer(struct printer *printer, placard_node question)
{
    put_typed(printer, question, placard_node_first(printer->document, question));
    put_texts(printer, "folds", question, PLACARD_FOLD);
    put_text(printer, "shown", child_of(printer, question, PLACARD_SHOWN));
    put_replies(printer, question);
}

/* What is asked, by form: choices, items, pairs, or a typed answer. */
static void put_answer(struct printer *printer, placard_node question, placard_form form)
{
    switch (form) {
    case PLACARD_FORM_CHOICES:
        put_choices(printer, question);
        break;
    case PLACARD_FORM_PLACES:
        put_items(printer, question);
        break;
    case PLACARD_FORM_PAIRS:
        put_pairs(printer, question);
        break;
    case PLACARD_FORM_NUMBER:
        put_text(printer, "unit", child_of(printer, question, PLACARD_UNIT));
        put_typed_answer(printer, question);
        break;
    case PLACARD_FORM_WORDS:
        json_put_bool(&printer->json, "exact", question_facts(printer->document, question).is_fixed != 0);
        put_typed_answer(printer, question);
        break;
    }
}

static void put_question(struct printer *printer, placard_node question)
{
    json_put_object(&printer->json, NULL);
    json_put_number(&printer->json, "node", question);
    facts_put_question(&printer->json, printer->document, question);
    put_child(printer, "prompt", question, PLACARD_PROMPT);
    put_child(printer, "hint", question, PLACARD_HINT);
    put_answer(printer, question, question_facts(printer->document, question).form);
    put_child(printer, "explanation", question, PLACARD_EXPLANATION);
    json_end_object(&printer->json);
}

static void put_quiz(struct printer *printer)
{
    placard_node quiz = placard_node_find(printer->document, 0, 0, PLACARD_QUIZ);
    if (quiz == PLACARD_NONE) {
        json_put_null(&printer->json, "quiz");
        return;
    }
    json_put_object(&printer->json, "quiz");
    json_put_number(&printer->json, "node", quiz);
    facts_put_quiz(&printer->json, printer->module, printer->document, quiz);
    json_put_array(&printer->json, "questions");
    placard_node question = child_of(printer, quiz, PLACARD_QUESTION);
    for (; question != PLACARD_NONE;
         question = question_child(printer->document, quiz, question, PLACARD_QUESTION))
        put_question(printer, question);
    json_end_array(&printer->json);
    json_end_object(&printer->json);
}

/* ---- All nodes --------------------------------------------------------- */

/* Recursion ends at PLACARD_MAX_DEPTH, which the reader has checked. */
static void put_node(struct printer *printer, const char *key, placard_node node)
{
    struct json *json = &printer->json;
    const placard_document *document = printer->document;
    uint32_t kind = placard_node_kind(document, node), carried = codes_carried(kind);
    json_put_object(json, key);
    json_put_word(json, "kind", placard_kind_name(kind));
    json_put_number(json, "node", node);
    if (carried & PLACARD_HAS_NUMBER)
        json_put_number(json, "number", placard_node_number(document, node));
    if (carried & PLACARD_HAS_TEXT)
        put_text(printer, "text", node);
    if (carried & PLACARD_HAS_CHILDREN) {
        json_put_array(json, "children");
        placard_node child = placard_node_first(document, node);
        for (; child != PLACARD_NONE; child = placard_node_next(document, node, child))
            put_node(printer, NULL, child);
        json_end_array(json);
    }
    json_end_object(json);
}

struct str render_json(struct arena *arena, const placard_module *module, const placard_document *document,
                       uint32_t language)
{
    struct printer printer = {{.out = {.arena = arena}},
                              module,
                              document,
                              nodes_before(arena, document, PLACARD_PHASE),
                              nodes_before(arena, document, PLACARD_STEP),
                              0,
                              {0}};
    json_put_object(&printer.json, NULL);
    json_put_number(&printer.json, "schema", 2);
    put_identity(&printer, language);
    put_module(&printer);
    put_steps(&printer);
    put_notices(&printer);
    put_quiz(&printer);
    put_node(&printer, "document", 0);
    json_end_object(&printer.json);
    return json_finish(&printer.json);
}
