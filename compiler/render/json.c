#include "render/json.h"

#include "base/date.h"
#include "base/json_text.h"

#include <jansson.h>
#include <string.h>

#include "render/question.h"

/* Every value hangs on `root` as soon as it is made, and the arena owns the
 * root: out of memory at any place leaks nothing. */
struct json {
    struct arena *arena;
    const placard_module *module;
    const placard_document *document;
};

/* ---- Values ------------------------------------------------------------ */

static void release(void *root)
{
    json_decref(root);
}

static json_t *put(struct json *json, json_t *object, const char *key, json_t *value)
{
    if (value == NULL || json_object_set_new(object, key, value) != 0)
        arena_fail(json->arena);
    return value;
}

static json_t *push(struct json *json, json_t *array, json_t *value)
{
    if (value == NULL || json_array_append_new(array, value) != 0)
        arena_fail(json->arena);
    return value;
}

static void put_number(struct json *json, json_t *object, const char *key, uint32_t number)
{
    put(json, object, key, json_integer(number));
}

static void put_bool(struct json *json, json_t *object, const char *key, bool value)
{
    put(json, object, key, json_boolean(value));
}

/* The reader has checked the text to be UTF-8; jansson would check it again. */
static json_t *string_of(placard_bytes text)
{
    return json_stringn_nocheck(text.size > 0 ? (const char *)text.data : "", text.size);
}

static void put_text(struct json *json, json_t *object, const char *key, placard_bytes text)
{
    put(json, object, key, string_of(text));
}

static void put_word(struct json *json, json_t *object, const char *key, const char *word)
{
    put(json, object, key, json_string(word));
}

static json_t *put_array(struct json *json, json_t *object, const char *key)
{
    return put(json, object, key, json_array());
}

/* Text of a node and all in it, one space for a line break or between blocks. */
static void put_plain(struct json *json, json_t *object, const char *key, placard_node node)
{
    struct buf plain = {.arena = json->arena};
    placard_node end = placard_node_end(json->document, node);
    for (placard_node at = node; node != PLACARD_NONE && at < end; at++) {
        uint32_t kind = placard_node_kind(json->document, at);
        placard_bytes text = placard_node_text(json->document, at);
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
    put_text(json, object, key, (placard_bytes){(const uint8_t *)plain.ptr, plain.len});
}

/* ---- Facts ------------------------------------------------------------- */

static void put_facts(struct json *json, json_t *object, const char *key, placard_kind kind)
{
    json_t *array = put_array(json, object, key);
    placard_fact fact = placard_fact_first(json->module);
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact))
        if (fact.kind == (uint32_t)kind)
            push(json, array, string_of(fact.text));
}

static void put_parts(struct json *json, json_t *object, const char *key, placard_kind kind)
{
    json_t *array = put_array(json, object, key);
    placard_node part = question_child(json->document, 0, PLACARD_NONE, kind);
    for (; part != PLACARD_NONE; part = question_child(json->document, 0, part, kind))
        push(json, array, string_of(placard_node_text(json->document, part)));
}

static void put_effective(struct json *json, json_t *object)
{
    placard_fact fact = placard_fact_at(json->module, PLACARD_EFFECTIVE, 0);
    if (fact.kind == PLACARD_END) {
        put(json, object, "effective", json_null());
        return;
    }
    struct str date = date_text(json->arena, fact.number);
    put(json, object, "effective", json_stringn(date.ptr, date.len));
}

static void put_withdrawn(struct json *json, json_t *object)
{
    placard_fact fact = placard_fact_at(json->module, PLACARD_WITHDRAWN, 0);
    if (fact.kind == PLACARD_END) {
        put(json, object, "withdrawn", json_null());
        return;
    }
    json_t *withdrawn = put(json, object, "withdrawn", json_object());
    placard_fact replaced = placard_fact_at(json->module, PLACARD_REPLACED_BY, 0);
    put_text(json, withdrawn, "reason", fact.text);
    put(json, withdrawn, "replaced_by",
        replaced.kind == PLACARD_END ? json_null() : string_of(replaced.text));
}

static void put_review(struct json *json, json_t *object)
{
    json_t *array = put_array(json, object, "review_seconds");
    placard_fact fact = placard_fact_first(json->module);
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact))
        if (fact.kind == PLACARD_REVIEW)
            push(json, array, json_integer(fact.number));
}

static const char *module_word(placard_module_kind kind)
{
    switch (kind) {
#define X(name, code, word)                                                                                  \
    case PLACARD_MODULE_##name:                                                                              \
        return word;
        PLACARD_MODULE_LIST(X)
#undef X
    default:
        return "";
    }
}

