/*
 * player.mjs - one module, shown a page at a time; keeps where the worker was.
 */
import { drawing, icons, make } from "./dom.mjs";
import { address, picked, setLanguage, siblings, wanted, whole } from "./host.mjs";
import { aroundOf, headingOf, pagesOf } from "./pages.mjs";
import { formOf } from "./question.mjs";
import { Renderer } from "./render.mjs";
import { primaryOf, spokenOf, wordsOf } from "./words.mjs";

const pack = (bytes) => btoa(String.fromCharCode(...bytes));
const unpack = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/* What was kept; where it does not fit any more, begin. */
function or(take, begin) {
  try {
    return take();
  } catch {
    return begin();
  }
}

export class Player {
  constructor(module) {
    this.module = module;
    this.key = `placard:${module.id}`; // of every version: what was seen and answered survives an edit
    this.forms = new Map();
    this.kept = JSON.parse(localStorage[this.key] ?? "{}");
    this.read(module.lookup(wanted()) ?? 0);
    this.resume();
    addEventListener("hashchange", () => this.show());
    addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("visibilitychange", () => this.onHidden());
    this.show();
  }

  /** Read the module in a language; what was answered stays, what was read is that of the language. */
  read(language) {
    const old = this.document;
    this.session?.show(null);
    if (old !== undefined) this.keep();
    this.document = this.module.load(language);
    this.words = wordsOf(this.document.language.tag);
    this.renderer?.close();
    this.renderer = new Renderer(this.words, (id) =>
      siblings.has(id) ? address(siblings.get(id)) : null,
    );
    this.pages = pagesOf(this.document);
    if (this.module.isWithdrawn()) this.pages.length = 1; // says why, and nothing to follow
    this.forms.clear();
    if (this.attempt !== undefined) this.attempt.document = this.document;
    this.takeSession();
    old?.close();
    setLanguage(this.document.language);
    document.title = this.document.title;
  }

  /** What was seen in this language, in this version of the module or another. */
  takeSession() {
    const saved = this.kept.seen?.[this.document.language.tag];
    this.session?.close();
    this.session = or(
      () => this.module.session(this.document, { saved: unpack(saved) }),
      () => this.module.session(this.document),
    );
    this.before = this.session.last;
  }

  resume() {
    this.attempt = or(
      () => this.module.attempt(this.document, { saved: unpack(this.kept.attempt) }),
      () => this.module.attempt(this.document),
    );
    this.made = this.kept.made ?? 0;
  }

  keep() {
    const { session, attempt, made, kept } = this;
    const seen = { ...kept.seen, [this.document.language.tag]: pack(session.save()) };
    this.kept = { seen, attempt: pack(attempt.save()), made };
    localStorage[this.key] = JSON.stringify(this.kept);
  }

  get at() {
    const at = Number(location.hash.slice(1));
    return Number.isInteger(at) && at >= 0 && at < this.pages.length ? at : 0;
  }

  /** The page where the worker was when the module was open last, or null. */
  get pageBefore() {
    const page = this.pages.findIndex(({ screen }) => screen !== null && screen === this.before);
    return page > 0 ? page : null;
  }

  go(by) {
    const to = this.at + by;
    if (to >= 0 && to < this.pages.length) location.hash = String(to);
  }

  onKey(event) {
    if (
      event.target.matches("input, select, textarea, button") ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey
    )
      return;
    const isBack = document.documentElement.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") this.go(event.key === isBack ? -1 : 1);
  }

  onHidden() {
    this.session.show(document.hidden ? null : this.pages[this.at].screen);
    if (document.hidden) this.keep();
  }

  show() {
    const page = this.pages[this.at];
    this.session.show(null);
    this.keep();
    this.session.show(page.screen);
    const main = make("main", { class: page.type, tabindex: "-1" }, this[page.type](page));
    document.body.replaceChildren(this.bar(), main, this.foot(page));
    document.documentElement.scrollTop = 0;
    main.focus({ preventScroll: true });
  }

  /* ---- Frame ---- */

