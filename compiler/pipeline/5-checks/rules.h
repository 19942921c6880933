/*
 * rules.h - every rule, once, and what rules share.  Not for other stages.
 *
 * A rule is one small function, rule_NAME(), in the file of its noun; it reports
 * one code, and may assume what its row of RULE_LIST says.
 */
#ifndef PLACARD_CHECKS_RULES_H
#define PLACARD_CHECKS_RULES_H

#include "pipeline/5-checks/context.h"
#include "pipeline/5-checks/text.h"

/* What a rule is given. */
struct check {
    struct stage *stage;
    const struct checks_context *context;
    struct module *module;
    struct text text;
};

/* Report at a place, and say more about it. */
#define check_report(check, code, place, ...) diag_add((check)->stage->diags, (code), (place), __VA_ARGS__)
#define check_label(check, diag, ...)         diag_label((check)->stage->diags, (diag), __VA_ARGS__)
#define check_help(check, diag, ...)          diag_help((check)->stage->diags, (diag), __VA_ARGS__)
#define check_other(check, diag, place, ...)  diag_other((check)->stage->diags, (diag), (place), __VA_ARGS__)

/* A span of the module's file. */
struct place check_place(const struct check *check, struct span span);

/* Where to point for the module as a whole: its title, or the front matter. */
struct place check_title(const struct check *check);

/* The first line of a block: a heading, not the section below it. */
struct place check_first_line(const struct check *check, struct span span);

/* The place of an id in context->module_ids, or SIZE_MAX. */
size_t check_find_module(const struct check *check, struct str id);

/* When a row holds. */
enum {
    FOR_PROCEDURE = 1u << PLACARD_MODULE_PROCEDURE,
    FOR_BULLETIN = 1u << PLACARD_MODULE_BULLETIN,
    FOR_REFERENCE = 1u << PLACARD_MODULE_REFERENCE,
    FOR_TASKS = FOR_PROCEDURE | FOR_BULLETIN, /* what a worker is pushed and has to pass */
    FOR_ALL = FOR_TASKS | FOR_REFERENCE,

    ONLY_SOURCE = 16,  /* not on translations: it is about what they take from their source */
    ONLY_LIBRARY = 32, /* needs the other modules */
    ONLY_CURRENT = 64, /* not on withdrawn modules: nobody is to mend their wording */
};

