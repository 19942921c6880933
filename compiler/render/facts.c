#include "render/facts.h"

#include "base/codes.h"
#include "base/date.h"
#include "base/digest.h"
#include "base/link.h"
#include "base/shown.h"
#include "render/question.h"

placard_bytes facts_bytes(struct str text)
{
    return (placard_bytes){(const uint8_t *)text.ptr, text.len};
}

struct str facts_str(placard_bytes bytes)
{
    return (struct str){bytes.size > 0 ? (const char *)bytes.data : "", bytes.size};
}

struct str facts_shown(struct arena *arena, placard_bytes bytes)
{
    return shown_line(arena, facts_str(bytes));
}

bool facts_is_kept_link(placard_bytes target)
{
    struct str scheme = link_scheme(facts_str(target));
    return scheme.len == 0 || link_is_kept(scheme);
}

placard_fact facts_next(const placard_fact *fact)
{
    placard_fact next = placard_fact_next(fact);
    return next.kind == fact->kind ? next : (placard_fact){.kind = PLACARD_END};
}

struct str facts_lag(struct arena *arena, const placard_module *module, uint32_t place)
{
    return str_format(arena, "%.*s → %.*s",
                      STR_FMT(facts_shown(arena, placard_fact_at(module, PLACARD_TRANSLATES, place).text)),
                      STR_FMT(facts_shown(arena, placard_module_version(module))));
}

uint32_t facts_reading_seconds(const placard_document *document)
{
    placard_node time = question_child(document, 0, PLACARD_NONE, PLACARD_READING_TIME);
    return placard_node_number(document, time);
}

void facts_put_identity(struct json *json, const placard_module *module)
{
    json_put_text(json, "id", facts_str(placard_id(module)));
    json_put_text(json, "version", facts_str(placard_module_version(module)));
    json_put_word(json, "kind", codes_module(placard_kind_of_module(module)));
}

void facts_put_language(struct json *json, const placard_module *module, uint32_t language)
{
    json_put_text(json, "tag", facts_str(placard_language_tag(module, language)));
    json_put_word(json, "direction", placard_language_is_rtl(module, language) ? "rtl" : "ltr");
}

void facts_put_parts(struct json *json, const char *key, const placard_document *document, placard_kind kind)
{
    json_put_array(json, key);
    placard_node part = question_child(document, 0, PLACARD_NONE, kind);
    for (; part != PLACARD_NONE; part = question_child(document, 0, part, kind))
        json_put_text(json, NULL, facts_str(placard_node_text(document, part)));
    json_end_array(json);
}

/* ---- Lists, days, and why a module is withdrawn ------------------------------ */

static void put_list(struct json *json, const char *key, const placard_module *module, placard_kind kind)
{
    json_put_array(json, key);
    placard_fact fact = placard_fact_first(module);
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact))
        if (fact.kind == (uint32_t)kind)
            json_put_text(json, NULL, facts_str(fact.text));
    json_end_array(json);
}

static void put_date(struct json *json, const char *key, const placard_module *module, placard_kind kind)
{
    placard_fact fact = placard_fact_at(module, kind, 0);
    if (fact.kind == PLACARD_END)
        json_put_null(json, key);
    else
        json_put_text(json, key, date_text(json->out.arena, fact.number));
}

static void put_review(struct json *json, const placard_module *module)
{
    json_put_array(json, "review_seconds");
    placard_fact fact = placard_fact_first(module);
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact))
        if (fact.kind == PLACARD_REVIEW)
            json_put_number(json, NULL, fact.number);
    json_end_array(json);
}

static void put_withdrawn(struct json *json, const placard_module *module)
{
    placard_fact reason = placard_fact_at(module, PLACARD_WITHDRAWN, 0);
    placard_fact replaced = placard_fact_at(module, PLACARD_REPLACED_BY, 0);
    if (reason.kind == PLACARD_END) {
        json_put_null(json, "withdrawn");
        return;
    }
    json_put_object(json, "withdrawn");
    json_put_text(json, "reason", facts_str(reason.text));
    put_date(json, "date", module, PLACARD_WITHDRAWN_ON);
    if (replaced.kind == PLACARD_END)
        json_put_null(json, "replaced_by");
    else
        json_put_text(json, "replaced_by", facts_str(replaced.text));
    json_end_object(json);
}

/* ---- Triggers ---------------------------------------------------------------- */

static struct str degrees(struct arena *arena, int64_t value)
{
    uint64_t size = (uint64_t)(value < 0 ? -value : value);
    return str_format(arena, "%s%llu.%07llu", value < 0 ? "-" : "", (unsigned long long)(size / 10000000),
                      (unsigned long long)(size % 10000000));
}

/* RFC 5545, 3.3.10: "TU" every Tuesday, "2TU" the second, "-1TU" the last. */
static struct str by_day(struct arena *arena, uint32_t number)
{
    int ordinal = PLACARD_BY_DAY_ORDINAL(number);
    const char *weekday = codes_weekday(PLACARD_BY_DAY_WEEKDAY(number));
    return ordinal == 0 ? str_of(weekday) : str_format(arena, "%d%s", ordinal, weekday);
}

