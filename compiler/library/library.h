/*
 * library.h - a folder of modules -> checked models, bundles, build report.
 *
 * open.c finds the modules, compile.c is the pipeline of one module, single.c
 * compiles one in memory, build.c runs the pipeline over a library with workers,
 * output.c puts what was made in place at once.
 *
 * In:   a library, a folder in one, module files
 * Out:  diagnostics; bundles and build.json in the output folder
 */
#ifndef PLACARD_LIBRARY_LIBRARY_H
#define PLACARD_LIBRARY_LIBRARY_H

#include "base/array.h"
#include "library/output.h"
#include "library/run.h"
#include "pipeline/6-media/media.h"
#include "pipeline/8-bundle/bundle.h"

struct library_translation {
    struct str path;     /* modules/x.es.md */
    struct str language; /* tag of its name, canonical case */
    bool is_asked;       /* a path of the command line names it by itself */
};

struct library_file {
    struct str path;                                /* relative to the root: modules/x.md */
    struct str id;                                  /* the name of its file; lone files: empty */
    ARRAY(struct library_translation) translations; /* by path */
    bool is_asked;                                  /* a path names the module, or a folder that it is in */
};

struct library {
    struct str root;             /* folder, as given; empty: lone files */
    const struct source *source; /* placard.yaml, or NULL: lone module files */
    struct library_fields fields;
    struct library_file *files; /* what was asked for, with translations, by path */
    size_t file_count;
    const struct str *module_ids; /* of the whole library, sorted; for module: links */
    size_t module_id_count;
    const struct library_file *modules; /* the file of each, whether it was asked for or not */
    const struct lexicon *lexicon;      /* for the checks of its modules; may be NULL */
    bool leaves_out_stale; /* languages with parts that would be refused are left out of their modules */
    bool is_whole;         /* the whole library was asked for, not a part of it */
};

/*
 * Find the library of `paths` (libraries, folders in one, module files; all of
 * one library) and the modules they name.  A module file that is in no library
 * stands alone, with the defaults of placard.yaml.  Everything lives in the run's
 * arena.  Reports PL0190 to PL0199, PL0751.  False: the run failed.
 */
bool library_open(struct run *run, const char *const *paths, size_t path_count, struct library *out);

/* `path` under the library's root, NUL-terminated. */
const char *library_path(struct arena *arena, const struct library *library, struct str path);

/* What one module became. */
struct compiled {
    struct module **modules; /* source language first, then translations by tag; may hold NULL */
    size_t module_count;
    bool is_whole;     /* there is a bundle; of a check: there would be one */
    struct str bundle; /* empty when the sources need work, and of a check */
    struct media_list media;
};

struct compile_options {
    bool is_check; /* only whether there would be a bundle is asked: nothing is encoded or packed */
    struct bundle_options bundle;
    const struct media_crew *crew;   /* may be NULL */
    const struct media_shelf *shelf; /* may be NULL */
};

/*
 * The pipeline of one module, all languages.  The diagnostics of `run` must be the
 * module's own: errors in them stop the pipeline before the documents are packed.
 */
struct compiled library_compile(struct run *run, const struct library *library,
                                const struct library_file *file, const struct compile_options *options);

struct library_build_options {
    unsigned jobs;           /* workers; 0: one a processor */
    int level;               /* libdeflate 1 to 12; 0: BUNDLE_DEFAULT_LEVEL */
    const char *output;      /* folder; NULL: check only, nothing is written */
    bool deny_warnings;      /* warnings keep the output from being written */
    bool has_full_paths;     /* diagnostics name files from the working folder on, not from the library's */
    struct output_wait wait; /* another build into the folder is waited for */
    void (*progress)(void *context, size_t done, size_t total); /* may be NULL; on the calling thread */
    void *progress_context;
};

/* Translations of a module that are older than it. */
struct library_lagging {
    const struct lagging *items;
    size_t count;
};

struct library_built {
    size_t written, unchanged, removed; /* files; removed: bundles that the run before made */
    uint64_t bytes;                     /* of all bundles */
    bool is_in_place;                   /* false: sources need work, or check only; nothing was written */
    bool *is_ready; /* a module of the library each: its sources hold no error, and are no draft */
    bool *is_draft; /* each */
    bool *is_whole; /* each: it has a bundle; a draft that holds errors has none */
    struct library_lagging *lagging; /* each; empty where it holds errors */
};

/*
 * Compile every file of the library, diagnostics in file order.  Nothing is
 * written unless everything compiled; then all changes are put in place, or
 * none.  Diagnostics live as long as the run's arena.
 */
struct library_built library_build(struct run *run, const struct library *library,
                                   const struct library_build_options *options);

#endif
