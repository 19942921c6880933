/*
 * placard_format.h - the byte layout of a bundle: the one copy of its constants.
 *
 * For the runtime's reader and the compiler's writer, which are mirror images;
 * a client needs only placard.h.  docs/format/ says what the bytes mean.
 * All numbers in ZIP headers are little-endian.
 */
#ifndef PLACARD_FORMAT_H
#define PLACARD_FORMAT_H

#include "placard.h"

/* ---- The container (docs/format/container.md) --------------------------- */

#define ZIP_LOCAL_SIGNATURE   0x04034b50u
#define ZIP_CENTRAL_SIGNATURE 0x02014b50u
#define ZIP_END_SIGNATURE     0x06054b50u

/* Bytes of each header before its name. */
#define ZIP_LOCAL_SIZE   30u
#define ZIP_CENTRAL_SIZE 46u
#define ZIP_END_SIZE     22u

/* Offsets of fields in a local header.  26 bytes from LOCAL_VERSION on stand
 * again, unchanged, in the central record at CENTRAL_VERSION. */
#define ZIP_LOCAL_VERSION    4u
#define ZIP_LOCAL_FLAGS      6u
#define ZIP_LOCAL_METHOD     8u
#define ZIP_LOCAL_TIME       10u /* and the date, 2 bytes each */
#define ZIP_LOCAL_CRC        14u
#define ZIP_LOCAL_PACKED     18u /* bytes as they stand in the file */
#define ZIP_LOCAL_UNPACKED   22u /* bytes after inflating */
#define ZIP_LOCAL_NAME_SIZE  26u
#define ZIP_LOCAL_EXTRA_SIZE 28u
#define ZIP_SHARED_SIZE      26u

#define ZIP_CENTRAL_MADE_BY      4u
#define ZIP_CENTRAL_VERSION      6u
#define ZIP_CENTRAL_UNPACKED     24u
#define ZIP_CENTRAL_NAME_SIZE    28u
#define ZIP_CENTRAL_COMMENT_SIZE 32u
#define ZIP_CENTRAL_DISK         34u
#define ZIP_CENTRAL_INTERNAL     36u /* attributes, 2 bytes */
#define ZIP_CENTRAL_EXTERNAL     38u /* attributes, 4 bytes */
#define ZIP_CENTRAL_OFFSET       42u /* of the local header, from the start of the file */

#define ZIP_END_DISK           4u
#define ZIP_END_CENTRAL_DISK   6u
#define ZIP_END_COUNT_HERE     8u
#define ZIP_END_COUNT          10u
#define ZIP_END_CENTRAL_SIZE   12u
#define ZIP_END_CENTRAL_OFFSET 16u
#define ZIP_END_COMMENT_SIZE   20u

/* Fixed values. */
#define ZIP_VERSION  20u /* made by and needed: deflate; host 0 */
#define ZIP_STORED   0u
#define ZIP_DEFLATED 8u
#define ZIP_DATE     0x0021u /* 1980-01-01; flags, time, attributes and disks are 0 */

/* ---- The entries, in this order ------------------------------------------ */

#define ENTRY_MIMETYPE      "mimetype" /* stored */
#define ENTRY_MIMETYPE_TEXT "application/vnd.placard.module+zip"
#define ENTRY_MANIFEST      "manifest" /* stored, so that opening needs no memory */
#define ENTRY_TEXT          "text/"    /* + tag in lower case; in the order of the LANGUAGE facts */
#define ENTRY_MEDIA         "media/"   /* + 32 lower hex digits + ".webp"; stored, ascending */
#define ENTRY_MEDIA_SUFFIX  ".webp"

/* Places of the entries in the file. */
#define ENTRY_INDEX_MIMETYPE 0u
#define ENTRY_INDEX_MANIFEST 1u
#define ENTRY_INDEX_TEXT     2u /* the source language; the others follow */

/* The first entry is the same in every bundle, so the second always stands at one
 * place; their names have one size. */
#define ENTRY_NAME_SIZE   8u
#define ENTRY_MANIFEST_AT (ZIP_LOCAL_SIZE + ENTRY_NAME_SIZE + 34u)

/* ---- The token streams (docs/format/stream.md) --------------------------- */

#define STREAM_MAGIC_SIZE     4u
#define STREAM_MAGIC_MANIFEST "PLCM"
#define STREAM_MAGIC_DOCUMENT "PLCD"
#define STREAM_HEADER_SIZE    6u /* magic, major, minor */
#define STREAM_SECTION_ROOT   1u /* one MANIFEST or DOCUMENT token with all it holds */
#define STREAM_VARINT_SIZE    5u /* most bytes of a number */

#define CONTENT_DIGEST_SIZE 32u /* bytes of a CONTENT fact */
#define MEDIA_DIGEST_SIZE   16u /* bytes of a MEDIA fact */

/*
 * X(v, kind, least, most): the numbers that a kind may carry.  A kind with a
 * number that is not listed takes any.  QUESTION, MEDIA, BY_DAY, BY_MONTH_DAY
 * and the dates have rules besides (docs/format/).
 */
