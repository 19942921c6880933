/*
 * walk.c - linear in what it walks: what is itself linear is asked a few times only.
 */
#include "walk.h"

#include "reference/screens_fault.h"

#include <stdlib.h>
#include <string.h>

#define FEW 4u

static uint32_t touch(placard_bytes bytes, uint32_t sum)
{
    for (size_t i = 0; i < bytes.size; i++)
        sum = sum * 31 + bytes.data[i];
    return sum;
}

static void demand(int is_so)
{
    if (!is_so)
        abort();
}

/* ---- The module ----------------------------------------------------------------- */

/* Depth 3 is the most that the kinds allow: trigger, term, value. */
static uint32_t walk_facts(placard_fact fact, int depth)
{
    uint32_t sum = (uint32_t)placard_fact_next(&(placard_fact){PLACARD_END, 0, {NULL, 0}, NULL, NULL}).kind;
    demand(depth < 4);
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact)) {
        placard_fact child = placard_fact_child(&fact);
        sum = touch(fact.text, sum + fact.number);
        if (child.kind != PLACARD_END)
            sum += walk_facts(child, depth + 1);
    }
    return sum;
}

/* Codes in use, and others. */
static uint32_t walk_names(void)
{
    uint32_t sum = (uint32_t)placard_kind_name(PLACARD_NONE)[0];
    for (int code = 0; code < 90; code++)
        sum += (uint32_t)placard_status_name((placard_status)code)[0] +
               (uint32_t)placard_status_text((placard_status)code)[0];
    return sum;
}

/* The text of the first facts that may be anything, as language priority. */
static uint32_t look_up_languages(const placard_module *module)
{
    static const placard_kind kinds[] = {PLACARD_VERSION, PLACARD_SITE, PLACARD_AUDIENCE_LANGUAGE};
    uint32_t sum = 0, count = placard_language_count(module);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        uint32_t found = placard_language_lookup(module, placard_fact_at(module, kinds[i], 0).text);
        demand(found < count || found == PLACARD_NONE);
        sum += found;
    }
    placard_bytes none = {NULL, 0}, last = placard_language_tag(module, count - 1);
    demand(placard_language_lookup(module, none) == PLACARD_NONE);
    demand(placard_language_lookup(module, last) < count);
    return sum;
}

static uint32_t walk_entries(const placard_module *module)
{
    uint32_t sum = 0, count = placard_entry_count(module);
    for (uint32_t i = 0; i <= count; i++) {
        placard_entry entry = placard_entry_at(module, i);
        sum = touch(entry.packed, touch(entry.name, sum + entry.crc + entry.offset));
        demand((entry.name.size > 0) == (i < count));
        demand(entry.is_deflated || entry.size == entry.packed.size);
    }
    return sum + placard_entry_at(module, PLACARD_NONE).size;
}

uint32_t walk_module(const placard_module *module)
{
    static uint32_t names; /* which no input changes: once */
    names = names != 0 ? names : walk_names();
    uint32_t sum = names + walk_facts(placard_fact_first(module), 1) + walk_entries(module);
    uint32_t media = placard_media_count(module), languages = placard_language_count(module);
    for (uint32_t i = 0; i <= media && i <= FEW; i++) {
        sum = touch(placard_media(module, i), sum);
        placard_status status = placard_media_check(module, i, NULL);
        demand(i < media ? status == PLACARD_OK || status == PLACARD_ZIP_CRC : status == PLACARD_BAD_INDEX);
        demand((placard_media_width(module, i) > 0) == (i < media));
        demand((placard_media_height(module, i) > 0) == (i < media));
    }
    sum += (uint32_t)placard_media(module, media + 1).size;
    demand(placard_media_check(module, PLACARD_NONE, NULL) == PLACARD_BAD_INDEX);
    for (uint32_t i = 0; i <= languages && i <= FEW; i++) {
        demand((placard_language_tag(module, i).size > 0) == (i < languages));
        sum += (uint32_t)placard_language_is_rtl(module, i);
    }
    demand(placard_fact_at(module, PLACARD_LANGUAGE, languages).kind == PLACARD_END);
    demand(placard_id(module).size > 0 && placard_module_version(module).size > 0);
    demand(placard_load_size(module, languages) == 0);
    return sum + look_up_languages(module) + (uint32_t)placard_kind_of_module(module);
}

/* ---- The nodes ------------------------------------------------------------------ */

static uint32_t walk_node(const placard_document *document, placard_node node)
{
    uint32_t sum = touch(placard_node_text(document, node), placard_node_number(document, node));
    placard_node end = placard_node_end(document, node);
    demand(end > node && end <= placard_node_count(document));
    demand(placard_kind_name(placard_node_kind(document, node))[0] != '\0');
    placard_node child = placard_node_first(document, node);
    for (; child != PLACARD_NONE; child = placard_node_next(document, node, child))
        demand(child > node && child < end);
    return sum;
}

