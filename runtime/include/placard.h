/*
 * placard.h - read Placard module bundles on any client.
 *
 * Freestanding C11: no heap, no I/O, no globals, no floating point, no
 * recursion on input.  The only symbols taken from outside are memcpy, memmove,
 * memset and memcmp.  Any thread may read one module or document at the same
 * time as others; only placard_open() and placard_load() write them.
 *
 * Life cycle:  placard_open() checks headers and manifest; tell what
 *              placard_is_withdrawn() and placard_left_out() say; placard_load()
 *              inflates one language into memory the caller owns and checks
 *              it; placard_media_check() checks one picture; then walk.
 *              Checking costs what is read.  There is nothing to close.
 * Lifetime:    a placard_module borrows the file bytes, a placard_document
 *              borrows its memory.  Both must stay in place and unchanged
 *              while anything taken from them is in use.
 * Contract:    after success no accessor can fail or read outside: an index
 *              out of range, PLACARD_NONE or an all-zero struct reads as
 *              empty.  Time is linear in the bytes, stack at most 1 KiB.
 *
 * The bytes are specified in docs/format/.
 */
#ifndef PLACARD_H
#define PLACARD_H

#include <stddef.h>
#include <stdint.h>

/* Before what gives a status: a compiler warns where the status is dropped, since what is not checked is
 * shown as if it were sound.  Define it yourself, as nothing, for a compiler that takes neither form. */
#ifndef PLACARD_NODISCARD
#if defined(__cplusplus) && __cplusplus >= 201703L
#define PLACARD_NODISCARD [[nodiscard]]
#elif defined(__GNUC__)
#define PLACARD_NODISCARD __attribute__((warn_unused_result))
#else
#define PLACARD_NODISCARD
#endif
#endif

/* A cast of this header's own, which C++ does not call old. */
#ifdef __cplusplus
#define PLACARD_CAST(type, value) (static_cast<type>(value))
#else
#define PLACARD_CAST(type, value) ((type)(value))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Version of this library: breaking change, addition, fix. */
#define PLACARD_VERSION_MAJOR 0
#define PLACARD_VERSION_MINOR 1
#define PLACARD_VERSION_PATCH 0

/* The version of the library that is linked or loaded: major << 16 | minor << 8 | patch.  Before 1.0.0 a new
 * minor version may break what was: its shared library has another name (soname libplacard.so.0.MINOR). */
uint32_t placard_version(void);

/* Version of the bytes; moves on its own.  The newest this reader knows. */
#define PLACARD_FORMAT_MAJOR 1
#define PLACARD_FORMAT_MINOR 0

/*
 * Limits of the format (docs/format/limits.md).  The compiler refuses to
 * exceed them, the runtime refuses to read past them.
 */
#define PLACARD_MAX_ENTRIES    256u        /* entries in a bundle */
#define PLACARD_MAX_FILE       (64u << 20) /* bytes of a bundle */
#define PLACARD_MAX_NAME       64u         /* bytes of an entry name */
#define PLACARD_MAX_MANIFEST   (64u << 10) /* bytes of the manifest */
#define PLACARD_MAX_DOCUMENT   (1u << 20)  /* bytes of one document, inflated */
#define PLACARD_MAX_RATIO      100u        /* inflated : deflated */
#define PLACARD_MAX_BLOCKS     1024u       /* deflate blocks of one document */
#define PLACARD_MAX_DEPTH      32u         /* nodes inside nodes, root is 0 */
#define PLACARD_MAX_STEP_NODES 4096u       /* nodes of one step, itself in */
#define PLACARD_MAX_LANGUAGES  64u         /* documents in a bundle */
#define PLACARD_MAX_CHOICES    32u         /* choices, items or pairs of one question */
#define PLACARD_MAX_QUESTIONS  64u         /* questions of one module */
#define PLACARD_MAX_PIXELS     4096u       /* width or height of an image */
#define PLACARD_MAX_POINTS     1000u       /* points of one question, from 1 */
#define PLACARD_MAX_DIGITS     18u         /* digits of a decimal number */
#define PLACARD_MAX_TYPED      255u        /* bytes of an answer that is typed, and of one that is accepted */
#define PLACARD_MAX_FOLDS      4096u       /* bytes of all folds of one question */
#define PLACARD_MAX_FOOTNOTES  100u        /* footnotes of one document */
#define PLACARD_MAX_FOOTNOTE   (16u << 10) /* bytes of all footnotes of one document, inflated */
#define PLACARD_MAX_SCREENS    4096u       /* screens that a session counts */
#define PLACARD_MAX_GUARDS     16u         /* hazards before a step, those of the opening in */

/*
 * Why something was refused.  Numbers are pinned: never reused, never moved.
 * Tens group them: 1x the call, 2x and 3x the container, 4x deflate, 5x the
 * token streams, 6x content rules, 7x limits, 8x newer than this reader.
 */
