/*
 * dom.mjs - making elements.  No text is ever read as markup.
 */
const SVG = "http://www.w3.org/2000/svg";

/** An element: attributes (a function listens, false leaves out), then children: nodes, texts, null. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== false && value !== null) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null));
  return element;
}

/** A drawing of paths, each [class, d]. */
export function drawing(name, size, ...paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", size);
  svg.setAttribute("class", name);
  svg.setAttribute("aria-hidden", "true");
  for (const [kind, d] of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", kind);
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

const stroke = (d) => drawing("icon", "0 0 24 24", ["stroke", d]);

export const icons = {
  next: () => stroke("M5 12h14M13 6l6 6-6 6"),
  back: () => stroke("M19 12H5M11 6l-6 6 6 6"),
  home: () => stroke("M4 11l8-7 8 7v9h-5v-6H9v6H4z"),
  up: () => stroke("M12 19V5M6 11l6-6 6 6"),
  down: () => stroke("M12 5v14M6 13l6 6 6-6"),
  good: () => stroke("M5 13l4.5 4.5L19 7"),
  bad: () => stroke("M6 6l12 12M18 6L6 18"),
  file: () => stroke("M12 16V4M7 9l5-5 5 5M4 15v5h16v-5"),
  hint: () => stroke("M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9V16h7v-2.1A6 6 0 0 0 12 3z"),
  again: () => stroke("M4 12a8 8 0 1 0 2.5-5.8M4 4v5h5"),
};

/** The safety alert symbol of ANSI Z535.4. */
export const alertSymbol = () =>
  drawing(
    "alert",
    "0 0 48 42",
    [
      "field",
      "M24 1.5a4 4 0 0 1 3.5 2L46.4 36a4 4 0 0 1-3.5 6H5.1a4 4 0 0 1-3.5-6L20.5 3.5a4 4 0 0 1 3.5-2z",
    ],
    ["mark", "M21 13h6l-1.1 15h-3.8zM24 30.6a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4z"],
  );