static const char *direction(const placard_module *module, uint32_t language)
{
    return placard_language_is_rtl(module, language) ? "rtl" : "ltr";
}

static void put_languages(struct json *json, json_t *object)
{
    json_t *array = put_array(json, object, "languages");
    for (uint32_t i = 0; i < placard_language_count(json->module); i++) {
        json_t *language = push(json, array, json_object());
        put_text(json, language, "tag", placard_language_tag(json->module, i));
        put_word(json, language, "direction", direction(json->module, i));
    }
}

static void put_media(struct json *json, json_t *object)
{
    json_t *array = put_array(json, object, "media");
    for (uint32_t i = 0; i < placard_media_count(json->module); i++) {
        json_t *media = push(json, array, json_object());
        put_number(json, media, "width", placard_media_width(json->module, i));
        put_number(json, media, "height", placard_media_height(json->module, i));
        put_number(json, media, "bytes", (uint32_t)placard_media(json->module, i).size);
    }
}

static void put_identity(struct json *json, json_t *root, uint32_t language)
{
    const placard_document *document = json->document;
    put_text(json, root, "id", placard_id(json->module));
    put_text(json, root, "version", placard_module_version(json->module));
    put_word(json, root, "kind", module_word(placard_kind_of_module(json->module)));
    put_text(json, root, "language", placard_language_tag(json->module, language));
    put_word(json, root, "direction", direction(json->module, language));
    put_text(json, root, "title", placard_title(document));
    placard_node summary = question_child(document, 0, PLACARD_NONE, PLACARD_SUMMARY);
    put_text(json, root, "summary", placard_node_text(document, summary));
    placard_node time = question_child(document, 0, PLACARD_NONE, PLACARD_READING_TIME);
    put_number(json, root, "reading_seconds", placard_node_number(document, time));
}

static void put_module(struct json *json, json_t *root)
{
    put_languages(json, root);
    put_parts(json, root, "ppe", PLACARD_PROTECTION);
    put_parts(json, root, "tools", PLACARD_TOOL);
    put_parts(json, root, "parts", PLACARD_SPARE_PART);
    put_facts(json, root, "equipment", PLACARD_EQUIPMENT);
    put_facts(json, root, "regulations", PLACARD_REGULATION);
    put_facts(json, root, "roles", PLACARD_ROLE);
    put_facts(json, root, "sites", PLACARD_SITE);
    put_facts(json, root, "requires", PLACARD_REQUIRES);
    put_parts(json, root, "keywords", PLACARD_KEYWORD);
    put_effective(json, root);
    put_review(json, root);
    put_facts(json, root, "supersedes", PLACARD_SUPERSEDES);
    put_withdrawn(json, root);
    put_media(json, root);
}

/* ---- Steps and notices ------------------------------------------------- */

/* The heading of the phase that holds `node`, or null. */
static void put_phase(struct json *json, json_t *object, placard_node node)
{
    placard_node phase = question_child(json->document, 0, PLACARD_NONE, PLACARD_PHASE);
    while (phase != PLACARD_NONE && placard_node_end(json->document, phase) <= node)
        phase = question_child(json->document, 0, phase, PLACARD_PHASE);
    placard_node heading = PLACARD_NONE;
    if (phase != PLACARD_NONE && phase < node)
        heading = question_child(json->document, phase, PLACARD_NONE, PLACARD_HEADING);
    if (heading == PLACARD_NONE)
        put(json, object, "phase", json_null());
    else
        put_plain(json, object, "phase", heading);
}

static void put_steps(struct json *json, json_t *root)
{
    json_t *array = put_array(json, root, "steps");
    const placard_document *document = json->document;
    placard_node procedure = placard_node_find(document, 0, 0, PLACARD_PROCEDURE);
    for (; procedure != PLACARD_NONE;
         procedure = placard_node_find(document, 0, procedure, PLACARD_PROCEDURE)) {
        uint32_t number = placard_node_number(document, procedure) >> 1;
        placard_node step = placard_node_first(document, procedure);
        for (; step != PLACARD_NONE; step = placard_node_next(document, procedure, step)) {
            json_t *object = push(json, array, json_object());
            put_number(json, object, "node", step);
            put_number(json, object, "number", number++);
            put_phase(json, object, step);
            put_plain(json, object, "instruction",
                      question_child(document, step, PLACARD_NONE, PLACARD_PARAGRAPH));
        }
    }
}

