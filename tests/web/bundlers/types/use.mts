/* The declared types against uses of them: right ones compile, wrong ones are errors. */
import { load, PlacardError } from "placard";
import type { Kind, Media, PlacardModule, PlacardNode, PlacardScreen, Question, WasmSource } from "placard";

export async function use(bytes: Uint8Array, source: WasmSource): Promise<string[]> {
  const placard = await load(source);
  const module: PlacardModule = placard.open(bytes);
  const document = module.load(["es-MX", "en"]);
  const lines = document.steps.map((step: PlacardNode) => step.plain);
  for (const node of document.root) lines.push(node.kind, node.text);
  for (const step of document.root.all("step")) lines.push(String(step.index));
  const kind: Kind = document.root.kind;
  const picture: Media | null = module.media(0);
  const blob: Blob | undefined = picture?.blob();
  const attempt = module.attempt(document, { seed: 1 });
  const question: Question = attempt.questions[0];
  const put: number | null = question.answeredOption(0);
  const points: number = question.answer([0]) + question.answer("0.5") + question.answer([1, null]);
  const session = module.session(document, { saved: module.session(document).save() });
  const screens: PlacardScreen[] = document.screens();
  const digest: bigint = screens[0].digest;
  const shown = screens.map((screen) => [screen.kind, ...screen.pieces.map((piece) => piece.plain), ...screen.guards.map((guard) => guard.notice)]);
  session.show(screens[1], 12.5);
  session.show(null);
  const last: PlacardScreen | null = session.last;
  const ownBlob = new Blob([session.save(), attempt.save()]);
  module.close();

  // @ts-expect-error a text is no bundle
  placard.open("text");
  // @ts-expect-error no such kind
  document.root.find("no_such_kind");
  // @ts-expect-error what was read cannot be written
  module.id = "other";
  // @ts-expect-error an answer is no object
  question.answer({ index: 0 });
  // @ts-expect-error a session is told the screen, not a number
  session.show(1);
  // @ts-expect-error digests are whole numbers of 64 bits
  const wrong: number = screens[0].digest;
  return [...lines, ...shown.flat(), String(digest), String(last?.index), String(wrong), String(ownBlob.size), kind, String(points), String(put), String(blob?.size)];
}

export function offsetOf(error: unknown): number | null {
  if (!(error instanceof PlacardError)) return null;
  // @ts-expect-error names are those of placard.h
  if (error.name === "PLACARD_NO_SUCH_STATUS") return 0;
  return error.name === "PLACARD_ZIP_CRC" ? error.offset : error.status;
}
