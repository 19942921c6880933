#include "pipeline/4-model/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "pipeline/4-model/figures.h"
#include "pipeline/4-model/parts.h"

struct pair {
    const struct part *theirs, *ours;
};

struct agreement {
    struct stage *stage;
    const struct module *source, *translation;
    bool is_same_language;   /* en and en-GB */
    size_t wordy_count;      /* parts of three words or more */
    ARRAY(struct pair) same; /* those of them that have the words of the source */
};

/* Of each sort of thing in a part; more of them are a list, and finding each would grow with the square. */
enum { MOST_COMPARED = 256 };

/* A part as it is compared. */
struct said {
    struct str plain;  /* its words, without code */
    struct str folded; /* all of it, for finding things in it */
    struct figures figures;
    ARRAY(const struct node *) codes;
    ARRAY(const struct node *) strongs;
    ARRAY(const struct node *) links;
};

/* ---- Reading a part ---------------------------------------------------------- */

static bool is_block(const struct node *node)
{
    return node->kind != PLACARD_TEXT && node->kind != PLACARD_CODE && node->kind != PLACARD_EMPHASIS &&
           node->kind != PLACARD_STRONG && node->kind != PLACARD_STRIKE && node->kind != PLACARD_SUBSCRIPT &&
           node->kind != PLACARD_SUPERSCRIPT && node->kind != PLACARD_LINK && node->kind != PLACARD_KEYBOARD;
}

/* 10<sup>3</sup> is 10³, not 103. */
static struct str raised(struct arena *arena, const struct node *node)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    struct buf out = {.arena = arena};
    if (node->parent == NULL || node->parent->kind != PLACARD_SUPERSCRIPT)
        return node->text;
    for (size_t i = 0; i < node->text.len; i++) {
        char c = node->text.ptr[i];
        if (c >= '0' && c <= '9')
            buf_str(&out, str_of(digits[c - '0']));
        else
            buf_byte(&out, c);
    }
    return buf_view(&out);
}

static void read_node(struct arena *arena, struct said *said, const struct node *node, struct buf *words,
                      struct buf *all)
{
    bool is_words = node->kind == PLACARD_TEXT || node->kind == PLACARD_IMAGE;
    bool is_code = node->kind == PLACARD_CODE || node->kind == PLACARD_CODE_BLOCK;
    if (is_block(node)) {
        buf_byte(words, '\n');
        buf_byte(all, '\n');
    }
    struct str text = is_words ? raised(arena, node) : node->text;
    if (is_words)
        buf_str(words, text);
    if (is_words || is_code)
        buf_str(all, text);
    if (is_code) {
        buf_byte(words, '\n'); /* what stands on both sides of it is not one number */
        *array_add(arena, &said->codes) = node;
    }
    if (node->kind == PLACARD_STRONG)
        *array_add(arena, &said->strongs) = node;
    if (node->kind == PLACARD_LINK)
        *array_add(arena, &said->links) = node;
}

static struct said read_part(struct arena *arena, const struct part *part, bool is_source)
{
    struct said said = {0};
    struct buf words = {.arena = arena}, all = {.arena = arena};
    if (part->root == NULL) {
        buf_str(&words, part->text);
        buf_str(&all, part->text);
    }
    for (const struct node *at = part->root; at != NULL; at = parts_next(part, at))
        read_node(arena, &said, at, &words, &all);
    said.plain = str_trim(buf_view(&words));
    said.folded = figures_fold(arena, buf_view(&all));
    /* Code is compared as it stands; where a translation writes it without its marks it still says it. */
    said.figures = figures_read(arena, is_source ? figures_fold(arena, said.plain) : said.folded);
    return said;
}

/* ---- Reports ------------------------------------------------------------------- */

static struct place first_line(const struct module *module, struct span span)
{
    return (struct place){module->source, source_first_line(module->source, span)};
}

static struct diag *report(const struct agreement *agreement, enum diag_code code, const struct part *own,
                           struct place source, struct str what, const char *message)
{
    struct diags *diags = agreement->stage->diags;
    struct diag *diag = diag_add(diags, code, first_line(agreement->translation, own->span), message,
                                 STR_FMT(what), STR_FMT(own->label));
    diag_other(diags, diag, source, "in the source");
    return diag;
}

static struct place part_place(const struct agreement *agreement, const struct part *part)
{
    return first_line(agreement->source, part->span);
}

