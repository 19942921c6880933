/*
 * session.mjs - what a worker has seen of a document, and for how long; the
 * counting is the C code's.
 */
import * as layout from "./layout.mjs";

const NOTHING = 0n; // the digest of no screen

export class Session {
  #runtime;
  #at;
  #seen = 0; // address of the placard_seen, one a screen
  #document;
  #closed;

  constructor(runtime, module, document, saved, closed) {
    const { memory, wasm } = runtime;
    this.#runtime = runtime;
    this.#document = document;
    this.#closed = closed;
    const of = document.address;
    const count = document.screens().length;
    this.#at = memory.allocate(layout.SESSION_SIZE);
    try {
      this.#seen = memory.allocate(layout.SEEN_SIZE * count);
      runtime.check(
        saved == null // as localStorage gives what is not there
          ? wasm.session_begin(this.#at, module, of, this.#seen, count)
          : memory.lend(saved, (data, size) =>
              wasm.session_resume(this.#at, module, of, this.#seen, count, data, size),
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
    this.#runtime.memory.release(this.#seen);
    this.#at = this.#seen = 0;
    this.#closed(this);
  }

  /** A screen comes into view; null: none is. */
  show(screen, now = performance.now()) {
    this.#runtime.wasm.session_show(this.#session, screen?.digest ?? NOTHING, now);
  }

  /** The screen shown last; null before the first, and where an edit took it away. */
  get last() {
    const digest = this.#runtime.memory.long(this.#session + layout.SESSION_LAST);
    return this.#document.screens().find((screen) => screen.digest === digest) ?? null;
  }

  /** Screens to see; those that show the same count as one. */
  get count() {
    return this.#runtime.memory.word(this.#session + layout.SESSION_COUNT);
  }

  get seenCount() {
    return this.#times().filter((time) => time !== 0).length;
  }

  isSeen(screen) {
    return this.#times(screen.digest).some((time) => time !== 0);
  }

  /** Milliseconds in view. */
  time(screen) {
    return Math.max(0, (this.#times(screen.digest)[0] ?? 0) - 1);
  }

  /* Milliseconds + 1 of each place, or of that of a digest; 0: not seen. */
  #times(digest) {
    const { memory } = this.#runtime;
    const places = Array.from({ length: this.count }, (_, place) => this.#seen + place * layout.SEEN_SIZE);
    const wanted = digest === undefined ? places : places.filter((at) => memory.long(at + layout.SEEN_DIGEST) === digest);
    return wanted.map((at) => memory.word(at + layout.SEEN_TIME));
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
