/*
 * vectors.mjs - reads quiz.txt, which says what it holds.  For node, and for a page (tests/fidelity/page.py).
 */

const TEXT = /"((?:\\.|[^"\\])*)"/;
const LETTERS = { t: "\t", n: "\n", '"': '"', "\\": "\\" };

const textOf = (quoted) => quoted.replace(/\\(.)/g, (_, letter) => LETTERS[letter]);

/* Names of options, as numbers; a point is none. */
const optionsOf = (names, text) =>
  text
    .trim()
    .split(/ +/)
    .map((name) => (name === "." ? null : names.indexOf(name)));

/* `value` is what the package's answer() takes. */
function answerOf(names, line, text) {
  const [what, told] = text.split(" => ");
  const seed = /^seed (\d+)$/.exec(what);
  if (seed !== null) return { line, seed: Number(seed[1]), shown: optionsOf(names, told) };
  const reply = Number(/ reply (\d+)$/.exec(told)?.[1] ?? 0);
  const [result, marks = ""] = told.replace(/ reply .*/, "").split(" ");
  const typed = TEXT.exec(what);
  const value = typed === null ? optionsOf(names, what) : textOf(typed[1]);
  return { line, value, isRefused: result === "refused", earned: Number(result), reply, marks };
}

/** Questions in their order, each with its type, the names of its options, for each the first one whose right side reads the same, and its answers. */
export function readVectors(text) {
  const questions = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "" || line.trim().startsWith("#")) continue;
    if (line.startsWith(" ")) {
      const { names, answers } = questions.at(-1);
      answers.push(answerOf(names, index + 1, line.trim()));
    } else {
      const [, type, inside] = /^([a-z-]+)[^:]*: (.*)$/.exec(line);
      const options = inside.split(" ").map((option) => option.replace(/[*()]/g, "").replace(/costs=.*/, "")).filter((option) => option !== "");
      const names = options.map((option) => option.replace(/=.*/, "")), sides = options.map((option) => option.replace(/.*=/, ""));
      const first = sides.map((side) => sides.indexOf(side));
      questions.push({ line: index + 1, type, names, first, answers: [] });
    }
  }
  return questions;
}
