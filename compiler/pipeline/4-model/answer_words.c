#include "pipeline/4-model/answer_words.h"

static const struct row {
    char language[3];
    bool is_last; /* stands behind number and unit */
    enum answer_word word;
    const char *text;
} rows[] = {
    /* clang-format off */
    {"en", false, ANSWER_WORD_BELOW, "below"},         {"en", false, ANSWER_WORD_BELOW, "less than"},
    {"en", false, ANSWER_WORD_ABOVE, "above"},         {"en", false, ANSWER_WORD_ABOVE, "more than"},
    {"en", false, ANSWER_WORD_AT_LEAST, "at least"},   {"en", false, ANSWER_WORD_AT_MOST, "at most"},
    {"en", false, ANSWER_WORD_AT_MOST, "up to"},       {"en", false, ANSWER_WORD_TO, "to"},
    {"en", false, ANSWER_WORD_OR, "or"},
    {"de", false, ANSWER_WORD_BELOW, "unter"},         {"de", false, ANSWER_WORD_BELOW, "weniger als"},
    {"de", false, ANSWER_WORD_ABOVE, "über"},          {"de", false, ANSWER_WORD_ABOVE, "mehr als"},
    {"de", false, ANSWER_WORD_AT_LEAST, "mindestens"}, {"de", false, ANSWER_WORD_AT_MOST, "höchstens"},
    {"de", false, ANSWER_WORD_TO, "bis"},              {"de", false, ANSWER_WORD_OR, "oder"},
    {"es", false, ANSWER_WORD_BELOW, "menos de"},      {"es", false, ANSWER_WORD_BELOW, "por debajo de"},
    {"es", false, ANSWER_WORD_ABOVE, "más de"},        {"es", false, ANSWER_WORD_ABOVE, "por encima de"},
    {"es", false, ANSWER_WORD_AT_LEAST, "al menos"},   {"es", false, ANSWER_WORD_AT_LEAST, "como mínimo"},
    {"es", false, ANSWER_WORD_AT_MOST, "como máximo"}, {"es", false, ANSWER_WORD_TO, "a"},
    {"es", false, ANSWER_WORD_OR, "o"},
    {"fr", false, ANSWER_WORD_BELOW, "moins de"},      {"fr", false, ANSWER_WORD_ABOVE, "plus de"},
    {"fr", false, ANSWER_WORD_AT_LEAST, "au moins"},   {"fr", false, ANSWER_WORD_AT_MOST, "au plus"},
    {"fr", false, ANSWER_WORD_TO, "à"},                {"fr", false, ANSWER_WORD_OR, "ou"},
    {"pt", false, ANSWER_WORD_BELOW, "menos de"},      {"pt", false, ANSWER_WORD_BELOW, "abaixo de"},
    {"pt", false, ANSWER_WORD_ABOVE, "mais de"},       {"pt", false, ANSWER_WORD_ABOVE, "acima de"},
    {"pt", false, ANSWER_WORD_AT_LEAST, "pelo menos"}, {"pt", false, ANSWER_WORD_AT_MOST, "no máximo"},
    {"pt", false, ANSWER_WORD_TO, "a"},                {"pt", false, ANSWER_WORD_OR, "ou"},
    {"pl", false, ANSWER_WORD_BELOW, "poniżej"},       {"pl", false, ANSWER_WORD_BELOW, "mniej niż"},
    {"pl", false, ANSWER_WORD_ABOVE, "powyżej"},       {"pl", false, ANSWER_WORD_ABOVE, "więcej niż"},
    {"pl", false, ANSWER_WORD_AT_LEAST, "co najmniej"}, {"pl", false, ANSWER_WORD_AT_MOST, "co najwyżej"},
    {"pl", false, ANSWER_WORD_TO, "do"},               {"pl", false, ANSWER_WORD_OR, "lub"},
    {"ar", false, ANSWER_WORD_BELOW, "أقل من"},        {"ar", false, ANSWER_WORD_ABOVE, "أكثر من"},
    {"ar", false, ANSWER_WORD_AT_LEAST, "على الأقل"},  {"ar", false, ANSWER_WORD_AT_MOST, "على الأكثر"},
    {"ar", false, ANSWER_WORD_TO, "إلى"},              {"ar", false, ANSWER_WORD_OR, "أو"},
    {"zh", false, ANSWER_WORD_BELOW, "低于"},          {"zh", false, ANSWER_WORD_BELOW, "小于"},
    {"zh", false, ANSWER_WORD_ABOVE, "高于"},          {"zh", false, ANSWER_WORD_ABOVE, "大于"},
    {"zh", false, ANSWER_WORD_AT_LEAST, "至少"},       {"zh", false, ANSWER_WORD_AT_MOST, "至多"},
    {"zh", false, ANSWER_WORD_AT_MOST, "最多"},        {"zh", false, ANSWER_WORD_TO, "至"},
    {"zh", false, ANSWER_WORD_TO, "到"},               {"zh", true, ANSWER_WORD_AT_LEAST, "以上"},
    {"zh", true, ANSWER_WORD_AT_MOST, "以下"},
    {"ja", true, ANSWER_WORD_BELOW, "未満"},           {"ja", true, ANSWER_WORD_ABOVE, "超"},
    {"ja", true, ANSWER_WORD_AT_LEAST, "以上"},        {"ja", true, ANSWER_WORD_AT_MOST, "以下"},
    {"ja", false, ANSWER_WORD_TO, "から"},
    /* clang-format on */
};

