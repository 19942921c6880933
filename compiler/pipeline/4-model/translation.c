#include "pipeline/4-model/agreement.h"
#include "pipeline/4-model/figures.h"
#include "pipeline/4-model/model.h"
#include "pipeline/4-model/stale.h"

/* One translation beside its source. */
struct pairing {
    struct stage *stage;
    const struct module *source;
    struct module *own;
};

/* Nodes of one kind in reading order. */
struct nodes {
    struct node **items;
    size_t count;
};

/* ---- Reports ---- */

static struct place own_place(const struct pairing *pairing, struct span span)
{
    return (struct place){pairing->own->source, source_first_line(pairing->own->source, span)};
}

static struct place source_place(const struct pairing *pairing, struct span span)
{
    return (struct place){pairing->source->source, source_first_line(pairing->source->source, span)};
}

static struct diag *report(const struct pairing *pairing, enum diag_code code, struct span own,
                           struct span source, const char *what, const char *message)
{
    struct diags *diags = pairing->stage->diags;
    struct diag *diag = diag_add(diags, code, own_place(pairing, own), message, what);
    diag_other(diags, diag, source_place(pairing, source), "in the source");
    return diag;
}

/* `after`: where the missing part would stand, or the whole that lacks it. */
static void report_missing(const struct pairing *pairing, struct span after, struct span source,
                           const char *what)
{
    struct diag *diag = report(pairing, DIAG_TRANSLATION_MISSING, after, source, what,
                               "the translation lacks a %s of the source");
    diag_label(pairing->stage->diags, diag, "missing in or after this");
    diag_help(pairing->stage->diags, diag, "translate the %s at the second place", what);
}

static void report_extra(const struct pairing *pairing, struct span own, struct span source, const char *what)
{
    struct diag *diag = report(pairing, DIAG_TRANSLATION_EXTRA, own, source, what,
                               "the translation has a %s more than the source");
    diag_label(pairing->stage->diags, diag, "the source has none for it");
    diag_help(pairing->stage->diags, diag, "add the %s to the source, or remove it here", what);
}

/* ---- Pairs ---- */

static size_t count_kind(const struct node *root, uint32_t kind)
{
    size_t count = 0;
    for (const struct node *at = root; at != NULL; at = node_walk(root, at))
        count += at->kind == kind;
    return count;
}

/* Nodes of `kind` inside `root`, those inside a node of kind `apart` left out. */
static struct nodes collect(const struct pairing *pairing, struct node *root, uint32_t kind, uint32_t apart)
{
    struct nodes nodes = {0};
    nodes.items = arena_array(pairing->stage->arena, struct node *, count_kind(root, kind));
    for (struct node *at = root; at != NULL;) {
        bool is_apart = at != root && at->kind == apart;
        if (at->kind == kind)
            nodes.items[nodes.count++] = at;
        at = is_apart ? node_skip(root, at) : node_walk(root, at);
    }
    return nodes;
}

/* Report what has no counterpart; the number of pairs. */
static size_t pair(const struct pairing *pairing, struct nodes source, struct nodes own,
                   struct span source_holder, struct span own_holder, const char *what)
{
    size_t common = source.count < own.count ? source.count : own.count;
    struct span last_own = own.count > 0 ? own.items[own.count - 1]->span : own_holder;
    struct span last_source = source.count > 0 ? source.items[source.count - 1]->span : source_holder;
    for (size_t i = common; i < source.count; i++)
        report_missing(pairing, last_own, source.items[i]->span, what);
    for (size_t i = common; i < own.count; i++)
        report_extra(pairing, own.items[i]->span, last_source, what);
    return common;
}

static bool is_guarded(const struct node *node)
{
    return node->kind == PLACARD_STEP || node->kind == PLACARD_PHASE || node->kind == PLACARD_QUESTION;
}

/* A notice is about what it stands in, or else about what comes next: for each notice how many have come
 * before that.  In the order of collect(). */
