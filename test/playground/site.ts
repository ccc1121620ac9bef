import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the built site lies. */
export const siteFolder = fileURLToPath(new URL("../../playground/dist", import.meta.url));

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

export interface Site {
  /** With a slash at its end: the site lies in a folder, as it does on its host. */
  address: string;
  /** All that was asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

/** Serves the site as a plain host does: files, and no headers of ours. */
export async function serveSite(): Promise<Site> {
  const base = "/some/folder/";
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    asked.push(path);
    const inside = path.startsWith(base) ? normalize(path.slice(base.length)) : "..";
    const file = inside.endsWith("/") || inside === "." || inside === "" ? join(inside, "index.html") : inside;
    try {
      if (inside.startsWith("..")) throw new Error("outside");
      const body = await readFile(join(siteFolder, file));
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
