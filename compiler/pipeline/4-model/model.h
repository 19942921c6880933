/*
 * model.h - what the parts of the model stage share.  Not for other stages.
 *
 * shape_module() runs the passes below in this order over one tree; each pass
 * is a file.
 */
#ifndef PLACARD_MODEL_MODEL_H
#define PLACARD_MODEL_MODEL_H

#include "pipeline/4-model/module.h"

struct model {
    struct stage *stage;
    const struct library_fields *library;
    struct module *module;
    bool is_translation;          /* its language is not the library's */
    const struct node *near_quiz; /* heading that was meant for the quiz's, reported; or NULL */
};

/* Place of a span of the file in hand. */
static inline struct place model_place(const struct model *model, struct span span)
{
    return (struct place){model->stage->source, span};
}

/* Report at a span. */
#define model_report(model, code, span, ...)                                                                 \
    diag_add((model)->stage->diags, (code), model_place((model), (span)), __VA_ARGS__)
#define model_label(model, diag, ...) diag_label((model)->stage->diags, (diag), __VA_ARGS__)
#define model_help(model, diag, ...)  diag_help((model)->stage->diags, (diag), __VA_ARGS__)
#define model_other(model, diag, span, ...)                                                                  \
    diag_other((model)->stage->diags, (diag), model_place((model), (span)), __VA_ARGS__)

/* Plain text of a node, white space at both ends cut off. */
static inline struct str model_plain(const struct model *model, const struct node *node)
{
    return str_trim(node_plain(model->stage->arena, node));
}

/* Code that is indented, not fenced: a paragraph that went too far. */
static inline bool model_is_indented_code(const struct model *model, const struct node *block)
{
    struct str raw = str_trim(source_text(model->stage->source, block->span));
    return block->kind == PLACARD_CODE_BLOCK && !str_starts(raw, STR("```")) && !str_starts(raw, STR("~~~"));
}

/* ---- comments.c ---- */

/* Take out allows and plain comments; what marks images, headings and choices stays. */
void comments_read(struct model *model);

/* Take a comment out, with the white space before it at the end of a line. */
void comment_remove(struct node *comment);

/* Take out all comments inside of what is told as a whole. */
void comments_drop(struct node *holder);

/* Report comments that nothing has asked for, and take them out. */
void comments_finish(struct model *model);

/* What the comment at the end of a heading or choice says. */
struct options {
    struct str id;
    struct span id_span; /* empty when no id is given */
    struct span span;    /* of the comment; empty when there is none */
    bool has_points, has_shuffle, has_pass, is_quiz, is_exact, shuffle;
    uint32_t points, pass;
    uint32_t costs; /* points, 0 when it says nothing of them */
};

enum {
    OPTION_ID = 1,
    OPTION_POINTS = 2,
    OPTION_SHUFFLE = 4,
    OPTION_PASS = 8,
    OPTION_COSTS = 16,
    OPTION_EXACT = 32
};

/* Read and take out the comment at the end of `holder`; `accepted` is a sum of OPTION_*. */
struct options options_take(struct model *model, struct node *holder, unsigned accepted);

/* Is `comment` one that marks a quiz? */
bool comment_is_quiz(const struct node *comment);

/* ---- notices.c ---- */

/* Quotes that open with a signal word become notices. */
void notices_make(struct model *model);

/* Does a quote open with a marker `[!WORD]`?  notices_make() tells of one that is no signal word. */
bool notices_has_marker(const struct node *quote);

/* What each notice guards; hazard notices that come too late are reported. */
void notices_guard(struct model *model);

/* ---- near_notices.c ---- */

/* Report what opens with a signal word, in whatever language and marks, and is no notice: blocks whose first
 * line is only the word, markers `[!` that open nothing, code and tables of one column that look like a
 * frame.  Costs a walk of the tree, and a look at each first line. */
void near_notices_check(struct model *model);

/* ---- near_details.c ---- */

/* Report blocks that stand right behind a list, indented, but not enough to belong to its last item.  After
 * steps_make().  Linear in the body. */
void near_details_check(struct model *model);

/* ---- near_quiz.c ---- */

/* Headings and lines that were meant for the quiz's or a question's are reported, and made what they were
 * meant for.  Linear in the body. */
void near_quiz_check(struct model *model);

/* ---- sections.c ---- */

/* Level-2 sections become phases and the quiz; reports on headings. */
void sections_make(struct model *model);

/* Ordered lists of phases become procedures and steps. */
void steps_make(struct model *model);

/* ---- quiz.c ---- */

/* Does a quiz begin here? */
bool quiz_is_heading(const struct model *model, const struct node *heading);

/* The quiz's level-3 sections become questions. */
void quiz_make(struct model *model);

/* Could this block hold the answers of a question? */
bool quiz_is_answers(const struct model *model, const struct node *block);

