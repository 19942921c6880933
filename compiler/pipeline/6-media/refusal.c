#include "pipeline/6-media/refusal.h"

#include "base/unicode.h"

/* ---- Where ------------------------------------------------------------- */

/* The target inside `![...](target)`; the whole image where it is written another way (a reference). */
static struct place target_place(const struct refusal *refusal)
{
    struct span span = refusal->image->node->span;
    struct str text = source_text(refusal->module->source, span);
    size_t bracket = str_find(text, STR("]("));
    if (bracket != SIZE_MAX && refusal->image->target.len > 0) {
        size_t at = str_find(str_slice(text, bracket, text.len), refusal->image->target);
        if (at != SIZE_MAX) {
            span.begin += (uint32_t)(bracket + at);
            span.end = span.begin + (uint32_t)refusal->image->target.len;
        }
    }
    return (struct place){refusal->module->source, span};
}

static struct diags *diags_of(const struct refusal *refusal)
{
    return refusal->stage->diags;
}

static bool holds_target(const struct refusal *refusal, struct place place)
{
    return str_eq(source_text(place.source, place.span), refusal->image->target);
}

/* ---- Paths --------------------------------------------------------------- */

/* By target_status. */
static const struct path_words {
    const char *message, *label, *help;
} path_words[] = {
    [TARGET_EMPTY] =
        {"this image names no picture", "no path here",
         "write the path of the picture, relative to this file: ![what it shows](images/name.jpg)"},
    [TARGET_URL] =
        {"this picture is not in the library: workers read modules with no network", "an address",
         "download the picture into images/ beside this file, and write its path: images/name.jpg"},
    [TARGET_ABSOLUTE] = {"this path works on one computer only", "begins at the top of a disk",
                         "write the path relative to this file: images/name.jpg"},
    [TARGET_BACKSLASH] = {"this path has a backslash, which only Windows reads as a folder", "a backslash",
                          "write / in its place: images/name.jpg"},
    [TARGET_OUTSIDE] =
        {"this path leads out of the library", "above the folder of placard.yaml",
         "copy the picture into images/ beside this file, and write its path: images/name.jpg"},
    [TARGET_LINK] = {"this path leads out of the library by a symbolic link", "a link to a file elsewhere",
                     "copy the picture into images/ beside this file, in place of the link"},
    [TARGET_CHARACTER] = {"this path has a control character", "a character that cannot be seen",
                          "rename the file with letters, digits and - only, and write that name"},
};

void refusal_path(const struct refusal *refusal, enum target_status status)
{
    const struct path_words *words = &path_words[status];
    struct diag *diag =
        diag_add(diags_of(refusal), DIAG_IMAGE_PATH, target_place(refusal), "%s", words->message);
    diag_label(diags_of(refusal), diag, "%s", words->label);
    diag_help(diags_of(refusal), diag, "%s", words->help);
}

void refusal_folder(const struct refusal *refusal)
{
    struct diag *diag = diag_add(diags_of(refusal), DIAG_IMAGE_PATH, target_place(refusal),
                                 "this path is a folder, not a picture");
    diag_label(diags_of(refusal), diag, "a folder");
    diag_help(diags_of(refusal), diag, "add the name of the picture: %.*s/name.jpg", STR_FMT(refusal->path));
}

/* ---- Missing files --------------------------------------------------------- */

/* As it must be written in Markdown: spaces end a target.  `all`: nothing but ASCII is left. */
static struct str encode(struct arena *arena, struct str name, bool all)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < name.len; i++) {
        unsigned char c = (unsigned char)name.ptr[i];
        if (c == ' ' || c == '%' || c == '(' || c == ')' || (all && c >= 0x80))
            buf_format(&out, "%%%02X", (unsigned)c);
        else
            buf_byte(&out, name.ptr[i]);
    }
    return buf_view(&out);
}

/* The target with its wrong part replaced; ptr NULL when that part is written encoded. */
static struct str corrected(const struct refusal *refusal, const struct target_miss *miss)
{
    struct str target = refusal->image->target;
    size_t at = SIZE_MAX, next = 0, found;
    while ((found = str_find(str_slice(target, next, target.len), miss->part)) != SIZE_MAX) {
        at = next + found;
        next = at + 1;
    }
    if (at == SIZE_MAX)
        return (struct str){0};
    struct arena *arena = refusal->stage->arena;
    struct str after = str_slice(target, at + miss->part.len, target.len);
    struct str near = encode(arena, miss->near, miss->looks_alike);
    return str_format(arena, "%.*s%.*s%.*s", (int)at, target.ptr, STR_FMT(near), STR_FMT(after));
}

