/* `using` closes at the end of the block; run.mjs translates this and runs it. */
import { load } from "placard";
import type { PlacardDocument, PlacardModule } from "placard";

declare const process: { argv: string[] };
const { readFileSync } = (await import("node:fs" as string)) as { readFileSync(path: string): Uint8Array };

const placard = await load();
const used: (PlacardModule | PlacardDocument)[] = [];
{
  using module = placard.open(readFileSync(process.argv[2]));
  using document = module.load();
  using attempt = module.attempt(document);
  using session = module.session(document);
  used.push(module, document);
  if (attempt.isClosed || session.isClosed || module.isClosed) throw new Error("closed too early");
}
if (!used.every((one) => one.isClosed)) throw new Error("not closed");
if (placard.memoryUsed > 1024) throw new Error("memory is left behind");
console.log("closed");
