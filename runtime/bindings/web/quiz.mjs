/*
 * quiz.mjs - a worker's attempt at the quiz, plain data in the wasm's memory;
 * scoring is the C code's.
 */
import * as layout from "./layout.mjs";
import { forms, questions } from "./names.mjs";

const { MAX_CHOICES, NO_OPTION } = layout;

/* What wasm's 32 bits would take for another option is refused here. */
function optionOf(number) {
  if (Number.isInteger(number) && number >= 0 && number < MAX_CHOICES) return number;
  throw new RangeError(`no option ${number}`);
}

/* Options as placard_answer has them: what was put to each place. */
function placed(value) {
  return Uint8Array.from(value, (option) => (option === null ? NO_OPTION : optionOf(option)));
}

/* Likewise: of each of `count` whether it was chosen, and of one that is not there too. */
function chosen(value, count) {
  const numbers = value.map(optionOf);
  return Uint8Array.from({ length: Math.max(count, ...numbers.map((number) => number + 1)) }, (_, option) =>
    Number(numbers.includes(option)),
  );
}

const OPTIONS = new Set(["choice", "ordered", "pair"]); // a question has one of them

export class Attempt {
  #runtime;
  #at;
  #document;
  #closed;

  constructor(runtime, module, document, { seed, made, saved }, closed) {
    const { memory, wasm } = runtime;
    this.#runtime = runtime;
    this.#document = document;
    this.#closed = closed;
    const of = document.address;
    this.#at = memory.allocate(layout.ATTEMPT_SIZE);
    try {
      runtime.check(
        saved == null // as localStorage gives what is not there
          ? wasm.attempt_begin(this.#at, module, of, seed, made)
          : memory.lend(saved, (data, size) => wasm.attempt_resume(this.#at, module, of, data, size)),
      );
    } catch (error) {
      this.close();
      throw error;
    }
    this.questions = document.questions.map((_, index) => new Question(runtime, this, index));
  }

  /** Address of the placard_attempt; for this file. */
  get address() {
    if (this.#at === 0) throw new TypeError("the attempt is closed");
    return this.#at;
  }

  get isClosed() {
    return this.#at === 0;
  }

  close() {
    this.#runtime.memory.release(this.#at);
    this.#at = 0;
    this.#closed(this);
  }

  /** The document in the language that is read now; set another and every answer stays. */
  get document() {
    return this.#document;
  }

  set document(document) {
    if (document.module !== this.#document.module) throw new TypeError("the document is another module's");
    this.#document = document;
  }

  get attemptsLeft() {
    const { memory } = this.#runtime;
    const most = memory.word(this.address + layout.ATTEMPT_MOST);
    const made = memory.word(this.address + layout.ATTEMPT_MADE);
    const isFinished = memory.bytes[this.address + layout.ATTEMPT_IS_FINISHED] !== 0;
    return most === 0 ? null : Math.max(0, most - made - (isFinished ? 0 : 1));
  }

  get scoreMillipoints() {
    return this.#runtime.wasm.score_millipoints(this.address);
  }

  get mostMillipoints() {
    return this.#runtime.wasm.most_millipoints(this.#document.address);
  }

  get passMark() {
    return this.#document.quiz?.number ?? 0;
  }

  get isPassed() {
    return this.#runtime.wasm.is_passed(this.address, this.#document.address) !== 0;
  }

  finish() {
    this.#runtime.wasm.attempt_finish(this.address);
  }

  save() {
    const { memory, wasm } = this.#runtime;
    const size = wasm.attempt_save(this.address, 0, 0);
    const out = memory.allocate(size);
    wasm.attempt_save(this.address, out, size);
    const saved = memory.bytes.slice(out, out + size);
    memory.release(out);
    return saved;
  }
}

class Question {
  #runtime;
  #attempt;

  constructor(runtime, attempt, index) {
    this.#runtime = runtime;
    this.#attempt = attempt;
    this.index = index;
  }

  /* Call `name` of the wasm with the attempt, the document, and this question's number. */
  #tell(name, ...rest) {
    return this.#runtime.wasm[name](
      this.#attempt.address,
      this.#attempt.document.address,
      this.index,
      ...rest,
    );
  }

  #node(index) {
    return this.#attempt.document.node(index);
  }

  get node() {
    return this.#attempt.document.questions[this.index];
  }

  get id() {
    return this.node.text;
  }

  get type() {
    return questions[this.node.number & layout.TYPE_MASK];
  }

  /** What its answer is made of: choices, places, pairs, number or words. */
  get form() {
    return forms[this.node.number & layout.TYPE_MASK].form;
  }

  /** May several options be chosen, or one alone? */
  get isMany() {
    return forms[this.node.number & layout.TYPE_MASK].isMany;
  }

  /* Its answer is a row of options, for each place or left side one. */
  get #isPlaced() {
    return this.form === "places" || this.form === "pairs";
  }

  get millipoints() {
    return 1000 * Math.floor(this.node.number / layout.POINT);
  }

  get prompt() {
    return this.node.child("prompt");
  }

  /** Options as they stand in the document. */
  get options() {
    return this.#optionNodes.map((_, index) => this.#option(index));
  }

  get #optionNodes() {
    return this.node.children.filter(({ kind }) => OPTIONS.has(kind));
  }

