#include "library/settings.h"

#include <errno.h>

#include "base/arena.h"
#include "base/inside.h"
#include "base/stage.h"
#include "library/names.h"
#include "pipeline/1-text/intake.h"
#include "pipeline/1-text/limits.h"

void settings_default(struct run *run, struct library *library)
{
    static const struct source lone = {
        .path = {NAMES_LIBRARY, sizeof NAMES_LIBRARY - 1},
        .text = {"id: lone\ntitle: Lone module\n", 28},
    };
    struct diags none = {.arena = run->arena};
    struct stage stage = {run->arena, &none, &lone};
    struct span yaml = {0, 0};
    intake_check_library(&stage, &yaml);
    fields_decode_library(&stage, yaml, &library->fields);
}

bool settings_load(struct run *run, struct library *library)
{
    struct source *source = arena_new(run->arena, struct source);
    source->path = STR(NAMES_LIBRARY);
    struct str path = str_of(library_path(run->arena, library, source->path));
    if (!inside_holds(run->arena, run->os, str_z(run->arena, library->root), path.ptr))
        return run_fail_because(run, path, "it is a symbolic link that leads out of the library");
    int error = run_read(run, path, LIMIT_LIBRARY, &source->text);
    if (error == EFBIG)
        return run_fail_because(run, path, "a library file may have 64 KiB");
    if (error != 0)
        return run_fail(run, error, "read", path);
    library->source = source;
    struct stage stage = {run->arena, run->diags, source};
    struct span yaml = {0, 0};
    if (intake_check_library(&stage, &yaml))
        fields_decode_library(&stage, yaml, &library->fields);
    else
        settings_default(run, library);
    return true;
}
