/* read.mjs - everything of a bundle as one number, the same in node, window and worker. */

/* FNV-1a over what is read. */
function hashOf(values) {
  let hash = 0x811c9dc5;
  for (const value of values)
    for (const letter of `${value}\0`) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return hash;
}

function* valuesOf(module) {
  yield* [
    module.id,
    module.version,
    module.kind,
    JSON.stringify(module.facts(), (key, value) => (value instanceof Uint8Array ? [...value] : value)),
  ];
  for (const { index, tag, direction } of module.languages) {
    yield* [tag, direction];
    const document = module.load(index);
    for (const node of document.nodes()) yield* [node.kind, node.end, node.number, node.text];
    const attempt = module.attempt(document, { seed: 20_000 + index });
    for (const question of attempt.questions)
      yield* [question.type, question.millipoints / 1000, ...question.shown.map((option) => option.id)];
  }
  for (let index = 0; index < module.mediaCount; index++) yield* module.media(index).bytes();
}

/** One number for each bundle. */
export function readAll(placard, bundles) {
  return bundles.map((bytes) => {
    const module = placard.open(bytes);
    const hash = hashOf(valuesOf(module));
    module.close();
    return hash;
  });
}
