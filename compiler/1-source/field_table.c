/* field_table.c - the table.  Rows in the order that the reference page shows. */
#include "1-source/field_table.h"

#include <stddef.h>

#define M(member) offsetof(struct module_fields, member)
#define L(member) offsetof(struct library_fields, member)
#define S(member) offsetof(struct site_fields, member)
#define T(member) offsetof(struct trigger, member)
#define BOTH (IN_MODULE | IN_TRANSLATION)

static const struct field audience_fields[] = {
    {"roles", FIELD_ID, 0, 0, 0, 0, 64, M(audience.roles), NULL,
     "Roles the module is for. When `placard.yaml` declares roles, each must be one of them.", "[maintenance-tech]"},
    {"sites", FIELD_ID, 0, 0, 0, 0, 64, M(audience.sites), NULL,
     "Sites the module is for, by the ids that `placard.yaml` declares.", "[plant-7]"},
    {"languages", FIELD_LANGUAGE, 0, 0, 0, 0, 64, M(audience.languages), NULL,
     "Languages of the workers the module is for. It does not name translations: their file names do.", "[en, es-MX]"},
    {"requires", FIELD_ID, 0, 0, 0, 0, 64, M(audience.requires), NULL,
     "Certifications that the worker must hold; all of them.", "[loto-authorized]"},
    {0},
};

static const struct field quiz_fields[] = {
    {"pass", FIELD_PERCENT, 0, 0, 1, 100, 0, M(quiz.pass_percent), NULL,
     "Share of the points that passes. 80 % when absent.", "100%"},
    {"attempts", FIELD_INTEGER, 0, 0, 1, 99, 0, M(quiz.attempts), NULL,
     "Attempts before a supervisor is asked for. No limit when absent.", "3"},
    {"shuffle", FIELD_SWITCH_OFF, 0, 0, 0, 0, 0, M(quiz.shuffle_off), NULL,
     "Whether choices come in another order at each attempt. true when absent.", "false"},
    {0},
};

static const struct field withdrawn_fields[] = {
    {"date", FIELD_DATE, 0, 1, 0, 0, 0, M(withdrawn.date), NULL,
     "Day from which clients stop showing the module.", "2027-03-31"},
    {"reason", FIELD_TEXT, 0, 1, 1, 500, 0, M(withdrawn.reason), NULL,
     "Why, in words that the worker reads.", "The CV-200 was taken out of service."},
    {"replaced_by", FIELD_ID, 0, 0, 0, 0, 0, M(withdrawn.replaced_by), NULL,
     "Id of the module to use instead.", "lockout-cv-300"},
    {0},
};

static const struct field translates_fields[] = {
    {"version", FIELD_VERSION, 0, 1, 0, 0, 0, M(translates.version), NULL,
     "Version of the source module that this text translates.", "2.1.0"},
    {"parts", FIELD_STAMP, 0, 0, 0, 0, 512, M(translates.parts), NULL,
     "A stamp for each step, notice and question of that version, so that a change is reported with the part "
     "that changed. `placard new module ID --lang TAG` writes them.", "[\"lock:4f1a9c02\"]"},
    {0},
};

static const struct field schedule_fields[] = {
    {"rrule", FIELD_RULE, 0, 0, 0, 0, 0, T(schedule), NULL,
     "Recurrence by RFC 5545: `FREQ` (`DAILY`, `WEEKLY`, `MONTHLY`, `YEARLY`) with `INTERVAL`, `BYDAY`, `BYMONTHDAY`, "
     "`BYMONTH`, `COUNT` and `UNTIL` (a date). Other parts are refused by name.", "\"FREQ=WEEKLY;BYDAY=MO\""},
    {"at", FIELD_TIME, 0, 0, 0, 0, 0, T(schedule.at_minutes), NULL,
     "Time of day, site-local, 24 hours. Only with `rrule`.", "\"06:45\""},
    {"start", FIELD_DAY, 0, 0, 0, 0, 0, T(schedule.start), NULL,
     "First day. Needed with `COUNT` and with an `INTERVAL` over 1, which count from it. Only with `rrule`.", "2026-12-01"},
    {"before_shift", FIELD_SHIFT, 0, 0, 60, 86400, 0, T(schedule.before_shift), NULL,
     "How long before the worker's shift begins. Instead of `rrule`.", "15m"},
    {0},
};

