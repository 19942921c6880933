/*
 * module.h - the module model: the centre of the compiler.
 *
 * Made once from fields and block tree; nothing after it looks at Markdown or
 * YAML again.  `root` is the tree that goes into the bundle, kinds and numbers
 * as PLACARD_KIND_LIST says; the arrays below it are views for the checks.
 *
 * In:   struct module_fields, block tree, library settings
 * Out:  struct module
 * Next: 3-checks, 4-media, 5-document
 */
#ifndef PLACARD_MODEL_MODULE_H
#define PLACARD_MODEL_MODULE_H

#include "base/array.h"
#include "pipeline/2-markdown/tree.h"
#include "pipeline/3-fields/fields.h"

struct step {
    struct node *node;        /* PLACARD_STEP */
    struct node *phase;       /* PLACARD_PHASE, or the root */
    struct node *instruction; /* its first paragraph, or NULL */
    uint32_t number;          /* as printed, from 1 in each phase */
};

struct notice {
    struct node *node;   /* PLACARD_NOTICE */
    struct node *guards; /* STEP, PHASE or DOCUMENT that follows it; NULL: nothing */
    struct node *inside; /* STEP it stands in, or NULL */
    placard_notice_level level;
};

struct question {
    struct node *node; /* PLACARD_QUESTION; NULL type 0 when unusable (reported) */
    struct node *prompt;
    struct str id;
    struct span id_span; /* where the id is pinned; empty when it is a slug */
    bool is_pinned;
    placard_question_type type;
    uint32_t points;
    uint32_t digest;
    struct written *written; /* words that are accepted, as they are written; see accepted.c */
};

/* A question or choice, and where its id is written or would be. */
struct pin {
    struct str id;
    struct span
        comment; /* that carries its options; empty, at the end of its first block, when there is none */
    bool is_question;
    bool is_pinned;
};

struct image {
    struct node *node; /* PLACARD_IMAGE; number is set by 4-media */
    struct str target; /* as written, relative to the module file */
    bool is_decorative;
};

struct allow { /* <!-- allow PL0805: reason --> */
    enum diag_code code;
    struct str reason;
    struct span span;   /* of the comment */
    struct span covers; /* the block it silences: the one that follows or holds it; whole file before the
                           first block */
    bool is_used;
};

/* A translation that is older than its source. */
struct lagging {
    struct str language;
    uint32_t marked;       /* parts that are marked as outdated; 0: the language is left out */
    struct str translates; /* the version that it was made from */
};

struct module {
    const struct source *source;
    struct str language; /* BCP 47, canonical case */
    bool is_rtl;
    struct module_fields fields;
    struct node *root; /* PLACARD_DOCUMENT; TITLE, SUMMARY, TOOL.. parts come first */
    struct node *quiz; /* PLACARD_QUIZ or NULL */
    struct step *steps;
    size_t step_count;
    struct notice *notices;
    size_t notice_count;
    struct question *questions;
    size_t question_count;
    ARRAY(struct pin) pins; /* questions, then choices; not what is put in order or matched */
    struct image *images;
    size_t image_count;
    struct node **links;
    size_t link_count; /* PLACARD_LINK */
    struct allow *allows;
    size_t allow_count;
    uint32_t reading_seconds;
    ARRAY(struct node *)
    stale; /* of a translation: parts to be marked; NULL: one of the front matter, or of all */
    bool has_moved_notice;         /* a translation whose notice stands before another step than in the source
                                      (reported) */
    bool is_left_out;              /* a translation that is not built, being stale */
    ARRAY(struct lagging) lagging; /* of a source: its translations that are marked or left out */
};

/*
 * A translation beside its source: id, version, kind and answers come from
 * `source`; phases, steps, notices, questions and choices must match one to
 * one.  stage->source is the translation's.  Reports PL07xx.
 */
struct stale_policy {
    enum stale_mode mode;
    bool leaves_out; /* a translation with a part that would be refused is left out */
};
void module_translate(struct stage *stage, const struct module *source, struct module *translation,
                      const struct stale_policy *policy);

/* Put an OUTDATED notice at each part that module_translate() found to be marked; after the checks, since it
 * is no author's.  Returns how many. */
uint32_t module_mark_stale(struct arena *arena, struct module *translation);

/*
 * The stamps of a module's parts, for `translates.parts`: "name:8 hex digits"
 * each.  Parts are what a translator translates: title, task, tools, parts, ppe,
 * each phase heading, step, notice and free block, each question and choice.
 * To be taken from a module as built or translated, in reading order.
 */
struct str *module_stamps(struct arena *arena, const struct module *module, size_t *count);

#endif
