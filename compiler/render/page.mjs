/*
 * page.mjs - the quiz of a page: choose, check, read why, try again.
 *
 * The page carries the runtime as wasm and its own module without the pictures:
 * what is right, and what it earns, the runtime says.  Nothing leaves the page.
 * The build joins this file with the web package (compiler/tools/join.mjs).
 * Where the wasm does not run, the page stays what it is without a script.
 */
import { load } from "placard/bare";

const quiz = document.getElementById("quiz");
const say = quiz.dataset;

const all = (root, selector) => [...root.querySelectorAll(selector)];
const optionOf = (item) => Number(item.dataset.option);

/* What a data block of the page holds. */
function bytesOf(id) {
  const text = document.getElementById(id).textContent;
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/* ---- The forms ------------------------------------------------------------------ */

function mark(item, isRight) {
  item.classList.add(isRight ? "is-right" : "is-wrong");
}

const options = (form) => all(form, "li[data-option]");

function markAll(form, question) {
  for (const item of options(form)) mark(item, question.isRight(optionOf(item)));
}

const isTicked = (item) => item.querySelector("input").checked;

function markChoices(form, question) {
  for (const item of options(form)) {
    const isRight = question.isRight(optionOf(item));
    if (isTicked(item) || isRight) mark(item, isRight);
    if (isTicked(item)) item.querySelector(".feedback")?.classList.add("shown");
  }
}

const typed = (form) => form.querySelector(".entry input").value;

/* Replies stand in the page as in the question. */
function markTyped(form, question) {
  const reply = question.reply(typed(form));
  const replies = question.node.children.filter(({ kind }) => kind === "reply");
  if (reply !== null) all(form, ".reply")[replies.indexOf(reply)].classList.add("shown");
}

/* By form: the answer that the fields hold, and how it is marked once it is graded. */
const FORMS = {
  choices: { answer: (form) => options(form).filter(isTicked).map(optionOf), mark: markChoices },
  places: { answer: (form) => options(form).map(optionOf), mark: markAll },
  pairs: {
    answer: (form) => all(form, "select").map(({ value }) => (value === "" ? null : Number(value))),
    mark: markAll,
  },
  number: { answer: typed, mark: markTyped },
  words: { answer: typed, mark: markTyped },
};

const isEmpty = (answer) =>
  typeof answer === "string" ? answer.trim() === "" : answer.every((option) => option === null);

/* ---- Checking ------------------------------------------------------------------- */

const controls = (form) => all(form, "fieldset input, fieldset select, .move");

function focusEmpty(form) {
  const isToFill = (field) => field.type !== "radio" && field.type !== "checkbox" && !field.value;
  (controls(form).find(isToFill) ?? controls(form)[0]).focus();
}

function judge(form, question) {
  const verdict = form.querySelector(".verdict");
  const isAll = question.earnedMillipoints === question.millipoints;
  const isPart = !isAll && question.earnedMillipoints > 0;
  form.classList.add("done");
  form.classList.toggle("won", isAll);
  form.dataset.earned = question.earnedMillipoints;
  const cost = question.earnedMillipoints < 0 ? ` (\u2212${-question.earnedMillipoints / 1000})` : "";
  verdict.textContent = (isAll ? say.good : isPart ? say.part : say.bad) + cost;
  verdict.classList.toggle("good", isAll);
  verdict.classList.toggle("part", isPart);
}

function setDone(form, isDone) {
  const button = form.querySelector(".act button");
  button.textContent = isDone ? say.again : say.check;
  button.classList.toggle("again", isDone);
  form.querySelector(".answer").open = isDone;
  for (const field of controls(form)) field.disabled = isDone;
}

function check(form, question) {
  const { answer, mark } = FORMS[question.form];
  if (isEmpty(answer(form))) return focusEmpty(form);
  question.answer(answer(form));
  mark(form, question);
  judge(form, question);
  setDone(form, true);
}

/* What was answered counts until it is checked again. */
function restart(form, question) {
  form.classList.remove("done", "won");
  for (const item of all(form, ".is-right, .is-wrong, .shown"))
    item.classList.remove("is-right", "is-wrong", "shown");
  const verdict = form.querySelector(".verdict");
  verdict.textContent = "";
  verdict.classList.remove("good", "part");
  setDone(form, false);
  if (question.form !== "places") form.reset();
}

function showScore(attempt) {
  const answered = attempt.questions.filter((question) => question.isAnswered).length;
  let text = answered > 0 ? `${attempt.scoreMillipoints / 1000} / ${attempt.mostMillipoints / 1000}` : "";
  if (answered === attempt.questions.length) text += ` \u00b7 ${attempt.isPassed ? say.passed : say.failed}`;
  quiz.querySelector(".score output").textContent = text;
}

/* ---- Moving --------------------------------------------------------------------- */

function move(button) {
  const item = button.closest("li");
  const isUp = button.dataset.move === "up";
  const other = isUp ? item.previousElementSibling : item.nextElementSibling;
  if (other === null) return;
  if (isUp) other.before(item);
  else other.after(item);
  button.focus();
}

/* ---- The attempt ---------------------------------------------------------------- */

function listen(attempt) {
  const forms = all(quiz, ".question");
  const questionOf = (form) => attempt.questions[forms.indexOf(form)];
  quiz.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    (form.classList.contains("done") ? restart : check)(form, questionOf(form));
    showScore(attempt);
  });
  quiz.addEventListener("click", (event) => {
    const button = event.target.closest(".move");
    if (button !== null && !button.disabled) move(button);
  });
  for (const [index, form] of forms.entries())
    form.querySelector(".hint")?.addEventListener("toggle", () => attempt.questions[index].takeHint());
}

async function begin() {
  const module = (await load(bytesOf("runtime"))).open(bytesOf("module"));
  const attempt = module.attempt(module.load(Number(say.language)), { seed: Number(say.seed) });
  listen(attempt);
  showScore(attempt);
  document.documentElement.classList.add("js");
}

begin();
