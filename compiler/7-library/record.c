#include "7-library/record.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "0-base/arena.h"
#include "0-base/digest.h"
#include "0-base/json_text.h"
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

static void set(struct arena *arena, json_t *object, const char *key, json_t *value)
{
    if (value == NULL || json_object_set_new(object, key, value) != 0)
        arena_fail(arena);
}

static void append(struct arena *arena, json_t *array, json_t *value)
{
    if (value == NULL || json_array_append_new(array, value) != 0)
        arena_fail(arena);
}

static json_t *text_of(placard_bytes bytes)
{
    return json_stringn(bytes.size > 0 ? (const char *)bytes.data : "", bytes.size);
}

static json_t *text_of_str(struct str text)
{
    return json_stringn(text.len > 0 ? text.ptr : "", text.len);
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

static json_t *languages_of(struct arena *arena, const placard_module *module)
{
    json_t *list = own(arena, json_array());
    for (uint32_t i = 0; i < placard_language_count(module); i++)
        append(arena, list, text_of(placard_language_tag(module, i)));
    return json_incref(list);
}

static json_t *entries_of(struct arena *arena, const placard_module *module)
{
    json_t *list = own(arena, json_array());
    for (uint32_t i = 0; i < placard_entry_count(module); i++) {
        placard_entry entry = placard_entry_at(module, i);
        json_t *object = own(arena, json_object());
        set(arena, object, "name", text_of(entry.name));
        set(arena, object, "size", json_integer((json_int_t)entry.size));
        set(arena, object, "packed", json_integer((json_int_t)entry.packed.size));
        append(arena, list, json_incref(object));
    }
    return json_incref(list);
}

static struct str sha256_hex(struct arena *arena, struct str bytes)
{
    uint8_t digest[32];
    digest_sha256(digest, &bytes, 1);
    return digest_hex(arena, digest, sizeof digest);
}

/* The source language's READING_TIME, loaded by the runtime as a client would. */
static uint32_t reading_seconds(struct arena *arena, const placard_module *module, int *error)
{
    placard_document document;
    size_t size = placard_load_size(module, 0);
    void *memory = arena_alloc(arena, size, 1);
    if (placard_load(&document, module, 0, memory, size, NULL) != PLACARD_OK) {
        *error = EBADMSG;
        return 0;
    }
    placard_node node = placard_node_find(&document, 0, 0, PLACARD_READING_TIME);
    return node == PLACARD_NONE ? 0 : placard_node_number(&document, node);
}

struct record record_of(struct arena *arena, struct str bundle, int *error)
{
    placard_module module;
    struct record record = {0};
    *error = placard_open(&module, bundle.ptr, bundle.len, NULL) == PLACARD_OK ? 0 : EBADMSG;
    uint32_t seconds = *error == 0 ? reading_seconds(arena, &module, error) : 0;
    if (*error != 0)
        return record;
    struct str version = str_of_bytes(placard_version(&module));
    record.id = str_copy(arena, str_of_bytes(placard_id(&module)));
    record.file = str_format(arena, "%.*s-%.*s.placard", STR_FMT(record.id), STR_FMT(version));
    placard_bytes content = placard_fact_at(&module, PLACARD_CONTENT, 0).text;
    json_t *object = own(arena, json_object());
    set(arena, object, "id", text_of(placard_id(&module)));
    set(arena, object, "version", text_of(placard_version(&module)));
    set(arena, object, "file", text_of_str(record.file));
    set(arena, object, "size", json_integer((json_int_t)bundle.len));
    set(arena, object, "sha256", text_of_str(sha256_hex(arena, bundle)));
    set(arena, object, "content", text_of_str(digest_hex(arena, content.data, content.size)));
    set(arena, object, "languages", languages_of(arena, &module));
    set(arena, object, "reading_seconds", json_integer((json_int_t)seconds));
    set(arena, object, "entries", entries_of(arena, &module));
    record.json = dump(arena, object);
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
    struct record *records = NULL;
    size_t room = 0;
    *count = 0;
    for (size_t at = 0; at < text.len;) {
        size_t end = str_find_byte(text, '\n', at);
        end = end == SIZE_MAX ? text.len : end;
        struct str line = str_trim(str_slice(text, at, end));
        at = end + 1;
        if (str_ends(line, STR(",")))
            line.len--;
        if (!str_starts(line, STR("{\"id\"")))
            continue;
        if (*count == room) {
            size_t more = room ? room * 2 : 64;
            records = arena_grow(arena, records, room * sizeof *records, more * sizeof *records);
            room = more;
        }
        if (read_line(arena, line, keep_json, &records[*count]))
            ++*count;
    }
    return records;
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
    struct str id = dump(arena, own(arena, json_pack("[s%]", totals->library.len > 0 ? totals->library.ptr : "",
                                                     totals->library.len)));
    buf_format(&out, "{\n  \"schema\": 1,\n  \"format\": \"%u.%u\",\n", PLACARD_FORMAT_MAJOR, PLACARD_FORMAT_MINOR);
    buf_format(&out, "  \"library\": %.*s,\n", STR_FMT(str_slice(id, 1, id.len - 1)));
    buf_format(&out, "  \"diagnostics\": {\"errors\": 0, \"warnings\": %zu},\n  \"modules\": [", totals->warnings);
    for (size_t i = 0; i < count; i++) {
        buf_str(&out, i == 0 ? STR("\n    ") : STR(",\n    "));
        buf_str(&out, records[i].json);
    }
    buf_str(&out, count == 0 ? STR("]\n}\n") : STR("\n  ]\n}\n"));
    return buf_view(&out);
}
