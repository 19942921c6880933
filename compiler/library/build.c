/*
 * build.c - the pipeline of compile.c over a library, by workers.
 *
 * Each worker owns two arenas: `scratch` is reset after every module, `kept`
 * holds what outlives it.  The calling thread is the first worker, so a machine
 * that refuses threads builds more slowly and nothing else.
 */
#include "library/library.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "cache/shelf.h"
#include "container/deflate.h"
#include "library/build_report.h"
#include "library/crew.h"
#include "library/identity.h"
#include "library/kept.h"
#include "library/output.h"
#include "library/titles.h"
#include "pipeline/5-checks/patterns.h"

enum { MOST_JOBS = 64 };

/* What is left of one module when its arena is reset. */
struct outcome {
    struct diags diags;
    struct build_line line;
    uint64_t size;
    bool is_written;
    struct patterns patterns; /* of its quiz, in the source language */
};

struct build {
    struct run *run;
    const struct library *library;
    const struct library_build_options *options;
    struct output *output;  /* NULL: check only */
    struct build_line *old; /* what the run before made, by id */
    size_t old_count;
    struct outcome *outcomes;
    struct title *titles; /* a module each */
    struct misnamed *misnamed;
    struct library_built built;
    struct worker *workers;
    size_t worker_count;
    pthread_t *helpers; /* threads without modules: started when there is something to help with */
    size_t helper_count, helpers_wanted;
    struct crew *crew;
    struct media_crew media_crew;
    struct media_shelf shelf;
    pthread_mutex_t lock; /* guards the rest while workers run, and the failure of `run` */
    size_t next, done;
};

struct worker {
    struct build *build;
    struct arena scratch, kept;
    struct deflate *deflate; /* in `kept`: made once, by the first module */
    jmp_buf jump;
    pthread_t thread;
    bool is_started, is_caller;
};

static void note_failure(struct build *build, struct failure failure)
{
    pthread_mutex_lock(&build->lock);
    if (build->run->failure.error == 0)
        build->run->failure = failure;
    pthread_mutex_unlock(&build->lock);
}

/* The next module, or false when there is none or the build has failed. */
static bool take(struct build *build, size_t *index)
{
    pthread_mutex_lock(&build->lock);
    bool is_taken = build->run->failure.error == 0 && build->next < build->library->file_count;
    *index = build->next;
    build->next += is_taken;
    pthread_mutex_unlock(&build->lock);
    return is_taken;
}

static size_t count_done(struct build *build)
{
    pthread_mutex_lock(&build->lock);
    size_t done = ++build->done;
    pthread_mutex_unlock(&build->lock);
    return done;
}

static struct failure write_failure(struct worker *worker, struct str name, int error)
{
    name = path_join(&worker->kept, str_of(worker->build->options->output), name);
    if (error == EEXIST)
        return (struct failure){error, "write", name, STR("two modules would be written to it")};
    return (struct failure){.error = error, .doing = "write", .path = name};
}

static void put_bundle(struct worker *worker, struct outcome *outcome, const struct compiled *made,
                       struct str path)
{
    int error;
    struct str bundle = made->bundle;
    struct build_line line =
        build_report_line(&worker->scratch, bundle, made->modules[0]->reading_seconds, &error);
    if (error != 0) {
        note_failure(worker->build,
                     (struct failure){error, "read back the bundle of", str_copy(&worker->kept, path),
                                      STR("the runtime refuses it; this is a mistake in placard")});
        return;
    }
    outcome->line.id = str_copy(&worker->kept, line.id);
    outcome->line.file = str_copy(&worker->kept, line.file);
    outcome->line.json = str_copy(&worker->kept, line.json);
    outcome->size = bundle.len;
    error =
        output_put(worker->build->output, &worker->scratch, outcome->line.file, bundle, &outcome->is_written);
    if (error != 0)
        note_failure(worker->build, write_failure(worker, outcome->line.file, error));
}

static struct failure keep_failure(struct worker *worker, struct failure failure)
{
    failure.path = str_copy(&worker->kept, failure.path);
    failure.reason = str_copy(&worker->kept, failure.reason);
    return failure;
}

static bool is_draft(const struct compiled *made)
{
    return made->modules[0] != NULL && made->modules[0]->fields.is_draft;
}

