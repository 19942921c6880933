/*
 * near_quiz.c - what an author meant for a quiz or a question, and what would be shown with its answers.
 *
 * In:    the tree before its sections are made
 * Out:   each near heading is reported as an error and then taken for what was meant, so that what
 *        stands under it is judged as the author sees it
 */
#include "base/unicode.h"
#include "pipeline/4-model/answer_words.h"
#include "pipeline/4-model/model.h"

enum { LONGEST_TITLE = 64 /* bytes of a line that could name a quiz */, LONGEST_QUESTION = 300 };

/* ---- What a title says ---- */

/* A title without its marks: "##Isolate", "Quiz:" as the author would write them. */
static struct str bare(const struct model *model, const struct node *title)
{
    struct str text = model_plain(model, title);
    size_t at = 0;
    while (at < text.len && text.ptr[at] == '#')
        at++;
    while (str_starts(str_slice(text, at, text.len), STR("＃")))
        at += STR("＃").len;
    return str_trim(str_slice(text, at, text.len));
}

/* Its letters, folded; no blanks, marks or numbers. */
static struct str letters_of(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    struct str folded = unicode_fold(arena, text);
    for (size_t at = 0, next; at < folded.len; at = next) {
        next = at;
        uint32_t letter = unicode_next(folded, &next);
        if (unicode_is_word(letter) && !(letter >= '0' && letter <= '9'))
            buf_str(&out, str_slice(folded, at, next));
    }
    return buf_view(&out);
}

static bool is_one_of(struct str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(text, str_of(words[i])))
            return true;
    }
    return false;
}

#define IS_ONE_OF(text, words) is_one_of((text), (words), sizeof(words) / sizeof *(words))

/* "Quiz:", "Quizz": nothing else can be meant. */
static bool is_spelling(struct str letters)
{
    static const char *const words[] = {"quiz", "quizz", "quizes", "quizzes", "quis", "qiuz",
                                        "quzi", "qiz",   "quix",   "kwiz",    "kviz"};
    return IS_ONE_OF(letters, words);
}

/* What sections of questions are called, in the languages of the pages; folded, without blanks. */
static bool is_name(struct str letters)
{
    static const char *const words[] = {"questions",      "question",

                                        "knowledgecheck", "selfcheck",
                                        "selftest",       "testyourself",
                                        "checkyourself",  "checkyourknowledge",
                                        "questionnaire",  "reviewquestions",
                                        "assessment",     "cuestionario",
                                        "preguntas",

                                        "evaluación",     "évaluation",
                                        "fragen",         "prüfung",
                                        "wissenstest",    "kontrollfragen",
                                        "quizfragen",     "verständnisfragen",
                                        "questionário",   "perguntas",

                                        "avaliação",      "pytania",
                                        "sprawdzian",

                                        "أسئلة",          "اسئلة",
                                        "الأسئلة",        "测验",

                                        "小测验",         "问题",

                                        "问答",           "クイズ",
                                        "問題",

                                        "質問",           "確認テスト",
                                        "理解度チェック", "测验题"};
    bool has_quiz = letters.len <= 24 && (str_starts(letters, STR("quiz")) || str_ends(letters, STR("quiz")));
    return has_quiz || IS_ONE_OF(letters, words);
}

/* ---- A question without its marks ---- */

static bool is_glued(const struct model *model, const struct node *paragraph)
{
    struct str text = source_text(model->stage->source, paragraph->span);
    size_t marks = 0;
    while (marks < text.len && text.ptr[marks] == '#')
        marks++;
    return str_starts(text, STR("＃")) || (marks > 0 && marks < 7);
}

/* Why a paragraph that stands where a question would is one that lacks its marks; NULL: it is none. */
static const char *lacks(const struct model *model, const struct node *paragraph)
{
    struct str text = model_plain(model, paragraph);
    if (is_glued(model, paragraph))
        return "a blank is missing behind the #";
    if (text.len == 0 || text.len > LONGEST_QUESTION)
        return NULL;
    const struct node *first = paragraph->first, *rest = first->next;
    bool is_alone = rest == NULL || (rest->next == NULL &&
                                     (rest->kind == NODE_COMMENT || str_eq(str_trim(rest->text), STR(":"))));
    if (first->kind == PLACARD_STRONG && is_alone)
        return "a bold line is no heading";
    bool is_asked = str_ends(text, STR("?")) || str_ends(text, STR("？")) || str_ends(text, STR("؟"));
    return is_asked ? "a plain line is no heading" : NULL;
}

