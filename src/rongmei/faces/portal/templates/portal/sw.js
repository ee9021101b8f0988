// Network first; the cache answers only when there is no network. What was withdrawn leaves the cache.
const CACHE = "site-{{ site.code }}-1";
self.addEventListener("install", (event) => {
  // What a page tells as it is left would be lost on its way through here, since the page is gone by then.
  event.addRoutes?.({ condition: { requestMethod: "POST" }, source: "network" });
  event.waitUntil(self.skipWaiting());
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (!url.pathname.startsWith("{{ site.base|escapejs }}")) return;
  event.respondWith(answer(event.request));
});
async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    else if (response.status === 404 || response.status === 410) await forget(cache, request, response);
    return response;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}
// A withdrawn page takes the lists that still name it along: they are fetched anew.
async function forget(cache, request, response) {
  await cache.delete(request);
  if (response.status !== 410) return;
  for (const key of await cache.keys()) if (!key.url.includes("/assets/")) await cache.delete(key);
}
