/*
 * pages.mjs - a document as pages that are shown one at a time: the cover, one
 * for each step with all that stands before it, one for each question, the result.
 */
const PARTS = new Set(["title", "summary", "tool", "spare_part", "protection", "reading_time", "footnote"]);

export function pagesOf(document) {
  const cover = { type: "cover", blocks: [] };
  const pages = [cover];
  const state = { phase: null, before: [], step: 0 };
  for (const child of document.root) {
    if (PARTS.has(child.kind) || child.kind === "quiz") continue;
    if (child.kind === "phase") addPhase(pages, state, child);
    else if (child.kind === "procedure") addSteps(pages, state, child);
    else if (pages.length === 1) cover.blocks.push(child);
    else state.before.push(child);
  }
  addRest(pages, state);
  document.questions.forEach((node, index) => pages.push({ type: "question", index, node }));
  if (document.questions.length > 0 || state.step > 0) pages.push({ type: "result" });
  return pages;
}

function addPhase(pages, state, phase) {
  addRest(pages, state);
  const heading = phase.child("heading");
  state.phase = heading;
  for (const child of phase) {
    if (child.kind === "procedure") addSteps(pages, state, child);
    else if (child !== heading) state.before.push(child);
  }
  addRest(pages, state);
}

function addSteps(pages, state, procedure) {
  let number = procedure.number >> 1;
  for (const node of procedure) {
    pages.push({
      type: "step",
      phase: state.phase,
      before: state.before,
      node,
      number: number++,
      step: state.step++,
    });
    state.before = [];
  }
}

/* What no step follows is a page of its own. */
function addRest(pages, state) {
  if (state.before.length > 0) pages.push({ type: "text", phase: state.phase, before: state.before });
  state.before = [];
  state.phase = null;
}
