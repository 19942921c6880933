/* Imported by their paths, as without a bundler, the files have the same types. */
import { load as loadBare } from "./node_modules/placard/bare.mjs";
import { load } from "./node_modules/placard/placard.mjs";
import type { PlacardModule } from "./node_modules/placard/placard.mjs";

export async function use(bytes: Uint8Array): Promise<string> {
  const module: PlacardModule = (await load()).open(bytes);
  // @ts-expect-error a number is no language range
  module.lookup(3);
  // @ts-expect-error the wasm is not inside
  await loadBare();
  return (await loadBare("/placard.wasm")).open(bytes).id + module.id;
}
