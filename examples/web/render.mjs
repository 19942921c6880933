/*
 * render.mjs - nodes of a document as elements of the page.
 */
import { alertSymbol, make } from "./dom.mjs";

const HAZARDS = new Set(["DANGER", "WARNING", "CAUTION"]);
const SAFE = /^(https:|mailto:|tel:)/i; // whatever a bundle says, nothing else becomes a link
const ALIGN = [null, "left", "center", "right"];
const MARKS = {
  emphasis: "em",
  strong: "strong",
  strike: "s",
  keyboard: "kbd",
  subscript: "sub",
  superscript: "sup",
};

export class Renderer {
  #words;
  #pictures = new Map(); // media index -> object URL
  #openModule;

  /** `openModule(id)` gives the address of another module, or null. */
  constructor(words, openModule) {
    this.#words = words;
    this.#openModule = openModule;
  }

  /** Free the pictures. */
  close() {
    for (const url of this.#pictures.values()) URL.revokeObjectURL(url);
    this.#pictures.clear();
  }

  blocks(nodes, isTight = false) {
    return [...nodes].map((node) => this.block(node, isTight)).filter((element) => element !== null);
  }

  block(node, isTight = false) {
    const draw = this[`_${node.kind}`];
    return draw === undefined ? null : draw.call(this, node, isTight);
  }

  _paragraph(node, isTight) {
    return make(isTight ? "span" : "p", {}, this.inlines(node));
  }

  _heading(node) {
    return make(`h${Math.max(3, node.number)}`, {}, this.inlines(node));
  }

  _bullet_list(node) {
    return make("ul", {}, this.#items(node, node.number === 1));
  }

  _ordered_list(node) {
    return make("ol", { start: node.number >> 1 }, this.#items(node, (node.number & 1) === 1));
  }

  #items(list, isTight) {
    return list.children.map((item) => {
      const blocks = this.blocks(item, isTight);
      if (item.kind !== "task") return make("li", {}, blocks);
      return make(
        "li",
        { class: "task" },
        make(
          "label",
          {},
          make("input", { type: "checkbox", checked: item.number === 1 }),
          make("div", {}, blocks),
        ),
      );
    });
  }

  _quote(node) {
    return make("blockquote", {}, this.blocks(node));
  }

  _code_block(node) {
    return make("pre", { dir: "ltr" }, make("code", {}, node.text));
  }

  _rule() {
    return make("hr");
  }

  _table(node) {
    const rows = node.children.map((row) => {
      const name = row.number === 1 ? "th" : "td";
      return make(
        "tr",
        {},
        row.children.map((cell) => make(name, { class: ALIGN[cell.number] }, this.inlines(cell))),
      );
    });
    return make(
      "div",
      { class: "scroll" },
      make("table", {}, make("thead", {}, rows.slice(0, 1)), make("tbody", {}, rows.slice(1))),
    );
  }

  _notice(node) {
    const level = node.notice.toLowerCase();
    const signal = make(
      "p",
      { class: "signal" },
      HAZARDS.has(node.notice) ? alertSymbol() : null,
      this.#words[level],
    );
    return make(
      "aside",
      { class: `panel ${level}`, role: "note" },
      signal,
      make("div", { class: "message" }, this.blocks(node)),
    );
  }

  _procedure(node) {
    return make("ol", { start: node.number >> 1 }, this.#items(node, (node.number & 1) === 1));
  }

  /** A hazard that guards the steps behind it, in one line that opens. */
  guard(node) {
    const level = node.notice.toLowerCase();
    return make(
      "details",
      { class: `guard ${level}`, role: "note" },
      make(
        "summary",
        {},
        alertSymbol(),
        make("span", { class: "word" }, this.#words[level]),
        make("span", { class: "gist" }, node.children.map(({ plain }) => plain).join(" ")),
      ),
      make("div", { class: "message" }, this.blocks(node)),
    );
  }

  _footnote(node) {
    return make(
      "div",
      { class: "footnote" },
      make("sup", {}, String(node.number)),
      make("div", {}, this.blocks(node)),
    );
  }

  inlines(node) {
    return [...node].map((child) => this.inline(child)).filter((part) => part !== null);
  }

  inline(node) {
    if (node.kind in MARKS) return make(MARKS[node.kind], {}, this.inlines(node));
    switch (node.kind) {
      case "text":
        return node.text;
      case "line_break":
        return make("br");
      case "code":
        return make("code", { dir: "ltr" }, node.text);
      case "link":
        return this.#link(node);
      case "image":
        return this.#image(node);
      case "footnote_ref":
        return make("sup", { class: "ref" }, String(node.number));
      default:
        return null;
    }
  }

  #link(node) {
    const other = node.text.startsWith("module:") ? this.#openModule(node.text.slice(7)) : null;
    if (other !== null) return make("a", { href: other }, this.inlines(node));
    if (!SAFE.test(node.text)) return make("span", { class: "module" }, this.inlines(node));
    return make("a", { href: node.text, rel: "noreferrer", target: "_blank" }, this.inlines(node));
  }

  #image(node) {
    const media = node.document.module.media(node.number);
    if (media === null) return null;
    try {
      if (!this.#pictures.has(node.number)) this.#pictures.set(node.number, URL.createObjectURL(media.blob()));
    } catch {
      return make("span", { class: "no-picture" }, this.#words.damaged, make("span", {}, node.text)); // its sum is wrong
    }
    return make("img", {
      src: this.#pictures.get(node.number),
      alt: node.text,
      width: media.width,
      height: media.height,
    });
  }
}
