/*
 * inspect.h - what is in a bundle, for people and as JSON
 * (schemas/inspect.schema.json), read through the runtime.
 */
#ifndef PLACARD_CLI_INSPECT_H
#define PLACARD_CLI_INSPECT_H

#include "cli/bundle_file.h"

/* Facts of the manifest that are lists of texts, in the order they are shown. */
#define INSPECT_LIST_FACTS(X)                                                                                \
    X(ROLE, "roles")                                                                                         \
    X(SITE, "sites")                                                                                         \
    X(REQUIRES, "requires")                                                                                  \
    X(AUDIENCE_LANGUAGE, "audience_languages")                                                               \
    X(EQUIPMENT, "equipment")                                                                                \
    X(REGULATION, "regulations")                                                                             \
    X(SUPERSEDES, "supersedes")

/* What a kind carries: bits of the third column of PLACARD_KIND_LIST. */
enum { INSPECT_HAS_NUMBER = 1, INSPECT_HAS_TEXT = 2, INSPECT_HAS_CHILDREN = 8 };
unsigned inspect_kind_has(uint32_t kind);

/* Names of codes: "procedure", "work_order", "single-choice"; "" for none. */
const char *inspect_module_kind(uint32_t code);
const char *inspect_trigger_kind(uint32_t code);
const char *inspect_question_type(uint32_t code);

/* One language of the bundle, loaded. */
struct inspect_language {
    struct str tag;
    bool is_rtl;
    placard_document document;
    uint32_t seconds; /* to read the body */
};

struct inspect {
    struct cli *cli;
    const struct bundle_file *file;
    struct inspect_language *languages;
    uint32_t language_count;
};

struct str inspect_text(const struct inspect *inspect);
struct str inspect_json(const struct inspect *inspect);

#endif
