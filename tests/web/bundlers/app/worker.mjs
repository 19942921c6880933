/* worker.mjs - reads what is posted: a bundle, and perhaps the compiled wasm. */
import { load } from "placard";

import { walk } from "./walk.mjs";

self.onmessage = async ({ data }) => {
  const placard = await (data.wasm === undefined ? load() : load(data.wasm));
  self.postMessage(walk(placard, data.bytes));
};
