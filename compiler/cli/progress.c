#include "cli/progress.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_MS = 500, EVERY_MS = 100, BAR = 24, LINE = 160 };

struct progress progress_start(const struct os *os, const char *doing)
{
    struct progress progress = {.os = os, .doing = doing, .is_on = os->is_terminal(os->context, 2)};
    if (progress.is_on)
        progress.started = progress.drawn = os->now_ms(os->context);
    return progress;
}

static void write_line(struct progress *progress, const char *line, int length)
{
    if (length > 0)
        progress->os->write_out(progress->os->context, 2, (struct str){line, (size_t)length});
}

void progress_show(void *context, size_t done, size_t total)
{
    struct progress *progress = context;
    if (!progress->is_on || total == 0 || done == 0)
        return;
    uint64_t now = progress->os->now_ms(progress->os->context), spent = now - progress->started;
    if (spent < FIRST_MS || now - progress->drawn < EVERY_MS)
        return;
    progress->drawn = now;
    progress->is_shown = true;
    char bar[BAR + 1], line[LINE];
    size_t full = done * BAR / total;
    for (size_t i = 0; i < BAR; i++)
        bar[i] = i < full ? '#' : '.';
    bar[BAR] = '\0';
    unsigned long long left = (unsigned long long)(spent * (total - done) / done + 999) / 1000;
    write_line(progress, line,
               snprintf(line, sizeof line, "\r[%s] %s %zu of %zu, %llu s left \033[K", bar, progress->doing,
                        done, total, left));
}

void progress_end(struct progress *progress)
{
    if (progress->is_shown)
        write_line(progress, "\r\033[K", 4);
    progress->is_shown = false;
}
