/*
 * quiz.mjs - a worker's attempt at the quiz and the reading session, both
 * plain data in the wasm's memory; scoring is the C code's.
 */
import { NONE } from "./runtime.mjs";

const MOST_OPTIONS = 32;
const NO_OPTION = 0xff;

const optional = (number) => (number === NONE ? null : number);

/* What wasm's 32 bits would take for another option is refused here. */
function optionOf(number) {
  if (Number.isInteger(number) && number >= 0 && number < MOST_OPTIONS) return number;
  throw new RangeError(`no option ${number}`);
}

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
    this.#at = memory.allocate(wasm.size_of_attempt());
    try {
      runtime.check(
        saved === undefined
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
    return optional(this.#runtime.wasm.attempts_left(this.address));
  }

  get score() {
    return this.#runtime.wasm.score(this.address) / 1000;
  }

  get scoreMost() {
    return this.#runtime.wasm.score_most(this.#document.address) / 1000;
  }

  get passMark() {
    return this.#runtime.wasm.pass_mark(this.#document.address);
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

  /* Call `name` of the wasm with the document and this question's number. */
  #ask(name, ...rest) {
    return this.#runtime.wasm[name](this.#attempt.document.address, this.index, ...rest);
  }

  /* The same with the attempt before them. */
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
    return this.#node(this.#runtime.wasm.question_at(this.#attempt.document.address, this.index));
  }

  get id() {
    return this.node.text;
  }

  get type() {
    return this.#runtime.questions[this.#ask("question_type")];
  }

  get points() {
    return this.#ask("question_points");
  }

  get prompt() {
    return this.node.child("prompt");
  }

  /** Options as they stand in the document. */
  get options() {
    return Array.from({ length: this.#ask("option_count") }, (_, index) => this.#option(index));
  }

  /** Options in the order in which to show them; of a match question, the right sides. */
  get shown() {
    const { memory } = this.#runtime;
    const out = memory.allocate(MOST_OPTIONS);
    const count = this.#tell("shown_options", out);
    const order = [...memory.bytes.slice(out, out + count)];
    memory.release(out);
    return order.map((index) => this.#option(index));
  }

  #option(index) {
    const node = this.#node(this.#ask("option_at", index));
    return { index, id: node.text, node, left: node.child("left"), right: node.child("right") };
  }

  answer(value) {
    const { memory, wasm } = this.#runtime;
    const type = this.type;
    if (typeof value === "string") {
      this.#runtime.check(memory.lendText(value, (text, size) => this.#tell("answer_text", text, size)));
    } else if (type === "order" || type === "match") {
      const order = Uint8Array.from(value, (option) => (option === null ? NO_OPTION : optionOf(option)));
      this.#runtime.check(memory.lend(order, (data, count) => this.#tell("answer_order", data, count)));
    } else {
      const chosen = [value].flat().reduce((bits, option) => bits | (1 << optionOf(option)), 0);
      this.#runtime.check(this.#tell("answer_choices", chosen));
    }
    return wasm.earned(this.#attempt.address, this.index) / 1000;
  }

  get isAnswered() {
    return this.#runtime.wasm.is_answered(this.#attempt.address, this.index) !== 0;
  }

  get earned() {
    return this.#runtime.wasm.earned(this.#attempt.address, this.index) / 1000;
  }

  get hasHint() {
    return this.node.child("hint") !== null;
  }

  takeHint() {
    return this.#node(this.#tell("take_hint"));
  }

  get isHintTaken() {
    return this.#runtime.wasm.is_hint_taken(this.#attempt.address, this.index) !== 0;
  }

  feedback(option) {
    return this.#node(this.#ask("feedback", option));
  }

  get explanation() {
    return this.#node(this.#ask("explanation"));
  }

  isChosen(option) {
    return this.#runtime.wasm.is_chosen(this.#attempt.address, this.index, option) !== 0;
  }

  isRight(option) {
    return this.#tell("is_right", option) !== 0;
  }
}

export class Session {
  #runtime;
  #at;
  #times = 0;
  #closed;

  constructor(runtime, module, document, saved, closed) {
    const { memory, wasm } = runtime;
    this.#runtime = runtime;
    this.#closed = closed;
    const of = document.address;
    const count = wasm.step_count(of);
    this.#at = memory.allocate(wasm.size_of_session());
    try {
      this.#times = memory.allocate(4 * count);
      runtime.check(
        saved === undefined
          ? wasm.session_begin(this.#at, module, of, this.#times, count)
          : memory.lend(saved, (data, size) =>
              wasm.session_resume(this.#at, module, of, this.#times, count, data, size),
            ),
      );
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get #session() {
    if (this.#at === 0) throw new TypeError("the session is closed");
    return this.#at;
  }

  get isClosed() {
    return this.#at === 0;
  }

  close() {
    this.#runtime.memory.release(this.#at);
    this.#runtime.memory.release(this.#times);
    this.#at = this.#times = 0;
    this.#closed(this);
  }

  /** A step comes into view; null: none is. */
  show(step, now = performance.now()) {
    this.#runtime.wasm.session_show(this.#session, step ?? NONE, now);
  }

  get step() {
    return optional(this.#runtime.wasm.session_step(this.#session));
  }

  isSeen(step) {
    return this.#runtime.wasm.session_is_seen(this.#session, step) !== 0;
  }

  get seenCount() {
    return this.#runtime.wasm.session_seen_count(this.#session);
  }

  /** Milliseconds in view. */
  time(step) {
    return this.#runtime.wasm.session_time(this.#session, step);
  }

  save() {
    const { memory, wasm } = this.#runtime;
    const size = wasm.session_save(this.#session, 0, 0);
    const out = memory.allocate(size);
    wasm.session_save(this.#session, out, size);
    const saved = memory.bytes.slice(out, out + size);
    memory.release(out);
    return saved;
  }
}