static size_t *guarded_by(const struct pairing *pairing, struct node *holder, size_t count)
{
    size_t *guarded = arena_array(pairing->stage->arena, size_t, count + 1), begun = 0, notices = 0;
    for (struct node *at = holder; at != NULL;) {
        bool is_apart = at != holder && at->kind == PLACARD_PHASE;
        if (at->kind == PLACARD_NOTICE) {
            size_t around = 0;
            for (const struct node *up = at->parent; up != NULL && up != holder; up = up->parent)
                around += is_guarded(up);
            guarded[notices++] = begun - around;
        }
        begun += at != holder && is_guarded(at);
        at = is_apart ? node_skip(holder, at) : node_walk(holder, at);
    }
    return guarded;
}

static size_t count_guarded(const struct pairing *pairing, struct node *holder)
{
    return collect(pairing, holder, PLACARD_STEP, PLACARD_PHASE).count +
           collect(pairing, holder, PLACARD_QUESTION, PLACARD_PHASE).count;
}

/* Both warn of the same step; where steps are missing, that is told, and what is behind them is not looked
 * at. */
static void pair_guarded(const struct pairing *pairing, struct node *source, struct node *own,
                         struct nodes theirs, struct nodes ours)
{
    if (theirs.count != ours.count || count_guarded(pairing, source) != count_guarded(pairing, own))
        return;
    const size_t *there = guarded_by(pairing, source, theirs.count);
    const size_t *here = guarded_by(pairing, own, ours.count);
    for (size_t i = 0; i < ours.count; i++) {
        if (there[i] == here[i])
            continue;
        struct diag *diag =
            report(pairing, DIAG_TRANSLATION_DIFFERS, ours.items[i]->span, theirs.items[i]->span, "notice",
                   "this %s stands before another step than in the source");
        diag_help(pairing->stage->diags, diag,
                  "move it to where the source has it: it warns of the step that follows");
        pairing->own->has_moved_notice = true;
    }
}

static void pair_notices(const struct pairing *pairing, struct node *source, struct node *own)
{
    struct nodes a = collect(pairing, source, PLACARD_NOTICE, PLACARD_PHASE);
    struct nodes b = collect(pairing, own, PLACARD_NOTICE, PLACARD_PHASE);
    size_t count = pair(pairing, a, b, source->span, own->span, "notice");
    for (size_t i = 0; i < count; i++) {
        if (a.items[i]->number == b.items[i]->number)
            continue;
        struct diag *diag = report(pairing, DIAG_TRANSLATION_DIFFERS, b.items[i]->span, a.items[i]->span,
                                   "notice", "this %s has another signal word than in the source");
        diag_help(pairing->stage->diags, diag, "write the signal word of the source; players translate it");
    }
    pair_guarded(pairing, source, own, a, b);
}

/* What stands beside the words in a step, or around the nodes of kind `apart`: each kind is there as often as
 * in the source.  A note that a translation adds is its own affair. */
static void pair_details(const struct pairing *pairing, struct node *source, struct node *own, uint32_t apart)
{
    static const struct {
        uint32_t kind;
        const char *what;
    } kinds[] = {{PLACARD_TABLE, "table"},
                 {PLACARD_CODE_BLOCK, "block of code"},
                 {PLACARD_QUOTE, "quote"},
                 {PLACARD_IMAGE, "picture"}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct nodes a = collect(pairing, source, kinds[i].kind, apart);
        struct nodes b = collect(pairing, own, kinds[i].kind, apart);
        for (size_t missing = b.count; missing < a.count; missing++)
            report_missing(pairing, source_first_line(pairing->own->source, own->span),
                           a.items[missing]->span, kinds[i].what);
    }
}

