/*
 * main.mjs - starts the player.
 *
 *   ?bundle=URL   opens a bundle; without, the bundles of bundles/index.json
 *                 are listed, and any file can be picked.
 */
import { showHome } from "./home.mjs";
import { fetched, learnSiblings, wanted } from "./host.mjs";
import { load } from "./placard/placard.mjs";
import { Player } from "./player.mjs";
import { wordsOf } from "./words.mjs";

const placard = await load();
const home = (problem) => showHome(placard, openFile, problem);

function explain(error) {
  const words = wordsOf(wanted()[0] ?? "en");
  return `${words.notRead}: ${error.isNewer ? words.newer : error.message}`;
}

async function openFile(file) {
  try {
    new Player(placard.open(await file.arrayBuffer()));
  } catch (error) {
    home(explain(error));
  }
}

async function openUrl(url) {
  try {
    new Player(placard.open(await (await fetched(url)).arrayBuffer()));
  } catch (error) {
    home(explain(error));
  }
}

const bundle = new URLSearchParams(location.search).get("bundle");
if (bundle === null) await home();
else {
  await learnSiblings();
  await openUrl(bundle);
}
if ("serviceWorker" in navigator && location.protocol !== "file:")
  navigator.serviceWorker.register("sw.js").catch(() => {}); // the player works without
