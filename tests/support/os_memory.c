#include "support/os_memory.h"

#include "base/arena.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct file {
    char *path;
    char *bytes;
    size_t len;
    bool is_dir;
    struct file *next;
};

struct os_memory {
    struct os os;
    struct file *files; /* sorted by path */
    char *output[3];
    size_t output_len[3];
};

static void *must(void *memory)
{
    if (memory == NULL)
        abort();
    return memory;
}

static struct file **find(struct os_memory *memory, const char *path)
{
    struct file **link = &memory->files;
    while (*link != NULL && strcmp((*link)->path, path) < 0)
        link = &(*link)->next;
    return link;
}

static struct file *get(struct os_memory *memory, const char *path)
{
    struct file *file = *find(memory, path);
    return file != NULL && strcmp(file->path, path) == 0 ? file : NULL;
}

static void put(struct os_memory *memory, const char *path, struct str bytes, bool is_dir)
{
    struct file *file = get(memory, path);
    if (file == NULL) {
        struct file **link = find(memory, path);
        file = must(calloc(1, sizeof *file));
        file->path = must(strdup(path));
        file->next = *link;
        *link = file;
    }
    free(file->bytes);
    file->bytes = must(malloc(bytes.len + 1));
    if (bytes.len > 0)
        memcpy(file->bytes, bytes.ptr, bytes.len);
    file->len = bytes.len;
    file->is_dir = is_dir;
}

static bool has_below(struct os_memory *memory, const char *path)
{
    size_t len = strlen(path);
    for (struct file *file = memory->files; file != NULL; file = file->next)
        if (strncmp(file->path, path, len) == 0 && file->path[len] == '/')
            return true;
    return strcmp(path, ".") == 0;
}

static int read_file(void *context, struct arena *arena, const char *path, size_t limit, struct str *out)
{
    struct file *file = get(context, path);
    if (file == NULL)
        return has_below(context, path) ? EISDIR : ENOENT;
    if (file->is_dir)
        return EISDIR;
    if (file->len > limit)
        return EFBIG;
    *out = str_copy(arena, (struct str){file->bytes, file->len});
    return 0;
}

static bool is_listed(const struct os_name *names, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(names[i].name, name))
            return true;
    return false;
}

static int compare_names(const void *a, const void *b)
{
    return str_cmp(((const struct os_name *)a)->name, ((const struct os_name *)b)->name);
}

static int list(void *context, struct arena *arena, const char *path, struct os_name **out, size_t *count)
{
    struct os_memory *memory = context;
    size_t len = strcmp(path, ".") == 0 ? 0 : strlen(path) + 1, total = 0;
    struct file *dir = get(memory, path);
    if (!(dir != NULL && dir->is_dir) && !has_below(memory, path))
        return dir == NULL ? ENOENT : ENOTDIR;
    for (struct file *file = memory->files; file != NULL; file = file->next)
        total++;
    struct os_name *names = arena_array(arena, struct os_name, total + 1);
    *count = 0;
    for (struct file *file = memory->files; file != NULL; file = file->next) {
        if (strlen(file->path) <= len ||
            (len > 0 && (strncmp(file->path, path, len - 1) != 0 || file->path[len - 1] != '/')))
            continue;
        struct str rest = str_of(file->path + len);
        size_t slash = str_find_byte(rest, '/', 0);
        struct str name = slash == SIZE_MAX ? rest : str_slice(rest, 0, slash);
        if (!is_listed(names, *count, name))
            names[(*count)++] =
                (struct os_name){.name = str_copy(arena, name), .is_dir = slash != SIZE_MAX || file->is_dir};
    }
    qsort(names, *count, sizeof *names, compare_names);
    *out = names;
    return 0;
}

/* FNV-1a: one path, one number, as an inode is. */
static uint64_t hash(const char *path)
{
    uint64_t value = 14695981039346656037u;
    for (; *path != '\0'; path++)
        value = (value ^ (unsigned char)*path) * 1099511628211u;
    return value;
}

static int stat_file(void *context, const char *path, struct os_stat *out)
{
    struct file *file = get(context, path);
    if (file == NULL && !has_below(context, path))
        return ENOENT;
    *out = (struct os_stat){
        .is_dir = file == NULL || file->is_dir, .size = file == NULL ? 0 : file->len, .inode = hash(path)};
    return 0;
}

/* Without links, in a folder at the top. */
static int real_path(void *context, struct arena *arena, const char *path, struct str *out)
{
    if (get(context, path) == NULL && !has_below(context, path))
        return ENOENT;
    *out = strcmp(path, ".") == 0 ? STR("/memory") : str_format(arena, "/memory/%s", path);
    return 0;
}

static int create_file(void *context, const char *path, struct str bytes)
{
    if (get(context, path) != NULL)
        return EEXIST;
    put(context, path, bytes, false);
    return 0;
}

