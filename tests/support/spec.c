#include "support/spec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_all(const char *path, size_t *len)
{
    FILE *in = fopen(path, "rb");
    char *text = malloc(1u << 20);
    if (in == NULL || text == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
        abort();
    }
    *len = fread(text, 1, 1u << 20, in);
    fclose(in);
    return text;
}

/* Cut `text` at the first `mark`; what stands behind it stays in `*text`. */
static struct str take(struct str *text, const char *mark, size_t kept)
{
    size_t at = str_find(*text, str_of(mark));
    size_t end = at == SIZE_MAX ? text->len : at + kept;
    size_t next = at == SIZE_MAX ? text->len : at + strlen(mark);
    struct str part = str_slice(*text, 0, end);
    *text = str_slice(*text, next, text->len);
    return part;
}

static struct spec read_case(struct str text)
{
    struct spec spec = {.name = take(&text, "\n", 0)};
    for (int i = 0; i < SPEC_PARTS && text.len > 0; i++) {
        if (str_starts(text, STR(".\n")))
            text = str_slice(text, 2, text.len); /* an empty part */
        else
            spec.parts[i] = take(&text, "\n.\n", 1);
    }
    return spec;
}

static bool run_one(const struct spec *spec, bool (*compare)(struct arena *, const struct spec *))
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        abort();
    bool is_good = compare(&arena, spec);
    arena_free(&arena);
    return is_good;
}

int spec_run_file(const char *path, bool (*compare)(struct arena *arena, const struct spec *spec))
{
    size_t len;
    char *bytes = read_all(path, &len);
    struct str text = {bytes, len};
    int failed = 0, count = 0;
    take(&text, "=== ", 0);
    for (; text.len > 0; count++) {
        struct spec spec = read_case(take(&text, "\n=== ", 1));
        failed += !run_one(&spec, compare);
    }
    free(bytes);
    if (count == 0)
        abort();
    return failed;
}