/* The steps and notices of a phase, or of the document outside its phases. */
static void pair_steps(const struct pairing *pairing, struct node *source, struct node *own)
{
    struct nodes a = collect(pairing, source, PLACARD_STEP, PLACARD_PHASE);
    struct nodes b = collect(pairing, own, PLACARD_STEP, PLACARD_PHASE);
    pair(pairing, a, b, source->span, own->span, "step");
    for (size_t i = 0; i < a.count && a.count == b.count; i++)
        pair_details(pairing, a.items[i], b.items[i], PLACARD_STEP);
    pair_notices(pairing, source, own);
    a = collect(pairing, source, PLACARD_PROCEDURE, PLACARD_PHASE);
    b = collect(pairing, own, PLACARD_PROCEDURE, PLACARD_PHASE);
    for (size_t i = 0; i < a.count && i < b.count; i++) /* the same numbers; tight as translated */
        b.items[i]->number = PLACARD_LIST_NUMBER(PLACARD_LIST_FIRST(a.items[i]->number),
                                                 PLACARD_LIST_IS_TIGHT(b.items[i]->number));
}

static void pair_phases(const struct pairing *pairing)
{
    struct node *source = pairing->source->root, *own = pairing->own->root;
    struct nodes a = collect(pairing, source, PLACARD_PHASE, PLACARD_QUIZ);
    struct nodes b = collect(pairing, own, PLACARD_PHASE, PLACARD_QUIZ);
    size_t count = pair(pairing, a, b, source_first_line(pairing->source->source, source->span),
                        source_first_line(pairing->own->source, own->span), "phase");
    pair_steps(pairing, source, own);
    for (size_t i = 0; i < count; i++) {
        pair_steps(pairing, a.items[i], b.items[i]);
        pair_details(pairing, a.items[i], b.items[i], PLACARD_STEP);
    }
    if (a.count + b.count == 0)
        pair_details(pairing, source, own, PLACARD_QUIZ);
}

/* ---- Questions ---- */

/* An id that was not pinned is the position, counted from 1. */
static bool is_position(struct pairing *pairing, const struct node *choice, size_t index)
{
    return str_eq(choice->text, str_format(pairing->stage->arena, "%zu", index + 1));
}

static void report_id(const struct pairing *pairing, struct span own, struct span source, struct str id,
                      const char *what)
{
    struct diag *diag =
        report(pairing, DIAG_TRANSLATION_ID, own, source, what, "this %s has another id than in the source");
    diag_help(pairing->stage->diags, diag, "write <!-- #%.*s -->, or leave it out: ids come from the source",
              STR_FMT(id));
}

static bool has_tick(struct nodes choices)
{
    for (size_t i = 0; i < choices.count; i++) {
        if (choices.items[i]->number == 1)
            return true;
    }
    return false;
}

/* The place of the one with this id, which is not at place `at`; SIZE_MAX: there is none. */
static size_t place_of(struct nodes nodes, struct str id, size_t at)
{
    for (size_t i = 0; i < nodes.count; i++) {
        if (i != at && str_eq(nodes.items[i]->text, id))
            return i;
    }
    return SIZE_MAX;
}

/* Parts are paired by their places: with another id or tick written into one that only stands elsewhere, a
 * wrong answer would become right.  Told once for all of them. */
static bool report_moved(struct pairing *pairing, struct nodes source, struct nodes own, const char *what)
{
    for (size_t i = 0; i < own.count && i < source.count; i++) {
        struct str id = own.items[i]->text;
        bool is_here = str_eq(source.items[i]->text, id) || is_position(pairing, own.items[i], i);
        if (is_here || place_of(source, id, i) == SIZE_MAX)
            continue;
        struct diag *diag = report(pairing, DIAG_TRANSLATION_ID, own.items[i]->span, source.items[i]->span,
                                   what, "this %s stands at another place than in the source");
        struct buf order = {.arena = pairing->stage->arena};
        for (size_t at = 0; at < source.count; at++)
            buf_format(&order, "%s#%.*s", at > 0 ? ", " : "", STR_FMT(source.items[at]->text));
        diag_help(pairing->stage->diags, diag, "move it; the order of the source is %.*s",
                  STR_FMT(buf_view(&order)));
        return true;
    }
    return false;
}

