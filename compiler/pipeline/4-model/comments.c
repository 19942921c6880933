#include "pipeline/4-model/model.h"

#include <string.h>

#include "base/id.h"
#include "base/unicode.h"
#include "pipeline/3-fields/values.h"

static struct str first_word(struct str text)
{
    size_t end = 0;
    while (end < text.len && memchr(" \t\r\n:=", text.ptr[end], 6) == NULL)
        end++;
    return str_slice(text, 0, end);
}

/* `PL0805` -> 805, or 0. */
static uint32_t code_number(struct str word)
{
    uint32_t number = 0;
    if (word.len != 6 || !str_starts(word, STR("PL")))
        return 0;
    for (size_t i = 2; i < word.len; i++) {
        if (!str_is_digit(word.ptr[i]))
            return 0;
        number = number * 10 + (uint32_t)(word.ptr[i] - '0');
    }
    return number;
}

bool comment_is_quiz(const struct node *comment)
{
    return comment->kind == NODE_COMMENT && str_eq(first_word(comment->text), STR("quiz"));
}

/* An id; "## Tools" is a heading that somebody put aside. */
static bool is_options(struct str text)
{
    return text.len > 1 && text.ptr[0] == '#' && text.ptr[1] != ' ' && text.ptr[1] != '#';
}

static struct str trim_end(struct str text)
{
    while (text.len > 0 && memchr(" \t\n", text.ptr[text.len - 1], 3) != NULL)
        text.len--;
    return text;
}

void comment_remove(struct node *comment)
{
    struct node *before = comment->prev, *after = comment->next;
    node_remove(comment);
    if (before == NULL || before->kind != PLACARD_TEXT || after != NULL)
        return;
    before->text = trim_end(before->text);
    if (before->text.len == 0)
        node_remove(before);
}

void comments_drop(struct node *holder)
{
    for (struct node *at = holder, *next; at != NULL; at = next) {
        next = node_walk(holder, at);
        if (at->kind == NODE_COMMENT)
            comment_remove(at);
    }
}

/* The block that a comment silences: the one that holds it, else the one that follows, else the file. */
static struct span covered(const struct model *model, const struct node *comment)
{
    struct span file = {0, (uint32_t)model->stage->source->text.len};
    const struct node *root = model->module->root;
    const struct node *holder = comment->parent;
    bool is_block = holder == root || holder->kind == PLACARD_ITEM || holder->kind == PLACARD_TASK ||
                    holder->kind == PLACARD_QUOTE;
    if (!is_block) {
        while (holder->parent != root && holder->kind >= PLACARD_TEXT && holder->kind < PLACARD_DOCUMENT)
            holder = holder->parent;
        return holder->span;
    }
    const struct node *next = comment->next;
    while (next != NULL && next->kind == NODE_COMMENT)
        next = next->next;
    bool is_first = holder == root;
    for (const struct node *at = comment->prev; at != NULL && is_first; at = at->prev)
        is_first = at->kind == NODE_COMMENT;
    if (is_first || (next == NULL && holder == root))
        return file;
    return next == NULL ? holder->span : next->span;
}

static void report_allow(struct model *model, const struct node *comment, const char *label)
{
    struct diag *diag =
        model_report(model, DIAG_ALLOW_MALFORMED, comment->span, "this silencer cannot be read");
    model_label(model, diag, "%s", label);
    model_help(model, diag, "write <!-- allow PL0805: why it is right here -->");
}

static void read_allow(struct model *model, const struct node *comment)
{
    struct module *module = model->module;
    struct str rest = str_trim(str_slice(comment->text, strlen("allow"), comment->text.len));
    struct str code = first_word(rest);
    struct str reason = str_trim(str_slice(rest, code.len, rest.len));
    uint32_t number = code_number(code);
    if (number == 0 || diag_info_of((enum diag_code)number) == NULL) {
        report_allow(model, comment,
                     number == 0 ? "no code like PL0805 after `allow`" : "there is no such code");
        return;
    }
    if (reason.len < 2 || reason.ptr[0] != ':') {
        report_allow(model, comment, "no reason is given");
        return;
    }
    module->allows[module->allow_count++] = (struct allow){
        .code = (enum diag_code)number,
        .reason = str_trim(str_slice(reason, 1, reason.len)),
        .span = comment->span,
        .covers = covered(model, comment),
    };
}

/* `points = 2` is points=2. */
static struct str without_blanks(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        for (end = at; end < text.len && text.ptr[end] == ' '; end++)
            continue;
        bool is_before = end < text.len && text.ptr[end] == '=';
        bool is_behind = out.len > 0 && out.ptr[out.len - 1] == '=';
        if (!is_before && !is_behind)
            buf_str(&out, str_slice(text, at, end));
        if (end < text.len)
            buf_byte(&out, text.ptr[end]);
    }
    return buf_view(&out);
}

