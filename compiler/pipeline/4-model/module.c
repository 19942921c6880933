#include "pipeline/4-model/module.h"

#include "pipeline/4-model/build.h"

struct place build_place(const struct build *build, struct span span)
{
    return (struct place){build->stage->source, span};
}

struct str build_plain(const struct build *build, const struct node *node)
{
    return str_trim(node_plain(build->stage->arena, node));
}

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
    struct build *build;
    struct node *body; /* first node of the body, or NULL when it is empty */
};

static struct node *add_part(struct parts *parts, uint32_t kind, struct scalar scalar)
{
    struct node *root = parts->build->module->root;
    struct node *node = node_new(parts->build->stage->arena, kind, scalar.span);
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

static void add_parts(struct build *build)
{
    struct module *module = build->module;
    const struct module_fields *fields = &module->fields;
    struct parts parts = {build, module->root->first};
    add_part(&parts, PLACARD_TITLE, fields->title);
    if (fields->task.text.len > 0)
        add_part(&parts, PLACARD_SUMMARY, fields->task);
    add_list(&parts, PLACARD_TOOL, &fields->tools);
    add_list(&parts, PLACARD_SPARE_PART, &fields->parts);
    add_list(&parts, PLACARD_PROTECTION, &fields->ppe);
    add_list(&parts, PLACARD_KEYWORD, &fields->keywords);
    add_part(&parts, PLACARD_READING_TIME, (struct scalar){0})->number = module->reading_seconds;
}

struct module *module_build(struct stage *stage, const struct library_fields *library, struct str language,
                            const struct module_fields *fields, struct node *tree)
{
    struct module *module = arena_new(stage->arena, struct module);
    struct build build = {.stage = stage, .library = library, .module = module};
    module->source = stage->source;
    module->language = language;
    module->is_rtl = is_rtl(language);
    module->fields = *fields;
    module->root = tree;
    struct str own = library == NULL ? language : library->language.text;
    build.is_translation = fields->translates.is_set || (own.len > 0 && !str_eq_nocase(own, language));
    comments_read(&build);
    notices_make(&build);
    sections_make(&build);
    steps_make(&build);
    notices_guard(&build);
    images_make(&build);
    quiz_make(&build);
    comments_finish(&build);
    module->reading_seconds =
        reading_seconds(tree, library == NULL ? 0 : library->limits.words_per_minute.value);
    add_parts(&build);
    return module;
}