/* clang-format off */
#define PLACARD_STATUS_LIST(X)                                                                 \
    X(PLACARD_OK, 0, "ok")                                                                     \
    X(PLACARD_BAD_ARGUMENT, 10, "a null pointer, or a document that was not loaded, where one must stand") \
    X(PLACARD_NO_MEMORY, 11, "the memory handed over is too small")                            \
    X(PLACARD_NO_LANGUAGE, 12, "the module has no such language")                              \
    X(PLACARD_MISALIGNED, 13, "the memory handed over is not aligned to four bytes")           \
    X(PLACARD_NO_ATTEMPTS, 14, "no attempts are left")                                         \
    X(PLACARD_ATTEMPT_FINISHED, 15, "the attempt is finished")                                 \
    X(PLACARD_BAD_INDEX, 16, "nothing has this number: it is past the last one")               \
    X(PLACARD_OTHER_FORM, 17, "the question takes an answer of another form")                  \
    X(PLACARD_BAD_ANSWER, 18, "the answer names an option twice, too many, too few, or one that is not there")\
    X(PLACARD_OTHER_QUIZ, 19, "the document has another quiz than the one that the attempt is at") \
    X(PLACARD_ZIP_TRUNCATED, 20, "the file ends early")                                        \
    X(PLACARD_ZIP_END_RECORD, 21, "no end record where it must stand, or a field of it is off") \
    X(PLACARD_ZIP_LOCAL_HEADER, 22, "a local header is not in the strict form")                \
    X(PLACARD_ZIP_CENTRAL_RECORD, 23, "a central record is not in the strict form")            \
    X(PLACARD_ZIP_MISMATCH, 24, "local header and central record differ")                      \
    X(PLACARD_ZIP_NAME, 25, "an entry name is empty, too long or has a refused character")     \
    X(PLACARD_ZIP_DUPLICATE, 26, "two entries have one name, or names are out of order")       \
    X(PLACARD_ZIP_METHOD, 27, "an entry is neither stored nor deflated as its kind asks")      \
    X(PLACARD_ZIP_GAP, 28, "bytes that belong to nothing")                                     \
    X(PLACARD_ZIP_CRC, 29, "the CRC-32 of an entry does not match")                            \
    X(PLACARD_NOT_PLACARD, 30, "not a Placard file: the mimetype entry is missing or other")   \
    X(PLACARD_NO_MANIFEST, 31, "the manifest is not where it must stand")                      \
    X(PLACARD_ENTRY_UNKNOWN, 32, "an entry that the manifest does not name")                   \
    X(PLACARD_ENTRY_MISSING, 33, "an entry that the manifest names is missing")                \
    X(PLACARD_DEFLATE_DATA, 40, "the deflate stream is damaged")                               \
    X(PLACARD_DEFLATE_SIZE, 41, "the deflate stream and its sizes do not agree")               \
    X(PLACARD_STREAM_MAGIC, 50, "the stream does not open with its magic")                     \
    X(PLACARD_STREAM_TRUNCATED, 51, "the stream ends inside a token")                          \
    X(PLACARD_STREAM_VARINT, 52, "a number is too long or not in its shortest form")           \
    X(PLACARD_STREAM_KIND, 53, "a token of no known kind")                                     \
    X(PLACARD_STREAM_NESTING, 54, "a token where its kind may not stand")                      \
    X(PLACARD_STREAM_COUNT, 55, "a count does not agree with what follows")                    \
    X(PLACARD_STREAM_TEXT, 56, "text is not valid UTF-8")                                      \
    X(PLACARD_STREAM_SECTION, 57, "sections are out of order, or one is missing")              \
    X(PLACARD_BAD_NUMBER, 60, "a number is outside the range of its kind")                     \
    X(PLACARD_BAD_QUESTION, 61, "a question lacks what its type needs")                        \
    X(PLACARD_BAD_FACT, 62, "a fact or a term of a trigger is missing, twice or out of place")  \
    X(PLACARD_BAD_MEDIA, 63, "an image points at media that the manifest does not list")       \
    X(PLACARD_BAD_SAVED, 64, "saved progress is damaged")                                      \
    X(PLACARD_BAD_FOOTNOTE, 65, "a footnote is out of order or inside the text, or they are too large") \
    X(PLACARD_LIMIT_FILE, 70, "the file is larger than the limit")                             \
    X(PLACARD_LIMIT_ENTRIES, 71, "more entries than the limit")                                \
    X(PLACARD_LIMIT_ENTRY, 72, "an entry is larger than the limit")                            \
    X(PLACARD_LIMIT_RATIO, 73, "an entry inflates more than the limit")                        \
    X(PLACARD_LIMIT_DEPTH, 74, "nesting is deeper than the limit")                             \
    X(PLACARD_LIMIT_NODES, 75, "more nodes than the limit")                                    \
    X(PLACARD_LIMIT_BLOCKS, 76, "more deflate blocks than the limit")                          \
    X(PLACARD_NEWER_MAJOR, 80, "made for a newer reader: the format's major version is higher") \
    X(PLACARD_NEWER_MINOR, 81, "made for a newer reader: a token that this one does not know")
/* clang-format on */

typedef enum placard_status {
#define X(name, value, text) name = value,
    PLACARD_STATUS_LIST(X)
#undef X
} placard_status;

/* Where and why.  Filled in on every failure, left alone on success. */
typedef struct placard_error {
    placard_status status;
    uint32_t entry; /* entry whose inflated bytes `offset` counts in; PLACARD_NONE: the file */
    size_t offset;  /* bytes from the start of the file, or of that entry's inflated bytes */
} placard_error;

/* "No such thing": a node, an index, an entry. */
#define PLACARD_NONE UINT32_MAX

/* Borrowed bytes.  Text is UTF-8 and not NUL-terminated.  Empty: size 0. */
typedef struct placard_bytes {
    const uint8_t *data;
    size_t size; /* bytes */
} placard_bytes;

/*
 * Classes say where a kind may stand; a kind's `holds` names the classes that
 * may stand inside it.  The reader checks a stream against its list, and the
 * compiler writes by it.  A class belongs to a list: another has the bits for
 * classes of its own.  What is of the lowest bit stands before all else in the root.
 */
#define PLACARD_IS_PART     0x0001u /* facts of a document, before its body */
#define PLACARD_IS_BLOCK    0x0002u /* paragraph, list, notice, ... */
#define PLACARD_IS_INLINE   0x0004u /* text and what marks it up */
#define PLACARD_IS_ITEM     0x0008u /* list items */
#define PLACARD_IS_ROW      0x0010u /* table rows */
#define PLACARD_IS_CELL     0x0020u /* table cells */
#define PLACARD_IS_STEP     0x0040u /* steps of a procedure */
#define PLACARD_IS_SECTION  0x0080u /* phases and the quiz */
#define PLACARD_IS_QUESTION 0x0100u /* questions of the quiz */
#define PLACARD_IS_ANSWER   0x0200u /* what a question is made of */
#define PLACARD_IS_SIDE     0x0400u /* the two sides of a pair, feedback */
#define PLACARD_IS_DETAIL   0x0800u /* second text of a link, image or code block */

#define PLACARD_IS_FACT  0x0002u /* facts of the manifest */
#define PLACARD_IS_TERM  0x0004u /* terms of a trigger */
#define PLACARD_IS_VALUE 0x0008u /* values of a term */

/* What a token of a kind carries, in this order. */
#define PLACARD_HAS_NUMBER   1u /* unsigned, 32 bits */
#define PLACARD_HAS_TEXT     2u /* UTF-8 up to a NUL */
#define PLACARD_HAS_BYTES    4u /* a length and so many bytes of any value; instead of text */
#define PLACARD_HAS_CHILDREN 8u /* tokens up to PLACARD_END */

