#include "base/signal.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "placard.h"

enum { MOST_WORDS = 3 }; /* "peligro de muerte" */

/*
 * What is read as a signal word: those of signal_words.h, other words that people write for them, and the
 * words of languages that pages do not speak.  As unicode_letters() leaves them, ascending by bytes
 * (tests/unit/test_base.c holds both, and that the words of signal_words.h are here).
 */
#define READ_LIST(X)                                                                                         \
    X(WARNING, "achtung")                                                                                    \
    X(WARNING, "advarsel")                                                                                   \
    X(WARNING, "advertencia")                                                                                \
    X(NOTE, "anmerkung")                                                                                     \
    X(CAUTION, "atencao")                                                                                    \
    X(CAUTION, "atencion")                                                                                   \
    X(CAUTION, "atentie")                                                                                    \
    X(CAUTION, "attention")                                                                                  \
    X(CAUTION, "attenzione")                                                                                 \
    X(WARNING, "avertencia")                                                                                 \
    X(WARNING, "avertisment")                                                                                \
    X(WARNING, "avertissement")                                                                              \
    X(WARNING, "avertizare")                                                                                 \
    X(NOTICE, "avis")                                                                                        \
    X(NOTICE, "aviso")                                                                                       \
    X(WARNING, "avvertenza")                                                                                 \
    X(WARNING, "avvertimento")                                                                               \
    X(WARNING, "avviso")                                                                                     \
    X(CAUTION, "awas")                                                                                       \
    X(DANGER, "bahaya")                                                                                      \
    X(WARNING, "canh bao")                                                                                   \
    X(CAUTION, "caution")                                                                                    \
    X(CAUTION, "chu y")                                                                                      \
    X(TIP, "conseil")                                                                                        \
    X(TIP, "consejo")                                                                                        \
    X(CAUTION, "cuidado")                                                                                    \
    X(DANGER, "danger")                                                                                      \
    X(DANGER, "danger de mort")                                                                              \
    X(DANGER, "danger mortel")                                                                               \
    X(TIP, "dica")                                                                                           \
    X(CAUTION, "dikkat")                                                                                     \
    X(DANGER, "eletveszely")                                                                                 \
    X(DANGER, "fara")                                                                                        \
    X(DANGER, "fare")                                                                                        \
    X(WARNING, "figyelmeztetes")                                                                             \
    X(CAUTION, "forsigtig")                                                                                  \
    X(CAUTION, "forsiktig")                                                                                  \
    X(CAUTION, "forsiktighet")                                                                               \
    X(CAUTION, "forsiktigt")                                                                                 \
    X(DANGER, "gefahr")                                                                                      \
    X(WARNING, "gefahrenhinweis")                                                                            \
    X(DANGER, "gevaar")                                                                                      \
    X(CAUTION, "hati hati")                                                                                  \
    X(DANGER, "hengenvaara")                                                                                 \
    X(NOTICE, "hinweis")                                                                                     \
    X(CAUTION, "huomio")                                                                                     \
    X(IMPORTANT, "important")                                                                                \
    X(IMPORTANT, "importante")                                                                               \
    X(NOTE, "informacja")                                                                                    \
    X(DANGER, "lebensgefahr")                                                                                \
    X(CAUTION, "let op")                                                                                     \
    X(DANGER, "levensgevaar")                                                                                \
    X(DANGER, "livsfara")                                                                                    \
    X(DANGER, "livsfare")                                                                                    \
    X(CAUTION, "mise en garde")                                                                              \
    X(DANGER, "nebezpecenstvo")                                                                              \
    X(DANGER, "nebezpeci")                                                                                   \
    X(DANGER, "nevarnost")                                                                                   \
    X(DANGER, "nguy hiem")                                                                                   \
    X(DANGER, "niebezpieczenstwo")                                                                           \
    X(NOTE, "nota")                                                                                          \
    X(NOTE, "note")                                                                                          \
    X(NOTICE, "notice")                                                                                      \
    X(NOTICE, "notyfikacja")                                                                                 \
    X(DANGER, "opasnost")                                                                                    \
    X(WARNING, "opozorilo")                                                                                  \
    X(CAUTION, "oprez")                                                                                      \
    X(CAUTION, "ostroznie")                                                                                  \
    X(WARNING, "ostrzezenie")                                                                                \
    X(DANGER, "peligro")                                                                                     \
    X(DANGER, "peligro de muerte")                                                                           \
    X(CAUTION, "perhatian")                                                                                  \
    X(DANGER, "pericol")                                                                                     \
    X(DANGER, "pericolo")                                                                                    \
    X(DANGER, "pericolo di morte")                                                                           \
    X(DANGER, "perigo")                                                                                      \
    X(DANGER, "perigo de morte")                                                                             \
    X(WARNING, "peringatan")                                                                                 \
    X(CAUTION, "pozor")                                                                                      \
    X(CAUTION, "precaucion")                                                                                 \
    X(CAUTION, "precauciones")                                                                               \
    X(CAUTION, "precautie")                                                                                  \
    X(CAUTION, "previdno")                                                                                   \
    X(NOTE, "remarque")                                                                                      \
    X(CAUTION, "se upp")                                                                                     \
    X(DANGER, "tehlike")                                                                                     \
    X(CAUTION, "than trong")                                                                                 \
    X(TIP, "tip")                                                                                            \
    X(TIP, "tipp")                                                                                           \
    X(WARNING, "upozorenje")                                                                                 \
    X(CAUTION, "upozorneni")                                                                                 \
    X(CAUTION, "upozornenie")                                                                                \
    X(CAUTION, "uwaga")                                                                                      \
    X(WARNING, "uyari")                                                                                      \
    X(WARNING, "uyarı")                                                                                      \
    X(DANGER, "vaara")                                                                                       \
    X(WARNING, "varning")                                                                                    \
    X(WARNING, "varoitus")                                                                                   \
    X(WARNING, "varovani")                                                                                   \
    X(WARNING, "varovanie")                                                                                  \
    X(DANGER, "veszely")                                                                                     \
    X(CAUTION, "vigyazat")                                                                                   \
    X(CAUTION, "voorzichtig")                                                                                \
    X(CAUTION, "vorsicht")                                                                                   \
    X(WARNING, "vystraha")                                                                                   \
    X(WARNING, "waarschuwing")                                                                               \
    X(WARNING, "warnhinweis")                                                                                \
    X(WARNING, "warning")                                                                                    \
    X(WARNING, "warnung")                                                                                    \
    X(IMPORTANT, "wazne")                                                                                    \
    X(IMPORTANT, "wichtig")                                                                                  \
    X(TIP, "wskazowka")                                                                                      \
    X(DANGER, "κινδυνοσ")                                                                                    \
    X(WARNING, "προειδοποιηση")                                                                              \
    X(CAUTION, "προσοχη")                                                                                    \
    X(CAUTION, "внимание")                                                                                   \
    X(DANGER, "небезпека")                                                                                   \
    X(DANGER, "небезпечно")                                                                                  \
    X(CAUTION, "обережно")                                                                                   \
    X(DANGER, "опасно")                                                                                      \
    X(DANGER, "опасност")                                                                                    \
    X(DANGER, "опасность")                                                                                   \
    X(CAUTION, "осторожно")                                                                                  \
    X(WARNING, "попередження")                                                                               \
    X(WARNING, "предупреждение")                                                                             \
    X(CAUTION, "увага")                                                                                      \
    X(WARNING, "אזהרה")                                                                                      \
    X(CAUTION, "זהירות")                                                                                     \
    X(DANGER, "סכנה")                                                                                        \
    X(CAUTION, "احتراس")                                                                                     \
    X(CAUTION, "انتبه")                                                                                      \
    X(WARNING, "تحذير")                                                                                      \
    X(NOTICE, "تنبيه")                                                                                       \
    X(DANGER, "خطر")                                                                                         \
    X(DANGER, "خطر مميت")                                                                                    \
    X(NOTE, "ملاحظة")                                                                                        \
    X(IMPORTANT, "مهم")                                                                                      \
    X(TIP, "نصيحة")                                                                                          \
    X(DANGER, "खतर")                                                                                         \
    X(WARNING, "चतवन")                                                                                       \
    X(CAUTION, "सवधन")                                                                                       \
    X(CAUTION, "ขอควรระวง")                                                                                  \
    X(WARNING, "คาเตอน")                                                                                     \
    X(CAUTION, "ระวง")                                                                                       \
    X(DANGER, "อนตราย")                                                                                      \
    X(TIP, "ヒント")                                                                                         \
    X(DANGER, "危险")                                                                                        \
    X(DANGER, "危険")                                                                                        \
    X(DANGER, "危險")                                                                                        \
    X(CAUTION, "小心")                                                                                       \
    X(CAUTION, "当心")                                                                                       \
    X(TIP, "提示")                                                                                           \
    X(CAUTION, "注意")                                                                                       \
    X(CAUTION, "注意事项")                                                                                   \
    X(NOTE, "補足")                                                                                          \
    X(WARNING, "警告")                                                                                       \
    X(NOTE, "说明")                                                                                          \
    X(NOTICE, "通知")                                                                                        \
    X(IMPORTANT, "重要")                                                                                     \
    X(WARNING, "경고")                                                                                       \
    X(DANGER, "위험")                                                                                        \
    X(CAUTION, "주의")

