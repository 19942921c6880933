#include "library/record.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/digest.h"
#include "base/json_text.h"
#include "placard.h"

static void drop(void *json)
{
    json_decref(json);
}

/* `json`, dropped with the arena; out of memory leaves by its jump. */
static json_t *own(struct arena *arena, json_t *json)
{
    if (json == NULL)
        arena_fail(arena);
    arena_defer(arena, drop, json);
    return json;
}

static struct str str_of_bytes(placard_bytes bytes)
{
    return (struct str){(const char *)bytes.data, bytes.size};
}

/* One line, without its end. */
static struct str dump(struct arena *arena, const json_t *json)
{
    struct str line = json_text(arena, json, JSON_ENSURE_ASCII);
    return str_slice(line, 0, line.len - 1);
}

/* ---- One module -------------------------------------------------------------
 * Written by hand: ids, versions, tags and entry names are ASCII without a
 * character that JSON escapes (values.h, docs/format), and a tree of values for
 * each module costs more than its Markdown.
 */

static void put_text(struct buf *out, const char *before, struct str text)
{
    buf_str(out, str_of(before));
    buf_byte(out, '"');
    buf_str(out, text);
    buf_byte(out, '"');
}

static void put_languages(struct buf *out, const placard_module *module)
{
    buf_str(out, STR(", \"languages\": ["));
    for (uint32_t i = 0; i < placard_language_count(module); i++)
        put_text(out, i == 0 ? "" : ", ", str_of_bytes(placard_language_tag(module, i)));
    buf_byte(out, ']');
}

static void put_entries(struct buf *out, const placard_module *module)
{
    buf_str(out, STR(", \"entries\": ["));
    for (uint32_t i = 0; i < placard_entry_count(module); i++) {
        placard_entry entry = placard_entry_at(module, i);
        put_text(out, i == 0 ? "{\"name\": " : ", {\"name\": ", str_of_bytes(entry.name));
        buf_format(out, ", \"size\": %u, \"packed\": %zu}", entry.size, entry.packed.size);
    }
    buf_byte(out, ']');
}

static struct str record_json(struct arena *arena, const struct record *record, const placard_module *module,
                              struct str bundle, uint32_t reading_seconds)
{
    placard_bytes content = placard_fact_at(module, PLACARD_CONTENT, 0).text;
    struct buf out = {.arena = arena};
    put_text(&out, "{\"id\": ", record->id);
    put_text(&out, ", \"version\": ", str_of_bytes(placard_module_version(module)));
    put_text(&out, ", \"file\": ", record->file);
    buf_format(&out, ", \"size\": %zu", bundle.len);
    put_text(&out, ", \"content\": ", digest_hex(arena, content.data, content.size));
    put_languages(&out, module);
    buf_format(&out, ", \"reading_seconds\": %u", reading_seconds);
    put_entries(&out, module);
    buf_byte(&out, '}');
    return buf_view(&out);
}

struct record record_of(struct arena *arena, struct str bundle, uint32_t reading_seconds, int *error)
{
    placard_module module;
    struct record record = {0};
    *error = placard_open(&module, bundle.ptr, bundle.len, NULL) == PLACARD_OK ? 0 : EBADMSG;
    if (*error != 0)
        return record;
    record.id = str_copy(arena, str_of_bytes(placard_id(&module)));
    record.file = str_format(arena, "%.*s-%.*s.placard", STR_FMT(record.id),
                             STR_FMT(str_of_bytes(placard_module_version(&module))));
    record.json = record_json(arena, &record, &module, bundle, reading_seconds);
    return record;
}

/* ---- The whole report ------------------------------------------------------ */

/* The string after `"key": "` of a line of ours; ids and file names hold no escapes. */
static struct str member(struct str line, struct str key)
{
    size_t at = str_find(line, key);
    if (at == SIZE_MAX)
        return (struct str){NULL, 0};
    size_t end = str_find_byte(line, '"', at + key.len);
    return end == SIZE_MAX ? (struct str){NULL, 0} : str_slice(line, at + key.len, end);
}

/* Only names that a build could have made: a report edited by hand must not remove other files. */
static bool is_bundle_name(struct str name, struct str id)
{
    return id.len > 0 && str_ends(name, STR(".placard")) && str_starts(name, id) && name.len > id.len + 9 &&
           name.ptr[id.len] == '-' && str_find_byte(name, '/', 0) == SIZE_MAX &&
           str_find_byte(name, '\\', 0) == SIZE_MAX && str_find_byte(name, '\0', 0) == SIZE_MAX;
}

static bool read_line(struct arena *arena, struct str line, bool keep_json, struct record *out)
{
    struct str id = member(line, STR("{\"id\": \"")), file = member(line, STR("\"file\": \""));
    if (!is_bundle_name(file, id))
        return false;
    out->id = str_copy(arena, id);
    out->file = str_copy(arena, file);
    out->json = keep_json ? str_copy(arena, line) : (struct str){NULL, 0};
    return true;
}

struct record *record_read(struct arena *arena, struct str text, bool keep_json, size_t *count)
{
    ARRAY(struct record) records = {0};
    for (size_t at = 0; at < text.len;) {
        size_t end = str_find_byte(text, '\n', at);
        end = end == SIZE_MAX ? text.len : end;
        struct str line = str_trim(str_slice(text, at, end));
        at = end + 1;
        if (str_ends(line, STR(",")))
            line.len--;
        if (!str_starts(line, STR("{\"id\"")))
            continue;
        struct record record;
        if (read_line(arena, line, keep_json, &record))
            *array_add(arena, &records) = record;
    }
    *count = records.count;
    return records.items;
}

static int by_id(const void *a, const void *b)
{
    return str_cmp(((const struct record *)a)->id, ((const struct record *)b)->id);
}

struct str record_join(struct arena *arena, struct record *records, size_t count,
                       const struct record_totals *totals)
{
    struct buf out = {.arena = arena};
    if (count > 1)
        qsort(records, count, sizeof *records, by_id);
    size_t need = 256;
    for (size_t i = 0; i < count; i++)
        need += records[i].json.len + 8;
    out.ptr = arena_alloc(arena, need, 1); /* at once: a report of a large library has megabytes */
    out.cap = need;
    struct str id =
        dump(arena, own(arena, json_pack("[s%]", totals->library.len > 0 ? totals->library.ptr : "",
                                         totals->library.len)));
    buf_format(&out, "{\n  \"schema\": 1,\n  \"format\": \"%u.%u\",\n", PLACARD_FORMAT_MAJOR,
               PLACARD_FORMAT_MINOR);
    buf_format(&out, "  \"library\": %.*s,\n", STR_FMT(str_slice(id, 1, id.len - 1)));
    buf_format(&out, "  \"diagnostics\": {\"errors\": 0, \"warnings\": %zu},\n  \"modules\": [",
               totals->warnings);
    for (size_t i = 0; i < count; i++) {
        buf_str(&out, i == 0 ? STR("\n    ") : STR(",\n    "));
        buf_str(&out, records[i].json);
    }
    buf_str(&out, count == 0 ? STR("]\n}\n") : STR("\n  ]\n}\n"));
    return buf_view(&out);
}