/*
 * Numbers that are made of several, put together and taken apart (a QUESTION's:
 * placard_quiz.h).  Of bullet and ordered lists and of procedures: the first
 * item, 0 for bullets, and whether it is tight.  Of a LANGUAGE: nodes of its
 * document, and whether it is written from right to left.  Of MEDIA: pixels.  Of
 * BY_DAY: as RFC 5545 has it, ordinal from -53 to 53, 0 for every; the weekday
 * is 0 for Monday.  Of BY_MONTH_DAY: -31 to 31.  Of LATITUDE and LONGITUDE:
 * degrees * 10^7.
 */
#define PLACARD_LIST_NUMBER(first, is_tight)   (2u * PLACARD_CAST(uint32_t, first) + ((is_tight) ? 1u : 0u))
#define PLACARD_LIST_FIRST(number)             ((number) / 2u)
#define PLACARD_LIST_IS_TIGHT(number)          (((number)&1u) != 0)
#define PLACARD_LANGUAGE_NUMBER(nodes, is_rtl) (2u * PLACARD_CAST(uint32_t, nodes) + ((is_rtl) ? 1u : 0u))
#define PLACARD_LANGUAGE_NODES(number)         ((number) / 2u)
#define PLACARD_LANGUAGE_IS_RTL(number)        (((number)&1u) != 0)
#define PLACARD_MEDIA_NUMBER(width, height)                                                                  \
    (PLACARD_CAST(uint32_t, width) << 16 | PLACARD_CAST(uint32_t, height))
#define PLACARD_MEDIA_WIDTH(number)  ((number) >> 16)
#define PLACARD_MEDIA_HEIGHT(number) ((number)&0xffffu)
#define PLACARD_BY_DAY_NUMBER(ordinal, weekday)                                                              \
    (8u * PLACARD_CAST(uint32_t, (ordinal) + 53) + PLACARD_CAST(uint32_t, weekday))
#define PLACARD_BY_DAY_ORDINAL(number)    (PLACARD_CAST(int32_t, (number) / 8u) - 53)
#define PLACARD_BY_DAY_WEEKDAY(number)    ((number) % 8u)
#define PLACARD_BY_MONTH_DAY_NUMBER(day)  PLACARD_CAST(uint32_t, (day) + 31)
#define PLACARD_BY_MONTH_DAY_OF(number)   (PLACARD_CAST(int32_t, number) - 31)
#define PLACARD_LATITUDE_NUMBER(latitude) PLACARD_CAST(uint32_t, PLACARD_CAST(int64_t, latitude) + 900000000)
#define PLACARD_LATITUDE_OF(number)       PLACARD_CAST(int32_t, PLACARD_CAST(int64_t, number) - 900000000)
#define PLACARD_LONGITUDE_NUMBER(longitude)                                                                  \
    PLACARD_CAST(uint32_t, PLACARD_CAST(int64_t, longitude) + 1800000000)
#define PLACARD_LONGITUDE_OF(number) PLACARD_CAST(int32_t, PLACARD_CAST(int64_t, number) - 1800000000)

/*
 * The kinds of each stream: X(name, code, has, is, holds, number, text)
 *   name    PLACARD_<name> is the enumerator
 *   code    the byte in the packed stream; pinned, never reused, in no other list
 *   has     sum of 1 number, 2 text, 4 bytes, 8 children
 *   is      the class of this kind
 *   holds   the classes its children may have
 *   number  what the number means ("" where there is none)
 *   text    what the text means ("" where there is none)
 */
