#include "pipeline/8-bundle/bundle.h"

#include "base/digest.h"
#include "container/content.h"
#include "container/deflate.h"
#include "container/zip.h"
#include "pipeline/8-bundle/manifest.h"
#include "placard_format.h"

/* "text/" and the language tag in lower case: entry names have one case. */
static struct str text_name(struct arena *arena, struct str tag)
{
    struct buf name = {.arena = arena};
    buf_str(&name, STR(ENTRY_TEXT));
    for (size_t i = 0; i < tag.len; i++) {
        char c = tag.ptr[i];
        buf_byte(&name, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
    }
    return buf_view(&name);
}

static struct str media_name(struct arena *arena, const struct media *media)
{
    struct str hex = digest_hex(arena, media->digest, sizeof media->digest);
    return str_format(arena, ENTRY_MEDIA "%.*s" ENTRY_MEDIA_SUFFIX, STR_FMT(hex));
}

void bundle_content_digest(uint8_t out[32], struct arena *arena, const struct bundle_document *documents,
                           size_t document_count, const struct media_list *media)
{
    struct content content = {.arena = arena};
    for (size_t i = 0; i < document_count; i++)
        content_add_document(&content, documents[i].module->language, documents[i].bytes);
    for (size_t i = 0; i < media->count; i++)
        content_add_picture(&content, media->items[i].bytes);
    content_digest(out, &content);
}

/* The source language, then the others in order of their entry names, whatever order they come in. */
static const struct bundle_document *in_order(struct arena *arena, const struct bundle_document *documents,
                                              size_t count)
{
    struct bundle_document *sorted = arena_array(arena, struct bundle_document, count);
    for (size_t i = 0; i < count; i++) {
        struct str name = text_name(arena, documents[i].module->language);
        size_t at = i;
        while (at > 1 && str_cmp(text_name(arena, sorted[at - 1].module->language), name) > 0) {
            sorted[at] = sorted[at - 1];
            at--;
        }
        sorted[at] = documents[i];
    }
    return sorted;
}

/* "12 languages; at most 10 fit".  False, and reported, when over. */
static bool is_within(struct stage *stage, const struct module *module, size_t have, size_t most,
                      const char *what, const char *help)
{
    if (have <= most)
        return true;
    struct span span = module->fields.id.span.end != 0 ? module->fields.id.span : module->fields.span;
    struct diag *diag =
        diag_add(stage->diags, DIAG_BUNDLE_TOO_LARGE, (struct place){module->source, span},
                 "the bundle of this module would hold %zu %s; at most %zu fit", have, what, most);
    diag_label(stage->diags, diag, "too large for one bundle");
    diag_help(stage->diags, diag, "%s", help);
    return false;
}

/* The text before `index` that is the same language: entry names have one case. */
static const struct module *same_language(struct arena *arena, const struct bundle_document *documents,
                                          size_t index)
{
    struct str name = text_name(arena, documents[index].module->language);
    for (size_t i = 0; i < index; i++)
        if (str_eq(text_name(arena, documents[i].module->language), name))
            return documents[i].module;
    return NULL;
}

static struct place first_line(const struct module *module)
{
    return (struct place){module->source, source_line(module->source, module->fields.span.begin)};
}

/* False, and reported, when two texts would have one name. */
static bool languages_differ(struct stage *stage, const struct bundle_document *documents, size_t count)
{
    bool differ = true;
    for (size_t i = 1; i < count; i++) {
        const struct module *module = documents[i].module, *other = same_language(stage->arena, documents, i);
        if (other == NULL)
            continue;
        differ = false;
        struct diag *diag =
            diag_add(stage->diags, DIAG_DOUBLE_LANGUAGE, first_line(module),
                     "this file is the module in \"%.*s\" once more", STR_FMT(module->language));
        diag_label(stage->diags, diag, "a second text in \"%.*s\"", STR_FMT(module->language));
        diag_other(stage->diags, diag, first_line(other), "the first one");
        diag_help(stage->diags, diag, "remove one of the files, or correct the language tag in its name");
    }
    return differ;
}

/* What can be said before anything is packed. */
static bool counts_fit(struct stage *stage, const struct bundle_document *documents, size_t document_count,
                       const struct media_list *media)
{
    const struct module *source = documents[0].module;
    bool languages_fit = is_within(stage, source, document_count, PLACARD_MAX_LANGUAGES, "languages",
                                   "build the languages of other regions as a library of their own");
    bool entries_fit =
        is_within(stage, source, 2 + document_count + media->count, PLACARD_MAX_ENTRIES, "entries",
                  "split the module: one task each, with the pictures that its steps need");
    return languages_fit && entries_fit;
}

static void add_documents(struct zip *zip, const struct bundle_document *documents, size_t count)
{
    for (size_t i = 0; i < count; i++)
        zip_deflate(zip, text_name(zip->arena, documents[i].module->language), documents[i].bytes);
}

static void add_pictures(struct zip *zip, const struct media_list *media)
{
    for (size_t i = 0; i < media->count; i++)
        zip_store(zip, media_name(zip->arena, &media->items[i]), media->items[i].bytes);
}

/* Local header, central one and both names; what stays as it is takes a byte more here and there. */
static size_t most_of_entry(size_t bytes)
{
    return bytes + bytes / 1024 + 128 + 2 * (size_t)PLACARD_MAX_NAME;
}

/* No file of these is longer, however the pictures turn out. */
static size_t most_of_bundle(struct str manifest, const struct bundle_document *documents,
                             size_t document_count, const struct media_list *media)
{
    size_t most = most_of_entry(manifest.len) + most_of_entry(0) + 64;
    for (size_t i = 0; i < document_count; i++)
        most += most_of_entry(documents[i].bytes.len);
    for (size_t i = 0; i < media->count; i++)
        most += most_of_entry(media->items[i].bytes.len);
    return most;
}

enum bundle_fit bundle_check(struct stage *stage, const struct bundle_document *documents,
                             size_t document_count, const struct media_list *media)
{
    static const uint8_t content[32] = {0};
    struct arena *arena = stage->arena;
    struct str manifest =
        manifest_stream(arena, in_order(arena, documents, document_count), document_count, media, content);
    if (2 + document_count + media->count > PLACARD_MAX_ENTRIES || manifest.len > PLACARD_MAX_MANIFEST ||
        most_of_bundle(manifest, documents, document_count, media) > PLACARD_MAX_FILE)
        return BUNDLE_UNSURE;
    bool differ = languages_differ(stage, documents, document_count);
    return counts_fit(stage, documents, document_count, media) && differ ? BUNDLE_FITS : BUNDLE_REFUSED;
}

static struct deflate *deflate_of(struct arena *arena, const struct bundle_options *options)
{
    if (options->deflate != NULL)
        return options->deflate;
    return deflate_new(arena, options->level != 0 ? options->level : BUNDLE_DEFAULT_LEVEL);
}

struct str bundle_pack(struct stage *stage, const struct bundle_document *documents, size_t document_count,
                       const struct media_list *media, const struct bundle_options *options)
{
    bool differ = languages_differ(stage, documents, document_count);
    if (!counts_fit(stage, documents, document_count, media) || !differ)
        return (struct str){0};
    const struct module *source = documents[0].module;
    documents = in_order(stage->arena, documents, document_count);
    uint8_t content[32];
    bundle_content_digest(content, stage->arena, documents, document_count, media);
    struct str manifest = manifest_stream(stage->arena, documents, document_count, media, content);
    bool fits = is_within(stage, source, manifest.len, PLACARD_MAX_MANIFEST, "bytes of manifest",
                          "shorten the lists of the front matter: equipment, regulations, triggers");
    struct zip zip = zip_new(stage->arena, deflate_of(stage->arena, options), STR(ENTRY_MIMETYPE_TEXT));
    zip_store(&zip, STR(ENTRY_MANIFEST), manifest);
    add_documents(&zip, documents, document_count);
    add_pictures(&zip, media);
    fits &= is_within(stage, source, zip_size(&zip), PLACARD_MAX_FILE, "bytes",
                      "lower `media: { width: ... }` in placard.yaml, or split the module");
    return fits ? zip_write(&zip) : (struct str){0};
}
