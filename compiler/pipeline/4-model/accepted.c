#include "pipeline/4-model/model.h"

#include "base/unicode.h"
#include "pipeline/1-text/characters.h"

/* Has the question a node of `kind` with this text already? */
static bool is_known(const struct draft *draft, uint32_t kind, struct str text)
{
    for (const struct node *at = draft->node->first; at != draft->answers; at = at->next) {
        if (at->kind == kind && str_eq(at->text, text))
            return true;
    }
    return false;
}

/* `typed` counts as `folded` when a worker types it. */
static void add_fold(struct draft *draft, struct span span, struct str typed, struct str folded)
{
    struct arena *arena = draft->model->stage->arena;
    if (typed.len == 0 || str_eq(typed, folded))
        return;
    struct str text = str_format(arena, "%.*s\t%.*s", STR_FMT(typed), STR_FMT(folded));
    if (!is_known(draft, PLACARD_FOLD, text))
        draft_add(draft, PLACARD_FOLD, span, text);
}

static struct str one(struct arena *arena, uint32_t code_point)
{
    struct buf buf = {.arena = arena};
    unicode_append(&buf, code_point);
    return buf_view(&buf);
}

/* Spellings of one character: as written, capital, small, and each taken apart (NFD). */
static void add_spellings(struct draft *draft, struct span span, uint32_t code_point)
{
    struct arena *arena = draft->model->stage->arena;
    const uint32_t forms[] = {code_point, unicode_upper(code_point), unicode_lower(code_point)};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct str text = one(arena, forms[i]);
        struct str folded = unicode_fold(arena, text);
        add_fold(draft, span, text, folded);
        add_fold(draft, span, unicode_decompose(arena, text), folded);
    }
}

/* Full-width forms of ASCII (U+FF01 to U+FF5E), which East Asian keyboards type. */
static void add_full_width(struct draft *draft, struct span span, uint32_t code_point)
{
    struct arena *arena = draft->model->stage->arena;
    uint32_t wide = code_point + 0xFEE0u;
    struct str folded = unicode_fold(arena, one(arena, code_point));
    add_fold(draft, span, one(arena, wide), folded);
    if (unicode_upper(code_point) != code_point)
        add_fold(draft, span, one(arena, unicode_upper(code_point) + 0xFEE0u), folded);
}

static bool is_east_asian(struct str language)
{
    struct str tag = str_slice(language, 0, 2);
    return str_eq(tag, STR("ja")) || str_eq(tag, STR("zh")) || str_eq(tag, STR("ko"));
}

static void add_folds(struct draft *draft, struct str word, struct span span)
{
    bool is_wide = is_east_asian(draft->model->module->language);
    for (size_t at = 0; at < word.len;) {
        uint32_t code_point = unicode_next(word, &at);
        if (code_point >= 0x80)
            add_spellings(draft, span, code_point);
        else if (is_wide && code_point > 0x20)
            add_full_width(draft, span, unicode_lower(code_point));
    }
}

/* False: there is nothing that could be typed. */
static bool add_word(struct draft *draft, struct str word, struct span span)
{
    struct arena *arena = draft->model->stage->arena;
    struct str folded = unicode_fold(arena, word);
    if (folded.len == 0 || characters_are_blank(folded))
        return false;
    if (!is_known(draft, PLACARD_ACCEPT, folded))
        draft_add(draft, PLACARD_ACCEPT, span, folded);
    return true;
}

bool accepted_read(struct draft *draft, struct str text, struct span span)
{
    struct model *model = draft->model;
    uint32_t count = 0;
    for (int pass = 0; pass < 2; pass++) { /* what is accepted, then how it may be typed */
        for (size_t at = 0; at <= text.len;) {
            size_t end = str_find_byte(text, '|', at);
            struct str word = str_trim(str_slice(text, at, end));
            if (pass == 0)
                count += add_word(draft, word, span);
            else
                add_folds(draft, word, span);
            at = end == SIZE_MAX ? text.len + 1 : end + 1;
        }
    }
    if (count > 0 && count <= PLACARD_MAX_CHOICES)
        return true;
    struct diag *diag = model_report(model, DIAG_ANSWER_UNREADABLE, span, "this answer cannot be read");
    model_label(model, diag, count == 0 ? "nothing stands behind it" : "more than 32 words");
    model_help(model, diag, "write the words that count as right: **Answer:** lock | padlock");
    return false;
}
