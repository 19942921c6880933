/*
 * hazards.c - what can hurt in a step, and whether a notice of its kind guards that step.
 *
 * A hazard is a phrase of the lexicon or a quantity that is dangerous by itself.  A notice of DANGER, WARNING
 * or CAUTION answers for the kinds that it speaks of, in the step, phase or document that it guards; one that
 * speaks of none that is known here answers for all.
 */
#include "pipeline/5-checks/hazards.h"

#include <string.h>

#include "base/array.h"
#include "base/codes.h"
#include "base/quantity.h"
#include "base/signal.h"
#include "pipeline/5-checks/words.h"

#define KIND_BIT(class) (1u << ((unsigned)(class) - PHRASE_ELECTRICAL))
enum { ALL_KINDS = (1u << (PHRASE_VEHICLE - PHRASE_ELECTRICAL + 1)) - 1 };

/* ---- Quantities that are dangerous ---------------------------------------- */

/* What must be near a quantity for it to be a hazard; NULL: nothing. */
static const char *const lifting[] = {"lift",  "lifts", "lifting", "carry", "carrying", "hoist", "hoisting",
                                      "heave", "raise", "sling",   "lower", "crane",    NULL};
static const char *const jets[] = {
    "air",     "water",  "steam",   "oil",     "hydraulic",   "hose",       "line",   "nitrogen", "vessel",
    "jet",     "gas",    "boiler",  "washer",  "pressurize",  "pressurise", "inject", "blow",     "pump",
    "cleaner", "flange", "flanges", "valve",   "accumulator", "pipe",       "pipes",  "tank",     "cylinder",
    "bleed",   "vent",   "drain",   "fitting", "coupling",    "plug",       NULL};
static const char *const touched[] = {"water", "oil",   "steam", "surface", "surfaces", "pipe",
                                      "pan",   "plate", "metal", "fat",     "coolant",  "syrup",
                                      "sugar", "wax",   "glue",  "iron",    "oven",     "kiln",
                                      "dryer", "mould", "mold",  "block",   NULL};
static const char *const cold[] = {"freezer", "nitrogen", "gloves", "surface", "metal", "pipe", NULL};
static const char *const driving[] = {"drive",   "driving",  "ride",   "truck", "forklift",
                                      "vehicle", "vehicles", "travel", "tow",   "towing",
                                      "traffic", "trailer",  "train",  NULL};

static const struct {
    enum quantity_dimension dimension;
    bool is_below; /* dangerous from there down */
    int64_t least; /* in thousandths */
    enum phrase_class hazard;
    const char *const *near;
} dangers[] = {
    {QUANTITY_VOLTAGE, false, 50001, PHRASE_ELECTRICAL, NULL}, /* IEC 61140: 50 V AC is extra-low voltage */
    {QUANTITY_PRESSURE, false, 6900, PHRASE_STORED_ENERGY, jets}, /* 100 psi: a jet goes through skin */
    {QUANTITY_TEMPERATURE, false, 60000, PHRASE_HEAT, touched}, /* ISO 13732-1: burns at a touch of seconds */
    {QUANTITY_TEMPERATURE, true, -40000, PHRASE_HEAT, cold},    /* freezes to the skin */
    {QUANTITY_MASS, false, 25000, PHRASE_LIFTING, lifting},     /* ISO 11228-1: the most for one person */
    {QUANTITY_SPEED, false, 10000, PHRASE_VEHICLE, driving},    /* faster than people walk */
};
enum { DIRECT_VOLTS = 120001 }; /* IEC 61140: 120 V DC is extra-low voltage */

/* Words before a number that make it a scale, a rating or a limit, and not what is there. */
static const char *const scales[] = {
    "range",     "ranges",   "rated",   "rating",    "ratings",    "scale",      "regulates",  "regulate",
    "regulator", "converts", "convert", "converter", "transforms", "steps",      "adjustable", "takes",
    "accepts",   "setting",  "max",     "maximum",   "withstand",  "withstands", "insulated",  NULL};
static const char *const limits[] = {"below", "under", "than", "most", "beneath", NULL};
static const char *const outputs[] = {"output",  "range",      "rating",     "rated",  "scale",
                                      "adapter", "charger",    "insulation", "gloves", "tester",
                                      "meter",   "multimeter", NULL};
