/* links.c - what a module says of others: modules, roles, sites, equipment, rules. */
#include "pipeline/5-checks/rules.h"

static bool is_known(struct str id, const struct str *ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(id, ids[i]))
            return true;
    return false;
}

/* By bisection: a library may have ten thousand modules. */
size_t check_find_module(const struct check *check, struct str id)
{
    size_t low = 0, high = check->context->module_id_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = str_cmp(check->context->module_ids[middle], id);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return SIZE_MAX;
}

static bool is_module(const struct check *check, struct str id)
{
    return check_find_module(check, id) != SIZE_MAX;
}

/* "did you mean", with the nearest id as the mend; else what to do instead. */
static void suggest_module(struct check *check, struct diag *diag, struct str id, const char *otherwise)
{
    struct str near = str_nearest(id, check->context->module_ids, check->context->module_id_count);
    if (near.len > 0)
        check_help(check, diag, "did you mean `%.*s`?", STR_FMT(near));
    else
        check_help(check, diag, "%s", otherwise);
}

/* The id in a `module:` target: without a part behind '#'. */
static bool module_target(const struct node *link, struct str *id)
{
    if (!str_starts(link->text, STR("module:")))
        return false;
    *id = str_slice(link->text, sizeof "module:" - 1, link->text.len);
    *id = str_slice(*id, 0, str_find_byte(*id, '#', 0));
    return true;
}

/* Where an id stands in a node's source, or the whole node. */
static struct place word_place(const struct check *check, const struct node *node, struct str word)
{
    size_t at = str_find(source_text(check->module->source, node->span), word);
    if (at == SIZE_MAX || word.len == 0)
        return check_first_line(check, node->span);
    uint32_t begin = node->span.begin + (uint32_t)at;
    return check_place(check, (struct span){begin, begin + (uint32_t)word.len});
}

void rule_unknown_link(struct check *check)
{
    for (size_t i = 0; i < check->module->link_count; i++) {
        const struct node *link = check->module->links[i];
        struct str id;
        if (!module_target(link, &id) || is_module(check, id))
            continue;
        struct str target = str_format(check->stage->arena, "module:%.*s", STR_FMT(id));
        struct diag *diag = check_report(check, DIAG_UNKNOWN_MODULE_LINK, word_place(check, link, target),
                                         "this library has no module `%.*s`", STR_FMT(id));
        check_label(check, diag, "the link leads nowhere");
        suggest_module(check, diag, id, "write the id of a module of this library, or a full https: address");
    }
}

static bool is_draft(const struct check *check, struct str id)
{
    size_t index = check_find_module(check, id);
    const struct checks_context *context = check->context;
    return index != SIZE_MAX && context->is_draft != NULL && !check->module->fields.is_draft &&
           context->is_draft(context->others, index);
}

static void report_draft(struct check *check, struct place place, struct str id)
{
    struct diag *diag =
        check_report(check, DIAG_LINK_TO_DRAFT, place, "the module `%.*s` is a draft", STR_FMT(id));
    check_label(check, diag, "it is not built, so this leads nowhere");
    check_help(check, diag,
               "finish `%.*s` and take `draft: true` out of it, or write `draft: true` here, too",
               STR_FMT(id));
}

void rule_draft_link(struct check *check)
{
    const struct scalar *replacement = &check->module->fields.withdrawn.replaced_by;
    for (size_t i = 0; i < check->module->link_count; i++) {
        const struct node *link = check->module->links[i];
        struct str id;
        if (module_target(link, &id) && is_draft(check, id))
            report_draft(check, word_place(check, link, id), id);
    }
    if (replacement->text.ptr != NULL && is_draft(check, replacement->text))
        report_draft(check, check_place(check, replacement->span), replacement->text);
}

void rule_untranslated_link(struct check *check)
{
    const struct checks_context *context = check->context;
    if (context->has_language == NULL ||
        str_eq_nocase(check->module->language, context->library->language.text))
        return;
    for (size_t i = 0; i < check->module->link_count; i++) {
        const struct node *link = check->module->links[i];
        struct str id;
        size_t index = module_target(link, &id) ? check_find_module(check, id) : SIZE_MAX;
        if (index == SIZE_MAX || context->has_language(context->others, index, check->module->language))
            continue;
        struct diag *diag =
            check_report(check, DIAG_LINK_LEAVES_LANGUAGE, word_place(check, link, id),
                         "the module `%.*s` is not in %.*s", STR_FMT(id), STR_FMT(check->module->language));
        check_help(check, diag, "translate it, too: `placard new module %.*s --lang %.*s` starts that",
                   STR_FMT(id), STR_FMT(check->module->language));
    }
}

void rule_unknown_superseded(struct check *check)
{
    const struct scalars *ids = &check->module->fields.supersedes;
    for (size_t i = 0; i < ids->count; i++) {
        const struct scalar *id = &ids->items[i];
        if (is_module(check, id->text))
            continue;
        struct diag *diag =
            check_report(check, DIAG_UNKNOWN_SUPERSEDED, check_place(check, id->span),
                         "the superseded module `%.*s` is not in this library", STR_FMT(id->text));
        suggest_module(
            check, diag, id->text,
            "keep the old module and mark it `withdrawn:`, so that devices that have it stop showing it");
    }
}

void rule_unknown_replacement(struct check *check)
{
    const struct scalar *id = &check->module->fields.withdrawn.replaced_by;
    if (id->text.ptr == NULL || is_module(check, id->text))
        return;
    struct diag *diag = check_report(check, DIAG_UNKNOWN_REPLACEMENT, check_place(check, id->span),
                                     "this library has no module `%.*s`", STR_FMT(id->text));
    check_label(check, diag, "workers would be sent nowhere");
    suggest_module(check, diag, id->text,
                   "write the id of the module that replaces this one, or take the line out");
}

