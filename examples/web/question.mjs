/*
 * question.mjs - one question as a form.  What is right is said by libplacard.
 */
import { icons, make } from "./dom.mjs";

/* One way of asking: what to do, the fields, the answer they hold (null: none yet), marks once checked. */
class Form {
  constructor(question, renderer, words, changed) {
    Object.assign(this, { question, renderer, words, changed });
  }

  words_of(node, kind = "paragraph") {
    return make("span", { class: "words" }, this.renderer.inlines(node.child(kind) ?? node));
  }

  mark(element, isRight) {
    element.classList.add(isRight ? "is-right" : "is-wrong");
    element.append(make("span", { class: "mark" }, isRight ? icons.good() : icons.bad()));
  }

  feedback(option) {
    const node = this.question.feedback(option);
    return node === null ? null : make("div", { class: "feedback" }, this.renderer.blocks(node));
  }
}

class Choices extends Form {
  get how() {
    return this.question.isMany ? this.words.chooseAll : this.words.chooseOne;
  }

  draw(isChecked) {
    const type = this.question.isMany ? "checkbox" : "radio";
    this.inputs = new Map();
    return make(
      "ul",
      { class: "choices" },
      this.question.shown.map(({ index, node }) => {
        const isChosen = this.question.isAnswered && this.question.isChosen(index);
        const input = make("input", {
          type,
          name: "choice",
          checked: isChosen,
          disabled: isChecked,
          change: this.changed,
        });
        this.inputs.set(index, input);
        const label = make("label", {}, input, this.words_of(node));
        const isRight = isChecked && this.question.isRight(index);
        if (isChecked && (isChosen || isRight)) this.mark(label, isRight);
        return make("li", {}, label, isChecked && (isChosen || isRight) ? this.feedback(index) : null);
      }),
    );
  }

  get answer() {
    const chosen = [...this.inputs].filter(([, input]) => input.checked).map(([index]) => index);
    return chosen.length === 0 ? null : chosen;
  }
}

class Places extends Form {
  get how() {
    return this.words.putInOrder;
  }

  draw(isChecked) {
    const options = this.question.options;
    this.order ??= this.question.isAnswered
      ? options.map((_, place) => this.question.answeredOption(place))
      : this.question.shown.map((option) => option.index);
    this.list = make(
      "ol",
      { class: "order" },
      this.order.map((index) => this.#item(options[index], isChecked)),
    );
    return this.list;
  }

  #item({ index, node }, isChecked) {
    const move = (by) => (event) => this.#move(index, by, event.currentTarget);
    const item = make("li", {}, this.words_of(node));
    if (isChecked) this.mark(item, this.question.isRight(index));
    else
      item.append(
        make(
          "button",
          { type: "button", class: "move", "aria-label": this.words.up, click: move(-1) },
          icons.up(),
        ),
        make(
          "button",
          { type: "button", class: "move", "aria-label": this.words.down, click: move(1) },
          icons.down(),
        ),
      );
    return item;
  }

  #move(index, by, button) {
    const from = this.order.indexOf(index);
    const to = from + by;
    if (to < 0 || to >= this.order.length) return;
    const item = this.list.children[from];
    const other = this.list.children[to];
    if (by < 0) other.before(item);
    else other.after(item);
    this.order.splice(from, 1);
    this.order.splice(to, 0, index);
    button.focus();
  }

  get answer() {
    return this.order;
  }
}

class Pairs extends Form {
  get how() {
    return this.words.matchPairs;
  }

  draw(isChecked) {
    const lefts = this.question.options.filter(({ left }) => left !== null);
    const rights = this.question.shown;
    const isPictured = rights.some(({ right }) => right.find("image") !== null);
    this.put ??= lefts.map(({ index }) => this.question.answeredOption(index));
    const pairs = make(
      "ul",
      { class: "pairs" },
      lefts.map(({ index, node }) => {
        const choose = (event) => {
          this.put[index] = event.target.value === "" ? null : Number(event.target.value);
          this.changed();
        };
        const option = (right, place) =>
          make(
            "option",
            { value: right.index, selected: this.put[index] === right.index },
            isPictured ? `${place + 1}. ${right.right.plain}` : right.right.plain,
          );
        const select = make(
          "select",
          { change: choose, disabled: isChecked },
          make("option", { value: "" }, this.words.choose),
          rights.map(option),
        );
        const label = make("label", {}, this.words_of(node, "left"), select);
        if (isChecked) this.mark(label, this.question.isRight(index));
        return make("li", {}, label);
      }),
    );
    return isPictured ? make("div", {}, pairs, this.#pictured(rights)) : pairs;
  }

  /* A list to choose from shows words alone: what it numbers stands below it. */
  #pictured(rights) {
    return make(
      "ol",
      { class: "sides" },
      rights.map(({ right }) => make("li", {}, this.renderer.inlines(right))),
    );
  }

  get answer() {
    return this.put.includes(null) ? null : this.put;
  }
}

class Typed extends Form {
  get how() {
    return this.question.form === "number" ? this.words.typeNumber : this.words.typeAnswer;
  }

  draw(isChecked) {
    const unit = this.question.node.child("unit")?.text ?? "";
    const isNumber = this.question.form === "number";
    this.input = make("input", {
      type: "text",
      inputmode: isNumber ? "decimal" : "text",
      autocomplete: "off",
      autocapitalize: "off",
      value: this.typed ?? "",
      disabled: isChecked,
      input: this.changed,
      "aria-label": this.how,
    });
    const shown = isChecked ? this.question.node.child("shown") : null;
    const reply = isChecked && this.typed ? this.question.reply(this.typed) : null;
    return make(
      "div",
      { class: "typed" },
      make("div", { class: "entry" }, this.input, unit === "" ? null : make("span", { class: "unit" }, unit)),
      reply === null ? null : make("div", { class: "feedback" }, this.renderer.blocks(reply)),
      shown === null
        ? null
        : make("p", { class: "solution" }, make("span", { class: "label" }, this.words.answer), shown.text),
    );
  }

  get answer() {
    this.typed = this.input.value;
    return this.typed.trim() === "" ? null : this.typed;
  }
}

const FORMS = { choices: Choices, places: Places, pairs: Pairs, number: Typed, words: Typed };

/** The form that suits a question; `changed()` is called when its answer does. */
export function formOf(question, renderer, words, changed) {
  return new FORMS[question.form](question, renderer, words, changed);
}