static const char *const meters[] = {"voltmeter", "multimeter", "meter", "gauge", "dial", "tester", NULL};

static const char *const settings[] = {"set",        "preheat",      "says",     "say",      "reads",
                                       "read",       "shows",        "show",     "incubate", "bath",
                                       "thermostat", "display",      "displays", "log",      "program",
                                       "cycler",     "thermocycler", "until",    NULL};

/* "set the voltmeter to 1000 V": a meter before, and `to`, `at` or `for` right before the number. */
static bool is_set_on_meter(const struct prose *prose, struct range sentence, size_t index)
{
    static const char *const into[] = {"to", "at", "for", NULL};
    struct range before = {sentence.begin,
                           index < prose->word_count ? prose->words[index].begin : sentence.end};
    return index > 0 && words_is_one_of(words_at(prose, index - 1), into) &&
           words_hold(prose, before, meters);
}

/* Where a sentence begins, what stands before its colon included: "Check the rating plate: 400 V". */
static uint32_t with_lead_in(const struct prose *prose, struct range sentence)
{
    uint32_t at = sentence.begin;
    while (at > 0 && prose->text.ptr[at - 1] == ' ')
        at--;
    return at > 0 && prose->text.ptr[at - 1] == ':' ? words_sentence(prose, at - 1).begin : sentence.begin;
}

static bool is_only_named(const struct prose *prose, const struct quantity *quantity)
{
    struct range sentence = words_sentence(prose, (uint32_t)quantity->begin);
    size_t index = words_index(prose, (uint32_t)quantity->begin);
    size_t next = words_index(prose, (uint32_t)quantity->end);
    struct range before = {with_lead_in(prose, sentence), (uint32_t)quantity->begin};
    bool is_limit = index > 0 && words_is_one_of(words_at(prose, index - 1), limits);
    bool is_output = words_is_one_of(words_at(prose, next), outputs);
    bool is_scale = quantity->low == 0 && quantity->high > 0;
    bool is_setting = quantity->dimension != QUANTITY_VOLTAGE && words_hold(prose, before, settings);
    return is_limit || is_output || is_scale || is_setting || words_hold(prose, before, scales) ||
           is_set_on_meter(prose, sentence, index);
}

static bool is_dangerous(const struct prose *prose, const struct quantity *quantity, size_t row)
{
    int64_t least = quantity->is_direct ? DIRECT_VOLTS : dangers[row].least;
    bool is_over = dangers[row].is_below ? quantity->low <= least : quantity->high >= least;
    if (quantity->dimension != dangers[row].dimension || !is_over)
        return false;
    if (dangers[row].near == NULL)
        return true;
    return words_hold(prose, words_sentence(prose, (uint32_t)quantity->begin), dangers[row].near);
}

/* The next dangerous quantity of a prose from byte `*from` on. */
static bool next_quantity(const struct prose *prose, size_t *from, struct hazard *out)
{
    struct quantity quantity;
    while (quantity_next(prose->text, *from, &quantity)) {
        *from = quantity.end;
        for (size_t row = 0; row < sizeof dangers / sizeof dangers[0]; row++) {
            if (!is_dangerous(prose, &quantity, row) || is_only_named(prose, &quantity))
                continue;
            *out = (struct hazard){dangers[row].hazard, {(uint32_t)quantity.begin, (uint32_t)quantity.end}};
            return true;
        }
    }
    return false;
}

/* ---- Phrases -------------------------------------------------------------- */

/* Words that make another thing of what stands beside them: "asbestos sign", "no live parts". */
static bool is_other_thing(const struct prose *prose, struct range range)
{
    static const char *const after[] = {
        "detector", "detectors",   "alarm",    "alarms",  "sensor",   "sensors",   "monitor", "sign",
        "signs",    "symbol",      "sticker",  "poster",  "training", "course",    "form",    "checklist",
        "policy",   "program",     "license",  "licence", "permit",   "simulator", "red",     "free",
        "manual",   "certificate", "supplier", "store",   "storage",  "room",      "cabinet", NULL};
    static const char *const before[] = {"no",         "without", "non",     "not",
                                         "artificial", "avoid",   "instead", NULL};
    size_t first = words_index(prose, range.begin), next = words_index(prose, range.end);
    bool is_after = next < prose->word_count && prose->words[next].begin == range.end + 1 &&
                    words_is_one_of(words_at(prose, next), after);
    return is_after || (first > 0 && words_is_one_of(words_at(prose, first - 1), before));
}

