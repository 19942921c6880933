/*
 * placard.d.mts - types and contracts of the web package.
 *
 * Everything that is made (module, document, attempt, session) lives in the
 * wasm's memory until close(); closing a module closes what was made from it.
 * Reading from a closed one throws a TypeError.  Nothing else can fail once
 * open() and load() have succeeded.
 */
import type { Kind, ModuleKind, NoticeWord, QuestionForm, QuestionType, ScreenKind, StatusName, TriggerKind } from "./names.mjs";

export type { Kind, ModuleKind, NoticeWord, QuestionForm, QuestionType, ScreenKind, StatusName, TriggerKind };

type Bytes = ArrayBuffer | ArrayBufferView;
type OwnBytes = ReturnType<Uint8Array["slice"]>; // a copy, never shared: Uint8Array<ArrayBuffer> where that can be said

/* What `using` asks for, also where the libraries of the compiler do not know it yet. */
declare global {
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
  interface Disposable {
    [Symbol.dispose](): void;
  }
}

/** Where the wasm comes from: its address, its bytes, an answer to fetch(), or a compiled module. */
export type WasmSource = string | URL | Response | Bytes | WebAssembly.Module;

/**
 * Make the library ready.  Without an argument it takes the wasm that is inside
 * the package; `placard/bare` has none inside.  Load once and share `placard.wasm` with workers:
 * a compiled module can be posted to them and handed to their load().
 */
export function load(source?: WasmSource | Promise<WasmSource>): Promise<Placard>;

/** Why a file was refused, or a call. */
export class PlacardError extends Error {
  private constructor();
  /** Name of the status in placard.h. */
  readonly name: StatusName;
  /** Its pinned number. */
  readonly status: number;
  /** Bytes from the start of the file, or of the entry's inflated bytes; null where a call was refused. */
  readonly offset: number | null;
  /** Entry that `offset` counts in; null: the file itself. */
  readonly entry: number | null;
  /** Made for a newer reader: update the reader, do not fetch the file again. */
  readonly isNewer: boolean;
}

export class Placard {
  private constructor();
  /** The compiled wasm, for other threads. */
  readonly wasm: WebAssembly.Module;
  readonly version: string;
  readonly formatVersion: string;
  /** Every kind of node and fact. */
  readonly kinds: Kind[];
  /** Bytes of wasm memory in use, for tests and tools. */
  readonly memoryUsed: number;
  /** Check headers and manifest of a bundle and open it; load() and media() check the rest.  The bytes are copied.  Throws PlacardError. */
  open(bytes: Bytes): PlacardModule;
}

export interface Language {
  readonly index: number;
  /** BCP 47 tag. */
  readonly tag: string;
  readonly direction: "ltr" | "rtl";
}

/** A fact of the manifest.  `number`, `text`, `bytes`, `children` are there when its kind has them. */
export interface Fact {
  readonly kind: Kind;
  readonly number?: number;
  readonly text?: string;
  readonly bytes?: OwnBytes;
  readonly children?: Fact[];
  /** Of a trigger. */
  readonly trigger?: TriggerKind;
}

export interface Media {
  readonly index: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly type: "image/webp";
  /** A copy of the file, held against its sum.  Throws PlacardError when it is damaged. */
  bytes(): OwnBytes;
  /** The same as a Blob. */
  blob(): Blob;
  /** A copy without that: what stands in the bundle, damaged or not. */
  rawBytes(): OwnBytes;
}

export interface Entry {
  readonly index: number;
  readonly name: string;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
  readonly isDeflated: boolean;
}

