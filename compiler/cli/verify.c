/*
 * verify.c - placard verify: what a client checks, and that media and content
 * are what their digests say.
 */
#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "cli/bundle_file.h"
#include "container/content.h"
#include "render/facts.h"

/* Media entries are named by the first 16 bytes of their SHA-256. */
static int verify_media(struct cli *cli, const char *path, const struct bundle_file *file)
{
    int status = EXIT_DONE;
    for (uint32_t i = 0; i < placard_media_count(&file->module); i++) {
        struct str bytes = facts_str(placard_media(&file->module, i));
        placard_bytes named = placard_fact_at(&file->module, PLACARD_MEDIA, i).text;
        uint8_t digest[32];
        digest_sha256(digest, &bytes, 1);
        if (named.size <= sizeof digest && memcmp(digest, named.data, named.size) == 0)
            continue;
        cli_error(cli, "%s: %.*s: the picture is not what its name says (SHA-256)", path,
                  STR_FMT(bundle_file_picture(file, i)));
        status = EXIT_SOURCES;
    }
    return status;
}

/* Over the documents in the order of their facts, then the pictures (docs/format/manifest.md). */
static int verify_content(struct cli *cli, const char *path, const placard_module *module,
                          struct content *content)
{
    uint8_t digest[32];
    for (uint32_t i = 0; i < placard_media_count(module); i++)
        content_add_picture(content, facts_str(placard_media(module, i)));
    content_digest(digest, content);
    placard_bytes named = placard_fact_at(module, PLACARD_CONTENT, 0).text;
    if (named.size == sizeof digest && memcmp(digest, named.data, sizeof digest) == 0)
        return EXIT_DONE;
    cli_error(cli, "%s: what workers see is not what the content digest of the manifest says (SHA-256)",
              path);
    cli_error(cli, "it says  %.*s", STR_FMT(digest_hex(&cli->arena, named.data, named.size)));
    cli_error(cli, "found    %.*s", STR_FMT(digest_hex(&cli->arena, digest, sizeof digest)));
    return EXIT_SOURCES;
}

static int verify_file(struct cli *cli, const char *path)
{
    struct bundle_file file;
    int status = bundle_file_open(cli, path, &file);
    if (status != EXIT_DONE)
        return status;
    uint32_t count = placard_language_count(&file.module);
    struct content content = {.arena = &cli->arena};
    for (uint32_t i = 0; i < count; i++) {
        placard_document document;
        status = bundle_file_load(cli, path, &file, i, &document);
        if (status != EXIT_DONE)
            return status;
        content_add_document(&content, facts_str(placard_fact_at(&file.module, PLACARD_LANGUAGE, i).text),
                             facts_str(placard_document_bytes(&document)));
    }
    status = bundle_file_check_media(cli, path, &file);
    if (status == EXIT_DONE)
        status = verify_media(cli, path, &file);
    if (status == EXIT_DONE)
        status = verify_content(cli, path, &file.module, &content);
    if (status == EXIT_DONE)
        cli_print(cli, "%.*s: ok, %.*s %.*s, %u language%s\n", STR_FMT(cli_shown(cli, str_of(path))),
                  STR_FMT(facts_shown(&cli->arena, placard_id(&file.module))),
                  STR_FMT(facts_shown(&cli->arena, placard_module_version(&file.module))), count,
                  count == 1 ? "" : "s");
    return status;
}

static int run(struct cli *cli)
{
    int worst = EXIT_DONE;
    for (size_t i = 0; i < cli->path_count; i++) {
        int status = verify_file(cli, cli->paths[i]);
        worst = status > worst ? status : worst;
    }
    return worst;
}

const struct command command_verify = {
    .name = "verify",
    .arguments = "FILE...",
    .summary = "make the strict check that clients make",
    .details =
        "Names the first bad byte of each file that is refused, and reads all of it, pictures too, which a "
        "client checks when it shows them. Also checks that pictures and content are what their digests say, "
        "which clients need not do.",
    .offer = OFFER_FILES,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
