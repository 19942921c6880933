/* names.c - what a module is called: its id, and the name of its file. */
#include "base/id.h"
#include "base/path.h"
#include "pipeline/5-checks/rules.h"

/* A module is found by the name of its file: modules/lockout.md holds `lockout`. */
void rule_file_name(struct check *check)
{
    const struct scalar *id = &check->module->fields.id;
    struct str stem = path_stem(check->module->source->path);
    if (id->text.len == 0 || str_eq(stem, id->text))
        return;
    bool is_taken = check_find_module(check, id->text) != SIZE_MAX;
    struct diag *diag = check_report(
        check, is_taken ? DIAG_DOUBLE_ID : DIAG_ID_FILE_NAME, check_place(check, id->span),
        is_taken ? "two modules have the id \"%.*s\"" : "the id `%.*s` and the name of the file differ",
        STR_FMT(id->text));
    check_label(check, diag, is_taken ? "%.*s.md has it, too" : "the file is named %.*s.md",
                STR_FMT(is_taken ? id->text : stem));
    if (is_taken)
        check_help(check, diag,
                   "give this one an id of its own and name its file like it, or remove the file");
    else if (id_check(stem) == NULL)
        check_help(check, diag, "rename the file to %.*s.md, or, before the first release, write id: %.*s",
                   STR_FMT(id->text), STR_FMT(stem));
    else
        check_help(check, diag, "rename the file to %.*s.md", STR_FMT(id->text));
}
