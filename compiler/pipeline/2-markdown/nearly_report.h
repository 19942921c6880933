/*
 * nearly_report.h - what the files of nearly.h share.  Not for others.
 */
#ifndef PLACARD_MARKDOWN_NEARLY_REPORT_H
#define PLACARD_MARKDOWN_NEARLY_REPORT_H

#include "base/stage.h"
#include "pipeline/2-markdown/tree.h"

/* Report a form at `span`. */
void nearly_report(struct stage *stage, enum diag_code code, struct span span, const char *reason,
                   const char *mend);

/* Forms of the lines of a paragraph. */
void nearly_check_paragraph(struct stage *stage, const struct node *paragraph);

/* Forms inside of one TEXT. */
void nearly_check_text(struct stage *stage, const struct node *text);

/* Forms of a list, a table, a code block. */
void nearly_check_block(struct stage *stage, const struct node *block);

#endif