/* What is wrong with a draft keeps nothing else from being built. */
static void soften(struct diags *diags)
{
    for (struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        diag->severity = DIAG_WARNING;
    diags->warning_count += diags->error_count;
    diags->error_count = 0;
}

static bool has_parent(struct str path)
{
    return str_eq(path, STR("..")) || str_starts(path, STR("../")) || str_ends(path, STR("/..")) ||
           str_find(path, STR("/../")) != SIZE_MAX;
}

/* What diagnostics put before the paths of the library.  A path with ".." would name nothing in a report that
 * is read elsewhere: there they stay the library's. */
static struct str path_prefix(const struct build *build)
{
    struct str root = build->library->root;
    bool is_named = !str_eq(root, STR(".")) && !has_parent(root);
    return build->options->has_full_paths && is_named ? root : (struct str){NULL, 0};
}

/* Nobody is shown a draft, nor to choose a module that is withdrawn. */
static struct title title_of(struct arena *kept, const struct compiled *made)
{
    const struct module *module = made->modules[0];
    if (module == NULL || module->fields.is_draft || module->fields.withdrawn.is_set)
        return (struct title){0};
    return (struct title){str_copy(kept, module->fields.title.text), module->fields.title.span};
}

/* Of diagnostics that are kept. */
static struct misnamed misnamed_of(struct arena *kept, const struct compiled *made, const struct diags *diags)
{
    for (struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        if (diag->code == DIAG_ID_FILE_NAME)
            return (struct misnamed){str_copy(kept, made->modules[0]->fields.id.text), diag};
    return (struct misnamed){0};
}

static struct library_lagging lagging_of(struct arena *kept, const struct compiled *made)
{
    const struct module *module = made->modules[0];
    size_t count = module == NULL ? 0 : module->lagging.count;
    struct lagging *items = arena_array(kept, struct lagging, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct lagging *row = &module->lagging.items[i];
        items[i] =
            (struct lagging){str_copy(kept, row->language), row->marked, str_copy(kept, row->translates)};
    }
    return (struct library_lagging){items, count};
}

static int level_of(const struct build *build)
{
    return build->options->level > 0 ? build->options->level : BUNDLE_DEFAULT_LEVEL;
}

static void compile_one(struct worker *worker, size_t index)
{
    struct build *build = worker->build;
    const struct library_file *file = &build->library->files[index];
    if (worker->deflate == NULL && build->output != NULL)
        worker->deflate = deflate_new(&worker->kept, level_of(build));
    struct diags diags = {.arena = &worker->scratch};
    struct compile_options options = {.is_check = build->output == NULL,
                                      .bundle = {.deflate = worker->deflate},
                                      .crew = &build->media_crew,
                                      .shelf = &build->shelf};
    struct run run = {.arena = &worker->scratch, .diags = &diags, .os = build->run->os};
    struct compiled made = library_compile(&run, build->library, file, &options);
    if (is_draft(&made))
        soften(&diags);
    else if (made.modules[0] != NULL)
        patterns_add(&worker->scratch, &build->outcomes[index].patterns, made.modules[0]);
    if (diags.error_count == 0)
        build->titles[index] = title_of(&worker->kept, &made);
    if (diags.first != NULL)
        build->outcomes[index].diags = kept_copy(&worker->kept, &diags, path_prefix(build));
    build->misnamed[index] = misnamed_of(&worker->kept, &made, &build->outcomes[index].diags);
    build->built.is_ready[index] = diags.error_count == 0 && !is_draft(&made);
    build->built.is_draft[index] = is_draft(&made);
    build->built.is_whole[index] = made.is_whole;
    build->built.lagging[index] = lagging_of(&worker->kept, &made);
    if (run.failure.error != 0)
        note_failure(build, keep_failure(worker, run.failure));
    else if (build->output != NULL && diags.error_count == 0 && made.bundle.len > 0 && !is_draft(&made))
        put_bundle(worker, &build->outcomes[index], &made, file->path);
    arena_reset(&worker->scratch);
}

/* What is kept outlives the frame of work(): nothing may jump there any more. */
static void leave(struct worker *worker)
{
    arena_catch(&worker->kept, NULL);
    arena_free(&worker->scratch);
}

static void *work(void *argument)
{
    struct worker *worker = argument;
    struct build *build = worker->build;
    if (arena_failed(&worker->scratch, &worker->jump)) {
        note_failure(build, (struct failure){.error = ENOMEM});
        crew_leave(build->crew);
        leave(worker);
        return NULL;
    }
    arena_catch(&worker->kept, &worker->jump);
    size_t index;
    while (take(build, &index)) {
        compile_one(worker, index);
        size_t done = count_done(build);
        if (worker->is_caller && build->options->progress != NULL)
            build->options->progress(build->options->progress_context, done, build->library->file_count);
    }
    crew_leave(build->crew);
    crew_help(build->crew);
    leave(worker);
    return NULL;
}

static void free_kept(void *handle)
{
    arena_free(&((struct worker *)handle)->kept);
}

static void *help(void *argument)
{
    crew_help(((struct build *)argument)->crew);
    return NULL;
}

/* All of them, the first time. */
static void start_helpers(void *context)
{
    struct build *build = context;
    pthread_mutex_lock(&build->lock);
    size_t wanted = build->helpers_wanted;
    build->helpers_wanted = 0;
    pthread_mutex_unlock(&build->lock);
    for (; wanted > 0; wanted--)
        if (pthread_create(&build->helpers[build->helper_count], NULL, help, build) == 0)
            build->helper_count++;
}

/* Before the output is opened: what is kept is closed after it, since staged names are kept there. */
static void prepare_workers(struct build *build)
{
    struct arena *arena = build->run->arena;
    const struct os *os = build->run->os;
    size_t count = build->options->jobs > 0 ? build->options->jobs : os->cpu_count(os->context);
    size_t width = count > MOST_JOBS ? MOST_JOBS : count;
    count = width > build->library->file_count ? build->library->file_count : width;
    count = count == 0 ? 1 : count;
    width = width < count ? count : width;
    build->helpers = arena_array(arena, pthread_t, width);
    build->helpers_wanted = width - count;
    build->workers = arena_array(arena, struct worker, count);
    build->worker_count = count;
    for (size_t i = 0; i < count; i++) {
        build->workers[i].build = build;
        arena_defer(arena, free_kept, &build->workers[i]);
    }
    build->crew = crew_new(arena, width, count, start_helpers, build);
    build->media_crew = crew_media(build->crew);
    build->shelf = shelf_media(shelf_new(arena, SHELF_BYTES));
}

static void run_workers(struct build *build)
{
    struct worker *workers = build->workers;
    size_t count = build->worker_count;
    pthread_mutex_init(&build->lock, NULL);
    for (size_t i = 1; i < count; i++)
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0)
            workers[i].is_started = true;
        else
            crew_leave(build->crew);
    workers[0].is_caller = true;
    work(&workers[0]);
    for (size_t i = 1; i < count; i++)
        if (workers[i].is_started)
            pthread_join(workers[i].thread, NULL);
    for (size_t i = 0; i < build->helper_count; i++)
        pthread_join(build->helpers[i], NULL);
    pthread_mutex_destroy(&build->lock);
}

/* ---- The report and what the run before left ------------------------------- */

/* Lines of the run before; none when there is no report.  A file that is no report is not ours to replace. */
static bool read_old(struct build *build)
{
    struct run *run = build->run;
    struct str text = {NULL, 0}, folder = str_of(build->options->output);
    struct str path = path_join(run->arena, folder, STR(BUILD_REPORT_NAME));
    int error = run_read(run, path, BUILD_REPORT_LIMIT, &text);
    if (error == ENOENT || error == ENOTDIR)
        return true;
    if (error != 0)
        return run_fail(run, error, "use", folder);
    return build_report_read(run->arena, text, !build->library->is_whole, &build->old, &build->old_count) ||
           run_fail_because(run, path,
                            "it is no build report of placard; remove it, or build into another folder");
}

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const struct build_line *)a)->id, ((const struct build_line *)b)->id);
}

