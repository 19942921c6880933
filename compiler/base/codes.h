/*
 * codes.h - what the codes of the format are called, from the lists of placard.h.
 *
 * Each gives the word of a code, or "" for a number that is no code.
 */
#ifndef PLACARD_BASE_CODES_H
#define PLACARD_BASE_CODES_H

#include <stdint.h>

const char *codes_module(uint32_t kind);         /* "procedure" */
const char *codes_trigger(uint32_t kind);        /* "work_order" */
const char *codes_question(uint32_t type);       /* "single-choice" */
const char *codes_notice(uint32_t level);        /* "DANGER" */
const char *codes_frequency(uint32_t frequency); /* "DAILY", as RFC 5545 writes it */
const char *codes_weekday(uint32_t weekday);     /* "MO", the same way */

/* How a notice is written, with the word of codes_notice(). */
#define CODES_NOTICE_FORM "write it as a block quote before what it guards:\n> [!%s]\n> what can happen"

/* What a kind of token carries: bits PLACARD_HAS_*; 0 for no kind. */
uint32_t codes_carried(uint32_t kind);

#endif
