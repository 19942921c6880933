/* checks.c - the table of rules, in the order of their codes, and the run over it. */
#include "pipeline/5-checks/checks.h"

#include "pipeline/5-checks/rules.h"

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

struct rule {
    enum diag_code code;
    unsigned when;
    void (*run)(struct check *check);
};

static const struct rule rules[] = {
    {DIAG_UNKNOWN_MODULE_LINK, FOR_ALL | ONLY_LIBRARY, rule_unknown_link},
    {DIAG_UNKNOWN_SUPERSEDED, FOR_ALL | ONLY_SOURCE | ONLY_LIBRARY, rule_unknown_superseded},
    {DIAG_UNKNOWN_REPLACEMENT, FOR_ALL | ONLY_SOURCE | ONLY_LIBRARY, rule_unknown_replacement},
    {DIAG_UNDECLARED_ROLE, FOR_ALL | ONLY_SOURCE, rule_undeclared_role},
    {DIAG_UNDECLARED_SITE, FOR_ALL | ONLY_SOURCE, rule_undeclared_site},
    {DIAG_UNDECLARED_CERTIFICATION, FOR_ALL | ONLY_SOURCE, rule_undeclared_certification},
    {DIAG_UNDECLARED_EQUIPMENT, FOR_ALL | ONLY_SOURCE, rule_undeclared_equipment},
    {DIAG_AUDIENCE_LANGUAGE, FOR_ALL | ONLY_SOURCE | ONLY_LIBRARY, rule_audience_language},
    {DIAG_REGULATION_WITHOUT_NUMBER, FOR_ALL | ONLY_SOURCE, rule_regulation_number},

    {DIAG_NO_QUIZ, FOR_TASKS | ONLY_SOURCE | ONLY_CURRENT, rule_no_quiz},
    {DIAG_LONGEST_ANSWER, FOR_ALL | ONLY_CURRENT, rule_longest_answer},
    {DIAG_ANSWER_BY_POSITION, FOR_ALL | ONLY_SOURCE | ONLY_CURRENT, rule_answer_by_position},
    {DIAG_ALL_OF_THE_ABOVE, FOR_ALL | ONLY_CURRENT, rule_all_of_the_above},
    {DIAG_NEGATIVE_QUESTION, FOR_ALL | ONLY_CURRENT, rule_negative_question},
    {DIAG_NO_FEEDBACK, FOR_ALL | ONLY_SOURCE | ONLY_CURRENT, rule_no_feedback},
    {DIAG_COIN_FLIP_QUIZ, FOR_ALL | ONLY_SOURCE | ONLY_CURRENT, rule_coin_flip},
    {DIAG_SAME_QUESTION, FOR_ALL | ONLY_CURRENT, rule_same_question},
    {DIAG_LONG_QUIZ, FOR_ALL | ONLY_SOURCE | ONLY_CURRENT, rule_long_quiz},
    {DIAG_ANSWER_IN_QUESTION, FOR_ALL | ONLY_CURRENT, rule_answer_in_question},
    {DIAG_ANSWER_IN_HINT, FOR_ALL | ONLY_CURRENT, rule_answer_in_hint},

    {DIAG_MISSING_TRANSLATION, FOR_ALL | ONLY_SOURCE, rule_missing_translation},

    {DIAG_MODULE_TOO_LONG, FOR_TASKS | ONLY_SOURCE | ONLY_CURRENT, rule_too_long},
    {DIAG_SEVERAL_TASKS, FOR_PROCEDURE | ONLY_CURRENT, rule_several_tasks},
    {DIAG_TOO_MANY_STEPS, FOR_PROCEDURE | ONLY_SOURCE | ONLY_CURRENT, rule_too_many_steps},
    {DIAG_NO_TRIGGER, FOR_TASKS | ONLY_SOURCE | ONLY_CURRENT, rule_no_trigger},
    {DIAG_HAZARD_WITHOUT_NOTICE, FOR_PROCEDURE, rule_hazard_without_notice},
    {DIAG_EMERGENCY_CONTENT, FOR_PROCEDURE | ONLY_CURRENT, rule_emergency},
    {DIAG_INITIAL_TRAINING, FOR_PROCEDURE | ONLY_CURRENT, rule_training},
    {DIAG_EXPERT_JUDGEMENT, FOR_PROCEDURE | ONLY_CURRENT, rule_judgement},
    {DIAG_THREE_ACTIONS, FOR_PROCEDURE | ONLY_CURRENT, rule_three_actions},
    {DIAG_VAGUE_AMOUNT, FOR_PROCEDURE | ONLY_CURRENT, rule_vague_amount},
    {DIAG_IMITATED_NOTICE, FOR_ALL, rule_imitated_notice},
    {DIAG_PPE_NOT_LISTED, FOR_PROCEDURE | ONLY_SOURCE, rule_ppe_not_listed},
    {DIAG_TOOL_NOT_LISTED, FOR_PROCEDURE | ONLY_SOURCE, rule_tool_not_listed},
    {DIAG_PROHIBITION_AS_STEP, FOR_PROCEDURE | ONLY_CURRENT, rule_prohibition_as_step},
    {DIAG_CONDITION_LAST, FOR_PROCEDURE | ONLY_CURRENT, rule_condition_last},
    {DIAG_PLACEHOLDER_TEXT, FOR_ALL, rule_placeholder},
    {DIAG_LONG_SENTENCE, FOR_PROCEDURE | ONLY_CURRENT, rule_long_sentence},

    {DIAG_VAGUE_LINK_TEXT, FOR_ALL, rule_vague_link_text},
    {DIAG_ADDRESS_AS_TEXT, FOR_ALL, rule_address_as_text},
    {DIAG_COLOUR_ONLY, FOR_ALL, rule_colour_only},
    {DIAG_ALL_CAPS, FOR_ALL, rule_all_caps},
    {DIAG_LONG_ALTERNATIVE, FOR_ALL, rule_long_alternative},
    {DIAG_TABLE_WITHOUT_HEADER, FOR_ALL, rule_table_without_header},
    {DIAG_BOLD_AS_HEADING, FOR_ALL, rule_bold_as_heading},
    {DIAG_ALTERNATIVE_SAYS_IMAGE, FOR_ALL, rule_says_image},

    {DIAG_ID_NOT_PINNED, FOR_ALL | ONLY_SOURCE, rule_not_pinned},
};

static bool is_translation(const struct check *check)
{
    struct str language = check->context->library->language.text;
    return check->module->fields.translates.is_set ||
           (language.len > 0 && !str_eq_nocase(language, check->module->language));
}

/* Of front matter that YAML could not read to its end, neither kind nor triggers are known. */
static bool has_fields(const struct check *check)
{
    const struct module_fields *fields = &check->module->fields;
    return !fields->is_cut && (fields->id.text.ptr != NULL || fields->title.text.ptr != NULL);
}

static bool holds(const struct check *check, unsigned when)
{
    if ((when & FOR_ALL) != FOR_ALL && !has_fields(check))
        return false;
    if ((when & (1u << check->module->fields.kind)) == 0)
        return false;
    if ((when & ONLY_SOURCE) != 0 && is_translation(check))
        return false;
    if ((when & ONLY_LIBRARY) != 0 && check->context->is_lone)
        return false;
    return (when & ONLY_CURRENT) == 0 || !check->module->fields.withdrawn.is_set;
}

void checks_run(struct stage *stage, const struct checks_context *context, struct module *module)
{
    struct check check = {stage, context, module, text_read(stage->arena, context->lexicon, module)};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (holds(&check, rules[i].when))
            rules[i].run(&check);
    allows_apply(stage, module);
}
