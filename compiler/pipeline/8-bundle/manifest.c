#include "pipeline/8-bundle/manifest.h"

#include "pipeline/7-stream/tokens.h"

/* A tree that is being made, and the node that new ones go into. */
struct maker {
    struct arena *arena;
    struct node *into;
};

static struct node *add(struct maker *maker, placard_kind kind, uint32_t number, struct str text)
{
    struct node *node = node_new(maker->arena, kind, (struct span){0, 0});
    node->number = number;
    node->text = text;
    node_append(maker->into, node);
    return node;
}

static void add_number(struct maker *maker, placard_kind kind, uint32_t number)
{
    add(maker, kind, number, (struct str){0});
}

static void add_text(struct maker *maker, placard_kind kind, struct str text)
{
    add(maker, kind, 0, text);
}

/* For numbers whose zero means that the author said nothing. */
static void add_unless_zero(struct maker *maker, placard_kind kind, uint32_t number)
{
    if (number != 0)
        add_number(maker, kind, number);
}

static void add_scalar(struct maker *maker, placard_kind kind, const struct scalar *scalar)
{
    if (scalar->text.len > 0)
        add_text(maker, kind, scalar->text);
}

static void add_scalars(struct maker *maker, placard_kind kind, const struct scalars *scalars)
{
    for (size_t i = 0; i < scalars->count; i++)
        add_scalar(maker, kind, &scalars->items[i]);
}

/* Inside a node: `outer` goes on where it was. */
static struct maker inside(const struct maker *outer, struct node *node)
{
    return (struct maker){outer->arena, node};
}

/* ---- Triggers ---------------------------------------------------------- */

static void add_match_fields(struct maker *trigger, const struct match_fields *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        struct maker field = inside(trigger, add(trigger, PLACARD_FIELD, 0, fields->items[i].name.text));
        add_scalars(&field, PLACARD_VALUE, &fields->items[i].values);
    }
}

/* Shifted to be unsigned: varints have no sign. */
static void add_point(struct maker *maker, struct point point)
{
    add_number(maker, PLACARD_LATITUDE, PLACARD_LATITUDE_NUMBER(point.latitude));
    add_number(maker, PLACARD_LONGITUDE, PLACARD_LONGITUDE_NUMBER(point.longitude));
}

static void add_location(struct maker *trigger, const struct trigger *source)
{
    if (source->location.is_circle) {
        add_point(trigger, source->location.centre);
        add_number(trigger, PLACARD_RADIUS, source->location.radius_m);
        add_number(trigger, PLACARD_COSINE, source->location.cosine);
    }
    for (size_t i = 0; i < source->location.polygon_count; i++) {
        struct maker point = inside(trigger, add(trigger, PLACARD_POINT, 0, (struct str){0}));
        add_point(&point, source->location.polygon[i]);
    }
    add_scalar(trigger, PLACARD_BEACON, &source->location.beacon);
}

/* The parts of the rule that name days. */
static void add_days(struct maker *trigger, const struct schedule *schedule)
{
    for (uint32_t i = 0; i < schedule->by_day_count; i++)
        add_number(trigger, PLACARD_BY_DAY,
                   PLACARD_BY_DAY_NUMBER(schedule->by_day[i].ordinal, schedule->by_day[i].weekday));
    for (uint32_t i = 0; i < schedule->by_month_day_count; i++)
        add_number(trigger, PLACARD_BY_MONTH_DAY, PLACARD_BY_MONTH_DAY_NUMBER(schedule->by_month_day[i]));
    for (uint32_t i = 0; i < schedule->by_month_count; i++)
        add_number(trigger, PLACARD_BY_MONTH, schedule->by_month[i]);
}

static void add_schedule(struct maker *trigger, const struct schedule *schedule)
{
    if (schedule->frequency != 0) {
        add_number(trigger, PLACARD_FREQUENCY, schedule->frequency);
        if (schedule->interval > 1)
            add_number(trigger, PLACARD_INTERVAL, schedule->interval);
        add_days(trigger, schedule);
    }
    add_unless_zero(trigger, PLACARD_START, schedule->start.yyyymmdd);
    add_unless_zero(trigger, PLACARD_UNTIL, schedule->until);
    add_unless_zero(trigger, PLACARD_COUNT, schedule->count);
    if (schedule->has_at)
        add_number(trigger, PLACARD_AT, schedule->at_minutes);
    add_unless_zero(trigger, PLACARD_BEFORE_SHIFT, schedule->before_shift);
}

