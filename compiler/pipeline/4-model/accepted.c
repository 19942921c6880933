/*
 * accepted.c - a word that is accepted, and the folds that make of what may be typed what is accepted.
 *
 * The runtime folds ASCII's case and PLACARD_TYPED_LIST in every answer; here comes what the letters of one
 * word need: their cases and spellings, letters that look the same, signs that stand for several letters.
 */
#include "pipeline/4-model/model.h"

#include "base/unicode.h"
#include "pipeline/1-text/characters.h"
#include "pipeline/4-model/typed.h"

enum { DOTLESS_I = 0x0131 };
#define DOT_ABOVE "\xCC\x87"

static struct str one(struct arena *arena, uint32_t code_point)
{
    struct buf buf = {.arena = arena};
    unicode_append(&buf, code_point);
    return buf_view(&buf);
}

/* Without the dots of products, and a dotless i as an i: capital and small letters of Turkish are other pairs
 * than those of the rest, and a phone writes whichever it is set to. */
static struct str simplify(const struct draft *draft, struct str folded)
{
    struct buf out = {.arena = draft->model->stage->arena};
    for (size_t at = 0; at < folded.len;) {
        uint32_t letter = unicode_next(folded, &at);
        bool is_i = !draft->is_exact && (letter == DOTLESS_I || letter == 'i');
        if (is_i && str_starts(str_slice(folded, at, folded.len), STR(DOT_ABOVE)))
            at += STR(DOT_ABOVE).len;
        if (!typed_is_dot(letter))
            unicode_append(&out, is_i ? 'i' : letter);
    }
    return buf_view(&out);
}

struct str accepted_fold(const struct draft *draft, struct str word)
{
    return simplify(draft, typed_fold(draft->model->stage->arena, word, draft->is_exact));
}

static void add_form(struct draft *draft, struct span span, struct str typed)
{
    struct arena *arena = draft->model->stage->arena;
    struct str folded = simplify(draft, typed_letters(arena, typed, draft->is_exact));
    if (!str_eq(typed, folded))
        draft_add_fold(draft, span, typed, folded);
}

/* Forms of one letter: as written, capital, small, and each taken apart (NFD). */
static void add_letter(struct draft *draft, struct span span, uint32_t letter)
{
    struct arena *arena = draft->model->stage->arena;
    const uint32_t forms[] = {letter, unicode_upper(letter), unicode_lower(letter)};
    for (size_t i = 0; i < (draft->is_exact ? 1 : sizeof forms / sizeof forms[0]); i++) {
        struct str text = one(arena, forms[i]);
        add_form(draft, span, text);
        add_form(draft, span, unicode_decompose(arena, text));
    }
}

/* What phones offer for another: typed, and what it is taken for where a word has that. */
static const struct twin {
    const char *typed, *meant;
} twins[] = {
    {"\xC2\xB5", "\xCE\xBC"},     /* micro sign, mu */
    {"\xE2\x84\xA6", "\xCE\xA9"}, /* ohm sign, omega */
    {"\xE2\x84\xAB", "\xC3\x85"}, /* angstrom sign, a with ring */
    {"\xE2\x84\x83", "°C"},       /* degree Celsius in one character */
    {"\xE2\x84\x89", "°F"},
    {"º", "°"},
    {"˚", "°"},
    {"ς", "σ"},
    {"…", "..."},
    {"∶", ":"},
    {"½", "1/2"},
    {"¼", "1/4"},
    {"¾", "3/4"},
    {"x", "×"},
    {"*", "×"},
    {"⁰", "0"},
    {"¹", "1"},
    {"²", "2"},
    {"³", "3"},
    {"⁴", "4"},
    {"⁵", "5"},
    {"⁶", "6"},
    {"⁷", "7"},
    {"⁸", "8"},
    {"⁹", "9"},
    {"₀", "0"},
    {"₁", "1"},
    {"₂", "2"},
    {"₃", "3"},
    {"₄", "4"},
    {"₅", "5"},
    {"₆", "6"},
    {"₇", "7"},
    {"₈", "8"},
    {"₉", "9"},
};

