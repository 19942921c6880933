/*
 * pin.h - what `placard pin` writes into sources.  pin.c is the command.
 */
#ifndef PLACARD_CLI_PIN_H
#define PLACARD_CLI_PIN_H

#include "cli/edit.h"
#include "pipeline/4-model/module.h"

/* Write the ids in that the questions and choices of a module have now; none when all are written. */
struct edits pin_ids(struct arena *arena, const struct module *module);
bool pin_ids_are_written(const struct module *module);

/* Write into a translation the version and the parts of its source as they are now. */
struct edits pin_stamps(struct arena *arena, const struct module *source, const struct module *translation);
bool pin_stamps_are_written(struct arena *arena, const struct module *source,
                            const struct module *translation);

#endif
