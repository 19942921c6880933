#include "pipeline/6-media/media.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/inside.h"
#include "pipeline/6-media/picture.h"
#include "pipeline/6-media/refusal.h"
#include "pipeline/6-media/sniff.h"
#include "pipeline/6-media/target.h"

/* A picture file: read and encoded once, however many images show it. */
struct file {
    struct str path; /* relative to the library */
    struct media media;
    bool is_usable;
    uint32_t index; /* in the finished list */
};

/* An image and the file it shows. */
struct use {
    struct node *node;
    size_t file;
};

struct collector {
    struct stage *stage;
    const struct os *os;
    const char *root;
    struct str folder;
    const struct media_options *options;
    struct target_advice advice;
    struct file *files; /* room for one an image */
    size_t file_count;
    size_t *slots; /* by hash of its path: index of a file + 1, or 0 */
    size_t slot_count;
    struct use *uses;
    size_t use_count;
};

/* ---- One file --------------------------------------------------------------- */

/* False when there are no bytes to look at (reported). */
static bool read_bytes(struct collector *collector, const struct refusal *refusal, struct arena *work,
                       struct str *bytes)
{
    struct str full = str_format(work, "%s/%.*s", collector->root, STR_FMT(refusal->path));
    const struct os *os = collector->os;
    if (!inside_holds(work, os, collector->root, str_z(work, full))) {
        refusal_path(refusal, TARGET_LINK);
        return false;
    }
    int error = os->read_file(os->context, work, str_z(work, full), PICTURE_MAX_FILE, bytes);
    if (error == 0)
        return true;
    if (error == ENOMEM)
        arena_fail(work);
    if (error == EFBIG) {
        refusal_file_size(refusal);
    } else if (error == EISDIR) {
        refusal_folder(refusal);
    } else if (error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG) {
        struct target_miss miss = target_explain(&collector->advice, refusal->path);
        refusal_missing(refusal, &miss);
    } else {
        refusal_unreadable(refusal, error);
    }
    return false;
}

static struct picture_result convert(const struct media_options *options, struct arena *work,
                                     struct str bytes, enum sniff_kind kind, struct str *webp,
                                     struct media *media)
{
    struct picture picture = {0};
    struct picture_result result;
    if (kind == SNIFF_WEBP) {
        result = picture_copy_webp(work, bytes, webp);
        media->width = result.width;
        media->height = result.height;
        return result;
    }
    result = kind == SNIFF_PNG ? picture_from_png(work, bytes, options->width, &picture)
                               : picture_from_jpeg(work, bytes, options->width, &picture);
    if (result.status != PICTURE_OK)
        return result;
    struct picture_encoding encoding = {options->quality, options->lossless || picture.is_drawing};
    *webp = picture_to_webp(work, &picture, &encoding);
    media->width = picture.width;
    media->height = picture.height;
    return result;
}

static void keep(struct collector *collector, struct file *file, struct str webp)
{
    uint8_t digest[32];
    digest_sha256(digest, &webp, 1);
    memcpy(file->media.digest, digest, sizeof file->media.digest);
    file->media.bytes = str_copy(collector->stage->arena, webp);
    file->is_usable = true;
}

static void load(struct collector *collector, const struct refusal *refusal, struct arena *work,
                 struct file *file)
{
    struct str bytes, webp;
    if (!read_bytes(collector, refusal, work, &bytes))
        return;
    struct sniff sniff = sniff_bytes(bytes);
    if (sniff.kind == SNIFF_REFUSED) {
        refusal_format(refusal, &sniff);
        return;
    }
    struct picture_result result = convert(collector->options, work, bytes, sniff.kind, &webp, &file->media);
    if (result.status == PICTURE_OK)
        keep(collector, file, webp);
    else
        refusal_picture(refusal, &sniff, &result);
}

/* ---- All images --------------------------------------------------------------- */