static bool is_hazard_class(enum phrase_class class)
{
    return class >= PHRASE_ELECTRICAL && class <= PHRASE_VEHICLE;
}

struct hazards hazards_in(struct arena *arena, const struct text *text, const struct prose *prose)
{
    ARRAY(struct hazard) found = {0};
    for (size_t i = 0; i < prose->hit_count; i++) {
        const struct hit *hit = &text->hits[prose->first_hit + i];
        if (is_hazard_class(hit->phrase->class) && !is_other_thing(prose, hit->range))
            *array_add(arena, &found) = (struct hazard){hit->phrase->class, hit->range};
    }
    struct hazard hazard;
    for (size_t from = 0; next_quantity(prose, &from, &hazard);)
        *array_add(arena, &found) = hazard;
    return (struct hazards){found.items, found.count};
}

/* ---- What a notice answers for -------------------------------------------- */

/* How words of a notice begin that speaks of a kind. */
static const struct {
    enum phrase_class hazard;
    const char *beginnings;
} spoken[] = {
    {PHRASE_ELECTRICAL, "shock electr volt live energi mains"},
    {PHRASE_STORED_ENERGY, "pressur spring stored burst spray jet whip compress hydraul"},
    {PHRASE_HEAT, "burn scald hot heat fire flame steam boil cold frost freez spark molten"},
    {PHRASE_CHEMICAL,
     "chemic acid caustic lye corros splash toxic poison fume vapor vapour inhal breath skin eye lung dust"},
    {PHRASE_HEIGHT, "fall fell height ladder roof edge climb harness slip"},
    {PHRASE_CUTTING, "cut blade sharp sever amput finger saw disc wheel kickback needle glass"},
    {PHRASE_CRUSHING,
     "crush trap pinch nip caught entangl drawn rotat moving collaps bury buried jack finger"},
    {PHRASE_RADIATION, "radia laser beam ray blind ultraviolet uv eye dose expos"},
    {PHRASE_GAS,
     "gas suffoc asphyx explo oxygen breath leak flamm fire vapor vapour fume poison ignit spark"},
    {PHRASE_LIFTING, "lift load drop fall sling crane hoist heavy swing"},
    {PHRASE_VEHICLE, "vehicle truck forklift traffic overturn tip pedestrian driv revers"},
};

static bool begins_with_one(struct str word, const char *beginnings)
{
    const char *at = beginnings;
    while (*at != '\0') {
        size_t i = 0;
        while (i < word.len && (word.ptr[i] | 0x20) == at[i]) /* small letters and blanks between them */
            i++;
        at += i;
        if (*at == '\0' || (*at == ' ' && i > 0))
            return true;
        while (*at != '\0' && *at++ != ' ')
            ;
    }
    return false;
}

/* The kinds that a text of a notice speaks of, as bits. */
static unsigned kinds_spoken(const struct check *check, const struct prose *prose)
{
    unsigned kinds = 0;
    for (size_t i = 0; i < prose->hit_count; i++) {
        enum phrase_class class = check->text.hits[prose->first_hit + i].phrase->class;
        kinds |= is_hazard_class(class) ? KIND_BIT(class) : 0;
    }
    struct quantity quantity;
    for (size_t from = 0; quantity_next(prose->text, from, &quantity); from = quantity.end)
        for (size_t row = 0; row < sizeof dangers / sizeof dangers[0]; row++)
            kinds |= dangers[row].dimension == quantity.dimension ? KIND_BIT(dangers[row].hazard) : 0;
    for (size_t i = 0; i < prose->word_count && kinds != ALL_KINDS; i++)
        for (size_t k = 0; k < sizeof spoken / sizeof spoken[0]; k++)
            if ((kinds & KIND_BIT(spoken[k].hazard)) == 0 &&
                begins_with_one(words_at(prose, i), spoken[k].beginnings))
                kinds |= KIND_BIT(spoken[k].hazard);
    return kinds;
}

static const struct node *notice_around(const struct node *node)
{
    while (node != NULL && node->kind != PLACARD_NOTICE)
        node = node->parent;
    return node;
}

