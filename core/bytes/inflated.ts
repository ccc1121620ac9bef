import { inflateSync } from "fflate";

/**
 * The bytes of a text that is base64 of raw deflate: what a script carries.
 * @public Called by what is generated.
 */
export function inflated(text: string): Uint8Array {
  const characters = atob(text);
  const deflated = new Uint8Array(characters.length);
  for (let i = 0; i < deflated.length; i++) deflated[i] = characters.charCodeAt(i);
  return inflateSync(deflated);
}
