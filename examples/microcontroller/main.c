/*
 * main.c - a training client for a board with 64 KiB of RAM and a serial port.
 *
 * Opens the bundle where it lies in flash, loads one language into a fixed
 * block of RAM, shows one screen after the other, asks the questions and prints the
 * grade.
 */
#include "board.h"
#include "placard.h"
#include "serial.h"

/* Room for one document; placard_load() says when it is too little. */
#ifndef MEMORY_SIZE
#define MEMORY_SIZE (40u * 1024)
#endif
static uint32_t memory[MEMORY_SIZE / 4];

static placard_module module;
static placard_document document;
static placard_attempt attempt;

static int report(placard_status status)
{
    serial_text("cannot read the bundle: ");
    serial_text(placard_status_text(status));
    serial_text("\n");
    return 1;
}

/* ---- Language ------------------------------------------------------------ */

static uint32_t ask_language(void)
{
    uint8_t line[32];
    uint32_t count = placard_language_count(&module);
    if (count < 2)
        return 0;
    serial_text("Language (");
    for (uint32_t i = 0; i < count; i++) {
        serial_text(i > 0 ? ", " : "");
        serial_bytes(placard_language_tag(&module, i));
    }
    serial_text("): ");
    placard_bytes wanted = serial_line(line, sizeof line);
    uint32_t language = placard_language_lookup(&module, wanted);
    if (language != PLACARD_NONE)
        return language;
    if (wanted.size > 0) {
        serial_text("Not there; this is ");
        serial_bytes(placard_language_tag(&module, 0));
        serial_text(".\n");
    }
    return 0;
}

/* Why the module is out of use.  The board has no calendar, so it shows nothing of a module that is
 * withdrawn from a day that may be to come. */
static int tell_withdrawn(void)
{
    if (!placard_is_withdrawn(&module, PLACARD_NONE))
        return 0;
    serial_text("WITHDRAWN, do not use, from ");
    serial_number(placard_fact_at(&module, PLACARD_WITHDRAWN_ON, 0).number);
    serial_text(": ");
    serial_bytes(placard_fact_at(&module, PLACARD_WITHDRAWN, 0).text);
    serial_text("\nUse instead: ");
    serial_bytes(placard_fact_at(&module, PLACARD_REPLACED_BY, 0).text);
    serial_text("\n");
    return 1;
}

/* Languages that are older than this version, and not in it: the source is shown instead. */
static void tell_left_out(void)
{
    placard_fact fact = placard_fact_at(&module, PLACARD_LAGGING, 0);
    for (uint32_t i = 0; fact.kind == PLACARD_LAGGING; fact = placard_fact_next(&fact), i++) {
        if (fact.number > 0)
            continue; /* its old parts carry a notice each */
        serial_bytes(fact.text);
        serial_text(": this translation is of version ");
        serial_bytes(placard_fact_at(&module, PLACARD_TRANSLATES, i).text);
        serial_text(", not up to date, and left out of this one.\n");
    }
}

/* ---- Questions ----------------------------------------------------------- */

static placard_node part(uint32_t question, placard_kind kind)
{
    placard_node node = placard_question_at(&document, question);
    return placard_node_find(&document, node, node, kind);
}

static placard_form form_of(uint32_t question)
{
    return placard_form_of(placard_question_type_of(&document, question));
}

/* Of a match question; right sides that nothing belongs to come behind those with a left one. */
static placard_node left_side(uint32_t question, uint32_t option)
{
    placard_node pair = placard_option_at(&document, question, option);
    return placard_node_find(&document, pair, pair, PLACARD_LEFT);
}

static void list_options(uint32_t question, const uint8_t *shown, uint32_t count)
{
    int is_match = form_of(question) == PLACARD_FORM_PAIRS;
    placard_node left;
    for (uint32_t i = 0; (left = left_side(question, i)) != PLACARD_NONE; i++) {
        serial_text("  ");
        serial_number(i + 1);
        serial_text(") ");
        serial_node(&document, left);
        serial_text("\n");
    }
    for (uint32_t i = 0; i < count; i++) {
        placard_node option = placard_option_at(&document, question, shown[i]);
        char label[] = {' ', ' ', (char)('a' + i), ')', ' ', '\0'};
        serial_text(label);
        serial_node(&document,
                    is_match ? placard_node_find(&document, option, option, PLACARD_RIGHT) : option);
        serial_text("\n");
    }
}

/* Options behind the letters of a line; returns how many. */
static uint32_t read_letters(placard_bytes line, const uint8_t *shown, uint32_t count, uint8_t *options)
{
    uint32_t found = 0;
    for (size_t i = 0; i < line.size && found < PLACARD_MAX_CHOICES; i++) {
        uint32_t place = line.data[i] - (uint32_t)'a';
        if (place < count)
            options[found++] = shown[place];
    }
    return found;
}

static placard_status take_answer(uint32_t question, placard_bytes line, const uint8_t *shown, uint32_t count)
{
    uint8_t options[PLACARD_MAX_CHOICES];
    uint32_t chosen = 0, found = read_letters(line, shown, count, options);
    switch (form_of(question)) {
    case PLACARD_FORM_NUMBER:
    case PLACARD_FORM_WORDS:
        return placard_answer_text(&attempt, &document, question, line);
    case PLACARD_FORM_PLACES:
    case PLACARD_FORM_PAIRS:
        return placard_answer_order(&attempt, &document, question, options, found);
    default:
        for (uint32_t i = 0; i < found; i++)
            chosen |= 1u << options[i];
        return placard_answer_choices(&attempt, &document, question, chosen);
    }
}

