/*
 * lexicon.h - the English words and phrases that rules look for.
 *
 * Every phrase stands once in a table, phrases_*.inc, with the class that rules
 * ask for and what to advise.
 */
#ifndef PLACARD_CHECKS_LEXICON_H
#define PLACARD_CHECKS_LEXICON_H

#include "pipeline/5-checks/context.h"

/* The kinds of hazard, and the harm that each does. */
#define HAZARD_LIST(X)                                                                                       \
    X(ELECTRICAL, "electric shock")                                                                          \
    X(STORED_ENERGY, "stored energy that is let go")                                                         \
    X(HEAT, "burns by heat or cold")                                                                         \
    X(CHEMICAL, "burns by chemicals, or poisoning")                                                          \
    X(HEIGHT, "a fall")                                                                                      \
    X(CUTTING, "cuts, or a lost finger")                                                                     \
    X(CRUSHING, "a crushed hand or body")                                                                    \
    X(RADIATION, "harm to eyes or skin by radiation")                                                        \
    X(GAS, "suffocation, poisoning, or an explosion")                                                        \
    X(LIFTING, "a load that falls, or a hurt back")                                                          \
    X(VEHICLE, "being run over or overturned")

enum phrase_class {
    PHRASE_VERB,      /* an action; never a noun in these texts */
    PHRASE_NOUN_VERB, /* an action, or a thing: "lock", "seal" */
    PHRASE_VAGUE,     /* of an instruction; advice: what to write instead */
    PHRASE_MANNER,    /* vague with a verb of handling: "rinse ... thoroughly"; advice as above */
    PHRASE_DURATION,  /* vague with a verb of waiting: "wait ... a while"; advice as above */
    PHRASE_LOOSE,     /* often vague, often not; advice as above */
    PHRASE_EMERGENCY,
    PHRASE_EMERGENCY_NAME, /* where a title names it */
    PHRASE_EMERGENCY_SIGN, /* several of them in a text */
    PHRASE_TRAINING,
    PHRASE_JUDGEMENT,
/* What can kill or maim, by kind: HAZARD_LIST has them in this order. */
#define X(name, harm) PHRASE_##name,
    HAZARD_LIST(X)
#undef X
        PHRASE_PPE, /* advice: the word that an entry of `ppe` must hold */
    PHRASE_TOOL,    /* advice: the word that an entry of `tools` must hold */
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

/* Phrases of things, which match in the plural, too. */
static inline bool lexicon_is_thing(enum phrase_class class)
{
    return (class >= PHRASE_ELECTRICAL && class <= PHRASE_TOOL) || class == PHRASE_EMERGENCY_NAME ||
           class == PHRASE_EMERGENCY_SIGN;
}

/* The harm of a kind of hazard. */
const char *lexicon_harm(enum phrase_class hazard);

/* Every phrase; the first letter of each is an ASCII letter. */
const struct phrase *lexicon_phrases(size_t *count);

/* Those of a lexicon whose first word may be `word`, in any case. */
struct phrases {
    const struct phrase *const *items;
    size_t count;
};
struct phrases lexicon_find(const struct lexicon *lexicon, struct str word);

#endif
