/*
 * facts.h - what a module says of itself, for whoever prints it.
 *
 * `inspect --json` and `render --to json` both call these, so that a fact has
 * one name, one form and one place in either (schemas/).  Each puts members into the object
 * that is open.
 */
#ifndef PLACARD_RENDER_FACTS_H
#define PLACARD_RENDER_FACTS_H

#include "base/json.h"
#include "placard.h"

/* Identity: id, version, kind. */
void facts_put_identity(struct json *json, const placard_module *module);

/* One language: tag and direction. */
void facts_put_language(struct json *json, const placard_module *module, uint32_t language);

/* All else that the manifest says, from `equipment` to `content`; null for what it does not. */
void facts_put_manifest(struct json *json, const placard_module *module);

/* A quiz but for its questions, and a question but for its words. */
void facts_put_quiz(struct json *json, const placard_module *module, const placard_document *document,
                    placard_node quiz);
void facts_put_question(struct json *json, const placard_document *document, placard_node question);

/* The texts of all children of the document of `kind`. */
void facts_put_parts(struct json *json, const char *key, const placard_document *document, placard_kind kind);

/*
 * The number of a term as its author wrote it: "-1FR", "MONTHLY", "06:45", "2026-12-01",
 * "41.8781136"; empty where it is a plain number.
 */
struct str facts_number(struct arena *arena, const placard_fact *term);

/* Seconds to read the body of a document. */
uint32_t facts_reading_seconds(const placard_document *document);

/* Should a link lead to `target`?  Not when the compiler would have refused its scheme. */
bool facts_is_kept_link(placard_bytes target);

/* The next fact of the same kind, or none: facts of one kind stand together. */
placard_fact facts_next(const placard_fact *fact);

/* The versions that the translation of the LAGGING at `place` lies between, to read: "2.0.0 → 2.1.0". */
struct str facts_lag(struct arena *arena, const placard_module *module, uint32_t place);

/* The reader's bytes as text; never NULL.  And text as bytes for the reader. */
struct str facts_str(placard_bytes bytes);
placard_bytes facts_bytes(struct str text);

/* The same for people to read (shown.h). */
struct str facts_shown(struct arena *arena, placard_bytes bytes);

#endif
