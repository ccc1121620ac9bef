/** Word forms, packs, models and pages become files of data beside the code: Node reads those much faster than it parses code. */
import { basename } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Plugin } from "esbuild";

/**
 * Takes modules of data out of a bundle.
 * @param filter The paths of the modules.
 * @param isPacked Whether the files are compressed: less to fetch and to keep, a little more to read.
 * @param write Takes a file of data by its name.
 */
export function dataFiles(filter: RegExp, isPacked: boolean, write: (name: string, content: string) => void): Plugin {
  return {
    name: "data-files",
    setup({ onLoad }) {
      onLoad({ filter }, async ({ path }) => {
        const module = basename(path).replace(/\..*/s, "");
        // All that the module has, so that nothing can be left behind.
        const lines = Object.entries((await import(path)) as Record<string, unknown>).map(([name, value]) => {
          const isText = typeof value === "string";
          const file = `${module}.${name}.${isText ? "txt" : "json"}${isPacked ? ".br" : ""}`;
          write(file, isText ? value : JSON.stringify(value));
          const start = name === "default" ? "export default" : `export const ${name} =`;
          return `${start} ${isText ? `read("${file}")` : `JSON.parse(read("${file}"))`};`;
        });
        return {
          contents: [
            'import { readFileSync } from "node:fs";',
            'import { brotliDecompressSync } from "node:zlib";',
            "const bytes = (name) => readFileSync(new URL(`./data/${name}`, import.meta.url));",
            isPacked
              ? 'const read = (name) => brotliDecompressSync(bytes(name)).toString("utf8");'
              : 'const read = (name) => bytes(name).toString("utf8");',
            ...lines,
          ].join("\n"),
        };
      });
    },
  };
}

/** The smallest form of a text, for those who fetch it more often than we build it. */
export function packed(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