/* ---- Times of day -------------------------------------------------------------- */

/* Is one of the words, between blanks in `list`, in the text? */
static bool says_one_of(struct str text, const char *list)
{
    struct str words = str_of(list);
    for (size_t at = 0, end; at < words.len; at = end + 1) {
        end = str_find_byte(words, ' ', at);
        end = end == SIZE_MAX ? words.len : end;
        if (str_find(text, str_slice(words, at, end)) != SIZE_MAX)
            return true;
    }
    return false;
}

/* The half of the day in a word, in the languages whose signal words are known. */
static bool says_half(struct str text, bool is_after_noon)
{
    static const char before[] =
        "morgens Morgen früh Früh vormittags Vormittag nachts Mitternacht mañana madrugada "
        "medianoche matin nuit minuit manhã meia-noite rano rana nocy północ صباح "
        "上午 早上 凌晨 午前 朝 深夜 am a.m AM A.M";
    static const char after[] =
        "abends Abend nachmittags Nachmittag mittags Mittag tarde noche mediodía soir midi "
        "noite meio-dia wieczor popołudni południ مساء ظهر 下午 晚上 中午 午後 夕方 夜 正午 "
        "pm p.m PM P.M";
    return says_one_of(text, is_after_noon ? after : before);
}

static unsigned number_at(struct str text, size_t *at)
{
    unsigned number = 0;
    for (; *at < text.len && str_is_digit(text.ptr[*at]); ++*at)
        number = number < 1000 ? number * 10 + (unsigned)(text.ptr[*at] - '0') : number;
    return number;
}

static bool has_number(struct str text, unsigned number)
{
    for (size_t at = 0; at < text.len; at++)
        if (str_is_digit(text.ptr[at]) && number_at(text, &at) == number)
            return true;
    return false;
}

/* `6:30 pm` or `6 p.m.` at `at`, which moves behind it: its hour of 24; else behind the number, and 24. */
static unsigned hour_at(struct str text, size_t *at)
{
    unsigned hour = number_at(text, at);
    size_t end = *at;
    if (end + 2 < text.len && text.ptr[end] == ':' && str_is_digit(text.ptr[end + 1]))
        number_at(text, (end++, &end));
    *at = end;
    end += end < text.len && text.ptr[end] == ' ';
    char half = end < text.len ? (char)(text.ptr[end] | 0x20) : '\0';
    end += 1u + (end + 1 < text.len && text.ptr[end + 1] == '.');
    bool is_time =
        (half == 'a' || half == 'p') && end < text.len && (text.ptr[end] | 0x20) == 'm' &&
        (end + 1 == text.len || !((text.ptr[end + 1] | 0x20) >= 'a' && (text.ptr[end + 1] | 0x20) <= 'z'));
    if (!is_time || hour == 0 || hour > 12)
        return 24;
    *at = end + 1;
    return hour % 12 + (half == 'p' ? 12 : 0);
}

/* 6:30 pm is 18:30, or 6:30 with a word for the evening. */
static void compare_times(const struct agreement *agreement, const struct part *theirs,
                          const struct part *ours, struct str source, struct str own)
{
    for (size_t at = 0; at < source.len; at++) {
        size_t begin = at;
        unsigned hour = str_is_digit(source.ptr[at]) ? hour_at(source, &at) : 24;
        unsigned of_twelve = hour % 12 == 0 ? 12 : hour % 12;
        if (hour == 24 || has_number(own, hour) || (has_number(own, of_twelve) && says_half(own, hour >= 12)))
            continue;
        struct diag *diag =
            report(agreement, DIAG_TRANSLATION_FIGURE, ours, part_place(agreement, theirs),
                   str_slice(source, begin, at), "the source says %.*s in %.*s, and this does not");
        diag_help(agreement->stage->diags, diag,
                  "write the hour as %u, or with the word of the language for the time of day", hour);
    }
}

/* 18 of 18:30, where the other text has 6:30 pm. */
static bool is_hour_of(struct str own, const struct figure *figure)
{
    size_t digits = 0;
    unsigned value = number_at(figure->readings[0], &digits);
    if (digits != 2 || figure->readings[0].len != 2 || figure->unit.means.len > 0 || value < 13 || value > 23)
        return false;
    for (size_t at = 0; at < own.len; at++)
        if (str_is_digit(own.ptr[at]) && hour_at(own, &at) == value)
            return true;
    return false;
}

