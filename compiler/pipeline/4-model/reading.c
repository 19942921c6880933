#include "pipeline/4-model/model.h"

#include "base/unicode.h"

/*
 * How long a body takes to read.
 *
 * Words: 238 a minute is the mean of adults reading non-fiction silently
 * (Brysbaert 2019, "How many words do we read per minute?", doi
 * 10.1016/j.jml.2019.104047); the default of 180 leaves room for reading while
 * standing at a machine.  A library sets its own rate.
 * Characters of scripts written without spaces count as words by 2.5 (the same
 * review: Chinese is read at about 260 words of 1.5 characters a minute, and
 * Trauzettel-Klosinski and Dietz 2012, doi 10.1167/iovs.11-8284, give Japanese
 * and Chinese 2 to 2.7 characters for the sense of an English word).
 * A picture takes 5 seconds to look at.
 */
enum { IMAGE_SECONDS = 5, TENTHS_A_WORD = 10, TENTHS_A_WIDE = 4 };

/* Tenths of words in a text. */
static uint64_t text_tenths(struct str text)
{
    uint64_t tenths = 0;
    bool in_word = false;
    for (size_t at = 0; at < text.len;) {
        unsigned char byte = (unsigned char)text.ptr[at];
        if (byte < 0x80) { /* most text: no tables needed */
            bool is_word = (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
            bool is_space = byte <= ' ';
            tenths += is_word && !in_word ? TENTHS_A_WORD : 0;
            in_word = is_word || (in_word && !is_space);
            at++;
            continue;
        }
        uint32_t code_point = unicode_next(text, &at);
        bool is_wide = unicode_is_wide(code_point);
        bool is_word = !is_wide && unicode_is_word(code_point);
        tenths += is_wide ? TENTHS_A_WIDE : is_word && !in_word ? TENTHS_A_WORD : 0;
        in_word = !is_wide && (is_word || in_word);
    }
    return tenths;
}

uint32_t reading_seconds(const struct node *root, uint32_t words_per_minute)
{
    uint64_t tenths = 0, seconds = 0;
    uint64_t rate = words_per_minute == 0 ? 180 : words_per_minute;
    for (const struct node *at = root; at != NULL; at = node_walk(root, at)) {
        if (at->kind == PLACARD_TEXT || at->kind == PLACARD_CODE || at->kind == PLACARD_CODE_BLOCK)
            tenths += text_tenths(at->text);
        else if (at->kind == PLACARD_IMAGE)
            seconds += IMAGE_SECONDS;
    }
    return (uint32_t)(seconds + (tenths * 60 + rate * TENTHS_A_WORD - 1) / (rate * TENTHS_A_WORD));
}