/* The first character in which two names differ that look the same. */
static const char *difference(struct arena *arena, const struct target_miss *miss)
{
    uint32_t in_file = 0, in_path = 0;
    for (size_t a = 0, b = 0; a < miss->near.len && b < miss->part.len && in_file == in_path;) {
        in_file = unicode_next(miss->near, &a);
        in_path = unicode_next(miss->part, &b);
    }
    if (in_file == in_path)
        return " (it looks the same, and the file's name has other characters)";
    return str_format(arena, " (it looks the same: the file's name has U+%04X where the path has U+%04X)",
                      (unsigned)in_file, (unsigned)in_path)
        .ptr;
}

static void help_near(const struct refusal *refusal, struct diag *diag, const struct target_miss *miss)
{
    bool is_case_only = str_eq_nocase(miss->near, miss->part);
    const char *why = is_case_only        ? " (capital and small letters differ)"
                      : miss->looks_alike ? difference(refusal->stage->arena, miss)
                                          : "";
    struct str text = corrected(refusal, miss);
    if (text.ptr == NULL && miss->looks_alike) {
        diag_help(diags_of(refusal), diag, "did you mean %.*s%s?",
                  STR_FMT(encode(refusal->stage->arena, miss->near, true)), why);
        return;
    }
    if (text.ptr == NULL) {
        diag_help(diags_of(refusal), diag, "did you mean the file \"%.*s\"%s?", STR_FMT(miss->near), why);
        return;
    }
    diag_help(diags_of(refusal), diag, "did you mean %.*s%s?", STR_FMT(text), why);
    if (holds_target(refusal, diag->at))
        diag->fix = text;
}

static bool is_picture_name(struct str name)
{
    static const struct str endings[] = {{".png", 4}, {".jpg", 4}, {".jpeg", 5}, {".webp", 5}};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        struct str end = str_slice(name, name.len > endings[i].len ? name.len - endings[i].len : 0, name.len);
        if (str_eq_nocase(end, endings[i]))
            return true;
    }
    return false;
}

static struct str folder_words(const struct target_miss *miss)
{
    return miss->folder.len > 0 ? miss->folder : STR("the library");
}

/* The first pictures of the folder, so that the author sees what can be named. */
static struct str some_names(struct arena *arena, const struct target_miss *miss)
{
    struct buf out = {.arena = arena};
    size_t count = 0;
    for (size_t i = 0; i < miss->name_count; i++) {
        if (miss->names[i].is_dir || !is_picture_name(miss->names[i].name))
            continue;
        if (count < 3)
            buf_format(&out, "%s%.*s", count == 0 ? "" : ", ", STR_FMT(miss->names[i].name));
        count++;
    }
    if (count > 3)
        buf_format(&out, " and %zu more", count - 3);
    return buf_view(&out);
}

static void help_far(const struct refusal *refusal, struct diag *diag, const struct target_miss *miss)
{
    struct str names = some_names(refusal->stage->arena, miss);
    struct str folder = folder_words(miss);
    if (names.len > 0)
        diag_help(diags_of(refusal), diag, "the pictures in %.*s are %.*s", STR_FMT(folder), STR_FMT(names));
    else
        diag_help(diags_of(refusal), diag,
                  "put the picture there, or correct the path: it starts at the folder of this file");
}

void refusal_missing(const struct refusal *refusal, const struct target_miss *miss)
{
    struct diags *diags = diags_of(refusal);
    struct place place = target_place(refusal);
    struct str target = source_text(place.source, place.span);
    if (str_find(target, STR("{{")) != SIZE_MAX || str_find(target, STR("{%")) != SIZE_MAX)
        return; /* told by PL0203: that is no name yet */
    struct diag *diag =
        diag_add(diags, DIAG_IMAGE_MISSING, place, "there is no picture %.*s", STR_FMT(refusal->path));
    struct str folder = folder_words(miss);
    diag_label(diags, diag, "no \"%.*s\" in %.*s", STR_FMT(miss->part), STR_FMT(folder));
    if (miss->near.ptr != NULL)
        help_near(refusal, diag, miss);
    else
        help_far(refusal, diag, miss);
}

