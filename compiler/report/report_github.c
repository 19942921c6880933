/*
 * report_github.c - workflow commands that GitHub shows beside the changed lines:
 *
 *   ::error file=modules/a.md,line=3,col=1,endLine=3,endColumn=9,title=PL0312 quiz-no-answer::message
 *
 * In values %, CR and LF are escaped; in properties ':' and ',' too, and no line ends there.
 */
#include "report/forms.h"

#include "base/lines.h"
#include "base/shown.h"
#include "base/unicode.h"

/* Control characters that are not escaped are shown. */
static void put_escaped(struct buf *out, struct str text, struct str escaped)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = unicode_next(text, &at);
        if (c < 0x80 && str_find_byte(escaped, (char)c, 0) != SIZE_MAX)
            buf_format(out, "%%%02X", (unsigned)c);
        else
            unicode_append(out, shown_point(c));
    }
}

static void put_value(struct buf *out, struct str text)
{
    put_escaped(out, text, STR("%\r\n"));
}

static void put_property(struct buf *out, struct str text)
{
    put_escaped(out, text, STR("%:,"));
}

static void put_place(struct buf *out, struct lines *lines, struct place place)
{
    struct lines_range range = lines_range(lines, place);
    buf_str(out, STR("file="));
    put_property(out, place.source->path);
    buf_format(out, ",line=%u,col=%u,endLine=%u", (unsigned)range.start.line, (unsigned)range.start.column,
               (unsigned)range.end.line);
    if (range.end.line == range.start.line) /* GitHub refuses columns over several lines */
        buf_format(out, ",endColumn=%u", (unsigned)range.end.column);
    buf_byte(out, ',');
}

static void put_diag(struct buf *out, struct lines *lines, const struct diag *diag)
{
    buf_format(out, "::%s ", diag_severity_word(diag->severity));
    if (diag->at.source != NULL)
        put_place(out, lines, diag->at);
    buf_format(out, "title=PL%04d %s::", (int)diag->code, diag_code_name(diag->code));
    put_value(out, diag->message);
    if (diag->label.len > 0) {
        buf_str(out, STR(": "));
        put_value(out, diag->label);
    }
    if (diag->help.len > 0) {
        buf_str(out, STR("%0Ahelp: "));
        put_value(out, diag->help);
    }
    buf_byte(out, '\n');
}

struct str report_github(struct arena *arena, const struct diags *diags)
{
    struct buf out = {.arena = arena};
    struct lines lines = {.arena = arena};
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        put_diag(&out, &lines, diag);
    return buf_view(&out);
}