/* ---- Numbers ------------------------------------------------------------------- */

static void compare_figures(const struct agreement *agreement, const struct part *theirs,
                            const struct part *ours, const struct said *source, const struct said *own)
{
    struct diags *diags = agreement->stage->diags;
    const struct figure_index *index = figures_index(agreement->stage->arena, &own->figures);
    for (size_t i = 0; i < source->figures.items.count; i++) {
        const struct figure *figure = &source->figures.items.items[i];
        if (!figure->is_telling)
            continue;
        enum figure_match match = figures_match(agreement->stage->arena, index, &source->figures, figure);
        if (match == FIGURE_SAME || is_hour_of(own->folded, figure))
            continue;
        struct diag *diag =
            report(agreement, DIAG_TRANSLATION_FIGURE, ours, part_place(agreement, theirs), figure->text,
                   match == FIGURE_MISSING      ? "the source says %.*s in %.*s, and this does not"
                   : match == FIGURE_OTHER_SIGN ? "%.*s of the source has another sign in %.*s"
                                                : "%.*s of the source has another unit in %.*s");
        diag_help(diags, diag,
                  "write %.*s, as a figure with its unit, the digits and separators those of the language",
                  STR_FMT(figure->text));
    }
}

/* ---- What stands on things -------------------------------------------------------- */

/* Words that are put in capitals for their weight. */
static bool is_stressed_word(struct str word)
{
    static const char *const words[] = {
        "NOT",   "NEVER",  "ALWAYS", "ALL",     "ANY",     "BOTH",    "ONLY",      "MUST", "NO",    "DO",
        "DON'T", "BEFORE", "AFTER",  "AND",     "OR",      "WITHOUT", "EVERY",     "EACH", "FIRST", "LAST",
        "IF",    "THE",    "YOU",    "YOUR",    "CANNOT",  "NOW",     "THIS",      "IS",   "ARE",   "CAN",
        "UNTIL", "THEN",   "DANGER", "WARNING", "CAUTION", "NOTICE",  "IMPORTANT", "NOTE", "TIP"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq(word, str_of(words[i])))
            return true;
    return false;
}

/* Capitals alone, as on a button: STOP, E-STOP, F1. */
static bool is_label(struct str text)
{
    size_t capitals = 0, at = 0;
    for (size_t i = 0; i < text.len; i++) {
        if ((text.ptr[i] >= 'a' && text.ptr[i] <= 'z') || (unsigned char)text.ptr[i] >= 0x80)
            return false;
        capitals += text.ptr[i] >= 'A' && text.ptr[i] <= 'Z';
    }
    if (capitals < 2 || text.len > 40)
        return false;
    while (at < text.len) {
        size_t end = str_find_byte(text, ' ', at);
        struct str word = str_slice(text, at, end);
        while (word.len > 0 && strchr(".,:;!?", word.ptr[word.len - 1]) != NULL)
            word.len--;
        if (is_stressed_word(word))
            return false;
        at = end == SIZE_MAX ? text.len : end + 1;
    }
    return true;
}

static void report_literal(const struct agreement *agreement, const struct part *ours, struct place source,
                           struct str text, const char *why)
{
    struct diag *diag = report(agreement, DIAG_TRANSLATION_LITERAL, ours, source, text,
                               "`%.*s` of the source is not in %.*s");
    diag_help(agreement->stage->diags, diag, "%s: write `%.*s`; a translation may stand behind it", why,
              STR_FMT(text));
}

static void compare_literal(const struct agreement *agreement, const struct part *ours,
                            const struct said *own, const struct node *node, struct str text, const char *why)
{
    struct arena *arena = agreement->stage->arena;
    struct str folded = str_trim(figures_fold(arena, text));
    if (folded.len > 0 && str_find(own->folded, folded) == SIZE_MAX)
        report_literal(agreement, ours, first_line(agreement->source, node->span), text, why);
}

/* Without hyphens and spaces: UTF8 and UTF-8 are one. */
static struct str squeeze(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '-' && text.ptr[i] != ' ')
            buf_byte(&out, text.ptr[i]);
    return buf_view(&out);
}

