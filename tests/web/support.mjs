/* What the tests share: the package under test, the program, the bundles it built. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const wanted = (name) => {
  if (!process.env[name]) throw new Error(`${name} is not set: run tests/web/run`);
  return process.env[name];
};

export const program = wanted("PLACARD_PROGRAM");
export const folder = wanted("PLACARD_BUNDLES");
export const packageFolder = wanted("PLACARD_PACKAGE");

export const { load, PlacardError } = await import(pathToFileURL(join(packageFolder, "placard.mjs")));
export const placard = await load();

const files = readdirSync(folder).filter((name) => name.endsWith(".placard"));

/** Bytes of a module's bundle by its id. */
export function bundle(id) {
  return readFileSync(bundle.path(id));
}
bundle.path = (id) =>
  join(
    folder,
    files.find((name) => name === id || name.startsWith(`${id}-`)),
  );

/** [file name, bytes] of every bundle. */
export const bundles = () => files.map((name) => [name, readFileSync(join(folder, name))]);
