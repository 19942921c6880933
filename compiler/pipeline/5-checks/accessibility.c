/* accessibility.c - read aloud, without colour, on a small screen (WCAG 2.2). */
#include "pipeline/5-checks/rules.h"

#include "base/unicode.h"
#include "pipeline/1-text/characters.h"
#include "pipeline/5-checks/words.h"

enum {
    LONG_HEADING = 60,      /* characters; a longer bold line is a sentence */
    LONG_ALTERNATIVE = 150, /* characters that a screen reader speaks without a pause */
    CAPS_WORDS = 5,
    CAPS_LETTERS = 16,
};

static struct str link_text(const struct check *check, const struct node *link)
{
    struct str text = str_trim(node_plain(check->stage->arena, link));
    while (text.len > 0 && (text.ptr[text.len - 1] == '.' || text.ptr[text.len - 1] == ':'))
        text.len--;
    return text;
}

static bool says_nothing(struct str text)
{
    size_t count;
    const struct phrase *phrases = lexicon_phrases(&count);
    for (size_t i = 0; i < count; i++)
        if (phrases[i].class == PHRASE_LINK && str_eq_nocase(text, str_of(phrases[i].text)))
            return true;
    return false;
}

/* WCAG 2.4.4, link purpose. */
void rule_vague_link_text(struct check *check)
{
    if (!text_is_english(check->module->language))
        return;
    for (size_t i = 0; i < check->module->link_count; i++) {
        const struct node *link = check->module->links[i];
        struct str text = link_text(check, link);
        if (!says_nothing(text))
            continue;
        struct diag *diag = check_report(check, DIAG_VAGUE_LINK_TEXT, check_first_line(check, link->span),
                                         "the link text \"%.*s\" does not say where it leads", STR_FMT(text));
        check_help(check, diag, "name the target: [lockout log of line 3](%.*s)", STR_FMT(link->text));
    }
}

/* With a path: the host alone, "https://example.com", is a name that people say. */
static bool is_address(struct str text)
{
    bool is_url = str_starts(text, STR("http://")) || str_starts(text, STR("https://"));
    size_t host = is_url ? str_find(text, STR("//")) + 2 : 0;
    size_t path = str_find_byte(text, '/', host);
    return (is_url || str_starts(text, STR("www."))) && path != SIZE_MAX && path + 1 < text.len;
}

/* An address in angle brackets is meant to be read and typed; one dressed up as a link is not. */
void rule_address_as_text(struct check *check)
{
    for (size_t i = 0; i < check->module->link_count; i++) {
        const struct node *link = check->module->links[i];
        bool is_bracketed = str_starts(source_text(check->module->source, link->span), STR("["));
        if (!is_bracketed || !is_address(link_text(check, link)))
            continue;
        struct diag *diag = check_report(check, DIAG_ADDRESS_AS_TEXT, check_first_line(check, link->span),
                                         "a screen reader spells this link letter by letter");
        check_help(check, diag, "name the target between the square brackets: [lockout log of line 3](%.*s)",
                   STR_FMT(link->text));
    }
}

/* WCAG 1.4.1, use of colour. */
void rule_colour_only(struct check *check)
{
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, PHRASE_COLOUR, hit)) != NULL) {
        struct diag *diag =
            check_report(check, DIAG_COLOUR_ONLY, hit_place(hit), "told apart by colour alone");
        check_label(check, diag, "one man in twelve cannot see it");
        check_help(check, diag, "add the label, shape or place: the red button marked STOP, on the left");
    }
}

/* Whether a word is in capitals; `*letters` counts those of ASCII. */
static bool is_caps(struct str word, size_t *letters)
{
    *letters = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
            return false;
        *letters += word.ptr[i] >= 'A' && word.ptr[i] <= 'Z';
    }
    return *letters > 0;
}

/* Whether white space, commas and quotes alone stand between a word and the one before it. */
static bool is_joined(const struct prose *prose, size_t index)
{
    if (index == 0)
        return false;
    for (uint32_t at = prose->words[index - 1].end; at < prose->words[index].begin; at++)
        if (str_find_byte(STR(" ,\""), prose->text.ptr[at], 0) == SIZE_MAX)
            return false;
    return true;
}

