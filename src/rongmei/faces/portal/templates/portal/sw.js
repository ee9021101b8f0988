// The installed site. Network first; what was read before answers when there is none. What was withdrawn is forgotten.
const CACHE = "site-{{ site.code }}-2";
const BASE = "{{ site.base|escapejs }}";
const KEPT = [`${BASE}offline.html`, `${BASE}{{ assets.style }}`, `${BASE}{{ assets.script }}`, `${BASE}{{ site.mark }}`];
const MOST = 400;

self.addEventListener("install", (event) => {
  // What a page tells as it is left would be lost on its way through here, since the page is gone by then.
  event.addRoutes?.({ condition: { requestMethod: "POST" }, source: "network" });
  event.waitUntil(prepare());
});
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(BASE)) return;
  if (event.request.headers.has("range")) return;
  event.respondWith(answer(event));
});

async function prepare() {
  const cache = await caches.open(CACHE);
  await cache.addAll(KEPT.map((path) => new Request(path, { cache: "reload" })));
  await self.skipWaiting();
}

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith("site-{{ site.code }}-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(event) {
  const { request } = event;
  const cache = await caches.open(CACHE);
  let response;
  try {
    response = await fetch(request);
  } catch (error) {
    const kept = (await cache.match(request)) ?? (request.mode === "navigate" ? await cache.match(`${BASE}offline.html`) : null);
    if (kept) return kept;
    throw error;
  }
  if (response.status === 200) event.waitUntil(keep(cache, request, response.clone()));
  else if (response.status === 404 || response.status === 410) event.waitUntil(forget(cache, request, response));
  if (request.mode === "navigate") event.waitUntil(bury(cache));
  return response;
}

async function keep(cache, request, response) {
  await cache.put(request, response);
  const keys = await cache.keys();
  const old = keys.filter((key) => !KEPT.includes(new URL(key.url).pathname)).slice(0, Math.max(0, keys.length - MOST));
  await Promise.all(old.map((key) => cache.delete(key)));
}

// A withdrawn page takes the lists that still name it along: they are fetched anew.
async function forget(cache, request, response) {
  await cache.delete(request);
  if (response.status !== 410) return;
  for (const key of await cache.keys()) if (/\/(s\/.*)?$|\.(xml|json)$/.test(new URL(key.url).pathname)) await cache.delete(key);
}

// Pages withdrawn while they lay here unread: the site names them, and they go, whether they are asked for or not.
async function bury(cache) {
  const told = await fetch(`${BASE}gone.json`, { cache: "no-cache" }).catch(() => null);
  if (!told?.ok) return;
  for (const path of await told.json()) await cache.delete(`${BASE}${path}`, { ignoreSearch: true });
}