static void compare_literals(const struct agreement *agreement, const struct part *theirs,
                             const struct part *ours, const struct said *source, const struct said *own)
{
    for (size_t i = 0; i < source->codes.count && i < MOST_COMPARED; i++)
        compare_literal(agreement, ours, own, source->codes.items[i], source->codes.items[i]->text,
                        "code is what a machine shows or takes");
    for (size_t i = 0; i < source->strongs.count && i < MOST_COMPARED; i++) {
        struct str text = str_trim(node_plain(agreement->stage->arena, source->strongs.items[i]));
        if (is_label(text))
            compare_literal(agreement, ours, own, source->strongs.items[i], text,
                            "bold capitals are what stands on a thing");
    }
    struct str squeezed = squeeze(agreement->stage->arena, own->folded);
    for (size_t i = 0; i < source->figures.marks.count && i < MOST_COMPARED; i++) {
        struct str mark = source->figures.marks.items[i];
        if (str_find(squeezed, squeeze(agreement->stage->arena, mark)) == SIZE_MAX)
            report_literal(agreement, ours, part_place(agreement, theirs), mark,
                           "a part number is the same in all languages");
    }
}

/* ---- Links -------------------------------------------------------------------------- */

/* A page may have another address in each language; what counts is whose it is: "osha.gov". */
static struct str site_of(struct str target)
{
    size_t begin = str_find(target, STR("://"));
    if (begin == SIZE_MAX)
        return target;
    struct str host = str_slice(target, begin + 3, target.len);
    for (size_t i = 0; i < host.len; i++)
        if (strchr("/?#:", host.ptr[i]) != NULL)
            host.len = i;
    size_t dots = 0;
    for (size_t i = host.len; i-- > 0;)
        if (host.ptr[i] == '.' && ++dots == 2)
            return str_slice(host, i + 1, host.len);
    return host;
}

static bool has_link(const struct said *own, struct str target)
{
    for (size_t i = 0; i < own->links.count; i++)
        if (str_eq_nocase(site_of(own->links.items[i]->text), site_of(target)))
            return true;
    return false;
}

static void compare_links(const struct agreement *agreement, const struct part *ours,
                          const struct said *source, const struct said *own)
{
    bool is_list = source->links.count > MOST_COMPARED || own->links.count > MOST_COMPARED;
    size_t count = is_list ? 0 : source->links.count;
    for (size_t i = 0; i < count; i++) {
        const struct node *link = source->links.items[i];
        if (has_link(own, link->text))
            continue;
        struct diag *diag =
            report(agreement, DIAG_TRANSLATION_LINK, ours, first_line(agreement->source, link->span),
                   link->text, "the link %.*s of the source is not in %.*s");
        diag_help(agreement->stage->diags, diag, "link to %.*s, or to a page of the same site",
                  STR_FMT(link->text));
    }
}

/* ---- Not translated -------------------------------------------------------------------- */

/* Words that are no names: letters, one of them small where a script has small ones. */
static size_t count_words(struct str text)
{
    size_t count = 0, letters = 0;
    bool has_small = false, has_digit = false;
    for (size_t at = 0; at <= text.len;) {
        uint32_t point = at < text.len ? unicode_next(text, &at) : (at++, (uint32_t)' ');
        if (unicode_is_wide(point)) {
            count += ++letters % 3 == 0; /* about so many make a word */
            continue;
        }
        if (unicode_is_word(point)) {
            letters++;
            has_small |= unicode_upper(point) != point || unicode_lower(point) == point;
            has_digit |= point >= '0' && point <= '9';
            continue;
        }
        count += letters > 1 && has_small && !has_digit;
        letters = 0;
        has_small = has_digit = false;
    }
    return count;
}

static void note_words(struct agreement *agreement, const struct part *theirs, const struct part *ours,
                       const struct said *source, const struct said *own)
{
    if (agreement->is_same_language || count_words(source->plain) < 3)
        return;
    agreement->wordy_count++;
    if (str_eq(source->plain, own->plain))
        *array_add(agreement->stage->arena, &agreement->same) = (struct pair){theirs, ours};
}

/* Most of it: a translation that has been begun, which is told once. */
static void report_begun(const struct agreement *agreement)
{
    struct diags *diags = agreement->stage->diags;
    struct place title = {agreement->translation->source, agreement->translation->fields.title.span};
    struct diag *diag =
        diag_add(diags, DIAG_NOT_TRANSLATED, title, "%zu of %zu parts are still in the words of the source",
                 agreement->same.count, agreement->wordy_count);
    diag_help(diags, diag, "translate them into %.*s", STR_FMT(agreement->translation->language));
}