static void say(placard_node node)
{
    if (node == PLACARD_NONE)
        return;
    serial_text("  ");
    serial_node(&document, node);
    serial_text("\n");
}

static void show_result(uint32_t question, placard_bytes line)
{
    serial_text("  ");
    serial_points(placard_earned_millipoints(&attempt, question));
    serial_text(" of ");
    serial_points(placard_question_millipoints(&document, question));
    serial_text("\n");
    for (uint32_t i = 0; i < placard_option_count(&document, question); i++)
        if (placard_is_chosen(&attempt, question, i))
            say(placard_feedback(&document, question, i));
    say(placard_reply(&document, question, line));
    say(placard_explanation(&document, question));
}

static const char *asks_for(uint32_t question)
{
    switch (form_of(question)) {
    case PLACARD_FORM_PLACES:
        return "first to last";
    case PLACARD_FORM_PAIRS:
        return "one for each number";
    default:
        return placard_takes_many(placard_question_type_of(&document, question)) ? "all that apply" : "";
    }
}

/* The prompt, and the blocks that stand beside it. */
static void put_question(uint32_t question)
{
    placard_node node = placard_question_at(&document, question);
    placard_node child = placard_node_first(&document, node);
    serial_text("Q");
    serial_number(question + 1);
    serial_text(": ");
    for (; child != PLACARD_NONE; child = placard_node_next(&document, node, child)) {
        uint32_t kind = placard_node_kind(&document, child);
        if (kind != PLACARD_PROMPT && kind >= PLACARD_DIGEST) /* no block */
            continue;
        serial_node(&document, child);
        serial_text("\n");
    }
}

static void ask(uint32_t question)
{
    uint8_t shown[PLACARD_MAX_CHOICES], letters[64];
    uint32_t count = placard_shown_options(&attempt, &document, question, shown);
    placard_bytes line;
    put_question(question);
    list_options(question, shown, count);
    placard_status status;
    do {
        serial_text(asks_for(question));
        serial_bytes(placard_node_text(&document, part(question, PLACARD_UNIT)));
        serial_text("> ");
        line = serial_line(letters, sizeof letters);
        status = take_answer(question, line, shown, count);
    } while (status != PLACARD_OK);
    show_result(question, line);
}

static void grade(void)
{
    placard_attempt_finish(&attempt);
    serial_text("\nScore ");
    serial_points(placard_score_millipoints(&attempt));
    serial_text(" of ");
    serial_points(placard_most_millipoints(&document));
    serial_text(placard_is_passed(&attempt, &document) ? ": passed" : ": not passed");
    serial_text(" (needs ");
    serial_number(placard_pass_mark(&document));
    serial_text(" %)\n");
}

/* ---- Screens ------------------------------------------------------------- */

static void show_piece(const placard_screen *screen, placard_node piece)
{
    if (screen->kind == PLACARD_SCREEN_QUESTION && piece == screen->node) {
        ask(screen->number - 1);
        return;
    }
    if (screen->kind == PLACARD_SCREEN_STEP && piece == screen->node) {
        serial_number(screen->number);
        serial_text(". ");
    }
    if (placard_node_kind(&document, piece) == PLACARD_KEYWORD ||
        placard_node_kind(&document, piece) == PLACARD_READING_TIME)
        return; /* for search and lists */
    serial_node(&document, piece);
    serial_text("\n");
}

/* Above a step stand the hazards from screens before that guard it. */
static void show_screen(const placard_screen *screen)
{
    placard_node node = PLACARD_NONE;
    serial_text("\n");
    for (uint32_t i = 0; (node = placard_screen_guards(screen, i)) != PLACARD_NONE; i++) {
        serial_node(&document, node);
        serial_text("\n");
    }
    while ((node = placard_screen_piece(&document, screen, node)) != PLACARD_NONE)
        show_piece(screen, node);
}

static void show_module(void)
{
    uint8_t line[8];
    placard_screen screen = {0};
    /* A board with a clock or a noise source would take the seed from there. */
    int has_quiz = placard_question_count(&document) > 0 &&
                   placard_attempt_begin(&attempt, &module, &document, 1, 0) == PLACARD_OK;
    while (placard_screen_next(&document, &screen)) {
        show_screen(&screen);
        if (screen.kind == PLACARD_SCREEN_QUESTION)
            continue;
        serial_text("(Enter)");
        serial_line(line, sizeof line);
    }
    if (has_quiz)
        grade();
}

/* ---- Memory -------------------------------------------------------------- */

static void show_memory(uint32_t language)
{
    uint32_t block = (uint32_t)sizeof memory, used = (uint32_t)placard_load_size(&module, language);
    serial_text("\nRAM: ");
    serial_number(board_data_used() - block);
    serial_text(" data, ");
    serial_number(used);
    serial_text(" document, ");
    serial_number(board_stack_used());
    serial_text(" stack; flash: ");
    serial_number(board_flash_used());
    serial_text(", of it ");
    serial_number((uint32_t)board_bundle().size);
    serial_text(" bundle\n");
}

int main(void)
{
    placard_bytes bundle = board_bundle();
    placard_status status = placard_open(&module, bundle.data, bundle.size, NULL);
    if (status != PLACARD_OK)
        return report(status);
    if (tell_withdrawn())
        return 0;
    tell_left_out();
    uint32_t language = ask_language();
    status = placard_load(&document, &module, language, memory, sizeof memory, NULL);
    if (status != PLACARD_OK)
        return report(status);
    show_module();
    show_memory(language);
    return 0;
}
