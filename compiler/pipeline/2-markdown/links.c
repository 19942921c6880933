#include "pipeline/2-markdown/links.h"

#include "base/link.h"

enum {
    MANY_ERRORS = 50,      /* past these nobody reads on: second places are no longer looked for */
    LONGEST_LEFTOVER = 256 /* bytes between the marks of a template */
};

/* The target itself inside the link where it can be found as it is, else the link. */
static struct span target_span(const struct stage *stage, struct str target, struct span link)
{
    size_t at = str_find(source_text(stage->source, link), target);
    if (target.len == 0 || at == SIZE_MAX)
        return link;
    uint32_t begin = link.begin + (uint32_t)at;
    return (struct span){begin, begin + (uint32_t)target.len};
}

/* Where a target that is not in its link is defined: `[label]: target`. */
static void add_definition(struct stage *stage, struct diag *diag, struct str target)
{
    bool is_here = str_eq(source_text(stage->source, diag->at.span), target);
    if (is_here || stage->diags->error_count > MANY_ERRORS)
        return;
    struct str line = str_format(stage->arena, "]: %.*s", STR_FMT(target));
    size_t at = str_find(stage->source->text, line);
    if (at == SIZE_MAX)
        return;
    struct span span = {(uint32_t)(at + 3), (uint32_t)(at + line.len)};
    diag_other(stage->diags, diag, (struct place){stage->source, span}, "defined here");
}

static void refuse_scheme(struct stage *stage, struct str target, struct str scheme, struct span span)
{
    struct diags *diags = stage->diags;
    struct diag *diag = diag_add(diags, DIAG_LINK_SCHEME, (struct place){stage->source, span},
                                 "a link may not use `%.*s:`", STR_FMT(scheme));
    diag_label(diags, diag, "this target");
    struct str rest = str_slice(target, scheme.len, target.len);
    if (str_starts(rest, STR("://localhost")) || str_starts(rest, STR("://127.")))
        diag_help(diags, diag, "this address is one of the author's own computer; write it as code: `%.*s`",
                  STR_FMT(target));
    else if (str_eq_nocase(scheme, STR("http")))
        diag_help(diags, diag, "write https%.*s", STR_FMT(rest));
    else
        diag_help(diags, diag,
                  "links lead to https:, mailto:, tel: or module:ID; write the text without a link");
    add_definition(stage, diag, target);
}

static void warn_nowhere(struct stage *stage, struct str target, struct span span)
{
    struct diags *diags = stage->diags;
    struct diag *diag = diag_add(diags, DIAG_LINK_NOWHERE, (struct place){stage->source, span},
                                 "this link leads nowhere in a bundle");
    diag_label(diags, diag,
               target.len == 0 ? "the target is empty" : "a path or anchor of the source folder");
    if (str_ends(target, STR(".md")))
        diag_help(diags, diag, "to link to another module, write module: and its id");
    else
        diag_help(diags, diag,
                  "write the full https: address, module: and an id, or the text without a link");
}

/* tel:abc, https:a.b, module:b#work */
static void warn_wrong(struct stage *stage, struct str target, const char *wrong, struct span span)
{
    struct diags *diags = stage->diags;
    struct diag *diag = diag_add(diags, DIAG_LINK_NOWHERE, (struct place){stage->source, span},
                                 "this link leads nowhere in a bundle");
    diag_label(diags, diag, "%s", wrong);
    if (str_starts(target, STR("module:")))
        diag_help(diags, diag, "write %.*s", STR_FMT(str_slice(target, 0, str_find_byte(target, '#', 0))));
    else
        diag_help(diags, diag, "write the whole address, or the text without a link");
}

void link_check(struct stage *stage, struct str target, struct span span)
{
    struct str scheme = link_scheme(target);
    struct span at = target_span(stage, target, span);
    if (leftover_check(stage, target, at))
        return;
    if (scheme.len == 0)
        warn_nowhere(stage, target, at);
    else if (!link_is_kept(scheme))
        refuse_scheme(stage, target, scheme, at);
    else if (link_wrong(target) != NULL)
        warn_wrong(stage, target, link_wrong(target), at);
}

