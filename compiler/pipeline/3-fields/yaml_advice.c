/* yaml_advice.c - see yaml_advice.h. */
#include "pipeline/3-fields/yaml_advice.h"

#include <string.h>

struct advice {
    struct stage *stage;
    const struct field *table; /* of the file */
    struct str text;           /* the file up to the end of the YAML */
    uint32_t begin;            /* of the YAML */
    uint32_t at, context_at;
};

static struct place place(const struct advice *a, uint32_t begin, uint32_t end)
{
    /* A blank last line ends, without its white space, before the parser gave up. */
    return (struct place){a->stage->source, {begin, end < begin ? begin : end}};
}

static char byte_at(const struct advice *a, uint32_t at)
{
    return at < a->text.len ? a->text.ptr[at] : '\0';
}

static uint32_t line_begin(const struct advice *a, uint32_t at)
{
    while (at > a->begin && a->text.ptr[at - 1] != '\n' && a->text.ptr[at - 1] != '\r')
        at--;
    return at;
}

static uint32_t line_end(const struct advice *a, uint32_t at)
{
    while (at < a->text.len && a->text.ptr[at] != '\n' && a->text.ptr[at] != '\r')
        at++;
    while (at > a->begin && (a->text.ptr[at - 1] == ' ' || a->text.ptr[at - 1] == '\t') &&
           at > line_begin(a, at))
        at--;
    return at;
}

/* First byte of the line that is neither white space nor a list's hyphen. */
static uint32_t line_content(const struct advice *a, uint32_t at)
{
    uint32_t content = line_begin(a, at);
    while (byte_at(a, content) == ' ' || byte_at(a, content) == '\t' ||
           (byte_at(a, content) == '-' && byte_at(a, content + 1) == ' '))
        content++;
    return content;
}

/* The key and the value of the line at `at`; false: the line has no `key: `. */
static bool key_and_value(const struct advice *a, uint32_t at, struct span *key, struct span *value)
{
    uint32_t content = line_content(a, at), end = line_end(a, content);
    for (uint32_t i = content; i < end; i++) {
        if (a->text.ptr[i] != ':' || (i + 1 < end && a->text.ptr[i + 1] != ' '))
            continue;
        *key = (struct span){content, i};
        for (i++; i < end && a->text.ptr[i] == ' ';)
            i++;
        *value = (struct span){i, end};
        return true;
    }
    return false;
}

static struct str cut(const struct advice *a, struct span span)
{
    size_t end = span.end - span.begin > 60 ? span.begin + 60u : span.end;
    while (end > span.begin && end < span.end && (a->text.ptr[end] & 0xC0) == 0x80)
        end--;
    return str_slice(a->text, span.begin, end);
}

/* The value in quotes that it does not contain itself. */
static struct str quoted(const struct advice *a, struct span value)
{
    struct str text = str_slice(a->text, value.begin, value.end);
    const char *quote =
        str_find_byte(text, '"', 0) == SIZE_MAX && str_find_byte(text, '\\', 0) == SIZE_MAX ? "\"" : "'";
    struct buf buf = {.arena = a->stage->arena};
    buf_str(&buf, str_of(quote));
    for (size_t i = 0; i < text.len; i++) {
        if (*quote == '\'' && text.ptr[i] == '\'')
            buf_byte(&buf, '\'');
        buf_byte(&buf, text.ptr[i]);
    }
    buf_str(&buf, str_of(quote));
    return buf_view(&buf);
}

static void advise_quotes(const struct advice *a, struct span key, struct span value, const char *why)
{
    struct diags *diags = a->stage->diags;
    struct str name = cut(a, key);
    struct diag *diag = diag_add(diags, DIAG_YAML_QUOTES_NEEDED, place(a, value.begin, value.end),
                                 "the value of %.*s needs quotes: %s", STR_FMT(name), why);
    diag_label(diags, diag, "YAML cannot read this as text");
    struct str mended = quoted(a, value);
    diag_help(diags, diag, "write %.*s: %.*s", STR_FMT(name), STR_FMT(mended));
    diag->fix = mended;
}

/* When the line reads `key: value`, ask for quotes; else say `otherwise`. */
static void advise_value(const struct advice *a, uint32_t at, const char *why, const char *otherwise)
{
    struct span key, value;
    if (key_and_value(a, at, &key, &value) && value.begin < value.end) {
        advise_quotes(a, key, value, why);
        return;
    }
    struct diag *diag =
        diag_add(a->stage->diags, DIAG_YAML_QUOTES_NEEDED, place(a, line_content(a, at), line_end(a, at)),
                 "this text needs quotes: %s", why);
    diag_label(a->stage->diags, diag, "YAML cannot read this as text");
    diag_help(a->stage->diags, diag, "%s", otherwise);
}

static void advise_indent(const struct advice *a)
{
    struct diag *diag =
        diag_add(a->stage->diags, DIAG_YAML_INDENT, place(a, line_begin(a, a->at), line_end(a, a->at)),
                 "this line is indented wrongly");
    diag_label(a->stage->diags, diag, "does not line up with what stands above it");
    diag_help(a->stage->diags, diag,
              "begin keys of one group in one column, and what belongs to a key two spaces to its right");
}

