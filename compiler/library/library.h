/*
 * library.h - a folder of modules -> checked models, bundles, build report.
 *
 * discover.c finds the modules, compile.c reads as the pipeline of one module,
 * build.c runs it over a library with workers, output.c puts what was made in
 * place at once.
 *
 * In:   a library, a folder in one, module files
 * Out:  diagnostics; bundles and build.json in the output folder
 */
#ifndef PLACARD_LIBRARY_LIBRARY_H
#define PLACARD_LIBRARY_LIBRARY_H

#include "base/os.h"
#include "pipeline/8-bundle/bundle.h"

/* Why a run could not go on (exit 2).  `error` 0: nothing failed. */
struct failure {
    int error;         /* errno value */
    const char *doing; /* "read", "write", ... */
    struct str path;   /* empty: no file in particular */
    struct str reason; /* said instead of the errno text; may be empty */
};

struct library_file {
    struct str path;          /* relative to the root: modules/x.md */
    struct str id;            /* the name of its file; lone files: empty */
    struct str *translations; /* paths: modules/x.es.md, sorted */
    struct str *languages;    /* their tags, canonical case */
    bool *are_asked;          /* translations that a path of the command line names by themselves */
    size_t translation_count;
    bool is_asked; /* a path names the module, or a folder that it is in */
};

struct library {
    struct str root;             /* folder, as given; empty: lone files */
    const struct source *source; /* placard.yaml, or NULL: lone module files */
    struct library_fields fields;
    struct library_file *files; /* what was asked for, with translations, by path */
    size_t file_count;
    const struct str *module_ids; /* of the whole library, sorted; for module: links */
    size_t module_id_count;
    const struct lexicon *lexicon; /* for the checks of its modules; may be NULL */
    bool is_whole;                 /* the whole library was asked for, not a part of it */
};

/*
 * Find the library of `paths` (libraries, folders in one, module files; all of
 * one library) and the modules they name.  A module file that is in no library
 * stands alone, with the defaults of placard.yaml.  Everything lives in `arena`.
 * Reports PL0190 to PL0199, PL0751.  False: `failure` says why.
 */
bool library_open(struct arena *arena, struct diags *diags, const struct os *os, const char *const *paths,
                  size_t path_count, struct library *out, struct failure *failure);

/* `path` under the library's root, NUL-terminated. */
char *library_path(struct arena *arena, const struct library *library, struct str path);

/* Language tag of a translation's file name ("x.es.md": "es"), or empty. */
struct str library_translation_tag(struct str path);

/* What one module became.  Bundle empty when the sources need work. */
struct compiled {
    struct module **modules; /* source language first, then translations by tag; may hold NULL */
    size_t module_count;
    struct str bundle;
    struct media_list media;
    struct failure failure;
};

/*
 * The pipeline of one module, all languages.  `diags` must be the module's
 * own: errors in it stop the pipeline before the documents are packed.
 */
struct compiled library_compile(struct arena *arena, struct diags *diags, const struct os *os,
                                const struct library *library, const struct library_file *file,
                                const struct bundle_options *options);

struct library_build_options {
    unsigned jobs;       /* workers; 0: one a processor */
    int level;           /* libdeflate 1 to 12; 0: BUNDLE_DEFAULT_LEVEL */
    const char *output;  /* folder; NULL: check only, nothing is written */
    bool deny_warnings;  /* warnings keep the output from being written */
    bool has_full_paths; /* diagnostics name files from the working folder on, not from the library's */
    void (*progress)(void *context, size_t done, size_t total); /* may be NULL; on the calling thread */
    void *progress_context;
};

struct library_built {
    size_t written, unchanged, removed; /* files; removed: bundles that the run before made */
    uint64_t bytes;                     /* of all bundles */
    bool is_in_place;                   /* false: sources need work, or check only; nothing was written */
    struct failure failure;
};

/*
 * Compile every file of the library, diagnostics in file order.  Nothing is
 * written unless everything compiled; then all changes are put in place, or
 * none.  Diagnostics live as long as `arena`.
 */
struct library_built library_build(struct arena *arena, struct diags *diags, const struct os *os,
                                   const struct library *library,
                                   const struct library_build_options *options);

#endif