static uint32_t walk_outside(const placard_document *document, placard_node node)
{
    demand(placard_node_kind(document, node) == PLACARD_END);
    demand(placard_node_text(document, node).size == 0 && placard_node_number(document, node) == 0);
    demand(placard_node_first(document, node) == PLACARD_NONE);
    demand(placard_node_next(document, 0, node) == PLACARD_NONE);
    demand(placard_node_find(document, node, 0, PLACARD_STEP) == PLACARD_NONE);
    return placard_node_end(document, node) + placard_node_next(document, node, 0);
}

static uint32_t walk_steps(const placard_document *document)
{
    uint32_t count = placard_step_count(document), seen = 0;
    placard_node node = placard_node_find(document, 0, 0, PLACARD_STEP), last = node;
    for (; node != PLACARD_NONE; node = placard_node_find(document, 0, node, PLACARD_STEP), seen++)
        last = node;
    demand(seen == count && placard_step_at(document, count) == PLACARD_NONE);
    demand(count == 0 || placard_step_at(document, count - 1) == last);
    demand(placard_node_nth(document, PLACARD_STEP, 0) == placard_step_at(document, 0));
    return placard_node_find(document, last, last, PLACARD_TEXT);
}

/* ---- The quiz ------------------------------------------------------------------- */

static void shuffle(const placard_attempt *attempt, const placard_document *document, uint32_t question)
{
    uint8_t shown[PLACARD_MAX_CHOICES];
    uint64_t seen = 0;
    uint32_t count = placard_shown_options(attempt, document, question, shown);
    for (uint32_t i = 0; i < count; i++) { /* each option once; of right sides that read the same, one */
        demand(shown[i] < placard_option_count(document, question) && !(seen >> shown[i] & 1));
        seen |= (uint64_t)1 << shown[i];
    }
    demand(placard_form_of(placard_question_type_of(document, question)) == PLACARD_FORM_PAIRS ||
           count == placard_option_count(document, question));
}

/* An answer may be refused, or not: what is held is what comes after. */
static void any(placard_status status)
{
    (void)status;
}

/* An answer of options, another, and each text of the question as a typed one. */
static void answer(placard_attempt *attempt, const placard_document *document, uint32_t question)
{
    uint8_t order[PLACARD_MAX_CHOICES + 1] = {1, 0, PLACARD_NO_OPTION};
    uint32_t count = placard_option_count(document, question), turn = 0;
    placard_node node = placard_question_at(document, question);
    any(placard_answer_order(attempt, document, question, order, count));
    for (uint32_t i = 0; i < count; i++)
        order[i] = (uint8_t)i;
    any(placard_answer_order(attempt, document, question, order, count));
    any(placard_answer_choices(attempt, document, question, 1));
    any(placard_answer_choices(attempt, document, question, count > 31 ? UINT32_MAX : (1u << count) - 1));
    placard_node end = placard_node_end(document, node);
    for (placard_node at = node + 1; at < end && turn < FEW; at++, turn++) {
        placard_bytes typed = placard_node_text(document, at);
        placard_node reply = placard_reply(document, question, typed);
        any(placard_answer_text(attempt, document, question, typed));
        demand(reply == PLACARD_NONE || (reply < end && placard_node_kind(document, reply) == PLACARD_REPLY));
    }
    demand(placard_earned_millipoints(attempt, question) <= placard_question_millipoints(document, question));
}

static uint32_t walk_question(placard_attempt *attempt, const placard_document *document, uint32_t question)
{
    uint32_t count = placard_option_count(document, question), sum = 0;
    const uint32_t options[] = {0, count};
    shuffle(attempt, document, question);
    answer(attempt, document, question);
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        uint32_t option = options[i];
        demand((placard_option_at(document, question, option) != PLACARD_NONE) == (option < count));
        sum += placard_answered_option(attempt, question, option) +
               placard_feedback(document, question, option) +
               (uint32_t)placard_is_chosen(attempt, question, option) +
               (uint32_t)placard_is_right(attempt, document, question, option);
    }
    placard_node hint = placard_take_hint(attempt, document, question);
    demand(placard_is_hint_taken(attempt, question) == (hint != PLACARD_NONE));
    return sum + placard_explanation(document, question) + (uint32_t)placard_is_answered(attempt, question) +
           (uint32_t)placard_question_type_of(document, question);
}