/* clang-format off */
#define PLACARD_DOCUMENT_LIST(X)                                                                        \
    /* Blocks of CommonMark and GFM. */                                                                 \
    X(PARAGRAPH, 1, 8, PLACARD_IS_BLOCK, PLACARD_IS_INLINE, "", "")                                     \
    X(HEADING, 2, 9, PLACARD_IS_BLOCK, PLACARD_IS_INLINE, "level, 1 to 6", "")                          \
    X(BULLET_LIST, 3, 9, PLACARD_IS_BLOCK, PLACARD_IS_ITEM, "1 when tight, else 0", "")                 \
    X(ORDERED_LIST, 4, 9, PLACARD_IS_BLOCK, PLACARD_IS_ITEM, "2 * first number + (1 when tight)", "")   \
    X(ITEM, 5, 8, PLACARD_IS_ITEM, PLACARD_IS_BLOCK, "", "")                                            \
    X(TASK, 6, 9, PLACARD_IS_ITEM, PLACARD_IS_BLOCK, "1 when ticked, else 0", "")                       \
    X(QUOTE, 7, 8, PLACARD_IS_BLOCK, PLACARD_IS_BLOCK, "", "")                                          \
    X(CODE_BLOCK, 8, 10, PLACARD_IS_BLOCK, PLACARD_IS_DETAIL, "", "the code, entities decoded")         \
    X(RULE, 9, 0, PLACARD_IS_BLOCK, 0, "", "")                                                          \
    X(TABLE, 10, 9, PLACARD_IS_BLOCK, PLACARD_IS_ROW, "columns", "")                                    \
    X(ROW, 11, 9, PLACARD_IS_ROW, PLACARD_IS_CELL, "1 for the header row, else 0", "")                  \
    X(CELL, 12, 9, PLACARD_IS_CELL, PLACARD_IS_INLINE, "alignment: 0 none, 1 left, 2 centre, 3 right", "") \
    X(FOOTNOTE, 13, 9, PLACARD_IS_BLOCK, PLACARD_IS_BLOCK, "number, from 1", "")                        \
    /* Inlines. */                                                                                      \
    X(TEXT, 16, 2, PLACARD_IS_INLINE, 0, "", "text; a newline is a soft break")                         \
    X(LINE_BREAK, 17, 0, PLACARD_IS_INLINE, 0, "", "")                                                  \
    X(EMPHASIS, 18, 8, PLACARD_IS_INLINE, PLACARD_IS_INLINE, "", "")                                    \
    X(STRONG, 19, 8, PLACARD_IS_INLINE, PLACARD_IS_INLINE, "", "")                                      \
    X(STRIKE, 20, 8, PLACARD_IS_INLINE, PLACARD_IS_INLINE, "", "")                                      \
    X(CODE, 21, 2, PLACARD_IS_INLINE, 0, "", "the code")                                                \
    X(LINK, 22, 10, PLACARD_IS_INLINE, PLACARD_IS_INLINE | PLACARD_IS_DETAIL, "", "target, as an author's URL with entities decoded") \
    X(IMAGE, 23, 11, PLACARD_IS_INLINE, PLACARD_IS_DETAIL, "index into the media list", "alternative text; empty: decorative") \
    X(FOOTNOTE_REF, 24, 1, PLACARD_IS_INLINE, 0, "number of the footnote", "")                          \
    X(KEYBOARD, 25, 8, PLACARD_IS_INLINE, PLACARD_IS_INLINE, "", "")                                    \
    X(SUBSCRIPT, 26, 8, PLACARD_IS_INLINE, PLACARD_IS_INLINE, "", "")                                   \
    X(SUPERSCRIPT, 27, 8, PLACARD_IS_INLINE, PLACARD_IS_INLINE, "", "")                                 \
    X(HOVER, 28, 2, PLACARD_IS_DETAIL, 0, "", "title of a link or image")                               \
    X(INFO, 29, 2, PLACARD_IS_DETAIL, 0, "", "info string of a code block")                             \
    /* The procedure. */                                                                                \
    X(DOCUMENT, 32, 8, 0, PLACARD_IS_PART | PLACARD_IS_BLOCK | PLACARD_IS_SECTION, "", "")              \
    X(TITLE, 33, 2, PLACARD_IS_PART, 0, "", "title of the module")                                      \
    X(SUMMARY, 34, 2, PLACARD_IS_PART, 0, "", "the task, in one line")                                  \
    X(TOOL, 35, 2, PLACARD_IS_PART, 0, "", "a tool")                                                    \
    X(SPARE_PART, 36, 2, PLACARD_IS_PART, 0, "", "a part or consumable")                                \
    X(PROTECTION, 37, 2, PLACARD_IS_PART, 0, "", "a piece of protective equipment")                     \
    X(READING_TIME, 38, 1, PLACARD_IS_PART, 0, "seconds to read the body", "")                          \
    X(PHASE, 39, 8, PLACARD_IS_SECTION, PLACARD_IS_BLOCK, "", "")                                       \
    X(PROCEDURE, 40, 9, PLACARD_IS_BLOCK, PLACARD_IS_STEP, "2 * number of the first step + (1 when tight)", "") \
    X(STEP, 41, 8, PLACARD_IS_STEP, PLACARD_IS_BLOCK, "", "")                                           \
    X(NOTICE, 42, 9, PLACARD_IS_BLOCK, PLACARD_IS_BLOCK, "a PLACARD_NOTICE_LIST code", "")              \
    X(KEYWORD, 43, 2, PLACARD_IS_PART, 0, "", "a word that workers search for")                         \
    /* The quiz. */                                                                                     \
    X(QUIZ, 48, 9, PLACARD_IS_SECTION, PLACARD_IS_BLOCK | PLACARD_IS_QUESTION, "pass mark, per cent of the points, 1 to 100", "") \
    X(QUESTION, 49, 11, PLACARD_IS_QUESTION, PLACARD_IS_ANSWER | PLACARD_IS_BLOCK, "type + 16 * (1 when the order is fixed) + 32 * points", "id") \
    X(DIGEST, 50, 1, PLACARD_IS_ANSWER, 0, "digest of the source question, 32 bits", "")                \
    X(PROMPT, 51, 8, PLACARD_IS_ANSWER, PLACARD_IS_INLINE, "", "")                                      \
    X(HINT, 52, 8, PLACARD_IS_ANSWER, PLACARD_IS_BLOCK, "", "")                                         \
    X(CHOICE, 53, 11, PLACARD_IS_ANSWER, PLACARD_IS_BLOCK | PLACARD_IS_SIDE, "1 when right; 0 when wrong; when it costs points, 1 and as many", "id") \
    X(FEEDBACK, 54, 8, PLACARD_IS_SIDE, PLACARD_IS_BLOCK, "", "")                                       \
    X(ORDERED, 55, 10, PLACARD_IS_ANSWER, PLACARD_IS_BLOCK | PLACARD_IS_SIDE, "", "id; stands at its right place") \
    X(PAIR, 56, 10, PLACARD_IS_ANSWER, PLACARD_IS_SIDE, "", "id")                                       \
    X(LEFT, 57, 8, PLACARD_IS_SIDE, PLACARD_IS_INLINE, "", "")                                          \
    X(RIGHT, 58, 8, PLACARD_IS_SIDE, PLACARD_IS_INLINE, "", "")                                         \
    X(LOW, 59, 2, PLACARD_IS_ANSWER, 0, "", "where a range begins, decimal; > before what is too small itself; empty: nowhere") \
    X(HIGH, 60, 2, PLACARD_IS_ANSWER, 0, "", "where that range ends, decimal; < before what is too large itself; empty: nowhere") \
    X(UNIT, 61, 2, PLACARD_IS_ANSWER, 0, "", "unit of the number")                                      \
    X(ACCEPT, 62, 2, PLACARD_IS_ANSWER, 0, "", "a right short text, folded")                            \
    X(FOLD, 63, 2, PLACARD_IS_ANSWER, 0, "", "what may be typed, a tab, what it counts as")             \
    X(SHOWN, 64, 2, PLACARD_IS_ANSWER, 0, "", "the right answer as the author wrote it")                \
    X(EXPLANATION, 65, 8, PLACARD_IS_ANSWER, PLACARD_IS_BLOCK, "", "")                                  \
    X(REPLY, 66, 11, PLACARD_IS_ANSWER, PLACARD_IS_BLOCK, "1 when right, else 0", "what it is said to, as the author wrote it")

