/*
 * explain.c - placard explain: the page of a code, or the list of all.
 */
#include <stdlib.h>

#include "cli/cli.h"

static void list_codes(struct cli *cli)
{
    const struct diag_info *info;
    for (size_t i = 0; (info = diag_info_at(i)) != NULL; i++)
        cli_print(cli, "PL%04d  %-7s  %s\n", (int)info->code,
                  info->is_style ? "style" : diag_severity_word(info->severity), info->title);
}

/* "PL0312", "pl312", "312" or the name "quiz-no-answer". */
static const struct diag_info *find_info(struct str word)
{
    const struct diag_info *info;
    struct str digits = word;
    if (str_eq_nocase(str_slice(word, 0, 2), STR("PL")))
        digits = str_slice(word, 2, word.len);
    bool is_number = digits.len > 0;
    for (size_t i = 0; i < digits.len; i++)
        is_number &= digits.ptr[i] >= '0' && digits.ptr[i] <= '9';
    for (size_t i = 0; (info = diag_info_at(i)) != NULL; i++)
        if (is_number ? strtol(digits.ptr, NULL, 10) == (long)info->code
                      : str_eq_nocase(word, str_of(info->name)))
            return info;
    return NULL;
}

static int unknown_code(struct cli *cli, struct str word)
{
    size_t count = 0;
    while (diag_info_at(count) != NULL)
        count++;
    struct str *names = arena_array(&cli->arena, struct str, 2 * count);
    for (size_t i = 0; i < count; i++) {
        names[2 * i] = str_of(diag_info_at(i)->name);
        names[2 * i + 1] = diag_code_text(&cli->arena, diag_info_at(i)->code);
    }
    struct str nearest = str_nearest(word, names, 2 * count);
    if (nearest.len > 0)
        return cli_usage(cli, "there is no code \"%.*s\"; did you mean %.*s?", STR_FMT(word),
                         STR_FMT(nearest));
    return cli_usage(cli, "there is no code \"%.*s\"; `placard explain` lists them", STR_FMT(word));
}

static int run(struct cli *cli)
{
    if (cli->path_count == 0) {
        list_codes(cli);
        return EXIT_DONE;
    }
    const struct diag_info *info = find_info(str_of(cli->paths[0]));
    if (info == NULL)
        return unknown_code(cli, str_of(cli->paths[0]));
    cli_out(cli, str_of(info->text));
    return EXIT_DONE;
}

const struct command command_explain = {
    .name = "explain",
    .arguments = "[CODE]",
    .summary = "say what a diagnostic means, with a wrong and a right example",
    .details = "Lists all codes when none is given.",
    .offer = OFFER_CODES,
    .most = 1,
    .run = run,
};