struct str facts_number(struct arena *arena, const placard_fact *term)
{
    uint32_t number = term->number;
    switch (term->kind) {
    case PLACARD_LATITUDE:
        return degrees(arena, PLACARD_LATITUDE_OF(number));
    case PLACARD_LONGITUDE:
        return degrees(arena, PLACARD_LONGITUDE_OF(number));
    case PLACARD_AT:
        return str_format(arena, "%02u:%02u", number / 60, number % 60);
    case PLACARD_BY_MONTH_DAY:
        return str_format(arena, "%d", PLACARD_BY_MONTH_DAY_OF(number));
    case PLACARD_BY_DAY:
        return by_day(arena, number);
    case PLACARD_FREQUENCY:
        return str_of(codes_frequency(number));
    case PLACARD_START:
    case PLACARD_UNTIL:
        return date_text(arena, number);
    default:
        return (struct str){NULL, 0};
    }
}

static void put_terms(struct json *json, const placard_fact *parent, int depth);

/* As the bundle holds it: kind, number, text, and what is inside; `value` is how the number is written. */
static void put_term(struct json *json, const placard_fact *term, int depth)
{
    uint32_t carried = codes_carried(term->kind);
    struct str value = facts_number(json->out.arena, term);
    json_put_object(json, NULL);
    json_put_word(json, "kind", placard_kind_name(term->kind));
    if (carried & PLACARD_HAS_NUMBER)
        json_put_number(json, "number", term->number);
    if (value.len > 0)
        json_put_text(json, "value", value);
    if (carried & PLACARD_HAS_TEXT)
        json_put_text(json, "text", facts_str(term->text));
    if ((carried & PLACARD_HAS_CHILDREN) && depth > 0)
        put_terms(json, term, depth - 1);
    json_end_object(json);
}

/* The tree of a trigger is two deep by the format; `depth` says so to who reads this. */
static void put_terms(struct json *json, const placard_fact *parent, int depth)
{
    json_put_array(json, "terms");
    placard_fact term = placard_fact_child(parent);
    for (; term.kind != PLACARD_END; term = placard_fact_next(&term))
        put_term(json, &term, depth);
    json_end_array(json);
}

static void put_triggers(struct json *json, const placard_module *module)
{
    json_put_array(json, "triggers");
    placard_fact fact = placard_fact_first(module);
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact)) {
        if (fact.kind != PLACARD_TRIGGER)
            continue;
        json_put_object(json, NULL);
        json_put_word(json, "kind", codes_trigger(fact.number));
        put_terms(json, &fact, 2);
        json_end_object(json);
    }
    json_end_array(json);
}

/* ---- Pictures ------------------------------------------------------------------ */

static void put_digest(struct json *json, const char *key, placard_bytes bytes)
{
    json_put_text(json, key, digest_hex(json->out.arena, bytes.data, bytes.size));
}

static void put_media(struct json *json, const placard_module *module)
{
    json_put_array(json, "media");
    for (uint32_t i = 0; i < placard_media_count(module); i++) {
        json_put_object(json, NULL);
        put_digest(json, "digest", placard_fact_at(module, PLACARD_MEDIA, i).text);
        json_put_number(json, "width", placard_media_width(module, i));
        json_put_number(json, "height", placard_media_height(module, i));
        json_put_size(json, "size", placard_media(module, i).size);
        json_end_object(json);
    }
    json_end_array(json);
}

static void put_lagging(struct json *json, const placard_module *module)
{
    json_put_array(json, "lagging");
    placard_fact fact = placard_fact_at(module, PLACARD_LAGGING, 0);
    for (uint32_t i = 0; fact.kind != PLACARD_END; fact = facts_next(&fact)) {
        json_put_object(json, NULL);
        json_put_text(json, "language", facts_str(fact.text));
        json_put_text(json, "translates", facts_str(placard_fact_at(module, PLACARD_TRANSLATES, i++).text));
        json_put_number(json, "outdated_parts", fact.number);
        json_end_object(json);
    }
    json_end_array(json);
}

void facts_put_manifest(struct json *json, const placard_module *module)
{
    put_list(json, "equipment", module, PLACARD_EQUIPMENT);
    put_list(json, "regulations", module, PLACARD_REGULATION);
    put_list(json, "roles", module, PLACARD_ROLE);
    put_list(json, "sites", module, PLACARD_SITE);
    put_list(json, "requires", module, PLACARD_REQUIRES);
    put_list(json, "audience_languages", module, PLACARD_AUDIENCE_LANGUAGE);
    put_date(json, "effective", module, PLACARD_EFFECTIVE);
    put_review(json, module);
    put_list(json, "supersedes", module, PLACARD_SUPERSEDES);
    put_withdrawn(json, module);
    put_lagging(json, module);
    put_triggers(json, module);
    put_media(json, module);
    put_digest(json, "content", placard_fact_at(module, PLACARD_CONTENT, 0).text);
}

/* ---- The quiz -------------------------------------------------------------------- */

void facts_put_quiz(struct json *json, const placard_module *module, const placard_document *document,
                    placard_node quiz)
{
    placard_fact attempts = placard_fact_at(module, PLACARD_ATTEMPTS, 0);
    json_put_number(json, "pass_percent", placard_node_number(document, quiz));
    if (attempts.kind == PLACARD_END)
        json_put_null(json, "attempts");
    else
        json_put_number(json, "attempts", attempts.number);
}

void facts_put_question(struct json *json, const placard_document *document, placard_node question)
{
    struct question_facts facts = question_facts(document, question);
    json_put_text(json, "id", facts_str(placard_node_text(document, question)));
    json_put_word(json, "type", codes_question(facts.type));
    json_put_number(json, "points", facts.points);
    json_put_bool(json, "shuffle", !facts.is_fixed);
    json_put_text(json, "digest", str_format(json->out.arena, "%08x", (unsigned)facts.digest));
}