/* From the opening mark at `begin` to the closing mark, or the opening mark alone. */
static struct span leftover_span(const struct stage *stage, uint32_t begin, const char *close)
{
    struct str rest = str_slice(stage->source->text, begin + 2, begin + 2 + LONGEST_LEFTOVER);
    rest = str_slice(rest, 0, str_find_byte(rest, '\n', 0));
    size_t at = str_find(rest, str_of(close));
    return (struct span){begin, at == SIZE_MAX ? begin + 2 : begin + 4 + (uint32_t)at};
}

/* `open` in `text` at or after `at`. */
static size_t next_mark(struct str text, size_t at, const char *open)
{
    size_t offset = str_find(str_slice(text, at, text.len), str_of(open));
    return offset == SIZE_MAX ? SIZE_MAX : at + offset;
}

static bool has_one_of(struct str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_find(text, str_of(words[i])) != SIZE_MAX)
            return true;
    }
    return false;
}

/* `{% image pump.png %}`, `![pump]({{ site.url }}/pump.png)`: what it stands for, in Markdown. */
static const char *leftover_help(const struct stage *stage, struct span place)
{
    static const char *const pictures[] = {"image", "figure", "img",  "picture", ".png",
                                           ".jpg",  ".jpeg",  ".svg", ".webp",   ".gif"};
    static const char *const notices[] = {"danger",  "warning",    "caution", "notice", "alert", "hint",
                                          "callout", "admonition", "note",    "info",   "tip"};
    struct str text = stage->source->text, line = str_slice(text, place.begin, text.len);
    line = str_slice(line, 0, str_find_byte(line, '\n', 0));
    bool is_target = place.begin > 0 && text.ptr[place.begin - 1] == '(';
    line = str_slice(line, 0, is_target ? str_find_byte(line, ')', 0) : place.end - place.begin);
    if (has_one_of(line, pictures, sizeof pictures / sizeof pictures[0]))
        return "write the picture in Markdown, with its file in the library: ![what it "
               "shows](images/name.png)";
    if (is_target)
        return "write the whole address, or the id of the module: [text](https://example.com/page), "
               "[text](module:id)";
    if (has_one_of(line, notices, sizeof notices / sizeof notices[0]))
        return "write a notice, a block quote whose first line is [!DANGER], [!WARNING], [!CAUTION] or "
               "[!NOTE]:\n"
               "> [!WARNING]\n> what can happen";
    return "write the text itself; to show the marks, put them between backticks";
}

/* One leftover: the first in `text` from `*from` on, which moves behind it. */
static bool report_leftover(struct stage *stage, struct span span, uint32_t *from, const char *open,
                            const char *close)
{
    size_t at = str_find(source_text(stage->source, (struct span){*from, span.end}), str_of(open));
    struct span place = at == SIZE_MAX ? span : leftover_span(stage, *from + (uint32_t)at, close);
    bool is_first = *from == span.begin;
    *from = at == SIZE_MAX ? span.end : place.end;
    if (at == SIZE_MAX && !is_first)
        return false;
    struct diag *diag = diag_add(stage->diags, DIAG_TEMPLATE_LEFTOVER, (struct place){stage->source, place},
                                 "a template was not filled in");
    diag_label(stage->diags, diag, "left over from a template engine");
    diag_help(stage->diags, diag, "%s", leftover_help(stage, place));
    return true;
}

bool leftover_check(struct stage *stage, struct str text, struct span span)
{
    static const struct {
        const char *open, *close;
    } marks[] = {{"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"}};
    bool is_found = false;
    if (str_find_byte(text, '{', 0) == SIZE_MAX && str_find_byte(text, '<', 0) == SIZE_MAX)
        return false; /* nearly every text */
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        uint32_t from = span.begin;
        for (size_t at = 0; (at = next_mark(text, at, marks[i].open)) != SIZE_MAX && from < span.end; at += 2)
            is_found = report_leftover(stage, span, &from, marks[i].open, marks[i].close) || is_found;
    }
    return is_found;
}
