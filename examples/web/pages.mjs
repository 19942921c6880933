/*
 * pages.mjs - a document as pages that are shown one at a time: its screens,
 * and the result behind the last.
 */
const TYPES = { opening: "cover", step: "step", section: "text", question: "question" };

export function pagesOf(document) {
  const pages = document.screens().map((screen) => ({ type: TYPES[screen.kind], screen }));
  return pages.length > 1 ? [...pages, { type: "result", screen: null }] : pages;
}

/** The heading of the phase, quiz or section that a screen stands in, or null. */
export function headingOf({ section }) {
  return section?.kind === "heading" ? section : (section?.child("heading") ?? null);
}

/** The pieces of a screen before what it is of, and behind; its heading stands elsewhere. */
export function aroundOf(screen) {
  const { pieces, node } = screen;
  const heading = headingOf(screen);
  const at = pieces.indexOf(node);
  return {
    before: pieces.slice(0, at).filter((piece) => piece !== heading),
    behind: pieces.slice(at + 1),
  };
}
