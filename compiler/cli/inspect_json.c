/*
 * inspect_json.c - schemas/inspect.schema.json; stable from run to run.
 */
#include "cli/inspect.h"

#include "base/date.h"
#include "base/digest.h"
#include "base/json_tree.h"

static struct str hex(const struct inspect *inspect, placard_bytes bytes)
{
    return digest_hex(&inspect->cli->arena, bytes.data, bytes.size);
}

static void put_date(struct json_tree *tree, json_t *object, const char *key, uint32_t date)
{
    json_put_text(tree, object, key, date_text(tree->arena, date));
}

/* The texts of all `kind` of a document, which are parts and hold nothing. */
static void put_parts(struct json_tree *tree, json_t *object, const char *key,
                      const placard_document *document, placard_kind kind)
{
    json_t *list = json_put_array(tree, object, key);
    for (placard_node node = placard_node_find(document, 0, 0, kind); node != PLACARD_NONE;
         node = placard_node_find(document, 0, node, kind))
        json_put_text(tree, list, NULL, bundle_file_str(placard_node_text(document, node)));
}

static void put_languages(struct json_tree *tree, const struct inspect *inspect)
{
    json_t *list = json_put_array(tree, tree->root, "languages");
    for (uint32_t i = 0; i < inspect->language_count; i++) {
        const struct inspect_language *language = &inspect->languages[i];
        json_t *object = json_put_object(tree, list, NULL);
        json_put_text(tree, object, "tag", language->tag);
        json_put_text(tree, object, "direction", language->is_rtl ? STR("rtl") : STR("ltr"));
        json_put_text(tree, object, "title", bundle_file_str(placard_title(&language->document)));
        json_put_number(tree, object, "nodes", placard_node_count(&language->document));
        json_put_number(tree, object, "steps", placard_step_count(&language->document));
        json_put_number(tree, object, "questions", placard_question_count(&language->document));
        json_put_number(tree, object, "reading_seconds", language->seconds);
        put_parts(tree, object, "keywords", &language->document, PLACARD_KEYWORD);
    }
}

static void put_lists(struct json_tree *tree, const placard_module *module)
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
        json_t *list = json_put_array(tree, tree->root, facts[i].key);
        for (uint32_t j = 0;; j++) {
            placard_fact fact = placard_fact_at(module, facts[i].kind, j);
            if (fact.kind == PLACARD_END)
                break;
            json_put_text(tree, list, NULL, bundle_file_str(fact.text));
        }
    }
}

static void put_times(struct json_tree *tree, const placard_module *module)
{
    placard_fact effective = placard_fact_at(module, PLACARD_EFFECTIVE, 0);
    placard_fact attempts = placard_fact_at(module, PLACARD_ATTEMPTS, 0);
    placard_fact withdrawn = placard_fact_at(module, PLACARD_WITHDRAWN, 0);
    placard_fact replaced = placard_fact_at(module, PLACARD_REPLACED_BY, 0);
    placard_fact withdrawn_on = placard_fact_at(module, PLACARD_WITHDRAWN_ON, 0);
    if (effective.kind != PLACARD_END)
        put_date(tree, tree->root, "effective", effective.number);
    json_t *review = json_put_array(tree, tree->root, "review_seconds");
    for (uint32_t i = 0; placard_fact_at(module, PLACARD_REVIEW, i).kind != PLACARD_END; i++)
        json_put_number(tree, review, NULL, placard_fact_at(module, PLACARD_REVIEW, i).number);
    if (attempts.kind != PLACARD_END)
        json_put_number(tree, tree->root, "attempts", attempts.number);
    if (withdrawn.kind != PLACARD_END)
        json_put_text(tree, tree->root, "withdrawn", bundle_file_str(withdrawn.text));
    if (replaced.kind != PLACARD_END)
        json_put_text(tree, tree->root, "replaced_by", bundle_file_str(replaced.text));
    if (withdrawn_on.kind != PLACARD_END)
        put_date(tree, tree->root, "withdrawn_on", withdrawn_on.number);
}

/* Terms are shown as the bundle holds them: kind, number, text, and what is inside. */
static void put_term(struct json_tree *tree, json_t *list, const placard_fact *fact, int depth)
{
    unsigned has = inspect_kind_has(fact->kind);
    json_t *object = json_put_object(tree, list, NULL);
    json_put_text(tree, object, "kind", str_of(placard_kind_name(fact->kind)));
    if (has & INSPECT_HAS_NUMBER)
        json_put_number(tree, object, "number", fact->number);
    if (has & INSPECT_HAS_TEXT)
        json_put_text(tree, object, "text", bundle_file_str(fact->text));
    if (!(has & INSPECT_HAS_CHILDREN) || depth == 0)
        return;
    json_t *terms = json_put_array(tree, object, "terms");
    for (placard_fact term = placard_fact_child(fact); term.kind != PLACARD_END;
         term = placard_fact_next(&term))
        put_term(tree, terms, &term, depth - 1);
}

