/*
 * browser.mjs - the package and the player in headless Chromium.
 *
 *   node browser.mjs CHROMIUM SITE      exit 77: the browser does not start here
 *
 * One page, browser.html, reads every bundle in the window, in a worker, and with the
 * compiled wasm posted to a worker; then it clicks through the player and goes offline.
 * It posts what it saw to /result, which is compared with what node reads.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { serve } from "../../examples/web/serve.mjs";
import { bodyOf, hazardsOf, nodesOf } from "./body.mjs";
import { visit } from "./chromium.mjs";

const [chromium, site] = process.argv.slice(2);
const PATIENCE = 150_000; // milliseconds

for (const name of ["browser.html", "browser.page.mjs", "read.mjs", "worker.mjs"])
  copyFileSync(new URL(name, import.meta.url), join(site, name));

let report;
const reported = new Promise((resolve) => (report = resolve));
let isCut = false;

/* /result takes the report; /cut makes every later request fail, as without a network. */
function handle(request, response) {
  if (isCut && !request.url.startsWith("/result")) return response.destroy(), true;
  if (request.url === "/cut") return (isCut = true), response.end("cut"), true;
  if (request.url !== "/result") return false;
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    response.end();
    report(JSON.parse(Buffer.concat(parts).toString()));
  });
  return true;
}

const server = await serve(site, 0, handle);
const url = `http://127.0.0.1:${server.address().port}/browser.html`;
const { result, said } = await visit(chromium, url, reported, PATIENCE);
server.closeAllConnections();
server.close();

if (result === null) {
  console.log(`browser: skipped, ${chromium} does not start here`);
  process.exit(77);
}
assert.ok(typeof result === "object", `no report: ${result}\n${said}`);

/* Node's reading of the same files is what every other must be. */
const { load } = await import(pathToFileURL(join(site, "placard/placard.mjs")));
const { readAll } = await import("./read.mjs");
const files = readdirSync(join(site, "bundles"))
  .filter((name) => name.endsWith(".placard"))
  .sort();
const own = readAll(
  await load(),
  files.map((name) => readFileSync(join(site, "bundles", name))),
);

/* Blanks are the layout's. */
const packed = (text) => text.replace(/\s+/gu, "");
const program = process.env.PLACARD_PROGRAM;

/* Every word and notice of the tree that the program prints is on the pages, and what guards a step on its page. */
function checkPages(file, tag, pages) {
  const bundle = join(site, "bundles", file);
  const options = { maxBuffer: 1 << 26 };
  const printed = JSON.parse(execFileSync(program, ["render", "--to", "json", "--lang", tag, bundle], options));
  if (printed.withdrawn) return; // says why, and nothing to follow
  const all = packed(pages.map((page) => page.text).join(" "));
  for (const { text } of bodyOf(printed.document))
    assert.ok(all.includes(packed(text)), `${file}, ${tag}: "${text}" is on no page`);
  const nodes = [...nodesOf(printed.document)];
  const steps = nodes.filter((node) => node.kind === "step").map((node) => node.node);
  const stepPages = pages.filter((page) => page.type === "step");
  assert.equal(stepPages.length, steps.length);
  for (const { node, step } of hazardsOf(printed.document)) {
    const hazard = [...bodyOf(nodes.find((one) => one.node === node))].map(({ text }) => text);
    const { hazards } = stepPages[steps.indexOf(step)];
    assert.ok(
      hazards.some((text) => packed(text) === packed(hazard.join(""))),
      `${file}, ${tag}: "${hazard.join("")}" is out of sight at step ${steps.indexOf(step) + 1}`,
    );
  }
}

function checkAll(said) {
  for (const [file, languages] of Object.entries(said))
    for (const [tag, pages] of Object.entries(languages)) checkPages(file, tag, pages);
  assert.deepEqual(Object.keys(said).sort(), files);
}

const checks = {
  "read in the window": () => assert.deepEqual(result.window, own),
  "read in a worker": () => assert.deepEqual(result.worker, own),
  "compiled once, read in a worker": () => assert.deepEqual(result.shared, own),
  "compiled from a stream": () => assert.equal(result.isStreamed, true),
  "a damaged file is refused": () =>
    assert.deepEqual(result.refused, { name: "PLACARD_ZIP_TRUNCATED", isError: true }),
  "the library is listed": () => assert.equal(result.listed, files.length),
  "the player shows every page": () => assert.deepEqual(result.player.problems, []),
  "no page of any module in any language is broken": () => assert.deepEqual(result.problems, []),
  "every notice and every word is on a page, and what guards a step on its page": () => checkAll(result.said),
  "a solved quiz is passed": () => assert.match(result.player.result, /^100 %/),
  "every screen was seen": () => assert.match(result.player.seen, /(\d+) \/ \1$/),
  "Arabic reads right to left": () =>
    assert.deepEqual(result.player.arabic, { dir: "rtl", lang: "ar", isLatin: false }),
  "a language that is left out or not there is told to its readers, and a stale part at the part": () => {
    const { told, marked } = result.lagging;
    assert.deepEqual(told, {
      de: ["de: Diese Übersetzung ist veraltet und in dieser Version nicht enthalten (1.0.0 \u2192 1.0.2)"],
      fr: ["fr: Ce module n’existe pas dans votre langue. Langue affichée : anglais"],
      tlh: ["en: This module is not there in your language. Shown is: English"],
      "en-GB": [],
    });
    assert.deepEqual(marked, ["step 2"]);
  },
  "what was arranged is shown again": () => {
    assert.match(result.arranged[0], /\["1","2","0"\]/);
    assert.equal(result.arranged[1], result.arranged[0]);
  },
  "progress is kept": () => assert.equal(result.player.kept, true),
  "everything opens without a network": () => assert.deepEqual(result.offline, result.player.title),
};
let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    check();
    console.log(`ok - ${name}`);
  } catch (error) {
    failed++;
    console.log(`not ok - ${name}\n${error.message}`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
