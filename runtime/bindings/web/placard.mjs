/*
 * placard.mjs - read Placard modules in browsers, workers and node.
 *
 *   const placard = await load();
 *   const module = placard.open(bytes);
 *   const document = module.load("es-MX, en");
 *   for (const step of document.steps) console.log(step.plain);
 *   module.close();
 *
 * A thin, typed face of libplacard: all reading, checking and grading happens
 * in the C code.  Types and contracts: placard.d.ts.
 */
import { PlacardDocument } from "./document.mjs";
import { Attempt, Session } from "./quiz.mjs";
import { PlacardError, Runtime } from "./runtime.mjs";

export { PlacardError };

/* ---- Getting the wasm ------------------------------------------------------ */

const isResponse = (source) => typeof Response === "function" && source instanceof Response;
const isBytes = (source) => source instanceof ArrayBuffer || ArrayBuffer.isView(source);

async function fetchWasm(url) {
  if (url.protocol !== "file:") return fetch(url);
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises"); // node's fetch reads no files
  return readFile(url);
}

async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (isBytes(source)) return WebAssembly.compile(source);
  if (!isResponse(source)) return compile(await fetchWasm(new URL(source, import.meta.url)));
  if (!source.ok) throw new Error(`${source.url}: ${source.status} ${source.statusText}`);
  // A server that does not know the type of .wasm makes streaming impossible, not loading.
  const isStreamable = source.headers.get("content-type")?.split(";")[0].trim() === "application/wasm";
  if (isStreamable && WebAssembly.compileStreaming !== undefined) return WebAssembly.compileStreaming(source);
  return WebAssembly.compile(await source.arrayBuffer());
}

export async function load(source = new URL("placard.wasm", import.meta.url)) {
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
    const number = this.#runtime.wasm.version();
    return `${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
  }

  get formatVersion() {
    const number = this.#runtime.wasm.format_version();
    return `${number >> 8}.${number & 255}`;
  }

  get memoryUsed() {
    return this.#runtime.memory.used;
  }

  get kinds() {
    return [...this.#runtime.codes.keys()];
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
    this.#at = memory.allocate(wasm.size_of_module());
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
    return this.#runtime.read((out) => this.#runtime.wasm.module_id(this.#module, out));
  }

  get version() {
    return this.#runtime.read((out) => this.#runtime.wasm.module_version(this.#module, out));
  }

  get kind() {
    return this.#runtime.modules[this.#runtime.wasm.module_kind(this.#module)];
  }

  get languages() {
    const { wasm } = this.#runtime;
    return Array.from({ length: wasm.language_count(this.#module) }, (_, index) => ({
      index,
      tag: this.#runtime.read((out) => wasm.language_tag(this.#module, index, out)),
      direction: wasm.language_is_rtl(this.#module, index) ? "rtl" : "ltr",
    }));
  }

  lookup(priority) {
    const wanted = Array.isArray(priority) ? priority.join(", ") : String(priority);
    const { memory, wasm } = this.#runtime;
    return memory.lendText(wanted, (text, size) => wasm.language_lookup(this.#module, text, size));
  }

  facts(kind) {
    const all = this.#facts((out) => this.#runtime.wasm.fact_first(this.#module, out));
    if (kind === undefined) return all;
    this.#runtime.code(kind);
    return all.filter((fact) => fact.kind === kind);
  }

  /* `first` writes the first fact of a level; a level inside a trigger is a level down. */
  #facts(first) {
    const { memory, wasm, kinds, has } = this.#runtime;
    const at = memory.allocate(wasm.size_of_fact());
    const list = [];
    for (first(at); memory.word(at) !== 0; wasm.fact_next(at, at)) {
      const code = memory.word(at);
      const fact = { kind: kinds[code] };
      if (has[code] & 1) fact.number = memory.word(at + 4);
      if (has[code] & 2) fact.text = memory.textAt(at + 8);
      if (has[code] & 4) fact.bytes = memory.bytesAt(at + 8);
      if (has[code] & 8) fact.children = this.#facts((out) => wasm.fact_child(at, out));
      if (fact.kind === "trigger") fact.trigger = this.#runtime.triggers[fact.number];
      list.push(fact);
    }
    memory.release(at);
    return list;
  }

  get mediaCount() {
    return this.#runtime.wasm.media_count(this.#module);
  }

  media(index) {
    const { memory, scratch, wasm } = this.#runtime;
    const module = this.#module;
    if (!(index >= 0 && index < wasm.media_count(module))) return null;
    const bytes = () => {
      wasm.media(this.#module, index, scratch);
      return memory.bytesAt(scratch);
    };
    return {
      index,
      width: wasm.media_width(module, index),
      height: wasm.media_height(module, index),
      type: "image/webp",
      bytes,
      blob: () => new Blob([bytes()], { type: "image/webp" }),
    };
  }

  get entries() {
    const { memory, scratch, wasm } = this.#runtime;
    return Array.from({ length: wasm.entry_count(this.#module) }, (_, index) => {
      wasm.entry(this.#module, index, scratch);
      const [packedSize, size, crc, offset, isDeflated] = [12, 16, 20, 24, 28].map((at) =>
        memory.word(scratch + at),
      );
      return {
        index,
        name: memory.textAt(scratch),
        packedSize,
        size,
        crc,
        offset,
        isDeflated: isDeflated !== 0,
      };
    });
  }

  load(language = 0) {
    const index = typeof language === "number" ? language : this.lookup(language);
    const document = new PlacardDocument(this.#runtime, this, this.#module, index, (child) =>
      this.#open.delete(child),
    );
    this.#open.add(document);
    return document;
  }

  /** A quiz attempt; `saved` takes one up that was saved. */
  attempt(document, { seed, made = 0, saved } = {}) {
    const number = seed ?? Math.floor(Math.random() * 2 ** 32); // an order of answers needs no secret
    const options = { seed: number >>> 0, made, saved };
    const attempt = new Attempt(this.#runtime, this.#module, document, options, (child) =>
      this.#open.delete(child),
    );
    this.#open.add(attempt);
    return attempt;
  }

  session(document, { saved } = {}) {
    const session = new Session(this.#runtime, this.#module, document, saved, (child) =>
      this.#open.delete(child),
    );
    this.#open.add(session);
    return session;
  }
}

/* `using module = placard.open(bytes)` where the language has it. */
if (Symbol.dispose !== undefined)
  for (const type of [PlacardModule, PlacardDocument, Attempt, Session])
    Object.defineProperty(type.prototype, Symbol.dispose, {
      value: type.prototype.close,
      configurable: true,
      writable: true,
    });
