/*
 * screens.c - one walk over a document, cut into screens.
 *
 * The walk goes into what only holds blocks (DOCUMENT, PHASE, PROCEDURE, QUIZ) and
 * over all else; what it goes over are the pieces.  A screen stands around a STEP or
 * QUESTION; the rest of a section goes to these, and a section without any is a
 * screen.  Only the blocks between two steps are looked at twice, for the screen
 * before them and for the one behind.
 *
 * A screen of another document, as when the language is switched, reads as something, but
 * never outside: every place is held against the document's own end.
 */
#include "placard.h"

static uint32_t kind_at(const placard_document *document, placard_node at)
{
    return document->nodes_[at].kind_end_ & 0xffu;
}

static placard_node end_at(const placard_document *document, placard_node at)
{
    return document->nodes_[at].kind_end_ >> 8;
}

static int is_holder(uint32_t kind)
{
    return kind == PLACARD_PHASE || kind == PLACARD_PROCEDURE || kind == PLACARD_QUIZ;
}

/* The walk's next place. */
static placard_node past(const placard_document *document, placard_node at)
{
    uint32_t kind_end = document->nodes_[at].kind_end_;
    return is_holder(kind_end & 0xffu) ? at + 1 : kind_end >> 8;
}

/* What `node` begins: a kind of screen, or PLACARD_SCREEN_NONE. */
static uint32_t what_begins(const placard_token *node, int is_in_root)
{
    uint32_t kind = node->kind_end_ & 0xffu;
    if (kind == PLACARD_STEP)
        return PLACARD_SCREEN_STEP;
    if (kind == PLACARD_QUESTION)
        return PLACARD_SCREEN_QUESTION;
    if (kind == PLACARD_PHASE || kind == PLACARD_QUIZ ||
        (kind == PLACARD_HEADING && node->number_ <= 2 && is_in_root))
        return PLACARD_SCREEN_SECTION;
    return PLACARD_SCREEN_NONE;
}

/* On to what begins next, from `at` on.  Hazards on the way are held, lists begin to count. */
static void advance(const placard_document *document, placard_screen *screen, placard_node at)
{
    screen->ahead_ = PLACARD_SCREEN_NONE;
    for (; at < document->footnotes_; at = past(document, at)) {
        const placard_token *node = &document->nodes_[at];
        uint32_t kind = node->kind_end_ & 0xffu;
        screen->ahead_ = what_begins(node, at >= screen->inside_);
        if (screen->ahead_ != PLACARD_SCREEN_NONE)
            break;
        if (kind == PLACARD_PROCEDURE)
            screen->steps_ = PLACARD_LIST_FIRST(node->number_);
        if (kind == PLACARD_NOTICE && node->number_ <= PLACARD_LEVEL_LAST_HAZARD &&
            screen->held_ < PLACARD_MAX_GUARDS)
            screen->guards_[screen->held_++] = at;
    }
    screen->end_ = at;
}

/* The step or question ahead, and what comes with it. */
static void take_anchor(const placard_document *document, placard_screen *screen, uint32_t guarding)
{
    uint32_t held = screen->held_; /* hazards that stand behind it are those of the step behind it */
    screen->node = screen->end_;
    screen->kind = screen->ahead_;
    if (screen->kind == PLACARD_SCREEN_STEP) {
        screen->number = screen->steps_++;
        screen->guarding_ = guarding;
    } else
        screen->number = ++screen->questions_;
    screen->tail_ = end_at(document, screen->end_);
    advance(document, screen, screen->tail_);
    screen->held_ = held;
    if (screen->ahead_ > PLACARD_SCREEN_STEP) /* a question: what stands before it comes with it */
        screen->end_ = screen->tail_;
    if (screen->ahead_ < PLACARD_SCREEN_STEP) /* the last of a section takes all that follows */
        screen->tail_ = screen->end_;
}

int placard_screen_next(const placard_document *document, placard_screen *screen)
{
    placard_node at = screen->end_;
    screen->kind = PLACARD_SCREEN_NONE;
    screen->begin_ = screen->tail_;
    screen->all_ = at;
    screen->number = screen->guarding_ = 0;
    if (at >= document->footnotes_)
        return 0;
    screen->kind = screen->ahead_;
    if (at == 0) {
        screen->kind = PLACARD_SCREEN_OPENING;
        screen->begin_ = at = 1;
    } else if (screen->kind == PLACARD_SCREEN_SECTION) {
        screen->node = screen->section = at;
        screen->inside_ = end_at(document, at);
        screen->held_ = screen->opening_;
        at = past(document, at);
    }
    uint32_t held = screen->held_;
    advance(document, screen, at);
    screen->tail_ = screen->end_;
    if (screen->kind == PLACARD_SCREEN_OPENING)
        screen->opening_ = screen->held_;
    else if (screen->ahead_ >= PLACARD_SCREEN_STEP) /* or a question */
        take_anchor(document, screen, held);
    return 1;
}

/* ---- Pieces ---------------------------------------------------------------- */

/* The first piece of the screen from `at` on that is no footnote. */
static placard_node block_from(const placard_document *document, const placard_screen *screen,
                               placard_node at)
{
    for (; at < screen->end_ && at < document->footnotes_; at = past(document, at)) {
        uint32_t kind = kind_at(document, at);
        int is_lead = kind == PLACARD_HEADING || kind == PLACARD_NOTICE;
        if (!is_holder(kind) && (is_lead ? at < screen->tail_ : at >= screen->all_))
            return at;
    }
    return PLACARD_NONE;
}

/* Does a piece of the screen refer to the footnote of that number? */
static int refers_to(const placard_document *document, const placard_screen *screen, uint32_t number)
{
    placard_node at = screen->begin_;
    while ((at = block_from(document, screen, at)) != PLACARD_NONE)
        for (placard_node end = end_at(document, at); at < end; at++)
            if (kind_at(document, at) == PLACARD_FOOTNOTE_REF && document->nodes_[at].number_ == number)
                return 1;
    return 0;
}

placard_node placard_screen_piece(const placard_document *document, const placard_screen *screen,
                                  placard_node after)
{
    placard_node at = after == PLACARD_NONE ? screen->begin_ : placard_node_end(document, after);
    placard_node block = block_from(document, screen, at);
    if (block == PLACARD_NONE) {
        block = at < document->footnotes_ ? document->footnotes_ : at;
        while (block < document->node_count_ && !refers_to(document, screen, document->nodes_[block].number_))
            block = end_at(document, block);
        if (block >= document->node_count_)
            block = PLACARD_NONE;
    }
    return block;
}
