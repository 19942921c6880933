/* The package as npm would install it. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Script } from "node:vm";

import { bundle, packageFolder, program } from "./support.mjs";

const builder = fileURLToPath(new URL("../../runtime/bindings/web/build", import.meta.url));
const manifest = JSON.parse(readFileSync(join(packageFolder, "package.json")));

test("every export is there, and nothing is depended on", () => {
  const targets = Object.values(manifest.exports).flatMap((target) =>
    Object.values({ target }).flatMap((t) => (typeof t === "string" ? t : Object.values(t))),
  );
  for (const target of targets) assert.ok(existsSync(join(packageFolder, target)), target);
  for (const key of ["dependencies", "peerDependencies", "optionalDependencies", "scripts"])
    assert.equal(manifest[key], undefined);
});

test("the wasm wants nothing and gives what names.mjs names", async () => {
  const wasm = new WebAssembly.Module(readFileSync(join(packageFolder, "placard.wasm")));
  const { exported } = await import(pathToFileURL(join(packageFolder, "names.mjs")));
  assert.deepEqual(WebAssembly.Module.imports(wasm), []);
  assert.deepEqual(
    WebAssembly.Module.exports(wasm)
      .map(({ name }) => name)
      .sort(),
    [...Object.values(exported), "memory", "__heap_base"].sort(),
  );
});

test("its modules import one another alone", () => {
  for (const name of readdirSync(packageFolder).filter((name) => name.endsWith(".mjs")))
    for (const [, from] of readFileSync(join(packageFolder, name), "utf8").matchAll(
      /(?:^(?:import|export) .* from |\bimport\()"([^"]+)"/gm,
    ))
      assert.ok(existsSync(join(packageFolder, from)), `${name} imports ${from}`);
});

/* What the example of the README says of a bundle to who reads a language. */
function example(file, language) {
  const example = readFileSync(join(packageFolder, "README.md"), "utf8").match(/```js\n([^]*?)```/)[1];
  const host = `
    import { readFileSync } from "node:fs";
    const languages = [${JSON.stringify(language)}];
    Object.defineProperty(globalThis, "navigator", { value: { languages } });
    const fetch = async () => new Response(readFileSync(process.argv[1]));`;
  const script = host + example.replace('"placard"', JSON.stringify(join(packageFolder, "placard.mjs")));
  return spawnSync(process.execPath, ["--input-type=module", "-e", script, file]);
}

test("no example of the README awaits outside of a function, which vite would refuse to build", () => {
  const examples = [...readFileSync(join(packageFolder, "README.md"), "utf8").matchAll(/^ *```js\n([^]*?)^ *```/gm)];
  assert.equal(examples.length, 2);
  for (const [, code] of examples) new Script(code.replace(/^ *import .*/gm, "").replaceAll("import.meta", "({})")); // as a script it cannot
});

test("the example of the README runs", () => {
  const { status, stdout, stderr } = example(bundle.path("lockout-conveyor"), "es");
  assert.equal(status, 0, stderr.toString());
  const said = stdout.toString();
  assert.match(said, /^.+ es ltr\nopening title .+\n/);
  assert.match(said, /^step notice DANGER: /m);
  assert.match(said, /^still: DANGER: /m);
  assert.match(said, /^(\d+) of \1 seen$/m);
  assert.match(said, /image\/webp ./);
  assert.match(said, /\d of \d/);
});

test("the example of the README tells first what is withdrawn, left out or in another language", () => {
  const withdrawn = example(bundle.path("fire-watch-half-hour"), "en");
  assert.match(withdrawn.stdout.toString(), /^withdrawn .*60 minutes is 2026-11-28 hot-work-permit\n$/);
  assert.notEqual(withdrawn.status, 0); // and nothing to follow
  assert.match(example(bundle.path("hand-rub"), "tlh").stdout.toString(), /^other-language en/);
  const lagging = join(packageFolder, "../../lagging/lagging-1.0.2.placard");
  assert.match(example(lagging, "de").stdout.toString(), /^left-out de +\nother-language en/);
  assert.match(example(lagging, "es").stdout.toString(), /OUTDATED/);
});

test("the day and what is asked for decide what is told", async () => {
  const { load } = await import(pathToFileURL(join(packageFolder, "placard.mjs")));
  const module = (await load()).open(bundle("fire-watch-half-hour"));
  const kinds = (document, day) => document.caveats(new Date(day)).map(({ kind, day }) => `${kind} ${day}`);
  assert.deepEqual(kinds(module.load("en"), "2026-11-27T12:00"), ["valid-until 2026-11-28"]);
  assert.deepEqual(kinds(module.load("en"), "2026-11-28T00:00"), ["withdrawn 2026-11-28"]);
  assert.equal(module.isWithdrawn(new Date("2026-11-27T23:59")), false);
  assert.equal(module.lookup("tlh"), null);
  assert.equal(module.rank("en", ["tlh", "en-GB"]), 5);
  module.close();
});

/* The package built with other tools: what build says, and the wasm, if it made one. */
function built(environment) {
  const folder = mkdtempSync(join(tmpdir(), "placard-build-"));
  writeFileSync(join(folder, "wasm-opt"), '#!/bin/sh\nfor file; do :; done\necho spoilt >"$file"\n', { mode: 0o755 });
  const PATH = `${folder}:${process.env.PATH}`;
  const { status, stderr } = spawnSync(builder, [join(folder, "package")], { env: { ...process.env, PATH, ...environment } });
  const file = join(folder, "package", "placard.wasm");
  const wasm = existsSync(file) ? readFileSync(file) : null;
  rmSync(folder, { recursive: true });
  return { status, stderr: stderr.toString(), wasm };
}

test("the wasm is the same by every way of building: nobody runs a wasm-opt but build itself", () => {
  const named = process.env.WASM_OPT ?? execFileSync("sh", ["-c", "command -v wasm-opt"]).toString().trim();
  assert.ok(built({ WASM_OPT: named }).wasm.equals(readFileSync(join(packageFolder, "placard.wasm"))));
  assert.equal(built({ WASM_OPT: undefined }).wasm.toString(), "spoilt\n"); // so build does run the one that it finds
});

test("without wasm-opt nothing is built, and the reason is said", () => {
  const { status, stderr, wasm } = built({ WASM_OPT: "no-such-wasm-opt" });
  assert.deepEqual([status, wasm], [3, null]);
  assert.match(stderr, /^build: wasm-opt is needed \(Debian: binaryen\)$/m);
});

test("a page of the program has the same wasm inside", (t) => {
  const { stdout, stderr } = spawnSync(program, ["render", "--to", "html", bundle.path("lockout-conveyor")]);
  if (/does not grade/.test(stderr)) return t.skip("the program was built without a wasm");
  const wasm = readFileSync(join(packageFolder, "placard.wasm")).toString("base64");
  assert.ok(stdout.toString().replace(/\s/g, "").includes(wasm));
});

test("the wasm inside the JavaScript is the file", async () => {
  const { base64 } = await import(pathToFileURL(join(packageFolder, "wasm.mjs")));
  assert.ok(Buffer.from(base64, "base64").equals(readFileSync(join(packageFolder, "placard.wasm"))));
});
