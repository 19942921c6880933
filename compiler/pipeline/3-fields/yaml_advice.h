/*
 * yaml_advice.h - what an author should do about a line that YAML refuses.
 *
 * libyaml says "mapping values are not allowed in this context"; the author
 * needs "quote the title: it contains a colon".  Works on the text alone.
 */
#ifndef PLACARD_FIELDS_YAML_ADVICE_H
#define PLACARD_FIELDS_YAML_ADVICE_H

#include "pipeline/3-fields/field.h"

/* Report what the parser said.  `at` is where it gave up, `context_at` where the
 * thing began that it was reading: bytes of the source, inside `yaml`; `table`: the fields of
 * the file. */
void yaml_advise(struct stage *stage, const struct field *table, struct span yaml, const char *problem,
                 const char *context, uint32_t at, uint32_t context_at);

/* Bytes of a mark that people put before an item of a list, and of the blanks behind it; 0: `line` begins
 * with none. */
size_t yaml_advice_mark(struct str line);

/* True when a value that begins at `at` is a template's `{{ ... }}` or `{% ... %}`;
 * then it is reported. */
bool yaml_advise_template(struct stage *stage, uint32_t at);

#endif
