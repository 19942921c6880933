/*
 * alternatives.h - the right answers of an answer line, with bars between them.  Not for other stages.
 */
#ifndef PLACARD_MODEL_ALTERNATIVES_H
#define PLACARD_MODEL_ALTERNATIVES_H

#include "pipeline/4-model/model.h"

/* What stands between the bars of a line. */
struct alternatives {
    struct str items[PLACARD_MAX_CHOICES];
    size_t count;
    bool is_words;                    /* an empty one says that numbers are meant as words */
    bool is_too_many;                 /* more than the format takes */
    struct str first_line, next_line; /* of an answer that goes on behind a break; empty: there is none */
    struct span span;
};

/* The text of a paragraph from `first` on: raised digits as characters of their own, and of the bars those
 * marked that are escaped or stand in code. */
struct str alternatives_text(const struct model *model, const struct node *paragraph,
                             const struct node *first);

/* Take such a text apart. */
struct alternatives alternatives_of(struct arena *arena, struct str text, struct span span);

/* For readers: a slash between them. */
struct str alternatives_shown(struct arena *arena, const struct alternatives *parts);

#endif