/* The code that a rule reports, when it runs, its name; in the order of the codes. */
#define RULE_LIST(X)                                                                                         \
    X(ID_FILE_NAME, FOR_ALL | ONLY_SOURCE | ONLY_LIBRARY, file_name)                                         \
    X(SHOWS_NOTHING, FOR_ALL, shows_nothing)                                                                 \
    X(UNKNOWN_MODULE_LINK, FOR_ALL | ONLY_LIBRARY, unknown_link)                                             \
    X(UNKNOWN_SUPERSEDED, FOR_ALL | ONLY_SOURCE | ONLY_LIBRARY, unknown_superseded)                          \
    X(UNKNOWN_REPLACEMENT, FOR_ALL | ONLY_SOURCE | ONLY_LIBRARY, unknown_replacement)                        \
    X(UNDECLARED_ROLE, FOR_ALL | ONLY_SOURCE, undeclared_role)                                               \
    X(UNDECLARED_SITE, FOR_ALL | ONLY_SOURCE, undeclared_site)                                               \
    X(UNDECLARED_CERTIFICATION, FOR_ALL | ONLY_SOURCE, undeclared_certification)                             \
    X(UNDECLARED_EQUIPMENT, FOR_ALL | ONLY_SOURCE, undeclared_equipment)                                     \
    X(AUDIENCE_LANGUAGE, FOR_ALL | ONLY_SOURCE | ONLY_LIBRARY, audience_language)                            \
    X(REGULATION_WITHOUT_NUMBER, FOR_ALL | ONLY_SOURCE, regulation_number)                                   \
    X(LINK_TO_DRAFT, FOR_ALL | ONLY_LIBRARY, draft_link)                                                     \
    X(LINK_LEAVES_LANGUAGE, FOR_ALL | ONLY_LIBRARY | ONLY_CURRENT, untranslated_link)                        \
    X(FAR_EFFECTIVE, FOR_ALL | ONLY_SOURCE | ONLY_CURRENT, far_effective)                                    \
    X(SCHEDULE_OVER, FOR_ALL | ONLY_SOURCE | ONLY_CURRENT, schedule_over)                                    \
    X(NO_QUIZ, FOR_TASKS | ONLY_SOURCE | ONLY_CURRENT, no_quiz)                                              \
    X(LONGEST_ANSWER, FOR_ALL | ONLY_CURRENT, longest_answer)                                                \
    X(ANSWER_BY_POSITION, FOR_ALL | ONLY_SOURCE | ONLY_CURRENT, answer_by_position)                          \
    X(ALL_OF_THE_ABOVE, FOR_ALL | ONLY_CURRENT, all_of_the_above)                                            \
    X(NEGATIVE_QUESTION, FOR_ALL | ONLY_CURRENT, negative_question)                                          \
    X(NO_FEEDBACK, FOR_ALL | ONLY_SOURCE | ONLY_CURRENT, no_feedback)                                        \
    X(COIN_FLIP_QUIZ, FOR_ALL | ONLY_SOURCE | ONLY_CURRENT, coin_flip)                                       \
    X(SAME_QUESTION, FOR_ALL | ONLY_CURRENT, same_question)                                                  \
    X(LONG_QUIZ, FOR_ALL | ONLY_SOURCE | ONLY_CURRENT, long_quiz)                                            \
    X(ANSWER_IN_QUESTION, FOR_ALL | ONLY_CURRENT, answer_in_question)                                        \
    X(ANSWER_IN_HINT, FOR_ALL | ONLY_CURRENT, answer_in_hint)                                                \
    X(MISSING_TRANSLATION, FOR_ALL | ONLY_SOURCE, missing_translation)                                       \
    X(MODULE_TOO_LONG, FOR_TASKS | ONLY_SOURCE | ONLY_CURRENT, too_long)                                     \
    X(SEVERAL_TASKS, FOR_PROCEDURE | ONLY_CURRENT, several_tasks)                                            \
    X(TOO_MANY_STEPS, FOR_PROCEDURE | ONLY_SOURCE | ONLY_CURRENT, too_many_steps)                            \
    X(NO_TRIGGER, FOR_TASKS | ONLY_SOURCE | ONLY_CURRENT, no_trigger)                                        \
    X(HAZARD_WITHOUT_NOTICE, FOR_PROCEDURE, hazard_without_notice)                                           \
    X(EMERGENCY_CONTENT, FOR_PROCEDURE | ONLY_CURRENT, emergency)                                            \
    X(INITIAL_TRAINING, FOR_PROCEDURE | ONLY_CURRENT, training)                                              \
    X(EXPERT_JUDGEMENT, FOR_PROCEDURE | ONLY_CURRENT, judgement)                                             \
    X(THREE_ACTIONS, FOR_PROCEDURE | ONLY_CURRENT, three_actions)                                            \
    X(VAGUE_AMOUNT, FOR_PROCEDURE | ONLY_CURRENT, vague_amount)                                              \
    X(IMITATED_NOTICE, FOR_ALL, imitated_notice)                                                             \
    X(PPE_NOT_LISTED, FOR_PROCEDURE | ONLY_SOURCE, ppe_not_listed)                                           \
    X(TOOL_NOT_LISTED, FOR_PROCEDURE | ONLY_SOURCE, tool_not_listed)                                         \
    X(PROHIBITION_AS_STEP, FOR_PROCEDURE | ONLY_CURRENT, prohibition_as_step)                                \
    X(CONDITION_LAST, FOR_PROCEDURE | ONLY_CURRENT, condition_last)                                          \
    X(PLACEHOLDER_TEXT, FOR_ALL, placeholder)                                                                \
    X(LONG_SENTENCE, FOR_PROCEDURE | ONLY_CURRENT, long_sentence)                                            \
    X(UNDERSTATED_NOTICE, FOR_ALL, understated_notice)                                                       \
    X(TEMPLATE_TEXT, FOR_ALL, template_text)                                                                 \
    X(LOOSE_WORD, FOR_PROCEDURE | ONLY_CURRENT, loose_word)                                                  \
    X(UNKNOWN_STEP, FOR_ALL | ONLY_CURRENT, unknown_step)                                                    \
    X(VAGUE_LINK_TEXT, FOR_ALL, vague_link_text)                                                             \
    X(ADDRESS_AS_TEXT, FOR_ALL, address_as_text)                                                             \
    X(COLOUR_ONLY, FOR_ALL, colour_only)                                                                     \
    X(ALL_CAPS, FOR_ALL, all_caps)                                                                           \
    X(LONG_ALTERNATIVE, FOR_ALL, long_alternative)                                                           \
    X(TABLE_WITHOUT_HEADER, FOR_ALL, table_without_header)                                                   \
    X(BOLD_AS_HEADING, FOR_ALL, bold_as_heading)                                                             \
    X(ALTERNATIVE_SAYS_IMAGE, FOR_ALL, says_image)                                                           \
    X(ID_NOT_PINNED, FOR_ALL | ONLY_SOURCE, not_pinned)

#define X(code, when, name) void rule_##name(struct check *check);
RULE_LIST(X)
#undef X

/* allow.c: remove what the allows silence; report those that silenced nothing or cannot.  `has_style`: the
 * style set was applied. */
void allows_apply(struct stage *stage, struct module *module, bool has_style);

/* rules.c: take back the reports of `source` that tell again what another one tells.  Sorts the reports. */
void rules_say_once(struct stage *stage, const struct source *source);

#endif
