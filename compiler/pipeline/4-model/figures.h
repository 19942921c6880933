/*
 * figures.h - the numbers of a text, whatever digits and separators its language writes
 * them with, and the marks that stand on things: part numbers, labels in capitals.
 *
 * What a separator means is not guessed: 1.234 has two readings, and two texts
 * agree when one of them is the same.  Not for other stages.
 */
#ifndef PLACARD_MODEL_FIGURES_H
#define PLACARD_MODEL_FIGURES_H

#include "base/array.h"
#include "base/str.h"
#include "pipeline/4-model/measures.h"

enum { FIGURE_READINGS = 2 };

/* One number, or several that something between them joins (a date, a version): then without a reading. */
struct figure {
    struct str text;                      /* as it stands, with its unit */
    struct str readings[FIGURE_READINGS]; /* "480", "1.5"; the second may be empty */
    struct measure unit;
    bool is_below_zero;
    size_t first_group, group_count; /* its runs of digits, each read as a whole number */
    bool is_telling; /* has a unit or a fraction, or is over 12: smaller ones are written as words, too */
};

struct figures {
    ARRAY(struct figure) items;
    ARRAY(struct str) groups;
    ARRAY(struct str) marks; /* CV-200, H2S: capitals, then digits */
    bool says_minus;         /* in a word */
};

/* The text with digits, signs and spaces of all scripts as ASCII ones where there is one for it. */
struct str figures_fold(struct arena *arena, struct str text);

/* Read a folded text.  Linear in it. */
struct figures figures_read(struct arena *arena, struct str folded);

/* Whether both are symbols of units that are known, and not of the same measure. */
bool figures_units_differ(struct arena *arena, struct str unit, struct str other);

/* The figures of another text, made ready for looking. */
struct figure_index;
const struct figure_index *figures_index(struct arena *arena, const struct figures *figures);

enum figure_match { FIGURE_SAME, FIGURE_OTHER_SIGN, FIGURE_OTHER_UNIT, FIGURE_MISSING };
enum figure_match figures_match(struct arena *arena, const struct figure_index *index,
                                const struct figures *of, const struct figure *figure);

#endif
