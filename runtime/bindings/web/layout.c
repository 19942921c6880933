/*
 * layout.c - numbers that JavaScript shares with C: build compiles this to text
 * and makes layout.mjs from it; nothing of it is in the wasm.
 */
#include <stddef.h>

#include "placard.h"
#include "placard_format.h"
#include "quiz/quiz.h"

#define NUMBER(name, value) const uint32_t name = (value);
#define SIZE(name, type)    NUMBER(name##_SIZE, sizeof(type))

/* Structs that JavaScript makes room for. */
SIZE(MODULE, placard_module)
SIZE(DOCUMENT, placard_document)
SIZE(ATTEMPT, placard_attempt)
SIZE(SESSION, placard_session)

/* Structs that come back. */
SIZE(BYTES, placard_bytes)
NUMBER(BYTES_DATA, offsetof(placard_bytes, data))
NUMBER(BYTES_LENGTH, offsetof(placard_bytes, size))

SIZE(ERROR, placard_error)
NUMBER(ERROR_ENTRY, offsetof(placard_error, entry))
NUMBER(ERROR_OFFSET, offsetof(placard_error, offset))

SIZE(FACT, placard_fact)
NUMBER(FACT_KIND, offsetof(placard_fact, kind))
NUMBER(FACT_NUMBER, offsetof(placard_fact, number))
NUMBER(FACT_TEXT, offsetof(placard_fact, text))
NUMBER(FACT_INSIDE, offsetof(placard_fact, children_))

SIZE(SCREEN, placard_screen)
NUMBER(SCREEN_KIND, offsetof(placard_screen, kind))
NUMBER(SCREEN_NODE, offsetof(placard_screen, node))
NUMBER(SCREEN_SECTION, offsetof(placard_screen, section))
NUMBER(SCREEN_NUMBER, offsetof(placard_screen, number))
NUMBER(SCREEN_GUARDING, offsetof(placard_screen, guarding_))
NUMBER(SCREEN_GUARDS, offsetof(placard_screen, guards_))

SIZE(ENTRY, placard_entry)
NUMBER(ENTRY_NAME, offsetof(placard_entry, name))
NUMBER(ENTRY_PACKED, offsetof(placard_entry, packed))
NUMBER(ENTRY_UNPACKED, offsetof(placard_entry, size))
NUMBER(ENTRY_CRC, offsetof(placard_entry, crc))
NUMBER(ENTRY_OFFSET, offsetof(placard_entry, offset))
NUMBER(ENTRY_IS_DEFLATED, offsetof(placard_entry, is_deflated))
NUMBER(ENTRY_TEXTS, ENTRY_INDEX_TEXT)

/* What is read from structs in place of a function for each. */
NUMBER(MODULE_FACTS, offsetof(placard_module, manifest_))
NUMBER(DOCUMENT_NODES, offsetof(placard_document, nodes_))
NUMBER(DOCUMENT_NODE_COUNT, offsetof(placard_document, node_count_))
NUMBER(DOCUMENT_TEXT, offsetof(placard_document, text_))
SIZE(NODE, placard_token)
NUMBER(NODE_KIND_END, offsetof(placard_token, kind_end_))
NUMBER(NODE_NUMBER, offsetof(placard_token, number_))
NUMBER(NODE_TEXT, offsetof(placard_token, text_))
NUMBER(NODE_LENGTH, offsetof(placard_token, size_))
NUMBER(ATTEMPT_MADE, offsetof(placard_attempt, made_))
NUMBER(ATTEMPT_MOST, offsetof(placard_attempt, most_))
NUMBER(ATTEMPT_IS_FINISHED, offsetof(placard_attempt, is_finished_))
NUMBER(ANSWERS, offsetof(placard_attempt, answers_))
SIZE(ANSWER, placard_answer)
NUMBER(ANSWER_EARNED, offsetof(placard_answer, earned_))
NUMBER(ANSWER_STATE, offsetof(placard_answer, state_))
NUMBER(ANSWER_COUNT, offsetof(placard_answer, count_))
NUMBER(ANSWER_OPTIONS, offsetof(placard_answer, option_))
NUMBER(STATE_GIVEN, ANSWER_GIVEN)
NUMBER(STATE_HINTED, ANSWER_HINTED)
NUMBER(SESSION_LAST, offsetof(placard_session, last_))
NUMBER(SESSION_COUNT, offsetof(placard_session, count_))
SIZE(SEEN, placard_seen)
NUMBER(SEEN_DIGEST, offsetof(placard_seen, low_))
NUMBER(SEEN_TIME, offsetof(placard_seen, time_))

/* Constants. */
NUMBER(NONE, PLACARD_NONE)
NUMBER(NO_OPTION, PLACARD_NO_OPTION)
NUMBER(MAX_CHOICES, PLACARD_MAX_CHOICES)
NUMBER(TAKES_NO_TEXT, TAKES_CHOICES | TAKES_OPTIONS)
NUMBER(HAS_NUMBER, PLACARD_HAS_NUMBER)
NUMBER(HAS_TEXT, PLACARD_HAS_TEXT)
NUMBER(HAS_BYTES, PLACARD_HAS_BYTES)
NUMBER(HAS_CHILDREN, PLACARD_HAS_CHILDREN)
NUMBER(TYPE_MASK, PLACARD_QUESTION_TYPE(UINT32_MAX))
NUMBER(POINT, PLACARD_QUESTION_NUMBER(0, 0, 1))
