/* node.mjs - the application in node. */
import { readFileSync } from "node:fs";

import { load } from "placard";
import { load as loadBare } from "placard/bare";

import { walk } from "./walk.mjs";

const bytes = readFileSync(process.argv[2]);
const wasm = readFileSync(new URL("node_modules/placard/placard.wasm", import.meta.url));
console.log(JSON.stringify([walk(await load(), bytes), walk(await loadBare(wasm), bytes)]));