/* The kinds that each notice of the module answers for.  Notices and proses stand in one order. */
static unsigned *kinds_answered(const struct check *check)
{
    const struct module *module = check->module;
    unsigned *kinds = arena_array(check->stage->arena, unsigned, module->notice_count + 1);
    size_t notice = 0;
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        const struct node *node = prose->origin == PROSE_NOTICE ? notice_around(prose->node) : NULL;
        size_t found = notice;
        while (node != NULL && found < module->notice_count && module->notices[found].node != node)
            found++;
        if (node == NULL || found == module->notice_count)
            continue;
        notice = found;
        kinds[found] |= kinds_spoken(check, prose);
    }
    for (size_t i = 0; i < module->notice_count; i++)
        kinds[i] = kinds[i] == 0 ? ALL_KINDS : kinds[i];
    return kinds;
}

static bool is_hazard_notice(const struct notice *notice)
{
    return notice->level != 0 && notice->level <= PLACARD_LEVEL_LAST_HAZARD;
}

/* Whether a notice of the kind guards the node: itself, or what it stands in. */
static bool is_guarded(const struct check *check, const unsigned *answered, const struct node *node,
                       unsigned kind)
{
    const struct module *module = check->module;
    for (size_t i = 0; i < module->notice_count; i++) {
        const struct notice *notice = &module->notices[i];
        if (!is_hazard_notice(notice) || (answered[i] & kind) == 0)
            continue;
        for (const struct node *at = node; at != NULL; at = at->parent)
            if (at == notice->guards || (notice->inside != NULL && at == notice->inside))
                return true;
    }
    return false;
}

/* ---- The rules ------------------------------------------------------------ */

static const struct node *phase_around(const struct node *node)
{
    while (node->parent != NULL && node->kind != PLACARD_PHASE)
        node = node->parent;
    return node;
}

static void report_hazard(struct check *check, const struct prose *prose, const struct hazard *hazard)
{
    struct str text = str_slice(prose->text, hazard->range.begin, hazard->range.end);
    struct diag *diag = check_report(check, DIAG_HAZARD_WITHOUT_NOTICE, prose_place(prose, hazard->range),
                                     "a hazard is named, but no notice that guards this step warns of it");
    check_label(check, diag, "%s", lexicon_harm(hazard->kind));
    check_help(
        check, diag,
        "put a notice before the step, or under the heading of its phase:\n> [!WARNING]\n> %.*s: what it "
        "does (%s), and how to stay safe.",
        STR_FMT(text), lexicon_harm(hazard->kind));
}

/* A phase is told of each kind once: one notice under its heading answers for all its steps. */
void rule_hazard_without_notice(struct check *check)
{
    if (!text_is_english(check->module->language))
        return;
    const unsigned *answered = kinds_answered(check);
    const struct node *phase = NULL;
    unsigned told = 0;
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        if (prose->origin != PROSE_STEP && prose->origin != PROSE_DETAIL)
            continue;
        if (phase != phase_around(prose->step))
            told = 0;
        phase = phase_around(prose->step);
        struct hazards found = hazards_in(check->stage->arena, &check->text, prose);
        for (size_t h = 0; h < found.count; h++) {
            unsigned kind = KIND_BIT(found.items[h].kind);
            if ((told & kind) != 0 || is_guarded(check, answered, prose->node, kind))
                continue;
            told |= kind;
            report_hazard(check, prose, &found.items[h]);
        }
    }
}