static void put_triggers(struct json_tree *tree, const placard_module *module)
{
    json_t *list = json_put_array(tree, tree->root, "triggers");
    for (uint32_t i = 0;; i++) {
        placard_fact trigger = placard_fact_at(module, PLACARD_TRIGGER, i);
        if (trigger.kind == PLACARD_END)
            break;
        json_t *object = json_put_object(tree, list, NULL);
        json_put_text(tree, object, "kind", str_of(inspect_trigger_kind(trigger.number)));
        json_t *terms = json_put_array(tree, object, "terms");
        for (placard_fact term = placard_fact_child(&trigger); term.kind != PLACARD_END;
             term = placard_fact_next(&term))
            put_term(tree, terms, &term, 2);
    }
}

static void put_quiz(struct json_tree *tree, const placard_document *document)
{
    placard_node quiz = placard_node_find(document, 0, 0, PLACARD_QUIZ);
    if (quiz == PLACARD_NONE)
        return;
    json_t *object = json_put_object(tree, tree->root, "quiz");
    json_put_number(tree, object, "pass_percent", placard_node_number(document, quiz));
    json_t *list = json_put_array(tree, object, "questions");
    for (uint32_t i = 0; i < placard_question_count(document); i++) {
        placard_node node = placard_question_at(document, i);
        uint32_t number = placard_node_number(document, node);
        json_t *question = json_put_object(tree, list, NULL);
        json_put_text(tree, question, "id", bundle_file_str(placard_node_text(document, node)));
        json_put_text(tree, question, "type", str_of(inspect_question_type(PLACARD_QUESTION_TYPE(number))));
        json_put_number(tree, question, "points", PLACARD_QUESTION_POINTS(number));
        placard_node digest = placard_node_find(document, node, node, PLACARD_DIGEST);
        json_put_text(tree, question, "digest",
                      str_format(tree->arena, "%08x", (unsigned)placard_node_number(document, digest)));
    }
}

static void put_media(struct json_tree *tree, const struct inspect *inspect)
{
    const placard_module *module = &inspect->file->module;
    json_t *list = json_put_array(tree, tree->root, "media");
    for (uint32_t i = 0; i < placard_media_count(module); i++) {
        json_t *object = json_put_object(tree, list, NULL);
        json_put_text(tree, object, "digest", hex(inspect, placard_fact_at(module, PLACARD_MEDIA, i).text));
        json_put_number(tree, object, "width", placard_media_width(module, i));
        json_put_number(tree, object, "height", placard_media_height(module, i));
        json_put_number(tree, object, "size", placard_media(module, i).size);
    }
}

static void put_entries(struct json_tree *tree, const placard_module *module)
{
    json_t *list = json_put_array(tree, tree->root, "entries");
    for (uint32_t i = 0; i < placard_entry_count(module); i++) {
        placard_entry entry = placard_entry_at(module, i);
        json_t *object = json_put_object(tree, list, NULL);
        json_put_text(tree, object, "name", bundle_file_str(entry.name));
        json_put_text(tree, object, "method", entry.is_deflated ? STR("deflate") : STR("stored"));
        json_put_number(tree, object, "size", entry.size);
        json_put_number(tree, object, "packed", entry.packed.size);
        json_put_number(tree, object, "offset", entry.offset);
        json_put_text(tree, object, "crc32", str_format(tree->arena, "%08x", (unsigned)entry.crc));
    }
}

struct str inspect_json(const struct inspect *inspect)
{
    const placard_module *module = &inspect->file->module;
    struct json_tree tree = json_tree_new(&inspect->cli->arena);
    json_put_number(&tree, tree.root, "schema", 1);
    json_put_text(&tree, tree.root, "id", bundle_file_str(placard_id(module)));
    json_put_text(&tree, tree.root, "version", bundle_file_str(placard_module_version(module)));
    json_put_text(&tree, tree.root, "kind", str_of(inspect_module_kind(placard_kind_of_module(module))));
    if (inspect->language_count > 0) {
        json_put_text(&tree, tree.root, "title",
                      bundle_file_str(placard_title(&inspect->languages[0].document)));
        json_put_number(&tree, tree.root, "reading_seconds", inspect->languages[0].seconds);
    }
    json_put_number(&tree, tree.root, "size", inspect->file->bytes.len);
    json_put_text(&tree, tree.root, "content",
                  hex(inspect, placard_fact_at(module, PLACARD_CONTENT, 0).text));
    put_languages(&tree, inspect);
    put_lists(&tree, module);
    put_times(&tree, module);
    put_triggers(&tree, module);
    if (inspect->language_count > 0)
        put_quiz(&tree, &inspect->languages[0].document);
    put_media(&tree, inspect);
    put_entries(&tree, module);
    return json_tree_write(&tree);
}
