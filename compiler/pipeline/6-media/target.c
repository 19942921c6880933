#include "pipeline/6-media/target.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "base/unicode.h"

static bool is_scheme_byte(char c)
{
    return str_is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/* RFC 3986 scheme, two characters at least: "C:" is a drive, and absolute. */
static bool has_scheme(struct str target)
{
    size_t i = 0;
    while (i < target.len && is_scheme_byte(target.ptr[i]))
        i++;
    return i >= 2 && i < target.len && target.ptr[i] == ':' && str_is_letter(target.ptr[0]);
}

static bool is_absolute(struct str target)
{
    return target.ptr[0] == '/' || (target.len >= 2 && str_is_letter(target.ptr[0]) && target.ptr[1] == ':');
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Percent-decoding (RFC 3986, 2.1); a '%' that encodes nothing stands for itself. */
static struct str decode(struct arena *arena, struct str target)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < target.len; i++) {
        bool is_encoded = target.ptr[i] == '%' && i + 2 < target.len && hex_digit(target.ptr[i + 1]) >= 0 &&
                          hex_digit(target.ptr[i + 2]) >= 0;
        if (is_encoded) {
            buf_byte(&out, (char)(hex_digit(target.ptr[i + 1]) * 16 + hex_digit(target.ptr[i + 2])));
            i += 2;
        } else {
            buf_byte(&out, target.ptr[i]);
        }
    }
    return buf_view(&out);
}

/* The part of `path` at `*at`, up to the next '/'; `*at` moves behind it. */
static struct str next_part(struct str path, size_t *at)
{
    size_t end = str_find_byte(path, '/', *at);
    if (end > path.len)
        end = path.len;
    struct str part = str_slice(path, *at, end);
    *at = end + 1;
    return part;
}

/* Take the last part off; false when there is none. */
static bool pop_part(struct buf *path)
{
    bool has_part = path->len > 0;
    path->len = path_folder(buf_view(path)).len;
    return has_part;
}

/* Append the parts of `more`; false when ".." leads out. */
static bool walk_parts(struct buf *path, struct str more)
{
    for (size_t at = 0; at <= more.len;) {
        struct str part = next_part(more, &at);
        if (part.len == 0 || str_eq(part, STR(".")))
            continue;
        if (str_eq(part, STR(".."))) {
            if (!pop_part(path))
                return false;
            continue;
        }
        if (path->len > 0)
            buf_byte(path, '/');
        buf_str(path, part);
    }
    return true;
}

static bool has_control(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7f)
            return true;
    return false;
}

enum target_status target_resolve(struct arena *arena, struct str folder, struct str target, struct str *path)
{
    if (target.len == 0)
        return TARGET_EMPTY;
    if (has_scheme(target) || str_starts(target, STR("//")))
        return TARGET_URL;
    if (is_absolute(target))
        return TARGET_ABSOLUTE;
    struct str decoded = decode(arena, target);
    if (has_control(decoded))
        return TARGET_CHARACTER;
    if (str_find_byte(decoded, '\\', 0) < decoded.len)
        return TARGET_BACKSLASH;
    struct buf out = {.arena = arena};
    if (!walk_parts(&out, folder) || !walk_parts(&out, decoded))
        return TARGET_OUTSIDE;
    *path = buf_view(&out);
    return path->len == 0 ? TARGET_EMPTY : TARGET_OK;
}

enum { MOST_ADVICE = 20 }; /* misses whose neighbours are compared */

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct os_name *)a)->name, ((const struct os_name *)b)->name);
}

static bool is_listed(const struct target_folder *folder, struct str part)
{
    struct os_name wanted = {.name = part};
    return folder->name_count > 0 &&
           bsearch(&wanted, folder->names, folder->name_count, sizeof *folder->names, by_name) != NULL;
}

/* The folder at `path` of the library, listed the first time. */
static struct target_folder *folder_at(struct target_advice *advice, struct str path)
{
    for (size_t i = 0; i < advice->folders.count; i++)
        if (str_eq(advice->folders.items[i].path, path))
            return &advice->folders.items[i];
    struct target_folder *folder = array_add(advice->arena, &advice->folders);
    struct str full = str_of(advice->root);
    if (path.len > 0)
        full = str_format(advice->arena, "%s/%.*s", advice->root, STR_FMT(path));
    folder->path = str_copy(advice->arena, path);
    folder->error = advice->os->list(advice->os->context, advice->arena, str_z(advice->arena, full),
                                     &folder->names, &folder->name_count);
    if (folder->error == ENOMEM)
        arena_fail(advice->arena);
    return folder;
}

/* A name that differs by the case of letters alone, or by characters that look the same (another normal form,
 * another blank), or by little. */
static void find_near(struct target_advice *advice, const struct target_folder *folder,
                      struct target_miss *miss)
{
    struct arena *arena = advice->arena;
    struct str *words = arena_array(arena, struct str, folder->name_count + 1);
    for (size_t i = 0; i < folder->name_count; i++) {
        words[i] = folder->names[i].name;
        if (str_eq_nocase(words[i], miss->part))
            miss->near = words[i];
    }
    struct str look = unicode_fold(arena, miss->part);
    for (size_t i = 0; i < folder->name_count && miss->near.ptr == NULL; i++) {
        miss->looks_alike = str_eq(unicode_fold(arena, words[i]), look);
        if (miss->looks_alike)
            miss->near = words[i];
    }
    if (miss->near.ptr == NULL)
        miss->near = str_nearest(miss->part, words, folder->name_count);
}

struct target_miss target_explain(struct target_advice *advice, struct str path)
{
    struct target_miss miss = {0};
    for (size_t at = 0; at <= path.len;) {
        miss.folder = str_slice(path, 0, at == 0 ? 0 : at - 1);
        miss.part = next_part(path, &at);
        const struct target_folder *folder = folder_at(advice, miss.folder);
        if (folder->error != 0)
            break;
        if (is_listed(folder, miss.part))
            continue;
        if (advice->asked++ < MOST_ADVICE) {
            miss.names = folder->names;
            miss.name_count = folder->name_count;
            find_near(advice, folder, &miss);
        }
        break;
    }
    return miss;
}
