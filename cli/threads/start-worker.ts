import { Worker, type WorkerOptions } from "node:worker_threads";

/** The thread's code: beside this one as it ships; sources need a loader, which threads do not inherit. */
export function startWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./thread.js", import.meta.url), options);
  const loader = import.meta.resolve("tsx/esm/api");
  const { href } = new URL("./thread.ts", import.meta.url);
  const code = `import("${loader}").then(({ register }) => { register(); return import("${href}"); })`;
  return new Worker(code, { ...options, eval: true });
}
