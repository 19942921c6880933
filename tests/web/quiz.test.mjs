/* Attempts and sessions through the package. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { bundle, bundles, placard, PlacardError } from "./support.mjs";

/* The right answer, as the document holds it. */
function solution(question) {
  switch (question.type) {
    case "order":
    case "match":
      return question.options.map((option) => option.index);
    case "numeric":
      return question.node.child("low").text;
    case "short-text":
      return question.node.child("accept").text;
    default:
      return question.options
        .filter((option) => question.isRight(option.index))
        .map((option) => option.index);
  }
}

for (const [name, bytes] of bundles()) {
  const module = placard.open(bytes);
  if (module.load().questions.length === 0) continue;
  test(`${name}: solved in every language, all points`, () => {
    for (const { index } of module.languages) {
      const attempt = module.attempt(module.load(index), { seed: 7 });
      assert.equal(attempt.scoreMillipoints, 0);
      assert.equal(attempt.isPassed, false);
      for (const question of attempt.questions) {
        assert.equal(question.isAnswered, false);
        assert.equal(question.answer(solution(question)), question.millipoints);
        assert.equal(question.isAnswered, true);
        for (const option of question.options)
          assert.equal(question.feedback(option.index)?.kind ?? "feedback", "feedback");
        assert.equal(question.explanation?.kind ?? "explanation", "explanation");
      }
      assert.equal(attempt.scoreMillipoints, attempt.mostMillipoints);
      assert.equal(attempt.isPassed, true);
    }
  });
}

const lockout = () => {
  const module = placard.open(bundle("lockout-conveyor"));
  return { module, document: module.load("en") };
};

test("the same seed shows the same order, another another", () => {
  const { module, document } = lockout();
  const order = (seed) =>
    module.attempt(document, { seed }).questions.map((q) => q.shown.map((option) => option.index).join());
  assert.deepEqual(order(1), order(1));
  assert.notDeepEqual(new Set(Array.from({ length: 20 }, (_, seed) => order(seed).join(";"))).size, 1);
  for (const question of module.attempt(document, { seed: 3 }).questions)
    assert.deepEqual(question.shown.map((o) => o.index).sort(), question.options.map((o) => o.index).sort());
  module.close();
});

test("an attempt goes on after it was saved, and in another language", () => {
  const { module, document } = lockout();
  const attempt = module.attempt(document, { seed: 42 });
  const [first] = attempt.questions;
  first.answer(solution(first));
  const hinted = attempt.questions.find((question) => question.hasHint);
  if (hinted) assert.equal(hinted.takeHint().kind, "hint");
  const shown = attempt.questions.map((question) => question.shown.map((option) => option.id));
  const saved = attempt.save();
  attempt.close();

  const again = module.attempt(module.load("ar"), { saved });
  assert.equal(again.questions[0].isAnswered, true);
  assert.equal(again.questions[1].isAnswered, false);
  if (hinted) assert.equal(again.questions[hinted.index].isHintTaken, true);
  assert.deepEqual(
    again.questions.map((question) => question.shown.map((option) => option.id)),
    shown,
  );
  const score = again.scoreMillipoints;
  again.document = document;
  assert.equal(again.scoreMillipoints, score);
  assert.throws(() => (again.document = lockout().document), TypeError);
  saved[saved.length - 1] ^= 1;
  assert.throws(() => module.attempt(document, { saved }), PlacardError);
  module.close();
});

test("what was put where is known again after a resume", () => {
  const module = placard.open(bundle("hand-rub"));
  const document = module.load("en");
  const attempt = module.attempt(document, { seed: 5 });
  const order = attempt.questions.find((question) => question.type === "order");
  const match = attempt.questions.find((question) => question.type === "match");
  const answers = (question) => question.options.map((_, place) => question.answeredOption(place));
  assert.ok(answers(order).every((option) => option === null));
  order.answer([1, 0, 2, 3, 5, 4]);
  match.answer([2, null, 1]);
  const saved = attempt.save();
  attempt.close();

  const again = module.attempt(module.load("es"), { saved });
  assert.deepEqual(answers(again.questions[order.index]), [1, 0, 2, 3, 5, 4]);
  assert.deepEqual(answers(again.questions[match.index]), [2, null, 1]);
  assert.equal(again.questions[order.index].answeredOption(6), null);
  assert.equal(again.questions[order.index].answeredOption(-1), null);
  const single = again.questions.find((question) => question.type === "single-choice");
  single.answer(1);
  assert.deepEqual([single.isChosen(0), single.isChosen(1), single.isChosen(99)], [false, true, false]);
  assert.equal(single.answeredOption(1), null);
  module.close();
});

test("what is no answer is refused and changes nothing", () => {
  const { module, document } = lockout();
  const attempt = module.attempt(document, { seed: 1 });
  for (const question of attempt.questions) {
    question.answer(solution(question));
    for (const bad of [[99], [-1], [0.5], [256], [31]])
      assert.throws(
        () => question.answer(bad),
        (error) => error instanceof PlacardError || error instanceof RangeError,
      );
  }
  assert.equal(attempt.scoreMillipoints, attempt.mostMillipoints);
  const refused = (index, answer, name) => assert.throws(() => attempt.questions[index].answer(answer), { name });
  const single = attempt.questions.findIndex((question) => question.type === "single-choice");
  const number = attempt.questions.findIndex((question) => question.form === "number");
  refused(single, [0, 1], "PLACARD_BAD_ANSWER");
  refused(single, "a text", "PLACARD_OTHER_FORM");
  refused(number, [0], "PLACARD_OTHER_FORM");
  attempt.finish();
  refused(single, [0], "PLACARD_ATTEMPT_FINISHED");
  assert.throws(() => module.attempt(document, { made: 99 }), { name: "PLACARD_NO_ATTEMPTS" });
  module.close();
});

test("an attempt and a session are of their module", () => {
  const { module, document } = lockout();
  const other = placard.open(bundle("hand-rub"));
  const foreign = other.load("en");
  assert.throws(() => module.attempt(foreign), TypeError);
  assert.throws(() => module.session(foreign), TypeError);
  const attempt = module.attempt(document, { saved: null }); // what a store gives that has nothing
  for (const question of attempt.questions) question.answer(solution(question));
  attempt.finish();
  const again = other.attempt(foreign, { saved: attempt.save() });
  again.questions.find((question) => question.form === "choices").answer(0); // not finished, as the other one is
  for (const made of [-1, 0.5, 2 ** 32]) assert.throws(() => module.attempt(document, { made }), RangeError);
  for (const language of [1.5, NaN, Infinity, -1, 2 ** 32]) assert.throws(() => module.load(language), RangeError);
  module.close();
  other.close();
});

test("what a question says in plain text is how it is asked", () => {
  const { module, document } = lockout();
  for (const { node, prompt, options, explanation } of module.attempt(document).questions) {
    assert.ok(node.plain.startsWith(prompt.plain));
    for (const later of [...options.map((option) => option.node), explanation].filter((later) => later?.plain))
      assert.ok(!node.plain.slice(prompt.plain.length).includes(later.plain), later.plain);
  }
  module.close();
});
