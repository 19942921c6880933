#include "render/text.h"

#include "base/date.h"
#include "base/unicode.h"
#include "render/facts.h"
#include "render/question.h"
#include "render/text_parts.h"

static void print_blocks(struct text *text, placard_node parent, bool is_tight);

static const char *label_text(const struct text *text, enum labels_id id)
{
    return labels_text(text->labels, id);
}

static placard_bytes bytes_of(const char *text)
{
    return facts_bytes(str_of(text));
}

static void print_marked(struct text *text, placard_node parent, unsigned style)
{
    struct buf marked = {.arena = text->arena};
    flow_mark(&marked, style);
    text_mark_inlines(text, &marked, parent, style);
    flow_paragraph(&text->flow, buf_view(&marked));
}

/* `label`, two spaces, and what an author wrote. */
static void print_labelled(struct text *text, const char *label, placard_bytes value)
{
    struct buf marked = {.arena = text->arena};
    flow_mark(&marked, FLOW_DIM);
    buf_str(&marked, str_of(label));
    flow_mark(&marked, FLOW_PLAIN);
    buf_str(&marked, STR(": "));
    text_mark_plain(&marked, value);
    flow_paragraph(&text->flow, buf_view(&marked));
}

/* ---- Blocks ------------------------------------------------------------ */

static void print_heading(struct text *text, placard_node node)
{
    bool is_phase = placard_node_number(text->document, node) <= 2;
    flow_gap(&text->flow);
    print_marked(text, node, is_phase ? FLOW_BOLD | FLOW_UNDERLINE : FLOW_BOLD);
    flow_gap(&text->flow);
}

/* Children of `node` behind a marker of the first line. */
static void print_hanging(struct text *text, placard_node node, struct str marker, const char *sgr,
                          bool is_tight)
{
    struct buf rest = {.arena = text->arena};
    for (size_t i = 0; i < flow_width(marker); i++)
        buf_byte(&rest, ' ');
    flow_push(&text->flow, str_z(text->arena, marker), str_z(text->arena, buf_view(&rest)), sgr);
    print_blocks(text, node, is_tight);
    if (text->flow.is_fresh)
        flow_line(&text->flow, STR(""), NULL);
    flow_pop(&text->flow);
}

static void print_item(struct text *text, placard_node item, uint32_t number, bool is_tight)
{
    struct str marker = STR("\xE2\x80\xA2 ");
    if (placard_node_kind(text->document, item) == PLACARD_TASK)
        marker = placard_node_number(text->document, item) == 1 ? STR("[x] ") : STR("[ ] ");
    else if (number != UINT32_MAX)
        marker = str_format(text->arena, "%u. ", number);
    print_hanging(text, item, marker, NULL, is_tight);
}

static void print_list(struct text *text, placard_node list, bool is_ordered)
{
    uint32_t encoded = placard_node_number(text->document, list), number = PLACARD_LIST_FIRST(encoded);
    bool is_tight = PLACARD_LIST_IS_TIGHT(encoded);
    placard_node item = placard_node_first(text->document, list);
    for (; item != PLACARD_NONE; item = placard_node_next(text->document, list, item)) {
        if (!is_tight)
            flow_gap(&text->flow);
        print_item(text, item, is_ordered ? number++ : UINT32_MAX, is_tight);
    }
}

static void print_procedure(struct text *text, placard_node node)
{
    uint32_t number = PLACARD_LIST_FIRST(placard_node_number(text->document, node));
    placard_node step = placard_node_first(text->document, node);
    for (; step != PLACARD_NONE; step = placard_node_next(text->document, node, step)) {
        flow_gap(&text->flow);
        print_hanging(text, step, str_format(text->arena, "%3u  ", number++), "1", false);
    }
}

static void print_code_block(struct text *text, placard_node node)
{
    struct buf marked = {.arena = text->arena};
    flow_author(&marked, placard_node_text(text->document, node));
    struct str code = buf_view(&marked);
    flow_push(&text->flow, "    ", "    ", NULL);
    for (size_t begin = 0; begin < code.len;) {
        size_t end = str_find_byte(code, '\n', begin);
        end = end == SIZE_MAX ? code.len : end;
        flow_verbatim(&text->flow, str_slice(code, begin, end));
        begin = end + 1;
    }
    flow_pop(&text->flow);
}

static void print_rule(struct text *text)
{
    struct buf line = {.arena = text->arena};
    for (size_t i = 0; i < flow_room(&text->flow); i++)
        buf_str(&line, STR("\xE2\x94\x80"));
    flow_line(&text->flow, buf_view(&line), "2");
}

