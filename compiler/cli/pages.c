#include "cli/pages.h"

#include <errno.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/json_read.h"
#include "base/path.h"
#include "cli/bundle_file.h"
#include "cli/library_run.h"
#include "cli/progress.h"
#include "render/contents.h"
#include "render/facts.h"
#include "render/render.h"

#define RECORD "pages.json"
enum { RECORD_LIMIT = 64 << 20 };

/* A module of the library, by its id. */
struct planned {
    struct str id;
    size_t file; /* index in the library */
};

struct pages {
    struct cli *cli;
    struct run *run;
    const struct library *library;
    const char *folder;
    struct output *output;
    struct site site;
    struct planned *plan; /* a module of the site each */
    struct {
        struct str *items;
        size_t count, room;
    } files;               /* written by this run */
    struct arena *scratch; /* of one module */
    size_t written;
    bool is_ungraded;
};

void pages_say_ungraded(struct cli *cli)
{
    cli_error(cli, "this program was built without the runtime for browsers: pages show their quiz, with "
                   "the answers folded away, and do not grade it");
}

/* ---- Which pages there will be ------------------------------------------------- */

static void add_page(struct pages *pages, struct site_module *module, struct str language)
{
    *array_add(&pages->cli->arena, &module->pages) = (struct site_page){.language = language};
}

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const struct planned *)a)->id, ((const struct planned *)b)->id);
}

static void plan_order(struct pages *pages)
{
    size_t count = pages->library->file_count;
    pages->plan = arena_array(&pages->cli->arena, struct planned, count + 1);
    for (size_t i = 0; i < count; i++)
        pages->plan[i] = (struct planned){pages->library->files[i].id, i};
    if (count > 1)
        qsort(pages->plan, count, sizeof *pages->plan, by_id);
}

/* Its parts that lag are refused, and the run goes on without it. */
static bool is_left_out(const struct library_lagging *lagging, struct str language)
{
    for (size_t i = 0; i < lagging->count; i++)
        if (str_eq(lagging->items[i].language, language))
            return lagging->items[i].marked == 0;
    return false;
}

/* A module without a bundle, a draft with errors, has no pages. */
static void plan(struct pages *pages, const struct library_built *built)
{
    const struct library *library = pages->library;
    plan_order(pages);
    pages->site.title = library->fields.title.text;
    pages->site.language = library->fields.language.text;
    pages->site.modules = arena_array(&pages->cli->arena, struct site_module, library->file_count + 1);
    for (size_t i = 0; i < library->file_count; i++) {
        size_t place = pages->plan[i].file;
        const struct library_file *file = &library->files[place];
        struct site_module *module = &pages->site.modules[pages->site.count++];
        *module = (struct site_module){.id = file->id, .is_draft = built->is_draft[place]};
        if (!built->is_whole[place])
            continue;
        add_page(pages, module, library->fields.language.text);
        for (size_t t = 0; t < file->translations.count; t++)
            if (!is_left_out(&built->lagging[place], file->translations.items[t].language))
                add_page(pages, module, file->translations.items[t].language);
    }
}

/* ---- One module ------------------------------------------------------------------ */

static bool fail(struct pages *pages, int error, struct str name)
{
    return run_fail(pages->run, error, "write", path_join(&pages->cli->arena, str_of(pages->folder), name));
}

static bool put(struct pages *pages, struct str name, struct str text)
{
    bool is_changed;
    int error = output_put(pages->output, pages->scratch, name, text, &is_changed);
    if (error != 0)
        return fail(pages, error, name);
    *array_add(&pages->cli->arena, &pages->files) = name;
    pages->written += is_changed;
    return true;
}

static bool put_page(struct pages *pages, struct site_module *module, size_t index,
                     const struct bundle_file *file)
{
    struct arena *arena = &pages->cli->arena, *scratch = pages->scratch;
    struct site_page *page = &module->pages.items[index];
    struct render_options options = {.site = &pages->site};
    placard_document document;
    placard_error error;
    size_t size = placard_load_size(&file->module, (uint32_t)index);
    if (placard_load(&document, &file->module, (uint32_t)index, arena_alloc(scratch, size, 1), size,
                     &error) != PLACARD_OK)
        return fail(pages, EBADMSG, module->id);
    page->title = str_copy(arena, facts_str(placard_title(&document)));
    if (index == 0)
        module->reading_seconds = facts_reading_seconds(&document);
    pages->is_ungraded |= placard_question_count(&document) > 0 && !render_grades(&document);
    return put(pages, site_file(arena, module->id, page->language),
               render_html(scratch, &file->module, &document, (uint32_t)index, &options));
}