static void report_words(const struct agreement *agreement)
{
    struct diags *diags = agreement->stage->diags;
    size_t count = agreement->same.count;
    if (count > 3 && count > agreement->wordy_count / 2) {
        report_begun(agreement);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct pair pair = agreement->same.items[i];
        struct diag *diag =
            diag_add(diags, DIAG_NOT_TRANSLATED, first_line(agreement->translation, pair.ours->span),
                     "%.*s is still in the words of the source", STR_FMT(pair.ours->label));
        diag_other(diags, diag, part_place(agreement, pair.theirs), "the same words");
        diag_help(diags, diag, "translate it into %.*s", STR_FMT(agreement->translation->language));
    }
}

/* ---- Parts beside parts --------------------------------------------------------------------- */

/* "phase-1-step-" and 2: parts of one family are paired when there are as many. */
struct entry {
    struct str family;
    unsigned long number;
    const struct part *part;
};

static struct entry entry_of(const struct part *part)
{
    struct entry entry = {.family = part->name, .part = part};
    size_t end = part->name.len;
    while (end > 0 && part->name.len - end < 9 && part->name.ptr[end - 1] >= '0' &&
           part->name.ptr[end - 1] <= '9')
        end--;
    for (size_t i = end; i < part->name.len; i++)
        entry.number = entry.number * 10 + (unsigned long)(part->name.ptr[i] - '0');
    entry.family.len = end;
    return entry;
}

static int by_family(const void *a, const void *b)
{
    const struct entry *first = a, *second = b;
    int order = str_cmp(first->family, second->family);
    if (order != 0)
        return order;
    return first->number < second->number ? -1 : first->number > second->number;
}

static struct entry *sorted(struct arena *arena, const struct part *parts, size_t count)
{
    struct entry *entries = arena_array(arena, struct entry, count + 1);
    for (size_t i = 0; i < count; i++)
        entries[i] = entry_of(&parts[i]);
    if (count > 1)
        qsort(entries, count, sizeof *entries, by_family);
    return entries;
}

static size_t family_size(const struct entry *entries, size_t count)
{
    size_t size = 0;
    while (size < count && str_eq(entries[size].family, entries[0].family))
        size++;
    return size;
}

static void compare_part(struct agreement *agreement, const struct part *theirs, const struct part *ours)
{
    struct arena *arena = agreement->stage->arena;
    struct said source = read_part(arena, theirs, true), own = read_part(arena, ours, false);
    note_words(agreement, theirs, ours, &source, &own);
    compare_figures(agreement, theirs, ours, &source, &own);
    compare_times(agreement, theirs, ours, source.folded, own.folded);
    compare_literals(agreement, theirs, ours, &source, &own);
    compare_links(agreement, ours, &source, &own);
}

static void compare_parts(struct agreement *agreement, const struct entry *theirs, size_t their_count,
                          const struct entry *ours, size_t our_count)
{
    size_t i = 0, j = 0;
    while (i < their_count && j < our_count) {
        size_t many = family_size(theirs + i, their_count - i), own = family_size(ours + j, our_count - j);
        int order = str_cmp(theirs[i].family, ours[j].family);
        for (size_t k = 0; order == 0 && many == own && k < many; k++)
            compare_part(agreement, theirs[i + k].part, ours[j + k].part);
        i += order <= 0 ? many : 0;
        j += order >= 0 ? own : 0;
    }
}

static struct str base_of(struct str tag)
{
    return str_slice(tag, 0, str_find_byte(tag, '-', 0));
}

void agreement_check(struct stage *stage, const struct module *source, const struct module *translation)
{
    size_t their_count, our_count;
    struct agreement agreement = {.stage = stage, .source = source, .translation = translation};
    agreement.is_same_language = str_eq_nocase(base_of(source->language), base_of(translation->language));
    const struct part *theirs = parts_of(stage->arena, source, &their_count);
    const struct part *ours = parts_of(stage->arena, translation, &our_count);
    compare_parts(&agreement, sorted(stage->arena, theirs, their_count), their_count,
                  sorted(stage->arena, ours, our_count), our_count);
    report_words(&agreement);
}