/* ---- What stands below ---- */

static bool is_opening(const struct node *block, uint32_t level)
{
    return block->kind == PLACARD_HEADING && block->number <= level;
}

static bool has_tick(const struct node *list)
{
    for (const struct node *item = list->first; item != NULL; item = item->next) {
        if (item->kind == PLACARD_TASK && item->number > 0)
            return true;
    }
    return false;
}

/* Answers that nothing else looks like: a ticked box, an answer line. */
static bool holds_key(const struct model *model, const struct node *block)
{
    if (block->kind == PLACARD_PARAGRAPH)
        return answers_is_named(model, block);
    return block->kind == PLACARD_BULLET_LIST && has_tick(block);
}

/* Does a key stand below, before the next heading of this level or above it? */
static bool has_key_below(const struct model *model, const struct node *heading, uint32_t level)
{
    const struct node *at = heading->next;
    for (; at != NULL && !is_opening(at, level); at = at->next) {
        if (holds_key(model, at))
            return true;
    }
    return false;
}

/* The same, where something is asked before it. */
static bool has_question_below(const struct model *model, const struct node *heading, uint32_t level)
{
    bool is_asked = false;
    for (const struct node *at = heading->next; at != NULL && !is_opening(at, level); at = at->next) {
        if (is_asked && holds_key(model, at))
            return true;
        bool is_line = at->kind == PLACARD_PARAGRAPH && !answers_is_named(model, at);
        is_asked = is_asked || at->kind == PLACARD_HEADING || (is_line && lacks(model, at) != NULL);
    }
    return false;
}

/* ---- The quiz ---- */

/* A line that stands alone: a heading, a bold line, one with its # glued to it. */
static bool may_be_title(const struct node *block)
{
    if (block->kind == PLACARD_HEADING)
        return block->number <= 3;
    return block->kind == PLACARD_PARAGRAPH && block->span.end - block->span.begin <= LONGEST_TITLE;
}

/* "### May you enter?" and a key, under a heading of whatever name. */
static bool holds_question(const struct model *model, const struct node *heading)
{
    if (heading->kind != PLACARD_HEADING || heading->number != 2)
        return false;
    const struct node *at = heading->next;
    for (; at != NULL && !is_opening(at, 2); at = at->next) {
        struct str text = at->kind == PLACARD_HEADING ? bare(model, at) : STR("");
        bool is_asked = str_ends(text, STR("?")) || str_ends(text, STR("？")) || str_ends(text, STR("؟"));
        if (is_asked && has_key_below(model, at, at->number))
            return true;
    }
    return false;
}

/* Named like a quiz; `*is_tried` when what stands below had to be looked at. */
static bool is_named(const struct model *model, const struct node *block, bool *is_tried)
{
    if (!may_be_title(block))
        return false;
    uint32_t level = block->kind == PLACARD_HEADING && block->number == 1 ? 1 : 2;
    struct str letters = letters_of(model->stage->arena, bare(model, block));
    if (is_spelling(letters) && block->kind == PLACARD_HEADING)
        return true;
    *is_tried = is_spelling(letters) || is_name(letters);
    return *is_tried && has_question_below(model, block, level);
}

/* What an earlier stage said of the same line says less. */
static void take_back(const struct model *model, enum diag_code code, const struct node *block)
{
    struct diag *diag = diag_find(model->stage->diags, code, model_place(model, block->span));
    if (diag != NULL)
        diag_drop(model->stage->diags, diag);
}

