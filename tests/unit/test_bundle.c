/*
 * test_bundle.c - the bytes of bundles: golden, read by the runtime and by
 * other ZIP readers, which must all see the same entries.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>

#include "base/digest.h"
#include "container/deflate.h"
#include "container/zip.h"
#include "pipeline/7-stream/document.h"
#include "pipeline/8-bundle/bundle.h"
#include "pipeline/8-bundle/manifest.h"
#include "pipeline/8-bundle/opened.h"

/* A module in two languages that a test builds by hand. */
struct fixture {
    struct arena arena;
    struct diags diags;
    struct source source;
    struct stage stage;
    struct module modules[2];
    struct bundle_document documents[2];
    struct media media[2];
    struct media_list list;
    struct bundle_options options;
};

static struct scalar scalar(const char *text)
{
    return (struct scalar){str_of(text), {4, 8}};
}

static struct scalars scalars(struct fixture *f, const char *first, const char *second)
{
    struct scalars list = {arena_array(&f->arena, struct scalar, 2), second == NULL ? 1 : 2};
    list.items[0] = scalar(first);
    list.items[1] = scalar(second);
    return list;
}

static struct node *add(struct fixture *f, struct node *parent, uint32_t kind, uint32_t number,
                        const char *text)
{
    struct node *node = node_new(&f->arena, kind, (struct span){4, 8});
    node->number = number;
    node->text = str_of(text);
    node_append(parent, node);
    return node;
}

static void make_document(struct fixture *f, size_t index, const char *language, const char *text)
{
    struct module *module = &f->modules[index];
    module->source = &f->source;
    module->language = str_of(language);
    module->root = node_new(&f->arena, PLACARD_DOCUMENT, (struct span){0, 8});
    add(f, module->root, PLACARD_TITLE, 0, text);
    struct node *paragraph = add(f, module->root, PLACARD_PARAGRAPH, 0, NULL);
    for (int i = 0; i < 20; i++)
        add(f, paragraph, PLACARD_TEXT, 0, text);
    struct bundle_document *document = &f->documents[index];
    document->module = module;
    document->bytes = document_encode(&f->stage, module, &document->node_count);
}

static void make_media(struct fixture *f)
{
    static const char *const bytes[] = {"first picture", "second picture, somewhat longer"};
    f->list = (struct media_list){.items = f->media, .count = 2};
    for (size_t i = 0; i < 2; i++) {
        f->media[i] = (struct media){.bytes = str_of(bytes[i]), .width = 640, .height = 480};
        memset(f->media[i].digest, (int)(0x10 + i), sizeof f->media[i].digest);
    }
}

static int set_up(void **state)
{
    static struct fixture fixture;
    struct fixture *f = &fixture;
    memset(f, 0, sizeof *f);
    f->diags.arena = &f->arena;
    f->source = (struct source){.path = STR("modules/m.md"), .text = STR("id: lock\nsome text\n")};
    f->stage = (struct stage){&f->arena, &f->diags, &f->source};
    make_document(f, 0, "en", "Open the valve. ");
    make_document(f, 1, "pt-BR", "Abra a v\xc3\xa1lvula. ");
    f->modules[0].fields.id = scalar("lockout-conveyor");
    f->modules[0].fields.version = scalar("2.1.0");
    f->modules[0].fields.kind = PLACARD_MODULE_REFERENCE;
    make_media(f);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    arena_free(&f->arena);
    return 0;
}

static struct str pack(struct fixture *f, size_t languages)
{
    struct str bundle = bundle_pack(&f->stage, f->documents, languages, &f->list, &f->options);
    assert_null(f->diags.first);
    assert_true(bundle.len > 0);
    return bundle;
}

/* ---- Bytes ------------------------------------------------------------------ */