/* What is saved must come back. */
static void round_trip(const placard_attempt *attempt, const placard_module *module,
                       const placard_document *document)
{
    static uint8_t saved[24 + PLACARD_MAX_QUESTIONS * (6 + PLACARD_MAX_CHOICES)];
    placard_attempt copy;
    size_t size = placard_attempt_save(attempt, saved, sizeof saved);
    demand(size <= sizeof saved);
    demand(placard_attempt_resume(&copy, module, document, saved, size) == PLACARD_OK);
    demand(placard_score_millipoints(&copy) <= placard_most_millipoints(document));
}

static uint32_t walk_quiz(const placard_module *module, const placard_document *document)
{
    placard_attempt attempt;
    uint32_t count = placard_question_count(document), sum = placard_pass_mark(document);
    uint32_t picked =
        count > 0 ? (uint32_t)placard_document_bytes(document).size % count : 0; /* one by chance, and none */
    demand(placard_attempt_begin(&attempt, module, document, 5, 0) == PLACARD_OK);
    demand(count == 0 || placard_question_at(document, count - 1) != PLACARD_NONE);
    demand(placard_question_at(document, count) == PLACARD_NONE);
    sum += walk_question(&attempt, document, picked) + walk_question(&attempt, document, PLACARD_NONE);
    demand(placard_score_millipoints(&attempt) <= placard_most_millipoints(document));
    demand(count > 0 || !placard_is_passed(&attempt, document));
    round_trip(&attempt, module, document);
    placard_attempt_finish(&attempt);
    return sum + placard_attempts_left(&attempt) + (uint32_t)placard_is_passed(&attempt, document);
}

/* A module and a document that were not opened read as empty. */
static uint32_t walk_nothing(void)
{
    placard_module module;
    placard_document document;
    memset(&module, 0, sizeof module);
    memset(&document, 0, sizeof document);
    demand(placard_fact_first(&module).kind == PLACARD_END && placard_id(&module).size == 0);
    demand(placard_media(&module, 0).size == 0 && placard_entry_at(&module, 0).name.size == 0);
    demand(placard_media_check(&module, 0, NULL) == PLACARD_BAD_INDEX);
    demand(placard_language_tag(&module, 0).size == 0 && placard_load_size(&module, 0) == 0);
    demand(placard_step_count(&document) == 0 && placard_question_count(&document) == 0);
    placard_screen screen;
    memset(&screen, 0, sizeof screen);
    demand(!placard_screen_next(&document, &screen) && placard_screen_guards(&screen, 0) == PLACARD_NONE);
    demand(placard_screen_piece(&document, &screen, PLACARD_NONE) == PLACARD_NONE);
    demand(placard_title(&document).size == 0 && placard_document_bytes(&document).size == 0);
    return walk_outside(&document, 0) + walk_quiz(&module, &document);
}

/* ---- The screens ------------------------------------------------------------------ */

/* All that must hold of them, and a session that sees each once. */
static uint32_t walk_screens(const placard_module *module, const placard_document *document)
{
    static placard_seen seen[64];
    static uint8_t saved[24 + sizeof seen];
    placard_session session;
    placard_screen screen;
    uint32_t sum = 0;
    demand(screens_fault(document) == NULL);
    if (placard_session_begin(&session, module, document, seen, 64) != PLACARD_OK)
        return 0; /* more than 64 */
    memset(&screen, 0, sizeof screen);
    while (placard_screen_next(document, &screen)) {
        uint64_t digest = placard_screen_digest(module, document, &screen);
        placard_session_show(&session, digest, sum++);
        demand(placard_session_time(&session, digest) != PLACARD_NONE);
    }
    placard_session_show(&session, 0, sum);
    demand(placard_session_seen_count(&session) == placard_session_count(&session));
    size_t size = placard_session_save(&session, saved, sizeof saved);
    demand(placard_session_resume(&session, module, document, seen, 64, saved, size) == PLACARD_OK);
    demand(placard_session_seen_count(&session) == placard_session_count(&session));
    return sum;
}

#define MANY 4096u /* nodes: the check of screens is slower than the walk */

uint32_t walk_document(const placard_module *module, const placard_document *document)
{
    static uint32_t nothing; /* which no input changes: once */
    nothing = nothing != 0 ? nothing : walk_nothing() + 1;
    uint32_t sum = touch(placard_title(document), nothing), count = placard_node_count(document);
    for (placard_node node = 0; node < count; node++)
        sum += walk_node(document, node);
    demand(placard_node_end(document, 0) == count);
    sum += walk_outside(document, count) + walk_outside(document, PLACARD_NONE);
    sum += (uint32_t)placard_document_bytes(document).size + walk_steps(document);
    if (count <= MANY)
        sum += walk_screens(module, document);
    if (placard_question_count(document) > 0)
        sum += walk_quiz(module, document);
    return sum;
}
