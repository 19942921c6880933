/*
 * inspect_text.c - the same for people.
 */
#include "cli/inspect.h"

#include "base/date.h"
#include "base/digest.h"

static void row(struct buf *out, const char *name, struct str value)
{
    buf_format(out, "  %-14s %.*s\n", name, STR_FMT(value));
}

static struct str list_of(struct arena *arena, const placard_module *module, placard_kind kind)
{
    struct buf out = {.arena = arena};
    for (uint32_t i = 0;; i++) {
        placard_fact fact = placard_fact_at(module, kind, i);
        if (fact.kind == PLACARD_END)
            break;
        buf_format(&out, "%s%.*s", i > 0 ? ", " : "", STR_FMT(bundle_file_str(fact.text)));
    }
    return buf_view(&out);
}

static void list_row(struct buf *out, const placard_module *module, placard_kind kind, const char *name)
{
    struct str list = list_of(out->arena, module, kind);
    if (list.len > 0)
        row(out, name, list);
}

static struct str duration(struct arena *arena, uint32_t seconds)
{
    if (seconds % 86400 == 0)
        return str_format(arena, "%u d", seconds / 86400);
    if (seconds % 3600 == 0)
        return str_format(arena, "%u h", seconds / 3600);
    return str_format(arena, "%u:%02u min", seconds / 60, seconds % 60);
}

static void reviews(struct buf *out, const placard_module *module)
{
    struct buf line = {.arena = out->arena};
    for (uint32_t i = 0;; i++) {
        placard_fact fact = placard_fact_at(module, PLACARD_REVIEW, i);
        if (fact.kind == PLACARD_END)
            break;
        buf_format(&line, "%s%.*s", i > 0 ? ", " : "", STR_FMT(duration(out->arena, fact.number)));
    }
    if (line.len > 0)
        row(out, "review after", buf_view(&line));
}

static void keywords(struct buf *out, const placard_document *document)
{
    const char *gap = "           keywords: ";
    placard_node node = 0;
    while ((node = placard_node_find(document, 0, node, PLACARD_KEYWORD)) != PLACARD_NONE) {
        buf_format(out, "%s%.*s", gap, STR_FMT(bundle_file_str(placard_node_text(document, node))));
        gap = ", ";
    }
    if (gap[0] == ',')
        buf_byte(out, '\n');
}

static void languages(struct buf *out, const struct inspect *inspect)
{
    buf_str(out, STR("\nLanguages\n"));
    for (uint32_t i = 0; i < inspect->language_count; i++) {
        const struct inspect_language *language = &inspect->languages[i];
        buf_format(out, "  %-8.*s %.*s%s%s\n           %u steps, %u questions, %u nodes, %.*s to read\n",
                   STR_FMT(language->tag), STR_FMT(bundle_file_str(placard_title(&language->document))),
                   i == 0 ? " (source)" : "", language->is_rtl ? " (right to left)" : "",
                   placard_step_count(&language->document), placard_question_count(&language->document),
                   placard_node_count(&language->document), STR_FMT(duration(out->arena, language->seconds)));
        keywords(out, &language->document);
    }
}

static void degrees(struct buf *out, uint32_t number, uint32_t zero)
{
    int64_t value = (int64_t)number - (int64_t)zero * 10000000;
    uint64_t size = (uint64_t)(value < 0 ? -value : value);
    buf_format(out, " %s%llu.%07llu", value < 0 ? "-" : "", (unsigned long long)(size / 10000000),
               (unsigned long long)(size % 10000000));
}

/* A number as the author wrote it, where its form is not plain. */
static void number(struct buf *out, const placard_fact *fact)
{
    switch (fact->kind) {
    case PLACARD_LATITUDE:
        degrees(out, fact->number, 90);
        break;
    case PLACARD_LONGITUDE:
        degrees(out, fact->number, 180);
        break;
    case PLACARD_AT:
        buf_format(out, " %02u:%02u", fact->number / 60, fact->number % 60);
        break;
    case PLACARD_BY_MONTH_DAY:
        buf_format(out, " %d", (int)fact->number - 31);
        break;
    case PLACARD_BY_DAY:
        buf_format(out, " %.2s", &"MoTuWeThFrSaSu"[fact->number % 8 < 7 ? fact->number % 8 * 2 : 0]);
        break;
    default:
        buf_format(out, " %u", fact->number);
    }
}

