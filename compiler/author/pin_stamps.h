/*
 * pin_stamps.h - the `translates` of a translation that somebody has checked.
 */
#ifndef PLACARD_AUTHOR_PIN_STAMPS_H
#define PLACARD_AUTHOR_PIN_STAMPS_H

#include "author/edit.h"
#include "pipeline/4-model/module.h"

/* Write into a translation the version and the parts of its source as they are now. */
struct edits pin_stamps(struct arena *arena, const struct module *source, const struct module *translation);
bool pin_stamps_are_written(struct arena *arena, const struct module *source,
                            const struct module *translation);

#endif