static bool put_module(struct pages *pages, size_t index)
{
    struct site_module *module = &pages->site.modules[index];
    struct diags diags = {.arena = pages->scratch};
    struct run run = {.arena = pages->scratch, .diags = &diags, .os = pages->cli->os};
    struct compiled made = library_compile(
        &run, pages->library, &pages->library->files[pages->plan[index].file], &(struct compile_options){0});
    struct bundle_file file = {.bytes = made.bundle};
    placard_error error;
    if (run.failure.error != 0 ||
        placard_open(&file.module, file.bytes.ptr, file.bytes.len, &error) != PLACARD_OK ||
        placard_language_count(&file.module) != module->pages.count)
        return fail(pages, run.failure.error != 0 ? run.failure.error : EBADMSG, module->id);
    module->kind = placard_kind_of_module(&file.module);
    module->is_withdrawn = placard_fact_at(&file.module, PLACARD_WITHDRAWN, 0).kind != PLACARD_END;
    for (size_t i = 0; i < module->pages.count; i++) {
        module->pages.items[i].language =
            str_copy(&pages->cli->arena, facts_str(placard_language_tag(&file.module, (uint32_t)i)));
        if (!put_page(pages, module, i, &file))
            return false;
    }
    return true;
}

/* ---- The record of what was made ---------------------------------------------------- */

/* ID.TAG.html, as pages_run names them: a record edited by hand must not remove other files. */
static bool is_page_name(struct str name)
{
    size_t dot = str_find_byte(name, '.', 0);
    return dot != SIZE_MAX && dot > 0 && str_ends(str_slice(name, dot + 1, name.len), STR(".html")) &&
           name.len <= OUTPUT_NAME_MAX && str_find_byte(name, '/', 0) == SIZE_MAX &&
           str_find_byte(name, '\0', 0) == SIZE_MAX;
}

/* What an earlier run made; false, and the run failed, when the folder holds another's index.html. */
static bool read_record(struct pages *pages, const struct json_t **files)
{
    struct str text = {NULL, 0}, folder = str_of(pages->folder);
    struct arena *arena = &pages->cli->arena;
    struct str path = path_join(arena, folder, STR(RECORD)),
               index = path_join(arena, folder, STR(SITE_CONTENTS));
    struct os_stat look;
    int error = run_read(pages->run, path, RECORD_LIMIT, &text);
    *files = NULL;
    if (error == ENOENT)
        return run_stat(pages->run, index, &look) != 0 ||
               run_fail_because(pages->run, index,
                                "it is there, and no run of placard has made it; choose another folder");
    if (error != 0)
        return run_fail(pages->run, error, "read", path);
    *files = json_read_member(json_read(arena, text), "pages");
    return *files != NULL || run_fail_because(pages->run, path, "it is no record of placard; remove it");
}

static bool is_made(const struct pages *pages, struct str name)
{
    struct str id = str_slice(name, 0, str_find_byte(name, '.', 0));
    const struct site_module *module = site_find(&pages->site, id);
    for (size_t i = 0; module != NULL && i < module->pages.count; i++)
        if (str_eq(site_file(&pages->cli->arena, id, module->pages.items[i].language), name))
            return true;
    return str_eq(name, STR(SITE_CONTENTS));
}

static bool settle_old(struct pages *pages, const struct json_t *old)
{
    for (size_t i = 0; i < json_read_count(old); i++) {
        struct str name = json_read_str(json_read_item(old, i));
        bool is_removed;
        if (name.len == 0 || !is_page_name(name) || is_made(pages, name))
            continue;
        if (!pages->library->is_whole) {
            *array_add(&pages->cli->arena, &pages->files) = name;
            continue;
        }
        int error = output_remove(pages->output, name, &is_removed);
        if (error != 0)
            return fail(pages, error, name);
    }
    return true;
}

