#include "cli/bundle_file.h"

#include <errno.h>

#include "library/single.h"
#include "render/facts.h"

void bundle_file_refused(struct cli *cli, const char *path, const placard_module *module,
                         const placard_error *error)
{
    struct str where = STR("");
    if (error->entry != PLACARD_NONE && module != NULL)
        where = str_format(&cli->arena, " of %.*s, inflated",
                           STR_FMT(facts_str(placard_entry_at(module, error->entry).name)));
    cli_error(cli, "%s: %s (%s) at byte %zu%.*s", path, placard_status_text(error->status),
              placard_status_name(error->status), error->offset, STR_FMT(where));
}

static int compile_source(struct cli *cli, const char *path, struct str *bytes)
{
    struct diags diags = {.arena = &cli->arena};
    struct run run = {.arena = &cli->arena, .diags = &diags, .os = cli->os};
    struct compiled made = single_compile(&run, &(struct single){.path = path});
    if (run.failure.error != 0)
        return cli_fail(cli, &run.failure);
    *bytes = made.bundle;
    if (diags.error_count > 0)
        cli_report(cli, &diags);
    return diags.error_count > 0 ? EXIT_SOURCES : EXIT_DONE;
}

static int read_bundle(struct cli *cli, const char *path, struct str *bytes)
{
    struct failure failure = {.doing = "read", .path = str_of(path)};
    failure.error = cli->os->read_file(cli->os->context, &cli->arena, path, PLACARD_MAX_FILE, bytes);
    if (failure.error == EFBIG)
        failure.reason = STR("it is larger than a bundle may be (64 MiB)");
    return failure.error != 0 ? cli_fail(cli, &failure) : EXIT_DONE;
}

int bundle_file_open(struct cli *cli, const char *path, struct bundle_file *out)
{
    placard_error error;
    bool is_source = str_ends(str_of(path), STR(".md"));
    int status = is_source ? compile_source(cli, path, &out->bytes) : read_bundle(cli, path, &out->bytes);
    if (status != EXIT_DONE)
        return status;
    if (placard_open(&out->module, out->bytes.ptr, out->bytes.len, &error) == PLACARD_OK)
        return EXIT_DONE;
    bundle_file_refused(cli, path, NULL, &error);
    return EXIT_SOURCES;
}

int bundle_file_load(struct cli *cli, const char *path, const struct bundle_file *file, uint32_t language,
                     placard_document *out)
{
    placard_error error;
    size_t size = placard_load_size(&file->module, language);
    void *memory = arena_alloc(&cli->arena, size, 1);
    if (placard_load(out, &file->module, language, memory, size, &error) == PLACARD_OK)
        return EXIT_DONE;
    bundle_file_refused(cli, path, &file->module, &error);
    return EXIT_SOURCES;
}

struct str bundle_file_picture(const struct bundle_file *file, uint32_t index)
{
    uint32_t first = placard_entry_count(&file->module) - placard_media_count(&file->module);
    return facts_str(placard_entry_at(&file->module, first + index).name);
}

int bundle_file_check_media(struct cli *cli, const char *path, const struct bundle_file *file)
{
    int status = EXIT_DONE;
    for (uint32_t i = 0; i < placard_media_count(&file->module); i++) {
        placard_error error;
        if (placard_media_check(&file->module, i, &error) == PLACARD_OK)
            continue;
        cli_error(cli, "%s: %.*s: %s (%s) at byte %zu", path, STR_FMT(bundle_file_picture(file, i)),
                  placard_status_text(error.status), placard_status_name(error.status), error.offset);
        status = EXIT_SOURCES;
    }
    return status;
}
