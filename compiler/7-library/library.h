/*
 * library.h - a folder of modules -> checked models, bundles, build report.
 *
 * compile.c reads as the pipeline of one module; build.c runs it over a
 * library with workers, stages the output and puts it in place at once.
 */
#ifndef PLACARD_LIBRARY_H
#define PLACARD_LIBRARY_H

#include "0-base/os.h"
#include "6-bundle/bundle.h"

struct library {
    struct str root;                /* folder, as given */
    const struct source *source;    /* placard.yaml, or NULL: a lone module file */
    struct library_fields fields;
    struct library_file *files;     /* modules with their translations, by path */
    size_t file_count;
};

struct library_file {
    struct str path;         /* relative to the root: modules/x.md */
    struct str *translations; /* paths: modules/x.es.md, sorted */
    struct str *languages;    /* their tags */
    size_t translation_count;
};

/* What one module became.  Bundle empty when the sources need work. */
struct compiled {
    struct module **modules; /* source language first, then translations by tag */
    size_t module_count;
    struct str bundle;
    struct media_list media;
};

/* The pipeline of one module, all languages: limits, fields, Markdown, model,
 * translation, checks, media, document, bundle.  `check_only` stops before media. */
struct compiled library_compile(struct arena *arena, struct diags *diags, const struct os *os,
                                const struct library *library, const struct library_file *file, bool check_only);

#endif
