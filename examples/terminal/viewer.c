/*
 * viewer.c - a Placard module on a terminal, a step at a time, for instance over ssh.
 *
 *   viewer [--lang LANGUAGES] [--progress FILE] [--plain] BUNDLE
 *
 * LANGUAGES: wanted ones, best first ("es-MX,fr"); default: $LANG.  FILE keeps
 * answers and what was read from one run to the next.  On a terminal n, p and q
 * are keys; elsewhere they are lines, as answers are.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "quiz.h"

#define SAVED_SIZE (64u << 10)

struct viewer {
    const char *lang, *progress, *path;
    int is_plain, is_terminal;
    uint8_t *file, saved[SAVED_SIZE];
    void *memory;
    uint32_t *times;
    placard_module module;
    placard_document document;
    placard_attempt attempt;
    placard_session session;
    struct page page;
};

/* ---- Files --------------------------------------------------------------- */

static uint8_t *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = file != NULL ? malloc(PLACARD_MAX_FILE + 1u) : NULL;
    if (data != NULL)
        *size = fread(data, 1, PLACARD_MAX_FILE + 1u, file);
    if (file != NULL)
        fclose(file);
    return data;
}

static int open_bundle(struct viewer *viewer)
{
    size_t size = 0;
    placard_status status;
    viewer->file = read_file(viewer->path, &size);
    if (viewer->file == NULL) {
        perror(viewer->path);
        return 0;
    }
    status = placard_open(&viewer->module, viewer->file, size, NULL);
    if (status == PLACARD_OK) {
        placard_bytes wanted = {(const uint8_t *)viewer->lang, strlen(viewer->lang)};
        uint32_t language = placard_language_lookup(&viewer->module, wanted);
        size = placard_load_size(&viewer->module, language);
        viewer->memory = malloc(size);
        status = placard_load(&viewer->document, &viewer->module, language, viewer->memory, size, NULL);
    }
    if (status != PLACARD_OK)
        fprintf(stderr, "%s: %s\n", viewer->path, placard_status_text(status));
    return status == PLACARD_OK;
}

/* The progress file: bytes of the attempt in two bytes, the attempt, the session. */
static void resume(struct viewer *viewer)
{
    uint32_t steps = placard_step_count(&viewer->document);
    viewer->times = calloc(steps + 1u, sizeof *viewer->times);
    placard_session_begin(&viewer->session, &viewer->module, &viewer->document, viewer->times, steps + 1u);
    FILE *file = viewer->progress != NULL ? fopen(viewer->progress, "rb") : NULL;
    size_t size = file != NULL ? fread(viewer->saved, 1, sizeof viewer->saved, file) : 0;
    size_t first = size >= 2 ? 2u + viewer->saved[0] + 256u * viewer->saved[1] : 0;
    if (file != NULL)
        fclose(file);
    if (first == 0 || first > size ||
        placard_attempt_resume(&viewer->attempt, &viewer->module, &viewer->document, viewer->saved + 2,
                               first - 2) != PLACARD_OK)
        placard_attempt_begin(&viewer->attempt, &viewer->module, &viewer->document,
                              viewer->is_terminal ? (uint32_t)time(NULL) : 1, 0);
    if (first > 0 && first <= size &&
        placard_session_resume(&viewer->session, &viewer->module, &viewer->document, viewer->times,
                               steps + 1u, viewer->saved + first, size - first) != PLACARD_OK)
        placard_session_begin(&viewer->session, &viewer->module, &viewer->document, viewer->times,
                              steps + 1u);
}

static void save(struct viewer *viewer)
{
    if (viewer->progress == NULL)
        return;
    size_t first = placard_attempt_save(&viewer->attempt, viewer->saved + 2, sizeof viewer->saved - 2);
    size_t second =
        placard_session_save(&viewer->session, viewer->saved + 2 + first, sizeof viewer->saved - 2 - first);
    FILE *file = first + second + 2 <= sizeof viewer->saved ? fopen(viewer->progress, "wb") : NULL;
    viewer->saved[0] = (uint8_t)first;
    viewer->saved[1] = (uint8_t)(first >> 8);
    int is_good = file != NULL && fwrite(viewer->saved, 1, 2 + first + second, file) == 2 + first + second;
    if ((file != NULL && fclose(file) != 0) || !is_good)
        perror(viewer->progress);
}

/* ---- Keys ---------------------------------------------------------------- */

static uint32_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint32_t)time.tv_sec * 1000u + (uint32_t)(time.tv_nsec / 1000000);
}

