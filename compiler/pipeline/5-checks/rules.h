/*
 * rules.h - what the rules share.  Not for other stages.
 *
 * checks.c holds the table; each rule is one small function in the file of its
 * noun, reports one code, and may assume what the table's row says of it.
 */
#ifndef PLACARD_CHECKS_RULES_H
#define PLACARD_CHECKS_RULES_H

#include "pipeline/5-checks/context.h"
#include "pipeline/5-checks/lexicon.h"

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

/* suitability.c */
void rule_too_long(struct check *check);
void rule_several_tasks(struct check *check);
void rule_too_many_steps(struct check *check);
void rule_no_trigger(struct check *check);
void rule_emergency(struct check *check);
void rule_training(struct check *check);
void rule_judgement(struct check *check);

/* safety.c */
void rule_hazard_without_notice(struct check *check);
void rule_imitated_notice(struct check *check);
void rule_ppe_not_listed(struct check *check);
void rule_tool_not_listed(struct check *check);
void rule_prohibition_as_step(struct check *check);

/* wording.c */
void rule_three_actions(struct check *check);
void rule_vague_amount(struct check *check);
void rule_condition_last(struct check *check);
void rule_placeholder(struct check *check);
void rule_long_sentence(struct check *check);

/* quiz.c */
void rule_no_quiz(struct check *check);
void rule_longest_answer(struct check *check);
void rule_answer_by_position(struct check *check);
void rule_all_of_the_above(struct check *check);
void rule_negative_question(struct check *check);
void rule_no_feedback(struct check *check);
void rule_coin_flip(struct check *check);
void rule_same_question(struct check *check);
void rule_long_quiz(struct check *check);
void rule_answer_in_question(struct check *check);
void rule_answer_in_hint(struct check *check);

/* links.c */
void rule_unknown_link(struct check *check);
void rule_unknown_superseded(struct check *check);
void rule_unknown_replacement(struct check *check);
void rule_undeclared_role(struct check *check);
void rule_undeclared_site(struct check *check);
void rule_undeclared_certification(struct check *check);
void rule_undeclared_equipment(struct check *check);
void rule_audience_language(struct check *check);
void rule_regulation_number(struct check *check);

/* translations.c */
void rule_missing_translation(struct check *check);

/* pins.c */
void rule_not_pinned(struct check *check);

/* accessibility.c */
void rule_vague_link_text(struct check *check);
void rule_address_as_text(struct check *check);
void rule_colour_only(struct check *check);
void rule_all_caps(struct check *check);
void rule_long_alternative(struct check *check);
void rule_table_without_header(struct check *check);
void rule_bold_as_heading(struct check *check);
void rule_says_image(struct check *check);

/* allow.c: remove what the allows silence; report those that silenced nothing or cannot. */
void allows_apply(struct stage *stage, struct module *module);

#endif
