/* What is refused, how it says so, and that nothing is left behind. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { bundle, load, packageFolder, placard, PlacardError } from "./support.mjs";

const changed = (bytes, at, value) => {
  const copy = Uint8Array.from(bytes);
  copy[at] = value ?? copy[at] ^ 1;
  return copy;
};

function refusal(bytes) {
  try {
    placard.open(bytes).close();
  } catch (error) {
    assert.ok(error instanceof PlacardError && error instanceof Error, String(error));
    return error;
  }
  assert.fail("it was opened");
}

test("a refusal has status, name, offset and a text", () => {
  const error = refusal(bundle("signal-words").subarray(0, 60));
  assert.deepEqual([error.status, error.name, error.entry], [20, "PLACARD_ZIP_TRUNCATED", null]);
  assert.equal(typeof error.offset, "number");
  assert.match(error.message, /ends early/);
  assert.equal(error.isNewer, false);
});

test("a flipped bit in a picture is found when it is shown, and hurts no other", () => {
  const bytes = bundle("lockout-conveyor");
  const entry = placard.open(bytes).entries.find((entry) => entry.name.endsWith(".webp"));
  const module = placard.open(changed(bytes, entry.offset + 30 + entry.name.length + 100));
  const isDamaged = (error) => error instanceof PlacardError && error.name === "PLACARD_ZIP_CRC";
  const picture = module.media(0);
  for (const show of [() => picture.bytes(), () => picture.blob(), () => module.checkMedia(0)])
    assert.throws(show, isDamaged);
  assert.equal(picture.rawBytes().length, entry.size);
  for (let index = 1; index < module.mediaCount; index++) module.media(index).bytes();
  assert.throws(() => module.checkMedia(module.mediaCount), PlacardError);
  module.close();
});

test("damage inside a document is found by load() and names the entry", () => {
  const bytes = bundle("lockout-conveyor");
  const entry = placard.open(bytes).entries.find((entry) => entry.isDeflated);
  let refused = 0;
  for (let at = 0; at < entry.packedSize; at += 7) {
    const module = placard.open(changed(bytes, entry.offset + 30 + entry.name.length + at));
    for (const { index } of module.languages) {
      try {
        module.load(index).close();
      } catch (error) {
        assert.ok(error instanceof PlacardError);
        assert.ok(error.offset !== null);
        refused++;
      }
    }
    module.close();
  }
  assert.ok(refused >= Math.floor(entry.packedSize / 7));
});

test("no truncation opens", () => {
  const bytes = bundle("signal-words");
  for (let size = 0; size < bytes.length; size += 13) refusal(bytes.subarray(0, size));
});

test("a language that is not there is refused", () => {
  const module = placard.open(bundle("signal-words"));
  assert.throws(
    () => module.load(99),
    (error) => error.name === "PLACARD_NO_LANGUAGE",
  );
  module.close();
});

test("what is no bytes is a mistake of the caller", () => {
  assert.throws(() => placard.open("text"), TypeError);
  assert.throws(() => placard.open(null), TypeError);
});

test("any view of bytes opens, also one that starts in the middle", () => {
  const bytes = bundle("signal-words");
  const shifted = new Uint8Array(bytes.length + 5);
  shifted.set(bytes, 3);
  const views = [
    shifted.subarray(3, 3 + bytes.length),
    Uint8Array.from(bytes).buffer,
    new DataView(shifted.buffer, 3, bytes.length),
  ];
  for (const view of views) {
    const module = placard.open(view);
    assert.equal(module.id, "signal-words");
    module.close();
  }
});

test("closing gives all memory back, failing leaves none behind", () => {
  const before = placard.memoryUsed;
  for (let round = 0; round < 50; round++) {
    const module = placard.open(bundle("lockout-conveyor"));
    const document = module.load("es");
    module.attempt(document, { seed: round });
    module.session(document);
    assert.ok(placard.memoryUsed > before);
    refusal(new Uint8Array(1000));
    assert.throws(() => module.attempt(document, { saved: new Uint8Array(9) }), PlacardError);
    module.close();
    assert.equal(placard.memoryUsed, before);
  }
});

test("what is closed says so", () => {
  const module = placard.open(bundle("lockout-conveyor"));
  const document = module.load();
  const node = document.root;
  module.close();
  assert.ok(module.isClosed && document.isClosed);
  for (const read of [() => module.id, () => document.title, () => node.number, () => module.load()])
    assert.throws(read, TypeError);
  module.close();
});

test("a module outlives growth of the memory", () => {
  const small = placard.open(bundle("signal-words"));
  const title = small.load().title;
  const many = Array.from({ length: 60 }, () => placard.open(bundle("lockout-conveyor")));
  assert.equal(small.load().title, title);
  assert.equal(many[59].id, "lockout-conveyor");
  for (const module of [small, ...many]) module.close();
});

test("the wasm may come as bytes, as a response, or compiled", async () => {
  const bytes = readFileSync(join(packageFolder, "placard.wasm"));
  const answer = (type) => new Response(bytes, { headers: { "content-type": type } });
  const sources = [
    bytes,
    answer("application/wasm"),
    answer("application/octet-stream"),
    Promise.resolve(placard.wasm),
  ];
  for (const source of sources) {
    const other = await load(source);
    assert.equal(other.open(bundle("signal-words")).id, "signal-words");
    assert.equal(other.version, placard.version);
  }
  await assert.rejects(load(new Response("", { status: 404 })), /404/);
});

test("versions and names come from placard.h", () => {
  const manifest = JSON.parse(readFileSync(join(packageFolder, "package.json")));
  assert.equal(placard.version, manifest.version);
  assert.match(placard.formatVersion, /^\d+\.\d+$/);
  const types = readFileSync(join(packageFolder, "names.d.mts"), "utf8");
  const typed = types
    .match(/type Kind =([^;]*);/)[1]
    .match(/"[^"]*"/g)
    .map((name) => name.slice(1, -1));
  assert.deepEqual(typed.sort(), placard.kinds.sort());
});
