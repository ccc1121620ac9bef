import { inflateSync } from "fflate";

/**
 * The bytes of a text that is base64 of raw deflate: what a script carries.
 * @public Called by what is generated.
 */
export function inflated(text: string): Uint8Array {
  const deflated = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return inflateSync(deflated);
}
