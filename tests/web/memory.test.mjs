/* What the build of the wasm counts on: nothing touches the first KiB of its memory. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { bundles, packageFolder } from "./support.mjs";

const UNUSED = 1024; // bytes that wasm-opt takes for unused
const MARK = 0xa5;

/* The library on its own memory, which the package shows to nobody. */
async function instrumented() {
  const { load } = await import(pathToFileURL(join(packageFolder, "bare.mjs")));
  const { instantiate } = WebAssembly;
  let memory;
  WebAssembly.instantiate = async (...rest) => {
    const instance = await instantiate(...rest);
    ({ memory } = instance.exports);
    return instance;
  };
  const placard = await load(readFileSync(join(packageFolder, "placard.wasm"))).finally(() => {
    WebAssembly.instantiate = instantiate;
  });
  return { placard, memory };
}

/* All that a client does with a document. */
function use(module, document) {
  for (const screen of document.screens()) assert.ok(screen.pieces.length > 0 && screen.digest !== 0n);
  const attempt = module.attempt(document, { seed: 1 });
  for (const question of attempt.questions) {
    const typed = { number: "\u22121,5 mm", words: "WORD" }[question.form];
    const value = typed ?? question.shown.map(({ index }) => index);
    question.answer(question.isMany || question.form !== "choices" ? value : value[0]);
    for (const { index } of question.options) question.isRight(index);
  }
  assert.equal(typeof attempt.isPassed, "boolean");
  module.attempt(document, { saved: attempt.save() }).finish();
  const session = module.session(document);
  session.show(document.screens()[0], 0);
  module.session(document, { saved: session.save() });
}

test("the stack stays out of the first KiB", async () => {
  const { placard, memory } = await instrumented();
  const deepest = () => new Uint8Array(memory.buffer).findIndex((byte) => byte !== MARK);
  new Uint8Array(memory.buffer).fill(MARK, 0, UNUSED);
  for (const [, bytes] of bundles()) {
    const module = placard.open(bytes);
    module.lookup("x-none, es-MX");
    for (let index = 0; index < module.mediaCount; index++) module.checkMedia(index);
    for (const { index } of module.languages) use(module, module.load(index));
    assert.throws(() => placard.open(bytes.subarray(0, bytes.length - 1)));
    module.close();
  }
  assert.ok(deepest() >= UNUSED, `byte ${deepest()} was written`);
});
