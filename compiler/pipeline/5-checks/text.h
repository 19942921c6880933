/*
 * text.h - the text of a module made ready for looking.
 *
 * A module's text is read once: each block of inlines becomes a prose, and all
 * phrases of the lexicon are found in one pass.
 */
#ifndef PLACARD_CHECKS_TEXT_H
#define PLACARD_CHECKS_TEXT_H

#include "pipeline/5-checks/lexicon.h"
#include "pipeline/5-checks/sentence.h"

/* Where a text stands in the module. */
enum prose_origin {
    PROSE_TITLE, /* front matter: title */
    PROSE_TASK,  /* front matter: task */
    PROSE_HEADING,
    PROSE_FREE,   /* body text outside steps, notices and quiz */
    PROSE_STEP,   /* instruction of a step */
    PROSE_DETAIL, /* what else stands in a step */
    PROSE_NOTICE,
    PROSE_QUIZ,
};

/* A piece of a prose, and the bytes of the source that it came from. */
struct prose_piece {
    uint32_t begin; /* in the prose's text */
    struct str text;
    struct span span;
};

/* Text that is read as a whole: a paragraph, heading, cell, prompt, or field. */
struct prose {
    const struct source *source;
    enum prose_origin origin;
    const struct node *node; /* block; NULL for fields */
    const struct node *step; /* PLACARD_STEP around it, or NULL */
    struct str text;         /* soft line breaks are spaces, hard ones \n, code is PROSE_CODE bytes */
    struct prose_piece *pieces;
    size_t piece_count;
    struct range *words; /* in `text`, ascending */
    size_t word_count;
    struct range *sentences; /* ascending, as sentence.h says */
    size_t sentence_count;
    size_t first_hit, hit_count; /* of the text's hits */
};
#define PROSE_CODE '\x1A' /* counts as a word's letter, matches none */

/* A phrase found. */
struct hit {
    const struct prose *prose;
    const struct phrase *phrase;
    struct range range; /* in the prose's text */
};

struct text {
    struct prose *proses;
    size_t prose_count;
    struct hit *hits; /* in reading order; none unless the module is in English */
    size_t hit_count;
};

/* Read a module's text.  Linear in it.  `lexicon` NULL: made here. */
struct text text_read(struct arena *arena, const struct lexicon *lexicon, const struct module *module);

/* The next hit of a class after `hit` (NULL: from the start), or NULL. */
const struct hit *text_next(const struct text *text, enum phrase_class class, const struct hit *hit);

/* The bytes of the source that hold a range of a prose; the whole block's when
 * the text cannot be found there as written (entities, continuation lines). */
struct place prose_place(const struct prose *prose, struct range range);
struct place hit_place(const struct hit *hit);

/* Text of a hit as the author wrote it. */
struct str hit_text(const struct hit *hit);

/* All of a prose in a body as the author wrote it, marks, code and all, in one line: to be written elsewhere.
 */
struct str prose_written(struct arena *arena, const struct prose *prose);

/* Whether `text` holds `needle`, ASCII letters in any case. */
bool text_holds(struct str text, struct str needle);

/* Whether a module's language is English, of whatever region. */
bool text_is_english(struct str language);

#endif
