#include "pipeline/4-model/shape.h"

#include "base/language.h"
#include "pipeline/4-model/model.h"

/* ---- Parts before the body ---- */

struct parts {
    struct model *model;
    struct node *body; /* first node of the body, or NULL when it is empty */
};

static struct node *add_part(struct parts *parts, uint32_t kind, struct scalar scalar)
{
    struct node *root = parts->model->module->root;
    struct node *node = node_new(parts->model->stage->arena, kind, scalar.span);
    node->text = scalar.text;
    if (parts->body != NULL)
        node_insert_before(parts->body, node);
    else
        node_append(root, node);
    return node;
}

static void add_list(struct parts *parts, uint32_t kind, const struct scalars *list)
{
    for (size_t i = 0; i < list->count; i++)
        add_part(parts, kind, list->items[i]);
}

static void add_parts(struct model *model)
{
    struct module *module = model->module;
    const struct module_fields *fields = &module->fields;
    struct parts parts = {model, module->root->first};
    add_part(&parts, PLACARD_TITLE, fields->title);
    if (fields->task.text.len > 0)
        add_part(&parts, PLACARD_SUMMARY, fields->task);
    add_list(&parts, PLACARD_TOOL, &fields->tools);
    add_list(&parts, PLACARD_SPARE_PART, &fields->parts);
    add_list(&parts, PLACARD_PROTECTION, &fields->ppe);
    add_list(&parts, PLACARD_KEYWORD, &fields->keywords);
    add_part(&parts, PLACARD_READING_TIME, (struct scalar){0})->number = module->reading_seconds;
}

struct module *shape_module(struct stage *stage, const struct library_fields *library, struct str language,
                            const struct module_fields *fields, struct node *tree)
{
    struct module *module = arena_new(stage->arena, struct module);
    struct model model = {.stage = stage, .library = library, .module = module};
    module->source = stage->source;
    module->language = language;
    module->is_rtl = language_is_rtl(language);
    module->fields = *fields;
    module->root = tree;
    struct str own = library == NULL ? language : library->language.text;
    model.is_translation = fields->translates.is_set || (own.len > 0 && !str_eq_nocase(own, language));
    comments_read(&model);
    notices_make(&model);
    near_notices_check(&model);
    near_quiz_check(&model);
    sections_make(&model);
    steps_make(&model);
    near_details_check(&model);
    notices_guard(&model);
    images_make(&model);
    quiz_make(&model);
    footnotes_check_shown(&model);
    comments_finish(&model);
    module->reading_seconds =
        reading_seconds(tree, library == NULL ? 0 : library->limits.words_per_minute.value);
    add_parts(&model);
    return module;
}