static void pair_choices(struct pairing *pairing, struct node *source, struct node *own, uint32_t kind,
                         const char *what)
{
    struct nodes a = collect(pairing, source, kind, kind), b = collect(pairing, own, kind, kind);
    size_t count = pair(pairing, a, b, source->span, own->span, what);
    bool is_ticked = has_tick(b), is_moved = report_moved(pairing, a, b, what);
    for (size_t i = 0; i < count && !is_moved; i++) {
        struct node *theirs = a.items[i], *ours = b.items[i];
        if (!str_eq(theirs->text, ours->text) && !is_position(pairing, ours, i))
            report_id(pairing, ours->span, theirs->span, theirs->text, what);
        if (is_ticked && (theirs->number == 1) != (ours->number == 1)) {
            is_ticked = false; /* told once */
            struct diag *diag = report(pairing, DIAG_TRANSLATION_ANSWER, ours->span, theirs->span, what,
                                       "this %s is ticked otherwise than in the source");
            diag_help(pairing->stage->diags, diag,
                      "put the choices into the order of the source, each with its box, or leave all boxes "
                      "empty: answers come from the source");
        }
        ours->text = theirs->text;
        ours->number = theirs->number;
    }
}

/* ---- What is typed ---- */

static bool is_number_part(uint32_t kind)
{
    return kind == PLACARD_LOW || kind == PLACARD_HIGH || kind == PLACARD_UNIT || kind == PLACARD_FOLD;
}

/* Without the noughts at the end of a fraction, which say nothing: 5.0 and 5. */
static struct str short_number(struct str text)
{
    if (str_find_byte(text, '.', 0) == SIZE_MAX)
        return text;
    while (text.len > 0 && text.ptr[text.len - 1] == '0')
        text.len--;
    return str_slice(text, 0, text.len - (text.len > 0 && text.ptr[text.len - 1] == '.'));
}

static bool is_same_answer(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->number != b->number)
        return false;
    bool is_limit = a->kind == PLACARD_LOW || a->kind == PLACARD_HIGH;
    return is_limit ? str_eq(short_number(a->text), short_number(b->text)) : str_eq(a->text, b->text);
}

static bool has_answer(const struct node *question, const struct node *answer)
{
    for (const struct node *at = question->first; at != NULL; at = at->next) {
        if (is_same_answer(at, answer))
            return true;
    }
    return false;
}

/* Where an answer of part `part` is added: part 0 are the right ones, part 1 what the first reply is said to
 * ... */
static struct node *part_end(struct node *question, size_t part)
{
    struct node *at = question->first;
    for (size_t reply = 0; at != NULL && at->kind != PLACARD_SHOWN; at = at->next) {
        if (at->kind == PLACARD_REPLY && reply++ == part)
            break;
    }
    return at;
}

static void copy_answer(struct pairing *pairing, const struct node *node, struct node *question, size_t part)
{
    struct node *before = part_end(question, part);
    if (before == NULL)
        return; /* an answer that could not be read has nothing that is shown */
    struct node *copy = node_new(pairing->stage->arena, node->kind, before->span);
    copy->text = node->text;
    copy->number = node->number;
    node_insert_before(before, copy);
}

/* A reply for each of the source, right where that is right. */
static size_t pair_replies(struct pairing *pairing, struct node *source, struct node *own)
{
    struct nodes a = collect(pairing, source, PLACARD_REPLY, PLACARD_REPLY);
    struct nodes b = collect(pairing, own, PLACARD_REPLY, PLACARD_REPLY);
    size_t count = pair(pairing, a, b, source->span, own->span, "reply");
    for (size_t i = 0; i < count; i++)
        b.items[i]->number = a.items[i]->number;
    return count;
}

/* A known unit of another measure than any of the source: a word (`Grad`) is not compared. */
static bool is_other_unit(struct pairing *pairing, const struct node *source, const struct node *unit)
{
    bool is_other = false;
    for (const struct node *at = source->first; at != NULL; at = at->next) {
        if (at->kind != PLACARD_UNIT)
            continue;
        if (!figures_units_differ(pairing->stage->arena, at->text, unit->text))
            return false;
        is_other = true;
    }
    return is_other;
}