/* A run of words in capitals: those from `first` on, `count` of them, with `letters` letters. */
struct caps {
    size_t first, count, letters;
};

/* Whether a run is a sentence: it has the small words of one, and is neither a command of SQL nor quoted. */
static bool is_shouted(const struct prose *prose, const struct caps *run)
{
    static const char *const small[] = {"is",    "are",    "be",    "this",   "you",  "your",
                                        "do",    "not",    "never", "always", "must", "please",
                                        "until", "unless", "when",  "only",   NULL};
    static const char *const commands[] = {"select", "insert", "update", "delete", "alter", "create", "drop",
                                           "grant",  "revoke", "set",    "show",   "begin", "commit", NULL};
    if (run->count < CAPS_WORDS || run->letters < CAPS_LETTERS)
        return false;
    struct range range = {prose->words[run->first].begin, prose->words[run->first + run->count - 1].end};
    char before = range.begin > 0 ? prose->text.ptr[range.begin - 1] : ' ',
         first = prose->text.ptr[range.begin];
    bool is_quoted = before == '"' || before == '\'' || first == '\'' || (unsigned char)before == 0x9C ||
                     (unsigned char)before == 0x98;
    return !is_quoted && words_hold(prose, range, small) &&
           !words_is_one_of(words_at(prose, run->first), commands);
}

/* The first run of words in capitals that is a sentence, not a label or a list of abbreviations. */
static bool find_caps(const struct prose *prose, struct range *out)
{
    struct caps run = {0, 0, 0};
    for (size_t i = 0; i <= prose->word_count; i++) {
        size_t letters = 0;
        bool is_more = i < prose->word_count && is_caps(words_at(prose, i), &letters);
        if (run.count > 0 && (!is_more || !is_joined(prose, i))) {
            if (is_shouted(prose, &run))
                break;
            run = (struct caps){0, 0, 0};
        }
        if (is_more)
            run = (struct caps){run.count > 0 ? run.first : i, run.count + 1, run.letters + letters};
    }
    if (run.count == 0 || !is_shouted(prose, &run))
        return false;
    *out = (struct range){prose->words[run.first].begin, prose->words[run.first + run.count - 1].end};
    return true;
}

void rule_all_caps(struct check *check)
{
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        struct range range;
        if (!find_caps(prose, &range))
            continue;
        struct diag *diag =
            check_report(check, DIAG_ALL_CAPS, prose_place(prose, range),
                         "a sentence in capitals is read slowly, and spelled by some screen readers");
        check_help(check, diag,
                   "write it in normal letters; when it warns of injury, make it a notice: > [!WARNING]");
    }
}

void rule_long_alternative(struct check *check)
{
    for (size_t i = 0; i < check->module->image_count; i++) {
        const struct node *image = check->module->images[i].node;
        size_t count = unicode_count(image->text);
        if (count <= LONG_ALTERNATIVE)
            continue;
        struct diag *diag = check_report(check, DIAG_LONG_ALTERNATIVE, check_first_line(check, image->span),
                                         "an alternative text of %zu characters", count);
        check_label(check, diag, "spoken in one breath, without a way back");
        check_help(check, diag,
                   "say what matters for the step in at most %u characters, and put the rest into the text",
                   (unsigned)LONG_ALTERNATIVE);
    }
}

static bool is_empty(const struct node *row)
{
    for (const struct node *cell = row->first; cell != NULL; cell = cell->next)
        if (cell->first != NULL)
            return false;
    return true;
}

/* WCAG 1.3.1, info and relationships. */
void rule_table_without_header(struct check *check)
{
    const struct node *root = check->module->root;
    for (const struct node *node = root; node != NULL; node = node_walk(root, node)) {
        const struct node *row = node->kind == PLACARD_TABLE ? node->first : NULL;
        if (row == NULL || row->number != 1 || !is_empty(row))
            continue;
        struct diag *diag =
            check_report(check, DIAG_TABLE_WITHOUT_HEADER, check_first_line(check, node->span),
                         "the header row of this table is empty");
        check_label(check, diag, "read aloud, the cells have no names");
        check_help(check, diag, "name the columns: | Tag | Meaning |");
    }
}

