/*
 * host.mjs - what the player asks of the page that it runs in: the languages
 * wanted, the files there are, and where a module is.
 */
import { make } from "./dom.mjs";

/** Languages, most wanted first. */
export const wanted = () => [localStorage.language, ...navigator.languages].filter(Boolean);

/** The one picked here, or, where none was, all that the device asks for. */
export const picked = () => (localStorage.language ? [localStorage.language] : [...navigator.languages]);

export function setLanguage({ tag, direction }) {
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
}

/* A name such as CV-200 stays in one line. */
export const whole = (text) =>
  text.split(/(\S*-\d\S*)/).map((part, i) => (i % 2 === 1 ? make("span", { class: "whole" }, part) : part));

export const fetched = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response;
};

export const address = (url) => `?bundle=${encodeURIComponent(url)}`;

/** The bundles of the library by module id, once learnSiblings() has asked. */
export const siblings = new Map();

export async function learnSiblings() {
  try {
    for (const file of await (await fetched("bundles/index.json")).json())
      siblings.set(file.replace(/-\d+\.\d+\.\d+.*\.placard$/, ""), `bundles/${file}`);
  } catch {
    // a bundle from elsewhere has none
  }
}
