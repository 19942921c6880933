/*
 * runtime.mjs - one instance of the wasm with its memory, and its way of
 * failing.  Internal: the package exports placard.mjs.
 */
import { ENTRY_SIZE, ERROR_ENTRY, ERROR_OFFSET, ERROR_SIZE, FACT_SIZE, NONE } from "./layout.mjs";
import { Memory } from "./memory.mjs";
import { exported, kinds, statuses } from "./names.mjs";

const SCRATCH = Math.max(ENTRY_SIZE, ERROR_SIZE, FACT_SIZE); // for a struct that comes back and is read at once

/** Codes of kinds by their names. */
export const codes = new Map(Object.entries(kinds).map(([code, name]) => [name, Number(code)]));

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

/* Without a sign, as libplacard's numbers are; wasm gives them with one. */
const plain = (number) => (typeof number === "bigint" ? BigInt.asUintN(64, number) : number >>> 0);

/* The functions by their names. */
function functionsOf(exports) {
  const named = Object.entries(exported).map(([name, letter]) => [name, exports[letter]]);
  return Object.fromEntries(named.map(([name, call]) => [name, (...rest) => plain(call(...rest))]));
}

export class Runtime {
  constructor(instance) {
    const wasm = functionsOf(instance.exports);
    this.wasm = wasm;
    this.memory = new Memory(instance.exports.memory, instance.exports.__heap_base.value);
    this.scratch = this.memory.allocate(SCRATCH);
  }

  /** The code of a kind's name; a name of no kind is a mistake of the caller. */
  code(kind) {
    const code = codes.get(kind);
    if (code === undefined) throw new TypeError(`'${kind}' is no kind`);
    return code;
  }

  error(status, offset = null, entry = null) {
    return new PlacardError(status, ...statuses[status], offset, entry);
  }

  /** Throw unless `call(error)` answers 0; `error` is where it says why. */
  must(call) {
    const at = this.scratch;
    const status = call(at);
    if (status === 0) return;
    const entry = this.memory.word(at + ERROR_ENTRY);
    throw this.error(status, this.memory.word(at + ERROR_OFFSET), entry === NONE ? null : entry);
  }

  /** Throw unless the status of a call that has no place to point at is 0. */
  check(status) {
    if (status !== 0) throw this.error(status);
  }
}
