/*
 * inspect_json.c - schemas/inspect.schema.json; stable from run to run.
 */
#include "cli/inspect.h"

#include "base/date.h"
#include "base/digest.h"
#include "base/json.h"

static struct str hex(const struct inspect *inspect, placard_bytes bytes)
{
    return digest_hex(&inspect->cli->arena, bytes.data, bytes.size);
}

static void put_date(struct json *json, const char *key, uint32_t date)
{
    json_put_text(json, key, date_text(json->out.arena, date));
}

/* The texts of all `kind` of a document, which are parts and hold nothing. */
static void put_parts(struct json *json, const char *key, const placard_document *document, placard_kind kind)
{
    json_put_array(json, key);
    for (placard_node node = placard_node_find(document, 0, 0, kind); node != PLACARD_NONE;
         node = placard_node_find(document, 0, node, kind))
        json_put_text(json, NULL, bundle_file_str(placard_node_text(document, node)));
    json_end_array(json);
}

static void put_languages(struct json *json, const struct inspect *inspect)
{
    json_put_array(json, "languages");
    for (uint32_t i = 0; i < inspect->language_count; i++) {
        const struct inspect_language *language = &inspect->languages[i];
        json_put_object(json, NULL);
        json_put_text(json, "tag", language->tag);
        json_put_text(json, "direction", language->is_rtl ? STR("rtl") : STR("ltr"));
        json_put_text(json, "title", bundle_file_str(placard_title(&language->document)));
        json_put_number(json, "nodes", placard_node_count(&language->document));
        json_put_number(json, "steps", placard_step_count(&language->document));
        json_put_number(json, "questions", placard_question_count(&language->document));
        json_put_number(json, "reading_seconds", language->seconds);
        put_parts(json, "keywords", &language->document, PLACARD_KEYWORD);
        json_end_object(json);
    }
    json_end_array(json);
}

static void put_lists(struct json *json, const placard_module *module)
{
    static const struct {
        placard_kind kind;
        const char *key;
    } facts[] = {
#define X(name, key) {PLACARD_##name, key},
        INSPECT_LIST_FACTS(X)
#undef X
    };
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        json_put_array(json, facts[i].key);
        for (uint32_t j = 0;; j++) {
            placard_fact fact = placard_fact_at(module, facts[i].kind, j);
            if (fact.kind == PLACARD_END)
                break;
            json_put_text(json, NULL, bundle_file_str(fact.text));
        }
        json_end_array(json);
    }
}

static void put_times(struct json *json, const placard_module *module)
{
    placard_fact effective = placard_fact_at(module, PLACARD_EFFECTIVE, 0);
    placard_fact attempts = placard_fact_at(module, PLACARD_ATTEMPTS, 0);
    placard_fact withdrawn = placard_fact_at(module, PLACARD_WITHDRAWN, 0);
    placard_fact replaced = placard_fact_at(module, PLACARD_REPLACED_BY, 0);
    placard_fact withdrawn_on = placard_fact_at(module, PLACARD_WITHDRAWN_ON, 0);
    if (effective.kind != PLACARD_END)
        put_date(json, "effective", effective.number);
    json_put_array(json, "review_seconds");
    for (uint32_t i = 0; placard_fact_at(module, PLACARD_REVIEW, i).kind != PLACARD_END; i++)
        json_put_number(json, NULL, placard_fact_at(module, PLACARD_REVIEW, i).number);
    json_end_array(json);
    if (attempts.kind != PLACARD_END)
        json_put_number(json, "attempts", attempts.number);
    if (withdrawn.kind != PLACARD_END)
        json_put_text(json, "withdrawn", bundle_file_str(withdrawn.text));
    if (replaced.kind != PLACARD_END)
        json_put_text(json, "replaced_by", bundle_file_str(replaced.text));
    if (withdrawn_on.kind != PLACARD_END)
        put_date(json, "withdrawn_on", withdrawn_on.number);
}

static void put_terms(struct json *json, const placard_fact *fact, int depth);

/* Terms are shown as the bundle holds them: kind, number, text, and what is inside. */
static void put_term(struct json *json, const placard_fact *fact, int depth)
{
    unsigned has = inspect_kind_has(fact->kind);
    json_put_object(json, NULL);
    json_put_text(json, "kind", str_of(placard_kind_name(fact->kind)));
    if (has & INSPECT_HAS_NUMBER)
        json_put_number(json, "number", fact->number);
    if (has & INSPECT_HAS_TEXT)
        json_put_text(json, "text", bundle_file_str(fact->text));
    if ((has & INSPECT_HAS_CHILDREN) && depth > 0)
        put_terms(json, fact, depth - 1);
    json_end_object(json);
}

