import { CONTROL_MASK, OUTPUT_MASK } from "./mask.ts";
import type { TextMap } from "./text-map.ts";

const MASKS = new RegExp(`${OUTPUT_MASK}+|${CONTROL_MASK}+`, "g");

/**
 * A part of a text as people read it, with its template tags as they are written.
 * @param source What `map` leads to.
 */
export function unmask(source: string, text: string, map: TextMap, start: number, end: number): string {
  return text.slice(start, end).replace(MASKS, (mask, offset: number) => {
    const tag = map.toSource(start + offset, start + offset + mask.length);
    return source.slice(tag.start, tag.end);
  });
}
