/*
 * words.h - the words beside a place in a prose, and the sentence around it.
 */
#ifndef PLACARD_CHECKS_WORDS_H
#define PLACARD_CHECKS_WORDS_H

#include "pipeline/5-checks/text.h"

/* The sentence that holds byte `at`; of a very long one what stands near it, so that a look costs no more. */
struct range words_sentence(const struct prose *prose, uint32_t at);

/* Words of a sentence as a reader counts them: parted by blanks; code is one. */
size_t words_count(const struct prose *prose, struct range sentence);

/* The first word that begins at or after byte `at`; word_count when there is none. */
size_t words_index(const struct prose *prose, uint32_t at);

/* Word `index`, empty when there is none. */
struct str words_at(const struct prose *prose, size_t index);

/* Whether a word is one of a list that ends with NULL, in any case. */
bool words_is_one_of(struct str word, const char *const *words);

/* Whether one of the words stands in a range. */
bool words_hold(const struct prose *prose, struct range range, const char *const *words);

#endif
