/*
 * report_text.c - diagnostics as people read them in a terminal.
 *
 *   error[PL0312]: the quiz of this module has no right answer
 *     --> modules/lockout-conveyor.md:41:1
 *      |
 *   41 | ### Whose lock goes on the disconnect?
 *      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ none of the 3 choices below is ticked
 *      |
 *      = help: tick the right choice: - [x] …
 *
 * Carets stand by display columns, not bytes: wide characters take two, marks
 * that combine none, a tab TAB_COLUMNS.
 */
#include "report/forms.h"

#include "base/lines.h"
#include "base/shown.h"
#include "base/unicode.h"

enum {
    TAB_COLUMNS = 4,
    UNKNOWN_COLUMNS = 160, /* where the terminal's width is not known, as in a log */
    LEAST_COLUMNS = 40,    /* of source shown, however narrow the terminal */
};

enum tint { TINT_ERROR, TINT_WARNING, TINT_GUTTER, TINT_SECOND, TINT_STRONG };
static const char *const tints[] = {"\033[1;31m", "\033[1;33m", "\033[1;34m", "\033[1;36m", "\033[1m"};

struct printer {
    struct buf out;
    const struct report_options *options;
    struct lines lines;
    int gutter; /* columns of the widest line number of the diagnostic */
};

/* One source line to show, and what is marked in it. */
struct excerpt {
    struct str text;
    size_t mark_begin, mark_end; /* bytes of `text` */
    uint32_t line;
};

/* The columns of a line that are shown, end exclusive. */
struct window {
    size_t begin, end;
};

static void paint(struct printer *printer, enum tint tint)
{
    if (printer->options->is_colour)
        buf_str(&printer->out, str_of(tints[tint]));
}

static void unpaint(struct printer *printer)
{
    if (printer->options->is_colour)
        buf_str(&printer->out, STR("\033[0m"));
}

static void print(struct printer *printer, enum tint tint, struct str text)
{
    paint(printer, tint);
    buf_str(&printer->out, text);
    unpaint(printer);
}

/* What is shown for a character; marks of direction too would move what stands beside them. */
static uint32_t visible(uint32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F ? 0xFFFD : shown_point(c);
}

/* Next character of `text` as shown: its columns, and its code point. */
static size_t next_cell(struct str text, size_t *at, uint32_t *shown)
{
    size_t begin = *at;
    uint32_t c = unicode_next(text, at);
    if (c == '\t') {
        *shown = ' ';
        return TAB_COLUMNS;
    }
    *shown = visible(c);
    return *shown != c ? 1 : unicode_width(str_slice(text, begin, *at));
}

static size_t columns_of(struct str text)
{
    size_t columns = 0;
    uint32_t shown;
    for (size_t at = 0; at < text.len;)
        columns += next_cell(text, &at, &shown);
    return columns;
}

/* Text that is not source: messages and labels, on one line. */
static void print_plain(struct printer *printer, struct str text)
{
    uint32_t shown;
    for (size_t at = 0; at < text.len;) {
        next_cell(text, &at, &shown);
        unicode_append(&printer->out, shown);
    }
}

static void print_gutter(struct printer *printer, uint32_t line)
{
    paint(printer, TINT_GUTTER);
    if (line == 0)
        buf_format(&printer->out, "%*s |", printer->gutter, "");
    else
        buf_format(&printer->out, "%*u |", printer->gutter, (unsigned)line);
    unpaint(printer);
}

static size_t source_columns(const struct printer *printer)
{
    size_t all = printer->options->columns == 0 ? UNKNOWN_COLUMNS : printer->options->columns;
    size_t margin = (size_t)printer->gutter + 3;
    return all > margin + LEAST_COLUMNS ? all - margin : LEAST_COLUMNS;
}

/* The part of a long line that shows the mark, with some of what is before it. */
static struct window window_of(const struct printer *printer, const struct excerpt *excerpt)
{
    size_t all = columns_of(excerpt->text), room = source_columns(printer);
    if (all <= room)
        return (struct window){0, all};
    size_t begin = columns_of(str_slice(excerpt->text, 0, excerpt->mark_begin));
    size_t end = columns_of(str_slice(excerpt->text, 0, excerpt->mark_end));
    size_t marked = end - begin < room ? end - begin : room;
    size_t before = (room - marked) / 2;
    size_t left = begin > before ? begin - before : 0;
    if (left + room > all)
        left = all - room;
    return (struct window){left, left + room};
}