void refusal_unreadable(const struct refusal *refusal, int os_error)
{
    struct diags *diags = diags_of(refusal);
    struct diag *diag =
        diag_add(diags, DIAG_IMAGE_MISSING, target_place(refusal),
                 "the picture %.*s cannot be read (system error %d)", STR_FMT(refusal->path), os_error);
    diag_label(diags, diag, "is there, but cannot be read");
    diag_help(diags, diag, "check the permissions of the file and of the disk, then build again");
}

/* ---- Files ---------------------------------------------------------------- */

void refusal_format(const struct refusal *refusal, const struct sniff *sniff)
{
    struct diags *diags = diags_of(refusal);
    struct diag *diag =
        diag_add(diags, DIAG_IMAGE_FORMAT, target_place(refusal),
                 "the file %.*s is %s; pictures are PNG, JPEG or WebP", STR_FMT(refusal->path), sniff->name);
    diag_label(diags, diag, "%s", sniff->name);
    diag_help(diags, diag, "%s", sniff->help);
}

void refusal_file_size(const struct refusal *refusal)
{
    struct diags *diags = diags_of(refusal);
    struct diag *diag =
        diag_add(diags, DIAG_IMAGE_TOO_LARGE, target_place(refusal), "the file %.*s is larger than %u MiB",
                 STR_FMT(refusal->path), PICTURE_MAX_FILE >> 20);
    diag_label(diags, diag, "too large");
    diag_help(diags, diag, "export it again as JPEG, 2000 pixels wide: a worker's screen shows no more");
}

static void too_large(const struct refusal *refusal, const struct sniff *sniff,
                      const struct picture_result *result)
{
    struct diags *diags = diags_of(refusal);
    bool is_copied = sniff->kind == SNIFF_WEBP;
    struct diag *diag =
        diag_add(diags, DIAG_IMAGE_TOO_LARGE, target_place(refusal),
                 "the picture %.*s is %u x %u pixels; at most %u a side%s fit", STR_FMT(refusal->path),
                 result->width, result->height, is_copied ? PLACARD_MAX_PIXELS : PICTURE_MAX_SIDE,
                 is_copied ? "" : " and 100 million in all");
    diag_label(diags, diag, "%u x %u pixels", result->width, result->height);
    diag_help(diags, diag, "%s",
              is_copied ? "WebP files are copied as they are: export this one 1080 pixels wide, or as JPEG"
                        : "cut out the part that the step is about, or export it 2000 pixels wide");
}

static void damaged(const struct refusal *refusal, const struct sniff *sniff,
                    const struct picture_result *result)
{
    struct diags *diags = diags_of(refusal);
    struct diag *diag = diag_add(diags, DIAG_IMAGE_DAMAGED, target_place(refusal),
                                 "the file %.*s begins like %s but cannot be decoded to its end",
                                 STR_FMT(refusal->path), sniff->name);
    if (result->why.len > 0)
        diag_label(diags, diag, "damaged: %.*s", STR_FMT(result->why));
    else
        diag_label(diags, diag, "damaged");
    diag_help(diags, diag, "copy or export the picture again; an interrupted download ends early");
}

static void animated(const struct refusal *refusal)
{
    struct diags *diags = diags_of(refusal);
    struct diag *diag =
        diag_add(diags, DIAG_IMAGE_ANIMATED, target_place(refusal),
                 "the picture %.*s is animated; a bundle holds still pictures", STR_FMT(refusal->path));
    diag_label(diags, diag, "moves");
    diag_help(diags, diag, "save the frame that shows the point as PNG, or one picture for each step");
}

void refusal_picture(const struct refusal *refusal, const struct sniff *sniff,
                     const struct picture_result *result)
{
    static const struct sniff cmyk = {SNIFF_REFUSED, "a JPEG in CMYK colours, made for print",
                                      "export it in RGB colours (sRGB) and name that file"};
    if (result->status == PICTURE_TOO_LARGE)
        too_large(refusal, sniff, result);
    else if (result->status == PICTURE_ANIMATED)
        animated(refusal);
    else if (result->status == PICTURE_CMYK)
        refusal_format(refusal, &cmyk);
    else
        damaged(refusal, sniff, result);
}