export class PlacardModule {
  private constructor();
  readonly id: string;
  readonly version: string;
  readonly kind: ModuleKind;
  /** The source language first. */
  readonly languages: Language[];
  readonly mediaCount: number;
  /** Entries of the container, in file order. */
  readonly entries: Entry[];
  readonly isClosed: boolean;
  /** Index of the language for ranges, most wanted first (RFC 4647 lookup); null when none suits.  Tags of today, as navigator.languages has them: he, not iw. */
  lookup(priority: string | readonly string[]): number | null;
  /** How much a language is wanted: the lower, the more; null when it is not. */
  rank(tag: string, priority: string | readonly string[]): number | null;
  /** Is it withdrawn on that day, by default today? */
  isWithdrawn(today?: Date): boolean;
  /** All facts of the manifest in order, or those of a kind. */
  facts(kind?: Kind): Fact[];
  /** A picture by the number that image nodes carry; null when there is none. */
  media(index: number): Media | null;
  /** Hold a picture against its sum, as bytes() and blob() do.  Throws PlacardError. */
  checkMedia(index: number): void;
  /** Inflate and verify one language: an index, or ranges for lookup(); where none suits the source language, and caveats() says so.  Throws PlacardError. */
  load(language?: number | string | readonly string[]): PlacardDocument;
  /** Begin an attempt at the quiz, or take up one that was saved.  Throws PlacardError. */
  attempt(document: PlacardDocument, options?: AttemptOptions): Attempt;
  /** Begin a reading session, or take up one that was saved.  Throws PlacardError. */
  session(document: PlacardDocument, options?: { saved?: Uint8Array }): Session;
  close(): void;
  [Symbol.dispose](): void;
}

/** What to tell before a module is shown. */
export interface Caveat {
  /**
   * `withdrawn`: show why and nothing to follow; `valid-until`: it will be; `left-out`: a language that is wanted more than the one shown
   * is not there, since a warning in it is out of date; `other-language`: the one shown is none of those asked for.
   */
  readonly kind: "withdrawn" | "valid-until" | "left-out" | "other-language";
  /** The reason, in words for the worker; or the tag of the language. */
  readonly text: string;
  /** Of the first two: since or until when, "2027-03-31". */
  readonly day?: string | null;
  /** Likewise: id of the module to use instead. */
  readonly replacedBy?: string | null;
}

export class PlacardDocument {
  private constructor();
  readonly module: PlacardModule;
  readonly language: Language;
  /** What to tell before all else, on that day, by default today; [] when there is nothing. */
  caveats(today?: Date): Caveat[];
  readonly title: string;
  readonly nodeCount: number;
  readonly root: PlacardNode;
  /**
   * What a worker reads, in order: show a module by these, so that no warning is passed over.
   * The first is the opening.  A screen in another language has the same index.
   */
  screens(): PlacardScreen[];
  readonly steps: PlacardNode[];
  readonly notices: PlacardNode[];
  readonly quiz: PlacardNode | null;
  readonly questions: PlacardNode[];
  readonly isClosed: boolean;
  /** A node by its index in reading order, always the same object. */
  node(index: number): PlacardNode | null;
  nodes(): IterableIterator<PlacardNode>;
  close(): void;
  [Symbol.dispose](): void;
}

/** One screen (docs/format/screens.md). */
export class PlacardScreen {
  private constructor();
  readonly document: PlacardDocument;
  /** Place among the document's screens. */
  readonly index: number;
  readonly kind: ScreenKind;
  /** Of a step as its list counts, of a question from 1; else 0. */
  readonly number: number;
  /** The step, the question or what begins the section; null of the opening. */
  readonly node: PlacardNode | null;
  /** The phase, quiz or heading that it stands in, null when none has begun. */
  readonly section: PlacardNode | null;
  /** What to show, in order: title, headings, notices, the step ...; footnotes last. */
  readonly pieces: PlacardNode[];
  /** Hazards of screens before this one that guard its step: keep them in sight. */
  readonly guards: PlacardNode[];
  /** 64 bits: the same as long as a worker would see the same. */
  readonly digest: bigint;
}

/** A node reads from the document when asked; iterate it for its children. */
export class PlacardNode implements Iterable<PlacardNode> {
  private constructor();
  readonly document: PlacardDocument;
  readonly index: number;
  readonly kind: Kind;
  /** What the number means is said by the kind (docs/format/stream.md); 0 where it has none. */
  readonly number: number;
  /** "" where its kind has none. */
  readonly text: string;
  readonly hasNumber: boolean;
  readonly hasText: boolean;
  readonly hasChildren: boolean;
  readonly end: number;
  readonly children: PlacardNode[];
  /** Signal word of a notice, "" for other kinds. */
  readonly notice: NoticeWord | "";
  /**
   * What it says, on one line and without marks, each notice with its signal word.  Of a question the prompt and the unit: ask an
   * option, a hint, a feedback, a reply or an explanation itself when its time has come.
   */
  readonly plain: string;
  [Symbol.iterator](): IterableIterator<PlacardNode>;
  child(kind: Kind): PlacardNode | null;
  find(kind: Kind): PlacardNode | null;
  all(kind: Kind): IterableIterator<PlacardNode>;
}