/* One question while it is read. */
struct draft {
    struct model *model;
    struct question *question;
    struct node *node;    /* QUESTION */
    struct node *answers; /* block that holds the answers */
    struct node *replies; /* list behind an answer line, or NULL */
    struct span heading;
    bool is_exact;        /* capital and small letters differ */
    struct str *readings; /* of the answers so far, for finding equal ones; PLACARD_MAX_CHOICES */
    size_t reading_count;
};

/* ---- draft.c ---- */

/* Note that a question or choice has `id`, and where the id is written or would be. */
void draft_note_pin(struct model *model, struct str id, const struct options *options, bool is_question);

/* Append an answer node of `kind` with a text. */
struct node *draft_add(struct draft *draft, uint32_t kind, struct span span, struct str text);

/* Make one node of `kind` (HINT, FEEDBACK) of all quotes in `holder` before `end`, which may be NULL: a
 * question or choice has one. */
void draft_gather_quotes(struct model *model, struct node *holder, const struct node *end, uint32_t kind);

/* Report an answer line, or an answer in a list of replies, that cannot be used; false. */
bool draft_report_unreadable(struct draft *draft, struct span span, const char *label, struct str help);

/* ---- near_answers.c ---- */

/* What an answer line may not hold, and would be lost or taken for a part of the answer: reported, false.
 * After its options are taken. */
bool near_answers_check_line(struct draft *draft, const struct node *paragraph);

/* Report a question without answers at what was meant for them, if there is anything. */
void near_answers_report_none(struct draft *draft);

/* Tell of words that look like several answers, and are one; false when they do not. */
bool near_answers_tell_list(struct draft *draft, struct span span, struct str text);

/* ---- answers.c ---- */

/* Turn the block of answers into what the question's type needs; false when unusable (reported). */
bool answers_read_list(struct draft *draft);
bool answers_read_order(struct draft *draft);

/* What an answer reads, so that two read the same when they are the same to a worker: letters with their
 * case, what is raised or lowered, pictures by what they show and where they are. */
struct str answers_reading(const struct model *model, const struct node *answer);

/* Does the question speak of an order, in one of the languages of the pages? */
bool answers_asks_for_order(const struct draft *draft);

/* Report an answer that reads as one before it. */
void answers_report_same(struct draft *draft, const struct node *a, const struct node *b, const char *what);

/* Fewer than two, or more than the format takes, of `what`: reported. */
bool answers_check_count(struct draft *draft, uint32_t count, const char *what);

/* Does a paragraph begin with `**Answer:**` (or, in a translation, any strong text with a colon)? */
bool answers_is_line(const struct model *model, const struct node *paragraph);

/* Does it begin with the word for an answer, in whatever language, in strong text or with a colon? */
bool answers_is_named(const struct model *model, const struct node *paragraph);

/* Nodes of an answer read so far: has the question one of `kind` with this text? */
bool draft_has(const struct draft *draft, uint32_t kind, struct str text);

/* `typed` counts as `folded` when a worker types it: a FOLD, unless there is one. */
void draft_add_fold(struct draft *draft, struct span span, struct str typed, struct str folded);

/* ---- answer_line.c ---- */

/* `**Answer:** ...`, and replies to what is typed, in a list behind it. */
bool answers_read_line(struct draft *draft);

/* A list with boxes whose items all have feedback: replies, when it stands behind an answer line. */
bool answers_are_replies(const struct node *list);

/* ---- accepted.c ---- */

/* A word as it is compared: folded, and without the dots between units, so that N·m is Nm. */
struct str accepted_fold(const struct draft *draft, struct str word);

/* A word that is accepted -> ACCEPT, false when it holds nothing that could be typed; and how it may be typed
 * -> FOLD. */
bool accepted_add(struct draft *draft, struct str word, struct span span);
void accepted_add_folds(struct draft *draft, struct str word, struct span span);

/* With all folds of a question there: each of the words that are accepted in it is so when it is typed as it
 * is written.  The words may be those of another language, whose answers and folds were copied. */
void accepted_settle(struct arena *arena, const struct node *question, const struct written *words,
                     bool is_exact);

/* ---- units.c ---- */

/* A unit, and how it may be typed -> UNIT, FOLD. */
void units_add(struct draft *draft, struct str unit, struct span span);

/* ---- pairs.c ---- */

bool pairs_read(struct draft *draft);

/* 32 bits of the SHA-256 over what a question asks and takes for right. */
uint32_t question_digest(struct arena *arena, const struct question *question);

/* ---- footnotes.c ---- */

/* Footnotes that no screen would show are reported, and those that refer to others. */
void footnotes_check_shown(struct model *model);

/* ---- images.c ---- */

/* Views of images and links; reports on alternative texts. */
void images_make(struct model *model);

/* The target of an image as it is written. */
struct str images_target(const struct model *model, const struct node *image);

/* ---- reading.c ---- */

/* Seconds to read the body. */
uint32_t reading_seconds(const struct node *root, uint32_t words_per_minute);

#endif