/* What is said of people, not of things: the level that it takes at least. */
static const struct {
    const char *text;
    placard_notice_level level;
} injuries[] = {
    {"can kill", PLACARD_LEVEL_WARNING},
    {"could kill", PLACARD_LEVEL_WARNING},
    {"may kill", PLACARD_LEVEL_WARNING},
    {"will kill", PLACARD_LEVEL_DANGER},
    {"kills you", PLACARD_LEVEL_DANGER},
    {"be killed", PLACARD_LEVEL_WARNING},
    {"death", PLACARD_LEVEL_WARNING},
    {"fatal injury", PLACARD_LEVEL_WARNING},
    {"fatal injuries", PLACARD_LEVEL_WARNING},
    {"serious injury", PLACARD_LEVEL_WARNING},
    {"severe injury", PLACARD_LEVEL_WARNING},
    {"serious injuries", PLACARD_LEVEL_WARNING},
    {"severe burns", PLACARD_LEVEL_WARNING},
    {"electrocut", PLACARD_LEVEL_WARNING},
    {"electric shock", PLACARD_LEVEL_WARNING},
    {"amputat", PLACARD_LEVEL_WARNING},
    {"lose a finger", PLACARD_LEVEL_WARNING},
    {"lose a hand", PLACARD_LEVEL_WARNING},
    {"suffocat", PLACARD_LEVEL_WARNING},
    {"asphyxiat", PLACARD_LEVEL_WARNING},
    {"blindness", PLACARD_LEVEL_WARNING},
    {"crush your", PLACARD_LEVEL_WARNING},
    {"crushed hand", PLACARD_LEVEL_WARNING},
    {"crush hands", PLACARD_LEVEL_WARNING},
    {"is fatal", PLACARD_LEVEL_WARNING},
    {"are fatal", PLACARD_LEVEL_WARNING},
    {"be fatal", PLACARD_LEVEL_WARNING},
    {"lethal", PLACARD_LEVEL_WARNING},
    {"deadly", PLACARD_LEVEL_WARNING},
    {"kill a person", PLACARD_LEVEL_WARNING},
    {"kill people", PLACARD_LEVEL_WARNING},
    {"kill someone", PLACARD_LEVEL_WARNING},
    {"kill you", PLACARD_LEVEL_WARNING},
    {"loss of consciousness", PLACARD_LEVEL_WARNING},
    {"unconscious", PLACARD_LEVEL_WARNING},
    {"explosion hazard", PLACARD_LEVEL_WARNING},
    {"risk of explosion", PLACARD_LEVEL_WARNING},
    {"can blind", PLACARD_LEVEL_WARNING},
    {"blinds you", PLACARD_LEVEL_WARNING},
    {"eye damage", PLACARD_LEVEL_WARNING},
    {"chemical burn", PLACARD_LEVEL_CAUTION},
    {"risk of cuts", PLACARD_LEVEL_CAUTION},
    {"risk of burns", PLACARD_LEVEL_CAUTION},
    {"drop on you", PLACARD_LEVEL_CAUTION},
    {"fall on you", PLACARD_LEVEL_CAUTION},
    {"strike you", PLACARD_LEVEL_CAUTION},
    {"hit you", PLACARD_LEVEL_CAUTION},
    {"hurt people", PLACARD_LEVEL_CAUTION},
    {"hurt someone", PLACARD_LEVEL_CAUTION},
    {"injure people", PLACARD_LEVEL_CAUTION},
    {"injure someone", PLACARD_LEVEL_CAUTION},
    {"can injure", PLACARD_LEVEL_CAUTION},
    {"personal injury", PLACARD_LEVEL_CAUTION},
    {"cause injury", PLACARD_LEVEL_CAUTION},
    {"risk of injury", PLACARD_LEVEL_CAUTION},
    {"cause burns", PLACARD_LEVEL_CAUTION},
    {"causes burns", PLACARD_LEVEL_CAUTION},
    {"burn your", PLACARD_LEVEL_CAUTION},
    {"burns your", PLACARD_LEVEL_CAUTION},
    {"burn you", PLACARD_LEVEL_CAUTION},
    {"scald", PLACARD_LEVEL_CAUTION},
    {"cut your", PLACARD_LEVEL_CAUTION},
    {"cuts your", PLACARD_LEVEL_CAUTION},
    {"hurt you", PLACARD_LEVEL_CAUTION},
    {"injure you", PLACARD_LEVEL_CAUTION},
    {"harm your", PLACARD_LEVEL_CAUTION},
};

/* The place of `needle` where a word begins, or SIZE_MAX. */
static size_t find_word(struct str text, struct str needle)
{
    for (size_t at = 0; at + needle.len <= text.len; at++) {
        if ((text.ptr[at] | 0x20) != needle.ptr[0]) /* which is a small letter */
            continue;
        bool is_start = at == 0 || strchr(" \n(\"", text.ptr[at - 1]) != NULL;
        if (is_start && str_eq_nocase(str_slice(text, at, at + needle.len), needle))
            return at;
    }
    return SIZE_MAX;
}

/* What is done to a part of a body, and the parts; "by hand" is none. */
static const char *const maims[] = {"sever",    "severs", "crush", "crushes", "lose",
                                    "amputate", "blind",  "break", NULL};
