#include "cli/command.h"

#include "cli/schema_names.h"

#define TAKES(option) (1u << OPTION_##option)

static const struct option_info option_infos[OPTION_COUNT] = {
    [OPTION_OUTPUT] = {"output", 'o', "DIR", HINT_FOLDERS, NULL,
                       "folder for the bundles; dist when not given"},
    [OPTION_JOBS] = {"jobs", 'j', "N", HINT_NONE, NULL,
                     "modules compiled at a time; one a processor when not given"},
    [OPTION_LEVEL] = {"level", 0, "N", HINT_NONE, NULL,
                      "how hard to squeeze, 1 (fast) to 12 (small); 1 when not given"},
    [OPTION_FORMAT] = {"format", 0, "FORM", HINT_WORDS, "text json sarif github",
                       "form of the diagnostics; all but text go to standard output"},
    [OPTION_DENY] = {"deny", 0, "WHAT", HINT_WORDS, "warnings",
                     "treat warnings as errors in the exit status"},
    [OPTION_ALL] = {"all", 0, NULL, HINT_NONE, NULL, "show every diagnostic, not only 20 a file"},
    [OPTION_JSON] = {"json", 0, NULL, HINT_NONE, NULL, "as JSON (placard schema inspect)"},
    [OPTION_LANG] = {"lang", 0, "TAG", HINT_NONE, NULL, "language, a BCP 47 tag such as es or pt-BR"},
    [OPTION_TO] = {"to", 0, "FORM", HINT_WORDS, "html text json", "form of the result; text when not given"},
    [OPTION_FRAGMENT] = {"fragment", 0, NULL, HINT_NONE, NULL,
                         "HTML of the body alone, without a page round it"},
    [OPTION_ACCEPT] = {"accept", 0, NULL, HINT_NONE, NULL,
                       "say that the translations have been checked: write into them what they translate"},
    [OPTION_DRY_RUN] = {"dry-run", 0, NULL, HINT_NONE, NULL,
                        "write nothing; show what would be written, as a diff"},
    [OPTION_HELP] = {"help", 'h', NULL, HINT_NONE, NULL, "show this help"},
    [OPTION_VERSION] = {"version", 0, NULL, HINT_NONE, NULL,
                        "show the version of the program and of the format"},
};

#define COMMON TAKES(HELP)

static const struct command commands[] = {
    {"new library", "DIR", "start a library with one module that teaches the format",
     "DIR must not exist yet or be empty. The new library passes `placard check` without a warning.", COMMON,
     HINT_FOLDERS, NULL, 1, 1, run_new_library},
    {"new module", "ID", "start a module, or with --lang a translation of one",
     "Run it in a library. ID becomes the name of the file: modules/ID.md. With --lang the file "
     "modules/ID.TAG.md is "
     "started from the source text, stamped with the version and the parts that it translates.",
     COMMON | TAKES(LANG), HINT_NONE, NULL, 1, 1, run_new_module},
    {"check", "[PATH...]", "report every problem, write nothing",
     "PATH is a library, a folder in one, or a module file; the library of the working folder when not "
     "given.",
     COMMON | TAKES(FORMAT) | TAKES(DENY) | TAKES(ALL) | TAKES(JOBS), HINT_FILES, NULL, 0, SIZE_MAX,
     run_check},
    {"build", "[PATH...]", "make bundles and a build report",
     "Writes ID-VERSION.placard for every module, and build.json, when all modules are free of errors; "
     "otherwise nothing. "
     "Files whose bytes would not change are not written again. Bundles that the build before made and that "
     "this one "
     "has no module for are removed.",
     COMMON | TAKES(OUTPUT) | TAKES(JOBS) | TAKES(LEVEL) | TAKES(FORMAT) | TAKES(DENY) | TAKES(ALL),
     HINT_FILES, NULL, 0, SIZE_MAX, run_build},
    {"pin", "PATH...", "write ids into the sources, or accept translations",
     "Writes the ids that questions and choices have now as comments into the Markdown, so that no change of "
     "wording or "
     "order moves them. With --accept it writes into the translations that PATH names the version and the "
     "parts of the source that "
     "they translate. The compiled modules stay the same. Nothing is written when there are errors.",
     COMMON | TAKES(ACCEPT) | TAKES(DRY_RUN), HINT_FILES, NULL, 1, SIZE_MAX, run_pin},
    {"inspect", "FILE", "show what is in a bundle",
     "Identity, languages, sizes, triggers, quiz, entries and digests. FILE is a bundle, or a module source, "
     "which is compiled "
     "in memory.",
     COMMON | TAKES(JSON), HINT_FILES, NULL, 1, 1, run_inspect},
    {"render", "FILE", "show a module as a page, terminal text or JSON",
     "FILE is a bundle, or a module source, which is compiled in memory: what is shown always went through "
     "the "
     "compiled form and the runtime.",
     COMMON | TAKES(LANG) | TAKES(TO) | TAKES(FRAGMENT), HINT_FILES, NULL, 1, 1, run_render},
    {"verify", "FILE...", "make the strict check that clients make",
     "Names the first bad byte of each file that is refused. Also checks that pictures and content are what "
     "their digests say, "
     "which clients need not do.",
     COMMON, HINT_FILES, NULL, 1, SIZE_MAX, run_verify},
    {"explain", "[CODE]", "say what a diagnostic means, with a wrong and a right example",
     "Lists all codes when none is given.", COMMON, HINT_CODES, NULL, 0, 1, run_explain},
    {"schema", "NAME", "print a JSON Schema",
     "The schemas that the folder schemas/ holds, for editors and tools.", COMMON, HINT_WORDS, SCHEMA_NAMES,
     1, 1, run_schema},
    {"completion", "SHELL", "print completion for a shell",
     "For bash: placard completion bash > ~/.local/share/bash-completion/completions/placard", COMMON,
     HINT_WORDS, "bash zsh fish", 1, 1, run_completion},
    {"man", "", "print the manual page", "To read it: placard man | man -l -", COMMON, HINT_NONE, NULL, 0, 0,
     run_man},
    {"help", "[COMMAND]", "show help for a command", "", COMMON, HINT_COMMANDS, NULL, 0, 2, run_help},
};

const struct command *command_at(size_t index)
{
    return index < sizeof commands / sizeof commands[0] ? &commands[index] : NULL;
}

const struct command *command_of(struct str name)
{
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        if (str_eq(name, str_of(commands[i].name)))
            return &commands[i];
    return NULL;
}

const struct option_info *option_info_of(enum option_id option)
{
    return &option_infos[option];
}

struct str command_usage(struct arena *arena, const struct command *command)
{
    return str_format(arena, "placard %s [OPTIONS]%s%s", command->name,
                      command->arguments[0] != '\0' ? " " : "", command->arguments);
}
