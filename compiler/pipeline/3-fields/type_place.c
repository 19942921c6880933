/* type_place.c - degrees, distances, corners: sites and the trigger `location`. */
#include "pipeline/3-fields/decode.h"
#include "pipeline/3-fields/meant.h"
#include "pipeline/3-fields/schema.h"
#include "pipeline/3-fields/types.h"
#include "pipeline/3-fields/values.h"

/* ---- Degrees ---------------------------------------------------------------- */

#define DEGREES      "decimal degrees"
#define DEGREES_HELP "write decimal degrees: 41.88190 or -87.62780"

enum { LATITUDE_MOST = 90, LONGITUDE_MOST = 180 };

static void report_degrees(struct decode *d, const struct yaml *value, const char *why, int32_t most)
{
    struct arena *arena = d->stage->arena;
    struct str meant = meant_decimal(arena, value->text);
    int32_t number;
    const char *help = DEGREES_HELP;
    if (meant.len > 0 && values_degrees(meant, most, &number) == NULL)
        help = str_z(arena, str_format(arena, "write %.*s, with a point", STR_FMT(meant)));
    decode_report_form(d, DIAG_COORDINATE, value, why, help);
}

static bool read_degrees(struct decode *d, const struct yaml *value, int32_t most, int32_t *out)
{
    struct scalar text;
    if (!decode_scalar(d, value, DEGREES, &text))
        return false;
    const char *why = values_degrees(text.text, most, out);
    if (!why && !value->is_plain)
        why = "a number stands without quotes";
    if (why)
        report_degrees(d, value, why, most);
    return why == NULL;
}

static void read_latitude(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    read_degrees(d, value, LATITUDE_MOST, field_target(field, base));
}

static void read_longitude(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    read_degrees(d, value, LONGITUDE_MOST, field_target(field, base));
}

static void put_degrees(struct json *json, int32_t most)
{
    json_put_word(json, "type", "number");
    json_put_number(json, "minimum", -most);
    json_put_number(json, "maximum", most);
}

static void schema_of_latitude(struct json *json, const struct field *field)
{
    (void)field;
    put_degrees(json, LATITUDE_MOST);
}

static void schema_of_longitude(struct json *json, const struct field *field)
{
    (void)field;
    put_degrees(json, LONGITUDE_MOST);
}

const struct field_type type_latitude = {
    .name = DEGREES,
    .takes = "degrees, -90 to 90",
    .read = read_latitude,
    .schema = schema_of_latitude,
};

const struct field_type type_longitude = {
    .name = DEGREES,
    .takes = "degrees, -180 to 180",
    .read = read_longitude,
    .schema = schema_of_longitude,
};

/* ---- Distances --------------------------------------------------------------- */

static void read_distance(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct scalar text;
    decode_form(d, field->type, value, &text, field_target(field, base));
}

const struct field_type type_distance = {
    .name = "a distance",
    .takes = "distance, 1m to 99.999km",
    .read = read_distance,
    .number = values_distance,
    .code = DIAG_DISTANCE_FORM,
    .help = "write 40m or 1.2km",
    .meant = meant_distance,
    .schema = schema_of_form,
    .json = {"string"},
    .pattern = "^(?!0+(\\.0*)?[ ]?k?m$)([0-9]{1,5}[ ]?m|[0-9]{1,2}(\\.[0-9]{1,3})?[ ]?km)$",
};

/* ---- Corners ----------------------------------------------------------------- */

static bool check_corners(struct decode *d, const struct field *field, const struct yaml *value)
{
    if (value->kind != YAML_LIST) {
        decode_report_shape(d, value, field->type->name,
                            "write [[41.88, -87.63], [41.88, -87.62], [41.89, -87.62]]");
        return false;
    }
    if (value->count >= field->low && value->count <= field->high)
        return true;
    struct str message =
        str_format(d->stage->arena, "a polygon has %u to %u corners", field->low, field->high);
    decode_report(d, DIAG_POLYGON_POINTS, value, str_z(d->stage->arena, message),
                  value->count < field->low ? "too few" : "too many",
                  "write the corners in order; the last joins the first by itself");
    return false;
}

