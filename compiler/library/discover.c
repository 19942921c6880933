/*
 * discover.c - which library the paths on the command line belong to, and
 * which modules they name.
 *
 * A path is matched by the inode of what it names, so that "." and
 * "../modules" need no text arithmetic.
 */
#include "library/library.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/path.h"
#include "base/stage.h"
#include "library/identity.h"
#include "pipeline/1-text/limits.h"
#include "pipeline/5-checks/checks.h"

enum { MOST_LEVELS = 32 }; /* folders above a path, folders below modules/ */

/* What one path of the command line names. */
struct wanted {
    struct str path;
    struct str name; /* last component, for files */
    uint64_t inode;
    bool is_dir, is_all, is_found;
};

struct found {
    struct str path; /* relative to the root */
    bool is_wanted;
};

struct walk {
    struct arena *arena;
    struct diags *diags;
    const struct os *os;
    struct library *library;
    struct failure *failure;
    struct wanted *wanted;
    size_t wanted_count;
    struct found *found;
    size_t count, room;
};

static bool fail(struct walk *walk, int error, const char *doing, struct str path)
{
    *walk->failure = (struct failure){.error = error, .doing = doing, .path = path};
    return false;
}

static bool fail_because(struct walk *walk, struct str path, const char *reason)
{
    *walk->failure = (struct failure){EINVAL, "use", path, str_of(reason)};
    return false;
}

char *library_path(struct arena *arena, const struct library *library, struct str path)
{
    return str_z(arena, path_join(arena, library->root, path));
}

/* ---- Names -------------------------------------------------------------- */

struct str library_translation_tag(struct str path)
{
    struct str extension = path_extension(path_stem(path));
    struct str tag = str_slice(extension, 1, extension.len);
    bool is_one = str_eq(path_extension(path), STR(".md")) && language_check(tag) == NULL;
    return is_one ? tag : (struct str){NULL, 0};
}

/* "modules/x.es.md" -> "modules/x.md" */
static struct str source_path_of(struct arena *arena, struct str path, struct str tag)
{
    return str_format(arena, "%.*s.md", STR_FMT(str_slice(path, 0, path.len - tag.len - 4)));
}

/* ---- The library file --------------------------------------------------- */

/* Whether `folder` has a placard.yaml.  False of the result: `failure` says why it is not known. */
static bool look_for_library(struct walk *walk, struct str folder, bool *has_one)
{
    struct os_stat info;
    char *path = str_z(walk->arena, path_join(walk->arena, folder, STR("placard.yaml")));
    int error = walk->os->stat(walk->os->context, path, &info);
    *has_one = error == 0 && !info.is_dir;
    return error == 0 || error == ENOENT || error == ENOTDIR || fail(walk, error, "read", str_of(path));
}

/* The nearest folder, from `folder` up, with a placard.yaml; empty when there is none. */
static bool find_root(struct walk *walk, struct str folder, struct str *root)
{
    uint64_t below = 0;
    *root = (struct str){NULL, 0};
    for (int level = 0; level < MOST_LEVELS; level++) {
        struct os_stat info;
        bool has_one;
        if (!look_for_library(walk, folder, &has_one))
            return false;
        int error = has_one ? 0 : walk->os->stat(walk->os->context, str_z(walk->arena, folder), &info);
        if (error != 0 && error != ENOENT && error != EACCES)
            return fail(walk, error, "read", folder);
        if (has_one)
            *root = folder;
        if (has_one || error != 0 || (level > 0 && info.inode == below))
            break; /* above the root of all is that root again */
        below = info.inode;
        folder = path_above(walk->arena, folder);
    }
    return true;
}

/* What placard.yaml of a lone file would say. */
static const struct source lone_library = {
    {"placard.yaml", 12},
    {"id: lone\ntitle: Lone module\n", 28},
};

static void decode_library(struct walk *walk, const struct source *source, struct diags *diags)
{
    struct stage stage = {walk->arena, diags, source};
    struct span yaml = {0, 0};
    if (limits_check_library(&stage, &yaml))
        fields_decode_library(&stage, yaml, &walk->library->fields);
    else
        decode_library(walk, &lone_library, &(struct diags){.arena = walk->arena});
}

