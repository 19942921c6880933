/* field_table.c - the table.  Rows in the order that the reference page shows. */
#include "pipeline/3-fields/field_table.h"

#include "pipeline/3-fields/types.h"

#include <stddef.h>

#define M(member) offsetof(struct module_fields, member)
#define L(member) offsetof(struct library_fields, member)
#define S(member) offsetof(struct site_fields, member)
#define T(member) offsetof(struct trigger, member)
#define BOTH      (IN_MODULE | IN_TRANSLATION)
#define ANY       ~0u /* in groups: wherever the group stands */

static const struct field audience_fields[] = {
    {"roles", &type_id, .most = 64, .offset = M(audience.roles),
     .text = "Roles the module is for. When `placard.yaml` declares roles, each must be one of them.",
     .example = "[maintenance-tech]"},
    {"sites", &type_id, .most = 64, .offset = M(audience.sites),
     .text = "Sites the module is for, by the ids that `placard.yaml` declares.", .example = "[plant-7]"},
    {"languages", &type_language, .most = 64, .offset = M(audience.languages),
     .text = "Languages of the workers the module is for. It does not name translations: their file names "
             "do.",
     .example = "[en, es-MX]"},
    {"requires", &type_id, .most = 64, .offset = M(audience.requires),
     .text = "Certifications that the worker must hold; all of them.", .example = "[loto-authorized]"},
    {0},
};

static const struct field quiz_fields[] = {
    {"pass", &type_percent, .low = 1, .high = 100, .offset = M(quiz.pass_percent),
     .text = "Share of the points that passes. 80 % when absent.", .example = "100%"},
    {"attempts", &type_integer, .low = 1, .high = 99, .offset = M(quiz.attempts),
     .text = "Attempts before a supervisor is asked for. No limit when absent.", .example = "3"},
    {"shuffle", &type_switch_off, .offset = M(quiz.shuffle_off),
     .text = "Whether choices come in another order at each attempt. true when absent.", .example = "false"},
    {0},
};

static const struct field withdrawn_fields[] = {
    {"date", &type_date, .required = ANY, .offset = M(withdrawn.date),
     .text = "Day from which clients stop showing the module.", .example = "2027-03-31"},
    {"reason", &type_text, .required = ANY, .low = 1, .high = 500, .offset = M(withdrawn.reason),
     .text = "Why, in words that the worker reads.", .example = "The CV-200 was taken out of service."},
    {"replaced_by", &type_id, .offset = M(withdrawn.replaced_by), .text = "Id of the module to use instead.",
     .example = "lockout-cv-300"},
    {0},
};

static const struct field translates_fields[] = {
    {"version", &type_version, .required = ANY, .offset = M(translates.version),
     .text = "Version of the source module that this text translates.", .example = "2.1.0"},
    {"parts", &type_stamp, .most = 512, .offset = M(translates.parts),
     .text = "A stamp for each step, notice and question of that version, so that a change is reported "
             "with the part that changed. `placard new module ID --lang TAG` writes them.",
     .example = "[\"lock:4f1a9c02\"]"},
    {0},
};

static const struct field schedule_fields[] = {
    {"rrule", &type_rule, .offset = T(schedule),
     .text = "Recurrence by RFC 5545: `FREQ` (`DAILY`, `WEEKLY`, `MONTHLY`, `YEARLY`) with `INTERVAL`, "
             "`BYDAY`, `BYMONTHDAY`, `BYMONTH`, `COUNT` and `UNTIL` (a date). Other parts are refused by "
             "name.",
     .example = "\"FREQ=WEEKLY;BYDAY=MO\""},
    {"at", &type_time, .offset = T(schedule.at_minutes),
     .text = "Time of day, site-local, 24 hours. Only with `rrule`.", .example = "\"06:45\""},
    {"start", &type_date, .offset = T(schedule.start),
     .text = "First day. Needed with `COUNT` and with an `INTERVAL` over 1, which count from it. Only with "
             "`rrule`.",
     .example = "2026-12-01"},
    {"before_shift", &type_shift, .offset = T(schedule.before_shift),
     .text = "How long before the worker's shift begins. Instead of `rrule`.", .example = "15m"},
    {0},
};