static const struct field location_fields[] = {
    {"lat", FIELD_LATITUDE, 0, 0, 0, 0, 0, T(location.centre.latitude), NULL,
     "Latitude of a circle's centre, decimal degrees (WGS 84).", "41.88190"},
    {"lon", FIELD_LONGITUDE, 0, 0, 0, 0, 0, T(location.centre.longitude), NULL,
     "Longitude of the centre.", "-87.62780"},
    {"radius", FIELD_DISTANCE, 0, 0, 1, 99999, 0, T(location.radius_m), NULL,
     "Radius of the circle, in `m` or `km`.", "40m"},
    {"polygon", FIELD_POLYGON, 0, 0, 3, 64, 0, T(location.polygon), NULL,
     "Corners as `[lat, lon]`, in order; the last joins the first.",
     "[[41.88, -87.63], [41.88, -87.62], [41.89, -87.62]]"},
    {"beacon", FIELD_TEXT, 0, 0, 1, 64, 0, T(location.beacon), NULL,
     "Name of a beacon, as the host application knows it.", "dock-4"},
    {0},
};

/* Names as PLACARD_TRIGGER_LIST has them; `offset` is not used by groups here. */
static const struct field trigger_fields[] = {
    {"work_order", FIELD_MATCH, 0, 0, 1, 16, 0, T(fields), NULL,
     "Fires when the work order in hand has all these fields, each with one of the values. Names are the work-order "
     "system's: `type`, `task_code`, `asset`, `asset_class`, `priority` and so on.",
     "{ type: [PM, CM], asset_class: conveyor }"},
    {"schedule", FIELD_GROUP, 0, 0, 0, 0, 0, 0, schedule_fields,
     "Fires by the clock.", "{ rrule: \"FREQ=WEEKLY;BYDAY=MO\", at: \"06:45\" }"},
    {"location", FIELD_GROUP, 0, 0, 0, 0, 0, 0, location_fields,
     "Fires inside a circle (`lat`, `lon`, `radius`) or a `polygon`, or near a `beacon`: one of the three.",
     "{ lat: 41.88190, lon: -87.62780, radius: 40m }"},
    {"scan", FIELD_SCAN, 0, 0, 1, 128, 0, T(scan), NULL,
     "Fires when a QR, NFC or bar code is scanned that equals the text, or begins with it when a `*` ends it.", "\"CV-200-*\""},
    {"policy_update", FIELD_POLICY, 0, 0, 1, 200, 0, T(regulations), NULL,
     "Fires when the module (`module`), or one of the listed `regulations`, changed since the worker last passed.",
     "[\"OSHA 29 CFR 1910.147(c)(4)\"]"},
    {"event", FIELD_EVENT, 0, 0, 0, 15, 0, T(fields), NULL,
     "Fires when the host application reports the named event, with all these fields.", "{ name: alarm, code: [E42, E43] }"},
    {"review", FIELD_NOTHING, 0, 0, 0, 0, 0, 0, NULL,
     "Fires when the next of the `review` intervals since the last pass is over.", "true"},
    {0},
};