static void report_quiz(struct model *model, const struct node *block)
{
    struct str title = bare(model, block);
    take_back(model, DIAG_NEARLY_HEADING, block);
    struct diag *diag =
        model_report(model, DIAG_NEARLY_QUIZ, source_first_line(model->stage->source, block->span),
                     "this section is meant for a quiz, and is none");
    model_label(model, diag, "the right answers would be shown to every worker");
    if (is_spelling(letters_of(model->stage->arena, title)))
        model_help(model, diag, "write ## Quiz");
    else
        model_help(model, diag, "write ## Quiz; a quiz of another name is marked: ## %.*s <!-- quiz -->",
                   STR_FMT(title));
}

/* The first block that is named like a quiz and holds questions; of so many names the rest is not looked at.
 */
static struct node *find_named(const struct model *model)
{
    enum { MOST = 32 };
    uint32_t tried = 0;
    for (struct node *at = model->module->root->first; at != NULL && tried < MOST; at = at->next) {
        bool is_tried = false;
        if (is_named(model, at, &is_tried))
            return at;
        tried += is_tried;
    }
    return NULL;
}

static struct node *find_quiz(struct model *model)
{
    struct node *first = model->module->root->first, *quiz = first;
    while (quiz != NULL && !quiz_is_heading(model, quiz))
        quiz = quiz->next;
    if (quiz != NULL)
        return quiz;
    quiz = find_named(model);
    for (struct node *at = first; quiz == NULL && at != NULL; at = at->next)
        quiz = holds_question(model, at) ? at : NULL;
    if (quiz == NULL)
        return NULL;
    report_quiz(model, quiz);
    quiz->kind = PLACARD_HEADING;
    quiz->number = 2;
    model->near_quiz = quiz;
    return quiz;
}

/* ---- Questions ---- */

static void make_question(struct model *model, struct node *block, const char *why)
{
    take_back(model, DIAG_NEARLY_HEADING, block);
    struct diag *diag =
        model_report(model, DIAG_NEARLY_QUESTION, source_first_line(model->stage->source, block->span),
                     "this is meant for a question, and is none");
    model_label(model, diag, "%s", why);
    model_help(model, diag, "write ### %.*s", STR_FMT(bare(model, block)));
    block->kind = PLACARD_HEADING;
    block->number = 3;
}

/* "## May you enter?" behind the quiz ends it. */
static void take_questions_above(struct model *model, struct node *quiz)
{
    uint32_t made = 0;
    for (struct node *at = quiz->next; at != NULL && made < PLACARD_MAX_QUESTIONS; at = at->next) {
        if (!is_opening(at, 2) || quiz_is_heading(model, at) || !has_key_below(model, at, 6))
            continue;
        make_question(model, at, "a heading of this level ends the quiz");
        made++;
    }
}

/* The next answers or heading from `at` on. */
static const struct node *next_answers(const struct model *model, const struct node *at)
{
    while (at != NULL && at->kind != PLACARD_HEADING && !quiz_is_answers(model, at))
        at = at->next;
    return at;
}

/* Where one question is answered, or none is asked yet, a line above further answers asks. */
static void take_questions(struct model *model, struct node *quiz)
{
    bool is_open = false, is_answered = false;
    const struct node *answers = quiz;
    uint32_t made = 0;
    for (struct node *at = quiz->next; at != NULL && !is_opening(at, 2); at = at->next) {
        if (at->prev == answers)
            answers = next_answers(model, at);
        bool may_ask =
            at->kind == PLACARD_PARAGRAPH && !answers_is_line(model, at) && (!is_open || is_answered);
        bool is_followed = answers != NULL && answers->kind != PLACARD_HEADING;
        const char *why = may_ask && is_followed && made < PLACARD_MAX_QUESTIONS ? lacks(model, at) : NULL;
        if (why != NULL) {
            make_question(model, at, why);
            made++;
        }
        bool is_question = at->kind == PLACARD_HEADING && at->number == 3;
        is_open = is_open || is_question;
        is_answered = !is_question && (is_answered || quiz_is_answers(model, at));
    }
}

void near_quiz_check(struct model *model)
{
    struct node *quiz = find_quiz(model);
    if (quiz == NULL)
        return;
    take_questions_above(model, quiz);
    take_questions(model, quiz);
}