static const char *level_word(uint32_t level)
{
    switch (level) {
#define X(name, code, word)                                                                                  \
    case code:                                                                                               \
        return word;
        PLACARD_NOTICE_LIST(X)
#undef X
    default:
        return "";
    }
}

/* The step that a notice stands in, or null. */
static void put_inside(struct json *json, json_t *object, placard_node notice)
{
    placard_node step = PLACARD_NONE, next = placard_node_find(json->document, 0, 0, PLACARD_STEP);
    for (; next < notice; next = placard_node_find(json->document, 0, next, PLACARD_STEP))
        step = next;
    bool is_inside = step != PLACARD_NONE && placard_node_end(json->document, step) > notice;
    put(json, object, "inside_step", is_inside ? json_integer(step) : json_null());
}

static void put_notices(struct json *json, json_t *root)
{
    json_t *array = put_array(json, root, "notices");
    placard_node notice = placard_node_find(json->document, 0, 0, PLACARD_NOTICE);
    for (; notice != PLACARD_NONE; notice = placard_node_find(json->document, 0, notice, PLACARD_NOTICE)) {
        json_t *object = push(json, array, json_object());
        put_number(json, object, "node", notice);
        put_word(json, object, "level", level_word(placard_node_number(json->document, notice)));
        put_phase(json, object, notice);
        put_inside(json, object, notice);
        put_plain(json, object, "text", notice);
    }
}

/* ---- Quiz -------------------------------------------------------------- */

static placard_node child_of(struct json *json, placard_node parent, placard_kind kind)
{
    return question_child(json->document, parent, PLACARD_NONE, kind);
}

/* Plain text of the child of a kind, or null. */
static void put_child(struct json *json, json_t *object, const char *key, placard_node parent,
                      placard_kind kind)
{
    placard_node child = child_of(json, parent, kind);
    if (child == PLACARD_NONE)
        put(json, object, key, json_null());
    else
        put_plain(json, object, key, child);
}

static void put_choices(struct json *json, json_t *object, placard_node question)
{
    json_t *array = put_array(json, object, "choices");
    placard_node choice = child_of(json, question, PLACARD_CHOICE);
    for (; choice != PLACARD_NONE;
         choice = question_child(json->document, question, choice, PLACARD_CHOICE)) {
        json_t *item = push(json, array, json_object());
        put_text(json, item, "id", placard_node_text(json->document, choice));
        put_bool(json, item, "right", placard_node_number(json->document, choice) == 1);
        put_child(json, item, "text", choice, PLACARD_PARAGRAPH);
        put_child(json, item, "feedback", choice, PLACARD_FEEDBACK);
    }
}

static void put_items(struct json *json, json_t *object, placard_node question)
{
    json_t *array = put_array(json, object, "items");
    placard_node ordered = child_of(json, question, PLACARD_ORDERED);
    for (; ordered != PLACARD_NONE;
         ordered = question_child(json->document, question, ordered, PLACARD_ORDERED)) {
        json_t *item = push(json, array, json_object());
        put_text(json, item, "id", placard_node_text(json->document, ordered));
        put_child(json, item, "text", ordered, PLACARD_PARAGRAPH);
    }
}

static void put_pairs(struct json *json, json_t *object, placard_node question)
{
    json_t *array = put_array(json, object, "pairs");
    placard_node pair = child_of(json, question, PLACARD_PAIR);
    for (; pair != PLACARD_NONE; pair = question_child(json->document, question, pair, PLACARD_PAIR)) {
        json_t *item = push(json, array, json_object());
        put_text(json, item, "id", placard_node_text(json->document, pair));
        put_child(json, item, "left", pair, PLACARD_LEFT);
        put_child(json, item, "right", pair, PLACARD_RIGHT);
    }
}

static void put_texts(struct json *json, json_t *object, const char *key, placard_node question,
                      placard_kind kind)
{
    json_t *array = put_array(json, object, key);
    placard_node node = child_of(json, question, kind);
    for (; node != PLACARD_NONE; node = question_child(json->document, question, node, kind))
        push(json, array, string_of(placard_node_text(json->document, node)));
}

static void put_text_child(struct json *json, json_t *object, const char *key, placard_node question,
                           placard_kind kind)
{
    put_text(json, object, key, placard_node_text(json->document, child_of(json, question, kind)));
}

