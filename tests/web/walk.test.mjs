/* The package in node: what it reads is what `placard render --to json` says. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

import { bundle, bundles, placard, program } from "./support.mjs";

/* The tree as the program prints it. */
function tree(node) {
  const object = { kind: node.kind, node: node.index };
  if (node.hasNumber) object.number = node.number;
  if (node.hasText) object.text = node.text;
  if (node.hasChildren) object.children = node.children.map(tree);
  return object;
}

const texts = (module, kind) => module.facts(kind).map((fact) => fact.text);
const parts = (document, kind) =>
  document.root.children.filter((node) => node.kind === kind).map((node) => node.text);

const plainChild = (node, kind) => node.child(kind)?.plain ?? null;

function question(node) {
  return {
    node: node.index,
    id: node.text,
    prompt: plainChild(node, "prompt"),
    hint: plainChild(node, "hint"),
    explanation: plainChild(node, "explanation"),
    points: node.number >> 5,
    digest: node.child("digest").number.toString(16).padStart(8, "0"),
  };
}

const only = (object, like) => Object.fromEntries(Object.keys(like).map((key) => [key, object[key]]));

for (const [name, bytes] of bundles()) {
  const module = placard.open(bytes);
  for (const { index, tag } of module.languages) {
    test(`${name} in ${tag} is as the program prints it`, () => {
      const printed = JSON.parse(
        execFileSync(program, ["render", "--to", "json", "--lang", tag, bundle.path(name)], {
          maxBuffer: 1 << 26,
        }),
      );
      const document = module.load(index);
      const own = {
        id: module.id,
        version: module.version,
        kind: module.kind,
        language: document.language.tag,
        direction: document.language.direction,
        title: document.title,
        languages: module.languages.map(({ tag, direction }) => ({ tag, direction })),
        ppe: parts(document, "protection"),
        tools: parts(document, "tool"),
        equipment: texts(module, "equipment"),
        regulations: texts(module, "regulation"),
        review_seconds: module.facts("review").map((fact) => fact.number),
        media: Array.from({ length: module.mediaCount }, (_, i) => {
          const media = module.media(i);
          const digest = Buffer.from(module.facts("media")[i].bytes).toString("hex");
          return { digest, width: media.width, height: media.height, size: media.bytes().length };
        }),
        document: tree(document.root),
      };
      assert.deepEqual(own, only(printed, own));
      assert.deepEqual(
        document.steps.map((step) => ({ node: step.index, instruction: step.child("paragraph").plain })),
        printed.steps.map((step) => only(step, { node: 0, instruction: 0 })),
      );
      assert.deepEqual(
        document.notices.map((notice) => ({ node: notice.index, level: notice.notice, text: notice.children.map(({ plain }) => plain).join(" ") })),
        printed.notices.map((notice) => only(notice, { node: 0, level: 0, text: 0 })),
      );
      const asked = printed.quiz?.questions ?? [];
      assert.deepEqual(
        document.questions.map(question),
        asked.map((q) => only(q, question(document.node(q.node)))),
      );
      assert.deepEqual(
        [...document.nodes()].map((node) => node.index),
        [...Array(document.nodeCount).keys()],
      );
      document.close();
    });
  }
}

test("pictures are WebP files", async () => {
  const module = placard.open(bundle("lockout-conveyor"));
  const blob = module.media(0).blob();
  assert.equal(blob.type, "image/webp");
  assert.equal(Buffer.from(await blob.slice(8, 12).arrayBuffer()).toString(), "WEBP");
  assert.equal(module.media(module.mediaCount), null);
  assert.equal(module.media(-1), null);
  module.close();
});

test("languages are looked up as RFC 4647 says", () => {
  const module = placard.open(bundle("lockout-conveyor"));
  const tag = (priority) => module.load(priority).language.tag;
  assert.deepEqual(module.languages.map((language) => language.tag).sort(), ["ar", "en", "es"]);
  assert.equal(tag("es-MX, en"), "es");
  assert.equal(tag(["de", "ar-EG"]), "ar");
  assert.equal(tag("de"), "en");
  assert.equal(tag(""), "en");
  assert.equal(module.load("ar").language.direction, "rtl");
  module.close();
});

test("triggers have their words and terms", () => {
  const module = placard.open(bundle("lockout-conveyor"));
  const triggers = module.facts("trigger");
  assert.ok(triggers.some((trigger) => trigger.trigger === "work_order"));
  const order = triggers.find((trigger) => trigger.trigger === "work_order");
  assert.ok(
    order.children.every(
      (term) => term.kind === "field" && term.children.every((v) => v.kind === "value" && v.text),
    ),
  );
  assert.equal(module.facts("content")[0].bytes.length, 32);
  assert.throws(() => module.facts("no such kind"), TypeError);
  module.close();
});

test("entries are listed in file order", () => {
  const module = placard.open(bundle("lockout-conveyor"));
  const entries = module.entries;
  assert.equal(entries[0].name, "mimetype");
  assert.ok(entries.every((entry, i) => i === 0 || entry.offset > entries[i - 1].offset));
  assert.ok(entries.some((entry) => entry.isDeflated && entry.size > entry.packedSize));
  module.close();
});
