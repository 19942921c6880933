/*
 * body.mjs - what a client must show of a document, taken from the tree that
 * `placard render --to json` prints, and not from the screens.
 */

/* Not shown as it stands: for the search, for grading, or once there is an answer. */
const UNSEEN = new Set(["keyword", "reading_time", "digest", "hint", "feedback", "reply", "explanation", "low", "high", "accept", "fold", "shown", "info", "hover"]);
const ID = new Set(["question", "choice", "ordered", "pair", "link"]); // their text is no prose
const HAZARDS = 3; // DANGER, WARNING, CAUTION

/** Every text that a worker must see: its node, and the text. */
export function* bodyOf(node) {
  if (UNSEEN.has(node.kind)) return;
  if (node.text && !ID.has(node.kind)) yield { node: node.node, text: node.text };
  for (const child of node.children ?? []) yield* bodyOf(child);
}

/** The node and all inside it. */
export function* nodesOf(node) {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

/** Hazards that must be in sight at a step: those before it in its phase, and before the first phase. */
export function* hazardsOf(tree) {
  const sections = [[]]; // the opening first
  const isStart = (node) => node.kind === "phase" || node.kind === "quiz" || (node.kind === "heading" && node.number <= 2);
  for (const child of tree.children) {
    if (isStart(child)) sections.push([]);
    sections.at(-1).push(child);
  }
  const opening = [];
  for (const [i, section] of sections.entries()) {
    const before = [];
    let isStepSeen = false;
    for (const node of section.flatMap((one) => (["phase", "quiz"].includes(one.kind) ? one.children : [one]))) {
      if (node.kind === "procedure")
        for (const step of node.children) {
          isStepSeen = true;
          for (const hazard of [...opening, ...before]) yield { node: hazard.node, step: step.node };
        }
      if (node.kind === "notice" && node.number <= HAZARDS && !isStepSeen) before.push(node);
    }
    if (i === 0) opening.push(...before);
  }
}
