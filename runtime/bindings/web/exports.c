/*
 * exports.c - libplacard as flat functions for JavaScript.
 *
 * Adds no behaviour: each export hands numbers to one function of placard.h.
 * Structs live in the linear memory at addresses that the JavaScript side
 * allocates; their sizes are asked here, so that no layout is written twice.
 * Bytes and facts come back through an `out` pointer.
 */
#include "placard.h"

/* C names carry a prefix of their own: the runtime has functions named like some exports. */
#define EXPORT(name) __attribute__((export_name(#name)))

/* ---- What the runtime asks of its host ---------------------------------- */

/* Small moves are inlined, all others are one instruction of the bulk-memory
 * proposal; only comparing has none. */
int memcmp(const void *a, const void *b, size_t size);

int memcmp(const void *a, const void *b, size_t size)
{
    const uint8_t *left = a, *right = b;
    for (size_t i = 0; i < size; i++)
        if (left[i] != right[i])
            return left[i] < right[i] ? -1 : 1;
    return 0;
}

/* ---- Sizes and versions -------------------------------------------------- */

extern uint8_t __heap_base[]; /* set by the linker: first byte that nothing uses */

EXPORT(heap_base) uint8_t *web_heap_base(void)
{
    return __heap_base;
}
EXPORT(size_of_module) size_t web_size_of_module(void)
{
    return sizeof(placard_module);
}
EXPORT(size_of_document) size_t web_size_of_document(void)
{
    return sizeof(placard_document);
}
EXPORT(size_of_attempt) size_t web_size_of_attempt(void)
{
    return sizeof(placard_attempt);
}
EXPORT(size_of_session) size_t web_size_of_session(void)
{
    return sizeof(placard_session);
}
EXPORT(size_of_fact) size_t web_size_of_fact(void)
{
    return sizeof(placard_fact);
}

EXPORT(version)
uint32_t web_version(void)
{
    return PLACARD_VERSION_MAJOR << 16 | PLACARD_VERSION_MINOR << 8 | PLACARD_VERSION_PATCH;
}

EXPORT(format_version)
uint32_t web_format_version(void)
{
    return PLACARD_FORMAT_MAJOR << 8 | PLACARD_FORMAT_MINOR;
}

/* ---- Names, from the lists of placard.h ----------------------------------- */

#define WORD(name, code, word) word "\0"

/* The lists hold codes in a row from 1, from 0 for modules: a list is one run of
 * words, each ended by NUL, and an empty word ends it. */
EXPORT(notice_words) const char *web_notice_words(void)
{
    return PLACARD_NOTICE_LIST(WORD);
}
EXPORT(question_words) const char *web_question_words(void)
{
    return PLACARD_QUESTION_LIST(WORD);
}
EXPORT(module_words) const char *web_module_words(void)
{
    return PLACARD_MODULE_LIST(WORD);
}
EXPORT(trigger_words) const char *web_trigger_words(void)
{
    return PLACARD_TRIGGER_LIST(WORD);
}

#define SUM(name, code, word) +(code)
#define ONE(name, code, word) +1
#define FROM_1(list)          ((0 list(SUM)) == (0 list(ONE)) * ((0 list(ONE)) + 1) / 2)
_Static_assert(FROM_1(PLACARD_NOTICE_LIST), "codes of notices run from 1");
_Static_assert(FROM_1(PLACARD_QUESTION_LIST), "codes of questions run from 1");
_Static_assert(FROM_1(PLACARD_TRIGGER_LIST), "codes of triggers run from 1");
_Static_assert((0 PLACARD_MODULE_LIST(SUM)) ==
                   (0 PLACARD_MODULE_LIST(ONE)) * ((0 PLACARD_MODULE_LIST(ONE)) - 1) / 2,
               "codes of modules run from 0");

EXPORT(kind_name) const char *web_kind_name(uint32_t kind)
{
    return placard_kind_name(kind);
}

/* What a kind carries: sum of PLACARD_HAS_*; 0 also for a code of no kind. */
EXPORT(kind_has)
uint32_t web_kind_has(uint32_t kind)
{
    static const uint8_t has_of[256] = {
#define X(name, code, has, is, holds, number, text) [code] = (has),
        PLACARD_KIND_LIST(X)
#undef X
    };
    return kind < sizeof has_of ? has_of[kind] : 0;
}

EXPORT(status_name) const char *web_status_name(uint32_t status)
{
    return placard_status_name((placard_status)status);
}
EXPORT(status_text) const char *web_status_text(uint32_t status)
{
    return placard_status_text((placard_status)status);
}

/* ---- The module ------------------------------------------------------------ */

EXPORT(open)
uint32_t web_open(placard_module *module, const void *data, size_t size, placard_error *error)
{
    return placard_open(module, data, size, error);
}

EXPORT(module_id) void web_module_id(const placard_module *module, placard_bytes *out)
{
    *out = placard_id(module);
}

EXPORT(module_version)
void web_module_version(const placard_module *module, placard_bytes *out)
{
    *out = placard_version(module);
}

