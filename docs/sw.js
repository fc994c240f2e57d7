// Reading offline: what has been loaded once is kept in this browser and used when the network is gone.
// Pages come from the network first, so an update of the site shows at once. Python's files never change
// under one address, so they come from the cache first.
const CACHE = "jem-pages-1";
const RUNTIME = /\/assets\/pyodide\//;
const LEFT_ALONE = /\/livereload\//;

const keep = async (request, response) => {
  if (response.ok && response.type === "basic") (await caches.open(CACHE)).put(request, response.clone());
  return response;
};
const kept = (request) => caches.match(request, { cacheName: CACHE, ignoreSearch: true });
const fromCacheFirst = async (request) => (await kept(request)) ?? keep(request, await fetch(request));
const fromNetworkFirst = async (request) => {
  try {
    return await keep(request, await fetch(request));
  } catch (error) {
    const found = await kept(request);
    if (found) return found;
    if (request.mode !== "navigate") throw error;
    const text = "You are offline, and this page has not been open in this browser before.";
    return new Response(text, { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const drop = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("jem-pages-") && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  };
  event.waitUntil(drop());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || LEFT_ALONE.test(pathname)) return;
  event.respondWith(RUNTIME.test(pathname) ? fromCacheFirst(request) : fromNetworkFirst(request));
});