static bool is_of(const struct row *row, struct str language)
{
    struct str own = str_of(row->language);
    return str_eq(own, STR("en")) || str_eq_nocase(str_slice(language, 0, 2), own);
}

/* A word of Latin letters ends where a blank stands, or a digit as in `unter5`. */
static bool is_whole(struct str text, size_t len)
{
    char next = len < text.len ? text.ptr[len] : ' ';
    bool is_latin = (unsigned char)text.ptr[len - 1] < 0x80;
    return !is_latin || next == ' ' || (next >= '0' && next <= '9');
}

static enum answer_word find(struct str language, struct str text, bool is_last, size_t *len)
{
    enum answer_word found = ANSWER_WORD_NONE;
    *len = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str word = str_of(rows[i].text);
        if (rows[i].is_last != is_last || word.len <= *len || word.len > text.len ||
            !is_of(&rows[i], language))
            continue;
        struct str there =
            is_last ? str_slice(text, text.len - word.len, text.len) : str_slice(text, 0, word.len);
        if (!str_eq_nocase(there, word) || (!is_last && !is_whole(text, word.len)))
            continue;
        found = rows[i].word;
        *len = word.len;
    }
    return found;
}

enum answer_word answer_word_first(struct str language, struct str text, size_t *len)
{
    return find(language, text, false, len);
}

enum answer_word answer_word_last(struct str language, struct str text, size_t *len)
{
    return find(language, text, true, len);
}

static struct str without_colon(struct str text)
{
    text = str_trim(text);
    struct str wide = STR("：");
    size_t cut = str_ends(text, STR(":")) ? 1 : str_ends(text, wide) ? wide.len : 0;
    return str_trim(str_slice(text, 0, text.len - cut));
}

bool answer_word_is_mark(struct str language, struct str text)
{
    static const struct {
        char language[3];
        const char *text;
    } marks[] = {
        {"en", "answer"},    {"es", "respuesta"}, {"fr", "réponse"}, {"de", "antwort"},  {"de", "lösung"},
        {"pt", "resposta"},  {"pl", "odpowiedź"}, {"ar", "الجواب"},  {"ar", "الإجابة"},  {"ar", "إجابة"},
        {"ar", "جواب"},      {"zh", "答案"},      {"zh", "回答"},    {"zh", "答"},       {"ja", "答え"},
        {"ja", "解答"},      {"ja", "正解"},      {"ja", "回答"},    {"it", "risposta"}, {"nl", "antwoord"},
        {"sv", "svar"},      {"da", "svar"},      {"nb", "svar"},    {"tr", "cevap"},    {"ru", "ответ"},
        {"uk", "відповідь"}, {"cs", "odpověď"},   {"ko", "정답"},    {"ko", "답"},       {"vi", "trả lời"},
        {"id", "jawaban"},   {"ro", "răspuns"},   {"hu", "válasz"},  {"fi", "vastaus"},  {"hi", "उत्तर"}};
    struct str word = without_colon(text), own = str_slice(language, 0, 2);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        struct str tag = str_of(marks[i].language);
        bool is_meant = language.len == 0 || i == 0 || str_eq_nocase(own, tag);
        if (is_meant && str_eq_nocase(word, str_of(marks[i].text)))
            return true;
    }
    return false;
}

bool answer_word_is_like_mark(struct str text)
{
    static const char *const words[] = {"answers",
                                        "correct answer",
                                        "right answer",
                                        "correct answers",
                                        "the answer",
                                        "ans",
                                        "solution",
                                        "correct",
                                        "key",
                                        "answer key",
                                        "expected answer",
                                        "respuestas",
                                        "solución",
                                        "respuesta correcta",
                                        "réponses",
                                        "bonne réponse",
                                        "réponse correcte",
                                        "antworten",
                                        "richtige antwort",
                                        "lösungen",
                                        "richtig",
                                        "respostas",
                                        "resposta correta",
                                        "odpowiedzi",
                                        "正确答案",
                                        "参考答案",
                                        "答案是",
                                        "正解は"};
    struct str word = without_colon(text);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_eq_nocase(word, str_of(words[i])))
            return true;
    }
    return answer_word_is_mark(STR(""), word);
}

bool answer_word_has_comma(struct str language)
{
    static const char tags[][3] = {"bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr",
                                   "hu", "id", "it", "lt", "lv", "nb", "nl", "nn", "no", "pl",
                                   "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi"};
    struct str own = str_slice(language, 0, 2);
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (str_eq_nocase(own, str_of(tags[i])))
            return true;
    }
    return false;
}