  bar() {
    const names = (tag) => new Intl.DisplayNames([tag], { type: "language" }).of(tag);
    const languages = this.module.languages;
    const option = ({ index, tag }) =>
      make(
        "option",
        { value: index, lang: tag, selected: index === this.document.language.index },
        names(tag),
      );
    const change = (event) => {
      const language = languages[Number(event.target.value)];
      localStorage.language = language.tag;
      this.read(language.index);
      this.show();
    };
    const select = make(
      "select",
      { class: "language", "aria-label": this.words.language, change },
      languages.map(option),
    );
    const parts = this.pages.map((page, index) =>
      make("i", {
        class: [page.type, index < this.at ? "past" : "", index === this.at ? "now" : ""].join(" "),
      }),
    );
    return make(
      "header",
      { class: "bar" },
      make(
        "div",
        { class: "line" },
        make(
          "a",
          { class: "home-link", href: location.pathname, "aria-label": this.words.home },
          icons.home(),
        ),
        make("span", { class: "name" }, this.at === 0 ? "" : this.document.title),
        languages.length > 1 ? select : null,
      ),
      make(
        "div",
        {
          class: "progress",
          role: "progressbar",
          "aria-valuemin": 0,
          "aria-valuemax": this.pages.length - 1,
          "aria-valuenow": this.at,
          "aria-label": this.document.title,
        },
        parts,
      ),
      (this.pages[this.at].screen?.guards ?? []).map((node) => this.renderer.guard(node)),
    );
  }

  foot(page) {
    const back = make(
      "button",
      { class: "back", "aria-label": this.words.back, click: () => this.go(-1), disabled: this.at === 0 },
      icons.back(),
    );
    const forward = (text, act, icon = icons.next()) =>
      make("button", { class: "forward", click: act }, make("span", {}, text), icon);
    const isLast = this.at === this.pages.length - 1;
    let act = forward(this.words.next, () => this.go(1));
    if (page.type === "cover") {
      const back = this.pageBefore;
      act = forward(back === null ? this.words.start : this.words.resume, () => this.go(back ?? 1));
    }
    if (page.type === "question" && !this.questionOf(page).isAnswered)
      act = this.checkButton(page);
    if (page.type === "result" && this.mayRepeat)
      act = forward(this.words.tryAgain, () => this.repeat(), icons.again());
    else if (isLast)
      act = make(
        "a",
        { class: "button forward", href: location.pathname },
        make("span", {}, this.words.done),
        icons.good(),
      );
    return make("footer", {}, make("div", { class: "line" }, back, act));
  }

  get mayRepeat() {
    return this.attempt.questions.length > 0 && !this.attempt.isPassed && this.attempt.attemptsLeft !== 0;
  }

  repeat() {
    this.attempt.finish();
    this.attempt.close();
    this.made += 1;
    this.attempt = this.module.attempt(this.document, { made: this.made });
    this.forms.clear();
    location.hash = String(this.pages.findIndex((page) => page.type === "question"));
  }

  /* ---- Pages ---- */

  cover(page) {
    const { root, language } = this.document;
    const list = (kind) => root.children.filter((node) => node.kind === kind).map((node) => node.text);
    const equipment = this.module.facts("equipment").map((fact) => fact.text);
    const minutes = Math.max(1, Math.round((root.child("reading_time")?.number ?? 0) / 60));
    const fact = (name, value) => make("div", {}, make("dt", {}, name), make("dd", {}, value));
    const kit = [
      ["protection", "protection"],
      ["tool", "tools"],
      ["spare_part", "parts"],
    ].filter(([kind]) => list(kind).length > 0);
    return [
      ...this.withdrawal(),
      ...this.otherLanguage(),
      make(
        "section",
        { class: "plate" },
        make("p", { class: "kind" }, this.words[this.module.kind]),
        make("h1", {}, whole(this.document.title)),
        make("p", { class: "task" }, root.child("summary")?.text ?? ""),
        make(
          "dl",
          {},
          fact(this.words.minutes, String(minutes)),
          this.document.steps.length > 0 ? fact(this.words.steps, String(this.document.steps.length)) : null,
          equipment.length > 0 ? fact(this.words.equipment, equipment.join(", ")) : null,
        ),
      ),
      make("div", { class: "text" }, this.renderer.blocks(page.screen.pieces)),
      kit.length === 0
        ? null
        : make(
            "section",
            { class: "kit" },
            make("h2", {}, this.words.before),
            kit.map(([kind, word]) =>
              make(
                "div",
                { class: kind },
                make("h3", {}, this.words[word]),
                make(
                  "ul",
                  {},
                  list(kind).map((text) => make("li", {}, text)),
                ),
              ),
            ),
          ),
      make(
        "p",
        { class: "version", dir: "ltr" },
        `${this.module.id} ${this.module.version} \u00b7 ${language.tag}`,
      ),
    ];
  }