static const struct {
    uint32_t level;
    const char *word;
} rows[] = {
#define X(name, word) {PLACARD_LEVEL_##name, word},
    READ_LIST(X)
#undef X
};

static uint32_t level_of(struct str word)
{
    size_t low = 0, high = sizeof rows / sizeof *rows;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = str_cmp(str_of(rows[middle].word), word);
        if (order == 0)
            return rows[middle].level;
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return 0;
}

bool signal_row_at(size_t index, struct signal_row *out)
{
    if (index >= sizeof rows / sizeof *rows)
        return false;
    *out = (struct signal_row){str_of(rows[index].word), rows[index].level};
    return true;
}

/* ---- Words of a text ---------------------------------------------------------- */

struct words {
    struct buf text; /* words with one blank between */
    size_t count;
    bool are_letters; /* each is one character: D A N G E R */
    size_t begin;     /* of the first, in what was read */
};

/* A selector behind a sign makes a picture of it, and no word. */
static bool is_letter(uint32_t point)
{
    return unicode_is_word(point) && !unicode_is_blank(point);
}

/* From `at` on over what is a letter, or is none; `*count` of them. */
static size_t skip(struct str text, size_t at, bool is_over_letters, size_t *count)
{
    for (size_t next = at; at < text.len; at = next, ++*count)
        if (is_letter(unicode_next(text, &next)) != is_over_letters)
            break;
    return at;
}