export interface AttemptOptions {
  /** 32 bits; the same seed gives the same order everywhere.  Default: random. */
  seed?: number;
  /** Attempts made before this one. */
  made?: number;
  /** What save() gave; `seed` and `made` come from it. */
  saved?: Uint8Array;
}

/** Scoring rules: docs/quiz-scoring.md. */
export class Attempt {
  private constructor();
  readonly questions: Question[];
  /** The document that is read now; set another language and every answer stays. */
  document: PlacardDocument;
  /** null: no limit. */
  readonly attemptsLeft: number | null;
  /** Thousandths of a point, as every number of points here. */
  readonly scoreMillipoints: number;
  readonly mostMillipoints: number;
  /** Per cent. */
  readonly passMark: number;
  /** Counts what is answered so far. */
  readonly isPassed: boolean;
  readonly isClosed: boolean;
  /** No more answers; the attempt counts as made. */
  finish(): void;
  save(): OwnBytes;
  close(): void;
  [Symbol.dispose](): void;
}

export interface Option {
  readonly index: number;
  readonly id: string;
  readonly node: PlacardNode;
  /** Sides of a pair; a right side that nothing belongs to has no left one. */
  readonly left: PlacardNode | null;
  readonly right: PlacardNode | null;
}

export interface Question {
  readonly index: number;
  readonly node: PlacardNode;
  readonly id: string;
  readonly type: QuestionType;
  /** What its answer is made of, and so what to draw. */
  readonly form: QuestionForm;
  /** Of the form `choices`: may several be chosen, or one alone? */
  readonly isMany: boolean;
  readonly millipoints: number;
  readonly prompt: PlacardNode;
  /** As they stand in the document. */
  readonly options: Option[];
  /** In the order in which to show them; of a match question, the right sides. */
  readonly shown: Option[];
  /**
   * Answer, or answer again: one option or several by index; for `order` all of
   * them, first to last; for `match` the option whose right side goes with each
   * left one, null for none, and one may go with several; a text for `numeric` and `short-text`.
   * Returns the millipoints earned.  Throws PlacardError when it cannot be an answer.
   */
  answer(value: number | readonly (number | null)[] | string): number;
  readonly isAnswered: boolean;
  /** Below 0 when a choice costs points. */
  readonly earnedMillipoints: number;
  readonly hasHint: boolean;
  /** The hint, which the attempt then remembers as shown. */
  takeHint(): PlacardNode | null;
  readonly isHintTaken: boolean;
  feedback(option: number): PlacardNode | null;
  /** What is said to a typed answer, which the attempt does not keep. */
  reply(text: string): PlacardNode | null;
  readonly explanation: PlacardNode | null;
  isChosen(option: number): boolean;
  /**
   * What was answered at a place of an `order` question, or for a left side of a
   * `match` question, by index; null: nothing, or the question is of another type.
   */
  answeredOption(place: number): number | null;
  isRight(option: number): boolean;
}

/**
 * What was seen of a document and for how long, so that records can say what was really read.
 * Screens are counted by digest: a session that was saved goes on in an edited module, and keeps
 * what shows the same.  What was read in one language was not read in another.
 */
export class Session {
  private constructor();
  /** The screen shown last, also when none is in view; null before the first, or when an edit took it away. */
  readonly last: PlacardScreen | null;
  /** Screens to see; those that show the same count as one. */
  readonly count: number;
  readonly seenCount: number;
  readonly isClosed: boolean;
  /** A screen comes into view, null: none is.  `now` in milliseconds, by default performance.now(). */
  show(screen: PlacardScreen | null, now?: number): void;
  isSeen(screen: PlacardScreen): boolean;
  /** Milliseconds in view, without the stay that still lasts. */
  time(screen: PlacardScreen): number;
  /** Save when nothing is in view, else the stay that lasts is lost. */
  save(): OwnBytes;
  close(): void;
  [Symbol.dispose](): void;
}