static const struct field module_table[] = {
    {"id", FIELD_ID, IN_MODULE, IN_MODULE, 0, 0, 0, M(id), NULL,
     "Name of the module, for ever: records, translations and links use it. The file is `modules/ID.md`.", "lockout-conveyor"},
    {"title", FIELD_TEXT, BOTH, BOTH, 1, 120, 0, M(title), NULL,
     "What the worker is about to do, as an instruction.", "Lock out the CV-200 conveyor"},
    {"version", FIELD_VERSION, IN_MODULE, IN_MODULE, 0, 0, 0, M(version), NULL,
     "Version by SemVer 2.0.0. Major: the worker must take it again. Minor: content changed. Patch: wording.", "2.1.0"},
    {"kind", FIELD_KIND, IN_MODULE, 0, 0, 0, 0, M(kind), NULL,
     "`procedure` (steps; the default), `bulletin` (a policy or safety notice) or `reference` (free text).", "procedure"},
    {"task", FIELD_TEXT, BOTH, 0, 1, 300, 0, M(task), NULL,
     "The one task the module is for, in one line. Shown under the title.", "Isolate stored and line energy before maintenance"},
    {"owner", FIELD_TEXT, IN_MODULE, 0, 1, 120, 0, M(owner), NULL,
     "Who answers for the content.", "Site safety, plant 7"},
    {"equipment", FIELD_TEXT, IN_MODULE, 0, 1, 64, 64, M(equipment), NULL,
     "Assets or asset classes the module covers.", "[CV-200]"},
    {"audience", FIELD_GROUP, IN_MODULE, 0, 0, 0, 0, 0, audience_fields,
     "Whom the module is for. It limits every trigger. Everybody when absent.", "{ roles: [maintenance-tech] }"},
    {"regulations", FIELD_TEXT, IN_MODULE, 0, 1, 200, 64, M(regulations), NULL,
     "Regulations and manuals the module covers, by number.", "[\"OSHA 29 CFR 1910.147(c)(4)\"]"},
    {"tools", FIELD_TEXT, BOTH, 0, 1, 120, 64, M(tools), NULL,
     "Tools to have at hand, shown before step 1.", "[Lockout hasp, Personal lock]"},
    {"parts", FIELD_TEXT, BOTH, 0, 1, 120, 64, M(parts), NULL,
     "Parts and consumables, shown before step 1.", "[Seal kit 4711]"},
    {"ppe", FIELD_TEXT, BOTH, 0, 1, 120, 64, M(ppe), NULL,
     "Protective equipment, shown before step 1.", "[Safety glasses, Cut-resistant gloves]"},
    {"keywords", FIELD_TEXT, BOTH, 0, 1, 64, 64, M(keywords), NULL,
     "Words that workers search for and the text does not have.", "[LOTO, tag out]"},
    {"effective", FIELD_DATE, IN_MODULE, 0, 0, 0, 0, M(effective), NULL,
     "Day from which the procedure is in force.", "2026-12-01"},
    {"review", FIELD_DURATIONS, IN_MODULE, 0, 60, 315360000, 16, M(review), NULL,
     "When the worker should see the module again after passing it, each from the last pass, rising.", "[2d, 7d, 30d]"},
    {"triggers", FIELD_TRIGGERS, IN_MODULE, 0, 0, 0, 64, M(triggers), trigger_fields,
     "What brings the module up. Any one of them is enough; conditions inside one must all hold.",
     "[{ scan: \"CV-200-*\" }]"},
    {"quiz", FIELD_GROUP, IN_MODULE, 0, 0, 0, 0, 0, quiz_fields,
     "How the quiz is passed.", "{ pass: 80%, attempts: 3 }"},
    {"supersedes", FIELD_ID, IN_MODULE, 0, 0, 0, 64, M(supersedes), NULL,
     "Ids of modules that this one replaces.", "[lockout-cv-100]"},
    {"withdrawn", FIELD_GROUP, IN_MODULE, 0, 0, 0, 0, 0, withdrawn_fields,
     "Takes the module out of use; it stays in the catalog with the reason.",
     "{ date: 2027-03-31, reason: The CV-200 was taken out of service. }"},
    {"translates", FIELD_GROUP, IN_TRANSLATION, 0, 0, 0, 0, 0, translates_fields,
     "What the translation was made from.", "{ version: 2.1.0 }"},
    {0},
};

static const struct field site_fields[] = {
    {"id", FIELD_ID, 0, 1, 0, 0, 0, S(id), NULL, "Name of the site in audiences.", "plant-7"},
    {"title", FIELD_TEXT, 0, 0, 1, 120, 0, S(title), NULL, "Name that people read.", "Plant 7, Joliet"},
    {"timezone", FIELD_TIMEZONE, 0, 0, 0, 0, 0, S(timezone), NULL, "Time zone of the site's clock.", "America/Chicago"},
    {"lat", FIELD_LATITUDE, 0, 0, 0, 0, 0, S(point.latitude), NULL, "Latitude, decimal degrees; with `lon`.", "41.52519"},
    {"lon", FIELD_LONGITUDE, 0, 0, 0, 0, 0, S(point.longitude), NULL, "Longitude; with `lat`.", "-88.08340"},
    {0},
};

static const struct field limits_fields[] = {
    {"minutes", FIELD_INTEGER, 0, 0, 1, 30, 0, L(limits.minutes), NULL,
     "Longest a module may take to read. 5 when absent.", "5"},
    {"words_per_minute", FIELD_INTEGER, 0, 0, 60, 400, 0, L(limits.words_per_minute), NULL,
     "Reading speed that times are computed with. 180 when absent.", "180"},
    {0},
};