/* `id=stop`, at the end of a heading or anywhere else: an id is written otherwise. */
static bool check_id(struct model *model, const struct node *comment)
{
    struct str word = first_word(comment->text);
    struct str rest = str_slice(comment->text, word.len, comment->text.len);
    struct str id = str_trim(str_slice(rest, 1, rest.len));
    if (!str_eq_nocase(word, STR("id")) || rest.len == 0 || rest.ptr[0] == ' ' || id_check(id) != NULL)
        return false;
    struct diag *diag = model_report(model, DIAG_COMMENT_UNKNOWN, comment->span,
                                     "this comment means nothing to the compiler");
    model_help(model, diag, "write an id as <!-- #%.*s -->", STR_FMT(id));
    return true;
}

/* A comment that was meant for us and would be dropped. */
static void check_spelling(struct model *model, const struct node *comment)
{
    static const struct str words[] = {{"allow", 5}, {"decorative", 10}, {"quiz", 4},   {"exact", 5},
                                       {"costs", 5}, {"points", 6},      {"shuffle", 7}};
    if (check_id(model, comment))
        return;
    struct str word = first_word(comment->text);
    struct str rest = str_trim(str_slice(comment->text, word.len, comment->text.len));
    struct str near = str_nearest(word, words, sizeof words / sizeof words[0]);
    bool is_meant =
        rest.len == 0 || code_number(first_word(rest)) != 0 || str_find_byte(rest, '=', 0) != SIZE_MAX;
    if (near.len == 0 || !is_meant)
        return;
    struct diag *diag = model_report(model, DIAG_COMMENT_UNKNOWN, comment->span,
                                     "this comment means nothing to the compiler");
    model_label(model, diag, "`%.*s` is not known", STR_FMT(word));
    model_help(model, diag, "did you mean `%.*s`?", STR_FMT(near));
}

/* A comment that a later pass reads. */
static bool is_kept(const struct node *comment)
{
    static const char *const options[] = {"points=", "shuffle=", "costs="};
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (str_find(comment->text, str_of(options[i])) != SIZE_MAX)
            return true;
    }
    return is_options(comment->text) || comment_is_quiz(comment) ||
           str_eq(comment->text, STR("decorative")) || str_eq(comment->text, STR("exact"));
}

/* A comment that is not closed hides all up to the end of the next one. */
static void check_closed(struct model *model, const struct node *comment)
{
    if (str_find(comment->text, STR("<!--")) == SIZE_MAX)
        return;
    struct diag *diag =
        model_report(model, DIAG_COMMENT_OPEN, source_first_line(model->stage->source, comment->span),
                     "this comment holds another one: it is not closed where it should be");
    model_label(model, diag, "all up to the next --> is hidden");
    model_help(model, diag, "write --> where the comment ends");
}

void comments_read(struct model *model)
{
    struct arena *arena = model->stage->arena;
    size_t count;
    struct node **comments = node_all(arena, model->module->root, NODE_COMMENT, &count);
    model->module->allows = arena_array(arena, struct allow, count);
    for (size_t i = 0; i < count; i++) {
        check_closed(model, comments[i]);
        if (str_eq(first_word(comments[i]->text), STR("allow")))
            read_allow(model, comments[i]);
        else if (str_find_byte(comments[i]->text, '=', 0) != SIZE_MAX)
            comments[i]->text = without_blanks(arena, comments[i]->text);
        bool is_allow = str_eq(first_word(comments[i]->text), STR("allow"));
        if (!is_allow && !is_kept(comments[i]))
            check_spelling(model, comments[i]);
    }
    for (size_t i = 0; i < count; i++)
        if (!is_kept(comments[i]))
            comment_remove(comments[i]);
}

/* ---- Options ---- */

static void report_option(struct model *model, struct span span, struct str word, unsigned accepted)
{
    static const struct {
        unsigned option;
        struct str word;
    } all[] = {{OPTION_POINTS, {"points", 6}},
               {OPTION_SHUFFLE, {"shuffle", 7}},
               {OPTION_PASS, {"pass", 4}},
               {OPTION_COSTS, {"costs", 5}},
               {OPTION_EXACT, {"exact", 5}}};
    enum { COUNT = sizeof all / sizeof all[0] };
    struct str words[COUNT], name = first_word(word);
    size_t count = 0;
    for (size_t i = 0; i < COUNT; i++) {
        if ((accepted & all[i].option) != 0)
            words[count++] = all[i].word;
    }
    struct str near = str_nearest(name, words, count);
    struct diag *diag =
        model_report(model, DIAG_OPTION_UNKNOWN, span, "unknown option `%.*s`", STR_FMT(word));
    if (near.len > 0 && !str_eq(near, name))
        model_help(model, diag, "did you mean `%.*s%s`?", STR_FMT(near),
                   str_eq(near, STR("exact")) ? "" : "=");
    else if ((accepted & OPTION_POINTS) != 0)
        model_help(model, diag, "a question's heading takes #id, points=2 and shuffle=false");
    else if ((accepted & OPTION_PASS) != 0)
        model_help(model, diag, "a quiz takes pass=80");
    else if ((accepted & OPTION_COSTS) != 0)
        model_help(model, diag, "a choice takes #id and costs=2");
    else if ((accepted & OPTION_EXACT) != 0)
        model_help(model, diag, "an answer line takes exact: capital and small letters differ");
    else if ((accepted & OPTION_ID) != 0)
        model_help(model, diag, "an item to put in order takes #id only");
    else
        model_help(model, diag, "take it out: an answer with a reply has no options");
}

