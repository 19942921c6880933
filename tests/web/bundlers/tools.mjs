/*
 * tools.mjs - the application made by each bundler, as its users would.
 *
 * Each takes the folder of an application in which the package is installed, and leaves a folder
 * to serve.  `host` is the file in which the application differs: how the tool opens a worker, and
 * how it carries placard.wasm along as a file.
 */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";

const page = (script, type = "module") =>
  `<!doctype html>\n<meta charset="utf-8">\n<script ${type === "module" ? 'type="module"' : "defer"} src="${script}"></script>\n`;

/* What vite and webpack know by themselves. */
const KNOWN = `
export const openWorker = () => new Worker(new URL("./worker.mjs", import.meta.url), { type: "module" });
export const wasm = new URL("placard/placard.wasm", import.meta.url);
`;

/* Where the worker is a bundle of its own. */
const OWN_WORKER = `export const openWorker = () => new Worker("worker.js", { type: "module" });\n`;

async function withVite(folder, base) {
  writeFileSync(join(folder, "index.html"), page("./main.mjs"));
  await vite.build({ root: folder, base, configFile: false, logLevel: "warn", worker: { format: "es" } });
  return join(folder, "dist");
}

/* The dev server, as a middleware. */
async function withViteDev(folder, base) {
  writeFileSync(join(folder, "index.html"), page("./main.mjs"));
  const server = await vite.createServer({
    root: folder,
    base,
    configFile: false,
    logLevel: "warn",
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  return server;
}

async function withWebpack(folder) {
  const out = join(folder, "dist");
  const compiler = webpack({
    mode: "production",
    context: folder,
    entry: "./main.mjs",
    output: { path: out, filename: "main.js" },
  });
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, done) => (error ? reject(error) : resolve(done))),
  );
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
  writeFileSync(join(out, "index.html"), page("main.js", "classic"));
  return out;
}

const bundled = (folder, options) =>
  esbuild.build({
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    target: "es2020",
    loader: { ".wasm": "file" },
    logLevel: "warning",
    ...options,
  });

async function withEsbuild(folder) {
  const entryPoints = { main: "main.mjs", worker: "worker.mjs" };
  await bundled(folder, { entryPoints, outdir: "dist", format: "esm" });
  writeFileSync(join(folder, "dist/index.html"), page("main.js"));
  return join(folder, "dist");
}

async function withEsbuildClassic(folder) {
  await bundled(folder, { entryPoints: { main: "main.mjs" }, outdir: "dist", format: "iife" });
  await bundled(folder, { entryPoints: { worker: "worker.mjs" }, outdir: "dist", format: "esm" });
  writeFileSync(join(folder, "dist/index.html"), page("main.js", "classic"));
  return join(folder, "dist");
}

async function withRollup(folder) {
  const out = join(folder, "dist");
  for (const name of ["main", "worker"]) {
    const bundle = await rollup({
      input: join(folder, `${name}.mjs`),
      plugins: [nodeResolve({ browser: true })],
      onwarn: (warning) => {
        throw new Error(warning.message);
      },
    });
    await bundle.write({ file: join(out, `${name}.js`), format: "es" });
    await bundle.close();
  }
  mkdirSync(out, { recursive: true });
  copyFileSync(join(folder, "node_modules/placard/placard.wasm"), join(out, "placard.wasm"));
  writeFileSync(join(out, "index.html"), page("main.js"));
  return out;
}

export const tools = {
  "vite-dev": { host: KNOWN, serve: withViteDev },
  vite: { host: KNOWN, make: withVite },
  webpack: { host: KNOWN, make: withWebpack },
  esbuild: {
    host: `import file from "placard/placard.wasm";\nexport const wasm = new URL(file, import.meta.url);\n${OWN_WORKER}`,
    make: withEsbuild,
  },
  "esbuild-classic": { host: `export const wasm = null;\n${OWN_WORKER}`, make: withEsbuildClassic },
  rollup: {
    host: `export const wasm = new URL("placard.wasm", import.meta.url);\n${OWN_WORKER}`,
    make: withRollup,
  },
};
