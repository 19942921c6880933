/*
 * shape.h - fields and block tree -> struct module: the passes over one tree, in order.
 *
 * In:   decoded fields, the tree of markdown.c
 * Out:  struct module, all with spans
 * Next: module_translate() pairs a translation with its source; the checks
 */
#ifndef PLACARD_MODEL_SHAPE_H
#define PLACARD_MODEL_SHAPE_H

#include "pipeline/4-model/module.h"

/*
 * Build the model.  Reports PL03xx, PL05xx, PL09xx.  Never NULL.  `language`
 * other than the library's, or `translates` in the fields, makes it a
 * translation: its boxes may be empty.  For a translation set fields->kind to
 * the source's before the call, and fields->is_cut when the source's is.
 */
struct module *shape_module(struct stage *stage, const struct library_fields *library, struct str language,
                            const struct module_fields *fields, struct node *tree);

#endif
