#include "pipeline/6-media/target.h"

#include <errno.h>

#include "base/arena.h"
#include "base/path.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_scheme_byte(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

/* RFC 3986 scheme, two characters at least: "C:" is a drive, and absolute. */
static bool has_scheme(struct str target)
{
    size_t i = 0;
    while (i < target.len && is_scheme_byte(target.ptr[i]))
        i++;
    return i >= 2 && i < target.len && target.ptr[i] == ':' && is_letter(target.ptr[0]);
}

static bool is_absolute(struct str target)
{
    return target.ptr[0] == '/' || (target.len >= 2 && is_letter(target.ptr[0]) && target.ptr[1] == ':');
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

static bool is_listed(const struct target_miss *miss, struct str part)
{
    for (size_t i = 0; i < miss->name_count; i++)
        if (str_eq(miss->names[i].name, part))
            return true;
    return false;
}

static struct str nearest(struct arena *arena, const struct target_miss *miss)
{
    struct str *words = arena_array(arena, struct str, miss->name_count + 1);
    for (size_t i = 0; i < miss->name_count; i++) {
        words[i] = miss->names[i].name;
        if (str_eq_nocase(words[i], miss->part))
            return words[i];
    }
    return str_nearest(miss->part, words, miss->name_count);
}

struct target_miss target_explain(struct arena *arena, const struct os *os, const char *root, struct str path)
{
    struct target_miss miss = {0};
    for (size_t at = 0; at <= path.len;) {
        miss.folder = str_slice(path, 0, at == 0 ? 0 : at - 1);
        miss.part = next_part(path, &at);
        struct str full = str_of(root);
        if (miss.folder.len > 0)
            full = str_format(arena, "%s/%.*s", root, STR_FMT(miss.folder));
        int error = os->list(os->context, arena, str_z(arena, full), &miss.names, &miss.name_count);
        if (error == ENOMEM)
            arena_fail(arena);
        if (error != 0)
            break;
        if (!is_listed(&miss, miss.part)) {
            miss.near = nearest(arena, &miss);
            break;
        }
    }
    return miss;
}
