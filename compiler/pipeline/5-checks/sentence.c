#include "pipeline/5-checks/sentence.h"

#include <string.h>

#include "base/array.h"

/* Bytes of a closing quote or bracket at `at`, 0 when there is none. */
static size_t closer_len(struct str text, size_t at)
{
    static const char *const closers[] = {")", "]", "\"", "'", "”", "’", "»"};
    for (size_t i = 0; i < sizeof closers / sizeof closers[0]; i++)
        if (str_starts(str_slice(text, at, text.len), str_of(closers[i])))
            return str_of(closers[i]).len;
    return 0;
}

static bool is_abbreviation(struct str text, size_t stop)
{
    static const char *const words[] = {"e.g", "i.e", "vs", "approx", "no", "fig", "dr", "mr", "cf", "ca"};
    size_t begin = stop;
    while (begin > 0 && text.ptr[begin - 1] != ' ' && text.ptr[begin - 1] != '(')
        begin--;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(str_slice(text, begin, stop), str_of(words[i])))
            return true;
    return false;
}

static bool is_lower_at(struct str text, size_t at)
{
    while (at < text.len && strchr(" (\"'[", text.ptr[at]) != NULL)
        at++;
    return at < text.len && text.ptr[at] >= 'a' && text.ptr[at] <= 'z';
}

/* The byte behind the mark at `at` and what closes after it, when it ends a sentence; else 0. */
static size_t end_at(struct str text, size_t at)
{
    char mark = text.ptr[at];
    if (mark == '\n')
        return at + 1;
    if (mark != '.' && mark != '!' && mark != '?' && mark != ':')
        return 0;
    size_t end = at + 1;
    for (size_t len; (len = closer_len(text, end)) > 0;)
        end += len;
    bool is_end = end >= text.len || text.ptr[end] == ' ' || text.ptr[end] == '\n';
    if (!is_end)
        return 0;
    bool is_inside = mark == '.' && (is_lower_at(text, end) || is_abbreviation(text, at));
    return is_inside ? 0 : end;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* The sentence that begins at or after byte `from`; false when none is left. */
static bool next_sentence(struct str text, size_t from, struct range *out)
{
    while (from < text.len && is_blank(text.ptr[from]))
        from++;
    if (from >= text.len)
        return false;
    size_t at = from, end = 0;
    while (at < text.len && (end = end_at(text, at)) == 0)
        at++;
    end = end > 0 ? end : text.len;
    while (end > from + 1 && is_blank(text.ptr[end - 1]))
        end--;
    *out = (struct range){(uint32_t)from, (uint32_t)end};
    return true;
}

struct range *sentence_split(struct arena *arena, struct str text, size_t *count)
{
    ARRAY(struct range) sentences = {0};
    struct range sentence = {0, 0};
    while (next_sentence(text, sentence.end, &sentence))
        *array_add(arena, &sentences) = sentence;
    *count = sentences.count;
    return sentences.items;
}