static bool load_library(struct walk *walk)
{
    struct library *library = walk->library;
    struct source *source = arena_new(walk->arena, struct source);
    source->path = STR("placard.yaml");
    char *path = library_path(walk->arena, library, source->path);
    int error = walk->os->read_file(walk->os->context, walk->arena, path, LIMIT_LIBRARY, &source->text);
    if (error == EFBIG)
        return fail_because(walk, str_of(path), "a library file may have 64 KiB");
    if (error != 0)
        return fail(walk, error, "read", str_of(path));
    library->source = source;
    decode_library(walk, source, walk->diags);
    return true;
}

/* ---- Walking ------------------------------------------------------------- */

static void add_found(struct walk *walk, struct str path, bool is_wanted)
{
    if (walk->count == walk->room) {
        size_t room = walk->room ? walk->room * 2 : 64;
        walk->found = arena_grow(walk->arena, walk->found, walk->room * sizeof *walk->found,
                                 room * sizeof *walk->found);
        walk->room = room;
    }
    walk->found[walk->count++] = (struct found){path, is_wanted};
}

/* Whether a path of the command line names this file or folder.  A failure is noted in the walk. */
static bool is_wanted(struct walk *walk, struct str path, struct str name, bool is_dir)
{
    struct os_stat info;
    bool result = false, is_known = false;
    char *full = NULL;
    for (size_t i = 0; i < walk->wanted_count; i++) {
        struct wanted *wanted = &walk->wanted[i];
        if (wanted->is_all || wanted->is_dir != is_dir || (!is_dir && !str_eq(wanted->name, name)))
            continue;
        if (!is_known) {
            full = library_path(walk->arena, walk->library, path);
            int error = walk->os->stat(walk->os->context, full, &info);
            if (error != 0)
                return fail(walk, error, "read", str_of(full));
        }
        is_known = true;
        if (info.inode == wanted->inode)
            result = wanted->is_found = true;
    }
    return result;
}