#define PLACARD_MANIFEST_LIST(X)                                                                        \
    X(MANIFEST, 80, 8, 0, PLACARD_IS_FACT, "", "")                                                      \
    X(ID, 81, 3, PLACARD_IS_FACT, 0, "a PLACARD_MODULE_LIST code", "id of the module")                  \
    X(VERSION, 82, 2, PLACARD_IS_FACT, 0, "", "SemVer")                                                 \
    X(CONTENT, 83, 4, PLACARD_IS_FACT, 0, "", "content digest, SHA-256")                                \
    X(LANGUAGE, 84, 3, PLACARD_IS_FACT, 0, "2 * nodes of its document + (1 when right-to-left)", "BCP 47 tag; the first is the source language") \
    X(MEDIA, 85, 5, PLACARD_IS_FACT, 0, "65536 * width + height, pixels", "first 16 bytes of the SHA-256 of the entry") \
    X(ROLE, 86, 2, PLACARD_IS_FACT, 0, "", "a role the module is for")                                  \
    X(SITE, 87, 2, PLACARD_IS_FACT, 0, "", "a site the module is for")                                  \
    X(REQUIRES, 88, 2, PLACARD_IS_FACT, 0, "", "a certification the worker must hold")                  \
    X(EQUIPMENT, 89, 2, PLACARD_IS_FACT, 0, "", "an asset or asset class")                              \
    X(REGULATION, 90, 2, PLACARD_IS_FACT, 0, "", "a regulation or manual, by number")                   \
    X(EFFECTIVE, 91, 1, PLACARD_IS_FACT, 0, "date, year * 10000 + month * 100 + day", "")               \
    X(REVIEW, 92, 1, PLACARD_IS_FACT, 0, "interval after the last pass, seconds", "")                   \
    X(SUPERSEDES, 93, 2, PLACARD_IS_FACT, 0, "", "id of a module that this one replaces")               \
    X(WITHDRAWN, 94, 2, PLACARD_IS_FACT, 0, "", "why the module is withdrawn")                          \
    X(REPLACED_BY, 95, 2, PLACARD_IS_FACT, 0, "", "id of the module that replaces it")                  \
    X(WITHDRAWN_ON, 96, 1, PLACARD_IS_FACT, 0, "date, as EFFECTIVE", "")                                \
    X(AUDIENCE_LANGUAGE, 97, 2, PLACARD_IS_FACT, 0, "", "BCP 47 tag of a worker the module is for")     \
    X(ATTEMPTS, 98, 1, PLACARD_IS_FACT, 0, "attempts at the quiz; absent: no limit", "")                \
    X(LAGGING, 99, 3, PLACARD_IS_FACT, 0, "parts that are marked as outdated; 0: the language is left out", "BCP 47 tag of a translation that is older than its source") \
    X(TRANSLATES, 100, 2, PLACARD_IS_FACT, 0, "", "version of the module that the LAGGING at the same place was made from") \
    X(TRIGGER, 112, 9, PLACARD_IS_FACT, PLACARD_IS_TERM, "a PLACARD_TRIGGER_LIST code", "")             \
    X(FIELD, 113, 10, PLACARD_IS_TERM, PLACARD_IS_VALUE, "", "name of a field that must have one of the values") \
    X(VALUE, 114, 2, PLACARD_IS_VALUE, 0, "", "a value")                                                \
    X(LATITUDE, 115, 1, PLACARD_IS_TERM | PLACARD_IS_VALUE, 0, "(degrees + 90) * 10^7", "")             \
    X(LONGITUDE, 116, 1, PLACARD_IS_TERM | PLACARD_IS_VALUE, 0, "(degrees + 180) * 10^7", "")           \
    X(RADIUS, 117, 1, PLACARD_IS_TERM, 0, "metres", "")                                                 \
    X(COSINE, 118, 1, PLACARD_IS_TERM, 0, "cosine of the latitude * 65536", "")                         \
    X(POINT, 119, 8, PLACARD_IS_TERM, PLACARD_IS_VALUE, "", "")                                         \
    X(BEACON, 120, 2, PLACARD_IS_TERM, 0, "", "id of a beacon")                                         \
    X(EXACT, 121, 2, PLACARD_IS_TERM, 0, "", "a code that matches whole")                               \
    X(PREFIX, 122, 2, PLACARD_IS_TERM, 0, "", "a code that matches as a prefix")                        \
    X(EVENT, 123, 2, PLACARD_IS_TERM, 0, "", "name of an event")                                        \
    X(FREQUENCY, 124, 1, PLACARD_IS_TERM, 0, "1 daily, 2 weekly, 3 monthly, 4 yearly", "")              \
    X(INTERVAL, 125, 1, PLACARD_IS_TERM, 0, "every so many; absent: 1", "")                             \
    X(BY_DAY, 126, 1, PLACARD_IS_TERM, 0, "weekday Mo 0 .. Su 6, + 8 * (ordinal + 53); ordinal 0: every", "") \
    X(BY_MONTH_DAY, 127, 1, PLACARD_IS_TERM, 0, "day of the month + 31: -31 .. 31", "")                 \
    X(BY_MONTH, 128, 1, PLACARD_IS_TERM, 0, "month, 1 to 12", "")                                       \
    X(START, 129, 1, PLACARD_IS_TERM, 0, "first date, year * 10000 + month * 100 + day", "")            \
    X(UNTIL, 130, 1, PLACARD_IS_TERM, 0, "last date, as START", "")                                     \
    X(COUNT, 131, 1, PLACARD_IS_TERM, 0, "occurrences in all", "")                                      \
    X(AT, 132, 1, PLACARD_IS_TERM, 0, "minutes after midnight, site-local", "")                         \
    X(BEFORE_SHIFT, 133, 1, PLACARD_IS_TERM, 0, "minutes before the shift", "")                         \
    X(CHANGED_REGULATION, 134, 2, PLACARD_IS_TERM, 0, "", "a regulation whose change fires it")

/* All kinds; END is in every stream. */
#define PLACARD_KIND_LIST(X)   \
    X(END, 0, 0, 0, 0, "", "") \
    PLACARD_DOCUMENT_LIST(X)   \
    PLACARD_MANIFEST_LIST(X)
/* clang-format on */

typedef enum placard_kind {
#define X(name, code, has, is, holds, number, text) PLACARD_##name = code,
    PLACARD_KIND_LIST(X)
#undef X
} placard_kind;

