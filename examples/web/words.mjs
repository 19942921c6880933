/*
 * words.mjs - the words of the player itself, in nine languages; any other
 * reads English.  Those of the safety notices follow ANSI Z535.6.
 */
const LANGUAGES = ["en", "es", "fr", "de", "pt", "pl", "ar", "zh", "ja"];

/* prettier-ignore */
const WORDS = {
  danger: ["Danger", "Peligro", "Danger", "Gefahr", "Perigo", "Niebezpieczeństwo", "خطر", "危险", "危険"],
  warning: ["Warning", "Advertencia", "Avertissement", "Warnung", "Advertência", "Ostrzeżenie", "تحذير", "警告", "警告"],
  caution: ["Caution", "Precaución", "Attention", "Vorsicht", "Cuidado", "Uwaga", "احتراس", "小心", "注意"],
  notice: ["Notice", "Aviso", "Avis", "Hinweis", "Aviso", "Notyfikacja", "تنبيه", "注意", "通知"],
  important: ["Important", "Importante", "Important", "Wichtig", "Importante", "Ważne", "مهم", "重要", "重要"],
  note: ["Note", "Nota", "Remarque", "Anmerkung", "Nota", "Informacja", "ملاحظة", "说明", "補足"],
  tip: ["Tip", "Consejo", "Conseil", "Tipp", "Dica", "Wskazówka", "نصيحة", "提示", "ヒント"],
  outdated: ["This part of the translation is out of date", "Esta parte de la traducción no está actualizada", "Cette partie de la traduction n’est pas à jour", "Dieser Teil der Übersetzung ist veraltet", "Esta parte da tradução está desatualizada", "Ta część tłumaczenia jest nieaktualna", "هذا الجزء من الترجمة قديم", "此部分译文已过时", "この部分の翻訳は古くなっています"],
  leftOut: ["This translation is not up to date, and left out of this version", "Esta traducción no está actualizada y no se incluye en esta versión", "Cette traduction n’est pas à jour et ne figure pas dans cette version", "Diese Übersetzung ist veraltet und in dieser Version nicht enthalten", "Esta tradução está desatualizada e não faz parte desta versão", "To tłumaczenie jest nieaktualne i pominięto je w tej wersji", "هذه الترجمة قديمة ولم تُدرج في هذا الإصدار", "此译文已过时，未收录在此版本中", "この翻訳は古くなったため、この版には含まれていません"],
  otherLanguage: ["This module is not there in your language. Shown is:", "Este módulo no existe en su idioma. Se muestra en:", "Ce module n’existe pas dans votre langue. Langue affichée :", "Dieses Modul gibt es nicht in Ihrer Sprache. Angezeigt wird:", "Este módulo não existe no seu idioma. Idioma exibido:", "Tego modułu nie ma w Twoim języku. Wyświetlany język:", "هذه الوحدة غير متوفرة بلغتك. اللغة المعروضة:", "本模块没有您所用语言的版本。当前显示：", "このモジュールにはお使いの言語の版がありません。表示中の言語："],
  procedure: ["Procedure", "Procedimiento", "Procédure", "Arbeitsanweisung", "Procedimento", "Procedura", "إجراء", "操作步骤", "手順"],
  bulletin: ["Bulletin", "Boletín", "Bulletin", "Mitteilung", "Boletim", "Biuletyn", "نشرة", "通告", "お知らせ"],
  reference: ["Reference", "Referencia", "Référence", "Nachschlagen", "Referência", "Materiał źródłowy", "مرجع", "参考资料", "参考資料"],
  minutes: ["min", "min", "min", "Min.", "min", "min", "د", "分钟", "分"],
  step: ["Step", "Paso", "Étape", "Schritt", "Passo", "Krok", "الخطوة", "步骤", "手順"],
  steps: ["Steps", "Pasos", "Étapes", "Schritte", "Passos", "Kroki", "الخطوات", "步骤", "手順数"],
  question: ["Question", "Pregunta", "Question", "Frage", "Pergunta", "Pytanie", "السؤال", "问题", "設問"],
  equipment: ["Equipment", "Equipo", "Équipement", "Anlage", "Equipamento", "Urządzenie", "المعدات", "设备", "設備"],
  before: ["Before you start", "Antes de empezar", "Avant de commencer", "Bevor Sie beginnen", "Antes de começar", "Zanim zaczniesz", "قبل أن تبدأ", "开始之前", "作業を始める前に"],
  protection: ["Wear", "Use", "Portez", "Tragen Sie", "Use", "Załóż", "ارتدِ", "佩戴", "着用するもの"],
  tools: ["Tools", "Herramientas", "Outils", "Werkzeug", "Ferramentas", "Narzędzia", "الأدوات", "工具", "工具"],
  parts: ["Parts", "Piezas", "Pièces", "Teile", "Peças", "Części", "القطع", "零件", "部品"],
  hint: ["Hint", "Pista", "Indice", "Tipp", "Dica", "Podpowiedź", "تلميح", "提示", "ヒント"],
  chooseOne: ["Choose one answer.", "Elija una respuesta.", "Choisissez une réponse.", "Wählen Sie eine Antwort.", "Escolha uma resposta.", "Wybierz jedną odpowiedź.", "اختر إجابة واحدة.", "请选择一个答案。", "一つ選んでください。"],
  chooseAll: ["Choose every right answer.", "Elija todas las respuestas correctas.", "Choisissez toutes les bonnes réponses.", "Wählen Sie alle richtigen Antworten.", "Escolha todas as respostas certas.", "Wybierz wszystkie poprawne odpowiedzi.", "اختر كل الإجابات الصحيحة.", "请选择所有正确答案。", "正しいものをすべて選んでください。"],
  putInOrder: ["Put these in order.", "Ponga esto en orden.", "Mettez dans l’ordre.", "Bringen Sie dies in die richtige Reihenfolge.", "Coloque em ordem.", "Ułóż we właściwej kolejności.", "رتّب ما يلي.", "请按顺序排列。", "正しい順に並べてください。"],
  matchPairs: ["Match each one.", "Relacione cada elemento.", "Associez chaque élément.", "Ordnen Sie zu.", "Relacione cada item.", "Dopasuj każdy element.", "طابق كل عنصر.", "请逐一配对。", "組み合わせてください。"],
  typeNumber: ["Type a number.", "Escriba un número.", "Saisissez un nombre.", "Geben Sie eine Zahl ein.", "Digite um número.", "Wpisz liczbę.", "اكتب رقمًا.", "请输入数字。", "数値を入力してください。"],
  typeAnswer: ["Type the answer.", "Escriba la respuesta.", "Saisissez la réponse.", "Geben Sie die Antwort ein.", "Digite a resposta.", "Wpisz odpowiedź.", "اكتب الإجابة.", "请输入答案。", "答えを入力してください。"],
  choose: ["Choose", "Elegir", "Choisir", "Wählen", "Escolher", "Wybierz", "اختر", "选择", "選択"],
  check: ["Check answer", "Comprobar", "Vérifier", "Prüfen", "Verificar", "Sprawdź", "تحقق", "检查答案", "答え合わせ"],
  tryAgain: ["Try again", "Intentar de nuevo", "Réessayer", "Noch einmal", "Tentar de novo", "Spróbuj ponownie", "حاول مرة أخرى", "重试", "もう一度"],
  answer: ["Answer", "Respuesta", "Réponse", "Antwort", "Resposta", "Odpowiedź", "الإجابة", "答案", "答え"],
  right: ["Right", "Correcto", "Juste", "Richtig", "Certo", "Dobrze", "صحيح", "正确", "正解"],
  wrong: ["Not right", "Incorrecto", "Faux", "Nicht richtig", "Errado", "Źle", "غير صحيح", "不正确", "不正解"],
  score: ["Score", "Puntuación", "Score", "Ergebnis", "Pontuação", "Wynik", "النتيجة", "得分", "得点"],
  passMark: ["Pass mark", "Mínimo para aprobar", "Seuil de réussite", "Bestanden ab", "Mínimo para aprovação", "Próg zaliczenia", "درجة النجاح", "及格线", "合格ライン"],
  passed: ["Passed", "Aprobado", "Réussi", "Bestanden", "Aprovado", "Zaliczone", "ناجح", "通过", "合格"],
  notPassed: ["Not passed yet", "Aún no aprobado", "Pas encore réussi", "Noch nicht bestanden", "Ainda não aprovado", "Jeszcze niezaliczone", "لم تنجح بعد", "尚未通过", "まだ合格していません"],
  up: ["Move up", "Subir", "Monter", "Nach oben", "Mover para cima", "W górę", "إلى أعلى", "上移", "上へ"],
  down: ["Move down", "Bajar", "Descendre", "Nach unten", "Mover para baixo", "W dół", "إلى أسفل", "下移", "下へ"],
  version: ["Version", "Versión", "Version", "Version", "Versão", "Wersja", "الإصدار", "版本", "版"],
  withdrawn: ["Withdrawn: do not use", "Retirado: no usar", "Retiré : ne pas utiliser", "Zurückgezogen: nicht verwenden", "Retirado: não usar", "Wycofane: nie używać", "مسحوب: لا تستخدمه", "已撤回：请勿使用", "廃止：使用禁止"],
  validUntil: ["In use until", "En uso hasta", "En usage jusqu'au", "In Gebrauch bis", "Em uso até", "W użyciu do", "قيد الاستعمال حتى", "使用至", "使用期限"],
  replacedBy: ["Replaced by", "Reemplazado por", "Remplacé par", "Ersetzt durch", "Substituído por", "Zastąpione przez", "استُبدل بـ", "替代为", "後継"],
  open: ["Open a module", "Abrir un módulo", "Ouvrir un module", "Modul öffnen", "Abrir um módulo", "Otwórz moduł", "افتح وحدة", "打开模块", "モジュールを開く"],
  start: ["Start", "Empezar", "Commencer", "Starten", "Começar", "Zacznij", "ابدأ", "开始", "始める"],
  resume: ["Go on", "Continuar", "Continuer", "Weiter", "Continuar", "Kontynuuj", "تابع", "继续", "続ける"],
  next: ["Next", "Siguiente", "Suivant", "Weiter", "Avançar", "Dalej", "التالي", "下一步", "次へ"],
  back: ["Back", "Atrás", "Retour", "Zurück", "Voltar", "Wstecz", "السابق", "返回", "戻る"],
  quiz: ["Check yourself", "Compruebe", "Vérifiez", "Selbstprüfung", "Verifique", "Sprawdź się", "اختبر نفسك", "自我检查", "確認テスト"],
  done: ["Done", "Listo", "Terminé", "Fertig", "Concluído", "Gotowe", "تم", "完成", "完了"],
  language: ["Language", "Idioma", "Langue", "Sprache", "Idioma", "Język", "اللغة", "语言", "言語"],
  home: ["All modules", "Todos los módulos", "Tous les modules", "Alle Module", "Todos os módulos", "Wszystkie moduły", "كل الوحدات", "所有模块", "すべてのモジュール"],
  read: ["Screens seen", "Pantallas vistas", "Écrans vus", "Gelesene Seiten", "Telas vistas", "Obejrzane ekrany", "الشاشات المقروءة", "已看页面", "見た画面"],
  notRead: ["That file cannot be opened", "No se puede abrir el archivo", "Impossible d’ouvrir ce fichier", "Die Datei lässt sich nicht öffnen", "Não é possível abrir o arquivo", "Nie można otworzyć pliku", "تعذر فتح الملف", "无法打开该文件", "ファイルを開けません"],
  newer: ["Update this app first", "Actualice primero la aplicación", "Mettez d’abord l’application à jour", "Bitte zuerst die App aktualisieren", "Atualize primeiro o aplicativo", "Najpierw zaktualizuj aplikację", "حدّث التطبيق أولا", "请先更新应用", "先にアプリを更新してください"],
  damaged: ["This picture is damaged", "Esta imagen está dañada", "Cette image est endommagée", "Dieses Bild ist beschädigt", "Esta imagem está danificada", "Ten obraz jest uszkodzony", "هذه الصورة تالفة", "图片已损坏", "この画像は壊れています"],
  offline: ["Works without a network", "Funciona sin red", "Fonctionne sans réseau", "Geht ohne Netz", "Funciona sem rede", "Działa bez sieci", "يعمل دون شبكة", "无需网络", "通信なしで使えます"],
};

/** The language of a tag, without region or script. */
export const primaryOf = (tag) => tag.toLowerCase().split("-")[0];

/** The first of the tags that the player speaks, or English. */
export const spokenOf = (tags) => tags.map(primaryOf).find((tag) => LANGUAGES.includes(tag)) ?? "en";

/** The words of a BCP 47 tag: an object of key and text. */
export function wordsOf(tag) {
  const column = Math.max(0, LANGUAGES.indexOf(primaryOf(tag)));
  return Object.fromEntries(Object.entries(WORDS).map(([key, texts]) => [key, texts[column]]));
}