static void report_value(struct model *model, struct span span, struct str word, const char *range)
{
    struct diag *diag =
        model_report(model, DIAG_OPTION_VALUE, span, "`%.*s` has no usable value", STR_FMT(word));
    model_help(model, diag, "write %s", range);
}

/* A number from 1 to `most`, or 0. */
static uint32_t read_count(struct str text, uint32_t most)
{
    uint32_t number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!str_is_digit(text.ptr[i]) || number > most)
            return 0;
        number = number * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return number > most ? 0 : number;
}

static void read_id(struct model *model, struct options *options, struct str word, struct span span)
{
    struct str id = str_slice(word, 1, word.len);
    const char *why = id_check(id);
    if (why != NULL) {
        struct diag *diag =
            model_report(model, DIAG_ID_INVALID, span, "`%.*s` cannot be an id", STR_FMT(word));
        model_label(model, diag, "%s", why);
        struct str slug = unicode_slug(model->stage->arena, id);
        model_help(model, diag, "write #%.*s", STR_FMT(slug.len == 0 ? STR("id") : slug));
        return;
    }
    options->id = id;
    options->id_span = span;
}

static void read_option(struct model *model, struct options *options, struct str word, struct span span,
                        unsigned accepted)
{
    struct str name = first_word(word), value = str_slice(word, name.len + 1, word.len);
    if (word.ptr[0] == '#' && (accepted & OPTION_ID) != 0) {
        read_id(model, options, word, span);
    } else if (str_eq(name, STR("points")) && (accepted & OPTION_POINTS) != 0) {
        options->points = read_count(value, 100);
        options->has_points = options->points > 0;
        if (!options->has_points)
            report_value(model, span, word, "points=1 to points=100");
    } else if (str_eq(name, STR("shuffle")) && (accepted & OPTION_SHUFFLE) != 0) {
        options->shuffle = str_eq(value, STR("true"));
        options->has_shuffle = options->shuffle || str_eq(value, STR("false"));
        if (!options->has_shuffle)
            report_value(model, span, word, "shuffle=true or shuffle=false");
    } else if (str_eq(name, STR("costs")) && (accepted & OPTION_COSTS) != 0) {
        options->costs = read_count(value, 100);
        if (options->costs == 0)
            report_value(model, span, word, "costs=1 to costs=100, points");
    } else if (str_eq(word, STR("exact")) && (accepted & OPTION_EXACT) != 0) {
        options->is_exact = true;
    } else if (str_eq(name, STR("pass")) && (accepted & OPTION_PASS) != 0) {
        options->pass = read_count(value, 100);
        options->has_pass = options->pass > 0;
        if (!options->has_pass)
            report_value(model, span, word, "pass=1 to pass=100, per cent of the points");
    } else {
        report_option(model, span, word, accepted);
    }
}

/* Where `word` stands in the comment, looked for from `*from` on. */
static struct span word_span(const struct model *model, const struct node *comment, struct str word,
                             uint32_t *from)
{
    size_t at = str_find(source_text(model->stage->source, (struct span){*from, comment->span.end}), word);
    if (at == SIZE_MAX)
        return comment->span;
    struct span span = {*from + (uint32_t)at, *from + (uint32_t)(at + word.len)};
    *from = span.end;
    return span;
}

struct options options_take(struct model *model, struct node *holder, unsigned accepted)
{
    struct options options = {.span = {holder->span.end, holder->span.end}};
    struct node *comment = holder->last;
    if (comment == NULL || comment->kind != NODE_COMMENT)
        return options;
    struct str rest = comment->text;
    uint32_t from = comment->span.begin + (uint32_t)strlen("<!--");
    options.span = comment->span;
    while (rest.len > 0) {
        size_t len = 0;
        while (len < rest.len && memchr(" \t\r\n", rest.ptr[len], 4) == NULL)
            len++;
        struct str word = str_slice(rest, 0, len);
        struct span span = word_span(model, comment, word, &from);
        if (str_eq(word, STR("quiz")) && (accepted & OPTION_PASS) != 0)
            options.is_quiz = true;
        else
            read_option(model, &options, word, span, accepted);
        rest = str_trim(str_slice(rest, len, rest.len));
    }
    comment_remove(comment);
    return options;
}

void comments_finish(struct model *model)
{
    struct node *root = model->module->root;
    for (struct node *at = root, *next; at != NULL; at = next) {
        next = node_walk(root, at);
        if (at->kind != NODE_COMMENT)
            continue;
        struct diag *diag =
            model_report(model, DIAG_COMMENT_UNKNOWN, at->span, "this comment means nothing here");
        model_help(model, diag,
                   str_eq(at->text, STR("decorative"))
                       ? "put it behind the picture: ![](file.jpg) <!-- decorative -->"
                   : comment_is_quiz(at) ? "put it at the end of the level-2 heading of the quiz"
                                         : "an id stands at the end of a question's heading or of a choice");
        comment_remove(at);
    }
}
