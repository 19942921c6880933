/*
 * fuzz_attempt.c - bytes that open with "PLC" as a saved attempt and session, as they are and with their seal
 * set right; any others as a script: answers of all types, hints, screens, saving and resuming, another
 * language.
 */
#include "placard.h"
#include "reference/sample.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FACTS   "manifest { id:a version:1 content:\"0123456789abcdef0123456789abcdef\" language=*:en "
#define HEAD    "document { title:T procedure=3 { step { } step { } step { } } "
#define MOST    4096u /* bytes of a saved attempt */
#define SCREENS 16u   /* no document below has more */

/* The quiz of the good bundle; the same translated and edited; none. */
enum { WHOLE, EDITED, EMPTY, DOCUMENTS };

static placard_module modules[DOCUMENTS];
static placard_document documents[DOCUMENTS];

static void demand(int is_so)
{
    if (!is_so)
        abort();
}

static void open_one(int which, const char *facts, const char *text)
{
    static struct sample_zip zips[DOCUMENTS];
    static uint32_t memory[DOCUMENTS][1u << 13];
    sample_bundle(&zips[which], facts, text, NULL, NULL, 0);
    demand(placard_open(&modules[which], zips[which].file.data, zips[which].file.size, NULL) == PLACARD_OK);
    demand(placard_load(&documents[which], &modules[which], 0, memory[which], sizeof memory[which], NULL) ==
           PLACARD_OK);
}

static void open_all(void)
{
    static char text[8192] = HEAD;
    strncat(text, strstr(sample_document, "quiz=80"), sizeof text - sizeof HEAD);
    open_one(WHOLE, FACTS "attempts=3 }", text);
    open_one(EDITED, FACTS "}",
             HEAD
             "quiz=50 { question=38:w { digest=12 prompt { } accept:cierre accept:xo fold:\"\\xc3\\xb3\\to\" "
             "fold:\"oz\\tc\" fold:\"z\\t\" fold:\"za\\to\" } "
             "question=50:many { digest=8 prompt { } choice:a { } choice=1:b { } choice=1:c { } } "
             "question=67:o { digest=9 prompt { } hint { } ordered:a { } ordered:b { } } "
             "question=36:p { digest=10 prompt { } pair:a { left { } right { text:x } } "
             "pair:b { left { text:l } right { text:x } } } "
             "question=32005:v { digest=11 prompt { } low:10 high:999999999999999999 } } }");
    open_one(EMPTY, FACTS "}", "document { }");
}

/* ---- Saved bytes ------------------------------------------------------------------ */

/* The seal of saved.c, written again: CRC-32 of the header without it, and of what follows. */
static void seal(uint8_t *saved, size_t size)
{
    uLong sum = crc32(0, saved, 20) ^ crc32(0, saved + 24, (uInt)(size - 24));
    for (unsigned i = 0; i < 4; i++)
        saved[20 + i] = (uint8_t)(sum >> (8 * i));
}

/* What is saved comes back; what came back is saved as the same bytes. */
static void round_trip(const placard_attempt *attempt, int which)
{
    static uint8_t saved[MOST], again[MOST];
    placard_attempt copy, second;
    size_t size = placard_attempt_save(attempt, saved, sizeof saved);
    demand(size <= sizeof saved && placard_attempt_save(attempt, again, size - 1) == size);
    demand(placard_attempt_resume(&copy, &modules[which], &documents[which], saved, size) == PLACARD_OK);
    size = placard_attempt_save(&copy, saved, sizeof saved);
    demand(placard_attempt_resume(&second, &modules[which], &documents[which], saved, size) == PLACARD_OK);
    demand(placard_attempt_save(&second, again, sizeof again) == size && memcmp(saved, again, size) == 0);
    demand(placard_score_millipoints(&copy) == placard_score_millipoints(&second));
    demand(placard_score_millipoints(&copy) <= placard_most_millipoints(&documents[which]));
    seal(again, size);
    demand(memcmp(saved, again, size) == 0); /* else seal() is no longer the seal */
}

/* Digest of the `index`-th screen; 0 past the last. */
static uint64_t digest_of(int which, uint32_t index)
{
    placard_screen screen;
    memset(&screen, 0, sizeof screen);
    while (placard_screen_next(&documents[which], &screen))
        if (index-- == 0)
            return placard_screen_digest(&modules[which], &documents[which], &screen);
    return 0;
}

static void round_trip_session(const placard_session *session, int which)
{
    uint8_t saved[24 + 12 * SCREENS];
    placard_seen seen[SCREENS];
    placard_session copy;
    size_t size = placard_session_save(session, saved, sizeof saved);
    demand(placard_session_resume(&copy, &modules[which], &documents[which], seen, SCREENS, saved, size) ==
           PLACARD_OK);
    demand(placard_session_last(&copy) == placard_session_last(session));
    demand(placard_session_count(&copy) == placard_session_count(session));
    demand(placard_session_seen_count(&copy) == placard_session_seen_count(session));
    for (uint32_t screen = 0; screen < 5; screen++) {
        uint64_t digest = digest_of(which, screen);
        demand(placard_session_time(&copy, digest) == placard_session_time(session, digest));
    }
}

