/*
 * chromium.mjs - one address in headless Chromium, until what it does is done.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--window-size=412,860",
];

/* What the browser's last helpers still write makes removing fail for a moment. */
async function removeProfile(profile) {
  for (let round = 0; ; round++) {
    try {
      return rmSync(profile, { recursive: true, force: true });
    } catch (error) {
      if (round === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/**
 * Open `url` and wait for the promise `done`: what it gives, or "timeout" after `patience`
 * milliseconds, "ended" when the browser ends by itself, null when it does not start here;
 * and what the browser said.
 */
export async function visit(chromium, url, done, patience) {
  const profile = mkdtempSync(join(tmpdir(), "placard-web-"));
  const browser = spawn(chromium, [...FLAGS, `--user-data-dir=${profile}`, "--remote-debugging-port=0", url], {
    detached: true, // a process group of its own, so that its helpers end with it
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  browser.stderr.on("data", (part) => (said += part));
  const ended = new Promise((resolve) => browser.on("exit", () => resolve("ended")));
  const timeout = new Promise((resolve) => setTimeout(resolve, patience, "timeout").unref());
  const result = await Promise.race([done, ended, timeout]);
  if (browser.exitCode === null) process.kill(-browser.pid, "SIGKILL");
  await ended;
  await removeProfile(profile);
  return { result: result === "ended" && !said.includes("DevTools listening") ? null : result, said };
}
