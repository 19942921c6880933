/*
 * refusal.h - the words for a picture that is not taken.  Each function reports one code, at the target of
 * the image that named the picture.
 */
#ifndef PLACARD_MEDIA_REFUSAL_H
#define PLACARD_MEDIA_REFUSAL_H

#include "pipeline/4-model/module.h"
#include "pipeline/6-media/picture.h"
#include "pipeline/6-media/sniff.h"
#include "pipeline/6-media/target.h"

/* The image that is being looked at, and where messages about it go. */
struct refusal {
    struct stage *stage;
    const struct module *module;
    const struct image *image;
    struct str path; /* resolved; empty before */
};

/* PL0602: the target is no path inside the library.  `status` is not TARGET_OK. */
void refusal_path(const struct refusal *refusal, enum target_status status);

/* PL0602: the target is a folder. */
void refusal_folder(const struct refusal *refusal);

/* PL0601: there is no such file. */
void refusal_missing(const struct refusal *refusal, const struct target_miss *miss);

/* PL0601: the file is there but the system refuses to read it. */
void refusal_unreadable(const struct refusal *refusal, int os_error);

/* PL0603: a kind of file that is not taken. */
void refusal_format(const struct refusal *refusal, const struct sniff *sniff);

/* PL0605: over PICTURE_MAX_FILE bytes. */
void refusal_file_size(const struct refusal *refusal);

/* PL0603 .. PL0606: what a decoder answered.  `result->status` is not PICTURE_OK. */
void refusal_picture(const struct refusal *refusal, const struct sniff *sniff,
                     const struct picture_result *result);

#endif
