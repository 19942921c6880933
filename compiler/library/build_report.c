#include "library/build_report.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/json_read.h"
#include "placard.h"

static struct str str_of_bytes(placard_bytes bytes)
{
    return (struct str){(const char *)bytes.data, bytes.size};
}

/* ---- One module ------------------------------------------------------------- */

static void put_languages(struct json *json, const placard_module *module)
{
    json_put_array(json, "languages");
    for (uint32_t i = 0; i < placard_language_count(module); i++)
        json_put_text(json, NULL, str_of_bytes(placard_language_tag(module, i)));
    json_end_array(json);
}

/* As `inspect --json` names them. */
static void put_lagging(struct json *json, const placard_module *module)
{
    placard_fact fact = placard_fact_at(module, PLACARD_LAGGING, 0);
    json_put_array(json, "lagging");
    for (uint32_t i = 0; fact.kind == PLACARD_LAGGING; fact = placard_fact_next(&fact), i++) {
        placard_bytes translates = placard_fact_at(module, PLACARD_TRANSLATES, i).text;
        json_put_object(json, NULL);
        json_put_text(json, "language", str_of_bytes(fact.text));
        json_put_text(json, "translates", str_of_bytes(translates));
        json_put_number(json, "outdated_parts", fact.number);
        json_end_object(json);
    }
    json_end_array(json);
}

static void put_entries(struct json *json, const placard_module *module)
{
    json_put_array(json, "entries");
    for (uint32_t i = 0; i < placard_entry_count(module); i++) {
        placard_entry entry = placard_entry_at(module, i);
        json_put_object(json, NULL);
        json_put_text(json, "name", str_of_bytes(entry.name));
        json_put_number(json, "size", entry.size);
        json_put_size(json, "packed", entry.packed.size);
        json_end_object(json);
    }
    json_end_array(json);
}

static struct str line_json(struct arena *arena, const struct build_line *line, const placard_module *module,
                            struct str bundle, uint32_t reading_seconds)
{
    placard_bytes content = placard_fact_at(module, PLACARD_CONTENT, 0).text;
    struct json json = {.out = {.arena = arena}, .is_line = true};
    json_put_object(&json, NULL);
    json_put_text(&json, "id", line->id);
    json_put_text(&json, "version", str_of_bytes(placard_module_version(module)));
    json_put_text(&json, "file", line->file);
    json_put_size(&json, "size", bundle.len);
    json_put_text(&json, "content", digest_hex(arena, content.data, content.size));
    put_languages(&json, module);
    put_lagging(&json, module);
    json_put_number(&json, "reading_seconds", reading_seconds);
    put_entries(&json, module);
    json_end_object(&json);
    return buf_view(&json.out);
}

struct build_line build_report_line(struct arena *arena, struct str bundle, uint32_t reading_seconds,
                                    int *error)
{
    placard_module module;
    struct build_line line = {0};
    *error = placard_open(&module, bundle.ptr, bundle.len, NULL) == PLACARD_OK ? 0 : EBADMSG;
    if (*error != 0)
        return line;
    line.id = str_copy(arena, str_of_bytes(placard_id(&module)));
    line.file = str_format(arena, "%.*s-%.*s.placard", STR_FMT(line.id),
                           STR_FMT(str_of_bytes(placard_module_version(&module))));
    line.json = line_json(arena, &line, &module, bundle, reading_seconds);
    return line;
}

/* ---- The whole report ------------------------------------------------------ */

static bool is_bundle_name(struct str name, struct str id)
{
    return id.len > 0 && str_ends(name, STR(".placard")) && str_starts(name, id) && name.len > id.len + 9 &&
           name.ptr[id.len] == '-' && str_find_byte(name, '/', 0) == SIZE_MAX &&
           str_find_byte(name, '\\', 0) == SIZE_MAX;
}

static struct str line_again(struct arena *arena, const struct json_t *module)
{
    struct json json = {.out = {.arena = arena}, .is_line = true};
    json_read_put(&json, NULL, module);
    return buf_view(&json.out);
}

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const struct build_line *)a)->id, ((const struct build_line *)b)->id);
}

static void sort(struct build_line *lines, size_t count)
{
    if (count > 1)
        qsort(lines, count, sizeof *lines, by_id);
}

bool build_report_read(struct arena *arena, struct str text, bool keep_json, struct build_line **out,
                       size_t *count)
{
    const struct json_t *modules = json_read_member(json_read(arena, text), "modules");
    size_t all = json_read_count(modules);
    *out = arena_array(arena, struct build_line, all + 1);
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        const struct json_t *module = json_read_item(modules, i);
        struct build_line line = {.id = json_read_str(json_read_member(module, "id")),
                                  .file = json_read_str(json_read_member(module, "file"))};
        if (!is_bundle_name(line.file, line.id))
            continue;
        if (keep_json)
            line.json = line_again(arena, module);
        (*out)[(*count)++] = line;
    }
    return modules != NULL;
}

struct str build_report_write(struct arena *arena, struct build_line *lines, size_t count,
                              const struct build_report_head *head)
{
    size_t need = 256;
    sort(lines, count);
    for (size_t i = 0; i < count; i++)
        need += lines[i].json.len + 8;
    /* At once: a report of a large library has megabytes. */
    struct json json = {.out = {.arena = arena, .ptr = arena_alloc(arena, need, 1), .cap = need}};
    json_put_object(&json, NULL);
    json_put_number(&json, "schema", 1);
    json_put_text(&json, "format", str_format(arena, "%u.%u", PLACARD_FORMAT_MAJOR, PLACARD_FORMAT_MINOR));
    json_put_text(&json, "library", head->library);
    json_put_object(&json, "diagnostics");
    json.is_line = true;
    json_put_number(&json, "errors", 0);
    json_put_size(&json, "warnings", head->warnings);
    json_end_object(&json);
    json.is_line = false;
    json_put_array(&json, "modules");
    for (size_t i = 0; i < count; i++)
        json_put_raw(&json, NULL, lines[i].json);
    json_end_array(&json);
    json_end_object(&json);
    return json_finish(&json);
}