  /* Why the module is out of use, since when and what is used instead; or until when it is in use. */
  withdrawal() {
    const caveat = this.document.caveats().find(({ kind }) => kind === "withdrawn" || kind === "valid-until");
    if (caveat === undefined) return [];
    const { kind, text, day, replacedBy } = caveat;
    const until = kind === "withdrawn" ? null : make("bdi", { dir: "ltr" }, ` \u2192 ${day}`);
    const instead = siblings.has(replacedBy)
      ? make("a", { href: address(siblings.get(replacedBy)) }, replacedBy)
      : replacedBy;
    return [
      make(
        "p",
        { class: "problem", role: "alert" },
        until === null ? make("strong", {}, this.words.withdrawn) : make("strong", {}, this.words.validUntil, until),
        text,
        kind === "withdrawn" && day !== null ? make("bdi", { dir: "ltr" }, ` (${day})`) : null,
        replacedBy === null ? null : make("span", {}, ` ${this.words.replacedBy} `, instead),
      ),
    ];
  }

  /* What the worker reads and is left out; or, where the one picked is simply not there, that it is not. */
  otherLanguage() {
    const told = this.leftOut().map(({ tag, translates }) =>
      make(
        "p",
        { class: "problem", lang: tag, dir: "auto" },
        wordsOf(tag).leftOut,
        " ",
        make("bdi", { dir: "ltr" }, `(${translates} \u2192 ${this.module.version})`),
      ),
    );
    if (told.length > 0 || this.module.lookup(picked()) !== null) return told;
    const lang = spokenOf(picked());
    const shown = new Intl.DisplayNames([lang], { type: "language" }).of(this.document.language.tag);
    const text = wordsOf(lang).otherLanguage;
    return [make("p", { class: "elsewhere", lang, dir: "auto" }, text, " ", make("strong", {}, shown))];
  }

  /* What the worker reads and is not there, being older than this version. */
  leftOut() {
    const read = new Set(wanted().map(primaryOf));
    const translates = this.module.facts("translates");
    return this.module
      .facts("lagging")
      .map(({ number, text }, i) => ({ tag: text, parts: number, translates: translates[i]?.text ?? "" }))
      .filter(({ tag, parts }) => parts === 0 && read.has(primaryOf(tag)));
  }

  phase(page) {
    const heading = headingOf(page.screen);
    return heading === null ? null : make("p", { class: "phase" }, this.renderer.inlines(heading));
  }

  /* A section: its heading, and what stands below. */
  text(page) {
    const heading = headingOf(page.screen);
    const rest = page.screen.pieces.filter((piece) => piece !== heading);
    return [
      heading === null ? null : make("h2", { class: "topic" }, this.renderer.inlines(heading)),
      make("div", { class: "text" }, this.renderer.blocks(rest)),
    ];
  }

  step({ screen }) {
    const { before, behind } = aroundOf(screen);
    const [first, ...rest] = screen.node.children;
    const isPlain = first?.kind === "paragraph";
    return [
      this.phase({ screen }),
      make("div", { class: "before" }, this.renderer.blocks(before)),
      make(
        "div",
        { class: "doing" },
        make(
          "span",
          { class: "number", "aria-label": `${this.words.step} ${screen.number}` },
          String(screen.number),
        ),
        isPlain ? make("p", { class: "instruction" }, this.renderer.inlines(first)) : null,
      ),
      make("div", { class: "detail" }, this.renderer.blocks(isPlain ? rest : screen.node.children)),
      this.pictureBefore(screen),
      make("div", { class: "text" }, this.renderer.blocks(behind)),
    ];
  }

  /* "Open valve (3)": a step that names a place in a picture shown earlier shows that picture again. */
  pictureBefore({ node, pieces }) {
    if (!/\(\p{N}+\)/u.test(node.plain) || pieces.some((piece) => piece.find("image") !== null)) return null;
    const earlier = [...this.document.root.all("image")].filter((image) => image.index < node.index);
    if (earlier.length === 0) return null;
    return make("p", { class: "again-picture" }, this.renderer.inline(earlier.at(-1)));
  }

  /* ---- Quiz ---- */

  question(page) {
    const question = this.questionOf(page);
    const { before, behind } = aroundOf(page.screen);
    const heading = headingOf(page.screen);
    const form = this.formOf(question);
    const isChecked = question.isAnswered;
    return [
      make(
        "p",
        { class: "phase" },
        heading === null ? null : [...this.renderer.inlines(heading), " \u00b7 "],
        `${this.words.question} ${page.screen.number} / ${this.attempt.questions.length}`,
      ),
      make("div", { class: "before" }, this.renderer.blocks(before)),
      make("h2", { class: "prompt" }, this.renderer.inlines(question.prompt)),
      ...this.renderer.blocks(question.node), // what is said beside the answers; these are no blocks
      isChecked ? this.verdict(question) : make("p", { class: "how" }, form.how),
      form.draw(isChecked),
      isChecked ? this.explanation(question) : this.hint(question),
      make("div", { class: "text" }, this.renderer.blocks(behind)),
    ];
  }