static const struct build_line *find_line(const struct build_line *lines, size_t count, struct str id)
{
    struct build_line wanted = {.id = id};
    return count > 0 ? bsearch(&wanted, lines, count, sizeof *lines, by_id) : NULL;
}

/*
 * Bundles of the run before that this one did not make again are removed; when
 * only a part of the library was built, the other modules stay with their lines.
 */
static int settle_old(struct build *build, struct build_line *lines, size_t *count)
{
    size_t made = *count;
    for (size_t i = 0; i < build->old_count; i++) {
        const struct build_line *old = &build->old[i], *now = find_line(lines, made, old->id);
        if (now == NULL && !build->library->is_whole) {
            lines[(*count)++] = *old;
            continue;
        }
        if (now != NULL && str_eq(now->file, old->file))
            continue;
        bool is_removed;
        int error = output_remove(build->output, old->file, &is_removed);
        if (error != 0)
            return error;
        build->built.removed += is_removed;
    }
    return 0;
}

/* Without those of the day on which it is built: the same sources give the same bytes on any. */
static size_t lasting_warnings(const struct diags *diags)
{
    size_t count = diags->warning_count;
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        count -= diag->code == DIAG_FAR_EFFECTIVE || diag->code == DIAG_SCHEDULE_OVER;
    return count;
}

