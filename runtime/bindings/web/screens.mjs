/*
 * screens.mjs - a document as the screens that a worker reads, one after the other.
 */
import * as layout from "./layout.mjs";
import { screens as kinds } from "./names.mjs";

export class PlacardScreen {
  #runtime;
  #module;
  #digest; // once asked for
  #struct; // bytes of the placard_screen; it holds no pointer

  /** The screen whose placard_screen stands at `at`; `module` is the address of the module. */
  constructor(runtime, module, document, index, at) {
    this.#runtime = runtime;
    this.#module = module;
    this.#struct = runtime.memory.bytes.slice(at, at + layout.SCREEN_SIZE);
    this.document = document;
    this.index = index;
  }

  #word(at) {
    return new DataView(this.#struct.buffer).getUint32(at, true);
  }

  get kind() {
    return kinds[this.#word(layout.SCREEN_KIND)];
  }

  get number() {
    return this.#word(layout.SCREEN_NUMBER);
  }

  get node() {
    return this.document.node(this.#word(layout.SCREEN_NODE));
  }

  get section() {
    return this.document.node(this.#word(layout.SCREEN_SECTION));
  }

  /** What to show, in order; footnotes last. */
  get pieces() {
    const { memory, wasm } = this.#runtime;
    const { address } = this.document;
    return memory.lend(this.#struct, (at) => {
      const pieces = [];
      const next = (after) => wasm.screen_piece(address, at, after);
      for (let node = next(layout.NONE); node !== layout.NONE; node = next(node)) pieces.push(this.document.node(node));
      return pieces;
    });
  }

  /** Hazards that stand on screens before this one and must stay in sight. */
  get guards() {
    const count = this.#word(layout.SCREEN_GUARDING);
    return Array.from({ length: count }, (_, i) => this.document.node(this.#word(layout.SCREEN_GUARDS + 4 * i)));
  }

  /** 64 bits: the same as long as a worker would see the same. */
  get digest() {
    const { memory, wasm } = this.#runtime;
    const { address } = this.document;
    this.#digest ??= memory.lend(this.#struct, (at) => wasm.screen_digest(this.#module, address, at));
    return this.#digest;
  }
}

/** All screens of a document. */
export function screensOf(runtime, module, document) {
  const { memory, wasm } = runtime;
  const list = [];
  memory.lend(new Uint8Array(layout.SCREEN_SIZE), (at) => {
    while (wasm.screen_next(document.address, at) !== 0)
      list.push(new PlacardScreen(runtime, module, document, list.length, at));
  });
  return list;
}