static const struct field location_fields[] = {
    {"lat", &type_latitude, .offset = T(location.centre.latitude),
     .text = "Latitude of a circle's centre, decimal degrees (WGS 84).", .example = "41.88190"},
    {"lon", &type_longitude, .offset = T(location.centre.longitude), .text = "Longitude of the centre.",
     .example = "-87.62780"},
    {"radius", &type_distance, .low = 1, .high = 99999, .offset = T(location.radius_m),
     .text = "Radius of the circle, in `m` or `km`.", .example = "40m"},
    {"polygon", &type_polygon, .low = 3, .high = 64, .offset = T(location.polygon),
     .text = "Corners as `[lat, lon]`, in order; the last joins the first.",
     .example = "[[41.88, -87.63], [41.88, -87.62], [41.89, -87.62]]"},
    {"beacon", &type_text, .low = 1, .high = 64, .offset = T(location.beacon),
     .text = "Name of a beacon, as the host application knows it.", .example = "dock-4"},
    {0},
};

/* Names as PLACARD_TRIGGER_LIST has them; `offset` is not used by groups here. */
static const struct field trigger_fields[] = {
    {"work_order", &type_match, .low = 1, .high = 16, .offset = T(fields),
     .text = "Fires when the work order in hand has all these fields, each with one of the values. Names "
             "are the work-order system's: `type`, `task_code`, `asset`, `asset_class`, `priority` and so "
             "on.",
     .example = "{ type: [PM, CM], asset_class: conveyor }"},
    {"schedule", &type_schedule, .fields = schedule_fields, .text = "Fires by the clock.",
     .example = "{ rrule: \"FREQ=WEEKLY;BYDAY=MO\", at: \"06:45\" }"},
    {"location", &type_location, .fields = location_fields,
     .text = "Fires inside a circle (`lat`, `lon`, `radius`) or a `polygon`, or near a `beacon`: one of "
             "the three.",
     .example = "{ lat: 41.88190, lon: -87.62780, radius: 40m }"},
    {"scan", &type_scan, .low = 1, .high = 128, .offset = T(scan),
     .text = "Fires when a QR, NFC or bar code is scanned that equals the text, or begins with it when a "
             "`*` ends it.",
     .example = "\"CV-200-*\""},
    {"policy_update", &type_policy, .low = 1, .high = 200, .offset = T(regulations),
     .text = "Fires when the module (`module`), or one of the listed `regulations`, changed since the "
             "worker last passed.",
     .example = "[\"OSHA 29 CFR 1910.147(c)(4)\"]"},
    {"event", &type_event, .high = 15, .offset = T(fields),
     .text = "Fires when the host application reports the named event, with all these fields.",
     .example = "{ name: alarm, code: [E42, E43] }"},
    {"review", &type_true,
     .text = "Fires when the next of the `review` intervals since the last pass is over.", .example = "true"},
    {0},
};