static void read_polygon(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct trigger *out = base;
    if (!check_corners(d, field, value))
        return;
    out->location.polygon = arena_array(d->stage->arena, struct point, value->count);
    for (const struct yaml *item = value->first; item; item = item->next) {
        struct point *point = &out->location.polygon[out->location.polygon_count];
        if (item->kind != YAML_LIST || item->count != 2)
            decode_report(d, DIAG_POLYGON_POINTS, item, "a corner is a latitude and a longitude",
                          "not two numbers in brackets", "write [41.88, -87.63]");
        else if (read_degrees(d, item->first, LATITUDE_MOST, &point->latitude) &&
                 read_degrees(d, item->last, LONGITUDE_MOST, &point->longitude))
            out->location.polygon_count++;
    }
}

static void schema_of_polygon(struct json *json, const struct field *field)
{
    schema_begin_list(json);
    json_put_object(json, "items");
    schema_begin_list(json);
    json_put_array(json, "items");
    json_put_object(json, NULL);
    put_degrees(json, LATITUDE_MOST);
    json_end_object(json);
    json_put_object(json, NULL);
    put_degrees(json, LONGITUDE_MOST);
    json_end_object(json);
    json_end_array(json);
    schema_end_list(json, 2, 2);
    json_end_object(json);
    schema_end_list(json, field->low, field->high);
}

const struct field_type type_polygon = {
    .name = "a list of corners",
    .takes = "L to H corners",
    .read = read_polygon,
    .schema = schema_of_polygon,
};

/* ---- The trigger ------------------------------------------------------------- */

static void check_location(struct decode *d, const struct yaml *value, struct trigger *out)
{
    const struct yaml *lat = decode_find(value, "lat"), *lon = decode_find(value, "lon"),
                      *radius = decode_find(value, "radius");
    bool has_circle = lat || lon || radius;
    int shapes =
        has_circle + (decode_find(value, "polygon") != NULL) + (decode_find(value, "beacon") != NULL);
    if (shapes != 1)
        decode_report(d, DIAG_LOCATION_SHAPE, value,
                      shapes ? "a location is one shape" : "a location has no shape",
                      shapes ? "several are mixed here" : "empty",
                      "write lat, lon and radius, or polygon, or beacon; each shape is a trigger of its own");
    else if (has_circle && !(lat && lon && radius))
        decode_report(d, DIAG_LOCATION_SHAPE, value, "a circle needs lat, lon and radius",
                      "one of them is missing", "write { lat: 41.88190, lon: -87.62780, radius: 40m }");
    else if (has_circle && out->location.centre.latitude == 0 && out->location.centre.longitude == 0)
        decode_report(d, DIAG_NULL_ISLAND, value, "this place is in the sea off Africa",
                      "0, 0 is what stands where nobody measured",
                      "write the latitude and longitude of the place: stand there and read them off a phone");
    out->location.is_circle = has_circle;
    if (has_circle)
        out->location.cosine = values_cosine(out->location.centre.latitude);
}

static void read_location(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    if (decode_parts(d, field, value, base))
        check_location(d, value, base);
}

/* Exactly one of the shapes. */
static void put_location_rules(struct json *json)
{
    json_put_array(json, "oneOf");
    schema_alternative(json, "lat", "lon", "radius");
    schema_alternative(json, "polygon", NULL, NULL);
    schema_alternative(json, "beacon", NULL, NULL);
    json_end_array(json);
    json_put_object(json, "dependencies");
    schema_names(json, "lat", "lon", "radius", NULL);
    schema_names(json, "lon", "lat", "radius", NULL);
    schema_names(json, "radius", "lat", "lon", NULL);
    json_end_object(json);
}

const struct field_type type_location = {
    .name = "a group of fields",
    .takes = "group",
    .read = read_location,
    .schema = schema_of_group,
    .rules = put_location_rules,
};