static void print_quote(struct text *text, placard_node node)
{
    flow_push(&text->flow, "\xE2\x94\x82 ", "\xE2\x94\x82 ", "2");
    print_blocks(text, node, false);
    flow_pop(&text->flow);
}

/* ---- Notices ----------------------------------------------------------- */

/* Signal colours of ANSI Z535.4, as near as 256 colours come. */
static const char *level_bar(uint32_t level)
{
    static const char *const bars[] = {"36", "1;31", "38;5;208", "33", "34", "1", "36", "32"};
    return bars[level < sizeof bars / sizeof *bars ? level : 0];
}

static const char *level_sign(uint32_t level)
{
    static const char *const signs[] = {"1;36",    "1;97;41", "1;30;48;5;208", "1;30;48;5;220",
                                        "1;97;44", "1",       "1;36",          "1;32"};
    return signs[level < sizeof signs / sizeof *signs ? level : 0];
}

/* Signal words stand in capitals (ANSI Z535.6). */
static const char *signal_word(struct text *text, uint32_t level)
{
    struct str plain = str_of(label_text(text, labels_of_level(level)));
    struct buf upper = {.arena = text->arena};
    for (size_t at = 0; at < plain.len;)
        unicode_append(&upper, unicode_upper(unicode_next(plain, &at)));
    return str_z(text->arena, buf_view(&upper));
}

static void print_notice(struct text *text, placard_node node)
{
    uint32_t level = placard_node_number(text->document, node);
    const char *signal = signal_word(text, level);
    struct str sign = level <= PLACARD_LEVEL_LAST_HAZARD ? str_format(text->arena, " /!\\ %s ", signal)
                                                         : str_format(text->arena, " %s ", signal);
    flow_push(&text->flow, "\xE2\x94\x8F", "\xE2\x94\x83", level_bar(level));
    flow_line(&text->flow, sign, level_sign(level));
    flow_push(&text->flow, " ", " ", NULL);
    print_blocks(text, node, false);
    flow_pop(&text->flow);
    flow_pop(&text->flow);
    flow_line(&text->flow, STR("\xE2\x94\x97\xE2\x94\x81"), level_bar(level));
}

/* ---- Quiz -------------------------------------------------------------- */

static placard_node child_of(struct text *text, placard_node parent, placard_kind kind)
{
    return question_child(text->document, parent, PLACARD_NONE, kind);
}

static void print_aside(struct text *text, enum labels_id label, placard_node node)
{
    if (node == PLACARD_NONE)
        return;
    flow_gap(&text->flow);
    struct str head = str_format(text->arena, "%s: ", label_text(text, label));
    print_hanging(text, node, head, "2", true);
}

/* A choice or item, and what is said to whoever picks it. */
static void print_option(struct text *text, placard_node option, struct str marker, const char *style)
{
    print_hanging(text, option, marker, style, true);
    placard_node feedback = child_of(text, option, PLACARD_FEEDBACK);
    if (feedback != PLACARD_NONE)
        print_hanging(text, feedback, STR("    - "), "2", true);
}

static void print_choice(struct text *text, placard_node choice, bool is_many)
{
    bool is_right = placard_node_number(text->document, choice) == 1;
    struct str marker = is_many ? STR("[ ] ") : STR("( ) ");
    if (is_right)
        marker = is_many ? STR("[x] ") : STR("(x) ");
    print_option(text, choice, marker, is_right ? "1;32" : NULL);
}

static void print_choices(struct text *text, placard_node question, placard_kind kind, bool is_many)
{
    placard_node node = child_of(text, question, kind);
    for (uint32_t i = 1; node != PLACARD_NONE; i++) {
        if (kind == PLACARD_CHOICE)
            print_choice(text, node, is_many);
        else
            print_option(text, node, str_format(text->arena, "%u. ", i), NULL);
        node = question_child(text->document, question, node, kind);
    }
}

static void print_pairs(struct text *text, placard_node question)
{
    placard_node pair = child_of(text, question, PLACARD_PAIR);
    for (; pair != PLACARD_NONE; pair = question_child(text->document, question, pair, PLACARD_PAIR)) {
        struct buf marked = {.arena = text->arena};
        placard_node left = child_of(text, pair, PLACARD_LEFT);
        if (left != PLACARD_NONE)
            text_mark_inlines(text, &marked, left, FLOW_PLAIN);
        buf_str(&marked, left != PLACARD_NONE ? STR(" = ") : STR("- = "));
        text_mark_inlines(text, &marked, child_of(text, pair, PLACARD_RIGHT), FLOW_PLAIN);
        flow_paragraph(&text->flow, buf_view(&marked));
    }
}

