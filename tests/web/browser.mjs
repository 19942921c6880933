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
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { serve } from "../../examples/web/serve.mjs";
import { visit } from "./chromium.mjs";

const [chromium, site] = process.argv.slice(2);
const PATIENCE = 90_000; // milliseconds

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
  "a solved quiz is passed": () => assert.match(result.player.result, /^100 %/),
  "every step was seen": () => assert.match(result.player.seen, /(\d+) \/ \1$/),
  "Arabic reads right to left": () =>
    assert.deepEqual(result.player.arabic, { dir: "rtl", lang: "ar", isLatin: false }),
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
