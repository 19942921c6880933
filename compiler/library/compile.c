/*
 * compile.c - the pipeline of one module, all its languages, as one page.
 */
#include "library/library.h"

#include <errno.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/trace.h"
#include "pipeline/1-text/limits.h"
#include "pipeline/2-markdown/markdown.h"
#include "pipeline/5-checks/checks.h"
#include "pipeline/7-stream/document.h"

struct job {
    struct arena *arena;
    struct diags *diags;
    struct os os;
    struct trace *trace;
    const struct library *library;
    const struct library_file *file;
};

static struct stage stage_of(const struct job *job, const struct source *source)
{
    return (struct stage){job->arena, job->diags, source};
}

static const struct source *read_source(const struct job *job, struct str path)
{
    struct source *source = arena_new(job->arena, struct source);
    source->path = path;
    char *name = library_path(job->arena, job->library, path);
    int error = job->os.read_file(job->os.context, job->arena, name, LIMIT_SOURCE, &source->text);
    if (error == EFBIG) {
        struct os_stat info = {0};
        struct stage stage = stage_of(job, source);
        job->os.stat(job->os.context, name, &info);
        limits_report_size(&stage, info.size);
        return NULL;
    }
    if (error != 0 && job->trace->error == 0) { /* a file that was listed is gone: no author's mistake */
        job->trace->error = error;
        job->trace->error_path = str_of(name);
    }
    return error == 0 ? source : NULL;
}

/* `original` is NULL for the source language, else the module that is translated. */
static struct module *compile_text(const struct job *job, struct str path, struct str language,
                                   const struct module *original, bool is_translation)
{
    const struct source *source = read_source(job, path);
    struct source_parts parts = {0};
    struct stage stage = stage_of(job, source);
    if (source == NULL || !limits_check(&stage, &parts))
        return NULL;
    struct module_fields *fields = arena_new(job->arena, struct module_fields);
    fields_decode_module(&stage, parts.front_matter, is_translation ? FIELDS_TRANSLATION : FIELDS_MODULE,
                         fields);
    if (original != NULL) {
        fields->kind = original->fields.kind;
        fields->is_cut = fields->is_cut || original->fields.is_cut;
    }
    struct node *tree = markdown_parse(&stage, parts.body);
    return module_build(&stage, &job->library->fields, language, fields, tree);
}

static void check_module(const struct job *job, struct module *module)
{
    struct stage stage = stage_of(job, module->source);
    struct checks_context context = {
        .library = &job->library->fields,
        .module_ids = job->library->module_ids,
        .module_id_count = job->library->module_id_count,
        .lexicon = job->library->lexicon,
        .is_lone = job->library->source == NULL,
    };
    checks_run(&stage, &context, module);
}

static struct module *compile_translation(const struct job *job, struct module *source, size_t index)
{
    const struct library_file *file = job->file;
    struct module *module =
        compile_text(job, file->translations[index], file->languages[index], source, true);
    if (module == NULL || source == NULL)
        return module;
    struct stage stage = stage_of(job, module->source);
    module_translate(&stage, source, module);
    return module;
}

static bool has_language(const struct job *job, struct str tag)
{
    if (str_eq_nocase(tag, job->library->fields.language.text))
        return true;
    for (size_t i = 0; i < job->file->translation_count; i++)
        if (str_eq_nocase(tag, job->file->languages[i]))
            return true;
    return false;
}

static void report_missing(const struct job *job, const struct module *module)
{
    const struct library *library = job->library;
    struct str path = job->file->path, stem = str_slice(path, 0, path.len - 3);
    for (size_t i = 0; i < library->fields.languages.count; i++) {
        const struct scalar *tag = &library->fields.languages.items[i];
        if (has_language(job, tag->text))
            continue;
        struct place at = {module->source, module->fields.id.span};
        struct diag *diag = diag_add(job->diags, DIAG_MISSING_TRANSLATION, at,
                                     "this module has no translation into \"%.*s\"", STR_FMT(tag->text));
        diag_other(job->diags, diag, (struct place){library->source, tag->span},
                   "the library requires it here");
        diag_help(job->diags, diag, "write %.*s.%.*s.md; `placard new module %.*s --lang %.*s` starts it",
                  STR_FMT(stem), STR_FMT(tag->text), STR_FMT(module->fields.id.text), STR_FMT(tag->text));
    }
}

/* 1.0.0 and later without a pre-release: records of workers may name its questions and choices. */
static bool is_released(struct str version)
{
    return version.len > 0 && !str_starts(version, STR("0.")) && str_find_byte(version, '-', 0) == SIZE_MAX;
}