static void print_replies(struct text *text, placard_node question)
{
    placard_node reply = child_of(text, question, PLACARD_REPLY);
    for (; reply != PLACARD_NONE; reply = question_child(text->document, question, reply, PLACARD_REPLY)) {
        bool is_right = placard_node_number(text->document, reply) == 1;
        struct buf marked = {.arena = text->arena};
        buf_str(&marked, is_right ? STR("(x) ") : STR("( ) "));
        text_mark_plain(&marked, placard_node_text(text->document, reply));
        flow_paragraph(&text->flow, buf_view(&marked));
        print_hanging(text, reply, STR("    - "), "2", true);
    }
}

static void print_answer(struct text *text, placard_node question, bool is_many)
{
    placard_node shown = child_of(text, question, PLACARD_SHOWN);
    print_choices(text, question, PLACARD_CHOICE, is_many);
    print_choices(text, question, PLACARD_ORDERED, false);
    print_pairs(text, question);
    if (shown != PLACARD_NONE)
        print_labelled(text, label_text(text, LABELS_ANSWER), placard_node_text(text->document, shown));
    print_replies(text, question);
}

static void print_question(struct text *text, placard_node question)
{
    struct question_facts facts = question_facts(text->document, question);
    struct str number = str_format(text->arena, "%u) ", ++text->question);
    flow_gap(&text->flow);
    flow_push(&text->flow, str_z(text->arena, number), "   ", "1");
    print_marked(text, child_of(text, question, PLACARD_PROMPT), FLOW_BOLD);
    print_blocks(text, question, false);
    print_aside(text, LABELS_HINT, child_of(text, question, PLACARD_HINT));
    flow_gap(&text->flow);
    print_answer(text, question, facts.is_many);
    placard_node explanation = child_of(text, question, PLACARD_EXPLANATION);
    if (explanation != PLACARD_NONE) {
        flow_gap(&text->flow);
        print_blocks(text, explanation, false);
    }
    flow_pop(&text->flow);
}

/* ---- The walk ---------------------------------------------------------- */

static void print_footnote(struct text *text, placard_node node)
{
    uint32_t number = placard_node_number(text->document, node);
    print_hanging(text, node, str_format(text->arena, "[%u] ", number), "2", true);
}

static void print_block(struct text *text, placard_node node)
{
    switch (placard_node_kind(text->document, node)) {
    case PLACARD_PARAGRAPH:
        print_marked(text, node, FLOW_PLAIN);
        break;
    case PLACARD_HEADING:
        print_heading(text, node);
        break;
    case PLACARD_BULLET_LIST:
        print_list(text, node, false);
        break;
    case PLACARD_ORDERED_LIST:
        print_list(text, node, true);
        break;
    case PLACARD_QUOTE:
        print_quote(text, node);
        break;
    case PLACARD_CODE_BLOCK:
        print_code_block(text, node);
        break;
    case PLACARD_RULE:
        print_rule(text);
        break;
    case PLACARD_TABLE:
        text_table(text, node);
        break;
    case PLACARD_FOOTNOTE:
        print_footnote(text, node);
        break;
    case PLACARD_PROCEDURE:
        print_procedure(text, node);
        break;
    case PLACARD_NOTICE:
        print_notice(text, node);
        break;
    case PLACARD_QUESTION:
        print_question(text, node);
        break;
    default: /* PHASE and QUIZ hold what is printed */
        print_blocks(text, node, false);
        break;
    }
}

/* Parts of the head and of questions have places of their own. */
static bool is_printed_elsewhere(uint32_t kind)
{
    bool is_part = kind >= PLACARD_TITLE && kind <= PLACARD_READING_TIME;
    bool is_answer = kind >= PLACARD_DIGEST && kind <= PLACARD_REPLY;
    return is_part || is_answer;
}

static void print_blocks(struct text *text, placard_node parent, bool is_tight)
{
    placard_node node = placard_node_first(text->document, parent);
    for (; node != PLACARD_NONE; node = placard_node_next(text->document, parent, node)) {
        if (is_printed_elsewhere(placard_node_kind(text->document, node)))
            continue;
        if (!is_tight)
            flow_gap(&text->flow);
        print_block(text, node);
    }
}

static void print_facts(struct text *text, placard_kind kind, enum labels_id label)
{
    placard_fact fact = placard_fact_at(text->module, kind, 0);
    for (; fact.kind != PLACARD_END; fact = facts_next(&fact))
        print_labelled(text, label_text(text, label), fact.text);
}

