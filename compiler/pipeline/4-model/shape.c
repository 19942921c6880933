#include "pipeline/4-model/shape.h"

#include "pipeline/4-model/model.h"

/* Scripts written from right to left, by the language's usual script or the tag's own. */
static bool is_rtl(struct str tag)
{
    static const char *const languages[] = {"ar", "he", "fa", "ur",  "ps", "sd",
                                            "ug", "yi", "dv", "ckb", "iw"};
    static const char *const scripts[] = {"-arab", "-hebr", "-thaa", "-syrc", "-nkoo", "-adlm"};
    size_t end = str_find_byte(tag, '-', 0);
    struct str language = str_slice(tag, 0, end);
    struct str second = str_slice(tag, language.len, language.len + 5);
    bool has_script = second.len == 5 && (tag.len == language.len + 5 || tag.ptr[language.len + 5] == '-');
    for (size_t i = 0; has_script && i < sizeof scripts / sizeof scripts[0]; i++) {
        if (str_eq_nocase(second, str_of(scripts[i])))
            return true;
    }
    for (size_t i = 0; !has_script && i < sizeof languages / sizeof languages[0]; i++) {
        if (str_eq_nocase(language, str_of(languages[i])))
            return true;
    }
    return false;
}

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
    module->is_rtl = is_rtl(language);
    module->fields = *fields;
    module->root = tree;
    struct str own = library == NULL ? language : library->language.text;
    model.is_translation = fields->translates.is_set || (own.len > 0 && !str_eq_nocase(own, language));
    comments_read(&model);
    notices_make(&model);
    sections_make(&model);
    steps_make(&model);
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
