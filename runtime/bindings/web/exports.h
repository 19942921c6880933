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

#define EXPORT(name) extern __typeof__(placard_##name) placard_##name __attribute__((export_name(#name)));

EXPORT(open)
EXPORT(fact_first)
EXPORT(fact_next)
EXPORT(fact_child)
EXPORT(language_lookup)
EXPORT(entry_at)

EXPORT(load_size)
EXPORT(load)
EXPORT(node_kind)
EXPORT(node_number)
EXPORT(node_text)
EXPORT(node_end)

EXPORT(attempt_begin)
EXPORT(attempt_resume)
EXPORT(attempt_save)
EXPORT(attempt_finish)
EXPORT(option_at)
EXPORT(shown_options)
EXPORT(answer_choices)
EXPORT(answer_order)
EXPORT(answer_text)
EXPORT(take_hint)
EXPORT(is_right)
EXPORT(score)
EXPORT(score_most)
EXPORT(is_passed)

EXPORT(session_begin)
EXPORT(session_resume)
EXPORT(session_save)
EXPORT(session_show)

#undef EXPORT

#endif
