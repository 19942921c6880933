/*
 * bench_open.c - what opening a bundle costs, next to libzip, in one run.
 *
 *     bench_open BUNDLE [MOST]
 *
 * Opens a bundle that lies in memory.  libzip opens the same bytes (zip_open_from_source()
 * of a buffer), and in a second row reads what placard_open() reads as well, mimetype and
 * manifest.  The best of many short rounds counts, taken in turn, so that a busy machine
 * slows all of them.  Ends with 1 when placard takes more than MOST times what libzip
 * takes to open.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <zip.h>

#include "placard.h"

#define ROUNDS 400
#define TURNS  20

/* The bundle. */
struct file {
    uint8_t *bytes;
    size_t size;
};

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "bench_open: %s\n", what);
    exit(2);
}

static struct file read_file(const char *name)
{
    FILE *in = fopen(name, "rb");
    if (in == NULL || fseek(in, 0, SEEK_END) != 0)
        give_up("cannot read the bundle");
    struct file file = {NULL, (size_t)ftell(in)};
    file.bytes = malloc(file.size + 1);
    rewind(in);
    if (file.bytes == NULL || fread(file.bytes, 1, file.size, in) != file.size)
        give_up("cannot read the bundle");
    fclose(in);
    return file;
}

/* ---- The contestants: each returns how many entries it found ------------------- */

typedef uint32_t contestant(const struct file *file);

static uint32_t open_placard(const struct file *file)
{
    placard_module module;
    if (placard_open(&module, file->bytes, file->size, NULL) != PLACARD_OK)
        give_up("not a good bundle");
    return placard_entry_count(&module);
}

static void read_entry(zip_t *zip, zip_uint64_t index)
{
    static uint8_t out[PLACARD_MAX_MANIFEST + 1u];
    zip_file_t *entry = zip_fopen_index(zip, index, 0);
    if (entry == NULL || zip_fread(entry, out, sizeof out) <= 0 || zip_fclose(entry) != 0)
        give_up("libzip cannot read an entry");
}

static uint32_t open_libzip_and_read(const struct file *file, zip_uint64_t read_count)
{
    zip_source_t *source = zip_source_buffer_create(file->bytes, file->size, 0, NULL);
    zip_t *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (zip == NULL)
        give_up("libzip cannot open the bundle");
    zip_int64_t count = zip_get_num_entries(zip, 0);
    for (zip_uint64_t index = 0; index < read_count; index++)
        read_entry(zip, index);
    zip_discard(zip);
    return (uint32_t)count;
}

static uint32_t open_libzip(const struct file *file)
{
    return open_libzip_and_read(file, 0);
}

static uint32_t read_libzip(const struct file *file)
{
    return open_libzip_and_read(file, 2);
}

/* ---- Timing ---------------------------------------------------------------------- */

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* In seconds a run. */
static double round_of(contestant *run, const struct file *file)
{
    static volatile uint32_t sink;
    double begin = seconds();
    for (int i = 0; i < TURNS; i++)
        sink = run(file);
    double end = seconds();
    (void)sink;
    return (end - begin) / TURNS;
}

int main(int count, char **arguments)
{
    enum { PLACARD, LIBZIP, READ, RUNS };
    static contestant *const runs[RUNS] = {open_placard, open_libzip, read_libzip};
    double best[RUNS] = {1, 1, 1}, most = count > 2 ? strtod(arguments[2], NULL) : 0;
    if (count < 2)
        give_up("usage: bench_open BUNDLE [MOST]");
    struct file file = read_file(arguments[1]);
    if (open_placard(&file) != open_libzip(&file))
        give_up("the contestants find different entries");
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < RUNS; i++) {
            double time = round_of(runs[i], &file);
            if (time < best[i])
                best[i] = time;
        }
    double ratio = best[PLACARD] / best[LIBZIP];
    printf("%zu bytes, %u entries\n", file.size, (unsigned)open_placard(&file));
    printf("placard: open                    %7.2f us\n", best[PLACARD] * 1e6);
    printf("libzip: open                     %7.2f us  placard takes %.2f times as long\n",
           best[LIBZIP] * 1e6, ratio);
    printf("libzip: open, mimetype, manifest %7.2f us  placard takes %.2f times as long\n", best[READ] * 1e6,
           best[PLACARD] / best[READ]);
    free(file.bytes);
    return most != 0 && ratio > most;
}
