/*
 * sw.js - keeps the player and every bundle it has fetched, so that all opens
 * without a network.  `build` puts a digest of the site in VERSION and the
 * files of the player in SHELL.
 */
const VERSION = "dev";
const SHELL = ["./"];
const BUNDLES = "bundles"; // kept over versions: what was opened once stays

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(VERSION)
      .then((cache) => cache.addAll(SHELL))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const drop = async () => {
    const names = await caches.keys();
    await Promise.all(
      names.filter((name) => name !== VERSION && name !== BUNDLES).map((name) => caches.delete(name)),
    );
    await self.clients.claim();
  };
  event.waitUntil(drop());
});

/* A bundle's name holds its version, so what is kept is what there is; the list of bundles may change. */
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith("http")) return;
  const path = new URL(request.url).pathname;
  if (path.endsWith(".placard")) event.respondWith(keptFirst(request));
  else if (path.endsWith("/index.json")) event.respondWith(networkFirst(request));
  else
    event.respondWith(caches.match(request, { ignoreSearch: true }).then((kept) => kept ?? fetch(request)));
});

async function keptFirst(request) {
  return (await caches.match(request)) ?? keep(request, await fetch(request));
}

async function networkFirst(request) {
  try {
    return await keep(request, await fetch(request));
  } catch {
    return (await caches.match(request)) ?? Response.error();
  }
}

async function keep(request, response) {
  if (response.ok) await (await caches.open(BUNDLES)).put(request, response.clone());
  return response;
}
