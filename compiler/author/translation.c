#include "author/translation.h"

#include "pipeline/1-text/intake.h"

static const struct library_file *find_file(struct run *run, const struct library *library, struct str id,
                                            struct str *why)
{
    struct str *ids = arena_array(run->arena, struct str, library->file_count + 1);
    for (size_t i = 0; i < library->file_count; i++) {
        ids[i] = library->files[i].id;
        if (str_eq(ids[i], id))
            return &library->files[i];
    }
    struct str nearest = str_nearest(id, ids, library->file_count);
    *why = str_format(run->arena, "the library has no module \"%.*s\"", STR_FMT(id));
    if (nearest.len > 0)
        *why = str_format(run->arena, "%.*s; did you mean \"%.*s\"?", STR_FMT(*why), STR_FMT(nearest));
    return NULL;
}

/* Fields that a translation says again, in the author's own YAML. */
static bool is_text_field(struct str line)
{
    static const char *const keys[] = {"title:", "task:", "tools:", "parts:", "ppe:", "keywords:"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (str_starts(line, str_of(keys[i])))
            return true;
    return false;
}

static void copy_text_fields(struct buf *out, struct str front_matter)
{
    bool is_copied = false;
    for (size_t at = 0; at < front_matter.len;) {
        size_t end = str_find_byte(front_matter, '\n', at);
        end = end == SIZE_MAX ? front_matter.len : end;
        struct str line = str_slice(front_matter, at, end);
        at = end + 1;
        bool is_inside = line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '-');
        if (!is_inside)
            is_copied = is_text_field(line);
        if (!is_copied)
            continue;
        buf_str(out, line);
        buf_byte(out, '\n');
    }
}

void translation_put_stamps(struct buf *out, const struct module *module)
{
    size_t count = 0;
    struct str *stamps = module_stamps(out->arena, module, &count);
    buf_format(out, "translates:\n  version: %.*s\n", STR_FMT(module->fields.version.text));
    if (count > 0)
        buf_str(out, STR("  parts:\n"));
    for (size_t i = 0; i < count; i++)
        buf_format(out, "    - \"%.*s\"\n", STR_FMT(stamps[i]));
}

static struct str text_of(struct arena *arena, const struct module *module, const struct source_parts *parts)
{
    struct buf out = {.arena = arena};
    buf_str(&out, STR("---\n# Translate the texts below; identity, triggers and right answers come from the "
                      "source.\n"));
    copy_text_fields(&out, source_text(module->source, parts->front_matter));
    buf_str(&out, STR("\n# What this text translates: `placard check` says which parts changed since.\n"));
    translation_put_stamps(&out, module);
    buf_str(&out, STR("---\n"));
    buf_str(&out, source_text(module->source, parts->body));
    return buf_view(&out);
}

enum author_ended translation_start(struct run *run, const struct library *library, struct str id,
                                    struct str tag, struct str *path, struct str *text, struct str *why)
{
    const struct library_file *file = find_file(run, library, id, why);
    if (file == NULL)
        return AUTHOR_REFUSED;
    /* Only the source counts: a translation that is missing or wrong is no reason to stop. */
    struct library bare = *library;
    struct library_file alone = {.path = file->path, .id = file->id};
    struct diags diags = {.arena = run->arena};
    struct run of_source = {.arena = run->arena, .diags = &diags, .os = run->os};
    struct compile_options options = {.is_check = true};
    bare.fields.languages = (struct scalars){NULL, 0};
    struct compiled made = library_compile(&of_source, &bare, &alone, &options);
    diag_append(run->diags, &diags);
    run->failure = of_source.failure;
    if (run->failure.error != 0)
        return AUTHOR_FAILED;
    struct module *module = made.modules[0];
    if (diags.error_count > 0 || module == NULL)
        return AUTHOR_SOURCES;
    struct source_parts parts;
    struct diags ignored = {.arena = run->arena};
    struct stage stage = {run->arena, &ignored, module->source};
    intake_check(&stage, &parts);
    *path = str_format(run->arena, "%.*s.%.*s.md", STR_FMT(str_slice(file->path, 0, file->path.len - 3)),
                       STR_FMT(tag));
    *text = text_of(run->arena, module, &parts);
    return AUTHOR_DONE;
}