/* What is asked, by form: choices, items, pairs, or a typed answer. */
static void put_answer(struct json *json, json_t *object, placard_node question, placard_form form)
{
    switch (form) {
    case PLACARD_FORM_CHOICES:
        put_choices(json, object, question);
        break;
    case PLACARD_FORM_PLACES:
        put_items(json, object, question);
        break;
    case PLACARD_FORM_PAIRS:
        put_pairs(json, object, question);
        break;
    case PLACARD_FORM_NUMBER:
        put_text_child(json, object, "low", question, PLACARD_LOW);
        put_text_child(json, object, "high", question, PLACARD_HIGH);
        put_text_child(json, object, "unit", question, PLACARD_UNIT);
        put_text_child(json, object, "shown", question, PLACARD_SHOWN);
        break;
    case PLACARD_FORM_WORDS:
        put_texts(json, object, "accept", question, PLACARD_ACCEPT);
        put_texts(json, object, "folds", question, PLACARD_FOLD);
        put_text_child(json, object, "shown", question, PLACARD_SHOWN);
        break;
    }
}

static void put_question(struct json *json, json_t *array, placard_node question)
{
    struct question_facts facts = question_facts(json->document, question);
    struct str digest = str_format(json->arena, "%08x", facts.digest);
    json_t *object = push(json, array, json_object());
    put_number(json, object, "node", question);
    put_text(json, object, "id", placard_node_text(json->document, question));
    put_word(json, object, "type", question_type_word(facts.type));
    put_number(json, object, "points", facts.points);
    put_bool(json, object, "shuffle", !facts.is_fixed);
    put(json, object, "digest", json_stringn(digest.ptr, digest.len));
    put_child(json, object, "prompt", question, PLACARD_PROMPT);
    put_child(json, object, "hint", question, PLACARD_HINT);
    put_answer(json, object, question, facts.form);
    put_child(json, object, "explanation", question, PLACARD_EXPLANATION);
}

static void put_quiz(struct json *json, json_t *root)
{
    placard_node quiz = placard_node_find(json->document, 0, 0, PLACARD_QUIZ);
    if (quiz == PLACARD_NONE) {
        put(json, root, "quiz", json_null());
        return;
    }
    json_t *object = put(json, root, "quiz", json_object());
    placard_fact attempts = placard_fact_at(json->module, PLACARD_ATTEMPTS, 0);
    put_number(json, object, "node", quiz);
    put_number(json, object, "pass_percent", placard_node_number(json->document, quiz));
    put(json, object, "attempts", attempts.kind == PLACARD_END ? json_null() : json_integer(attempts.number));
    json_t *questions = put_array(json, object, "questions");
    placard_node question = child_of(json, quiz, PLACARD_QUESTION);
    for (; question != PLACARD_NONE;
         question = question_child(json->document, quiz, question, PLACARD_QUESTION))
        put_question(json, questions, question);
}

/* ---- All nodes --------------------------------------------------------- */

/* What a kind carries, from the format's own list. */
static uint32_t carries(uint32_t kind)
{
    switch (kind) {
#define X(name, code, has, is, holds, number, text)                                                          \
    case code:                                                                                               \
        return has;
        PLACARD_KIND_LIST(X)
#undef X
    default:
        return 0;
    }
}

/* Recursion ends at PLACARD_MAX_DEPTH, which the reader has checked. */
static void put_node(struct json *json, json_t *object, placard_node node)
{
    uint32_t kind = placard_node_kind(json->document, node), has = carries(kind);
    put_word(json, object, "kind", placard_kind_name(kind));
    put_number(json, object, "node", node);
    if (has & PLACARD_HAS_NUMBER)
        put_number(json, object, "number", placard_node_number(json->document, node));
    if (has & PLACARD_HAS_TEXT)
        put_text(json, object, "text", placard_node_text(json->document, node));
    if (!(has & PLACARD_HAS_CHILDREN))
        return;
    json_t *children = put_array(json, object, "children");
    placard_node child = placard_node_first(json->document, node);
    for (; child != PLACARD_NONE; child = placard_node_next(json->document, node, child))
        put_node(json, push(json, children, json_object()), child);
}

struct str json_print(struct arena *arena, const placard_module *module, const placard_document *document,
                      uint32_t language)
{
    struct json json = {arena, module, document};
    json_t *root = json_object();
    if (root == NULL)
        arena_fail(arena);
    arena_defer(arena, release, root);
    put_number(&json, root, "schema", 1);
    put_identity(&json, root, language);
    put_module(&json, root);
    put_steps(&json, root);
    put_notices(&json, root);
    put_quiz(&json, root);
    put_node(&json, put(&json, root, "document", json_object()), 0);
    return json_text(arena, root, JSON_INDENT(2));
}
