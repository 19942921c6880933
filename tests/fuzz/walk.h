/*
 * walk.h - every getter of placard.h, with arguments in range and out of it.
 *
 * What is read goes into a number, so that no compiler leaves the reading out.
 * What the contract promises and a module or document breaks ends the program.
 */
#ifndef PLACARD_FUZZ_WALK_H
#define PLACARD_FUZZ_WALK_H

#include "placard.h"

/* Facts, media, entries, languages; the text of facts serves as language priority. */
uint32_t walk_module(const placard_module *module);

/* Nodes, steps, questions and their options; some questions are answered. */
uint32_t walk_document(const placard_module *module, const placard_document *document);

#endif
