/*
 * yaml_advice.h - what an author should do about a line that YAML refuses.
 *
 * libyaml says "mapping values are not allowed in this context"; the author
 * needs "quote the title: it contains a colon".  Works on the text alone.
 */
#ifndef PLACARD_FIELDS_YAML_ADVICE_H
#define PLACARD_FIELDS_YAML_ADVICE_H

#include "base/stage.h"

/* Report what the parser said.  `at` is where it gave up, `context_at` where the
 * thing began that it was reading: bytes of the source, inside `yaml`. */
void yaml_advise(struct stage *stage, struct span yaml, const char *problem, const char *context, uint32_t at,
                 uint32_t context_at);

/* True when a value that begins at `at` is a template's `{{ ... }}` or `{% ... %}`;
 * then it is reported. */
bool yaml_advise_template(struct stage *stage, uint32_t at);

#endif