static const struct field module_table[] = {
    {"id", &type_id, .files = IN_MODULE, .required = IN_MODULE, .offset = M(id),
     .text = "Name of the module, for ever: records, translations and links use it. The file is "
             "`modules/ID.md`.",
     .example = "lockout-conveyor"},
    {"title", &type_text, .files = BOTH, .required = BOTH, .low = 1, .high = 120, .offset = M(title),
     .text = "What the worker is about to do, as an instruction.", .example = "Lock out the CV-200 conveyor"},
    {"version", &type_version, .files = IN_MODULE, .required = IN_MODULE, .offset = M(version),
     .text = "Version by SemVer 2.0.0. Major: the worker must take it again. Minor: content changed. "
             "Patch: wording.",
     .example = "2.1.0"},
    {"kind", &type_kind, .files = IN_MODULE, .offset = M(kind),
     .text = "`procedure` (steps; the default), `bulletin` (a policy or safety notice) or `reference` "
             "(free text).",
     .example = "procedure"},
    {"draft", &type_switch, .files = IN_MODULE, .offset = M(is_draft),
     .text = "Keeps the module out of the output while it is written: `check` tells of its errors as "
             "warnings, and no "
             "finished module may link to it. false when absent.",
     .example = "true"},
    {"task", &type_text, .files = BOTH, .low = 1, .high = 300, .offset = M(task),
     .text = "The one task the module is for, in one line. Shown under the title.",
     .example = "Isolate stored and line energy before maintenance"},
    {"owner", &type_text, .files = IN_MODULE, .low = 1, .high = 120, .offset = M(owner),
     .text = "Who answers for the content.", .example = "Site safety, plant 7"},
    {"equipment", &type_text, .files = IN_MODULE, .low = 1, .high = 64, .most = 64, .offset = M(equipment),
     .text = "Assets or asset classes the module covers.", .example = "[CV-200]"},
    {"audience", &type_group, .files = IN_MODULE, .fields = audience_fields,
     .text = "Whom the module is for. It limits every trigger. Everybody when absent.",
     .example = "{ roles: [maintenance-tech] }"},
    {"regulations", &type_text, .files = IN_MODULE, .low = 1, .high = 200, .most = 64,
     .offset = M(regulations), .text = "Regulations and manuals the module covers, by number.",
     .example = "[\"OSHA 29 CFR 1910.147(c)(4)\"]"},
    {"tools", &type_text, .files = BOTH, .low = 1, .high = 120, .most = 64, .offset = M(tools),
     .text = "Tools to have at hand, shown before step 1.", .example = "[Lockout hasp, Personal lock]"},
    {"parts", &type_text, .files = BOTH, .low = 1, .high = 120, .most = 64, .offset = M(parts),
     .text = "Parts and consumables, shown before step 1.", .example = "[Seal kit 4711]"},
    {"ppe", &type_text, .files = BOTH, .low = 1, .high = 120, .most = 64, .offset = M(ppe),
     .text = "Protective equipment, shown before step 1.",
     .example = "[Safety glasses, Cut-resistant gloves]"},
    {"keywords", &type_text, .files = BOTH, .low = 1, .high = 64, .most = 64, .offset = M(keywords),
     .text = "Words that workers search for and the text does not have.", .example = "[LOTO, tag out]"},
    {"effective", &type_date, .files = IN_MODULE, .offset = M(effective),
     .text = "Day from which the procedure is in force.", .example = "2026-12-01"},
    {"review", &type_review, .files = IN_MODULE, .most = 16, .offset = M(review),
     .text = "When the worker should see the module again after passing it, each from the last pass, "
             "rising.",
     .example = "[2d, 7d, 30d]"},
    {"triggers", &type_triggers, .files = IN_MODULE, .most = 64, .offset = M(triggers),
     .fields = trigger_fields,
     .text = "What brings the module up. Any one of them is enough; conditions inside one must all hold.",
     .example = "[{ scan: \"CV-200-*\" }]"},
    {"quiz", &type_group, .files = IN_MODULE, .fields = quiz_fields, .text = "How the quiz is passed.",
     .example = "{ pass: 80%, attempts: 3 }"},
    {"supersedes", &type_id, .files = IN_MODULE, .most = 64, .offset = M(supersedes),
     .text = "Ids of modules that this one replaces.", .example = "[lockout-cv-100]"},
    {"withdrawn", &type_group, .files = IN_MODULE, .fields = withdrawn_fields,
     .text = "Takes the module out of use; its bundle stays and gives the reason.",
     .example = "{ date: 2027-03-31, reason: The CV-200 was taken out of service. }"},
    {"translates", &type_group, .files = IN_TRANSLATION, .fields = translates_fields,
     .text = "What the translation was made from.", .example = "{ version: 2.1.0 }"},
    {0},
};

