/*
 * exports.h - what the wasm exports, included before every source of libplacard.
 *
 * No function stands between: JavaScript calls libplacard as wasm's calling
 * convention has it.  A struct that is returned is a first argument, where to
 * put it; a struct that is handed over by value is its address.  What is not
 * here JavaScript reads from something that is (layout.c, names.mjs): tokens of a
 * document where they stand.
 */
#ifndef PLACARD_WEB_EXPORTS_H
#define PLACARD_WEB_EXPORTS_H

#include "core/fact.h"
#include "placard.h"
#include "quiz/quiz.h"

/* The wasm knows a function by one letter; names.mjs, made from these lines, by its name. */
#define EXPORT(name, letter)    EXPORT_AS(placard_##name, letter)
#define EXPORT_AS(name, letter) extern __typeof__(name) name __attribute__((export_name(#letter)));

EXPORT(open, a)
EXPORT_AS(fact_read, b)
EXPORT(language_lookup, c)
EXPORT(language_rank, B)
EXPORT(entry_at, d)
EXPORT(media_check, x)

EXPORT(load_size, e)
EXPORT(load, f)

EXPORT(attempt_begin, g)
EXPORT(attempt_resume, h)
EXPORT(attempt_save, i)
EXPORT(attempt_finish, j)
EXPORT(shown_options, k)
EXPORT_AS(quiz_keep, l)
EXPORT(answer_text, m)
EXPORT(take_hint, n)
EXPORT(is_right, o)
EXPORT(is_passed, p)
EXPORT(reply, y)
EXPORT(score_millipoints, z)
EXPORT(most_millipoints, A)

EXPORT(session_begin, q)
EXPORT(session_resume, r)
EXPORT(session_save, s)
EXPORT(session_show, t)

EXPORT(screen_next, u)
EXPORT(screen_piece, v)
EXPORT(screen_digest, w)

#undef EXPORT
#undef EXPORT_AS

#endif