/* ---- What placard.yaml declares -------------------------------------------- */

struct declared {
    enum diag_code code;
    const char *noun;  /* "role" */
    const char *field; /* of placard.yaml */
    const struct str *words;
    size_t count;
};

static const struct str *texts_of(struct arena *arena, const struct scalars *items)
{
    struct str *texts = arena_array(arena, struct str, items->count + 1);
    for (size_t i = 0; i < items->count; i++)
        texts[i] = items->items[i].text;
    return texts;
}

/* "a, b, c ...": what a message has room for. */
static struct str first_words(struct arena *arena, const struct declared *declared)
{
    enum { SHOWN = 6 };
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < declared->count && i < SHOWN; i++)
        buf_format(&out, "%s%.*s", i > 0 ? ", " : "", STR_FMT(declared->words[i]));
    if (declared->count > SHOWN)
        buf_str(&out, STR(" ..."));
    return buf_view(&out);
}

/* Report what is used but not declared; a library that declares none accepts any. */
static void check_declared(struct check *check, const struct declared *declared, const struct scalars *used)
{
    for (size_t i = 0; i < used->count && declared->count > 0; i++) {
        const struct scalar *word = &used->items[i];
        if (is_known(word->text, declared->words, declared->count))
            continue;
        struct diag *diag =
            check_report(check, declared->code, check_place(check, word->span),
                         "placard.yaml knows no %s `%.*s`", declared->noun, STR_FMT(word->text));
        struct str near = str_nearest(word->text, declared->words, declared->count);
        check_label(check, diag, "no worker and no trigger will ever match it");
        if (near.len > 0)
            check_help(check, diag, "did you mean `%.*s`?", STR_FMT(near));
        else
            check_help(check, diag, "add it to `%s:` in placard.yaml, or use one that is there: %.*s",
                       declared->field, STR_FMT(first_words(check->stage->arena, declared)));
    }
}

void rule_undeclared_role(struct check *check)
{
    const struct scalars *items = &check->context->library->roles;
    struct declared declared = {DIAG_UNDECLARED_ROLE, "role", "roles", texts_of(check->stage->arena, items),
                                items->count};
    check_declared(check, &declared, &check->module->fields.audience.roles);
}

void rule_undeclared_certification(struct check *check)
{
    const struct scalars *items = &check->context->library->certifications;
    struct declared declared = {DIAG_UNDECLARED_CERTIFICATION, "certification", "certifications",
                                texts_of(check->stage->arena, items), items->count};
    check_declared(check, &declared, &check->module->fields.audience.requires);
}

void rule_undeclared_equipment(struct check *check)
{
    const struct scalars *items = &check->context->library->equipment;
    struct declared declared = {DIAG_UNDECLARED_EQUIPMENT, "equipment", "equipment",
                                texts_of(check->stage->arena, items), items->count};
    check_declared(check, &declared, &check->module->fields.equipment);
}

void rule_undeclared_site(struct check *check)
{
    const struct library_fields *library = check->context->library;
    struct str *ids = arena_array(check->stage->arena, struct str, library->sites.count + 1);
    for (size_t i = 0; i < library->sites.count; i++)
        ids[i] = library->sites.items[i].id.text;
    struct declared declared = {DIAG_UNDECLARED_SITE, "site", "sites", ids, library->sites.count};
    check_declared(check, &declared, &check->module->fields.audience.sites);
}

/* "es" of "es-MX". */
static struct str primary(struct str tag)
{
    return str_slice(tag, 0, str_find_byte(tag, '-', 0));
}

static bool is_offered(const struct check *check, struct str tag)
{
    const struct scalars *languages = &check->context->library->languages;
    if (str_eq_nocase(primary(tag), primary(check->module->language)))
        return true;
    for (size_t i = 0; i < languages->count; i++)
        if (str_eq_nocase(primary(tag), primary(languages->items[i].text)))
            return true;
    return false;
}

void rule_audience_language(struct check *check)
{
    const struct scalars *tags = &check->module->fields.audience.languages;
    for (size_t i = 0; i < tags->count && check->context->library->languages.count > 0; i++) {
        const struct scalar *tag = &tags->items[i];
        if (is_offered(check, tag->text))
            continue;
        struct diag *diag = check_report(
            check, DIAG_AUDIENCE_LANGUAGE, check_place(check, tag->span),
            "the audience reads `%.*s`, but the library is not translated into it", STR_FMT(tag->text));
        check_help(
            check, diag,
            "add it to `languages:` in placard.yaml and translate: placard new module %.*s --lang %.*s",
            STR_FMT(check->module->fields.id.text), STR_FMT(tag->text));
    }
}

void rule_regulation_number(struct check *check)
{
    const struct scalars *items = &check->module->fields.regulations;
    for (size_t i = 0; i < items->count; i++) {
        const struct scalar *item = &items->items[i];
        bool has_digit = false;
        for (size_t c = 0; c < item->text.len; c++)
            has_digit = has_digit || (item->text.ptr[c] >= '0' && item->text.ptr[c] <= '9');
        if (has_digit)
            continue;
        struct diag *diag =
            check_report(check, DIAG_REGULATION_WITHOUT_NUMBER, check_place(check, item->span),
                         "a regulation without a number cannot be looked up or covered");
        check_help(check, diag, "cite it as the officer files it: OSHA 29 CFR 1910.147(c)(4)");
    }
}