static int remove_one(struct os_memory *memory, const char *path)
{
    struct file *file = get(memory, path);
    if (file == NULL)
        return ENOENT;
    *find(memory, path) = file->next;
    free(file->path);
    free(file->bytes);
    free(file);
    return 0;
}

static int remove_file(void *context, const char *path)
{
    struct file *file = get(context, path);
    return (file != NULL && file->is_dir) || (file == NULL && has_below(context, path))
               ? EISDIR
               : remove_one(context, path);
}

static int keep_file(void *context, const char *from, const char *to)
{
    struct file *file = get(context, from);
    return file == NULL ? ENOENT : create_file(context, to, (struct str){file->bytes, file->len});
}

static int sync_path(void *context, const char *path)
{
    return get(context, path) == NULL && !has_below(context, path) ? ENOENT : 0;
}

static int lock_dir(void *context, const char *path, bool may_wait, int *lock)
{
    (void)may_wait;
    *lock = 0;
    return sync_path(context, path);
}

static void unlock(void *context, int lock)
{
    (void)context, (void)lock;
}

/* Moves one file, or a folder with all that is in it. */
static int rename_file(void *context, const char *from, const char *to)
{
    struct os_memory *memory = context;
    struct file *file = get(memory, from);
    if (file == NULL && !has_below(memory, from))
        return ENOENT;
    size_t len = strlen(from);
    struct file *moved = NULL;
    for (struct file **link = &memory->files; *link != NULL;) {
        struct file *one = *link;
        if (strncmp(one->path, from, len) != 0 || (one->path[len] != '/' && one->path[len] != '\0')) {
            link = &one->next;
            continue;
        }
        *link = one->next;
        one->next = moved;
        moved = one;
    }
    while (moved != NULL) {
        struct file *one = moved;
        moved = one->next;
        char *path = must(malloc(strlen(to) + strlen(one->path) + 1));
        strcpy(path, to);
        strcat(path, one->path + len);
        put(memory, path, (struct str){one->bytes, one->len}, one->is_dir);
        free(path);
        free(one->path);
        free(one->bytes);
        free(one);
    }
    return 0;
}

static int make_dir(void *context, const char *path)
{
    if (get(context, path) != NULL || has_below(context, path))
        return EEXIST;
    put(context, path, (struct str){NULL, 0}, true);
    return 0;
}

static int remove_dir(void *context, const char *path)
{
    if (has_below(context, path))
        return ENOTEMPTY;
    return remove_one(context, path);
}

static int write_out(void *context, int stream, struct str bytes)
{
    struct os_memory *memory = context;
    size_t len = memory->output_len[stream];
    memory->output[stream] = must(realloc(memory->output[stream], len + bytes.len + 1));
    if (bytes.len > 0)
        memcpy(memory->output[stream] + len, bytes.ptr, bytes.len);
    memory->output_len[stream] += bytes.len;
    return 0;
}

static const char *env(void *context, const char *name)
{
    (void)context, (void)name;
    return NULL;
}

static bool is_terminal(void *context, int stream)
{
    (void)context, (void)stream;
    return false;
}

static int terminal_width(void *context, int stream)
{
    (void)context, (void)stream;
    return 0;
}

static uint64_t now_ms(void *context)
{
    (void)context;
    return 0;
}

static int64_t today(void *context)
{
    (void)context;
    return 20000;
}

static unsigned one(void *context)
{
    (void)context;
    return 1;
}

struct os_memory *os_memory_new(void)
{
    struct os_memory *memory = must(calloc(1, sizeof *memory));
    memory->os = (struct os){
        .context = memory,
        .read_file = read_file,
        .list = list,
        .stat = stat_file,
        .real_path = real_path,
        .create_file = create_file,
        .rename = rename_file,
        .keep_file = keep_file,
        .sync = sync_path,
        .lock_dir = lock_dir,
        .unlock = unlock,
        .make_dir = make_dir,
        .remove_file = remove_file,
        .remove_dir = remove_dir,
        .write_out = write_out,
        .env = env,
        .is_terminal = is_terminal,
        .terminal_width = terminal_width,
        .now_ms = now_ms,
        .today = today,
        .process_id = one,
        .cpu_count = one,
    };
    return memory;
}

void os_memory_free(struct os_memory *memory)
{
    while (memory->files != NULL)
        remove_one(memory, memory->files->path);
    free(memory->output[1]);
    free(memory->output[2]);
    free(memory);
}

void os_memory_put(struct os_memory *memory, const char *path, struct str bytes)
{
    put(memory, path, bytes, false);
}

struct str os_memory_get(const struct os_memory *memory, const char *path)
{
    struct file *file = get((struct os_memory *)memory, path);
    return file == NULL ? (struct str){NULL, 0} : (struct str){file->bytes, file->len};
}

struct str os_memory_output(const struct os_memory *memory, int stream)
{
    return (struct str){memory->output[stream], memory->output_len[stream]};
}

const struct os *os_memory_os(struct os_memory *memory)
{
    return &memory->os;
}
