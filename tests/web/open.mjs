/*
 * open.mjs - how long opening takes: node open.mjs PLACARD PACKAGE...
 *
 * PLACARD is the program; each PACKAGE a folder that runtime/bindings/web/build has made, of this
 * commit or another.  Prints milliseconds of open() on bundles that are nearly all pictures, one of about 850 kB and one of half
 * as much again.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { crc32 as zlibCrc, deflateSync } from "node:zlib";

const PICTURES = 10;
const SIDES = [290, 352]; // pixels; noise does not pack
const ROUNDS = 200;

function crc32(bytes) {
  if (zlibCrc !== undefined) return zlibCrc(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/* A grey picture of noise, the same for the same seed. */
function picture(seed, side) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8; // bits
  const rows = Buffer.alloc((side + 1) * side);
  let state = seed + 1;
  for (let i = 0; i < rows.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    if (i % (side + 1) !== 0) rows[i] = state >>> 24;
  }
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
}

function makeBundle(program, side) {
  const folder = mkdtempSync(join(tmpdir(), "placard-open-"));
  const steps = [];
  mkdirSync(join(folder, "modules"));
  for (let i = 0; i < PICTURES; i++) {
    writeFileSync(join(folder, "modules", `noise-${i}.png`), picture(i, side));
    steps.push(`${i + 1}. Look at picture ${i + 1}.\n\n   ![Noise ${i + 1}](noise-${i}.png)\n`);
  }
  const front = "---\nid: noise\ntitle: Noise\nversion: 1.0.0\ntask: Look at noise\nowner: Tests\n---\n";
  writeFileSync(join(folder, "placard.yaml"), "id: noise\ntitle: Noise\nlanguage: en\n");
  writeFileSync(join(folder, "modules/noise.md"), `${front}\n## Look\n\n${steps.join("\n")}`);
  execFileSync(program, ["build", folder, "-o", join(folder, "out")], { stdio: "pipe" });
  const name = readdirSync(join(folder, "out")).find((file) => file.endsWith(".placard"));
  const bytes = readFileSync(join(folder, "out", name));
  rmSync(folder, { recursive: true });
  return bytes;
}

const [program, ...packages] = process.argv.slice(2);
for (const side of SIDES) {
  const bytes = makeBundle(program, side);
  console.log(`${bytes.length} bytes, ${PICTURES} pictures; least of ${ROUNDS}`);
  for (const folder of packages) {
    const { load } = await import(pathToFileURL(join(resolve(folder), "placard.mjs")));
    const placard = await load();
    const times = Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      placard.open(bytes).close();
      return performance.now() - start;
    });
    console.log(`${Math.min(...times).toFixed(3)} ms  ${folder}`);
  }
}