static void add_twins(struct draft *draft, struct str folded, struct span span)
{
    for (size_t i = 0; i < sizeof twins / sizeof twins[0]; i++) {
        struct str typed = str_of(twins[i].typed), meant = str_of(twins[i].meant);
        if (!str_eq(meant, STR("..."))) /* which is none at the end of a text */
            meant = accepted_fold(draft, meant);
        if (str_find(folded, meant) != SIZE_MAX)
            draft_add_fold(draft, span, typed, meant);
    }
}

/* Single characters that Unicode takes apart and never puts together, and half-width letters with a mark
 * behind them; what they become is of a script. */
static const struct block {
    uint32_t first, last, script_first, script_last;
} blocks[] = {{0x0958, 0x095F, 0x0900, 0x097F}, {0x09DC, 0x09DF, 0x0980, 0x09FF},
              {0x0A33, 0x0A5E, 0x0A00, 0x0A7F}, {0x0B5C, 0x0B5D, 0x0B00, 0x0B7F},
              {0x0F43, 0x0FB9, 0x0F00, 0x0FFF}, {0xFB1D, 0xFB4E, 0x0590, 0x05FF},
              {0xFF66, 0xFF9D, 0x3040, 0x30FF}};

static bool has_script(struct str text, const struct block *block)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t letter = unicode_next(text, &at);
        if (letter >= block->script_first && letter <= block->script_last)
            return true;
    }
    return false;
}

static void add_other(struct draft *draft, struct str folded, struct span span, struct str typed)
{
    struct str meant = typed_letters(draft->model->stage->arena, typed, draft->is_exact);
    if (!str_eq(meant, typed) && str_find(folded, meant) != SIZE_MAX)
        draft_add_fold(draft, span, typed, meant);
}

/* The letters of such a block that `folded` has in their other form. */
static void add_others(struct draft *draft, struct str folded, struct span span)
{
    struct arena *arena = draft->model->stage->arena;
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        bool is_kana = blocks[i].script_first == 0x3040;
        uint32_t letter = has_script(folded, &blocks[i]) ? blocks[i].first : blocks[i].last + 1;
        for (; letter <= blocks[i].last; letter++) {
            struct str text = one(arena, letter);
            add_other(draft, folded, span, text);
            if (is_kana) {
                add_other(draft, folded, span, str_format(arena, "%.*s\xEF\xBE\x9E", STR_FMT(text)));
                add_other(draft, folded, span, str_format(arena, "%.*s\xEF\xBE\x9F", STR_FMT(text)));
            }
        }
    }
}

static void add_dotless(struct draft *draft, struct str folded, struct span span)
{
    struct str language = str_slice(draft->model->module->language, 0, 2);
    bool is_turkish = str_eq_nocase(language, STR("tr")) || str_eq_nocase(language, STR("az"));
    if (!is_turkish || draft->is_exact || str_find_byte(folded, 'i', 0) == SIZE_MAX)
        return;
    draft_add_fold(draft, span, STR("ı"), STR("i"));
    draft_add_fold(draft, span, STR("İ"), STR("i"));
    draft_add_fold(draft, span, STR("I" DOT_ABOVE), STR("i"));
    draft_add_fold(draft, span, STR("i" DOT_ABOVE), STR("i"));
}

/* Units that are written with a dot and without one, at the end of a word. */
static bool ends_in_product(struct str word)
{
    static const char *const units[] = {"Nm", "Wh", "Ah", "VA"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (str_ends(word, str_of(units[i])))
            return true;
    }
    return false;
}

static void add_dots(struct draft *draft, struct str word, struct span span)
{
    struct arena *arena = draft->model->stage->arena;
    bool has_dot = ends_in_product(word);
    for (size_t at = 0; at < word.len && !has_dot;)
        has_dot = typed_is_dot(unicode_next(word, &at));
    for (size_t i = 0; has_dot && i < TYPED_DOTS; i++)
        draft_add_fold(draft, span, one(arena, typed_dots[i]), STR(""));
}