static void test_zip_golden(void **state)
{
    struct fixture *f = *state;
    static const struct zip_entry entries[] = {
        {.name = {"a", 1}, .packed = {"xyz", 3}, .size = 3, .crc = 0x11223344},
        {.name = {"b/c", 3}, .packed = {"pq", 2}, .size = 0x10203, .crc = 0xaabbccdd, .is_deflated = true},
    };
    static const char want[] =
        "PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0\x44\x33\x22\x11\x03\0\0\0\x03\0\0\0\x01\0\0\0"
        "axyz"
        "PK\x03\x04\x14\0\0\0\x08\0\0\0\x21\0\xdd\xcc\xbb\xaa\x02\0\0\0\x03\x02\x01\0\x03\0\0\0"
        "b/cpq"
        "PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\x21\0\x44\x33\x22\x11\x03\0\0\0\x03\0\0\0\x01\0\0\0"
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        "a"
        "PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\x21\0\xdd\xcc\xbb\xaa\x02\0\0\0\x03\x02\x01\0\x03\0\0\0"
        "\0\0\0\0\0\0\0\0\0\0\x22\0\0\0"
        "b/c"
        "PK\x05\x06\0\0\0\0\x02\0\x02\0\x60\0\0\0\x45\0\0\0\0\0";
    struct zip zip = zip_new(&f->arena, NULL, (struct str){NULL, 0});
    *array_add(&f->arena, &zip.entries) = entries[0];
    *array_add(&f->arena, &zip.entries) = entries[1];
    struct str out = zip_write(&zip);
    assert_int_equal(out.len, sizeof want - 1);
    assert_memory_equal(out.ptr, want, sizeof want - 1);
    assert_int_equal(zip_size(&zip), sizeof want - 1);
    zip = zip_new(&f->arena, NULL,
                  STR("application/epub+zip")); /* another format's file says so in its first bytes */
    out = zip_write(&zip);
    assert_memory_equal(out.ptr + 30, "mimetypeapplication/epub+zip", 28);
}

