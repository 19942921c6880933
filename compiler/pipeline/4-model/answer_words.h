/*
 * answer_words.h - words of an answer line that say how numbers are meant, by language.
 *
 * English ones are understood in every language, and those of the language of the file.
 */
#ifndef PLACARD_MODEL_ANSWER_WORDS_H
#define PLACARD_MODEL_ANSWER_WORDS_H

#include "base/str.h"

enum answer_word {
    ANSWER_WORD_NONE,
    ANSWER_WORD_BELOW,
    ANSWER_WORD_ABOVE,
    ANSWER_WORD_AT_LEAST,
    ANSWER_WORD_AT_MOST,
    ANSWER_WORD_TO, /* from one number to another */
    ANSWER_WORD_OR, /* between words, where a | belongs */
};

/* The word that stands at the head of `text`, and its bytes; or at its end (`is_last`), as Chinese
 * and Japanese have some.  ANSWER_WORD_NONE where none does. */
enum answer_word answer_word_first(struct str language, struct str text, size_t *len);
enum answer_word answer_word_last(struct str language, struct str text, size_t *len);

/* Is `text`, without a colon at its end, the word before a right answer: in `language` or English?  With no
 * language, in any. */
bool answer_word_is_mark(struct str language, struct str text);

/* Is `text` what people write for such a word: `Answers`, `Correct answer`, in a few languages? */
bool answer_word_is_like_mark(struct str text);

/* Does a comma stand before the decimals in this language? */
bool answer_word_has_comma(struct str language);

#endif
