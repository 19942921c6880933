#include "reference/screens_fault.h"

#include <stddef.h>
#include <string.h>

/* One document being checked. */
struct check {
    const placard_document *document;
    placard_node opening[PLACARD_MAX_GUARDS], lead[PLACARD_MAX_GUARDS];
    uint32_t opening_count,
        lead_count; /* hazards of the opening; and those before the section's first anchor */
    placard_node section;
    int is_begun; /* the section had an anchor */
    uint32_t questions;
    uint8_t seen[1u << 20]; /* by node: how often it was shown */
};

static uint32_t kind_of(const struct check *check, placard_node node)
{
    return placard_node_kind(check->document, node);
}

static int is_hazard(const struct check *check, placard_node node)
{
    return kind_of(check, node) == PLACARD_NOTICE &&
           placard_node_number(check->document, node) <= PLACARD_LEVEL_LAST_HAZARD;
}

static int refers_to(const struct check *check, placard_node piece, uint32_t footnote)
{
    for (placard_node node = piece; node < placard_node_end(check->document, piece); node++)
        if (kind_of(check, node) == PLACARD_FOOTNOTE_REF &&
            placard_node_number(check->document, node) == footnote)
            return 1;
    return 0;
}

/* ---- One screen ------------------------------------------------------------------ */

static const char *check_footnote(const struct check *check, const placard_screen *screen,
                                  placard_node footnote)
{
    placard_node piece = PLACARD_NONE;
    while ((piece = placard_screen_piece(check->document, screen, piece)) < footnote)
        if (kind_of(check, piece) != PLACARD_FOOTNOTE &&
            refers_to(check, piece, placard_node_number(check->document, footnote)))
            return NULL;
    return "a footnote on a screen that does not refer to it";
}

static const char *check_pieces(struct check *check, const placard_screen *screen)
{
    placard_node piece = PLACARD_NONE, last = 0;
    for (; (piece = placard_screen_piece(check->document, screen, piece)) != PLACARD_NONE; last = piece) {
        uint32_t kind = kind_of(check, piece);
        if (piece <= last || piece >= placard_node_count(check->document))
            return "pieces out of order";
        if (kind == PLACARD_PHASE || kind == PLACARD_PROCEDURE || kind == PLACARD_QUIZ)
            return "a holder as a piece";
        if ((kind == PLACARD_STEP || kind == PLACARD_QUESTION) && piece != screen->node)
            return "an anchor on the screen of another";
        if (kind == PLACARD_FOOTNOTE) {
            check->seen[piece] = 1;
            const char *fault = check_footnote(check, screen, piece);
            if (fault != NULL)
                return fault;
            continue;
        }
        for (placard_node node = piece; node < placard_node_end(check->document, piece); node++)
            if (check->seen[node]++ > 0)
                return "a node on two screens";
    }
    return NULL;
}

/* The first hazards that there is room for. */
static void hold(struct check *check, placard_node *held, uint32_t *count, uint32_t before, placard_node node)
{
    if (is_hazard(check, node) && before + *count < PLACARD_MAX_GUARDS)
        held[(*count)++] = node;
}

static const char *check_guards(const struct check *check, const placard_screen *screen)
{
    uint32_t is_step = screen->kind == PLACARD_SCREEN_STEP, i = 0;
    for (uint32_t at = 0; is_step && at < check->opening_count; at++)
        if (placard_screen_guards(screen, i++) != check->opening[at])
            return "a hazard of the opening does not guard a step";
    for (uint32_t at = 0; is_step && at < check->lead_count; at++)
        if (placard_screen_guards(screen, i++) != check->lead[at])
            return "a hazard of the phase does not guard a step";
    return placard_screen_guards(screen, i) == PLACARD_NONE ? NULL : "a guard too many";
}

/* What the screens after this one must know of it. */
static void remember(struct check *check, const placard_screen *screen)
{
    placard_node piece = PLACARD_NONE;
    int is_opening = screen->kind == PLACARD_SCREEN_OPENING;
    while ((piece = placard_screen_piece(check->document, screen, piece)) != PLACARD_NONE)
        if (is_opening)
            hold(check, check->opening, &check->opening_count, 0, piece);
        else if ((!check->is_begun || screen->kind == PLACARD_SCREEN_QUESTION) && piece < screen->node)
            hold(check, check->lead, &check->lead_count, check->opening_count, piece);
    check->is_begun |= screen->kind >= PLACARD_SCREEN_STEP;
}

static const char *check_number(struct check *check, const placard_screen *screen)
{
    if (screen->kind == PLACARD_SCREEN_QUESTION) {
        check->questions++;
        return screen->number == check->questions &&
                       screen->node == placard_question_at(check->document, check->questions - 1)
                   ? NULL
                   : "a question with another's number";
    }
    if (screen->kind != PLACARD_SCREEN_STEP)
        return screen->number == 0 ? NULL : "a number for nothing";
    placard_node list = screen->node;
    while (kind_of(check, list) != PLACARD_PROCEDURE ||
           placard_node_end(check->document, list) <= screen->node)
        list--;
    uint32_t number = placard_node_number(check->document, list) / 2;
    for (placard_node step = list + 1; step < screen->node; step = placard_node_end(check->document, step))
        number++;
    return number == screen->number ? NULL : "a step with another's number";
}

static const char *check_screen(struct check *check, const placard_screen *screen)
{
    if (screen->section != check->section) { /* a new one */
        check->section = screen->section;
        check->lead_count = 0;
        check->is_begun = 0;
    }
    const char *fault = check_pieces(check, screen);
    if (fault == NULL)
        fault = check_guards(check, screen);
    if (fault == NULL)
        fault = check_number(check, screen);
    remember(check, screen);
    return fault;
}

/* ---- All of them ------------------------------------------------------------------ */

static int is_referred_to(const struct check *check, uint32_t footnote)
{
    placard_node at = 0;
    while ((at = placard_node_find(check->document, 0, at, PLACARD_FOOTNOTE_REF)) != PLACARD_NONE)
        if (placard_node_number(check->document, at) == footnote)
            return 1;
    return 0;
}

/* Nothing is outside: all but what only holds, and footnotes that no text refers to. */
static const char *check_all(const struct check *check)
{
    for (placard_node node = 1; node < placard_node_count(check->document); node++) {
        uint32_t kind = kind_of(check, node);
        if (kind == PLACARD_FOOTNOTE) {
            if (check->seen[node] == 0 && is_referred_to(check, placard_node_number(check->document, node)))
                return "a footnote on no screen";
            node = placard_node_end(check->document, node) - 1;
        } else if (check->seen[node] == 0 && kind != PLACARD_PHASE && kind != PLACARD_PROCEDURE &&
                   kind != PLACARD_QUIZ)
            return "a node outside of all screens";
    }
    return NULL;
}

const char *screens_fault(const placard_document *document)
{
    static struct check check;
    placard_screen screen;
    memset(&check, 0, offsetof(struct check, seen) + placard_node_count(document));
    memset(&screen, 0, sizeof screen);
    check.document = document;
    while (placard_screen_next(document, &screen)) {
        const char *fault = check_screen(&check, &screen);
        if (fault != NULL)
            return fault;
    }
    if (screen.kind != PLACARD_SCREEN_NONE ||
        placard_screen_piece(document, &screen, PLACARD_NONE) != PLACARD_NONE)
        return "something past the last screen";
    return check_all(&check);
}
