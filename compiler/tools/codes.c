/*
 * codes.c - compiler/diagnostics/PLnnnn.md -> two lists for the compiler.
 *
 *   diagnostics.inc       X(ENUM_NAME, number)
 *   diagnostics_text.inc  X(ENUM_NAME, number, severity, is_style, "name", "title", "page")
 *
 * Usage: placard_codes OUT_DIR PAGE...   Runs at build time; a page whose first
 * line is not "# PLnnnn name (severity): title" stops the build by name.  The
 * severity of a code of the style set is "warning, style".
 */
#define _POSIX_C_SOURCE 200809L
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct page {
    int number;
    char name[64], severity[16], title[200];
    int is_style; /* reported only by a library that asks for it */
    char *text;
};

static void fail(const char *path, const char *why)
{
    fprintf(stderr, "%s: %s\n", path, why);
    exit(1);
}

static char *read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail(path, "cannot be read");
    char *text = calloc(1, 65536);
    size_t len = text == NULL ? 0 : fread(text, 1, 65535, file);
    fclose(file);
    if (len == 0 || len == 65535)
        fail(path, "is empty or over 64 KiB");
    return text;
}

static struct page read_page(const char *path)
{
    struct page page = {0};
    page.text = read_text(path);
    const char *form = "# PL%4d %63[a-z0-9-] (%15[a-z, ]): %199[^\n]";
    if (sscanf(page.text, form, &page.number, page.name, page.severity, page.title) != 4)
        fail(path, "the first line must be: # PLnnnn name (error|warning|warning, style): title");
    page.is_style = strcmp(page.severity, "warning, style") == 0;
    if (page.is_style)
        strcpy(page.severity, "warning");
    if (strcmp(page.severity, "error") != 0 && strcmp(page.severity, "warning") != 0)
        fail(path, "the severity must be error, warning, or warning, style");
    char file_name[16];
    snprintf(file_name, sizeof file_name, "PL%04d.md", page.number % 10000);
    const char *base = strrchr(path, '/');
    if (strcmp(base == NULL ? path : base + 1, file_name) != 0)
        fail(path, "the number differs from the file's name");
    return page;
}

static void write_enum_name(FILE *out, const char *name)
{
    for (; *name != '\0'; name++)
        fputc(*name == '-' ? '_' : toupper((unsigned char)*name), out);
}

/* Octal escapes of three digits cannot run into what follows them. */
static void write_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '\n')
            fputs("\\n\"\n\"", out);
        else if (c == '"' || c == '\\' || c == '?' || c < 0x20 || c >= 0x7F)
            fprintf(out, "\\%03o", (unsigned)c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

static int by_number(const void *a, const void *b)
{
    return ((const struct page *)a)->number - ((const struct page *)b)->number;
}

/* Replaced only when it would change: an edit of a page's prose leaves the list of codes, which every source
 * includes, as it was. */
struct list {
    char path[4096], *text;
    size_t size;
    FILE *out;
};

static void open_list(struct list *list, const char *folder, const char *name)
{
    snprintf(list->path, sizeof list->path, "%s/%s", folder, name);
    list->out = open_memstream(&list->text, &list->size);
    if (list->out == NULL)
        fail(list->path, "out of memory");
}

static int is_as_before(const struct list *list)
{
    FILE *old = fopen(list->path, "rb");
    if (old == NULL)
        return 0;
    size_t at = 0;
    int c;
    while ((c = fgetc(old)) != EOF && at < list->size && (unsigned char)list->text[at] == c)
        at++;
    fclose(old);
    return c == EOF && at == list->size;
}

static void close_list(struct list *list)
{
    if (fclose(list->out) != 0)
        fail(list->path, "out of memory");
    if (!is_as_before(list)) {
        FILE *out = fopen(list->path, "wb");
        if (out == NULL || fwrite(list->text, 1, list->size, out) != list->size || fclose(out) != 0)
            fail(list->path, "cannot be written");
    }
    free(list->text);
}

static void write_codes(FILE *codes, const struct page *pages, int count)
{
    for (int i = 0; i < count; i++) {
        fputs("X(", codes);
        write_enum_name(codes, pages[i].name);
        fprintf(codes, ", %d)\n", pages[i].number);
    }
}

static void write_texts(FILE *texts, const struct page *pages, int count)
{
    for (int i = 0; i < count; i++) {
        fputs("X(", texts);
        write_enum_name(texts, pages[i].name);
        fprintf(texts, ", %d, %s, %d, ", pages[i].number, pages[i].severity, pages[i].is_style);
        write_string(texts, pages[i].name);
        fputs(", ", texts);
        write_string(texts, pages[i].title);
        fputs(", ", texts);
        write_string(texts, pages[i].text);
        fputs(")\n", texts);
    }
}

static void write_lists(const char *folder, const struct page *pages, int count)
{
    struct list codes, texts;
    open_list(&codes, folder, "diagnostics.inc");
    write_codes(codes.out, pages, count);
    close_list(&codes);
    open_list(&texts, folder, "diagnostics_text.inc");
    write_texts(texts.out, pages, count);
    close_list(&texts);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        fail("placard_codes", "usage: placard_codes OUT_DIR PAGE...");
    int count = argc - 2;
    struct page *pages = calloc((size_t)count, sizeof *pages);
    if (pages == NULL)
        fail("placard_codes", "out of memory");
    for (int i = 0; i < count; i++)
        pages[i] = read_page(argv[i + 2]);
    qsort(pages, (size_t)count, sizeof *pages, by_number);
    for (int i = 1; i < count; i++) {
        if (pages[i].number == pages[i - 1].number)
            fail(pages[i].name, "two pages have one number");
    }
    write_lists(argv[1], pages, count);
    for (int i = 0; i < count; i++)
        free(pages[i].text);
    free(pages);
    return 0;
}
