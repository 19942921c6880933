/*
 * compile.c - the pipeline of one module, all its languages, as one page.
 */
#include "library/library.h"

#include <errno.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/path.h"
#include "base/trace.h"
#include "pipeline/1-text/intake.h"
#include "pipeline/1-text/limits.h"
#include "pipeline/2-markdown/markdown.h"
#include "pipeline/4-model/shape.h"
#include "pipeline/5-checks/checks.h"
#include "pipeline/7-stream/document.h"
#include "pipeline/8-bundle/opened.h"

struct job {
    struct arena *arena;
    struct diags *diags;
    struct trace trace;
    struct os os; /* the run's, traced */
    const struct library *library;
    const struct library_file *file;
    const struct compile_options *options;
    struct compiled made;
    uint8_t *drafts; /* what is known of each module of the library: 0 nothing, else enum finished */
    bool is_sound;   /* the source has no errors, so that a translation can be compared with it */
    struct bundle_document *documents;
    placard_status refused; /* by the runtime, of what was made */
};

static struct stage stage_of(const struct job *job, const struct source *source)
{
    return (struct stage){job->arena, job->diags, source};
}

/* ---- Text to module: 1-text, 2-markdown, 3-fields, 4-model ------------------- */

static const struct source *read_source(struct job *job, struct str path)
{
    struct source *source = arena_new(job->arena, struct source);
    source->path = path;
    if (!str_eq(path, job->file->path))
        source->original = job->file->path;
    const char *name = library_path(job->arena, job->library, path);
    int error = job->os.read_file(job->os.context, job->arena, name, LIMIT_SOURCE, &source->text);
    if (error == EFBIG) {
        struct os_stat info = {0};
        struct stage stage = stage_of(job, source);
        job->os.stat(job->os.context, name, &info);
        intake_report_size(&stage, info.size);
        return NULL;
    }
    if (error != 0 && job->trace.error == 0) { /* a file that was listed is gone: no author's mistake */
        job->trace.error = error;
        job->trace.error_path = str_of(name);
    }
    return error == 0 ? source : NULL;
}

/* `original` is NULL for the source language, else the module that is translated, if it can be read. */
static struct module *read_text(struct job *job, struct str path, struct str language,
                                const struct module *original, enum fields_file fields_of)
{
    const struct source *source = read_source(job, path);
    struct source_parts parts = {0};
    struct stage stage = stage_of(job, source);
    if (source == NULL || !intake_check(&stage, &parts))
        return NULL;
    struct module_fields *fields = arena_new(job->arena, struct module_fields);
    fields_decode_module(&stage, parts.front_matter, fields_of, fields);
    if (original != NULL) {
        fields->kind = original->fields.kind;
        fields->is_cut = fields->is_cut || original->fields.is_cut;
    }
    if (fields->text_begin > parts.body.begin)
        parts.body.begin = fields->text_begin;
    struct node *tree = markdown_parse(&stage, parts.body);
    return shape_module(&stage, &job->library->fields, language, fields, tree);
}

static void read_original(struct job *job)
{
    const struct library_file *file = job->file;
    job->made.module_count = 1 + file->translations.count;
    job->made.modules = arena_array(job->arena, struct module *, job->made.module_count);
    job->made.modules[0] =
        read_text(job, file->path, job->library->fields.language.text, NULL, FIELDS_MODULE);
}

static void read_translations(struct job *job)
{
    struct module **modules = job->made.modules;
    for (size_t i = 1; i < job->made.module_count; i++) {
        const struct library_translation *translation = &job->file->translations.items[i - 1];
        modules[i] = read_text(job, translation->path, translation->language, modules[0], FIELDS_TRANSLATION);
    }
}

/* Beside a source with errors a translation still takes ids and answers from it, but nothing is told: what it
 * lacks may be what is wrong there. */
static void pair_texts(struct job *job)
{
    struct module **modules = job->made.modules;
    struct diags untold = {.arena = job->arena};
    struct stale_policy policy = {job->library->fields.stale, job->library->leaves_out_stale};
    for (size_t i = 1; i < job->made.module_count; i++) {
        if (modules[0] == NULL || modules[i] == NULL)
            continue;
        struct stage stage = stage_of(job, modules[i]->source);
        stage.diags = job->is_sound ? job->diags : &untold;
        module_translate(&stage, modules[0], modules[i], &policy);
    }
}