  questionOf(page) {
    return this.attempt.questions[page.screen.number - 1];
  }

  formOf(question) {
    const { index } = question;
    if (!this.forms.has(index))
      this.forms.set(
        index,
        formOf(question, this.renderer, this.words, () => this.enableCheck()),
      );
    return this.forms.get(index);
  }

  verdict(question) {
    const isRight = question.earnedMillipoints === question.millipoints;
    return make(
      "p",
      { class: `verdict ${isRight ? "good" : "bad"}`, role: "status" },
      isRight ? icons.good() : icons.bad(),
      isRight ? this.words.right : this.words.wrong,
      question.earnedMillipoints < 0 ? ` (\u2212${(-question.earnedMillipoints / 1000).toLocaleString(this.document.language.tag)})` : null,
    );
  }

  explanation(question) {
    const node = question.explanation;
    return node === null ? null : make("div", { class: "explanation" }, this.renderer.blocks(node));
  }

  hint(question) {
    if (!question.hasHint) return null;
    const text = () => make("div", { class: "hint" }, this.renderer.blocks(question.node.child("hint")));
    if (question.isHintTaken) return text();
    const take = (event) => {
      question.takeHint();
      event.currentTarget.replaceWith(text());
    };
    return make("button", { class: "hint-button", click: take }, icons.hint(), this.words.hint);
  }

  checkButton(page) {
    const question = this.questionOf(page);
    const form = this.formOf(question);
    const check = () => {
      question.answer(form.answer);
      this.show();
    };
    return make("button", { class: "forward check", click: check, disabled: form.answer === null }, this.words.check);
  }

  enableCheck() {
    const button = document.querySelector(".check");
    if (button !== null) button.disabled = this.formOf(this.questionOf(this.pages[this.at])).answer === null;
  }

  result() {
    const { attempt, session } = this;
    const seen = make("p", { class: "seen" }, `${this.words.read}: ${session.seenCount} / ${session.count}`);
    if (attempt.questions.length === 0)
      return [
        make("section", { class: "plate score passed" }, icons.good(), make("h1", {}, this.words.done), seen),
      ];
    const number = (value) => value.toLocaleString(this.document.language.tag);
    const share = attempt.mostMillipoints === 0 ? 0 : Math.floor((100 * attempt.scoreMillipoints) / attempt.mostMillipoints);
    return [
      make(
        "section",
        { class: `plate score ${attempt.isPassed ? "passed" : "failed"}` },
        dial(share, attempt.passMark),
        make("h1", {}, attempt.isPassed ? this.words.passed : this.words.notPassed),
        make(
          "p",
          {},
          `${this.words.score} ${number(attempt.scoreMillipoints / 1000)} / ${number(attempt.mostMillipoints / 1000)} \u00b7 ${this.words.passMark} ${attempt.passMark} %`,
        ),
        seen,
      ),
      make(
        "ul",
        { class: "answers" },
        attempt.questions.map((question) => this.answerLine(question)),
      ),
    ];
  }

  answerLine(question) {
    const isRight = question.earnedMillipoints === question.millipoints;
    const page = this.pages.findIndex((one) => one.type === "question" && this.questionOf(one) === question);
    return make(
      "li",
      { class: isRight ? "good" : "bad" },
      make(
        "a",
        { href: `#${page}` },
        isRight ? icons.good() : icons.bad(),
        make("span", {}, this.renderer.inlines(question.prompt)),
      ),
    );
  }
}

/* A ring that shows the score, with a notch at the pass mark. */
function dial(share, mark) {
  const point = (per, radius) => {
    const angle = (per / 100) * 2 * Math.PI - Math.PI / 2;
    return `${(50 + radius * Math.cos(angle)).toFixed(2)} ${(50 + radius * Math.sin(angle)).toFixed(2)}`;
  };
  const arc = (per) => `M${point(0, 42)}A42 42 0 ${per > 50 ? 1 : 0} 1 ${point(Math.min(per, 99.99), 42)}`;
  const ring = drawing(
    "dial",
    "0 0 100 100",
    ["track", arc(100)],
    ...(share > 0 ? [["value", arc(share)]] : []),
    ["notch", `M${point(mark, 35)}L${point(mark, 49)}`],
  );
  return make("div", { class: "ring" }, ring, make("span", {}, `${share} %`));
}
