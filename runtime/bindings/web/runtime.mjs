/*
 * runtime.mjs - one instance of the wasm with its memory, the names that it
 * holds, and its way of failing.  Internal: the package exports placard.mjs.
 */
import { Memory } from "./memory.mjs";

export const NONE = 0xffffffff;
const KINDS = 256;
const SCRATCH = 64; // bytes: the largest struct that comes back through an out pointer

/** Why a file was refused.  `name` is the status's name in placard.h. */
export class PlacardError extends Error {
  constructor(status, name, text, offset, entry) {
    const place = entry === null ? "" : `, entry ${entry}`;
    super(offset === null ? text : `${text} (byte ${offset}${place})`);
    this.name = name;
    this.status = status;
    this.offset = offset;
    this.entry = entry;
  }

  /** Made for a newer reader, not damaged: update, do not fetch again. */
  get isNewer() {
    return this.status >= 80 && this.status < 90;
  }
}

/* Functions of the wasm answer with signed numbers; none of libplacard's has a sign. */
function unsigned(exports) {
  const functions = Object.entries(exports).filter(([, value]) => typeof value === "function");
  return Object.fromEntries(functions.map(([name, call]) => [name, (...rest) => call(...rest) >>> 0]));
}

export class Runtime {
  constructor(instance) {
    const wasm = unsigned(instance.exports);
    this.wasm = wasm;
    this.memory = new Memory(instance.exports.memory, wasm.heap_base());
    this.scratch = this.memory.allocate(SCRATCH);
    this.kinds = Array.from({ length: KINDS }, (_, code) => this.memory.constant(wasm.kind_name(code)));
    this.codes = new Map(this.kinds.map((name, code) => [name, code]).filter(([name]) => name !== ""));
    this.has = Array.from({ length: KINDS }, (_, code) => wasm.kind_has(code));
    this.notices = ["", ...this.memory.constants(wasm.notice_words())];
    this.questions = ["", ...this.memory.constants(wasm.question_words())];
    this.triggers = ["", ...this.memory.constants(wasm.trigger_words())];
    this.modules = this.memory.constants(wasm.module_words());
  }

  /** The code of a kind's name; a name of no kind is a mistake of the caller. */
  code(kind) {
    const code = this.codes.get(kind);
    if (code === undefined) throw new TypeError(`'${kind}' is no kind`);
    return code;
  }

  /** The text that `fill(out)` points at. */
  read(fill) {
    fill(this.scratch);
    return this.memory.textAt(this.scratch);
  }

  error(status, offset = null, entry = null) {
    const name = this.memory.constant(this.wasm.status_name(status));
    const text = this.memory.constant(this.wasm.status_text(status));
    return new PlacardError(status, name, text, offset, entry);
  }

  /** Throw unless `call(error)` answers 0; `error` is where it says why. */
  must(call) {
    const at = this.scratch;
    const status = call(at);
    if (status === 0) return;
    const entry = this.memory.word(at + 4);
    throw this.error(status, this.memory.word(at + 8), entry === NONE ? null : entry);
  }

  /** Throw unless the status of a call that has no place to point at is 0. */
  check(status) {
    if (status !== 0) throw this.error(status);
  }
}