static void term(struct buf *out, const placard_fact *fact, int depth)
{
    unsigned has = inspect_kind_has(fact->kind);
    if (fact->kind == PLACARD_COSINE)
        return; /* follows from the latitude */
    buf_format(out, "%s", placard_kind_name(fact->kind));
    if (has & INSPECT_HAS_NUMBER)
        number(out, fact);
    if (has & INSPECT_HAS_TEXT)
        buf_format(out, " \"%.*s\"", STR_FMT(bundle_file_str(fact->text)));
    if (!(has & INSPECT_HAS_CHILDREN) || depth == 0)
        return;
    const char *gap = " (";
    for (placard_fact child = placard_fact_child(fact); child.kind != PLACARD_END;
         child = placard_fact_next(&child)) {
        buf_str(out, str_of(gap));
        term(out, &child, depth - 1);
        gap = ", ";
    }
    if (gap[0] == ',')
        buf_byte(out, ')');
}

static void triggers(struct buf *out, const placard_module *module)
{
    for (uint32_t i = 0;; i++) {
        placard_fact trigger = placard_fact_at(module, PLACARD_TRIGGER, i);
        if (trigger.kind == PLACARD_END)
            break;
        buf_str(out, i == 0 ? STR("\nTriggers\n") : STR(""));
        buf_format(out, "  %-14s", inspect_trigger_kind(trigger.number));
        const char *gap = " ";
        for (placard_fact child = placard_fact_child(&trigger); child.kind != PLACARD_END;
             child = placard_fact_next(&child)) {
            if (child.kind == PLACARD_COSINE)
                continue;
            buf_str(out, str_of(gap));
            term(out, &child, 2);
            gap = ", ";
        }
        buf_byte(out, '\n');
    }
}

static void quiz(struct buf *out, const placard_document *document)
{
    placard_node node = placard_node_find(document, 0, 0, PLACARD_QUIZ);
    if (node == PLACARD_NONE)
        return;
    buf_format(out, "\nQuiz, pass mark %u %%\n", placard_node_number(document, node));
    for (uint32_t i = 0; i < placard_question_count(document); i++) {
        placard_node question = placard_question_at(document, i);
        uint32_t points = placard_question_millipoints(document, i) / 1000;
        buf_format(out, "  %-32.*s %s, %u point%s\n",
                   STR_FMT(bundle_file_str(placard_node_text(document, question))),
                   inspect_question_type(placard_question_type_of(document, i)), points,
                   points == 1 ? "" : "s");
    }
}

static void entries(struct buf *out, const struct inspect *inspect)
{
    const placard_module *module = &inspect->file->module;
    buf_format(out, "\nEntries, %zu bytes in all\n", inspect->file->bytes.len);
    for (uint32_t i = 0; i < placard_entry_count(module); i++) {
        placard_entry entry = placard_entry_at(module, i);
        buf_format(out, "  %-44.*s %9u bytes", STR_FMT(bundle_file_str(entry.name)), entry.size);
        if (entry.is_deflated)
            buf_format(out, ", deflated %zu", entry.packed.size);
        buf_byte(out, '\n');
    }
    for (uint32_t i = 0; i < placard_media_count(module); i++)
        buf_format(out, "  picture %u: %u by %u pixels\n", i, placard_media_width(module, i),
                   placard_media_height(module, i));
}

static void date_row(struct buf *out, const placard_module *module, placard_kind kind, const char *name)
{
    placard_fact fact = placard_fact_at(module, kind, 0);
    if (fact.kind != PLACARD_END)
        row(out, name, date_text(out->arena, fact.number));
}

static void identity(struct buf *out, const placard_module *module)
{
    placard_bytes content = placard_fact_at(module, PLACARD_CONTENT, 0).text;
    buf_format(out, "%.*s %.*s (%s)\n", STR_FMT(bundle_file_str(placard_id(module))),
               STR_FMT(bundle_file_str(placard_module_version(module))),
               inspect_module_kind(placard_kind_of_module(module)));
    row(out, "content", digest_hex(out->arena, content.data, content.size));
#define X(name, key) list_row(out, module, PLACARD_##name, key);
    INSPECT_LIST_FACTS(X)
#undef X
    date_row(out, module, PLACARD_EFFECTIVE, "effective");
    reviews(out, module);
    list_row(out, module, PLACARD_WITHDRAWN, "withdrawn");
    list_row(out, module, PLACARD_REPLACED_BY, "replaced by");
    date_row(out, module, PLACARD_WITHDRAWN_ON, "withdrawn on");
}

struct str inspect_text(const struct inspect *inspect)
{
    const placard_module *module = &inspect->file->module;
    struct buf out = {.arena = &inspect->cli->arena};
    identity(&out, module);
    languages(&out, inspect);
    triggers(&out, module);
    if (inspect->language_count > 0)
        quiz(&out, &inspect->languages[0].document);
    entries(&out, inspect);
    return buf_view(&out);
}