static void put_terms(struct json *json, const placard_fact *fact, int depth)
{
    json_put_array(json, "terms");
    for (placard_fact term = placard_fact_child(fact); term.kind != PLACARD_END;
         term = placard_fact_next(&term))
        put_term(json, &term, depth);
    json_end_array(json);
}

static void put_triggers(struct json *json, const placard_module *module)
{
    json_put_array(json, "triggers");
    for (uint32_t i = 0;; i++) {
        placard_fact trigger = placard_fact_at(module, PLACARD_TRIGGER, i);
        if (trigger.kind == PLACARD_END)
            break;
        json_put_object(json, NULL);
        json_put_text(json, "kind", str_of(inspect_trigger_kind(trigger.number)));
        put_terms(json, &trigger, 2);
        json_end_object(json);
    }
    json_end_array(json);
}

static void put_quiz(struct json *json, const placard_document *document)
{
    placard_node quiz = placard_node_find(document, 0, 0, PLACARD_QUIZ);
    if (quiz == PLACARD_NONE)
        return;
    json_put_object(json, "quiz");
    json_put_number(json, "pass_percent", placard_node_number(document, quiz));
    json_put_array(json, "questions");
    for (uint32_t i = 0; i < placard_question_count(document); i++) {
        placard_node node = placard_question_at(document, i);
        uint32_t number = placard_node_number(document, node);
        json_put_object(json, NULL);
        json_put_text(json, "id", bundle_file_str(placard_node_text(document, node)));
        json_put_text(json, "type", str_of(inspect_question_type(PLACARD_QUESTION_TYPE(number))));
        json_put_number(json, "points", PLACARD_QUESTION_POINTS(number));
        placard_node digest = placard_node_find(document, node, node, PLACARD_DIGEST);
        json_put_text(json, "digest",
                      str_format(json->out.arena, "%08x", (unsigned)placard_node_number(document, digest)));
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void put_media(struct json *json, const struct inspect *inspect)
{
    const placard_module *module = &inspect->file->module;
    json_put_array(json, "media");
    for (uint32_t i = 0; i < placard_media_count(module); i++) {
        json_put_object(json, NULL);
        json_put_text(json, "digest", hex(inspect, placard_fact_at(module, PLACARD_MEDIA, i).text));
        json_put_number(json, "width", placard_media_width(module, i));
        json_put_number(json, "height", placard_media_height(module, i));
        json_put_size(json, "size", placard_media(module, i).size);
        json_end_object(json);
    }
    json_end_array(json);
}

static void put_entries(struct json *json, const placard_module *module)
{
    json_put_array(json, "entries");
    for (uint32_t i = 0; i < placard_entry_count(module); i++) {
        placard_entry entry = placard_entry_at(module, i);
        json_put_object(json, NULL);
        json_put_text(json, "name", bundle_file_str(entry.name));
        json_put_text(json, "method", entry.is_deflated ? STR("deflate") : STR("stored"));
        json_put_number(json, "size", entry.size);
        json_put_size(json, "packed", entry.packed.size);
        json_put_number(json, "offset", entry.offset);
        json_put_text(json, "crc32", str_format(json->out.arena, "%08x", (unsigned)entry.crc));
        json_end_object(json);
    }
    json_end_array(json);
}

struct str inspect_json(const struct inspect *inspect)
{
    const placard_module *module = &inspect->file->module;
    struct json json = {.out = {.arena = &inspect->cli->arena}};
    json_put_object(&json, NULL);
    json_put_number(&json, "schema", 1);
    json_put_text(&json, "id", bundle_file_str(placard_id(module)));
    json_put_text(&json, "version", bundle_file_str(placard_module_version(module)));
    json_put_text(&json, "kind", str_of(inspect_module_kind(placard_kind_of_module(module))));
    if (inspect->language_count > 0) {
        json_put_text(&json, "title", bundle_file_str(placard_title(&inspect->languages[0].document)));
        json_put_number(&json, "reading_seconds", inspect->languages[0].seconds);
    }
    json_put_size(&json, "size", inspect->file->bytes.len);
    json_put_text(&json, "content", hex(inspect, placard_fact_at(module, PLACARD_CONTENT, 0).text));
    put_languages(&json, inspect);
    put_lists(&json, module);
    put_times(&json, module);
    put_triggers(&json, module);
    if (inspect->language_count > 0)
        put_quiz(&json, &inspect->languages[0].document);
    put_media(&json, inspect);
    put_entries(&json, module);
    json_end_object(&json);
    return json_finish(&json);
}