/* The line inside the window; "…" takes the place of its edge where it is cut. */
static void print_line(struct printer *printer, const struct excerpt *excerpt, struct window window)
{
    size_t column = 0, all = columns_of(excerpt->text);
    bool is_cut_left = window.begin > 0, is_cut_right = window.end < all;
    size_t first = window.begin + (is_cut_left ? 1 : 0), last = window.end - (is_cut_right ? 1 : 0);
    print_gutter(printer, excerpt->line);
    size_t before = printer->out.len;
    buf_byte(&printer->out, ' ');
    if (is_cut_left)
        buf_str(&printer->out, STR("…"));
    for (size_t at = 0; at < excerpt->text.len;) {
        uint32_t shown;
        size_t width = next_cell(excerpt->text, &at, &shown), end = column + width;
        if (column >= first && end <= last && (width > 0 || column > first || !is_cut_left)) {
            unicode_append(&printer->out, shown);
            for (size_t i = 1; shown == ' ' && i < width; i++)
                buf_byte(&printer->out, ' ');
        } else {
            /* A wide character or tab that the edge cuts: keep the columns. */
            for (size_t i = column; i < end; i++)
                if (i >= first && i < last)
                    buf_byte(&printer->out, ' ');
        }
        column = end;
    }
    if (is_cut_right)
        buf_str(&printer->out, STR("…"));
    while (printer->out.len > before && printer->out.ptr[printer->out.len - 1] == ' ')
        printer->out.len--;
    buf_byte(&printer->out, '\n');
}

static void print_marks(struct printer *printer, const struct excerpt *excerpt, struct window window,
                        char mark, enum tint tint, struct str label)
{
    size_t begin = columns_of(str_slice(excerpt->text, 0, excerpt->mark_begin));
    size_t end = columns_of(str_slice(excerpt->text, 0, excerpt->mark_end));
    if (begin < window.begin)
        begin = window.begin;
    if (end > window.end)
        end = window.end;
    if (end <= begin)
        end = begin + 1; /* nothing, or a mark that combines: still one caret */
    print_gutter(printer, 0);
    buf_byte(&printer->out, ' ');
    for (size_t i = window.begin; i < begin; i++)
        buf_byte(&printer->out, ' ');
    paint(printer, tint);
    for (size_t i = begin; i < end; i++)
        buf_byte(&printer->out, mark);
    if (label.len > 0) {
        buf_byte(&printer->out, ' ');
        print_plain(printer, label);
    }
    unpaint(printer);
    buf_byte(&printer->out, '\n');
}

