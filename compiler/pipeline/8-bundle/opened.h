/*
 * opened.h - would every client open this bundle?
 *
 * The writer keeps the rules of the format one by one; the reader that all clients share has the last word.
 * So what is built was opened, and all its documents were loaded.
 */
#ifndef PLACARD_BUNDLE_OPENED_H
#define PLACARD_BUNDLE_OPENED_H

#include "base/arena.h"
#include "base/str.h"
#include "placard.h"

/* Open the bundle and load each language; PLACARD_OK, or why a client would refuse it. */
placard_status opened_status(struct arena *arena, struct str bundle);

#endif