static void advise_tab(const struct advice *a)
{
    uint32_t begin = a->at, end;
    while (begin > a->begin && byte_at(a, begin - 1) == '\t')
        begin--;
    for (end = begin; byte_at(a, end) == '\t';)
        end++;
    struct diag *diag =
        diag_add(a->stage->diags, DIAG_YAML_TAB, place(a, begin, end > begin ? end : begin + 1),
                 "a tab where YAML allows only spaces");
    diag_label(a->stage->diags, diag, "a tab");
    diag_help(a->stage->diags, diag, "indent with two spaces instead");
    diag->fix = STR("  ");
}

static void advise_open_quote(const struct advice *a)
{
    char quote = byte_at(a, a->context_at);
    struct diag *diag =
        diag_add(a->stage->diags, DIAG_YAML_QUOTE_OPEN, place(a, a->context_at, line_end(a, a->context_at)),
                 "a quote is opened and never closed");
    diag_label(a->stage->diags, diag, "opened here");
    diag_help(a->stage->diags, diag, "close it with another %c at the end of the text", quote);
}

static void advise_bracket(const struct advice *a)
{
    if (yaml_advise_template(a->stage, a->context_at))
        return;
    char open = byte_at(a, a->context_at);
    struct diag *diag =
        diag_add(a->stage->diags, DIAG_YAML_BRACKET_OPEN, place(a, a->context_at, line_end(a, a->context_at)),
                 "what %c opens is not closed", open);
    diag_label(a->stage->diags, diag, "a comma or the closing %c is missing", open == '[' ? ']' : '}');
    diag_help(a->stage->diags, diag, "write %s, or quote the text if the bracket belongs to it",
              open == '[' ? "[one, two]" : "{ key: value }");
}

static void advise_syntax(const struct advice *a, uint32_t begin, const char *what, const char *help)
{
    struct diag *diag =
        diag_add(a->stage->diags, DIAG_YAML_SYNTAX, place(a, begin, line_end(a, begin)), "%s", what);
    diag_label(a->stage->diags, diag, "this line");
    diag_help(a->stage->diags, diag, "%s", help);
}

/* quiz: pass: 80% */
static bool advise_group(const struct advice *a, struct span key, struct span value)
{
    struct str group = str_slice(a->text, key.begin, key.end),
               rest = str_slice(a->text, value.begin, value.end);
    const struct field *field = field_find(a->table, group);
    size_t colon = str_find_byte(rest, ':', 0);
    if (field == NULL || field->fields == NULL || line_begin(a, key.begin) != key.begin ||
        field_find(field->fields, str_slice(rest, 0, colon)) == NULL)
        return false;
    const char *hyphen = field_is_group(field) ? "" : "- ";
    struct diag *diag = diag_add(a->stage->diags, DIAG_YAML_SYNTAX, place(a, value.begin, value.end),
                                 "a group of fields cannot begin on the line of its key");
    diag_label(a->stage->diags, diag, "belongs to %.*s", STR_FMT(group));
    diag_help(a->stage->diags, diag, "write it below, two blanks further in:\n%.*s:\n  %s%.*s",
              STR_FMT(group), hyphen, STR_FMT(rest));
    return true;
}

static void advise_colon(const struct advice *a)
{
    struct span key, value;
    bool is_second = key_and_value(a, a->at, &key, &value) && key.end < a->at;
    if (is_second && advise_group(a, key, value))
        return;
    if (is_second)
        advise_quotes(a, key, value, "it contains a colon");
    else
        advise_indent(a);
}

/* The YAML ends where a value is due: inside the last bracket, as a rule. */
static bool advise_end(const struct advice *a)
{
    struct advice open = *a;
    if (str_trim(str_slice(a->text, a->at, a->text.len)).len > 0)
        return false;
    while (open.context_at > a->begin && byte_at(a, open.context_at) != '[' &&
           byte_at(a, open.context_at) != '{')
        open.context_at--;
    if (open.context_at == a->begin)
        return false;
    advise_bracket(&open);
    return true;
}

static void advise_character(const struct advice *a)
{
    if (advise_end(a))
        return;
    if (byte_at(a, a->at) == '\t')
        advise_tab(a);
    else
        advise_value(a, a->at, "it begins with a character that YAML keeps for itself",
                     "put double quotes round the text");
}

static void advise_key(const struct advice *a)
{
    if (line_content(a, a->at) >= a->at)
        advise_indent(a);
    else
        advise_value(a, a->at, "something follows its closing quote or bracket",
                     "put quotes round the whole text");
}

size_t yaml_advice_mark(struct str line)
{
    static const char *const marks[] = {"-", "*", "+", "–", "—", "‐", "−", "•", "·", "‣", "◦", "▪", "→"};
    size_t size = 0, digits = 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0] && size == 0; i++)
        size = str_starts(line, str_of(marks[i])) ? strlen(marks[i]) : 0;
    while (size == 0 && digits < line.len && line.ptr[digits] >= '0' && line.ptr[digits] <= '9')
        digits++;
    if (digits > 0 && digits < 3 &&
        (str_starts(str_slice(line, digits, line.len), STR(". ")) ||
         str_starts(str_slice(line, digits, line.len), STR(") "))))
        size = digits + 1;
    while (size > 0 && size < line.len && line.ptr[size] == ' ')
        size++;
    return size < line.len ? size : 0;
}

