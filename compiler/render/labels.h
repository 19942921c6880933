/*
 * labels.h - the words that are the page's own, in the language of the module.
 *
 * Signal words follow ANSI Z535.6 and their usual translations; everything
 * else is kept short enough for a button.  A language that is not here reads
 * English.
 */
#ifndef PLACARD_RENDER_LABELS_H
#define PLACARD_RENDER_LABELS_H

#include "base/signal_words.h"
#include "placard.h"

struct arena;

enum labels_language {
#define X(name, tag) LABELS_##name,
    SIGNAL_WORDS_LANGUAGES(X)
#undef X
        LABELS_LANGUAGE_COUNT
};

/* X(NAME, english, spanish, french, german, portuguese, polish, arabic, chinese, japanese) */
#define LABELS_LIST(X)                                                                                       \
    SIGNAL_WORDS_LIST(X)                                                                                     \
    X(OUTDATED, "This part of the translation is out of date",                                               \
      "Esta parte de la traducción no está actualizada", "Cette partie de la traduction n’est pas à jour",   \
      "Dieser Teil der Übersetzung ist veraltet", "Esta parte da tradução está desatualizada",               \
      "Ta część tłumaczenia jest nieaktualna", "هذا الجزء من الترجمة قديم", "此部分译文已过时",              \
      "この部分の翻訳は古くなっています")                                                                    \
    X(LEFT_OUT, "This translation is not up to date, and left out of this version",                          \
      "Esta traducción no está actualizada y no se incluye en esta versión",                                 \
      "Cette traduction n’est pas à jour et ne figure pas dans cette version",                               \
      "Diese Übersetzung ist veraltet und in dieser Version nicht enthalten",                                \
      "Esta tradução está desatualizada e não faz parte desta versão",                                       \
      "To tłumaczenie jest nieaktualne i pominięto je w tej wersji",                                         \
      "هذه الترجمة قديمة ولم تُدرج في هذا الإصدار", "此译文已过时，未收录在此版本中",                         \
      "この翻訳は古くなったため、この版には含まれていません")                                                \
    X(PROCEDURE, "Procedure", "Procedimiento", "Procédure", "Arbeitsanweisung", "Procedimento", "Procedura", \
      "إجراء", "操作步骤", "手順")                                                                           \
    X(BULLETIN, "Bulletin", "Boletín", "Bulletin", "Mitteilung", "Boletim", "Biuletyn", "نشرة", "通告",      \
      "お知らせ")                                                                                            \
    X(REFERENCE, "Reference", "Referencia", "Référence", "Nachschlagen", "Referência", "Materiał źródłowy",  \
      "مرجع", "参考资料", "参考資料")                                                                        \
    X(TIME, "Time", "Tiempo", "Durée", "Dauer", "Tempo", "Czas", "المدة", "用时", "所要時間")                \
    X(MINUTES, "min", "min", "min", "Min.", "min", "min", "د", "分钟", "分")                                 \
    X(STEPS, "Steps", "Pasos", "Étapes", "Schritte", "Passos", "Kroki", "الخطوات", "步骤", "手順数")         \
    X(STEP, "Step", "Paso", "Étape", "Schritt", "Passo", "Krok", "الخطوة", "步骤", "手順")                   \
    X(QUESTIONS, "Questions", "Preguntas", "Questions", "Fragen", "Perguntas", "Pytania", "الأسئلة", "问题", \
      "設問")                                                                                                \
    X(QUESTION, "Question", "Pregunta", "Question", "Frage", "Pergunta", "Pytanie", "السؤال", "问题",        \
      "設問")                                                                                                \
    X(EQUIPMENT, "Equipment", "Equipo", "Équipement", "Anlage", "Equipamento", "Urządzenie", "المعدات",      \
      "设备", "設備")                                                                                        \
    X(LANGUAGE, "English", "Español", "Français", "Deutsch", "Português", "Polski", "العربية", "中文",       \
      "日本語")                                                                                              \
    X(DRAFT, "Draft", "Borrador", "Brouillon", "Entwurf", "Rascunho", "Wersja robocza", "مسودة", "草稿",     \
      "下書き")                                                                                              \
    X(BEFORE, "Before you start", "Antes de empezar", "Avant de commencer", "Bevor Sie beginnen",            \
      "Antes de começar", "Zanim zaczniesz", "قبل أن تبدأ", "开始之前", "作業を始める前に")                  \
    X(PROTECTION, "Wear", "Use", "Portez", "Tragen Sie", "Use", "Załóż", "ارتدِ", "佩戴", "着用するもの")     \
    X(TOOLS, "Tools", "Herramientas", "Outils", "Werkzeug", "Ferramentas", "Narzędzia", "الأدوات", "工具",   \
      "工具")                                                                                                \
    X(PARTS, "Parts", "Piezas", "Pièces", "Teile", "Peças", "Części", "القطع", "零件", "部品")               \
    X(HINT, "Hint", "Pista", "Indice", "Tipp", "Dica", "Podpowiedź", "تلميح", "提示", "ヒント")              \
    X(CHOOSE_ONE, "Choose one answer.", "Elija una respuesta.", "Choisissez une réponse.",                   \
      "Wählen Sie eine Antwort.", "Escolha uma resposta.", "Wybierz jedną odpowiedź.", "اختر إجابة واحدة.",  \
      "请选择一个答案。", "一つ選んでください。")                                                            \
    X(CHOOSE_ALL, "Choose every right answer.", "Elija todas las respuestas correctas.",                     \
      "Choisissez toutes les bonnes réponses.", "Wählen Sie alle richtigen Antworten.",                      \
      "Escolha todas as respostas certas.", "Wybierz wszystkie poprawne odpowiedzi.",                        \
      "اختر كل الإجابات الصحيحة.", "请选择所有正确答案。", "正しいものをすべて選んでください。")             \
    X(PUT_IN_ORDER, "Put these in order.", "Ponga esto en orden.", "Mettez dans l’ordre.",                   \
      "Bringen Sie dies in die richtige Reihenfolge.", "Coloque em ordem.", "Ułóż we właściwej kolejności.", \
      "رتّب ما يلي.", "请按顺序排列。", "正しい順に並べてください。")                                         \
    X(MATCH_PAIRS, "Match each one.", "Relacione cada elemento.", "Associez chaque élément.",                \
      "Ordnen Sie zu.", "Relacione cada item.", "Dopasuj każdy element.", "طابق كل عنصر.", "请逐一配对。",   \
      "組み合わせてください。")                                                                              \
    X(TYPE_NUMBER, "Type a number.", "Escriba un número.", "Saisissez un nombre.",                           \
      "Geben Sie eine Zahl ein.", "Digite um número.", "Wpisz liczbę.", "اكتب رقمًا.", "请输入数字。",        \
      "数値を入力してください。")                                                                            \
    X(TYPE_ANSWER, "Type the answer.", "Escriba la respuesta.", "Saisissez la réponse.",                     \
      "Geben Sie die Antwort ein.", "Digite a resposta.", "Wpisz odpowiedź.", "اكتب الإجابة.",               \
      "请输入答案。", "答えを入力してください。")                                                            \
    X(CHOOSE, "Choose", "Elegir", "Choisir", "Wählen", "Escolher", "Wybierz", "اختر", "选择", "選択")        \
    X(CHECK, "Check answer", "Comprobar", "Vérifier", "Prüfen", "Verificar", "Sprawdź", "تحقق", "检查答案",  \
      "答え合わせ")                                                                                          \
    X(TRY_AGAIN, "Try again", "Intentar de nuevo", "Réessayer", "Noch einmal", "Tentar de novo",             \
      "Spróbuj ponownie", "حاول مرة أخرى", "重试", "もう一度")                                               \
    X(SHOW_ANSWER, "Show the answer", "Ver la respuesta", "Voir la réponse", "Antwort zeigen",               \
      "Ver a resposta", "Pokaż odpowiedź", "أظهر الإجابة", "查看答案", "答えを見る")                         \
    X(ANSWER, "Answer", "Respuesta", "Réponse", "Antwort", "Resposta", "Odpowiedź", "الإجابة", "答案",       \
      "答え")                                                                                                \
    X(RIGHT, "Right", "Correcto", "Juste", "Richtig", "Certo", "Dobrze", "صحيح", "正确", "正解")             \
    X(PARTLY, "Partly right", "Correcto en parte", "Juste en partie", "Teilweise richtig", "Certo em parte", \
      "Częściowo dobrze", "صحيح جزئيًا", "部分正确", "一部正解")                                              \
    X(WRONG, "Not right", "Incorrecto", "Faux", "Nicht richtig", "Errado", "Źle", "غير صحيح", "不正确",      \
      "不正解")                                                                                              \
    X(SCORE, "Score", "Puntuación", "Score", "Ergebnis", "Pontuação", "Wynik", "النتيجة", "得分", "得点")    \
    X(PASS_MARK, "Pass mark", "Mínimo para aprobar", "Seuil de réussite", "Bestanden ab",                    \
      "Mínimo para aprovação", "Próg zaliczenia", "درجة النجاح", "及格线", "合格ライン")                     \
    X(PASSED, "Passed", "Aprobado", "Réussi", "Bestanden", "Aprovado", "Zaliczone", "ناجح", "通过", "合格")  \
    X(NOT_PASSED, "Not passed yet", "Aún no aprobado", "Pas encore réussi", "Noch nicht bestanden",          \
      "Ainda não aprovado", "Jeszcze niezaliczone", "لم تنجح بعد", "尚未通过", "まだ合格していません")       \
    X(UP, "Move up", "Subir", "Monter", "Nach oben", "Mover para cima", "W górę", "إلى أعلى", "上移",        \
      "上へ")                                                                                                \
    X(DOWN, "Move down", "Bajar", "Descendre", "Nach unten", "Mover para baixo", "W dół", "إلى أسفل",        \
      "下移", "下へ")                                                                                        \
    X(VERSION, "Version", "Versión", "Version", "Version", "Versão", "Wersja", "الإصدار", "版本", "版")      \
    X(EFFECTIVE, "Effective", "En vigor desde", "En vigueur le", "Gültig ab", "Em vigor desde",              \
      "Obowiązuje od", "سارٍ من", "生效日期", "発効日")                                                       \
    X(REGULATIONS, "Regulations", "Normativa", "Réglementation", "Vorschriften", "Normas", "Przepisy",       \
      "اللوائح", "法规", "法令・規格")                                                                       \
    X(AUDIENCE, "For", "Para", "Pour", "Für", "Para", "Dla", "لأجل", "适用对象", "対象")                     \
    X(REQUIRES, "Requires", "Requiere", "Exige", "Erfordert", "Exige", "Wymaga", "يتطلب", "所需资格",        \
      "必要な資格")                                                                                          \
    X(WITHDRAWN, "Withdrawn: do not use", "Retirado: no usar", "Retiré : ne pas utiliser",                   \
      "Zurückgezogen: nicht verwenden", "Retirado: não usar", "Wycofane: nie używać", "مسحوب: لا تستخدمه",   \
      "已撤回：请勿使用", "廃止：使用禁止")                                                                  \
    X(REPLACED_BY, "Replaced by", "Reemplazado por", "Remplacé par", "Ersetzt durch", "Substituído por",     \
      "Zastąpione przez", "استُبدل بـ", "替代为", "後継")                                                     \
    X(SEE_MODULE, "See module", "Ver el módulo", "Voir le module", "Siehe Modul", "Ver o módulo",            \
      "Zobacz moduł", "انظر الوحدة", "参见模块", "参照モジュール")                                           \
    X(COMMA, ", ", ", ", ", ", ", ", ", ", ", ", "، ", "、", "、")                                           \
    X(BACK, "Back to the text", "Volver al texto", "Retour au texte", "Zurück zum Text", "Voltar ao texto",  \
      "Powrót do tekstu", "العودة إلى النص", "返回正文", "本文へ戻る")

enum labels_id {
#define X(name, ...) LABELS_##name,
    LABELS_LIST(X)
#undef X
};

/* Column for a BCP 47 tag; English for one that has none. */
enum labels_language labels_language_of(placard_bytes tag);

/* What readers call the language of a tag: "Español", "中文 (zh-Hant)"; the tag when it has no column. */
placard_bytes labels_language_name(struct arena *arena, placard_bytes tag);

/* The label: constant UTF-8, free of characters that HTML would need escaped. */
const char *labels_text(enum labels_language language, enum labels_id id);

/* The signal word of a notice level (PLACARD_LEVEL_*), and the name of a kind of module. */
enum labels_id labels_of_level(uint32_t level);
enum labels_id labels_of_module(placard_module_kind kind);

#endif
