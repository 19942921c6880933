/*
 * report_line.c - a line a problem, as compilers print them, for an editor's problem matcher, grep and
 * quickfix:
 *
 *   modules/a.md:3:1: error: a quiz without answers: this one; help: write one below [PL0312]
 *
 * What has no place in a file begins with its severity.
 */
#include "report/forms.h"

#include "base/lines.h"
#include "base/shown.h"

static void put_part(struct buf *out, const char *before, struct str text)
{
    if (text.len > 0)
        buf_format(out, "%s%.*s", before, STR_FMT(shown_line(out->arena, text)));
}

static void put_diag(struct buf *out, struct lines *lines, const struct diag *diag)
{
    if (diag->at.source != NULL) {
        struct position start = lines_range(lines, diag->at).start;
        put_part(out, "", diag->at.source->path);
        buf_format(out, ":%u:%u: ", (unsigned)start.line, (unsigned)start.column);
    }
    put_part(out, diag_severity_word(diag->severity), STR(": "));
    put_part(out, "", diag->message);
    put_part(out, ": ", diag->label);
    put_part(out, "; help: ", diag->help);
    buf_format(out, " [PL%04d]\n", (int)diag->code);
}

struct str report_line(struct arena *arena, const struct diags *diags)
{
    struct buf out = {.arena = arena};
    struct lines lines = {.arena = arena};
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        put_diag(&out, &lines, diag);
    return shown_log(arena, buf_view(&out));
}
