/* The package as npm would install it. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { bundle, packageFolder } from "./support.mjs";

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
      /^(?:import|export) .* from "([^"]+)"/gm,
    ))
      assert.ok(existsSync(join(packageFolder, from)), `${name} imports ${from}`);
});

test("the example of the README runs", () => {
  const example = readFileSync(join(packageFolder, "README.md"), "utf8").match(/```js\n([^]*?)```/)[1];
  const host = `
    import { readFileSync } from "node:fs";
    const languages = ["es"];
    Object.defineProperty(globalThis, "navigator", { value: { languages } });
    const fetch = async () => new Response(readFileSync(process.argv[1]));
    const show = (blob, text) => console.log(blob.type, text);`;
  const script = host + example.replace("./placard/placard.mjs", join(packageFolder, "placard.mjs"));
  const said = execFileSync(process.execPath, [
    "--input-type=module",
    "-e",
    script,
    bundle.path("lockout-conveyor"),
  ]).toString();
  assert.match(said, /^.+ es ltr\nDANGER /);
  assert.match(said, /image\/webp ./);
  assert.match(said, /\d of \d/);
});

test("an application imports it by name, and finds the wasm", () => {
  const application = mkdtempSync(join(tmpdir(), "placard-application-"));
  mkdirSync(join(application, "node_modules"));
  symlinkSync(packageFolder, join(application, "node_modules/placard"), "dir");
  const script = `
    import { createRequire } from "node:module";
    import { readFileSync } from "node:fs";
    import { load } from "placard";
    const wasm = readFileSync(createRequire(process.cwd() + "/").resolve("placard/placard.wasm"));
    console.log((await load(wasm)).open(readFileSync(process.argv[1])).id);`;
  const said = execFileSync(
    process.execPath,
    ["--input-type=module", "-e", script, bundle.path("signal-words")],
    { cwd: application },
  );
  assert.equal(said.toString().trim(), "signal-words");
  rmSync(application, { recursive: true });
});
