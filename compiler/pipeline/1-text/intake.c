/* intake.c - the order of the checks, and where the front matter ends. */
#include "pipeline/1-text/intake.h"

#include "pipeline/1-text/characters.h"
#include "pipeline/1-text/limits.h"
#include "pipeline/1-text/shapes.h"

static struct place place(const struct stage *stage, size_t begin, size_t end)
{
    return (struct place){stage->source, {(uint32_t)begin, (uint32_t)end}};
}

static void report_size(struct stage *stage, uint64_t size, uint32_t limit)
{
    struct diag *diag = diag_add(stage->diags, DIAG_SOURCE_TOO_LARGE, place(stage, 0, 0),
                                 "the file has %llu bytes: the limit is %u", (unsigned long long)size, limit);
    diag_help(stage->diags, diag, "%s",
              limit == LIMIT_LIBRARY ? "name roles, sites and equipment once each; text belongs in modules"
                                     : "one module is one task of two to five minutes: split it");
}

void intake_report_size(struct stage *stage, uint64_t size)
{
    report_size(stage, size, str_ends(stage->source->path, STR(".yaml")) ? LIMIT_LIBRARY : LIMIT_SOURCE);
}

/* End of the line at `at`, and the start of the next one. */
static size_t line_end(struct str text, size_t at, size_t *next)
{
    at = str_line_end(text, at);
    *next = at + (at < text.len);
    if (at + 1 < text.len && text.ptr[at] == '\r' && text.ptr[at + 1] == '\n')
        *next = at + 2;
    return at;
}

/* A line of three hyphens and nothing but white space after them. */
static bool is_fence(struct str text, size_t begin, size_t end)
{
    struct str line = str_slice(text, begin, end);
    return str_starts(line, STR("---")) && str_trim(str_slice(line, 3, line.len)).len == 0;
}

bool intake_is_near_fence(struct str line)
{
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "+", "=", "_", "."};
    struct str rest = str_trim(line);
    size_t width = 0, most = sizeof dashes / sizeof dashes[0];
    for (size_t i = 0; rest.len > 0 && i < most;) {
        struct str dash = str_of(dashes[i]);
        bool is_here = str_starts(rest, dash);
        rest = is_here ? str_slice(rest, dash.len, rest.len) : rest;
        width += is_here ? dash.len : 0;
        i = is_here ? 0 : i + 1;
    }
    return rest.len == 0 && width >= 2;
}

/* ` ---`, `—`, `----`: a line between the fields and the text that was to end them. */
static bool report_near_end(struct stage *stage, size_t begin, size_t first)
{
    struct str text = stage->source->text;
    for (size_t line = first, next; line < text.len; line = next) {
        size_t end = line_end(text, line, &next);
        if (!intake_is_near_fence(str_slice(text, line, end)))
            continue;
        struct diag *diag = diag_add(stage->diags, DIAG_FRONT_MATTER_OPEN, place(stage, line, end),
                                     "this line does not close the front matter");
        diag_label(stage->diags, diag, "not three hyphens from the first column on");
        diag_other(stage->diags, diag, place(stage, begin, begin + 3), "opened here");
        diag_help(stage->diags, diag, "write --- here, three hyphens and nothing before them");
        return true;
    }
    return false;
}

static void report_open(struct stage *stage, size_t begin, size_t end, size_t first)
{
    if (report_near_end(stage, begin, first))
        return;
    struct diag *diag = diag_add(stage->diags, DIAG_FRONT_MATTER_OPEN, place(stage, begin, end),
                                 "the front matter is not closed");
    diag_label(stage->diags, diag, "opened here, and no other line is ---");
    diag_help(stage->diags, diag, "write a line --- between the fields and the text");
}

static void report_front_matter_size(struct stage *stage, struct span span)
{
    struct diag *diag =
        diag_add(stage->diags, DIAG_FRONT_MATTER_TOO_LARGE, place(stage, span.begin, span.begin),
                 "the front matter has %u bytes: the limit is %u", span.end - span.begin, LIMIT_FRONT_MATTER);
    diag_label(stage->diags, diag, "begins here");
    diag_help(stage->diags, diag, "keep fields in the front matter, and move text below the closing ---");
}

/* Find the two parts.  Returns false when there is no telling where one ends. */
static bool split(struct stage *stage, struct source_parts *out)
{
    struct str text = stage->source->text;
    size_t begin = characters_bom(text), next = 0;
    size_t end = line_end(text, begin, &next);
    *out = (struct source_parts){.body = {(uint32_t)begin, (uint32_t)text.len}};
    if (!is_fence(text, begin, end))
        return true;
    out->has_front_matter = true;
    size_t first = next;
    for (size_t line = first; line < text.len; line = next) {
        size_t stop = line_end(text, line, &next);
        if (!is_fence(text, line, stop))
            continue;
        out->front_matter = (struct span){(uint32_t)first, (uint32_t)line};
        out->body = (struct span){(uint32_t)next, (uint32_t)text.len};
        if (line - first <= LIMIT_FRONT_MATTER)
            return true;
        report_front_matter_size(stage, out->front_matter);
        return false;
    }
    out->front_matter = (struct span){(uint32_t)first, (uint32_t)text.len};
    out->body.begin = out->body.end;
    if (text.len - first > LIMIT_FRONT_MATTER)
        report_front_matter_size(stage, out->front_matter);
    report_open(stage, begin, end, first);
    return false;
}

bool intake_check(struct stage *stage, struct source_parts *out)
{
    *out = (struct source_parts){0};
    if (stage->source->text.len > LIMIT_SOURCE) {
        report_size(stage, stage->source->text.len, LIMIT_SOURCE);
        return false;
    }
    bool is_text = characters_check(stage);
    return split(stage, out) && is_text && shapes_check(stage, out->body);
}

bool intake_check_library(struct stage *stage, struct span *yaml)
{
    struct str text = stage->source->text;
    *yaml = (struct span){characters_bom(text), (uint32_t)text.len};
    if (text.len <= LIMIT_LIBRARY)
        return characters_check(stage);
    yaml->end = yaml->begin;
    report_size(stage, text.len, LIMIT_LIBRARY);
    return false;
}
