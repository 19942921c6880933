#include "cli/ready.h"

/* How many ready modules have a language, are marked as outdated in it, and do without it for that. */
struct tally {
    struct str language;
    size_t count, outdated, left_out;
};
struct tallies {
    ARRAY(struct tally) rows;
};

static struct tally *tally_of(struct arena *arena, struct tallies *tallies, struct str language)
{
    for (size_t i = 0; i < tallies->rows.count; i++)
        if (str_eq(tallies->rows.items[i].language, language))
            return &tallies->rows.items[i];
    struct tally *row = array_add(arena, &tallies->rows);
    *row = (struct tally){.language = language};
    return row;
}

static void count_lagging(struct arena *arena, struct tallies *tallies, const struct library_lagging *lagging)
{
    for (size_t i = 0; i < lagging->count; i++) {
        struct tally *tally = tally_of(arena, tallies, lagging->items[i].language);
        bool is_left_out = lagging->items[i].marked == 0;
        tally->outdated += !is_left_out;
        tally->left_out += is_left_out;
        tally->count -= is_left_out;
    }
}

/* The language of the sources first, then those that every module must have, then others as they come. */
static struct tallies count_languages(struct arena *arena, const struct library *library,
                                      const struct library_built *built)
{
    struct tallies tallies = {0};
    tally_of(arena, &tallies, library->fields.language.text);
    for (size_t i = 0; i < library->fields.languages.count; i++)
        tally_of(arena, &tallies, library->fields.languages.items[i].text);
    for (size_t i = 0; i < library->file_count; i++) {
        const struct library_file *file = &library->files[i];
        tallies.rows.items[0].count += built->is_ready[i];
        for (size_t t = 0; t < file->translations.count; t++)
            tally_of(arena, &tallies, file->translations.items[t].language)->count += built->is_ready[i];
        if (built->is_ready[i])
            count_lagging(arena, &tallies, &built->lagging[i]);
    }
    return tallies;
}

size_t ready_drafts(const struct library *library, const struct library_built *built)
{
    size_t count = 0;
    for (size_t i = 0; i < library->file_count; i++)
        count += built->is_draft[i];
    return count;
}

static void put_tally(struct buf *out, const struct tally *tally, size_t ready, const char *mark)
{
    buf_format(out, "%s %.*s %zu of %zu", mark, STR_FMT(tally->language), tally->count, ready);
    if (tally->outdated > 0)
        buf_format(out, " (%zu outdated", tally->outdated);
    if (tally->left_out > 0)
        buf_format(out, "%s%zu left out", tally->outdated > 0 ? ", " : " (", tally->left_out);
    if (tally->outdated + tally->left_out > 0)
        buf_byte(out, ')');
}

struct str ready_text(struct arena *arena, const struct library *library, const struct library_built *built)
{
    struct tallies tallies = count_languages(arena, library, built);
    size_t drafts = ready_drafts(library, built);
    size_t ready = tallies.rows.items[0].count, total = library->file_count;
    struct buf out = {.arena = arena};
    buf_format(&out, "ready: %zu of %zu module%s", ready, total, total == 1 ? "" : "s");
    if (drafts > 0)
        buf_format(&out, ", %zu draft%s", drafts, drafts == 1 ? "" : "s");
    for (size_t i = 0; i < tallies.rows.count && ready > 0; i++)
        put_tally(&out, &tallies.rows.items[i], ready, i == 0 ? ";" : ",");
    return buf_view(&out);
}
