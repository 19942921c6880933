#include "cli/inspect.h"

unsigned inspect_kind_has(uint32_t kind)
{
    switch (kind) {
#define X(name, code, has, is, holds, number, text)                                                          \
    case code:                                                                                               \
        return has;
        PLACARD_KIND_LIST(X)
#undef X
    default:
        return 0;
    }
}

const char *inspect_module_kind(uint32_t code)
{
    switch (code) {
#define X(name, number, word)                                                                                \
    case number:                                                                                             \
        return word;
        PLACARD_MODULE_LIST(X)
#undef X
    default:
        return "";
    }
}

const char *inspect_trigger_kind(uint32_t code)
{
    switch (code) {
#define X(name, number, word)                                                                                \
    case number:                                                                                             \
        return word;
        PLACARD_TRIGGER_LIST(X)
#undef X
    default:
        return "";
    }
}

const char *inspect_question_type(uint32_t code)
{
    switch (code) {
#define X(name, number, word, ...)                                                                           \
    case number:                                                                                             \
        return word;
        PLACARD_QUESTION_LIST(X)
#undef X
    default:
        return "";
    }
}

static int load_languages(struct cli *cli, const char *path, struct inspect *inspect)
{
    const placard_module *module = &inspect->file->module;
    inspect->language_count = placard_language_count(module);
    inspect->languages = arena_array(&cli->arena, struct inspect_language, inspect->language_count);
    for (uint32_t i = 0; i < inspect->language_count; i++) {
        struct inspect_language *language = &inspect->languages[i];
        int status = bundle_file_load(cli, path, inspect->file, i, &language->document);
        if (status != EXIT_DONE)
            return status;
        language->tag = bundle_file_str(placard_language_tag(module, i));
        language->is_rtl = placard_language_is_rtl(module, i);
        placard_node time = placard_node_find(&language->document, 0, 0, PLACARD_READING_TIME);
        language->seconds = placard_node_number(&language->document, time);
    }
    return EXIT_DONE;
}

int run_inspect(struct cli *cli)
{
    const char *path = cli->paths[0];
    struct bundle_file file;
    struct inspect inspect = {.cli = cli, .file = &file};
    int status = bundle_file_open(cli, path, &file);
    if (status == EXIT_DONE)
        status = load_languages(cli, path, &inspect);
    if (status != EXIT_DONE)
        return status;
    cli_out(cli, cli->options[OPTION_JSON] != NULL ? inspect_json(&inspect) : inspect_text(&inspect));
    return EXIT_DONE;
}
