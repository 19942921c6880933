/*
 * document.mjs - one language of a module: its nodes as objects that read
 * from the wasm when asked.
 */
import * as layout from "./layout.mjs";
import { carries, kinds, notices } from "./names.mjs";
import { screensOf } from "./screens.mjs";

const BREAKS = new Set(["paragraph", "item", "cell", "line_break", "left", "right", "unit"]); // a blank stands for them
const SAYS = new Set(
  ["text", "code", "image", "code_block", "title", "summary", "tool", "spare_part", "protection", "unit"], // what it is made of
);
const LATER = new Set(["choice", "ordered", "pair", "hint", "feedback", "reply", "explanation"]); // not said with what they stand in

export const dayOf = (date) => 10000 * date.getFullYear() + 100 * (date.getMonth() + 1) + date.getDate();
const dateOf = (day) => String(day).replace(/(..)(..)$/, "-$1-$2");

function* withdrawal(module, today) {
  const of = (kind) => module.facts(kind)[0];
  const why = of("withdrawn");
  const day = of("withdrawn_on")?.number ?? 0;
  if (why === undefined) return;
  yield {
    kind: module.isWithdrawn(today) ? "withdrawn" : "valid-until",
    text: why.text,
    day: day > 0 ? dateOf(day) : null,
    replacedBy: of("replaced_by")?.text ?? null,
  };
}

function* otherLanguage({ module, language }, asked) {
  if (asked === undefined) return;
  const rank = module.rank(language.tag, asked) ?? Infinity;
  for (const { number, text } of module.facts("lagging"))
    if (number === 0 && (module.rank(text, asked) ?? Infinity) < rank) yield { kind: "left-out", text };
  if (rank === Infinity) yield { kind: "other-language", text: language.tag };
}

export class PlacardDocument {
  #runtime;
  #memory = 0;
  #at = 0;
  #closed;
  #nodes = new Map();
  #questions; // once asked for
  #screens; // likewise
  #of; // address of the module
  #asked; // ranges of languages, most wanted first; none where it was taken by number

  constructor(runtime, module, address, language, asked, closed) {
    const { memory, wasm } = runtime;
    this.#runtime = runtime;
    this.#closed = closed;
    this.#of = address;
    this.#asked = asked;
    this.module = module;
    const size = wasm.load_size(address, language);
    this.#at = memory.allocate(layout.DOCUMENT_SIZE);
    try {
      this.#memory = memory.allocate(size);
      runtime.must((error) => wasm.load(this.#at, address, language, this.#memory, size, error));
    } catch (error) {
      this.close();
      throw error;
    }
    this.language = module.languages[language];
  }

  /** Address of the placard_document; for this package's other files. */
  get address() {
    if (this.#at === 0) throw new TypeError("the document is closed");
    return this.#at;
  }

  get isClosed() {
    return this.#at === 0;
  }

  close() {
    this.#runtime.memory.release(this.#at);
    this.#runtime.memory.release(this.#memory);
    this.#at = this.#memory = 0;
    this.#nodes.clear();
    this.#closed(this);
  }

  /** What to tell before all else; [] when there is nothing. */
  caveats(today) {
    return [...withdrawal(this.module, today), ...otherLanguage(this, this.#asked)];
  }

  get title() {
    return this.root.child("title")?.text ?? "";
  }

  get nodeCount() {
    return this.#runtime.memory.word(this.address + layout.DOCUMENT_NODE_COUNT);
  }

  get root() {
    return this.node(0);
  }

  /** The node of an index, always the same object; null when there is none. */
  node(index) {
    if (!(index >= 0 && index < this.nodeCount)) return null;
    let node = this.#nodes.get(index);
    if (node === undefined) this.#nodes.set(index, (node = new PlacardNode(this.#runtime, this, index)));
    return node;
  }

  *nodes() {
    for (let index = 0, count = this.nodeCount; index < count; index++) yield this.node(index);
  }

  /** What a worker reads, one after the other: nothing of the document is outside of all. */
  screens() {
    if (this.isClosed || this.#screens === undefined) this.#screens = screensOf(this.#runtime, this.#of, this);
    return [...this.#screens];
  }

  get steps() {
    return [...this.root.all("step")];
  }

  get notices() {
    return [...this.root.all("notice")];
  }

  get quiz() {
    return this.root.find("quiz");
  }

  get questions() {
    if (this.isClosed || this.#questions === undefined) this.#questions = [...this.root.all("question")];
    return [...this.#questions];
  }
}

const codeOf = (kindEnd) => kindEnd & 0xff;
const endOf = (kindEnd) => kindEnd >>> 8;

export class PlacardNode {
  #runtime;
  #code;

  constructor(runtime, document, index) {
    this.#runtime = runtime;
    this.document = document;
    this.index = index;
    this.#code = codeOf(this.#word(layout.NODE_KIND_END));
  }

  /* A field of the placard_token of this node, or of another. */
  #word(field, index = this.index) {
    const { memory } = this.#runtime;
    return memory.word(memory.word(this.document.address + layout.DOCUMENT_NODES) + index * layout.NODE_SIZE + field);
  }

  get kind() {
    return kinds[this.#code];
  }

  get hasNumber() {
    return (carries[this.#code] & layout.HAS_NUMBER) !== 0;
  }

  get hasText() {
    return (carries[this.#code] & layout.HAS_TEXT) !== 0;
  }

  get hasChildren() {
    return (carries[this.#code] & layout.HAS_CHILDREN) !== 0;
  }

  get number() {
    return this.#word(layout.NODE_NUMBER);
  }

  get text() {
    const { memory } = this.#runtime;
    const start = memory.word(this.document.address + layout.DOCUMENT_TEXT) + this.#word(layout.NODE_TEXT);
    return memory.text(start, this.#word(layout.NODE_LENGTH));
  }

  /** One past the last node inside this one. */
  get end() {
    return endOf(this.#word(layout.NODE_KIND_END));
  }

  get children() {
    return [...this];
  }

  *[Symbol.iterator]() {
    for (let at = this.index + 1, end = this.end; at < end; ) {
      const child = this.document.node(at);
      yield child;
      at = child.end;
    }
  }

  /** The first child of a kind. */
  child(kind) {
    this.#runtime.code(kind);
    for (const child of this) if (child.kind === kind) return child;
    return null;
  }

  /** The first node of a kind inside this one, at any depth. */
  find(kind) {
    for (const node of this.all(kind)) return node;
    return null;
  }

  /** Every node of a kind inside this one, in reading order. */
  *all(kind) {
    const code = this.#runtime.code(kind);
    for (let at = this.index + 1, end = this.end; at < end; at++)
      if (codeOf(this.#word(layout.NODE_KIND_END, at)) === code) yield this.document.node(at);
  }

  /** The signal word of a notice; "" for other kinds. */
  get notice() {
    return this.kind === "notice" ? notices[this.number] : "";
  }

  /** What it says, on one line and without marks; a notice with its signal word; of a question the prompt. */
  get plain() {
    let plain = "";
    for (let index = this.index, end = this.end; index < end; index++) {
      const node = this.document.node(index);
      if (LATER.has(node.kind) && node !== this) {
        index = node.end - 1;
        continue;
      }
      if (BREAKS.has(node.kind)) plain += " ";
      if (node.kind === "notice") plain += ` ${node.notice}: `;
      if (SAYS.has(node.kind)) plain += node.text;
    }
    return plain.replaceAll(/\s+/g, " ").trim();
  }
}
