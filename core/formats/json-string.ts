import { createRunBuilder, identityMap, type TextMap } from "../text/text-map.ts";

/**
 * Where the values of an object's own keys begin, by key; of a key that is there twice, the last, as `JSON.parse` has it.
 * @param source Valid JSON, an object.
 */
export function findValues(source: string): Map<string, number> {
  const places = new Map<string, number>();
  let depth = 0;
  let key: string | undefined;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at];
    if (char === '"') {
      const end = stringEnd(source, at);
      if (depth === 1 && key === undefined) {
        key = JSON.parse(source.slice(at, end)) as string;
        at = source.indexOf(":", end);
        while (/\s/.test(source[at + 1])) at += 1;
        places.set(key, at + 1);
        continue;
      }
      at = end - 1;
    } else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") depth -= 1;
    else if (char === "," && depth === 1) key = undefined;
  }
  return places;
}

/** The offset after the closing quote of the string that opens at `start`. */
function stringEnd(source: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    let slashes = 0;
    while (source[quote - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0 || quote - slashes <= start) return quote + 1;
    at = quote + 1;
  }
}

/**
 * The map of a JSON string's decoded text to the source.
 * @param start Where its opening quote stands.
 * @param length How long the decoded text is.
 */
export function mapJsonString(source: string, start: number, length: number): TextMap {
  const first = start + 1;
  let sequence = source.indexOf("\\", first);
  if (sequence === -1 || sequence >= first + length) return identityMap(first, length);
  const runs = createRunBuilder();
  let at = first;
  while (sequence !== -1 && runs.length + (sequence - at) < length) {
    runs.copy(source, at, sequence);
    const width = source[sequence + 1] === "u" ? 6 : 2;
    // Only the length of the text matters for its map.
    runs.replace("?", sequence, sequence + width);
    at = sequence + width;
    sequence = source.indexOf("\\", at);
  }
  runs.copy(source, at, at + length - runs.length);
  return runs.build().map;
}

/** Words as they stand in a JSON string. */
export function encodeJsonString(words: string): string {
  return JSON.stringify(words).slice(1, -1);
}
