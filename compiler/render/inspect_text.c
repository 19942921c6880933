/*
 * inspect_text.c - the same for people.
 */
#include "render/inspect.h"

#include "base/codes.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/shown.h"
#include "render/facts.h"

static void row(struct buf *out, const char *name, struct str value)
{
    buf_format(out, "  %-14s %.*s\n", name, STR_FMT(value));
}

static struct str list_of(struct arena *arena, const placard_module *module, placard_kind kind)
{
    struct buf out = {.arena = arena};
    placard_fact fact = placard_fact_at(module, kind, 0);
    for (; fact.kind != PLACARD_END; fact = facts_next(&fact))
        buf_format(&out, "%s%.*s", out.len > 0 ? ", " : "", STR_FMT(facts_shown(arena, fact.text)));
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
    placard_fact fact = placard_fact_at(module, PLACARD_REVIEW, 0);
    for (; fact.kind != PLACARD_END; fact = facts_next(&fact))
        buf_format(&line, "%s%.*s", line.len > 0 ? ", " : "", STR_FMT(duration(out->arena, fact.number)));
    if (line.len > 0)
        row(out, "review after", buf_view(&line));
}

static void keywords(struct buf *out, const placard_document *document)
{
    const char *gap = "           keywords: ";
    placard_node node = 0;
    while ((node = placard_node_find(document, 0, node, PLACARD_KEYWORD)) != PLACARD_NONE) {
        buf_format(out, "%s%.*s", gap, STR_FMT(facts_shown(out->arena, placard_node_text(document, node))));
        gap = ", ";
    }
    if (gap[0] == ',')
        buf_byte(out, '\n');
}

static void languages(struct buf *out, const struct inspect *inspect)
{
    buf_str(out, STR("\nLanguages\n"));
    for (uint32_t i = 0; i < inspect->language_count; i++) {
        const placard_document *document = &inspect->documents[i];
        buf_format(out, "  %-8.*s %.*s%s%s\n           %u steps, %u questions, %u nodes, %.*s to read\n",
                   STR_FMT(facts_shown(out->arena, placard_language_tag(inspect->module, i))),
                   STR_FMT(facts_shown(out->arena, placard_title(document))), i == 0 ? " (source)" : "",
                   placard_language_is_rtl(inspect->module, i) ? " (right to left)" : "",
                   placard_step_count(document), placard_question_count(document),
                   placard_node_count(document),
                   STR_FMT(duration(out->arena, facts_reading_seconds(document))));
        keywords(out, document);
    }
}

/* A number as the author wrote it, where its form is not plain. */
static void number(struct buf *out, const placard_fact *fact)
{
    struct str value = facts_number(out->arena, fact);
    if (value.len > 0)
        buf_format(out, " %.*s", STR_FMT(value));
    else
        buf_format(out, " %u", fact->number);
}

static void term(struct buf *out, const placard_fact *fact, int depth)
{
    uint32_t carried = codes_carried(fact->kind);
    if (fact->kind == PLACARD_COSINE)
        return; /* follows from the latitude */
    buf_format(out, "%s", placard_kind_name(fact->kind));
    if (carried & PLACARD_HAS_NUMBER)
        number(out, fact);
    if (carried & PLACARD_HAS_TEXT)
        buf_format(out, " \"%.*s\"", STR_FMT(facts_shown(out->arena, fact->text)));
    if (!(carried & PLACARD_HAS_CHILDREN) || depth == 0)
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
    placard_fact trigger = placard_fact_at(module, PLACARD_TRIGGER, 0);
    if (trigger.kind != PLACARD_END)
        buf_str(out, STR("\nTriggers\n"));
    for (; trigger.kind != PLACARD_END; trigger = facts_next(&trigger)) {
        buf_format(out, "  %-14s", codes_trigger(trigger.number));
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
        uint32_t points = (uint32_t)placard_question_millipoints(document, i) / 1000;
        buf_format(out, "  %-32.*s %s, %u point%s\n",
                   STR_FMT(facts_shown(out->arena, placard_node_text(document, question))),
                   codes_question(placard_question_type_of(document, i)), points, points == 1 ? "" : "s");
    }
}

static void entries(struct buf *out, const struct inspect *inspect)
{
    const placard_module *module = inspect->module;
    buf_format(out, "\nEntries, %zu bytes in all\n", inspect->bytes.len);
    for (uint32_t i = 0; i < placard_entry_count(module); i++) {
        placard_entry entry = placard_entry_at(module, i);
        buf_format(out, "  %-44.*s %9u bytes", STR_FMT(facts_shown(out->arena, entry.name)), entry.size);
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

static void lagging_rows(struct buf *out, const placard_module *module)
{
    placard_fact fact = placard_fact_at(module, PLACARD_LAGGING, 0);
    for (uint32_t i = 0; fact.kind != PLACARD_END; fact = facts_next(&fact), i++) {
        struct str tag = facts_shown(out->arena, fact.text), lag = facts_lag(out->arena, module, i);
        row(out, "lagging",
            fact.number == 0
                ? str_format(out->arena, "%.*s is left out (%.*s)", STR_FMT(tag), STR_FMT(lag))
                : str_format(out->arena, "%.*s, %u part%s marked as outdated (%.*s)", STR_FMT(tag),
                             fact.number, fact.number == 1 ? "" : "s", STR_FMT(lag)));
    }
}

static void identity(struct buf *out, const placard_module *module)
{
    placard_bytes content = placard_fact_at(module, PLACARD_CONTENT, 0).text;
    buf_format(out, "%.*s %.*s (%s)\n", STR_FMT(facts_shown(out->arena, placard_id(module))),
               STR_FMT(facts_shown(out->arena, placard_module_version(module))),
               codes_module(placard_kind_of_module(module)));
    row(out, "content", digest_hex(out->arena, content.data, content.size));
    list_row(out, module, PLACARD_ROLE, "roles");
    list_row(out, module, PLACARD_SITE, "sites");
    list_row(out, module, PLACARD_REQUIRES, "requires");
    list_row(out, module, PLACARD_AUDIENCE_LANGUAGE, "audience_languages");
    list_row(out, module, PLACARD_EQUIPMENT, "equipment");
    list_row(out, module, PLACARD_REGULATION, "regulations");
    list_row(out, module, PLACARD_SUPERSEDES, "supersedes");
    date_row(out, module, PLACARD_EFFECTIVE, "effective");
    reviews(out, module);
    list_row(out, module, PLACARD_WITHDRAWN, "withdrawn");
    list_row(out, module, PLACARD_REPLACED_BY, "replaced by");
    date_row(out, module, PLACARD_WITHDRAWN_ON, "withdrawn on");
    lagging_rows(out, module);
}

struct str inspect_text(struct arena *arena, const struct inspect *inspect)
{
    const placard_module *module = inspect->module;
    struct buf out = {.arena = arena};
    identity(&out, module);
    languages(&out, inspect);
    triggers(&out, module);
    if (inspect->language_count > 0)
        quiz(&out, &inspect->documents[0]);
    entries(&out, inspect);
    return shown_log(arena, buf_view(&out));
}
