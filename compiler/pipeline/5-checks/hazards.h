/*
 * hazards.h - the hazards that a text names.
 */
#ifndef PLACARD_CHECKS_HAZARDS_H
#define PLACARD_CHECKS_HAZARDS_H

#include "pipeline/5-checks/rules.h"

struct hazard {
    enum phrase_class kind; /* PHRASE_ELECTRICAL .. PHRASE_VEHICLE */
    struct range range;     /* in the prose's text */
};
struct hazards {
    struct hazard *items;
    size_t count;
};

/* Phrases first, then quantities. */
struct hazards hazards_in(struct arena *arena, const struct text *text, const struct prose *prose);

#endif