EXPORT(module_kind) uint32_t web_module_kind(const placard_module *module)
{
    return placard_kind_of_module(module);
}

EXPORT(language_count)
uint32_t web_language_count(const placard_module *module)
{
    return placard_language_count(module);
}

EXPORT(language_tag)
void web_language_tag(const placard_module *module, uint32_t index, placard_bytes *out)
{
    *out = placard_language_tag(module, index);
}

EXPORT(language_is_rtl)
int web_language_is_rtl(const placard_module *module, uint32_t index)
{
    return placard_language_is_rtl(module, index);
}

EXPORT(language_lookup)
uint32_t web_language_lookup(const placard_module *module, const uint8_t *priority, size_t size)
{
    return placard_language_lookup(module, (placard_bytes){priority, size});
}

EXPORT(media_count) uint32_t web_media_count(const placard_module *module)
{
    return placard_media_count(module);
}

EXPORT(media)
void web_media(const placard_module *module, uint32_t index, placard_bytes *out)
{
    *out = placard_media(module, index);
}

EXPORT(media_width)
uint32_t web_media_width(const placard_module *module, uint32_t index)
{
    return placard_media_width(module, index);
}

EXPORT(media_height)
uint32_t web_media_height(const placard_module *module, uint32_t index)
{
    return placard_media_height(module, index);
}

EXPORT(entry_count) uint32_t web_entry_count(const placard_module *module)
{
    return placard_entry_count(module);
}

/* `out` gets name and length, packed and length, size, crc, offset, is_deflated: 8 numbers. */
EXPORT(entry)
void web_entry(const placard_module *module, uint32_t index, placard_entry *out)
{
    *out = placard_entry_at(module, index);
}
_Static_assert(sizeof(placard_entry) == 32, "eight numbers");

/* A fact opens with its kind, its number, and where its text is and how long: 4 numbers. */
EXPORT(fact_first) void web_fact_first(const placard_module *module, placard_fact *out)
{
    *out = placard_fact_first(module);
}
EXPORT(fact_next) void web_fact_next(const placard_fact *fact, placard_fact *out)
{
    *out = placard_fact_next(fact);
}
EXPORT(fact_child) void web_fact_child(const placard_fact *fact, placard_fact *out)
{
    *out = placard_fact_child(fact);
}

/* ---- The document ------------------------------------------------------------ */

EXPORT(load_size)
size_t web_load_size(const placard_module *module, uint32_t language)
{
    return placard_load_size(module, language);
}

EXPORT(load)
uint32_t web_load(placard_document *document, const placard_module *module, uint32_t language, void *memory,
                  size_t size, placard_error *error)
{
    return placard_load(document, module, language, memory, size, error);
}

EXPORT(node_count) uint32_t web_node_count(const placard_document *document)
{
    return placard_node_count(document);
}

EXPORT(node_kind)
uint32_t web_node_kind(const placard_document *document, placard_node node)
{
    return placard_node_kind(document, node);
}

EXPORT(node_number)
uint32_t web_node_number(const placard_document *document, placard_node node)
{
    return placard_node_number(document, node);
}

EXPORT(node_text)
void web_node_text(const placard_document *document, placard_node node, placard_bytes *out)
{
    *out = placard_node_text(document, node);
}

EXPORT(node_first)
placard_node web_node_first(const placard_document *document, placard_node node)
{
    return placard_node_first(document, node);
}

EXPORT(node_next)
placard_node web_node_next(const placard_document *document, placard_node parent, placard_node node)
{
    return placard_node_next(document, parent, node);
}

EXPORT(node_end)
placard_node web_node_end(const placard_document *document, placard_node node)
{
    return placard_node_end(document, node);
}

EXPORT(node_find)
placard_node web_node_find(const placard_document *document, placard_node within, placard_node after,
                           uint32_t kind)
{
    return placard_node_find(document, within, after, (placard_kind)kind);
}

EXPORT(step_count) uint32_t web_step_count(const placard_document *document)
{
    return placard_step_count(document);
}

EXPORT(question_count)
uint32_t web_question_count(const placard_document *document)
{
    return placard_question_count(document);
}

EXPORT(question_at)
placard_node web_question_at(const placard_document *document, uint32_t index)
{
    return placard_question_at(document, index);
}

EXPORT(title) void web_title(const placard_document *document, placard_bytes *out)
{
    *out = placard_title(document);
}

/* ---- The quiz ------------------------------------------------------------------ */

EXPORT(attempt_begin)
uint32_t web_attempt_begin(placard_attempt *attempt, const placard_module *module,
                           const placard_document *document, uint32_t seed, uint32_t made)
{
    return placard_attempt_begin(attempt, module, document, seed, made);
}

EXPORT(attempt_resume)
uint32_t web_attempt_resume(placard_attempt *attempt, const placard_module *module,
                            const placard_document *document, const uint8_t *data, size_t size)
{
    return placard_attempt_resume(attempt, module, document, data, size);
}

EXPORT(attempt_save)
size_t web_attempt_save(const placard_attempt *attempt, uint8_t *out, size_t size)
{
    return placard_attempt_save(attempt, out, size);
}