/* ---- 5-checks ------------------------------------------------------------------ */

enum finished { FINISHED = 1, DRAFT };

/* By the front matter of its file, which is looked at once, when a link asks. */
static enum finished look_whether_draft(struct job *job, struct str path)
{
    struct source source = {.path = path};
    struct source_parts parts = {0};
    struct module_fields fields = {0};
    struct diags untold = {.arena = job->arena};
    struct stage stage = {job->arena, &untold, &source};
    const char *name = library_path(job->arena, job->library, path);
    int error = job->os.read_file(job->os.context, job->arena, name, LIMIT_SOURCE, &source.text);
    if (error != 0 || !intake_check(&stage, &parts))
        return FINISHED; /* told where it is compiled */
    fields_decode_module(&stage, parts.front_matter, FIELDS_MODULE, &fields);
    return fields.is_draft ? DRAFT : FINISHED;
}

static bool is_draft(void *context, size_t index)
{
    struct job *job = context;
    if (job->drafts == NULL)
        job->drafts = arena_array(job->arena, uint8_t, job->library->module_id_count);
    if (job->drafts[index] == 0)
        job->drafts[index] = (uint8_t)look_whether_draft(job, job->library->modules[index].path);
    return job->drafts[index] == DRAFT;
}

static bool has_language(void *context, size_t index, struct str tag)
{
    const struct job *job = context;
    const struct library_file *file = &job->library->modules[index];
    for (size_t i = 0; i < file->translations.count; i++)
        if (str_eq_nocase(file->translations.items[i].language, tag))
            return true;
    return false;
}

static uint32_t today(const struct os *os)
{
    int64_t days = os->today(os->context);
    return days > 0 ? date_of_days(days) : 0;
}

static struct checks_context context_of(struct job *job)
{
    const struct library *library = job->library;
    size_t count = job->file->translations.count;
    struct str *languages = arena_array(job->arena, struct str, count + 1);
    for (size_t i = 0; i < count; i++)
        languages[i] = job->file->translations.items[i].language;
    return (struct checks_context){
        .library = &library->fields,
        .library_source = library->source,
        .module_ids = library->module_ids,
        .module_id_count = library->module_id_count,
        .is_draft = is_draft,
        .has_language = has_language,
        .others = job,
        .translations = languages,
        .translation_count = count,
        .lexicon = library->lexicon,
        .today = today(job->trace.base),
        .is_lone = library->source == NULL,
    };
}

static void check_text(struct job *job, struct module *module)
{
    struct checks_context context = context_of(job);
    if (module == NULL)
        return;
    struct stage stage = stage_of(job, module->source);
    checks_run(&stage, &context, module);
}

static void check_original(struct job *job)
{
    check_text(job, job->made.modules[0]);
    job->is_sound = job->diags->error_count == 0;
}

static void check_translations(struct job *job)
{
    for (size_t i = 1; i < job->made.module_count; i++)
        check_text(job, job->made.modules[i]);
}

/* Parts that are older than their source get their marks; languages that are left out go. */
static void settle_stale(struct job *job)
{
    struct module **modules = job->made.modules, *source = modules[0];
    size_t kept = 1;
    for (size_t i = 1; i < job->made.module_count; i++) {
        struct module *module = modules[i];
        uint32_t marked = module->is_left_out ? 0 : module_mark_stale(job->arena, module);
        if (marked > 0 || module->is_left_out)
            *array_add(job->arena, &source->lagging) =
                (struct lagging){module->language, marked, module->fields.translates.version.text};
        if (!module->is_left_out)
            modules[kept++] = module;
    }
    job->made.module_count = kept;
}

/* ---- 6-media, 7-stream, 8-bundle -------------------------------------------------- */

