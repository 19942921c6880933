#include "pipeline/5-checks/words.h"

struct range words_sentence(const struct prose *prose, uint32_t at)
{
    enum { NEAR = 400 };
    size_t low = 0, high = prose->sentence_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (prose->sentences[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low >= prose->sentence_count)
        return (struct range){at, at};
    struct range range = prose->sentences[low];
    range.begin = at > range.begin + NEAR ? at - NEAR : range.begin;
    range.end = range.end > at + NEAR ? at + NEAR : range.end;
    return range;
}

size_t words_count(const struct prose *prose, struct range sentence)
{
    size_t count = 0;
    bool is_counted = false;
    for (uint32_t at = sentence.begin; at < sentence.end; at++) {
        unsigned char c = (unsigned char)prose->text.ptr[at];
        bool is_word = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c >= 0xC3 ||
                       c == (unsigned char)PROSE_CODE;
        if (c == ' ' || c == '\n')
            is_counted = false;
        else if (is_word && !is_counted) {
            is_counted = true;
            count++;
        }
    }
    return count;
}

size_t words_index(const struct prose *prose, uint32_t at)
{
    size_t low = 0, high = prose->word_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (prose->words[middle].begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct str words_at(const struct prose *prose, size_t index)
{
    if (index >= prose->word_count)
        return (struct str){"", 0};
    return str_slice(prose->text, prose->words[index].begin, prose->words[index].end);
}

bool words_is_one_of(struct str word, const char *const *words)
{
    for (; *words != NULL && word.len > 0; words++)
        if (((word.ptr[0] ^ (*words)[0]) & ~0x20) == 0 && str_eq_nocase(word, str_of(*words)))
            return true;
    return false;
}

bool words_hold(const struct prose *prose, struct range range, const char *const *words)
{
    for (size_t i = words_index(prose, range.begin); i < prose->word_count; i++) {
        if (prose->words[i].begin >= range.end)
            break;
        if (words_is_one_of(words_at(prose, i), words))
            return true;
    }
    return false;
}