/* Terms in ascending order of code: each function above keeps it. */
static void add_terms(struct maker *trigger, const struct trigger *source)
{
    switch (source->kind) {
    case PLACARD_TRIGGER_WORK_ORDER:
        add_match_fields(trigger, &source->fields);
        break;
    case PLACARD_TRIGGER_EVENT:
        add_match_fields(trigger, &source->fields);
        add_scalar(trigger, PLACARD_EVENT, &source->event);
        break;
    case PLACARD_TRIGGER_SCHEDULE:
        add_schedule(trigger, &source->schedule);
        break;
    case PLACARD_TRIGGER_LOCATION:
        add_location(trigger, source);
        break;
    case PLACARD_TRIGGER_SCAN:
        add_scalar(trigger, source->scan_is_prefix ? PLACARD_PREFIX : PLACARD_EXACT, &source->scan);
        break;
    case PLACARD_TRIGGER_POLICY_UPDATE:
        add_scalars(trigger, PLACARD_CHANGED_REGULATION, &source->regulations);
        break;
    case PLACARD_TRIGGER_REVIEW:
        break;
    }
}

static void add_triggers(struct maker *manifest, const struct module_fields *fields)
{
    for (size_t i = 0; i < fields->triggers.count; i++) {
        const struct trigger *source = &fields->triggers.items[i];
        struct maker trigger =
            inside(manifest, add(manifest, PLACARD_TRIGGER, (uint32_t)source->kind, (struct str){0}));
        add_terms(&trigger, source);
    }
}

/* ---- Facts ------------------------------------------------------------- */

static void add_languages(struct maker *manifest, const struct bundle_document *documents, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct module *module = documents[i].module;
        add(manifest, PLACARD_LANGUAGE, PLACARD_LANGUAGE_NUMBER(documents[i].node_count, module->is_rtl),
            module->language);
    }
}

static void add_media(struct maker *manifest, const struct media_list *media)
{
    for (size_t i = 0; i < media->count; i++) {
        const struct media *item = &media->items[i];
        struct str name = {(const char *)item->digest, sizeof item->digest};
        add(manifest, PLACARD_MEDIA, PLACARD_MEDIA_NUMBER(item->width, item->height), name);
    }
}

static void add_audience(struct maker *manifest, const struct module_fields *fields)
{
    add_scalars(manifest, PLACARD_ROLE, &fields->audience.roles);
    add_scalars(manifest, PLACARD_SITE, &fields->audience.sites);
    add_scalars(manifest, PLACARD_REQUIRES, &fields->audience.requires);
}

static void add_withdrawn(struct maker *manifest, const struct module_fields *fields)
{
    if (!fields->withdrawn.is_set)
        return;
    add_text(manifest, PLACARD_WITHDRAWN, fields->withdrawn.reason.text);
    add_scalar(manifest, PLACARD_REPLACED_BY, &fields->withdrawn.replaced_by);
    add_unless_zero(manifest, PLACARD_WITHDRAWN_ON, fields->withdrawn.date.yyyymmdd);
}

/* What an author wrote in the front matter, from ROLE on, but for the triggers. */
static void add_fields(struct maker *manifest, const struct module_fields *fields)
{
    add_audience(manifest, fields);
    add_scalars(manifest, PLACARD_EQUIPMENT, &fields->equipment);
    add_scalars(manifest, PLACARD_REGULATION, &fields->regulations);
    if (fields->effective.is_set)
        add_number(manifest, PLACARD_EFFECTIVE, fields->effective.yyyymmdd);
    for (size_t i = 0; i < fields->review.count; i++)
        add_number(manifest, PLACARD_REVIEW, fields->review.seconds[i]);
    add_scalars(manifest, PLACARD_SUPERSEDES, &fields->supersedes);
    add_withdrawn(manifest, fields);
    add_scalars(manifest, PLACARD_AUDIENCE_LANGUAGE, &fields->audience.languages);
    if (fields->quiz.attempts.is_set)
        add_number(manifest, PLACARD_ATTEMPTS, fields->quiz.attempts.value);
}

/* Facts of a kind stand together: which belongs to which is told by its place. */
static void add_lagging(struct maker *manifest, const struct module *source)
{
    for (size_t i = 0; i < source->lagging.count; i++)
        add(manifest, PLACARD_LAGGING, source->lagging.items[i].marked, source->lagging.items[i].language);
    for (size_t i = 0; i < source->lagging.count; i++)
        add_text(manifest, PLACARD_TRANSLATES, source->lagging.items[i].translates);
}

struct str manifest_stream(struct arena *arena, const struct bundle_document *documents,
                           size_t document_count, const struct media_list *media, const uint8_t content[32])
{
    const struct module_fields *fields = &documents[0].module->fields;
    struct node *root = node_new(arena, PLACARD_MANIFEST, (struct span){0, 0});
    struct maker manifest = {arena, root};
    add(&manifest, PLACARD_ID, (uint32_t)fields->kind, fields->id.text);
    add_text(&manifest, PLACARD_VERSION, fields->version.text);
    add_text(&manifest, PLACARD_CONTENT, (struct str){(const char *)content, 32});
    add_languages(&manifest, documents, document_count);
    add_media(&manifest, media);
    add_fields(&manifest, fields);
    add_lagging(&manifest, documents[0].module);
    add_triggers(&manifest, fields);
    uint32_t node_count;
    struct buf out = {.arena = arena};
    tokens_stream(&out, root, &node_count);
    return buf_view(&out);
}