static const struct field media_fields[] = {
    {"width", FIELD_INTEGER, 0, 0, 16, 4096, 0, L(media.width), NULL,
     "Pictures wider than this many pixels are scaled down. 1080 when absent.", "1080"},
    {"quality", FIELD_INTEGER, 0, 0, 0, 100, 0, L(media.quality), NULL,
     "WebP quality, 0 to 100. 75 when absent.", "75"},
    {"lossless", FIELD_SWITCH, 0, 0, 0, 0, 0, L(media.lossless), NULL,
     "Whether every picture is kept without loss. false when absent.", "true"},
    {0},
};

static const struct field library_table[] = {
    {"id", FIELD_ID, IN_LIBRARY, IN_LIBRARY, 0, 0, 0, L(id), NULL, "Name of the library.", "plant-7"},
    {"title", FIELD_TEXT, IN_LIBRARY, IN_LIBRARY, 1, 120, 0, L(title), NULL, "Name that people read.", "Plant 7 procedures"},
    {"language", FIELD_LANGUAGE, IN_LIBRARY, 0, 0, 0, 0, L(language), NULL,
     "Language that the modules are written in. en when absent.", "en"},
    {"languages", FIELD_LANGUAGE, IN_LIBRARY, 0, 0, 0, 63, L(languages), NULL,
     "Translations that every module must have.", "[es, fr-CA]"},
    {"roles", FIELD_ID, IN_LIBRARY, 0, 0, 0, 256, L(roles), NULL,
     "Known roles; an audience may name no other. Any when absent.", "[operator, maintenance-tech]"},
    {"certifications", FIELD_ID, IN_LIBRARY, 0, 0, 0, 256, L(certifications), NULL,
     "Known certifications for `audience.requires`. Any when absent.", "[loto-authorized]"},
    {"equipment", FIELD_TEXT, IN_LIBRARY, 0, 1, 64, 1024, L(equipment), NULL,
     "Known assets and asset classes. Any when absent.", "[CV-200, CV-300]"},
    {"sites", FIELD_SITES, IN_LIBRARY, 0, 0, 0, 256, L(sites), site_fields,
     "Sites, with their time zones.", "[{ id: plant-7, timezone: America/Chicago }]"},
    {"limits", FIELD_GROUP, IN_LIBRARY, 0, 0, 0, 0, 0, limits_fields, "How long a module may be.", "{ minutes: 5 }"},
    {"media", FIELD_GROUP, IN_LIBRARY, 0, 0, 0, 0, 0, media_fields, "What pictures are made into.", "{ width: 1080 }"},
    {0},
};

const struct str field_kinds[FIELD_KIND_COUNT] = {
#define X(name, code, word) {word, sizeof(word) - 1},
    PLACARD_MODULE_LIST(X)
#undef X
};

const struct field *field_table(enum fields_file file)
{
    return file == FIELDS_LIBRARY ? library_table : module_table;
}

const struct field *field_find(const struct field *fields, struct str name)
{
    for (; fields->name; fields++)
        if (str_eq(str_of(fields->name), name))
            return fields;
    return NULL;
}

const char *field_type_name(enum field_type type)
{
    static const char *const names[] = {
        [FIELD_TEXT] = "a line of text", [FIELD_ID] = "an id", [FIELD_VERSION] = "a version",
        [FIELD_LANGUAGE] = "a language tag", [FIELD_TIMEZONE] = "a time zone", [FIELD_STAMP] = "a stamp",
        [FIELD_DATE] = "a date", [FIELD_INTEGER] = "a whole number", [FIELD_PERCENT] = "a percentage",
        [FIELD_SWITCH] = "true or false", [FIELD_SWITCH_OFF] = "true or false", [FIELD_KIND] = "a kind of module",
        [FIELD_DURATIONS] = "durations", [FIELD_GROUP] = "fields", [FIELD_SITES] = "sites",
        [FIELD_TRIGGERS] = "triggers", [FIELD_MATCH] = "fields with values", [FIELD_EVENT] = "a named event",
        [FIELD_POLICY] = "the word module, or regulations", [FIELD_NOTHING] = "the word true",
        [FIELD_SCAN] = "a code", [FIELD_RULE] = "a recurrence rule", [FIELD_TIME] = "a time of day",
        [FIELD_DAY] = "a date", [FIELD_SHIFT] = "a duration", [FIELD_LATITUDE] = "a latitude",
        [FIELD_LONGITUDE] = "a longitude", [FIELD_DISTANCE] = "a distance", [FIELD_POLYGON] = "corners",
    };
    return names[type];
}
