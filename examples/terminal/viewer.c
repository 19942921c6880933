/*
 * viewer.c - a Placard module on a terminal, a screen at a time, for instance over ssh.
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
    uint32_t language;
    int is_other; /* than those asked for */
    uint8_t *file, saved[SAVED_SIZE];
    void *memory;
    placard_module module;
    placard_document document;
    placard_screen *screens;
    uint32_t screen_count;
    placard_seen *seen;
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
        viewer->language = placard_language_lookup(&viewer->module, wanted);
        viewer->is_other = viewer->language == PLACARD_NONE;
        if (viewer->is_other)
            viewer->language = 0;
        size = placard_load_size(&viewer->module, viewer->language);
        viewer->memory = malloc(size);
        status =
            placard_load(&viewer->document, &viewer->module, viewer->language, viewer->memory, size, NULL);
    }
    if (status != PLACARD_OK)
        fprintf(stderr, "%s: %s\n", viewer->path, placard_status_text(status));
    return status == PLACARD_OK;
}

/* All screens, so that one can go back. */
static int list_screens(struct viewer *viewer)
{
    placard_screen screen = {0};
    while (placard_screen_next(&viewer->document, &screen))
        viewer->screen_count++;
    viewer->screens = calloc(viewer->screen_count, sizeof screen);
    viewer->seen = calloc(viewer->screen_count, sizeof *viewer->seen);
    if (viewer->screens == NULL || viewer->seen == NULL)
        return 0;
    memset(&screen, 0, sizeof screen);
    for (uint32_t i = 0; placard_screen_next(&viewer->document, &screen); i++)
        viewer->screens[i] = screen;
    return 1;
}

static uint64_t digest_of(const struct viewer *viewer, uint32_t screen)
{
    return placard_screen_digest(&viewer->module, &viewer->document, &viewer->screens[screen]);
}

/* ---- Progress -------------------------------------------------------------- */

/* The progress file: bytes of the attempt in two bytes, the number of the screen in two, the
 * attempt, the session.  The session is of one language; where another is read now, the number says
 * where to go on. */
#define PROGRESS_HEAD 4u

static int begin(struct viewer *viewer)
{
    uint32_t seed = viewer->is_terminal ? (uint32_t)time(NULL) : 1;
    placard_status status =
        placard_attempt_begin(&viewer->attempt, &viewer->module, &viewer->document, seed, 0);
    if (status == PLACARD_OK)
        status = placard_session_begin(&viewer->session, &viewer->module, &viewer->document, viewer->seen,
                                       viewer->screen_count);
    if (status != PLACARD_OK)
        fprintf(stderr, "%s: %s\n", viewer->path, placard_status_text(status));
    return status == PLACARD_OK;
}

/* The screen to go on with, once attempt and session are taken up. */
static uint32_t resume_at(const struct viewer *viewer)
{
    uint64_t last = placard_session_last(&viewer->session);
    for (uint32_t i = 0; i < viewer->screen_count; i++)
        if (digest_of(viewer, i) == last)
            return i;
    uint32_t number = viewer->saved[2] + 256u * viewer->saved[3];
    return number < viewer->screen_count ? number : 0;
}

/* Behind begin(), and back to it where what was saved is of no use. */
static uint32_t resume(struct viewer *viewer)
{
    FILE *file = viewer->progress != NULL ? fopen(viewer->progress, "rb") : NULL;
    if (file == NULL)
        return 0;
    size_t size = fread(viewer->saved, 1, sizeof viewer->saved, file);
    size_t session = PROGRESS_HEAD + viewer->saved[0] + 256u * viewer->saved[1];
    fclose(file);
    if (size < PROGRESS_HEAD || session > size ||
        placard_attempt_resume(&viewer->attempt, &viewer->module, &viewer->document,
                               viewer->saved + PROGRESS_HEAD, session - PROGRESS_HEAD) != PLACARD_OK ||
        placard_session_resume(&viewer->session, &viewer->module, &viewer->document, viewer->seen,
                               viewer->screen_count, viewer->saved + session, size - session) != PLACARD_OK) {
        begin(viewer);
        return 0;
    }
    return resume_at(viewer);
}