/* FNV-1a, 32 bits. */
static size_t hash_of(struct str path)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < path.len; i++)
        hash = (hash ^ (unsigned char)path.ptr[i]) * 16777619u;
    return hash;
}

/* Where the file at `path` is noted, or the free slot for it. */
static size_t *slot_of(struct collector *collector, struct str path)
{
    size_t at = hash_of(path) % collector->slot_count;
    while (collector->slots[at] != 0 && !str_eq(collector->files[collector->slots[at] - 1].path, path))
        at = (at + 1) % collector->slot_count;
    return &collector->slots[at];
}

/* Index of the file at refusal->path, loaded at its first use. */
static size_t file_of(struct collector *collector, const struct refusal *refusal)
{
    size_t *slot = slot_of(collector, refusal->path);
    if (*slot != 0)
        return *slot - 1;
    *slot = collector->file_count + 1;
    struct file *file = &collector->files[collector->file_count];
    *file = (struct file){.path = refusal->path};
    struct arena_cleanup *cleanup;
    struct arena *work = arena_inner(collector->stage->arena, &cleanup);
    load(collector, refusal, work, file);
    arena_close(cleanup);
    return collector->file_count++;
}

static void take_image(struct collector *collector, const struct module *module, struct image *image)
{
    struct refusal refusal = {collector->stage, module, image, {0}};
    enum target_status status =
        target_resolve(collector->stage->arena, collector->folder, image->target, &refusal.path);
    if (status != TARGET_OK) {
        refusal_path(&refusal, status);
        return;
    }
    collector->uses[collector->use_count++] = (struct use){image->node, file_of(collector, &refusal)};
}

static int by_digest(const void *a, const void *b)
{
    const struct file *const *left = a, *const *right = b;
    return memcmp((*left)->media.digest, (*right)->media.digest, sizeof(*left)->media.digest);
}

/* Usable files in order of digest; those of one content become one entry. */
static struct media_list list_files(struct collector *collector)
{
    struct arena *arena = collector->stage->arena;
    struct file **sorted = arena_array(arena, struct file *, collector->file_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < collector->file_count; i++)
        if (collector->files[i].is_usable)
            sorted[count++] = &collector->files[i];
    qsort(sorted, count, sizeof(struct file *), by_digest);
    struct media_list list = {.items = arena_array(arena, struct media, count + 1)};
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || by_digest(&sorted[i - 1], &sorted[i]) != 0)
            list.items[list.count++] = sorted[i]->media;
        sorted[i]->index = (uint32_t)list.count - 1;
    }
    return list;
}

static size_t image_total(struct module *const *modules, size_t module_count)
{
    size_t total = 0;
    for (size_t i = 0; i < module_count; i++)
        total += modules[i]->image_count;
    return total;
}

struct media_list media_collect(struct stage *stage, const struct os *os, const char *library_root,
                                const char *folder, const struct media_options *options,
                                struct module *const *modules, size_t module_count)
{
    struct collector collector = {.stage = stage, .os = os, .root = library_root, .options = options};
    size_t total = image_total(modules, module_count);
    if (total == 0)
        return (struct media_list){0};
    collector.folder = str_of(folder);
    collector.advice = (struct target_advice){.arena = stage->arena, .os = os, .root = library_root};
    collector.files = arena_array(stage->arena, struct file, total);
    collector.slot_count = 2 * total + 1;
    collector.slots = arena_array(stage->arena, size_t, collector.slot_count);
    collector.uses = arena_array(stage->arena, struct use, total);
    for (size_t i = 0; i < module_count; i++)
        for (size_t j = 0; j < modules[i]->image_count; j++)
            take_image(&collector, modules[i], &modules[i]->images[j]);
    struct media_list list = list_files(&collector);
    for (size_t i = 0; i < collector.use_count; i++)
        collector.uses[i].node->number = collector.files[collector.uses[i].file].index;
    return list;
}
