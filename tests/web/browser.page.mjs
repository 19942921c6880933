/* browser.page.mjs - runs in the browser and reports to browser.mjs. */
import { load as loadBare } from "./placard/bare.mjs";
import { load } from "./placard/placard.mjs";
import { readAll } from "./read.mjs";

const MODULE = /^lockout-conveyor-/;
const ARRANGED = /^hand-rub-/; // has an order and a match question
const LAGGING = /^lagging-/;
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(what, test) {
  for (let round = 0; round < 400; round++) {
    const value = test();
    if (value) return value;
    await wait(25);
  }
  throw new Error(`waited in vain for ${what}`);
}

const inWorker = (message) =>
  new Promise((resolve, reject) => {
    const worker = new Worker("worker.mjs", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(`worker: ${event.message}`));
    worker.postMessage(message);
  });

/* ---- The package ------------------------------------------------------------ */

async function refusal(placard, bytes) {
  try {
    placard.open(bytes);
    return null;
  } catch (error) {
    return { name: error.name, isError: error instanceof Error };
  }
}

async function readBundles(files) {
  let isStreamed = false;
  const streaming = WebAssembly.compileStreaming;
  WebAssembly.compileStreaming = (...rest) => ((isStreamed = true), streaming.apply(WebAssembly, rest));
  await loadBare(fetch("placard/placard.wasm"));
  const placard = await load();
  const bundles = await Promise.all(
    files.map(async (file) => (await fetch(`bundles/${file}`)).arrayBuffer()),
  );
  return {
    window: readAll(placard, bundles),
    worker: await inWorker({ bundles }),
    shared: await inWorker({ bundles, wasm: placard.wasm }),
    isStreamed,
    refused: await refusal(placard, new Uint8Array(bundles[0]).subarray(0, 70)),
  };
}

/* ---- The player --------------------------------------------------------------- */

const frame = document.createElement("iframe");
const inside = (selector) => frame.contentDocument.querySelector(selector);
const insideAll = (selector) => [...frame.contentDocument.querySelectorAll(selector)];

async function visit(address, selector) {
  frame.src = "about:blank";
  await until("a blank page", () => frame.contentDocument?.URL === "about:blank");
  frame.src = address;
  await until(selector, () => frame.contentDocument.URL !== "about:blank" && inside(selector));
}