static bool put_record(struct pages *pages)
{
    struct json json = {.out = {.arena = &pages->cli->arena}};
    bool is_changed;
    json_put_object(&json, NULL);
    json_put_array(&json, "pages");
    for (size_t i = 0; i < pages->files.count; i++)
        json_put_text(&json, NULL, pages->files.items[i]);
    json_end_array(&json);
    json_end_object(&json);
    int error = output_put(pages->output, &pages->cli->arena, STR(RECORD), json_finish(&json), &is_changed);
    return error == 0 || fail(pages, error, STR(RECORD));
}

/* ---- All of them ---------------------------------------------------------------------- */

static bool open_output(struct pages *pages, const struct json_t **old)
{
    int error = 0;
    size_t most = 2;
    pages->output = output_open(&pages->cli->arena, pages->cli->os, pages->folder, NULL, &error);
    if (pages->output == NULL)
        return run_fail(pages->run, error, "use", str_of(pages->folder));
    if (!read_record(pages, old))
        return false;
    for (size_t i = 0; i < pages->site.count; i++)
        most += pages->site.modules[i].pages.count;
    output_reserve(pages->output, &pages->cli->arena, most + json_read_count(*old));
    return true;
}

static bool put_all(struct pages *pages, const struct json_t *old)
{
    struct progress progress = progress_start(pages->cli->os, "printing");
    bool is_good = true;
    for (size_t i = 0; i < pages->site.count && is_good; i++) {
        is_good = pages->site.modules[i].pages.count == 0 || put_module(pages, i);
        arena_reset(pages->scratch);
        progress_show(&progress, i + 1, pages->site.count);
    }
    progress_end(&progress);
    return is_good && put(pages, STR(SITE_CONTENTS), contents_print(&pages->cli->arena, &pages->site)) &&
           settle_old(pages, old) && put_record(pages);
}

/* Write what `pages` plans.  False: the run failed, and all is as before. */
static bool write_pages(struct pages *pages)
{
    const struct json_t *old = NULL;
    pages->scratch = arena_inner(&pages->cli->arena, NULL);
    bool is_good = open_output(pages, &old) && put_all(pages, old);
    if (is_good) {
        int error = output_commit(pages->output, &pages->cli->arena);
        is_good = error == 0 || run_fail(pages->run, error, "write", str_of(pages->folder));
    }
    if (pages->output != NULL)
        output_discard(pages->output);
    return is_good;
}

static void say_result(struct pages *pages)
{
    size_t modules = 0, count = 0;
    for (size_t i = 0; i < pages->site.count; i++) {
        modules += pages->site.modules[i].pages.count > 0;
        count += pages->site.modules[i].pages.count;
    }
    if (pages->is_ungraded)
        pages_say_ungraded(pages->cli);
    cli_print(pages->cli, "%.*s: %zu module%s, %zu page%s, %zu written; open %s first\n",
              STR_FMT(cli_shown(pages->cli, str_of(pages->folder))), modules, modules == 1 ? "" : "s", count,
              count == 1 ? "" : "s", pages->written, SITE_CONTENTS);
}

/* The whole library through the checks, as placard check has it. */
static struct library_built check(struct cli *cli, struct run *run, const struct library *library)
{
    struct progress progress = progress_start(cli->os, "checking");
    struct library_build_options options = {.progress = progress_show, .progress_context = &progress};
    struct library_built built = library_build(run, library, &options);
    progress_end(&progress);
    cli_report(cli, run->diags);
    return built;
}

int pages_run(struct cli *cli, const char *output)
{
    struct diags diags = {.arena = &cli->arena};
    struct run run = {.arena = &cli->arena, .diags = &diags, .os = cli->os};
    struct library library;
    if (!library_open(&run, cli->paths, cli->path_count, &library))
        return cli_fail(cli, &run.failure);
    library.leaves_out_stale = cli_option(cli, "leave-out-stale") != NULL;
    struct library_built built = check(cli, &run, &library);
    if (run.failure.error != 0)
        return cli_fail(cli, &run.failure);
    if (diags.error_count > 0) {
        cli_error(cli, "nothing was written to %s, since there are errors", output);
        return EXIT_SOURCES;
    }
    struct pages pages = {.cli = cli, .run = &run, .library = &library, .folder = output};
    plan(&pages, &built);
    if (!write_pages(&pages))
        return cli_fail(cli, &run.failure);
    say_result(&pages);
    return EXIT_DONE;
}
