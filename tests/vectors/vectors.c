#include "vectors/vectors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the reader stands. */
struct reader {
    const char *at;
    int line;
};

static _Noreturn void fail(const struct reader *reader, const char *why)
{
    fprintf(stderr, "vectors: line %d: %s: %.40s\n", reader->line, why, reader->at);
    exit(1);
}

static void skip_blanks(struct reader *reader)
{
    while (*reader->at == ' ')
        reader->at++;
}

static int is_at_end(const struct reader *reader)
{
    return *reader->at == '\n' || *reader->at == '\0';
}

/* Take `what` when it stands next. */
static int take(struct reader *reader, const char *what)
{
    size_t size = strlen(what);
    if (strncmp(reader->at, what, size) != 0)
        return 0;
    reader->at += size;
    skip_blanks(reader);
    return 1;
}

static void take_word(struct reader *reader, const char *until, char *out, size_t size)
{
    size_t count = strcspn(reader->at, until);
    if (count == 0 || count >= size)
        fail(reader, "no word, or too long a one");
    memcpy(out, reader->at, count);
    out[count] = '\0';
    reader->at += count;
    skip_blanks(reader);
}

static uint32_t take_number(struct reader *reader)
{
    char *end;
    long long number = strtoll(reader->at, &end, 10); /* a seed has 32 bits, a long maybe 31 */
    if (end == reader->at)
        fail(reader, "no number");
    reader->at = end;
    skip_blanks(reader);
    return (uint32_t)number;
}

/* A text between quotes; its size without the NUL behind it. */
static size_t take_text(struct reader *reader, char *out, size_t size)
{
    static const char letters[] = "tn\"\\", bytes[] = "\t\n\"\\";
    size_t count = 0;
    if (*reader->at++ != '"')
        fail(reader, "no text");
    for (; *reader->at != '"'; reader->at++) {
        const char *letter = *reader->at == '\\' ? strchr(letters, *++reader->at) : NULL;
        if (is_at_end(reader) || count + 1 >= size)
            fail(reader, "a text without its end, or too long a one");
        out[count++] = letter != NULL ? bytes[letter - letters] : *reader->at;
    }
    out[count] = '\0';
    take(reader, "\"");
    return count;
}

/* ---- Questions ------------------------------------------------------------------- */

static placard_question_type type_of(const struct reader *reader, const char *name)
{
#define X(type, code, word, form, options, right)                                                            \
    if (strcmp(name, word) == 0)                                                                             \
        return PLACARD_TYPE_##type;
    PLACARD_QUESTION_LIST(X)
#undef X
    fail(reader, "no type of question");
}

static void add(struct vector_question *question, const char *text)
{
    if (strlen(question->inside) + strlen(text) >= sizeof question->inside) {
        fprintf(stderr, "vectors: line %d: too long a question\n", question->line);
        exit(1);
    }
    strcat(question->inside, text);
}

/* A text of the notation, each byte by its number where it means something there. */
static void add_text(struct vector_question *question, const char *before, const char *text)
{
    char part[8];
    add(question, before);
    for (add(question, ":\""); *text != '\0'; text++) {
        snprintf(part, sizeof part, strchr("\"\\\t\n^@#", *text) != NULL ? "\\x%02x" : "%c",
                 (unsigned char)*text);
        add(question, part);
    }
    add(question, "\" ");
}

