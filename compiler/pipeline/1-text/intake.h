/*
 * intake.h - what is done with the bytes of a source before any parser sees them.
 *
 * In:   any bytes
 * Out:  safe text in its two parts, or a refusal that names the place and the limit
 * Next: markdown.c and yaml.c, which are quick on what is let through (limits.h)
 */
#ifndef PLACARD_TEXT_INTAKE_H
#define PLACARD_TEXT_INTAKE_H

#include "base/stage.h"

/* The two parts of a module file. */
struct source_parts {
    struct span front_matter; /* between the --- lines, exclusive; empty when none */
    struct span body;
    bool has_front_matter;
};

/*
 * Check encoding, sizes, lines, invisible characters, tables, nesting and
 * openers, and split off the front matter.  Linear in the file.
 * Returns false when a parser must not see the file (reported: PL01xx).
 */
bool intake_check(struct stage *stage, struct source_parts *out);

/* The same for a placard.yaml, which is YAML from end to end; `yaml` leaves a
 * byte order mark out. */
bool intake_check_library(struct stage *stage, struct span *yaml);

/* Is the line nearly `---`: with a blank before it, with other dashes, or with another number of them? */
bool intake_is_near_fence(struct str line);

/* Report a file whose `size` in bytes was over the limit, so that it was not
 * even read: stage->source has its path, and its text may be empty. */
void intake_report_size(struct stage *stage, uint64_t size);

#endif
