/*
 * parts.h - the parts of a module that a translator translates, and their
 * stamps.  Not for other stages.
 */
#ifndef PLACARD_MODEL_PARTS_H
#define PLACARD_MODEL_PARTS_H

#include "pipeline/4-model/module.h"

struct part {
    struct str name;         /* as in a stamp: "phase-2-step-1", "lock", "lock-own" */
    struct str label;        /* for people: "step 1 of Isolate" */
    struct span span;        /* in the module's file */
    const struct node *root; /* NULL: a field of the front matter */
    struct str text;         /* of a field; of a list, an entry a line */
    struct str stamp; /* first 32 bits of a SHA-256 in hexadecimal, behind a prefix where they are taken
                         in another way than at first */
};

/* All parts in reading order. */
struct part *parts_of(struct arena *arena, const struct module *module, size_t *count);

/* The node of a part after `node`, or NULL: choices of a question and notices of a step are parts of their
 * own. */
const struct node *parts_next(const struct part *part, const struct node *node);

/* Questions whose answer is typed: their stamps held what the compiler makes of an answer, and hold the
 * answer as it is written instead. */
#define PARTS_TYPED "2-"

/* "name:stamp". */
struct str part_stamp(struct arena *arena, const struct part *part);

/* What stands before the colon of a stamp, and behind it. */
struct str part_stamp_name(struct str stamp);
struct str part_stamp_digits(struct str stamp);

#endif
