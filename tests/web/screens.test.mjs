/* Screens and sessions through the package; what must be on them is taken from `placard render --to json`. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { bodyOf, hazardsOf } from "./body.mjs";
import { bundle, bundles, placard, PlacardError, program } from "./support.mjs";

const range = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

const printed = (name, tag) =>
  JSON.parse(execFileSync(program, ["render", "--to", "json", "--lang", tag, bundle.path(name)], { maxBuffer: 1 << 26 }));

for (const [name, bytes] of bundles()) {
  test(`${name}: the screens show every notice and every word, and what guards a step`, () => {
    const module = placard.open(bytes);
    for (const { index, tag } of module.languages) {
      const { document: tree } = printed(name, tag);
      const document = module.load(index);
      const screens = document.screens();
      const nodes = (screen) => screen.pieces.flatMap((piece) => range(piece.index, piece.end));
      const shown = screens.map(nodes);
      const all = new Set(shown.flat());
      for (const { node, text } of bodyOf(tree)) assert.ok(all.has(node), `${tag}: "${text}" is on no screen`);
      for (const { node, step } of hazardsOf(tree)) {
        const screen = screens.find((one) => one.node?.index === step);
        const isShown = nodes(screen).includes(node) || screen.guards.some((guard) => guard.index === node);
        assert.ok(isShown, `${tag}: hazard ${node} is out of sight at step ${step}`);
      }
      const isOnce = shown.flat().filter((node) => document.node(node).kind === "step");
      assert.equal(isOnce.length, document.steps.length);
      assert.deepEqual(screens.map((screen) => screen.index), range(0, screens.length));
      assert.deepEqual(screens[0].kind, "opening");
    }
    module.close();
  });
}

test("a digest tells screens apart, and is the same wherever it is reckoned", () => {
  const module = placard.open(bundle("lockout-conveyor"));
  const digests = module.load("en").screens().map((screen) => screen.digest);
  assert.ok(digests.every((digest) => typeof digest === "bigint" && digest > 0n && digest < 1n << 64n));
  assert.equal(new Set(digests).size, digests.length);
  assert.deepEqual(digests, placard.open(bundle("lockout-conveyor")).load("en").screens().map((screen) => screen.digest));
  assert.notDeepEqual(digests, module.load("es").screens().map((screen) => screen.digest));
  module.close();
});

test("a bulletin can be read to its end, and that is known again", () => {
  const module = placard.open(bundle("corrosive-splash"));
  const document = module.load("en");
  const session = module.session(document);
  const screens = document.screens();
  assert.deepEqual([session.last, session.seenCount, session.count], [null, 0, screens.length]);
  screens.forEach((screen, i) => session.show(screen, 1000 * i));
  session.show(null, 1000 * screens.length);
  assert.equal(session.seenCount, session.count);
  const again = module.session(document, { saved: session.save() });
  assert.equal(again.last, screens.at(-1));
  assert.equal(again.time(screens[1]), 1000);
  module.close();
});

test("a session counts what was in view and resumes", () => {
  const module = placard.open(bundle("lockout-conveyor"));
  const document = module.load("en");
  const [opening, first, second] = document.screens();
  const session = module.session(document);
  session.show(opening, 4294967000); // the clock may wrap
  session.show(first, 4294968000);
  session.show(null, 4294968500.9);
  assert.deepEqual([session.last, session.seenCount, session.time(opening), session.time(first)], [first, 2, 1000, 500]);
  assert.deepEqual([session.isSeen(first), session.isSeen(second)], [true, false]);
  const saved = session.save();
  const again = module.session(document, { saved });
  assert.deepEqual([again.last, again.seenCount, again.time(opening)], [first, 2, 1000]);
  const other = module.session(module.load("es"), { saved }); // another language: nothing of it was read
  assert.deepEqual([other.last, other.seenCount], [null, 0]);
  saved[saved.length - 1] ^= 1;
  assert.throws(() => module.session(document, { saved }), PlacardError);
  module.close();
});
