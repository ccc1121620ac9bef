import { extensions, formatFor } from "../../../core/formats/detect.ts";
import type { Format } from "../../../core/formats/format.ts";
import { readAll } from "../invariants.ts";
import { type Targets, target } from "../target.ts";
import { textsLike } from "../texts.ts";

/** One ending of each format that there is. */
const formats = new Map<Format, string>();
for (const extension of extensions) {
  const format = await formatFor(`file${extension}`);
  if (!formats.has(format)) formats.set(format, extension);
}

/** Reading of each format: whatever the file, documents that are whole. */
export const targets: Targets = Object.fromEntries(
  [...formats].map(([format, extension]) => [
    `read${extension}`,
    target({ inputs: textsLike(extension), check: (text) => void readAll(format, text), runs: 1000 }),
  ]),
);
