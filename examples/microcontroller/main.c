/*
 * main.c - a training client for a board with 64 KiB of RAM and a serial port.
 *
 * Opens the bundle where it lies in flash, loads one language into a fixed
 * block of RAM, lists the steps, asks the questions and prints the grade.
 */
#include "board.h"
#include "placard.h"
#include "serial.h"

/* Room for one document; placard_load() says when it is too little. */
static uint32_t memory[40u * 1024 / 4];

static placard_module module;
static placard_document document;
static placard_attempt attempt;

extern const uint8_t bundle_start[], bundle_end[];

static int report(placard_status status)
{
    serial_text("cannot read the bundle: ");
    serial_text(placard_status_text(status));
    serial_text("\n");
    return 1;
}

/* ---- Language and steps -------------------------------------------------- */

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
    return placard_language_lookup(&module, serial_line(line, sizeof line));
}

static void list_steps(void)
{
    serial_text("\n");
    serial_bytes(placard_title(&document));
    serial_text("\n\n");
    for (uint32_t i = 0; i < placard_step_count(&document); i++) {
        serial_number(i + 1);
        serial_text(". ");
        serial_node(&document, placard_step_at(&document, i));
        serial_text("\n");
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

static void list_options(uint32_t question, const uint8_t *shown, uint32_t count)
{
    int is_match = form_of(question) == PLACARD_FORM_PAIRS;
    for (uint32_t i = 0; is_match && i < count; i++) {
        placard_node pair = placard_option_at(&document, question, i);
        serial_text("  ");
        serial_number(i + 1);
        serial_text(") ");
        serial_node(&document, placard_node_find(&document, pair, pair, PLACARD_LEFT));
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
    for (size_t i = 0; i < line.size && found < count; i++) {
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

static void show_result(uint32_t question, uint32_t count)
{
    serial_text("  ");
    serial_points(placard_earned_millipoints(&attempt, question));
    serial_text(" of ");
    serial_points(placard_question_millipoints(&document, question));
    serial_text("\n");
    for (uint32_t i = 0; i < count; i++) {
        placard_node feedback = placard_feedback(&document, question, i);
        if (feedback != PLACARD_NONE && placard_is_chosen(&attempt, question, i)) {
            serial_text("  ");
            serial_node(&document, feedback);
            serial_text("\n");
        }
    }
    placard_node explanation = placard_explanation(&document, question);
    if (explanation != PLACARD_NONE) {
        serial_text("  ");
        serial_node(&document, explanation);
        serial_text("\n");
    }
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

static void ask(uint32_t question)
{
    uint8_t shown[PLACARD_MAX_CHOICES], line[64];
    uint32_t count = placard_shown_options(&attempt, &document, question, shown);
    serial_text("\nQ");
    serial_number(question + 1);
    serial_text(": ");
    serial_node(&document, part(question, PLACARD_PROMPT));
    serial_text("\n");
    list_options(question, shown, count);
    placard_status status;
    do {
        serial_text(asks_for(question));
        serial_bytes(placard_node_text(&document, part(question, PLACARD_UNIT)));
        serial_text("> ");
        status = take_answer(question, serial_line(line, sizeof line), shown, count);
    } while (status != PLACARD_OK);
    show_result(question, count);
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

static void take_quiz(void)
{
    /* A board with a clock or a noise source would take the seed from there. */
    if (placard_attempt_begin(&attempt, &module, &document, 1, 0) != PLACARD_OK)
        return;
    for (uint32_t i = 0; i < placard_question_count(&document); i++)
        ask(i);
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
    serial_number((uint32_t)((uintptr_t)bundle_end - (uintptr_t)bundle_start));
    serial_text(" bundle\n");
}

int main(void)
{
    size_t size = (size_t)((uintptr_t)bundle_end - (uintptr_t)bundle_start);
    placard_status status = placard_open(&module, bundle_start, size, NULL);
    if (status != PLACARD_OK)
        return report(status);
    uint32_t language = ask_language();
    status = placard_load(&document, &module, language, memory, sizeof memory, NULL);
    if (status != PLACARD_OK)
        return report(status);
    list_steps();
    if (placard_question_count(&document) > 0)
        take_quiz();
    show_memory(language);
    return 0;
}