static void collect(struct job *job, bool is_check)
{
    const struct library_fields *fields = &job->library->fields;
    struct media_options options = {fields->media.width.value, fields->media.quality.value,
                                    fields->media.lossless, is_check};
    struct media_work work = {&job->os, &options, job->options->crew, job->options->shelf};
    struct stage stage = stage_of(job, job->made.modules[0]->source);
    struct str folder = path_folder(job->file->path), root = job->library->root;
    if (root.len == 0) { /* a lone file: its folder is all there is */
        root = path_listing(job->file->path);
        folder = STR("");
    }
    job->made.media = media_collect(&stage, &work, str_z(job->arena, root), str_z(job->arena, folder),
                                    job->made.modules, job->made.module_count);
}

static void collect_media(struct job *job)
{
    collect(job, job->options->is_check);
}

static void encode_texts(struct job *job)
{
    job->documents = arena_array(job->arena, struct bundle_document, job->made.module_count);
    for (size_t i = 0; i < job->made.module_count; i++) {
        struct bundle_document *document = &job->documents[i];
        struct stage stage = stage_of(job, job->made.modules[i]->source);
        document->module = job->made.modules[i];
        document->bytes = document_encode(&stage, document->module, &document->node_count);
    }
}

static void pack(struct job *job)
{
    struct stage stage = stage_of(job, job->made.modules[0]->source);
    job->made.bundle =
        bundle_pack(&stage, job->documents, job->made.module_count, &job->made.media, &job->options->bundle);
    job->made.is_whole = job->made.bundle.len > 0;
}

/* A check packs only what is so large that nothing less tells whether it fits. */
static void check_fit(struct job *job)
{
    struct stage stage = stage_of(job, job->made.modules[0]->source);
    enum bundle_fit fit = bundle_check(&stage, job->documents, job->made.module_count, &job->made.media);
    job->made.is_whole = fit == BUNDLE_FITS;
    if (fit != BUNDLE_UNSURE)
        return;
    collect(job, false);
    encode_texts(job);
    pack(job);
    job->made.bundle = (struct str){0};
}

static void pack_bundle(struct job *job)
{
    if (job->options->is_check)
        check_fit(job);
    else
        pack(job);
}

/* Only what every client opens is built. */
static void open_bundle(struct job *job)
{
    if (job->made.bundle.len > 0)
        job->refused = opened_status(job->arena, job->made.bundle);
}

/* ---- The line ------------------------------------------------------------------- */

enum need { NOTHING, ALL_TEXTS, NO_ERRORS };

static bool is_met(const struct job *job, enum need need)
{
    if (need == NOTHING)
        return true;
    for (size_t i = 0; i < job->made.module_count; i++)
        if (job->made.modules[i] == NULL)
            return false;
    return job->trace.error == 0 && (need == ALL_TEXTS || job->diags->error_count == 0);
}

static const struct {
    enum need need;
    void (*run)(struct job *job);
} line[] = {
    {NOTHING, read_original},     /* bytes to fields and tree to module */
    {NOTHING, check_original},    /* the rules, the silencers */
    {NOTHING, read_translations}, /* the same for each other language */
    {NOTHING, pair_texts},        /* with their source */
    {NOTHING, check_translations},
    {NO_ERRORS, settle_stale},  /* parts older than their source are marked, or a language left out */
    {ALL_TEXTS, collect_media}, /* with errors in the texts, too, so that all problems are told at once */
    {NO_ERRORS, encode_texts},  /* modules to token streams */
    {NO_ERRORS, pack_bundle},   /* streams, pictures and manifest to one file */
    {NO_ERRORS, open_bundle},   /* read as a client reads it */
};

struct compiled library_compile(struct run *run, const struct library *library,
                                const struct library_file *file, const struct compile_options *options)
{
    struct job job = {.arena = run->arena,
                      .diags = run->diags,
                      .trace = {.base = run->os, .arena = run->arena},
                      .library = library,
                      .file = file,
                      .options = options};
    job.os = trace_os(&job.trace);
    for (size_t i = 0; i < sizeof line / sizeof line[0]; i++)
        if (is_met(&job, line[i].need))
            line[i].run(&job);
    if (job.trace.error != 0)
        run_fail(run, job.trace.error, "read", job.trace.error_path);
    if (job.refused != PLACARD_OK)
        run_fail_because(run, file->path,
                         str_format(run->arena, "a client would refuse its bundle (%s); please report this",
                                    placard_status_name(job.refused))
                             .ptr);
    return job.made;
}
