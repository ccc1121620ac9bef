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
export function dataFiles(
  filter: RegExp,
  isPacked: boolean,
  write: (name: string, content: string | Uint8Array) => void,
): Plugin {
  return {
    name: "data-files",
    setup({ onLoad }) {
      onLoad({ filter }, async ({ path }) => {
        const module = basename(path).replace(/\..*/s, "");
        // All that the module has, so that nothing can be left behind.
        const lines = Object.entries((await import(path)) as Record<string, unknown>).map(([name, value]) => {
          const isBytes = value instanceof Uint8Array;
          const file = `${module}.${name}.${isBytes ? "bin" : "json"}${isPacked ? ".br" : ""}`;
          write(file, isBytes ? value : JSON.stringify(value));
          const start = name === "default" ? "export default" : `export const ${name} =`;
          return `${start} ${isBytes ? `bytes("${file}")` : `JSON.parse(bytes("${file}").toString("utf8"))`};`;
        });
        return {
          contents: [
            'import { readFileSync } from "node:fs";',
            'import { brotliDecompressSync } from "node:zlib";',
            "const file = (name) => readFileSync(new URL(`./data/${name}`, import.meta.url));",
            isPacked ? "const bytes = (name) => brotliDecompressSync(file(name));" : "const bytes = file;",
            ...lines,
          ].join("\n"),
        };
      });
    },
  };
}

/** The smallest form of a text, for those who fetch it more often than we build it. */
export function packed(content: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(content);
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
