/* type_group.c - a group of fields, and the list of groups under `sites`. */
#include "pipeline/3-fields/decode.h"
#include "pipeline/3-fields/schema.h"
#include "pipeline/3-fields/types.h"

static void read_group(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    bool is_told = value->is_cut && value->kind == YAML_TEXT; /* quiz: pass: 80% */
    if (!is_told)
        decode_parts(d, field, value, base);
}

const struct field_type type_group = {
    .name = "a group of fields",
    .takes = "group",
    .read = read_group,
    .schema = schema_of_group,
    .takes_cut = true,
};

/* ---- Sites ------------------------------------------------------------------ */

static void read_site(struct decode *d, const struct field *field, const struct yaml *item,
                      struct site_fields *site)
{
    decode_group(d, item, field->fields, site);
    const struct yaml *lat = decode_find(item, "lat"), *lon = decode_find(item, "lon");
    site->has_point = lat && lon;
    if (!lat != !lon && !item->is_cut)
        decode_report(d, DIAG_LOCATION_SHAPE, lat ? lat : lon, "a place needs both lat and lon",
                      "stands alone", "write lat: 41.52519 and lon: -88.08340");
}

static void read_sites(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct library_fields *out = base;
    if (!decode_list(d, field, value))
        return;
    out->sites.items = arena_array(d->stage->arena, struct site_fields, value->count);
    for (const struct yaml *item = value->first; item; item = item->next) {
        struct site_fields *site = &out->sites.items[out->sites.count++];
        if (item->kind == YAML_GROUP)
            read_site(d, field, item, site);
        else
            decode_report_shape(d, item, "sites as groups",
                                "write { id: plant-7, timezone: America/Chicago }");
    }
}

static void schema_of_sites(struct json *json, const struct field *field)
{
    schema_begin_list(json);
    json_put_object(json, "items");
    schema_of_group(json, field);
    json_put_object(json, "dependencies");
    schema_names(json, "lat", "lon", NULL, NULL);
    schema_names(json, "lon", "lat", NULL, NULL);
    json_end_object(json);
    json_end_object(json);
    schema_end_list(json, 1, field->most);
}

const struct field_type type_sites = {
    .name = "a list of sites",
    .takes = "group",
    .read = read_sites,
    .schema = schema_of_sites,
    .is_list = true,
    .takes_cut = true,
};
