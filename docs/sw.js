// Reading offline: what has been loaded once is kept in this browser and used when the network is gone.
// Pages come from the network first, so an update of the site shows at once. Python's files never change
// under one address, so they come from the cache first.
const CACHE = "jem-pages-1";
const RUNTIME = /\/assets\/pyodide\/\w+\//;
const LEFT_ALONE = /\/livereload\//;

const runtimeOf = (url) => url.match(RUNTIME)?.[0];
const keep = async (url, response) => {
  if (!response.ok || response.type !== "basic") return;
  try {
    const cache = await caches.open(CACHE);
    await cache.put(url, response);
    const runtime = runtimeOf(url);
    for (const old of runtime ? await cache.keys() : []) {
      if ((runtimeOf(old.url) ?? runtime) !== runtime) await cache.delete(old); // 25 MB that no page asks for again
    }
  } catch {} // there is no room: reading online goes on
};
const kept = (url) => caches.match(url, { cacheName: CACHE, ignoreSearch: true }).catch(() => undefined);
const fromNetwork = async (event) => {
  const response = await fetch(event.request);
  event.waitUntil(keep(event.request.url, response.clone()));
  return response;
};
const fromCacheFirst = async (event) => (await kept(event.request.url)) ?? fromNetwork(event);
const fromNetworkFirst = async (event) => {
  const { request } = event;
  try {
    return await fromNetwork(event);
  } catch (error) {
    const found = await kept(request.url);
    if (found) return found;
    if (request.mode !== "navigate") throw error;
    const text = "You are offline, and this page has not been open in this browser before.";
    return new Response(text, { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } });
  }
};
const isOurs = (address) => {
  const { origin, pathname } = new URL(address);
  return origin === location.origin && !LEFT_ALONE.test(pathname);
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
  const { method, url } = event.request;
  if (method !== "GET" || !isOurs(url)) return;
  event.respondWith(RUNTIME.test(url) ? fromCacheFirst(event) : fromNetworkFirst(event));
});
// The first page was there before this worker: offline.js tells what belongs to it.
self.addEventListener("message", (event) => {
  const add = async (url) => (await kept(url)) ?? keep(url, await fetch(url));
  event.waitUntil(Promise.allSettled(event.data.map((url) => url.split("#")[0]).filter(isOurs).map(add)));
});
