#include "pipeline/6-media/media.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/inside.h"
#include "pipeline/6-media/convert.h"
#include "pipeline/6-media/refusal.h"
#include "pipeline/6-media/target.h"

/* A picture file: read and converted once, however many images show it. */
struct file {
    struct refusal refusal; /* its first image, and its path */
    struct arena *work;     /* while it is converted */
    struct arena_cleanup *done_with;
    struct str bytes; /* in `work`; ptr NULL: it could not be read */
    uint8_t key[32];
    bool is_promised; /* to the shelf */
    bool has_failed;  /* there was no memory */
    struct conversion made;
    uint32_t index; /* in the finished list */
};

/* An image and the file it shows. */
struct use {
    struct node *node;
    size_t file;
};

struct collector {
    struct stage *stage;
    const struct media_work *work;
    const char *root;
    struct str folder;
    struct target_advice advice;
    struct file *files; /* room for one an image */
    size_t file_count;
    size_t *slots; /* by hash of its path: index of a file + 1, or 0 */
    size_t slot_count;
    struct use *uses;
    size_t use_count;
};

/* ---- Files ------------------------------------------------------------------ */

static void refuse_unread(struct collector *collector, const struct refusal *refusal, int error)
{
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
}

/* By the thread of the stage, since the file system may note what it is asked for. */
static void read_bytes(struct collector *collector, struct file *file)
{
    const struct os *os = collector->work->os;
    const struct refusal *refusal = &file->refusal;
    struct str full = str_format(file->work, "%s/%.*s", collector->root, STR_FMT(refusal->path));
    if (!inside_holds(file->work, os, collector->root, str_z(file->work, full))) {
        refusal_path(refusal, TARGET_LINK);
        return;
    }
    int error =
        os->read_file(os->context, file->work, str_z(file->work, full), PICTURE_MAX_FILE, &file->bytes);
    if (error == 0)
        return;
    file->bytes = (struct str){NULL, 0};
    if (error == ENOMEM)
        arena_fail(file->work);
    refuse_unread(collector, refusal, error);
}

static void convert(const struct media_work *work, struct file *file)
{
    const struct media_shelf *shelf = work->shelf;
    if (shelf != NULL) {
        conversion_key(file->key, file->bytes, work->options);
        if (shelf->take(shelf->context, file->key, file->work, &file->made))
            return;
        file->is_promised = true;
    }
    file->made = convert_picture(file->work, file->bytes, work->options);
    if (shelf != NULL)
        shelf->put(shelf->context, file->key, &file->made);
    file->is_promised = false;
}

/* Files that are converted at one time. */
struct batch {
    const struct media_work *work;
    struct file *files;
};

/* One of them, by any thread: running out of memory may not jump into the frame of another. */
static void convert_one(void *of, size_t index)
{
    const struct batch *batch = of;
    struct file *file = &batch->files[index];
    jmp_buf jump, *owner = file->work->out_of_memory;
    if (file->bytes.ptr == NULL)
        return;
    if (arena_failed(file->work, &jump)) {
        file->has_failed = true;
        if (file->is_promised)
            batch->work->shelf->put(batch->work->shelf->context, file->key, NULL);
        return;
    }
    convert(batch->work, file);
    arena_catch(file->work, owner);
}

static void run_batch(const struct media_crew *crew, struct batch *batch, size_t count)
{
    if (crew != NULL && count > 1)
        crew->run(crew->context, convert_one, batch, count);
    else
        for (size_t i = 0; i < count; i++)
            convert_one(batch, i);
}

/* Tell, or keep, what became of it; its bytes and pixels go. */
static void finish_file(struct collector *collector, struct file *file)
{
    if (file->has_failed)
        arena_fail(collector->stage->arena);
    if (file->bytes.ptr != NULL && file->made.sniff.kind == SNIFF_REFUSED)
        refusal_format(&file->refusal, &file->made.sniff);
    else if (file->bytes.ptr != NULL && file->made.result.status != PICTURE_OK)
        refusal_picture(&file->refusal, &file->made.sniff, &file->made.result);
    file->made = conversion_copy(collector->stage->arena, &file->made);
    arena_close(file->done_with);
}

static bool is_usable(const struct file *file)
{
    return file->bytes.ptr != NULL && conversion_is_usable(&file->made);
}

/* As many at a time as may be in memory. */
static void convert_all(struct collector *collector)
{
    const struct media_crew *crew = collector->work->crew;
    size_t width = crew != NULL ? crew->width : 1;
    for (size_t at = 0; at < collector->file_count; at += width) {
        struct file *files = collector->files + at;
        size_t count = collector->file_count - at < width ? collector->file_count - at : width;
        struct batch batch = {collector->work, files};
        for (size_t i = 0; i < count; i++) {
            files[i].work = arena_inner(collector->stage->arena, &files[i].done_with);
            read_bytes(collector, &files[i]);
        }
        run_batch(crew, &batch, count);
        for (size_t i = 0; i < count; i++)
            finish_file(collector, &files[i]);
    }
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
    while (collector->slots[at] != 0 &&
           !str_eq(collector->files[collector->slots[at] - 1].refusal.path, path))
        at = (at + 1) % collector->slot_count;
    return &collector->slots[at];
}

/* Index of the file at refusal->path. */
static size_t file_of(struct collector *collector, const struct refusal *refusal)
{
    size_t *slot = slot_of(collector, refusal->path);
    if (*slot == 0) {
        collector->files[collector->file_count++].refusal = *refusal;
        *slot = collector->file_count;
    }
    return *slot - 1;
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
    return memcmp((*left)->made.media.digest, (*right)->made.media.digest, sizeof(*left)->made.media.digest);
}

/* Usable files in order of digest; those of one content become one entry. */
static struct media_list list_files(struct collector *collector)
{
    struct arena *arena = collector->stage->arena;
    struct file **sorted = arena_array(arena, struct file *, collector->file_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < collector->file_count; i++)
        if (is_usable(&collector->files[i]))
            sorted[count++] = &collector->files[i];
    qsort(sorted, count, sizeof(struct file *), by_digest);
    struct media_list list = {.items = arena_array(arena, struct media, count + 1)};
    for (size_t i = 0; i < count; i++) {
        bool is_named = sorted[i]->made.media.bytes.ptr != NULL; /* of a check each stands for itself */
        if (i == 0 || !is_named || by_digest(&sorted[i - 1], &sorted[i]) != 0)
            list.items[list.count++] = sorted[i]->made.media;
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

struct media_list media_collect(struct stage *stage, const struct media_work *work, const char *library_root,
                                const char *folder, struct module *const *modules, size_t module_count)
{
    struct collector collector = {.stage = stage, .work = work, .root = library_root};
    size_t total = image_total(modules, module_count);
    if (total == 0)
        return (struct media_list){0};
    collector.folder = str_of(folder);
    collector.advice = (struct target_advice){.arena = stage->arena, .os = work->os, .root = library_root};
    collector.files = arena_array(stage->arena, struct file, total);
    collector.slot_count = 2 * total + 1;
    collector.slots = arena_array(stage->arena, size_t, collector.slot_count);
    collector.uses = arena_array(stage->arena, struct use, total);
    for (size_t i = 0; i < module_count; i++)
        for (size_t j = 0; j < modules[i]->image_count; j++)
            take_image(&collector, modules[i], &modules[i]->images[j]);
    convert_all(&collector);
    struct media_list list = list_files(&collector);
    for (size_t i = 0; i < collector.use_count; i++)
        collector.uses[i].node->number = collector.files[collector.uses[i].file].index;
    return list;
}
