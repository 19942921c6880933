/*
 * html.h - one loaded document -> HTML.  Internal to the render stage.
 *
 * Two dialects from one walk.  The fragment prints the kinds of CommonMark and
 * GFM byte for byte as cmark-gfm 0.29.0.gfm.6 does; the page adds what a phone
 * needs (scrolling tables, sized pictures, step cards).
 */
#ifndef PLACARD_RENDER_HTML_H
#define PLACARD_RENDER_HTML_H

#include "base/arena.h"
#include "base/str.h"
#include "placard.h"
#include "render/labels.h"

struct site;

struct html {
    struct buf out; /* .arena set by the owner */
    const placard_module *module;
    const placard_document *document;
    const struct site *site; /* the other pages that a page may lead to; NULL: it stands alone */
    uint32_t language;       /* index of the document's */
    enum labels_language labels;
    bool is_page;
    bool is_rtl;             /* a page of a right-to-left language */
    uint32_t footnote_count; /* FOOTNOTE nodes of the document */
    uint32_t *ref_total;     /* by footnote number - 1: references in the document */
    uint32_t *picture_uses;  /* by index of the picture: images of the document that show it */
    uint32_t *ref_seen;      /* by footnote number - 1: references printed so far */
    uint32_t step_total;     /* steps printed so far: makes ids unique */
    uint32_t question_total; /* questions printed so far */
    placard_attempt attempt; /* at the quiz, for the order of options */
};

/* Ready to print `document`; counts its footnotes and pictures.  Linear in the nodes. */
void html_begin(struct html *html, struct arena *arena, const placard_module *module,
                const placard_document *document, uint32_t language, bool is_page);

/* Children of `parent` that are blocks or sections; parts and footnotes are
 * passed over.  `is_tight`: paragraphs print without their tags. */
void html_blocks(struct html *html, placard_node parent, bool is_tight);

/* One block or section. */
void html_block(struct html *html, placard_node node, bool is_tight);

/* Children of `parent` that are inlines (html_inline.c); the same inside of a tag. */
void html_inlines(struct html *html, placard_node parent);
void html_wrapped(struct html *html, placard_node parent, const char *tag);

/* Everything inside `node` as text, without markup; escaped. */
void html_plain(struct html *html, placard_node node);

/* The pictures that stand in the document more than once, which its images refer to. */
void html_pictures(struct html *html);

/* A FOOTNOTE_REF (html_footnote.c), a number since labels of footnotes do not reach the bundle; and all
 * footnotes of the document, as one section at its end. */
void html_footnote_ref(struct html *html, placard_node node);
void html_footnotes(struct html *html);

/* Append markup as it stands, text escaped for content and quoted attributes,
 * a URL escaped as cmark-gfm does. */
void html_raw(struct html *html, const char *markup);
void html_format(struct html *html, const char *format, ...) __attribute__((format(printf, 2, 3)));
void html_text(struct html *html, placard_bytes text);

/* Text that shows: escaped, and on a right-to-left page with its measures and
 * codes isolated.  Not for attributes. */
void html_shown(struct html *html, placard_bytes text);

/* The same for an <option>, which takes no markup. */
void html_option(struct html *html, placard_bytes text);

void html_url(struct html *html, placard_bytes url);
void html_label(struct html *html, enum labels_id id);
void html_base64(struct html *html, const uint8_t *bytes, size_t size);

/* Begin a new line unless at the start of one. */
void html_line(struct html *html);

/* The kinds that Placard adds to Markdown (html_module.c, html_quiz.c). */
void html_module_phase(struct html *html, placard_node node);
void html_module_procedure(struct html *html, placard_node node);
void html_module_notice(struct html *html, placard_node node);
void html_quiz_section(struct html *html, placard_node node);

#endif
