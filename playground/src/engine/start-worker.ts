import workerUrl from "./worker.ts?worker&url";

/**
 * Starts our worker through a script of one line. A worker from an address of its own would have no policy on a host that
 * sends none; one from here has the page's, so that it can connect to nowhere either.
 */
export function startWorker(): Worker {
  const script = `import ${JSON.stringify(new URL(workerUrl, import.meta.url).href)};`;
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module", name: "tactful" });
  return worker;
}
