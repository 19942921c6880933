/*
 * wasm.mjs - quiz.txt through the wasm: node wasm.mjs PACKAGE BUNDLE
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { readVectors } from "./vectors.mjs";

const [folder, bundle] = process.argv.slice(2);
const { load } = await import(pathToFileURL(resolve(join(folder, "placard.mjs"))));
const module = (await load()).open(readFileSync(bundle));
const document = module.load();
const vectors = readVectors(readFileSync(new URL("quiz.txt", import.meta.url), "utf8"));
const attempt = module.attempt(document, { seed: 0 });

/* A form of choices has no name for "none". */
const valueOf = (question, value) =>
  question.form === "choices" ? value.filter((option) => option !== null) : value;

const replies = (question) => question.node.children.filter(({ kind }) => kind === "reply");

/** Which reply is said to a typed answer, from 1; 0: none. */
function replyTo(question, value) {
  const reply = question.reply(value);
  return 1 + replies(question).findIndex((node) => node.index === reply?.index);
}

function checkAnswer(question, { line, value, isRefused, earned, reply, marks }) {
  const before = question.earnedMillipoints;
  const answer = () => question.answer(valueOf(question, value));
  if (isRefused) assert.throws(answer, undefined, `quiz.txt:${line}`);
  else answer();
  assert.equal(question.earnedMillipoints, isRefused ? before : earned, `quiz.txt:${line}`);
  if (typeof value === "string") assert.equal(replyTo(question, value), reply, `quiz.txt:${line}`);
  for (const [option, mark] of [...marks].entries())
    assert.equal(question.isRight(option), mark === "+", `quiz.txt:${line}, option ${option + 1}`);
}

function checkSeed(index, { line, seed, shown }) {
  const seeded = module.attempt(document, { seed });
  const order = seeded.questions[index].shown.map((option) => option.index);
  seeded.close();
  assert.deepEqual(order, shown, `quiz.txt:${line}`);
}

assert.equal(attempt.questions.length, vectors.length);
let count = 0;
for (const [index, { type, answers }] of vectors.entries()) {
  assert.equal(attempt.questions[index].type, type);
  for (const answer of answers) {
    if (answer.seed === undefined) checkAnswer(attempt.questions[index], answer);
    else checkSeed(index, answer);
    count++;
  }
}
console.log(`${count} answers and orders are as quiz.txt says`);
