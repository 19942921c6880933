/*
 * join.mjs - what stands inside a page: modules joined into one script, the wasm as text.
 *
 *   node join.mjs ENTRY PACKAGE FOLDER
 *
 * ENTRY is a module; `placard/NAME` in it is NAME.mjs of the folder PACKAGE, the web
 * package.  Writes script.js and wasm.txt into FOLDER.  Each module becomes a function that returns what it exports, in the order in
 * which they need each other; comments, indents and blanks that mean nothing go.  Of the
 * language's ways to import and export it takes those that the sources use, and
 * refuses the others.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

const [entry, packageFolder, out] = process.argv.slice(2);

function fail(path, why) {
  console.error(`join: ${path}: ${why}`);
  process.exit(1);
}

/* ---- Smaller ----------------------------------------------------------------------- */

/* In this order: comments, texts, templates without templates inside, a regular expression
 * behind what no operand ends with, names and numbers, blanks, any other character. */
const TOKEN =
  /\/\*[^]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[^]|[^`\\])*`|(?<=[(,=:?[!&|;{}>]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*|[\w$#]+|\s+|[^]/g;

const isName = (token) => /^[\w$#]/.test(token);
const isComment = (token) => /^\/[*/]/.test(token);

/* Blanks stay between names and where signs would run together; a line's end where it may end a statement. */
function blank(before, space, after) {
  if (isName(before) && isName(after)) return space.includes("\n") ? "\n" : " ";
  if (/[+-]$/.test(before) && /^[+-]/.test(after)) return " ";
  if (!space.includes("\n") || /[{(,;[=:?&|>]$/.test(before) || /^[})\].?:&|=]/.test(after)) return "";
  return "\n";
}

function smaller(text) {
  const tokens = text.match(TOKEN).filter((token) => !isComment(token));
  let out = "";
  let space = "";
  let last = ";";
  for (const token of tokens) {
    if (/^\s/.test(token)) {
      space += token;
      continue;
    }
    if (space !== "") out += blank(last, space, token);
    out += token;
    last = token;
    space = "";
  }
  return out;
}

/* ---- Modules ----------------------------------------------------------------------- */

const modules = []; // { path, name, code, exports }, each behind those that it needs
const waiting = new Set();

function find(path, specifier) {
  if (specifier.startsWith("./")) return resolve(dirname(path), specifier);
  if (specifier.startsWith("placard/")) return resolve(packageFolder, `${basename(specifier)}.mjs`);
  return fail(path, `'${specifier}' is neither beside it nor of the package`);
}

/* `import { a, b as c } from` and `import * as d from`, as declarations. */
function declaration(path, what, specifier) {
  const { name } = moduleOf(find(path, specifier));
  const all = /^\* as (\w+)$/.exec(what);
  return `const ${all === null ? what.replace(/ as /g, ": ") : all[1]} = ${name};`;
}

function read(path) {
  const exports = [];
  const code = readFileSync(path, "utf8")
    .replace(/^import ([^"]*?) from "([^"]+)";$/gm, (_, what, specifier) => declaration(path, what, specifier))
    .replace(/^export \{([^}]*)\};$/gm, (_, names) => (exports.push(...names.split(",")), ""))
    .replace(/^export (?=(?:const|let|class|function|async function) (\w+))/gm, (_, name) => (exports.push(name), ""));
  const other = /^(?:import|export)\b.*|\bimport(?:\(|\.meta).*/m.exec(smaller(code));
  if (other !== null) fail(path, `cannot be joined: ${other[0]}`);
  return { code, exports: exports.map((name) => name.trim()).filter((name) => name !== "") };
}

function moduleOf(path) {
  const known = modules.find((module) => module.path === path);
  if (known !== undefined) return known;
  if (waiting.has(path)) fail(path, "needs itself");
  waiting.add(path);
  const made = { path, ...read(path), name: `module${modules.length}` };
  modules.push(made);
  return made;
}

function joined({ name, code, exports }) {
  return `const ${name} = (() => {\n${code}\nreturn { ${exports.join(", ")} };\n})();`;
}

moduleOf(resolve(entry));
const script = smaller(`(() => {\n"use strict";\n${modules.map(joined).join("\n")}\n})();`);
if (/<\/script|<!--/i.test(script)) fail(entry, "what was joined cannot stand inside a page");
writeFileSync(join(out, "script.js"), script);
writeFileSync(join(out, "wasm.txt"), readFileSync(join(packageFolder, "placard.wasm")).toString("base64"));