/* Files that look as if someone took them for modules. */
static bool is_stray(struct str name)
{
    static const char *const endings[] = {".markdown", ".mdown", ".mkd",  ".MD",  ".Md",
                                          ".txt",      ".docx",  ".doc",  ".odt", ".rtf",
                                          ".html",     ".htm",   ".yaml", ".yml", ".json"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (str_ends(name, str_of(endings[i])))
            return true;
    return false;
}

static void report_stray(struct walk *walk, struct str path)
{
    struct source *source = arena_new(walk->arena, struct source);
    source->path = path;
    struct diag *diag = diag_add(walk->diags, DIAG_STRAY_FILE, (struct place){source, {0, 0}},
                                 "this file is not a module and is left out");
    diag_help(
        walk->diags, diag,
        "a module is Markdown in a file whose name ends in .md; rename the file, or move it out of modules/");
}

static void take_file(struct walk *walk, struct str path, struct str name, bool all)
{
    if (is_stray(name))
        report_stray(walk, path);
    else if (str_ends(name, STR(".md")) && !str_eq(name, STR("README.md")))
        add_found(walk, path, is_wanted(walk, path, name, false) || all);
}

static bool walk_folder(struct walk *walk, struct str folder, bool all, int level)
{
    struct os_name *names;
    size_t count;
    char *path = library_path(walk->arena, walk->library, folder);
    if (level == MOST_LEVELS)
        return fail(walk, ELOOP, "list", str_of(path));
    int error = walk->os->list(walk->os->context, walk->arena, path, &names, &count);
    if (error == ENOENT && level == 0)
        return true; /* reported as a library without modules */
    if (error != 0)
        return fail(walk, error, "list", str_of(path));
    all = is_wanted(walk, folder, folder, true) || all;
    for (size_t i = 0; i < count; i++) {
        if (names[i].name.ptr[0] == '.')
            continue;
        struct str below = str_format(walk->arena, "%.*s/%.*s", STR_FMT(folder), STR_FMT(names[i].name));
        if (!names[i].is_dir)
            take_file(walk, below, names[i].name, all);
        else if (!walk_folder(walk, below, all, level + 1))
            return false;
        if (walk->failure->error != 0)
            return false;
    }
    return walk->failure->error == 0;
}

static int by_path(const void *a, const void *b)
{
    return str_cmp(((const struct found *)a)->path, ((const struct found *)b)->path);
}

/* ---- Pairing translations with their sources ----------------------------- */

static struct library_file *file_of(struct library_file *files, size_t count, struct str path)
{
    for (size_t low = 0, high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(files[middle].path, path);
        if (order == 0)
            return &files[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void report_orphan(struct walk *walk, struct str path, struct str tag, struct str source_path)
{
    struct source *source = arena_new(walk->arena, struct source);
    source->path = path;
    struct diag *diag = diag_add(walk->diags, DIAG_TRANSLATION_WITHOUT_SOURCE, (struct place){source, {0, 0}},
                                 "a translation (%.*s) of a module that is not there", STR_FMT(tag));
    diag_help(walk->diags, diag,
              "write the source module %.*s, or rename this file when it is a module of its own",
              STR_FMT(source_path));
}

static void add_translation(struct walk *walk, struct library_file *file, struct str path, struct str tag,
                            bool is_asked)
{
    size_t count = file->translation_count++, bytes = sizeof(struct str);
    file->translations = arena_grow(walk->arena, file->translations, count * bytes, (count + 1) * bytes);
    file->languages = arena_grow(walk->arena, file->languages, count * bytes, (count + 1) * bytes);
    file->are_asked =
        arena_grow(walk->arena, file->are_asked, count * sizeof(bool), (count + 1) * sizeof(bool));
    file->translations[count] = path;
    file->are_asked[count] = is_asked;
    file->languages[count] = language_canonical(walk->arena, tag);
}

/* A file of the whole library, and whether a path of the command line asks for it. */
static void pair_files(struct walk *walk, struct library_file *files, bool *is_asked, size_t *count)
{
    for (size_t i = 0; i < walk->count; i++) {
        if (library_translation_tag(walk->found[i].path).len > 0)
            continue;
        is_asked[*count] = walk->found[i].is_wanted;
        files[(*count)++] =
            (struct library_file){.path = walk->found[i].path, .is_asked = walk->found[i].is_wanted};
    }
    for (size_t i = 0; i < walk->count; i++) {
        struct str path = walk->found[i].path, tag = library_translation_tag(path);
        if (tag.len == 0)
            continue;
        struct str source_path = source_path_of(walk->arena, path, tag);
        struct library_file *file = file_of(files, *count, source_path);
        if (file == NULL) {
            report_orphan(walk, path, tag, source_path);
            continue;
        }
        add_translation(walk, file, path, tag, walk->found[i].is_wanted);
        is_asked[file - files] |= walk->found[i].is_wanted;
    }
}

static void keep_asked(struct walk *walk, struct library_file *files, const bool *is_asked, size_t count)
{
    struct library *library = walk->library;
    library->files = files;
    for (size_t i = 0; i < count; i++)
        if (is_asked[i])
            files[library->file_count++] = files[i];
    library->is_whole = library->file_count == count;
}

static void report_empty(struct walk *walk)
{
    struct diag *diag = diag_add(walk->diags, DIAG_LIBRARY_EMPTY,
                                 (struct place){walk->library->source, {0, 0}}, "the library has no modules");
    diag_help(walk->diags, diag,
              "write one under modules/, for instance with: placard new module lockout-conveyor");
}

static bool check_wanted(struct walk *walk)
{
    for (size_t i = 0; i < walk->wanted_count; i++) {
        const struct wanted *wanted = &walk->wanted[i];
        if (!wanted->is_all && !wanted->is_found)
            return fail_because(walk, wanted->path,
                                "it is not a module, nor a folder of modules, of its library");
    }
    return true;
}

static bool open_folder(struct walk *walk)
{
    bool all = false;
    for (size_t i = 0; i < walk->wanted_count; i++)
        all |= walk->wanted[i].is_all;
    if (!load_library(walk) || !walk_folder(walk, STR("modules"), all, 0) || !check_wanted(walk))
        return false;
    if (walk->count > 1)
        qsort(walk->found, walk->count, sizeof *walk->found, by_path);
    struct library_file *files = arena_array(walk->arena, struct library_file, walk->count + 1);
    bool *is_asked = arena_array(walk->arena, bool, walk->count + 1);
    size_t count = 0;
    pair_files(walk, files, is_asked, &count);
    if (count == 0)
        report_empty(walk);
    if (!identity_collect(walk->arena, walk->diags, walk->os, walk->library, files, count, walk->failure))
        return false;
    keep_asked(walk, files, is_asked, count);
    return true;
}

/* ---- Lone files ----------------------------------------------------------- */

static bool add_siblings(struct walk *walk, struct library_file *file)
{
    struct os_name *names;
    size_t count;
    struct str prefix = path_stem(file->path);
    const char *listed = str_z(walk->arena, path_listing(file->path));
    int error = walk->os->list(walk->os->context, walk->arena, listed, &names, &count);
    if (error != 0)
        return fail(walk, error, "list", str_of(listed));
    for (size_t i = 0; i < count; i++) {
        struct str tag = library_translation_tag(names[i].name);
        if (tag.len == 0 || names[i].name.len != prefix.len + tag.len + 4 ||
            !str_starts(names[i].name, prefix))
            continue;
        struct str path = path_join(walk->arena, path_folder(file->path), names[i].name);
        add_translation(walk, file, path, tag, true);
    }
    return true;
}

static bool open_lone(struct walk *walk)
{
    struct library *library = walk->library;
    struct diags ignored = {.arena = walk->arena};
    decode_library(walk, &lone_library, &ignored);
    library->files = arena_array(walk->arena, struct library_file, walk->wanted_count);
    for (size_t i = 0; i < walk->wanted_count; i++) {
        struct library_file *file = &library->files[library->file_count];
        file->path = walk->wanted[i].path;
        file->is_asked = true;
        if (!str_ends(file->path, STR(".md")))
            return fail_because(walk, file->path, "a module is Markdown in a file whose name ends in .md");
        library->file_count++;
        if (library_translation_tag(file->path).len == 0 && !add_siblings(walk, file))
            return false;
    }
    return true;
}

/* ---- Opening --------------------------------------------------------------- */

static bool look_at(struct walk *walk, struct wanted *wanted, struct str *root)
{
    struct os_stat info;
    int error = walk->os->stat(walk->os->context, wanted->path.ptr, &info);
    if (error != 0)
        return fail(walk, error, "read", wanted->path);
    wanted->inode = info.inode;
    wanted->is_dir = info.is_dir;
    wanted->name = path_name(wanted->path);
    struct str folder = info.is_dir ? wanted->path : path_listing(wanted->path);
    if (!find_root(walk, str_copy(walk->arena, folder), root))
        return false;
    if (root->len == 0)
        return true;
    if (!info.is_dir) {
        wanted->is_all = str_eq(wanted->name, STR("placard.yaml"));
        return true;
    }
    struct os_stat top;
    error = walk->os->stat(walk->os->context, str_z(walk->arena, *root), &top);
    wanted->is_all = error == 0 && top.inode == info.inode;
    return error == 0 || fail(walk, error, "read", *root);
}

static bool report_no_library(struct walk *walk, struct str folder)
{
    struct diag *diag =
        diag_add(walk->diags, DIAG_LIBRARY_MISSING, (struct place){NULL, {0, 0}},
                 "%.*s is not in a library: there is no placard.yaml in it or above it", STR_FMT(folder));
    diag_help(walk->diags, diag, "start one with: placard new library %.*s", STR_FMT(folder));
    return true;
}

/* A folder that cannot be looked at counts as another one: that ends the run too. */
static bool same_folder(struct walk *walk, struct str a, struct str b)
{
    struct os_stat first, second;
    return str_eq(a, b) ||
           (a.len > 0 && b.len > 0 && walk->os->stat(walk->os->context, str_z(walk->arena, a), &first) == 0 &&
            walk->os->stat(walk->os->context, str_z(walk->arena, b), &second) == 0 &&
            first.inode == second.inode);
}

bool library_open(struct arena *arena, struct diags *diags, const struct os *os, const char *const *paths,
                  size_t path_count, struct library *out, struct failure *failure)
{
    struct walk walk = {.arena = arena, .diags = diags, .os = os, .library = out, .failure = failure};
    *out = (struct library){.lexicon = lexicon_new(arena)};
    walk.wanted = arena_array(arena, struct wanted, path_count);
    for (size_t i = 0; i < path_count; i++) {
        struct str root;
        struct wanted *wanted = &walk.wanted[walk.wanted_count++];
        wanted->path = str_of(paths[i]);
        if (wanted->path.len == 0)
            return fail(&walk, ENOENT, "read", STR("\"\""));
        if (!look_at(&walk, wanted, &root))
            return false;
        if (i > 0 && !same_folder(&walk, root, out->root))
            return fail_because(&walk, wanted->path,
                                "it belongs to another library; run once for each library");
        out->root = i == 0 ? root : out->root;
        if (root.len == 0 && wanted->is_dir)
            return report_no_library(&walk, wanted->path);
    }
    return out->root.len > 0 ? open_folder(&walk) : open_lone(&walk);
}