static void save(struct viewer *viewer, uint32_t screen)
{
    uint8_t *saved = viewer->saved;
    if (viewer->progress == NULL)
        return;
    size_t attempt =
        placard_attempt_save(&viewer->attempt, saved + PROGRESS_HEAD, SAVED_SIZE - PROGRESS_HEAD);
    size_t size = PROGRESS_HEAD + attempt;
    size += placard_session_save(&viewer->session, saved + size, SAVED_SIZE - size);
    FILE *file = size <= SAVED_SIZE ? fopen(viewer->progress, "wb") : NULL;
    saved[0] = (uint8_t)attempt;
    saved[1] = (uint8_t)(attempt >> 8);
    saved[2] = (uint8_t)screen;
    saved[3] = (uint8_t)(screen >> 8);
    int is_good = file != NULL && fwrite(saved, 1, size, file) == size;
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

/* ---- Screens --------------------------------------------------------------- */

static void show_part(struct page *page, const placard_document *document, placard_node node,
                      const char *label)
{
    page_words(page, label);
    page_bytes(page, placard_node_text(document, node));
    page_line(page);
}

static void show_piece(struct viewer *viewer, const placard_screen *screen, placard_node piece)
{
    struct page *page = &viewer->page;
    const placard_document *document = &viewer->document;
    switch (placard_node_kind(document, piece)) {
    case PLACARD_TITLE: /* in the head */
    case PLACARD_KEYWORD:
    case PLACARD_READING_TIME:
        break;
    case PLACARD_SUMMARY:
        show_part(page, document, piece, "");
        break;
    case PLACARD_PROTECTION:
        show_part(page, document, piece, "Wear: ");
        break;
    case PLACARD_TOOL:
        show_part(page, document, piece, "Tool: ");
        break;
    case PLACARD_SPARE_PART:
        show_part(page, document, piece, "Part: ");
        break;
    case PLACARD_STEP:
        page_step(page, document, piece, screen->number);
        break;
    case PLACARD_QUESTION:
        quiz_show(page, &viewer->attempt, document, screen->number - 1);
        break;
    default:
        page_block(page, document, piece);
    }
}

/* Hazards that guard a step stay in sight, above it. */
static void show_screen(struct viewer *viewer, uint32_t at)
{
    const placard_screen *screen = &viewer->screens[at];
    placard_node node = PLACARD_NONE;
    for (uint32_t i = 0; (node = placard_screen_guards(screen, i)) != PLACARD_NONE; i++)
        page_block(&viewer->page, &viewer->document, node);
    while ((node = placard_screen_piece(&viewer->document, screen, node)) != PLACARD_NONE)
        show_piece(viewer, screen, node);
    placard_session_show(&viewer->session, digest_of(viewer, at), now());
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
    snprintf(text, sizeof text, " points, %u %% needed; %u of %u screens read",
             (unsigned)placard_pass_mark(&viewer->document),
             (unsigned)placard_session_seen_count(&viewer->session),
             (unsigned)placard_session_count(&viewer->session));
    page_words(page, text);
    page_line(page);
}

/* Ask until there is an answer or a wish to leave; 'n', 'p' or 'q'. */
static char ask(struct viewer *viewer, uint32_t question)
{
    char line[256];
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
    quiz_feedback(&viewer->page, &viewer->attempt, &viewer->document, question, line);
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
    page->is_blank_due = 0;
}

/* "label text", when there is a text. */
static void tell(struct page *page, const char *label, placard_bytes text)
{
    if (text.size == 0)
        return;
    page_words(page, label);
    page_bytes(page, text);
    page_line(page);
}

/* The version that a language which is left out was made from: TRANSLATES at its place. */
static placard_bytes version_of(const placard_module *module, placard_fact lagging)
{
    uint32_t place = 0;
    while (placard_fact_at(module, PLACARD_LAGGING, place).at_ != lagging.at_)
        place++;
    return placard_fact_at(module, PLACARD_TRANSLATES, place).text;
}

/* A language that is wanted and not there: another one is shown instead. */
static void tell_language(struct viewer *viewer)
{
    struct page *page = &viewer->page;
    placard_bytes wanted = {(const uint8_t *)viewer->lang, strlen(viewer->lang)};
    placard_fact left_out = placard_left_out(&viewer->module, wanted, viewer->language);
    if (left_out.kind != PLACARD_END) {
        page_bytes(page, left_out.text);
        page_words(page, ": this translation is of version ");
        page_bytes(page, version_of(&viewer->module, left_out));
        page_words(page, ", not up to date, and left out of this one.");
        page_line(page);
    }
    if (viewer->is_other && wanted.size > 0)
        tell(page, "The language asked for is not there; this is ",
             placard_language_tag(&viewer->module, viewer->language));
}

static uint32_t today(void)
{
    time_t now = time(NULL);
    struct tm *day = localtime(&now);
    return (uint32_t)((day->tm_year + 1900) * 10000 + (day->tm_mon + 1) * 100 + day->tm_mday);
}

/* Why a module is out of use, or will be, and from when. */
static void tell_withdrawn(struct viewer *viewer)
{
    struct page *page = &viewer->page;
    uint32_t from = placard_fact_at(&viewer->module, PLACARD_WITHDRAWN_ON, 0).number;
    char day[32];
    snprintf(day, sizeof day, "%04u-%02u-%02u", (unsigned)(from / 10000), (unsigned)(from / 100 % 100),
             (unsigned)(from % 100));
    tell(page,
         placard_is_withdrawn(&viewer->module, today()) ? "WITHDRAWN, do not use: " : "Will be withdrawn: ",
         placard_fact_at(&viewer->module, PLACARD_WITHDRAWN, 0).text);
    if (from > 0)
        tell(page, "From: ", (placard_bytes){(const uint8_t *)day, strlen(day)});
    tell(page, "Use instead: ", placard_fact_at(&viewer->module, PLACARD_REPLACED_BY, 0).text);
}

static char show(struct viewer *viewer, uint32_t at, uint32_t count)
{
    show_head(viewer, at, count);
    if (at == 0) {
        tell_withdrawn(viewer);
        tell_language(viewer);
    }
    if (at < viewer->screen_count)
        show_screen(viewer, at);
    else
        show_grade(viewer);
    if (at < viewer->screen_count && viewer->screens[at].kind == PLACARD_SCREEN_QUESTION)
        return ask(viewer, viewer->screens[at].number - 1);
    fprintf(viewer->page.out, "\n[n]ext [p]revious [q]uit ");
    fflush(viewer->page.out);
    return read_key(viewer);
}

/* The screens, and behind a quiz the grade. */
static void run(struct viewer *viewer, uint32_t at)
{
    uint32_t count = viewer->screen_count + (placard_question_count(&viewer->document) > 0);
    for (;;) {
        char key = show(viewer, at, count);
        placard_session_show(&viewer->session, 0, now());
        save(viewer, at);
        if (key == 'q' || (key == 'n' && at + 1 == count))
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

/* "es_MX.UTF-8" as a language range: "es-MX"; nothing for "C", which is no language. */
static const char *language_of_locale(char *range, size_t size)
{
    const char *locale = getenv("LANG");
    snprintf(range, size, "%s", locale != NULL ? locale : "");
    range[strcspn(range, ".@")] = '\0';
    if (strcmp(range, "C") == 0 || strcmp(range, "POSIX") == 0)
        range[0] = '\0';
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
    int is_open = open_bundle(&viewer) && list_screens(&viewer);
    if (is_open && placard_is_withdrawn(&viewer.module, today())) {
        show_head(&viewer, 0, 1);
        tell_withdrawn(&viewer); /* and nothing to follow */
    } else if (is_open && begin(&viewer))
        run(&viewer, resume(&viewer));
    free(viewer.seen);
    free(viewer.screens);
    free(viewer.memory);
    free(viewer.file);
    return is_open ? 0 : 1;
}