static void resume(const uint8_t *data, size_t size)
{
    placard_attempt attempt;
    placard_session session;
    placard_seen seen[SCREENS];
    if (placard_attempt_resume(&attempt, &modules[WHOLE], &documents[WHOLE], data, size) == PLACARD_OK) {
        round_trip(&attempt, WHOLE);
        demand(placard_attempt_resume(&attempt, &modules[EDITED], &documents[EDITED], data, size) ==
               PLACARD_OK);
    }
    for (int which = WHOLE; which < DOCUMENTS; which++)
        if (placard_session_resume(&session, &modules[which], &documents[which], seen, SCREENS, data, size) ==
            PLACARD_OK)
            round_trip_session(&session, which);
}

static void resume_sealed(const uint8_t *data, size_t size)
{
    uint8_t *sealed = malloc(size);
    resume(data, size);
    if (sealed != NULL && size >= 24) {
        memcpy(sealed, data, size);
        seal(sealed, size);
        if (memcmp(sealed, data, size) != 0)
            resume(sealed, size);
    }
    free(sealed);
}

/* ---- A script ---------------------------------------------------------------------- */

#define MOST_TURNS 16u /* more say nothing new */

struct play {
    const uint8_t *at, *end;
    int which;
    placard_attempt attempt;
    placard_session session;
    placard_seen seen[SCREENS];
};

static uint32_t take(struct play *play)
{
    return play->at < play->end ? *play->at++ : 0;
}

static placard_bytes take_bytes(struct play *play)
{
    size_t size = take(play), left = (size_t)(play->end - play->at);
    placard_bytes bytes = {play->at, size < left ? size : left};
    play->at += bytes.size;
    return bytes;
}

static void begin(struct play *play)
{
    uint32_t seed = take(play), made = take(play);
    const placard_module *module = &modules[play->which];
    const placard_document *document = &documents[play->which];
    int is_open = placard_attempt_begin(&play->attempt, module, document, seed, made) == PLACARD_OK;
    demand(is_open == (play->which != WHOLE || made < 3));
    demand(!is_open ||
           placard_attempts_left(&play->attempt) == (play->which == WHOLE ? 2 - made : PLACARD_NONE));
    demand(placard_session_begin(&play->session, module, document, play->seen, SCREENS) == PLACARD_OK);
}

/* Each option is shown once at most: all but right sides that read like one before. */
static void look_at_options(struct play *play, uint32_t question)
{
    const placard_document *document = &documents[play->which];
    uint8_t shown[PLACARD_MAX_CHOICES];
    uint32_t seen = 0, options = placard_option_count(document, question);
    uint32_t count = placard_shown_options(&play->attempt, document, question, shown);
    int is_match = placard_question_type_of(document, question) == PLACARD_TYPE_MATCH;
    demand(count == options || (is_match && count < options));
    for (uint32_t i = 0; i < count; i++) {
        demand(shown[i] < options && !(seen >> shown[i] & 1));
        seen |= 1u << shown[i];
    }
}

static void look(struct play *play, uint32_t question)
{
    const placard_document *document = &documents[play->which];
    uint32_t option = take(play);
    int is_chosen = placard_is_chosen(&play->attempt, question, option);
    look_at_options(play, question);
    demand(!is_chosen || placard_is_answered(&play->attempt, question));
    demand(!is_chosen || placard_answered_option(&play->attempt, question, option) == 1);
    placard_is_right(&play->attempt, document, question, option);
    placard_feedback(document, question, option);
    placard_take_hint(&play->attempt, document, question);
}

/* An answer may be refused, or not: what is held is what comes after. */
static void any(placard_status status)
{
    (void)status;
}

/* Returns 0 when the script says that it ends. */
static int turn(struct play *play)
{
    const placard_document *document = &documents[play->which];
    uint32_t what = take(play), question = what >> 4;
    placard_bytes bytes;
    switch (what & 15u) {
    case 1:
        any(placard_answer_choices(&play->attempt, document, question, take(play)));
        break;
    case 2:
        bytes = take_bytes(play);
        any(placard_answer_order(&play->attempt, document, question, bytes.data, (uint32_t)bytes.size));
        break;
    case 3:
        bytes = take_bytes(play);
        any(placard_answer_text(&play->attempt, document, question, bytes));
        placard_reply(document, question, bytes);
        break;
    case 4:
        look(play, question);
        break;
    case 5:
        placard_session_show(&play->session, digest_of(play->which, question), take(play) << 24);
        break;
    case 6:
        round_trip(&play->attempt, play->which);
        round_trip_session(&play->session, play->which);
        break;
    case 7: /* the attempt goes on in another language, or edition */
        play->which = (int)(question % DOCUMENTS);
        demand(placard_session_begin(&play->session, &modules[play->which], &documents[play->which],
                                     play->seen, SCREENS) == PLACARD_OK);
        break;
    case 8:
        placard_attempt_finish(&play->attempt);
        break;
    case 9:
        begin(play);
        break;
    default:
        return 0;
    }
    return 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct play play = {data, data + size, WHOLE, {0}, {0}, {{0}}};
    if (placard_node_count(&documents[WHOLE]) == 0)
        open_all();
    if (size >= 3 && memcmp(data, "PLC", 3) == 0) {
        resume_sealed(data, size);
        return 0;
    }
    begin(&play);
    for (uint32_t i = 0; i < MOST_TURNS && turn(&play); i++)
        ;
    round_trip(&play.attempt, play.which);
    return 0;
}