static void test_deflate(void **state)
{
    struct fixture *f = *state;
    struct deflate *deflate = deflate_new(&f->arena, 9);
    assert_null(deflate_bytes(deflate, &f->arena, STR("")).ptr);
    assert_null(deflate_bytes(deflate, &f->arena, STR("abc")).ptr);
    struct str packed = deflate_bytes(deflate, &f->arena, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
    assert_true(packed.len > 0 && packed.len < 10);
    assert_int_equal(deflate_crc32(STR("123456789")), 0xcbf43926);
    assert_int_equal(deflate_crc32(STR("")), 0);
}

static void test_same_input_same_bytes(void **state)
{
    struct fixture *f = *state;
    struct str first = pack(f, 2);
    f->options.deflate = deflate_new(&f->arena, BUNDLE_DEFAULT_LEVEL);
    pack(f, 1); /* a compressor that was used before leaves no trace */
    struct str second = pack(f, 2);
    assert_true(str_eq(first, second));
}

/* By path "m.pt-BR.md" comes before "m.pt.md"; by entry name it is the other way round. */
static void test_languages_are_sorted(void **state)
{
    struct fixture *f = *state;
    struct bundle_document mixed[] = {f->documents[0], f->documents[1], f->documents[1]};
    struct module portuguese = f->modules[1];
    portuguese.language = STR("pt");
    mixed[2].module = &portuguese;
    struct str first = bundle_pack(&f->stage, mixed, 3, &f->list, &f->options);
    struct bundle_document swapped = mixed[1];
    mixed[1] = mixed[2];
    mixed[2] = swapped;
    struct str second = bundle_pack(&f->stage, mixed, 3, &f->list, &f->options);
    assert_true(str_eq(first, second));
    placard_module module;
    assert_int_equal(placard_open(&module, first.ptr, first.len, NULL), PLACARD_OK);
    assert_int_equal(placard_language_tag(&module, 1).size, 2);
}

/* The rule of bundle.h, once more and by hand. */
static void test_content_digest(void **state)
{
    struct fixture *f = *state;
    struct buf all = {.arena = &f->arena};
    for (size_t i = 0; i < 2; i++) {
        struct str tag = f->modules[i].language, bytes = f->documents[i].bytes;
        buf_byte(&all, (char)tag.len);
        buf_str(&all, tag);
        buf_bytes(&all, (char[]){(char)(bytes.len & 255), (char)(bytes.len >> 8), 0, 0}, 4);
        buf_str(&all, bytes);
    }
    buf_bytes(&all, "\x0d\0\0\0first picture\x1f\0\0\0second picture, somewhat longer", 4 + 13 + 4 + 31);
    uint8_t want[32], have[32];
    struct str view = buf_view(&all);
    digest_sha256(want, &view, 1);
    bundle_content_digest(have, &f->arena, f->documents, 2, &f->list);
    assert_memory_equal(have, want, 32);
}

static void test_content_digest_ignores_packaging(void **state)
{
    struct fixture *f = *state;
    uint8_t before[32], after[32];
    bundle_content_digest(before, &f->arena, f->documents, 2, &f->list);
    f->modules[0].fields.version = scalar("2.1.1");
    f->modules[0].fields.equipment = scalars(f, "CV-200", NULL);
    f->options.level = 1;
    pack(f, 2);
    bundle_content_digest(after, &f->arena, f->documents, 2, &f->list);
    assert_memory_equal(before, after, 32);
}

/* ---- The manifest ------------------------------------------------------------ */

static struct str manifest_of(struct fixture *f)
{
    static const uint8_t content[32] = "0123456789abcdef0123456789abcde";
    return manifest_stream(&f->arena, f->documents, 2, &f->list, content);
}

/* Code, number and text of each fact in one line each, as a reader meets them. */
static struct str dump(struct fixture *f, struct str stream)
{
    static const uint8_t has[256] = {
#define X(name, code, carries, is, holds, number, text) [code] = carries,
        PLACARD_KIND_LIST(X)
#undef X
    };
    struct buf out = {.arena = &f->arena};
    size_t at = 6 + 1;
    while ((unsigned char)stream.ptr[at++] >= 0x80)
        continue;
    uint32_t values[2];
    while (at < stream.len) {
        uint8_t kind = (uint8_t)stream.ptr[at++];
        for (int i = 0; i < 2; i++) {
            values[i] = 0;
            bool is_there = i == 0 ? has[kind] & 1 : has[kind] & 4;
            for (int shift = 0; is_there; shift += 7) {
                uint8_t byte = (uint8_t)stream.ptr[at++];
                values[i] |= (uint32_t)(byte & 0x7f) << shift;
                is_there = byte >= 0x80;
            }
        }
        buf_format(&out, "%u", kind);
        if (has[kind] & 1)
            buf_format(&out, " %u", values[0]);
        at += values[1];
        if (has[kind] & 2) {
            buf_format(&out, " %s", stream.ptr + at);
            at += strlen(stream.ptr + at) + 1;
        }
        buf_byte(&out, '\n');
    }
    return buf_view(&out);
}

static void assert_dump(struct fixture *f, struct str stream, const char *want)
{
    struct str have = dump(f, stream);
    assert_string_equal(str_z(&f->arena, have), want);
}

static void test_manifest_least(void **state)
{
    struct fixture *f = *state;
    f->list.count = 0;
    assert_dump(f, manifest_of(f), "80\n81 2 lockout-conveyor\n82 2.1.0\n83\n84 46 en\n84 46 pt-BR\n0\n");
}

static void fill_fields(struct fixture *f, struct module_fields *fields)
{
    static uint32_t reviews[] = {172800, 604800};
    fields->audience.roles = scalars(f, "technician", "operator");
    fields->audience.sites = scalars(f, "plant-7", NULL);
    fields->audience.requires = scalars(f, "loto", NULL);
    fields->audience.languages = scalars(f, "es", NULL);
    fields->equipment = scalars(f, "CV-200", NULL);
    fields->regulations = scalars(f, "OSHA 1910.147", NULL);
    fields->effective = (struct date_field){true, 20261201, {0, 0}};
    fields->review.seconds = reviews;
    fields->review.count = 2;
    fields->supersedes = scalars(f, "old-one", NULL);
    fields->withdrawn.is_set = true;
    fields->withdrawn.reason = scalar("belt replaced");
    fields->withdrawn.date = (struct date_field){true, 20270131, {0, 0}};
    fields->withdrawn.replaced_by = scalar("new-one");
    fields->quiz.attempts = (struct number_field){true, 3, {0, 0}};
}

static void test_manifest_facts(void **state)
{
    struct fixture *f = *state;
    fill_fields(f, &f->modules[0].fields);
    f->modules[1].is_rtl = true;
    assert_dump(
        f, manifest_of(f),
        "80\n81 2 lockout-conveyor\n82 2.1.0\n83\n84 46 en\n84 47 pt-BR\n85 41943520\n85 41943520\n"
        "86 technician\n86 operator\n87 plant-7\n88 loto\n89 CV-200\n90 OSHA 1910.147\n91 20261201\n"
        "92 172800\n92 604800\n93 old-one\n94 belt replaced\n95 new-one\n96 20270131\n97 es\n98 3\n0\n");
}

static void assert_trigger(struct fixture *f, struct trigger trigger, const char *want)
{
    f->list.count = 0;
    f->modules[0].fields.triggers.items = &trigger;
    f->modules[0].fields.triggers.count = 1;
    struct str head = STR("80\n81 2 lockout-conveyor\n82 2.1.0\n83\n84 46 en\n84 46 pt-BR\n");
    struct str all = str_format(&f->arena, "%.*s%s0\n0\n", STR_FMT(head), want);
    assert_dump(f, manifest_of(f), str_z(&f->arena, all));
}

static void test_work_order_and_event(void **state)
{
    struct fixture *f = *state;
    struct match_field field = {scalar("type"), scalars(f, "PM", "CM")};
    struct trigger trigger = {.kind = PLACARD_TRIGGER_WORK_ORDER, .fields = {&field, 1}};
    assert_trigger(f, trigger, "112 1\n113 type\n114 PM\n114 CM\n0\n");
    trigger.kind = PLACARD_TRIGGER_EVENT;
    trigger.event = scalar("alarm");
    assert_trigger(f, trigger, "112 6\n113 type\n114 PM\n114 CM\n0\n123 alarm\n");
}

static void test_schedule(void **state)
{
    struct fixture *f = *state;
    struct trigger trigger = {.kind = PLACARD_TRIGGER_SCHEDULE};
    trigger.schedule = (struct schedule){.frequency = 3,
                                         .interval = 2,
                                         .by_day = {{0, 0}, {-1, 4}},
                                         .by_day_count = 2,
                                         .by_month_day = {1, -1},
                                         .by_month_day_count = 2,
                                         .by_month = {12},
                                         .by_month_count = 1,
                                         .count = 7,
                                         .until = 20271231,
                                         .start = {.is_set = true, .yyyymmdd = 20261201},
                                         .has_at = true,
                                         .at_minutes = 0,
                                         .before_shift = 30};
    assert_trigger(
        f, trigger,
        "112 2\n124 3\n125 2\n126 424\n126 420\n127 32\n127 30\n128 12\n129 20261201\n130 20271231\n"
        "131 7\n132 0\n133 30\n");
    trigger.schedule = (struct schedule){.interval = 1, .before_shift = 15};
    assert_trigger(f, trigger, "112 2\n133 15\n");
}

static void test_location(void **state)
{
    struct fixture *f = *state;
    static struct point polygon[] = {{-900000000, -1800000000}, {900000000, 1800000000}, {0, 0}};
    struct trigger trigger = {.kind = PLACARD_TRIGGER_LOCATION};
    trigger.location.is_circle = true;
    trigger.location.centre = (struct point){418819000, -876278000};
    trigger.location.radius_m = 40;
    trigger.location.cosine = 48788;
    assert_trigger(f, trigger, "112 3\n115 1318819000\n116 923722000\n117 40\n118 48788\n");
    struct trigger area = {.kind = PLACARD_TRIGGER_LOCATION};
    area.location.polygon = polygon;
    area.location.polygon_count = 3;
    assert_trigger(f, area,
                   "112 3\n119\n115 0\n116 0\n0\n119\n115 1800000000\n116 3600000000\n0\n"
                   "119\n115 900000000\n116 1800000000\n0\n");
    struct trigger beacon = {.kind = PLACARD_TRIGGER_LOCATION};
    beacon.location.beacon = scalar("b-17");
    assert_trigger(f, beacon, "112 3\n120 b-17\n");
}

static void test_scan_policy_review(void **state)
{
    struct fixture *f = *state;
    struct trigger trigger = {.kind = PLACARD_TRIGGER_SCAN, .scan = scalar("CV-200-")};
    assert_trigger(f, trigger, "112 4\n121 CV-200-\n");
    trigger.scan_is_prefix = true;
    assert_trigger(f, trigger, "112 4\n122 CV-200-\n");
    struct trigger policy = {.kind = PLACARD_TRIGGER_POLICY_UPDATE};
    assert_trigger(f, policy, "112 5\n");
    policy.regulations = scalars(f, "R 1", "R 2");
    assert_trigger(f, policy, "112 5\n134 R 1\n134 R 2\n");
    struct trigger review = {.kind = PLACARD_TRIGGER_REVIEW};
    assert_trigger(f, review, "112 7\n");
}

/* ---- Other readers ------------------------------------------------------------ */

/* "name size crc-of-content" of each entry. */
static void put_line(struct buf *out, const char *name, struct str content)
{
    buf_format(out, "%s %zu %08x\n", name, content.len, deflate_crc32(content));
}

static struct str list_by_libarchive(struct fixture *f, struct str bundle)
{
    struct buf out = {.arena = &f->arena};
    struct archive *archive = archive_read_new();
    assert_int_equal(archive_read_support_format_zip(archive), ARCHIVE_OK);
    assert_int_equal(archive_read_open_memory(archive, bundle.ptr, bundle.len), ARCHIVE_OK);
    struct archive_entry *entry;
    int status;
    while ((status = archive_read_next_header(archive, &entry)) == ARCHIVE_OK) {
        size_t size = (size_t)archive_entry_size(entry);
        char *bytes = arena_alloc(&f->arena, 1, size + 1);
        assert_int_equal(archive_read_data(archive, bytes, size + 1), size);
        assert_int_equal(archive_entry_filetype(entry), AE_IFREG);
        put_line(&out, archive_entry_pathname(entry), (struct str){bytes, size});
    }
    assert_int_equal(status, ARCHIVE_EOF);
    archive_read_free(archive);
    return buf_view(&out);
}

/* What the bundle was made of, in the order of the profile. */
static struct str list_wanted(struct fixture *f)
{
    struct buf out = {.arena = &f->arena};
    uint8_t content[32];
    bundle_content_digest(content, &f->arena, f->documents, 2, &f->list);
    put_line(&out, "mimetype", STR("application/vnd.placard.module+zip"));
    put_line(&out, "manifest", manifest_stream(&f->arena, f->documents, 2, &f->list, content));
    put_line(&out, "text/en", f->documents[0].bytes);
    put_line(&out, "text/pt-br", f->documents[1].bytes);
    put_line(&out, "media/10101010101010101010101010101010.webp", f->media[0].bytes);
    put_line(&out, "media/11111111111111111111111111111111.webp", f->media[1].bytes);
    return buf_view(&out);
}

static void test_libarchive_reads_it(void **state)
{
    struct fixture *f = *state;
    struct str have = list_by_libarchive(f, pack(f, 2)), want = list_wanted(f);
    assert_string_equal(str_z(&f->arena, have), str_z(&f->arena, want));
}

/* Run a program over the bundle in a file; its output.  Skips when it is not installed. */
static struct str run(struct fixture *f, const char *program, const char *command, struct str bundle)
{
    char path[] = "/tmp/placard_test_XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bundle.ptr, bundle.len), (ssize_t)bundle.len);
    close(fd);
    struct str probe = str_format(&f->arena, "command -v %s >/dev/null", program);
    struct str line = str_format(&f->arena, command, path);
    bool is_there = system(str_z(&f->arena, probe)) == 0;
    struct buf out = {.arena = &f->arena};
    int status = 0;
    if (is_there) {
        FILE *pipe = popen(str_z(&f->arena, line), "r");
        assert_non_null(pipe);
        for (int c; (c = fgetc(pipe)) != EOF;)
            buf_byte(&out, (char)c);
        status = pclose(pipe);
    }
    unlink(path);
    if (!is_there)
        skip();
    assert_int_equal(status, 0);
    return buf_view(&out);
}

static void test_unzip_accepts_it(void **state)
{
    struct fixture *f = *state;
    struct str out = run(f, "unzip", "unzip -tqq %s 2>&1", pack(f, 2));
    assert_int_equal(out.len, 0);
}

static void test_7z_accepts_it(void **state)
{
    struct fixture *f = *state;
    struct str out = run(f, "7z", "7z t %s 2>&1", pack(f, 2));
    assert_true(str_find(out, STR("Everything is Ok")) != SIZE_MAX);
    assert_true(str_find(out, STR("Files: 6")) != SIZE_MAX);
    assert_true(str_find(out, STR("arning")) == SIZE_MAX);
}

static void test_python_reads_it(void **state)
{
    struct fixture *f = *state;
    static const char command[] =
        "python3 -c \"import zipfile, zlib\n"
        "with zipfile.ZipFile('%s') as z:\n"
        "    for i in z.infolist():\n"
        "        b = z.read(i)\n"
        "        assert i.date_time == (1980, 1, 1, 0, 0, 0) and not i.extra and not i.comment\n"
        "        print(i.filename, len(b), '%%08x' %% zlib.crc32(b))\" 2>&1";
    struct str have = run(f, "python3", command, pack(f, 2)), want = list_wanted(f);
    assert_string_equal(str_z(&f->arena, have), str_z(&f->arena, want));
}

static void test_file_knows_it(void **state)
{
    struct fixture *f = *state;
    struct str bundle = pack(f, 2);
    assert_memory_equal(bundle.ptr + 30, "mimetypeapplication/vnd.placard.module+zip", 42);
}

/* ---- The runtime ---------------------------------------------------------------- */

static void assert_text(placard_bytes have, const char *want)
{
    assert_int_equal(have.size, strlen(want));
    assert_memory_equal(have.data, want, have.size);
}

static void test_runtime_opens_it(void **state)
{
    struct fixture *f = *state;
    fill_fields(f, &f->modules[0].fields);
    f->modules[1].is_rtl = true;
    struct str bundle = pack(f, 2);
    placard_module module;
    placard_error error = {0};
    assert_int_equal(placard_open(&module, bundle.ptr, bundle.len, &error), PLACARD_OK);
    assert_text(placard_id(&module), "lockout-conveyor");
    assert_text(placard_module_version(&module), "2.1.0");
    assert_int_equal(placard_kind_of_module(&module), PLACARD_MODULE_REFERENCE);
    assert_int_equal(placard_language_count(&module), 2);
    assert_text(placard_language_tag(&module, 1), "pt-BR");
    assert_true(placard_language_is_rtl(&module, 1));
    assert_int_equal(placard_media_count(&module), 2);
    assert_text(placard_media(&module, 1), "second picture, somewhat longer");
    assert_int_equal(placard_media_width(&module, 0), 640);
    assert_text(placard_fact_at(&module, PLACARD_ROLE, 1).text, "operator");
}

static void test_runtime_loads_it(void **state)
{
    struct fixture *f = *state;
    struct str bundle = pack(f, 2);
    placard_module module;
    placard_document document;
    assert_int_equal(placard_open(&module, bundle.ptr, bundle.len, NULL), PLACARD_OK);
    for (uint32_t language = 0; language < 2; language++) {
        size_t size = placard_load_size(&module, language);
        void *memory = arena_alloc(&f->arena, 1, size);
        assert_int_equal(placard_load(&document, &module, language, memory, size, NULL), PLACARD_OK);
        assert_int_equal(placard_node_count(&document), f->documents[language].node_count);
        assert_text(placard_title(&document), f->modules[language].root->first->text.ptr);
    }
}

/* ---- Limits ---------------------------------------------------------------------- */

static void assert_refused(struct fixture *f, size_t document_count)
{
    struct str bundle = bundle_pack(&f->stage, f->documents, document_count, &f->list, &f->options);
    assert_int_equal(bundle.len, 0);
    assert_non_null(f->diags.first);
    assert_int_equal(f->diags.first->code, DIAG_BUNDLE_TOO_LARGE);
    assert_null(f->diags.first->next);
}

static void test_double_language(void **state)
{
    struct fixture *f = *state;
    f->modules[1].language = STR("EN");
    struct str bundle = bundle_pack(&f->stage, f->documents, 2, &f->list, &f->options);
    assert_int_equal(bundle.len, 0);
    assert_int_equal(f->diags.first->code, DIAG_DOUBLE_LANGUAGE);
    assert_null(f->diags.first->next);
}

static void test_too_many_entries(void **state)
{
    struct fixture *f = *state;
    f->list.count = PLACARD_MAX_ENTRIES - 2 - 2 + 1;
    f->list.items = arena_array(&f->arena, struct media, f->list.count);
    for (size_t i = 0; i < f->list.count; i++) {
        f->list.items[i] = f->media[0];
        f->list.items[i].digest[0] = (uint8_t)i;
    }
    assert_refused(f, 2);
    f->diags = (struct diags){.arena = &f->arena};
    f->list.count--;
    pack(f, 2);
}

static void test_too_large_a_file(void **state)
{
    struct fixture *f = *state;
    size_t size = PLACARD_MAX_FILE - pack(f, 2).len + f->media[1].bytes.len;
    f->media[1].bytes = (struct str){arena_alloc(&f->arena, 1, size + 1), size};
    assert_int_equal(pack(f, 2).len, PLACARD_MAX_FILE);
    f->media[1].bytes.len++;
    assert_refused(f, 2);
}

static void test_too_large_a_manifest(void **state)
{
    struct fixture *f = *state;
    char *text = arena_alloc(&f->arena, 1, PLACARD_MAX_MANIFEST + 1);
    memset(text, 'k', PLACARD_MAX_MANIFEST);
    f->modules[0].fields.equipment = scalars(f, text, NULL);
    assert_refused(f, 2);
}

/* Repetition past the ratio that readers accept stands in the file as it is. */
static void test_extreme_repetition_is_stored(void **state)
{
    struct fixture *f = *state;
    size_t size = 500000;
    char *text = arena_alloc(&f->arena, 1, size + 1);
    memset(text, 'x', size);
    make_document(f, 0, "en", "x");
    add(f, f->modules[0].root->last, PLACARD_TEXT, 0, text);
    f->documents[0].bytes = document_encode(&f->stage, &f->modules[0], &f->documents[0].node_count);
    struct str bundle = pack(f, 1);
    assert_true(bundle.len > size);
    placard_module module;
    assert_int_equal(placard_open(&module, bundle.ptr, bundle.len, NULL), PLACARD_OK);
}

/* What the runtime refuses, in the file or in one of its documents, is not built. */
static void test_bundles_are_opened(void **state)
{
    struct fixture *f = *state;
    make_document(f, 0, "en", "x");
    struct str bundle = pack(f, 1);
    assert_int_equal(opened_status(&f->arena, bundle), PLACARD_OK);
    assert_int_equal(opened_status(&f->arena, str_slice(bundle, 0, bundle.len - 1)), PLACARD_ZIP_TRUNCATED);
    make_document(f, 0, "en", "\xff");
    assert_int_equal(opened_status(&f->arena, pack(f, 1)), PLACARD_STREAM_TEXT);
}

/* The aim of the format: what a text-only bundle adds to its packed document. */
static void test_overhead(void **state)
{
    struct fixture *f = *state;
    f->list.count = 0;
    f->modules[0].fields.audience.roles = scalars(f, "maintenance-tech", NULL);
    f->modules[0].fields.regulations = scalars(f, "OSHA 29 CFR 1910.147(c)(4)", NULL);
    struct str bundle = pack(f, 1);
    struct deflate *deflate = deflate_new(&f->arena, BUNDLE_DEFAULT_LEVEL);
    struct str packed = deflate_bytes(deflate, &f->arena, f->documents[0].bytes);
    assert_in_range(bundle.len - packed.len, 300, 600);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(test_zip_golden),
        WITH_FIXTURE(test_deflate),
        WITH_FIXTURE(test_same_input_same_bytes),
        WITH_FIXTURE(test_languages_are_sorted),
        WITH_FIXTURE(test_content_digest),
        WITH_FIXTURE(test_content_digest_ignores_packaging),
        WITH_FIXTURE(test_manifest_least),
        WITH_FIXTURE(test_manifest_facts),
        WITH_FIXTURE(test_work_order_and_event),
        WITH_FIXTURE(test_schedule),
        WITH_FIXTURE(test_location),
        WITH_FIXTURE(test_scan_policy_review),
        WITH_FIXTURE(test_libarchive_reads_it),
        WITH_FIXTURE(test_unzip_accepts_it),
        WITH_FIXTURE(test_7z_accepts_it),
        WITH_FIXTURE(test_python_reads_it),
        WITH_FIXTURE(test_file_knows_it),
        WITH_FIXTURE(test_runtime_opens_it),
        WITH_FIXTURE(test_runtime_loads_it),
        WITH_FIXTURE(test_double_language),
        WITH_FIXTURE(test_too_many_entries),
        WITH_FIXTURE(test_too_large_a_file),
        WITH_FIXTURE(test_too_large_a_manifest),
        WITH_FIXTURE(test_extreme_repetition_is_stored),
        WITH_FIXTURE(test_bundles_are_opened),
        WITH_FIXTURE(test_overhead),
    };
    return cmocka_run_group_tests_name("bundle", tests, NULL, NULL);
}