static void read_options(struct reader *reader, struct vector_question *question, placard_form form)
{
    while (!is_at_end(reader)) {
        char part[128], side[64], *name = question->names[question->option_count++];
        int number = take(reader, "*"), is_spare = take(reader, "(");
        take_word(reader, " =)\n", name, sizeof question->names[0]);
        snprintf(side, sizeof side, "%s", name);
        if (take(reader, "costs="))
            number = 1 + (int)take_number(reader);
        else if (take(reader, "="))
            take_word(reader, " )\n", side, sizeof side);
        if (form == PLACARD_FORM_CHOICES)
            snprintf(part, sizeof part, "choice=%d:%s { paragraph { text:%s } } ", number, name, name);
        else if (form == PLACARD_FORM_PLACES)
            snprintf(part, sizeof part, "ordered:%s { paragraph { text:%s } } ", name, name);
        else if (is_spare && take(reader, ")"))
            snprintf(part, sizeof part, "pair:%s { right { text:%s } } ", name, side);
        else
            snprintf(part, sizeof part, "pair:%s { left { text:%s } right { text:%s } } ", name, name, side);
        add(question, part);
    }
}

/* An end behind the word that says whether it is in; without one the text stays empty. */
static void read_end(struct reader *reader, const char *out_word, const char *in_word, char sign,
                     char text[32])
{
    int is_out = take(reader, out_word);
    if (!is_out && !take(reader, in_word))
        return;
    text[0] = sign;
    take_word(reader, " \n", text + is_out, 31);
}

static void read_range(struct reader *reader, struct vector_question *question)
{
    char low[32] = "", high[32] = "";
    if (*reader->at >= 'a') {
        read_end(reader, "above ", "from ", '>', low);
        read_end(reader, "below ", "up to ", '<', high);
        take(reader, "any");
    } else {
        take_word(reader, " \n", low, sizeof low);
        memcpy(high, low, sizeof high);
        if (take(reader, "to "))
            take_word(reader, " \n", high, sizeof high);
    }
    add_text(question, "low", low);
    add_text(question, "high", high);
}

static void read_ranges(struct reader *reader, struct vector_question *question)
{
    do
        read_range(reader, question);
    while (take(reader, "| "));
}

static void read_accepts(struct reader *reader, struct vector_question *question)
{
    char text[300];
    while (*reader->at == '"') {
        take_text(reader, text, sizeof text);
        add_text(question, "accept", text);
    }
}

static void read_folds(struct reader *reader, struct vector_question *question)
{
    char text[64];
    while (take(reader, "fold ")) {
        size_t size = take_text(reader, text, sizeof text / 2);
        text[size++] = '\t';
        if (!take(reader, "to "))
            fail(reader, "no other side of a fold");
        take_text(reader, text + size, sizeof text - size);
        add_text(question, "fold", text);
    }
}

static void read_unit(struct reader *reader, struct vector_question *question)
{
    char unit[16];
    if (take(reader, "unit ")) {
        take_text(reader, unit, sizeof unit);
        add_text(question, "unit", unit);
    }
}

/* What is typed, and what is said to those who type something. */
static void read_typed(struct reader *reader, struct vector_question *question, placard_form form)
{
    void (*read)(struct reader *, struct vector_question *) =
        form == PLACARD_FORM_NUMBER ? read_ranges : read_accepts;
    read(reader, question);
    read_unit(reader, question);
    read_folds(reader, question);
    while (take(reader, "reply ")) {
        add(question,
            take(reader, "*") ? "reply=1 { paragraph { text:Yes } } " : "reply=0 { paragraph { text:No } } ");
        read(reader, question);
    }
}

static void read_question(struct reader *reader, struct vector_question *question)
{
    char name[32];
    uint32_t points = 1;
    int is_fixed = 0;
    question->line = reader->line;
    take_word(reader, ",:", name, sizeof name);
    question->type = type_of(reader, name);
    while (take(reader, ",")) {
        if (take(reader, "fixed") || take(reader, "exact"))
            is_fixed = 1;
        else if (take(reader, "digest "))
            question->digest = take_number(reader);
        else
            points = take_number(reader);
        if (!take(reader, "points"))
            take(reader, "point");
    }
    question->number = PLACARD_QUESTION_NUMBER(question->type, is_fixed, points);
    if (!take(reader, ":"))
        fail(reader, "no colon");
    placard_form form = placard_form_of(question->type);
    if (form == PLACARD_FORM_NUMBER || form == PLACARD_FORM_WORDS)
        read_typed(reader, question, form);
    else
        read_options(reader, question, form);
}

