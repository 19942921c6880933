/*
 * patterns.h - does the form of the choices give the key away, over all quizzes of a library?
 *
 * One quiz is too short to tell; over a library, whoever always picks the shortest answer, or "false",
 * passes.
 *
 * In:   modules, one by one
 * Out:  PL0562
 */
#ifndef PLACARD_CHECKS_PATTERNS_H
#define PLACARD_CHECKS_PATTERNS_H

#include "pipeline/4-model/module.h"

/* Counts of questions; zero-initialised, and summed over modules. */
struct patterns {
    uint32_t single;   /* with one right choice among three or more */
    uint32_t longest;  /* of these: the right one is longer than each other */
    uint32_t shortest; /* shorter */
    uint32_t places[PLACARD_MAX_CHOICES];
    uint32_t binary; /* true or false */
    uint32_t is_true;
    uint32_t multiple;    /* with several right choices among three or more */
    uint32_t all_but_one; /* of these: one is wrong */
};

/* Add what the quiz of a module has.  `arena` holds its texts meanwhile. */
void patterns_add(struct arena *arena, struct patterns *patterns, const struct module *module);

void patterns_sum(struct patterns *sum, const struct patterns *more);

/* Report at a place, which stands for the library. */
void patterns_report(const struct patterns *patterns, struct diags *diags, struct place place);

#endif
