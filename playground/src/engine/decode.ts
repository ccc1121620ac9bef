import type { Format } from "../../../core/formats/format.ts";

/** The text of a file as its format wants it. What is no Unicode is read as windows-1251, which Excel writes in Russian and Ukrainian. */
export function decodeFile(bytes: Uint8Array, format: Format): string {
  if (format.bytes === "always") return unitsOf(bytes);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return format.bytes === "fallback" ? unitsOf(bytes) : new TextDecoder("windows-1251").decode(bytes);
  }
}

/** One code unit for each byte. */
function unitsOf(bytes: Uint8Array): string {
  // Arguments are pushed on a stack, which has its limits.
  const step = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return text;
}
