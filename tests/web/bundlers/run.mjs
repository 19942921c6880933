/*
 * run.mjs - pack, install, bundle, look: node run.mjs TESTS FOLDER BUNDLE CHROMIUM
 *
 * Runs in the folder into which npm has put the bundlers.  Every page is served with the
 * policy below; each posts what it read, which must be what node reads.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, createReadStream, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { tools } from "./tools.mjs";

const [tests, folder, bundle, chromium] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const PATIENCE = 90_000; // milliseconds
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

let failed = 0;
async function check(name, test) {
  try {
    await test();
    console.log(`ok - ${name}`);
  } catch (error) {
    failed++;
    console.log(`not ok - ${name}\n${error.message}${error.stdout ?? ""}${error.stderr ?? ""}`);
  }
}

const run = (cwd, program, ...rest) => execFileSync(program, rest, { cwd, stdio: "pipe" }).toString();
const node = (cwd, ...rest) => run(cwd, process.execPath, ...rest);

/* ---- Packed and installed ------------------------------------------------------- */

const [packed] = JSON.parse(run(folder, "npm", "pack", "./package", "--json"));
const tarball = join(folder, packed.filename);

/* A fresh application that has installed the tarball. */
function application(name, host = "") {
  const at = join(folder, "apps", name);
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
  run(at, "npm", "install", tarball, "--offline", "--ignore-scripts", "--no-audit", "--no-fund");
  cpSync(join(tests, "app"), at, { recursive: true });
  if (host !== "") writeFileSync(join(at, "host.mjs"), host);
  return at;
}

await check("the tarball holds what it should and nothing else", () => {
  const names = packed.files.map(({ path }) => path);
  const manifest = JSON.parse(readFileSync(join(folder, "package/package.json")));
  for (const name of ["LICENSE", "README.md", "package.json", "placard.mjs", "placard.d.mts", "bare.mjs", "placard.wasm"])
    assert.ok(names.includes(name), `${name} is not in it`);
  for (const name of names) assert.match(name, /^[a-z]+\.(mjs|d\.mts|wasm|json)$|^README\.md$|^LICENSE$/);
  assert.deepEqual(Object.keys(manifest.exports["."])[0], "types");
  assert.match(packed.filename, new RegExp(`^placard-${manifest.version.replaceAll(".", "\\.")}\\.tgz$`));
});

const inNode = application("node");
let expected;
await check("in node", () => {
  const [own, bare] = JSON.parse(node(inNode, "node.mjs", bundle));
  assert.equal(own.id, "lockout-conveyor");
  assert.ok(own.graded.some((earned) => earned > 0) && own.pictures.length > 0 && own.isClosed);
  assert.deepEqual(bare, own);
  expected = own;
});

/* ---- Types ------------------------------------------------------------------------ */

const inTypes = application("types");
cpSync(join(tests, "types"), inTypes, { recursive: true });
const tsc = (...rest) => node(inTypes, join(here, "node_modules/typescript/bin/tsc"), "--strict", ...rest);
const LIBRARY = "es2022,dom,dom.iterable";
const RESOLUTIONS = {
  nodenext: ["--module", "nodenext", "--target", "es2022", "--lib", LIBRARY],
  bundler: ["--module", "esnext", "--moduleResolution", "bundler", "--target", "es2022", "--lib", LIBRARY],
  "the newest libraries": ["--module", "nodenext", "--target", "esnext"],
};
for (const [name, options] of Object.entries(RESOLUTIONS))
  await check(`types: ${name}`, () => tsc("--noEmit", ...options, "use.mts", "path.mts", "using.mts"));
await check("`using` closes", () => {
  tsc(...RESOLUTIONS.nodenext, "--outDir", "out", "using.mts");
  assert.equal(node(inTypes, "out/using.mjs", bundle), "closed\n");
});

/* ---- Bundled ------------------------------------------------------------------------ */

const sites = {}; // name -> folder, or a server of its own
for (const [name, { host, make, serve }] of Object.entries(tools))
  await check(`${name} takes it`, async () => {
    const at = application(name, host);
    sites[name] = serve ? await serve(at, `/${name}/`) : await make(at, `/${name}/`);
    if (serve) return;
    for (const file of readdirSync(sites[name], { recursive: true }).filter((file) => file.endsWith("js")))
      assert.doesNotMatch(readFileSync(join(sites[name], file), "utf8"), /["']node:/, file);
  });

/* ---- In a browser -------------------------------------------------------------------- */

const reports = {};
let allReported;
const done = new Promise((resolve) => (allReported = resolve));

function take(name, request, response) {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    response.end();
    reports[name] = JSON.parse(Buffer.concat(parts).toString());
    if (Object.keys(reports).length === Object.keys(sites).length) allReported("reported");
  });
}

function send(response, file) {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end("not found");
  response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
  createReadStream(file).pipe(response);
}

const server = createServer((request, response) => {
  const [, name, path] = new URL(request.url, "http://localhost").pathname.match(/^\/([^/]*)\/?(.*)$/);
  if (name === "") {
    const frames = Object.keys(sites).map((site) => `<iframe src="/${site}/"></iframe>`);
    return response.setHeader("content-type", "text/html").end(`<!doctype html>${frames.join("")}`);
  }
  if (name === "result") return take(path.replace("/", ""), request, response);
  if (name === "module.placard") return send(response, bundle);
  response.setHeader("content-security-policy", POLICY);
  const site = sites[name];
  if (typeof site !== "string" && site !== undefined) return site.middlewares(request, response);
  return send(response, join(site ?? folder, path === "" ? "index.html" : path));
});

if (chromium) {
  const { visit } = await import(pathToFileURL(join(tests, "../chromium.mjs")));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { result, said } = await visit(chromium, `http://127.0.0.1:${server.address().port}/`, done, PATIENCE);
  server.closeAllConnections();
  server.close();
  if (result === null) console.log("browser: skipped, Chromium does not start here");
  else
    for (const name of Object.keys(sites))
      await check(`${name} runs in a browser, in a worker, under a strict policy`, () => {
        assert.ok(name in reports, `no report (${result})\n${said}`);
        const read = { window: expected, worker: expected, shared: expected };
        const file = tools[name].host.includes("wasm = null") ? "none" : expected;
        assert.deepEqual(reports[name], { isEvalRefused: true, ...read, file });
      });
} else console.log("browser: skipped, Chromium is not there");
for (const site of Object.values(sites)) if (typeof site !== "string") await site.close();
process.exitCode = failed === 0 ? 0 : 1;
