#include "library/names.h"

#include "base/language.h"
#include "base/path.h"

#define MARKDOWN ".md"

bool names_is_module(struct str name)
{
    return str_ends(name, STR(MARKDOWN)) && !str_eq(name, STR("README" MARKDOWN));
}

bool names_is_stray(struct str name)
{
    static const char *const endings[] = {
        MARKDOWN, ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx",  ".qmd", ".rmd",  ".rst", ".adoc",
        ".txt",   ".text",     ".docx",  ".doc", ".odt",  ".rtf",  ".html", ".htm", ".yaml", ".yml", ".json"};
    if (str_eq_nocase(path_stem(name), STR("README")) || names_is_module(name))
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (str_eq_nocase(path_extension(name), str_of(endings[i])))
            return true;
    return false;
}

bool names_is_hidden(struct str name)
{
    /* "._x.md" and ".#x.md" are the work of macOS and of Emacs. */
    return str_starts(name, STR(".")) && str_ends(name, STR(MARKDOWN)) && !str_starts(name, STR("._")) &&
           !str_starts(name, STR(".#"));
}

/* What programs and people put into the name of a copy.  Two are the codes of small languages as well, which
 * are written with a region: old-TZ. */
static bool is_copy_word(struct str word)
{
    static const char *const words[] = {"bak", "old", "tmp", "tar", "sav", "wip", "ori"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(word, str_of(words[i])))
            return true;
    return false;
}

bool names_is_copy(struct str path)
{
    struct str extension = path_extension(path_stem(path));
    return is_copy_word(str_slice(extension, 1, extension.len));
}

struct str names_tag(struct str path)
{
    struct str extension = path_extension(path_stem(path));
    struct str tag = str_slice(extension, 1, extension.len);
    bool is_one =
        str_eq(path_extension(path), STR(MARKDOWN)) && language_check(tag) == NULL && !names_is_copy(path);
    return is_one ? tag : (struct str){NULL, 0};
}

struct str names_source(struct arena *arena, struct str path)
{
    struct str name = str_format(arena, "%.*s" MARKDOWN, STR_FMT(path_stem(path_stem(path))));
    return path_join(arena, path_folder(path), name);
}

struct str names_id(struct str path)
{
    return path_stem(path);
}

/* The tag that the tail of a name stands for, in whatever form; or empty. */
static struct str tag_meant(struct arena *arena, struct str tail)
{
    char *tag = str_z(arena, tail);
    for (char *at = tag; *at != '\0'; at++)
        if (*at == '_')
            *at = '-';
    if (language_check(str_of(tag)) == NULL)
        return language_canonical(arena, str_of(tag));
    return language_meant(arena, str_of(tag));
}

struct str names_meant(struct arena *arena, struct str path, struct str *source)
{
    struct str stem = path_stem(path), folder = path_folder(path);
    for (size_t at = 1; at < stem.len; at++) {
        if (stem.ptr[at] != '_' && stem.ptr[at] != '.')
            continue;
        struct str name = str_slice(stem, 0, at);
        struct str tag = tag_meant(arena, str_slice(stem, at + 1, stem.len));
        if (tag.len == 0)
            continue;
        *source = path_join(arena, folder, str_format(arena, "%.*s" MARKDOWN, STR_FMT(name)));
        return path_join(arena, folder, str_format(arena, "%.*s.%.*s" MARKDOWN, STR_FMT(name), STR_FMT(tag)));
    }
    return STR("");
}
