/*
 * exports.h - what the wasm exports, included before every source of libplacard.
 *
 * No function stands between: JavaScript calls libplacard as wasm's calling
 * convention has it.  A struct that is returned is a first argument, where to
 * put it; a struct that is handed over by value is its address.  What is not
 * here JavaScript reads from something that is (layout.c, names.mjs).
 */
#ifndef PLACARD_WEB_EXPORTS_H
#define PLACARD_WEB_EXPORTS_H

#include "placard.h"

/* The wasm knows a function by one letter; names.mjs, made from these lines, by its name. */
#define EXPORT(name, letter)                                                                                 \
    extern __typeof__(placard_##name) placard_##name __attribute__((export_name(#letter)));

EXPORT(open, a)
EXPORT(fact_first, b)
EXPORT(fact_next, c)
EXPORT(fact_child, d)
EXPORT(language_lookup, e)
EXPORT(entry_at, f)
EXPORT(media_check, H)

EXPORT(load_size, g)
EXPORT(load, h)
EXPORT(node_kind, i)
EXPORT(node_number, j)
EXPORT(node_text, k)
EXPORT(node_end, l)

EXPORT(attempt_begin, m)
EXPORT(attempt_resume, n)
EXPORT(attempt_save, o)
EXPORT(attempt_finish, p)
EXPORT(option_at, q)
EXPORT(shown_options, r)
EXPORT(answer_choices, s)
EXPORT(answer_order, t)
EXPORT(answer_text, u)
EXPORT(take_hint, v)
EXPORT(is_right, w)
EXPORT(score_millipoints, x)
EXPORT(most_millipoints, y)
EXPORT(is_passed, z)

EXPORT(session_begin, A)
EXPORT(session_resume, B)
EXPORT(session_save, C)
EXPORT(session_show, D)

EXPORT(reply, I)

EXPORT(screen_next, E)
EXPORT(screen_piece, F)
EXPORT(screen_digest, G)

#undef EXPORT

#endif
