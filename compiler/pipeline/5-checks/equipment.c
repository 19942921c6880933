/* equipment.c - what is worn and what is fetched: it must be at hand before step 1. */
#include "pipeline/5-checks/rules.h"

#include <string.h>

#include "pipeline/5-checks/words.h"

static bool lists(const struct scalars *items, struct str needle)
{
    for (size_t i = 0; i < items->count; i++)
        if (text_holds(items->items[i].text, needle))
            return true;
    return false;
}

/* What is missing: the first hit of each entry that the field must have. */
struct missing {
    const struct hit *hits[96]; /* more than the advices of a class */
    size_t count;
};

static bool is_missing(const struct missing *missing, const char *entry)
{
    for (size_t i = 0; i < missing->count; i++)
        if (strcmp(missing->hits[i]->phrase->advice, entry) == 0)
            return true;
    return false;
}

/* A field with quotes round what YAML would read otherwise. */
static void put_item(struct buf *out, struct str item)
{
    bool is_plain = item.len > 0;
    for (size_t i = 0; i < item.len; i++)
        is_plain = is_plain && strchr(",:[]{}#&*!|>'\"%@`?", item.ptr[i]) == NULL;
    if (!is_plain)
        buf_byte(out, '"');
    for (size_t i = 0; i < item.len; i++) {
        if (!is_plain && strchr("\"\\", item.ptr[i]) != NULL)
            buf_byte(out, '\\');
        buf_byte(out, item.ptr[i]);
    }
    if (!is_plain)
        buf_byte(out, '"');
}

/* The field as it must read to hold what it held and what is missing: `tools: [Gauge, spanner]`. */
static struct str whole_list(struct check *check, const char *field, const struct scalars *items,
                             const struct missing *missing)
{
    struct buf out = {.arena = check->stage->arena};
    buf_format(&out, "%s: [", field);
    for (size_t i = 0; i < items->count + missing->count; i++) {
        buf_str(&out, i > 0 ? STR(", ") : STR(""));
        put_item(&out, i < items->count ? items->items[i].text : hit_text(missing->hits[i - items->count]));
    }
    buf_byte(&out, ']');
    return buf_view(&out);
}

/* ---- Whether the words of a step ask for a thing --------------------------- */

/* "with", "using", "take" before a tool, articles and an adjective between: "with a large flat screwdriver".
 */
static bool is_taken(const struct prose *prose, struct range range)
{
    static const char *const takes[] = {"with",   "using", "use",    "take",     "fetch", "grab",
                                        "get",    "need",  "bring",  "via",      "set",   "connect",
                                        "attach", "place", "insert", "position", NULL};
    static const char *const determiners[] = {"a", "an", "the", "your", "this", "two", "each", NULL};
    struct range sentence = words_sentence(prose, range.begin);
    size_t index = words_index(prose, range.begin);
    bool is_plural = range.end > range.begin && prose->text.ptr[range.end - 1] == 's', is_determined = false;
    for (size_t back = 1; back <= 4 && back <= index; back++) {
        struct str word = words_at(prose, index - back);
        if (prose->words[index - back].begin < sentence.begin)
            return false;
        if (words_is_one_of(word, takes))
            return is_plural || is_determined;
        is_determined = is_determined || words_is_one_of(word, determiners);
    }
    return false;
}

/* "wear", "put on" before what is worn, in the same sentence, and nothing that takes it off again. */
static bool is_worn(const struct prose *prose, struct range range)
{
    static const char *const wears[] = {"wear", "wearing", "don", "put", "use", "with", "using", NULL};
    static const char *const ends[] = {"remove",  "removing", "off",    "dispose", "discard",
                                       "without", "replace",  "no",     "not",     "store",
                                       "inspect", "check",    "expire", "after",   NULL};
    struct range sentence = words_sentence(prose, range.begin);
    struct range before = {sentence.begin, range.begin};
    return words_hold(prose, before, wears) && !words_hold(prose, before, ends);
}

/* "drill bit", "knife block": the phrase is a part of another thing's name. */
static bool is_part_of_name(const struct prose *prose, struct range range)
{
    static const char *const others[] = {"bit",    "bits",    "head",   "heads",   "block", "holder", "box",
                                         "drawer", "case",    "handle", "tip",     "tips",  "set",    "guard",
                                         "down",   "through", "expire", "expires", NULL};
    size_t next = words_index(prose, range.end);
    return next < prose->word_count && prose->words[next].begin == range.end + 1 &&
           words_is_one_of(words_at(prose, next), others);
}

static bool is_longer_beside(const struct check *check, const struct hit *hit)
{
    for (size_t i = 0; i < hit->prose->hit_count; i++) {
        const struct hit *other = &check->text.hits[hit->prose->first_hit + i];
        bool is_around = other->range.begin <= hit->range.begin && other->range.end >= hit->range.end;
        if (other->phrase->class == hit->phrase->class && is_around &&
            other->range.end - other->range.begin > hit->range.end - hit->range.begin)
            return true;
    }
    return false;
}

static bool is_asked_for(const struct check *check, const struct hit *hit, const struct scalars *items)
{
    const struct prose *prose = hit->prose;
    if (prose->step == NULL || prose->origin == PROSE_QUIZ || lists(items, str_of(hit->phrase->advice)))
        return false;
    bool is_needed =
        hit->phrase->class == PHRASE_TOOL ? is_taken(prose, hit->range) : is_worn(prose, hit->range);
    return is_needed && !is_part_of_name(prose, hit->range) && !is_longer_beside(check, hit);
}

static void check_list(struct check *check, enum phrase_class class, enum diag_code code, const char *field,
                       const struct scalars *items)
{
    struct missing missing = {.count = 0};
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, class, hit)) != NULL)
        if (missing.count < sizeof missing.hits / sizeof missing.hits[0] && is_asked_for(check, hit, items) &&
            !is_missing(&missing, hit->phrase->advice))
            missing.hits[missing.count++] = hit;
    struct str list = missing.count > 0 ? whole_list(check, field, items, &missing) : STR("");
    for (size_t i = 0; i < missing.count; i++) {
        struct diag *diag =
            check_report(check, code, hit_place(missing.hits[i]), "`%.*s` is needed here, but not in `%s`",
                         STR_FMT(hit_text(missing.hits[i])), field);
        check_label(check, diag, "the worker finds out in the middle of the task");
        check_help(check, diag, "write in the front matter, each with its class or size:\n%.*s",
                   STR_FMT(list));
    }
}

void rule_ppe_not_listed(struct check *check)
{
    check_list(check, PHRASE_PPE, DIAG_PPE_NOT_LISTED, "ppe", &check->module->fields.ppe);
}

void rule_tool_not_listed(struct check *check)
{
    check_list(check, PHRASE_TOOL, DIAG_TOOL_NOT_LISTED, "tools", &check->module->fields.tools);
}