/* `• Wrench`, `* Wrench` */
static bool advise_mark_of_item(const struct advice *a, uint32_t begin)
{
    struct str line = str_slice(a->text, begin, line_end(a, begin));
    size_t mark = yaml_advice_mark(line);
    if (mark == 0 || (line.ptr[0] == '*' && line.ptr[1] != ' '))
        return false;
    struct diag *diag = diag_add(a->stage->diags, DIAG_YAML_SYNTAX, place(a, begin, line_end(a, begin)),
                                 "this mark does not begin an item of a list");
    diag_label(a->stage->diags, diag, "this line");
    diag_help(a->stage->diags, diag, "write a hyphen and a blank before it: - %.*s",
              STR_FMT(str_slice(line, mark, line.len)));
    return true;
}

static void advise_plain_line(const struct advice *a)
{
    uint32_t begin = line_content(a, a->context_at);
    if (advise_mark_of_item(a, begin))
        return;
    advise_syntax(a, begin, "this line is neither `key: value` nor `- item`",
                  "write a colon and a space after the key; text that goes on must be indented");
}

static void advise_list(const struct advice *a)
{
    advise_syntax(a, line_content(a, a->at), "a list cannot begin on the line of its key",
                  "put each `- item` on a line of its own, or write [one, two]");
}

static void advise_escape(const struct advice *a)
{
    advise_syntax(a, a->context_at, "a backslash in double quotes begins an escape, and this one is unknown",
                  "use single quotes, where a backslash is just a backslash");
}

static void advise_mark(const struct advice *a)
{
    uint32_t begin = line_content(a, a->context_at);
    if (byte_at(a, begin) == '*' && advise_mark_of_item(a, begin))
        return;
    advise_value(a, a->context_at, "it begins with a character that YAML keeps for itself",
                 "put double quotes round the text");
}

/* What libyaml 0.2 says, in the words of its scanner.c and parser.c, and who
 * answers.  A NULL context or problem fits any. */
static const struct {
    const char *context, *problem;
    void (*answer)(const struct advice *a);
} answers[] = {
    {NULL, "mapping values are not allowed", advise_colon},
    {NULL, "found character that cannot start any token", advise_character},
    {NULL, "tab character", advise_tab},
    {"quoted scalar", "unexpected end of stream", advise_open_quote},
    {"quoted scalar", "document indicator", advise_open_quote},
    {NULL, "unknown escape", advise_escape},
    {"flow sequence", NULL, advise_bracket},
    {"flow mapping", NULL, advise_bracket},
    {"simple key", NULL, advise_plain_line},
    {NULL, "block sequence entries are not allowed", advise_list},
    {NULL, "expected node content", advise_character},
    {"block scalar", NULL, advise_mark},
    {"scanning an alias", NULL, advise_mark},
    {"scanning an anchor", NULL, advise_mark},
    {"scanning a tag", NULL, advise_mark},
    {"parsing a tag", NULL, advise_mark},
    {"parsing a node", NULL, advise_mark},
    {"block mapping", "expected key", advise_key},
    {"block collection", NULL, advise_key},
};

void yaml_advise(struct stage *stage, const struct field *table, struct span yaml, const char *problem,
                 const char *context, uint32_t at, uint32_t context_at)
{
    struct advice a = {stage, table, str_slice(stage->source->text, 0, yaml.end), yaml.begin, at, context_at};
    struct span key, value;
    if (!problem)
        problem = "it is not YAML";
    if (key_and_value(&a, at, &key, &value) && yaml_advise_template(stage, value.begin))
        return;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        if (answers[i].context && (!context || !strstr(context, answers[i].context)))
            continue;
        if (answers[i].problem && !strstr(problem, answers[i].problem))
            continue;
        answers[i].answer(&a);
        return;
    }
    struct diag *diag = diag_add(stage->diags, DIAG_YAML_SYNTAX, place(&a, at, line_end(&a, at)),
                                 "this is not YAML: %s", problem);
    diag_label(stage->diags, diag, "cannot be read from here on");
    diag_help(stage->diags, diag,
              "write `key: value`, one a line; put quotes round text with : # [ ] { } in it");
}

bool yaml_advise_template(struct stage *stage, uint32_t at)
{
    struct str text = stage->source->text;
    struct str rest = str_slice(text, at, text.len);
    if (!str_starts(rest, STR("{{")) && !str_starts(rest, STR("{%")))
        return false;
    struct advice a = {stage, NULL, text, 0, at, at};
    struct diag *diag = diag_add(stage->diags, DIAG_FIELD_TEMPLATE, place(&a, at, line_end(&a, at)),
                                 "a template's placeholder was left here");
    diag_label(stage->diags, diag, "was to be filled in");
    diag_help(stage->diags, diag, "write the text itself");
    return true;
}