static void report_number(struct pairing *pairing, const struct node *source, const struct node *at)
{
    struct diag *diag = report(pairing, DIAG_TRANSLATION_ANSWER, at->span, node_child(source, at->kind)->span,
                               "answer", "this %s is not the one of the source");
    diag_help(pairing->stage->diags, diag, "write %.*s", STR_FMT(node_child(source, PLACARD_SHOWN)->text));
}

/* The limits must be the same; what is shown stays as translated. */
static void pair_number(struct pairing *pairing, struct node *source, struct node *own)
{
    size_t part = 0, count = pair_replies(pairing, source, own);
    for (struct node *at = own->first, *next; at != NULL; at = next) {
        next = at->next;
        if (!is_number_part(at->kind))
            continue;
        bool is_limit = at->kind == PLACARD_LOW || at->kind == PLACARD_HIGH;
        if ((is_limit && !has_answer(source, at)) ||
            (at->kind == PLACARD_UNIT && is_other_unit(pairing, source, at)))
            report_number(pairing, source, at);
        node_remove(at);
    }
    for (const struct node *at = source->first; at != NULL && part <= count; at = at->next) {
        part += at->kind == PLACARD_REPLY;
        if (is_number_part(at->kind) && part <= count)
            copy_answer(pairing, at, own, part);
    }
}

static size_t size_of_folds(const struct node *question)
{
    size_t size = 0;
    for (const struct node *at = question->first; at != NULL; at = at->next)
        size += at->kind == PLACARD_FOLD ? at->text.len : 0;
    return size;
}

/* Workers may type the words of either language, in as many spellings as a question may have. */
static void pair_words(struct pairing *pairing, const struct question *theirs, const struct question *ours)
{
    struct node *source = theirs->node, *own = ours->node;
    size_t part = 0, count = pair_replies(pairing, source, own), folds = size_of_folds(own);
    for (const struct node *at = source->first; at != NULL && part <= count; at = at->next) {
        part += at->kind == PLACARD_REPLY;
        bool is_word = at->kind == PLACARD_ACCEPT || at->kind == PLACARD_FOLD;
        if (!is_word || part > count || has_answer(own, at))
            continue;
        folds += at->kind == PLACARD_FOLD ? at->text.len : 0;
        if (at->kind == PLACARD_ACCEPT || folds <= PLACARD_MAX_FOLDS)
            copy_answer(pairing, at, own, part);
    }
    bool is_exact = PLACARD_QUESTION_IS_FIXED(source->number);
    accepted_settle(pairing->stage->arena, own, ours->written, is_exact);
    accepted_settle(pairing->stage->arena, own, theirs->written, is_exact);
}

static void pair_answers(struct pairing *pairing, const struct question *source, struct question *own)
{
    switch (placard_form_of(source->type)) {
    case PLACARD_FORM_CHOICES:
        pair_choices(pairing, source->node, own->node, PLACARD_CHOICE, "choice");
        break;
    case PLACARD_FORM_PLACES:
        pair_choices(pairing, source->node, own->node, PLACARD_ORDERED, "item");
        break;
    case PLACARD_FORM_PAIRS:
        pair_choices(pairing, source->node, own->node, PLACARD_PAIR, "pair");
        break;
    case PLACARD_FORM_NUMBER:
        pair_number(pairing, source->node, own->node);
        break;
    case PLACARD_FORM_WORDS:
        pair_words(pairing, source, own);
        break;
    }
}

