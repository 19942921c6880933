/*
 * lexicon.h - the English words and phrases that rules look for.
 *
 * Every phrase stands once in the table of lexicon.c, with the class that rules
 * ask for and what to advise.
 */
#ifndef PLACARD_CHECKS_LEXICON_H
#define PLACARD_CHECKS_LEXICON_H

#include "pipeline/5-checks/context.h"

enum phrase_class {
    PHRASE_VERB,      /* an action; never a noun in these texts */
    PHRASE_NOUN_VERB, /* an action, or a thing: "lock", "seal" */
    PHRASE_VAGUE,     /* advice: what to write instead */
    PHRASE_EMERGENCY,
    PHRASE_TRAINING,
    PHRASE_JUDGEMENT,
    PHRASE_HAZARD, /* advice: what to warn of */
    PHRASE_PPE,    /* advice: the word that an entry of `ppe` must hold */
    PHRASE_TOOL,   /* advice: the word that an entry of `tools` must hold */
    PHRASE_PROHIBITION,
    PHRASE_COLOUR,
    PHRASE_PLACEHOLDER,
    PHRASE_LINK,  /* says nothing about the target of a link */
    PHRASE_ABOVE, /* "all of the above" */
};

struct phrase {
    enum phrase_class class;
    const char *text;   /* lower case: matches any case; with capitals: exactly so */
    const char *advice; /* or NULL */
};

/* Every phrase; the first letter of each is an ASCII letter. */
const struct phrase *lexicon_phrases(size_t *count);

/* Those of a lexicon whose first word may be `word`, in any case. */
struct phrases {
    const struct phrase *const *items;
    size_t count;
};
struct phrases lexicon_find(const struct lexicon *lexicon, struct str word);

#endif
