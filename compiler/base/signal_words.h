/*
 * signal_words.h - the signal words of notices, in the languages that pages speak.
 *
 * They follow ANSI Z535.6 and their usual translations.  The page shows them; the model finds by them what
 * an author meant for a notice.
 */
#ifndef PLACARD_BASE_SIGNAL_WORDS_H
#define PLACARD_BASE_SIGNAL_WORDS_H

/* X(NAME, "BCP 47 primary subtag"): the columns of SIGNAL_WORDS_LIST, in order. */
#define SIGNAL_WORDS_LANGUAGES(X)                                                                            \
    X(ENGLISH, "en")                                                                                         \
    X(SPANISH, "es")                                                                                         \
    X(FRENCH, "fr")                                                                                          \
    X(GERMAN, "de")                                                                                          \
    X(PORTUGUESE, "pt")                                                                                      \
    X(POLISH, "pl")                                                                                          \
    X(ARABIC, "ar")                                                                                          \
    X(CHINESE, "zh")                                                                                         \
    X(JAPANESE, "ja")

/* X(NAME, english, spanish, french, german, portuguese, polish, arabic, chinese, japanese); names and order
 * are those of PLACARD_NOTICE_LIST. */
#define SIGNAL_WORDS_LIST(X)                                                                                 \
    X(DANGER, "Danger", "Peligro", "Danger", "Gefahr", "Perigo", "Niebezpieczeństwo", "خطر", "危险", "危険") \
    X(WARNING, "Warning", "Advertencia", "Avertissement", "Warnung", "Advertência", "Ostrzeżenie", "تحذير",  \
      "警告", "警告")                                                                                        \
    X(CAUTION, "Caution", "Precaución", "Attention", "Vorsicht", "Cuidado", "Uwaga", "احتراس", "小心",       \
      "注意")                                                                                                \
    X(NOTICE, "Notice", "Aviso", "Avis", "Hinweis", "Aviso", "Notyfikacja", "تنبيه", "注意", "通知")         \
    X(IMPORTANT, "Important", "Importante", "Important", "Wichtig", "Importante", "Ważne", "مهم", "重要",    \
      "重要")                                                                                                \
    X(NOTE, "Note", "Nota", "Remarque", "Anmerkung", "Nota", "Informacja", "ملاحظة", "说明", "補足")         \
    X(TIP, "Tip", "Consejo", "Conseil", "Tipp", "Dica", "Wskazówka", "نصيحة", "提示", "ヒント")

#endif