  /** Options in the order in which to show them; of a match question, the right sides. */
  get shown() {
    const { memory } = this.#runtime;
    const out = memory.allocate(MAX_CHOICES);
    const count = this.#tell("shown_options", out);
    const order = [...memory.bytes.slice(out, out + count)];
    memory.release(out);
    return order.map((index) => this.#option(index));
  }

  #optionNode(index) {
    return this.#optionNodes[index] ?? null;
  }

  #option(index) {
    const node = this.#optionNode(index);
    if (node === null) return null;
    return { index, id: node.text, node, left: node.child("left"), right: node.child("right") };
  }

  answer(value) {
    const { memory } = this.#runtime;
    if (typeof value === "string") {
      this.#runtime.check(memory.lendText(value, (text) => this.#tell("answer_text", text)));
    } else {
      const options = this.#isPlaced ? placed(value) : chosen([value].flat(), this.#optionNodes.length);
      const keep = (data, count) => this.#tell("quiz_keep", layout.TAKES_NO_TEXT, data, count, 0);
      this.#runtime.check(memory.lend(options, keep));
    }
    return this.earnedMillipoints;
  }

  /* Address of the placard_answer. */
  get #answer() {
    return this.#attempt.address + layout.ANSWERS + this.index * layout.ANSWER_SIZE;
  }

  get #state() {
    return this.#runtime.memory.bytes[this.#answer + layout.ANSWER_STATE];
  }

  get isAnswered() {
    return (this.#state & layout.STATE_GIVEN) !== 0;
  }

  get earnedMillipoints() {
    return this.#runtime.memory.word(this.#answer + layout.ANSWER_EARNED) | 0;
  }

  get hasHint() {
    return this.node.child("hint") !== null;
  }

  takeHint() {
    return this.#node(this.#tell("take_hint"));
  }

  get isHintTaken() {
    return (this.#state & layout.STATE_HINTED) !== 0;
  }

  feedback(option) {
    return this.#optionNode(option)?.child("feedback") ?? null;
  }

  /** What is said to a typed answer. */
  reply(text) {
    const { memory, wasm } = this.#runtime;
    const { address } = this.#attempt.document;
    return this.#node(memory.lendText(text, (typed) => wasm.reply(address, this.index, typed)));
  }

  get explanation() {
    return this.node.child("explanation");
  }

  isChosen(option) {
    return this.#answered(option) === 1;
  }

  /** What was put to a place (order) or to a left side (match); null: nothing. */
  answeredOption(place) {
    if (!this.#isPlaced) return null;
    const option = this.#answered(place);
    return option === NO_OPTION ? null : option;
  }

  #answered(place) {
    const { bytes } = this.#runtime.memory;
    const isThere = place >= 0 && place < bytes[this.#answer + layout.ANSWER_COUNT];
    return isThere ? bytes[this.#answer + layout.ANSWER_OPTIONS + place] : NO_OPTION;
  }

  isRight(option) {
    return this.#tell("is_right", option) !== 0;
  }
}