static const char *const hurts[] = {"cut",    "cuts",    "burn",    "burns",  "scald",    "scalds",
                                    "injure", "injures", "hurt",    "hurts",  "irritate", "irritates",
                                    "pinch",  "freeze",  "trap",    "bruise", "harm",     "harms",
                                    "damage", "damages", "attacks", NULL};
static const char *const bodies[] = {"finger", "fingers", "hand",  "hands",   "eye",   "eyes",
                                     "skin",   "lung",    "lungs", "toe",     "toes",  "limb",
                                     "limbs",  "bones",   "ears",  "hearing", "sight", NULL};
static const char *const your_bodies[] = {"back", "arm",  "arms", "leg",  "legs",
                                          "foot", "feet", "face", "head", NULL};

static bool holds_body(const struct prose *prose, struct range sentence)
{
    for (size_t i = words_index(prose, sentence.begin);
         i < prose->word_count && prose->words[i].begin < sentence.end; i++) {
        struct str before = i > 0 ? words_at(prose, i - 1) : STR("");
        bool is_yours =
            str_eq_nocase(before, STR("your")) && words_is_one_of(words_at(prose, i), your_bodies);
        bool is_part = words_is_one_of(words_at(prose, i), bodies) && !str_eq_nocase(before, STR("by"));
        if (is_yours || is_part)
            return true;
    }
    return false;
}

/* "The ram can crush a hand", "burns the skin" */
static placard_notice_level level_of_body(const struct prose *prose, struct range *out)
{
    for (size_t i = 0; i < prose->word_count; i++) {
        bool is_maimed = words_is_one_of(words_at(prose, i), maims);
        if (!is_maimed && !words_is_one_of(words_at(prose, i), hurts))
            continue;
        if (!holds_body(prose, words_sentence(prose, prose->words[i].begin)))
            continue;
        *out = prose->words[i];
        return is_maimed ? PLACARD_LEVEL_WARNING : PLACARD_LEVEL_CAUTION;
    }
    return (placard_notice_level)0;
}

/* The level that a text of a notice asks for, and where it says so; 0 for none. */
static placard_notice_level level_asked(const struct prose *prose, struct range *out)
{
    for (size_t i = 0; i < sizeof injuries / sizeof injuries[0]; i++) {
        struct str text = str_of(injuries[i].text);
        size_t at = find_word(prose->text, text);
        if (at == SIZE_MAX)
            continue;
        *out = (struct range){(uint32_t)at, (uint32_t)(at + text.len)};
        return injuries[i].level;
    }
    placard_notice_level level = level_of_body(prose, out);
    if (level != 0)
        return level;
    struct hazard hazard;
    size_t from = 0;
    if (!next_quantity(prose, &from, &hazard))
        return (placard_notice_level)0;
    *out = hazard.range;
    return PLACARD_LEVEL_CAUTION;
}

/* The word that an author wrote before the text of a notice, as in "DANGER: 480 V". */
static placard_notice_level level_written(const struct check *check, const struct prose *prose)
{
    struct signal signal = signal_at_start(check->stage->arena, prose->text);
    bool is_hazard = signal.level > 0 && signal.level <= PLACARD_LEVEL_LAST_HAZARD && signal.begin == 0;
    struct str rest = str_slice(prose->text, signal.end, prose->text.len);
    return (placard_notice_level)(is_hazard && str_starts(rest, STR(":")) ? signal.level : 0);
}

/* ANSI Z535.6: DANGER will, WARNING could kill or maim; CAUTION could hurt; NOTICE is about things. */
void rule_understated_notice(struct check *check)
{
    if (!text_is_english(check->module->language))
        return;
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        const struct node *notice = prose->origin == PROSE_NOTICE ? notice_around(prose->node) : NULL;
        struct range range;
        if (notice == NULL)
            continue;
        placard_notice_level asked = level_asked(prose, &range), written = level_written(check, prose);
        if (written > 0 && (asked == 0 || written < asked)) {
            asked = written;
            range = (struct range){0, 1};
        }
        if (asked == 0 || notice->number <= (uint32_t)asked)
            continue;
        struct diag *diag =
            check_report(check, DIAG_UNDERSTATED_NOTICE, prose_place(prose, range),
                         "%s is too weak a word for what this notice warns of", codes_notice(notice->number));
        check_label(check, diag, "people can be hurt");
        check_help(check, diag, "open the notice with [!%s]", codes_notice(asked));
    }
}
