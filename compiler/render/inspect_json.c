/*
 * inspect_json.c - schemas/inspect.schema.json; stable from run to run.
 */
#include "render/inspect.h"

#include "render/facts.h"

static void put_languages(struct json *json, const struct inspect *inspect)
{
    json_put_array(json, "languages");
    for (uint32_t i = 0; i < inspect->language_count; i++) {
        const placard_document *document = &inspect->documents[i];
        json_put_object(json, NULL);
        facts_put_language(json, inspect->module, i);
        json_put_text(json, "title", facts_str(placard_title(document)));
        json_put_number(json, "nodes", placard_node_count(document));
        json_put_number(json, "steps", placard_step_count(document));
        json_put_number(json, "questions", placard_question_count(document));
        json_put_number(json, "reading_seconds", facts_reading_seconds(document));
        facts_put_parts(json, "keywords", document, PLACARD_KEYWORD);
        json_end_object(json);
    }
    json_end_array(json);
}

static void put_quiz(struct json *json, const struct inspect *inspect)
{
    const placard_document *document = &inspect->documents[0];
    placard_node quiz =
        inspect->language_count == 0 ? PLACARD_NONE : placard_node_find(document, 0, 0, PLACARD_QUIZ);
    if (quiz == PLACARD_NONE) {
        json_put_null(json, "quiz");
        return;
    }
    json_put_object(json, "quiz");
    facts_put_quiz(json, inspect->module, document, quiz);
    json_put_array(json, "questions");
    for (uint32_t i = 0; i < placard_question_count(document); i++) {
        json_put_object(json, NULL);
        facts_put_question(json, document, placard_question_at(document, i));
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void put_entries(struct json *json, const placard_module *module)
{
    json_put_array(json, "entries");
    for (uint32_t i = 0; i < placard_entry_count(module); i++) {
        placard_entry entry = placard_entry_at(module, i);
        json_put_object(json, NULL);
        json_put_text(json, "name", facts_str(entry.name));
        json_put_word(json, "method", entry.is_deflated ? "deflate" : "stored");
        json_put_number(json, "size", entry.size);
        json_put_size(json, "packed", entry.packed.size);
        json_put_number(json, "offset", entry.offset);
        json_put_text(json, "crc32", str_format(json->out.arena, "%08x", (unsigned)entry.crc));
        json_end_object(json);
    }
    json_end_array(json);
}

struct str inspect_json(struct arena *arena, const struct inspect *inspect)
{
    struct json json = {.out = {.arena = arena}};
    json_put_object(&json, NULL);
    json_put_number(&json, "schema", 2);
    facts_put_identity(&json, inspect->module);
    if (inspect->language_count > 0) {
        json_put_text(&json, "title", facts_str(placard_title(&inspect->documents[0])));
        json_put_number(&json, "reading_seconds", facts_reading_seconds(&inspect->documents[0]));
    }
    json_put_size(&json, "size", inspect->bytes.len);
    put_languages(&json, inspect);
    facts_put_manifest(&json, inspect->module);
    put_quiz(&json, inspect);
    put_entries(&json, inspect->module);
    json_end_object(&json);
    return json_finish(&json);
}