/* What no page may show. */
function problemsOf(page) {
  const problems = [];
  const { scrollWidth, clientWidth } = frame.contentDocument.documentElement;
  if (scrollWidth > clientWidth)
    problems.push(`${page}: wider than the screen by ${scrollWidth - clientWidth}`);
  for (const image of insideAll("main img"))
    if (!image.hasAttribute("alt")) problems.push(`${page}: picture without alternative`);
  for (const target of insideAll("button:not(:disabled), .choices label, main select"))
    if (target.offsetHeight < 56)
      problems.push(`${page}: target of ${target.offsetHeight} px: ${target.outerHTML.slice(0, 60)}`);
  if (/undefined|\[object/.test(frame.contentDocument.body.textContent))
    problems.push(`${page}: broken text`);
  return problems;
}

/* Answer the question shown with what the document says is right. */
function solve(question, node) {
  if (question.type === "order") {
    const right = question.options.map((option) => option.node.child("paragraph").plain);
    const shown = () => insideAll(".order li .words").map((words) => words.textContent);
    right.forEach((text, place) => {
      for (let at = shown().indexOf(text); at > place; at--)
        insideAll(".order li")[at].querySelector(".move").click();
    });
  } else if (question.type === "match") {
    insideAll(".pairs select").forEach((select, index) => {
      select.value = String(index);
      select.dispatchEvent(new Event("change"));
    });
  } else if (question.type === "numeric" || question.type === "short-text") {
    const input = inside(".entry input");
    input.value = (node.child("low") ?? node.child("accept")).text;
    input.dispatchEvent(new Event("input"));
  } else {
    question.shown.forEach((option, place) => {
      if (option.node.number === 1) insideAll(".choices input")[place].click();
    });
  }
}

/* The page that is drawn, not the one that was asked for. */
const shownPage = () => insideAll(".progress i").findIndex((part) => part.classList.contains("now"));

const press = () => inside("footer .forward").click();

async function play(file) {
  const placard = await load();
  const module = placard.open(await (await fetch(`bundles/${file}`)).arrayBuffer());
  localStorage.language = "en";
  await visit(`./?bundle=bundles/${file}`, "main.cover");
  const problems = problemsOf("cover");
  const title = inside("h1").textContent;
  for (let page = 1; !inside("main.result"); page++) {
    if (page > 100) throw new Error("the player has no end");
    press();
    await until(`page ${page}`, () => shownPage() === page);
    await wait(30);
    problems.push(...problemsOf(`page ${page}`));
    if (!inside("main.question")) continue;
    const saved = JSON.parse(
      localStorage[Object.keys(localStorage).find((key) => key.startsWith("placard:"))],
    ).attempt;
    const attempt = module.attempt(module.load("en"), {
      saved: Uint8Array.from(atob(saved), (letter) => letter.charCodeAt(0)),
    });
    const question = attempt.questions.find((one) => one.prompt.plain === inside(".prompt").textContent);
    solve(question, question.node);
    press();
    await until("a verdict", () => inside(".verdict"));
    problems.push(...problemsOf(`answered page ${page}`));
    if (!inside(".verdict.good")) problems.push(`page ${page}: solved and not right: ${question.type}`);
  }
  const result = inside(".ring").textContent;
  const seen = inside(".seen").textContent;
  const select = inside(".language");
  select.value = [...select.options].find((option) => option.lang === "ar").value;
  select.dispatchEvent(new Event("change"));
  const { dir, lang } = frame.contentDocument.documentElement;
  const arabic = { dir, lang, isLatin: /^[a-z]/i.test(inside("main h1").textContent) };
  problems.push(...problemsOf("Arabic result"));
  localStorage.language = "en";
  await visit(`./?bundle=bundles/${file}#0`, "main.cover");
  inside(".progress").querySelectorAll("i").length; // the page is complete
  frame.contentWindow.location.hash = `#${insideAll(".progress i").length - 1}`;
  await until("the result", () => inside("main.result"));
  return { title, problems, result, seen, arabic, kept: inside(".ring").textContent === result };
}

/* What stands in the arranged answers of all questions, by their pages. */
async function arranged(file, arrange) {
  await visit(`./?bundle=bundles/${file}`, "main.cover");
  const said = {};
  for (let page = 0; page < insideAll(".progress i").length; page++) {
    frame.contentWindow.location.hash = `#${page}`;
    await until(`${file}, page ${page}`, () => shownPage() === page);
    if (arrange && inside(".pairs, .order")) {
      const selects = insideAll(".pairs select");
      selects.forEach((select, index) => {
        select.value = String((index + 1) % selects.length); // each with its neighbour's side
        select.dispatchEvent(new Event("change"));
      });
      press();
      await until("a verdict", () => inside(".verdict"));
    }
    if (inside(".pairs")) said[page] = insideAll(".pairs select").map((select) => select.value);
    if (inside(".order")) said[page] = insideAll(".order li .words").map((words) => words.textContent);
  }
  return JSON.stringify(said);
}

/* What readers of a language that is left out are told, and the pages that are marked as out of date. */
async function lagging(file) {
  const told = {};
  for (const tag of ["de", "fr", "tlh", "en-GB"]) {
    localStorage.language = tag;
    await visit(`./?bundle=bundles/${file}`, "main.cover");
    told[tag] = insideAll("main .problem, main .elsewhere").map((told) => `${told.lang}: ${told.textContent}`);
  }
  localStorage.language = "es";
  await visit(`./?bundle=bundles/${file}`, "main.cover");
  const marked = [];
  for (let page = 0; page < insideAll(".progress i").length; page++) {
    frame.contentWindow.location.hash = `#${page}`;
    await until(`${file}, page ${page}`, () => shownPage() === page);
    if (inside("main .outdated")) marked.push(`${inside("main").className} ${page}`);
  }
  localStorage.language = "en";
  return { told, marked };
}

/* What a worker can read on the page, pictures by their alternatives; the hazards apart. */
const readPage = () => ({
  type: inside("main").className,
  text: frame.contentDocument.body.textContent + insideAll("main img").map((image) => image.alt).join(" "),
  hazards: insideAll(".guard .message, .panel .message").map((message) => message.textContent),
});

/* Every page of a module in the languages that it has: what is wrong with it, and what it says. */
async function browse(file) {
  const problems = [];
  const said = {};
  await visit(`./?bundle=bundles/${file}`, "main.cover");
  const count = insideAll(".progress i").length;
  const languages = inside(".language")?.length ?? 1;
  for (let language = 0; language < languages; language++) {
    if (languages > 1) {
      inside(".language").value = String(language);
      inside(".language").dispatchEvent(new Event("change"));
    }
    for (let page = 0; page < count; page++) {
      frame.contentWindow.location.hash = `#${page}`;
      await until(`${file}, page ${page}`, () => shownPage() === page);
      problems.push(...problemsOf(`${file}, language ${language}, page ${page}`));
      (said[frame.contentDocument.documentElement.lang] ??= []).push(readPage());
    }
  }
  return { problems, said };
}

/* The service worker has kept all that was opened. */
async function offline(file) {
  await navigator.serviceWorker.register("sw.js");
  await navigator.serviceWorker.ready;
  await visit("./", ".modules li"); // through the worker now: the list keeps every bundle
  await until("the worker in charge", () => frame.contentWindow.navigator.serviceWorker.controller);
  await visit("./", ".modules li");
  await fetch("/cut");
  await visit(`./?bundle=bundles/${file}`, "main.cover");
  return inside("h1").textContent;
}

/* ---- All of it -------------------------------------------------------------------- */

const report = {};
try {
  const files = await (await fetch("bundles/index.json")).json();
  Object.assign(report, await readBundles(files));
  document.body.append(frame);
  await visit("./", ".modules li");
  report.listed = insideAll(".modules li").length;
  const file = files.find((name) => MODULE.test(name));
  report.player = await play(file);
  const arrangedFile = files.find((name) => ARRANGED.test(name));
  report.arranged = [await arranged(arrangedFile, true), await arranged(arrangedFile, false)];
  report.lagging = await lagging(files.find((name) => LAGGING.test(name)));
  report.problems = [];
  report.said = {};
  for (const one of files) {
    const { problems, said } = await browse(one);
    report.problems.push(...problems);
    report.said[one] = said;
  }
  localStorage.language = "en";
  report.offline = await offline(file);
} catch (error) {
  report.error = String(error.stack ?? error);
  report.player ??= { problems: [report.error] };
}
await fetch("/result", { method: "POST", body: JSON.stringify(report) });
