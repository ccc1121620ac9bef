/** Put in by scripts/playground/service-worker.ts: a name for this build, its own files, and the files of each language, and of its second reader. */
declare const BUILD: string;
declare const FILES: readonly string[];
declare const LANGUAGES: Readonly<Record<string, readonly string[]>>;
declare const READERS: Readonly<Record<string, readonly string[]>>;

/** The part of a service worker's world that we use. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface World {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "message", listener: (event: Extendable & MessageEvent) => void): void;
}

const world = globalThis as unknown as World;
const { scope } = world.registration;
const addressOf = (file: string) => new URL(file, scope).href;

world.addEventListener("install", (event) => event.waitUntil(store(FILES)));

world.addEventListener("activate", (event) => event.waitUntil(Promise.all([forgetOldBuilds(), world.clients.claim()])));

// The page tells which languages its writer needs, and whether the second reader.
world.addEventListener("message", (event) => {
  const { languages, reader } = event.data as { languages?: unknown; reader?: unknown };
  if (!Array.isArray(languages)) return;
  const needed = reader === "on" ? [LANGUAGES, READERS] : [LANGUAGES];
  event.waitUntil(
    store(languages.flatMap((one) => needed.flatMap((files) => (Object.hasOwn(files, one) ? (files[one] ?? []) : [])))),
  );
});

world.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  // What is not of this site is none of our business: the page's policy forbids it.
  if (method === "GET" && url.startsWith(scope)) event.respondWith(answer(event.request));
});

async function store(files: readonly string[]): Promise<void> {
  const cache = await caches.open(BUILD);
  const known = new Set((await cache.keys()).map(({ url }) => url));
  await cache.addAll(files.map(addressOf).filter((address) => !known.has(address)));
}

/** From what is kept; else from the network, and kept for the next time. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(BUILD);
  const address = request.url.replace(/[?#].*$/, "");
  const known = await cache.match(address);
  if (known) return known;
  const fresh = await fetch(address);
  if (fresh.ok && fresh.type === "basic") await cache.put(address, fresh.clone());
  return fresh;
}

async function forgetOldBuilds(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("tactful ") && name !== BUILD).map((name) => caches.delete(name)),
  );
}