/* Signal words, ANSI Z535.6 and GitHub's, most serious first: X(name, code, word). */
#define PLACARD_NOTICE_LIST(X)                                                                               \
    X(DANGER, 1, "DANGER")                                                                                   \
    X(WARNING, 2, "WARNING")                                                                                 \
    X(CAUTION, 3, "CAUTION")                                                                                 \
    X(NOTICE, 4, "NOTICE")                                                                                   \
    X(IMPORTANT, 5, "IMPORTANT")                                                                             \
    X(NOTE, 6, "NOTE")                                                                                       \
    X(TIP, 7, "TIP")                                                                                         \
    X(OUTDATED, 8, "OUTDATED")

typedef enum placard_notice_level {
#define X(name, code, word) PLACARD_LEVEL_##name = code,
    PLACARD_NOTICE_LIST(X)
#undef X
} placard_notice_level;

/* Authors write levels up to this one.  OUTDATED comes from the compiler: this part of a translation is older
 * than its source.  It holds nothing; a client says so in words of its own. */
#define PLACARD_LEVEL_LAST_WRITTEN PLACARD_LEVEL_TIP

/* Levels up to this one speak of injury: they must stand before what they guard. */
#define PLACARD_LEVEL_LAST_HAZARD PLACARD_LEVEL_CAUTION

/*
 * Forms of a question, which say what a client draws and how it answers: X(name, code, word).
 *   choices  CHOICE nodes, to be chosen: placard_answer_choices()
 *   places   ORDERED nodes, to be put in order: placard_answer_order()
 *   pairs    PAIR nodes, a right side to be put to each left one: placard_answer_order()
 *   number   a number, to be typed: placard_answer_text()
 *   words    a word or a few, to be typed: placard_answer_text()
 */
#define PLACARD_FORM_LIST(X)                                                                                 \
    X(CHOICES, 1, "choices")                                                                                 \
    X(PLACES, 2, "places")                                                                                   \
    X(PAIRS, 3, "pairs")                                                                                     \
    X(NUMBER, 4, "number")                                                                                   \
    X(WORDS, 5, "words")

typedef enum placard_form {
#define X(name, code, word) PLACARD_FORM_##name = code,
    PLACARD_FORM_LIST(X)
#undef X
} placard_form;

/*
 * Question types: X(name, code, word, form, options, right)
 *   form     a name of PLACARD_FORM_LIST
 *   options  at most so many; where it is two, they keep their order
 *   right    at most so many of the options are right, and so many may be chosen
 */
#define PLACARD_QUESTION_LIST(X)                                                                             \
    X(SINGLE, 1, "single-choice", CHOICES, PLACARD_MAX_CHOICES, 1)                                           \
    X(MULTIPLE, 2, "multiple-choice", CHOICES, PLACARD_MAX_CHOICES, PLACARD_MAX_CHOICES)                     \
    X(ORDER, 3, "order", PLACES, PLACARD_MAX_CHOICES, 0)                                                     \
    X(MATCH, 4, "match", PAIRS, PLACARD_MAX_CHOICES, 0)                                                      \
    X(NUMERIC, 5, "numeric", NUMBER, 0, 0)                                                                   \
    X(SHORT_TEXT, 6, "short-text", WORDS, 0, 0)                                                              \
    X(TRUE_FALSE, 7, "true-false", CHOICES, 2, 1)

typedef enum placard_question_type {
#define X(name, code, word, form, options, right) PLACARD_TYPE_##name = code,
    PLACARD_QUESTION_LIST(X)
#undef X
} placard_question_type;

/* Their codes are 1 to this. */
#define X(...) +1
enum { PLACARD_TYPE_COUNT = PLACARD_QUESTION_LIST(X) };
#undef X

/* Kinds of module: X(name, code, word). */
#define PLACARD_MODULE_LIST(X)                                                                               \
    X(PROCEDURE, 0, "procedure")                                                                             \
    X(BULLETIN, 1, "bulletin")                                                                               \
    X(REFERENCE, 2, "reference")

typedef enum placard_module_kind {
#define X(name, code, word) PLACARD_MODULE_##name = code,
    PLACARD_MODULE_LIST(X)
#undef X
} placard_module_kind;

/* Kinds of trigger: X(name, code, word). */
#define PLACARD_TRIGGER_LIST(X)                                                                              \
    X(WORK_ORDER, 1, "work_order")                                                                           \
    X(SCHEDULE, 2, "schedule")                                                                               \
    X(LOCATION, 3, "location")                                                                               \
    X(SCAN, 4, "scan")                                                                                       \
    X(POLICY_UPDATE, 5, "policy_update")                                                                     \
    X(EVENT, 6, "event")                                                                                     \
    X(REVIEW, 7, "review")

typedef enum placard_trigger_kind {
#define X(name, code, word) PLACARD_TRIGGER_##name = code,
    PLACARD_TRIGGER_LIST(X)
#undef X
} placard_trigger_kind;

/* Numbers of FREQUENCY and weekdays of BY_DAY, as RFC 5545 (3.3.10) names them: X(name, code, word). */
#define PLACARD_FREQUENCY_LIST(X)                                                                            \
    X(DAILY, 1, "DAILY")                                                                                     \
    X(WEEKLY, 2, "WEEKLY")                                                                                   \
    X(MONTHLY, 3, "MONTHLY")                                                                                 \
    X(YEARLY, 4, "YEARLY")
#define PLACARD_WEEKDAY_LIST(X)                                                                              \
    X(MONDAY, 0, "MO")                                                                                       \
    X(TUESDAY, 1, "TU")                                                                                      \
    X(WEDNESDAY, 2, "WE")                                                                                    \
    X(THURSDAY, 3, "TH")                                                                                     \
    X(FRIDAY, 4, "FR")                                                                                       \
    X(SATURDAY, 5, "SA")                                                                                     \
    X(SUNDAY, 6, "SU")

/* ---- Opening a bundle -------------------------------------------------- */

/* An open module.  Put it anywhere, copy it freely, do not read its fields. */
typedef struct placard_module {
    const uint8_t *file_;
    const uint8_t *manifest_; /* its first fact, inside the file */
    uint32_t entry_count_;
    uint32_t central_; /* offset of the first central record */
    uint32_t language_count_;
    uint32_t media_count_;
} placard_module;

