/*
 * nearly_report.h - what the files of nearly.h share.  Not for others.
 */
#ifndef PLACARD_MARKDOWN_NEARLY_REPORT_H
#define PLACARD_MARKDOWN_NEARLY_REPORT_H

#include "base/stage.h"
#include "pipeline/2-markdown/tree.h"

/* A line of a paragraph, without what indents or quotes it. */
struct line {
    struct str text;
    struct str before, after; /* the lines beside it, those of the paragraphs beside its own, too */
    uint32_t begin;           /* in the file */
    size_t index;             /* in its paragraph, from 0 */
    uint32_t item;       /* the number of the item that it stands in; 0: in none, or in one with a bullet */
    uint32_t next_item;  /* the number of the item behind that one; 0: there is none */
    bool is_in_list;     /* the paragraph stands in an item */
    bool is_behind_list; /* the paragraph stands behind the list of `item`, its last one */
    bool is_behind_table;
    bool is_alone;      /* the paragraph is this line */
    bool is_second_row; /* the line before it has the form of a row, too */
};

/* The byte at `at`, NUL behind the end. */
char nearly_byte(struct str text, size_t at);
bool nearly_is_blank(struct str text, size_t at);

/* Does a text begin at `at`: a letter of any script, or a mark that opens one? */
bool nearly_is_text(struct str text, size_t at);

/* Report a form at `span`. */
void nearly_report(struct stage *stage, enum diag_code code, struct span span, const char *reason,
                   const char *mend);

/* Forms of the lines of a paragraph. */
void nearly_check_paragraph(struct stage *stage, const struct node *paragraph);

/* Is a line nearly an item of a list?  Then it is reported. */
bool nearly_check_item(struct stage *stage, const struct line *line);

/* Does a later line of an item look like the item `number`, so that it is told there? */
bool nearly_holds_item(struct str text, uint32_t number);

/* Does the next step stand on the line of the one before it?  Then it is reported. */
bool nearly_check_run_on(struct stage *stage, const struct line *line);

/* Forms inside of one TEXT. */
void nearly_check_text(struct stage *stage, const struct node *text);

/* Stars of EMPHASIS and STRONG that were meant to multiply. */
void nearly_check_mark(struct stage *stage, const struct node *mark);

/* Backslashes and comments of one TEXT. */
void nearly_check_literal(struct stage *stage, const struct node *text);

/* Forms of a list, a table, a code block. */
void nearly_check_block(struct stage *stage, const struct node *block);

/* The number that an item is written with. */
uint32_t nearly_item_number(struct str source, uint32_t at);

#endif
