/* fuzz_attempt.c - any bytes as a saved attempt and session of a good bundle, and as answers to it. */
#include "placard.h"
#include "reference/sample.h"
#include "saved.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static placard_module module;
static placard_document document;

static void open_sample(void)
{
    static struct sample_zip zip;
    static uint32_t memory[1u << 13];
    static char text[8192] = "document { title:T procedure=3 { step { } step { } } ";
    strncat(text, strstr(sample_document, "quiz=80"),
            sizeof text - 100); /* of the good bundle only what matters here */
    sample_bundle(&zip, sample_manifest, text, sample_second, sample_media, 0);
    if (placard_open(&module, zip.file.data, zip.file.size, NULL) != PLACARD_OK ||
        placard_load(&document, &module, 0, memory, sizeof memory, NULL) != PLACARD_OK)
        abort();
}

/* What is saved must come back the same. */
static void check_round_trip(const placard_attempt *attempt)
{
    static uint8_t saved[4096], again[4096];
    placard_attempt copy;
    size_t size = placard_attempt_save(attempt, saved, sizeof saved);
    if (size > sizeof saved || placard_attempt_resume(&copy, &module, &document, saved, size) != PLACARD_OK)
        abort();
    if (placard_attempt_save(&copy, again, sizeof again) != size || memcmp(saved, again, size) != 0)
        abort();
    if (placard_score(&copy) != placard_score(attempt) ||
        placard_score(attempt) > placard_score_most(&document))
        abort();
}

#define MOST_ANSWERS 6u /* more say nothing new, and each walks the document */

/* Answers, three bytes and a text each. */
static void answer(placard_attempt *attempt, const uint8_t *data, size_t size)
{
    for (uint32_t turn = 0; turn < MOST_ANSWERS && size >= 3; turn++, data += 3, size -= 3) {
        placard_bytes text = {data + 1, size > 40 ? 40 : size - 1};
        uint32_t question = data[0] & 7u;
        placard_answer_choices(attempt, &document, question, data[1]);
        placard_answer_order(attempt, &document, question, data + 1, data[0] >> 3 < size ? data[0] >> 3 : 2);
        placard_answer_text(attempt, &document, question, text);
        placard_take_hint(attempt, &document, data[2]);
        if (data[2] == 0xff)
            placard_attempt_finish(attempt);
        (void)placard_is_right(attempt, &document, question, data[1] & 3u);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static uint8_t sealed[4096];
    uint32_t times[2];
    placard_attempt attempt;
    placard_session session;
    if (placard_node_count(&document) == 0)
        open_sample();
    if (size > sizeof sealed)
        return 0;
    placard_attempt_resume(&attempt, &module, &document, data, size);
    placard_attempt_begin(&attempt, &module, &document, 1, 0);
    answer(&attempt, data, size);
    check_round_trip(&attempt);
    if (size >= SAVED_HEADER) { /* past the seal */
        memcpy(sealed, data, size);
        saved_seal(sealed, size);
        if (placard_attempt_resume(&attempt, &module, &document, sealed, size) == PLACARD_OK)
            check_round_trip(&attempt);
        placard_session_resume(&session, &module, &document, times, 2, sealed, size);
    }
    return 0;
}
