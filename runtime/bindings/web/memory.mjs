/*
 * memory.mjs - the linear memory of the wasm as the other files use it:
 * allocation, views that survive growth, text in and out.
 */

import { BYTES_DATA, BYTES_LENGTH, BYTES_SIZE } from "./layout.mjs";

const PAGE = 65536;
const ALIGN = 8;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true }); // a BOM inside a text is text
const encoder = new TextEncoder();

export class Memory {
  #memory;
  #bytes = new Uint8Array();
  #words = new DataView(new ArrayBuffer(0));
  #free; // free runs [start, size], by address, never touching one another
  #used = new Map(); // address -> size

  /** @param {WebAssembly.Memory} memory  @param {number} base first byte that is free */
  constructor(memory, base) {
    this.#memory = memory;
    const start = (base + ALIGN - 1) & -ALIGN;
    this.#free = [[start, memory.buffer.byteLength - start]];
  }

  /** All bytes.  Growth detaches a view: ask again after every allocation. */
  get bytes() {
    if (this.#bytes.buffer !== this.#memory.buffer) this.#bytes = new Uint8Array(this.#memory.buffer);
    return this.#bytes;
  }

  get #view() {
    if (this.#words.buffer !== this.#memory.buffer) this.#words = new DataView(this.#memory.buffer);
    return this.#words;
  }

  /** The unsigned 32-bit number at an address. */
  word(address) {
    return this.#view.getUint32(address, true);
  }

  /** The unsigned 64-bit number at an address. */
  long(address) {
    return this.#view.getBigUint64(address, true);
  }

  /** Address of `size` bytes, aligned for any struct; their values are undefined. */
  allocate(size) {
    const need = Math.max(ALIGN, (size + ALIGN - 1) & -ALIGN);
    let at = this.#free.findIndex((run) => run[1] >= need);
    if (at < 0) at = this.#grow(need);
    const run = this.#free[at];
    const address = run[0];
    run[0] += need;
    run[1] -= need;
    if (run[1] === 0) this.#free.splice(at, 1);
    this.#used.set(address, need);
    return address;
  }

  /** Give back what allocate() gave; 0 is nothing. */
  release(address) {
    const size = this.#used.get(address);
    if (size === undefined) return;
    this.#used.delete(address);
    this.#insert(address, size);
  }

  /** Bytes that are allocated now. */
  get used() {
    let sum = 0;
    for (const size of this.#used.values()) sum += size;
    return sum;
  }

  #grow(need) {
    const end = this.#memory.buffer.byteLength;
    const pages = Math.ceil(need / PAGE);
    this.#memory.grow(pages); // throws a RangeError when there is no more
    this.#insert(end, pages * PAGE);
    return this.#free.findIndex((run) => run[1] >= need);
  }

  #insert(start, size) {
    let at = this.#free.findIndex((run) => run[0] > start);
    if (at < 0) at = this.#free.length;
    this.#free.splice(at, 0, [start, size]);
    this.#join(at);
    if (at > 0) this.#join(at - 1);
  }

  #join(at) {
    const run = this.#free[at];
    const next = this.#free[at + 1];
    if (next === undefined || run[0] + run[1] !== next[0]) return;
    run[1] += next[1];
    this.#free.splice(at + 1, 1);
  }

  /** A copy of `bytes` in the memory; its address. */
  put(bytes) {
    const address = this.allocate(bytes.length);
    this.bytes.set(bytes, address);
    return address;
  }

  /** Run `use(address, size)` on a copy of `bytes` that is gone afterwards. */
  lend(bytes, use) {
    const address = this.put(bytes);
    try {
      return use(address, bytes.length);
    } finally {
      this.release(address);
    }
  }

  /** As lend(), with a text as UTF-8, for `use(address of a placard_bytes)`. */
  lendText(text, use) {
    return this.lend(encoder.encode(text), (data, size) => {
      const at = this.allocate(BYTES_SIZE);
      this.#view.setUint32(at + BYTES_DATA, data, true);
      this.#view.setUint32(at + BYTES_LENGTH, size, true);
      try {
        return use(at);
      } finally {
        this.release(at);
      }
    });
  }

  /** The text of `size` bytes at `start`. */
  text(start, size) {
    return decoder.decode(this.bytes.subarray(start, start + size));
  }

  /** The text that a placard_bytes at `address` speaks of. */
  textAt(address) {
    return this.text(this.word(address + BYTES_DATA), this.word(address + BYTES_LENGTH));
  }

  /** A copy of the bytes that a placard_bytes at `address` speaks of. */
  bytesAt(address) {
    const start = this.word(address + BYTES_DATA);
    return this.bytes.slice(start, start + this.word(address + BYTES_LENGTH));
  }
}
