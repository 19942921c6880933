/*
 * pin_ids.h - the ids of questions and choices, written into a source.
 */
#ifndef PLACARD_AUTHOR_PIN_IDS_H
#define PLACARD_AUTHOR_PIN_IDS_H

#include "author/edit.h"
#include "pipeline/4-model/module.h"

/* Write the ids in that the questions and choices of a module have now; none when all are written. */
struct edits pin_ids(struct arena *arena, const struct module *module);
bool pin_ids_are_written(const struct module *module);

#endif