/* A paragraph of strong text alone, with something under it, outside steps, lists and quotes. */
static bool is_bold_heading(const struct node *node)
{
    const struct node *only = node->first;
    bool is_free = node->parent != NULL &&
                   (node->parent->kind == PLACARD_DOCUMENT || node->parent->kind == PLACARD_PHASE);
    return node->kind == PLACARD_PARAGRAPH && is_free && only != NULL && only == node->last &&
           only->kind == PLACARD_STRONG && node->next != NULL;
}

/* "Version 0.1", "Total: 19 rules": a fact on a line of its own, a link, a signal word. */
static bool is_fact(struct str text, const struct node *strong)
{
    static const char *const openings[] = {"version",   "total", "draft",  "date",    "author",  "by ",
                                           "updated",   "note",  "notes:", "warning", "caution", "danger",
                                           "important", "tip",   "if ",    "when "};
    size_t colon = str_find_byte(text, ':', 0);
    if (strong->first != NULL && strong->first == strong->last && strong->first->kind != PLACARD_TEXT)
        return true;
    if (colon != SIZE_MAX && colon + 1 < text.len)
        return true;
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        struct str opening = str_of(openings[i]);
        if (str_eq_nocase(str_slice(text, 0, opening.len), opening))
            return true;
    }
    return false;
}

/* One level below the heading that it stands under. */
static uint32_t level_for(const struct node *node)
{
    enum { DEEPEST = 6 };
    const struct node *above = node->prev;
    while (above != NULL && above->kind != PLACARD_HEADING)
        above = above->prev;
    if (above == NULL)
        return node->parent->kind == PLACARD_PHASE ? 3 : 2;
    return above->number < DEEPEST ? above->number + 1 : DEEPEST;
}

/* "Expression:" right above code names the code, no part of the page. */
static bool is_label_of_code(struct str text, const struct node *node)
{
    return text.ptr[text.len - 1] == ':' && node->next != NULL && node->next->kind == PLACARD_CODE_BLOCK;
}

void rule_bold_as_heading(struct check *check)
{
    const struct node *root = check->module->root;
    for (const struct node *node = root; node != NULL; node = node_walk(root, node)) {
        if (!is_bold_heading(node))
            continue;
        struct str text = str_trim(node_plain(check->stage->arena, node));
        bool is_sentence = characters_are_blank(text) || unicode_count(text) > LONG_HEADING ||
                           str_find_byte(STR(".!?"), text.ptr[text.len - 1], 0) != SIZE_MAX;
        if (is_sentence || is_fact(text, node->first) || is_label_of_code(text, node))
            continue;
        struct diag *diag = check_report(check, DIAG_BOLD_AS_HEADING, check_first_line(check, node->span),
                                         "this looks like a heading, but is not one");
        check_label(check, diag, "cannot be jumped to");
        if (text.ptr[text.len - 1] == ':')
            text.len--;
        check_help(check, diag, "write a heading: %.*s %.*s", (int)level_for(node), "######", STR_FMT(text));
    }
}

void rule_says_image(struct check *check)
{
    static const char *const openings[] = {"image of",   "picture of",    "photo of",
                                           "a photo of", "an image of",   "a picture of",
                                           "graphic of", "photograph of", "a photograph of"};
    if (!text_is_english(check->module->language))
        return;
    for (size_t i = 0; i < check->module->image_count; i++) {
        const struct node *image = check->module->images[i].node;
        for (size_t o = 0; o < sizeof openings / sizeof openings[0]; o++) {
            struct str opening = str_of(openings[o]);
            struct str start = str_slice(image->text, 0, opening.len);
            if (!str_eq_nocase(start, opening))
                continue;
            struct diag *diag =
                check_report(check, DIAG_ALTERNATIVE_SAYS_IMAGE, check_first_line(check, image->span),
                             "screen readers say \"image\" by themselves");
            struct str rest = str_trim(str_slice(image->text, opening.len, image->text.len));
            check_help(check, diag, "begin with what is to be seen: ![%.*s]", STR_FMT(rest));
        }
    }
}