/* A line without its end; 'q' at the end of input. */
static void read_line(char *line, int size)
{
    if (fgets(line, size, stdin) == NULL)
        strcpy(line, ":q");
    line[strcspn(line, "\r\n")] = '\0';
}

/* One of "npq". */
static char read_key(const struct viewer *viewer)
{
    char line[64] = "";
    struct termios before, raw;
    if (viewer->is_terminal && tcgetattr(STDIN_FILENO, &before) == 0) {
        raw = before;
        raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
        tcsetattr(STDIN_FILENO, TCSANOW, &raw);
        int key = getchar();
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
        return key == EOF || key == '\003' || key == 'q' ? 'q' : key == 'p' ? 'p' : 'n';
    }
    read_line(line, sizeof line);
    const char *word = line + (line[0] == ':');
    return word[0] == 'q' || word[0] == 'p' ? word[0] : 'n';
}

/* ---- Pages: what comes before the steps, each step, each question, the grade ---- */

static placard_node end_of_reading(const placard_document *document)
{
    placard_node quiz = placard_node_find(document, 0, 0, PLACARD_QUIZ);
    return quiz != PLACARD_NONE ? quiz : placard_node_end(document, 0);
}

/* Where the part with the first step begins: what leads to the step stays with it. */
static placard_node begin_of_steps(const placard_document *document)
{
    placard_node first = placard_step_at(document, 0), node = placard_node_first(document, 0);
    if (first == PLACARD_NONE)
        return end_of_reading(document);
    while (node != PLACARD_NONE && placard_node_end(document, node) <= first)
        node = placard_node_next(document, 0, node);
    return node;
}

static void put_part(struct page *page, const placard_document *document, placard_kind kind,
                     const char *label)
{
    placard_node node = placard_node_find(document, 0, 0, kind);
    for (; node != PLACARD_NONE; node = placard_node_find(document, 0, node, kind)) {
        page_words(page, label);
        page_bytes(page, placard_node_text(document, node));
        page_line(page);
    }
}

static void show_start(struct viewer *viewer)
{
    const placard_document *document = &viewer->document;
    put_part(&viewer->page, document, PLACARD_SUMMARY, "");
    put_part(&viewer->page, document, PLACARD_PROTECTION, "Wear: ");
    put_part(&viewer->page, document, PLACARD_TOOL, "Tool: ");
    put_part(&viewer->page, document, PLACARD_SPARE_PART, "Part: ");
    page_nodes(&viewer->page, document, 1, begin_of_steps(document));
}

static void show_step(struct viewer *viewer, uint32_t step)
{
    const placard_document *document = &viewer->document;
    placard_node from = step == 0 ? begin_of_steps(document)
                                  : placard_node_end(document, placard_step_at(document, step - 1));
    placard_node to = placard_node_end(document, placard_step_at(document, step));
    if (step + 1 == placard_step_count(document))
        to = end_of_reading(document);
    page_nodes(&viewer->page, document, from, to);
    placard_session_show(&viewer->session, step, now());
}

static void show_grade(struct viewer *viewer)
{
    struct page *page = &viewer->page;
    int is_passed = placard_is_passed(&viewer->attempt, &viewer->document);
    char text[64];
    page_style(page, is_passed ? "1;32" : "1;31");
    page_words(page, is_passed ? "Passed: " : "Not passed: ");
    page_style(page, "");
    quiz_points(page, placard_score_millipoints(&viewer->attempt));
    page_words(page, " of ");
    quiz_points(page, placard_most_millipoints(&viewer->document));
    snprintf(text, sizeof text, " points, %u %% needed; %u of %u steps read",
             (unsigned)placard_pass_mark(&viewer->document),
             (unsigned)placard_session_seen_count(&viewer->session),
             (unsigned)placard_step_count(&viewer->document));
    page_words(page, text);
    page_line(page);
}