/* One line for all: "Wear: glasses, gloves". */
static void print_parts(struct text *text, placard_kind kind, enum labels_id label)
{
    struct buf all = {.arena = text->arena};
    placard_node part = child_of(text, 0, kind);
    for (; part != PLACARD_NONE; part = question_child(text->document, 0, part, kind)) {
        buf_str(&all, all.len > 0 ? str_of(label_text(text, LABELS_COMMA)) : STR(""));
        text_mark_plain(&all, placard_node_text(text->document, part));
    }
    if (all.len > 0)
        print_labelled(text, label_text(text, label), facts_bytes(buf_view(&all)));
}

/* Why, and since when. */
static void print_withdrawn(struct text *text)
{
    placard_fact reason = placard_fact_at(text->module, PLACARD_WITHDRAWN, 0);
    placard_fact date = placard_fact_at(text->module, PLACARD_WITHDRAWN_ON, 0);
    if (reason.kind == PLACARD_END)
        return;
    struct buf line = {.arena = text->arena};
    buf_bytes(&line, reason.text.data, reason.text.size);
    if (date.kind != PLACARD_END)
        buf_format(&line, " (%.*s)", STR_FMT(date_text(text->arena, date.number)));
    print_labelled(text, label_text(text, LABELS_WITHDRAWN), facts_bytes(buf_view(&line)));
}

/* In each language that is left out: its readers find the source instead. */
static void print_left_out(struct text *text)
{
    placard_fact fact = placard_fact_at(text->module, PLACARD_LAGGING, 0);
    for (uint32_t i = 0; fact.kind == PLACARD_LAGGING; fact = facts_next(&fact), i++) {
        if (fact.number > 0)
            continue;
        const char *sentence = labels_text(labels_language_of(fact.text), LABELS_LEFT_OUT);
        struct str lag = facts_lag(text->arena, text->module, i);
        print_labelled(text, str_z(text->arena, facts_shown(text->arena, fact.text)),
                       facts_bytes(str_format(text->arena, "%s (%.*s)", sentence, STR_FMT(lag))));
    }
}

static void print_head(struct text *text)
{
    struct buf title = {.arena = text->arena};
    flow_mark(&title, FLOW_BOLD);
    text_mark_plain(&title, placard_title(text->document));
    flow_paragraph(&text->flow, buf_view(&title));
    struct buf summary = {.arena = text->arena};
    text_mark_plain(&summary, placard_node_text(text->document, child_of(text, 0, PLACARD_SUMMARY)));
    if (summary.len > 0)
        flow_paragraph(&text->flow, buf_view(&summary));
    placard_node time = child_of(text, 0, PLACARD_READING_TIME);
    uint32_t seconds = placard_node_number(text->document, time);
    if (time != PLACARD_NONE) {
        struct str minutes = str_format(text->arena, "%u %s", seconds < 90 ? 1 : (seconds + 30) / 60,
                                        label_text(text, LABELS_MINUTES));
        print_labelled(text, label_text(text, LABELS_TIME), bytes_of(str_z(text->arena, minutes)));
    }
    print_withdrawn(text);
    print_left_out(text);
    print_facts(text, PLACARD_REPLACED_BY, LABELS_REPLACED_BY);
    print_facts(text, PLACARD_EQUIPMENT, LABELS_EQUIPMENT);
    flow_gap(&text->flow);
    print_parts(text, PLACARD_PROTECTION, LABELS_PROTECTION);
    print_parts(text, PLACARD_TOOL, LABELS_TOOLS);
    print_parts(text, PLACARD_SPARE_PART, LABELS_PARTS);
}

static void print_foot(struct text *text)
{
    flow_gap(&text->flow);
    print_rule(text);
    print_facts(text, PLACARD_REGULATION, LABELS_REGULATIONS);
    placard_fact fact = placard_fact_at(text->module, PLACARD_EFFECTIVE, 0);
    if (fact.kind != PLACARD_END)
        print_labelled(text, label_text(text, LABELS_EFFECTIVE),
                       bytes_of(date_text(text->arena, fact.number).ptr));
    struct buf name = {.arena = text->arena};
    text_mark_plain(&name, placard_id(text->module));
    buf_byte(&name, ' ');
    text_mark_plain(&name, placard_module_version(text->module));
    print_labelled(text, label_text(text, LABELS_VERSION), bytes_of(str_z(text->arena, buf_view(&name))));
}

struct str text_print(struct arena *arena, const placard_module *module, const placard_document *document,
                      uint32_t language, uint32_t columns, bool is_colour)
{
    struct text text = {.arena = arena, .module = module, .document = document};
    text.flow = (struct flow){.out = {.arena = arena}, .is_colour = is_colour, .is_fresh = true};
    text.flow.columns = columns < 24 ? 24 : columns;
    text.labels = labels_language_of(placard_language_tag(module, language));
    print_head(&text);
    print_blocks(&text, 0, false);
    print_foot(&text);
    return buf_view(&text.flow.out);
}
