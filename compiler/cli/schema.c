/*
 * schema.c - placard schema: the JSON Schemas of schemas/, made from the field
 * table where there is one, else embedded from the files.
 */
#include <string.h>

#include "cli/cli.h"
#include "pipeline/3-fields/fields.h"

static const char build_schema[] = {
#include "schema_build.inc"
};
static const char diagnostics_schema[] = {
#include "schema_diagnostics.inc"
};
static const char inspect_schema[] = {
#include "schema_inspect.inc"
};
static const char render_schema[] = {
#include "schema_render.inc"
};

static struct str schema_of(struct arena *arena, const char *name)
{
    if (strcmp(name, "module") == 0)
        return fields_schema(arena, FIELDS_MODULE);
    if (strcmp(name, "translation") == 0)
        return fields_schema(arena, FIELDS_TRANSLATION);
    if (strcmp(name, "library") == 0)
        return fields_schema(arena, FIELDS_LIBRARY);
    if (strcmp(name, "diagnostics") == 0)
        return (struct str){diagnostics_schema, sizeof diagnostics_schema};
    if (strcmp(name, "build") == 0)
        return (struct str){build_schema, sizeof build_schema};
    if (strcmp(name, "inspect") == 0)
        return (struct str){inspect_schema, sizeof inspect_schema};
    if (strcmp(name, "render") == 0)
        return (struct str){render_schema, sizeof render_schema};
    return (struct str){NULL, 0};
}

static int run(struct cli *cli)
{
    struct str schema = schema_of(&cli->arena, cli->paths[0]);
    if (schema.ptr == NULL)
        return cli_usage(cli, "there is no schema \"%s\"; there are: %s", cli->paths[0], cli->command->words);
    cli_out(cli, schema);
    return EXIT_DONE;
}

const struct command command_schema = {
    .name = "schema",
    .arguments = "NAME",
    .summary = "print a JSON Schema",
    .details = "The schemas that the folder schemas/ holds, for editors and tools.",
    .offer = OFFER_WORDS,
    .words = "module translation library diagnostics build inspect render",
    .least = 1,
    .most = 1,
    .run = run,
};
