/*
 * create.c - placard new: a library, a module, a translation, from templates.
 */
#include <errno.h>

#include "base/id.h"
#include "base/language.h"
#include "base/path.h"
#include "base/unicode.h"
#include "cli/cli.h"
#include "cli/translation.h"
#include "library/library.h"

static const char library_template[] = {
#include "template_library.inc"
};
static const char module_template[] = {
#include "template_module.inc"
};

/* What is put for @ID@, @TITLE@ and @MODULE@. */
struct blanks {
    struct str id, title, module;
};

static struct str fill(struct arena *arena, struct str text, const struct blanks *blanks)
{
    const struct {
        struct str blank, value;
    } rows[] = {
        {STR("@ID@"), blanks->id}, {STR("@TITLE@"), blanks->title}, {STR("@MODULE@"), blanks->module}};
    struct buf out = {.arena = arena};
    for (size_t at = 0; at < text.len;) {
        struct str rest = str_slice(text, at, text.len);
        size_t i = 0;
        while (i < 3 && !str_starts(rest, rows[i].blank))
            i++;
        if (i < 3)
            buf_str(&out, rows[i].value);
        else
            buf_byte(&out, text.ptr[at]);
        at += i < 3 ? rows[i].blank.len : 1;
    }
    return buf_view(&out);
}

/* "lockout-conveyor" -> "Lockout conveyor" */
static struct str title_of(struct arena *arena, struct str id)
{
    char *title = str_z(arena, id);
    for (size_t i = 0; i < id.len; i++)
        if (title[i] == '-')
            title[i] = ' ';
    if (id.len > 0 && title[0] >= 'a' && title[0] <= 'z')
        title[0] = (char)(title[0] - 'a' + 'A');
    return (struct str){title, id.len};
}

static int failed(struct cli *cli, int error, const char *doing, const char *path)
{
    struct failure failure = {.error = error, .doing = doing, .path = str_of(path)};
    return cli_fail(cli, &failure);
}

/* ---- A library --------------------------------------------------------------- */

/* Files and folders made so far, to be taken back in reverse. */
struct made {
    struct cli *cli;
    const char *paths[4];
    bool is_dir[4];
    size_t count;
};

static void take_back(struct made *made)
{
    const struct os *os = made->cli->os;
    while (made->count-- > 0) {
        int (*remove)(void *, const char *) = made->is_dir[made->count] ? os->remove_dir : os->remove_file;
        remove(os->context, made->paths[made->count]);
    }
}

static int make_folder(struct made *made, const char *path)
{
    int error = made->cli->os->make_dir(made->cli->os->context, path);
    if (error == 0) {
        made->paths[made->count] = path;
        made->is_dir[made->count++] = true;
    }
    return error;
}

static int make_file(struct made *made, const char *path, struct str text)
{
    int error = made->cli->os->create_file(made->cli->os->context, path, text);
    if (error == 0)
        made->paths[made->count++] = path;
    return error;
}

/* A folder that is there must be empty. */
static int enter_folder(struct made *made, const char *path)
{
    struct os_name *names;
    size_t count = 0;
    int error = make_folder(made, path);
    if (error != EEXIST)
        return error;
    error = made->cli->os->list(made->cli->os->context, &made->cli->arena, path, &names, &count);
    return error == 0 && count > 0 ? ENOTEMPTY : error;
}

