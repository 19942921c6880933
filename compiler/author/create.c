#include "author/create.h"

#include <errno.h>

#include "author/translation.h"
#include "base/id.h"
#include "base/inside.h"
#include "base/language.h"
#include "base/path.h"

static const char library_template[] = {
#include "template_library.inc"
};
static const char module_template[] = {
#include "template_module.inc"
};

/* What is put for @ID@, @TITLE@ and @MODULE@; @YOURS@ only marks what the check of left template text looks
 * for. */
struct blanks {
    struct str id, title, module;
};

static struct str fill(struct arena *arena, struct str text, const struct blanks *blanks)
{
    const struct {
        struct str blank, value;
    } rows[] = {{STR("@ID@"), blanks->id},
                {STR("@TITLE@"), blanks->title},
                {STR("@MODULE@"), blanks->module},
                {STR("@YOURS@"), STR("")}};
    enum { ROWS = sizeof rows / sizeof rows[0] };
    struct buf out = {.arena = arena};
    for (size_t at = 0; at < text.len;) {
        struct str rest = str_slice(text, at, text.len);
        size_t i = 0;
        while (i < ROWS && !str_starts(rest, rows[i].blank))
            i++;
        if (i < ROWS)
            buf_str(&out, rows[i].value);
        else
            buf_byte(&out, text.ptr[at]);
        at += i < ROWS ? rows[i].blank.len : 1;
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

/* ---- A library --------------------------------------------------------------- */

/* Files and folders made so far, to be taken back in reverse. */
struct made {
    struct run *run;
    const char *paths[4];
    bool is_dir[4];
    size_t count;
};

static void take_back(struct made *made)
{
    const struct os *os = made->run->os;
    while (made->count-- > 0) {
        int (*remove)(void *, const char *) = made->is_dir[made->count] ? os->remove_dir : os->remove_file;
        remove(os->context, made->paths[made->count]);
    }
}

static int make_folder(struct made *made, const char *path)
{
    int error = made->run->os->make_dir(made->run->os->context, path);
    if (error == 0) {
        made->paths[made->count] = path;
        made->is_dir[made->count++] = true;
    }
    return error;
}

static int make_file(struct made *made, const char *path, struct str text)
{
    int error = made->run->os->create_file(made->run->os->context, path, text);
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
    error = run_list(made->run, str_of(path), &names, &count);
    return error == 0 && count > 0 ? ENOTEMPTY : error;
}

/* The four steps; `*at` is the one that was tried last. */
static int make_library(struct made *made, const char *const paths[4], struct str library, struct str module,
                        size_t *at)
{
    int error = enter_folder(made, paths[ *at = 0]);
    if (error == 0)
        error = make_file(made, paths[ *at = 1], library);
    if (error == 0)
        error = make_folder(made, paths[ *at = 2]);
    if (error == 0)
        error = make_file(made, paths[ *at = 3], module);
    return error;
}

enum author_ended create_library(struct run *run, struct str folder, struct created *out)
{
    struct arena *arena = run->arena;
    struct str root = path_trim(folder), id = id_meant(arena, path_name(root));
    struct str name = STR("stop-conveyor");
    if (id.len == 0)
        id = STR("library");
    struct blanks blanks = {id, title_of(arena, id), name};
    struct blanks example = {name, STR("Stop and lock the conveyor"), name};
    struct str library = fill(arena, (struct str){library_template, sizeof library_template}, &blanks);
    struct str module = fill(arena, (struct str){module_template, sizeof module_template}, &example);
    const char *paths[] = {
        str_z(arena, root), str_z(arena, str_format(arena, "%.*s/placard.yaml", STR_FMT(root))),
        str_z(arena, str_format(arena, "%.*s/modules", STR_FMT(root))),
        str_z(arena, str_format(arena, "%.*s/modules/%.*s.md", STR_FMT(root), STR_FMT(name)))};
    struct made made = {.run = run};
    size_t at = 0;
    int error = make_library(&made, paths, library, module, &at);
    *out = (struct created){{str_of(paths[1]), str_of(paths[3])}, 2};
    if (error == 0)
        return AUTHOR_DONE;
    take_back(&made);
    run_fail(run, error, "make", str_of(paths[at]));
    return AUTHOR_FAILED;
}

/* ---- A module ----------------------------------------------------------------- */

static enum author_ended refuse(struct str *why, struct str sentence)
{
    *why = sentence;
    return AUTHOR_REFUSED;
}

static enum author_ended create(struct run *run, const struct library *library, struct str path,
                                struct str text, struct created *out)
{
    const char *name = library_path(run->arena, library, path);
    const char *folder = str_z(run->arena, path_listing(str_of(name)));
    if (!inside_holds(run->arena, run->os, str_z(run->arena, library->root), folder)) {
        run_fail_because(run, str_of(name), "its folder is a symbolic link that leads out of the library");
        return AUTHOR_FAILED;
    }
    int error = run->os->create_file(run->os->context, name, text);
    if (error == ENOENT) { /* a library without modules/ */
        run->os->make_dir(run->os->context, library_path(run->arena, library, STR("modules")));
        error = run->os->create_file(run->os->context, name, text);
    }
    *out = (struct created){{str_of(name)}, 1};
    if (error == 0)
        return AUTHOR_DONE;
    run_fail(run, error, "make", str_of(name));
    return AUTHOR_FAILED;
}

/* Whether `id` may name a module. */
static bool is_id(struct run *run, struct str id, struct str *why)
{
    const char *wrong = id_check(id);
    struct str slug = id_meant(run->arena, id);
    if (wrong != NULL)
        *why = str_format(run->arena, "\"%.*s\" is not an id (%s); write for instance %.*s", STR_FMT(id),
                          wrong, STR_FMT(slug.len > 0 ? slug : STR("stop-conveyor")));
    return wrong == NULL;
}

enum author_ended create_translation(struct run *run, const struct library *library, struct str id,
                                     struct str tag, struct created *out, struct str *why)
{
    struct str canonical = language_canonical(run->arena, tag), path, text;
    if (!is_id(run, id, why))
        return AUTHOR_REFUSED;
    if (language_check(canonical) != NULL)
        return refuse(why, language_refusal(run->arena, tag));
    if (str_eq_nocase(canonical, library->fields.language.text))
        return refuse(why,
                      str_format(run->arena,
                                 "the library is written in %.*s: a module of its own is started without "
                                 "--lang, a translation with the tag of another language",
                                 STR_FMT(canonical)));
    enum author_ended ended = translation_start(run, library, id, canonical, &path, &text, why);
    return ended == AUTHOR_DONE ? create(run, library, path, text, out) : ended;
}

enum author_ended create_module(struct run *run, const struct library *library, struct str id,
                                struct created *out, struct str *why)
{
    if (!is_id(run, id, why))
        return AUTHOR_REFUSED;
    for (size_t i = 0; i < library->module_id_count; i++)
        if (str_eq(library->module_ids[i], id))
            return refuse(why,
                          str_format(run->arena, "the library has a module \"%.*s\" already", STR_FMT(id)));
    struct blanks blanks = {id, title_of(run->arena, id), id};
    struct str text = fill(run->arena, (struct str){module_template, sizeof module_template}, &blanks);
    return create(run, library, str_format(run->arena, "modules/%.*s.md", STR_FMT(id)), text, out);
}
