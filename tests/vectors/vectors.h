/*
 * vectors.h - tests/vectors/quiz.txt: questions, answers and what they earn.
 *
 * In:   the text
 * Out:  questions as the notation of reference/sample.h has them, answers as the runtime takes them
 */
#ifndef PLACARD_VECTORS_H
#define PLACARD_VECTORS_H

#include "placard.h"

#define VECTORS_QUESTIONS PLACARD_MAX_QUESTIONS
#define VECTORS_ANSWERS   48

struct vector_answer {
    int line;
    int is_seed; /* then `option` is the order in which they are shown */
    uint32_t seed;
    uint8_t option[PLACARD_MAX_CHOICES]; /* PLACARD_NO_OPTION: none */
    uint32_t option_count;
    char typed[300];
    size_t typed_size;
    int is_refused;
    int32_t earned;                      /* millipoints */
    uint32_t reply;                      /* which one is said to it, from 1; 0: none */
    char marks[PLACARD_MAX_CHOICES + 1]; /* + or - for each option; "": not said */
};

struct vector_question {
    int line;
    placard_question_type type;
    uint32_t number; /* as QUESTION has it */
    uint32_t digest;
    char inside[4096]; /* what the notation has between the prompt and the end */
    char names[PLACARD_MAX_CHOICES][16];
    uint32_t option_count;
    struct vector_answer answers[VECTORS_ANSWERS];
    uint32_t answer_count;
};

struct vectors {
    struct vector_question questions[VECTORS_QUESTIONS];
    uint32_t count;
};

/* Read a text.  Ends the program, with the line, where it is not as quiz.txt says. */
void vectors_read(struct vectors *out, const char *text);

/* The whole file, NUL-terminated; free() it. */
char *vectors_load(const char *path);

/* A document of these questions, in the notation; the digest of a question that has none
 * is its number from 1. */
void vectors_document(const struct vectors *vectors, char *out, size_t size);

#endif