/*
 * Check the bundle of `size` bytes at `data` (any alignment) and open it.
 *
 * All headers and the manifest are checked, every byte of the file has its
 * place, and no entry's data but the manifest's is touched: placard_load()
 * checks a document and placard_media_check() a picture.  On failure `*out`
 * is all-zero.  `error` may be NULL.  No memory is needed.  Linear in the
 * headers and the manifest.
 * Errors: BAD_ARGUMENT, 2x, 3x, 5x, 62, 7x, 8x.
 */
PLACARD_NODISCARD placard_status placard_open(placard_module *out, const void *data, size_t size,
                                              placard_error *error);

/* Constant English text and name ("PLACARD_ZIP_CRC") of a status.  For logs. */
const char *placard_status_text(placard_status status);
const char *placard_status_name(placard_status status);

/* Name of a kind in lower case ("paragraph"), or "" for a code of no kind. */
const char *placard_kind_name(uint32_t kind);

/* ---- The manifest ------------------------------------------------------ */

/*
 * One token of the manifest, by value.  Walk with placard_fact_first() /
 * _next() / _child(); kind PLACARD_END means there is none.
 */
typedef struct placard_fact {
    uint32_t kind;      /* a placard_kind; PLACARD_END: none */
    uint32_t number;    /* 0 where its kind has none */
    placard_bytes text; /* text or bytes; borrowed from the file */
    const uint8_t *at_, *children_;
} placard_fact;

placard_fact placard_fact_first(const placard_module *module);
placard_fact placard_fact_next(const placard_fact *fact); /* linear in the skipped bytes */
placard_fact placard_fact_child(const placard_fact *fact);

/* The `index`-th top-level fact of `kind`, or none.  Linear in the manifest. */
placard_fact placard_fact_at(const placard_module *module, placard_kind kind, uint32_t index);

inline placard_bytes placard_id(const placard_module *module)
{
    return placard_fact_at(module, PLACARD_ID, 0).text;
}

inline placard_bytes placard_module_version(const placard_module *module)
{
    return placard_fact_at(module, PLACARD_VERSION, 0).text;
}

inline placard_module_kind placard_kind_of_module(const placard_module *module)
{
    return PLACARD_CAST(placard_module_kind, placard_fact_at(module, PLACARD_ID, 0).number);
}

/* Languages, the source language first. */
inline uint32_t placard_language_count(const placard_module *module)
{
    return module->language_count_;
}

inline placard_bytes placard_language_tag(const placard_module *module, uint32_t index)
{
    return placard_fact_at(module, PLACARD_LANGUAGE, index).text;
}

inline int placard_language_is_rtl(const placard_module *module, uint32_t index)
{
    return PLACARD_LANGUAGE_IS_RTL(placard_fact_at(module, PLACARD_LANGUAGE, index).number);
}

/*
 * Index of the language that suits `priority`, language ranges separated by
 * commas or blanks, most wanted first ("es-MX, fr"): RFC 4647 lookup, section 3.4.
 * PLACARD_NONE when none does: show the source language, 0, and say that it is not
 * what was asked for.  A locale ("es_MX") is no range, and neither is one with a weight
 * ("es;q=0.5"): turn '_' into '-', and put ranges in order without weights.
 * Ranges are BCP 47's of today: Java's Locale.getLanguage() still says iw, in and ji, its
 * toLanguageTag() says he, id and yi.
 */
uint32_t placard_language_lookup(const placard_module *module, placard_bytes priority);

/*
 * How much is the language of `tag` wanted?  The lower, the more: where in `priority`
 * the first range stands that it suits, or PLACARD_NONE.  A LAGGING language that is left out (its
 * number is 0) and has a lower rank than the one that is shown is one to tell of: placard_left_out().
 */
uint32_t placard_language_rank(placard_bytes tag, placard_bytes priority);

/*
 * What to tell before a module is shown, besides that lookup() found none: that it is withdrawn, and
 * that a language which is wanted more than the one shown is not there, because a warning in it is out of
 * date.
 *
 * placard_is_withdrawn(): is it, on `today`, year * 10000 + month * 100 + day?  WITHDRAWN says why,
 * REPLACED_BY what to use instead; show these and nothing to follow.  A module with a WITHDRAWN of which this
 * is 0 is valid until the day in WITHDRAWN_ON: say so.  A client without a calendar gives PLACARD_NONE.
 *
 * placard_left_out(): the first LAGGING language that is left out and ranks before `language`, or none.
 */
inline int placard_is_withdrawn(const placard_module *module, uint32_t today)
{
    return placard_fact_at(module, PLACARD_WITHDRAWN, 0).kind != PLACARD_END &&
           placard_fact_at(module, PLACARD_WITHDRAWN_ON, 0).number <= today;
}

inline placard_fact placard_left_out(const placard_module *module, placard_bytes priority, uint32_t language)
{
    uint32_t rank = placard_language_rank(placard_language_tag(module, language), priority);
    placard_fact fact = placard_fact_at(module, PLACARD_LAGGING, 0);
    while (fact.kind == PLACARD_LAGGING &&
           (fact.number > 0 || placard_language_rank(fact.text, priority) >= rank))
        fact = placard_fact_next(&fact);
    if (fact.kind != PLACARD_LAGGING) {
        fact.kind = PLACARD_END;
        fact.text.size = 0;
    }
    return fact;
}

/* Pictures: stored WebP files, numbered as IMAGE nodes number them. */
inline uint32_t placard_media_count(const placard_module *module)
{
    return module->media_count_;
}

/*
 * Hold a picture's bytes against its CRC-32.  Neither opening nor loading does:
 * call it before each picture is shown.  `error` may be NULL.  Linear in the picture.
 * Errors: BAD_INDEX, ZIP_CRC.
 */
PLACARD_NODISCARD placard_status placard_media_check(const placard_module *module, uint32_t index,
                                                     placard_error *error);

/* A picture's bytes as they stand in the file, without a promise: damaged ones
 * are handed out too.  They are what was packed once placard_media_check() has
 * said OK.  Empty when there is none of that index. */
placard_bytes placard_media(const placard_module *module, uint32_t index);

/* In pixels. */
inline uint32_t placard_media_width(const placard_module *module, uint32_t index)
{
    return PLACARD_MEDIA_WIDTH(placard_fact_at(module, PLACARD_MEDIA, index).number);
}