/* Ask until there is an answer or a wish to leave; 'n', 'p' or 'q'. */
static char ask(struct viewer *viewer, uint32_t question)
{
    char line[256];
    quiz_show(&viewer->page, &viewer->attempt, &viewer->document, question);
    for (;;) {
        fprintf(viewer->page.out, "\n%s  (:h hint, :n next, :p back, :q quit)\n> ",
                quiz_asks_for(&viewer->document, question));
        fflush(viewer->page.out);
        read_line(line, sizeof line);
        if (strcmp(line, ":n") == 0 || strcmp(line, ":p") == 0 || strcmp(line, ":q") == 0)
            return line[1];
        if (strcmp(line, ":h") == 0)
            page_inside(&viewer->page, &viewer->document,
                        placard_take_hint(&viewer->attempt, &viewer->document, question));
        else if (quiz_answer(&viewer->attempt, &viewer->document, question, line) == PLACARD_OK)
            break;
        else
            fprintf(viewer->page.out, "That is no answer to this question.\n");
    }
    quiz_feedback(&viewer->page, &viewer->attempt, &viewer->document, question);
    save(viewer);
    fprintf(viewer->page.out, "\n[n]ext [p]revious [q]uit ");
    fflush(viewer->page.out);
    return read_key(viewer);
}

static void show_head(struct viewer *viewer, uint32_t at, uint32_t count)
{
    struct page *page = &viewer->page;
    char place[32];
    fputs(page->is_colour ? "\033[2J\033[H" : "\n", page->out);
    page_style(page, "7");
    page_bytes(page, placard_title(&viewer->document));
    snprintf(place, sizeof place, " (%u/%u)", (unsigned)(at + 1), (unsigned)count);
    page_words(page, place);
    page_style(page, "");
    page_line(page);
    fputc('\n', page->out);
}

static char show(struct viewer *viewer, uint32_t at)
{
    uint32_t steps = placard_step_count(&viewer->document),
             questions = placard_question_count(&viewer->document);
    show_head(viewer, at, 1 + steps + questions + (questions > 0));
    if (at > steps && at <= steps + questions)
        return ask(viewer, at - steps - 1);
    if (at == 0)
        show_start(viewer);
    else if (at <= steps)
        show_step(viewer, at - 1);
    else
        show_grade(viewer);
    fprintf(viewer->page.out, "\n[n]ext [p]revious [q]uit ");
    fflush(viewer->page.out);
    return read_key(viewer);
}

static void run(struct viewer *viewer)
{
    uint32_t questions = placard_question_count(&viewer->document);
    uint32_t last = placard_step_count(&viewer->document) + questions + (questions > 0);
    uint32_t seen = placard_session_step(&viewer->session);
    uint32_t at = seen == PLACARD_NONE ? 0 : seen + 1;
    for (;;) {
        char key = show(viewer, at);
        placard_session_show(&viewer->session, PLACARD_NONE, now());
        save(viewer);
        if (key == 'q' || (key == 'n' && at == last))
            break;
        if (key == 'n')
            at++;
        else if (at > 0)
            at--;
    }
    fputc('\n', viewer->page.out);
}

/* ---- Arguments ----------------------------------------------------------- */

static int read_arguments(struct viewer *viewer, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            viewer->lang = argv[++i];
        else if (strcmp(argv[i], "--progress") == 0 && i + 1 < argc)
            viewer->progress = argv[++i];
        else if (strcmp(argv[i], "--plain") == 0)
            viewer->is_plain = 1;
        else if (argv[i][0] != '-' && viewer->path == NULL)
            viewer->path = argv[i];
        else
            return 0;
    }
    return viewer->path != NULL;
}

/* "es_MX.UTF-8" as a language range: "es-MX". */
static const char *language_of_locale(char *range, size_t size)
{
    const char *locale = getenv("LANG");
    snprintf(range, size, "%s", locale != NULL ? locale : "");
    range[strcspn(range, ".@")] = '\0';
    for (char *at = range; *at != '\0'; at++)
        *at = *at == '_' ? '-' : *at;
    return range;
}

static void set_page(struct viewer *viewer)
{
    struct winsize size;
    viewer->is_terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    viewer->page.out = stdout;
    viewer->page.is_colour = viewer->is_terminal && !viewer->is_plain && getenv("NO_COLOR") == NULL;
    viewer->page.width = 80;
    if (viewer->is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20)
        viewer->page.width = size.ws_col;
}

int main(int argc, char **argv)
{
    static struct viewer viewer;
    char range[64];
    viewer.lang = language_of_locale(range, sizeof range);
    if (!read_arguments(&viewer, argc, argv)) {
        fprintf(stderr, "usage: viewer [--lang LANGUAGES] [--progress FILE] [--plain] BUNDLE\n");
        return 2;
    }
    set_page(&viewer);
    int is_open = open_bundle(&viewer);
    if (is_open) {
        resume(&viewer);
        run(&viewer);
    }
    free(viewer.times);
    free(viewer.memory);
    free(viewer.file);
    return is_open ? 0 : 1;
}
