/*
 * build.c - placard build.
 */
#include "base/path.h"
#include "cli/library_run.h"

static int run(struct cli *cli)
{
    struct library_build_options options = {.output = "dist"};
    unsigned level = 0;
    if (!cli_number(cli, "level", 1, 12, &level))
        return EXIT_FAILED;
    options.level = (int)level;
    if (cli_option(cli, "output") != NULL)
        options.output = cli_option(cli, "output");
    if (options.output[0] == '\0')
        return cli_usage(cli, "--output needs the name of a folder");
    if (str_ends(path_trim(str_of(options.output)), STR(".placard")))
        return cli_usage(cli,
                         "--output is the folder for the bundles, each named ID-VERSION.placard; not \"%s\"",
                         options.output);
    return library_run(cli, &options);
}

static const struct command_option options[] = {
    {"output", 'o', "DIR", OFFER_FOLDERS, NULL, "folder for the bundles; dist when not given"},
    LIBRARY_RUN_JOBS,
    {"level", 0, "N", OFFER_NOTHING, NULL, "how hard to squeeze, 1 (fast) to 12 (small); 1 when not given"},
    LIBRARY_RUN_STALE,
    LIBRARY_RUN_FORMAT,
    LIBRARY_RUN_DENY("treat warnings as errors: in the exit status, and write nothing"),
    LIBRARY_RUN_ALL,
    LIBRARY_RUN_STYLE,
    {0},
};

const struct command command_build = {
    .name = "build",
    .arguments = "[PATH...]",
    .summary = "make bundles and a build report",
    .details =
        "Writes ID-VERSION.placard for every module, and build.json, when all modules are free of errors; "
        "otherwise nothing. Files whose bytes would not change are not written again. Bundles that the build "
        "before made and that this one has no module for are removed.",
    .options = options,
    .offer = OFFER_FILES,
    .most = SIZE_MAX,
    .run = run,
};