/* Add the word that begins at or behind `*at`; false when there is none. */
static bool add_word(struct words *words, struct str text, size_t *at)
{
    size_t marks = 0, letters = 0;
    size_t begin = skip(text, *at, false, &marks), end = skip(text, begin, true, &letters);
    if (letters == 0)
        return false;
    words->begin = words->count == 0 ? begin : words->begin;
    words->are_letters = (words->count == 0 || words->are_letters) && letters == 1;
    if (words->count++ > 0)
        buf_byte(&words->text, ' ');
    buf_str(&words->text, str_slice(text, begin, end));
    *at = end;
    return true;
}

static struct str without_blanks(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ')
            buf_byte(&out, text.ptr[i]);
    return buf_view(&out);
}

static uint32_t level_of_words(struct arena *arena, const struct words *words)
{
    struct str letters = unicode_letters(arena, buf_view(&words->text));
    uint32_t level = words->count > 0 && words->count <= MOST_WORDS ? level_of(letters) : 0;
    if (level == 0 && words->count > 1 && words->are_letters)
        level = level_of(without_blanks(arena, letters));
    return level;
}

/* More words of several letters than a signal word has: seen without tables, and true of most lines. */
static bool has_many_words(struct str line)
{
    size_t words = 0, letters = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        bool is_letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        letters = is_letter ? letters + 1 : (unsigned char)c < 0x80 ? 0 : letters;
        words += letters == 2;
    }
    return words > MOST_WORDS;
}

uint32_t signal_of(struct arena *arena, struct str text)
{
    struct words words = {.text = {.arena = arena}};
    if (text.len > SIGNAL_MOST || has_many_words(text))
        return 0;
    for (size_t at = 0; add_word(&words, text, &at);)
        ;
    return level_of_words(arena, &words);
}

struct signal signal_at_start(struct arena *arena, struct str text)
{
    struct words words = {.text = {.arena = arena}};
    struct signal signal = {0, 0, 0};
    size_t at = 0;
    text = str_slice(text, 0, SIGNAL_MOST);
    while (words.count < MOST_WORDS && add_word(&words, text, &at)) {
        uint32_t level = level_of_words(arena, &words);
        if (level > 0)
            signal = (struct signal){level, words.begin, at}; /* the longest */
    }
    return signal;
}