int run_new_library(struct cli *cli)
{
    struct arena *arena = &cli->arena;
    struct str folder = path_trim(str_of(cli->paths[0]));
    const char *root = str_z(arena, folder);
    struct blanks blanks = {.id = unicode_slug(arena, path_name(folder)), .module = STR("stop-conveyor")};
    if (blanks.id.len == 0)
        blanks.id = STR("library");
    blanks.title = title_of(arena, blanks.id);
    struct blanks example = {blanks.module, STR("Stop and lock the conveyor"), blanks.module};
    struct str library = fill(arena, (struct str){library_template, sizeof library_template}, &blanks);
    struct str module = fill(arena, (struct str){module_template, sizeof module_template}, &example);
    const char *paths[] = {
        root, str_z(arena, str_format(arena, "%s/placard.yaml", root)),
        str_z(arena, str_format(arena, "%s/modules", root)),
        str_z(arena, str_format(arena, "%s/modules/%.*s.md", root, STR_FMT(blanks.module)))};
    struct made made = {.cli = cli};
    size_t at = 0;
    int error = enter_folder(&made, paths[at]);
    if (error == 0)
        error = make_file(&made, paths[at = 1], library);
    if (error == 0)
        error = make_folder(&made, paths[at = 2]);
    if (error == 0)
        error = make_file(&made, paths[at = 3], module);
    if (error != 0) {
        take_back(&made);
        return failed(cli, error, "make", paths[at]);
    }
    cli_print(cli, "made %s\nmade %s\n\nNext: cd %s && placard check\n", paths[1], paths[3], root);
    return EXIT_DONE;
}

/* ---- A module ----------------------------------------------------------------- */

/* The library of the working folder; false: reported. */
static bool open_here(struct cli *cli, struct library *library)
{
    static const char *const here[] = {"."};
    struct diags diags = {.arena = &cli->arena};
    struct run run = {.arena = &cli->arena, .diags = &diags, .os = cli->os};
    if (!library_open(&run, here, 1, library)) {
        cli_fail(cli, &run.failure);
        return false;
    }
    if (library->root.len == 0)
        cli_error(cli,
                  "there is no placard.yaml here or above; start a library with: placard new library DIR");
    return library->root.len > 0;
}

static int create(struct cli *cli, const struct library *library, struct str path, struct str text)
{
    const char *name = library_path(&cli->arena, library, path);
    int error = cli->os->create_file(cli->os->context, name, text);
    if (error == ENOENT) { /* a library without modules/ */
        cli->os->make_dir(cli->os->context, library_path(&cli->arena, library, STR("modules")));
        error = cli->os->create_file(cli->os->context, name, text);
    }
    if (error != 0)
        return failed(cli, error, "make", name);
    cli_print(cli, "made %s\n", name);
    return EXIT_DONE;
}

static int new_translation(struct cli *cli, const struct library *library, struct str id)
{
    struct str tag = language_canonical(&cli->arena, str_of(cli->options[OPTION_LANG])), path, text;
    if (language_check(tag) != NULL)
        return cli_usage(cli, "\"%.*s\" is not a language tag; write one such as es or pt-BR", STR_FMT(tag));
    int status = translation_start(cli, library, id, tag, &path, &text);
    return status == EXIT_DONE ? create(cli, library, path, text) : status;
}

int run_new_module(struct cli *cli)
{
    struct library library;
    struct str id = str_of(cli->paths[0]);
    const char *wrong = id_check(id);
    if (wrong != NULL) {
        struct str slug = unicode_slug(&cli->arena, id);
        return cli_usage(cli, "\"%.*s\" is not an id (%s); write for instance %.*s", STR_FMT(id), wrong,
                         STR_FMT(slug.len > 0 ? slug : STR("stop-conveyor")));
    }
    if (!open_here(cli, &library))
        return EXIT_FAILED;
    if (cli->options[OPTION_LANG] != NULL)
        return new_translation(cli, &library, id);
    for (size_t i = 0; i < library.module_id_count; i++)
        if (str_eq(library.module_ids[i], id))
            return cli_usage(cli, "the library has a module \"%.*s\" already", STR_FMT(id));
    struct blanks blanks = {id, title_of(&cli->arena, id), id};
    struct str text = fill(&cli->arena, (struct str){module_template, sizeof module_template}, &blanks);
    return create(cli, &library, str_format(&cli->arena, "modules/%.*s.md", STR_FMT(id)), text);
}
