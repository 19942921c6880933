/* main.mjs - an application in a page: reads a bundle here and in a worker, and says what it read. */
import { load } from "placard";
import { load as loadBare } from "placard/bare";

import { openWorker, wasm } from "./host.mjs"; // each tool's own way
import { walk } from "./walk.mjs";

function isEvalRefused() {
  try {
    return new Function("return false")();
  } catch {
    return true;
  }
}

const inWorker = (message) =>
  new Promise((resolve, reject) => {
    const worker = openWorker();
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(`worker: ${event.message}`));
    worker.postMessage(message);
  });

async function run() {
  const bytes = await (await fetch("/module.placard")).arrayBuffer();
  const placard = await load();
  return {
    isEvalRefused: isEvalRefused(), // the page's policy is in force
    window: walk(placard, bytes),
    file: wasm === null ? "none" : walk(await loadBare(wasm), bytes),
    worker: await inWorker({ bytes }),
    shared: await inWorker({ bytes, wasm: placard.wasm }),
  };
}

run()
  .catch((error) => ({ error: String(error.stack ?? error) }))
  .then((report) => fetch(`/result${location.pathname}`, { method: "POST", body: JSON.stringify(report) }));