/* "2 questions and 1 choice" */
static struct str count_pins(struct arena *arena, size_t questions, size_t choices)
{
    struct str first = str_format(arena, "%zu question%s", questions, questions == 1 ? "" : "s");
    struct str second = str_format(arena, "%zu choice%s", choices, choices == 1 ? "" : "s");
    if (questions == 0 || choices == 0)
        return questions == 0 ? second : first;
    return str_format(arena, "%.*s and %.*s", STR_FMT(first), STR_FMT(second));
}

static void report_unpinned(const struct job *job, const struct module *module)
{
    const struct pin *first = NULL;
    size_t questions = 0, choices = 0;
    if (!is_released(module->fields.version.text))
        return;
    for (size_t i = 0; i < module->pins.count; i++) {
        const struct pin *pin = &module->pins.items[i];
        if (pin->is_pinned)
            continue;
        questions += pin->is_question;
        choices += !pin->is_question;
        if (first == NULL || pin->comment.begin < first->comment.begin)
            first = pin;
    }
    if (first == NULL)
        return;
    struct span line = source_line(module->source, first->comment.begin);
    struct str what = count_pins(job->arena, questions, choices);
    struct diag *diag = diag_add(job->diags, DIAG_ID_NOT_PINNED, (struct place){module->source, line},
                                 "%.*s of this module ha%s no id written down", STR_FMT(what),
                                 questions + choices == 1 ? "s" : "ve");
    diag_label(job->diags, diag, "its id is %.*s now, and would change with the %s", STR_FMT(first->id),
               first->is_question ? "wording" : "order of the choices");
    diag_other(job->diags, diag, (struct place){module->source, module->fields.version.span},
               "from 1.0.0 on, records and translations may name it");
    diag_help(job->diags, diag, "let `placard pin %.*s` write the ids in", STR_FMT(job->file->path));
}

static void compile_modules(const struct job *job, struct compiled *out)
{
    out->module_count = 1 + job->file->translation_count;
    out->modules = arena_array(job->arena, struct module *, out->module_count);
    struct module *source =
        compile_text(job, job->file->path, job->library->fields.language.text, NULL, false);
    out->modules[0] = source;
    if (source != NULL) {
        report_missing(job, source);
        report_unpinned(job, source);
        check_module(job, source);
    }
    for (size_t i = 1; i < out->module_count; i++) {
        out->modules[i] = compile_translation(job, source, i - 1);
        if (out->modules[i] != NULL)
            check_module(job, out->modules[i]);
    }
}

static bool has_all_texts(const struct compiled *made)
{
    for (size_t i = 0; i < made->module_count; i++)
        if (made->modules[i] == NULL)
            return false;
    return true;
}

static void collect_media(const struct job *job, struct compiled *out)
{
    const struct library_fields *fields = &job->library->fields;
    struct media_options options = {fields->media.width.value, fields->media.quality.value,
                                    fields->media.lossless};
    struct stage stage = stage_of(job, out->modules[0]->source);
    struct str folder = path_folder(job->file->path);
    struct str root = job->library->root;
    if (root.len == 0) { /* a lone file: its folder is all there is */
        root = folder.len > 0 ? folder : STR(".");
        folder = STR("");
    }
    out->media = media_collect(&stage, &job->os, str_z(job->arena, root), str_z(job->arena, folder), &options,
                               out->modules, out->module_count);
}

static void pack(const struct job *job, struct compiled *out, const struct bundle_options *options)
{
    struct bundle_document *documents = arena_array(job->arena, struct bundle_document, out->module_count);
    for (size_t i = 0; i < out->module_count; i++) {
        struct stage stage = stage_of(job, out->modules[i]->source);
        documents[i].module = out->modules[i];
        documents[i].bytes = document_encode(&stage, out->modules[i], &documents[i].node_count);
    }
    if (job->diags->error_count > 0)
        return;
    struct stage stage = stage_of(job, out->modules[0]->source);
    out->bundle = bundle_pack(&stage, documents, out->module_count, &out->media, options);
}

struct compiled library_compile(struct arena *arena, struct diags *diags, const struct os *os,
                                const struct library *library, const struct library_file *file,
                                const struct bundle_options *options)
{
    struct compiled out = {0};
    struct trace trace = {.base = os, .arena = arena};
    struct job job = {arena, diags, trace_os(&trace), &trace, library, file};
    compile_modules(&job, &out);
    if (has_all_texts(&out) && trace.error == 0)
        collect_media(&job, &out); /* with errors in the texts too, so that all problems are told at once */
    if (diags->error_count == 0 && trace.error == 0)
        pack(&job, &out, options);
    if (trace.error != 0)
        out.failure = (struct failure){.error = trace.error, .doing = "read", .path = trace.error_path};
    return out;
}
