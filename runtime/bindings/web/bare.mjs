/*
 * bare.mjs - the package without a wasm of its own: the host brings it.
 *
 *   const placard = await load(fetch("/files/placard.wasm"));
 *
 * A thin, typed face of libplacard: all reading, checking and grading happens
 * in the C code.  placard.mjs is this with the wasm inside.  Types and
 * contracts: placard.d.mts.
 */
import { dayOf, PlacardDocument, PlacardNode } from "./document.mjs";
import * as layout from "./layout.mjs";
import { carries, formatVersion, kinds, modules, triggers, version } from "./names.mjs";
import { Attempt } from "./quiz.mjs";
import { codes, PlacardError, Runtime } from "./runtime.mjs";
import { PlacardScreen } from "./screens.mjs";
import { Session } from "./session.mjs";

export { Attempt, PlacardDocument, PlacardError, PlacardNode, PlacardScreen, Session };

/* ---- Getting the wasm ------------------------------------------------------ */

const isResponse = (source) => typeof Response === "function" && source instanceof Response;
const isBytes = (source) => source instanceof ArrayBuffer || ArrayBuffer.isView(source);

async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (isBytes(source)) return WebAssembly.compile(source);
  if (typeof source === "string" || source instanceof URL) return compile(await fetch(source));
  if (!isResponse(source)) throw new TypeError("load() wants the wasm: its address, bytes, a Response or a module");
  if (!source.ok) throw new Error(`${source.url}: ${source.status} ${source.statusText}`);
  // A server that does not know the type of .wasm makes streaming impossible, not loading.
  const isStreamable = source.headers.get("content-type")?.split(";")[0].trim() === "application/wasm";
  if (isStreamable && WebAssembly.compileStreaming !== undefined) return WebAssembly.compileStreaming(source);
  return WebAssembly.compile(await source.arrayBuffer());
}

export async function load(source) {
  const compiled = await compile(await source);
  return new Placard(compiled, await WebAssembly.instantiate(compiled));
}

/* ---- The library -------------------------------------------------------------- */

export class Placard {
  #runtime;

  constructor(compiled, instance) {
    this.#runtime = new Runtime(instance);
    this.wasm = compiled;
  }

  get version() {
    return version;
  }

  get formatVersion() {
    return formatVersion;
  }

  get memoryUsed() {
    return this.#runtime.memory.used;
  }

  get kinds() {
    return [...codes.keys()];
  }

  open(bytes) {
    if (!isBytes(bytes)) throw new TypeError("open() wants an ArrayBuffer or a view of one");
    const view =
      bytes instanceof ArrayBuffer
        ? new Uint8Array(bytes)
        : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new PlacardModule(this.#runtime, view);
  }
}

const NONE = 0xffffffff; // PLACARD_NONE
const rangesOf = (priority) => (Array.isArray(priority) ? priority.join(", ") : String(priority));

/* What wasm's 32 bits would take for another number is refused here. */
function wholeNumber(name, value) {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
  throw new RangeError(`${name} wants a whole number of 32 bits, not ${value}`);
}

/* ---- A module ------------------------------------------------------------------- */

export class PlacardModule {
  #runtime;
  #file = 0;
  #at = 0;
  #open = new Set(); // what was made from this module and is closed with it

