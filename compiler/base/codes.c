#include "base/codes.h"

#include "placard.h"

/* The case of a row X(name, code, word). */
#define WORD(name, code, word)                                                                               \
    case code:                                                                                               \
        return word;

const char *codes_module(uint32_t kind)
{
    switch (kind) {
        PLACARD_MODULE_LIST(WORD)
    default:
        return "";
    }
}

const char *codes_trigger(uint32_t kind)
{
    switch (kind) {
        PLACARD_TRIGGER_LIST(WORD)
    default:
        return "";
    }
}

const char *codes_question(uint32_t type)
{
    switch (type) {
#define X(name, code, word, form, options, right) WORD(name, code, word)
        PLACARD_QUESTION_LIST(X)
#undef X
    default:
        return "";
    }
}

const char *codes_notice(uint32_t level)
{
    switch (level) {
        PLACARD_NOTICE_LIST(WORD)
    default:
        return "";
    }
}

const char *codes_frequency(uint32_t frequency)
{
    switch (frequency) {
        PLACARD_FREQUENCY_LIST(WORD)
    default:
        return "";
    }
}

const char *codes_weekday(uint32_t weekday)
{
    switch (weekday) {
        PLACARD_WEEKDAY_LIST(WORD)
    default:
        return "";
    }
}

uint32_t codes_carried(uint32_t kind)
{
    switch (kind) {
#define X(name, code, has, is, holds, number, text)                                                          \
    case code:                                                                                               \
        return has;
        PLACARD_KIND_LIST(X)
#undef X
    default:
        return 0;
    }
}
