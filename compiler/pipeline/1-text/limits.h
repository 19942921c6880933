/*
 * limits.h - how much a source may be, so that no parser is slow or deep on it.
 *
 * cmark-gfm and libyaml are quadratic or worse on some inputs; the limits of
 * the source format (docs/guide/source.md) keep them linear.
 */
#ifndef PLACARD_TEXT_LIMITS_H
#define PLACARD_TEXT_LIMITS_H

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

#endif
