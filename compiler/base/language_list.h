/*
 * language_list.h - the languages that have a code of two letters: ISO 639-1, which takes no new ones.
 *
 * For each the two codes of three letters (ISO 639-2, terminological and bibliographic), which
 * RFC 5646, 2.2.1 forbids where there are two letters, and its English name (ISO 639-2, shortened).
 */
#ifndef PLACARD_BASE_LANGUAGE_LIST_H
#define PLACARD_BASE_LANGUAGE_LIST_H

/* clang-format off */
#define LANGUAGE_LIST(X) \
    X("aa", "aar", "aar", "Afar") \
    X("ab", "abk", "abk", "Abkhazian") \
    X("ae", "ave", "ave", "Avestan") \
    X("af", "afr", "afr", "Afrikaans") \
    X("ak", "aka", "aka", "Akan") \
    X("am", "amh", "amh", "Amharic") \
    X("an", "arg", "arg", "Aragonese") \
    X("ar", "ara", "ara", "Arabic") \
    X("as", "asm", "asm", "Assamese") \
    X("av", "ava", "ava", "Avaric") \
    X("ay", "aym", "aym", "Aymara") \
    X("az", "aze", "aze", "Azerbaijani") \
    X("ba", "bak", "bak", "Bashkir") \
    X("be", "bel", "bel", "Belarusian") \
    X("bg", "bul", "bul", "Bulgarian") \
    X("bh", "bih", "bih", "Bihari languages") \
    X("bi", "bis", "bis", "Bislama") \
    X("bm", "bam", "bam", "Bambara") \
    X("bn", "ben", "ben", "Bengali") \
    X("bo", "bod", "tib", "Tibetan") \
    X("br", "bre", "bre", "Breton") \
    X("bs", "bos", "bos", "Bosnian") \
    X("ca", "cat", "cat", "Catalan") \
    X("ce", "che", "che", "Chechen") \
    X("ch", "cha", "cha", "Chamorro") \
    X("co", "cos", "cos", "Corsican") \
    X("cr", "cre", "cre", "Cree") \
    X("cs", "ces", "cze", "Czech") \
    X("cu", "chu", "chu", "Church Slavic") \
    X("cv", "chv", "chv", "Chuvash") \
    X("cy", "cym", "wel", "Welsh") \
    X("da", "dan", "dan", "Danish") \
    X("de", "deu", "ger", "German") \
    X("dv", "div", "div", "Divehi") \
    X("dz", "dzo", "dzo", "Dzongkha") \
    X("ee", "ewe", "ewe", "Ewe") \
    X("el", "ell", "gre", "Greek") \
    X("en", "eng", "eng", "English") \
    X("eo", "epo", "epo", "Esperanto") \
    X("es", "spa", "spa", "Spanish") \
    X("et", "est", "est", "Estonian") \
    X("eu", "eus", "baq", "Basque") \
    X("fa", "fas", "per", "Persian") \
    X("ff", "ful", "ful", "Fulah") \
    X("fi", "fin", "fin", "Finnish") \
    X("fj", "fij", "fij", "Fijian") \
    X("fo", "fao", "fao", "Faroese") \
    X("fr", "fra", "fre", "French") \
    X("fy", "fry", "fry", "Western Frisian") \
    X("ga", "gle", "gle", "Irish") \
    X("gd", "gla", "gla", "Gaelic") \
    X("gl", "glg", "glg", "Galician") \
    X("gn", "grn", "grn", "Guarani") \
    X("gu", "guj", "guj", "Gujarati") \
    X("gv", "glv", "glv", "Manx") \
    X("ha", "hau", "hau", "Hausa") \
    X("he", "heb", "heb", "Hebrew") \
    X("hi", "hin", "hin", "Hindi") \
    X("ho", "hmo", "hmo", "Hiri Motu") \
    X("hr", "hrv", "hrv", "Croatian") \
    X("ht", "hat", "hat", "Haitian") \
    X("hu", "hun", "hun", "Hungarian") \
    X("hy", "hye", "arm", "Armenian") \
    X("hz", "her", "her", "Herero") \
    X("ia", "ina", "ina", "Interlingua") \
    X("id", "ind", "ind", "Indonesian") \
    X("ie", "ile", "ile", "Interlingue") \
    X("ig", "ibo", "ibo", "Igbo") \
    X("ii", "iii", "iii", "Sichuan Yi") \
    X("ik", "ipk", "ipk", "Inupiaq") \
    X("io", "ido", "ido", "Ido") \
    X("is", "isl", "ice", "Icelandic") \
    X("it", "ita", "ita", "Italian") \
    X("iu", "iku", "iku", "Inuktitut") \
    X("ja", "jpn", "jpn", "Japanese") \
    X("jv", "jav", "jav", "Javanese") \
    X("ka", "kat", "geo", "Georgian") \
    X("kg", "kon", "kon", "Kongo") \
    X("ki", "kik", "kik", "Kikuyu") \
    X("kj", "kua", "kua", "Kuanyama") \
    X("kk", "kaz", "kaz", "Kazakh") \
    X("kl", "kal", "kal", "Kalaallisut") \
    X("km", "khm", "khm", "Central Khmer") \
    X("kn", "kan", "kan", "Kannada") \
    X("ko", "kor", "kor", "Korean") \
    X("kr", "kau", "kau", "Kanuri") \
    X("ks", "kas", "kas", "Kashmiri") \
    X("ku", "kur", "kur", "Kurdish") \
    X("kv", "kom", "kom", "Komi") \
    X("kw", "cor", "cor", "Cornish") \
    X("ky", "kir", "kir", "Kirghiz") \
    X("la", "lat", "lat", "Latin") \
    X("lb", "ltz", "ltz", "Luxembourgish") \
    X("lg", "lug", "lug", "Ganda") \
    X("li", "lim", "lim", "Limburgan") \
    X("ln", "lin", "lin", "Lingala") \
    X("lo", "lao", "lao", "Lao") \
    X("lt", "lit", "lit", "Lithuanian") \
    X("lu", "lub", "lub", "Luba-Katanga") \
    X("lv", "lav", "lav", "Latvian") \
    X("mg", "mlg", "mlg", "Malagasy") \
    X("mh", "mah", "mah", "Marshallese") \
    X("mi", "mri", "mao", "Maori") \
    X("mk", "mkd", "mac", "Macedonian") \
    X("ml", "mal", "mal", "Malayalam") \
    X("mn", "mon", "mon", "Mongolian") \
    X("mr", "mar", "mar", "Marathi") \
    X("ms", "msa", "may", "Malay") \
    X("mt", "mlt", "mlt", "Maltese") \
    X("my", "mya", "bur", "Burmese") \
    X("na", "nau", "nau", "Nauru") \
    X("nb", "nob", "nob", "Norwegian Bokmal") \
    X("nd", "nde", "nde", "Ndebele, North") \
    X("ne", "nep", "nep", "Nepali") \
    X("ng", "ndo", "ndo", "Ndonga") \
    X("nl", "nld", "dut", "Dutch") \
    X("nn", "nno", "nno", "Norwegian Nynorsk") \
    X("no", "nor", "nor", "Norwegian") \
    X("nr", "nbl", "nbl", "Ndebele, South") \
    X("nv", "nav", "nav", "Navajo") \
    X("ny", "nya", "nya", "Chichewa") \
    X("oc", "oci", "oci", "Occitan") \
    X("oj", "oji", "oji", "Ojibwa") \
    X("om", "orm", "orm", "Oromo") \
    X("or", "ori", "ori", "Oriya") \
    X("os", "oss", "oss", "Ossetian") \
    X("pa", "pan", "pan", "Panjabi") \
    X("pi", "pli", "pli", "Pali") \
    X("pl", "pol", "pol", "Polish") \
    X("ps", "pus", "pus", "Pushto") \
    X("pt", "por", "por", "Portuguese") \
    X("qu", "que", "que", "Quechua") \
    X("rm", "roh", "roh", "Romansh") \
    X("rn", "run", "run", "Rundi") \
    X("ro", "ron", "rum", "Romanian") \
    X("ru", "rus", "rus", "Russian") \
    X("rw", "kin", "kin", "Kinyarwanda") \
    X("sa", "san", "san", "Sanskrit") \
    X("sc", "srd", "srd", "Sardinian") \
    X("sd", "snd", "snd", "Sindhi") \
    X("se", "sme", "sme", "Northern Sami") \
    X("sg", "sag", "sag", "Sango") \
    X("si", "sin", "sin", "Sinhala") \
    X("sk", "slk", "slo", "Slovak") \
    X("sl", "slv", "slv", "Slovenian") \
    X("sm", "smo", "smo", "Samoan") \
    X("sn", "sna", "sna", "Shona") \
    X("so", "som", "som", "Somali") \
    X("sq", "sqi", "alb", "Albanian") \
    X("sr", "srp", "srp", "Serbian") \
    X("ss", "ssw", "ssw", "Swati") \
    X("st", "sot", "sot", "Southern Sotho") \
    X("su", "sun", "sun", "Sundanese") \
    X("sv", "swe", "swe", "Swedish") \
    X("sw", "swa", "swa", "Swahili") \
    X("ta", "tam", "tam", "Tamil") \
    X("te", "tel", "tel", "Telugu") \
    X("tg", "tgk", "tgk", "Tajik") \
    X("th", "tha", "tha", "Thai") \
    X("ti", "tir", "tir", "Tigrinya") \
    X("tk", "tuk", "tuk", "Turkmen") \
    X("tl", "tgl", "tgl", "Tagalog") \
    X("tn", "tsn", "tsn", "Tswana") \
    X("to", "ton", "ton", "Tongan") \
    X("tr", "tur", "tur", "Turkish") \
    X("ts", "tso", "tso", "Tsonga") \
    X("tt", "tat", "tat", "Tatar") \
    X("tw", "twi", "twi", "Twi") \
    X("ty", "tah", "tah", "Tahitian") \
    X("ug", "uig", "uig", "Uighur") \
    X("uk", "ukr", "ukr", "Ukrainian") \
    X("ur", "urd", "urd", "Urdu") \
    X("uz", "uzb", "uzb", "Uzbek") \
    X("ve", "ven", "ven", "Venda") \
    X("vi", "vie", "vie", "Vietnamese") \
    X("vo", "vol", "vol", "Volapuk") \
    X("wa", "wln", "wln", "Walloon") \
    X("wo", "wol", "wol", "Wolof") \
    X("xh", "xho", "xho", "Xhosa") \
    X("yi", "yid", "yid", "Yiddish") \
    X("yo", "yor", "yor", "Yoruba") \
    X("za", "zha", "zha", "Zhuang") \
    X("zh", "zho", "chi", "Chinese") \
    X("zu", "zul", "zul", "Zulu")
/* clang-format on */

/* Codes that people write for a language and that are a country's, a name's short form or out of use. */
#define LANGUAGE_MISTAKE_LIST(X)                                                                             \
    X("cn", "zh")                                                                                            \
    X("cz", "cs")                                                                                            \
    X("dk", "da")                                                                                            \
    X("gr", "el")                                                                                            \
    X("jp", "ja")                                                                                            \
    X("kr", "ko")                                                                                            \
    X("sp", "es")                                                                                            \
    X("vn", "vi")                                                                                            \
    X("deutsch", "de")                                                                                       \
    X("espanol", "es")                                                                                       \
    X("francais", "fr")                                                                                      \
    X("portugues", "pt")                                                                                     \
    X("mandarin", "zh")                                                                                      \
    X("farsi", "fa")                                                                                         \
    X("tagalog", "tl")

#endif