/* clang-format off */
#define PLACARD_DOCUMENT_RANGES(X, v)   \
    X(v, HEADING, 1, 6)                 \
    X(v, BULLET_LIST, 0, 1)             \
    X(v, ORDERED_LIST, 0, 1999999999)   \
    X(v, TASK, 0, 1)                    \
    X(v, TABLE, 1, 65535)               \
    X(v, ROW, 0, 1)                     \
    X(v, CELL, 0, 3)                    \
    X(v, FOOTNOTE, 1, 100)              \
    X(v, FOOTNOTE_REF, 1, 100)         \
    X(v, PROCEDURE, 0, 1999999999)      \
    X(v, NOTICE, 1, 8)                  \
    X(v, QUIZ, 1, 100)                  \
    X(v, QUESTION, 33, 32031)           \
    X(v, CHOICE, 0, 1001)               \
    X(v, REPLY, 0, 1)

#define PLACARD_MANIFEST_RANGES(X, v)   \
    X(v, ID, 0, 2)                      \
    X(v, MEDIA, 65537, 268439552)       \
    X(v, EFFECTIVE, 10101, 99991231)    \
    X(v, WITHDRAWN_ON, 10101, 99991231) \
    X(v, REVIEW, 1, UINT32_MAX)         \
    X(v, ATTEMPTS, 1, 65535)            \
    X(v, TRIGGER, 1, 7)                 \
    X(v, LATITUDE, 0, 1800000000)       \
    X(v, LONGITUDE, 0, 3600000000)      \
    X(v, RADIUS, 1, UINT32_MAX)         \
    X(v, COSINE, 0, 65536)              \
    X(v, FREQUENCY, 1, 4)               \
    X(v, INTERVAL, 1, UINT32_MAX)       \
    X(v, BY_DAY, 0, 854)                \
    X(v, BY_MONTH_DAY, 0, 62)           \
    X(v, BY_MONTH, 1, 12)               \
    X(v, START, 10101, 99991231)        \
    X(v, UNTIL, 10101, 99991231)        \
    X(v, COUNT, 1, UINT32_MAX)          \
    X(v, AT, 0, 1439)
/* clang-format on */

/* ---- What is typed (docs/quiz-scoring.md) --------------------------------- */

/*
 * X(first, last, as, up, text): letters, by code point, that count as another when they are typed: `as`, in
 * ASCII, 0 for nothing at all; counted up from there with the letters when `up` is 1.  For what phones make
 * of what is typed, in every language; what only some words need is their FOLDs'.
 */
/* clang-format off */
#define PLACARD_TYPED_LIST(X)                                     \
    X(0x0009, 0x000D, ' ', 0, "tab and line breaks")              \
    X(0x0060, 0x0060, '\'', 0, "grave accent")                    \
    X(0x00A0, 0x00A0, ' ', 0, "no-break space")                   \
    X(0x00AB, 0x00AB, '"', 0, "opening guillemet")                \
    X(0x00AD, 0x00AD, 0, 0, "soft hyphen")                        \
    X(0x00B4, 0x00B4, '\'', 0, "acute accent")                    \
    X(0x00BB, 0x00BB, '"', 0, "closing guillemet")                \
    X(0x02B9, 0x02BC, '\'', 0, "letters like an apostrophe")      \
    X(0x061C, 0x061C, 0, 0, "Arabic letter mark")                 \
    X(0x0660, 0x0669, '0', 1, "digits of Arabic")                 \
    X(0x066A, 0x066A, '%', 0, "per cent sign of Arabic")          \
    X(0x066B, 0x066B, '.', 0, "decimal point of Arabic")          \
    X(0x06F0, 0x06F9, '0', 1, "digits of Persian and Urdu")       \
    X(0x0966, 0x096F, '0', 1, "digits of Hindi and Marathi")      \
    X(0x09E6, 0x09EF, '0', 1, "digits of Bengali")                \
    X(0x0E50, 0x0E59, '0', 1, "digits of Thai")                   \
    X(0x1040, 0x1049, '0', 1, "digits of Burmese")                \
    X(0x2000, 0x200A, ' ', 0, "spaces of some width")             \
    X(0x200B, 0x200F, 0, 0, "marks without width")                \
    X(0x2010, 0x2015, '-', 0, "hyphens and dashes")               \
    X(0x2018, 0x201B, '\'', 0, "single quotation marks")          \
    X(0x201C, 0x201F, '"', 0, "double quotation marks")           \
    X(0x202A, 0x202E, 0, 0, "marks of direction")                 \
    X(0x202F, 0x202F, ' ', 0, "narrow no-break space")            \
    X(0x2032, 0x2032, '\'', 0, "prime")                           \
    X(0x2033, 0x2033, '"', 0, "double prime")                     \
    X(0x2039, 0x203A, '\'', 0, "single guillemets")               \
    X(0x2044, 0x2044, '/', 0, "fraction slash")                   \
    X(0x205F, 0x205F, ' ', 0, "mathematical space")               \
    X(0x2060, 0x206F, 0, 0, "joiners and isolates")               \
    X(0x2212, 0x2212, '-', 0, "minus sign")                       \
    X(0x2215, 0x2215, '/', 0, "division slash")                   \
    X(0x3000, 0x3000, ' ', 0, "ideographic space")                \
    X(0x3002, 0x3002, '.', 0, "ideographic full stop")            \
    X(0xFE00, 0xFE0F, 0, 0, "variation selectors")                \
    X(0xFE58, 0xFE58, '-', 0, "small dash")                       \
    X(0xFE63, 0xFE63, '-', 0, "small hyphen")                     \
    X(0xFEFF, 0xFEFF, 0, 0, "no-break space without width")       \
    X(0xFF01, 0xFF5E, '!', 1, "full-width letters")               \
    X(0xFF61, 0xFF61, '.', 0, "half-width ideographic full stop")
/* clang-format on */

#endif /* PLACARD_FORMAT_H */
