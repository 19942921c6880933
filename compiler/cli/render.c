/*
 * render.c - placard render.
 */
#include "render/render.h"

#include <string.h>

#include "base/language.h"
#include "base/path.h"
#include "cli/bundle_file.h"
#include "cli/library_run.h"
#include "cli/pages.h"
#include "library/names.h"
#include "library/output.h"
#include "library/run.h"
#include "render/facts.h"

static bool is_html(const struct cli *cli)
{
    const char *to = cli_option(cli, "to");
    return to != NULL && strcmp(to, "html") == 0;
}

static struct str render(struct cli *cli, const struct bundle_file *file, const placard_document *document,
                         uint32_t language)
{
    const char *to = cli_option(cli, "to") != NULL ? cli_option(cli, "to") : "text";
    struct render_options options = {
        .is_fragment = cli_option(cli, "fragment") != NULL,
        .is_colour = cli_option(cli, "output") == NULL && cli_is_coloured(cli, 1),
        .columns = cli_columns(cli, 1),
    };
    bool is_page = is_html(cli) && !options.is_fragment;
    if (is_page && placard_question_count(document) > 0 && !render_grades(document))
        pages_say_ungraded(cli);
    if (is_html(cli))
        return render_html(&cli->arena, &file->module, document, language, &options);
    if (strcmp(to, "json") == 0)
        return render_json(&cli->arena, &file->module, document, language);
    return render_text(&cli->arena, &file->module, document, language, &options);
}

static int refuse_language(struct cli *cli, const char *path, const placard_module *module, struct str wanted)
{
    struct buf has = {.arena = &cli->arena};
    for (uint32_t i = 0; i < placard_language_count(module); i++)
        buf_format(&has, " %.*s", STR_FMT(facts_str(placard_language_tag(module, i))));
    cli_error(cli, "%s is not there in the language \"%.*s\"; it has:%.*s", path, STR_FMT(wanted),
              STR_FMT(buf_view(&has)));
    return EXIT_FAILED;
}

/* `de_DE` and `Spanish` are none, of one or of several: "de, en". */
static bool is_language(struct cli *cli, struct str wanted)
{
    for (size_t at = 0; at <= wanted.len;) {
        size_t end = str_find_byte(wanted, ',', at);
        struct str tag = str_slice(wanted, at, end);
        tag = str_trim(str_slice(tag, 0, str_find_byte(tag, ';', 0)));
        if (language_check(tag) != NULL) {
            cli_error(cli, "--lang: %.*s", STR_FMT(language_refusal(&cli->arena, tag)));
            return false;
        }
        at = end == SIZE_MAX ? wanted.len + 1 : end + 1;
    }
    return true;
}

/* Word for word: a bundle of another maker may hold what is no tag. */
static bool is_there(const placard_module *module, struct str wanted)
{
    for (uint32_t i = 0; i < placard_language_count(module); i++)
        if (str_eq(facts_str(placard_language_tag(module, i)), wanted))
            return true;
    return false;
}

/* The language asked for; else that of the file, when it is a translation; else the source's. */
static int choose_language(struct cli *cli, const char *path, const placard_module *module, uint32_t *out)
{
    struct str wanted = str_of(cli_option(cli, "lang"));
    if (wanted.ptr == NULL && str_ends(str_of(path), STR(".md")))
        wanted = names_tag(str_of(path));
    *out = 0;
    if (wanted.ptr == NULL || (wanted.len == 0 && cli_option(cli, "lang") == NULL))
        return EXIT_DONE;
    if (!is_there(module, wanted) && !is_language(cli, wanted))
        return EXIT_FAILED;
    if (language_check(wanted) == NULL)
        wanted = language_canonical(&cli->arena, wanted); /* iw is he */
    *out = placard_language_lookup(module, facts_bytes(wanted));
    if (*out == PLACARD_NONE)
        return refuse_language(cli, path, module, wanted);
    return EXIT_DONE;
}

