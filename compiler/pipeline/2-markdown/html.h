/*
 * html.h - raw HTML in a body: what is kept, and what to write instead of the rest.
 *
 * Kept: comments, and <br> <kbd> <sub> <sup> without attributes.
 */
#ifndef PLACARD_MARKDOWN_HTML_H
#define PLACARD_MARKDOWN_HTML_H

#include "base/stage.h"

enum html_form { HTML_OPEN, HTML_CLOSE, HTML_COMMENT, HTML_OTHER };

/* What one piece of raw HTML is. */
struct html_tag {
    enum html_form form;
    struct str name;    /* of an opening or closing tag, as typed */
    struct str comment; /* what stands between <!-- and -->, trimmed */
    bool has_attributes;
    bool is_closed_comment; /* the comment has its --> */
    size_t len;             /* bytes of the tag or comment */
};

/* Read the tag or comment that `text` begins with.  Linear. */
struct html_tag html_tag_read(struct str text);

/* The kind a kept tag stands for (PLACARD_LINE_BREAK, PLACARD_KEYBOARD ..), or 0. */
uint32_t html_tag_kind(const struct html_tag *tag);

/* What has been reported in one body, so that a closing tag is not reported after its opening one. */
struct html_report {
    struct str names[32];
    size_t count;
};

/* Report a tag that is not kept, unless its opening tag was. */
void html_refuse(struct stage *stage, struct html_report *report, const struct html_tag *tag,
                 struct span span);

#endif