inline uint32_t placard_media_height(const placard_module *module, uint32_t index)
{
    return PLACARD_MEDIA_HEIGHT(placard_fact_at(module, PLACARD_MEDIA, index).number);
}

/* Entries of the container, in file order, for tools that list them. */
typedef struct placard_entry {
    placard_bytes name;
    placard_bytes packed; /* bytes as they stand in the file */
    uint32_t size;        /* bytes after inflating */
    uint32_t crc;         /* CRC-32 of those */
    uint32_t offset;      /* of the local header, from the start of the file */
    int is_deflated;
} placard_entry;

inline uint32_t placard_entry_count(const placard_module *module)
{
    return module->entry_count_;
}

placard_entry placard_entry_at(const placard_module *module, uint32_t index);

/* ---- A document -------------------------------------------------------- */

/* A node of a document: its index in reading order.  The root is 0. */
typedef uint32_t placard_node;

/* One loaded node: 16 bytes.  Read it through the accessors. */
typedef struct placard_token {
    uint32_t kind_end_; /* kind in the low 8 bits; one past the last descendant above */
    uint32_t number_;
    uint32_t text_; /* offset into the inflated document */
    uint32_t size_; /* bytes */
} placard_token;

/* A loaded document.  Copy it freely, do not read its fields. */
typedef struct placard_document {
    const placard_token *nodes_;
    const uint8_t *text_;
    uint32_t text_size_;
    uint32_t node_count_;
    uint32_t step_count_;
    uint32_t question_count_;
    uint32_t footnotes_; /* the first, or the end */
} placard_document;

/*
 * Bytes of memory, 4-byte aligned, that placard_load() needs for a language;
 * 0 when there is no such language.  It is the document's entry, inflated, and 16
 * bytes a node (`placard inspect` lists both), or what inflating works in where that is
 * more than the nodes; at most 17 MiB by the limits.
 */
size_t placard_load_size(const placard_module *module, uint32_t language);

/*
 * Inflate and verify one language's document into `memory`, which stays
 * borrowed.  One linear pass; afterwards every accessor is safe for every
 * argument.  On failure `*out` is all-zero.  `error` may be NULL.
 * Errors: BAD_ARGUMENT, MISALIGNED, NO_MEMORY, NO_LANGUAGE, 4x, 5x, 6x, 7x, 8x.
 */
PLACARD_NODISCARD placard_status placard_load(placard_document *out, const placard_module *module,
                                              uint32_t language, void *memory, size_t size,
                                              placard_error *error);

/* The document's entry, inflated: what the content digest is over (docs/format/manifest.md).  Borrows
 * `memory`. */
inline placard_bytes placard_document_bytes(const placard_document *document)
{
    placard_bytes bytes = {document->text_, document->text_size_};
    return bytes;
}

inline uint32_t placard_node_count(const placard_document *document)
{
    return document->node_count_;
}

uint32_t placard_node_kind(const placard_document *document, placard_node node);
uint32_t placard_node_number(const placard_document *document, placard_node node);
placard_bytes placard_node_text(const placard_document *document, placard_node node);

/* One past the last descendant: nodes n+1 .. end-1 lie inside n; PLACARD_NONE for no node.  O(1). */
placard_node placard_node_end(const placard_document *document, placard_node node);

/* Children in order; PLACARD_NONE at the end.  Each O(1). */
inline placard_node placard_node_first(const placard_document *document, placard_node node)
{
    return node < document->node_count_ && node + 1 < placard_node_end(document, node) ? node + 1
                                                                                       : PLACARD_NONE;
}

inline placard_node placard_node_next(const placard_document *document, placard_node parent,
                                      placard_node node)
{
    placard_node next = placard_node_end(document, node);
    return parent < document->node_count_ && next < placard_node_end(document, parent) ? next : PLACARD_NONE;
}

/*
 * The first node of `kind` inside `within`, after `after` in reading order
 * (`after` = `within` to begin), or PLACARD_NONE.  Linear in what it passes.
 */
placard_node placard_node_find(const placard_document *document, placard_node within, placard_node after,
                               placard_kind kind);

/* The `index`-th node of `kind` in the document, or PLACARD_NONE.  Linear. */
placard_node placard_node_nth(const placard_document *document, placard_kind kind, uint32_t index);

inline uint32_t placard_step_count(const placard_document *document)
{
    return document->step_count_;
}

inline placard_node placard_step_at(const placard_document *document, uint32_t index)
{
    return placard_node_nth(document, PLACARD_STEP, index);
}

inline uint32_t placard_question_count(const placard_document *document)
{
    return document->question_count_;
}

inline placard_node placard_question_at(const placard_document *document, uint32_t index)
{
    return placard_node_nth(document, PLACARD_QUESTION, index);
}

inline placard_bytes placard_title(const placard_document *document)
{
    return placard_node_text(document, placard_node_nth(document, PLACARD_TITLE, 0));
}

#ifdef __cplusplus
}
#endif

#include "placard_quiz.h"
#include "placard_screens.h"
#include "placard_session.h"

/*
 * Does this header belong to the library that is loaded?  0: the caller makes room for structs of other sizes
 * than the library fills, or speaks of another version; call nothing else.  Ask once, where the library is
 * loaded at run time or was built apart:
 *
 *     if (!placard_header_fits())
 *         return "libplacard is another version than the program was made for";
 */
#define placard_header_fits() (placard_layout() == PLACARD_LAYOUT)

/* What the macro compares: major and minor version, and the sizes of the structs that a caller makes room
 * for, each with a weight of its own. */
#define PLACARD_LAYOUT                                                                                       \
    (PLACARD_CAST(uint32_t, PLACARD_VERSION_MAJOR * 256 + PLACARD_VERSION_MINOR +                            \
                                sizeof(placard_module) * 31 + sizeof(placard_document) * 961 +               \
                                sizeof(placard_attempt) * 29791 + sizeof(placard_session) * 923521 +         \
                                sizeof(placard_screen) * 28629151 + sizeof(placard_error) * 887503681))

#ifdef __cplusplus
extern "C" {
#endif

/* PLACARD_LAYOUT as the library was compiled. */
uint32_t placard_layout(void);

#ifdef __cplusplus
}
#endif

#endif /* PLACARD_H */