/* ---- Answers ---------------------------------------------------------------------- */

static uint8_t take_option(struct reader *reader, const struct vector_question *question)
{
    char name[16];
    take_word(reader, " \n", name, sizeof name);
    if (strcmp(name, ".") == 0)
        return PLACARD_NO_OPTION;
    for (uint32_t i = 0; i < question->option_count; i++)
        if (strcmp(question->names[i], name) == 0)
            return (uint8_t)i;
    fail(reader, "no option has the name before");
}

static void take_options(struct reader *reader, const struct vector_question *question,
                         struct vector_answer *answer)
{
    while (!is_at_end(reader) && strncmp(reader->at, "=>", 2) != 0)
        answer->option[answer->option_count++] = take_option(reader, question);
}

static void read_answer(struct reader *reader, const struct vector_question *question,
                        struct vector_answer *answer)
{
    answer->line = reader->line;
    answer->is_seed = take(reader, "seed ");
    if (answer->is_seed)
        answer->seed = take_number(reader);
    else if (*reader->at == '"')
        answer->typed_size = take_text(reader, answer->typed, sizeof answer->typed);
    else
        take_options(reader, question, answer);
    if (!take(reader, "=>"))
        fail(reader, "no =>");
    if (answer->is_seed) {
        take_options(reader, question, answer);
        return;
    }
    answer->is_refused = take(reader, "refused");
    if (!answer->is_refused)
        answer->earned = (int32_t)take_number(reader);
    if (take(reader, "reply "))
        answer->reply = take_number(reader);
    if (!is_at_end(reader))
        take_word(reader, " \n", answer->marks, sizeof answer->marks);
}

/* ---- The file ---------------------------------------------------------------------- */

void vectors_read(struct vectors *out, const char *text)
{
    struct vector_question *question = NULL;
    memset(out, 0, sizeof *out);
    for (struct reader reader = {text, 1}; *reader.at != '\0'; reader.line++) {
        int is_answer = *reader.at == ' ';
        skip_blanks(&reader);
        if (*reader.at == '#')
            reader.at += strcspn(reader.at, "\n");
        if (is_at_end(&reader)) {
            ;
        } else if (!is_answer && out->count < VECTORS_QUESTIONS) {
            question = &out->questions[out->count++];
            read_question(&reader, question);
        } else if (is_answer && question != NULL && question->answer_count < VECTORS_ANSWERS) {
            read_answer(&reader, question, &question->answers[question->answer_count++]);
        } else {
            fail(&reader, "an answer without a question, or too many");
        }
        if (!is_at_end(&reader))
            fail(&reader, "more than belongs here");
        reader.at += *reader.at == '\n';
    }
}

char *vectors_load(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t room = 1u << 16;
    char *text = malloc(room + 1);
    if (file == NULL || text == NULL) {
        fprintf(stderr, "vectors: cannot read %s\n", path);
        exit(1);
    }
    text[fread(text, 1, room, file)] = '\0';
    fclose(file);
    return text;
}

void vectors_document(const struct vectors *vectors, char *out, size_t size)
{
    size_t at = (size_t)snprintf(out, size, "document { title:Vectors quiz=80 { ");
    for (uint32_t i = 0; i < vectors->count; i++) {
        const struct vector_question *question = &vectors->questions[i];
        uint32_t digest = question->digest != 0 ? question->digest : i + 1;
        at += (size_t)snprintf(
            out + at, size - at, "question=%u:q%u { digest=%u prompt { text:\"Line %d\" } %s} ",
            (unsigned)question->number, (unsigned)i, (unsigned)digest, question->line, question->inside);
        if (at + 8 >= size) {
            fprintf(stderr, "vectors: the questions are too long together\n");
            exit(1);
        }
    }
    snprintf(out + at, size - at, "} }");
}
