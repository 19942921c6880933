/*
 * bare.d.mts - as placard.d.mts, but load() must be told where the wasm is.
 */
import type { Placard, WasmSource } from "./placard.mjs";

export * from "./placard.mjs";

/** Make the library ready. */
export function load(source: WasmSource | Promise<WasmSource>): Promise<Placard>;