  constructor(runtime, bytes) {
    const { memory, wasm } = runtime;
    this.#runtime = runtime;
    this.#file = memory.put(bytes);
    this.#at = memory.allocate(layout.MODULE_SIZE);
    try {
      runtime.must((error) => wasm.open(this.#at, this.#file, bytes.length, error));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get #module() {
    if (this.#at === 0) throw new TypeError("the module is closed");
    return this.#at;
  }

  get isClosed() {
    return this.#at === 0;
  }

  close() {
    for (const child of [...this.#open]) child.close();
    this.#runtime.memory.release(this.#at);
    this.#runtime.memory.release(this.#file);
    this.#at = this.#file = 0;
  }

  get id() {
    return this.#fact("id").text;
  }

  get version() {
    return this.#fact("version").text;
  }

  get kind() {
    return modules[this.#fact("id").number];
  }

  get languages() {
    return this.facts("language").map(({ text, number }, index) => ({
      index,
      tag: text,
      direction: number & 1 ? "rtl" : "ltr",
    }));
  }

  lookup(priority) {
    const { memory, wasm } = this.#runtime;
    const index = memory.lendText(rangesOf(priority), (text) => wasm.language_lookup(this.#module, text));
    return index === NONE ? null : index;
  }

  rank(tag, priority) {
    const { memory, wasm } = this.#runtime;
    const ranges = rangesOf(priority);
    const rank = memory.lendText(tag, (of) => memory.lendText(ranges, (text) => wasm.language_rank(of, text)));
    return rank === NONE ? null : rank;
  }

  /** Is it, on that day? */
  isWithdrawn(today = new Date()) {
    return this.#fact("withdrawn") !== undefined && (this.#fact("withdrawn_on")?.number ?? 0) <= dayOf(today);
  }

  facts(kind) {
    const all = this.#facts(this.#runtime.memory.word(this.#module + layout.MODULE_FACTS)).facts;
    if (kind === undefined) return all;
    this.#runtime.code(kind);
    return all.filter((fact) => fact.kind === kind);
  }

  #fact(kind) {
    return this.facts(kind)[0];
  }

  /* The facts from `at` to the end of their level, and where that is; inside a trigger is a level of its own. */
  #facts(at) {
    const facts = [];
    for (;;) {
      const { fact, inside, hasChildren } = this.#factAt(at);
      at = inside; // behind all that the token itself carries
      if (fact.kind === "end") return { facts, end: at };
      if (hasChildren) ({ facts: fact.children, end: at } = this.#facts(inside));
      facts.push(fact);
    }
  }

  #factAt(token) {
    const { memory, wasm, scratch: at } = this.#runtime;
    wasm.fact_read(at, token);
    const code = memory.word(at + layout.FACT_KIND);
    const has = carries[code];
    const fact = { kind: kinds[code] };
    if (has & layout.HAS_NUMBER) fact.number = memory.word(at + layout.FACT_NUMBER);
    if (has & layout.HAS_TEXT) fact.text = memory.textAt(at + layout.FACT_TEXT);
    if (has & layout.HAS_BYTES) fact.bytes = memory.bytesAt(at + layout.FACT_TEXT);
    if (fact.kind === "trigger") fact.trigger = triggers[fact.number];
    return { fact, inside: memory.word(at + layout.FACT_INSIDE), hasChildren: (has & layout.HAS_CHILDREN) !== 0 };
  }

  get mediaCount() {
    return this.facts("media").length;
  }

  media(index) {
    const fact = this.facts("media")[index];
    if (fact === undefined) return null;
    const place = layout.ENTRY_TEXTS + this.languages.length + index; // pictures stand behind the documents
    const rawBytes = () => this.#runtime.memory.bytesAt(this.#entry(place) + layout.ENTRY_PACKED);
    const bytes = () => {
      this.checkMedia(index);
      return rawBytes();
    };
    return {
      index,
      width: fact.number >>> 16,
      height: fact.number & 0xffff,
      type: "image/webp",
      bytes,
      rawBytes,
      blob: () => new Blob([bytes()], { type: "image/webp" }),
    };
  }

  /** Hold a picture against its sum: opening does not, showing does. */
  checkMedia(index) {
    this.#runtime.must((error) => this.#runtime.wasm.media_check(this.#module, index, error));
  }

  /* Address of an entry, until the next call. */
  #entry(index) {
    this.#runtime.wasm.entry_at(this.#runtime.scratch, this.#module, index);
    return this.#runtime.scratch;
  }

  get entries() {
    const { memory } = this.#runtime;
    const entry = (index) => {
      const at = this.#entry(index);
      return {
        index,
        name: memory.textAt(at + layout.ENTRY_NAME),
        packedSize: memory.word(at + layout.ENTRY_PACKED + layout.BYTES_LENGTH),
        size: memory.word(at + layout.ENTRY_UNPACKED),
        crc: memory.word(at + layout.ENTRY_CRC),
        offset: memory.word(at + layout.ENTRY_OFFSET),
        isDeflated: memory.word(at + layout.ENTRY_IS_DEFLATED) !== 0,
      };
    };
    return Array.from({ length: layout.ENTRY_TEXTS + this.languages.length + this.mediaCount }, (_, index) =>
      entry(index),
    );
  }

  load(language = 0) {
    const asked = typeof language === "number" ? undefined : rangesOf(language);
    const index = asked === undefined ? wholeNumber("load()", language) : (this.lookup(asked) ?? 0);
    const document = new PlacardDocument(this.#runtime, this, this.#module, index, asked, (child) =>
      this.#open.delete(child),
    );
    this.#open.add(document);
    return document;
  }

  #mustBeOwn(document) {
    if (document.module !== this) throw new TypeError("the document is another module's");
  }

  /** A quiz attempt; `saved` takes one up that was saved. */
  attempt(document, { seed, made = 0, saved } = {}) {
    this.#mustBeOwn(document);
    const number = seed ?? Math.floor(Math.random() * 2 ** 32); // an order of answers needs no secret
    const options = { seed: number >>> 0, made: wholeNumber("made", made), saved };
    const attempt = new Attempt(this.#runtime, this.#module, document, options, (child) =>
      this.#open.delete(child),
    );
    this.#open.add(attempt);
    return attempt;
  }

  session(document, { saved } = {}) {
    this.#mustBeOwn(document);
    const session = new Session(this.#runtime, this.#module, document, saved, (child) =>
      this.#open.delete(child),
    );
    this.#open.add(session);
    return session;
  }
}

/* `using module = placard.open(bytes)`.  Where the engine has no such symbol yet, tools that
   translate `using` ask for this one. */
const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");
for (const type of [PlacardModule, PlacardDocument, Attempt, Session])
  Object.defineProperty(type.prototype, dispose, {
    value: type.prototype.close,
    configurable: true,
    writable: true,
  });
