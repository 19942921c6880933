/*
 * limits.h - what is checked on the bytes before any parser sees them.
 *
 * cmark-gfm and libyaml are quadratic or worse on some inputs; the limits of
 * the source format (docs/guide/source.md) keep them linear.
 */
#ifndef PLACARD_TEXT_LIMITS_H
#define PLACARD_TEXT_LIMITS_H

#include "base/stage.h"

#define LIMIT_SOURCE          (256u << 10) /* bytes of a source file */
#define LIMIT_LIBRARY         (64u << 10)  /* bytes of a placard.yaml */
#define LIMIT_FRONT_MATTER    (16u << 10)  /* bytes */
#define LIMIT_LINE            (16u << 10)  /* bytes */
#define LIMIT_TABLE_COLUMNS   32u
#define LIMIT_TABLE_CELLS     4096u     /* of one table, short rows filled up */
#define LIMIT_FILE_CELLS      65536u    /* of all tables of a file */
#define LIMIT_TABLE_LEAD      2048u     /* lines of one paragraph above a table's header row */
#define LIMIT_MARKS           50000000u /* work with the marks of all paragraphs: see shapes.c */
#define LIMIT_NESTING         32u
#define LIMIT_LINK_DEFINITION (2u << 10) /* bytes of one */
#define LIMIT_LINK_EXPANSION  (1u << 20) /* bytes, all uses of definitions */

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
bool limits_check(struct stage *stage, struct source_parts *out);

/* The same for a placard.yaml, which is YAML from end to end; `yaml` leaves a
 * byte order mark out. */
bool limits_check_library(struct stage *stage, struct span *yaml);

/* Report a file whose `size` in bytes was over the limit, so that it was not
 * even read: stage->source has its path, and its text may be empty. */
void limits_report_size(struct stage *stage, uint64_t size);

#endif
