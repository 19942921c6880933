/*
 * shown.h - text as a terminal, a log or a message may show it.
 *
 * File names, facts of a bundle and authors' words come from anywhere; written
 * as they are, they could steer a terminal (ECMA-48), turn a line round, or be
 * taken for a command by what reads the log of a build.
 *
 * In:   any bytes
 * Out:  the same for the eye, and nothing that does something
 */
#ifndef PLACARD_BASE_SHOWN_H
#define PLACARD_BASE_SHOWN_H

#include "base/str.h"

struct arena;

/*
 * What stands for a code point: its picture (U+2400 to U+2421) for a control
 * character of ASCII, U+FFFD for another, for controls of direction and for
 * what is no character; else itself.
 */
uint32_t shown_point(uint32_t point);

/* The text in one line: shown_point() of each, a blank for a tab; bytes that are no UTF-8 are U+FFFD. */
struct str shown_line(struct arena *arena, struct str text);

/* The same of several lines: a line feed stays. */
struct str shown_lines(struct arena *arena, struct str text);

/*
 * Lines that are done, of any content, so that none is a workflow command: GitHub's
 * runner takes "::" and a word at the start of a line, and "##[" anywhere.  One character
 * of these becomes one that looks alike, of the same width.
 */
struct str shown_log(struct arena *arena, struct str lines);

#endif
