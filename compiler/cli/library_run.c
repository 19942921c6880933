#include "cli/library_run.h"

#include "cli/progress.h"
#include "cli/ready.h"
#include "report/report.h"

static enum report_format format_of(const struct cli *cli)
{
    enum report_format format = REPORT_TEXT;
    if (cli_option(cli, "format") != NULL)
        report_format_of(str_of(cli_option(cli, "format")), &format);
    return format;
}

/* Text goes where messages go; what a program reads goes to stdout. */
static void report(struct cli *cli, const struct diags *diags)
{
    struct report_options options = {
        .format = format_of(cli),
        .is_colour = cli_is_coloured(cli, 2),
        .is_all = cli_option(cli, "all") != NULL,
        .columns = cli_columns(cli, 2),
    };
    struct str text = report_write(&cli->arena, diags, &options);
    if (options.format == REPORT_TEXT)
        cli_message(cli, text);
    else
        cli_out(cli, text);
}

static int status_of(const struct cli *cli, const struct diags *diags)
{
    bool is_denied = cli_option(cli, "deny") != NULL && diags->warning_count > 0;
    return diags->error_count > 0 || is_denied ? EXIT_SOURCES : EXIT_DONE;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void say_built(struct cli *cli, const struct library *library, const struct library_built *built,
                      const char *output)
{
    size_t count = library->file_count - ready_drafts(library, built);
    cli_print(cli, "%.*s: %zu module%s, %zu written, %zu unchanged, %zu removed, %llu bytes\n",
              STR_FMT(cli_shown(cli, str_of(output))), count, plural(count), built->written, built->unchanged,
              built->removed, (unsigned long long)built->bytes);
}

/* A line of result, unless what a program reads stands on stdout. */
static void say_result(struct cli *cli, const struct library *library, const struct library_built *built,
                       const struct diags *diags, const char *output)
{
    if (output != NULL && !built->is_in_place) {
        cli_error(cli, "nothing was written to %s, since %s", output,
                  diags->error_count > 0 ? "there are errors"
                                         : "there are warnings and --deny warnings was given");
        return;
    }
    if (format_of(cli) != REPORT_TEXT)
        return;
    if (output != NULL) {
        say_built(cli, library, built, output);
        return;
    }
    if (diags->first == NULL)
        cli_print(cli, "%zu module%s checked: no problems\n", library->file_count,
                  plural(library->file_count));
    if (library->file_count > 0)
        cli_print(cli, "%.*s\n", STR_FMT(ready_text(&cli->arena, library, built)));
}

static void say_waiting(void *context)
{
    cli_error(context, "another build into this folder is running; waiting for it to end");
}

int library_run(struct cli *cli, struct library_build_options *options)
{
    static const char *const here[] = {"."};
    struct diags diags = {.arena = &cli->arena};
    struct run run = {.arena = &cli->arena, .diags = &diags, .os = cli->os};
    struct library library;
    const char *const *paths = cli->path_count > 0 ? cli->paths : here;
    size_t count = cli->path_count > 0 ? cli->path_count : 1;
    if (!cli_number(cli, "jobs", 1, 1024, &options->jobs))
        return EXIT_FAILED;
    if (!library_open(&run, paths, count, &library))
        return cli_fail(cli, &run.failure);
    library.fields.style = library.fields.style || cli_option(cli, "style") != NULL;
    library.leaves_out_stale = cli_option(cli, "leave-out-stale") != NULL;
    struct progress progress = progress_start(cli->os, options->output != NULL ? "building" : "checking");
    options->progress = progress_show;
    options->progress_context = &progress;
    options->wait = (struct output_wait){say_waiting, cli};
    options->deny_warnings = cli_option(cli, "deny") != NULL;
    options->has_full_paths =
        format_of(cli) >= REPORT_SARIF; /* what reads these stands in the working folder */
    struct library_built built = library_build(&run, &library, options);
    progress_end(&progress);
    if (run.failure.error != 0) {
        if (format_of(cli) == REPORT_TEXT)
            report(cli, &diags);
        return cli_fail(cli, &run.failure);
    }
    report(cli, &diags);
    say_result(cli, &library, &built, &diags, options->output);
    return status_of(cli, &diags);
}