EXPORT(attempt_finish) void web_attempt_finish(placard_attempt *attempt)
{
    placard_attempt_finish(attempt);
}
EXPORT(attempts_left) uint32_t web_attempts_left(const placard_attempt *attempt)
{
    return placard_attempts_left(attempt);
}

EXPORT(question_type)
uint32_t web_question_type(const placard_document *document, uint32_t question)
{
    return placard_question_type_of(document, question);
}

EXPORT(question_points)
uint32_t web_question_points(const placard_document *document, uint32_t question)
{
    return placard_question_points(document, question);
}

EXPORT(option_count)
uint32_t web_option_count(const placard_document *document, uint32_t question)
{
    return placard_option_count(document, question);
}

EXPORT(option_at)
placard_node web_option_at(const placard_document *document, uint32_t question, uint32_t option)
{
    return placard_option_at(document, question, option);
}

EXPORT(shown_options)
uint32_t web_shown_options(const placard_attempt *attempt, const placard_document *document,
                           uint32_t question, uint8_t *shown)
{
    return placard_shown_options(attempt, document, question, shown);
}

EXPORT(answer_choices)
uint32_t web_answer_choices(placard_attempt *attempt, const placard_document *document, uint32_t question,
                            uint32_t chosen)
{
    return placard_answer_choices(attempt, document, question, chosen);
}

EXPORT(answer_order)
uint32_t web_answer_order(placard_attempt *attempt, const placard_document *document, uint32_t question,
                          const uint8_t *order, uint32_t count)
{
    return placard_answer_order(attempt, document, question, order, count);
}

EXPORT(answer_text)
uint32_t web_answer_text(placard_attempt *attempt, const placard_document *document, uint32_t question,
                         const uint8_t *text, size_t size)
{
    return placard_answer_text(attempt, document, question, (placard_bytes){text, size});
}

EXPORT(is_answered)
int web_is_answered(const placard_attempt *attempt, uint32_t question)
{
    return placard_is_answered(attempt, question);
}

EXPORT(take_hint)
placard_node web_take_hint(placard_attempt *attempt, const placard_document *document, uint32_t question)
{
    return placard_take_hint(attempt, document, question);
}

EXPORT(is_hint_taken)
int web_is_hint_taken(const placard_attempt *attempt, uint32_t question)
{
    return placard_is_hint_taken(attempt, question);
}

EXPORT(feedback)
placard_node web_feedback(const placard_document *document, uint32_t question, uint32_t option)
{
    return placard_feedback(document, question, option);
}

EXPORT(explanation)
placard_node web_explanation(const placard_document *document, uint32_t question)
{
    return placard_explanation(document, question);
}

EXPORT(is_chosen)
int web_is_chosen(const placard_attempt *attempt, uint32_t question, uint32_t option)
{
    return placard_is_chosen(attempt, question, option);
}

EXPORT(is_right)
int web_is_right(const placard_attempt *attempt, const placard_document *document, uint32_t question,
                 uint32_t option)
{
    return placard_is_right(attempt, document, question, option);
}

EXPORT(earned)
uint32_t web_earned(const placard_attempt *attempt, uint32_t question)
{
    return placard_earned(attempt, question);
}

EXPORT(score) uint32_t web_score(const placard_attempt *attempt)
{
    return placard_score(attempt);
}
EXPORT(score_most) uint32_t web_score_most(const placard_document *document)
{
    return placard_score_most(document);
}
EXPORT(pass_mark) uint32_t web_pass_mark(const placard_document *document)
{
    return placard_pass_mark(document);
}

EXPORT(is_passed)
int web_is_passed(const placard_attempt *attempt, const placard_document *document)
{
    return placard_is_passed(attempt, document);
}

/* ---- The reading session --------------------------------------------------------- */

EXPORT(session_begin)
uint32_t web_session_begin(placard_session *session, const placard_module *module,
                           const placard_document *document, uint32_t *times, uint32_t count)
{
    return placard_session_begin(session, module, document, times, count);
}

EXPORT(session_resume)
uint32_t web_session_resume(placard_session *session, const placard_module *module,
                            const placard_document *document, uint32_t *times, uint32_t count,
                            const uint8_t *data, size_t size)
{
    return placard_session_resume(session, module, document, times, count, data, size);
}

EXPORT(session_save)
size_t web_session_save(const placard_session *session, uint8_t *out, size_t size)
{
    return placard_session_save(session, out, size);
}

EXPORT(session_show)
void web_session_show(placard_session *session, uint32_t step, uint32_t now)
{
    placard_session_show(session, step, now);
}

EXPORT(session_step) uint32_t web_session_step(const placard_session *session)
{
    return placard_session_step(session);
}

EXPORT(session_is_seen)
int web_session_is_seen(const placard_session *session, uint32_t step)
{
    return placard_session_is_seen(session, step);
}

EXPORT(session_seen_count)
uint32_t web_session_seen_count(const placard_session *session)
{
    return placard_session_seen_count(session);
}

EXPORT(session_time)
uint32_t web_session_time(const placard_session *session, uint32_t step)
{
    return placard_session_time(session, step);
}