/* The one file of --output, at once or not at all. */
static int write_file(struct cli *cli, const char *path, struct str text)
{
    struct str name = path_name(str_of(path));
    int error = 0;
    bool is_changed;
    struct output *output =
        output_open(&cli->arena, cli->os, str_z(&cli->arena, path_listing(str_of(path))), NULL, &error);
    if (output != NULL) {
        output_reserve(output, &cli->arena, 1);
        error = output_put(output, &cli->arena, name, text, &is_changed);
        error = error == 0 ? output_commit(output, &cli->arena) : error;
        output_discard(output);
    }
    struct failure failure = {.error = error, .doing = "write", .path = str_of(path)};
    return error == 0 ? EXIT_DONE : cli_fail(cli, &failure);
}

static int render_file(struct cli *cli, const char *path, const char *output)
{
    struct bundle_file file;
    placard_document document;
    uint32_t language;
    int status = bundle_file_open(cli, path, &file);
    if (status == EXIT_DONE)
        status = choose_language(cli, path, &file.module, &language);
    if (status == EXIT_DONE)
        status = bundle_file_load(cli, path, &file, language, &document);
    if (status == EXIT_DONE && is_html(cli)) /* which alone shows pictures */
        status = bundle_file_check_media(cli, path, &file);
    if (status != EXIT_DONE)
        return status;
    struct str text = render(cli, &file, &document, language);
    if (output != NULL)
        return write_file(cli, output, text);
    cli_out(cli, text);
    return EXIT_DONE;
}

static bool is_folder(const struct cli *cli, const char *path)
{
    struct os_stat look;
    return cli->os->stat(cli->os->context, path, &look) == 0 && look.is_dir;
}

static int run(struct cli *cli)
{
    const char *path = cli->paths[0], *output = cli_option(cli, "output"), *to = cli_option(cli, "to");
    struct str name = str_of(output);
    if (output != NULL && name.len == 0)
        return cli_usage(cli, "--output needs a name");
    if (str_ends(name, STR(".md")) || str_ends(name, STR(".placard")))
        return cli_usage(cli, "--output is what people see; \"%s\" would be taken for a source or a bundle",
                         output);
    if (is_folder(cli, path)) {
        if (output == NULL)
            return cli_usage(cli, "%s is a folder: say with -o DIR where its pages go", path);
        if (cli_option(cli, "lang") != NULL || cli_option(cli, "fragment") != NULL ||
            (to != NULL && strcmp(to, "html") != 0))
            return cli_usage(cli, "a library becomes whole pages in all of its languages: "
                                  "--lang, --fragment and --to are for one file");
        return pages_run(cli, output);
    }
    if (cli_option(cli, "leave-out-stale") != NULL)
        return cli_usage(cli, "--leave-out-stale is for a library: it says which of its pages there will be");
    if (output != NULL && (is_folder(cli, output) || str_ends(name, STR("/"))))
        return cli_usage(cli, "%s is a folder: %s becomes one file, name it", output, path);
    return render_file(cli, path, output);
}

static const struct command_option options[] = {
    {"lang", 0, "TAG", OFFER_NOTHING, NULL,
     "language to show, a BCP 47 tag such as es or pt-BR; when not given that of the file, or of its source"},
    {"to", 0, "FORM", OFFER_WORDS, "html text json", "form of the result; text when not given"},
    {.name = "fragment", .help = "HTML of the body alone, without a page round it"},
    LIBRARY_RUN_STALE,
    {"output", 'o', "PATH", OFFER_FILES, NULL,
     "file to write, in place of standard output; of a library the folder for its pages"},
    {0},
};

const struct command command_render = {
    .name = "render",
    .arguments = "FILE|LIBRARY",
    .summary = "show a module as a page, terminal text or JSON",
    .details =
        "FILE is a bundle, or a module source or translation, which is compiled in memory: what is shown "
        "always "
        "went through the compiled form and the runtime.  LIBRARY, or a folder in one, becomes a folder of "
        "pages for any browser, from index.html on: all modules in all their languages, drafts too, with "
        "links "
        "between them.  Pages that an earlier run made and that are no more are removed.",
    .options = options,
    .offer = OFFER_FILES,
    .least = 1,
    .most = 1,
    .run = run,
};
