/*
 * placard.mjs - read Placard modules in browsers, workers and node.
 *
 *   const placard = await load();
 *   const module = placard.open(bytes);
 *   const document = module.load("es-MX, en");
 *   for (const step of document.steps) console.log(step.plain);
 *   module.close();
 *
 * bare.mjs with the wasm inside: no file to find, so that no bundler, server or
 * policy has to be told of one.  Types and contracts: placard.d.mts.
 */
import { load as loadBare } from "./bare.mjs";
import { base64 } from "./wasm.mjs";

export * from "./bare.mjs";

const inside = () => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

export const load = (source = inside()) => loadBare(source);
