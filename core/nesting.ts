/** No file that a person wrote is nested deeper; parsers that call themselves run out of stack long after. */
const DEEPEST = 200;

/** Whether a JSON or YAML text opens more brackets than any that is meant; those in strings count too. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length && depth <= DEEPEST; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5b || code === 0x7b) depth++;
    else if ((code === 0x5d || code === 0x7d) && depth > 0) depth--;
  }
  return depth > DEEPEST;
}