static struct excerpt excerpt_at(struct printer *printer, const struct source *source, uint32_t line_of,
                                 struct span marked)
{
    struct span line = source_line(source, line_of);
    struct excerpt excerpt = {.text = source_text(source, line)};
    uint32_t begin = marked.begin < line.begin ? line.begin : marked.begin;
    uint32_t end = marked.end > line.end ? line.end : marked.end;
    excerpt.mark_begin = begin < line.end ? begin - line.begin : line.end - line.begin;
    excerpt.mark_end = end > begin ? end - line.begin : excerpt.mark_begin;
    excerpt.line = lines_position(&printer->lines, source, line_of).line;
    return excerpt;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A place without the line ends that a block's span may close with, inside its file. */
static struct span marked_span(struct place place)
{
    struct str text = place.source->text;
    struct span span = place.span;
    if (span.end > text.len)
        span.end = (uint32_t)text.len;
    while (span.end > span.begin + 1 && is_blank(text.ptr[span.end - 1]))
        span.end--;
    if (span.end < span.begin)
        span.end = span.begin;
    return span;
}

/* On the last line of a place, marks start where its text does. */
static void skip_indent(struct excerpt *excerpt)
{
    while (excerpt->mark_begin < excerpt->mark_end && is_blank(excerpt->text.ptr[excerpt->mark_begin]))
        excerpt->mark_begin++;
}

static void print_excerpt(struct printer *printer, struct place place, char mark, enum tint tint,
                          struct str label)
{
    struct span span = marked_span(place);
    struct excerpt first = excerpt_at(printer, place.source, span.begin, span);
    struct excerpt last =
        excerpt_at(printer, place.source, span.end > span.begin ? span.end - 1 : span.begin, span);
    struct window window = window_of(printer, &first);
    print_line(printer, &first, window);
    if (first.line == last.line) {
        print_marks(printer, &first, window, mark, tint, label);
        return;
    }
    print_marks(printer, &first, window, mark, tint, (struct str){NULL, 0});
    if (last.line > first.line + 1)
        print(printer, TINT_GUTTER, STR("...\n"));
    skip_indent(&last);
    window = window_of(printer, &last);
    print_line(printer, &last, window);
    print_marks(printer, &last, window, mark, tint, label);
}

static void print_place(struct printer *printer, const char *arrow, struct place place)
{
    struct position position = lines_position(&printer->lines, place.source, place.span.begin);
    paint(printer, TINT_GUTTER);
    buf_format(&printer->out, "%*s%s ", printer->gutter, "", arrow);
    unpaint(printer);
    print_plain(printer, place.source->path);
    buf_format(&printer->out, ":%u:%u\n", (unsigned)position.line, (unsigned)position.column);
}

static void print_snippet(struct printer *printer, const char *arrow, struct place place, char mark,
                          enum tint tint, struct str label)
{
    print_place(printer, arrow, place);
    if (place.source->text.len == 0)
        return;
    print_gutter(printer, 0);
    buf_byte(&printer->out, '\n');
    print_excerpt(printer, place, mark, tint, label);
}

static int digits_of(uint32_t number)
{
    int digits = 1;
    for (; number >= 10; number /= 10)
        digits++;
    return digits;
}

static int gutter_of(struct printer *printer, const struct diag *diag)
{
    uint32_t line = 1;
    const struct place *places[] = {&diag->at, &diag->other};
    for (size_t i = 0; i < 2; i++) {
        if (places[i]->source == NULL)
            continue;
        uint32_t last = lines_position(&printer->lines, places[i]->source, places[i]->span.end).line;
        line = last > line ? last : line;
    }
    return digits_of(line);
}

static void print_headline(struct printer *printer, const struct diag *diag, enum tint tint)
{
    paint(printer, tint);
    buf_format(&printer->out, "%s[PL%04d]", diag_severity_word(diag->severity), (int)diag->code);
    unpaint(printer);
    paint(printer, TINT_STRONG);
    buf_str(&printer->out, STR(": "));
    print_plain(printer, diag->message);
    unpaint(printer);
    buf_byte(&printer->out, '\n');
}

/* Help may have several lines; they stand under each other. */
static void print_help(struct printer *printer, struct str help)
{
    paint(printer, TINT_GUTTER);
    buf_format(&printer->out, "%*s = ", printer->gutter, "");
    unpaint(printer);
    print(printer, TINT_STRONG, STR("help"));
    buf_str(&printer->out, STR(": "));
    for (size_t at = 0; at <= help.len;) {
        size_t end = str_find_byte(help, '\n', at);
        if (end == SIZE_MAX)
            end = help.len;
        if (at > 0)
            buf_format(&printer->out, "%*s", printer->gutter + 9, "");
        print_plain(printer, str_slice(help, at, end));
        buf_byte(&printer->out, '\n');
        at = end + 1;
    }
}

static void print_bar(struct printer *printer)
{
    print_gutter(printer, 0);
    buf_byte(&printer->out, '\n');
}

static void print_diag(struct printer *printer, const struct diag *diag)
{
    enum tint tint = diag->severity == DIAG_ERROR ? TINT_ERROR : TINT_WARNING;
    bool has_place = diag->at.source != NULL, has_other = diag->other.source != NULL;
    printer->gutter = gutter_of(printer, diag);
    print_headline(printer, diag, tint);
    if (has_place)
        print_snippet(printer, "-->", diag->at, '^', tint, diag->label);
    if (has_other) {
        if (has_place)
            print_bar(printer);
        print_snippet(printer, ":::", diag->other, '-', TINT_SECOND, diag->other_label);
    }
    if (diag->help.len > 0) {
        if (has_place || has_other)
            print_bar(printer);
        print_help(printer, diag->help);
    }
    buf_byte(&printer->out, '\n');
}

static bool is_same_file(const struct diag *a, const struct diag *b)
{
    bool has_a = a->at.source != NULL, has_b = b->at.source != NULL;
    return has_a == has_b && (!has_a || str_eq(a->at.source->path, b->at.source->path));
}

static void print_omitted(struct printer *printer, const struct diag *last, size_t count)
{
    buf_format(&printer->out, "... and %zu more in ", count);
    if (last->at.source == NULL)
        buf_str(&printer->out, STR("this run"));
    else
        print_plain(printer, last->at.source->path);
    buf_str(&printer->out, STR(" (show them with --all)\n\n"));
}

/* "1 error", "3 warnings". */
static void print_count(struct printer *printer, enum tint tint, size_t count, const char *noun)
{
    paint(printer, tint);
    buf_format(&printer->out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
    unpaint(printer);
}

static void print_sums(struct printer *printer, const struct diags *diags, size_t file_count)
{
    if (diags->error_count > 0)
        print_count(printer, TINT_ERROR, diags->error_count, "error");
    if (diags->error_count > 0 && diags->warning_count > 0)
        buf_str(&printer->out, STR(" and "));
    if (diags->warning_count > 0)
        print_count(printer, TINT_WARNING, diags->warning_count, "warning");
    if (file_count > 0)
        buf_format(&printer->out, " in %zu file%s", file_count, file_count == 1 ? "" : "s");
    buf_str(&printer->out, STR("; what a code means: placard explain CODE\n"));
}

struct str report_text(struct arena *arena, const struct diags *diags, const struct report_options *options)
{
    struct printer printer = {.out = {.arena = arena}, .options = options, .lines = {.arena = arena}};
    size_t in_file = 0, file_count = 0;
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next) {
        if (in_file == 0 && diag->at.source != NULL)
            file_count++;
        if (options->is_all || in_file < REPORT_CAP)
            print_diag(&printer, diag);
        in_file++;
        if (diag->next != NULL && is_same_file(diag, diag->next))
            continue;
        if (!options->is_all && in_file > REPORT_CAP)
            print_omitted(&printer, diag, in_file - REPORT_CAP);
        in_file = 0;
    }
    if (diags->first != NULL)
        print_sums(&printer, diags, file_count);
    return shown_log(arena, buf_view(&printer.out));
}