static int put_report(struct build *build)
{
    struct arena *arena = build->run->arena;
    size_t count = 0;
    struct build_line *lines =
        arena_array(arena, struct build_line, build->library->file_count + build->old_count + 1);
    for (size_t i = 0; i < build->library->file_count; i++)
        if (build->outcomes[i].line.file.len > 0)
            lines[count++] = build->outcomes[i].line;
    if (count > 1)
        qsort(lines, count, sizeof *lines, by_id);
    int error = settle_old(build, lines, &count);
    if (error != 0)
        return error;
    struct build_report_head head = {build->library->fields.id.text, lasting_warnings(build->run->diags)};
    if (build->library->source == NULL)
        head.library = (struct str){NULL, 0};
    bool is_changed;
    return output_put(build->output, arena, STR(BUILD_REPORT_NAME),
                      build_report_write(arena, lines, count, &head), &is_changed);
}

static void count_bundles(struct build *build)
{
    for (size_t i = 0; i < build->library->file_count; i++) {
        const struct outcome *outcome = &build->outcomes[i];
        build->built.bytes += outcome->size;
        build->built.written += outcome->is_written;
        build->built.unchanged += outcome->line.file.len > 0 && !outcome->is_written;
    }
}

/* ---- The build -------------------------------------------------------------------- */

/* False: the run failed. */
static bool open_output(struct build *build)
{
    const char *folder = build->options->output;
    struct arena *arena = build->run->arena;
    int error = 0;
    build->output = output_open(arena, build->run->os, folder, &build->options->wait, &error);
    if (build->output == NULL)
        return run_fail(build->run, error, "use", str_of(folder));
    if (!read_old(build))
        return false;
    output_reserve(build->output, arena, build->library->file_count + build->old_count + 1);
    return true;
}

/* What shows over all modules alone, and only when all were asked for. */
static void check_patterns(struct build *build)
{
    const struct library *library = build->library;
    struct patterns patterns = {0};
    if (!library->is_whole || library->source == NULL)
        return;
    for (size_t i = 0; i < library->file_count; i++)
        patterns_sum(&patterns, &build->outcomes[i].patterns);
    patterns_report(&patterns, build->run->diags,
                    (struct place){library->source, library->fields.title.span});
}

static void merge_diags(struct build *build)
{
    for (size_t i = 0; i < build->library->file_count; i++)
        diag_append(build->run->diags, &build->outcomes[i].diags);
    check_patterns(build);
    identity_compare(build->run, build->misnamed, build->library->file_count);
    if (build->library->source != NULL && build->run->failure.error == 0)
        titles_compare(build->run, build->library, build->titles);
    diag_sort(build->run->diags);
}

static bool is_good(const struct build *build)
{
    const struct diags *diags = build->run->diags;
    return build->run->failure.error == 0 && diags->error_count == 0 &&
           (!build->options->deny_warnings || diags->warning_count == 0);
}

/* All in place, or nothing. */
static void put_in_place(struct build *build)
{
    count_bundles(build);
    int error = put_report(build);
    if (error == 0)
        error = output_commit(build->output, build->run->arena);
    build->built.is_in_place =
        error == 0 || run_fail(build->run, error, "write", str_of(build->options->output));
}

static void close_output(struct build *build)
{
    int error = output_discard(build->output);
    if (error != 0)
        run_fail(build->run, error, "remove", output_staging(build->output));
}

struct library_built library_build(struct run *run, const struct library *library,
                                   const struct library_build_options *options)
{
    struct build build = {.run = run, .library = library, .options = options};
    build.outcomes = arena_array(run->arena, struct outcome, library->file_count + 1);
    build.titles = arena_array(run->arena, struct title, library->file_count + 1);
    build.misnamed = arena_array(run->arena, struct misnamed, library->file_count + 1);
    prepare_workers(&build);
    build.built.is_ready = arena_array(run->arena, bool, library->file_count + 1);
    build.built.is_draft = arena_array(run->arena, bool, library->file_count + 1);
    build.built.is_whole = arena_array(run->arena, bool, library->file_count + 1);
    build.built.lagging = arena_array(run->arena, struct library_lagging, library->file_count + 1);
    /* Errors of the library itself stand: its modules are checked, and not written. */
    if (options->output != NULL && run->diags->error_count == 0 && !open_output(&build))
        return build.built;
    if (path_prefix(&build).len > 0)
        *run->diags = kept_copy(run->arena, run->diags, path_prefix(&build));
    run_workers(&build);
    merge_diags(&build);
    if (build.output != NULL && is_good(&build))
        put_in_place(&build);
    if (build.output != NULL)
        close_output(&build);
    return build.built;
}