/* Words in another script may read as a number or the other way round only by mistake. */
static bool is_same_form(const struct pairing *pairing, const struct question *source,
                         const struct question *own)
{
    if (source->type == 0 || own->type == 0)
        return false; /* reported where it was built */
    if (placard_form_of(source->type) == placard_form_of(own->type))
        return true;
    struct diag *diag = report(pairing, DIAG_TRANSLATION_DIFFERS, own->prompt->span, source->prompt->span,
                               "question", "this %s has another kind of answers than in the source");
    diag_help(pairing->stage->diags, diag, "translate the answers as they stand in the source");
    return false;
}

static void pair_question(struct pairing *pairing, const struct question *source, struct question *own)
{
    if (own->is_pinned && !str_eq(own->id, source->id))
        report_id(pairing, own->id_span, source->prompt->span, source->id, "question");
    bool is_same = is_same_form(pairing, source, own);
    own->id = own->node->text = source->id;
    own->points = source->points;
    own->digest = source->digest;
    own->node->first->number = source->digest;
    if (!is_same)
        return;
    own->type = source->type;
    own->node->number = source->node->number;
    pair_answers(pairing, source, own);
}

static void pair_quiz(struct pairing *pairing)
{
    const struct module *source = pairing->source;
    struct module *own = pairing->own;
    if (source->quiz == NULL || own->quiz == NULL) {
        if (source->quiz != NULL)
            report_missing(pairing, source_first_line(own->source, own->root->span), source->quiz->span,
                           "quiz");
        else if (own->quiz != NULL)
            report_extra(pairing, own->quiz->span, source_first_line(source->source, source->root->span),
                         "quiz");
        return;
    }
    own->quiz->number = source->quiz->number;
    struct nodes a = collect(pairing, source->quiz, PLACARD_QUESTION, PLACARD_QUESTION);
    struct nodes b = collect(pairing, own->quiz, PLACARD_QUESTION, PLACARD_QUESTION);
    size_t count = pair(pairing, a, b, source->quiz->span, own->quiz->span, "question");
    bool is_moved = report_moved(pairing, a, b, "question");
    for (size_t i = 0; i < count && !is_moved; i++)
        pair_question(pairing, &source->questions[i], &own->questions[i]);
}

/* ---- Front matter ---- */

static void pair_list(const struct pairing *pairing, const struct scalars *source, const struct scalars *own,
                      const char *what)
{
    bool is_known = (source->count > 0 || !pairing->source->fields.is_cut) &&
                    (own->count > 0 || !pairing->own->fields.is_cut);
    if (source->count == own->count || !is_known)
        return;
    struct span ours = own->count > 0 ? own->items[own->count - 1].span : pairing->own->fields.title.span;
    struct span theirs =
        source->count > 0 ? source->items[source->count - 1].span : pairing->source->fields.title.span;
    struct diag *diag = report(pairing, DIAG_TRANSLATION_LIST, ours, theirs, what,
                               "the list `%s` has not as many entries as in the source");
    diag_label(pairing->stage->diags, diag, "%zu here", own->count);
    diag_help(pairing->stage->diags, diag, "translate all %zu entries, in the order of the source",
              source->count);
}

/* What a translation does not say itself.  Spans of another file would lie, so they stay empty. */
static void copy_identity(struct module *own, const struct module *source)
{
    own->fields.id = (struct scalar){source->fields.id.text, {0, 0}};
    own->fields.version = (struct scalar){source->fields.version.text, {0, 0}};
    own->fields.kind = source->fields.kind;
    own->fields.withdrawn.is_set = source->fields.withdrawn.is_set;
}

void module_translate(struct stage *stage, const struct module *source, struct module *translation,
                      const struct stale_policy *policy)
{
    struct pairing pairing = {stage, source, translation};
    pair_list(&pairing, &source->fields.tools, &translation->fields.tools, "tools");
    pair_list(&pairing, &source->fields.parts, &translation->fields.parts, "parts");
    pair_list(&pairing, &source->fields.ppe, &translation->fields.ppe, "ppe");
    pair_phases(&pairing);
    pair_quiz(&pairing);
    agreement_check(stage, source, translation);
    stale_check(stage, source, translation, policy);
    copy_identity(translation, source);
}
