/*
 * home.mjs - the list of modules, and the way to open another.
 */
import { icons, make } from "./dom.mjs";
import { address, fetched, setLanguage, wanted, whole } from "./host.mjs";
import { wordsOf } from "./words.mjs";

const NARROW = /^(ar|fa|he|ur)/;

/* What the list says about one bundle; it need not stay open. */
async function summaryOf(placard, url) {
  const module = placard.open(await (await fetched(url)).arrayBuffer());
  const document = module.load(wanted());
  const { title, language } = document;
  const summary = {
    url,
    title,
    language,
    id: module.id,
    kind: module.kind,
    steps: document.steps.length,
    seconds: document.root.child("reading_time")?.number ?? 0,
    isWithdrawn: module.isWithdrawn(),
    isOwn: document.language.tag.split("-")[0] === (wanted()[0] ?? "en").split("-")[0],
    hazard: document.notices.map((notice) => notice.number).sort()[0] ?? 9,
  };
  module.close();
  return summary;
}

async function library(placard) {
  try {
    const files = await (await fetched("bundles/index.json")).json();
    const all = await Promise.allSettled(files.map((file) => summaryOf(placard, `bundles/${file}`)));
    const modules = all.filter((one) => one.status === "fulfilled").map((one) => one.value);
    // What the worker reads first, what is withdrawn last.
    return modules.sort(
      (a, b) => a.isWithdrawn - b.isWithdrawn || b.isOwn - a.isOwn || a.title.localeCompare(b.title),
    );
  } catch {
    return []; // a player without a library opens files
  }
}

/** Show the list; `openFile(file)` opens what is picked, `problem` says what went wrong. */
export async function showHome(placard, openFile, problem = null) {
  const modules = await library(placard);
  const tag = wanted()[0] ?? "en";
  const words = wordsOf(tag);
  setLanguage({ tag, direction: NARROW.test(tag) ? "rtl" : "ltr" });
  document.title = "Placard";
  const pick = make("input", {
    type: "file",
    accept: ".placard",
    class: "unseen",
    change: (event) => openFile(event.target.files[0]),
  });
  document.body.replaceChildren(
    make(
      "header",
      { class: "mast" },
      make("img", { src: "icon.svg", alt: "", width: 44, height: 44 }),
      make("div", {}, make("h1", {}, "Placard"), make("p", {}, words.offline)),
    ),
    make(
      "main",
      { class: "home" },
      problem === null ? null : make("p", { class: "problem", role: "alert" }, problem),
      make("ul", { class: "modules" }, modules.map(moduleCard)),
      make("label", { class: "pick button" }, icons.file(), words.open, pick),
    ),
  );
}

function moduleCard(module) {
  const words = wordsOf(module.language.tag);
  const minutes = Math.max(1, Math.round(module.seconds / 60));
  const facts = [
    words[module.kind],
    module.steps > 0 ? `${module.steps} ${words.steps.toLowerCase()}` : null,
    `${minutes} ${words.minutes}`,
  ];
  const level = module.isWithdrawn
    ? "withdrawn"
    : (["", "danger", "warning", "caution"][module.hazard] ?? "");
  return make(
    "li",
    {},
    make(
      "a",
      { href: address(module.url), class: level, lang: module.language.tag, dir: module.language.direction },
      make("span", { class: "title" }, whole(module.title)),
      make(
        "span",
        { class: "facts" },
        module.isWithdrawn ? words.withdrawn : facts.filter(Boolean).join(" \u00b7 "),
      ),
    ),
  );
}