/* A word that is accepted, in the order in which they are read. */
struct written {
    struct written *next;
    struct node *accept;
    struct str word;
};

bool accepted_add(struct draft *draft, struct str word, struct span span)
{
    struct str folded = accepted_fold(draft, word);
    if (folded.len == 0 || characters_are_blank(folded))
        return false;
    if (!draft_has(draft, PLACARD_ACCEPT, folded)) {
        struct written *written = arena_new(draft->model->stage->arena, struct written);
        struct node *accept = draft_add(draft, PLACARD_ACCEPT, span, folded);
        *written = (struct written){draft->question->written, accept, word};
        draft->question->written = written;
    }
    return true;
}

static void add_letters(struct draft *draft, struct str text, struct span span)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t letter = unicode_next(text, &at);
        if (letter >= 0x80)
            add_letter(draft, span, letter);
    }
}

void accepted_add_folds(struct draft *draft, struct str word, struct span span)
{
    struct arena *arena = draft->model->stage->arena;
    struct str plain = typed_plain(arena, word), folded = accepted_fold(draft, word);
    add_letters(draft, plain, span);
    add_letters(draft, unicode_compose(arena, plain), span);
    add_twins(draft, simplify(draft, typed_letters(arena, word, draft->is_exact)), span);
    add_others(draft, folded, span);
    add_dotless(draft, folded, span);
    add_dots(draft, word, span);
}

/* The other side of the longest fold that stands at the begin of `text`; its bytes there to `*len`, 0 when
 * there is none. */
static struct str find_fold(const struct node *question, struct str text, size_t *len)
{
    struct str to = STR("");
    *len = 0;
    for (const struct node *at = question->first; at != NULL; at = at->next) {
        size_t side = at->kind == PLACARD_FOLD ? str_find_byte(at->text, '\t', 0) : 0;
        if (side > *len && str_starts(text, str_slice(at->text, 0, side))) {
            *len = side;
            to = str_slice(at->text, side + 1, at->text.len);
        }
    }
    return to;
}

/* What the runtime makes of a word that is typed as it stands. */
static struct str fold_as_typed(struct arena *arena, const struct node *question, struct str word,
                                bool is_exact)
{
    struct buf out = {.arena = arena};
    for (size_t at = 0, len; at < word.len; at += len) {
        struct str to = find_fold(question, str_slice(word, at, word.len), &len);
        buf_str(&out, to);
        if (len > 0)
            continue;
        size_t next = at;
        uint32_t letter = typed_as(unicode_next(word, &next));
        bool is_low = letter >= 'A' && letter <= 'Z' && !is_exact;
        if (letter != 0)
            unicode_append(&out, is_low ? letter - 'A' + 'a' : letter);
        len = next - at;
    }
    return typed_trim(unicode_collapse(arena, buf_view(&out)));
}

static struct node *find_accept(const struct node *question, struct str text)
{
    struct node *at = question->first;
    while (at != NULL && !(at->kind == PLACARD_ACCEPT && str_eq(at->text, text)))
        at = at->next;
    return at;
}

void accepted_settle(struct arena *arena, const struct node *question, const struct written *words,
                     bool is_exact)
{
    for (const struct written *at = words; at != NULL; at = at->next) {
        if (at->word.len > PLACARD_MAX_TYPED)
            continue; /* longer than what can be typed */
        struct node *accept = find_accept(question, at->accept->text);
        struct str typed = fold_as_typed(arena, question, at->word, is_exact);
        if (accept == NULL || typed.len == 0 || typed.len > PLACARD_MAX_TYPED ||
            find_accept(question, typed) != NULL)
            continue;
        struct node *node = node_new(arena, PLACARD_ACCEPT, accept->span);
        node->text = typed;
        node_insert_before(accept, node);
    }
}
