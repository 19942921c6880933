/*
 * create.h - libraries, modules and translations begun from templates.
 *
 * In:   names
 * Out:  new files; none is ever replaced
 */
#ifndef PLACARD_AUTHOR_CREATE_H
#define PLACARD_AUTHOR_CREATE_H

#include "author/author.h"
#include "library/library.h"

/* Paths of the files that were made. */
struct created {
    struct str paths[2];
    size_t count;
};

/* A library with one module in `folder`, which must not be there yet or be empty: both files, or nothing. */
enum author_ended create_library(struct run *run, struct str folder, struct created *out);

/* A module of the library, or with a language tag a translation of one, begun from its source text. */
enum author_ended create_module(struct run *run, const struct library *library, struct str id,
                                struct created *out, struct str *why);
enum author_ended create_translation(struct run *run, const struct library *library, struct str id,
                                     struct str tag, struct created *out, struct str *why);

#endif