static const struct field site_fields[] = {
    {"id", &type_id, .required = ANY, .offset = S(id), .text = "Name of the site in audiences.",
     .example = "plant-7"},
    {"title", &type_text, .low = 1, .high = 120, .offset = S(title), .text = "Name that people read.",
     .example = "Plant 7, Joliet"},
    {"timezone", &type_timezone, .offset = S(timezone), .text = "Time zone of the site's clock.",
     .example = "America/Chicago"},
    {"lat", &type_latitude, .offset = S(point.latitude), .text = "Latitude, decimal degrees; with `lon`.",
     .example = "41.52519"},
    {"lon", &type_longitude, .offset = S(point.longitude), .text = "Longitude; with `lat`.",
     .example = "-88.08340"},
    {0},
};

static const struct field limits_fields[] = {
    {"minutes", &type_integer, .low = 1, .high = 30, .offset = L(limits.minutes),
     .text = "Longest a module may take to read. 5 when absent.", .example = "5"},
    {"words_per_minute", &type_integer, .low = 60, .high = 400, .offset = L(limits.words_per_minute),
     .text = "Reading speed that times are computed with. 180 when absent.", .example = "180"},
    {0},
};

static const struct field media_fields[] = {
    {"width", &type_integer, .low = 16, .high = 4096, .offset = L(media.width),
     .text = "Pictures wider than this many pixels are scaled down. 1080 when absent.", .example = "1080"},
    {"quality", &type_integer, .high = 100, .offset = L(media.quality),
     .text = "WebP quality, 0 to 100. 75 when absent.", .example = "75"},
    {"lossless", &type_switch, .offset = L(media.lossless),
     .text = "Whether every picture is kept without loss. false when absent.", .example = "true"},
    {0},
};

static const struct field library_table[] = {
    {"id", &type_id, .files = IN_LIBRARY, .required = IN_LIBRARY, .offset = L(id),
     .text = "Name of the library.", .example = "plant-7"},
    {"title", &type_text, .files = IN_LIBRARY, .required = IN_LIBRARY, .low = 1, .high = 120,
     .offset = L(title), .text = "Name that people read.", .example = "Plant 7 procedures"},
    {"language", &type_language, .files = IN_LIBRARY, .offset = L(language),
     .text = "Language that the modules are written in. en when absent.", .example = "en"},
    {"languages", &type_language, .files = IN_LIBRARY, .most = 63, .offset = L(languages),
     .text = "Translations that every module must have.", .example = "[es, fr-CA]"},
    {"stale", &type_stale, .files = IN_LIBRARY, .offset = L(stale),
     .text = "What becomes of a part of a translation whose source has changed: `mark` (clients warn at the "
             "part) or `refuse` "
             "(an error). When absent, parts that hold a hazard are refused and the others marked.",
     .example = "refuse"},
    {"roles", &type_id, .files = IN_LIBRARY, .most = 256, .offset = L(roles),
     .text = "Known roles; an audience may name no other. Any when absent.",
     .example = "[operator, maintenance-tech]"},
    {"certifications", &type_id, .files = IN_LIBRARY, .most = 256, .offset = L(certifications),
     .text = "Known certifications for `audience.requires`. Any when absent.",
     .example = "[loto-authorized]"},
    {"equipment", &type_text, .files = IN_LIBRARY, .low = 1, .high = 64, .most = 1024, .offset = L(equipment),
     .text = "Known assets and asset classes. Any when absent.", .example = "[CV-200, CV-300]"},
    {"sites", &type_sites, .files = IN_LIBRARY, .most = 256, .offset = L(sites), .fields = site_fields,
     .text = "Sites, with their time zones.", .example = "[{ id: plant-7, timezone: America/Chicago }]"},
    {"limits", &type_group, .files = IN_LIBRARY, .fields = limits_fields, .text = "How long a module may be.",
     .example = "{ minutes: 5 }"},
    {"media", &type_group, .files = IN_LIBRARY, .fields = media_fields,
     .text = "What pictures are made into.", .example = "{ width: 1080 }"},
    {"style", &type_switch, .files = IN_LIBRARY, .offset = L(style),
     .text = "Whether the rules of the style set are applied, too: those that are right too seldom for "
             "everybody. false when absent.",
     .example = "true"},
    {0},
};

const struct field *field_table(enum fields_file file)
{
    return file == FIELDS_LIBRARY ? library_table : module_table;
}
