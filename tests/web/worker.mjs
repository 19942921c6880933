/* worker.mjs - reads what is posted: bundles, and perhaps the compiled wasm. */
import { load } from "./placard/placard.mjs";
import { readAll } from "./read.mjs";

self.onmessage = async ({ data }) => {
  const placard = await (data.wasm === undefined ? load() : load(data.wasm));
  self.postMessage(readAll(placard, data.bundles));
};
